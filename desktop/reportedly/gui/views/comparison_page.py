"""Side by side and the matrix as pages that stand alone: what each shows, with title, caveat and key."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.key_strips import key_strips
from reportedly.charts.mark_key import key_of_marks
from reportedly.charts.paper import PAGE_MARGIN, Page, wrapped
from reportedly.charts.strips import PAGE_WIDTH, Strip, gap, paper_theme, put, strip_page, text_strip
from reportedly.gui.models.matrix_rows import Grid
from reportedly.gui.models.side_by_side import (
    COLUMN_TITLES,
    PLOT,
    Axis,
    Denier,
    SideBySide,
    SideRow,
    denier_words,
    undated_words,
)
from reportedly.gui.views.controls import draw_dot, draw_stance
from reportedly.gui.views.matrix_paint import KEY, SIGN, column_width, paint_cell, paint_position
from reportedly.gui.views.side_plot import SidePlot
from reportedly.model.party_word import Position
from reportedly.services.formatting import format_date, format_figure

__all__ = ["matrix_page", "side_page"]

_WIDEST = 104.0  # e: of a page with many columns
_ROW, _LINE, _GAP = 2.5, 1.5, 0.6
_DOT = 0.69
_FIGURE = 2  # place of the column
_MOST_NAME, _LATEST, _STANCE, _SAID = 24.0, 11.0, 7.6, 8.4
_NAME, _STATEMENT, _CELL, _HEAD = 15.0, 18.0, 3.6, 2.6
_NAME_LINE = 1.4

Columns = Sequence[tuple[float, float]]  # where each begins, and how wide it is


def side_page(title: str, said: Sequence[str], shown: SideBySide, axis: Axis, theme: ChartTheme) -> Page:
    """Give Side by side as a page; `said` stands below the title."""
    theme = paper_theme(theme)
    width = theme.px(PAGE_WIDTH - 2 * PAGE_MARGIN)
    columns = _side_columns(shown, width, theme)

    def paint_titles(painter: QPainter, box: QRectF, look: ChartTheme) -> None:
        _paint_titles(painter, box, columns, SidePlot(axis, look), shown.unit, look)

    head = Strip(theme.px(2.0), paint_titles)
    strips = [head, *(_side_row(row, columns, axis, head, theme) for row in shown.rows), gap(theme)]
    strips += [_denier_strip(denier, theme, width) for denier in shown.deniers]
    foot: list[Strip] = []
    for words, is_strong in _side_words(shown, axis):
        size, color = (1.0, "ink") if is_strong else (0.92, "ink2")
        foot.append(text_strip(words, theme, width, multiple=size, color=color, is_strong=is_strong))
    marks = key_of_marks([row.latest.estimate for row in shown.rows]) if shown.rows else []
    foot += [gap(theme), *key_strips(marks, theme, width, is_lying=True)]
    return strip_page(title, said, strips, foot, theme)


def matrix_page(title: str, said: Sequence[str], grid: Grid, theme: ChartTheme) -> Page:
    """Give a matrix as a page; columns that have no room beside the others stand below them."""
    theme = paper_theme(theme)
    names = _NAME if grid.has_sources else _STATEMENT
    widths = [column_width(grid, column, theme) for column in range(len(grid.columns))]
    blocks = list(_blocks(widths, theme.px(_WIDEST - names)))
    widest = max((sum(widths[column] for column in block) for block in blocks), default=0.0) / theme.e
    width = max(PAGE_WIDTH, names + widest + 2 * PAGE_MARGIN)
    strips: list[Strip] = []
    for block in blocks:
        strips += [*_block_strips(grid, block, widths, theme), gap(theme, 1.4)]
    inner = theme.px(width - 2 * PAGE_MARGIN)
    if grid.left_out:
        words = f"{grid.left_out:,} more measures with fewer sources are not shown."
        strips.append(text_strip(words, theme, inner))
    return strip_page(title, said, strips, [Strip(theme.px(_LINE), _paint_signs)], theme, width)


# --- Side by side --------------------------------------------------------------------------------------------


def _side_columns(shown: SideBySide, width: float, theme: ChartTheme) -> Columns:
    """Give the columns; the plot has what the words leave."""
    names = max((theme.advance(row.latest.voice, 1.0) for row in shown.rows), default=0.0)
    name = min(names + theme.px(_DOT + 2 * _GAP), theme.px(_MOST_NAME))
    rest = theme.px(_LATEST + _STANCE + _SAID)
    columns, x = [], 0.0
    for wide in (name, width - name - rest, *map(theme.px, (_LATEST, _STANCE, _SAID))):
        columns.append((x, wide))
        x += wide
    return columns


def _boxes(columns: Columns, row: QRectF) -> list[QRectF]:
    return [QRectF(row.left() + x, row.top(), wide, row.height()) for x, wide in columns]


def _paint_titles(
    painter: QPainter, row: QRectF, columns: Columns, plot: SidePlot, unit: str, look: ChartTheme
) -> None:
    boxes = _boxes(columns, row)
    for place, (box, words) in enumerate(zip(boxes, COLUMN_TITLES, strict=True)):
        painter.setFont(look.text_font(0.92, is_strong=place != PLOT))
        painter.setPen(look.color("ink3" if place == PLOT else "ink2"))
        if place == PLOT:
            plot.paint_ticks(painter, box, unit)
        else:
            pad = look.px(_GAP) if place == _FIGURE else 0.0
            put(painter, box.adjusted(pad, 0, 0, 0), words, is_right=place == len(boxes) - 1)


def _side_row(row: SideRow, columns: Columns, axis: Axis, head: Strip, theme: ChartTheme) -> Strip:
    """Give the row of a source, as high as its name needs."""
    lead, metrics = theme.px(_DOT + _GAP), theme.metrics(1.0)
    names = wrapped(row.latest.voice, metrics, columns[0][1] - lead - theme.px(_GAP))
    figures = wrapped(
        format_figure(row.figure),
        theme.metrics(1.0, is_strong=True),
        columns[_FIGURE][1] - theme.px(2 * _GAP),
    )
    more = max(len(names), len(figures)) - 1

    def paint(painter: QPainter, box: QRectF, look: ChartTheme) -> None:
        plot = SidePlot(axis, look)
        name, middle, figure, stance, said = _boxes(columns, box)
        plot.paint_grid(painter, middle)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), look.color("grid"))
        plot.paint_mark(painter, middle, row.latest.estimate)
        size, color = look.px(_DOT), look.mark_color(row.latest.voice)
        draw_dot(painter, QRectF(name.left(), name.top(), size, name.height()), color, size)
        painter.setFont(look.text_font(1.0))
        painter.setPen(look.color("ink" if row.latest.is_independent else "ink2"))
        _put_lines(painter, name.adjusted(lead, 0, 0, 0), names, look)
        painter.setPen(look.color("ink2"))
        put(painter, said, format_date(row.figure.statement_date), is_right=True)
        sign = QRectF(stance.left(), stance.top(), look.px(0.58), stance.height())
        put(painter, stance.adjusted(sign.width() + look.px(_GAP), 0, 0, 0), row.figure.stance.value)
        painter.setFont(look.text_font(1.0, is_strong=True))
        painter.setPen(look.color("ink"))
        _put_lines(painter, figure.adjusted(look.px(_GAP), 0, 0, 0), figures, look)
        draw_stance(painter, sign, row.figure.stance, look.color("ink2"), look.color("surface"))

    return Strip(theme.px(_ROW + more * _NAME_LINE), paint, head)


def _denier_strip(denier: Denier, theme: ChartTheme, width: float) -> Strip:
    """Give one who denies besides, with the days."""
    lead = theme.px(_DOT + _GAP)
    said = denier_words(denier.voice, denier.days, denier.what)
    words = text_strip(said, theme, width - lead)

    def paint(painter: QPainter, box: QRectF, look: ChartTheme) -> None:
        sign = QRectF(box.left(), box.top(), look.px(_DOT), look.px(_LINE))
        paint_position(painter, sign, Position.DENIES, look.color("ink"), look.color("surface"))
        words.paint(painter, box.adjusted(lead, 0, 0, 0), look)

    return Strip(words.height, paint)


def _put_lines(painter: QPainter, box: QRectF, lines: Sequence[str], look: ChartTheme) -> None:
    """Put lines of words into the middle of a box."""
    step = look.px(_NAME_LINE)
    y = box.center().y() - step * len(lines) / 2
    for line in lines:
        put(painter, QRectF(box.left(), y, box.width(), step), line)
        y += step


def _side_words(shown: SideBySide, axis: Axis) -> Iterator[tuple[str, bool]]:
    """Say how far the sources are apart, and what a reader of the picture cannot ask the program."""
    if len(shown.rows) == 1:
        yield "Only one source is shown.", False
    if shown.disagreement is not None:
        yield shown.disagreement.words, True
        yield shown.disagreement.reason, False
    notes = [
        "Each source's latest asserted figure; where it has none, its latest plan, allegation or denied figure."
    ]
    if shown.repeats:
        count = "One source repeats" if shown.repeats == 1 else f"{shown.repeats:,} sources repeat"
        notes.append(f"{count} what another had said before (in grey).")
    if shown.undated:
        notes.append(undated_words(shown.undated))
    if any(float(height) > axis.high for row in shown.rows for height in row.latest.estimate.heights):
        notes.append("An arrow at the edge: off the scale.")
    yield " ".join(notes), False


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


def _block_strips(
    grid: Grid, block: Sequence[int], widths: Sequence[float], theme: ChartTheme
) -> list[Strip]:
    """Give some columns with the rows that say something in them."""
    names = theme.px(_NAME if grid.has_sources else _STATEMENT)
    bold, room = theme.metrics(0.92, is_strong=True), 2 * theme.px(_GAP)
    titles = [wrapped(grid.columns[column], bold, widths[column] - room) for column in block]
    whole = names + sum(widths[column] for column in block)

    def paint_head(painter: QPainter, box: QRectF, look: ChartTheme) -> None:
        painter.fillRect(QRectF(box.left(), box.top(), whole, box.height()), look.color("raised"))
        painter.setFont(look.text_font(0.92, is_strong=True))
        painter.setPen(look.color("ink2"))
        x = box.left() + names
        for column, lines in zip(block, titles, strict=True):
            title = QRectF(x + look.px(_GAP), box.top(), widths[column] - room, box.height())
            _put_lines(painter, title, lines, look)
            x += widths[column]

    most = max(map(len, titles), default=1)
    head = Strip(theme.px(max(_HEAD, most * _NAME_LINE + 0.4)), paint_head)
    rows = [
        _matrix_row(grid, place, block, widths, head, theme)
        for place, cells in enumerate(grid.cells)
        if any(cells[column].position is not Position.SILENT for column in block)
    ]
    return [head, *rows]


def _matrix_row(
    grid: Grid, place: int, block: Sequence[int], widths: Sequence[float], head: Strip, theme: ChartTheme
) -> Strip:
    """Give a row of cells, as high as its name needs."""
    name, cells = grid.rows[place], grid.cells[place]
    names = theme.px(_NAME if grid.has_sources else _STATEMENT)
    lead = theme.px(_DOT + _GAP) if grid.has_sources else 0.0
    lines = wrapped(name, theme.metrics(1.0), names - lead - theme.px(_GAP))

    def paint(painter: QPainter, box: QRectF, look: ChartTheme) -> None:
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, names, 1), look.color("grid"))
        if lead:
            size = look.px(_DOT)
            dot = QRectF(box.left(), box.top(), size, box.height())
            draw_dot(painter, dot, look.mark_color(name), size)
        painter.setFont(look.text_font(1.0))
        painter.setPen(look.color("ink"))
        _put_lines(painter, QRectF(box.left() + lead, box.top(), names - lead, box.height()), lines, look)
        x = box.left() + names
        for column in block:
            paint_cell(painter, QRectF(x, box.top(), widths[column], box.height()), cells[column], look)
            x += widths[column]

    return Strip(theme.px(max(_CELL, len(lines) * _NAME_LINE + 0.6)), paint, head)


def _paint_signs(painter: QPainter, box: QRectF, look: ChartTheme) -> None:
    """Paint the key of the signs in one line."""
    x = box.left()
    for position, words in KEY:
        color = look.color("ink3" if position is Position.SILENT else "ink")
        sign = QRectF(x, box.top(), look.px(SIGN), box.height())
        paint_position(painter, sign, position, color, look.color("surface"))
        x += look.px(SIGN + 0.5)
        painter.setFont(look.text_font(0.92))
        painter.setPen(look.color("ink2"))
        put(painter, QRectF(x, box.top(), 1, box.height()), words)
        x += look.advance(words, 0.92) + look.px(1.4)
