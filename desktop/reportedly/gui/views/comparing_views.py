"""The comparing views: each is made when it is first asked for, else one after the other when the window has time."""

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme

__all__ = ["ComparingView", "ComparingViews"]

_AFTER_MS = 1500  # after the chart is there: the first moments belong to the person
_BETWEEN_MS = 60
# By view, both sides of each switch, by the names under which a project keeps them.
_SWITCHES: dict[str, tuple[tuple[str, str], ...]] = {
    "matrix": (("by_measure", "who_denies"),),
    "echo": (("of_measure", "of_all"), ("by_origin", "by_time")),
}


class ComparingView(Protocol):
    """What all of them have."""

    opened: Signal  # figure id: to the sentence
    menu_wanted: Signal  # of the current figure


class ComparingViews(QObject):
    """Gives the views by name. Four of them and all that they import cost the start of the window 0.3 s."""

    NAMES = ("side_by_side", "matrix", "echo", "ledger")

    made = Signal(str, QWidget)  # its name, and the view, which is connected before anybody sees it

    def __init__(
        self, project: ProjectModels, selection: LinkedSelection, theme: Theme, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._project, self._linked, self._theme = project, selection, theme
        self._views: dict[str, QWidget] = {}
        self._wanted: dict[tuple[str, str], str] = {}  # sides of switches of views that are not made yet
        self._steps: list[Callable[[], object]] = []
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._step)
        project.refreshed.connect(self._wait)

    def view(self, name: str) -> QWidget:
        """Give a view; the first time it is made."""
        if name not in self._views:
            view = self._views[name] = _class_of(name)(self._project, self._linked, self._theme)
            for pair in _SWITCHES.get(name, ()):
                if pair in self._wanted:
                    getattr(view, self._wanted.pop(pair)).setChecked(True)
            self.made.emit(name, view)
        return self._views[name]

    def known(self) -> dict[str, QWidget]:
        """Give the views that are made, in their order."""
        return {name: self._views[name] for name in self.NAMES if name in self._views}

    def make_later(self) -> None:
        """Make the others when nothing else is to do, a piece at a time: what one imports, then the view."""
        for name in self.NAMES:
            self._steps += [lambda name=name: _class_of(name), lambda name=name: self.view(name)]
        self._timer.start()

    def switches(self) -> list[str]:
        """Give the names of the sides of switches that are chosen, as far as they are known."""
        chosen: list[str] = []
        for name, pairs in _SWITCHES.items():
            view = self._views.get(name)
            for pair in pairs:
                if view is not None:
                    chosen += [side for side in pair if getattr(view, side).isChecked()]
                elif pair in self._wanted:
                    chosen.append(self._wanted[pair])
        return chosen

    def switch(self, sides: Iterable[str]) -> None:
        """Choose sides of switches; of a view that is not made, when it is."""
        wanted = frozenset(sides)
        for name, pairs in _SWITCHES.items():
            for pair in pairs:
                for side in pair:
                    if side in wanted and name in self._views:
                        getattr(self._views[name], side).setChecked(True)
                    elif side in wanted:
                        self._wanted[pair] = side

    def _wait(self) -> None:
        """Make nothing while articles arrive: what follows from them is work enough."""
        if self._timer.isActive():
            self._timer.start(_AFTER_MS)

    def _step(self) -> None:
        step = self._steps.pop(0)
        if self._steps:  # first, so that a view that fails stops no other
            self._timer.start(_BETWEEN_MS)
        step()


def _class_of(name: str) -> type[QWidget]:
    if name == "side_by_side":
        from reportedly.gui.views.side_by_side_view import SideBySideView

        return SideBySideView
    if name == "matrix":
        from reportedly.gui.views.matrix_view import MatrixView

        return MatrixView
    if name == "echo":
        from reportedly.gui.views.echo_view import EchoView

        return EchoView
    from reportedly.gui.views.ledger_view import LedgerView

    return LedgerView
