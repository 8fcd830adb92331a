"""The text of an article with its figures marked; choosing one lights its parts, and nothing moves.

Grounds, lines and tags are painted over the laid-out text, so the text itself is never changed for a choice
and copying gives the article's own words. All places are code points of `Document.text`; an OffsetMap
translates (the body may begin after the title, which stands in the header).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QMimeData,
    QPoint,
    QPointF,
    QPropertyAnimation,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)  # fmt: skip
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextOption,
)  # fmt: skip
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget
from shiboken6 import isValid

from reportedly.gui.shell.clipboard import copied_data
from reportedly.gui.shell.icons import paint_icon
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.article_layout import ArticleWords, Setting, lay_out, set_margins
from reportedly.gui.views.highlights import Highlight, Role
from reportedly.gui.views.review_signs import REVIEW_SIGNS
from reportedly.model.figure import Review

__all__ = ["ArticleText"]

_DASHES = {"dotted": (0.12, 1.7), "dashed": (3.2, 2.0)}
_REASON_WORDS = "Not read as a reported figure: {}"


@dataclass(frozen=True)
class _Piece:
    """One line's part of a highlight, in the viewport's pixels."""

    rect: QRectF
    baseline: float
    is_first: bool
    is_last: bool


class ArticleText(QTextEdit):
    """Shows the body of an article. `highlight_clicked` gives the id of the figure that was clicked."""

    highlight_clicked = Signal(str)
    number_clicked = Signal(int, int)  # a number that was set aside, or is to check

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = ArticleWords("", 0, ())
        self._ahead: tuple[ArticleWords, Setting, QTextDocument] | None = None  # laid out before it is wanted
        self._marks: tuple[Highlight, ...] = ()
        self._parts: tuple[Highlight, ...] = ()
        self._current: str | None = None
        self._shows_set_aside = True
        self._is_large = False
        self._known_pieces: dict[tuple[int, int], list[_Piece]] = {}
        self._pieces_of = (0, 0, 0)  # scrolled so far, and as wide: else they lie elsewhere
        self._tag_font = theme.font(theme.token("type", "role_label"))
        self._tag_sizes: dict[str, tuple[float, float, float]] = {}  # width, ascent, height of a tag's words
        self._source_color: Callable[[str], QColor] = lambda figure_id: theme.color("ink2")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.setCursorWidth(0)  # nothing blinks in a text that is only read; selections still show
        self.setUndoRedoEnabled(False)
        self._scroll = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._scroll.setEasingCurve(QEasingCurve.Type.InOutQuad)

    # --- what is shown ---------------------------------------------------------------------------------

    def set_text(self, text: str, start: int, marks: Sequence[Highlight]) -> None:
        """Show `text` from code point `start` on, with these marks (figures and set-aside numbers)."""
        self._words = ArticleWords(text, start, tuple(marks))
        self._marks, self._parts, self._current = self._words.marks, (), None
        self._scroll.stop()
        self._set_words()
        self.verticalScrollBar().setValue(0)

    def prepare(self, text: str, start: int, marks: Sequence[Highlight]) -> None:
        """Lay out what is likely to be shown next."""
        words, setting = ArticleWords(text, start, tuple(marks)), self._setting()
        if self._laid_out_ahead(words, setting) is None:
            self._drop_ahead()
            self._ahead = words, setting, lay_out(words, setting, self)

    def set_marks(self, marks: Sequence[Highlight]) -> None:
        """Take other looks of the same marked words; nothing is laid out anew, and only these are painted."""
        changed = [mark for mark, other in zip(marks, self._marks, strict=True) if mark != other]
        self._marks = tuple(marks)
        self._repaint(changed)

    def set_large(self, is_large: bool) -> None:
        """Set the text in the size of the review."""
        if is_large != self._is_large:
            self._is_large = is_large
            self._set_words()

    def selected_span(self) -> tuple[int, int] | None:
        """Give the words that are selected, as code points of the article's text; None where none are."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return self._words.point(cursor.selectionStart()), self._words.point(cursor.selectionEnd())

    def select_span(self, start: int, end: int) -> None:
        """Select words, as a drag over them does."""
        self.setTextCursor(self._cursor_over(start, end))

    def set_source_color(self, color_of: Callable[[str], QColor]) -> None:
        """Take the function that gives the colour of a figure's source."""
        self._source_color = color_of
        self.viewport().update()

    def set_current(self, figure_id: str | None, parts: Sequence[Highlight]) -> None:
        """Light one figure and its parts."""
        if figure_id == self._current and tuple(parts) == self._parts:
            return
        dimmed = [
            mark for mark in self._marks if mark.figure_id is not None and mark.figure_id == self._current
        ]
        dimmed += self._parts
        self._current, self._parts = figure_id, tuple(parts)
        lit = [mark for mark in self._marks if mark.figure_id is not None and mark.figure_id == figure_id]
        self._repaint([*dimmed, *lit, *parts])

    def show_set_aside(self, is_shown: bool) -> None:
        """Mark the numbers that were set aside, or leave them as they are."""
        self._shows_set_aside = is_shown
        self._set_words()

    def restyle(self) -> None:
        """Lay the text out again after the theme has changed."""
        self._tag_font = self._theme.font(self._theme.token("type", "role_label"))
        self._tag_sizes.clear()
        self._set_words()

    def scroll_to(self, start: int, end: int, whole: tuple[int, int] | None = None) -> None:
        """Bring a stretch of text into view, a third from the top; nothing moves when it is seen already.

        `whole` is what should be seen with it where that fits: the sentence of a figure, with its parts.
        """
        pieces = self._pieces(start, end)
        margin = self._theme.e * 2.5
        if whole is not None and pieces:
            wider = self._pieces(*whole)
            room = self.viewport().height() - 2 * margin
            if wider and wider[-1].rect.bottom() - wider[0].rect.top() <= room:
                pieces = wider
        if not pieces:
            return
        top, bottom = pieces[0].rect.top(), pieces[-1].rect.bottom()
        if margin <= top and bottom <= self.viewport().height() - margin:
            return
        bar = self.verticalScrollBar()
        above = max(
            min(self.viewport().height() / 3, self.viewport().height() - margin - (bottom - top)), margin
        )
        target = round(bar.value() + top - above)
        target = min(max(target, bar.minimum()), bar.maximum())
        self._scroll.stop()
        if not self._theme.animates or not self.isVisible():
            bar.setValue(target)
            return
        self._scroll.setDuration(self._theme.token("motion", "scroll_to_sentence"))
        self._scroll.setEndValue(target)
        self._scroll.start()

    def marked_words(self, mark: Highlight) -> str:
        """Give the words on which a mark is painted, as the text document holds them."""
        return self._cursor_over(mark.start, mark.end).selectedText()

    def place_of(self, start: int, end: int) -> QRectF:
        """Give the rectangle of the first line of a stretch, in the viewport's pixels."""
        pieces = self._pieces(start, end)
        return pieces[0].rect if pieces else QRectF()

    # --- finding ---------------------------------------------------------------------------------------

    def find_all(self, words: str) -> list[tuple[int, int]]:
        """Give the places of the words in the body, as code points; capitals do not matter."""
        if not words:
            return []
        # casefold may change lengths; lower case of one character is compared with one character.
        haystack, needle = _lowered(self._words.text), _lowered(words)
        found, place = [], haystack.find(needle, self._words.start)
        while place >= 0:
            found.append((place, place + len(needle)))
            place = haystack.find(needle, place + len(needle))
        return found

    def show_found(self, places: Sequence[tuple[int, int]], chosen: int) -> None:
        """Mark what was found; the chosen one is selected and brought into view."""
        selections = []
        for start, end in places[:500]:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._cursor_over(start, end)
            selection.format.setBackground(self._theme.color("select"))
            selections.append(selection)
        self.setExtraSelections(selections)
        if self.textCursor().hasSelection():
            self.setTextCursor(QTextCursor(self.document()))  # what was found before is no answer any more
        if 0 <= chosen < len(places):
            self.setTextCursor(self._cursor_over(*places[chosen]))
            self.scroll_to(*places[chosen])

    # --- Qt --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint grounds, then the words, then lines, tags and the gutter."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("paper"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marks = self._visible(self._marks, event.rect().adjusted(0, -self._theme.px(1), 0, self._theme.px(1)))
        for mark in marks:
            if mark.role in (Role.FIGURE, Role.TO_CHECK) or self._shows_set_aside:
                self._paint_ground(painter, mark)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tags: list[QRectF] = []
        for part in self._visible(
            self._parts
        ):  # all that are seen: which tag finds no room depends on the others
            self._paint_part(painter, part, tags)
        for mark in marks:
            if mark.review is Review.REJECTED:
                self._strike(painter, mark)
        self._paint_gutter(painter, marks)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the hand over a figure."""
        is_figure = self._figure_at(event.position().toPoint()) is not None
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if is_figure else Qt.CursorShape.IBeamCursor
        )
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the figure that was clicked; a drag selects words."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            mark = self._mark_at(event.position().toPoint())
            if mark is not None and mark.role is Role.FIGURE:
                self.highlight_clicked.emit(mark.figure_id)
            elif mark is not None:
                self.number_clicked.emit(mark.start, mark.end)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell the reason of a number that was set aside."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._mark_at(event.pos())
            words = _REASON_WORDS.format(mark.note) if mark is not None and mark.note else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines to 75 characters, whatever the width."""
        super().resizeEvent(event)
        self._set_margins()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the article's own words, not what the widget made of them."""
        cursor = self.textCursor()
        start, end = (self._words.point(place) for place in (cursor.selectionStart(), cursor.selectionEnd()))
        return copied_data(self._words.text[start:end])

    def sizeHint(self) -> QSize:
        """Ask for little: the text scrolls."""
        return QSize(self._theme.px(30), self._theme.px(20))

    # --- laying out ------------------------------------------------------------------------------------

    def _set_words(self) -> None:
        self._words = ArticleWords(self._words.text, self._words.start, self._marks)
        setting, former = self._setting(), self.document()
        document = self._laid_out_ahead(self._words, setting)
        if document is not None and self._ahead is not None:
            self._words, self._ahead = self._ahead[0], None  # its map of offsets is known already
        else:
            document = lay_out(self._words, setting, self)
        self._known_pieces.clear()
        self.setDocument(document)
        if isValid(former):  # the first one was Qt's own, and is gone
            former.deleteLater()
        self._set_margins()
        self.viewport().update()

    def _setting(self) -> Setting:
        theme = self._theme
        width = self.viewport().width()
        return Setting(self._is_large, self._shows_set_aside, width, theme.e, theme.scheme_name, theme)

    def _laid_out_ahead(self, words: ArticleWords, setting: Setting) -> QTextDocument | None:
        """Give the document that was laid out ahead, where it is that of these words, set like this."""
        if self._ahead is None:
            return None
        other, its_setting, document = self._ahead
        same = (other.text, other.start, other.weights()) == (words.text, words.start, words.weights())
        return document if same and its_setting == setting else None

    def _drop_ahead(self) -> None:
        if self._ahead is not None:
            self._ahead[2].deleteLater()
            self._ahead = None

    def _set_margins(self) -> None:
        if set_margins(self.document(), self._setting()):
            self._known_pieces.clear()

    def _cursor_over(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._words.unit(start))
        cursor.setPosition(self._words.unit(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _repaint(self, marks: Sequence[Highlight]) -> None:
        """Paint the lines of some marks anew, with the gutter, their tags and their outline."""
        around = self._theme.e
        for mark in self._visible(marks):
            for piece in self._pieces(mark.start, mark.end):
                lines = piece.rect.adjusted(0, -around, 0, around).toAlignedRect()
                self.viewport().update(0, lines.top(), self.viewport().width(), lines.height())

    def _visible(self, marks: Sequence[Highlight], part: QRect | None = None) -> list[Highlight]:
        """Give the marks that touch the lines on the screen, or in a part of it: no more than these is painted."""
        seen = self.viewport().rect() if part is None else part
        slack = 400 if part is None else 0
        first = self._words.point(self.cursorForPosition(QPoint(0, seen.top())).position()) - slack
        corner = QPoint(self.viewport().width() - 1, seen.bottom())
        last = self._words.point(self.cursorForPosition(corner).position()) + slack
        return [mark for mark in marks if mark.end > max(first, self._words.start) and mark.start < last]

    def _pieces(self, start: int, end: int) -> list[_Piece]:
        """Give the part of a stretch on each line that it covers."""
        if end <= self._words.start:
            return []
        seen = (self.verticalScrollBar().value(), self.horizontalScrollBar().value(), self.viewport().width())
        if seen != self._pieces_of:
            self._pieces_of = seen
            self._known_pieces.clear()
        known = self._known_pieces.get((start, end))
        if known is None:
            known = self._known_pieces[start, end] = self._find_pieces(start, end)
        return known

    def _find_pieces(self, start: int, end: int) -> list[_Piece]:
        first, last = self._words.unit(start), self._words.unit(end)
        document, layout = self.document(), self.document().documentLayout()
        shift = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        pieces: list[_Piece] = []
        block: QTextBlock = document.findBlock(first)
        while block.isValid() and block.position() <= last:
            top_left = layout.blockBoundingRect(block).topLeft() + shift
            lines, words = block.layout(), _units(block.text())
            for number in range(lines.lineCount()):
                line = lines.lineAt(number)
                a = max(first - block.position(), line.textStart())
                b = min(last - block.position(), line.textStart() + line.textLength())
                while b > a and words[b - 1].isspace():
                    b -= 1  # a space at the end of a line has no words to mark
                if a >= b:
                    continue
                x0, x1 = sorted((line.cursorToX(a)[0], line.cursorToX(b)[0]))
                y = top_left.y() + line.y()
                rect = QRectF(top_left.x() + x0, y, x1 - x0, line.ascent() + line.descent())
                at_start = a == first - block.position()
                at_end = b == last - block.position()
                pieces.append(_Piece(rect, y + line.ascent(), at_start, at_end))
            block = block.next()
        return pieces

    # --- painting --------------------------------------------------------------------------------------

    def _paint_ground(self, painter: QPainter, mark: Highlight) -> None:
        theme = self._theme
        is_current = mark.figure_id is not None and mark.figure_id == self._current
        for piece in self._pieces(mark.start, mark.end):
            if mark.role is Role.SET_ASIDE:
                self._draw_line(painter, piece, "dotted", theme.px(1) * 0.077, theme.color("ink3"))
                continue
            if mark.review is Review.REJECTED and not is_current:
                continue  # no ground: the line that strikes it is painted over the words
            side = theme.e * 0.12
            box = piece.rect.adjusted(-side, theme.e * 0.02, side, theme.e * 0.06)
            if mark.role is Role.TO_CHECK:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("warn"), 1))
                painter.drawRoundedRect(box, theme.e * 0.15, theme.e * 0.15)
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("mark_on" if is_current else "mark"))
            painter.drawRoundedRect(box, theme.e * 0.15, theme.e * 0.15)
            if is_current:
                self._outline(painter, box, piece)

    def _strike(self, painter: QPainter, mark: Highlight) -> None:
        """Strike a rejected figure through; it is painted, so that a verdict never lays the text out anew."""
        painter.setPen(QPen(self._theme.color("ink2"), max(1.0, self._theme.e * 0.1)))
        for piece in self._pieces(mark.start, mark.end):
            y = piece.baseline - 0.27 * (piece.baseline - piece.rect.top())
            painter.drawLine(QPointF(piece.rect.left(), y), QPointF(piece.rect.right(), y))

    def _outline(self, painter: QPainter, box: QRectF, piece: _Piece) -> None:
        """Outline the current figure; over a line break each piece is open at the break."""
        theme = self._theme
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("ink"), theme.e * 0.115))
        if piece.is_first and piece.is_last:
            painter.drawRoundedRect(box, theme.e * 0.15, theme.e * 0.15)
            return
        painter.drawLine(box.topLeft(), box.topRight())
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if piece.is_first:
            painter.drawLine(box.topLeft(), box.bottomLeft())
        if piece.is_last:
            painter.drawLine(box.topRight(), box.bottomRight())

    def _paint_part(self, painter: QPainter, part: Highlight, tags: list[QRectF]) -> None:
        theme = self._theme
        look = theme.token("article", "highlight", part.role.value)
        named = look["colour"]
        is_source = named == "source"
        color = self._source_color(part.figure_id or "") if is_source else theme.color(named)
        pieces = self._pieces(part.start, part.end)
        for piece in pieces:
            self._draw_line(painter, piece, look["underline"], look["stroke"] * theme.e, color)
        if pieces:
            self._paint_tag(painter, pieces[0].rect, look["label"], tags)

    def _paint_tag(self, painter: QPainter, rect: QRectF, words: str, tags: list[QRectF]) -> None:
        theme = self._theme
        if words not in self._tag_sizes:
            metrics = QFontMetricsF(self._tag_font)
            self._tag_sizes[words] = metrics.horizontalAdvance(words), metrics.ascent(), metrics.height()
        width, ascent, height = self._tag_sizes[words]
        tag = QRectF(rect.left(), rect.top() - ascent * 0.92, width, height)
        if any(tag.adjusted(-4, 0, 4, 0).intersects(other) for other in tags):
            return  # the line's style still tells the part
        tags.append(tag)
        painter.setFont(self._tag_font)
        painter.setPen(theme.color("ink2"))
        painter.drawText(QPointF(tag.left(), tag.top() + ascent), words)

    def _draw_line(self, painter: QPainter, piece: _Piece, kind: str, stroke: float, color: QColor) -> None:
        pen = QPen(color, max(stroke, 1.0))
        if kind in _DASHES:
            pen.setDashPattern(list(_DASHES[kind]))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap if kind == "dotted" else Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        y = piece.baseline + self._theme.e * 0.36
        painter.drawLine(QPointF(piece.rect.left(), y), QPointF(piece.rect.right(), y))

    def _paint_gutter(self, painter: QPainter, marks: Sequence[Highlight]) -> None:
        """Paint a dot in the source's colour beside each line with a figure; hollow for plans and forecasts."""
        theme = self._theme
        done: list[float] = []
        for mark in marks:
            if mark.role is not Role.FIGURE:
                continue
            for piece in self._pieces(mark.start, mark.end)[:1]:
                y = piece.baseline - theme.e * 0.36
                if any(abs(y - other) < theme.e * 0.5 for other in done):
                    continue
                done.append(y)
                if (sign := REVIEW_SIGNS.get(mark.review)) is not None:
                    side = theme.e
                    place = QRectF(theme.e * 1.25 - side / 2, y - side / 2, side, side)
                    paint_icon(painter, sign[0], place, theme.color(sign[1]))
                    continue
                color, size = self._source_color(mark.figure_id or ""), theme.e * 0.34
                painter.setPen(QPen(color, theme.e * 0.15) if mark.is_hollow else QPen(Qt.PenStyle.NoPen))
                painter.setBrush(Qt.BrushStyle.NoBrush if mark.is_hollow else color)
                radius = size - theme.e * 0.06 if mark.is_hollow else size
                painter.drawEllipse(QPointF(theme.e * 1.25, y), radius, radius)

    def _mark_at(self, place: QPoint) -> Highlight | None:
        slack = self._theme.e * 0.25
        for mark in self._visible(self._marks):
            for piece in self._pieces(mark.start, mark.end):
                if piece.rect.adjusted(-slack, -slack, slack, slack).contains(QPointF(place)):
                    return mark
        return None

    def _figure_at(self, place: QPoint) -> Highlight | None:
        mark = self._mark_at(place)
        return mark if mark is not None and mark.role is Role.FIGURE else None


def _units(text: str) -> str:
    """Give a text with one character for each of its UTF-16 units, for looking at single units."""
    return text if text.isascii() else "".join(c if ord(c) <= 0xFFFF else c + "\N{WORD JOINER}" for c in text)


def _lowered(text: str) -> str:
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)
