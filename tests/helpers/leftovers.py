"""What a window leaves behind: threads, processes, timers and widgets that outlive it."""

import gc
import multiprocessing
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import getCppPointer, isValid

__all__ = ["nothing_left"]

_PATIENCE_S = 60.0


@contextmanager
def nothing_left(app: QApplication) -> Iterator[None]:
    """Raise AssertionError when what runs inside leaves something of its own behind.

    Processes and threads that are ending get a moment; widgets that are to be deleted are deleted first.
    """
    gc.freeze()  # what is there already is not looked through again: a whole collection takes a second
    # A window that closes would bring all of it back, and one that warms up put aside what is looked for here.
    with mock.patch.multiple(gc, freeze=_do_nothing, unfreeze=_do_nothing):
        yield from _watch(app)


def _do_nothing() -> None:
    pass


def _watch(app: QApplication) -> Iterator[None]:
    threads = set(threading.enumerate())
    widgets = {_address(widget) for widget in app.allWidgets()}

    yield

    app.clipboard().clear()  # what Python made and Qt deletes after Python has ended is a crash
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for process in multiprocessing.active_children():
        process.join(_PATIENCE_S)
    assert multiprocessing.active_children() == [], "processes left"
    new_threads = [thread for thread in threading.enumerate() if thread not in threads]
    for thread in new_threads:
        thread.join(_PATIENCE_S)
    assert [thread for thread in new_threads if thread.is_alive()] == [], "threads left"
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    timers = [(timer.parent(), timer.interval()) for timer in _running_timers()]
    assert timers == [], f"timers left: {timers}"
    left = [widget for widget in app.allWidgets() if _address(widget) not in widgets]
    named = [(type(widget).__name__, widget.children()) for widget in left if widget.parent() is None]
    assert left == [], f"{len(left)} widgets left, in {named}"


def _address(widget: QWidget) -> int:
    """Give what stays the same of a widget that Qt made itself: its Python object is made anew each time."""
    return getCppPointer(widget)[0]


def _running_timers() -> list[QTimer]:
    """Give the timers that were made since the last freeze and still run."""
    timers = [found for found in gc.get_objects() if isinstance(found, QTimer)]
    return [timer for timer in timers if isValid(timer) and timer.isActive()]
