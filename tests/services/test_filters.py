"""Filters that are kept in the project."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.model.changes import NO_CHANGE, ChangeSet
from reportedly.model.errors import UserError
from reportedly.model.filter import FilterSpec
from reportedly.services.filters import remove_filter, rename_filter, save_filter, saved_filters
from reportedly.services.session import ProjectSession

DENIED = FilterSpec(text="troops", excluded=frozenset({("stance", "denied")}))
DOUBTFUL = FilterSpec(is_doubtful=True).either(FilterSpec(tag=frozenset({"a"})))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    made = ProjectSession.create(tmp_path / "filters.reportedly")
    yield made
    made.close()


def kept(session: ProjectSession) -> dict[str, FilterSpec]:
    return {saved.name: saved.spec for saved in saved_filters(session)}


def test_filters_are_kept_by_name_renamed_and_removed(session: ProjectSession) -> None:
    save_filter(session, " To  check ", DOUBTFUL)
    save_filter(session, "Denied", DENIED)
    assert kept(session) == {"Denied": DENIED, "To check": DOUBTFUL}

    rename_filter(session, "Denied", "Not denied")
    remove_filter(session, "To check")

    assert kept(session) == {"Not denied": DENIED}


def test_each_change_of_a_filter_is_one_step_that_can_be_undone(session: ProjectSession) -> None:
    save_filter(session, "A", DENIED)
    save_filter(session, "A", DOUBTFUL)
    rename_filter(session, "A", "B")
    remove_filter(session, "B")

    assert [step.title for step in session.history()] == [
        "Save filter A", "Save filter A", "Rename filter A", "Remove filter B"]  # fmt: skip
    for expected in ({"B": DOUBTFUL}, {"A": DOUBTFUL}, {"A": DENIED}, {}):
        assert session.undo()[1] == ChangeSet(settings=True)
        assert kept(session) == expected


def test_what_changes_nothing_leaves_no_step(session: ProjectSession) -> None:
    save_filter(session, "A", DENIED)

    assert save_filter(session, "A", DENIED) == NO_CHANGE
    assert rename_filter(session, "A", "A ") == NO_CHANGE
    assert len(session.history()) == 1


def test_a_name_that_is_empty_taken_or_unknown_is_refused(session: ProjectSession) -> None:
    save_filter(session, "A", DENIED)
    save_filter(session, "B", DENIED)

    for code, wrong in (
        ("R341", lambda: save_filter(session, "  ", DENIED)),
        ("R341", lambda: rename_filter(session, "A", "B")),
        ("R342", lambda: rename_filter(session, "C", "D")),
        ("R342", lambda: remove_filter(session, "C")),
    ):
        with pytest.raises(UserError) as caught:
            wrong()
        assert caught.value.code == code
    assert len(session.history()) == 2
