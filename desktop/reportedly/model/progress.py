"""How long work tells where it stands, and how it is asked to stop."""

from typing import Protocol

from reportedly.model.errors import Cancelled

__all__ = ["NO_PROGRESS", "CancelFlag", "Progress", "SilentProgress"]


class CancelFlag(Protocol):
    """Anything with `is_set`: a threading or a multiprocessing Event."""

    def is_set(self) -> bool:
        """Tell whether the work should stop."""
        ...


class Progress(Protocol):
    """Receives how far the work is; may ask it to stop by raising `Cancelled` from either call."""

    def report(self, done: int, total: int, label: str = "") -> None:
        """Say that `done` of `total` steps are done; `label` names the present one."""
        ...

    def raise_if_cancelled(self) -> None:
        """Raise `Cancelled` when the user asked to stop."""
        ...


class SilentProgress:
    """Progress that nobody watches; stops when `cancel` is set."""

    def __init__(self, cancel: CancelFlag | None = None) -> None:
        self._cancel = cancel

    def report(self, done: int, total: int, label: str = "") -> None:
        """Check for a cancel; nothing is shown."""
        self.raise_if_cancelled()

    def raise_if_cancelled(self) -> None:
        """Raise `Cancelled` when the flag is set."""
        if self._cancel is not None and self._cancel.is_set():
            raise Cancelled


NO_PROGRESS: Progress = SilentProgress()
