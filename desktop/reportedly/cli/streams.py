"""Where results go: a file that is whole or absent, or the standard output."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from reportedly.exporting import RowWriter, Table, load_exporter
from reportedly.model.errors import UserError
from reportedly.services.publishing import format_of, open_output

__all__ = ["Acknowledger", "drop_standard_output", "open_writer", "standard_output"]


@contextmanager
def open_writer(target: str | None, table: Table, format: str | None) -> Iterator[RowWriter]:
    """Open a writer for the rows of a table: a file that is complete or absent, or standard output.

    Without a format, the suffix of the target tells it.
    """
    exporter = load_exporter(format or format_of(target))
    with ExitStack() as stack:
        opened = open_output(Path(target)) if target else standard_output()
        stream = stack.enter_context(opened)
        writer = exporter.writer(stream, table)
        yield writer
        writer.finish()
        stream.flush()


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Give the standard output for rows; raises UserError R204 where it cannot be written."""
    _write_as_it_comes()
    try:
        yield sys.stdout
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_standard_output()
        raise _not_written(error, "Use --output.") from error


def drop_standard_output() -> None:
    """Let what is still buffered go nowhere: Python writes it at its end, and would complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Acknowledger:
    """Says on the standard output what is done for good, a line each, at once.

    Nobody reading on is no reason to stop the work; `check` tells at its end where a line could not be written.
    """

    def __init__(self) -> None:
        _write_as_it_comes()
        self._trouble: OSError | None = None
        self._is_heard = True

    def say(self, line: str) -> None:
        """Write one line; line ends within it become spaces."""
        if not self._is_heard:
            return
        try:
            print(" ".join(line.splitlines()), flush=True)
        except OSError as error:
            self._is_heard = False
            self._trouble = None if isinstance(error, BrokenPipeError) else error
            drop_standard_output()

    def check(self) -> None:
        """Raise UserError R204 where a line could not be written."""
        if self._trouble is not None:
            raise _not_written(self._trouble, "What was done is kept.") from self._trouble


def _write_as_it_comes() -> None:
    """Make the standard output the same bytes on every system, and give each row as soon as it is known."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="", line_buffering=True)


def _not_written(error: OSError, remedy: str) -> UserError:
    return UserError("R204", f"The standard output cannot be written: {error.strerror}.", remedy)
