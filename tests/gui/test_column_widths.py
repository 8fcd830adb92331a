"""The columns of the figures table are no wider than their words."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from helpers.figures import make_figure, sample_figures, sample_summaries
from reportedly.gui.models.columns import COLUMNS, column_place
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.column_widths import CellWidths, column_widths
from reportedly.gui.views.figure_table_view import FigureTableView

SHOWN = {column.id for column in COLUMNS if not column.is_hidden}
LONG = "passengers of the night ferry between the two islands who were taken off"


def test_no_column_is_wider_than_the_design_or_than_its_words(theme: Theme) -> None:
    needed = CellWidths(theme).needed(sample_figures())

    widths = column_widths(40, SHOWN, needed, {})

    for column in COLUMNS:
        if column.id in widths and column.id != "review":
            assert widths[column.id] == min(column.width, needed[column.id])
    assert "measure" not in widths


def test_room_that_of_what_does_not_need_goes_to_long_names_of_sources(theme: Theme) -> None:
    figures = [make_figure(source="The Ministry of Roads and Bridges of the North")]
    needed = CellWidths(theme).needed(figures)

    narrow, wide = (column_widths(room, SHOWN, needed, {})["source"] for room in (50, 120))

    assert narrow == COLUMNS[column_place("source")].width
    assert wide > narrow


def test_a_width_given_by_hand_is_kept(theme: Theme) -> None:
    needed = CellWidths(theme).needed(sample_figures())

    assert column_widths(120, SHOWN, needed, {"source": 4.0})["source"] == 4.0


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> FigureTableView:
    models = ProjectModels()
    models.take(sample_summaries(), [replace(figure, measure=LONG) for figure in sample_figures()])
    made = FigureTableView(models.figures, LinkedSelection(), theme, models.place_of)
    made._models = models  # kept alive with the view
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(("width", "is_shown"), [(80, True), (54, False)], ids=["wide", "narrow"])
def test_outlet_gives_its_room_to_what_is_counted(
    view: FigureTableView, theme: Theme, width: float, is_shown: bool
) -> None:
    view.resize(theme.px(width), 300)

    assert view.isColumnHidden(column_place("outlet")) is not is_shown
    assert view.columnWidth(column_place("measure")) >= theme.px(11.5)


def test_a_column_that_was_dragged_keeps_its_width_when_the_window_changes(
    view: FigureTableView, theme: Theme
) -> None:
    view.resize(theme.px(80), 300)

    view.horizontalHeader().resizeSection(column_place("statement_date"), theme.px(11))
    view.resize(theme.px(90), 300)
    dragged = view.columnWidth(column_place("statement_date"))
    view.reset_columns()

    assert dragged == pytest.approx(theme.px(11), abs=1)
    assert view.columnWidth(column_place("statement_date")) < theme.px(8)


def test_few_rows_that_need_more_room_count_where_there_is_room_only(theme: Theme) -> None:
    rows = [make_figure(str(number), statement_date="2024-10-15") for number in range(19)]
    odd = make_figure("odd", statement_date="2024-W42")

    whole, most = (CellWidths(theme).needed([*rows, odd], share) for share in (1.0, 0.9))

    assert most["statement_date"] < whole["statement_date"]
    assert most["statement_date"] == CellWidths(theme).needed(rows)["statement_date"]


def test_what_was_measured_before_gives_the_same_widths_as_measured_anew(theme: Theme) -> None:
    cells = CellWidths(theme)
    rows = [
        make_figure(str(number), measure="troops" * number, value=Decimal(10**number)) for number in range(4)
    ]
    corrected = replace(rows[0], superseded_by="3", value=Decimal(1234567))
    lists = [rows[:2], rows, [replace(rows[1], measure=LONG), *rows[2:]], [corrected, *rows[1:]],
             [corrected, *rows[1:3], replace(rows[3], value=Decimal(98765432))]]  # fmt: skip

    for figures in lists:
        assert cells.needed(figures) == CellWidths(theme).needed(figures)


def test_in_a_narrow_table_of_what_has_the_room_of_days_that_few_rows_have(
    view: FigureTableView, theme: Theme
) -> None:
    stance = column_place("stance")
    view.resize(theme.px(80), 300)
    assert view.model().headerData(stance, Qt.Orientation.Horizontal) == "Stance"

    view.resize(theme.px(53), 300)

    assert view.columnWidth(stance) <= theme.px(3)
    assert view.model().headerData(stance, Qt.Orientation.Horizontal) == ""
    assert (
        view.model().headerData(stance, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
        == "Stance"
    )
    assert view.columnWidth(column_place("measure")) >= theme.px(13)
