"""The words of an article laid out as a text document: also ahead, while nobody waits for them.

Laying out a page of text is most of what a step to another article costs in the review.
"""

from dataclasses import dataclass, field
from functools import cached_property

from PySide6.QtCore import QObject, QSizeF
from PySide6.QtGui import (
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.highlights import Highlight, Role
from reportedly.model.offsets import OffsetMap

__all__ = ["ArticleWords", "Setting", "lay_out", "set_margins"]

_GUTTER = 2.6  # e: the dots of the lines stand here
_PARAGRAPH_GAP = 0.4  # e, more than between lines
_CHARACTERS = 42.2  # of the size of the article's face: about 75 characters
_SIZES = {False: ("article", "article_line"), True: ("review_article", "review_article_line")}


@dataclass(frozen=True)
class ArticleWords:
    """The text that is shown, from code point `start` on, with the marks that give words a weight or a colour."""

    text: str
    start: int
    marks: tuple[Highlight, ...]

    @cached_property
    def offsets(self) -> OffsetMap:
        """Give the map of its code points to what Qt shows."""
        return OffsetMap(self.text)

    @cached_property
    def base(self) -> int:
        """Give the unit at which the shown words begin."""
        return self.offsets.to_units(self.start)

    def unit(self, place: int) -> int:
        """Give where a code point stands in the document."""
        return self.offsets.to_units(max(place, self.start)) - self.base

    def point(self, unit: int) -> int:
        """Give the code point at a place of the document."""
        return self.offsets.to_points(unit + self.base)

    def weights(self) -> tuple[tuple[int, int, Role], ...]:
        """Give what of the marks the layout depends on."""
        return tuple((mark.start, mark.end, mark.role) for mark in self.marks)


@dataclass(frozen=True)
class Setting:
    """How the words are set: size of the review or not, numbers set aside quiet or not, the width, the theme."""

    is_large: bool
    shows_set_aside: bool
    width: int
    e: float
    scheme: str
    theme: Theme = field(compare=False, repr=False)


def lay_out(words: ArticleWords, setting: Setting, parent: QObject) -> QTextDocument:
    """Make the document of an article, laid out to its width."""
    theme, document = setting.theme, QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    size, line = _SIZES[setting.is_large]
    document.setDefaultFont(theme.font(theme.token("type", size), is_serif=True))
    document.setDocumentMargin(0)
    option = QTextOption(document.defaultTextOption())
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    document.setDefaultTextOption(option)
    document.documentLayout().setProperty(
        "cursorWidth", 0
    )  # as the view has it: else it is laid out once more
    document.setPlainText(_from_unit(words.offsets.shown, words.base))
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    block_format = QTextBlockFormat()
    natural = QFontMetricsF(document.defaultFont()).lineSpacing()
    wanted = theme.e * theme.token("type", line)
    proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    block_format.setLineHeight(100 * wanted / natural, proportional)
    block_format.setBottomMargin(theme.e * _PARAGRAPH_GAP)
    cursor.mergeBlockFormat(block_format)
    # Said here and not left to the palette: a widget that goes into the review and comes back gets that of the
    # theme before, and dark words stood on dark paper.
    ink = QTextCharFormat()
    ink.setForeground(theme.color("ink"))
    cursor.mergeCharFormat(ink)
    _close_blank_lines(document, round(0.5 * theme.e))
    _set_weights(document, words, setting)
    cursor.endEditBlock()
    set_margins(document, setting)
    document.setPageSize(QSizeF(setting.width, -1))  # what a QTextEdit asks for; the same again costs nothing
    document.size()
    return document


def set_margins(document: QTextDocument, setting: Setting) -> bool:
    """Leave the gutter at the left, and at the right what exceeds the measure of 75 characters.

    Gives False where they were so already.
    """
    theme, frame_format = setting.theme, document.rootFrame().frameFormat()
    left = theme.e * _GUTTER
    measure = _CHARACTERS * theme.token("type", _SIZES[setting.is_large][0])
    right = max(theme.e * 1.7, setting.width - left - theme.e * measure)
    if (frame_format.leftMargin(), frame_format.rightMargin()) == (left, right):
        return False
    frame_format.setLeftMargin(left)
    frame_format.setRightMargin(right)
    frame_format.setTopMargin(theme.e)  # the tags of the first line stand here
    frame_format.setBottomMargin(theme.e * 2)
    document.rootFrame().setFrameFormat(frame_format)
    return True


def _set_weights(document: QTextDocument, words: ArticleWords, setting: Setting) -> None:
    """Set figures semi-bold, and numbers that were set aside in the colour of secondary text."""
    strong, quiet = QTextCharFormat(), QTextCharFormat()
    strong.setFontWeight(setting.theme.token("type", "weight_strong"))
    quiet.setForeground(setting.theme.color("ink2"))
    formats = {Role.FIGURE: strong}
    if setting.shows_set_aside:
        formats[Role.SET_ASIDE] = quiet
    for start, end, role in words.weights():
        if end > words.start and role in formats:
            cursor = QTextCursor(document)
            cursor.setPosition(words.unit(start))
            cursor.setPosition(words.unit(end), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(formats[role])


def _close_blank_lines(document: QTextDocument, height: int) -> None:
    """Make the blank lines between paragraphs a small gap; they stay in the text for its offsets."""
    block_format = QTextBlockFormat()
    block_format.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    block = document.firstBlock()
    while block.isValid():
        if not block.text().strip():
            QTextCursor(block).mergeBlockFormat(block_format)
        block = block.next()


def _from_unit(shown: str, unit: int) -> str:
    """Give the shown text from a UTF-16 unit on."""
    return shown.encode("utf-16-le", "surrogatepass")[2 * unit :].decode("utf-16-le", "surrogatepass")
