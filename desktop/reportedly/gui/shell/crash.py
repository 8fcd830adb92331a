"""The last net: an error that nobody expected is shown with a report to copy; the window stays alive."""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from reportedly import __version__

__all__ = ["CrashHook", "crash_report"]

_LOG = logging.getLogger(__name__)


def crash_report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Give the text that a person can copy into a report."""
    lines = traceback.format_exception(kind, error, trace)
    return f"Reportedly {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n{''.join(lines)}"


class CrashHook(QObject):
    """Catches what escapes from the main thread and from worker threads, and shows it on the GUI thread."""

    caught = Signal(str)

    def __init__(self, show: Callable[[str], None]) -> None:
        super().__init__()
        self._show = show
        self.caught.connect(self._on_caught)
        self._previous = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Take over both hooks of Python."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda found: self._on_exception(
            found.exc_type, found.exc_value or found.exc_type(), found.exc_traceback
        )

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._previous

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._previous[0](kind, error, trace)
            return
        _LOG.error("unexpected error", exc_info=(kind, error, trace))
        self.caught.emit(crash_report(kind, error, trace))

    def _on_caught(self, report: str) -> None:
        self._show(report)
