"""Corrections whose figure the present reading does not find: each can be placed, kept or dropped."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.shell.theme import Theme
from reportedly.model.figure import Review
from reportedly.services.formatting import format_number
from reportedly.services.typed_fields import FIELD_TITLES

if TYPE_CHECKING:
    from reportedly.services.unplaced import UnplacedCorrection

__all__ = ["UnplacedDialog", "correction_words"]

_HEADS = ("Words", "What you said", "Article", "May now be")
_WIDTH, _HEIGHT = 64.0, 28.0  # e
_NONE = "no figure here"


class UnplacedDialog(QDialog):
    """The list, and what can be done with the chosen rows; it stays open until it is closed."""

    place_wanted = Signal(object)  # UnplacedCorrection, to go to its candidate
    keep_wanted = Signal(object)  # UnplacedCorrection
    drop_wanted = Signal(object)  # list of UnplacedCorrection
    shown = Signal(object)  # UnplacedCorrection whose article should be seen

    def __init__(self, theme: Theme, parent: QWidget, name_of: Callable[[str], str]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Unplaced corrections")
        self._theme, self._name_of = theme, name_of
        self._rows: Sequence[UnplacedCorrection] = ()
        self._filled: tuple[Sequence[UnplacedCorrection], dict[str, str]] | None = None
        self._is_filling = False
        self._told = QLabel()
        self._told.setProperty("look", "second")
        self._told.setWordWrap(True)
        self.table = QTableWidget(0, len(_HEADS))
        self.table.setAccessibleName("Corrections")
        self.table.setHorizontalHeaderLabels(list(_HEADS))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.size("table_row"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.itemSelectionChanged.connect(self._on_selected)
        self.place, self.keep, self.drop = (
            QPushButton("Place there"),
            QPushButton("Keep as a figure"),
            QPushButton("Drop"),
        )
        close = QPushButton("Close")
        self.place.setToolTip("Say it of the figure that may be meant")
        self.keep.setToolTip("Make a figure of your own of these words")
        self.drop.setToolTip("Forget what was said; undo brings it back")
        self.place.clicked.connect(lambda: self.place_wanted.emit(self.chosen()[0]))
        self.keep.clicked.connect(lambda: self.keep_wanted.emit(self.chosen()[0]))
        self.drop.clicked.connect(lambda: self.drop_wanted.emit(self.chosen()))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        for button in (self.place, self.keep, self.drop, close):
            button.setAutoDefault(False)
        for button in (self.place, self.keep, self.drop):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("l"),) * 4)
        column.setSpacing(theme.space("m"))
        column.addWidget(self._told)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.fill((), {})

    def fill(self, rows: "Sequence[UnplacedCorrection]", candidates: dict[str, str]) -> None:
        """Show these corrections; `candidates` are the words of the figures that may be meant, by their id."""
        if (tuple(rows), candidates) == self._filled:
            return  # a change elsewhere: what is chosen here stays
        self._filled = (tuple(rows), dict(candidates))
        self._rows = tuple(rows)
        count = len(self._rows)
        words = "1 correction has" if count == 1 else f"{count:,} corrections have"
        self._told.setText(
            f"{words} no figure in the present reading. Nothing is lost until it is dropped."
            if count
            else "Every correction has its figure."
        )
        self._is_filling = True
        self.table.setRowCount(count)
        for place, row in enumerate(self._rows):
            now = candidates.get(row.candidate or "", _NONE)
            for column, words in enumerate(
                (row.text, correction_words(row), self._name_of(row.article), now)
            ):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                if column == 3 and now == _NONE:
                    item.setForeground(self._theme.color("ink3"))
                self.table.setItem(place, column, item)
        if count:
            self.table.selectRow(0)
        self._on_selected()
        self._is_filling = False

    def chosen(self) -> "list[UnplacedCorrection]":
        """Give the corrections of the chosen rows."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self._rows[row] for row in rows if row < len(self._rows)]

    def _on_selected(self) -> None:
        chosen = self.chosen()
        is_one = len(chosen) == 1
        self.place.setEnabled(is_one and chosen[0].candidate is not None)
        self.keep.setEnabled(is_one)
        self.drop.setEnabled(bool(chosen))
        if is_one and not self._is_filling:
            self.shown.emit(chosen[0])


def correction_words(row: "UnplacedCorrection") -> str:
    """Say what a person said: "rejected; source: NIS; note: see page 2"."""
    verdict = "" if row.verdict in (Review.MACHINE, Review.EDITED) else row.verdict.value
    said = [
        f"{title}: {row.fields[name] or 'none'}" for name, title in FIELD_TITLES.items() if name in row.fields
    ]
    ends = dict.fromkeys(row.fields.get(name) for name in ("value", "low", "high"))
    numbers = [format_number(Decimal(str(end))) for end in ends if end is not None]
    if numbers:
        said.insert(0, f"{FIELD_TITLES['figure']}: {'–'.join(numbers)}")
    note = f"note: {row.note}" if row.note else ""
    tags = f"tags: {', '.join(row.tags)}" if row.tags else ""
    star = "starred" if row.is_starred else ""
    return "; ".join(part for part in (verdict, *said, note, tags, star) if part)
