"""Why a field has its value: in words of the text in the tab Why?, and marked where they stand in the article."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from helpers.figures import make_figure, sample_summaries
from helpers.windows import load
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.figure_words import FieldWords, figure_words
from reportedly.gui.views.headline import Headline
from reportedly.gui.views.highlights import Role, parts_of
from reportedly.model.evidence import Evidence
from reportedly.model.figure import Denial, Figure, Stance
from reportedly.model.quantity import Kind, Relation
from reportedly.model.span import Span

SENTENCE = (
    "Its director, Ana Ruiz, told lawmakers on Wednesday that about 4,000 homes could be cut off by December."
)


def _span(words: str, sentence: str = SENTENCE) -> Span:
    start = sentence.index(words)
    return Span(start, start + len(words))


def _told(**changes: object) -> Figure:
    """Give a figure that a director told lawmakers, with evidence for each of its fields."""
    number, source = _span("4,000"), _span("Its director, Ana Ruiz")
    rule = "cue.clause source.role"
    values: dict[str, object] = {
        "text": "4,000", "start": number.start, "end": number.end, "unit": "home", "measure": "homes cut off",
        "series": "home · cut off", "relation": Relation.ABOUT, "source": "Coast Institute", "speaker": "Ana Ruiz",
        "source_text": "Its director, Ana Ruiz", "source_start": source.start, "source_end": source.end,
        "cue": "told lawmakers", "stance": Stance.FORECAST, "statement_date": "2025-03-05",
        "published": "2025-03-06", "target_date": "2025-12", "target_end": "2025-12-31", "sentence": SENTENCE,
        "sentence_end": len(SENTENCE),
        "evidence": {
            "value": Evidence("numbers", "number.digits", (number,), 0.9),
            "relation": Evidence("hedges", "hedge.about", (_span("about"),)),
            "unit": Evidence("measures", "measure.noun", (_span("homes"), _span("cut off")), 0.9),
            "measure": Evidence("measures", "measure.noun", (_span("homes"), _span("cut off")), 0.9),
            "source": Evidence("sources", rule, (source,), 0.8),
            "cue": Evidence("cues", "cue.clause", (_span("told lawmakers"),)),
            "stance": Evidence("stance", "stance.modal", (_span("could"),), 0.8),
            "statement_date": Evidence("dates", "statement.cue", (_span("Wednesday"),), 0.85),
            "target_date": Evidence("dates", "target.clause", (_span("by December"),), 0.75),
        },
    }  # fmt: skip
    return make_figure(**{**values, **changes})


def _with(figure: Figure, **evidence: Evidence) -> dict[str, Evidence]:
    return {**figure.evidence, **evidence}


def _field(figure: Figure, name: str) -> FieldWords:
    return next(field for field in figure_words(figure, by_id={}).fields if field.id == name)


def test_the_words_of_saying_attribute_to_the_speaker_with_their_office() -> None:
    assert (
        _field(_told(), "source").rule
        == "“told lawmakers” attributes it to Ana Ruiz, director of Coast Institute."
    )


def test_a_long_office_after_the_name_is_followed_by_the_body() -> None:
    figure = _told(source="NCI", source_text="Ana Ruiz, head of the National Coast Institute")

    assert _field(figure, "source").rule == (
        "“told lawmakers” attributes it to Ana Ruiz, head of the National Coast Institute. Ana Ruiz speaks for NCI."
    )


@pytest.mark.parametrize(
    ("rule", "mention", "wanted"),
    [
        pytest.param("source.pronoun", "She", "“She” points back to Ana Ruiz.", id="pronoun"),
        pytest.param(
            "source.short-name", "Ruiz", "“Ruiz” is short for Ana Ruiz, named before.", id="surname"
        ),
        pytest.param(
            "source.table", "Ruiz", "“Ruiz” stands for Ana Ruiz in the list of known bodies.", id="table"
        ),
        pytest.param("source.table", "Ana Ruiz", "The name is in the list of known bodies.", id="as-named"),
    ],
)
def test_who_a_mention_stands_for_is_said(rule: str, mention: str, wanted: str) -> None:
    figure = _told(source="Ana Ruiz", speaker=None, source_text=mention)
    source = Evidence("sources", f"cue.clause {rule}", figure.evidence["source"].spans)

    told = _field(_told(source="Ana Ruiz", speaker=None, source_text=mention, evidence=_with(figure, source=source)),
                  "source").rule  # fmt: skip

    assert told == f"“told lawmakers” attributes it to Ana Ruiz. {wanted}"


def test_a_day_of_the_week_is_reckoned_from_the_publication_date() -> None:
    assert _field(_told(), "statement_date").rule.startswith(
        "“Wednesday” = 5 Mar 2025, from the publication date (6 Mar 2025)."
    )
    assert "publication date" not in _field(_told(published=None), "statement_date").rule


def test_a_date_with_its_year_needs_no_publication_date() -> None:
    sentence = "The mayor said on 5 March 2025 that 30 homes had burned."
    said = Evidence("dates", "statement.cue", (_span("5 March 2025", sentence),))
    figure = make_figure(
        sentence=sentence, sentence_end=len(sentence), start=36, end=38, text="30", published="2025-03-06",
        statement_date="2025-03-05", evidence={"statement_date": said},
    )  # fmt: skip

    assert _field(figure, "statement_date").rule.startswith(
        "“5 March 2025” = 5 Mar 2025, as the text gives it."
    )


@pytest.mark.parametrize(
    ("stance", "rule", "wanted"),
    [
        (Stance.FORECAST, "stance.modal", "“could” puts it in the future or leaves it open: forecast."),
        (Stance.PLANNED, "stance.plan-verb", "“could” is a word of planning: planned."),
        (Stance.DENIED, "stance.denial-verb", "“could” is a word of denying: denied."),
        (Stance.ALLEGED, "stance.alleged-adverb",
         "“could” is a word of accusing, or of a claim without proof: alleged."),
    ],
)  # fmt: skip
def test_the_words_that_decide_the_stance_are_named(stance: Stance, rule: str, wanted: str) -> None:
    figure = _told(stance=stance, evidence=_with(_told(), stance=Evidence("stance", rule, (_span("could"),))))

    assert _field(figure, "stance").rule == wanted


def test_the_words_taken_for_hedge_and_unit_are_named() -> None:
    assert _field(_told(), "value").quote == "“about 4,000”"
    assert "“about” says that it is no exact number." in _field(_told(), "value").rule
    assert _field(_told(), "unit").quote == "“homes”"


def test_the_parts_that_make_a_series_are_named() -> None:
    added = _told(series="home · cut off · increment", kind=Kind.INCREMENT)

    assert _field(_told(), "series").rule == (
        "One series with figures that have the same thing (home), outcome (cut off) and kind (a total, nothing added)."
    )
    assert "kind (what was added)" in _field(added, "series").rule
    assert _field(added, "kind").rule == "What was added, not a total."


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("40%", "The sign “%” is its unit."),
        ("5% and 8%", "The sign “%” is its unit."),
        ("15 to 20 per cent", "The word “per cent” is its unit."),
        ("23 km", "The sign “km” is its unit."),
    ],
)
def test_the_sign_of_a_unit_is_quoted_without_the_number(words: str, rule: str) -> None:
    sentence = f"Exports fell by {words} in May."
    evidence = {"unit": Evidence("quantities", "unit.sign", (_span(words, sentence),))}
    figure = _told(unit="percent", sentence=sentence, sentence_end=len(sentence), evidence=evidence)

    assert _field(figure, "unit").rule == rule


def test_a_range_is_not_called_exact() -> None:
    evidence = {
        "value": Evidence("numbers", "number.range", (_span("4,000"),)),
        "relation": Evidence("hedges", "hedge.none", ()),
    }

    assert "exact" not in _field(_told(relation=Relation.RANGE, evidence=evidence), "value").rule
    assert "exact" in _field(_told(relation=Relation.EXACT, evidence=evidence), "value").rule


def test_a_currency_is_written_as_such_and_a_share_is_no_total() -> None:
    money = _told(unit="INR", measure="damage", series="damage · inr")
    share = _told(unit="fraction", measure="schools", series="school · percent", kind=Kind.SHARE)

    assert _field(money, "series").value == "damage · INR"
    assert "unit (INR)" in _field(money, "series").rule
    assert "kind (how much it is, not a change)" in _field(share, "series").rule


def test_an_office_that_names_its_body_is_not_said_twice() -> None:
    figure = _told(source="Finance ministry", speaker="Ken Abo", source_text="Finance Minister Ken Abo")

    assert "Ken Abo, Finance Minister" in _field(figure, "source").rule
    assert "Finance Minister of Finance ministry" not in _field(figure, "source").rule


def test_a_name_with_its_article_is_no_short_name() -> None:
    bank = {"source": Evidence("sources", "cue.clause source.short-name", (_span("lawmakers"),))}
    as_written = _told(source="central bank", source_text="the central bank", speaker=None, evidence=bank)
    short = _told(source="Bank of the North", source_text="the bank", speaker=None, evidence=bank)

    assert "short" not in _field(as_written, "source").rule
    assert "“the bank” is short for Bank of the North, named before." in _field(short, "source").rule


def test_who_relays_is_no_source_and_is_marked_as_relaying() -> None:
    relay = Evidence("sources", "cue.clause source.role", (_span("lawmakers"),))
    briefed = Evidence("sources", "cue.aside source.briefing", (_span("lawmakers"),))
    figure = _told(via="lawmakers", source_text="lawmakers", speaker=None,
                   evidence=_with(_told(), via=relay, source=briefed))  # fmt: skip

    assert _field(figure, "via").rule == "Passes on what Coast Institute said, and is not the source."
    assert _field(figure, "source").rule == (
        "The article says that Coast Institute told lawmakers; it is passed on by lawmakers."
    )
    assert Role.VIA in [part.role for part in parts_of(figure)]
    assert Role.SOURCE not in [part.role for part in parts_of(figure)]


def test_a_denial_elsewhere_in_the_article_is_marked_and_named() -> None:
    start = len(SENTENCE) + 1
    said = "The ministry rejected the estimate."
    denial = Denial(article="one.txt", source="Ministry", source_text="The ministry", start=start + 13,
                    end=start + len(said) - 1, sentence=said, statement_date="2025-03-06")  # fmt: skip
    span = Span(denial.start, denial.end)
    figure = _told(
        denied_by=(denial,), evidence=_with(_told(), denied_by=Evidence("stance", "denial.verb", (span,)))
    )

    words = figure_words(figure, by_id={}, text=f"{SENTENCE} {said}")

    field = next(field for field in words.fields if field.id == "denied_by")
    assert field.value == "Ministry, 6 Mar 2025"
    assert field.rule == "“rejected the estimate” is a denial without a number of its own."
    assert [(part.start, part.end) for part in parts_of(figure) if part.role is Role.DENIED_BY] == [
        (span.start, span.end)
    ]


def test_own_voice_is_said() -> None:
    figure = make_figure(source=None, source_text=None, source_start=None, source_end=None,
                         evidence={"source": Evidence("sources", "source.outlet")})  # fmt: skip

    assert _field(figure, "source").rule == "Nobody is named: the outlet says it itself."


def _shown(labels: Sequence[QLabel]) -> str:
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_a_click_on_a_figure_and_on_why_shows_the_reasons_and_marks_the_words(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "harbour.txt"
    path.write_text(
        "Harbour homes without water\n\nAna Ruiz, the director of the Coast Institute, told lawmakers on 5 March 2025 "
        "that about 4,000 homes were without water.\n\nThe ministry denied that any homes were without water.\n",
        encoding="utf-8",
    )
    load(qtbot, window, [path])
    panels = window.desk.panels
    table = panels.table
    row = next(i for i, one in enumerate(window.desk.project.figures.shown()) if one.text == "4,000")
    place = table.visualRect(table.model().index(row, 1)).center()

    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    tabs = panels.detail.tabs
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())

    qtbot.waitUntil(
        lambda: "“told lawmakers” attributes it to Ana Ruiz" in _shown(panels.detail.findChildren(QLabel))
    )
    shown = _shown(panels.detail.findChildren(QLabel))
    assert "“5 March 2025” = 5 Mar 2025, as the text gives it." in shown
    assert "“about” says that it is no exact number." in shown
    figure = next(one for one in window.desk.project.figures.figures if one.text == "4,000")
    text = panels.article.document.text
    marked = {part.role: text[part.start : part.end] for part in parts_of(figure)}
    assert marked[Role.HEDGE] == "about"
    assert marked[Role.CUE] == "told lawmakers"
    assert marked[Role.STATEMENT_DATE] == "5 March 2025"


def _pair() -> list[Figure]:
    far = make_figure("f1", unit="home", series="home · cut off · Oren", measure="homes cut off in Oren")
    near = make_figure("f2", unit="home", series="home · cut off", measure="homes cut off")
    return [far, near, make_figure("f3", unit="home", series="home · cut off", measure="homes cut off")]


def test_a_series_that_may_be_the_same_is_suggested_with_its_reason_apart_from_the_decision() -> None:
    project = ProjectModels()
    project.take(sample_summaries(), _pair())

    words = figure_words(_pair()[0], by_id={}, alike=project.alike("home · cut off · Oren"))

    assert [field.id for field in words.fields if field.id == "alike"] == []
    (row,) = words.alike
    assert row.value == "homes cut off (2 figures)"
    assert row.rule.startswith("One says Oren, the other gives no place; all else agrees.")
    assert "only a person joins them" in row.rule


def test_the_choice_of_measures_names_those_that_may_be_the_same_below_the_others(
    qtbot: QtBot, theme: Theme
) -> None:
    project, chosen = ProjectModels(), []
    project.take(sample_summaries(), _pair())
    headline, menu = Headline(theme), QMenu()
    qtbot.addWidget(headline)
    qtbot.addWidget(menu)
    headline.measure_chosen.connect(chosen.append)
    key = "home · cut off"

    headline.set_measures(project.measure_tallies, key, lambda: project.alike(key))
    headline.fill_measure_menu(menu)
    rows = menu.actions()
    place = next(i for i, action in enumerate(rows) if action.isSeparator())
    rows[-1].trigger()

    assert rows[place + 1].text() == "May be the same as the one shown"
    assert rows[-1].text() == "homes cut off in Oren\t1"
    assert "the other gives no place" in rows[-1].toolTip()
    assert chosen == ["home · cut off · Oren"]


def test_a_measure_of_the_same_name_that_may_be_the_same_is_told_apart_as_in_the_list() -> None:
    project = ProjectModels()
    figures = [replace(figure, measure="homes cut off") for figure in _pair()]
    project.take(sample_summaries(), figures)

    (row,) = project.alike("home · cut off")

    assert row.name == "homes cut off (Oren)"
    assert row.name in [tally.name for tally in project.measure_tallies]


def test_series_of_other_outcomes_are_never_suggested() -> None:
    project = ProjectModels()
    killed = make_figure("k", series="people · killed", measure="people killed")
    project.take(sample_summaries(), [killed, make_figure("w", series="people · wounded", measure="wounded")])

    assert project.alike(killed.series) == ()
