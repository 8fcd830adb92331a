"""Echo as a page that stands alone: all lanes with all words, whatever of them the window has room for."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.paper import PAGE_MARGIN, Page
from reportedly.charts.strips import (
    PAGE_WIDTH,
    Strip,
    gap,
    paper_theme,
    source_strips,
    strip_page,
    text_strip,
)
from reportedly.gui.models.echo_grid import EchoGrid
from reportedly.gui.models.echo_map import EchoCell, EchoMap, Part
from reportedly.gui.views.echo_delegate import trunk_of
from reportedly.gui.views.echo_paint import GAP, ORIGIN, PAD, EchoPaint
from reportedly.gui.views.paper_look import PaperLook
from reportedly.services.formatting import format_date

__all__ = ["echo_page", "echo_words"]

_DAY, _REPORT = 8.5, 15.0  # e: width of a day; least width of a report
_KEY = (
    "Grouped by shared text, figure and source, in order of time. A dashed line: the date is not known, nor the "
    "order. Bold under a report: what it says is not what was said before. Order is no proof of copying."
)


def echo_words(shown: EchoMap) -> list[str]:
    """Say how many reports there are, how many changed, and from when to when they appeared."""
    lanes = (*shown.lanes, *shown.alone)
    reports = "1 report" if shown.reports == 1 else f"{shown.reports:,} reports"
    origins = "1 origin" if shown.origins == 1 else f"{shown.origins:,} origins"
    words = [f"{reports}, {origins}"]
    words += [f"{shown.changed:,} changed on the way"] if shown.changed else []
    days = [day for lane in lanes for telling in lane.tellings for day in telling.report.days or ()]
    if days:
        first, last = (format_date(day.isoformat()) for day in (min(days), max(days)))
        words.append(f"published {first}" if first == last else f"published {first} to {last}")
    return words


def echo_page(
    title: str, said: Sequence[str], shown: EchoMap, theme: ChartTheme, *, is_by_time: bool
) -> Page:
    """Give the echo map as a page; `said` stands below the title."""
    theme = paper_theme(theme)
    look = PaperLook(theme)
    width = round(theme.px(PAGE_WIDTH - 2 * PAGE_MARGIN))
    first = look.px(_DAY if is_by_time else ORIGIN)
    columns = max(1, (width - first) // look.px(GAP + _REPORT))
    grid = EchoGrid()
    grid.set_columns(columns)
    grid.set_shown(shown, is_by_time=is_by_time)
    room = (width - first) // columns
    strips, name = [], ""
    for row, cells in enumerate(grid.rows):
        name = _name_of(cells[0]) or name
        strips.append(_row(grid, row, name, first, room, theme))
    voices = list(dict.fromkeys(lane.origin.voice for lane in (*shown.lanes, *shown.alone)))
    foot = [*source_strips(voices, theme, width), gap(theme, 0.4), text_strip(_KEY, theme, width)]
    return strip_page(title, said, strips, foot, theme)


def _row(grid: EchoGrid, row: int, name: str, first: int, room: int, theme: ChartTheme) -> Strip:
    """Give a row of the map; one that goes on says of what where a page begins with it."""
    cells = [_told(cell) for cell in grid.rows[row]]
    measured, card = EchoPaint(PaperLook(theme), is_whole=True), room - PaperLook(theme).px(GAP)
    lane = cells[0].lane if cells[0].part is Part.ORIGIN else None
    cards = measured.fitting(lane, cells, card)
    height = measured.height(cards, cells, card, has_origin=lane is not None)
    if cells[0].part is Part.TITLE:
        height = max(height, measured.title_height(cells[0].title, first))

    def paint(painter: QPainter, box: QRectF, colors: ChartTheme) -> None:
        look = PaperLook(colors)
        parts, pad = EchoPaint(look, is_whole=True), look.px(PAD)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(box.topLeft())
        if row and cells[0].part in (Part.ORIGIN, Part.TITLE):
            painter.fillRect(QRectF(0, 0, box.width(), 1), look.color("grid"))
        x = -pad
        for column, cell in enumerate(cells):
            rect = QRect(x, 0, room if column else first + pad, height)
            x = rect.right() + 1
            if cell.part is Part.TITLE:
                parts.paint_title(painter, rect, cell.title)
            elif cell.lane is not None:
                color = colors.mark_color(cell.lane.origin.voice)
                if cell.part is Part.ORIGIN:
                    parts.paint_origin(painter, rect, cell.lane, color, cards, is_chosen=False)
                if cell.part is not Part.REPORT:
                    parts.paint_trunk(painter, rect, color, trunk_of(grid, row), cards)
                elif cell.telling is not None:
                    parts.paint_report(painter, rect, cell, color, cards)

    goes_on = cells[0].part not in (Part.ORIGIN, Part.TITLE)
    head = text_strip(f"{name}, continued", theme, first + room, multiple=1.0, is_strong=True)
    return Strip(height, paint, head if goes_on else None)


def _name_of(cell: EchoCell) -> str:
    if cell.part is Part.ORIGIN and cell.lane is not None:
        return cell.lane.origin.title
    return cell.title


def _told(cell: EchoCell) -> EchoCell:
    """Give a card with all that changed in its report; the window has room for two lines."""
    changes = cell.telling.changes if cell.telling is not None else ()
    if not changes:
        return cell
    whose = cell.notes[:1] if cell.is_apart else ()
    return replace(cell, notes=(*whose, *((change.words, change.changes_meaning) for change in changes)))
