"""`reportedly extract`: articles in, figures out, in the order of the articles."""

import argparse
import os
import sys
import threading
from collections.abc import Sequence
from contextlib import ExitStack, suppress

from reportedly.cli.articles import ArticleTally, described
from reportedly.cli.overwriting import refuse_overwriting
from reportedly.cli.progress_bar import ProgressBar
from reportedly.cli.streams import drop_standard_output, open_writer
from reportedly.cli.working import interrupting, runner_for
from reportedly.exporting import FIGURES, SET_ASIDE, RowWriter
from reportedly.services.extracting import Outcome, Reading, extract_documents
from reportedly.services.sources import Source, expand_inputs

__all__ = ["run"]


def run(options: argparse.Namespace) -> int:
    """Read the articles that the options name; give 0, or 1 when some failed."""
    cancel = threading.Event()
    with interrupting(cancel), ProgressBar(sys.stderr, cancel) as bar:
        sources = [_unless_output(source) for source in expand_inputs(options.files)]
        outputs = {"--output": options.output, "--set-aside": options.set_aside}
        refuse_overwriting(outputs, [*options.files, options.metadata], sources)
        sources = described(sources, options, bar)
        try:
            tally = _extract(options, sources, bar)
        except BrokenPipeError:  # whoever reads the output has seen enough, as `head` does
            drop_standard_output()
            return 0
    return 1 if tally.counts["failed"] else 0


class _Report:
    """Writes the rows of each article, and says what became of it."""

    def __init__(self, figures: RowWriter, aside: RowWriter | None, tally: ArticleTally) -> None:
        self._figures, self._aside, self._tally = figures, aside, tally

    def add(self, index: int, outcome: Outcome, reading: Reading | None) -> None:
        """Take the next article in order."""
        if reading is not None:
            self._write(reading)
        self._tally.add(outcome)

    def _write(self, reading: Reading) -> None:
        self._figures.add_article(reading.document)
        for figure in reading.extraction.figures:
            self._figures.add(figure)
        if self._aside is not None:
            self._aside.add_article(reading.document)
            for number in reading.extraction.set_aside:
                self._aside.add(number)


def _extract(options: argparse.Namespace, sources: Sequence[Source], bar: ProgressBar) -> ArticleTally:
    """Write all rows; the output files take their place at the end, when nothing went wrong."""
    tally = ArticleTally(bar)
    with ExitStack() as stack:
        figures = stack.enter_context(open_writer(options.output, FIGURES, options.format))
        aside = None
        if options.set_aside:
            aside = stack.enter_context(open_writer(options.set_aside, SET_ASIDE, options.format))
        report = _Report(figures, aside, tally)
        runner = stack.enter_context(runner_for(options.jobs, sources))
        extract_documents(sources, runner=runner, progress=bar, on_outcome=report.add)
    tally.say_total()
    return tally


def _unless_output(source: Source) -> Source:
    """Skip the file that the shell has just made for our output, as in `extract . > figures.csv`."""
    with suppress(OSError, ValueError):  # no such file, or a standard output that is none
        if os.path.samestat(os.stat(source.name), os.fstat(sys.stdout.fileno())):
            return Source(source.name, skip_reason="is the output")
    return source
