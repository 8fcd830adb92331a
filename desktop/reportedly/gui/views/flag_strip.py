"""What is odd about a figure: a badge, one sentence why, and the figure that it is held against."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import HairLine
from reportedly.model.flag import Flag

__all__ = ["FlagStrip"]

_MOST = 3  # flags of one figure; more would push the fields out of view


class FlagStrip(QWidget):
    """One line a flag; without flags it takes no room."""

    chosen = Signal(str)  # the figure that a flag is held against

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._flags: tuple[Flag, ...] = ()
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse
                                          | Qt.TextInteractionFlag.LinksAccessibleByKeyboard)  # fmt: skip
        self.text.setWordWrap(True)
        self.text.setProperty("look", "second")
        self.text.setAccessibleName("Flags")
        self.text.linkActivated.connect(lambda link: self.chosen.emit(link.removeprefix("figure:")))
        self._column = QVBoxLayout()
        self._column.addWidget(self.text)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(HairLine(theme))
        outer.addLayout(self._column)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_flags(self, flags: Sequence[Flag]) -> None:
        """Show other flags."""
        if tuple(flags) != self._flags:
            self._flags = tuple(flags)
            self._show()

    def _show(self) -> None:
        theme = self._theme
        ground, ink = theme.color("hover").name(), theme.color("accent").name()
        lines = []
        for flag in self._flags[:_MOST]:
            badge = f'<span style="background: {ground}">&nbsp;<b>{escape(flag.badge)}</b>&nbsp;</span>'
            link = (
                f' <a href="figure:{flag.figures[1]}" style="color: {ink}">Show it</a>'
                if len(flag.figures) > 1
                else ""
            )
            lines.append(
                f'<p style="margin: 0 0 {theme.px(0.3)}px 0">{badge}&nbsp; {escape(flag.words)}{link}</p>'
            )
        self.text.setText("".join(lines))
        self.setVisible(bool(lines))

    def _restyle(self) -> None:
        theme = self._theme
        self._column.setContentsMargins(theme.space("m"), theme.space("s"), theme.space("m"), 0)
        self._show()
