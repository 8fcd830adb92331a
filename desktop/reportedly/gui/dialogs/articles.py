"""What a person knows better about articles: title, outlet, author and date, of one or of many at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from reportedly.gui.models.typed_date import read_typed_date
from reportedly.gui.shell.theme import Theme
from reportedly.model.article import ArticleSummary
from reportedly.services.formatting import format_date

__all__ = ["ArticlesDialog"]

_FIELDS = (("title", "Title"), ("outlet", "Outlet"), ("author", "Author"), ("published", "Date"))
_WIDTH = 34.0  # e
_SEVERAL = "several values"


class ArticlesDialog(QDialog):
    """Fields that are left alone stay as they are in each article; `edited` gives those that were typed."""

    edited = Signal(object)  # {field: text or None}

    def __init__(self, articles: Sequence[ArticleSummary], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        count = len(articles)
        self.setWindowTitle("Edit article" if count == 1 else f"Edit {count:,} articles")
        self.fields: dict[str, QLineEdit] = {}
        self._typed: set[str] = set()
        form = QFormLayout()
        form.setHorizontalSpacing(theme.space("l"))
        form.setVerticalSpacing(theme.space("s"))
        for name, title in _FIELDS:
            field = self.fields[name] = QLineEdit()
            field.setAccessibleName(title)
            field.setMinimumWidth(theme.px(_WIDTH))
            values = {getattr(article, name) for article in articles}
            one = values.pop() if len(values) == 1 else None
            shown = format_date(one) if name == "published" else one
            field.setText(shown or "")
            field.setCursorPosition(0)
            field.setPlaceholderText(
                _SEVERAL if values else "23 Oct 2024" if name == "published" else "not given"
            )
            field.textEdited.connect(lambda _, name=name: self._on_typed(name))
            form.addRow(title, field)
        self._note_words = _note(count)
        self._note = QLabel(self._note_words)
        self._note.setProperty("look", "muted")
        self._note.setWordWrap(True)
        box = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(box.Save | box.Cancel)
        self._buttons.button(box.Save).setProperty("look", "primary")
        self._buttons.accepted.connect(self._keep)
        self._buttons.rejected.connect(self.reject)
        self._save = self._buttons.button(box.Save)
        self._save.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("l"),) * 4)
        column.setSpacing(theme.space("m"))
        column.addLayout(form)
        column.addWidget(self._note)
        column.addWidget(self._buttons)

    def _on_typed(self, name: str) -> None:
        self._typed.add(name)
        self._save.setEnabled(True)
        if name == "published":
            self._say("")

    def _keep(self) -> None:
        values: dict[str, str | None] = {}
        for name in self._typed:
            text = self.fields[name].text().strip()
            values[name] = text or None
            if name == "published":
                try:
                    values[name] = read_typed_date(text)
                except ValueError as error:
                    self._say(str(error))
                    return
        self.edited.emit(values)
        self.accept()

    def _say(self, problem: str) -> None:
        """Say what is wrong with the date, in place of the note."""
        self._note.setProperty("look", "warn" if problem else "muted")
        self._note.style().unpolish(self._note)
        self._note.style().polish(self._note)
        self._note.setText(problem or self._note_words)
        if problem:
            self.fields["published"].setFocus(Qt.FocusReason.OtherFocusReason)


def _note(count: int) -> str:
    follow = "Words such as \u201clast Wednesday\u201d follow the date."
    return follow if count == 1 else f"What is typed here is set in all {count:,} articles. {follow}"
