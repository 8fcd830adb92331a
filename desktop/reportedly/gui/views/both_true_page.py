"""The tab "Both true?": two figures, one answer with its reason, and other pairs worth a look."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from reportedly.gui.models.true_pairs import ShownPair, TruePairs
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.both_true_words import TONES, figure_title, marked_sentence, named
from reportedly.gui.views.controls import HairLine
from reportedly.gui.views.detail_rows import FittedPage
from reportedly.gui.views.source_dot import SourceDot
from reportedly.model.both_true import Answer
from reportedly.model.figure import Figure
from reportedly.model.filter import voice_of
from reportedly.services.formatting import format_date

__all__ = ["BothTruePage"]

_LOW = 40.0  # e of the panel's height: its head, both cards and the answer need as much


class _Ground(QFrame):
    """A card with round corners: of a figure, or of the answer in its colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._ground = theme, "surface"

    def set_ground(self, name: str) -> None:
        """Take another colour; the plain one has an edge."""
        self._ground = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_plain = self._ground == "surface"
        painter.setPen(QPen(theme.color("line"), 1) if is_plain else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(self._ground))
        radius = theme.px(0.62)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class _FigureCard(_Ground):
    """One of the two figures: who, when, the figure, its sentence."""

    def __init__(self, letter: str, theme: Theme, place_of: Callable[[str], int | None]) -> None:
        super().__init__(theme)
        self._of = ""  # the source
        self._dot = SourceDot(theme, lambda: place_of(self._of))
        self._letter, self._voice, self._said = QLabel(letter), QLabel(), QLabel()
        self._title, self._sentence = QLabel(), QLabel()
        self._letter.setProperty("look", "key")
        self._voice.setProperty("type", "strong")
        self._said.setProperty("look", "muted")
        self._title.setProperty("type", "detail")
        self._sentence.setProperty("type", "quote")
        self._sentence.setTextFormat(Qt.TextFormat.RichText)
        for label in (self._voice, self._title, self._said):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._voice, self._title, self._sentence):
            label.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        for part in (self._letter, self._dot):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._voice, 1)
        row.addWidget(self._said, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        side = theme.px(0.9)
        column.setContentsMargins(side, theme.px(0.7), side, theme.px(0.7))
        column.setSpacing(theme.px(0.3))
        column.addLayout(row)
        column.addWidget(self._title)
        column.addWidget(self._sentence)

    def set_figure(self, figure: Figure) -> None:
        """Show another figure."""
        self._of = voice_of(figure)
        self._dot.update()
        self._voice.setText(voice_of(figure))
        self._said.setText(format_date(figure.statement_date))
        self._title.setText(figure_title(figure))
        mark, ink = (self._theme.color(name).name() for name in ("mark", "ink"))
        self._sentence.setText(marked_sentence(figure, mark, ink))


class BothTruePage(FittedPage):
    """Two cards, the answer below them, and a list of other pairs; in a low panel the answer stands first."""

    pair_wanted = Signal(str, str)  # two figures
    export_wanted = Signal()

    def __init__(self, theme: Theme, place_of: Callable[[str], int | None]) -> None:
        super().__init__(theme)
        self._shown: TruePairs | None = None
        self._cards = [_FigureCard(letter, theme, place_of) for letter in ("A", "B")]
        self._verdict = _Ground(theme)
        self.answer, self.reason, self._check = QLabel(), QLabel(), QLabel()
        self._empty, self._head, self.pairs = QLabel(), QLabel(), QLabel()
        self.export = QPushButton("Export...")
        self._hint = QLabel(
            "To set two others against each other, choose them in the table, the second with Ctrl."
        )
        self._build()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.set_shown(None)

    def clear(self, words: str) -> None:
        """Show no pair, and say why."""
        self.set_shown(None)
        self._empty.setText(words)

    def set_shown(self, shown: TruePairs | None) -> None:
        """Show another pair."""
        self._empty.setText("No other figure of this measure says something else.")
        self._shown = shown
        pair = shown.shown if shown is not None else None
        for part in (*self._cards, self._verdict, self.export):
            part.setVisible(pair is not None)
        self._empty.setVisible(pair is None)
        self._show_words()
        self._fit()

    @property
    def shown(self) -> TruePairs | None:
        """Give the pair that is shown, and the others."""
        return self._shown

    def set_room(self, height: int) -> None:
        """Take the height of the panel: in a low one the answer comes first."""
        is_low = height < self._theme.px(_LOW)
        if is_low is not (self._column.indexOf(self._verdict) == 0):
            self._column.removeWidget(self._verdict)
            self._column.insertWidget(0 if is_low else len(self._cards), self._verdict)

    def _build(self) -> None:
        links = (
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        for label in (self.answer, self.pairs):
            label.setTextFormat(Qt.TextFormat.RichText)
        for label in (self.reason, self._check, self._empty, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.reason, self._check, self._empty, self._hint, self.pairs):
            label.setWordWrap(True)
        self._check.setProperty("look", "second")
        self._empty.setProperty("look", "muted")
        self._hint.setProperty("look", "muted")
        self._head.setProperty("look", "second")
        self.answer.setAccessibleName("Can both be true?")
        self.pairs.setAccessibleName("Other pairs")
        self.pairs.setTextInteractionFlags(links)
        self.pairs.linkActivated.connect(self._on_link)
        self.export.setProperty("look", "small")
        self.export.setToolTip("Write the two figures and the answer as a picture or PDF")
        self.export.clicked.connect(self.export_wanted)
        inner = QVBoxLayout(self._verdict)
        for label in (self.answer, self.reason, self._check):
            inner.addWidget(label)
        self._inner = inner
        for part in (*self._cards, self._verdict, self._empty):
            self._column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self._head, 1)
        row.addWidget(self.export)
        self._column.addLayout(row)
        self._column.addWidget(self.pairs)
        self._column.addWidget(HairLine(self._theme))
        self._column.addWidget(self._hint)
        self._column.addStretch(1)

    def _show_words(self) -> None:
        shown, theme = self._shown, self._theme
        pair = shown.shown if shown is not None else None
        if pair is not None:
            for card, figure in zip(self._cards, (pair.first, pair.second), strict=True):
                card.set_figure(figure)
            ground, ink = TONES[pair.verdict.answer]
            self._verdict.set_ground(ground)
            tail = "&nbsp; as they stand" if pair.verdict.answer is Answer.NO else ""
            size, color = theme.px(1.3), theme.color(ink).name()
            word = pair.verdict.answer.value.capitalize()
            self.answer.setText(
                f'<span style="color: {color}"><b style="font-size: {size}px">{word}</b>{tail}</span>'
            )
            self.reason.setText(pair.verdict.reason)
            self._check.setText(pair.verdict.check)
            self._check.setVisible(bool(pair.verdict.check))
        others = shown.others if shown is not None else ()
        self._head.setText(f"Other pairs  {len(others):,}")
        self._head.setVisible(bool(others))
        self.pairs.setVisible(bool(others))
        self.pairs.setText(_rows(others, theme))

    def _on_link(self, link: str) -> None:
        others = self._shown.others if self._shown is not None else ()
        place = int(link.removeprefix("pair:"))
        if place < len(others):
            self.pair_wanted.emit(others[place].first.id, others[place].second.id)

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.px(1.08)
        self._column.setContentsMargins(side, theme.space("s"), side, theme.space("s"))
        self._column.setSpacing(theme.space("s"))
        self._inner.setContentsMargins(theme.px(0.9), theme.px(0.7), theme.px(0.9), theme.px(0.8))
        self._inner.setSpacing(theme.px(0.3))
        self._show_words()


def _rows(pairs: tuple[ShownPair, ...], theme: Theme) -> str:
    """Write the other pairs as a table: the answer as a badge, both figures as a link, the reason."""
    lines = []
    ink, quiet = theme.color("ink").name(), theme.color("ink2").name()
    for place, pair in enumerate(pairs):
        ground, color = (theme.color(name).name() for name in TONES[pair.verdict.answer])
        badge = (
            f'<span style="background: {ground}; color: {color}">'
            f"&nbsp;<b>{pair.verdict.answer.value.capitalize()}</b>&nbsp;</span>"
        )
        names = " and ".join(f"<b>{escape(named(figure))}</b>" for figure in (pair.first, pair.second))
        link = f'<a href="pair:{place}" style="color: {ink}; text-decoration: none">{names}</a>'
        reason = f'<br><span style="color: {quiet}">{escape(pair.verdict.reason)}</span>'
        cell = f'style="padding: {theme.px(0.35)}px {theme.px(0.5)}px {theme.px(0.35)}px 0"'
        lines.append(f'<tr><td width="{theme.px(5)}" {cell}>{badge}</td><td {cell}>{link}{reason}</td></tr>')
    return f'<table width="100%" cellspacing="0">{"".join(lines)}</table>'
