"""Side by side and the matrix as pages that stand alone: what each shows, with title, caveat and the key of its signs.

A page is laid out by painting it once into nothing: what it needs is known when its foot has been painted.
"""

from collections.abc import Callable, Iterator, Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter

from reportedly.charts.chart_theme import ChartTheme, chart_theme
from reportedly.charts.looks import Shape, shape_of
from reportedly.charts.mark_key import key_of_marks, key_rows, key_width, paint_key_entry
from reportedly.charts.paper import PAGE_MARGIN, Page, paint_head
from reportedly.gui.models.matrix_rows import Grid
from reportedly.gui.models.side_by_side import (
    COLUMN_TITLES,
    PLOT,
    Axis,
    Denier,
    SideBySide,
    SideRow,
    denier_words,
)
from reportedly.gui.views.controls import draw_dot, draw_stance
from reportedly.gui.views.matrix_paint import KEY, SIGN, column_width, paint_cell, paint_name, paint_position
from reportedly.gui.views.side_plot import SidePlot
from reportedly.model.party_word import Position
from reportedly.services.formatting import format_date, format_figure

__all__ = ["matrix_page", "side_page"]

_WIDTH, _WIDEST = 76.0, 104.0  # e: of a page; of one with many columns
_ROW, _LINE, _GAP = 2.5, 1.5, 0.6
_DOT = 0.69
_FIGURE = 2  # place of the column
_MOST_NAME, _LATEST, _STANCE, _SAID = 30.0, 11.0, 7.6, 8.4
_NAME, _STATEMENT, _CELL, _HEAD = 15.0, 18.0, 3.6, 3.2

Body = Callable[[QPainter, QRectF, ChartTheme], float]  # gives where it ends


def side_page(title: str, said: Sequence[str], shown: SideBySide, axis: Axis, theme: ChartTheme) -> Page:
    """Give Side by side as a page; `said` stands below the title."""

    def body(painter: QPainter, box: QRectF, look: ChartTheme) -> float:
        columns = _side_columns(shown, box, look)
        plot = SidePlot(axis, look)
        y = _paint_titles(painter, columns, plot, shown.unit, box.top(), look)
        for row in shown.rows:
            _paint_row(painter, [_moved(column, y, look.px(_ROW)) for column in columns], row, plot, look)
            y += look.px(_ROW)
        y += look.px(_GAP)
        for denier in shown.deniers:
            y = _paint_denier(painter, QRectF(box.left(), y, box.width(), 0), denier, look)
        y += look.px(_GAP) if shown.deniers else 0.0
        for words, is_strong in _side_words(shown, axis):
            y = _paint_text(painter, QRectF(box.left(), y, box.width(), 0), words, look, is_strong=is_strong)
        return _paint_marks(painter, QRectF(box.left(), y + look.px(_GAP), box.width(), 0), shown, look)

    return _page(title, said, body, theme, _WIDTH)


def matrix_page(title: str, said: Sequence[str], grid: Grid, theme: ChartTheme) -> Page:
    """Give a matrix as a page; columns that have no room beside the others stand below them."""
    names = _NAME if grid.has_sources else _STATEMENT
    widths = [column_width(grid, column, theme) for column in range(len(grid.columns))]
    blocks = list(_blocks(widths, theme.px(_WIDEST - names)))
    widest = max((sum(widths[column] for column in block) for block in blocks), default=0.0) / theme.e
    width = max(_WIDTH, names + widest + 2 * PAGE_MARGIN)

    def body(painter: QPainter, box: QRectF, look: ChartTheme) -> float:
        y = box.top()
        for block in blocks:
            y = _paint_block(painter, QPointF(box.left(), y), grid, block, widths, look) + look.px(1.4)
        if grid.left_out:
            words = f"{grid.left_out:,} more measures with fewer sources are not shown."
            y = _paint_text(painter, QRectF(box.left(), y, box.width(), 0), words, look)
        return _paint_signs(painter, QPointF(box.left(), y), look)

    return _page(title, said, body, theme, width)


def _page(title: str, said: Sequence[str], body: Body, theme: ChartTheme, width: float) -> Page:
    """Put title and body on a page that is as high as they need."""
    margin = theme.px(PAGE_MARGIN)

    def paint(painter: QPainter, box: QRectF, font: QFont) -> float:
        look = chart_theme("light", theme.e, font, theme.places)
        painter.fillRect(box, look.color("surface"))
        inner = box.adjusted(margin, margin, -margin, -margin)
        inner.setTop(paint_head(painter, inner, title, said, look))
        return body(painter, inner, look) + margin

    nothing = QImage(1, 1, QImage.Format.Format_RGB32)
    trial = QPainter(nothing)
    height = paint(trial, QRectF(0, 0, theme.px(width), theme.px(_WIDTH)), theme.font)
    trial.end()
    size = QSize(round(theme.px(width)), ceil(height))

    def write(painter: QPainter, box: QRectF, font: QFont) -> None:
        paint(painter, box, font)

    return Page(title, size, theme.font, write)


# --- Side by side --------------------------------------------------------------------------------------------


def _side_columns(shown: SideBySide, box: QRectF, look: ChartTheme) -> list[QRectF]:
    """Give the columns, without a height; the plot has what the words leave."""
    names = max((look.advance(row.latest.voice, 1.0) for row in shown.rows), default=0.0)
    name = min(names + look.px(_DOT + 2 * _GAP), look.px(_MOST_NAME))
    rest = look.px(_LATEST + _STANCE + _SAID)
    columns, x = [], box.left()
    for width in (name, box.width() - name - rest, *map(look.px, (_LATEST, _STANCE, _SAID))):
        columns.append(QRectF(x, 0, width, 0))
        x += width
    return columns


def _moved(column: QRectF, top: float, height: float) -> QRectF:
    return QRectF(column.left(), top, column.width(), height)


def _paint_titles(
    painter: QPainter, columns: Sequence[QRectF], plot: SidePlot, unit: str, top: float, look: ChartTheme
) -> float:
    height = look.px(2.0)
    for place, (column, words) in enumerate(zip(columns, COLUMN_TITLES, strict=True)):
        box = _moved(column, top, height)
        painter.setFont(look.text_font(0.92, is_strong=place != PLOT))
        painter.setPen(look.color("ink3" if place == PLOT else "ink2"))
        if place == PLOT:
            plot.paint_ticks(painter, box, unit)
        else:
            pad = look.px(_GAP) if place == _FIGURE else 0.0
            _put(painter, box.adjusted(pad, 0, 0, 0), words, is_right=place == len(columns) - 1)
    return top + height


def _paint_row(
    painter: QPainter, columns: Sequence[QRectF], row: SideRow, plot: SidePlot, look: ChartTheme
) -> None:
    name, middle, figure, stance, said = columns
    plot.paint_grid(painter, middle)
    painter.fillRect(
        QRectF(name.left(), name.bottom() - 1, said.right() - name.left(), 1), look.color("grid")
    )
    plot.paint_mark(painter, middle, row.latest.estimate)
    size = look.px(_DOT)
    draw_dot(
        painter, QRectF(name.left(), name.top(), size, name.height()), look.mark_color(row.latest.voice), size
    )
    painter.setFont(look.text_font(1.0))
    painter.setPen(look.color("ink" if row.latest.is_independent else "ink2"))
    _put(painter, name.adjusted(size + look.px(_GAP), 0, 0, 0), row.latest.voice)
    painter.setPen(look.color("ink2"))
    _put(painter, said, format_date(row.figure.statement_date), is_right=True)
    sign = QRectF(stance.left(), stance.top(), look.px(0.58), stance.height())
    _put(painter, stance.adjusted(sign.width() + look.px(_GAP), 0, 0, 0), row.figure.stance.value)
    painter.setFont(look.text_font(1.0, is_strong=True))
    painter.setPen(look.color("ink"))
    _put(painter, figure.adjusted(look.px(_GAP), 0, 0, 0), format_figure(row.figure))
    painter.save()
    draw_stance(painter, sign, row.figure.stance, look.color("ink2"), look.color("surface"))
    painter.restore()


def _paint_denier(painter: QPainter, box: QRectF, denier: Denier, look: ChartTheme) -> float:
    sign = QRectF(box.left(), box.top(), look.px(_DOT), look.px(_LINE))
    paint_position(painter, sign, Position.DENIES, look.color("ink"), look.color("surface"))
    words = denier_words(denier.voice, denier.days)
    return _paint_text(painter, box.adjusted(look.px(_DOT + _GAP), 0, 0, 0), words, look)


def _side_words(shown: SideBySide, axis: Axis) -> Iterator[tuple[str, bool]]:
    """Say how far the sources are apart, and what a reader of the picture cannot ask the program."""
    if shown.disagreement is not None:
        yield shown.disagreement.words, True
        yield shown.disagreement.reason, False
    notes = [
        "Each source's latest asserted figure; where it has none, its latest plan, allegation or denied figure."
    ]
    if shown.repeats:
        count = "One source repeats" if shown.repeats == 1 else f"{shown.repeats:,} sources repeat"
        notes.append(f"{count} what another had said before (in grey).")
    if any(float(height) > axis.high for row in shown.rows for height in row.latest.estimate.heights):
        notes.append("An arrow at the edge: off the scale.")
    yield " ".join(notes), False


def _paint_marks(painter: QPainter, box: QRectF, shown: SideBySide, look: ChartTheme) -> float:
    """Paint what the marks mean."""
    font = look.text_font(0.92)
    metrics, gap, step = QFontMetricsF(font), look.px(1.2), look.px(1.9)
    entries = key_of_marks([row.latest.estimate for row in shown.rows]) if shown.rows else []
    y = box.top()
    for row in key_rows(entries, metrics, box.width(), gap, look):
        x, middle = box.left(), y + step / 2
        for entry in row:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(QPointF(x + look.px(0.8), middle))
            if entry.mark is not None and shape_of(entry.mark) not in (Shape.EXACT, Shape.ABOUT):
                painter.rotate(90)  # bounds lie along the axis
            paint_key_entry(painter, look, entry, QPointF(0, 0))
            painter.restore()
            painter.setFont(font)
            painter.setPen(look.color("ink2"))
            painter.drawText(QPointF(x + look.px(1.9), middle + metrics.capHeight() / 2), entry.words)
            x += key_width(metrics, entry, look) + gap
        y += step
    return y


# --- Matrix --------------------------------------------------------------------------------------------------


def _blocks(widths: Sequence[float], room: float) -> Iterator[list[int]]:
    """Break the columns into blocks that fit."""
    block: list[int] = []
    used = 0.0
    for column, width in enumerate(widths):
        if block and used + width > room:
            yield block
            block, used = [], 0.0
        block.append(column)
        used += width
    if block:
        yield block


def _paint_block(
    painter: QPainter,
    at: QPointF,
    grid: Grid,
    block: Sequence[int],
    widths: Sequence[float],
    look: ChartTheme,
) -> float:
    """Paint some columns with the rows that say something in them; give where they end."""
    names = look.px(_NAME if grid.has_sources else _STATEMENT)
    width, y = names + sum(widths[column] for column in block), at.y()
    head = QRectF(at.x(), y, width, look.px(_HEAD))
    painter.fillRect(head, look.color("raised"))
    x = at.x() + names
    for column in block:
        painter.setFont(look.text_font(0.92, is_strong=True))
        painter.setPen(look.color("ink2"))
        title = QRectF(x + look.px(_GAP), y, widths[column] - 2 * look.px(_GAP), head.height())
        paint_name(painter, title, grid.columns[column])
        x += widths[column]
    y = head.bottom()
    for name, cells in zip(grid.rows, grid.cells, strict=True):
        if all(cells[column].position is Position.SILENT for column in block):
            continue
        _paint_row_name(
            painter, QRectF(at.x(), y, names, look.px(_CELL)), name, look, has_dot=grid.has_sources
        )
        x = at.x() + names
        for column in block:
            paint_cell(painter, QRectF(x, y, widths[column], look.px(_CELL)), cells[column], look)
            x += widths[column]
        y += look.px(_CELL)
    return y


def _paint_row_name(painter: QPainter, box: QRectF, name: str, look: ChartTheme, *, has_dot: bool) -> None:
    painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), look.color("grid"))
    left = 0.0
    if has_dot:
        size = look.px(_DOT)
        draw_dot(painter, QRectF(box.left(), box.top(), size, box.height()), look.mark_color(name), size)
        left = size + look.px(_GAP)
    painter.setFont(look.text_font(1.0))
    painter.setPen(look.color("ink"))
    paint_name(painter, box.adjusted(left, 0, -look.px(_GAP), 0), name)


def _paint_signs(painter: QPainter, at: QPointF, look: ChartTheme) -> float:
    """Paint the key of the signs in one line."""
    x, height = at.x(), look.px(_LINE)
    for position, words in KEY:
        color = look.color("ink3" if position is Position.SILENT else "ink")
        paint_position(
            painter, QRectF(x, at.y(), look.px(SIGN), height), position, color, look.color("surface")
        )
        x += look.px(SIGN + 0.5)
        painter.setFont(look.text_font(0.92))
        painter.setPen(look.color("ink2"))
        width = look.advance(words, 0.92)
        _put(painter, QRectF(x, at.y(), width + 2, height), words)
        x += width + look.px(1.4)
    return at.y() + height


# --- words ---------------------------------------------------------------------------------------------------


def _put(painter: QPainter, box: QRectF, words: str, *, is_right: bool = False) -> None:
    """Put one line of words into the middle of a box, cut where it is longer."""
    metrics = QFontMetricsF(painter.font())
    fitted = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() + 1)
    left = box.right() - metrics.horizontalAdvance(fitted) if is_right else box.left()
    painter.drawText(QPointF(left, box.center().y() + (metrics.ascent() - metrics.descent()) / 2), fitted)


def _paint_text(
    painter: QPainter, box: QRectF, words: str, look: ChartTheme, *, is_strong: bool = False
) -> float:
    """Paint words over as many lines as they need; give where they end."""
    painter.setFont(look.text_font(0.92 if not is_strong else 1.0, is_strong=is_strong))
    painter.setPen(look.color("ink" if is_strong else "ink2"))
    metrics = QFontMetricsF(painter.font())
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > box.width():
            lines.append(word)
        else:
            lines[-1] = longer
    y, step = box.top(), look.px(_LINE)
    for line in lines:
        painter.drawText(QPointF(box.left(), y + (step + metrics.ascent() - metrics.descent()) / 2), line)
        y += step
    return y
