"""What one change of the project costs, and its undo, among 10,000 figures of 1,000 articles.

Measured from the call to its return, with the row on disk and the change told to the subscribers; what the window
then paints is measured by `window.py`; what the first edit needs is loaded ahead, as the window does it.
Limits: 20 ms for each change, 500 ms for one of all figures.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from large import write_project

from reportedly.model.changes import ChangeSet
from reportedly.model.figure import Figure, Review
from reportedly.services import reviewing
from reportedly.services.naming import merge, move_figures
from reportedly.services.session import ProjectSession
from reportedly.services.warming import warm_up

FIGURES, PER_ARTICLE, TIMES = 10_000, 10, 30
ONE_MS, ALL_MS = 20, 500


def measure() -> list[tuple[str, str]]:
    """Give a line a sort of change: the median and the worst of both, the change and its undo."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.reportedly"
        write_project(path, FIGURES, per_article=PER_ARTICLE)
        session = ProjectSession.open(path)
        try:
            warm = _timed(partial(warm_up, session))
            ahead = (f"{FIGURES:,} figures: loaded ahead of the first edit, on a thread", f"{warm:.0f} ms")
            return [ahead, *_single(session), *_of_all(session)]
        finally:
            session.close()


def _single(session: ProjectSession) -> Iterator[tuple[str, str]]:
    figures = session.figures()
    chosen = figures[:: len(figures) // TIMES][:TIMES]
    for name, change in _changes(session, figures).items():
        done, undone = [], []
        for number, figure in enumerate(chosen):
            done.append(_timed(partial(change, figure, number)))
            undone.append(_timed(session.undo))
        yield f"{FIGURES:,} figures: {name}", _line(done, ONE_MS)
        yield f"{FIGURES:,} figures: {name}, undo", _line(undone, ONE_MS)


def _changes(
    session: ProjectSession, figures: list[Figure]
) -> dict[str, Callable[[Figure, int], ChangeSet | None]]:
    """Give one change of each sort; a number makes each a different one."""
    sources = sorted({figure.source for figure in figures if figure.source})
    return {
        "accept": lambda figure, _: reviewing.set_verdict(session, [figure.id], Review.ACCEPTED),
        "edit the number": lambda figure, at: reviewing.edit(session, [figure.id], "figure", f"~{at + 1}"),
        "edit the source": lambda figure, at: reviewing.edit(session, [figure.id], "source", f"Source {at}"),
        "edit what is counted": lambda figure, at: reviewing.edit(session, [figure.id], "measure", f"Ships {at}"),
        "note": lambda figure, at: reviewing.remark(session, [figure.id], note=f"note {at}"),
        "merge two sources": lambda _, at: merge(session, "source", [sources[at % len(sources)]], "Somebody"),
        "move to a series": lambda figure, _: move_figures(session, "series", [figure.id], figures[0].series),
        "remove an article": lambda figure, _: session.remove_articles([figure.article]),
        "edit an outlet": lambda figure, at: session.edit_document(figure.article, outlet=f"Outlet {at} B"),
    }  # fmt: skip


def _of_all(session: ProjectSession) -> Iterator[tuple[str, str]]:
    ids = [figure.id for figure in session.figures()]
    changes: dict[str, Callable[[], object]] = {
        "accept all": lambda: reviewing.set_verdict(session, ids, Review.ACCEPTED),
        "edit the source of all": lambda: reviewing.edit(session, ids, "source", "Somebody else"),
        "edit the date of all": lambda: reviewing.edit(session, ids, "target_date", "by Dec 2024"),
        "tag all": lambda: reviewing.remark(session, ids, tags=["checked"]),
    }
    for name, change in changes.items():
        for what, work in ((name, change), (f"{name}, undo", session.undo)):
            busy = time.process_time()
            line = _line([_timed(work)], ALL_MS)
            yield (
                f"{FIGURES:,} figures: {what}",
                f"{line} ({1000 * (time.process_time() - busy):.0f} ms of processor)",
            )


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def _line(times: list[float], limit: int) -> str:
    worst = "" if len(times) == 1 else f" (worst {max(times):.1f})"
    late = f"  over {limit} ms" if statistics.median(times) > limit else ""
    return f"{statistics.median(times):.1f} ms{worst}{late}"


if __name__ == "__main__":
    for name, value in measure():
        print(f"{name:<45} {value}")
