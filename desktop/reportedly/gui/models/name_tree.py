"""Sources or series as a tree: a name with its figures; below it, once opened, its other names and its figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reportedly.gui.models.names import KnownNames
from reportedly.gui.models.source_list import OWN_VOICE, Tally
from reportedly.model.figure import Figure
from reportedly.model.filter import voice_of
from reportedly.services.formatting import format_date, format_figure
from reportedly.services.naming import Member, NamedThing, NameKind

__all__ = ["More", "NameTreeModel", "Node"]

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MOST_FIGURES = 60  # below one name; the table shows them all


@dataclass(frozen=True, slots=True)
class More:
    """A row that says how many more there are."""

    title: str
    count: int = 0


Node = Tally | Member | Figure | More


class NameTreeModel(QAbstractItemModel):
    """The first names and one row that shows all; below each, read when it is opened, what stands for it.

    Two levels; the internal id of an index is 0 for a name, else the row of its name and 1.
    """

    def __init__(self, kind: NameKind, most: int = 8, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._most = most
        self._names: KnownNames | None = None
        self._figures: Callable[[Tally], Sequence[Figure]] = lambda _: ()
        self._tallies: tuple[Tally, ...] = ()
        self._all: tuple[Tally, ...] = ()
        self._is_whole = False
        self._children: dict[frozenset[str], tuple[Node, ...]] = {}

    # What it shows

    def connect_names(self, names: KnownNames, figures: Callable[[Tally], Sequence[Figure]]) -> None:
        """Take where other names come from, and the figures of a row."""
        self._names, self._figures = names, figures
        names.changed.connect(self.refresh)

    def set_tallies(self, tallies: Sequence[Tally]) -> None:
        """Take other rows."""
        self._tallies = tuple(tallies)
        self.refresh()

    def refresh(self) -> None:
        """Look again at what stands for the names; nothing is told to views where all is as it was."""
        deniers = [] if self._names is None else [
            Tally(frozenset({thing.name}), thing.name, 0, None, True)
            for thing in self._names.things(self.kind) if not thing.figures
        ]  # fmt: skip
        rows = (*self._tallies, *deniers)
        opened = {key: self._read(row) for row in rows if (key := row.values) in self._children}
        if rows == self._all and opened == self._children:
            return
        self.beginResetModel()
        self._all, self._children = rows, opened
        self.endResetModel()

    def update_figures(self, read: Callable[[str], Figure | None]) -> None:
        """Take the present state of the figures that are shown, where no row comes or goes."""
        found = {
            key: tuple((read(node.id) or node) if isinstance(node, Figure) else node for node in nodes)
            for key, nodes in self._children.items()
        }
        if found != self._children:
            self._children = found
            for row in range(self._visible()):
                top = self.index(row, 0)
                if self._all[row].values in found:
                    last = self.rowCount(top) - 1
                    self.dataChanged.emit(self.index(0, 0, top), self.index(last, 0, top))

    def toggle_more(self) -> None:
        """Show all names, or the first ones again."""
        self.beginResetModel()
        self._is_whole = not self._is_whole
        self.endResetModel()

    # What stands where

    def node(self, index: Index) -> Node | None:
        """Give what a row stands for."""
        if not index.isValid():
            return None
        if index.internalId():
            return self._below(index.internalId() - 1)[index.row()]
        if index.row() < self._visible():
            return self._all[index.row()]
        rest = 0 if self._is_whole else sum(tally.count for tally in self._all[self._most :])
        return More("Show fewer" if self._is_whole else f"{len(self._all) - self._most} more", rest)

    def tally(self, index: Index) -> Tally | None:
        """Give the name that a row is or stands below."""
        top = index.parent() if index.isValid() and index.internalId() else index
        node = self.node(top)
        return node if isinstance(node, Tally) else None

    def thing(self, index: Index) -> NamedThing | None:
        """Give the source or series that a row is or stands below; None for outlets' own voices."""
        tally = self.tally(index)
        return (
            self.thing_of(next(iter(tally.values))) if tally is not None and len(tally.values) == 1 else None
        )

    def thing_of(self, name: str) -> NamedThing | None:
        """Give the source or series of this name, shown or not."""
        return self._names.thing(self.kind, name) if self._names is not None else None

    def index_of(self, name: str) -> QModelIndex:
        """Give where a name stands; invalid where it is not shown."""
        for row in range(self._visible()):
            if name in self._all[row].values:
                return self.index(row, 0)
        return QModelIndex()

    def has_hidden(self, name: str) -> bool:
        """Tell whether a name stands behind the row for more."""
        return any(name in tally.values for tally in self._all[self._visible() :])

    def words(self, node: Node | None) -> str:
        """Give a row's words."""
        match node:
            case Tally():
                return node.name
            case Figure():
                other = voice_of(node) if self.kind == "series" else node.measure or node.unit
                return f"{format_figure(node)}  {other}"
            case Member() | More():
                return node.title
        return ""

    def count(self, node: Node | None) -> str:
        """Give what stands at the right of a row."""
        match node:
            case Tally(count=0):
                return "denies"
            case Figure():
                return format_date(node.statement_date)
            case Tally(count=count) | More(count=count) | Member(figures=count):
                return f"{count:,}" if count else ""
        return ""

    # Qt

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Give the number of rows, the one for "more" counted."""
        if not parent.isValid():
            return self._visible() + (1 if len(self._all) > self._most else 0)
        return len(self._below(parent.row())) if self.hasChildren(parent) else 0

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Give one column."""
        return 1

    def hasChildren(self, parent: Index = _ROOT) -> bool:
        """Tell whether a row can be opened, without reading what is in it."""
        if not parent.isValid():
            return bool(self._all)
        if parent.internalId() or parent.row() >= self._visible():
            return False
        tally = self._all[parent.row()]
        return bool(tally.count or self._aliases(tally))

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Give the index of a row."""
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = _ROOT) -> QModelIndex:
        """Give the name that a row stands below."""
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let names of sources and series be edited in place."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.internalId() and self.thing(index) is not None:
            flags |= (
                Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
            )
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a row's words, and all about it for a screen reader."""
        node = self.node(index)
        if node is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.words(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(index, node)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index, node)
        return None

    # Private

    def _visible(self) -> int:
        return len(self._all) if self._is_whole or len(self._all) <= self._most else self._most

    def _below(self, row: int) -> tuple[Node, ...]:
        tally = self._all[row]
        if tally.values not in self._children:
            self._children[tally.values] = self._read(tally)
        return self._children[tally.values]

    def _aliases(self, tally: Tally) -> tuple[Member, ...]:
        thing = self.thing_of(next(iter(tally.values)))
        return (
            tuple(member for member in thing.members if member.name != thing.name)
            if thing is not None
            else ()
        )

    def _read(self, tally: Tally) -> tuple[Node, ...]:
        figures = self._figures(tally)
        rest = len(figures) - _MOST_FIGURES
        more = (More(f"{rest:,} more in the table"),) if rest > 0 else ()
        return (*self._aliases(tally), *figures[:_MOST_FIGURES], *more)

    def _tip(self, index: Index, node: Node) -> str | None:
        if isinstance(node, Figure):
            return " ".join(node.sentence.split())
        if isinstance(node, Member) and node.found:
            return f"{node.title}\nOne source with {node.joined}: {node.found}.\nSplit keeps the two apart."
        thing = self.thing(index) if isinstance(node, Tally) else None
        if thing is None:
            return self.words(node) if not isinstance(node, More) else None
        about = [thing.title, ", ".join(part for part in (thing.source_kind, thing.country) if part)]
        others = [member.title for member in thing.members if member.name != thing.name]
        about.append(f"Also: {'; '.join(others)}" if others else "")
        return "\n".join(line for line in about if line)

    def _spoken(self, index: Index, node: Node) -> str:
        if isinstance(node, Figure | More):
            return f"{self.words(node)} {self.count(node)}".strip()
        count = node.figures if isinstance(node, Member) else node.count
        figures = "1 figure" if count == 1 else f"{count:,} figures"
        if isinstance(node, Member):
            return f"also called {node.title}, {figures}{f', {node.found}' if node.found else ''}"
        thing = self.thing(index)
        said = [node.name, figures if count else "denies"]
        if thing is not None:
            others = len(thing.members) - 1
            said += [f"{others} other {'name' if others == 1 else 'names'}"] if others else []
            said += [part for part in (thing.source_kind, thing.country) if part]
        return ", ".join(said)

    def is_own_voice(self, node: Node | None) -> bool:
        """Tell whether a row stands for what outlets say themselves."""
        return isinstance(node, Tally) and node.name == OWN_VOICE and self.kind == "source"
