"""What a source is, and where it belongs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QDialog, QDialogButtonBox, QFormLayout, QLabel, QWidget

from reportedly.gui.shell.theme import Theme
from reportedly.services.naming import SOURCE_KINDS, NamedThing

__all__ = ["SourceFactsDialog"]

_UNKNOWN = "not known"


class SourceFactsDialog(QDialog):
    """Kind and country; what was guessed says so until a person has said it."""

    wanted = Signal(object)  # {source_kind, country}: those that were changed

    def __init__(self, parent: QWidget, theme: Theme, source: NamedThing, countries: Sequence[str]) -> None:
        super().__init__(parent)
        self._source = source
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Kind and country")
        self.kind = QComboBox()
        self.kind.addItem(_UNKNOWN, "")
        for kind in SOURCE_KINDS:
            self.kind.addItem(kind, kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(source.source_kind)))
        self.kind.setAccessibleName("Kind")
        self.country = QComboBox()
        self.country.setEditable(True)
        self.country.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.country.setAccessibleName("Country")
        self.country.addItems(sorted(countries))
        self.country.setEditText(source.country)
        self.country.lineEdit().setPlaceholderText(_UNKNOWN)
        self.country.completer().setFilterMode(Qt.MatchFlag.MatchContains)
        self.country.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.country.setMinimumWidth(theme.px(18))
        for field in (self.kind, self.country):
            field.setMinimumHeight(theme.size("button"))
        title = QLabel(source.title)
        title.setProperty("type", "strong")
        guessed = [word for word, field in (("kind", "source_kind"), ("country", "country"))
                   if getattr(source, field) and field not in source.said]  # fmt: skip
        note = QLabel(
            f"The {' and '.join(guessed)} {'is' if len(guessed) == 1 else 'are'} guessed." if guessed else ""
        )
        note.setProperty("look", "muted")
        note.setVisible(bool(guessed))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton("Set", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.setContentsMargins(*(theme.space("l"),) * 4)
        form.setSpacing(theme.space("s"))
        form.addRow(title)
        form.addRow("Kind", self.kind)
        form.addRow("Country", self.country)
        form.addRow(note)
        form.addRow(buttons)
        self.accepted.connect(self._tell)

    def _tell(self) -> None:
        said = {
            "source_kind": str(self.kind.currentData()),
            "country": " ".join(self.country.currentText().split()),
        }
        self.wanted.emit({name: text for name, text in said.items() if text != getattr(self._source, name)})
