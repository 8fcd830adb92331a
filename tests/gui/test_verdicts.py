"""Verdicts of the chosen figures: from which views, of how many, and of none that is hidden."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.test_review import TEXT, figures, first, press
from helpers.windows import reading, table_of
from reportedly.gui.main_window import MainWindow
from reportedly.gui.shell.theme import Theme
from reportedly.model.figure import Review
from reportedly.model.filter import FilterSpec
from reportedly.services.settings import Settings


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, fresh_settings: Settings, tmp_path: Path) -> Iterator[MainWindow]:
    """Give a window with one article that was read."""
    article = tmp_path / "mill.txt"
    article.write_text(TEXT, encoding="utf-8")
    with reading(qtbot, theme, fresh_settings, article) as made:
        yield made


@pytest.mark.parametrize("name", ["side_by_side", "matrix", "echo", "ledger"])
def test_the_keys_judge_the_current_figure_in_the_comparing_views_too(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    panels = window.desk.panels
    panels.show_view(name)
    rows = table_of(window, name)
    qtbot.waitUntil(lambda: rows.isVisible() and rows.model().rowCount() > 0)
    rows.setFocus()
    chosen = window.selection.current

    press(qtbot, Qt.Key.Key_X)

    by_id = window.desk.project.figures.figure
    qtbot.waitUntil(lambda: by_id(chosen).review is Review.REJECTED)


def test_the_buttons_say_of_how_many_figures_a_verdict_is(qtbot: QtBot, window: MainWindow) -> None:
    detail = window.desk.panels.detail
    at_first = detail.accept.accessibleName(), detail.reject.accessibleName()

    window.desk.panels.table.selectAll()

    count = len(figures(window))
    assert at_first == ("Accept", "Reject")
    assert detail.accept.accessibleName() == f"Accept {count}"
    assert detail.reject.accessibleName() == f"Reject {count}"


def test_a_verdict_spares_chosen_figures_that_a_filter_hides(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.panels.table.selectAll()
    kept, *others = figures(window)

    window.selection.set_filter(FilterSpec(source=frozenset({kept.source})))
    window.selection.set_selected(figure.id for figure in figures(window))
    window.selection.set_current(kept.id)
    shown_now = {figure.id for figure in window.desk.project.figures.shown()}
    window.desk.panels.detail.reject.click()

    qtbot.waitUntil(lambda: first(window).review is Review.REJECTED)
    assert any(figure.id not in shown_now for figure in others)
    spared = [figure for figure in figures(window) if figure.id not in shown_now]
    assert {figure.review for figure in spared} == {Review.MACHINE}
