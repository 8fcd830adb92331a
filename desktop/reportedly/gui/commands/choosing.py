"""Going on with figures that a change brings: they are chosen as soon as the window has them."""

from collections.abc import Collection

from reportedly.gui.commands.desk import Desk

__all__ = ["choose_later"]


def choose_later(desk: Desk, ids: Collection[str]) -> None:
    """Choose figures, now or when they come, the first of them as current; the chart shows its measure."""
    project, linked = desk.project, desk.shell.selection

    def choose() -> bool:
        found = [figure for name in ids if (figure := project.figures.figure(name)) is not None]
        if not found:
            return False
        first = min(found, key=lambda figure: figure.start)
        linked.set_measure(first.series)
        linked.set_selected([figure.id for figure in found])
        linked.set_current(first.id)
        return True

    def choose_then() -> None:
        latest = project.latest
        if choose() or latest.is_reset or not latest.figures.isdisjoint(ids):  # they came, or never will
            project.refreshed.disconnect(choose_then)

    if not choose():
        project.refreshed.connect(choose_then)
