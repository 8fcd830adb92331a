"""Two fields for the days from one to another, typed as people type dates."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from reportedly.gui.models.typed_date import read_typed_date
from reportedly.gui.shell.theme import Theme
from reportedly.model.date_range import DateRange

__all__ = ["DateRangeBox"]

_WIDTH = 22.0  # e


class DateRangeBox(QFrame):
    """A small box that asks for a range; Enter takes it, Esc closes it."""

    def __init__(self, theme: Theme, title: str, tell: Callable[[DateRange], None], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._tell = tell
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "popup")
        self.setAccessibleName(title)
        self.first, self.last = self._field("from"), self._field("to")
        self._trouble = QLabel()
        self._trouble.setProperty("look", "warn")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        button = QPushButton("Filter")
        button.clicked.connect(self.take)
        grid = QGridLayout(self)
        pad = theme.space("m")
        grid.setContentsMargins(pad, pad, pad, pad)
        head = QLabel(title)
        head.setProperty("type", "head")
        grid.addWidget(head, 0, 0, 1, 3)
        for column, (words, field) in enumerate((("From", self.first), ("To", self.last))):
            label = QLabel(words)
            label.setProperty("look", "muted")
            grid.addWidget(label, 1, column)
            grid.addWidget(field, 2, column)
        grid.addWidget(button, 2, 2)
        grid.addWidget(self._trouble, 3, 0, 1, 3)
        self.setFixedWidth(theme.px(_WIDTH))

    def open_at(self, point: QPoint) -> None:
        """Show the box below a point."""
        self.move(point)
        self.show()
        self.first.setFocus(Qt.FocusReason.PopupFocusReason)

    def take(self) -> None:
        """Give the range and close; where it is none, say why."""
        try:
            first, last = (read_typed_date(field.text()) for field in (self.first, self.last))
            if first is None and last is None:
                raise ValueError("Type a date, like Oct 2024 or 23 Oct 2024.")
            try:
                days = DateRange.read(f"{first or ''}..{last or ''}")
            except ValueError:
                raise ValueError("The first day comes after the last one.") from None
        except ValueError as error:
            self._trouble.setText(str(error))
            self._trouble.show()
            self.adjustSize()
            return
        self.close()
        self._tell(days)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText("Oct 2024")
        field.setAccessibleName(name)
        field.returnPressed.connect(self.take)
        return field
