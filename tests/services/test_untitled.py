"""Work that was never saved under a name: found again after a kill, and kept when its format is brought up to date."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from helpers.records import make_document, make_extraction
from reportedly.services.sample import open_sample
from reportedly.services.session import ProjectSession, untitled_folder
from reportedly.services.untitled import untitled_projects

TESTS = Path(__file__).resolve().parents[1]
OLD = TESTS / "projects" / "version-1.reportedly"
KILLED = """
import sys
from helpers.records import make_document, make_extraction
from reportedly.services.session import ProjectSession
session = ProjectSession.create()
document = make_document("a.txt")
session.add_article(document, make_extraction(document))
print(session.path, flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def no_untitled_projects() -> None:
    shutil.rmtree(untitled_folder(), ignore_errors=True)


def killed_project() -> Path:
    """Give the untitled project of a program that was killed with it."""
    program = subprocess.Popen(
        [sys.executable, "-c", KILLED],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(TESTS)},
        text=True,
    )
    path = program.stdout.readline().strip()
    program.send_signal(signal.SIGKILL)
    program.communicate()
    return Path(path)


def load(session: ProjectSession) -> None:
    document = make_document("a.txt")
    session.add_article(document, make_extraction(document))


def test_work_of_a_killed_program_is_found_as_left_open_until_somebody_opens_it():
    path = killed_project()

    first, again = untitled_projects(), untitled_projects()

    assert first == again
    assert [(found.path, found.articles, found.was_left_open) for found in first] == [(path, 1, True)]
    session = ProjectSession.open(path)
    assert session.was_left_open
    assert [article.key for article in session.articles()] == ["a.txt"]
    session.close()
    assert [found.was_left_open for found in untitled_projects()] == [False]


def test_looking_for_the_samples_of_earlier_times_does_not_hide_what_was_left_open():
    killed_project()

    open_sample().discard()

    assert [found.was_left_open for found in untitled_projects()] == [True]


def test_an_untitled_project_that_was_closed_is_not_left_open():
    session = ProjectSession.create()
    load(session)
    assert untitled_projects() == []  # it is open
    session.close()

    (found,) = untitled_projects()

    assert (found.name, found.articles, found.was_left_open) == ("Untitled", 1, False)


def test_an_untitled_project_of_an_older_format_is_found_once_and_its_copy_lies_apart():
    untitled_folder().mkdir(parents=True)
    shutil.copyfile(OLD, untitled_folder() / "Untitled-1.reportedly")

    first, second = untitled_projects(), untitled_projects()

    assert [found.path.name for found in first] == ["Untitled-1.reportedly"]
    assert [found.path for found in second] == [found.path for found in first]
    copies = [path.relative_to(untitled_folder()) for path in untitled_folder().rglob("*format*")]
    assert copies == [Path("older", "Untitled-1 (format 1).reportedly")]


def test_a_damaged_project_is_left_alone_and_hides_no_other():
    session = ProjectSession.create()
    load(session)
    session.close()
    whole = session.path
    damaged = whole.with_name("Untitled-1.reportedly")
    content = bytearray(whole.read_bytes())
    with closing(sqlite3.connect(whole)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'document'").fetchone()
    content[(page - 1) * size : page * size] = b"\xff" * size
    damaged.write_bytes(content)

    first, second = untitled_projects(), untitled_projects()

    assert [found.path for found in first] == [found.path for found in second] == [whole]
    assert not damaged.with_name(f"{damaged.name}.lock").exists()


def test_many_looks_at_once_open_no_project_twice():
    for _ in range(3):
        session = ProjectSession.create()
        load(session)
        session.close()
    found: list[list[Path]] = []
    threads = [
        threading.Thread(target=lambda: found.append([one.path for one in untitled_projects()]))
        for _ in range(4)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(untitled_projects()) == 3
    assert not any(one.was_left_open for one in untitled_projects())
