"""A progress bar for a terminal; silent anywhere else."""

import shutil
import threading
from time import monotonic
from types import TracebackType
from typing import Self, TextIO

from reportedly.model.errors import Cancelled

__all__ = ["ProgressBar"]

REDRAW_S = 0.1
WIDTH = 30


class ProgressBar:
    """Draws how far the work is, and stops it when `cancel` is set. A Progress."""

    def __init__(self, stream: TextIO, cancel: threading.Event) -> None:
        self._stream = stream
        self._cancel = cancel
        self._is_shown = stream.isatty()
        self._drawn_at = 0.0
        self._line = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._erase()

    def report(self, done: int, total: int, label: str = "") -> None:
        """Draw the bar, at most ten times a second; raises Cancelled when asked to stop."""
        self.raise_if_cancelled()
        if self._is_shown and total > 1 and (monotonic() - self._drawn_at > REDRAW_S or done == total):
            self._drawn_at = monotonic()
            filled = WIDTH * done // total
            self._draw(f"[{'#' * filled}{'.' * (WIDTH - filled)}] {done} of {total} {label}")

    def raise_if_cancelled(self) -> None:
        """Raise Cancelled when asked to stop."""
        if self._cancel.is_set():
            raise Cancelled

    def say(self, message: str) -> None:
        """Write a message on a line of its own; the bar comes back below it."""
        line = self._line
        self._erase()
        print(message, file=self._stream, flush=True)
        if line:
            self._draw(line)

    def _draw(self, line: str) -> None:
        shown = line[: shutil.get_terminal_size().columns - 1]
        self._stream.write("\r" + shown.ljust(len(self._line)))
        self._stream.flush()
        self._line = shown

    def _erase(self) -> None:
        if self._line:
            self._stream.write("\r" + " " * len(self._line) + "\r")
            self._stream.flush()
            self._line = ""
