"""One project of each schema version, made by the program of its time, is opened for ever (README.md)."""

import shutil
import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from reportedly.model.figure import Review
from reportedly.services.naming import list_names
from reportedly.services.origins import corrections_of
from reportedly.services.reviewing import set_verdict
from reportedly.services.session import ProjectSession
from reportedly.store.schema import SCHEMA_VERSION

HERE = Path(__file__).parent
VERSIONS = range(1, SCHEMA_VERSION + 1)


def opened(version: int, folder: Path) -> ProjectSession:
    path = folder / f"Old {version}.reportedly"
    shutil.copyfile(HERE / f"version-{version}.reportedly", path)
    return ProjectSession.open(path)


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_the_file_is_of_the_version_that_its_name_says(version: int) -> None:
    assert rows(HERE / f"version-{version}.reportedly", "PRAGMA user_version") == [(version,)]


@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_project_shows_its_articles_figures_and_corrections(version: int, tmp_path: Path) -> None:
    session = opened(version, tmp_path)

    articles = {article.key: article for article in session.articles()}
    figures = {figure.text: figure for figure in session.figures()}
    filters = session.read(lambda connection: connection.execute("SELECT name FROM saved_filter").fetchall())
    state, harbour = session.view_state(), session.document("harbour.txt")
    session.close()

    assert list(articles) == ["harbour.txt", "storm.txt", "undated.txt"]
    assert (articles["harbour.txt"].title, articles["storm.txt"].outlet) == (
        "Dockers stop work",
        "Coast Radio",
    )
    assert "\N{SHIP} Another 1,200" in harbour.text
    assert "told reporters.\r\n" in harbour.text
    assert figures["3,000"].review is Review.ACCEPTED
    assert figures["17"].review is Review.REJECTED
    edited = figures["1,200"]
    assert (edited.review, edited.measure, edited.target_date, edited.note) == (
        Review.EDITED, "dockers joining the strike", None, "by phone")  # fmt: skip
    assert figures["17"].source == "Rescue service of the coast"
    assert (figures["4,500 to 5,000"].low, figures["$42.8 million"].value) == (
        Decimal(4500),
        Decimal(42_800_000),
    )
    assert [name["name"] for name in filters] == ["Dockers"]
    assert state == {"tab": "chart"}


@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_project_can_be_reviewed_and_undone(version: int, tmp_path: Path) -> None:
    session = opened(version, tmp_path)
    before = session.figures()

    set_verdict(session, [figure.id for figure in before], Review.UNDECIDED)
    session.undo()
    after = session.figures()
    session.close()

    assert after == before
    assert rows(session.path, "PRAGMA integrity_check") == [("ok",)]
    assert rows(session.path, "PRAGMA foreign_key_check") == []


@pytest.mark.parametrize("version", [version for version in VERSIONS if version < SCHEMA_VERSION])
def test_migration_keeps_a_copy_of_the_file_as_the_older_version_left_it(
    version: int, tmp_path: Path
) -> None:
    opened(version, tmp_path).close()
    ProjectSession.open(tmp_path / f"Old {version}.reportedly").close()

    [copy] = tmp_path.glob("*(format*")
    tables = "SELECT name FROM sqlite_master ORDER BY name"
    assert copy.name == f"Old {version} (format {version}).reportedly"
    assert rows(copy, "PRAGMA user_version") == [(version,)]
    original = HERE / f"version-{version}.reportedly"
    assert rows(copy, tables) == rows(original, tables)
    for table in ("document", "review", "figure"):
        assert rows(copy, f"SELECT * FROM {table}") == rows(original, f"SELECT * FROM {table}")


@pytest.mark.parametrize("version", VERSIONS)
def test_an_opened_project_has_the_tables_of_a_new_one(version: int, tmp_path: Path) -> None:
    opened(version, tmp_path).close()
    ProjectSession.create(tmp_path / "new.reportedly").close()

    schema = "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
    # Where this fails for a version that was never released: remove its file and run make.py.
    assert rows(tmp_path / f"Old {version}.reportedly", schema) == rows(tmp_path / "new.reportedly", schema)


@pytest.mark.parametrize("version", [version for version in VERSIONS if version > 1])
def test_undo_and_all_that_a_person_said_is_there_in_a_project_of_version_2_and_later(
    version: int, tmp_path: Path
) -> None:
    session = opened(version, tmp_path)
    figures = {figure.text: figure for figure in session.figures()}
    sources = {thing.name: thing for thing in list_names(session, "source")}
    said = {row.figure: row for row in corrections_of(session)}
    steps = session.history()
    undone = [session.undo()[0] for _ in range(len(steps))]
    session.close()

    assert (figures["1,200"].tags, figures["1,200"].is_starred) == (("call back",), True)
    assert figures["52"].is_added
    assert said[figures["3,000"].id].group == said[figures["4,500 to 5,000"].id].group
    assert said[figures["1,200"].id].is_apart
    assert figures["4,500 to 5,000"].source == "Dockers' union"
    assert sources["Rescue service of the coast"].source_kind == "agency"
    assert [step.title for step in steps if step.is_undone] == ["Reject 600"]
    assert [step.title for step in undone if step][-1] == "Add Dockers stop work"


def test_the_removed_article_of_an_old_project_comes_back_with_its_figures(tmp_path: Path) -> None:
    session = opened(1, tmp_path)

    session.restore_articles(["removed.txt"])
    figures = [figure.text for figure in session.figures(["removed.txt"])]
    session.close()

    assert figures == ["90"]
