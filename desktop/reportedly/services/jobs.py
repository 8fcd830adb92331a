"""Run one function over many items, in this process or in worker processes.

Core code takes a `Runner` and never knows which. Extraction runs in processes, never in threads: three
threads of it stalled the window's thread for 172 ms, one process for nothing measurable (2026-11-22).
"""

import gc
import logging
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Any, Protocol, TypeVar

from reportedly.model.errors import Cancelled, ReportedlyError
from reportedly.model.progress import NO_PROGRESS, CancelFlag, Progress, SilentProgress

__all__ = [
    "InlineRunner",
    "PoolRunner",
    "Runner",
    "WorkerDiedError",
    "attempt",
    "current_progress",
    "prepare_extraction",
]

Item = TypeVar("Item")
Result = TypeVar("Result")

_NICENESS = 10  # on two cores two readers would keep the window's thread waiting for its turn

CANCEL_WAIT_S = 3.0
"""How long running work may take to stop by itself before its process is killed."""
FAILED_STARTS = 3
"""So many processes in a row that die before they are ready mean that none ever will be."""
_POLL_S = 0.1  # how often a waiting run looks for a cancel
_LOG = logging.getLogger(__name__)
_PROGRESS: ContextVar[Progress] = ContextVar("progress", default=NO_PROGRESS)


class WorkerDiedError(ReportedlyError):
    """The process that worked on one item died: a crash of a library, or memory ran out (R401)."""

    def __init__(self, exit_code: int | None) -> None:
        super().__init__(
            "R401", f"The reading process stopped unexpectedly ({exit_code}).", "Try this article alone."
        )
        self.exit_code = exit_code

    def __reduce__(self) -> tuple[type["WorkerDiedError"], tuple[int | None]]:
        return WorkerDiedError, (self.exit_code,)


class Runner(Protocol):
    """Runs `work` over `items`."""

    def run(
        self,
        work: Callable[[Item], Result],
        items: Sequence[Item],
        *,
        on_result: Callable[[int, Result | BaseException], None],
        progress: Progress,
    ) -> None:
        """Call `on_result` on this thread with each item's index and its result or exception, as they come.

        Returns when all is done. A failing item does not stop the others. Raises Cancelled when `progress`
        does, after what was finished has been handed over.
        """
        ...


def current_progress() -> Progress:
    """Give the progress that the running work should ask whether to stop; use it inside `work`."""
    return _PROGRESS.get()


def prepare_extraction() -> None:
    """Load the libraries and models of the extraction: 2 to 3 s that the first article need not wait for."""
    from reportedly.extraction.pipeline import load_pipeline
    from reportedly.model.document import Document

    load_pipeline().read(Document("warm-up", "The ministry said on Monday that 3,000 people had fled."))


class InlineRunner:
    """Runs in this very thread: for tests, and for a few articles on the command line."""

    def run(
        self,
        work: Callable[[Item], Result],
        items: Sequence[Item],
        *,
        on_result: Callable[[int, Result | BaseException], None],
        progress: Progress,
    ) -> None:
        """See Runner."""
        _use_one_thread()
        for index, item in enumerate(items):
            progress.raise_if_cancelled()
            with _asking(SilentProgress(_CancelOf(progress))):
                result = attempt(work, item)
            if isinstance(result, Cancelled):
                raise result
            on_result(index, result)
            progress.report(index + 1, len(items))


class PoolRunner:
    """Runs in spawned processes that stay alive between runs.

    `prepare` is called once in each new process. A process that dies costs the one item that it worked on
    (WorkerDiedError), and is replaced. One run at a time: a second one waits for its turn.
    """

    def __init__(self, workers: int = 2, *, prepare: Callable[[], None] = prepare_extraction) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._size = workers
        self._prepare = prepare
        # A plain shared byte, because a killed process would leave the lock of an Event locked for ever.
        self._cancel: Any = self._context.RawValue("b", 0)
        self._workers: list[_Worker] = []
        self._turn = threading.Lock()
        self._failed_starts = 0
        self._is_closing = False

    def warm(self) -> None:
        """Start the processes and let them load their libraries; returns at once."""
        if self._turn.acquire(blocking=False):
            try:
                self._start_missing(self._size)
            finally:
                self._turn.release()

    def run(
        self,
        work: Callable[[Item], Result],
        items: Sequence[Item],
        *,
        on_result: Callable[[int, Result | BaseException], None],
        progress: Progress,
    ) -> None:
        """See Runner."""
        with self._my_turn(progress):
            self._failed_starts = 0
            waiting, done = deque(range(len(items))), 0
            try:
                while done < len(items):
                    self._raise_if_stopped(progress)
                    self._start_missing(min(self._size, len(items) - done))
                    self._hand_out(work, items, waiting)
                    for index, result in self._answers(_POLL_S):
                        if isinstance(result, WorkerDiedError):
                            self._raise_if_stopped(progress)  # it was killed with the pool: nobody's fault
                        done += 1
                        on_result(index, result)
                        progress.report(done, len(items))
            except Cancelled:
                self._stop(on_result)
                raise
            except BaseException:
                self._end_workers()
                raise

    def close(self) -> None:
        """End the processes, and a run in another thread as if it were cancelled; a next run starts anew."""
        self._is_closing = True
        with self._turn:
            for worker in self._workers:
                worker.connection.close()  # an idle process ends when its line is cut
            deadline = monotonic() + CANCEL_WAIT_S
            for worker in self._workers:
                worker.process.join(max(0.0, deadline - monotonic()))
            self._end_workers()
            self._is_closing = False

    def kill(self) -> None:
        """End the processes at once, whatever they are doing, and a run in another thread with them."""
        self._is_closing = True
        for worker in tuple(self._workers):
            with suppress(ValueError):  # the run has just closed it
                worker.process.kill()
        self.close()

    def _end_workers(self) -> None:
        for worker in self._workers:
            worker.process.kill()
            worker.process.join()
            worker.process.close()
            worker.connection.close()
        self._workers.clear()

    @contextmanager
    def _my_turn(self, progress: Progress) -> Iterator[None]:
        while not self._turn.acquire(timeout=_POLL_S):
            self._raise_if_stopped(progress)
        try:
            self._cancel.value = 0
            yield
        finally:
            self._turn.release()

    def _raise_if_stopped(self, progress: Progress) -> None:
        progress.raise_if_cancelled()
        if self._is_closing:
            raise Cancelled

    def _start_missing(self, wanted: int) -> None:
        while len(self._workers) < wanted:
            ours, theirs = self._context.Pipe()
            process = self._context.Process(
                target=_serve, args=(theirs, self._cancel, self._prepare), name="reader", daemon=True
            )
            with _without_interrupts():
                process.start()
            theirs.close()
            self._workers.append(_Worker(process, ours))

    def _hand_out(self, work: Callable[[Item], Result], items: Sequence[Item], waiting: deque[int]) -> None:
        for worker in self._workers:
            if waiting and worker.is_ready and worker.item is None:
                worker.item = waiting.popleft()
                try:
                    worker.connection.send((work, items[worker.item]))
                except OSError:  # it died while idle: not the item's fault
                    waiting.appendleft(worker.item)
                    worker.item = None

    def _answers(self, timeout_s: float) -> Iterator[tuple[int, Any]]:
        """Yield what the processes have sent until now; waits for the first of it."""
        lines: list[Any] = [worker.connection for worker in self._workers]
        wait([*lines, *(worker.process.sentinel for worker in self._workers)], timeout_s)
        for worker in tuple(self._workers):
            item = worker.item
            try:
                if worker.connection.poll():
                    answer = worker.connection.recv()
                elif worker.process.is_alive():
                    continue
                else:
                    raise EOFError
            except (EOFError, OSError):
                answer = self._bury(worker)
                if item is None:
                    continue
            else:
                if not worker.is_ready:
                    worker.is_ready = True
                    self._failed_starts = 0
                    continue
                worker.item = None
            assert item is not None
            yield item, answer

    def _bury(self, worker: "_Worker") -> WorkerDiedError:
        """Take a dead process out of the pool."""
        worker.process.join()
        exit_code = worker.process.exitcode
        self._workers.remove(worker)
        worker.process.close()
        worker.connection.close()
        _LOG.info("a reading process ended with exit code %s", exit_code)
        self._failed_starts += not worker.is_ready
        if self._failed_starts >= FAILED_STARTS and not self._is_closing:
            raise ReportedlyError(
                "R402", f"The reading process could not start ({exit_code}).", "Install the program again."
            )
        return WorkerDiedError(exit_code)

    def _stop(self, on_result: Callable[[int, Any], None]) -> None:
        """Let running items stop by themselves for a while, keep what they finish, then kill the rest.

        Also where `on_result` fails: what a process still works on is no answer to an item of the next run.
        """
        self._cancel.value = 1
        deadline = monotonic() + CANCEL_WAIT_S
        try:
            while any(worker.item is not None for worker in self._workers) and monotonic() < deadline:
                for index, result in self._answers(_POLL_S):
                    if not isinstance(result, Cancelled | WorkerDiedError):
                        on_result(index, result)
        finally:
            if any(worker.item is not None for worker in self._workers):
                self._end_workers()


@dataclass(slots=True, eq=False)
class _Worker:
    process: multiprocessing.context.SpawnProcess
    connection: Connection
    is_ready: bool = False
    item: int | None = None


@dataclass(frozen=True, slots=True)
class _CancelOf:
    """The cancel flag of a progress that is somebody else's."""

    progress: Progress

    def is_set(self) -> bool:
        try:
            self.progress.raise_if_cancelled()
        except Cancelled:
            return True
        return False


@dataclass(frozen=True, slots=True)
class _SharedCancel:
    value: Any

    def is_set(self) -> bool:
        return bool(self.value.value)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Keep Ctrl+C, which goes to the whole group, from processes started here: the parent decides.

    They inherit the blocked signal, and so are deaf to it from their first instruction on.
    """
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # starting it later would take the block away again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _asking(progress: Progress) -> Iterator[None]:
    token = _PROGRESS.set(progress)
    try:
        yield
    finally:
        _PROGRESS.reset(token)


def attempt(work: Callable[[Item], Result], item: Item) -> Result | Exception:
    """Do one item's work; what goes wrong in it is its result, and takes nothing from the others."""
    try:
        return work(item)
    except Cancelled as stopped:
        return stopped.with_traceback(
            None
        )  # its frames would hold the project that was let go, and each other
    except Exception as error:  # noqa: BLE001 - the worker boundary: one item's failure is its result
        _LOG.debug("a job failed", exc_info=True)
        return error


def _serve(line: Connection, cancel: Any, prepare: Callable[[], None]) -> None:  # noqa: ANN401 - a ctypes byte
    """Be a worker: answer one (work, item) after another until the line is cut."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it could not be blocked
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    _use_one_thread()
    flag: CancelFlag = _SharedCancel(cancel)
    prepare()
    gc.freeze()  # the model and the tables stay: the collector need not look at them with each article
    with _asking(SilentProgress(flag)):
        try:
            line.send(None)
            while True:
                work, item = line.recv()
                _answer(line, attempt(work, item))
        except (EOFError, OSError):
            return


def _use_one_thread() -> None:
    """Keep the libraries from threads of their own, which wait by spinning: the processes are the parallelism.

    It holds for libraries that are loaded afterwards.
    """
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def _answer(line: Connection, result: object) -> None:
    """Send a result; an exception of a library that cannot be pickled both ways goes as its words."""
    if isinstance(result, Exception):
        try:
            pickle.loads(pickle.dumps(result))
        except Exception:  # noqa: BLE001 - the worker boundary: pickling runs foreign code
            result = RuntimeError(f"{type(result).__name__}: {result}")
    line.send(result)
