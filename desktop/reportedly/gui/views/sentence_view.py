"""One sentence with the parts of a figure lit: lines under the words, tags above them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from reportedly.gui.shell.theme import Theme

__all__ = ["Part", "SentenceView"]

_LINE = 2.3  # e: room for the tags between the lines
_SHOWN = {**dict.fromkeys(map(ord, "\r\n\t\u2028\u2029"), " "), 0xFEFF: "\N{WORD JOINER}"}
_DASHES = {"solid": None, "dotted": [0.1, 2.0], "dashed": [3.0, 2.0]}


@dataclass(frozen=True, slots=True)
class Part:
    """Words of the sentence, in code points from its start; `role` names the tokens of article.highlight."""

    start: int
    end: int
    role: str


class SentenceView(QWidget):
    """Paints a sentence in the serif face; as tall as its width asks for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text, self._parts, self._source_color = "", (), QColor()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._layout: QTextLayout | None = None
        self._layout_width = -1.0

    def set_sentence(self, text: str, parts: Sequence[Part], source_color: QColor) -> None:
        """Show another sentence."""
        # One character for one, so that offsets into the sentence stay true; Qt drops a byte-order mark.
        self._text = text.translate(_SHOWN)
        self._parts = tuple(part for part in parts if 0 <= part.start < part.end <= len(text))
        self._source_color = source_color
        self._layout = None
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height that the new width asks for."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height that the sentence needs."""
        lines = self._lines(width)
        return round(lines * self._theme.e * _LINE + self._theme.e * 0.9)

    def sizeHint(self) -> QSize:
        """Give a size for the present width."""
        return QSize(self._theme.px(20), self.heightForWidth(max(self.width(), self._theme.px(20))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words, lines and tags."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._lines(self.width())
        layout = self._layout
        if layout is None:
            return
        painter.setPen(self._theme.color("ink"))
        for part in self._parts:
            if part.role == "figure":
                self._paint_ground(painter, layout, part)
        painter.setPen(self._theme.color("ink"))
        layout.draw(painter, QPointF(0, 0))
        tags: list[QRectF] = []
        for part in sorted(self._parts, key=lambda part: part.start):
            if part.role != "figure":
                self._paint_part(painter, layout, part, tags)

    def _lines(self, width: float) -> int:
        if self._layout is not None and self._layout_width == width:
            return self._layout.lineCount()
        theme = self._theme
        font = theme.font(1.115, is_serif=True)
        layout = QTextLayout(self._text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        strong = QTextCharFormat()
        strong.setFontWeight(600)
        formats = []
        for part in self._parts:
            if part.role == "figure":
                found = QTextLayout.FormatRange()
                found.start = self._utf16(part.start)
                found.length = self._utf16(part.end) - found.start
                found.format = strong
                formats.append(found)
        layout.setFormats(formats)
        layout.beginLayout()
        step, y = theme.e * _LINE, theme.e * 0.75
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, y + (step - line.height()) / 2 - theme.e * 0.2))
            y += step
        layout.endLayout()
        self._layout, self._layout_width = layout, width
        return layout.lineCount()

    def _pieces(self, layout: QTextLayout, part: Part) -> list[tuple[QRectF, float]]:
        """Give the rectangle and the baseline of each line's piece of a part."""
        start, end = self._utf16(part.start), self._utf16(part.end)
        pieces = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = line.cursorToX(first)[0], line.cursorToX(last)[0]
                rect = QRectF(left, line.y(), right - left, line.height())
                pieces.append((rect, line.y() + line.ascent()))
        return pieces

    def _paint_ground(self, painter: QPainter, layout: QTextLayout, part: Part) -> None:
        theme = self._theme
        for rect, _ in self._pieces(layout, part):
            box = rect.adjusted(-0.12 * theme.e, 0.05 * theme.e, 0.12 * theme.e, -0.05 * theme.e)
            painter.setBrush(theme.color("mark_on"))
            painter.setPen(QPen(theme.color("ink"), 0.115 * theme.e))
            painter.drawRoundedRect(box, 0.15 * theme.e, 0.15 * theme.e)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_part(self, painter: QPainter, layout: QTextLayout, part: Part, tags: list[QRectF]) -> None:
        theme = self._theme
        look = theme.token("article", "highlight", part.role)
        color = self._source_color if look["colour"] == "source" else theme.color(look["colour"])
        pen = QPen(color, look["stroke"] * theme.e)
        dashes = _DASHES[look["underline"]]
        if dashes:
            pen.setDashPattern(dashes)
            pen.setCapStyle(
                Qt.PenCapStyle.RoundCap if look["underline"] == "dotted" else Qt.PenCapStyle.FlatCap
            )
        pieces = self._pieces(layout, part)
        for rect, baseline in pieces:
            painter.setPen(pen)
            y = baseline + 0.33 * theme.e
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        if not pieces:
            return
        font = theme.font(theme.token("type", "role_label"))
        metrics = QFontMetricsF(font)
        first = pieces[0][0]
        tag = QRectF(first.left(), first.top() - metrics.height() * 0.62, metrics.horizontalAdvance(look["label"]),
                     metrics.height())  # fmt: skip
        if any(tag.adjusted(-2, 0, 2, 0).intersects(other) for other in tags):
            return
        tags.append(tag)
        painter.setFont(font)
        painter.setPen(theme.color("ink2"))
        painter.drawText(QPointF(tag.left(), tag.top() + metrics.ascent()), look["label"])

    def _utf16(self, place: int) -> int:
        return len(self._text[:place].encode("utf-16-le", "surrogatepass")) // 2
