"""Project files: made, opened, refused with a sentence."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from reportedly.model.errors import DataError, UserError
from reportedly.store import ProjectLock, create_project, in_words, open_project, transaction
from reportedly.store.schema import APPLICATION_ID, SCHEMA_VERSION


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "Проект 1.reportedly"
    create_project(path).close()
    return path


def test_a_new_project_is_known_by_its_header(project: Path):
    connection = open_project(project)

    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert [row["number"] for row in connection.execute("SELECT number FROM migration")] == [
        *range(1, SCHEMA_VERSION + 1)
    ]
    connection.close()


def test_a_project_of_a_newer_version_is_refused(project: Path):
    connection = sqlite3.connect(project)
    connection.execute("PRAGMA user_version = 99")
    connection.close()

    with pytest.raises(DataError, match="newer version") as refusal:
        open_project(project)

    assert refusal.value.code == "R303"


@pytest.mark.parametrize(
    "content", [b"", b"Just some words.\n", b"SQLite format 4\0"], ids=["empty", "text", "near"]
)
def test_a_file_that_is_no_project_is_refused(tmp_path: Path, content: bytes):
    path = tmp_path / "letter.txt"
    path.write_bytes(content)

    with pytest.raises(UserError, match=r"letter\.txt is not a Reportedly project") as refusal:
        open_project(path)

    assert refusal.value.code == "R302"
    assert path.read_bytes() == content


def test_another_program_s_database_is_refused_and_left_alone(tmp_path: Path):
    path = tmp_path / "bookmarks.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmark (address TEXT)")
    connection.commit()
    connection.close()

    with pytest.raises(UserError) as refusal:
        open_project(path)

    assert refusal.value.code == "R302"


def test_a_missing_project_is_named(tmp_path: Path):
    with pytest.raises(UserError, match="does not exist") as refusal:
        open_project(tmp_path / "gone.reportedly")

    assert refusal.value.code == "R301"


def test_a_damaged_project_is_refused(project: Path):
    content = bytearray(project.read_bytes())
    content[100:] = os.urandom(len(content) - 100)
    project.write_bytes(content)

    with pytest.raises(DataError, match="damaged") as refusal:
        open_project(project)

    assert refusal.value.code == "R306"


def test_a_locked_project_is_refused_until_it_is_released(project: Path):
    first = ProjectLock(project)

    with pytest.raises(UserError, match="open in another window") as refusal:
        ProjectLock(project)
    first.release()
    first.release()
    second = ProjectLock(project)
    second.release()

    assert refusal.value.code == "R304"
    assert not second.path.exists()


def test_a_lock_file_left_by_a_dead_program_stops_nobody(project: Path):
    project.with_name(project.name + ".lock").write_bytes(b"")

    ProjectLock(project).release()


def test_a_failing_transaction_leaves_nothing(project: Path):
    connection = open_project(project)

    def fail() -> None:
        with transaction(connection):
            connection.execute("INSERT INTO property (name, value) VALUES ('a', 'b')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert connection.execute("SELECT COUNT(*) FROM property").fetchone()[0] == 0
    connection.close()


@pytest.mark.parametrize(("free", "code"), [(0, "R330"), (10_000_000, "R305")])
def test_an_error_of_the_disk_is_said_to_be_a_full_one_where_it_is(
    project: Path, monkeypatch: pytest.MonkeyPatch, free: int, code: str
):
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMOPEN
    usage = shutil.disk_usage(project.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=free))

    assert in_words(project, error, verb="opened").code == code
