"""Sources and measures with their counts: the legend of the chart, one click to a filter, and their names."""

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from reportedly.gui.models.name_tree import NameTreeModel
from reportedly.gui.shell.icons import themed_icon
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import TabStrip
from reportedly.gui.views.name_tree_view import NameTreeView
from reportedly.gui.views.suggestion_strip import SuggestionStrip
from reportedly.services.naming import NameKind

__all__ = ["SourceHead", "SourcePanel"]

_KINDS: tuple[NameKind, ...] = ("source", "series")


class SourceHead(QWidget):
    """The tabs Sources and Measures, which are also the dock's title bar, and what can be done with names."""

    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tabs = TabStrip(theme, height=2.2, gap=0.6)
        self.tabs.setAccessibleName("Sources or measures")
        self.tabs.addTab("Sources")
        self.tabs.addTab("Measures")
        self.tabs.setAcceptDrops(True)
        self.tabs.setChangeCurrentOnDrag(True)  # a figure from the table may go to a name of either tab
        self._more = QToolButton()
        self._more.setProperty("look", "quiet")
        self._more.setToolTip("Rename, merge, split")
        self._more.setAccessibleName("Rename, merge, split")
        self._more.clicked.connect(
            lambda: self.menu_wanted.emit(self._more.mapToGlobal(QPoint(0, self._more.height())))
        )
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.tabs)
        self._row.addStretch(1)
        self._row.addWidget(self._more)
        theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Give the height of a dock's title; docks ask this and not the fixed height."""
        return QSize(self._theme.px(8), self._theme.size("dock_title"))

    def minimumSizeHint(self) -> QSize:
        """Give the same height whatever the width."""
        return self.sizeHint()

    def _restyle(self) -> None:
        self._row.setContentsMargins(self._theme.space("m"), 0, self._theme.space("m"), 0)
        self._more.setIcon(themed_icon("more", self._theme, color="ink3"))


class SourcePanel(QWidget):
    """Two trees, one for each tab of the head; below each what may be the same."""

    def __init__(
        self, sources: NameTreeModel, measures: NameTreeModel, selection: LinkedSelection, theme: Theme
    ) -> None:
        super().__init__()
        self._stack = QStackedWidget()
        self.trees: dict[NameKind, NameTreeView] = {}
        self.strips: dict[NameKind, SuggestionStrip] = {}
        for model, name in ((sources, "Sources"), (measures, "Measures")):
            tree, strip = NameTreeView(model, selection, theme), SuggestionStrip(theme)
            tree.setAccessibleName(name)
            self.trees[model.kind], self.strips[model.kind] = tree, strip
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(tree, 1)
            column.addWidget(strip)
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme.space("xs"))
        layout.addWidget(self._stack)

    @property
    def kind(self) -> NameKind:
        """Give which names are shown."""
        return _KINDS[self._stack.currentIndex()]

    @property
    def tree(self) -> NameTreeView:
        """Give the tree that is shown."""
        return self.trees[self.kind]

    def show_tab(self, place: int) -> None:
        """Show the sources (0) or the measures (1)."""
        self._stack.setCurrentIndex(place)
