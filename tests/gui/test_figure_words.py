"""A figure in words: title, fields, quotations and rules as the detail panel shows them."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from helpers.figures import make_figure, sample_figures
from reportedly.gui.shell.context import Context
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.detail_panel import DetailPanel
from reportedly.gui.views.figure_words import figure_words
from reportedly.gui.views.rule_words import rule_in_words
from reportedly.model.evidence import Evidence
from reportedly.model.figure import Review
from reportedly.model.span import Span


def test_the_title_counts_what_the_text_counts() -> None:
    words = figure_words(sample_figures()[1], by_id={})

    assert words.title == "10,000 troops"
    assert words.subtitle == "planned, by Dec 2024"


@pytest.mark.parametrize(
    ("sentence", "number", "spans", "unit", "measure", "title"),
    [
        pytest.param("sending 3,000 troops", "3,000", ["sending", "troops"], "people", "troops sent", "3,000 troops",
                     id="verb-before"),
        pytest.param("3,000 troops were sent", "3,000", ["troops", "sent"], "people", "troops sent", "3,000 troops",
                     id="verb-after"),
        pytest.param("sending 3,000", "3,000", ["sending"], "people", "troops sent", "3,000 people", id="verb-alone"),
        pytest.param("3,000 North Koreans", "3,000", ["North Koreans"], "people", "North Koreans in Russia",
                     "3,000 North Koreans", id="name-of-two-words"),
        pytest.param("3,000 foreign companies", "3,000", ["foreign companies"], "company", "foreign companies",
                     "3,000 companies", id="unit-in-the-plural"),
        pytest.param("3,000 square miles", "3,000", ["square miles"], "square mile", "little land",
                     "3,000 square miles", id="unit-of-two-words"),
        pytest.param("3,000 times as many", "3,000", [], "times", "many times", "×3,000", id="multiple"),
        pytest.param("3,000 of them", "3,000", [], "ship", "landing ships to the port", "3,000 ships",
                     id="unit-only-in-the-measure"),
    ],
)  # fmt: skip
def test_the_title_names_the_counted_thing_and_no_verb_of_its_evidence(
    sentence: str, number: str, spans: list[str], unit: str, measure: str, title: str
) -> None:
    start = sentence.index(number)
    found = tuple(Span(sentence.index(words), sentence.index(words) + len(words)) for words in spans)
    figure = make_figure(
        text=number, start=start, end=start + len(number), unit=unit, measure=measure, sentence=sentence,
        sentence_start=0, sentence_end=len(sentence), evidence={"unit": Evidence("measures", "measure.noun", found)},
    )  # fmt: skip

    assert figure_words(figure, by_id={}).title == title


def test_each_field_carries_its_words_and_its_rule() -> None:
    fields = {field.id: field for field in figure_words(make_figure(), by_id={}).fields}

    assert fields["source"].quote == "“The ministry”"
    assert "list of known bodies" in fields["source"].rule
    assert fields["statement_date"].quote == "“Monday”"
    assert fields["value"].confidence == 0.96


def test_parts_never_lie_over_each_other() -> None:
    parts = sorted(figure_words(make_figure(), by_id={}).parts, key=lambda part: part.start)

    assert [part.role for part in parts] == ["source", "cue", "statement_date", "figure", "measure"]
    assert all(first.end <= second.start for first, second in pairwise(parts))


def test_a_guessed_date_is_said_beside_the_day() -> None:
    words = figure_words(make_figure(), by_id={}, published_guessed=True)

    said = next(field for field in words.fields if field.id == "statement_date")
    assert said.is_doubtful
    assert "guessed" in said.note


def test_a_rule_takes_the_words_of_the_longest_id_it_starts_with() -> None:
    plan = rule_in_words(Evidence("stance", "stance.plan-verb"))
    two = rule_in_words(Evidence("sources", "cue.clause source.table"))

    assert "planning" in plan
    assert two.count(".") == 2
    assert "rule “other”" in rule_in_words(Evidence("numbers", "nothing.like.other"))


def test_the_panel_says_what_to_do_without_a_figure_and_shows_one_with(qtbot: QtBot, theme: Theme) -> None:
    panel = DetailPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(440, 400)
    panel.show()

    panel.set_figure(figure_words(make_figure(), by_id={}), place="1 of 5", is_on_chart=False)
    panel.show_why()

    assert panel.tabs.currentIndex() == 1


def test_choosing_tells_once_and_with_its_origin(qtbot: QtBot) -> None:
    linked, heard = LinkedSelection(), []
    linked.current_changed.connect(lambda figure, origin: heard.append((figure, origin)))

    linked.choose("a1", "table")
    linked.choose("a1", "chart")

    assert heard == [("a1", "table")]
    assert linked.selected == {"a1"}


def test_an_expression_over_context_keys_needs_all_of_its_terms(qtbot: QtBot) -> None:
    context = Context()
    context.update(has_article=True, is_working=True)

    assert context.allows("")
    assert context.allows("has_article")
    assert not context.allows("has_article and not is_working")


@pytest.mark.parametrize(
    ("review", "is_told"), [(Review.MACHINE, True), (Review.UNDECIDED, True), (Review.EDITED, False)]
)
def test_the_doubt_of_the_program_is_told_until_a_person_stands_for_the_figure(
    qtbot: QtBot, theme: Theme, review: Review, is_told: bool
) -> None:
    panel = DetailPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(440, 400)
    panel.show()

    figure = make_figure(confidence=0.4, review=review)
    panel.set_figure(figure_words(figure, by_id={}), place="1 of 5", is_on_chart=False)

    told = [label.text() for label in panel.findChildren(QLabel) if not label.isHidden()]
    assert any(text.startswith("doubtful") for text in told) is is_told


@pytest.mark.parametrize("width", [25, 29, 34, 46])
def test_the_buttons_below_a_figure_never_widen_the_panel(qtbot: QtBot, theme: Theme, width: int) -> None:
    panel = DetailPanel(theme)
    qtbot.addWidget(panel)
    panel.set_figure(figure_words(make_figure(), by_id={}), is_on_chart=False)
    panel.resize(theme.px(width), 400)
    panel.show()

    assert panel.minimumSizeHint().width() <= theme.px(29)
    assert panel.accept.text().startswith("Accept")
    assert panel._foot.minimumSize().width() <= panel.width()


def test_a_name_that_was_found_to_be_one_stands_with_the_reason_of_the_source():
    names = (
        ("interior ministry", "Ostania's is the only ministry that articles of this story name in full"),
    )
    figure = sample_figures()[0]

    plain, told = (
        next(
            field for field in figure_words(figure, by_id={}, also_called=also).fields if field.id == "source"
        )
        for also in ((), names)
    )

    reason = "Also called interior ministry: Ostania's is the only ministry that articles of this story name in full."
    assert told.rule == f"{plain.rule} {reason}".strip()
