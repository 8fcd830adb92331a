"""The matrix: sources by measures, and who asserts, denies, declines and is silent."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.test_side_by_side import FIGURES, asked, of_source
from helpers.windows import show_sample
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.comparison import Facts, Question
from reportedly.gui.models.matrix_rows import GridModel, Matrices, matrices
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.matrix_paint import KEY
from reportedly.gui.views.matrix_view import MatrixView, _Key
from reportedly.model.figure import Figure, Stance
from reportedly.model.party_word import PartyWord, Position

HOUSES = of_source("Mayor", 40, "2024-10-25", series="houses", measure="houses burnt", unit="house")
DENIES = PartyWord(
    voice="Army", position=Position.DENIES, article="late.txt", outlet="Post", start=4, end=15,
    sentence="The army denies that any troops were sent.", said=None, figures=("Ministry-3000",),
)  # fmt: skip


def shown(*figures: Figure, words: tuple[PartyWord, ...] = ()) -> Matrices:
    facts = asked(*figures)[0]
    known = Facts(facts.figures, facts.texts, facts.origins, facts.origin_of, words)
    return matrices(known, Question(figures, "troops", {"troops": "troops sent"}, None, None, None))


def view_of(qtbot: QtBot, theme: Theme, project: ProjectModels, linked: LinkedSelection) -> MatrixView:
    view = MatrixView(project, linked, theme)
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    view.set_shown(shown(*FIGURES, HOUSES, words=(DENIES,)))
    return view


def test_each_source_has_its_latest_figure_of_each_measure() -> None:
    grid = shown(*FIGURES, HOUSES).by_measure

    rows = {row: [cell.words for cell in cells] for row, cells in zip(grid.rows, grid.cells, strict=True)}
    assert grid.columns == ("troops sent", "houses burnt")
    assert rows == {"Mayor": ["≥9,000", "40"], "Ministry": ["4,000", ""]}


def test_who_only_denies_has_a_row_by_measure_that_leads_to_the_words() -> None:
    grid = shown(*FIGURES, HOUSES, words=(DENIES,)).by_measure

    cells = grid.cells[grid.rows.index("Army")]
    denial, of_houses = cells
    assert (denial.position, denial.words, denial.figure) == (Position.DENIES, "denies", None)
    assert (denial.article, denial.start, denial.end) == ("late.txt", 4, 15)
    assert of_houses.position is Position.SILENT


def test_who_denies_a_number_by_measure_has_that_number_crossed() -> None:
    rejects = replace(DENIES, sentence="The army rejected that figure.")

    grid = shown(*FIGURES, words=(rejects,)).by_measure

    cell = grid.cells[grid.rows.index("Army")][0]
    assert (cell.position, cell.words) == (Position.DENIES, "3,000")


def test_a_figure_of_a_source_stands_before_its_words_by_measure() -> None:
    own = replace(DENIES, voice="Mayor")

    grid = shown(*FIGURES, words=(own,)).by_measure

    assert grid.cells[grid.rows.index("Mayor")][0].words == "≥9,000"


def test_who_only_declines_has_no_row_by_measure_for_nobody_knows_which_measure_it_is_about() -> None:
    declines = replace(DENIES, position=Position.DECLINES, sentence="The army declined to comment.")
    court = replace(declines, voice="Court")

    grid = shown(*FIGURES, words=(declines, court, DENIES)).by_measure

    assert "Court" not in grid.rows
    assert grid.cells[grid.rows.index("Army")][0].position is Position.DENIES


def test_a_silent_party_has_no_words_and_a_denial_its_place_in_the_article() -> None:
    grid = shown(*FIGURES, words=(DENIES,)).who_denies

    denials = [row[grid.columns.index("Army")] for row in grid.cells]
    assert (denials[0].position, denials[0].words, denials[0].start) == (Position.DENIES, "denies", 4)
    assert {(cell.position, cell.words, cell.sentence) for cell in denials[1:]} == {(Position.SILENT, "", "")}


def test_days_of_one_year_are_said_without_it() -> None:
    later = of_source("Mayor", 9500, "2025-01-02")

    one_year = shown(*FIGURES).by_measure
    two_years = shown(*FIGURES, later).by_measure

    assert {cell.said for row in one_year.cells for cell in row} == {"24 Oct", "23 Oct"}
    assert {cell.said for row in two_years.cells for cell in row} == {"2 Jan 2025", "23 Oct 2024"}


def test_one_source_alone_needs_another(
    qtbot: QtBot, theme: Theme, project: ProjectModels, selection: LinkedSelection
) -> None:
    view = view_of(qtbot, theme, project, selection)

    view.set_shown(shown(HOUSES))

    assert view._empty.isVisible()
    assert view._empty.text() == "Needs two sources."
    assert not view.cells.isVisible()


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = GridModel()
    model.set_grid(shown(*FIGURES, HOUSES).by_measure)

    qtmodeltester.check(model)


def test_a_cell_chosen_by_key_chooses_its_figure_and_words_alone_show_their_place(
    qtbot: QtBot, theme: Theme, project: ProjectModels, selection: LinkedSelection
) -> None:
    view = view_of(qtbot, theme, project, selection)
    places: list[tuple[str, int, int]] = []
    view.place_wanted.connect(lambda *place: places.append(place))

    view.cells.setCurrentIndex(view.model.index(0, 0))
    QTest.keyClick(view.cells, Qt.Key.Key_Right)
    chosen = selection.current
    view.who_denies.click()
    army = view.model.grid.columns.index("Army")
    view.cells.setCurrentIndex(view.model.index(0, army))

    assert chosen == HOUSES.id
    assert places == [("late.txt", 4, 15)]
    assert selection.current is None  # no key may be of a figure that is not looked at
    assert view.cells.currentIndex().column() == army


def test_the_window_shows_the_sample_as_a_matrix(qtbot: QtBot, window: MainWindow) -> None:
    show_sample(qtbot, window)

    window.desk.commands.action("view.matrix").trigger()
    panel = window.desk.panels.matrix
    qtbot.waitUntil(lambda: panel.model.rowCount() > 3)
    panel.who_denies.click()

    positions = {cell.position for row in panel.model.grid.cells for cell in row}
    assert {Position.ASSERTS, Position.DENIES, Position.SILENT} <= positions
    assert not panel.who_denies.isHidden()
    assert all(
        cell.sentence
        for row in panel.model.grid.cells
        for cell in row
        if cell.position is not Position.SILENT
    )


def test_a_figure_that_its_own_source_denies_has_the_sign_of_denial() -> None:
    denied = of_source("Army", 12000, "2024-10-26", stance=Stance.DENIED)

    grid = shown(*FIGURES, denied).by_measure

    assert grid.cells[grid.rows.index("Army")][0].position is Position.DENIES


def test_of_many_parties_who_denies_stands_first() -> None:
    several = [of_source(f"Source {n}", 1000 * n, "2024-10-23") for n in range(1, 9)]

    few = shown(*FIGURES, words=(DENIES,)).who_denies
    many = shown(*FIGURES, *several, words=(DENIES,)).who_denies

    assert few.columns[0] != "Army"
    assert many.columns[0] == "Army"
    assert many.cells[0][0].position is Position.DENIES


@pytest.mark.parametrize("width", [12, 18, 24, 34, 60])
def test_the_key_has_all_its_signs_at_every_width(theme: Theme, qtbot: QtBot, width: int) -> None:
    key = _Key(theme)
    qtbot.addWidget(key)
    key.resize(theme.px(width), theme.px(2))
    key.show()
    key.fit()

    lines = key._lines(key.width())

    assert [sign for part in lines for sign in part] == list(KEY)
    assert key.height() == len(lines) * theme.px(1.6)
    if width >= 18:
        assert all(key._width(part, 0.6) <= key.width() for part in lines)


def test_a_switch_takes_the_focus_by_key_only_and_its_ring_cuts_no_word(
    qtbot: QtBot, theme: Theme, project: ProjectModels, selection: LinkedSelection
) -> None:
    view = view_of(qtbot, theme, project, selection)
    button = view.who_denies
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    after_click = button.hasFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    option = QStyleOptionButton()
    button.initStyleOption(option)
    room = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button).width()

    assert button.isChecked()
    assert not after_click
    assert button.hasFocus()
    assert room >= button.fontMetrics().horizontalAdvance(button.text())
