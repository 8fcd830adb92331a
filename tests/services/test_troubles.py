"""What befalls a project's file: a sentence each, and nothing is lost."""

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from helpers.records import make_document, make_extraction
from reportedly.model.errors import Cancelled, DataError, ReportedlyError, UserError
from reportedly.model.figure import Review
from reportedly.services import project_copies
from reportedly.services.project_copies import open_copy, save_copy
from reportedly.services.reviewing import set_verdict
from reportedly.services.sample import open_sample
from reportedly.services.session import ProjectSession, untitled_folder
from reportedly.services.untitled import untitled_projects
from reportedly.store.moments import copy_moment

TESTS = Path(__file__).resolve().parents[1]
AWKWARD = "Отчёт № 1 (死) 50% a#b?.reportedly"


@pytest.fixture(autouse=True)
def no_untitled_projects() -> None:
    shutil.rmtree(untitled_folder(), ignore_errors=True)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    folder = tmp_path / "Мои проекты и др"
    folder.mkdir()
    session = ProjectSession.create(folder / AWKWARD)
    load(session, "a.txt")
    yield session
    session.close()


def load(session: ProjectSession, key: str) -> None:
    document = make_document(key, f"In {key} some 3,000 soldiers were counted.")
    session.add_article(document, make_extraction(document, 2))


def keys(session: ProjectSession) -> list[str]:
    return [article.key for article in session.articles()]


def heard(session: ProjectSession) -> list[ReportedlyError]:
    troubles: list[ReportedlyError] = []
    session.subscribe_to_troubles(troubles.append)
    return troubles


def on_a_small_disk(folder: Path, size: str, *command: str) -> str:
    """Run a command with a disk of this size at `folder`; skips the test where the system gives no such right."""
    probe = ["unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", str(folder)]
    if shutil.which("unshare") is None or subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk here")
    script = f'mount -t tmpfs -o size={size} none "$1" && shift && exec "$@"'
    done = subprocess.run(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh", str(folder), *command],
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(TESTS)},
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


# --- the disk is full ----------------------------------------------------------------------------------


def test_a_disk_that_fills_up_during_a_step_takes_that_step_back_and_goes_on_when_there_is_room(
    tmp_path: Path,
):
    answer = on_a_small_disk(tmp_path, "12m", sys.executable, "-m", "helpers.small_disk", str(tmp_path))

    found = json.loads(answer)
    loaded = [f"{number}.txt" for number in range(found["loaded"])]
    assert found["said"]["code"] == found["copy"]["code"] == found["big"]["code"] == "R330"
    assert found["said"]["message"] == "Проект 1.reportedly could not be written: the disk is full."
    assert "Make room, then do it again." in found["said"]["remedy"]
    assert loaded
    assert (found["shown"], found["steps"]) == (loaded, len(loaded))
    assert found["after"] == [*loaded, "10001.txt"]
    assert found["whole"] == "ok"
    assert [name for name in found["files"] if "partial" in name or "copy" in name] == []


def test_a_file_that_may_not_grow_is_said_and_the_step_is_taken_back(session: ProjectSession):
    long = make_document("long.txt", "Soldiers. " * 100_000)
    size = session.path.with_name(f"{session.path.name}-wal").stat().st_size
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]

    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50_000, hard))
    try:
        with pytest.raises(UserError, match="cannot be written") as refusal:
            session.add_article(long, make_extraction(long))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))

    assert refusal.value.code == "R305"
    assert keys(session) == ["a.txt"]
    load(session, "b.txt")
    assert keys(session) == ["a.txt", "b.txt"]
    assert len(session.history()) == 2


def test_a_project_that_finds_no_room_to_move_to_stays_where_it_was(session: ProjectSession, tmp_path: Path):
    path, hard = session.path, resource.getrlimit(resource.RLIMIT_FSIZE)[1]

    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(UserError):
            session.save_as(tmp_path / "moved.reportedly")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))

    load(session, "b.txt")
    assert session.path == path
    assert [file.name for file in tmp_path.iterdir()] == [path.parent.name]


# --- the file is not in its place ----------------------------------------------------------------------


def remove(path: Path) -> None:
    path.unlink()


def remove_with_what_is_beside(path: Path) -> None:
    for file in path.parent.iterdir():
        file.unlink()


def remove_the_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


def move(path: Path) -> None:
    path.rename(path.with_name("moved.reportedly"))


def move_the_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("moved"))


def replace(path: Path) -> None:
    other = path.with_name("other.reportedly")
    ProjectSession.create(other).close()
    other.replace(path)


@pytest.mark.parametrize(
    "befall", [remove, remove_with_what_is_beside, remove_the_folder, move, move_the_folder, replace]
)
def test_a_project_whose_file_goes_away_while_it_is_open_goes_on_as_an_untitled_one(
    session: ProjectSession, befall
):
    first, troubles, name = session.figures()[0].id, heard(session), session.path.name
    set_verdict(session, [first], Review.ACCEPTED)

    befall(session.path)
    load(session, "b.txt")

    (trouble,) = troubles
    assert trouble.code == "R332"
    assert trouble.message == f"{name} was removed, moved or replaced while it was open."
    assert "use Save as" in trouble.remedy
    assert (session.is_untitled, session.name) == (True, "Отчёт № 1 (死) 50% a#b? (copy)")
    assert keys(session) == ["a.txt", "b.txt"]
    assert session.figures()[0].review is Review.ACCEPTED
    assert len(session.history()) == 3


def test_what_went_on_untitled_survives_and_can_be_saved_under_its_old_name(session: ProjectSession):
    old = session.path
    old.unlink()
    load(session, "b.txt")
    session.close()

    (found,) = untitled_projects()
    again = ProjectSession.open(found.path)
    again.save_as(old)

    assert (again.path, again.is_untitled, keys(again)) == (old, False, ["a.txt", "b.txt"])
    again.close()
    assert untitled_projects() == []


def test_a_file_that_went_away_is_noticed_without_a_change_and_at_the_end(session: ProjectSession):
    troubles = heard(session)
    session.check_file()
    assert troubles == []

    session.path.unlink()
    session.check_file()

    assert [trouble.code for trouble in troubles] == ["R332"]
    session.path.unlink()
    session.close()
    assert [found.articles for found in untitled_projects()] == [1]


def test_an_untitled_project_whose_file_goes_away_stays_untitled():
    session = ProjectSession.create()
    load(session, "a.txt")
    troubles = heard(session)
    session.path.unlink()

    load(session, "b.txt")

    (trouble,) = troubles
    assert trouble.message.startswith("The file of this untitled project was removed")
    assert (session.name, keys(session)) == ("Untitled", ["a.txt", "b.txt"])
    session.close()


def test_a_removed_project_can_be_saved_at_once_under_its_old_name(session: ProjectSession):
    path = session.path
    path.unlink()

    session.save_as(path)

    assert (session.path, keys(session)) == (path, ["a.txt"])
    assert list(untitled_folder().glob("*.reportedly")) == []


def test_where_no_copy_can_be_kept_nothing_is_changed_and_save_as_still_works(
    session: ProjectSession, tmp_path: Path
):
    untitled_folder().parent.mkdir(parents=True, exist_ok=True)
    untitled_folder().write_text("in the way", encoding="utf-8")
    session.path.unlink()
    try:
        with pytest.raises(UserError, match="removed, moved or replaced") as refusal:
            load(session, "b.txt")
    finally:
        untitled_folder().unlink()

    assert refusal.value.code == "R333"
    session.save_as(tmp_path / "safe.reportedly")
    assert keys(session) == ["a.txt"]


def test_a_disk_that_fails_at_the_end_keeps_no_project_open(session: ProjectSession):
    """The window leaves a project by keeping how it stands: where that cannot be written, the project is let go."""
    untitled_folder().parent.mkdir(parents=True, exist_ok=True)
    untitled_folder().write_text("in the way", encoding="utf-8")
    session.path.unlink()
    try:
        session.leave({"filter": ""})
    finally:
        untitled_folder().unlink()

    with pytest.raises(Cancelled):
        session.articles()
    assert not session.path.with_name(f"{session.path.name}.lock").exists()


def test_a_sample_is_removed_when_it_is_left_as_it_was_shipped_and_any_other_project_is_kept(
    session: ProjectSession,
):
    sample = open_sample()

    sample.leave({"filter": "a"})
    session.leave({"filter": "b"})

    assert not sample.path.exists()
    again = ProjectSession.open(session.path)
    assert again.view_state() == {"filter": "b"}
    again.close()


def test_a_wal_that_somebody_removed_takes_nothing_with_it(session: ProjectSession):
    session.path.with_name(f"{session.path.name}-wal").unlink()
    load(session, "b.txt")

    left = session.path.with_name("as a kill would leave it.reportedly")
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{session.path}{suffix}", f"{left}{suffix}")

    found = ProjectSession.open(left)
    assert keys(found) == ["a.txt", "b.txt"]
    found.close()


# --- two programs, and what may not be written ---------------------------------------------------------


def test_a_project_that_is_open_elsewhere_is_said_and_a_copy_of_it_can_be_opened(session: ProjectSession):
    with pytest.raises(UserError) as refusal:
        ProjectSession.open(session.path)
    copy = open_copy(session.path)
    load(copy, "in the copy.txt")
    load(session, "b.txt")

    assert refusal.value.code == "R304"
    assert refusal.value.message == f"{AWKWARD} is open in another window of Reportedly."
    assert (keys(copy), keys(session)) == (["a.txt", "in the copy.txt"], ["a.txt", "b.txt"])
    assert (copy.name, copy.is_untitled) == ("Отчёт № 1 (死) 50% a#b? (copy)", True)
    copy.discard()


def test_a_lock_that_a_kill_left_behind_stops_nobody(session: ProjectSession):
    session.close()
    session.path.with_name(f"{session.path.name}.lock").write_text("4711\n", encoding="ascii")

    again = ProjectSession.open(session.path)

    assert again.was_left_open
    again.close()
    assert [file.name for file in session.path.parent.iterdir()] == [session.path.name]


def test_on_a_drive_without_locks_a_project_opens(session: ProjectSession, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise OSError(37, "No locks available")

    session.close()
    monkeypatch.setattr("reportedly.store.lock._try_lock", refuse)

    again = ProjectSession.open(session.path)

    assert keys(again) == ["a.txt"]
    again.close()


@pytest.fixture
def read_only_drive(session: ProjectSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a project that we have no right to write, also where the tests run as the superuser."""
    session.close()
    path, access = session.path, os.access
    monkeypatch.setattr(
        os,
        "access",
        lambda name, mode: (
            not (mode & os.W_OK and str(name).startswith(str(path.parent))) and access(name, mode)
        ),
    )
    return path


def test_a_read_only_project_is_said_and_left_alone(read_only_drive: Path):
    before = read_only_drive.read_bytes()

    with pytest.raises(UserError) as refusal:
        ProjectSession.open(read_only_drive)

    assert refusal.value.code == "R331"
    assert refusal.value.message == f"{AWKWARD} may be read but not changed."
    assert read_only_drive.read_bytes() == before
    assert list(read_only_drive.parent.iterdir()) == [read_only_drive]


def test_the_copy_of_a_read_only_project_is_thrown_away_unless_something_is_changed_in_it(
    read_only_drive: Path,
):
    copy = open_copy(read_only_drive)
    copy.set_view_state({"tab": "table"})
    assert (keys(copy), copy.is_pristine) == (["a.txt"], True)
    copy.discard()
    assert untitled_projects() == []

    copy = open_copy(read_only_drive)
    load(copy, "b.txt")
    copy.close()

    assert [(found.name, found.articles) for found in untitled_projects()] == [
        ("Отчёт № 1 (死) 50% a#b? (copy)", 2)
    ]


def test_a_read_only_project_shows_what_a_kill_left_in_its_wal(session: ProjectSession, tmp_path: Path):
    folder = tmp_path / "drive"
    folder.mkdir()
    path = folder / "killed.reportedly"
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{session.path}{suffix}", f"{path}{suffix}")
    program = (
        "import sys, pathlib; from reportedly.services.project_copies import open_copy;"
        "copy = open_copy(pathlib.Path(sys.argv[1])); print([one.key for one in copy.articles()]); copy.discard()"
    )
    script = 'mount --bind -o ro "$1" "$1" && exec "$2" -c "$3" "$4"'
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh", str(folder), sys.executable]
    probe = ["unshare", "--map-root-user", "--mount", "mount", "--bind", "-o", "ro", str(folder), str(folder)]
    if shutil.which("unshare") is None or subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a read-only drive here")

    done = subprocess.run([*command, program, str(path)], capture_output=True, text=True, check=False)

    assert done.stdout == "['a.txt']\n", done.stderr


def test_a_new_project_that_cannot_be_made_is_said_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)

    with pytest.raises(UserError, match="cannot be written: Permission denied") as refusal:
        ProjectSession.create(tmp_path / "new.reportedly")

    assert refusal.value.code == "R305"


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "R301"), (b"Some words.\n", "R302"), (b"SQLite format 3\0" + b"x" * 5000, "R306")],
)
def test_no_copy_is_left_of_what_is_no_project(tmp_path: Path, content: bytes | None, code: str):
    path = tmp_path / "letter.reportedly"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises((UserError, DataError)) as refusal:
        open_copy(path)

    assert refusal.value.code == code
    assert [file for file in untitled_folder().glob("*") if file.is_file()] == []


# --- copies --------------------------------------------------------------------------------------------


def test_a_saved_copy_holds_all_with_its_history_and_the_project_stays_open(
    session: ProjectSession, tmp_path: Path
):
    path, copy = session.path, tmp_path / "копия.reportedly"
    copy.write_text("an old file that is replaced", encoding="utf-8")

    save_copy(session, copy)
    load(session, "b.txt")

    found = ProjectSession.open(copy)
    assert (session.path, keys(session), keys(found)) == (path, ["a.txt", "b.txt"], ["a.txt"])
    found.undo()
    assert keys(found) == []
    found.close()
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([path.parent.name, copy.name])


def test_a_copy_is_of_one_moment_and_changes_go_on_meanwhile(
    session: ProjectSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for number in range(60):
        document = make_document(f"{number}.txt", f"{number}: " + "Some 3,000 soldiers were counted. " * 300)
        session.add_article(document, make_extraction(document, 200))
    copy, ids = tmp_path / "copy.reportedly", [figure.id for figure in session.figures()]
    done: list[int] = []
    is_changed = threading.Event()
    meanwhile: list[bool] = []

    def work() -> None:
        while not copy.exists() and len(done) < 10_000:
            set_verdict(session, ids[:1], Review.ACCEPTED if len(done) % 2 else Review.REJECTED)
            done.append(1)
            is_changed.set()

    def rest() -> None:
        is_changed.clear()
        meanwhile.append(is_changed.wait(120))

    monkeypatch.setattr(project_copies, "copy_moment", partial(copy_moment, rest=rest))
    writing = threading.Thread(target=work)
    writing.start()
    save_copy(session, copy)
    writing.join()

    connection = sqlite3.connect(copy)
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    connection.close()
    assert meanwhile
    assert all(meanwhile), "changes waited for the copy"


def test_a_copy_does_not_replace_the_project_itself_or_one_that_is_open(
    session: ProjectSession, tmp_path: Path
):
    other = ProjectSession.create(tmp_path / "other.reportedly")
    try:
        for path in (session.path, other.path):
            with pytest.raises(UserError) as refusal:
                save_copy(session, path)
            assert refusal.value.code == "R304"
    finally:
        other.close()
