"""The title of an article with its numbers marked as in the text below it: each can be clicked and reached by key.

A label breaks the lines and knows the links; outlines and dotted lines, which it cannot draw, are painted over it at
places that a second document of the same words gives.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QTextBlock, QTextDocument, QTextOption
from PySide6.QtWidgets import QLabel

from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.highlights import Highlight, Role
from reportedly.model.figure import Review

__all__ = ["TitleWords"]

_NUMBER = "number"
_REASON_WORDS = "Not read as a reported figure: {}"
_RADIUS, _STROKE, _SIDE = 0.15, 0.115, 0.06  # e, of the outline


@dataclass(frozen=True)
class _Words:
    """What stands in the label: a stretch of the article's text, its marks, and which of them is chosen."""

    text: str = ""
    start: int = 0
    end: int = 0
    marks: tuple[Highlight, ...] = ()
    current: str | None = None
    number: tuple[int, int] | None = None
    shows_set_aside: bool = True


class TitleWords(QLabel):
    """Shows a title; `number_clicked` gives the place of a number that was set aside, or is to check."""

    figure_clicked = Signal(str)
    number_clicked = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._words = theme, _Words()
        self._laid_out: tuple[tuple[str, int, str], QTextDocument] | None = None
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.linkActivated.connect(self._on_link)
        self.linkHovered.connect(self._on_hovered)

    def set_plain(self, words: str) -> None:
        """Show words that do not stand in the text."""
        self._words = _Words()
        self.setText(escape(words))

    def set_words(
        self,
        text: str,
        span: tuple[int, int],
        marks: Sequence[Highlight],
        *,
        current: str | None,
        number: tuple[int, int] | None,
        shows_set_aside: bool,
    ) -> None:
        """Show a stretch of an article's text; `marks` lie in it, `number` is the chosen one of no figure."""
        kept = tuple(mark for mark in marks if shows_set_aside or mark.role is not Role.SET_ASIDE)
        self._words = _Words(text, *span, kept, current, number, shows_set_aside)
        parts, place = [], span[0]
        for mark in kept:
            parts.append(escape(text[place : mark.start]))
            parts.append(
                f"<a href='{_address(mark)}' style='{self._style(mark)}'>{escape(text[mark.start : mark.end])}</a>"
            )
            place = mark.end
        parts.append(escape(text[place : span[1]]))
        self.setText("".join(parts))
        self.update()  # an outline changes no words

    def places_of(self, mark: Highlight) -> list[QRectF]:
        """Give where a mark stands, a rectangle for each line that it covers."""
        document, address = self._document(), _address(mark)
        size = document.documentLayout().documentSize()
        room = QRectF(self.contentsRect())
        top = room.top() + max((room.height() - size.height()) / 2, 0.0)
        places: list[QRectF] = []
        block = document.firstBlock()
        while block.isValid():
            reach = _reach_of(block, address)
            if reach is not None:
                shift = document.documentLayout().blockBoundingRect(block).topLeft() + QPointF(
                    room.left(), top
                )
                places += _on_lines(block, *reach, shift)
            block = block.next()
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, then what marks them."""
        super().paintEvent(event)
        marked = [
            mark for mark in self._words.marks if mark.role is not Role.FIGURE or self._is_current(mark)
        ]
        if not marked:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in marked:
            self._paint_mark(painter, mark)

    def _paint_mark(self, painter: QPainter, mark: Highlight) -> None:
        theme, places = self._theme, self.places_of(mark)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if mark.role is Role.SET_ASIDE:
            pen = QPen(theme.color("ink3"), max(theme.e * 0.077, 1.0))
            pen.setDashPattern([0.12, 1.7])
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            for place in places:
                y = place.bottom() - pen.widthF()
                painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))
            return
        is_figure = mark.role is Role.FIGURE
        stroke, radius = theme.e * _STROKE if is_figure else 1.0, theme.e * _RADIUS
        painter.setPen(QPen(theme.color("ink" if is_figure else "warn"), stroke))
        side, half = theme.e * _SIDE, stroke / 2
        seen = QRectF(self.rect()).adjusted(
            half, half, -half, -half
        )  # a number at the edge has its line inside
        for number, line in enumerate(places):
            place = line.adjusted(-side, 0, side, 0).intersected(seen)
            is_first, is_last = number == 0, number == len(places) - 1
            if is_first and is_last:
                painter.drawRoundedRect(place, radius, radius)
                continue
            painter.drawLine(place.topLeft(), place.topRight())  # open at the break
            painter.drawLine(place.bottomLeft(), place.bottomRight())
            if is_first:
                painter.drawLine(place.topLeft(), place.bottomLeft())
            if is_last:
                painter.drawLine(place.topRight(), place.bottomRight())

    def _is_current(self, mark: Highlight) -> bool:
        return mark.figure_id is not None and mark.figure_id == self._words.current

    def _style(self, mark: Highlight) -> str:
        theme = self._theme
        if mark.role is not Role.FIGURE:
            if (mark.start, mark.end) == self._words.number:  # as words that are selected
                ink, ground = theme.color("on_accent").name(), theme.color("accent").name()
                return f"color:{ink};background-color:{ground};text-decoration:none"
            quiet = "ink2" if mark.role is Role.SET_ASIDE else "ink"
            return f"color:{theme.color(quiet).name()};text-decoration:none"
        is_current, is_struck = self._is_current(mark), mark.review is Review.REJECTED
        ground = theme.color("mark_on" if is_current else "mark").name()
        look = "line-through" if is_struck else "none"
        look += f";background-color:{ground}" if is_current or not is_struck else ""
        return f"color:{theme.color('ink').name()};text-decoration:{look}"

    def _document(self) -> QTextDocument:
        """Give the words laid out as the label does it."""
        asked = (self.text(), self.contentsRect().width(), self.font().toString())
        if self._laid_out is None or self._laid_out[0] != asked:
            document = QTextDocument()
            document.setUndoRedoEnabled(False)
            document.setDefaultFont(self.font())
            document.setDocumentMargin(0)
            option = QTextOption(document.defaultTextOption())
            option.setWrapMode(QTextOption.WrapMode.WordWrap)
            document.setDefaultTextOption(option)
            document.setHtml(asked[0])
            document.setTextWidth(asked[1])
            self._laid_out = asked, document
        return self._laid_out[1]

    def _on_link(self, address: str) -> None:
        kind, *place = address.split()
        if kind == _NUMBER:
            self.number_clicked.emit(*map(int, place))
        else:
            self.figure_clicked.emit(address)

    def _on_hovered(self, address: str) -> None:
        """Tell the reason of a number that was set aside."""
        mark = next((mark for mark in self._words.marks if _address(mark) == address), None)
        self.setToolTip(_REASON_WORDS.format(mark.note) if mark is not None and mark.note else "")


def _address(mark: Highlight) -> str:
    return mark.figure_id or f"{_NUMBER} {mark.start} {mark.end}"


def _reach_of(block: QTextBlock, address: str) -> tuple[int, int] | None:
    """Give the first and the last place of a link in a paragraph, or None."""
    ends: list[int] = []
    at = block.begin()
    while not at.atEnd():
        piece = at.fragment()
        if piece.charFormat().anchorHref() == address:
            first = piece.position() - block.position()
            ends += [first, first + piece.length()]
        at += 1
    return (min(ends), max(ends)) if ends else None


def _on_lines(block: QTextBlock, first: int, last: int, shift: QPointF) -> list[QRectF]:
    """Give the part of a stretch on each line that it covers."""
    places, layout, words = [], block.layout(), block.text()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        a, b = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        while b > a and b <= len(words) and words[b - 1].isspace():
            b -= 1  # a space at the end of a line has no words to mark
        if a < b:
            x0, x1 = sorted((line.cursorToX(a)[0], line.cursorToX(b)[0]))
            top = shift.y() + line.y()
            places.append(QRectF(shift.x() + x0, top, x1 - x0, line.ascent() + line.descent()))
    return places
