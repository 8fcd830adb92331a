"""What may be the same, one pair at a time with its reason, below the names and apart from what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QElapsedTimer, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.shell.icons import themed_icon
from reportedly.gui.shell.theme import Theme
from reportedly.model.formatting import sentence_case

__all__ = ["Pair", "SuggestionStrip"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that may be one: the words for them, the reason, and which of them would stay."""

    first: str
    second: str
    first_words: str
    second_words: str
    reason: str
    into: str


class SuggestionStrip(QFrame):
    """One line that says how many there are; opened, the first pair with Merge and Not the same."""

    accepted = Signal(object)  # Pair
    declined = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pairs: tuple[Pair, ...] = ()
        self._at = 0
        self._is_open = False
        self.setProperty("look", "bar")
        self.setAccessibleName("May be the same")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._head = QToolButton()
        self._head.setProperty("look", "words")
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._head.clicked.connect(lambda: self.open(is_open=not self._is_open))
        self._next = QToolButton()
        self._next.setProperty("look", "quiet")
        self._next.setToolTip("Next suggestion")
        self._next.setAccessibleName("Next suggestion")
        self._next.clicked.connect(lambda: self._step(1))
        self._back = QToolButton()
        self._back.setProperty("look", "quiet")
        self._back.setToolTip("Previous suggestion")
        self._back.setAccessibleName("Previous suggestion")
        self._back.clicked.connect(lambda: self._step(-1))
        self._words, self._reason = QLabel(), QLabel()
        self._reason.setProperty("look", "muted")
        for label in (self._words, self._reason):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
        self._accept, self._decline = QPushButton("Merge"), QPushButton("Not the same")
        self._accept.clicked.connect(lambda: self._answer(self._accept, self.accepted))
        self._decline.clicked.connect(lambda: self._answer(self._decline, self.declined))
        self._answered, self._answered_by = QElapsedTimer(), self._accept
        for button in (self._accept, self._decline):
            button.setProperty("look", "small")
        self._build()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.set_pairs(())

    def set_pairs(self, pairs: Sequence[Pair]) -> None:
        """Take what may be the same; the pair that is shown stays where it is still one of them."""
        shown = self.pair
        self._pairs = tuple(pairs)
        same = [at for at, pair in enumerate(self._pairs) if shown and pair.first == shown.first
                and pair.second == shown.second]  # fmt: skip
        next_one = min(self._at, max(0, len(self._pairs) - 1)) if shown else 0
        self._at = same[0] if same else next_one
        self._show()

    def open(self, *, is_open: bool = True) -> None:
        """Show the pair, or only the line."""
        self._is_open = is_open
        self._show()

    @property
    def pair(self) -> Pair | None:
        """Give the pair that is shown."""
        return self._pairs[self._at] if self._pairs and self._is_open else None

    def _answer(self, button: QPushButton, said: SignalInstance) -> None:
        """Say what a person answered, unless the pair came under the button with a double click: nobody has read it."""
        is_again = self._answered.isValid() and button is self._answered_by
        if is_again and self._answered.elapsed() < 2 * QApplication.doubleClickInterval():
            return
        self._answered_by = button
        self._answered.start()
        said.emit(self._pairs[self._at])

    def _build(self) -> None:
        self._body = QWidget()
        buttons = self._foot = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.addWidget(self._accept)
        buttons.addWidget(self._decline)
        buttons.addStretch(1)
        buttons.addWidget(self._back)  # at the foot, which stays where it is whatever the height of the words
        buttons.addWidget(self._next)
        self._column = QVBoxLayout(self._body)
        self._column.addWidget(self._words)
        self._column.addWidget(self._reason)
        self._column.addStretch(1)
        self._column.addLayout(buttons)
        self._line = QHBoxLayout()
        self._line.addWidget(self._head)
        self._line.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._line)
        outer.addWidget(self._body)

    def _step(self, by: int) -> None:
        self._answered.invalidate()
        self._at = (self._at + by) % len(self._pairs)
        self._show()

    def _show(self) -> None:
        is_open, count = self._is_open, len(self._pairs)
        self.setVisible(bool(count))
        self._body.setVisible(bool(count) and is_open)
        for button in (self._back, self._next):
            button.setVisible(is_open and count > 1)
        place = f"{self._at + 1} of {count:,}" if is_open and count > 1 else f"{count:,}"
        self._head.setText(f"May be the same  {place}")
        self._head.setAccessibleName(f"May be the same, {place}")
        self._head.setToolTip(
            "Hide the suggestions" if is_open else "Names that may be one. Nothing is merged yet."
        )
        self._head.setIcon(themed_icon("down" if is_open else "right", self._theme, color="ink3"))
        if count:
            pair = self._pairs[self._at]
            first, second = escape(pair.first_words), escape(pair.second_words)
            self._words.setText(f"<b>{first}</b> and <b>{second}</b>")
            self._reason.setText(escape(f"{sentence_case(pair.reason)}."))
            kept = pair.first_words if pair.into == pair.first else pair.second_words
            self._accept.setToolTip(f"Merge both into {kept}")
            self._decline.setToolTip("Keep both apart, and do not suggest it again")
            for button in (self._accept, self._decline):
                button.setAccessibleDescription(f"{pair.first_words} and {pair.second_words}: {pair.reason}")

    def _restyle(self) -> None:
        theme = self._theme
        pad = theme.space("m")
        self._line.setContentsMargins(theme.space("xs"), theme.space("xs"), pad, theme.space("xs"))
        self._column.setContentsMargins(pad, 0, theme.space("s"), theme.space("s"))
        self._column.setSpacing(theme.space("xs"))
        self._foot.setSpacing(theme.px(0.15))  # no wider than the panel is without it
        for button, icon in ((self._back, "up"), (self._next, "down")):
            button.setIcon(themed_icon(icon, theme, color="ink3"))
        self._show()
