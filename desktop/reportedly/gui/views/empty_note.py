"""What a view says that has nothing to show: why that is so, in the same words and at the same height everywhere."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMoveEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from reportedly.analysis.as_of import is_published_by
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.model.filter import NO_FILTER
from reportedly.model.formatting import format_date

__all__ = ["EmptyNote", "empty_words", "measure_words"]

_NOT_SHOWN = "No figure of this measure is shown."
_TOP = 7.0  # e from the upper edge of the view


def empty_words(project: ProjectModels, selection: LinkedSelection, own: str) -> str:
    """Say why there is nothing: no article, no figure, none that passes; else what the view itself needs (`own`)."""
    figures = project.figures
    if not project.documents.rowCount():
        return "No articles yet. Add or drop some."
    if not figures.figures:
        return "No reported figure in these articles."
    if figures.rowCount():
        return own
    return (
        "No figure fits these filters." if selection.filter else "No figure had been published by this day."
    )


def measure_words(project: ProjectModels, selection: LinkedSelection) -> str:
    """Say why no figure of the measure is shown: the filter, the day, or both."""
    day, own = selection.as_of, [f for f in project.figures.figures if f.series == selection.measure]
    is_known = day is None or any(is_published_by(figure.published, day) for figure in own)
    if day is not None and own and not is_known:
        return f"No figure of this measure had been published by {format_date(day.isoformat())}."
    return "No figure of this measure fits these filters." if own and selection.filter else _NOT_SHOWN


class EmptyNote(QFrame):
    """One line, below it a button where a filter is the reason."""

    def __init__(
        self, project: ProjectModels, selection: LinkedSelection, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._project, self._linked, self._theme = project, selection, theme
        self.setProperty("look", "surface")
        self.words, self.button = QLabel(), QPushButton("Clear filters")
        self.words.setProperty("look", "muted")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button.setProperty("look", "small")
        self.button.clicked.connect(lambda _=False: selection.set_filter(NO_FILTER))
        self._column = QVBoxLayout(self)
        self._column.setDirection(QBoxLayout.Direction.TopToBottom)
        self._column.addWidget(self.words)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.wait()

    def text(self) -> str:
        """Give the words that are shown."""
        return self.words.text()

    def explain(self, own: str, *, filtered: str = "") -> None:
        """Say why nothing is shown; `filtered` are the view's own words where a filter has left too little for it."""
        is_filtered = bool(self._linked.filter)
        words = empty_words(self._project, self._linked, filtered if filtered and is_filtered else own)
        self.words.setText(words)
        has_figures = bool(self._project.figures.figures)
        self.button.setVisible(is_filtered and has_figures and words != own)

    def explain_measure(self) -> None:
        """Say why no figure of the measure is shown."""
        words = measure_words(self._project, self._linked)
        self.explain(words)
        if words == self.words.text():
            self.button.setVisible(bool(self._linked.filter) and words != _NOT_SHOWN)

    def say(self, words: str) -> None:
        """Say something else, without the button."""
        self.words.setText(words)
        self.button.hide()

    def wait(self) -> None:
        """Say nothing: the answer is on its way."""
        self.say("")

    def moveEvent(self, event: QMoveEvent) -> None:
        """Stand as far below the upper edge of the view whatever is above it."""
        super().moveEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        theme = self._theme
        side, top = theme.space("l"), max(0, theme.px(_TOP) - self.y())
        self._column.setContentsMargins(side, top, side, 0)
        self._column.setSpacing(theme.space("m"))
