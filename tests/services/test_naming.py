"""Sources and series as objects: merge, rename, split, move, describe."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from helpers.records import make_document, make_extraction, make_figure
from reportedly.model.errors import UserError
from reportedly.model.figure import Denial
from reportedly.services.naming import (
    decline,
    describe,
    find_name,
    list_names,
    merge,
    move_figures,
    move_name,
    rename,
    said_of_names,
    split,
    suggestions,
)
from reportedly.services.session import ProjectSession

SOURCES = ("NIS", "NIS", "Spy agency", "Kyiv", None)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    session = ProjectSession.create(tmp_path / "Troops.reportedly")
    load(session)
    yield session
    session.close()


def load(session: ProjectSession, key: str = "a.txt", sources: tuple[str | None, ...] = SOURCES) -> None:
    document = make_document(key, f"Many said that some soldiers were there, others denied it ({key}).")
    figures = [
        make_figure(document, at, at + 1, source=source, series=f"thing {at % 2}", measure=f"things {at % 2}")
        for at, source in enumerate(sources)
    ]
    denial = Denial(key, "Moscow", "Moscow", 40, 46, "Others denied it.", "2024-10-23")
    figures[0] = replace(figures[0], denied_by=(denial,))
    session.add_article(document, make_extraction(document, tuple(figures)))


def sources(session: ProjectSession) -> list[str | None]:
    return [figure.source for figure in session.figures()]


def names(session: ProjectSession) -> dict[str, int]:
    return {thing.name: thing.figures for thing in list_names(session, "source")}


def test_the_list_counts_figures_and_denials_of_each_source(session: ProjectSession):
    things = list_names(session, "source")

    assert [(thing.name, thing.figures, thing.denials) for thing in things] == [
        ("NIS", 2, 0), ("Kyiv", 1, 0), ("Spy agency", 1, 0), ("Moscow", 0, 1)
    ]  # fmt: skip


def test_merging_leads_figures_to_the_new_name_and_tells_which(session: ProjectSession):
    changes = merge(session, "source", ["Spy agency"], "NIS")

    assert sources(session) == ["NIS", "NIS", "NIS", "Kyiv", None]
    assert changes.figures == {session.figures()[2].id}
    assert list_names(session, "source")[0].aliases == ("Spy agency",)


def test_merging_a_name_carries_along_what_was_merged_into_it(session: ProjectSession):
    merge(session, "source", ["Spy agency"], "NIS")
    merge(session, "source", ["NIS", "Kyiv"], "Two services")

    assert sources(session) == ["Two services"] * 4 + [None]
    assert set(list_names(session, "source")[0].aliases) == {"NIS", "Spy agency", "Kyiv"}


def test_a_name_that_is_split_off_takes_back_what_it_had_brought_along(session: ProjectSession):
    merge(session, "source", ["Spy agency"], "NIS")
    merge(session, "source", ["NIS"], "Kyiv")

    split(session, "source", ["NIS"])

    assert sources(session) == ["NIS", "NIS", "NIS", "Kyiv", None]


def test_names_split_off_together_are_each_on_their_own(session: ProjectSession):
    merge(session, "source", ["Spy agency"], "NIS")
    merge(session, "source", ["NIS"], "Kyiv")

    split(session, "source", ["NIS", "Spy agency"])

    assert sources(session) == list(SOURCES)


def test_who_denies_is_led_on_too_and_the_denied_figure_is_told_as_changed(session: ProjectSession):
    changes = merge(session, "source", ["Moscow"], "Russia")

    (denied,) = [figure for figure in session.figures() if figure.denied_by]
    assert denied.denied_by[0].source == "Russia"
    assert changes.figures == {denied.id}
    _, undone = session.undo()
    assert denied.id in undone.figures
    assert session.figures()[0].denied_by[0].source == "Moscow"


def test_an_alias_chosen_as_the_name_takes_over_from_the_one_that_counted(session: ProjectSession):
    merge(session, "source", ["Spy agency"], "NIS")

    merge(session, "source", ["NIS"], "Spy agency")

    assert sources(session) == ["Spy agency"] * 3 + ["Kyiv", None]
    assert list_names(session, "source")[0].aliases == ("NIS",)


def test_merging_a_name_into_itself_leaves_no_step(session: ProjectSession):
    steps = len(session.history())

    assert not merge(session, "source", ["NIS"], "NIS")
    assert len(session.history()) == steps


def test_a_name_that_nobody_bears_cannot_be_merged(session: ProjectSession):
    with pytest.raises(UserError, match=r"no source “NSI”\. There is “NIS”") as failure:
        merge(session, "source", ["NSI"], "Kyiv")

    assert failure.value.code == "R320"


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_name_is_refused(session: ProjectSession, empty: str):
    with pytest.raises(UserError, match="empty"):
        merge(session, "source", ["NIS"], empty)
    with pytest.raises(UserError, match="empty"):
        rename(session, "source", "NIS", empty)


def test_a_renamed_source_keeps_what_was_merged_and_said(session: ProjectSession):
    merge(session, "source", ["Spy agency"], "NIS")
    describe(session, "source", "NIS", source_kind="expert", country="kr")

    rename(session, "source", "NIS", "South Korea's NIS")

    thing = list_names(session, "source")[0]
    assert (thing.name, thing.figures, thing.source_kind, thing.country) == (
        "South Korea's NIS", 3, "expert", "South Korea"
    )  # fmt: skip
    assert set(thing.aliases) == {"NIS", "Spy agency"}


def test_a_source_is_not_renamed_to_another_one(session: ProjectSession):
    with pytest.raises(UserError, match="already"):
        rename(session, "source", "NIS", "Kyiv")


def test_a_renamed_source_split_back_has_its_name_again(session: ProjectSession):
    rename(session, "source", "NIS", "Spies")

    split(session, "source", ["NIS"])

    assert names(session) == {"NIS": 2, "Spy agency": 1, "Kyiv": 1, "Moscow": 0}


def test_a_name_merged_into_the_wrong_source_moves_to_another_in_one_step(session: ProjectSession):
    merge(session, "source", ["Spy agency"], "Kyiv")

    move_name(session, "source", "Spy agency", "NIS")
    moved = names(session)
    step, _ = session.undo()

    assert moved == {"NIS": 3, "Kyiv": 1, "Moscow": 0}
    assert step is not None
    assert step.title == "Move Spy agency to NIS"
    assert names(session) == {"NIS": 2, "Kyiv": 2, "Moscow": 0}


def test_what_was_said_of_names_is_the_same_until_something_is_said(session: ProjectSession):
    before = said_of_names(session)
    merge(session, "source", ["Spy agency"], "NIS")

    merged = said_of_names(session)
    session.undo()

    assert before == () == said_of_names(session)
    assert merged != before


def test_only_merged_names_can_be_split_off(session: ProjectSession):
    with pytest.raises(UserError, match="not merged") as failure:
        split(session, "source", ["NIS"])

    assert failure.value.code == "R322"


def test_one_figure_is_moved_and_the_others_stay(session: ProjectSession):
    wrong = session.figures()[1]

    changes = move_figures(session, "source", [wrong.id], "CIA")

    assert sources(session) == ["NIS", "CIA", "Spy agency", "Kyiv", None]
    assert changes.figures == {wrong.id}


def test_figures_that_have_the_name_already_are_not_corrected(session: ProjectSession):
    merge(session, "source", ["Spy agency"], "NIS")
    ids = [figure.id for figure in session.figures()]

    move_figures(session, "source", ids, "NIS")

    assert [figure.corrected for figure in session.figures()] == [set(), set(), set(), {"source"}, {"source"}]
    assert not move_figures(session, "source", ids, "NIS")
    assert session.history()[-1].title == "Move 5 figures to NIS"


def test_a_series_that_there_is_not_yet_goes_by_the_words_typed_for_it(session: ProjectSession):
    move_figures(session, "series", [session.figures()[0].id], "Soldiers in training")

    words = {thing.title: thing.figures for thing in list_names(session, "series")}
    assert words == {"Soldiers in training": 1, "things 0": 2, "things 1": 2}
    session.undo()
    assert {thing.title for thing in list_names(session, "series")} == {"things 0", "things 1"}


def test_a_figure_is_left_without_a_source(session: ProjectSession):
    move_figures(session, "source", [session.figures()[0].id], None)

    assert sources(session)[0] is None


def test_a_figure_moved_to_a_merged_name_is_where_that_leads(session: ProjectSession):
    merge(session, "source", ["Spy agency"], "NIS")

    move_figures(session, "source", [session.figures()[3].id], "Spy agency")

    assert sources(session)[3] == "NIS"


def test_a_figure_cannot_be_excluded_under_a_name_that_leads_back(session: ProjectSession):
    merge(session, "source", ["Spy agency"], "NIS")

    with pytest.raises(UserError, match="would stay") as failure:
        move_figures(session, "source", [session.figures()[0].id], "Spy agency")

    assert failure.value.code == "R323"


def test_the_words_of_a_series_are_those_of_its_own_figures_also_after_a_merge(session: ProjectSession):
    merge(session, "series", ["thing 0"], "thing 1")

    (thing,) = list_names(session, "series")

    assert (thing.name, thing.title, thing.figures) == ("thing 1", "things 1", 5)
    assert {figure.series for figure in session.figures()} == {"thing 1"}
    assert [(member.title, member.figures) for member in thing.members] == [("things 1", 2), ("things 0", 3)]


def test_a_series_is_renamed_by_its_words_and_its_key_stays(session: ProjectSession):
    rename(session, "series", "thing 0", "Soldiers sent")

    assert [(thing.name, thing.title) for thing in list_names(session, "series")] == [
        ("thing 0", "Soldiers sent"), ("thing 1", "things 1")
    ]  # fmt: skip
    assert session.history()[-1].title == "Rename things 0 to Soldiers sent"
    assert session.series_titles() == {"thing 0": "Soldiers sent"}


def test_what_was_typed_finds_a_name_by_alias_words_and_case(session: ProjectSession):
    merge(session, "source", ["Spy agency"], "NIS")

    assert find_name(session, "source", "Spy agency") == "NIS"
    assert find_name(session, "source", "spy AGENCY") == "NIS"
    assert find_name(session, "series", "things 1") == "thing 1"
    with pytest.raises(UserError, match="no series"):
        find_name(session, "series", "ships")


def test_kind_and_country_are_guessed_until_a_person_says_otherwise(session: ProjectSession):
    def of_kyiv() -> tuple[str, str, frozenset[str]]:
        thing = next(thing for thing in list_names(session, "source") if thing.name == "Kyiv")
        return thing.source_kind, thing.country, thing.said

    assert of_kyiv() == ("government", "Ukraine", frozenset())
    describe(session, "source", "Kyiv", source_kind="outlet", country="pl")
    assert of_kyiv() == ("outlet", "Poland", {"source_kind", "country"})
    describe(session, "source", "Kyiv", country="")
    assert of_kyiv() == ("outlet", "Ukraine", {"source_kind"})


def test_a_kind_that_there_is_not_is_refused(session: ProjectSession):
    with pytest.raises(UserError, match="no kind of source"):
        describe(session, "source", "NIS", source_kind="spy")


def test_what_was_said_of_a_merged_name_counts_where_nothing_else_is_said(session: ProjectSession):
    describe(session, "source", "Spy agency", source_kind="agency", country="South Korea")

    merge(session, "source", ["Spy agency"], "NIS")
    assert list_names(session, "source")[0].country == "South Korea"

    split(session, "source", ["Spy agency"])
    assert list_names(session, "source")[0].said == frozenset()


def test_names_stay_merged_for_articles_that_come_later(session: ProjectSession):
    merge(session, "source", ["Spy agency"], "NIS")

    load(session, "b.txt", ("Spy agency",))

    assert sources(session)[-1] == "NIS"


def pairs(session: ProjectSession) -> list[tuple[str, str, bool]]:
    return [(one.first, one.second, one.is_sure) for one in suggestions(session, "source")]


def test_names_that_may_be_one_are_suggested_and_not_merged(session: ProjectSession):
    load(session, "b.txt", ("Andrij Kovalenko", "Andriy Kovalenko"))

    assert pairs(session) == [("Andriy Kovalenko", "Andrij Kovalenko", False)]
    assert {"Andriy Kovalenko", "Andrij Kovalenko"} <= set(names(session))


def test_a_declined_pair_is_not_suggested_again_also_after_a_merge_until_that_is_undone(
    session: ProjectSession,
):
    load(session, "b.txt", ("Andrij Kovalenko", "Andriy Kovalenko"))

    decline(session, "source", "Andriy Kovalenko", "Andrij Kovalenko")
    assert pairs(session) == []
    merge(session, "source", ["Andrij Kovalenko"], "Kyiv")
    assert pairs(session) == []

    session.undo()
    session.undo()
    assert pairs(session) == [("Andriy Kovalenko", "Andrij Kovalenko", False)]


def test_what_a_source_is_follows_the_name_that_a_person_gave(session: ProjectSession):
    rename(session, "source", "Spy agency", "Coast Guard of Peru")

    thing = next(thing for thing in list_names(session, "source") if thing.name == "Coast Guard of Peru")
    assert (thing.source_kind, thing.country) == ("agency", "Peru")


def test_names_that_a_person_split_are_not_suggested_again_until_that_is_undone(session: ProjectSession):
    load(session, "b.txt", ("Andrij Kovalenko", "Andriy Kovalenko"))
    merge(session, "source", ["Andriy Kovalenko"], "Andrij Kovalenko")

    split(session, "source", ["Andriy Kovalenko"])
    assert {"Andriy Kovalenko", "Andrij Kovalenko"} <= set(names(session))
    assert pairs(session) == []

    session.undo()
    session.undo()
    assert pairs(session) == [("Andriy Kovalenko", "Andrij Kovalenko", False)]


def test_what_was_merged_is_not_suggested(session: ProjectSession):
    load(session, "b.txt", ("Andrij Kovalenko", "Andriy Kovalenko"))

    merge(session, "source", ["Andriy Kovalenko"], "Andrij Kovalenko")

    assert pairs(session) == []
    with pytest.raises(UserError, match="one already"):
        decline(session, "source", "Andriy Kovalenko", "Andrij Kovalenko")


def test_series_that_differ_in_one_part_are_suggested_until_declined(session: ProjectSession):
    document = make_document("b.txt", "Two series that say nearly the same.")
    figures = tuple(
        make_figure(document, at, at + 1, series=series, measure="soldiers killed")
        for at, series in enumerate(("soldier · killed", "soldier · killed · Kursk"))
    )
    session.add_article(document, make_extraction(document, figures))

    (one,) = suggestions(session, "series")
    decline(session, "series", one.first, one.second)

    assert (one.first, one.second, one.is_sure) == ("soldier · killed · Kursk", "soldier · killed", False)
    assert one.reason == "one says Kursk, the other gives no place; all else agrees"
    assert suggestions(session, "series") == []


def test_a_kind_is_guessed_from_the_words_and_the_rule(session: ProjectSession):
    load(session, "b.txt", ("local officials", "Harbour League", "analysts"))

    kinds = {thing.name: thing.source_kind for thing in list_names(session, "source")}

    assert kinds == {
        "NIS": "agency", "Spy agency": "agency", "Kyiv": "government", "Moscow": "government",
        "local officials": "anonymous", "Harbour League": "organization", "analysts": "expert",
    }  # fmt: skip
