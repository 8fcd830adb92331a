"""The tree of sources or of measures: filter, open, rename, merge by dragging one name onto another."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTreeView

from reportedly.gui.models.drops import drop_of
from reportedly.gui.models.name_tree import More, NameTreeModel
from reportedly.gui.models.source_list import Tally
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.dragged import dragged_of, names_data
from reportedly.gui.views.drop_hint import DropHint
from reportedly.gui.views.name_delegate import FIELD_OF, NameDelegate
from reportedly.model.figure import Figure
from reportedly.services.naming import Member, NameKind

__all__ = ["NameTreeView"]

_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class NameTreeView(QTreeView):
    """A click filters to the row, a second one takes the filter away, Ctrl adds; figures are shown at a click.

    Left and Right open and close, F2 renames. A name dropped on another is merged into it, a figure moves there.
    """

    menu_wanted = Signal(QPoint)
    renamed = Signal(str, str)  # name, what was typed
    merge_wanted = Signal(object, str)  # names, into
    alias_wanted = Signal(str, str)  # one of several names, the source or series that it belongs to instead
    move_wanted = Signal(object, object)  # ids of figures, name; None for the outlet's own voice

    def __init__(self, model: NameTreeModel, selection: LinkedSelection, theme: Theme) -> None:
        super().__init__()
        self.kind: NameKind = model.kind
        self._names, self._linked, self._theme = model, selection, theme
        self._hint: DropHint | None = None
        self._field = FIELD_OF[model.kind]
        self._delegate = NameDelegate(theme, selection, self)
        self._delegate.renamed.connect(self.renamed)
        self._pressed: tuple[QPoint, QPersistentModelIndex] | None = None
        self._is_by_keyboard = False
        self._kept: tuple[set[str], str | None, int] = (set(), None, 0)
        self.setProperty("look", "window")
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.clicked.connect(self._on_clicked)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        selection.filter_changed.connect(lambda *_: self.viewport().update())
        selection.current_changed.connect(lambda *_: self.viewport().update())
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    # What is chosen

    def chosen_names(self) -> list[str]:
        """Give the names that the filter asks for where the current row is one of them, else the current row's."""
        tally = self._names.tally(self.currentIndex())
        here = tally.values if tally is not None else frozenset()
        asked: frozenset[str] = getattr(self._linked.filter, self._field)
        wanted = asked if here & asked or not here else here
        return [name for name in sorted(wanted) if self._names.thing_of(name) is not None]

    def chosen_alias(self) -> str | None:
        """Give the other name that is current."""
        node = self._names.node(self.currentIndex())
        return node.name if isinstance(node, Member) else None

    def chosen_figure(self) -> str | None:
        """Give the figure that is current in the tree."""
        node = self._names.node(self.currentIndex())
        return node.id if isinstance(node, Figure) else None

    @property
    def is_current_hidden(self) -> bool:
        """Tell whether the filter leaves out what is of the current row."""
        pairs = self._current_pairs()
        return bool(pairs) and pairs <= self._linked.filter.excluded

    def toggle_hidden(self) -> None:
        """Leave out of table and chart what is of the current row, or let it pass again."""
        pairs, spec = self._current_pairs(), self._linked.filter
        if pairs:
            excluded = spec.excluded - pairs if pairs <= spec.excluded else spec.excluded | pairs
            wanted = getattr(spec, self._field) - {value for _, value in pairs}
            self._linked.set_filter(replace(spec.only(self._field, *wanted), excluded=excluded), self)

    def _current_pairs(self) -> frozenset[tuple[str, str]]:
        tally = self._names.tally(self.currentIndex())
        return (
            frozenset((self._field, value) for value in tally.values)
            if tally and tally.count
            else frozenset()
        )

    def rename_current(self) -> bool:
        """Open the field for the name of the current row; False where that has none to type."""
        index = self.currentIndex()
        top = index.parent() if index.parent().isValid() else index
        if top.isValid() and self._names.flags(top) & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(top)
            self.scrollTo(top)
            self.setFocus()
            self.edit(top)
            return True
        return False

    def show_name(self, name: str) -> None:
        """Make a name current, and show all names where it stands behind the row for more."""
        index = self._names.index_of(name)
        if not index.isValid() and self._names.has_hidden(name):
            self._names.toggle_more()
            index = self._names.index_of(name)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space do what a click does, F2 renames, Delete hides or shows again."""
        if self.state() is QAbstractItemView.State.EditingState:
            return  # the Enter that ends a name comes here too
        self._note_keyboard(is_used=True)
        index = self.currentIndex()
        if event.key() in _ENTER and index.isValid():
            self._choose(index, is_added=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_F2:
            self.rename_current()
        elif event.key() == Qt.Key.Key_Delete:
            self.toggle_hidden()
        elif event.key() == Qt.Key.Key_Left and index.parent().isValid():
            self.setCurrentIndex(index.parent())
        else:
            super().keyPressEvent(event)
        self._mark_current()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is only after it brought the focus here."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._names.index(0, 0))
        self._note_keyboard(is_used=event.reason() in _KEYBOARD)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._note_keyboard(is_used=False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let the window show what can be done with a name."""
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        self.setFocus()
        self.setCurrentIndex(index)
        place = self.visualRect(index).bottomLeft() if is_key else event.pos()
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag may begin; a press on the arrow opens or closes the row."""
        self._note_keyboard(is_used=False)
        index = self.indexAt(event.position().toPoint())
        self._pressed = None
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            if self._is_on_arrow(event.position().toPoint(), index):
                self.setCurrentIndex(index)
                self.setExpanded(index, not self.isExpanded(index))
                return
            self._pressed = (event.position().toPoint(), QPersistentModelIndex(index))
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Give the row under the pointer its ground; begin to drag after a few pixels."""
        place = event.position().toPoint()
        self._hover(self.indexAt(place))
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            began, index = self._pressed
            if (place - began).manhattanLength() >= QApplication.startDragDistance():
                self._pressed = None
                self._drag(QModelIndex(index))
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what might have been a drag."""
        self._pressed = None
        super().mouseReleaseEvent(event)

    def leaveEvent(self, event: object) -> None:
        """Take the ground away."""
        self._hover(QModelIndex())
        super().leaveEvent(event)

    # Dragging

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take names and figures of this kind."""
        if self._takes(dragged_of(event.mimeData())):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would land; scroll at the edges."""
        super().dragMoveEvent(event)
        dragged = dragged_of(event.mimeData())
        index = self._landing(event.position().toPoint(), dragged)
        self._aim(index)
        if index.isValid():
            self._say(index, dragged, event.position().toPoint())
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the mark away."""
        super().dragLeaveEvent(event)
        self._aim(QModelIndex())

    def dropEvent(self, event: QDropEvent) -> None:
        """Merge the names into the one under the pointer, or move the figures there."""
        dragged = dragged_of(event.mimeData())
        index = self._landing(event.position().toPoint(), dragged)
        self._aim(QModelIndex())
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        if not index.isValid():
            event.ignore()
            return
        event.acceptProposedAction()
        thing = self._names.thing(index)
        name = thing.name if thing is not None else None
        if "figures" in dragged:
            self.move_wanted.emit(dragged["figures"], name)
        elif "alias" in dragged and name is not None:
            self.alias_wanted.emit(dragged["alias"], name)
        elif name is not None:
            self.merge_wanted.emit(dragged["names"], name)

    def _drag(self, index: QModelIndex) -> None:
        payload = self._payload(index)
        if payload is None:
            return
        drag = QDrag(self)
        drag.setMimeData(names_data(payload if "figures" in payload else {"kind": self.kind, **payload}))
        rect = self.visualRect(index)
        drag.setPixmap(self.viewport().grab(rect))
        self._hover(QModelIndex())
        drag.exec(Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)
        self._aim(QModelIndex())

    def _payload(self, index: QModelIndex) -> dict[str, Any] | None:
        node = self._names.node(index)
        if isinstance(node, Figure):
            selected = self._linked.selected
            return {"figures": sorted(selected) if node.id in selected else [node.id]}
        if isinstance(node, Member):
            return {"alias": node.name}
        thing = self._names.thing(index) if isinstance(node, Tally) else None
        if thing is None:
            return None
        asked: frozenset[str] = getattr(self._linked.filter, self._field)
        names = [name for name in sorted(asked) if self._names.thing_of(name) is not None]
        return {"names": names if thing.name in names else [thing.name]}

    def _landing(self, place: QPoint, dragged: dict[str, Any]) -> QModelIndex:
        """Give the row of the name on which something may be dropped; invalid where it may not."""
        index = self.indexAt(place)
        top = index.parent() if index.parent().isValid() else index
        node = self._names.node(top)
        if not isinstance(node, Tally) or not self._takes(dragged):
            return QModelIndex()
        thing = self._names.thing(top)
        if thing is None:
            return top if "figures" in dragged and self._names.is_own_voice(node) else QModelIndex()
        own = {member.name for member in thing.members}
        is_same = set(dragged.get("names", ())) == {thing.name} or dragged.get("alias") in own
        return QModelIndex() if is_same else top

    def _takes(self, dragged: dict[str, Any]) -> bool:
        """Take names of this kind, and figures from anywhere."""
        return "figures" in dragged or ("kind" in dragged and dragged["kind"] == self.kind)

    def _say(self, index: QModelIndex, dragged: dict[str, Any], place: QPoint) -> None:
        """Say beside the pointer what letting go would do."""
        if self._hint is None or self._hint.parentWidget() is not self.window():
            self._hint = DropHint(
                self._theme, self.window()
            )  # only now is it known in which window this stands
        drop = drop_of(self.kind, dragged, self._names.thing(index), self._names.thing_of)
        self._hint.show_at(self.viewport().mapToGlobal(place), drop.line)

    def _aim(self, index: QModelIndex) -> None:
        if self._hint is not None and not index.isValid():
            self._hint.hide()
        self._delegate.target = QPersistentModelIndex(index) if index.isValid() else None
        self.viewport().update()

    # Private

    def _is_on_arrow(self, place: QPoint, index: QModelIndex) -> bool:
        edge = self._delegate.arrow_width()
        return not index.parent().isValid() and place.x() <= edge and self._names.hasChildren(index)

    def _hover(self, index: QModelIndex) -> None:
        hovered = QPersistentModelIndex(index) if index.isValid() else None
        if hovered != self._delegate.hovered:
            self._delegate.hovered = hovered
            self.viewport().update()

    def _note_keyboard(self, *, is_used: bool) -> None:
        self._is_by_keyboard = is_used
        self._mark_current()

    def _mark_current(self) -> None:
        index = self.currentIndex()
        is_marked = self._is_by_keyboard and index.isValid()
        self._delegate.ringed = QPersistentModelIndex(index) if is_marked else None
        self.viewport().update()

    def _on_clicked(self, index: QModelIndex) -> None:
        is_added = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
        self._choose(index, is_added=is_added)

    def _choose(self, index: QModelIndex, *, is_added: bool) -> None:
        match self._names.node(index):
            case Tally(values=values, count=count) if count:
                self._filter(values, is_added=is_added)
            case Figure(id=figure):
                self._linked.choose(figure, self)
            case More() if not index.parent().isValid():
                self._names.toggle_more()
            case More():
                tally = self._names.tally(index)
                if tally is not None:
                    self._linked.set_filter(self._linked.filter.only(self._field, *tally.values), self)

    def _filter(self, values: frozenset[str], *, is_added: bool) -> None:
        spec = self._linked.filter
        present: frozenset[str] = getattr(spec, self._field)
        if is_added:
            wanted = present - values if values <= present else present | values
        else:
            wanted = frozenset() if present == values else values
        self._linked.set_filter(spec.only(self._field, *wanted), self)

    def _keep(self) -> None:
        """Note what is open and current before the rows change."""
        model = self._names
        tops = (model.index(row, 0) for row in range(model.rowCount()))
        opened = {
            name for top in tops if self.isExpanded(top) and (tally := model.tally(top)) is not None
            for name in tally.values
        }  # fmt: skip
        tally = model.tally(self.currentIndex())
        current = next(iter(sorted(tally.values)), None) if tally is not None else None
        self._kept = (opened, current, self.verticalScrollBar().value())

    def _restore(self) -> None:
        """Open again what was open, and make the same name current."""
        opened, current, scrolled = self._kept
        self._delegate.hovered = self._delegate.target = None
        for name in opened:
            index = self._names.index_of(name)
            if index.isValid():
                self.setExpanded(index, True)
        if current is not None:
            index = self._names.index_of(current)
            if index.isValid():
                self.setCurrentIndex(index)
        self.executeDelayedItemsLayout()  # in a moment, it would be painted twice
        self.verticalScrollBar().setValue(scrolled)
        self._mark_current()
