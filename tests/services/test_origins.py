"""Origins corrected by hand: joined, parted, taken back, undone, and kept in the file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.analysis.origins import find_origins
from reportedly.extraction.pipeline import load_pipeline
from reportedly.model.document import Document
from reportedly.model.errors import UserError
from reportedly.model.origin import LinkKind, Origin
from reportedly.services.origins import (
    corrections_of,
    forget,
    own_origin,
    same_origin,
)
from reportedly.services.session import ProjectSession
from reportedly.store.queries.origins import list_texts

WIRE = "About 4,250 homes in Lund lost power in the storm, the grid operator said on Monday."
COPY = "Some 4,250 homes in Lund lost power in the storm, the grid operator said on Monday."
OTHER = "The mayor of Ystad said on Friday that 36 schools would stay closed."


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    session = ProjectSession.create(tmp_path / "Storm.reportedly")
    for key, outlet, text, day in (
        ("wire", "Coast Wire", WIRE, "2024-03-05"),
        ("copy", "Lund Post", COPY, "2024-03-06"),
        ("other", "Ystad Radio", OTHER, "2024-03-09"),
    ):
        document = Document(key, text, outlet=outlet, published=day)
        session.add_article(document, load_pipeline().read(document))
    yield session
    session.close()


def figure_in(session: ProjectSession, article: str) -> str:
    [figure] = session.figures([article])
    return figure.id


def origins_in(session: ProjectSession) -> tuple[Origin, ...]:
    return find_origins(session.figures(), session.read(list_texts), corrections_of(session))


def articles(origins: tuple[Origin, ...]) -> list[list[str]]:
    return [[report.article for report in origin.reports] for origin in origins]


def test_a_wire_story_and_its_copy_are_one_origin_without_anybody_saying_so(session: ProjectSession) -> None:
    assert articles(origins_in(session)) == [["wire", "copy"], ["other"]]


def test_reports_joined_by_hand_are_one_origin_and_say_so(session: ProjectSession) -> None:
    changes = same_origin(session, [figure_in(session, "wire"), figure_in(session, "other")])

    [origin] = origins_in(session)

    assert articles((origin,)) == [["wire", "copy", "other"]]
    assert origin.is_by_hand
    by_article = {report.article: {row.kind for row in report.evidence} for report in origin.reports}
    assert by_article["other"] == {LinkKind.BY_HAND}
    assert LinkKind.BY_HAND in by_article["wire"]
    assert LinkKind.BY_HAND not in by_article["copy"]
    assert changes.figures == {figure_in(session, "wire"), figure_in(session, "other")}


def test_a_report_with_an_origin_of_its_own_leaves_the_others(session: ProjectSession) -> None:
    own_origin(session, [figure_in(session, "copy")])

    assert articles(origins_in(session)) == [["wire"], ["copy"], ["other"]]


def test_a_report_moved_to_another_origin_does_not_bring_the_one_it_came_from(
    session: ProjectSession,
) -> None:
    own_origin(session, [figure_in(session, "copy")])

    same_origin(session, [figure_in(session, "copy"), figure_in(session, "other")])

    assert articles(origins_in(session)) == [["wire"], ["copy", "other"]]


def test_joining_brings_along_what_was_joined_before(session: ProjectSession) -> None:
    wire, copy, other = (figure_in(session, article) for article in ("wire", "copy", "other"))
    own_origin(session, [wire])
    same_origin(session, [wire, other])

    same_origin(session, [copy, other])

    assert {row.group for row in corrections_of(session)} == {1}
    assert articles(origins_in(session)) == [["wire", "copy", "other"]]


def test_each_correction_is_one_step_of_undo_and_comes_back_with_redo(session: ProjectSession) -> None:
    own_origin(session, [figure_in(session, "copy")])
    same_origin(session, [figure_in(session, "wire"), figure_in(session, "other")])

    step, changes = session.undo()
    undone = articles(origins_in(session))
    session.redo()

    assert step is not None
    assert step.title == "Same origin for 2 figures"
    assert changes.figures == {figure_in(session, "wire"), figure_in(session, "other")}
    assert undone == [["wire"], ["copy"], ["other"]]
    assert articles(origins_in(session)) == [["wire", "other"], ["copy"]]


def test_what_was_said_can_be_taken_back(session: ProjectSession) -> None:
    copy = figure_in(session, "copy")
    own_origin(session, [copy])

    forget(session, [copy])

    assert corrections_of(session) == ()
    assert articles(origins_in(session)) == [["wire", "copy"], ["other"]]


def test_saying_the_same_twice_makes_no_step(session: ProjectSession) -> None:
    copy = figure_in(session, "copy")
    own_origin(session, [copy])

    changes = own_origin(session, [copy])

    assert not changes
    assert [step.title for step in session.history()][-1] == "Own origin for 4,250"


def test_one_figure_alone_joins_nothing(session: ProjectSession) -> None:
    assert not same_origin(session, [figure_in(session, "copy")])


def test_a_figure_that_is_not_in_view_is_refused(session: ProjectSession) -> None:
    with pytest.raises(UserError) as caught:
        same_origin(session, [figure_in(session, "copy"), "gone"])

    assert caught.value.code == "R309"


def test_corrections_are_there_when_the_project_is_opened_again(session: ProjectSession) -> None:
    own_origin(session, [figure_in(session, "copy")])
    path = session.path
    session.close()

    again = ProjectSession.open(path)
    found = articles(origins_in(again))
    again.close()

    assert found == [["wire"], ["copy"], ["other"]]
