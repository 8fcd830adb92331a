"""Figures split, joined, removed; corrections that find no figure any more."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from helpers.records import make_document, make_extraction, make_figure, make_set_aside
from reportedly.model.document import Document
from reportedly.model.errors import UserError
from reportedly.model.figure import Figure, Review
from reportedly.model.quantity import Relation
from reportedly.model.set_aside import Reason
from reportedly.services.naming import merge
from reportedly.services.naming import split as split_name
from reportedly.services.reviewing import (
    add_figure,
    correct,
    drop_unplaced,
    edit,
    join_figures,
    keep_as_own,
    parts_of,
    place_again,
    remark,
    remove_added,
    set_verdict,
    split_figure,
    take_back_corrections,
    unplaced,
)
from reportedly.services.session import ProjectSession
from reportedly.services.splitting import parts_with
from reportedly.store.queries.figures import machine_figure

TEXT = "Officials said 18,000 to 20,000 soldiers and about 40 tanks had come; 500 left."


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    session = ProjectSession.create(tmp_path / "p.reportedly")
    yield session
    session.close()


def article() -> Document:
    return make_document("a.txt", TEXT, outlet="KBS")


def figure_at(words: str, **fields: object) -> Figure:
    start = TEXT.index(words)
    return make_figure(article(), start, start + len(words), **fields)


def a_range() -> Figure:
    return figure_at(
        "18,000 to 20,000",
        value=None,
        low=Decimal(18000),
        high=Decimal(20000),
        relation=Relation.RANGE,
        source="NIS",
    )


def load(session: ProjectSession, *figures: Figure) -> None:
    session.add_article(article(), make_extraction(article(), tuple(sorted(figures, key=lambda f: f.start))))


def read_again(session: ProjectSession, *figures: Figure) -> None:
    extraction = make_extraction(article(), tuple(sorted(figures, key=lambda f: f.start)))
    session.replace_runs({"a.txt": extraction})


def shown(
    session: ProjectSession,
) -> list[tuple[str, str | None, Decimal | None, Decimal | None, Decimal | None]]:
    return [(f.text, f.source, f.value, f.low, f.high) for f in session.figures()]


def test_a_range_is_split_into_its_ends_which_keep_source_and_measure(session: ProjectSession) -> None:
    load(session, a_range())
    before = session.figures()

    changes = split_figure(session, before[0].id)

    low, high = Decimal(18000), Decimal(20000)
    assert shown(session) == [("18,000", "NIS", low, low, low), ("20,000", "NIS", high, high, high)]
    assert session.articles()[0].figures == 2
    assert changes.figures == {before[0].id, *(figure.id for figure in session.figures())}
    step, _ = session.undo()
    assert step is not None
    assert step.title == "Split 18,000 to 20,000"
    assert session.figures() == before


def test_joining_what_was_split_gives_the_figure_back_as_it_was_with_all_that_was_said(
    session: ProjectSession,
) -> None:
    load(session, a_range())
    remark(session, [session.figures()[0].id], note="see page 3")
    before = session.figures()
    split_figure(session, before[0].id)

    join_figures(session, [figure.id for figure in session.figures()])

    assert session.figures() == before
    assert session.articles()[0].figures == 1


def test_two_figures_that_are_one_range_are_joined(session: ProjectSession) -> None:
    load(session, figure_at("18,000", source="NIS"), figure_at("20,000"), figure_at("40"))
    before = session.figures()

    join_figures(session, [figure.id for figure in before[:2]])

    assert shown(session)[0] == ("18,000 to 20,000", "NIS", None, Decimal(18000), Decimal(20000))
    assert len(session.figures()) == session.articles()[0].figures == 2
    session.undo()
    assert session.figures() == before


def test_a_number_within_a_joined_figure_is_not_set_aside_as_well(session: ProjectSession) -> None:
    document = article()
    aside = tuple(
        make_set_aside(
            document, start=TEXT.index(words), end=TEXT.index(words) + len(words), text=words, reason=reason
        )
        for words, reason in (("Officials", Reason.DATE), ("to", Reason.AGE), ("000 to 20", Reason.TO_CHECK))
    )
    read = make_extraction(document, (figure_at("18,000"), figure_at("20,000")), set_aside=aside)
    session.add_article(document, read)
    before = session.articles(), session.set_aside("a.txt")

    join_figures(session, [figure.id for figure in session.figures()])

    assert [number.text for number in session.set_aside("a.txt")] == ["Officials"]
    one = session.articles()[0]
    assert (one.figures, one.set_aside, one.to_check) == (1, 1, 0)
    session.undo()
    assert (session.articles(), session.set_aside("a.txt")) == before


def test_figures_whose_words_are_no_range_are_joined_to_the_range_that_holds_them(
    session: ProjectSession,
) -> None:
    forty, many = Decimal(40), Decimal(500)
    load(
        session,
        figure_at("40", value=forty, low=forty, high=forty),
        figure_at("500", value=many, low=many, high=many),
    )

    join_figures(session, [figure.id for figure in session.figures()])

    assert shown(session)[0][2:] == (None, Decimal(40), Decimal(500))


@pytest.mark.parametrize("count", [1, 2])
def test_far_or_single_figures_are_not_joined(session: ProjectSession, count: int) -> None:
    load(session, figure_at("18,000"), figure_at("500"), figure_at("40"))
    figures = session.figures()

    with pytest.raises(UserError) as caught:
        join_figures(session, [figures[0].id, figures[2].id][:count])

    assert caught.value.code == "R315"
    assert session.figures() == figures


def test_one_number_is_not_split(session: ProjectSession) -> None:
    load(session, figure_at("40"))
    figure = session.figures()[0]

    with pytest.raises(UserError, match="is one number"):
        split_figure(session, figure.id)

    assert parts_of(figure) == []
    assert parts_of(a_range()) == [(15, 21), (25, 31)]


@pytest.mark.parametrize(
    ("text", "marked", "parts"),
    [
        ("18,000 to 20,000", "18,000", ["18,000", "20,000"]),
        ("18,000 to 20,000", " 20,000", ["18,000", "20,000"]),
        ("two hundred and forty thousand", "two hundred", ["two hundred", "forty thousand"]),
        ("$3 million-$4 million", "$3 million", ["$3 million", "$4 million"]),
        ("between 5 and 7 or 9", "7", ["5", "7", "9"]),
        ("18,000 to 20,000", "18,000 to 20,000", []),
        ("18,000 men", "18,000", []),
    ],
)
def test_a_marked_part_is_split_from_the_numbers_beside_it(text: str, marked: str, parts: list[str]) -> None:
    document = make_document("a.txt", f"Of {text}.", outlet="KBS")
    figure = make_figure(document, 3, 3 + len(text))
    start = 3 + text.index(marked)

    found = parts_with(figure, start, start + len(marked))

    assert [document.text[first:last] for first, last in found] == parts


def test_names_that_were_merged_come_apart_in_the_parts_of_a_split_too(session: ProjectSession) -> None:
    load(session, a_range(), figure_at("500", source="Spy agency"))
    merge(session, "source", ["NIS"], "Spy agency")
    split_figure(session, session.figures()[0].id)
    merged = [figure.source for figure in session.figures()]

    split_name(session, "source", ["NIS"])

    assert merged == ["Spy agency"] * 3
    assert [figure.source for figure in session.figures()] == ["NIS", "NIS", "Spy agency"]


def test_a_part_can_be_removed_and_the_last_one_brings_the_whole_back(session: ProjectSession) -> None:
    load(session, a_range(), figure_at("500"))
    before = session.figures()
    split_figure(session, before[0].id)

    remove_added(session, [session.figures()[0].id])
    one_left = [figure.text for figure in session.figures()]
    remove_added(session, [session.figures()[0].id])

    assert one_left == ["20,000", "500"]
    assert session.figures() == before
    with pytest.raises(UserError, match="Reject it"):
        remove_added(session, [before[0].id])


def test_a_new_reading_keeps_a_split_and_shows_no_words_in_two_figures(session: ProjectSession) -> None:
    load(session, a_range())
    split_figure(session, session.figures()[0].id)
    before = session.figures()

    read_again(session, figure_at("18,000 to 20"), figure_at("20,000"), figure_at("500"))

    assert [figure.text for figure in session.figures()] == ["18,000", "20,000", "500"]
    assert session.articles()[0].figures == 3
    assert [figure.value for figure in session.figures()[:2]] == [Decimal(18000), Decimal(20000)]
    session.undo()
    assert session.figures() == before


def test_a_figure_of_ones_own_counts_where_a_lost_correction_touches_it_and_is_read_again(
    session: ProjectSession,
) -> None:
    whole, part = figure_at("about 40 tanks"), figure_at("40")
    load(session, whole)
    remark(session, [whole.id], note="look")
    read_again(session)
    own, _ = add_figure(session, "a.txt", part.start, part.end)

    read_again(session, whole)

    assert [figure.id for figure in session.figures()] == [own]
    remove_added(session, [own])
    assert [(figure.id, figure.note) for figure in session.figures()] == [(whole.id, "look")]


def test_a_figure_added_at_the_words_of_a_lost_one_has_its_remarks(session: ProjectSession) -> None:
    tanks = figure_at("40")
    load(session, tanks)
    remark(session, [tanks.id], note="look", tags=["tank"], is_starred=True)
    read_again(session)

    add_figure(session, "a.txt", tanks.start, tanks.end)

    (figure,) = session.figures()
    assert (figure.note, figure.tags, figure.is_starred) == ("look", ("tank",), True)


def test_a_correction_stays_where_its_words_are_read_again_and_is_listed_where_not(
    session: ProjectSession,
) -> None:
    load(session, figure_at("40"), figure_at("500"))
    edit(session, [figure.id for figure in session.figures()], "source", "Kyiv")
    remark(session, [session.figures()[1].id], note="odd", tags=["page 2"], is_starred=True)

    read_again(session, figure_at("40", measure="tanks"))

    kept = session.figures()[0]
    [lost] = unplaced(session)
    assert (kept.source, kept.measure, kept.review) == ("Kyiv", "tanks", Review.EDITED)
    assert (lost.text, lost.fields["source"], lost.note) == ("500", "Kyiv", "odd")
    assert (lost.tags, lost.is_starred, lost.candidate) == (("page 2",), True, None)


def test_who_stands_for_a_corrected_figure_has_edited_it_whichever_came_first(
    session: ProjectSession,
) -> None:
    load(session, figure_at("40"), figure_at("500"))
    first, second = (figure.id for figure in session.figures())

    set_verdict(session, [first], Review.ACCEPTED)
    edit(session, [first], "source", "Kyiv")
    edit(session, [second], "source", "Kyiv")
    set_verdict(session, [second], Review.ACCEPTED)
    assert [figure.review for figure in session.figures()] == [Review.EDITED, Review.EDITED]

    set_verdict(session, [first, second], Review.REJECTED)
    assert [figure.review for figure in session.figures()] == [Review.REJECTED, Review.REJECTED]
    set_verdict(session, [first], Review.MACHINE)
    take_back_corrections(session, [second])
    set_verdict(session, [second], Review.EDITED)
    assert [figure.review for figure in session.figures()] == [Review.EDITED, Review.ACCEPTED]


def test_a_correction_placed_on_an_accepted_figure_makes_it_an_edited_one(session: ProjectSession) -> None:
    load(session, figure_at("20,000"))
    edit(session, [session.figures()[0].id], "source", "Kyiv")
    read_again(session, figure_at("18,000 to 20,000"))
    [lost] = unplaced(session)
    set_verdict(session, [session.figures()[0].id], Review.ACCEPTED)

    place_again(session, lost, lost.candidate or "")

    assert (session.figures()[0].source, session.figures()[0].review) == ("Kyiv", Review.EDITED)


def test_a_lost_correction_is_placed_on_a_figure_that_touches_its_words(session: ProjectSession) -> None:
    load(session, figure_at("20,000"))
    edit(session, [session.figures()[0].id], "source", "Kyiv")
    read_again(session, figure_at("18,000 to 20,000"))
    [lost] = unplaced(session)
    wide = session.figures()[0]

    changes = place_again(session, lost, lost.candidate or "")

    assert changes.figures == {wide.id}
    assert (session.figures()[0].source, session.figures()[0].review) == ("Kyiv", Review.EDITED)
    assert unplaced(session) == []
    session.undo()
    assert unplaced(session) == [lost]
    assert session.figures() == [wide]


def test_a_lost_correction_is_kept_as_a_figure_of_ones_own(session: ProjectSession) -> None:
    load(session, figure_at("500", measure="soldiers who left"))
    remark(session, [session.figures()[0].id], note="odd")
    edit(session, [session.figures()[0].id], "figure", "~500")
    read_again(session)

    keep_as_own(session, unplaced(session)[0])

    [figure] = session.figures()
    assert (figure.text, figure.relation, figure.measure, figure.note) == (
        "500", Relation.ABOUT, "soldiers who left", "odd")  # fmt: skip
    assert figure.is_added
    assert unplaced(session) == []


def test_a_lost_correction_can_be_dropped_once(session: ProjectSession) -> None:
    load(session, figure_at("500"))
    set_verdict(session, [session.figures()[0].id], Review.REJECTED)
    read_again(session)
    [lost] = unplaced(session)

    assert drop_unplaced(session, [lost])

    assert unplaced(session) == []
    with pytest.raises(UserError) as caught:
        drop_unplaced(session, [lost])
    assert caught.value.code == "R316"
    session.undo()
    assert unplaced(session) == [lost]


def machine_says(session: ProjectSession, figure: Figure) -> Figure | None:
    place = figure.start, figure.end
    return session.read(lambda connection: machine_figure(connection, figure.article, place))


def test_the_machines_word_is_known_behind_corrections_merges_and_new_readings(
    session: ProjectSession,
) -> None:
    load(session, figure_at("500", source="NIS"))
    before = session.figures()[0]
    correct(session, [before.id], {"measure": "men"})
    merge(session, "source", ["NIS"], "Spy agency")

    assert machine_says(session, before) == before
    read_again(session, figure_at("500", source="KCNA"))
    assert machine_says(session, before) == replace(before, source="KCNA")
    read_again(session)
    assert machine_says(session, before) == replace(before, source="KCNA")
    assert machine_says(session, replace(before, start=0, end=1)) is None
