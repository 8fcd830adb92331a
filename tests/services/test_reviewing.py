"""What a person says of figures: verdicts, corrections, remarks, and figures of the person's own."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from helpers.records import make_document, make_extraction, make_figure
from reportedly.extraction.pipeline import load_pipeline
from reportedly.model.document import Document
from reportedly.model.errors import UserError
from reportedly.model.figure import Figure, Review
from reportedly.model.quantity import Relation
from reportedly.services.naming import move_figures
from reportedly.services.reviewing import add_figure, edit, preview_edit, promote, take_back_corrections
from reportedly.services.session import ProjectSession
from reportedly.services.warming import warm_up

TEXT = (
    "SEOUL - The National Intelligence Service said on Wednesday that 3,000 soldiers had been sent to Russia. "
    "It said the soldiers trained for 18 to 20 days. Another 12,000 are to arrive by December, the agency said.\n\n"
    "The spokesman, Kim Min-su, 41, gave no details."
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    session = ProjectSession.create(tmp_path / "p.reportedly")
    yield session
    session.close()


@pytest.fixture
def read(session: ProjectSession) -> ProjectSession:
    """A project with one article, read by the real extraction."""
    document = Document("seoul.txt", TEXT, outlet="KBS", published="2024-10-24")
    session.add_article(document, load_pipeline().read(document))
    return session


def figure_of(session: ProjectSession, text: str) -> Figure:
    return next(figure for figure in session.figures() if figure.text == text)


def aside_of(session: ProjectSession, text: str) -> tuple[str, int, int]:
    number = next(number for number in session.set_aside("seoul.txt") if number.text == text)
    return "seoul.txt", number.start, number.end


def test_an_edit_is_one_step_under_its_own_name_and_undo_takes_it_back(read: ProjectSession) -> None:
    before = figure_of(read, "3,000")

    changes = edit(read, [before.id], "figure", "~3,500")

    after = figure_of(read, "3,000")
    assert (after.value, after.relation, after.review) == (Decimal(3500), Relation.ABOUT, Review.EDITED)
    assert after.corrected == {"value", "low", "high", "relation"}
    assert changes.figures == {before.id}
    step, _ = read.undo()
    assert step is not None
    assert step.title == "Edit figure of 3,000"
    assert figure_of(read, "3,000") == before


def test_what_is_loaded_ahead_of_the_first_edit_changes_nothing(read: ProjectSession) -> None:
    before, steps = read.figures(), read.history()

    warm_up(read)

    assert (read.figures(), read.history()) == (before, steps)


def test_an_edit_to_what_is_there_already_leaves_no_step(read: ProjectSession) -> None:
    figure = figure_of(read, "3,000")
    steps = read.history()

    changes = edit(read, [figure.id], "source", figure.source or "")

    assert not changes
    assert read.history() == steps


def test_an_edit_of_many_is_one_step_and_touches_only_those_that_change(session: ProjectSession) -> None:
    document = make_document()
    session.add_article(document, make_extraction(document, 5))
    ids = [figure.id for figure in session.figures()]
    edit(session, ids[:2], "speaker", "Cho Tae-yong")

    shown = preview_edit(session, ids, "speaker", "Cho Tae-yong")
    edit(session, ids, "speaker", "Cho Tae-yong")

    assert [(figure.id, before, after) for figure, before, after in shown] == [
        (number, "", "Cho Tae-yong") for number in ids[2:]
    ]
    assert {figure.speaker for figure in session.figures()} == {"Cho Tae-yong"}
    assert session.history()[-1].title == "Edit speaker of 5 figures"


def test_a_source_that_is_led_to_the_name_by_itself_has_it_already(session: ProjectSession) -> None:
    """Edit and move look at the same names as the table and the preview of the edit."""
    for key, source in (("a.txt", "Ostania's interior ministry"), ("b.txt", "Interior Ministry of Ostania")):
        document = make_document(key, f"{source} said that 3,000 had fled.")
        figure = make_figure(document, document.text.index("3"), document.text.index(" had"), source=source)
        session.add_article(document, make_extraction(document, (figure,)))
    shown = {figure.id: figure.source for figure in session.figures()}
    (name,) = set(shown.values())
    assert name is not None

    changes = edit(session, list(shown), "source", name) | move_figures(session, "source", list(shown), name)

    assert preview_edit(session, list(shown), "source", name) == []
    assert not changes
    assert all(figure.review is Review.MACHINE for figure in session.figures())


def test_nothing_is_changed_where_one_of_the_figures_cannot_take_the_value(session: ProjectSession) -> None:
    document = make_document()
    figures = (make_figure(document, 0, 1, published="2024-10-24"), make_figure(document, 2, 3))
    session.add_article(document, make_extraction(document, figures))

    with pytest.raises(UserError, match="publication date"):
        edit(session, [figure.id for figure in figures], "statement_date", "Wednesday")

    assert {figure.review for figure in session.figures()} == {Review.MACHINE}


def test_a_figure_that_is_not_in_view_cannot_be_edited(read: ProjectSession) -> None:
    with pytest.raises(UserError) as caught:
        edit(read, [figure_of(read, "3,000").id, "gone"], "via", "AFP")

    assert caught.value.code == "R309"
    assert figure_of(read, "3,000").via is None


def test_words_of_a_known_measure_move_the_figure_to_its_series(session: ProjectSession) -> None:
    document = make_document()
    known = make_figure(document, 0, 1, measure="Troops sent to Russia", series="troops · sent · russia")
    other = make_figure(document, 2, 3)
    session.add_article(document, make_extraction(document, (known, other)))

    edit(session, [other.id], "measure", "troops sent to russia")

    assert session.figures()[1].series == "troops · sent · russia"


def test_new_words_for_what_is_counted_make_a_series_and_taking_them_back_undoes_it(
    session: ProjectSession,
) -> None:
    document = make_document()
    session.add_article(document, make_extraction(document, 2))
    before = session.figures()

    edit(session, [before[0].id], "measure", "Drones shot down")
    edit(session, [before[1].id], "measure", "drones shot down")
    shown = session.figures()
    take_back_corrections(session, [before[0].id, before[1].id], ["measure"])

    assert [figure.series for figure in shown] == ["drones shot down"] * 2
    assert session.figures() == before


def test_marked_words_become_a_figure_with_source_measure_and_date(read: ProjectSession) -> None:
    start = TEXT.index("41")
    changes_of = [figure.id for figure in read.figures()]

    added, changes = add_figure(read, "seoul.txt", start - 2, start + 3)

    figure = figure_of(read, "41")
    assert (figure.id, figure.is_added, figure.review) == (added, True, Review.ACCEPTED)
    assert (figure.value, figure.unit) == (Decimal(41), "year of age")
    assert figure.sentence == "The spokesman, Kim Min-su, 41, gave no details."
    assert figure.statement_date is not None
    assert changes.figures == {added}
    assert len(read.figures()) == len(changes_of) + 1


def test_an_added_figure_is_counted_leaves_the_set_aside_and_goes_with_undo(read: ProjectSession) -> None:
    before = read.articles(), read.figures(), read.set_aside("seoul.txt")
    figure, _ = promote(read, *aside_of(read, "41"))

    article = read.articles()[0]
    aside = read.set_aside("seoul.txt")
    edit(read, [figure], "measure", "age of the spokesman")
    edited = read.figures_by_id([figure])[0]
    read.undo()
    read.undo()

    assert article.figures == before[0][0].figures + 1
    assert "41" not in {number.text for number in aside}
    assert edited.measure == "age of the spokesman"
    assert (read.articles(), read.figures(), read.set_aside("seoul.txt")) == before


def test_promoting_keeps_value_and_attribution_of_the_number(session: ProjectSession) -> None:
    document = Document("seoul.txt", TEXT, published="2024-10-24")
    found = load_pipeline().read(document)
    number = next(number for number in found.set_aside if number.text == "41")
    known = replace(
        number, source="Kim Min-su", source_text="Kim Min-su", source_start=1, source_end=2, cue="says"
    )
    session.add_article(document, replace(found, set_aside=(known,)))

    figure, _ = promote(session, "seoul.txt", number.start, number.end)

    promoted = session.figures_by_id([figure])[0]
    assert (promoted.source, promoted.source_text, promoted.cue) == ("Kim Min-su", "Kim Min-su", "says")
    assert promoted.value == number.value or promoted.value == Decimal(41)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("soldiers had been", "R311"),
        ("3,000 soldiers", "R312"),
        (" ", "R311"),
        ("18 to 20 days. Another 12,000", "R311"),
    ],
)
def test_a_mark_must_hold_one_number_that_is_no_figure_yet(
    read: ProjectSession, words: str, code: str
) -> None:
    start = TEXT.index(words)
    steps = read.history()

    with pytest.raises(UserError) as caught:
        add_figure(read, "seoul.txt", start, start + len(words))

    assert caught.value.code == code
    assert read.history() == steps


@pytest.mark.parametrize(
    ("words", "value"),
    [("2 September 2024", None), ("14:30", None), ("3-1", None), ("23rd", 23), ("1998", 1998)],
)
def test_the_digits_of_a_day_a_clock_or_a_score_are_never_put_together_to_one_number(
    session: ProjectSession, words: str, value: int | None
) -> None:
    text = (
        "The council met on 2 September 2024 at 14:30 in the hall. The home side won 3-1 on the 23rd street."
        " The hall was built in 1998.\n"
    )
    document = Document("hall.txt", text, published="2024-09-03")
    session.add_article(document, load_pipeline().read(document))
    start = text.index(words)

    if value is not None:
        added, _ = add_figure(session, "hall.txt", start, start + len(words))
        assert session.figures_by_id([added])[0].value == value
        return
    with pytest.raises(UserError, match="no number that can be compared") as caught:
        add_figure(session, "hall.txt", start, start + len(words))
    assert caught.value.code == "R311"
    assert not any(figure.is_added for figure in session.figures())


def test_only_a_number_that_was_set_aside_can_be_promoted(read: ProjectSession) -> None:
    with pytest.raises(UserError) as caught:
        promote(read, "seoul.txt", 0, 5)

    assert caught.value.code == "R313"


def test_a_figure_can_be_added_in_an_article_whose_language_is_not_read(session: ProjectSession) -> None:
    text = "Der Minister sprach am Montag. Es waren 3000 Soldaten in der Stadt, sagte er den Abgeordneten."
    document = Document("de.txt", text, language="de", published="2024-10-24")
    session.add_article(document, load_pipeline().read(document))
    start = text.index("3000")

    figure, _ = add_figure(session, "de.txt", start, start + 4)

    shown = session.figures_by_id([figure])[0]
    assert (shown.value, shown.statement_date) == (Decimal(3000), "2024-10-24")
    assert shown.sentence.startswith("Es waren 3000")


def test_days_that_have_no_name_stay_as_they_are_when_their_words_are_kept(session: ProjectSession) -> None:
    document = make_document()
    figure = make_figure(document, target_start="2023-08-01", published="2024-10-24")
    session.add_article(document, make_extraction(document, (figure,)))

    shown = preview_edit(session, [figure.id], "target_date", "since 1 Aug 2023")
    changes = edit(session, [figure.id], "target_date", "since 1 Aug 2023")

    assert (shown, bool(changes)) == ([], False)
    assert edit(session, [figure.id], "target_date", "since 2 Aug 2023")
