"""`reportedly extract`: articles in, figures out, in the order of the articles."""

import argparse
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import TextIO

from reportedly.cli.progress_bar import ProgressBar
from reportedly.exporting import FIGURES, SET_ASIDE, RowWriter, Table, load_exporter
from reportedly.model.document import Origin
from reportedly.model.errors import UserError
from reportedly.services.extracting import Outcome, Reading, extract_documents
from reportedly.services.jobs import InlineRunner, PoolRunner, Runner
from reportedly.services.metadata_table import checked_date, load_metadata
from reportedly.services.publishing import format_of, open_output
from reportedly.services.sources import ArticleMetadata, Source, expand_inputs

__all__ = ["run"]

POOL_FROM_CHARACTERS = 60_000
"""From this much input on, two processes are faster than one: they take 3 s to start, and one reads about
12,000 characters/s (2026-11-22)."""
DEFAULT_WORKERS = 2


def run(options: argparse.Namespace) -> int:
    """Read the articles that the options name; give 0, or 1 when some failed."""
    cancel = threading.Event()
    with _interrupting(cancel), ProgressBar(sys.stderr, cancel) as bar:
        sources = _sources(options, bar)
        try:
            report = _extract(options, sources, bar)
        except BrokenPipeError:  # whoever reads the output has seen enough, as `head` does
            _drop_standard_output()
            return 0
    return 1 if report.counts["failed"] else 0


class _Report:
    """Writes the rows of each article, and says what became of it."""

    def __init__(self, figures: RowWriter, aside: RowWriter | None, bar: ProgressBar) -> None:
        self._figures, self._aside, self._bar = figures, aside, bar
        self.counts = {"loaded": 0, "skipped": 0, "failed": 0}
        self._numbers = {"figures": 0, "set aside": 0, "to check": 0}

    def add(self, index: int, outcome: Outcome, reading: Reading | None) -> None:
        """Take the next article in order."""
        self.counts[outcome.status] += 1
        if reading is not None:
            self._write(reading)
        self._numbers["figures"] += outcome.figures
        self._numbers["set aside"] += outcome.set_aside
        self._numbers["to check"] += outcome.to_check
        if outcome.reason:
            code = f" [{outcome.code}]" if outcome.code else ""
            self._bar.say(f"{outcome.status}: {outcome.name}: {' '.join(outcome.reason.split())}{code}")

    def say_total(self) -> None:
        """Say the counts: files in = loaded + skipped + failed, numbers = figures + set aside + to check."""
        articles = ", ".join(f"{count} {status}" for status, count in self.counts.items() if count)
        total, every = sum(self.counts.values()), sum(self._numbers.values())
        figures, aside, unsure = self._numbers.values()
        self._bar.say(
            f"{_count(total, 'article')}: {articles}; {_count(every, 'number')}:"
            f" {_count(figures, 'figure')}, {aside} set aside, {unsure} to check"
        )

    def _write(self, reading: Reading) -> None:
        self._figures.add_article(reading.document)
        for figure in reading.extraction.figures:
            self._figures.add(figure)
        if self._aside is not None:
            self._aside.add_article(reading.document)
            for number in reading.extraction.set_aside:
                self._aside.add(number)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _extract(options: argparse.Namespace, sources: Sequence[Source], bar: ProgressBar) -> _Report:
    """Write all rows; the output files take their place at the end, when nothing went wrong."""
    with ExitStack() as stack:
        figures = stack.enter_context(_writer(options.output, FIGURES, options))
        aside = None
        if options.set_aside:
            aside = stack.enter_context(_writer(options.set_aside, SET_ASIDE, options))
        report = _Report(figures, aside, bar)
        runner = stack.enter_context(_runner(options.jobs, sources))
        extract_documents(sources, runner=runner, progress=bar, on_outcome=report.add)
    report.say_total()
    return report


def _sources(options: argparse.Namespace, bar: ProgressBar) -> list[Source]:
    """Give the articles with what the options say of them; raises UserError for options that do not fit."""
    metadata = load_metadata(Path(options.metadata)) if options.metadata else None
    published = checked_date(options.published, "--published") if options.published else None
    sources = [_unless_output(source) for source in expand_inputs(options.files)]
    _refuse_overwriting(options, sources)
    if published is not None and len(sources) != 1:
        raise UserError(
            "R207", f"--published is for a single article, and these are {len(sources)}.", "Use --metadata."
        )
    if metadata is not None:
        sources = [metadata.describe(source) for source in sources]
        if unused := metadata.unused():
            more = f" and {len(unused) - 3} more" if len(unused) > 3 else ""
            bar.say(f"{options.metadata}: no article is named {', '.join(unused[:3])}{more}")
    if published is None:
        return sources
    known = sources[0].metadata or ArticleMetadata(origin=Origin.TYPED)
    return [replace(sources[0], metadata=replace(known, published=published))]


def _unless_output(source: Source) -> Source:
    """Skip the file that the shell has just made for our output, as in `extract . > figures.csv`."""
    with suppress(OSError, ValueError):  # no such file, or a standard output that is none
        if os.path.samestat(os.stat(source.name), os.fstat(sys.stdout.fileno())):
            return Source(source.name, skip_reason="is the output")
    return source


def _refuse_overwriting(options: argparse.Namespace, sources: Sequence[Source]) -> None:
    """Raise UserError where an output would take the place of an input, or of the other output."""
    read = {Path(name).resolve() for name in [*options.files, options.metadata] if name}
    read |= {source.path.resolve() for source in sources if source.path is not None}
    written: set[Path] = set()
    for target in filter(None, (options.output, options.set_aside)):
        path = Path(target).resolve()
        if os.path.exists(path) and not path.is_file():  # /dev/null may be named twice
            continue
        if path in written:
            raise UserError("R206", "--output and --set-aside name the same file.", "Give each its own.")
        if path in read:
            raise UserError("R208", f"{target} is an input: it would be lost.", "Choose another name.")
        written.add(path)


@contextmanager
def _writer(target: str | None, table: Table, options: argparse.Namespace) -> Iterator[RowWriter]:
    """Open a writer for the rows of a table: a file that is complete or absent, or standard output."""
    exporter = load_exporter(options.format or format_of(target or options.output))
    with ExitStack() as stack:
        opened = open_output(Path(target)) if target else _standard_output()
        stream = stack.enter_context(opened)
        writer = exporter.writer(stream, table)
        yield writer
        writer.finish()
        stream.flush()


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    if hasattr(sys.stdout, "reconfigure"):
        # The same bytes on every system, and each row as soon as it is known.
        sys.stdout.reconfigure(encoding="utf-8", newline="", line_buffering=True)
    try:
        yield sys.stdout
    except BrokenPipeError:
        raise
    except OSError as error:
        _drop_standard_output()
        raise UserError(
            "R204", f"The standard output cannot be written: {error.strerror}.", "Use --output."
        ) from error


def _drop_standard_output() -> None:
    """Let what is still buffered go nowhere: Python writes it at its end, and would complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _runner(jobs: int | None, sources: Sequence[Source]) -> Iterator[Runner]:
    """Give the processes that were asked for; unasked, two for what takes longer than their start."""
    if jobs is None:
        is_large = len(sources) > 1 and sum(map(_size, sources)) >= POOL_FROM_CHARACTERS
        jobs = DEFAULT_WORKERS if is_large else 1
    if jobs == 1:
        yield InlineRunner()
        return
    with closing(PoolRunner(min(jobs, max(1, len(sources))))) as pool:
        yield pool


def _size(source: Source) -> int:
    if source.document is not None:
        return len(source.document.text)
    if source.content is not None:
        return len(source.content)
    try:
        return source.path.stat().st_size if source.path is not None else 0
    except OSError:
        return 0


@contextmanager
def _interrupting(cancel: threading.Event) -> Iterator[None]:
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
