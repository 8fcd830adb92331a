"""The progress bar: on a terminal only, and never in the way of a message."""

import io
import threading

import pytest

from reportedly.cli.progress_bar import ProgressBar
from reportedly.model.errors import Cancelled


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_the_bar_and_nothing_is_left_of_it():
    screen = Terminal()

    with ProgressBar(screen, threading.Event()) as bar:
        bar.report(1, 2)
        bar.say("failed: a.txt")
        bar.report(2, 2)

    lines = screen.getvalue().split("\r")
    assert "[###############...............] 1 of 2 " in lines
    assert "[##############################] 2 of 2 " in lines
    assert lines[-1] == ""
    assert "failed: a.txt\n" in screen.getvalue()


def test_a_file_sees_messages_only():
    log = io.StringIO()

    with ProgressBar(log, threading.Event()) as bar:
        bar.report(1, 2)
        bar.say("failed: a.txt")

    assert log.getvalue() == "failed: a.txt\n"


def test_one_article_needs_no_bar():
    screen = Terminal()

    with ProgressBar(screen, threading.Event()) as bar:
        bar.report(1, 1)

    assert screen.getvalue() == ""


def test_a_cancel_is_raised_by_either_call():
    cancel = threading.Event()
    bar = ProgressBar(io.StringIO(), cancel)
    bar.report(0, 1)
    cancel.set()

    with pytest.raises(Cancelled):
        bar.report(1, 1)
    with pytest.raises(Cancelled):
        bar.raise_if_cancelled()
