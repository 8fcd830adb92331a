"""Side by side: one row a source, linked with the rest of the window."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from helpers.figures import make_figure
from helpers.windows import show_sample
from reportedly.analysis.origins import find_origins, origins_of_figures
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.comparison import Facts, Question
from reportedly.gui.models.comparison_table import side_records
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.models.side_by_side import SideBySideModel, side_by_side
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.side_by_side_view import SideBySideView
from reportedly.model.figure import Denial, Figure, Stance
from reportedly.model.quantity import Relation
from reportedly.services.formatting import format_figure


def of_source(name: str, number: int, day: str, **changes: object) -> Figure:
    value = Decimal(number)
    values = {"source": name, "value": value, "low": value, "high": value, "text": f"{number:,}"}
    return make_figure(
        f"{name}-{number}", article=f"{name}.txt", statement_date=day, published=day, **{**values, **changes}
    )


DENIAL = Denial(
    "late.txt", "Army", "the army", 0, 4, "The army denies that any troops were sent.", "2024-10-26"
)
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
    assert (shown.axis.low, shown.axis.high >= 9000) == (0, True)


def test_a_number_that_a_source_denies_beside_its_own_is_told_with_its_words() -> None:
    denied = of_source("Ministry", 9000, "2024-10-25", stance=Stance.DENIED)

    shown = side_by_side(*asked(*FIGURES, denied))

    assert [(row.latest.voice, row.figure.text) for row in shown.rows][1] == ("Ministry", "4,000")
    assert [(denier.voice, denier.number, denier.days) for denier in shown.deniers] == [
        ("Ministry", "9,000", ["25 Oct 2024"]),
        ("Army", "no figure", ["26 Oct 2024"]),
    ]
    assert side_records(shown).rows[2][:3] == ("Ministry", shown.name, Decimal(9000))
    assert "Ministry\N{NO-BREAK SPACE} 9,000: denies it, 25 Oct 2024." in shown.summary


def test_of_very_many_denials_the_first_stand_below_and_the_rest_is_counted(view: SideBySideView) -> None:
    denied = [of_source(f"Party {n}", 100 + n, "2024-10-25", denied_by=(replace(DENIAL, source=f"Army {n}"),))
              for n in range(12)]  # fmt: skip

    view.set_shown(side_by_side(*asked(*denied)))

    words = view.findChild(QLabel, "deniers").text()
    assert words.count("✕") == 8
    assert "4 more denials: see Matrix, Who denies." in words


def test_one_source_alone_is_said_to_be_alone(view: SideBySideView) -> None:
    view.set_shown(side_by_side(*asked(*FIGURES[:2])))

    assert "Only one source is shown." in {
        label.text() for label in view.findChildren(QLabel) if label.isVisible()
    }


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
    show_sample(qtbot, window)

    window.desk.commands.action("view.side_by_side").trigger()

    panel = window.desk.panels.side_by_side
    qtbot.waitUntil(lambda: panel.model.rowCount() > 3)
    assert {row.figure.series for row in panel.model.rows} == {window.selection.measure}
    assert window.desk.panels.view == "side_by_side"


def test_who_denies_without_a_figure_has_a_line_and_each_day_leads_to_the_words(
    view: SideBySideView, selection: LinkedSelection
) -> None:
    places: list[tuple[str, int, int]] = []
    view.place_wanted.connect(lambda *place: places.append(place))

    view._denials.linkActivated.emit("0-0")

    assert "Army" in view._denials.text()
    assert "26 Oct 2024" in view._denials.text()
    assert places == [("late.txt", 0, 4)]


def test_a_number_far_beyond_all_others_stands_off_the_scale_until_the_whole_one_is_asked_for() -> None:
    several = [of_source(f"Source {n}", 1000 * n, "2024-10-23") for n in range(1, 5)]
    shown = side_by_side(*asked(*several, of_source("Blog", 100_000, "2024-10-23")))

    assert shown.axis.high < 10_000
    assert shown.whole.high >= 100_000


def test_many_sources_have_lower_rows_and_a_narrow_view_only_the_sign_of_the_stance(
    view: SideBySideView,
) -> None:
    several = [of_source(f"Source {n}", 1000 * n, "2024-10-23") for n in range(1, 20)]
    high, has_words = view.rows.rowHeight(0), view._delegate.has_stances
    view.set_shown(side_by_side(*asked(*several)))
    view.resize(500, 300)

    assert view.rows.rowHeight(0) < high
    assert (has_words, view._delegate.has_stances) == (True, False)


def test_in_a_low_window_side_by_side_has_the_room_of_the_table(qtbot: QtBot, window: MainWindow) -> None:
    show_sample(qtbot, window)
    window.desk.commands.action("view.side_by_side").trigger()
    panels = window.desk.panels
    has_table = panels.table.isVisible()

    window.resize(1280, 640)
    qtbot.waitUntil(lambda: not panels.table.isVisible())
    days = panels.headline.as_of._days
    window.selection.set_as_of(days[-1], days[0])

    assert has_table
    assert panels.filter_bar.isVisible()
    assert panels.changes.isVisible()


def test_the_focus_alone_chooses_nothing_and_the_view_is_said_in_sentences(
    qtbot: QtBot, window: MainWindow
) -> None:
    show_sample(qtbot, window)
    panels = window.desk.panels
    lone = next(
        figure for figure in window.desk.project.figures.figures if figure.series != window.selection.measure
    )
    window.selection.choose(lone.id)
    window.activateWindow()

    tables = panels.side_by_side.rows, panels.matrix.cells, panels.echo.cards
    for view, table in zip(("side_by_side", "matrix", "echo"), tables, strict=True):
        window.desk.commands.action(f"view.{view}").trigger()
        qtbot.waitUntil(lambda table=table: table.model().rowCount() > 3)
        qtbot.waitUntil(table.hasFocus)

    assert window.selection.current == lone.id
    assert panels.side_by_side.model.rows[0].latest.voice in panels.side_by_side.rows.accessibleDescription()
    assert "denies" in panels.matrix.cells.accessibleDescription()


@pytest.mark.parametrize("width", [30, 34, 44, 60])
def test_no_column_is_cut_at_the_edge_of_a_narrow_view(
    view: SideBySideView, theme: Theme, qtbot: QtBot, width: int
) -> None:
    view.set_shown(side_by_side(*asked(*FIGURES)))
    view.resize(theme.px(width), 400)
    rows = view.rows

    qtbot.waitUntil(lambda: rows.viewport().width() <= theme.px(width))
    columns = [rows.columnWidth(column) for column in range(view.model.columnCount())]
    assert sum(columns) <= rows.viewport().width()


@pytest.mark.parametrize("width", [34, 44, 70])
def test_numbers_and_days_are_never_cut_and_a_long_name_takes_two_lines(
    view: SideBySideView, theme: Theme, qtbot: QtBot, width: int
) -> None:
    long = of_source("Ministry of Emergency Situations", 12_345_678, "2024-10-23")
    view.set_shown(side_by_side(*asked(*FIGURES, long)))
    view.resize(theme.px(width), 400)
    rows = view.rows
    qtbot.waitUntil(lambda: rows.viewport().width() <= theme.px(width))

    air = 2 * theme.space("s")
    number, day = (QFontMetricsF(theme.font(is_strong=is_strong)) for is_strong in (True, False))
    assert number.horizontalAdvance("12,345,678") + air <= rows.columnWidth(2)
    assert day.horizontalAdvance("23 Oct 2024") + air <= rows.columnWidth(4)
    assert view._delegate.has_two_lines == (width < 70)
    assert not view._delegate.has_two_lines or rows.rowHeight(0) > 2 * day.height()


def test_who_dismisses_a_figure_denies_the_figure_and_a_pronoun_is_no_party(view: SideBySideView) -> None:
    told = [
        Denial("late.txt", voice, voice, 0, 4, sentence, "2024-10-26")
        for voice, sentence in (("Moscow", "Moscow dismissed the figure."), ("It", "It denied that."))
    ]
    view.set_shown(side_by_side(*asked(*FIGURES, replace(FIGURES[0], id="denied", denied_by=tuple(told)))))
    words = view._denials.text()

    assert f"denies {format_figure(FIGURES[0])} ({FIGURES[0].source})" in words
    assert "It<" not in words


def test_who_gives_a_number_denies_that_of_another_and_no_more(view: SideBySideView) -> None:
    told = Denial("late.txt", "Mayor", "the mayor", 0, 4, "The mayor denied it.", "2024-10-26")
    ministry = replace(FIGURES[0], id="denied", source="Ministry", denied_by=(told,))
    mayor = replace(FIGURES[0], id="own", source="Mayor")

    deniers = {row.voice: row.what for row in side_by_side(*asked(ministry, mayor)).deniers}

    assert deniers["Mayor"] == f"denies {format_figure(ministry)} (Ministry)"


def test_a_source_that_denies_its_own_number_took_it_back() -> None:
    given = of_source("Ministry", 9000, "2024-10-20")
    back = replace(of_source("Ministry", 9000, "2024-10-21", stance=Stance.DENIED), id="back")

    (denier,) = [
        row for row in side_by_side(*asked(*FIGURES, given, back)).deniers if row.voice == "Ministry"
    ]

    assert denier.what == "took back 9,000"


def test_a_number_without_a_day_stands_in_no_row_and_is_named_below(view: SideBySideView) -> None:
    undated = replace(
        of_source("Ministry", 2200, "2024-10-21"), id="undated", statement_date=None, published=None
    )

    view.set_shown(side_by_side(*asked(*FIGURES, undated)))

    assert [row.figure.text for row in view.model.shown.rows] == ["9,000", "4,000"]
    assert "Without a day, so in no row: 2,200 (Ministry)." in view._reason.text()
    assert "2,200 (Ministry)" in view.model.shown.summary
