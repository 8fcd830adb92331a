"""Figures dragged from the table to a name, and what is said before and while something is dropped."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpers.figures import sample_figures
from reportedly.gui.models.drops import drop_of
from reportedly.gui.models.name_tree import NameTreeModel
from reportedly.gui.models.names import KnownNames
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.models.source_list import Tally
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views import figure_table_view
from reportedly.gui.views.dragged import dragged_of, figures_data
from reportedly.gui.views.drop_hint import DropHint
from reportedly.gui.views.figure_table_view import FigureTableView
from reportedly.gui.views.name_tree_view import NameTreeView
from reportedly.services.naming import Member, NamedThing

Dragged = list[dict[str, Any]]
LEFT, NONE, COPY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction


def thing(name: str, figures: int, *others: Member) -> NamedThing:
    own = figures - sum(member.figures for member in others)
    return NamedThing(name, name, "", "", (Member(name, name, own), *others), figures)


THINGS = {
    "Mayor": thing("Mayor", 1),
    "Ministry": thing("Ministry", 23, Member("Old Ministry", "Old Ministry", 4, "Ministry")),
}
THINGS["Old Ministry"] = THINGS["Ministry"]


@pytest.mark.parametrize(
    ("dragged", "into", "kind", "line"),
    [
        ({"names": ["Ministry"]}, "Mayor", "source", "Merge Ministry into Mayor · 23 figures"),
        ({"names": ["Mayor", "Ministry"]}, "Ministry", "source", "Merge Mayor into Ministry · 1 figure"),
        ({"alias": "Old Ministry"}, "Mayor", "source", "Move Old Ministry to Mayor · 4 figures"),
        ({"figures": ["a", "b"]}, "Mayor", "source", "Give to Mayor · 2 figures"),
        ({"figures": ["a"]}, None, "source", "Give to the outlet’s own voice · 1 figure"),
        ({"figures": ["a"]}, "Mayor", "series", "Count as Mayor · 1 figure"),
    ],
)
def test_a_drop_says_what_it_would_do_and_to_how_many_figures(
    dragged: dict[str, Any], into: str | None, kind: Any, line: str
) -> None:
    target = THINGS[into] if into is not None else None

    assert drop_of(kind, dragged, target, THINGS.get).line == line


@pytest.fixture
def table(qtbot: QtBot, project: ProjectModels, selection: LinkedSelection, theme: Theme) -> FigureTableView:
    view = FigureTableView(project.figures, selection, theme, project.place_of)
    qtbot.addWidget(view)
    view.resize(1200, 400)
    view.show()
    return view


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> Dragged:
    """Give what was dragged: the drag itself is Qt's, and the platform of the tests has none."""
    found: Dragged = []

    class Taken(QDrag):
        def exec(self, *_: object) -> Qt.DropAction:
            found.append(dragged_of(self.mimeData()))
            return COPY

    monkeypatch.setattr(figure_table_view, "QDrag", Taken)
    return found


@pytest.fixture
def pull(qtbot: QtBot, table: FigureTableView) -> Callable[[int, QPoint], None]:
    """Press on a row, move by so much, let go."""

    def run(row: int, way: QPoint) -> None:
        port = table.viewport()
        start = QPoint(200, table.rowViewportPosition(row) + table.rowHeight(row) // 2)
        qtbot.mousePress(port, LEFT, pos=start)
        for part in (0.5, 1.0):
            at = QPointF(start + way * part)
            QApplication.sendEvent(
                port,
                QMouseEvent(
                    QEvent.Type.MouseMove, at, port.mapToGlobal(at), Qt.MouseButton.NoButton, LEFT, NONE
                ),
            )
        qtbot.mouseRelease(port, LEFT, pos=start + way)

    return run


def test_a_row_pulled_sideways_is_dragged(
    pull: Callable[[int, QPoint], None], dragged: Dragged, selection: LinkedSelection
) -> None:
    pull(1, QPoint(-60, 10))

    assert dragged == [{"figures": ["a2"]}]
    assert selection.current == "a2"


def test_several_chosen_rows_are_dragged_together_in_any_direction(
    pull: Callable[[int, QPoint], None], dragged: Dragged, selection: LinkedSelection
) -> None:
    selection.set_selected({"a1", "a2", "b1"})

    pull(1, QPoint(0, 60))

    assert dragged == [{"figures": ["a1", "a2", "b1"]}]
    assert selection.selected == {"a1", "a2", "b1"}


def test_a_pull_up_or_down_selects_rows_as_ever(
    pull: Callable[[int, QPoint], None], table: FigureTableView, dragged: Dragged, selection: LinkedSelection
) -> None:
    pull(0, QPoint(5, 2 * table.rowHeight(0)))

    assert dragged == []
    assert selection.selected == {"a1", "a2", "a3"}


def test_a_click_on_one_of_several_chosen_rows_chooses_it_alone(
    pull: Callable[[int, QPoint], None], dragged: Dragged, selection: LinkedSelection
) -> None:
    selection.set_selected({"a1", "a2", "b1"})

    pull(1, QPoint(0, 0))

    assert dragged == []
    assert (selection.selected, selection.current) == ({"a2"}, "a2")


@pytest.mark.parametrize("kind", ["source", "series"])
def test_a_figure_of_the_table_is_dropped_on_a_name_which_says_so_first(
    qtbot: QtBot, selection: LinkedSelection, theme: Theme, kind: Any
) -> None:
    names, model = KnownNames(), NameTreeModel(kind)
    model.connect_names(names, lambda _: sample_figures())
    names.take({kind: (THINGS["Ministry"], THINGS["Mayor"])})
    model.set_tallies([Tally(frozenset({name}), name, 1, None, True) for name in ("Ministry", "Mayor")])
    tree = NameTreeView(model, selection, theme)
    qtbot.addWidget(tree)
    tree.resize(260, 400)
    tree.show()
    moved: list[tuple[object, object]] = []
    tree.move_wanted.connect(lambda *what: moved.append(what))
    port, data = tree.viewport(), figures_data(["a1", "a2"])
    place = tree.visualRect(model.index(1, 0)).center()

    QApplication.sendEvent(port, QDragEnterEvent(place, COPY, data, LEFT, NONE))
    QApplication.sendEvent(port, QDragMoveEvent(place, COPY, data, LEFT, NONE))
    hint = tree.findChild(DropHint)
    said = hint.text() if hint.isVisible() else ""
    QApplication.sendEvent(port, QDropEvent(QPointF(place), COPY, data, LEFT, NONE))

    assert said == ("Give to" if kind == "source" else "Count as") + " Mayor · 2 figures"
    assert not hint.isVisible()
    assert moved == [(["a1", "a2"], "Mayor")]


def test_the_words_of_a_drop_go_with_the_pointer(
    qtbot: QtBot, selection: LinkedSelection, theme: Theme
) -> None:
    names, model = KnownNames(), NameTreeModel("source")
    model.connect_names(names, lambda _: ())
    names.take({"source": (THINGS["Mayor"],)})
    model.set_tallies([Tally(frozenset({"Mayor"}), "Mayor", 1, None, True)])
    tree = NameTreeView(model, selection, theme)
    qtbot.addWidget(tree)
    tree.show()
    port, data = tree.viewport(), figures_data(["a1"])
    place = tree.visualRect(model.index(0, 0)).center()
    QApplication.sendEvent(port, QDragEnterEvent(place, COPY, data, LEFT, NONE))
    QApplication.sendEvent(port, QDragMoveEvent(place, COPY, data, LEFT, NONE))

    QApplication.sendEvent(port, QDragLeaveEvent())

    assert not tree.findChild(DropHint).isVisible()
