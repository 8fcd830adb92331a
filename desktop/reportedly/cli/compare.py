"""`reportedly compare`: who last said what, how far that is apart, who denies, how often it was retold."""

import argparse
import csv
import shutil
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from reportedly.analysis.origins import origins_of_figures
from reportedly.cli.articles import ArticleTally, described
from reportedly.cli.compare_text import comparison_lines
from reportedly.cli.overwriting import refuse_overwriting
from reportedly.cli.progress_bar import ProgressBar
from reportedly.cli.streams import drop_standard_output, standard_output
from reportedly.cli.working import interrupting, runner_for
from reportedly.exporting.formulas import table_cell
from reportedly.exporting.json_text import exact_json
from reportedly.model.comparison import Comparison
from reportedly.model.errors import UserError
from reportedly.services.comparing import (
    Compared,
    checked_day,
    compare,
    material_of_project,
    material_of_readings,
)
from reportedly.services.comparison_rows import ESTIMATE_COLUMNS, comparison_rows
from reportedly.services.extracting import Outcome, Reading, extract_documents
from reportedly.services.project_files import PROJECT_SUFFIX
from reportedly.services.publishing import open_output
from reportedly.services.sources import Source, expand_inputs

__all__ = ["run"]

_WIDTH = 96  # columns where nobody says how many there are
_FORMATS = {".json": "json", ".csv": "csv"}
_NUMBERS = frozenset({"value", "low", "high", "start", "end", "sentence_start", "sentence_end"})
CHART_SUFFIXES = (".svg", ".png", ".pdf")


def run(options: argparse.Namespace) -> int:
    """Compare what the options name; give 0, or 1 when some articles failed."""
    _check_outputs(options)
    as_of = checked_day(options.as_of) if options.as_of else None
    compared, code = _material(options)
    comparison = compare(compared, as_of=as_of, measure=options.measure)
    if options.chart:
        _draw(comparison, options)
    try:
        with _opened(options) as stream:
            _write(comparison, _format(options), stream)
            stream.flush()
    except BrokenPipeError:  # whoever reads the output has seen enough, as `head` does
        drop_standard_output()
    return code


def _material(options: argparse.Namespace) -> tuple[Compared, int]:
    """Read the project, or the articles; the code is 1 where some articles failed."""
    projects = [name for name in options.files if name.endswith(PROJECT_SUFFIX)]
    if projects:
        if len(options.files) > 1:
            raise UserError("R211", "A project is compared alone.", "Name one project, or articles.")
        return material_of_project(Path(projects[0])), 0
    cancel = threading.Event()
    readings: list[Reading] = []
    with interrupting(cancel), ProgressBar(sys.stderr, cancel) as bar:
        sources = expand_inputs(options.files)
        _check_outputs(options, sources)
        sources = described(sources, options, bar)
        tally = ArticleTally(bar)

        def keep(index: int, outcome: Outcome, reading: Reading | None) -> None:
            tally.add(outcome)
            if reading is not None:
                readings.append(reading)

        with runner_for(options.jobs, sources) as runner:
            extract_documents(sources, runner=runner, progress=bar, on_outcome=keep)
        tally.say_total()
    return material_of_readings(readings), 1 if tally.counts["failed"] else 0


# --- what is written --------------------------------------------------------------------------------------


def _format(options: argparse.Namespace) -> str:
    if options.format:
        return str(options.format)
    return _FORMATS.get(Path(options.output).suffix.lower(), "text") if options.output else "text"


@contextmanager
def _opened(options: argparse.Namespace) -> Iterator[TextIO]:
    if not options.output:
        with standard_output() as stream:
            yield stream
        return
    encoding = "utf-8-sig" if _format(options) == "csv" else "utf-8"
    with open_output(Path(options.output), encoding=encoding) as stream:
        yield stream


def _write(comparison: Comparison, format: str, stream: TextIO) -> None:
    if format == "text":
        columns = shutil.get_terminal_size((_WIDTH, 0)).columns if stream.isatty() else _WIDTH
        for line in comparison_lines(comparison, columns):
            print(line, file=stream)
        return
    rows = comparison_rows(comparison)
    if format == "csv":
        table = csv.writer(stream)
        table.writerow(ESTIMATE_COLUMNS)
        for row in rows["estimates"]:
            table.writerow([table_cell(row[name], is_number=name in _NUMBERS) for name in ESTIMATE_COLUMNS])
        return
    parts = [f"{exact_json(name)}: {_json(value)}" for name, value in rows.items()]
    stream.write("{" + ",\n".join(parts) + "}\n")


def _json(value: object) -> str:
    """Write a list with a row a line, so that two comparisons can be laid beside each other."""
    if not isinstance(value, list) or not value:
        return exact_json(value)
    return "[\n" + ",\n".join(map(exact_json, value)) + "\n]"


def _draw(comparison: Comparison, options: argparse.Namespace) -> None:
    """Draw the measures; where a picture has no room for all, say how many are left out."""
    if not comparison.series:
        raise UserError("R503", "There is no figure to draw.", "Look at the comparison without --chart.")
    from reportedly.charts.offscreen import Drawing, draw_measures

    drawings = [Drawing(one.estimates.series, origins_of_figures(one.origins)) for one in comparison.series]
    left_out = draw_measures(drawings, comparison.figures, Path(options.chart), as_of=comparison.as_of)
    if left_out:
        said = f"{len(drawings) - left_out} of {len(drawings)} measures; a PDF has all, --measure chooses"
        print(f"{options.chart}: {said}", file=sys.stderr)


def _check_outputs(options: argparse.Namespace, sources: Sequence[Source] = ()) -> None:
    """Raise UserError where the chart is no picture, or an output would take the place of an input."""
    if options.chart and Path(options.chart).suffix.lower() not in CHART_SUFFIXES:
        remedy = "Choose a name that ends in .svg, .png or .pdf."
        raise UserError("R501", f"A chart cannot be written as {options.chart}.", remedy)
    outputs = {"--output": options.output, "--chart": options.chart}
    refuse_overwriting(outputs, [*options.files, options.metadata], sources)
