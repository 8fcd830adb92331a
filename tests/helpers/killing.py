"""Kill a process that works on a project, and look at what it left."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.killed_work import act, copy_of, sample_files
from reportedly.model.figure import Review
from reportedly.services.reviewing import remark, set_verdict
from reportedly.services.session import ProjectSession

__all__ = ["Editing", "Killed", "kill_extraction", "kill_import", "kill_migration", "read_sample"]

_TESTS = Path(__file__).resolve().parents[1]
_OPENING, _READY = 1, 2  # lines that the work has written by then
_OLD = _TESTS / "projects" / "version-1.reportedly"
_OLD_ARTICLES = 3
State = tuple[object, ...]


@dataclass(frozen=True)
class Killed:
    """What one kill showed: promises of the process, whether the step in hand is there, time to open again."""

    promised: int
    is_pending_kept: bool
    opened_s: float


def state_of(session: ProjectSession) -> State:
    """Give all that a person would miss."""
    articles = session.articles()
    return (
        [repr(article) for article in articles],
        [(repr(figure), figure.note, figure.is_starred) for figure in session.figures()],
        [len(session.set_aside(article.key)) for article in articles],
        [(step.title, step.is_undone) for step in session.history()],
    )


def assert_whole(session: ProjectSession) -> None:
    """Raise AssertionError where the file is not whole, or an article is half there."""
    checks = [row[0] for row in session.read(lambda file: file.execute("PRAGMA integrity_check").fetchall())]
    assert checks == ["ok"], checks
    broken = session.read(lambda file: file.execute("PRAGMA foreign_key_check").fetchall())
    assert broken == [], [tuple(row) for row in broken]
    half = session.read(
        lambda file: file.execute(
            "SELECT run.id FROM run WHERE figures <> (SELECT COUNT(*) FROM figure WHERE run_id = run.id)"
            " OR set_aside + to_check <> (SELECT COUNT(*) FROM set_aside WHERE run_id = run.id)"
            " UNION ALL SELECT id FROM document WHERE present AND current_run_id IS NULL"
        ).fetchall()
    )
    assert half == [], [tuple(row) for row in half]


def run_and_kill(
    work: str, path: Path, seed: int, number: int, *, lines: int | None, delay_s: float
) -> list[str]:
    """Start work in a process group of its own and kill all of it; give what it had promised.

    The time runs from its line of this number on; None waits for the end.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "helpers.killed_work", work, str(path), str(seed), str(number)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(_TESTS)},
        start_new_session=True,
        bufsize=0,  # else lines read ahead are lost to `communicate`, which asks the pipe itself
    )
    assert process.stdout is not None
    try:
        seen = [process.stdout.readline() for _ in range(lines)] if lines else process.stdout.readlines()
        time.sleep(delay_s)
    finally:
        _kill_group(process.pid)
        output, errors = process.communicate()
    assert process.returncode in (0, -signal.SIGKILL), errors.decode()
    said = (b"".join(seen) + output).decode().splitlines()
    return [line.removeprefix("done ") for line in said if line.startswith("done ")]


def _kill_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return  # it had ended


def reopened(path: Path) -> tuple[ProjectSession, float]:
    began = time.perf_counter()
    session = ProjectSession.open(path)
    return session, time.perf_counter() - began


class Editing:
    """One project that is edited, killed, edited on and killed again, beside a twin that nobody kills."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._seed, self._dice = seed, random.Random(seed)
        self._path = folder / f"Проект № {seed} (死).reportedly"
        self._twin = ProjectSession.create(folder / f"twin {seed}.reportedly")
        self._number = 0

    def close(self) -> None:
        self._twin.close()

    def kill(self) -> Killed:
        """Go on with the project, kill, and compare: what was promised is there, the next step whole or not."""
        is_early = self._dice.random() < 0.2 and self._path.exists()
        # Counted in steps: in a time alone a slow machine would have done none.
        lines, longest_s = (_OPENING, 0.03) if is_early else (_READY + self._dice.randrange(9), 0.2)
        delay_s = self._dice.uniform(0, longest_s)
        promised = run_and_kill("edit", self._path, self._seed, self._number, lines=lines, delay_s=delay_s)
        assert promised == [str(self._number + place) for place in range(len(promised))]
        for _ in promised:
            self._step()
        session, opened_s = reopened(self._path)
        try:
            assert_whole(session)
            found, wanted = state_of(session), state_of(self._twin)
            is_kept = found != wanted
            if is_kept:
                self._step()
                assert found == state_of(self._twin), f"seed {self._seed}, step {self._number - 1}"
        finally:
            session.close()
        self._check_copy()
        return Killed(len(promised), is_kept, opened_s)

    def _check_copy(self) -> None:
        """A copy that was being written is there as it was before, or whole."""
        path = copy_of(self._path)
        if path.exists():
            session, _ = reopened(path)
            try:
                assert_whole(session)
            finally:
                session.close()

    def _step(self) -> None:
        act(self._twin, self._seed, self._number)
        self._number += 1


def kill_migration(folder: Path, seed: int) -> Killed:
    """Kill the opening of an old project: it opens, and a copy of its older form is whole or not there."""
    path = folder / f"old {seed}.reportedly"
    shutil.copyfile(_OLD, path)
    run_and_kill("migrate", path, 0, 0, lines=_OPENING, delay_s=random.Random(seed).uniform(0, 0.04))
    copies = list(folder.glob(f"old {seed} (format*.reportedly"))
    for copy in copies:
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            assert (
                connection.execute("SELECT COUNT(*) FROM document WHERE present").fetchone()[0]
                == _OLD_ARTICLES
            )
    session, opened_s = reopened(path)
    try:
        assert_whole(session)
        assert len(session.articles()) == _OLD_ARTICLES
    finally:
        session.close()
    left = sorted(file.name for file in folder.glob(f"old {seed}*"))
    assert left == [f"old {seed} (format 1).reportedly", path.name], left
    return Killed(0, bool(copies), opened_s)


def read_sample(folder: Path) -> dict[str, list[str]]:
    """Give what an import of the sample that nobody kills makes of each article, in order."""
    path = folder / "whole.reportedly"
    run_and_kill("load", path, 0, 0, lines=None, delay_s=0)
    session = ProjectSession.open(path)
    try:
        return figures_of(session)
    finally:
        session.close()


def figures_of(session: ProjectSession) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {article.key: [] for article in session.articles()}
    for figure in session.figures():
        found[figure.article].append(f"{figure!r}")
    return found


def kill_import(folder: Path, seed: int, whole: dict[str, list[str]]) -> Killed:
    """Kill an import: the articles that were promised are there and at most one more, each whole."""
    path = folder / f"import {seed}.reportedly"
    promised = run_and_kill("load", path, 0, len(whole) - 1, **_moment(seed))
    session, opened_s = reopened(path)
    try:
        assert_whole(session)
        found = figures_of(session)
        assert list(found) == list(whole)[: len(found)]
        assert len(promised) <= len(found) <= len(promised) + 1, f"seed {seed}: {promised}, {list(found)}"
        assert found == {key: whole[key] for key in found}
        assert len(session.history()) == min(len(found), 1)
    finally:
        session.close()
    return Killed(len(promised), len(found) > len(promised), opened_s)


def kill_extraction(folder: Path, seed: int, whole: dict[str, list[str]]) -> Killed:
    """Kill a new reading of all articles: each has its old figures or all of the new, and no remark is lost."""
    path = folder / f"extraction {seed}.reportedly"
    before = _project_of_old_figures(path)
    promised = run_and_kill("extract", path, 0, len(whole) - 1, **_moment(seed))
    session, opened_s = reopened(path)
    try:
        assert_whole(session)
        found = figures_of(session)
        new = {key for key in found if found[key] == whole[key]}
        assert {key: found[key] for key in found if key not in new} == {
            key: before[key] for key in before if key not in new
        }
        assert set(promised) <= new, f"seed {seed}: {set(promised) - new} promised and not there"
        assert len(new) <= len(promised) + 1
        notes = session.read(lambda file: file.execute("SELECT COUNT(*) FROM review WHERE note <> ''"))
        assert notes.fetchone()[0] == len(before)
        for _ in session.history():
            session.undo()
        assert {key: len(figures) for key, figures in figures_of(session).items()} == {}
    finally:
        session.close()
    return Killed(len(promised), len(new) > len(promised), opened_s)


def _moment(seed: int) -> dict[str, Any]:
    """Give a moment between two of the sample's articles, also before the first one."""
    dice = random.Random(seed)
    return {"lines": _READY + dice.randrange(len(sample_files())), "delay_s": dice.uniform(0, 0.3)}


def _project_of_old_figures(path: Path) -> dict[str, list[str]]:
    """Make a project of the sample's articles with figures of an earlier program, each with a remark."""
    from helpers.records import make_extraction
    from reportedly.services.sources import expand_inputs

    session = ProjectSession.create(path)
    try:
        for source in expand_inputs([str(file) for file in sample_files()]):
            document = source.load()
            session.add_article(document, make_extraction(document, 3))
        firsts = [figure.id for figure in session.figures() if figure.start == 0]
        remark(session, firsts, note="look here")
        set_verdict(session, firsts, Review.ACCEPTED)
        return figures_of(session)
    finally:
        session.close()
