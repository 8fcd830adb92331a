"""Several fields at once, figures by the beginnings of their ids, projects that are only looked at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.records import make_document, make_extraction, make_figure
from reportedly.model.errors import UserError
from reportedly.model.figure import Figure
from reportedly.services.addressing import find_figures, find_or_new
from reportedly.services.editing import Edited, edit_fields
from reportedly.services.project_reader import ProjectReader
from reportedly.services.session import ProjectSession


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    session = ProjectSession.create(tmp_path / "Troops.reportedly")
    document = make_document()
    some = tuple(
        make_figure(document, start, start + 1, id=name * 16, measure=measure, series=f"key {measure}")
        for start, (name, measure) in enumerate(
            [("a", "soldiers arrived"), ("b", "soldiers arrived"), ("c", "ships")]
        )
    )
    session.add_article(document, make_extraction(document, figures=some))
    yield session
    session.close()


def figure(session: ProjectSession, letter: str) -> Figure:
    return session.figures_by_id([letter * 16])[0]


def test_all_fields_of_all_figures_are_one_step_and_only_what_is_another_is_told(session: ProjectSession):
    edit_fields(session, ["b" * 16], {"source": "NIS"})

    edited, changes = edit_fields(session, ["a" * 16, "b" * 16], {"source": "NIS", "is_starred": "yes"})

    assert edited == [
        Edited("a" * 16, (("source", "", "NIS"), ("is_starred", "no", "yes"))),
        Edited("b" * 16, (("is_starred", "no", "yes"),)),
    ]
    assert changes.figures == {"a" * 16, "b" * 16}
    assert session.history()[-1].title == "Edit source and star of 2 figures"

    session.undo()

    assert (figure(session, "a").source, figure(session, "b").source) == (None, "NIS")


def test_one_field_that_cannot_be_read_changes_none(session: ProjectSession):
    with pytest.raises(UserError) as refusal:
        edit_fields(session, ["a" * 16], {"source": "NIS", "is_starred": "perhaps"})

    assert refusal.value.code == "R310"
    assert figure(session, "a").source is None
    assert len(session.history()) == 1


def test_words_of_another_series_move_the_figure_there(session: ProjectSession):
    edit_fields(session, ["a" * 16], {"measure": "ships"})
    edit_fields(session, ["b" * 16], {"series": "Ships"})

    assert {figure(session, letter).series for letter in "abc"} == {"key ships"}
    assert figure(session, "b").measure == "soldiers arrived"


def test_a_remark_alone_leaves_the_verdict(session: ProjectSession):
    edit_fields(session, ["a" * 16], {"note": " ask Seoul ", "tags": "camp,, check,camp"})

    row = figure(session, "a")
    assert (row.review, row.note, row.tags) == ("machine", "ask Seoul", ("camp", "check"))


def test_a_number_is_not_set_in_two_ways(session: ProjectSession):
    with pytest.raises(UserError, match="the same thing twice"):
        edit_fields(session, ["a" * 16], {"figure": "3", "value": "3"})


def test_a_figure_that_is_gone_is_named(session: ProjectSession):
    with pytest.raises(UserError) as refusal:
        edit_fields(session, ["a" * 16, "d" * 16], {"source": "NIS"})

    assert refusal.value.code == "R309"
    assert figure(session, "a").source is None


def test_beginnings_find_figures_once_and_in_order(session: ProjectSession):
    assert find_figures(session, ["b", "a" * 16, "bb"]) == ["b" * 16, "a" * 16]


@pytest.mark.parametrize("typed", ["", "d", "%", "a" * 17, "'"])
def test_what_begins_no_id_is_refused(typed: str, session: ProjectSession):
    with pytest.raises(UserError) as refusal:
        find_figures(session, [typed])

    assert refusal.value.code == "R309"


def test_words_name_a_series_or_make_one(session: ProjectSession):
    assert find_or_new(session, "series", " SHIPS ") == "key ships"
    assert find_or_new(session, "series", "tanks  sent") == "tanks sent"
    edit_fields(session, ["b" * 16], {"series": "second key"})
    with pytest.raises(UserError, match="2 series are called"):
        find_or_new(session, "series", "soldiers arrived")


def test_a_reader_sees_one_moment_while_the_project_is_changed(session: ProjectSession):
    with ProjectReader(session.path) as reader:
        edit_fields(session, ["a" * 16], {"source": "NIS"})
        session.remove_articles(["seoul.txt"])

        assert len(reader.articles()) == 1
        assert [one.source for one in reader.figures()] == [None] * 3
    with ProjectReader(session.path) as reader:
        assert (reader.articles(), reader.figures(), len(reader.history())) == ([], [], 3)


def test_a_reader_leaves_nothing_behind_and_changes_nothing(session: ProjectSession, tmp_path: Path):
    session.close()
    before = session.path.read_bytes()

    with ProjectReader(session.path) as reader:
        assert len(reader.figures()) == 3

    assert session.path.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["Troops.reportedly"]


def test_a_project_is_made_once(tmp_path: Path):
    path = tmp_path / "new.reportedly"

    first, is_new = ProjectSession.open_or_create(path)
    first.close()
    second, is_new_again = ProjectSession.open_or_create(path)
    second.close()

    assert (is_new, is_new_again) == (True, False)
    assert [one.name for one in tmp_path.iterdir()] == ["new.reportedly"]
