"""Merge sources or series: which ones, and under which name."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QSizePolicy, QWidget

from reportedly.gui.dialogs.name_list import NameDialog
from reportedly.gui.shell.theme import Theme
from reportedly.services.naming import NamedThing, NameKind

__all__ = ["MergeDialog"]

_TITLES = {"source": "Merge sources", "series": "Merge series"}


class MergeDialog(NameDialog):
    """Boxes to check and the name that counts from then on; a source may get a new one."""

    wanted = Signal(object, str)  # names, into

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        kind: NameKind,
        things: Collection[NamedThing],
        chosen: Collection[str],
    ) -> None:
        super().__init__(parent, theme, _TITLES[kind], has_boxes=True, button="Merge")
        self._kind = kind
        self._things = {thing.name: thing for thing in things}
        self._is_typed = False
        noun = "sources" if kind == "source" else "series"
        self.field.setPlaceholderText(f"Find {noun}")
        self.field.setAccessibleName(f"Find {noun}")
        self.field.textChanged.connect(self.list.narrow)
        self.list.setAccessibleName(f"{noun.capitalize()} to merge")
        self.into = QComboBox()
        self.into.setAccessibleName("Into")
        self.into.setEditable(kind == "source")
        self.into.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.into.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.into.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.into.setMinimumHeight(theme.size("button"))
        if kind == "source":
            self.into.lineEdit().textEdited.connect(self._on_typed)
        self.into.currentTextChanged.connect(lambda _: self._say())
        self.into.activated.connect(self._on_activated)
        self._result = QLabel()
        self._result.setProperty("look", "second")
        self._result.setWordWrap(True)
        row = QWidget()
        form = QFormLayout(row)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow("Into", self.into)
        self.add_rows(row, self._result)
        self.list.checks_changed.connect(self._on_checks_changed)
        self.list.fill(((thing.name, thing.title, thing.figures) for thing in things), chosen)
        self.accepted.connect(lambda: self.wanted.emit(self.list.checked(), self._into()))

    def _on_activated(self, _: int) -> None:
        self._is_typed = True  # what a person chose stays while other boxes are checked

    def _on_typed(self, _: str) -> None:
        self._is_typed = True

    def _on_checks_changed(self) -> None:
        names = sorted(self.list.checked(), key=lambda name: -self._things[name].figures)
        kept, chosen = self.into.currentText(), self.into.currentData()
        self.into.blockSignals(True)  # the line below says it once
        self.into.clear()
        for name in names:
            self.into.addItem(self._things[name].title, name)
        place = self.into.findData(chosen, Qt.ItemDataRole.UserRole) if chosen is not None else -1
        if self._is_typed and place >= 0:
            self.into.setCurrentIndex(place)
        elif self._is_typed and self._kind == "source":
            self.into.setEditText(kept)
        self.into.blockSignals(False)
        self._say()

    def _into(self) -> str:
        text = " ".join(self.into.currentText().split())
        place = self.into.currentIndex()
        if place >= 0 and self.into.itemText(place) == self.into.currentText():
            return str(self.into.itemData(place))
        return text

    def _say(self) -> None:
        names, into = self.list.checked(), self._into()
        others = [name for name in names if name != into]
        is_enough = bool(into and others) and (len(names) > 1 or into not in names)
        self.button.setEnabled(is_enough)
        if not is_enough:
            self._result.setText("Check two or more.")
            return
        every = {*names, into} & self._things.keys()
        figures = sum(self._things[name].figures for name in every)
        title = self._things[into].title if into in self._things else into
        self._result.setText(
            f"{len(every):,} names with {figures:,} figures become {title}. Undo takes it back."
        )
