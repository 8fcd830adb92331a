"""The figures table: order, filter, changes by difference, columns and copying."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from helpers.figures import make_figure, sample_figures, sample_summaries
from reportedly.gui.models.columns import COLUMNS, column_place
from reportedly.gui.models.figure_table import FigureTableModel
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.figure_delegate import _fitted
from reportedly.gui.views.figure_table_view import FigureTableView
from reportedly.model.figure import FIELD_ORDER
from reportedly.model.filter import FilterSpec


def ids(model: FigureTableModel) -> list[str]:
    return [figure.id for figure in model.shown()]


def test_every_column_is_a_field_of_the_record() -> None:
    of_a_person = ("note", "tags")

    assert [column.id for column in COLUMNS if column.id not in (*FIELD_ORDER, *of_a_person)] == []


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = FigureTableModel()
    model.set_figures(sample_figures())

    qtmodeltester.check(model)


def test_the_model_keeps_the_rules_of_qt_while_rows_come_and_go(qtmodeltester: ModelTester) -> None:
    model = FigureTableModel()
    model.set_figures(sample_figures())
    qtmodeltester.check(model)

    model.set_figures(sample_figures()[1:4])
    model.set_figures([*sample_figures(), make_figure("c1")])
    model.set_filter(FilterSpec(text="houses"))
    model.set_filter(FilterSpec())

    assert ids(model) == ["a1", "a2", "a3", "b1", "b2", "c1"]


@pytest.mark.parametrize(
    ("column", "words"),
    [("statement_date", "23 Nov 2024"), ("target_date", "23 Nov 2024"), ("target_date", "by 23 Nov 2024")],
)
def test_a_date_with_its_word_fits_its_column(theme: Theme, column: str, words: str) -> None:
    needed = QFontMetrics(theme.font()).horizontalAdvance(words) + 2 * theme.space("s")

    assert needed <= theme.px(COLUMNS[column_place(column)].width)


def test_the_column_for_date_names_a_day_without_a_word() -> None:
    figure = make_figure(target_date="2025-03-02", target_start="2025-03-02", target_end="2025-03-02")

    assert COLUMNS[column_place("target_date")].written(figure, {}) == "2 Mar 2025"


def test_of_an_outlet_with_a_long_name_the_own_voice_stays_readable(theme: Theme) -> None:
    metrics = QFontMetrics(theme.font())
    width = metrics.horizontalAdvance("Evening, own voice")

    fitted = _fitted("Evening Chronicle of the North, own voice", metrics, width)

    assert fitted.startswith("Even")
    assert fitted.endswith("…, own voice")
    assert metrics.horizontalAdvance(fitted) <= width
    assert _fitted("Ministry of Defence of the North", metrics, width).endswith("…")


def test_empty_cells_come_last_in_both_directions() -> None:
    model = FigureTableModel()
    model.set_figures(sample_figures())

    model.sort(column_place("statement_date"), Qt.SortOrder.AscendingOrder)
    rising = ids(model)
    model.sort(column_place("statement_date"), Qt.SortOrder.DescendingOrder)
    falling = ids(model)

    assert rising == ["b2", "a1", "a2", "b1", "a3"]
    assert falling == ["b1", "a1", "a2", "b2", "a3"]


def test_a_range_is_sorted_by_its_lower_end_and_not_by_a_mean() -> None:
    model = FigureTableModel()
    model.set_figures([make_figure("x", value=Decimal(11200), low=Decimal(11200), high=Decimal(11200)),
                       *sample_figures()])  # fmt: skip

    model.sort(column_place("value"))

    assert ids(model).index("a3") < ids(model).index("x")


def test_the_filter_shows_what_the_predicate_accepts() -> None:
    model = FigureTableModel()
    model.set_figures(sample_figures())

    for spec in (FilterSpec(text="radio 40"), FilterSpec(source=frozenset({"Mayor", "Border Guard"})),
                 FilterSpec(measure=frozenset({"houses"})), FilterSpec(unit=frozenset({"people"}), text="guard"),
                 FilterSpec(article=frozenset({"two.txt"})),
                 FilterSpec(source=frozenset({"Coast Radio, own voice"}))):  # fmt: skip
        model.set_filter(spec)

        assert ids(model) == [figure.id for figure in sample_figures() if spec.accepts(figure)]
        assert ids(model)


def test_added_articles_insert_rows_and_do_not_reset(qtbot: QtBot) -> None:
    model = FigureTableModel()
    model.set_figures(sample_figures()[:3])

    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted):
        model.set_figures(sample_figures())

    assert model.row_of("b2") == 4


def test_a_click_on_a_head_sorts_up_then_down_then_as_read(
    qtbot: QtBot, project: ProjectModels, selection: LinkedSelection, theme: Theme
) -> None:
    view = FigureTableView(project.figures, selection, theme, project.place_of)
    qtbot.addWidget(view)
    view.resize(1200, 300)
    view.show()
    header = view.horizontalHeader()
    place = column_place("value")
    point = header.viewport().rect().topLeft()
    point.setX(header.sectionViewportPosition(place) + 20)
    point.setY(10)

    orders = []
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)
        orders.append(ids(project.figures))

    assert orders[0] == ["b1", "b2", "a1", "a2", "a3"]
    assert orders[1] == ["a3", "a2", "a1", "b2", "b1"]
    assert orders[2] == ["a1", "a2", "a3", "b1", "b2"]


def test_columns_can_be_hidden_moved_and_kept(
    qtbot: QtBot, project: ProjectModels, selection: LinkedSelection, theme: Theme
) -> None:
    view = FigureTableView(project.figures, selection, theme, project.place_of)
    qtbot.addWidget(view)
    view.resize(1400, 300)
    header = view.horizontalHeader()

    view.set_column_shown("unit", is_shown=True)
    view.set_column_shown("outlet", is_shown=False)
    header.moveSection(header.visualIndex(column_place("unit")), 1)
    kept = tuple(view.shown_columns())
    again = FigureTableView(project.figures, selection, theme, project.place_of)
    qtbot.addWidget(again)
    again.set_columns(kept)

    assert kept[1] == "unit"
    assert "outlet" not in kept
    assert tuple(again.shown_columns()) == kept


def test_copied_rows_are_lines_of_text_with_their_heads(
    qtbot: QtBot, project: ProjectModels, selection: LinkedSelection, theme: Theme
) -> None:
    view = FigureTableView(project.figures, selection, theme, project.place_of)
    qtbot.addWidget(view)
    selection.set_selected({"a1", "a3"})

    lines = view.rows_as_text().splitlines()

    assert lines[0].split("\t")[:3] == ["Source", "Figure", "Of what"]
    assert [line.split("\t")[1] for line in lines[1:]] == ["3,000", "11,000–12,000"]


def test_choosing_elsewhere_selects_the_row_and_a_row_chooses_the_figure(
    qtbot: QtBot, project: ProjectModels, selection: LinkedSelection, theme: Theme
) -> None:
    view = FigureTableView(project.figures, selection, theme, project.place_of)
    qtbot.addWidget(view)

    selection.choose("b1")
    rows = [index.row() for index in view.selectionModel().selectedRows()]
    view.selectRow(1)

    assert rows == [3]
    assert selection.current == "a2"
    assert selection.selected == {"a2"}


def test_a_table_that_grows_shows_its_first_rows_again_with_the_current_one(
    qtbot: QtBot, project: ProjectModels, selection: LinkedSelection, theme: Theme
) -> None:
    table = FigureTableView(project.figures, selection, theme, project.place_of)
    qtbot.addWidget(table)
    table.resize(900, table.horizontalHeader().height() + table.rowHeight(0))
    table.show()
    selection.choose("a3")
    assert table.verticalScrollBar().value() > 0

    table.resize(900, 400)

    qtbot.waitUntil(lambda: table.verticalScrollBar().value() == 0)


def test_a_table_scrolled_away_from_its_current_row_stays_there(
    qtbot: QtBot, selection: LinkedSelection, theme: Theme
) -> None:
    project = ProjectModels()
    project.take(sample_summaries(), [make_figure(f"m{n}") for n in range(40)])
    table = FigureTableView(project.figures, selection, theme, project.place_of)
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.show()
    selection.choose(project.figures.figures[2].id)
    table.scrollToBottom()
    scrolled = table.verticalScrollBar().value()

    table.resize(900, 320)

    assert table.verticalScrollBar().value() >= scrolled - 20


def test_a_figure_chosen_in_view_scrolls_nothing(
    qtbot: QtBot, project: ProjectModels, selection: LinkedSelection, theme: Theme
) -> None:
    table = FigureTableView(project.figures, selection, theme, project.place_of)
    qtbot.addWidget(table)
    table.resize(900, table.horizontalHeader().height() + 4 * table.rowHeight(0))
    table.show()

    selection.choose("a3")

    assert table.verticalScrollBar().maximum() > 0
    assert table.verticalScrollBar().value() == 0
