"""Work outside the GUI thread: short calls, and jobs with progress and cancel."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from reportedly.model.errors import Cancelled

__all__ = ["Job", "QtRunner"]

_LOG = logging.getLogger(__name__)
_TICK_MS = 100  # progress reaches the window at most ten times a second


class _Delivery(QObject):
    """Carries an answer from the thread that worked to the GUI thread."""

    arrived = Signal(object, object)  # callable, argument

    def __init__(self) -> None:
        super().__init__()
        self._is_open = True
        # Queued even from the GUI thread, where a work that is done already answers: nobody has connected yet.
        self.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def close(self) -> None:
        """Drop what arrives from now on, and what is on its way."""
        self._is_open = False

    def _on_arrived(self, receive: Callable[[Any], None], answer: object) -> None:
        if self._is_open:
            receive(answer)


class Job(QObject):
    """One long piece of work as the window sees it. It is also the `Progress` that the work reports to.

    `progressed` comes at most ten times a second; `outcome` once per item, in the order they are done.
    """

    progressed = Signal(int, int, str)  # done, total, label
    outcome = Signal(int, object)  # place among the inputs, Outcome
    finished = Signal(object)  # what the work gave
    failed = Signal(object)  # the exception
    ended = Signal()  # after finished or failed
    _came = Signal(int, object)  # an outcome, on its way from the working thread

    def __init__(self, name: str, total: int) -> None:
        super().__init__()
        self.name = name
        self.total = total
        self.done = 0
        self.is_running = True
        self._cancelled = threading.Event()
        self._state = (0, total, "")
        self._shown: tuple[int, int, str] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)  # as in _Delivery

    @property
    def is_cancelled(self) -> bool:
        """Tell whether the user asked to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop; what is done is kept."""
        self._cancelled.set()

    def report(self, done: int, total: int, label: str = "") -> None:
        """Take the state of the work; called on the working thread."""
        self._state = (done, total, label)
        self.raise_if_cancelled()

    def raise_if_cancelled(self) -> None:
        """Raise `Cancelled` on the working thread when the user asked to stop."""
        if self._cancelled.is_set():
            raise Cancelled

    def take_outcome(self, place: int, outcome: object) -> None:
        """Pass on what became of one input; called on the working thread."""
        self._came.emit(place, outcome)

    def end(self) -> None:
        """Show the last state and stop ticking; called on the GUI thread."""
        self._timer.stop()
        self.is_running = False
        self._on_tick()

    def _on_came(self, place: int, outcome: object) -> None:
        self.outcome.emit(place, outcome)

    def _on_tick(self) -> None:
        if self._state != self._shown:
            self._shown = self._state
            self.done, self.total, label = self._state
            self.progressed.emit(self.done, self.total, label)


class QtRunner(QObject):
    """Runs calls on a few threads and brings the answers back to the GUI thread.

    The threads wait for disk and for worker processes; the extraction itself never runs in them
    (a thread of pure Python stalls the window for 50 ms and more, a process does not).
    """

    def __init__(self, *, threads: int = 3) -> None:
        super().__init__()
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="reportedly-window")
        self._in_turn = ThreadPoolExecutor(1, thread_name_prefix="reportedly-projects")
        # What a person does to the project happens in the order in which it was done: an undo after the edit.
        self._changes = ThreadPoolExecutor(1, thread_name_prefix="reportedly-changes")
        # A file that a person asked for is written to its end, and keeps no edit waiting.
        self._files = ThreadPoolExecutor(1, thread_name_prefix="reportedly-files")
        # A job waits for worker processes all its life; it must not keep short calls waiting.
        self._job_threads = ThreadPoolExecutor(8, thread_name_prefix="reportedly-jobs")
        self._delivery = _Delivery()
        self._jobs: list[Job] = []
        self._pending: set[Future[Any]] = set()

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Give the jobs that run."""
        return tuple(self._jobs)

    def call(
        self,
        work: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[BaseException], None],
    ) -> None:
        """Run `work` on a thread; one of the two callbacks follows on the GUI thread."""
        self._submit(self._threads, work, on_done, on_error)

    def call_in_turn(
        self,
        work: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[BaseException], None],
    ) -> None:
        """As `call`, one after another: a project is opened after the one before has let its file go."""
        self._submit(self._in_turn, work, on_done, on_error)

    def change(
        self,
        work: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[BaseException], None],
    ) -> None:
        """As `call`, one after another: what a person changes in the open project."""
        self._submit(self._changes, work, on_done, on_error)

    def write(
        self,
        work: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[BaseException], None],
    ) -> None:
        """As `call`, one after another, though the window closes: files that a person asked for."""
        self._submit(self._files, work, on_done, on_error)

    def finish_changes(self) -> None:
        """Wait until all that was asked for by `change` and `write` is done, so that the project can be let go."""
        for threads in (self._changes, self._files):
            with suppress(RuntimeError):  # the window is closed: nothing can be waiting
                threads.submit(lambda: None).result()

    def _submit(
        self,
        threads: ThreadPoolExecutor,
        work: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[BaseException], None],
    ) -> None:
        future = threads.submit(work)
        self._pending.add(future)
        future.add_done_callback(lambda done: self._deliver(done, on_done, on_error))

    def start(self, name: str, total: int, work: Callable[[Job], Any]) -> Job:
        """Run a long piece of work; it gets its own Job to report to."""
        job = Job(name, total)
        self._jobs.append(job)

        def finish(answer: object) -> None:
            self._end(job)
            job.finished.emit(answer)
            job.ended.emit()

        def fail(error: BaseException) -> None:
            self._end(job)
            job.failed.emit(error)
            job.ended.emit()

        self._submit(self._job_threads, lambda: work(job), finish, fail)
        return job

    def close(self, timeout_s: float = 5.0) -> None:
        """Cancel what runs and end the threads; answers that come later are dropped."""
        self._delivery.close()
        for job in self._jobs:
            job.cancel()
            job.end()
        self._jobs.clear()
        # What was asked of projects is waited for to its end: a file that is being closed must be closed.
        for threads, is_cut in ((self._job_threads, True), (self._threads, True), (self._changes, False),
                                (self._files, False), (self._in_turn, False)):  # fmt: skip
            waiting = threading.Thread(
                target=threads.shutdown, kwargs={"cancel_futures": is_cut}, daemon=True
            )
            waiting.start()
            waiting.join(timeout_s)

    def _deliver(
        self, future: "Future[Any]", on_done: Callable[[Any], None], on_error: Callable[[BaseException], None]
    ) -> None:
        error = None if future.cancelled() else future.exception()
        if error is not None:
            self._delivery.arrived.emit(on_error, error)
        elif not future.cancelled():
            self._delivery.arrived.emit(on_done, future.result())
        self._pending.discard(future)  # its answer is on its way

    def _end(self, job: Job) -> None:
        job.end()
        if job in self._jobs:
            self._jobs.remove(job)
