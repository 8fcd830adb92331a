"""What a comparing view that is shown leaves the program as: a page for a picture, and rows for a table."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.gui.views.filter_words import filter_words
from reportedly.services.formatting import format_date

if TYPE_CHECKING:
    from reportedly.charts.paper import Page
    from reportedly.gui.commands.desk import Desk
    from reportedly.gui.models.comparison_table import Table

__all__ = ["ViewFile", "view_file"]


@dataclass(frozen=True)
class ViewFile:
    """A view that can be written: what it is called, how it is painted (None: only as rows), and its rows."""

    name: str
    page: "Page | None"
    table: "Table"


def view_file(desk: "Desk") -> ViewFile | None:
    """Give the comparing view that is shown; None where it is another one, or has nothing to show."""
    panels = desk.panels
    if panels.view == "side_by_side":
        return _side_by_side(desk)
    found = {"matrix": _matrix, "echo": _echo, "ledger": _ledger}.get(panels.view)
    return found(desk) if found is not None else None


def _side_by_side(desk: "Desk") -> ViewFile | None:
    from reportedly.gui.models.comparison_table import side_records
    from reportedly.gui.views.comparison_page import side_page

    view = desk.panels.side_by_side
    shown, axis = view.model.shown, view.axis
    if shown is None or axis is None:
        return None
    said = _said(desk, shown.unit, shown.counts)
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

    shown = desk.panels.echo.model.shown
    return ViewFile("echo", None, echo_records(shown)) if shown.reports else None


def _ledger(desk: "Desk") -> ViewFile | None:
    from reportedly.gui.models.echo_ledger_tables import ledger_records

    shown = desk.panels.ledger.model.shown
    return ViewFile("ledger", None, ledger_records(shown)) if shown is not None else None


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
