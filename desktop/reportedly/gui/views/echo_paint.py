"""Paints what the echo map is made of, on the screen and on paper: origins, reports, and the lines that join them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPen

from reportedly.charts.paper import wrapped
from reportedly.gui.models.echo_map import EchoCell, Lane, Telling, origin_day, outlet_of
from reportedly.model.origin import Report
from reportedly.services.formatting import format_date, format_figure

__all__ = ["GAP", "ORIGIN", "PAD", "Cards", "EchoPaint", "Look", "Trunk"]

PAD, ORIGIN, GAP = 1.4, 15.4, 3.1  # e: left of the origin, its width, the line before a report
TOP, ORIGIN_HEIGHT, REPORT_HEIGHT = 1.1, 7.54, 5.54
DROP = 1.0  # the report's card stands lower
NOTE, NOTE_GAP, FOOT = 1.385, 0.35, 0.7  # a line under a report, the room before it, and that below all
_TITLE, _WHAT, _OUTLET = 1.5, 1.4, 1.42  # lines of a card
_NOTE_LINES = 2  # of each note in the window; a third is cut with a sign
_ORIGIN_LINES = 3  # of its title, two at most, and of what it says
_LINE = 0.15
_DASH = (1.5, 2.5)  # in widths of the line


class Look(Protocol):
    """Colours, sizes and fonts: of the window, or of paper."""

    def color(self, name: str) -> QColor:
        """Give a colour token."""

    def px(self, multiple: float) -> int:
        """Give a multiple of e in whole pixels."""

    def font(self, multiple: float = 1.0, *, is_strong: bool = False) -> QFont:
        """Give a font of a multiple of e."""


@dataclass(frozen=True, slots=True)
class Trunk:
    """How a lane stands in a row: whether its origin does, whether it goes on below, and is dated up to here."""

    is_origin: bool
    goes_on: bool
    is_dated: bool = True


@dataclass(frozen=True, slots=True)
class Cards:
    """How high the cards of a row are, in pixels."""

    origin: int
    report: int


class EchoPaint:
    """Paints the parts of the map. On paper nothing is cut: cards are as high as their words need."""

    def __init__(self, look: Look, *, is_whole: bool = False) -> None:
        self._look, self._is_whole = look, is_whole
        self._metrics: dict[tuple[bool, int], QFontMetrics] = {}

    # Sizes

    def usual(self) -> Cards:
        """Give the heights of cards whose words are cut to their room."""
        return Cards(self._look.px(ORIGIN_HEIGHT), self._look.px(REPORT_HEIGHT))

    def fitting(self, lane: Lane | None, cells: Sequence[EchoCell], width: int) -> Cards:
        """Give the heights that hold all words of an origin and of reports; `width` is that of a report's card."""
        look, usual = self._look, self.usual()
        origin = usual.origin
        if lane is not None:
            title, what = self._origin_lines(lane, self._origin_room())
            needed = look.px(0.62) + look.px(1.5) + len(title) * look.px(_TITLE) + len(what) * look.px(_WHAT)
            origin = max(origin, needed + look.px(0.5))
        over = max((self._lines_over(cell.telling, width) for cell in cells if cell.telling), default=0)
        return Cards(origin, usual.report + over)

    def height(self, cards: Cards, cells: Sequence[EchoCell], width: int, *, has_origin: bool) -> int:
        """Give the height of a row: its cards, and what changed in them."""
        drop = 0.0 if any(cell.is_apart for cell in cells) else DROP
        room = self._note_room(width)
        notes = max((len(self._note_lines(cell.notes, room)) for cell in cells), default=0)
        needed = cards.report + self._look.px(drop + NOTE_GAP + notes * NOTE)
        return max(needed, cards.origin if has_origin else 0) + self._look.px(TOP + FOOT)

    def usual_height(self) -> int:
        """Give the height of a row with one line under its reports."""
        return self.usual().report + self._look.px(DROP + NOTE_GAP + NOTE) + self._look.px(TOP + FOOT)

    def title_height(self, words: str, width: int) -> int:
        """Give the height of what stands beside reports without a lane."""
        lines = _whole(words, self._look.font(is_strong=True), width)
        return self._look.px(TOP) + len(lines) * self._look.px(_TITLE)

    # Painting

    def paint_title(self, painter: QPainter, rect: QRect, words: str) -> None:
        """Paint what stands beside reports without a lane: a day, or that their origin is their own."""
        look = self._look
        box = rect.adjusted(look.px(PAD), look.px(TOP), 0, 0)
        strong = look.font(is_strong=True)
        for line in _whole(words, strong, box.width()) if self._is_whole else [words]:
            self._draw(painter, box, line, strong, look.color("ink"))
            box.translate(0, look.px(_TITLE))

    def paint_origin(
        self, painter: QPainter, rect: QRect, lane: Lane, color: QColor, cards: Cards, *, is_chosen: bool
    ) -> None:
        """Paint the card of an origin, in the colour of its source."""
        look, origin = self._look, lane.origin
        stroke = look.px(_LINE)
        card = QRectF(rect.left() + look.px(PAD), rect.top() + look.px(TOP), look.px(ORIGIN), cards.origin)
        half = stroke / 2
        painter.setPen(QPen(color, stroke))
        painter.setBrush(look.color("select" if is_chosen else "surface"))
        radius = look.px(0.62)
        painter.drawRoundedRect(card.adjusted(half, half, -half, -half), radius, radius)
        box = card.toRect().adjusted(look.px(1.1), look.px(0.62), -look.px(0.7), 0)
        head = f"{'By hand' if origin.is_by_hand else 'Origin'}, {origin_day(origin)}"
        self._draw(painter, box, head, look.font(0.9), look.color("ink2" if is_chosen else "ink3"))
        box.translate(0, look.px(1.5))
        title, what = self._origin_lines(lane, box.width())
        for line in title:
            self._draw(painter, box, line, look.font(1.05, is_strong=True), look.color("ink"))
            box.translate(0, look.px(_TITLE))
        for line in what:
            self._draw(painter, box, line, look.font(0.96), look.color("ink2"))
            box.translate(0, look.px(_WHAT))

    def paint_trunk(self, painter: QPainter, rect: QRect, color: QColor, trunk: Trunk, cards: Cards) -> None:
        """Paint how a lane comes from its origin: beside it, and down to the rows in which it goes on."""
        look = self._look
        middle = self._card(rect, cards, is_apart=False).center().y()
        x = rect.left() + look.px(PAD + 1.5)
        top = rect.top() + (look.px(TOP) + cards.origin if trunk.is_origin else 0)
        painter.setPen(QPen(color, look.px(_LINE)))
        if not trunk.is_origin:
            painter.drawLine(QPointF(x, top), QPointF(x, middle))
            self._paint_line(painter, color, x, rect.right() + 1, middle, is_dated=trunk.is_dated)
        if trunk.goes_on:
            painter.setPen(QPen(color, look.px(_LINE)))
            painter.drawLine(QPointF(x, top if trunk.is_origin else middle), QPointF(x, rect.bottom() + 1))

    def paint_report(
        self,
        painter: QPainter,
        rect: QRect,
        cell: EchoCell,
        color: QColor,
        cards: Cards,
        *,
        is_current: bool = False,
        is_chosen: bool = False,
        is_hovered: bool = False,
    ) -> None:
        """Paint the card of a report, the line before it, and what changed under it."""
        look, telling = self._look, cell.telling
        assert telling is not None
        card = self._card(rect, cards, is_apart=cell.is_apart)
        if not cell.is_apart:
            self._paint_line(
                painter, color, rect.left(), card.left(), card.center().y(), is_dated=cell.is_dated
            )
        ground = "select" if is_chosen or is_current else "hover" if is_hovered else "raised"
        painter.setPen(QPen(look.color("line"), 1))
        painter.setBrush(look.color(ground))
        radius = look.px(0.46)
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if is_current or cell.is_apart:
            inner = card.adjusted(0.5, radius, 0, -radius)
            inner.setWidth(look.px(0.23))
            painter.fillRect(inner, look.color("accent") if is_current else color)
        self._paint_words(painter, card, telling, is_chosen=is_chosen or is_current)
        self._paint_notes(painter, card, cell)

    def _paint_words(self, painter: QPainter, card: QRectF, telling: Telling, *, is_chosen: bool) -> None:
        look, report = self._look, telling.report
        box = card.toRect().adjusted(look.px(0.95), look.px(0.55), -look.px(0.5), 0)
        for line in self._outlet_lines(report, box.width()):
            self._draw(painter, box, line, look.font(is_strong=True), look.color("ink"))
            box.translate(0, look.px(_OUTLET))
        when = format_date(report.published) if report.is_dated else "date unknown"
        quiet = "ink2" if is_chosen else "ink3"
        self._draw(painter, box, when, look.font(0.92), look.color(quiet if report.is_dated else "warn"))
        box.translate(0, look.px(1.5))
        strong, stance = look.font(is_strong=True), _stance_of(telling)
        numbers, is_below = self._number_lines(telling, box.width())
        for line in numbers[:-1]:
            self._draw(painter, box, line, strong, look.color("ink"))
            box.translate(0, look.px(_OUTLET))
        self._draw(painter, box, numbers[-1], strong, look.color("ink"))
        if is_below:
            box.translate(0, look.px(_OUTLET))
        else:
            box.setLeft(box.left() + QFontMetrics(strong).horizontalAdvance(numbers[-1]) + look.px(0.6))
        if box.width() > look.px(3):
            self._draw(painter, box, stance, look.font(0.92), look.color("ink2"))

    def _paint_notes(self, painter: QPainter, card: QRectF, cell: EchoCell) -> None:
        look = self._look
        wide = self._note_room(round(card.width()))
        box = QRect(
            round(card.left()) + look.px(0.15), round(card.bottom()) + look.px(NOTE_GAP), wide, look.px(NOTE)
        )
        for words, is_changed in self._note_lines(cell.notes, wide):
            color = look.color("warn" if is_changed else "ink3")
            self._draw(painter, box, words, look.font(0.92, is_strong=is_changed), color)
            box.translate(0, look.px(NOTE))

    def _paint_line(
        self, painter: QPainter, color: QColor, left: float, right: float, y: float, *, is_dated: bool
    ) -> None:
        pen = QPen(color, self._look.px(_LINE))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if not is_dated:
            pen.setDashPattern(list(_DASH))
        painter.setPen(pen)
        painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _card(self, rect: QRect, cards: Cards, *, is_apart: bool) -> QRectF:
        look = self._look
        top = rect.top() + look.px(TOP) + (0 if is_apart else look.px(DROP))
        left = rect.left() + look.px(GAP)
        return QRectF(left, top, rect.right() + 1 - left, cards.report)

    # Words

    def _origin_room(self) -> int:
        return self._look.px(ORIGIN) - self._look.px(1.1) - self._look.px(0.7)

    def _origin_lines(self, lane: Lane, width: int) -> tuple[list[str], list[str]]:
        """Give the lines of the title, and of what it says."""
        look, origin = self._look, lane.origin
        strong, body = look.font(1.05, is_strong=True), look.font(0.96)
        if self._is_whole:
            return _whole(origin.title, strong, width), _whole(origin.what, body, width)
        title = _wrapped(origin.title, QFontMetrics(strong), width, 2)
        return title, _wrapped(origin.what, QFontMetrics(body), width, _ORIGIN_LINES - len(title))

    def _outlet_lines(self, report: Report, width: int) -> list[str]:
        name = outlet_of(report)
        return _whole(name, self._look.font(is_strong=True), width) if self._is_whole else [name]

    def _number_lines(self, telling: Telling, width: int) -> tuple[list[str], bool]:
        """Give the lines of the figure, and whether its stance stands below them: beside it, it would be cut."""
        number, strong = format_figure(telling.figure), self._look.font(is_strong=True)
        if not self._is_whole:
            return [number], False
        lines = _whole(number, strong, width)
        rest = width - QFontMetrics(strong).horizontalAdvance(lines[-1]) - self._look.px(0.6)
        return lines, QFontMetrics(self._look.font(0.92)).horizontalAdvance(_stance_of(telling)) > rest

    def _lines_over(self, telling: Telling, width: int) -> int:
        """Give by how many pixels the words of a report are higher than those that are cut."""
        room = width - self._look.px(0.95) - self._look.px(0.5)
        numbers, is_below = self._number_lines(telling, room)
        lines = len(self._outlet_lines(telling.report, room)) + len(numbers) + is_below - 2
        return lines * self._look.px(_OUTLET)

    def _note_lines(self, notes: Sequence[tuple[str, bool]], width: int) -> list[tuple[str, bool]]:
        """Break words under a report into lines: all of them on paper, in the window two of each at most."""
        found = []
        for words, is_changed in notes:
            if self._is_whole:
                lines = _whole(words, self._look.font(0.92, is_strong=is_changed), width)
            else:
                metrics = self._note_metrics(is_changed=is_changed)
                is_short = metrics.horizontalAdvance(words) <= width
                lines = [words] if is_short else _wrapped(words, metrics, width, _NOTE_LINES)
            found += [(line, is_changed) for line in lines]
        return found

    def _note_metrics(self, *, is_changed: bool) -> QFontMetrics:
        """Give the measures of the words under a report, made once for a size of text: a map may have thousands."""
        key = is_changed, self._look.px(1.0)
        known = self._metrics.get(key)
        if known is None:
            known = self._metrics[key] = QFontMetrics(self._look.font(0.92, is_strong=is_changed))
        return known

    def _note_room(self, width: int) -> int:
        """Give the width of the words under a card, which begin a hair inside it: past it they would be cut."""
        return width - self._look.px(0.15)

    def _draw(self, painter: QPainter, box: QRect, words: str, font: QFont, color: QColor) -> None:
        """Draw one line at the top of a box; in the window it is cut where it is too long."""
        painter.setFont(font)
        painter.setPen(color)
        metrics = painter.fontMetrics()
        line = QRect(box.left(), box.top(), box.width(), metrics.height())
        if not self._is_whole:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        painter.drawText(line, flags, words)


def _stance_of(telling: Telling) -> str:
    more = len(telling.figures) - 1
    stance = telling.figure.stance.value
    return f"{stance}, {more:,} more" if more else stance


def _whole(words: str, font: QFont, width: int) -> list[str]:
    return wrapped(words, QFontMetricsF(font), width)


def _wrapped(words: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """Break words into lines, `most` at most; the last one is cut by whoever draws it."""
    lines, rest = [""], words.split()
    while rest:
        longer = f"{lines[-1]} {rest[0]}".strip()
        if not lines[-1] or metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
            rest.pop(0)
        elif len(lines) < most:
            lines.append("")
        else:
            lines[-1] = " ".join([lines[-1], *rest])
            break
    return lines if most > 0 else []
