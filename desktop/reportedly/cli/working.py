"""The work of a command that reads articles: in this process or in several, and stopped when asked."""

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from types import FrameType

from reportedly.services.jobs import InlineRunner, PoolRunner, Runner
from reportedly.services.sources import Source

__all__ = ["interrupting", "runner_for"]

POOL_FROM_CHARACTERS = 60_000
"""From this much input on, two processes are faster than one: they take 3 s to start, and one reads about
12,000 characters/s (2026-11-22)."""
DEFAULT_WORKERS = 2


@contextmanager
def runner_for(jobs: int | None, sources: Sequence[Source]) -> Iterator[Runner]:
    """Give the processes that were asked for; unasked, two for what takes longer than their start."""
    if jobs is None:
        is_large = len(sources) > 1 and sum(map(_size, sources)) >= POOL_FROM_CHARACTERS
        jobs = DEFAULT_WORKERS if is_large else 1
    if jobs == 1:
        yield InlineRunner()
        return
    with closing(PoolRunner(min(jobs, max(1, len(sources))))) as pool:
        yield pool


@contextmanager
def interrupting(cancel: threading.Event) -> Iterator[None]:
    """Let Ctrl+C and a polite kill stop the work between two steps; a second Ctrl+C stops it at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        if cancel.is_set():
            raise KeyboardInterrupt
        cancel.set()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _size(source: Source) -> int:
    if source.document is not None:
        return len(source.document.text)
    if source.content is not None:
        return len(source.content)
    try:
        return source.path.stat().st_size if source.path is not None else 0
    except OSError:
        return 0
