"""ChangeSets from the writer thread -> one Qt signal on the GUI thread."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from reportedly.model.changes import NO_CHANGE, ChangeSet

__all__ = ["ProjectBridge"]

_GATHER_MS = 0  # an edit shows at once; what comes in the same turn is shown together
_GATHER_WORKING_MS = 700  # articles that arrive close together repaint the window once


class _Subscribable(Protocol):
    def subscribe(self, callback: Callable[[ChangeSet], None]) -> Callable[[], None]: ...


class ProjectBridge(QObject):
    """Gathers changes of the open project for a moment and tells the window once."""

    changed = Signal(object)  # ChangeSet
    _arrived = Signal(object, object)  # the project, ChangeSet

    def __init__(self) -> None:
        super().__init__()
        self._gathered = NO_CHANGE
        self._leave: Callable[[], None] | None = None
        self._heard: _Subscribable | None = None  # the project that is listened to
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_GATHER_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._arrived.connect(self._on_arrived)

    def attach(self, session: _Subscribable) -> None:
        """Listen to another project."""
        self.detach()
        # The signal is emitted on the writer thread; Qt queues it to ours.
        self._leave, self._heard = session.subscribe(partial(self._arrived.emit, session)), session

    def detach(self) -> None:
        """Listen to nothing."""
        if self._leave is not None:
            self._leave()
            self._leave = self._heard = None
        self._timer.stop()
        self._gathered = NO_CHANGE

    def set_working(self, is_working: bool) -> None:
        """Gather for longer while articles are being read."""
        self._timer.setInterval(_GATHER_WORKING_MS if is_working else _GATHER_MS)
        if not is_working and self._timer.isActive():
            self._timer.start()

    def show_now(self) -> None:
        """Tell of what has arrived without gathering for longer: a person waits for it."""
        if self._timer.isActive():
            self._timer.stop()
            self._on_timeout()

    def _on_arrived(self, session: object, change: ChangeSet) -> None:
        if session is not self._heard:
            return  # it was let go while this was on its way
        self._gathered = self._gathered | change
        if not self._timer.isActive():
            self._timer.start()

    def _on_timeout(self) -> None:
        change, self._gathered = self._gathered, NO_CHANGE
        self.changed.emit(change)
