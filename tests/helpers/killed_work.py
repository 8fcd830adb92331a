"""Work on a project in a process that is killed: ``python -m helpers.killed_work WORK PROJECT SEED FIRST``.

It writes "opening", "ready", and then a line for each thing that is done and thereby promised.
"""

import os
import random
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from helpers.records import make_document, make_extraction
from reportedly.assets import seeds_folder
from reportedly.model.changes import ChangeSet
from reportedly.model.figure import Review
from reportedly.model.progress import NO_PROGRESS
from reportedly.services import naming
from reportedly.services.extracting import read_again
from reportedly.services.importing import Outcome, expand_inputs, import_articles
from reportedly.services.jobs import PoolRunner
from reportedly.services.project_copies import save_copy
from reportedly.services.reviewing import correct, remark, set_verdict
from reportedly.services.session import ProjectSession

MOST_ARTICLES = 8
SOURCES = ("NIS", "Kyiv", "Pentagon", "Seoul", None)


def act(session: ProjectSession, seed: int, number: int) -> None:
    """Do the step of this number: the same one, whenever the project is in the same state."""
    dice = random.Random(f"{seed}/{number}")
    keys = [article.key for article in session.articles()]
    ids = [figure.id for figure in session.figures()]
    if not keys or dice.random() < 0.25:
        if len(keys) >= MOST_ARTICLES:
            session.remove_articles(dice.sample(keys, 3))
        else:
            add(session, dice, f"{number}.txt")
        return
    some = dice.sample(ids, dice.randint(1, len(ids))) if ids else []
    dice.choice(_STEPS)(session, dice, keys, some)


def add(session: ProjectSession, dice: random.Random, key: str) -> None:
    document = make_document(key, f"{key}: " + "Some 3,000 soldiers were counted. " * dice.randint(10, 300))
    session.add_article(document, make_extraction(document, dice.randint(1, 300)))


def _read_again(session: ProjectSession, dice: random.Random, keys: list[str], some: list[str]) -> None:
    chosen = dice.sample(keys, min(len(keys), 3))
    session.replace_runs(
        {key: make_extraction(session.document(key), dice.randint(1, 300)) for key in chosen}
    )


def _judge(session: ProjectSession, dice: random.Random, keys: list[str], some: list[str]) -> None:
    set_verdict(session, some, dice.choice([Review.ACCEPTED, Review.REJECTED, Review.UNDECIDED]))


def _correct(session: ProjectSession, dice: random.Random, keys: list[str], some: list[str]) -> None:
    correct(session, some, {"source": dice.choice(SOURCES)})


def _correct_one(session: ProjectSession, dice: random.Random, keys: list[str], some: list[str]) -> None:
    correct(session, some[:1], {"measure": f"counted {dice.randint(1, 9)} times"})


def _remark(session: ProjectSession, dice: random.Random, keys: list[str], some: list[str]) -> None:
    remark(session, some[:3], note=f"Заметка {dice.random()}", is_starred=dice.random() < 0.5)


def _describe(session: ProjectSession, dice: random.Random, keys: list[str], some: list[str]) -> None:
    session.edit_document(dice.choice(keys), outlet=dice.choice(["KBS", "BBC", None]))


def _merge(session: ProjectSession, dice: random.Random, keys: list[str], some: list[str]) -> None:
    names = [thing.name for thing in naming.list_names(session, "source")]
    if len(names) > 1:
        chosen = dice.sample(names, 2)
        naming.merge(session, "source", chosen, chosen[0])


def _undo(session: ProjectSession, dice: random.Random, keys: list[str], some: list[str]) -> None:
    session.undo()


def _redo(session: ProjectSession, dice: random.Random, keys: list[str], some: list[str]) -> None:
    session.redo()


def _copy(session: ProjectSession, dice: random.Random, keys: list[str], some: list[str]) -> None:
    save_copy(session, copy_of(session.path))


def copy_of(path: Path) -> Path:
    return path.with_name(f"{path.stem} copy.reportedly")


_STEPS = (_read_again, _judge, _correct, _correct_one, _remark, _describe, _merge, _undo, _undo, _redo, _copy)


def sample_files() -> list[Path]:
    return sorted((seeds_folder() / "articles").glob("*.txt"))


def edit(path: Path, seed: int, number: int) -> None:
    """Do steps until the end, beginning with the one of this number."""
    session = _opened(path)
    while True:
        act(session, seed, number)
        _say(f"done {number}")
        number += 1


def migrate(path: Path, seed: int, number: int) -> None:
    """Open a project of an older version."""
    _opened(path).close()


def load(path: Path, seed: int, number: int) -> None:
    """Import the sample's articles in worker processes; wait for the kill after so many, 0 being none."""
    session = _opened(path)
    promise = _Promises(number)

    def tell(_: int, outcome: Outcome) -> None:
        promise(outcome.article or outcome.name)

    _in_workers(
        lambda runner: import_articles(
            session,
            expand_inputs([str(file) for file in sample_files()]),
            runner=runner,
            progress=NO_PROGRESS,
            on_outcome=tell,
        )
    )
    session.close()


def extract(path: Path, seed: int, number: int) -> None:
    """Read every article of the project again in worker processes; wait for the kill after so many."""
    session = _opened(path)
    promise = _Promises(number)

    def tell(changes: ChangeSet) -> None:
        for article in changes.articles:
            promise(article)

    session.subscribe(tell)
    keys = [article.key for article in session.articles()]
    _in_workers(lambda runner: read_again(session, keys, runner=runner, progress=NO_PROGRESS))
    session.close()


class _Promises:
    """Say what is done; after so many wait for the kill, so that a quick machine is not through before it."""

    def __init__(self, last: int) -> None:
        self._last, self._said = last, 0

    def __call__(self, article: str) -> None:
        _say(f"done {article}")
        self._said += 1
        if self._said == self._last:
            signal.pause()


def _in_workers(work: Callable[[PoolRunner], object]) -> None:
    runner = PoolRunner(2)
    try:
        work(runner)
    finally:
        runner.close()


def _opened(path: Path) -> ProjectSession:
    _say("opening")
    session = ProjectSession.open(path) if path.exists() else ProjectSession.create(path)
    _say("ready")
    return session


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    {"edit": edit, "migrate": migrate, "load": load, "extract": extract}[sys.argv[1]](
        Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    )
