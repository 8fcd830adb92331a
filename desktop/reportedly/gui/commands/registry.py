"""Commands, declared once: menus, toolbar, palette and shortcuts are made from one table."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from reportedly.gui.shell.context import Context
from reportedly.gui.shell.icons import themed_icon
from reportedly.gui.shell.theme import Theme

__all__ = ["MENUS", "Choice", "Command", "CommandTable", "Submenu", "Toggle", "with_mnemonics"]

MENUS = ("File", "Edit", "Figures", "View", "Help")

Shortcut = str | QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the user can do.

    `menu` is a menu's name and, after a colon, the group in it, perhaps with a menu in that group after ">":
    "Figures:4>Origin:1". Groups stand in their order, with a line between two.
    `enabled_when` is an expression over the context keys; empty is always.
    """

    id: str
    title: str
    menu: str
    run: Callable[[], object]
    icon: str = ""
    shortcut: Shortcut = ""
    enabled_when: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values, shown as radio entries: (value, title) pairs, and what is chosen now.

    `title` says of what in the palette, where no others stand beside an entry.
    """

    id: str
    title: str
    menu: str
    options: tuple[tuple[str, str], ...]
    current: Callable[[], str]
    choose: Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Submenu:
    """Entries that are known only when the menu opens: recent files, panels, columns."""

    id: str
    title: str
    menu: str
    fill: Callable[[QMenu], object]


@dataclass(frozen=True, slots=True)
class Toggle:
    """Something that is shown or not: a check mark in its menu."""

    id: str
    title: str
    menu: str
    is_on: Callable[[], bool]
    set_on: Callable[[bool], object]
    enabled_when: str = ""


Entry = Command | Choice | Submenu | Toggle


class CommandTable(QObject):
    """The table, with one QAction per command; they follow the context and the theme."""

    def __init__(self, entries: Iterable[Entry], context: Context, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._theme, self._window = context, theme, window
        self._entries: tuple[Entry, ...] = tuple(entries)
        self._actions: dict[str, QAction] = {}
        self._choices: dict[str, dict[str, QAction]] = {}  # actions by value, by the choice's id
        for entry in self._entries:
            if isinstance(entry, Command):
                self._actions[entry.id] = self._action(entry)
            elif isinstance(entry, Toggle):
                self._actions[entry.id] = self._toggle(entry)
            elif isinstance(entry, Choice):
                self._choices[entry.id] = self._options(entry)
        context.changed.connect(self._on_context_changed)
        theme.changed.connect(self._restyle)
        self._on_context_changed()
        self._restyle()

    @property
    def commands(self) -> Sequence[Command]:
        """Give all commands, in the order of the table."""
        return [entry for entry in self._entries if isinstance(entry, Command)]

    @property
    def runnable(self) -> Sequence[tuple[str, QAction]]:
        """Give (title, action) of all commands, toggles and values that can be chosen, for the palette."""
        found: list[tuple[str, QAction]] = []
        for entry in self._entries:
            if isinstance(entry, Command | Toggle):
                found.append((entry.title, self._actions[entry.id]))
            elif isinstance(entry, Choice):
                actions = self._choices[entry.id]
                found += [(f"{entry.title}: {title}", actions[value]) for value, title in entry.options]
        return found

    def action(self, command_id: str) -> QAction:
        """Give the action of a command."""
        return self._actions[command_id]

    def fill(self, bar: QMenuBar) -> None:
        """Put the menus into a menu bar."""
        for name, title in zip(MENUS, with_mnemonics(MENUS), strict=True):
            menu = bar.addMenu(title)
            menu.setToolTipsVisible(True)
            self._fill_menu(menu, (name,))

    def menu_of(self, ids: Sequence[str], parent: QWidget) -> QMenu:
        """Give a context menu of some commands; an empty id is a line."""
        menu = QMenu(parent)
        for command_id in ids:
            if command_id:
                menu.addAction(self._actions[command_id])
            else:
                menu.addSeparator()
        return menu

    def keep_keys_to(self, widgets: Sequence[QWidget], ids: Sequence[str], more: Mapping[str, str]) -> None:
        """Let the keys of some commands count only while one of these widgets has the focus: single letters.

        `more` are further keys by the command that they run, which count there too.
        """
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for command_id in ids:
            action = self._actions[command_id]
            action.setShortcutContext(context)
            self._window.removeAction(action)
            for widget in widgets:
                widget.addAction(action)
        for command_id, key in more.items():
            for widget in widgets:
                shortcut = QShortcut(QKeySequence(key), widget)
                shortcut.setContext(context)
                shortcut.activated.connect(self._actions[command_id].trigger)

    def _fill_menu(self, menu: QMenu, path: tuple[str, ...]) -> None:
        """Put the entries of a menu into it, group by group, each with the menus in it last."""
        found: list[tuple[str, Entry | str]] = []
        for entry in self._entries:
            steps = [step.partition(":") for step in entry.menu.split(">")]
            names = tuple(name for name, _, _ in steps)
            if names[: len(path)] == path:
                below = "" if names == path else names[len(path)]
                if not below or all(known != below for _, known in found):
                    found.append((steps[len(path) - 1][2], below or entry))
        last = ""
        for group, item in sorted(found, key=lambda one: (one[0], isinstance(one[1], str))):
            if group != last and not menu.isEmpty():
                menu.addSeparator()
            last = group
            if isinstance(item, str):
                self._fill_menu(menu.addMenu(item), (*path, item))
            else:
                self._add(menu, item)
        _underline(menu)

    def _add(self, menu: QMenu, entry: Entry) -> None:
        if isinstance(entry, Command | Toggle):
            menu.addAction(self._actions[entry.id])
        elif isinstance(entry, Choice):
            actions = self._choices[entry.id]
            menu.addActions(list(actions.values()))
            menu.aboutToShow.connect(lambda: actions[entry.current()].setChecked(True))
        else:
            submenu = menu.addMenu(entry.title)
            submenu.aboutToShow.connect(lambda: self._refill(submenu, entry))

    def _refill(self, menu: QMenu, entry: Submenu) -> None:
        menu.clear()
        entry.fill(menu)

    def _options(self, entry: Choice) -> dict[str, QAction]:
        group = QActionGroup(self._window)
        actions = {}
        for value, title in entry.options:
            action = actions[value] = QAction(title, group)
            action.setObjectName(f"{entry.id}.{value}")
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, value=value: entry.choose(value))
        return actions

    def _action(self, command: Command) -> QAction:
        action = QAction(command.title, self._window)
        action.setObjectName(command.id)
        action.triggered.connect(lambda _=False: command.run())
        if command.shortcut != "":
            keys = QKeySequence.keyBindings(command.shortcut) if isinstance(
                command.shortcut, QKeySequence.StandardKey) else [QKeySequence(command.shortcut)]  # fmt: skip
            action.setShortcuts(keys)
            if keys:
                plain = command.title.removesuffix("...")
                action.setToolTip(f"{plain} ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})")
        # Not every command stands in a visible menu all the time; the window must hear its keys anyway.
        self._window.addAction(action)
        return action

    def _toggle(self, toggle: Toggle) -> QAction:
        action = QAction(toggle.title, self._window)
        action.setObjectName(toggle.id)
        action.setCheckable(True)
        action.setChecked(toggle.is_on())
        action.toggled.connect(toggle.set_on)
        return action

    def _on_context_changed(self) -> None:
        for command in (entry for entry in self._entries if isinstance(entry, Command | Toggle)):
            self._actions[command.id].setEnabled(self._context.allows(command.enabled_when))

    def _restyle(self) -> None:
        for command in self.commands:
            if command.icon:
                self._actions[command.id].setIcon(themed_icon(command.icon, self._theme))
                self._actions[command.id].setIconVisibleInMenu(False)


def _underline(menu: QMenu) -> None:
    """Give each entry of a menu a letter of its own."""
    entries = [action for action in menu.actions() if not action.isSeparator()]
    for action, words in zip(entries, with_mnemonics([a.text() for a in entries]), strict=True):
        action.setText(words)


def with_mnemonics(titles: Sequence[str]) -> list[str]:
    """Underline one letter of each title, a different one in each: starts of words before letters inside.

    Titles with the fewest words choose first; one whose letters are all taken stays without.
    """
    taken: set[str] = set()
    found: dict[int, str] = {}
    for place in sorted(range(len(titles)), key=lambda place: len(titles[place].split())):
        title = titles[place]
        starts = [at for at, sign in enumerate(title) if sign.isalnum() and (at == 0 or title[at - 1] == " ")]
        inside = [at for at, sign in enumerate(title) if sign.isalnum() and at not in starts]
        free = next((at for at in (*starts, *inside) if title[at].casefold() not in taken), None)
        if free is None:
            found[place] = title
        else:
            taken.add(title[free].casefold())
            found[place] = f"{title[:free]}&{title[free:]}"
    return [found[place] for place in range(len(titles))]
