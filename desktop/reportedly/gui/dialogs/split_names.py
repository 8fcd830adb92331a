"""Split a source or series: which of its names are things of their own again."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from reportedly.gui.dialogs.name_list import NameDialog
from reportedly.gui.shell.theme import Theme
from reportedly.services.naming import NamedThing, NameKind

__all__ = ["SplitDialog"]

_TITLES = {"source": "Split source", "series": "Split series"}


class SplitDialog(NameDialog):
    """The merged ones, and boxes for the names of the one chosen."""

    wanted = Signal(object)  # names to give back to themselves

    def __init__(
        self, parent: QWidget, theme: Theme, kind: NameKind, things: Collection[NamedThing],
        chosen: str | None = None, aliases: Collection[str] = (),
    ) -> None:  # fmt: skip
        super().__init__(parent, theme, _TITLES[kind], has_boxes=True, button="Split")
        self._things = [thing for thing in things if thing.aliases]
        self.field.hide()
        self.which = QComboBox()
        self.which.setAccessibleName("Source to split" if kind == "source" else "Series to split")
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.setMinimumHeight(theme.size("button"))
        for thing in self._things:
            self.which.addItem(thing.title)
        self.list.setAccessibleName("Names to split off")
        self._result = QLabel()
        self._result.setProperty("look", "second")
        self._result.setWordWrap(True)
        self.column.insertWidget(0, self.which)
        self.add_rows(self._result)
        self.list.checks_changed.connect(self._say)
        place = next((at for at, thing in enumerate(self._things) if thing.name == chosen), 0)
        self.which.setCurrentIndex(place)
        self._fill(place, aliases)
        self.which.currentIndexChanged.connect(lambda at: self._fill(at, ()))
        self.accepted.connect(lambda: self.wanted.emit(self.list.checked()))

    def _fill(self, place: int, aliases: Collection[str]) -> None:
        thing = self._things[place]
        rows = [(one.name, one.title, one.figures) for one in thing.members if one.name != thing.name]
        checked = set(aliases) & {name for name, _, _ in rows}
        self.list.fill(rows, checked or ({rows[0][0]} if len(rows) == 1 else ()))

    def _say(self) -> None:
        thing = self._things[self.which.currentIndex()]
        names = self.list.checked()
        moved = sum(member.figures for member in thing.members if member.name in names)
        self.button.setEnabled(bool(names))
        left = thing.figures - moved
        self._result.setText(
            f"{moved:,} figures go back to their own names; {left:,} stay with {thing.title}." if names
            else "Check the names to split off."
        )  # fmt: skip
