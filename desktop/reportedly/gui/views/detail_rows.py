"""A page of the detail panel, and the one that says why."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import HairLine
from reportedly.gui.views.figure_words import FieldWords, FigureWords
from reportedly.gui.views.sentence_view import SentenceView
from reportedly.gui.views.source_dot import SourceDot

__all__ = ["NAME_WIDTH", "FittedPage", "Page", "WhyPage"]

NAME_WIDTH = 5.7  # e
_STACKS = 52.0  # e; in a narrower page the reason stands under the value, not beside it


class FittedPage(QFrame):
    """A page in a scroll area, as high as its wrapped words need at its width."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self.setProperty("look", "surface")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the wrapped words need at this width."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Ask again when a part has taken its font or another height."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def _fit(self) -> None:
        # A scroll area asks a page for its least height, which ignores how words wrap at the present width.
        height = self._column.totalHeightForWidth(self.width()) if self._column.hasHeightForWidth() else 0
        self.setMinimumHeight(max(height, 0))


class Page(FittedPage):
    """A page that is written anew for each figure."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._words: FigureWords | None = None
        self._content: QWidget | None = None
        self._is_stale = False
        self._again = QTimer(self, singleShot=True, interval=0)  # not while the page is being laid out
        self._again.timeout.connect(self._write_again)
        self._column.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self._write_again)

    def set_words(self, words: FigureWords) -> None:
        """Show another figure."""
        if words != self._words:
            self._words = words
            self._write_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Write what was chosen while another page was shown."""
        super().showEvent(event)
        if self._is_stale:
            self._write_again()

    def _write_again(self) -> None:
        self._is_stale = self._words is not None and not self.isVisible()
        if self._words is None or self._is_stale:
            return  # making 30 labels takes as long as all else that a choice moves
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget()
        self._write(self._content, self._words)
        self._column.insertWidget(0, self._content)

        self._fit()

    def _write(self, content: QWidget, words: FigureWords) -> None:
        raise NotImplementedError

    def label(self, text: str, look: str, *, kind: str = "", is_wrapped: bool = True) -> QLabel:
        """Make a label in one look of the style sheet."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("look", look)
        label.setProperty("type", kind)
        label.setWordWrap(is_wrapped)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def value(self, field: FieldWords, place: int | None, *, is_strong: bool) -> QWidget:
        """Make what shows the value of a field; a source has its dot."""
        is_missing = field.value == "not given"
        label = self.label(
            field.value, "muted" if is_missing else "", kind="strong" if is_strong and not is_missing else ""
        )
        if not field.is_source:
            return label
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.space("s"))
        row.addWidget(SourceDot(self._theme, lambda: place), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        return holder


class WhyPage(Page):
    """The sentence with its parts lit; for each field value, quotation, rule in plain words, confidence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._column.addStretch(1)
        self._is_stacked = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the reasons beside the values where there is room for both."""
        super().resizeEvent(event)
        if self._is_stacked != self._has_little_room():
            self._again.start()

    def _has_little_room(self) -> bool:
        return self.width() < _STACKS * self._theme.e

    def _write(self, content: QWidget, words: FigureWords) -> None:
        theme = self._theme
        self._is_stacked = self._has_little_room()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        paper = QFrame()
        paper.setProperty("look", "paper")
        inner = QVBoxLayout(paper)
        inner.setContentsMargins(theme.px(1.08), theme.px(0.2), theme.px(1.08), theme.px(0.3))
        sentence = SentenceView(theme)
        sentence.set_sentence(words.sentence, words.parts, theme.source_mark(words.color))
        inner.addWidget(sentence)
        column.addWidget(paper)
        for field in (*words.fields, *words.alike):
            column.addWidget(HairLine(theme))
            column.addWidget(self._row(field, words))
        column.addWidget(HairLine(theme))
        foot = self.label(
            f"Characters {words.start:,} to {words.end:,} of the article", "muted", kind="small"
        )
        foot.setContentsMargins(theme.px(1.08), theme.px(0.5), theme.px(1.08), theme.px(0.5))
        column.addWidget(foot)

    def _row(self, field: FieldWords, words: FigureWords) -> QWidget:
        theme = self._theme
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(theme.px(1.08), theme.px(0.6), theme.px(1.08), theme.px(0.6))
        grid.setHorizontalSpacing(theme.space("m"))
        grid.setColumnMinimumWidth(0, theme.px(NAME_WIDTH))
        grid.setVerticalSpacing(theme.px(0.15))
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 0 if self._is_stacked else 3)
        top = Qt.AlignmentFlag.AlignTop
        name = self.label(field.name, "muted")
        name.setFixedWidth(theme.px(NAME_WIDTH))
        grid.addWidget(name, 0, 0, 2, 1, top)
        grid.addWidget(self.value(field, words.color, is_strong=True), 0, 1, top)
        why = QVBoxLayout()
        why.setSpacing(theme.px(0.15))
        note = "" if field.is_source else field.note  # speaker and relay have their own words here
        for text, look in ((field.quote, "quote"), (field.rule, "rule"), (note, "note")):
            if text:
                is_quote = look == "quote"
                color = "warn" if look == "note" and field.is_doubtful else "" if is_quote else "second"
                why.addWidget(self.label(text, color, kind="quote" if is_quote else "small"))
        why.addStretch(1)  # an alignment would give the column the height of unwrapped words
        grid.addLayout(why, *((1, 1, 1, 3) if self._is_stacked else (0, 2)))
        sure = f"{field.confidence:.0%}".replace("%", " %") if field.confidence is not None else ""
        label = self.label(sure, "second", is_wrapped=False)
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
        label.setMinimumWidth(theme.px(2.8))
        grid.addWidget(label, 0, 3, top)
        return holder
