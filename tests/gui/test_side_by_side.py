"""Side by side: one row a source, linked with the rest of the window."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from helpers.figures import make_figure
from reportedly.analysis.origins import find_origins, origins_of_figures
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.comparison import Facts, Question
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.models.side_by_side import SideBySideModel, side_by_side
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.side_by_side_view import SideBySideView
from reportedly.model.figure import Denial, Figure
from reportedly.model.quantity import Relation


def of_source(name: str, number: int, day: str, **changes: object) -> Figure:
    value = Decimal(number)
    values = {"source": name, "value": value, "low": value, "high": value, "text": f"{number:,}"}
    return make_figure(
        f"{name}-{number}", article=f"{name}.txt", statement_date=day, published=day, **{**values, **changes}
    )


DENIAL = Denial("late.txt", "Army", "the army", 0, 4, "The army denies it.", "2024-10-26")
FIGURES = (
    of_source("Ministry", 3000, "2024-10-21", denied_by=(DENIAL,)),
    of_source("Ministry", 4000, "2024-10-23"),
    of_source("Mayor", 9000, "2024-10-24", value=None, high=None, relation=Relation.AT_LEAST),
)


def asked(*figures: Figure, measure: str | None = "troops") -> tuple[Facts, Question]:
    origins = find_origins(figures, {})
    facts = Facts(figures, {}, origins, origins_of_figures(origins), ())
    return facts, Question(figures, measure, {}, None, None, None)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, project: ProjectModels, selection: LinkedSelection) -> SideBySideView:
    made = SideBySideView(project, selection, theme)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.set_shown(side_by_side(*asked(*FIGURES)))
    return made


def test_each_source_stands_with_its_latest_figure_and_the_greatest_comes_first() -> None:
    shown = side_by_side(*asked(*FIGURES))

    assert [(row.latest.voice, row.figure.text) for row in shown.rows] == [
        ("Mayor", "9,000"),
        ("Ministry", "4,000"),
    ]
    assert shown.disagreement.words == "5,000 or more apart"
    assert (shown.low, shown.high >= 9000) == (0, True)


def test_without_a_measure_there_is_nothing_to_set_side_by_side() -> None:
    assert side_by_side(*asked(*FIGURES, measure=None)) is None
    assert side_by_side(*asked(measure="troops")) is None


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = SideBySideModel()
    model.set_shown(side_by_side(*asked(*FIGURES)))

    qtmodeltester.check(model)


def test_a_row_chosen_by_key_chooses_its_figure_and_enter_opens_it(
    view: SideBySideView, selection: LinkedSelection
) -> None:
    opened: list[str] = []
    view.opened.connect(opened.append)

    QTest.keyClick(view.rows, Qt.Key.Key_Down)
    QTest.keyClick(view.rows, Qt.Key.Key_Down)
    QTest.keyClick(view.rows, Qt.Key.Key_Return)

    assert selection.current == "Ministry-4000"
    assert opened == ["Ministry-4000"]


def test_a_figure_chosen_elsewhere_is_marked_and_one_without_a_row_marks_none(
    view: SideBySideView, selection: LinkedSelection
) -> None:
    selection.choose("Mayor-9000")
    marked = view.rows.currentIndex().row()
    selection.choose("Ministry-3000")

    assert marked == 0
    assert not view.rows.selectionModel().hasSelection()


def test_the_window_answers_when_the_view_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.commands.action("help.sample").trigger()
    qtbot.waitUntil(lambda: window.desk.project.figures.rowCount() > 0, timeout=20_000)

    window.desk.commands.action("view.side_by_side").trigger()

    panel = window.desk.panels.side_by_side
    qtbot.waitUntil(lambda: panel.model.rowCount() > 3, timeout=20_000)
    assert {row.figure.series for row in panel.model.rows} == {window.selection.measure}
    assert window.desk.panels.view == "side_by_side"
