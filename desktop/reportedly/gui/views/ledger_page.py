"""Ledger as a page that stands alone: the rows that are shown with all their words, what they are called, the chart."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.image_export import ChartImage, chart_strip
from reportedly.charts.key_strips import key_strips
from reportedly.charts.mark_key import key_of
from reportedly.charts.paper import PAGE_MARGIN, Page, wrapped
from reportedly.charts.strips import PAGE_WIDTH, Strip, paper_theme, put, strip_page, text_strip
from reportedly.gui.models.ledger_lines import COLUMN_TITLES, Ledger, LedgerLine
from reportedly.gui.views.ledger_delegate import CHANGE, FIGURE, REPLACED, SAID, STANCE, WHAT
from reportedly.gui.views.ledger_paint import paint_badge, paint_sign
from reportedly.gui.views.paper_look import PaperLook
from reportedly.model.formatting import sentence_case
from reportedly.model.ledger import Change
from reportedly.services.formatting import format_date

__all__ = ["ledger_page", "ledger_words"]

_WIDTHS = {SAID: 10.6, FIGURE: 10.5, STANCE: 7.8, CHANGE: 9.6, REPLACED: 13.5}  # e; of what has the rest
_HEAD, _LINE, _PAD, _BESIDE, _SIGN = 2.2, 1.4, 0.55, 0.6, 0.62
_CHART = 22.0
_MEANINGS = {
    Change.UPDATE: "another number later on",
    Change.CORRECTION: "the text says that the older number was wrong",
    Change.CONTRADICTION: "both cannot hold, and the text says nothing of a mistake",
    Change.WITHDRAWN: "the source takes the number back",
    Change.BOUND_RAISED: "a higher bound of the same",
    Change.BOUND_LOWERED: "a lower bound of the same",
    Change.REPEAT: "the same again",
}


def ledger_words(shown: Ledger, lines: Sequence[LedgerLine]) -> list[str]:
    """Say how many statements there are, how many are left out, and from when to when they were made."""
    count = "1 statement" if len(lines) == 1 else f"{len(lines):,} statements"
    left_out = len(shown.lines) - len(lines)
    words = [count]
    if left_out:
        words.append("1 repeat left out" if left_out == 1 else f"{left_out:,} repeats left out")
    days = [
        day
        for line in lines
        if line.row.said is not None
        for day in (line.row.said.start, line.row.said.end)
        if day
    ]
    if days:
        first, last = (format_date(day.isoformat()) for day in (min(days), max(days)))
        words.append(f"said {first}" if first == last else f"said {first} to {last}")
    return words


def ledger_page(
    title: str, said: Sequence[str], lines: Sequence[LedgerLine], chart: ChartImage | None, theme: ChartTheme
) -> Page:
    """Give the ledger as a page; `chart` is of the measure that is looked at."""
    theme = paper_theme(theme)
    width = theme.px(PAGE_WIDTH - 2 * PAGE_MARGIN)
    columns = _columns(theme, width)
    head = Strip(theme.px(_HEAD), lambda painter, box, look: _paint_titles(painter, box, columns, look))
    first_measure = next((place for place, line in enumerate(lines) if line.is_first and place), len(lines))
    strips = [head]
    for place, line in enumerate(lines):
        ends_group = place + 1 < len(lines) and lines[place + 1].is_first
        rule = "grid" if not ends_group else "control" if place < first_measure else "line"
        strips.append(_row(line, columns, rule, head, theme))
    if chart is not None:
        name = chart.series.name
        strips.append(_charted(sentence_case(name), chart, theme, width))
        strips += key_strips(key_of(chart.series), theme, width)
    return strip_page(title, said, strips, _meanings(lines, theme, width), theme)


def _columns(theme: ChartTheme, width: float) -> list[tuple[float, float]]:
    """Give where each column begins, and how wide its words may be."""
    rest = width - sum(map(theme.px, _WIDTHS.values()))
    columns, x = [], 0.0
    for column in (SAID, FIGURE, WHAT, STANCE, CHANGE, REPLACED):
        wide = theme.px(_WIDTHS[column]) if column in _WIDTHS else rest
        columns.append((x, wide - theme.px(_BESIDE)))
        x += wide
    return columns


def _paint_titles(
    painter: QPainter, box: QRectF, columns: Sequence[tuple[float, float]], look: ChartTheme
) -> None:
    painter.fillRect(box, look.color("raised"))
    painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), look.color("line"))
    painter.setFont(look.text_font(0.92, is_strong=True))
    painter.setPen(look.color("ink2"))
    for column, (x, wide) in enumerate(columns):
        cell = QRectF(box.left() + x + look.px(0.4), box.top(), wide - look.px(0.4), box.height())
        put(painter, cell, COLUMN_TITLES[column], is_right=column == FIGURE)


def _row(
    line: LedgerLine, columns: Sequence[tuple[float, float]], rule: str, head: Strip, theme: ChartTheme
) -> Strip:
    """Give a row as high as its words need."""
    inset = theme.px(0.4)
    texts: dict[int, list[str]] = {}
    for column, words in enumerate(line.words[: len(columns)]):
        if column not in (STANCE, CHANGE):
            metrics = theme.metrics(1.0, is_strong=column == FIGURE)
            texts[column] = wrapped(words, metrics, columns[column][1] - inset)
    step = theme.px(_LINE)
    height = max(map(len, texts.values())) * step + 2 * theme.px(_PAD)

    def paint(painter: QPainter, box: QRectF, look: ChartTheme) -> None:
        paper = PaperLook(look)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), look.color(rule))
        for column, lines in texts.items():
            is_figure = column == FIGURE and line.figure is not None
            is_quiet = line.is_repeat or (column == FIGURE and line.figure is None)
            painter.setFont(look.text_font(1.0, is_strong=is_figure))
            painter.setPen(look.color("ink3" if is_quiet else "ink2" if column == REPLACED else "ink"))
            x, wide = columns[column]
            y = box.top() + look.px(_PAD)
            for words in lines:
                cell = QRectF(box.left() + x + inset, y, wide - inset, step)
                put(painter, cell, words, is_right=column == FIGURE)
                y += step
        first = QRectF(box.left(), box.top() + look.px(_PAD), box.width(), step)
        side = look.px(_SIGN)
        left = box.left() + columns[STANCE][0] + inset
        ink, ground = look.color("ink2"), look.color("surface")
        paint_sign(painter, QRectF(left, first.top(), side, step), line, ink, ground)
        painter.setFont(look.text_font(1.0))
        painter.setPen(look.color("ink3" if line.is_repeat else "ink2"))
        words = line.words[STANCE]
        put(painter, QRectF(left + side + look.px(0.5), first.top(), columns[STANCE][1], step), words)
        badge = QRect(round(box.left() + columns[CHANGE][0] + inset), round(first.top()),
                      round(columns[CHANGE][1] + look.px(_BESIDE)), round(step))  # fmt: skip
        paint_badge(painter, badge, line, paper)

    return Strip(height, paint, head)


def _meanings(lines: Sequence[LedgerLine], theme: ChartTheme, width: float) -> list[Strip]:
    """Say what the changes mean that are there."""
    found = {line.row.change for line in lines}
    said = [f"{change.value}: {words}" for change, words in _MEANINGS.items() if change in found]
    return [text_strip(f"{'; '.join(said).capitalize()}.", theme, width)] if said else []


def _charted(name: str, chart: ChartImage, theme: ChartTheme, width: float) -> Strip:
    """Give the chart of a measure below its name."""
    title = text_strip(name, theme, width, multiple=1.15, color="ink", is_strong=True)
    body, room = chart_strip(chart, theme, _CHART), theme.px(1.2)

    def paint(painter: QPainter, box: QRectF, look: ChartTheme) -> Iterator[None] | None:
        title.paint(painter, QRectF(box.left(), box.top() + room, box.width(), title.height), look)
        top = box.top() + room + title.height
        return body.paint(painter, QRectF(box.left(), top, box.width(), body.height), look)

    return Strip(room + title.height + body.height, paint)
