"""What a view that is shown leaves the program as: a page for a picture or for paper, and rows for a table."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.gui.views.filter_words import filter_words
from reportedly.services.formatting import format_date, format_figure, format_target

if TYPE_CHECKING:
    from reportedly.charts.paper import Page
    from reportedly.charts.wording import Wording
    from reportedly.gui.commands.desk import Desk
    from reportedly.gui.models.comparison_table import Table
    from reportedly.gui.models.side_by_side import SideBySide
    from reportedly.model.estimate import Series

__all__ = ["ViewFile", "pair_file", "view_file"]


@dataclass(frozen=True)
class ViewFile:
    """A view that can be written: what it is called, how it is painted, and its rows where it has any."""

    name: str
    page: "Page"
    table: "Table | None" = None


def view_file(desk: "Desk") -> ViewFile | None:
    """Give what is shown, a comparing view or the chart; None where it has nothing to show."""
    made = {"side_by_side": _side_by_side, "matrix": _matrix, "echo": _echo, "ledger": _ledger}
    return made.get(desk.panels.view, _chart)(desk)


def pair_file(desk: "Desk") -> ViewFile | None:
    """Give the two figures of Both true? with the answer; None where there is no other figure."""
    from reportedly.gui.views.true_page import true_page

    shown = desk.panels.detail.both_true.shown
    if shown is None or shown.shown is None:
        return None
    said = [
        words for words in _said(desk) if not words.startswith("Only: ")
    ]  # the filter does not choose pairs
    return ViewFile("both-true", true_page(said, shown, desk.panels.chart.chart_theme()))


def _chart(desk: "Desk") -> ViewFile | None:
    from reportedly.charts.image_export import ChartImage, chart_page

    panel = desk.panels.chart
    first = panel.image()
    if panel.multiples is None or not panel.is_multiple:
        return ViewFile("chart", chart_page([first])) if first is not None else None
    shown = panel.multiples.series
    if not shown:
        return None
    base = first or ChartImage(shown[0], {}, panel.chart_theme(), panel.showing)
    showing = replace(base.showing, consensus=None)  # the band is of one measure
    images = [replace(base, series=one, wordings=_wordings(desk, one), showing=showing) for one in shown]
    return ViewFile("chart", chart_page(images))


def _side_by_side(desk: "Desk") -> ViewFile | None:
    from reportedly.gui.models.comparison_table import side_records
    from reportedly.gui.views.comparison_page import side_page

    view = desk.panels.side_by_side
    shown, axis = view.model.shown, view.axis
    if shown is None or axis is None:
        return None
    said = _said(desk, shown.unit, shown.counts, *_said_days(shown))
    page = side_page(shown.name, said, shown, axis, desk.panels.chart.chart_theme())
    return ViewFile("side-by-side", page, side_records(shown))


def _matrix(desk: "Desk") -> ViewFile | None:
    from reportedly.gui.models.comparison_table import grid_records
    from reportedly.gui.views.comparison_page import matrix_page

    grid, project = desk.panels.matrix.model.grid, desk.project
    if grid is None:
        return None
    measure = project.name_of("measure", desk.shell.selection.measure or "")
    title = "Sources by measures" if grid.has_sources else measure
    what = "what each source last said of each measure" if grid.has_sources else "who asserts, who denies"
    years = {cell.day[-4:] for row in grid.cells for cell in row if cell.day}
    days = f"days of {years.pop()}" if len(years) == 1 else ""  # the cells say no year then
    page = matrix_page(title, _said(desk, what, days), grid, desk.panels.chart.chart_theme())
    return ViewFile("matrix", page, grid_records(grid, project.figures.figure))


def _echo(desk: "Desk") -> ViewFile | None:
    from reportedly.gui.models.echo_ledger_tables import echo_records
    from reportedly.gui.views.echo_page import echo_page, echo_words

    view = desk.panels.echo
    shown = view.model.shown
    if not shown.reports:
        return None
    measure = desk.project.name_of("measure", desk.shell.selection.measure or "")
    title = f"Echo: {measure}" if view.of_measure.isChecked() and measure else "Echo: all measures"
    said = _said(desk, *echo_words(shown))
    theme = desk.panels.chart.chart_theme()
    page = echo_page(title, said, shown, theme, is_by_time=view.model.is_by_time)
    records = echo_records(shown, lambda figure: desk.project.name_of("measure", figure.series))
    return ViewFile("echo", page, records)


def _ledger(desk: "Desk") -> ViewFile | None:
    from reportedly.charts.image_export import ChartImage
    from reportedly.gui.models.echo_ledger_tables import ledger_records
    from reportedly.gui.views.ledger_page import ledger_page, ledger_words

    view, theme = desk.panels.ledger, desk.panels.chart.chart_theme()
    shown, series = view.model.shown, view.series
    if shown is None:
        return None
    is_dated = series is not None and any(one.day is not None for one in series.estimates)
    chart = ChartImage(series, _wordings(desk, series), theme) if series is not None and is_dated else None
    said = _said(desk, *ledger_words(shown, view.model.lines))
    page = ledger_page(f"Ledger: {shown.voice}", said, view.model.lines, chart, theme)
    return ViewFile("ledger", page, ledger_records(shown))


def _wordings(desk: "Desk", series: "Series") -> "dict[str, Wording]":
    """Give each figure of a series as it is written."""
    from reportedly.charts.wording import Wording

    found = (desk.project.figures.figure(estimate.figure_id) for estimate in series.estimates)
    return {
        figure.id: Wording(format_figure(figure), format_target(figure), format_date(figure.statement_date))
        for figure in found
        if figure is not None
    }


def _said_days(shown: "SideBySide") -> list[str]:
    """Say from when to when the figures were said."""
    days = [day for row in shown.rows for day in row.latest.estimate.possible_days or ()]
    if not days:
        return []
    first, last = (format_date(day.isoformat()) for day in (min(days), max(days)))
    return [f"said {first}" if first == last else f"said {first} to {last}"]


def _said(desk: "Desk", *words: str) -> list[str]:
    """Say what stands below the title: the caveat, what is shown, as of which day, and what was filtered."""
    from reportedly.charts.paper import CAVEAT

    linked, project = desk.shell.selection, desk.project
    said = [CAVEAT, *words]
    if linked.as_of is not None:
        said.append(f"As of {format_date(linked.as_of.isoformat())}")
    if linked.filter:
        said.append(f"Only: {filter_words(linked.filter, project.name_of)}")
    return said
