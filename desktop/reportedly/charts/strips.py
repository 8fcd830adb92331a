"""Pages made of strips that are never cut: one tall picture, or for a PDF and for paper as many pages as it takes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, sqrt

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter

from reportedly.charts.chart_theme import ChartTheme, chart_theme
from reportedly.charts.paper import PAGE_MARGIN, Page, paint_head, paper_font, wrapped

__all__ = ["PAGE_WIDTH", "Strip", "gap", "paper_theme", "put", "source_strips", "strip_page", "text_strip"]

PAGE_WIDTH = 76.0  # e
_NUMBER = 2.4  # e: the line with the number of a page
_MOST_FOOT = 0.25  # of a page
_LINE, _SMALL = 1.5, 0.92
_DOT, _DOT_GAP, _SOURCE_GAP, _SOURCE_LINE = 0.7, 0.45, 1.4, 1.55

Paint = Callable[[QPainter, QRectF, ChartTheme], Iterator[None] | None]


@dataclass(frozen=True)
class Strip:
    """What is painted over the width of a page, and how high it is in pixels.

    `head` is painted again above it where a page begins with it: the titles of its columns. What takes long is
    painted in steps.
    """

    height: float
    paint: Paint
    head: "Strip | None" = None


def paper_theme(theme: ChartTheme) -> ChartTheme:
    """Give the light colours and the font of paper: what is measured with them is also painted with them."""
    return chart_theme("light", theme.e, paper_font(theme.font), theme.places)


def strip_page(
    title: str,
    said: Sequence[str],
    body: Sequence[Strip],
    foot: Sequence[Strip],
    theme: ChartTheme,
    width: float = PAGE_WIDTH,
) -> Page:
    """Put strips below a title and what is said of them; pages have the proportion of A4.

    The foot says what signs and colours mean: it stands on each page, unless it would take too much of it.
    `theme` is a `paper_theme`, with which the strips were measured.
    """
    foot = [gap(theme), *foot]
    head, margins = _head_height(title, said, theme, width), 2 * theme.px(PAGE_MARGIN)
    whole = head + _height(body) + _height(foot) + margins
    one = _page(title, said, [*body, *foot], theme, width, whole)
    usual = theme.px(width) * sqrt(2)
    if whole <= usual:
        return one
    free = usual - head - margins - theme.px(_NUMBER)
    is_repeated = _height(foot) <= free * _MOST_FOOT
    strips, below = (body, foot) if is_repeated else ([*body, *foot], [])
    tallest = max(strip.height + (strip.head.height if strip.head else 0.0) for strip in strips)
    room = max(free - _height(below), tallest)
    parts = list(_pages(strips, room))
    height = head + room + _height(below) + margins + theme.px(_NUMBER)
    sheets = tuple(
        _page(title, said, [*part, *below], theme, width, height, f"Page {number} of {len(parts)}")
        for number, part in enumerate(parts, 1)
    )
    return replace(one, sheets=sheets if len(sheets) > 1 else ())


def text_strip(
    words: str,
    theme: ChartTheme,
    width: float,
    *,
    multiple: float = _SMALL,
    color: str = "ink2",
    is_strong: bool = False,
) -> Strip:
    """Give words over as many lines as they need; `width` is in pixels."""
    lines = wrapped(words, theme.metrics(multiple, is_strong=is_strong), width)
    step = theme.px(_LINE)

    def paint(painter: QPainter, box: QRectF, look: ChartTheme) -> None:
        painter.setFont(look.text_font(multiple, is_strong=is_strong))
        painter.setPen(look.color(color))
        for place, line in enumerate(lines):
            put(painter, QRectF(box.left(), box.top() + place * step, box.width(), step), line)

    return Strip(step * len(lines), paint)


def gap(theme: ChartTheme, multiple: float = 0.6) -> Strip:
    """Give room between two strips."""
    return Strip(theme.px(multiple), lambda *_: None)


def put(painter: QPainter, box: QRectF, words: str, *, is_right: bool = False, is_cut: bool = False) -> None:
    """Put one line of words into the middle of a box; it is cut where it is longer only if that is said."""
    metrics = QFontMetricsF(painter.font())
    if is_cut:
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() + 1)
    left = box.right() - metrics.horizontalAdvance(words) if is_right else box.left()
    painter.drawText(QPointF(left, box.center().y() + (metrics.ascent() - metrics.descent()) / 2), words)


def source_strips(voices: Sequence[str], theme: ChartTheme, width: float) -> list[Strip]:
    """Give the list of sources with their colours, those with a colour of their own first."""
    ordered = sorted(voices, key=lambda voice: theme.places.get(voice, len(theme.places) + 1))
    metrics, lead = theme.metrics(_SMALL), theme.px(_DOT + _DOT_GAP)
    rows: list[list[tuple[float, str, list[str]]]] = []
    x = 0.0
    for voice in ordered:
        lines = wrapped(voice, metrics, width - lead)
        needed = lead + max(map(metrics.horizontalAdvance, lines))
        if not rows or x + needed > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, voice, lines))
        x += needed + theme.px(_SOURCE_GAP)
    return [_source_strip(row, theme) for row in rows]


def _source_strip(row: Sequence[tuple[float, str, list[str]]], theme: ChartTheme) -> Strip:
    step = theme.px(_SOURCE_LINE)

    def paint(painter: QPainter, box: QRectF, look: ChartTheme) -> None:
        dot = look.px(_DOT)
        for x, voice, lines in row:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.mark_color(voice))
            painter.drawEllipse(QRectF(box.left() + x, box.top() + (step - dot) / 2, dot, dot))
            painter.restore()
            painter.setFont(look.text_font(_SMALL))
            painter.setPen(look.color("ink"))
            left = box.left() + x + look.px(_DOT + _DOT_GAP)
            for place, line in enumerate(lines):
                put(painter, QRectF(left, box.top() + place * step, box.width(), step), line)

    return Strip(step * max(len(lines) for _, _, lines in row), paint)


def _height(strips: Sequence[Strip]) -> float:
    return sum(strip.height for strip in strips)


def _pages(strips: Sequence[Strip], room: float) -> Iterator[list[Strip]]:
    """Break the strips into pages; one that begins inside a table has its titles again."""
    page: list[Strip] = []
    used = 0.0
    for strip in strips:
        if page and used + strip.height > room:
            yield page
            page = [strip.head] if strip.head is not None else []
            used = _height(page)
        page.append(strip)
        used += strip.height
    if page:
        yield page


def _page(
    title: str, said: Sequence[str], strips: Sequence[Strip], theme: ChartTheme, width: float, height: float,
    number: str = "",
) -> Page:  # fmt: skip
    margin = theme.px(PAGE_MARGIN)

    def paint(painter: QPainter, box: QRectF, font: QFont) -> Iterator[None]:
        look = chart_theme("light", theme.e, font, theme.places)
        painter.fillRect(box, look.color("surface"))
        inner = box.adjusted(margin, margin, -margin, -margin)
        y = paint_head(painter, inner, title, said, look)
        for strip in strips:
            painter.save()
            steps = strip.paint(painter, QRectF(inner.left(), y, inner.width(), strip.height), look)
            if steps is not None:
                yield from steps
            painter.restore()
            y += strip.height
            yield
        if number:
            painter.setFont(look.text_font(_SMALL))
            painter.setPen(look.color("ink2"))
            foot = QRectF(inner.left(), inner.bottom() - look.px(_LINE), inner.width(), look.px(_LINE))
            put(painter, foot, number, is_right=True)

    return Page(title, QSize(round(theme.px(width)), ceil(height)), theme.font, paint)


def _head_height(title: str, said: Sequence[str], theme: ChartTheme, width: float) -> float:
    """Give how high title and words are, by painting them into nothing."""
    nothing = QImage(1, 1, QImage.Format.Format_RGB32)
    painter = QPainter(nothing)
    inner = theme.px(width - 2 * PAGE_MARGIN)
    height = paint_head(painter, QRectF(0, 0, inner, 1), title, said, theme)
    painter.end()
    return height
