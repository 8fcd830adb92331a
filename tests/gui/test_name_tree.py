"""The trees of sources and measures: what stands in them, and what mouse and keys do."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from helpers.figures import sample_figures
from reportedly.gui.models.name_tree import NameTreeModel
from reportedly.gui.models.names import KnownNames
from reportedly.gui.models.source_list import OWN_VOICE, Tally
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views import name_tree_view
from reportedly.gui.views.name_tree_view import NameTreeView
from reportedly.model.figure import Figure
from reportedly.model.filter import NO_FILTER, voice_of
from reportedly.services.naming import Member, NamedThing

FIGURES = sample_figures()


def thing(name: str, count: int, *others: tuple[str, int], **more: object) -> NamedThing:
    members = (Member(name, name, count), *(Member(other, other, n, name) for other, n in others))
    total = sum(member.figures for member in members)
    return NamedThing(name, name, "government", "", members, total, **more)


THINGS = {
    "source": (
        thing("Ministry of Defence", 1, ("Defence Ministry", 1)), thing("Border Guard", 1), thing("Mayor", 1),
        thing("Embassy", 0, denials=1),
    ),
    "series": (thing("troops", 4), thing("houses", 1)),
}  # fmt: skip
TALLIES = [
    Tally(frozenset({"Ministry of Defence"}), "Ministry of Defence", 2, 0, True),
    Tally(frozenset({"Border Guard"}), "Border Guard", 1, 1, True),
    Tally(frozenset({"Mayor"}), "Mayor", 1, 2, True),
    Tally(frozenset({"Coast Radio, own voice"}), OWN_VOICE, 1, None, True),
]


def figures_of(tally: Tally) -> list[Figure]:
    return [figure for figure in FIGURES if voice_of(figure) in tally.values]


@pytest.fixture
def model() -> NameTreeModel:
    names, made = KnownNames(), NameTreeModel("source")
    made.connect_names(names, figures_of)
    made.names_kept = names
    names.take(THINGS)
    made.set_tallies(TALLIES)
    return made


def test_a_name_that_was_found_to_be_one_says_why(model: NameTreeModel) -> None:
    found = Member(
        "defence ministry", "defence ministry", 1, "Ministry of Defence", "one body in other words"
    )
    whole = NamedThing("Ministry of Defence", "Ministry of Defence", "government", "", (
        Member("Ministry of Defence", "Ministry of Defence", 1), found), 2)  # fmt: skip
    model.names_kept.take({**THINGS, "source": (whole, *THINGS["source"][1:])})
    below = model.index(0, 0, model.index(0, 0))

    assert below.data() == "defence ministry"
    assert below.data(Qt.ItemDataRole.ToolTipRole).splitlines() == [
        "defence ministry", "One source with Ministry of Defence: one body in other words.",
        "Split keeps the two apart.",
    ]  # fmt: skip
    spoken = "also called defence ministry, 1 figure, one body in other words"
    assert below.data(Qt.ItemDataRole.AccessibleTextRole) == spoken


@pytest.fixture
def tree(
    qtbot: QtBot, model: NameTreeModel, selection: LinkedSelection, theme: Theme
) -> Iterator[NameTreeView]:
    view = NameTreeView(model, selection, theme)
    qtbot.addWidget(view)
    view.resize(260, 400)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


def place(tree: NameTreeView, row: int, child: int | None = None) -> QPoint:
    index = tree.model().index(row, 0)
    if child is not None:
        index = tree.model().index(child, 0, index)
    rect = tree.visualRect(index)
    return QPoint(60, rect.center().y())


def shown(tree: NameTreeView, row: int) -> list[str]:
    top = tree.model().index(row, 0)
    return [tree.model().index(child, 0, top).data() for child in range(tree.model().rowCount(top))]


@pytest.fixture
def drag(
    qtbot: QtBot, tree: NameTreeView, monkeypatch: pytest.MonkeyPatch
) -> Callable[[QPoint, QPoint], None]:
    """Press, move and let go. The drag itself is Qt's, and the platform of the tests has none: its events are sent."""
    target: list[QPoint] = []

    class Dragged(QDrag):
        def exec(self, *_: object) -> Qt.DropAction:
            port, copy = tree.viewport(), Qt.DropAction.CopyAction
            left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(port, QDragEnterEvent(target[0], copy, self.mimeData(), left, none))
            move = QDragMoveEvent(target[0], copy, self.mimeData(), left, none)
            QApplication.sendEvent(port, move)
            if not move.isAccepted():
                QApplication.sendEvent(port, QDragLeaveEvent())
                return Qt.DropAction.IgnoreAction
            QApplication.sendEvent(port, QDropEvent(QPointF(target[0]), copy, self.mimeData(), left, none))
            return copy

    monkeypatch.setattr(name_tree_view, "QDrag", Dragged)

    def run(start: QPoint, end: QPoint) -> None:
        target[:] = [end]
        port = tree.viewport()
        qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
        for way in (2, 14):
            at = QPointF(start + QPoint(way, 0))
            QApplication.sendEvent(port, QMouseEvent(
                QEvent.Type.MouseMove, at, port.mapToGlobal(at), Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            ))  # fmt: skip
        qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)

    return run


def test_the_tree_keeps_the_rules_of_qt(qtmodeltester: ModelTester, model: NameTreeModel) -> None:
    qtmodeltester.check(model)


def test_a_source_holds_its_other_names_and_its_figures(tree: NameTreeView) -> None:
    tree.expand(tree.model().index(0, 0))

    assert shown(tree, 0) == ["Defence Ministry", "3,000  troops sent", "10,000  troops sent"]
    assert tree.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Ministry of Defence, 2 figures, 1 other name, government"
    )


def test_who_only_denies_stands_last(model: NameTreeModel) -> None:
    last = model.index(model.rowCount() - 1, 0)

    assert last.data() == "Embassy"
    assert model.count(model.node(last)) == "denies"
    assert not model.hasChildren(last)


def test_a_click_filters_and_a_second_one_shows_all_again(
    qtbot: QtBot, tree: NameTreeView, selection: LinkedSelection
) -> None:
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place(tree, 1))
    once = selection.filter
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier,
                     place(tree, 2))  # fmt: skip
    both = selection.filter
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place(tree, 1))
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place(tree, 1))

    assert once.source == {"Border Guard"}
    assert both.source == {"Border Guard", "Mayor"}
    assert selection.filter == NO_FILTER


def test_delete_hides_a_source_and_shows_it_again(
    qtbot: QtBot, tree: NameTreeView, selection: LinkedSelection
) -> None:
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place(tree, 1))

    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    hidden, was_hidden = selection.filter, tree.is_current_hidden
    qtbot.keyClick(tree, Qt.Key.Key_Delete)

    assert hidden.excluded == {("source", "Border Guard")}
    assert not hidden.source  # what is hidden is not asked for any more
    assert was_hidden
    assert selection.filter == NO_FILTER


def test_the_arrow_opens_a_row_and_a_click_on_a_figure_chooses_it(
    qtbot: QtBot, tree: NameTreeView, selection: LinkedSelection
) -> None:
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, place(tree, 0).y()))
    opened = tree.isExpanded(tree.model().index(0, 0))
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place(tree, 0, 2))

    assert opened
    assert selection.filter == NO_FILTER
    assert selection.current == "a2"


def test_all_of_it_is_reached_by_the_keyboard(
    qtbot: QtBot, tree: NameTreeView, selection: LinkedSelection
) -> None:
    tree.setFocus(Qt.FocusReason.TabFocusReason)

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(tree, key)
    figure = selection.current
    qtbot.keyClick(tree, Qt.Key.Key_Left)
    qtbot.keyClick(tree, Qt.Key.Key_Space)

    assert figure == "a1"
    assert selection.filter.source == {"Ministry of Defence"}


def test_f2_renames_in_place_and_esc_leaves_the_name(
    qtbot: QtBot, tree: NameTreeView, selection: LinkedSelection
) -> None:
    wanted: list[tuple[str, str]] = []
    tree.renamed.connect(lambda *names: wanted.append(names))
    tree.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(tree, Qt.Key.Key_Down)

    qtbot.keyClick(tree, Qt.Key.Key_F2)
    qtbot.keyClicks(tree.findChild(QLineEdit), "Guards")
    qtbot.keyClick(tree.findChild(QLineEdit), Qt.Key.Key_Escape)
    after_esc = list(wanted)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    qtbot.keyClicks(tree.findChild(QLineEdit), "Guards")
    qtbot.keyClick(tree.findChild(QLineEdit), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: wanted == [("Border Guard", "Guards")])
    assert after_esc == []
    assert selection.filter == NO_FILTER


def test_renaming_starts_from_the_words_without_what_tells_two_rows_of_them_apart(
    qtbot: QtBot, tree: NameTreeView, model: NameTreeModel
) -> None:
    model.set_tallies([replace(TALLIES[0], name="Border Guard (share)", words="Border Guard")])
    tree.setFocus(Qt.FocusReason.TabFocusReason)

    qtbot.keyClick(tree, Qt.Key.Key_F2)

    assert tree.findChild(QLineEdit).text() == "Border Guard"


def test_a_name_dropped_on_another_is_merged_into_it(
    drag: Callable[[QPoint, QPoint], None], tree: NameTreeView, selection: LinkedSelection
) -> None:
    wanted: list[tuple[list[str], str]] = []
    tree.merge_wanted.connect(lambda *names: wanted.append(names))

    drag(place(tree, 2), place(tree, 1))

    assert wanted == [(["Mayor"], "Border Guard")]
    assert selection.filter == NO_FILTER


def test_a_name_dropped_on_itself_or_on_own_voices_stays(
    drag: Callable[[QPoint, QPoint], None], tree: NameTreeView
) -> None:
    wanted: list[object] = []
    tree.merge_wanted.connect(lambda *names: wanted.append(names))

    drag(place(tree, 2), place(tree, 3))
    drag(place(tree, 2), place(tree, 2) + QPoint(40, 3))

    assert wanted == []


def test_a_figure_is_dragged_to_the_source_that_gave_it(
    drag: Callable[[QPoint, QPoint], None], tree: NameTreeView
) -> None:
    wanted: list[object] = []
    tree.move_wanted.connect(lambda *moved: wanted.append(moved))
    tree.expand(tree.model().index(0, 0))

    drag(place(tree, 0, 1), place(tree, 1))
    drag(place(tree, 0, 2), place(tree, 3))

    assert wanted == [(["a1"], "Border Guard"), (["a2"], None)]


def test_another_name_is_dragged_to_the_source_that_it_belongs_to(
    drag: Callable[[QPoint, QPoint], None], tree: NameTreeView
) -> None:
    wanted: list[object] = []
    tree.alias_wanted.connect(lambda *names: wanted.append(names))
    tree.expand(tree.model().index(0, 0))

    drag(place(tree, 0, 0), place(tree, 2))

    assert wanted == [("Defence Ministry", "Mayor")]


def test_what_is_open_stays_open_when_the_counts_change(tree: NameTreeView, model: NameTreeModel) -> None:
    tree.expand(model.index(0, 0))
    tree.setCurrentIndex(model.index(1, 0))

    model.set_tallies([*TALLIES[1:], TALLIES[0]])

    assert tree.isExpanded(model.index(3, 0))
    assert tree.currentIndex().data() == "Border Guard"


def test_a_filter_follows_a_merge_and_its_undo() -> None:
    names = KnownNames()
    names.take(THINGS)
    spec = NO_FILTER.only("source", "Mayor", "Coast Radio, own voice")
    merged = (thing("Border Guard", 1, ("Mayor", 1)), THINGS["source"][0])

    names.take({"source": merged, "series": THINGS["series"]})
    after = names.follow(spec)
    new_name = (thing("Guards", 0, ("Border Guard", 1), ("Mayor", 1)),)
    names.take({"source": new_name, "series": THINGS["series"]})
    renamed = names.follow(after)
    names.take({"source": merged, "series": THINGS["series"]})
    undone = names.follow(renamed)

    assert after.source == {"Border Guard", "Coast Radio, own voice"}
    assert renamed.source == {"Guards", "Coast Radio, own voice"}
    assert undone.source == {"Border Guard", "Coast Radio, own voice"}


def test_a_merged_source_keeps_the_colour_of_the_larger_one_and_undo_gives_both_back() -> None:
    names, places = KnownNames(), {"Mayor": 4, "Border Guard": 2}

    names.take({"source": (thing("Mayor", 1, ("Border Guard", 9)),)})
    merged = names.color_of("Mayor", places)
    names.take({"source": (thing("Mayor", 1), thing("Border Guard", 9))})

    assert merged == 2
    assert [names.color_of(name, places) for name in ("Mayor", "Border Guard")] == [4, 2]


def test_a_name_behind_the_row_for_more_is_shown_to_be_renamed(qtbot: QtBot, tree: NameTreeView) -> None:
    tree.model()._most = 2
    tree.model().refresh()
    tree.show_name("Mayor")

    tree.rename_current()

    assert tree.currentIndex().data() == "Mayor"
    assert tree.findChild(QLineEdit).text() == "Mayor"
