"""Set one field of several figures: what it would change is shown before it does."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
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
from reportedly.gui.views.field_edit import FieldEdit
from reportedly.model.errors import ReportedlyError
from reportedly.model.figure import Figure
from reportedly.services.formatting import format_figure
from reportedly.services.typed_fields import EDITABLE_FIELDS

__all__ = ["BulkEditDialog"]

Row = tuple[Figure, str, str]
_WAIT_MS = 200  # typing asks after a pause, not at each key
_MOST_ROWS = 200  # are shown; the count says how many there are
_NAMES = {
    "figure": "Figure", "unit": "Unit", "measure": "Of what", "source": "Source", "speaker": "Speaker",
    "via": "Relayed by", "stance": "Stance", "statement_date": "Said", "target_date": "For date", "kind": "Kind",
    "note": "Note", "tags": "Tags",
}  # fmt: skip


class BulkEditDialog(QDialog):
    """A field, what it becomes, and the figures that this changes with their words before and after."""

    preview_wanted = Signal(int, str, str)  # request, field, text; answered by show_preview or show_wrong
    edit_wanted = Signal(str, str)  # field, text

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        figures: Sequence[Figure],
        field: str,
        choices: Callable[[str], Sequence[str]],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Edit a field")
        self._theme, self._figures, self._choices = theme, figures, choices
        self._request = 0
        count = len(figures)
        title = QLabel(f"Edit {count:,} figures" if count > 1 else "Edit 1 figure")
        title.setProperty("type", "detail")
        self.field, self.line = QComboBox(), FieldEdit()
        for name in (*EDITABLE_FIELDS, "note", "tags"):
            self.field.addItem(_NAMES[name], name)
        self.field.setCurrentIndex(max(0, self.field.findData(field)))
        self.field.setAccessibleName("Field")
        self.line.setAccessibleName("New value")
        self.line.setPlaceholderText("Leave empty to take the value away")
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.table = QTableWidget(0, 3)
        self.edit, self.cancel = QPushButton("Edit"), QPushButton("Cancel")
        self.edit.setProperty("look", "primary")
        self.edit.setFont(theme.font(is_strong=True))  # its room is asked of this font
        self.edit.setDefault(True)
        self.edit.setEnabled(False)  # until what it would change is shown
        self.cancel.setAutoDefault(False)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.ask)
        self._build(title)
        self._set_line()
        self.field.currentIndexChanged.connect(self._on_field_chosen)
        self.line.textChanged.connect(self._on_typed)
        self.line.kept.connect(self._on_enter)
        self.line.left.connect(self.reject)
        self.edit.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.reject)
        self.line.setFocus()

    def ask(self) -> None:
        """Ask what would change; remarks need no reading."""
        self._request += 1
        name = str(self.field.currentData())
        if name in ("note", "tags"):
            self.show_preview(
                self._request, [(figure, *self._remark(figure, name)) for figure in self._figures]
            )
        else:
            self.preview_wanted.emit(self._request, name, self.line.text().strip())

    def show_preview(self, request: int, rows: Sequence[Row]) -> None:
        """Show figures with their words before and after; an answer to an older question is dropped."""
        if request != self._request:
            return
        changed = [row for row in rows if row[1] != row[2]]
        same = len(self._figures) - len(changed)
        told = f"{len(changed):,} change" if len(changed) != 1 else "1 changes"
        told += f", {same:,} say so already." if same else "."
        if len(changed) > _MOST_ROWS:
            told += f" The first {_MOST_ROWS} are shown."
        self._say(told, is_wrong=False)
        verb = "Edit" if self.line.text().strip() else "Take away from"
        self.edit.setText(f"{verb} {len(changed):,}" if changed else "Edit")
        self.edit.setEnabled(bool(changed))
        self.table.setRowCount(min(len(changed), _MOST_ROWS))
        for place, (figure, before, after) in enumerate(changed[:_MOST_ROWS]):
            named = f"{format_figure(figure)} {figure.measure}"
            for column, words in enumerate((named, before or "not given", after or "not given")):
                item = QTableWidgetItem(" ".join(words.split()))
                item.setToolTip(words)
                self.table.setItem(place, column, item)

    def show_wrong(self, request: int, error: BaseException) -> None:
        """Say why what was typed cannot be read."""
        if request != self._request:
            return
        if not isinstance(error, ReportedlyError):
            raise error
        self._say(f"{error.message} {error.remedy}".strip(), is_wrong=bool(self.line.text().strip()))
        self.table.setRowCount(0)
        self.edit.setText("Edit")
        self.edit.setEnabled(False)

    def _on_enter(self, text: str) -> None:
        """Edit; an empty line in which nobody typed takes nothing away."""
        if self.edit.isEnabled() and (text or self.line.isModified()):
            self._keep()

    def _keep(self) -> None:
        self.edit_wanted.emit(str(self.field.currentData()), self.line.text().strip())
        self.accept()

    def _remark(self, figure: Figure, name: str) -> tuple[str, str]:
        typed = self.line.text().strip()
        return (figure.note, typed) if name == "note" else (", ".join(figure.tags), typed)

    def _on_field_chosen(self, _: int) -> None:
        self._set_line()
        self._on_typed()

    def _on_typed(self, _: str = "") -> None:
        self.edit.setEnabled(False)  # what is shown is of what was typed before
        self._timer.start()

    def _set_line(self) -> None:
        """Start from the value where all figures have the same."""
        from reportedly.services.typed_fields import words_of

        name = str(self.field.currentData())
        self.line.set_choices(self._choices(name))
        if name in ("note", "tags"):
            values = {figure.note if name == "note" else ", ".join(figure.tags) for figure in self._figures}
        else:
            values = {words_of(name, figure) for figure in self._figures}
        self.line.set_known(next(iter(values)) if len(values) == 1 else "")

    def _say(self, words: str, *, is_wrong: bool) -> None:
        self.told.setText(words)
        self.told.setProperty("look", "bad" if is_wrong else "second")
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)

    def _build(self, title: QLabel) -> None:
        theme = self._theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space("m"))
        for column, (words, widget) in enumerate((("Field", self.field), ("becomes", self.line))):
            label = QLabel(words)
            label.setProperty("look", "muted")
            grid.addWidget(label, 0, column)
            grid.addWidget(widget, 1, column)
        grid.setColumnStretch(1, 1)
        self.table.setHorizontalHeaderLabels(["Figure", "Now", "Then"])
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.size("table_row"))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setShowGrid(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setAccessibleName("What changes")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("l"),) * 4)
        column.setSpacing(theme.space("m"))
        column.addWidget(title)
        column.addLayout(grid)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        self.resize(theme.px(58), theme.px(36))
