"""Names learnt in one project and used in the next."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from helpers.records import make_document, make_extraction, make_figure
from reportedly.model.errors import UserError
from reportedly.services.kept_names import new_project
from reportedly.services.naming import (
    apply_kept,
    decline,
    forget_kept,
    keep_for_next,
    kept_names,
    list_names,
    merge,
    split,
)
from reportedly.services.session import ProjectSession


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "names.toml"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    session = ProjectSession.create(tmp_path / "Troops.reportedly")
    load(session)
    yield session
    session.close()


@pytest.fixture
def later(tmp_path: Path) -> Iterator[ProjectSession]:
    session = ProjectSession.create(tmp_path / "Later.reportedly")
    yield session
    session.close()


def load(
    session: ProjectSession, key: str = "a.txt", sources: tuple[str, ...] = ("NIS", "Spies", "Kyiv")
) -> None:
    document = make_document(key, f"Many said that some soldiers were there ({key}).")
    figures = [
        make_figure(document, at, at + 1, source=source, series=f"thing {at}")
        for at, source in enumerate(sources)
    ]
    session.add_article(document, make_extraction(document, tuple(figures)))


def sources(session: ProjectSession) -> list[str | None]:
    return [figure.source for figure in session.figures()]


def test_a_kept_name_says_where_it_comes_from(session: ProjectSession, file: Path):
    merge(session, "source", ["Spies"], "NIS")
    merge(session, "series", ["thing 0"], "thing 1")

    assert keep_for_next(session, path=file) == 2

    written = tomllib.loads(file.read_text(encoding="utf-8"))
    today = date.today()
    assert written == {
        "source": [{"alias": "Spies", "name": "NIS", "project": "Troops", "kept_on": today}],
        "series": [{"alias": "thing 0", "name": "thing 1", "project": "Troops", "kept_on": today}],
    }


def test_a_new_project_uses_kept_names_in_a_step_that_can_be_undone(
    session: ProjectSession, later: ProjectSession, file: Path
):
    merge(session, "source", ["Spies", "Kyiv"], "NIS")
    keep_for_next(session, path=file)

    apply_kept(later, path=file)
    load(later)

    assert sources(later) == ["NIS", "NIS", "NIS"]
    assert later.history()[0].title == "Use 2 kept names"
    split(later, "source", ["Kyiv"])
    assert sources(later) == ["NIS", "NIS", "Kyiv"]
    for _ in range(3):
        later.undo()
    assert list_names(later, "source") == []
    later.redo()
    later.redo()
    assert sources(later) == ["NIS", "NIS", "NIS"]


def test_only_the_names_of_some_sources_are_kept(session: ProjectSession, file: Path):
    load(session, "b.txt", ("Moscow", "Russia"))
    merge(session, "source", ["Spies"], "NIS")
    merge(session, "source", ["Moscow"], "Russia")

    keep_for_next(session, ["Russia"], path=file)

    assert [(one.alias, one.name) for one in kept_names(file)] == [("Moscow", "Russia")]


def test_a_name_kept_again_leads_where_it_was_kept_last(session: ProjectSession, file: Path):
    merge(session, "source", ["Spies"], "NIS")
    keep_for_next(session, path=file)
    merge(session, "source", ["NIS"], "Spies")
    keep_for_next(session, path=file)

    assert [(one.alias, one.name) for one in kept_names(file)] == [("NIS", "Spies")]


def test_what_a_project_says_itself_is_left_alone(session: ProjectSession, later: ProjectSession, file: Path):
    merge(session, "source", ["Spies"], "NIS")
    merge(session, "source", ["Kyiv"], "Ukraine")
    keep_for_next(session, path=file)
    load(later)
    merge(later, "source", ["Spies"], "CIA")
    decline(later, "source", "Kyiv", "NIS")

    apply_kept(later, path=file)

    assert sources(later) == ["NIS", "CIA", "Ukraine"]


def test_a_kept_name_goes_where_the_project_leads_it(
    session: ProjectSession, later: ProjectSession, file: Path
):
    merge(session, "source", ["Kyiv"], "NIS")
    keep_for_next(session, path=file)
    load(later)
    merge(later, "source", ["NIS"], "Spies")

    apply_kept(later, path=file)

    assert sources(later) == ["Spies", "Spies", "Spies"]


def test_a_declined_pair_is_not_merged_by_kept_names(
    session: ProjectSession, later: ProjectSession, file: Path
):
    merge(session, "source", ["Spies"], "NIS")
    keep_for_next(session, path=file)
    load(later)
    decline(later, "source", "Spies", "NIS")

    assert not apply_kept(later, path=file)
    assert sources(later) == ["NIS", "Spies", "Kyiv"]


def test_a_name_is_forgotten(session: ProjectSession, file: Path):
    merge(session, "source", ["Spies", "Kyiv"], 'The "NIS"\\')
    keep_for_next(session, path=file)

    forget_kept([one for one in kept_names(file) if one.alias == "Kyiv"], path=file)

    assert [(one.alias, one.name) for one in kept_names(file)] == [("Spies", 'The "NIS"\\')]


def test_without_merged_names_nothing_is_written(session: ProjectSession, file: Path):
    assert keep_for_next(session, path=file) == 0
    assert not file.exists()


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b"[[source", b"source = 1", b"source = [1]", b'[[source]]\nalias = "NIS"\n'],
    ids=["no UTF-8", "no TOML", "a number", "no table", "no name"],
)
def test_a_file_that_cannot_be_read_is_told_with_its_name(later: ProjectSession, file: Path, content: bytes):
    file.parent.mkdir()
    file.write_bytes(content)

    with pytest.raises(UserError, match=r"names\.toml cannot be read") as failure:
        apply_kept(later, path=file)

    assert failure.value.code == "R324"


def test_a_file_that_cannot_be_written_is_told(session: ProjectSession, tmp_path: Path):
    merge(session, "source", ["Spies"], "NIS")
    (tmp_path / "config").write_text("in the way")

    with pytest.raises(UserError) as failure:
        keep_for_next(session, path=tmp_path / "config" / "names.toml")

    assert failure.value.code == "R324"


def test_a_project_made_by_the_program_takes_the_kept_names(
    session: ProjectSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    merge(session, "source", ["Spies"], "NIS")
    keep_for_next(session)

    made = new_project(tmp_path / "New.reportedly")
    load(made)

    assert sources(made) == ["NIS", "NIS", "Kyiv"]
    made.close()
