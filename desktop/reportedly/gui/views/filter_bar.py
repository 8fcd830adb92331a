"""The filter as chips, a button that adds one, saved filters, and how many figures pass."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from reportedly.gui.shell.icons import themed_icon
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.date_range_box import DateRangeBox
from reportedly.gui.views.filter_chip import FilterChip
from reportedly.gui.views.filter_menu import Choices, FilterMenu
from reportedly.gui.views.filter_words import FIELD_TITLES, chip_words
from reportedly.model.filter import DATE_FIELDS, FILTER_FIELDS, FLAG_FIELDS, NO_FILTER, FilterSpec

__all__ = ["FilterBar"]


class FilterBar(QFrame):
    """Chips of the present filter; a click opens a chip's menu, its cross takes it away.

    What is asked of saved filters is only told: their keeping is another's work.
    """

    text_wanted = Signal()  # the user chose to filter by text: the search field takes the focus
    save_wanted = Signal()
    saved_chosen = Signal(str)
    rename_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(
        self,
        selection: LinkedSelection,
        theme: Theme,
        choices: Choices,
        name_of: Callable[[str, str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._linked, self._theme, self._name_of = selection, theme, name_of
        self._menus = FilterMenu(choices, self._ask_dates)
        self._saved: Sequence[str] = ()
        self.setProperty("look", "bar")
        self.setAccessibleName("Filter")
        self._chips: list[FilterChip] = []
        self._counts = (0, 0)
        self._icon = QLabel()
        self._add = self._tool("Filter", "Show only some figures")
        self._add.clicked.connect(self.open_menu)
        self._keep = self._tool("Saved", "Saved filters: use one, or keep this one under a name")
        self._keep.clicked.connect(self.open_saved)
        self._clear = QToolButton()
        self._clear.setText("Clear")
        self._clear.setProperty("look", "link")
        self._clear.setToolTip("Show all figures")
        self._clear.clicked.connect(lambda: selection.set_filter(NO_FILTER, self))
        self._count = QLabel()
        self._count.setTextFormat(Qt.TextFormat.RichText)
        self._row = QHBoxLayout(self)
        for widget in (self._icon, self._add, self._keep, self._clear):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._count)
        selection.filter_changed.connect(lambda *_: self._rebuild())
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def chips(self) -> Sequence[FilterChip]:
        """Give the chips from left to right."""
        return self._chips

    def set_counts(self, shown: int, total: int) -> None:
        """Say how many figures pass."""
        self._counts = (shown, total)
        strong = f"<b style='color:{self._theme.color('ink').name()}'>{shown:,}</b>"
        noun = "figure" if total == 1 else "figures"
        self._count.setText(f"{strong} of {total:,} {noun}" if shown != total else f"{strong} {noun}")

    def set_saved(self, names: Sequence[str]) -> None:
        """Offer these saved filters."""
        self._saved = tuple(names)

    def refresh(self) -> None:
        """Write the chips again after names changed."""
        self._rebuild()

    def open_menu(self) -> None:
        """Show what can be filtered by; what is chosen already is checked and goes when chosen again."""
        menu = self._menu()
        menu.addAction("Text").triggered.connect(self.text_wanted)
        self._menus.fill(menu, self._toggle, present=self._linked.filter)
        menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height())))

    def open_saved(self) -> None:
        """Show the saved filters, and what can be done with them."""
        menu = self._menu()
        self.fill_saved(menu)
        menu.popup(self._keep.mapToGlobal(QPoint(0, self._keep.height())))

    def fill_saved(self, menu: QMenu) -> None:
        """Put the saved filters into a menu, with what keeps, renames and removes them."""
        for name in self._saved:
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, name=name: self.saved_chosen.emit(name))
        if not self._saved:
            menu.addAction("No saved filters yet").setEnabled(False)
        menu.addSeparator()
        save = menu.addAction("Save filter...")
        save.setEnabled(bool(self._linked.filter))
        save.triggered.connect(self.save_wanted)
        for title, signal in (("Rename", self.rename_wanted), ("Remove", self.remove_wanted)):
            part = menu.addMenu(title)
            part.setEnabled(bool(self._saved))
            for name in self._saved:
                action = part.addAction(name.replace("&", "&&"))
                action.triggered.connect(lambda _=False, name=name, signal=signal: signal.emit(name))

    # Private

    def _toggle(self, condition: FilterSpec) -> None:
        """Ask for one more value of its field, or no longer for it; other fields must hold beside it."""
        spec = self._linked.filter
        for field in FILTER_FIELDS:
            for value in getattr(condition, field):
                is_there = value in getattr(spec, field)
                spec = spec.without(field, value) if is_there else spec.adding(field, value)
        for field in (*DATE_FIELDS, *FLAG_FIELDS):
            wanted = getattr(condition, field)
            if wanted is not None:
                changed = {field: None if getattr(spec, field) == wanted else wanted}
                spec = replace(spec, **changed)
        self._linked.set_filter(spec, self)

    def _open_chip(self, chip: FilterChip) -> None:
        menu = self._menu()
        self.fill_chip_menu(menu, chip.part)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))

    def fill_chip_menu(self, menu: QMenu, part: FilterSpec) -> None:
        """Put what can be done with a chip into a menu: replace it, and, or, not, by itself, away."""
        linked = self._linked

        def change(other: FilterSpec) -> None:
            linked.set_filter(linked.filter.with_part(part, other), self)

        change_to = menu.addMenu("Replace by")
        self._menus.fill(change_to, change)
        also = menu.addMenu("And")
        self._menus.fill(also, lambda new: linked.set_filter(linked.filter.combined(new, "and"), self))
        either = menu.addMenu("Or")
        self._menus.fill(either, lambda new: change(part.combined(new, "or")))
        menu.addAction("Not").triggered.connect(lambda: change(part.negated()))
        menu.addSeparator()
        menu.addAction("Only this").triggered.connect(lambda: linked.set_filter(part, self))
        menu.addAction("Remove").triggered.connect(lambda: self._take_away(part))

    def _take_away(self, part: FilterSpec) -> None:
        self._linked.set_filter(self._linked.filter.without_part(part), self)

    def _ask_dates(self, field: str, tell: Callable[[FilterSpec], None]) -> None:
        title = FIELD_TITLES[field]
        box = DateRangeBox(self._theme, title, lambda days: tell(replace(NO_FILTER, **{field: days})), self)
        box.open_at(self._add.mapToGlobal(QPoint(0, self._add.height())))

    def _rebuild(self) -> None:
        held = next((place for place, chip in enumerate(self._chips) if chip.hasFocus()), None)
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for part in self._linked.filter.parts():
            chip = FilterChip(part, chip_words(part, self._name_of), self._theme)
            chip.menu_wanted.connect(lambda chip=chip: self._open_chip(chip))
            chip.removed.connect(lambda part=part: self._take_away(part))
            self._row.insertWidget(1 + len(self._chips), chip)
            self._chips.append(chip)
            QWidget.setTabOrder(chip, self._add)  # the chips stand left of the button
        self._clear.setVisible(bool(self._linked.filter))
        if held is not None:  # who works by keyboard goes on at the same place
            stop = self._chips[min(held, len(self._chips) - 1)] if self._chips else self._add
            stop.show()  # what is not shown yet takes no focus
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _tool(self, words: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _restyle(self) -> None:
        theme = self._theme
        self.setFixedHeight(theme.size("filter_bar"))
        self._row.setContentsMargins(theme.space("m"), 0, theme.space("m"), 0)
        self._row.setSpacing(theme.px(0.54))
        self._icon.setPixmap(themed_icon("filter", theme, color="ink3").pixmap(theme.size("icon")))
        self._add.setIcon(themed_icon("add", theme, color="ink2"))
        self._keep.setIcon(themed_icon("down", theme, color="ink2"))
        self._rebuild()
        self.set_counts(*self._counts)
