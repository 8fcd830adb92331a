"""Paints what a matrix is made of, on the screen and on paper: signs of positions, cells, names on two lines."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from reportedly.charts.chart_theme import ChartTheme
from reportedly.gui.models.matrix_rows import Cell, Grid
from reportedly.gui.views.controls import draw_dot, draw_stance
from reportedly.model.figure import Stance
from reportedly.model.party_word import Position

__all__ = ["GROUNDS", "KEY", "SIGN", "column_width", "paint_cell", "paint_name", "paint_position"]

SIGN = 0.69  # e: the side of a sign
GROUNDS = {Position.DENIES: "hover", Position.DECLINES: "raised"}
KEY = (
    (Position.ASSERTS, "asserts"),
    (Position.AHEAD, "plans or forecasts"),
    (Position.ALLEGES, "alleges"),
    (Position.DENIES, "denies"),
    (Position.DECLINES, "declines to say"),
    (Position.SILENT, "silent"),
)
_STANCES = {
    Position.ASSERTS: Stance.ASSERTED,
    Position.ALLEGES: Stance.ALLEGED,
    Position.AHEAD: Stance.PLANNED,
}
_COLUMN, _WIDEST, _WIDEST_TITLE = 6.4, 13.0, 11.0  # e
_PAD, _LINE, _DAY = 0.6, 1.385, 0.9  # e; the day's size of type
_HEAD = 0.92


def paint_position(painter: QPainter, rect: QRectF, position: Position, ink: QColor, ground: QColor) -> None:
    """Paint the sign of a position: disc, ring, question, cross, dash, point. All in ink: colour takes no side."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side, middle = min(rect.width(), rect.height()), rect.center()
    if position in _STANCES:
        draw_stance(painter, rect, _STANCES[position], ink, ground)
    elif position is Position.SILENT:
        draw_dot(painter, rect, ink, side * 0.3)
    else:
        reach = side * 0.45
        painter.setPen(QPen(ink, side * 0.22, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if position is Position.DENIES:
            painter.drawLine(middle + QPointF(-reach, -reach), middle + QPointF(reach, reach))
            painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach))
        else:
            painter.drawLine(middle + QPointF(-reach, 0), middle + QPointF(reach, 0))
    painter.restore()


def paint_cell(
    painter: QPainter, rect: QRectF, cell: Cell, look: ChartTheme, *, is_chosen: bool = False
) -> None:
    """Paint one cell: the sign, a word or a figure, and the day below it."""
    ground = look.color("select" if is_chosen else GROUNDS.get(cell.position, "surface"))
    painter.fillRect(rect, ground)
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look.color("grid"))
    size, pad, line = look.px(SIGN), look.px(_PAD), look.px(_LINE)
    is_silent = cell.position is Position.SILENT
    top = rect.top() + (rect.height() - (2 * line if cell.said else line)) / 2
    sign = QRectF(
        rect.left() + pad, rect.top() if is_silent else top, size, rect.height() if is_silent else line
    )
    paint_position(painter, sign, cell.position, look.color("ink3" if is_silent else "ink"), ground)
    box = QRectF(rect.left() + pad + size + pad, top, rect.width() - size - 3 * pad, line)
    for text, multiple, color in (
        (cell.words, 1.0, "ink"),
        (cell.said, _DAY, "ink2" if is_chosen else "ink3"),
    ):
        if text:
            painter.setFont(look.text_font(multiple, is_strong=multiple == 1.0))
            painter.setPen(look.color(color))
            metrics = QFontMetricsF(painter.font())
            fitted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
            middle = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(box.left(), middle), fitted)
        box.translate(0, line)


def paint_name(painter: QPainter, box: QRectF, text: str) -> None:
    """Draw a name over at most two lines in the painter's font, cut with a sign where it is longer."""
    metrics, lines, words = QFontMetricsF(painter.font()), [""], text.split()
    while words:
        longer = f"{lines[-1]} {words[0]}".strip()
        if metrics.horizontalAdvance(longer) <= box.width() or not lines[-1]:
            lines[-1] = longer
            words.pop(0)
        elif len(lines) < 2:
            lines.append("")
        else:
            lines[-1] = " ".join([lines[-1], *words])
            break
    height = metrics.height()
    y = box.top() + (box.height() - height * len(lines)) / 2 + metrics.ascent()
    for line in lines:
        painter.drawText(
            QPointF(box.left(), y), metrics.elidedText(line, Qt.TextElideMode.ElideRight, box.width())
        )
        y += height


def column_width(grid: Grid, column: int, look: ChartTheme) -> float:
    """Give what a column needs: for its words and days, and for its title on two lines."""
    own = [row[column] for row in grid.cells]
    words = [look.advance(cell.words, 1.0, is_strong=True) for cell in own]
    days = [look.advance(cell.said, _DAY) for cell in own]
    needed = max([0.0, *words, *days]) + look.px(SIGN) + 3 * look.px(_PAD) + 2
    title = min(_in_two_lines(grid.columns[column], look), look.px(_WIDEST_TITLE)) + 2 * look.px(_PAD)
    return min(max(needed, title, look.px(_COLUMN)), look.px(_WIDEST))


def _in_two_lines(text: str, look: ChartTheme) -> float:
    """Give the least width in which a title stands on two lines."""
    words = text.split()
    halves = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words) + 1))
    widths = (max(look.advance(half, _HEAD, is_strong=True) for half in pair) for pair in halves)
    return min(widths, default=0.0) + 2
