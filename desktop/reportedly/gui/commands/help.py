"""Commands, keys, the sample, about: the Help menu."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from reportedly.gui.commands.desk import Desk
from reportedly.gui.commands.registry import Command
from reportedly.gui.dialogs.about import show_about
from reportedly.gui.dialogs.keys import show_keys

if TYPE_CHECKING:
    from reportedly.gui.commands.registry import CommandTable, Entry

__all__ = ["HelpCommands"]


class HelpCommands:
    """The Help menu; `open_palette`, `open_sample` and `table_of` come from the window."""

    def __init__(
        self, desk: Desk, open_palette: Callable[[], None], open_sample: Callable[[], None],
        table_of: "Callable[[], CommandTable]",
    ) -> None:  # fmt: skip
        self._desk, self._open_palette, self._open_sample = desk, open_palette, open_sample
        self._table_of = table_of

    def table(self) -> "list[Entry]":
        """Give the commands of the Help menu."""
        window = self._desk.shell.window
        return [
            Command("help.commands", "Commands", "Help:1", self._open_palette, "search", "Ctrl+K"),
            Command("help.keys", "Keys", "Help:1", self._show_keys, "keys"),
            Command("help.sample", "Open the sample", "Help:2", self._open_sample, "table"),
            Command("help.about", "About", "Help:3", lambda: show_about(window), "information"),
        ]

    def _show_keys(self) -> None:
        table = self._table_of()
        rows = [
            (command.title.removesuffix("..."), table.action(command.id).shortcut())
            for command in table.commands
        ]
        show_keys(self._desk.shell.window, rows, self._desk.shell.theme)
