"""The filter as chips, a button that adds one, and how many figures pass."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from reportedly.gui.shell.icons import themed_icon
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.model.filter import NO_FILTER

__all__ = ["FilterBar"]

_TITLES = {"measure": "Measure", "source": "Source", "unit": "Unit", "article": "Article", "text": "Text"}
_MOST_CHIP = 22.0  # e; a longer value is cut and whole on hover
_MOST_CHIPS_OF_A_FIELD = 2  # more values of one field share a chip

Choices = Callable[[str], list[tuple[str, str, int]]]
"""Gives (value, name, count) of each value of a field."""


class FilterBar(QFrame):
    """Chips of the present filter. Clicking a chip takes it away."""

    text_wanted = Signal()  # the user chose to filter by text: the search field takes the focus

    def __init__(
        self,
        selection: LinkedSelection,
        theme: Theme,
        choices: Choices,
        name_of: Callable[[str, str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._linked, self._theme, self._choices, self._name_of = selection, theme, choices, name_of
        self.setProperty("look", "bar")
        self.setAccessibleName("Filter")
        self._chips: list[QPushButton] = []
        self._counts = (0, 0)
        self._icon = QLabel()
        self._add = QToolButton()
        self._add.setText("Filter")
        self._add.setToolTip("Show only some figures (Ctrl+L)")
        self._add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._add.clicked.connect(self.open_menu)
        self._clear = QToolButton()
        self._clear.setText("Clear")
        self._clear.setProperty("look", "link")
        self._clear.setToolTip("Show all figures")
        self._clear.clicked.connect(lambda: selection.set_filter(NO_FILTER, self))
        self._count = QLabel()
        self._count.setTextFormat(Qt.TextFormat.RichText)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._add)
        self._row.addWidget(self._clear)
        self._row.addStretch(1)
        self._row.addWidget(self._count)
        selection.filter_changed.connect(lambda *_: self._rebuild())
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_counts(self, shown: int, total: int) -> None:
        """Say how many figures pass."""
        self._counts = (shown, total)
        strong = f"<b style='color:{self._theme.color('ink').name()}'>{shown:,}</b>"
        noun = "figure" if total == 1 else "figures"
        self._count.setText(f"{strong} of {total:,} {noun}" if shown != total else f"{strong} {noun}")

    def refresh(self) -> None:
        """Write the chips again after names changed."""
        self._rebuild()

    def open_menu(self) -> None:
        """Show what can be filtered by."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for field in ("source", "measure", "unit"):
            part = menu.addMenu(_TITLES[field])
            present = getattr(self._linked.filter, field)
            for value, name, count in self._choices(field):
                action = part.addAction(f"{name.replace('&', '&&')}\t{count}")
                action.setCheckable(True)
                action.setChecked(value in present)
                action.triggered.connect(lambda is_on, f=field, v=value: self._toggle(f, v, is_on=is_on))
            part.setEnabled(not part.isEmpty())
        menu.addAction("Text").triggered.connect(self.text_wanted)
        menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height())))

    def _toggle(self, field: str, value: str, *, is_on: bool) -> None:
        spec = self._linked.filter
        self._linked.set_filter(spec.adding(field, value) if is_on else spec.without(field, value), self)

    def _rebuild(self) -> None:
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        spec = self._linked.filter
        for field in ("measure", "source", "unit", "article"):
            values = sorted(getattr(spec, field))
            names = sorted({self._name_of(field, value) for value in values})
            if len(names) > _MOST_CHIPS_OF_A_FIELD:
                self._put_chip(field, f"{len(names)} chosen", ", ".join(names), lambda f=field: spec.only(f))
                continue
            for name in names:
                left = [value for value in values if self._name_of(field, value) != name]
                self._put_chip(field, name, name, lambda f=field, left=left: spec.only(f, *left))
        if spec.text.strip():
            self._put_chip("text", f"“{spec.text.strip()}”", spec.text, lambda: spec.with_text(""))
        self._clear.setVisible(bool(spec))

    def _put_chip(self, field: str, name: str, whole: str, without: Callable[[], object]) -> None:
        theme = self._theme
        chip = QPushButton()
        chip.setProperty("look", "chip")
        metrics = QFontMetrics(theme.font())
        cut = metrics.elidedText(name, Qt.TextElideMode.ElideRight, theme.px(_MOST_CHIP))
        chip.setAccessibleName(f"{_TITLES[field]} {name}: remove")
        chip.setToolTip(f"{_TITLES[field]}: {whole}. Click to remove.")
        row = QHBoxLayout(chip)
        row.setContentsMargins(theme.space("s"), 0, theme.space("s"), 0)
        row.setSpacing(theme.px(0.4))
        for text, look in ((_TITLES[field], "muted"), (cut, "")):
            label = QLabel(text)
            label.setProperty("look", look)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(label)
        cross = QLabel()
        cross.setPixmap(themed_icon("close", theme, color="ink3").pixmap(theme.px(0.92)))
        cross.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(cross)
        chip.setMinimumWidth(row.sizeHint().width())
        chip.clicked.connect(lambda: self._linked.set_filter(without(), self))
        self._row.insertWidget(1 + len(self._chips), chip)
        self._chips.append(chip)
        QWidget.setTabOrder(chip, self._add)  # the chips stand left of the button

    def _restyle(self) -> None:
        theme = self._theme
        self.setFixedHeight(theme.size("filter_bar"))
        self._row.setContentsMargins(theme.space("m"), 0, theme.space("m"), 0)
        self._row.setSpacing(theme.px(0.54))
        self._icon.setPixmap(themed_icon("filter", theme, color="ink3").pixmap(theme.size("icon")))
        self._add.setIcon(themed_icon("add", theme, color="ink2"))
        self._rebuild()
        self.set_counts(*self._counts)
