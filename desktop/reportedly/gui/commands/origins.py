"""What a person says of origins: reports that tell the same statement, or one of their own; the Figures menu."""

from typing import TYPE_CHECKING

from reportedly.gui.commands.desk import Desk
from reportedly.gui.commands.registry import Command
from reportedly.gui.commands.reviewing import chosen_figures
from reportedly.services import origins

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.gui.commands.registry import Entry
    from reportedly.gui.views.echo_view import EchoView
    from reportedly.services.session import ProjectSession

__all__ = ["OriginCommands"]


class OriginCommands:
    """Corrects the grouping of the chosen figures' reports; each correction is one step of undo."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.panels.comparing.made.connect(self._on_made)

    def _on_made(self, name: str, view: "EchoView") -> None:
        if name == "echo":
            view.same_wanted.connect(self.same_origin)
            view.own_wanted.connect(self.own_origin)
            view.forget_wanted.connect(self.forget)

    def table(self) -> "list[Entry]":
        """Give the commands, in the order of the menu."""
        part = "Figures:5>Origin:1"
        return [
            Command("figures.same_origin", "Same origin", part, self.same_origin, "link", "", "has_current"),
            Command("figures.own_origin", "Own origin", part, self.own_origin, "split", "", "has_current"),
            Command("figures.forget_origin", "Origin as it was found", part, self.forget, "undo", "",
                    "has_current"),
        ]  # fmt: skip

    def same_origin(self) -> None:
        """Say that the chosen figures come from one statement."""
        if len(chosen_figures(self._desk)) < 2:
            self._desk.say("Choose two figures or more that come from one statement.")
            return
        self._do(origins.same_origin)

    def own_origin(self) -> None:
        """Say that the chosen figures come from a statement of their own."""
        self._do(origins.own_origin)

    def forget(self) -> None:
        """Let the program group the chosen figures again."""
        self._do(origins.forget)

    def _do(self, work: "Callable[[ProjectSession, list[str]], object]") -> None:
        ids = [figure.id for figure in chosen_figures(self._desk)]
        if ids:
            self._desk.change(lambda session: work(session, ids))
