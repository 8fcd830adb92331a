"""What a person says of sources and series in the window: one step each, and what is chosen follows."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from helpers.records import make_document, make_extraction, make_figure
from helpers.windows import started, until_quiet
from reportedly.gui.commands import names
from reportedly.gui.dialogs.confirm_drop import ConfirmDropDialog
from reportedly.gui.dialogs.kept_names import KeptNamesDialog
from reportedly.gui.dialogs.merge_names import MergeDialog
from reportedly.gui.dialogs.set_name import SetNameDialog
from reportedly.gui.dialogs.source_facts import SourceFactsDialog
from reportedly.gui.dialogs.split_names import SplitDialog
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.theme import Theme
from reportedly.model.filter import NO_FILTER
from reportedly.services import naming
from reportedly.services.kept_names import forget_kept, kept_names
from reportedly.services.reviewing import correct
from reportedly.services.session import ProjectSession
from reportedly.services.settings import Settings

SOURCES = ("Defence Trust", "Defence Trust", "Trust of Defence", "Mayor", None)
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a project of one article with five figures of two series and four sources."""
    session = ProjectSession.create(tmp_path / "Floods.reportedly")
    document = make_document("a.txt", "Many said that some people had left, and that houses stood in water.",
                             outlet="Coast Radio")  # fmt: skip
    figures = [
        make_figure(document, at, at + 1, source=source, series=("people · left", "houses")[at % 2],
                    measure=("people who left", "houses flooded")[at % 2], statement_date="2024-10-21")
        for at, source in enumerate(SOURCES)
    ]  # fmt: skip
    session.add_article(document, make_extraction(document, tuple(figures)))
    session.close()
    return session.path


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme, fresh_settings: Settings, path: Path) -> Iterator[MainWindow]:
    with started(theme, fresh_settings, [str(path)]) as window:
        qtbot.waitUntil(lambda: window.desk.project.figures.rowCount() == len(SOURCES))
        qtbot.waitUntil(lambda: bool(window.desk.project.names.things("source")))
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        yield window


def sources(window: MainWindow) -> list[str | None]:
    return [figure.source for figure in window.desk.project.figures.figures]


def rows(window: MainWindow) -> list[str]:
    model = window.desk.project.sources
    return [f"{model.index(row, 0).data()} {model.count(model.node(model.index(row, 0)))}"
            for row in range(model.rowCount())]  # fmt: skip


def undo_title(window: MainWindow) -> str:
    return window.desk.commands.action("edit.undo").text().replace("&", "")


def run(window: MainWindow, command: str) -> None:
    window.desk.commands.action(command).trigger()


def dialog(qtbot: QtBot, window: MainWindow, kind: type[D]) -> D:
    qtbot.waitUntil(lambda: any(found.isVisible() for found in window.findChildren(kind)))
    return next(found for found in window.findChildren(kind) if found.isVisible())


def menu_entry(words: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text().replace("&", "") == words)
    menu.close()
    action.trigger()


def focus_tree(window: MainWindow, name: str) -> QWidget:
    tree = window.desk.panels.sources.tree
    tree.setFocus(Qt.FocusReason.TabFocusReason)
    tree.show_name(name)
    return tree


def test_sources_are_merged_by_dialog_in_one_step_and_undo_gives_all_back(
    qtbot: QtBot, shown: MainWindow
) -> None:
    project, linked = shown.desk.project, shown.selection
    before, colour = sources(shown), project.place_of("Defence Trust")
    linked.set_filter(NO_FILTER.only("source", "Trust of Defence", "Defence Trust"))
    focus_tree(shown, "Trust of Defence")

    run(shown, "names.merge_sources")
    asked = dialog(qtbot, shown, MergeDialog)
    checked = asked.list.checked()
    asked.into.setCurrentText("Trust of Defence")
    qtbot.keyClick(asked.into, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sources(shown).count("Trust of Defence") == 3)
    merged, filtered, kept = rows(shown), linked.filter, project.place_of("Trust of Defence")
    qtbot.waitUntil(lambda: undo_title(shown) == "Undo Merge Defence Trust into Trust of Defence")
    run(shown, "edit.undo")
    qtbot.waitUntil(lambda: sources(shown) == before)

    assert sorted(checked) == ["Defence Trust", "Trust of Defence"]
    assert merged == ["Trust of Defence 3", "Mayor 1", "Outlet’s own voice 1"]
    assert filtered.source == {"Trust of Defence"}
    assert kept == colour == project.place_of("Defence Trust")
    assert project.figures.rowCount() > 0


def test_a_filter_on_a_source_that_is_merged_by_dropping_shows_its_figures(
    qtbot: QtBot, shown: MainWindow
) -> None:
    linked, project = shown.selection, shown.desk.project
    linked.set_filter(NO_FILTER.only("source", "Mayor"))

    shown.desk.panels.sources.tree.merge_wanted.emit(["Mayor"], "Defence Trust")
    qtbot.waitUntil(lambda: linked.filter.source == {"Defence Trust"})
    qtbot.waitUntil(lambda: project.figures.rowCount() == 3)
    run(shown, "edit.undo")

    qtbot.waitUntil(lambda: "Mayor" in sources(shown))
    assert project.figures.rowCount() == 2


def test_the_chart_stays_with_a_series_that_is_merged_into_another(qtbot: QtBot, shown: MainWindow) -> None:
    linked = shown.selection
    linked.set_measure("houses")
    shown.desk.panels.source_head.tabs.setCurrentIndex(1)

    shown.desk.panels.sources.tree.merge_wanted.emit(["houses"], "people · left")

    qtbot.waitUntil(lambda: linked.measure == "people · left")
    qtbot.waitUntil(lambda: {f.series for f in shown.desk.project.figures.figures} == {"people · left"})
    assert shown.desk.project.name_of("measure", "people · left") == "people who left"


def test_a_renamed_series_has_its_words_in_tree_filter_and_headline(qtbot: QtBot, shown: MainWindow) -> None:
    shown.desk.panels.source_head.tabs.setCurrentIndex(1)
    linked = shown.selection
    linked.set_filter(NO_FILTER.only("measure", "people · left"))
    tree = focus_tree(shown, "people · left")

    qtbot.keyClick(tree, Qt.Key.Key_F2)
    editor = next(field for field in tree.findChildren(QLineEdit) if field.isVisible())
    qtbot.keyClicks(editor, "people evacuated")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: shown.desk.project.name_of("measure", "people · left") == "people evacuated")
    assert shown.desk.project.measures.index(0, 0).data() == "people evacuated"
    assert linked.filter.measure == {"people · left"}
    (chip,) = shown.desk.panels.filter_bar.chips
    assert chip.accessibleName() == "Filter Measure: people evacuated"


def test_a_name_that_another_source_has_offers_to_merge_the_two(qtbot: QtBot, shown: MainWindow) -> None:
    tree = focus_tree(shown, "Mayor")

    qtbot.keyClick(tree, Qt.Key.Key_F2)
    editor = next(field for field in tree.findChildren(QLineEdit) if field.isVisible())
    qtbot.keyClicks(editor, "Defence Trust")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "already" in shown.banner.text)
    shown.banner.act(0)

    qtbot.waitUntil(lambda: sources(shown).count("Defence Trust") == 3)


def test_a_merged_name_is_split_off_by_the_menu_or_the_dialog(qtbot: QtBot, shown: MainWindow) -> None:
    before = sources(shown)
    tree = shown.desk.panels.sources.tree
    tree.merge_wanted.emit(["Mayor"], "Defence Trust")
    qtbot.waitUntil(lambda: shown.context["has_merged_sources"] and "Mayor" not in sources(shown))
    focus_tree(shown, "Defence Trust")
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    qtbot.keyClick(tree, Qt.Key.Key_Down)

    run(shown, "names.split_source")
    asked = dialog(qtbot, shown, SplitDialog)
    checked = asked.list.checked()
    qtbot.keyClick(asked.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sources(shown) == before)
    run(shown, "edit.undo")
    qtbot.waitUntil(lambda: "Mayor" not in sources(shown))
    tree.setFocus()
    tree.setCurrentIndex(tree.model().index(0, 0, tree.model().index_of("Defence Trust")))
    tree.menu_wanted.emit(QPoint(10, 10))
    menu_entry("Split off as a source of its own")

    assert checked == ["Mayor"]
    qtbot.waitUntil(lambda: sources(shown) == before)


def test_one_wrong_figure_is_taken_out_of_a_source(qtbot: QtBot, shown: MainWindow) -> None:
    tree = focus_tree(shown, "Defence Trust")
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    qtbot.keyClick(tree, Qt.Key.Key_Down)

    tree.menu_wanted.emit(QPoint(10, 10))
    menu_entry("Not from this source")

    qtbot.waitUntil(lambda: sources(shown) == [None, *SOURCES[1:]])
    assert rows(shown)[-1] == "Outlet’s own voice 2" or "Outlet’s own voice 2" in rows(shown)


def test_a_source_is_set_for_the_selected_figures_with_a_name_that_the_project_knows(
    qtbot: QtBot, shown: MainWindow
) -> None:
    figures = shown.desk.project.figures.figures
    shown.selection.choose(figures[0].id)
    shown.selection.set_selected([figures[0].id, figures[1].id])
    shown.desk.panels.table.setFocus()

    run(shown, "figures.set_source")
    asked = dialog(qtbot, shown, SetNameDialog)
    asked.field.selectAll()
    qtbot.keyClicks(asked.field, "may")
    qtbot.keyClick(asked.field, Qt.Key.Key_Down)
    completed = asked.field.text()
    qtbot.keyClick(asked.field, Qt.Key.Key_Return)

    assert completed == "Mayor"
    qtbot.waitUntil(lambda: sources(shown)[:2] == ["Mayor", "Mayor"])


def test_a_measure_is_set_to_a_series_that_is_there_or_to_a_new_one(qtbot: QtBot, shown: MainWindow) -> None:
    figure = shown.desk.project.figures.figures[0]
    shown.selection.choose(figure.id)
    shown.desk.panels.table.setFocus()

    def set_measure(words: str) -> None:
        run(shown, "figures.set_measure")
        asked = dialog(qtbot, shown, SetNameDialog)
        asked.field.selectAll()
        qtbot.keyClicks(asked.field, words)
        qtbot.keyClick(asked.field, Qt.Key.Key_Return)

    set_measure("houses flooded")
    qtbot.waitUntil(lambda: shown.desk.project.figures.figures[0].series == "houses")
    set_measure("sheds flooded")

    qtbot.waitUntil(lambda: shown.desk.project.figures.figures[0].measure == "sheds flooded")
    assert shown.desk.project.figures.figures[0].series not in ("houses", "people · left")


def test_kind_and_country_of_a_source_are_said_in_one_dialog(qtbot: QtBot, shown: MainWindow) -> None:
    focus_tree(shown, "Mayor")

    run(shown, "names.facts")
    asked = dialog(qtbot, shown, SourceFactsDialog)
    asked.kind.setCurrentText("government")
    asked.country.setEditText("Germany")
    qtbot.keyClick(asked.country, Qt.Key.Key_Return)

    def said() -> tuple[str, str]:
        mayor = shown.desk.project.names.thing("source", "Mayor")
        return (mayor.source_kind, mayor.country)

    qtbot.waitUntil(lambda: said() == ("government", "Germany"))


def test_a_suggestion_is_accepted_or_turned_down_apart_from_what_was_decided(
    qtbot: QtBot, shown: MainWindow
) -> None:
    strip = shown.desk.panels.sources.strips["source"]
    qtbot.waitUntil(lambda: strip.isVisible())
    head = strip.findChild(QToolButton)
    before = sources(shown)

    qtbot.mouseClick(head, Qt.MouseButton.LeftButton)
    pair = strip.pair
    accept, decline = (next(b for b in strip.findChildren(QPushButton) if b.text() == words)
                       for words in ("Merge", "Not the same"))  # fmt: skip
    qtbot.mouseClick(accept, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sources(shown) != before)
    run(shown, "edit.undo")
    qtbot.waitUntil(lambda: sources(shown) == before and strip.isVisible())
    qtbot.mouseClick(decline, Qt.MouseButton.LeftButton)

    assert {pair.first, pair.second} == {"Defence Trust", "Trust of Defence"}
    assert pair.reason
    qtbot.waitUntil(strip.isHidden)
    run(shown, "edit.undo")
    qtbot.waitUntil(strip.isVisible)
    assert sources(shown) == before


def test_merged_names_are_there_when_the_project_is_opened_again(
    qtbot: QtBot, theme: Theme, fresh_settings: Settings, path: Path
) -> None:
    with started(theme, fresh_settings, [str(path)]) as window:
        qtbot.waitUntil(lambda: window.desk.project.figures.rowCount() == len(SOURCES))
        window.selection.set_filter(NO_FILTER.only("source", "Mayor"))
        window.desk.panels.sources.tree.merge_wanted.emit(["Mayor"], "Defence Trust")
        qtbot.waitUntil(lambda: window.selection.filter.source == {"Defence Trust"})
        colour = window.desk.project.place_of("Defence Trust")

    with started(theme, fresh_settings, [str(path)]) as window:
        qtbot.waitUntil(lambda: window.desk.project.figures.rowCount() == 3)

        assert window.selection.filter.source == {"Defence Trust"}
        assert window.desk.project.place_of("Defence Trust") == colour
        assert window.desk.project.names.thing("source", "Defence Trust").aliases == ("Mayor",)


def test_a_dialog_lists_the_names_of_now_although_they_are_read_after_the_figures(
    qtbot: QtBot, theme: Theme, fresh_settings: Settings, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listed(asked: MergeDialog | SetNameDialog) -> set[str]:
        return {asked.list.topLevelItem(row).text(0) for row in range(asked.list.topLevelItemCount())}

    monkeypatch.setattr(names, "_READ_MS", 3_600_000)  # a person may be faster
    with started(theme, fresh_settings, [str(path)]) as window:
        figures = window.desk.project.figures
        qtbot.waitUntil(lambda: figures.rowCount() == len(SOURCES))
        mayor = figures.figures[3].id
        window.selection.choose(mayor)

        run(window, "names.merge_sources")
        just_opened = dialog(qtbot, window, MergeDialog)
        window.desk.desk.change(
            lambda session: naming.move_figures(session, "source", [mayor], "Harbour Master")
        )
        qtbot.waitUntil(lambda: "Harbour Master" in sources(window))
        run(window, "figures.set_source")
        just_changed = dialog(qtbot, window, SetNameDialog)

        assert listed(just_opened) == {"Defence Trust", "Trust of Defence", "Mayor"}
        assert just_opened.list.checked() == ["Mayor"]
        assert {"Harbour Master", "Mayor"} & listed(just_changed) == {"Harbour Master"}


def test_series_that_a_person_keeps_apart_are_suggested_nowhere(qtbot: QtBot, project: ProjectModels) -> None:
    known = project.names
    figures = [make_figure(start=at, end=at + 1, series=series, measure="troops trained", unit="people")
               for at, series in enumerate(("troops · in training", "troops · in training · Oren"))]  # fmt: skip
    project.take(project.documents.articles, figures)
    before = [row.series for row in project.alike("troops · in training")]

    known.take_suggestions({"source": (), "series": ()})

    assert before == ["troops · in training · Oren"]
    assert project.alike("troops · in training") == ()


def test_a_drop_that_changes_many_figures_is_asked_for_and_a_small_one_is_not(
    qtbot: QtBot, shown: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = shown.desk.panels.sources.trees["source"]
    monkeypatch.setattr(names, "_FEW_DROPPED", 1)

    tree.merge_wanted.emit(["Mayor"], "Trust of Defence")
    qtbot.waitUntil(lambda: "Mayor" not in sources(shown))
    run(shown, "edit.undo")
    qtbot.waitUntil(lambda: "Mayor" in sources(shown))
    tree.merge_wanted.emit(["Defence Trust"], "Mayor")
    asked = dialog(qtbot, shown, ConfirmDropDialog)
    assert asked.windowTitle() == "Merge 2 figures"
    assert sources(shown).count("Defence Trust") == 2
    asked.confirm.click()

    qtbot.waitUntil(lambda: sources(shown).count("Mayor") == 3)


def test_a_folded_in_name_of_many_figures_is_asked_for_too(
    qtbot: QtBot, shown: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = shown.desk.panels.sources.trees["source"]
    naming.merge(shown.desk.project.session, "source", ["Defence Trust"], "Trust of Defence")
    qtbot.waitUntil(lambda: sources(shown).count("Trust of Defence") == 3)
    monkeypatch.setattr(names, "_FEW_DROPPED", 1)

    tree.alias_wanted.emit("Defence Trust", "Mayor")

    asked = dialog(qtbot, shown, ConfirmDropDialog)
    assert asked.windowTitle() == "Move 2 figures"
    assert sources(shown).count("Mayor") == 1
    asked.confirm.click()
    qtbot.waitUntil(lambda: sources(shown).count("Mayor") == 3)


def test_a_dialog_that_is_asked_for_while_the_names_are_being_read_waits_for_them(
    qtbot: QtBot, shown: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_reading, may_go_on, read_names = threading.Event(), threading.Event(), names.read_names

    def read(session: ProjectSession) -> object:
        is_reading.set()
        assert may_go_on.wait(120)
        return read_names(session)

    until_quiet(qtbot, shown)
    monkeypatch.setattr(names, "read_names", read)
    first = shown.desk.project.figures.figures[0].id
    shown.desk.desk.change(lambda session: correct(session, [first], {"source": "River Board"}))
    qtbot.waitUntil(is_reading.is_set)
    run(shown, "names.merge_sources")
    may_go_on.set()

    listed = dialog(qtbot, shown, MergeDialog).list
    assert "River Board" in [listed.topLevelItem(row).text(0) for row in range(listed.topLevelItemCount())]


def test_kept_aliases_are_seen_and_forgotten(qtbot: QtBot, shown: MainWindow, tmp_path: Path) -> None:
    session = shown.desk.project.session
    naming.merge(session, "source", ["Defence Trust", "Mayor"], "Trust of Defence")
    naming.keep_for_next(session)

    run(shown, "names.kept")
    listed = dialog(qtbot, shown, KeptNamesDialog)
    names = [listed.table.item(row, 0).text() for row in range(listed.table.rowCount())]
    listed.field.setText("mayor")
    listed.table.selectAll()
    assert [one.alias for one in listed.chosen()] == ["Mayor"]
    listed.forget.click()

    assert names == ["Defence Trust", "Mayor"]
    qtbot.waitUntil(lambda: [one.alias for one in kept_names()] == ["Defence Trust"])
    qtbot.waitUntil(lambda: listed.table.rowCount() == 1)
    forget_kept(kept_names())
    listed.close()


def test_without_kept_aliases_the_list_says_how_they_come_about(qtbot: QtBot, shown: MainWindow) -> None:
    run(shown, "names.kept")

    listed = dialog(qtbot, shown, KeptNamesDialog)

    assert "Keep aliases for next projects" in listed.told.text()
    assert not listed.table.isVisible()
    listed.close()


class Paints(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_the_article_has_the_colours_of_merged_sources_at_once(qtbot: QtBot, shown: MainWindow) -> None:
    panels = shown.desk.panels
    qtbot.waitUntil(lambda: panels.article.document is not None)
    before = list(panels.article._places)
    paints, viewport = Paints(), panels.article.view.text.viewport()
    viewport.installEventFilter(paints)

    shown.desk.desk.change(lambda session: naming.merge(session, "source", ["Mayor"], "Defence Trust"))
    qtbot.waitUntil(lambda: "Mayor" not in sources(shown))

    qtbot.waitUntil(lambda: panels.article._places != before)
    qtbot.waitUntil(lambda: paints.count > 0)
    viewport.removeEventFilter(paints)


def test_a_corrected_source_lets_the_program_look_again_what_may_be_the_same(
    qtbot: QtBot, shown: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr("reportedly.gui.commands.names.read_suggestions", lambda _: asked.append(1) or {})
    qtbot.waitUntil(lambda: not shown.desk._names._suggester.isActive())
    until_quiet(qtbot, shown)
    asked.clear()

    name = shown.desk.project.figures.figures[0].id
    shown.desk.desk.change(lambda session: naming.move_figures(session, "source", [name], "Mayor"))

    qtbot.waitUntil(lambda: bool(asked))
