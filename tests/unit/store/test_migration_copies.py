"""Before a project is brought to the present format, it is kept as it was."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reportedly.model.errors import UserError
from reportedly.store import bring_up_to_date, open_project
from reportedly.store.migrations import MIGRATIONS
from reportedly.store.schema import SCHEMA_VERSION

OLD = Path(__file__).resolve().parents[2] / "projects" / "version-1.reportedly"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "Войска 1.reportedly"
    shutil.copyfile(OLD, path)
    return path


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def copies(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if "format" in path.name)


def test_the_old_project_stays_beside_the_new_one(project: Path):
    open_project(project).close()

    assert copies(project.parent) == ["Войска 1 (format 1).reportedly"]
    assert version(project) == SCHEMA_VERSION
    assert version(project.with_name("Войска 1 (format 1).reportedly")) == 1


def test_a_copy_of_another_project_of_the_same_name_is_not_taken_for_ours(project: Path):
    other = project.with_name("Войска 1 (format 1).reportedly")
    shutil.copyfile(OLD, other)
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("INSERT INTO property VALUES ('another', 'project')")
        connection.commit()
    before = other.read_bytes()

    open_project(project).close()

    assert copies(project.parent) == [
        "Войска 1 (format 1).reportedly",
        "Войска 1 (format 1, 2).reportedly",
    ]
    assert other.read_bytes() == before


def test_a_project_whose_migration_was_cut_short_is_copied_once(
    project: Path, monkeypatch: pytest.MonkeyPatch
):
    broken = (*MIGRATIONS[:1], (2, ("CREATE TABLE fine (id INTEGER)", "NOT SQL")))
    with monkeypatch.context() as patch:
        patch.setattr("reportedly.store.connection.MIGRATIONS", broken)
        with pytest.raises(UserError):
            open_project(project)
    assert version(project) == 1

    open_project(project).close()

    assert copies(project.parent) == ["Войска 1 (format 1).reportedly"]


def test_a_project_that_cannot_be_copied_is_not_migrated(project: Path, tmp_path: Path):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")

    with pytest.raises(UserError, match="older version") as refusal:
        open_project(project, older_into=blocked)

    assert refusal.value.code == "R305"
    assert version(project) == 1


def test_what_is_a_copy_itself_is_migrated_without_another_one(project: Path):
    bring_up_to_date(project)

    assert copies(project.parent) == []
    assert version(project) == SCHEMA_VERSION
