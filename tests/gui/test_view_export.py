"""A comparing view leaves the window as it is seen: as a picture, as rows, and on the clipboard."""

import csv
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from gui.test_matrix import DENIES, HOUSES
from gui.test_matrix import shown as matrices_of
from gui.test_side_by_side import FIGURES, asked
from helpers.exported import assert_defended
from helpers.windows import show_sample
from reportedly.charts.chart_theme import ChartTheme, chart_theme
from reportedly.charts.paper import CAVEAT, write_page
from reportedly.gui.commands.view_files import view_file
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.comparison_table import grid_records, grid_table, side_records, side_table
from reportedly.gui.models.side_by_side import side_by_side
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.comparison_page import matrix_page, side_page
from reportedly.services.formatting import format_date


@pytest.fixture
def look(theme: Theme) -> ChartTheme:
    return chart_theme("light", theme.e, theme.font(), {"Ministry": 0, "Mayor": 1})


@pytest.fixture
def shown_window(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Give the sample side by side."""
    show_sample(qtbot, window)
    window.desk.commands.action("view.side_by_side").trigger()
    qtbot.waitUntil(lambda: window.desk.panels.side_by_side.model.rowCount() > 3)
    return window


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    words = " ".join(document[0].get_textpage().get_text_range().split())
    document.close()
    return words


def test_side_by_side_as_a_pdf_says_who_said_what_when_and_what_it_is(
    look: ChartTheme, tmp_path: Path
) -> None:
    shown = side_by_side(*asked(*FIGURES))

    write_page(side_page("troops sent", [CAVEAT, "people"], shown, shown.axis, look), tmp_path / "side.pdf")

    words = text_of(tmp_path / "side.pdf")
    assert words.startswith("Troops sent Reported figures, not verified")
    for part in ("Mayor", "≥9,000", "24 Oct 2024", "Ministry", "4,000", "no figure: denies it, 26 Oct 2024",
                 "5,000 or more apart", "at least, more than"):  # fmt: skip
        assert part in words


def test_both_matrices_as_pictures_are_as_large_as_they_need(look: ChartTheme, tmp_path: Path) -> None:
    both = matrices_of(*FIGURES, HOUSES, words=(DENIES,))

    for name, grid in (("measures", both.by_measure), ("parties", both.who_denies)):
        page = matrix_page("troops sent", [CAVEAT], grid, look)
        write_page(page, tmp_path / f"{name}.png")
        write_page(page, tmp_path / f"{name}.svg")
        picture = QImage(str(tmp_path / f"{name}.png"))
        assert (picture.width(), picture.height()) == (2 * page.size.width(), 2 * page.size.height())
        assert QSvgRenderer(str(tmp_path / f"{name}.svg")).isValid()
        assert {picture.pixelColor(x, picture.height() - 4).name() for x in range(0, 400, 7)} == {"#ffffff"}


def test_the_rows_of_side_by_side_have_exact_numbers_and_those_who_deny(look: ChartTheme) -> None:
    shown = side_by_side(*asked(*FIGURES))

    words, records = side_table(shown), side_records(shown)

    assert words.rows[0][:4] == ("Mayor", "≥9,000", "asserted", "24 Oct 2024")
    assert words.rows[-1][:4] == ("Army", "no figure", "denies", "26 Oct 2024")
    assert {len(row) for row in records.rows} == {len(records.heads)}
    assert [(row[0], row[records.heads.index("low")]) for row in records.rows] == [
        ("Mayor", 9000), ("Ministry", 4000), ("Army", None),
    ]  # fmt: skip


def test_the_rows_of_a_matrix_name_each_cell_that_says_something() -> None:
    both = matrices_of(*FIGURES, HOUSES, words=(DENIES,))
    by_id = {figure.id: figure for figure in (*FIGURES, HOUSES)}

    records = grid_records(both.by_measure, by_id.get)
    denials = grid_records(both.who_denies, by_id.get)

    assert {row[:3] for row in records.rows} == {
        ("Mayor", "troops sent", "asserts"), ("Mayor", "houses burnt", "asserts"),
        ("Ministry", "troops sent", "asserts"), ("Army", "troops sent", "denies"),
    }  # fmt: skip
    assert {len(row) for row in (*records.rows, *denials.rows)} == {len(records.heads)}
    assert any(
        row[1:3] == ("Army", "denies") and "The army denies that any troops were sent." in row
        for row in denials.rows
    )
    assert grid_table(both.by_measure).rows[0] == ("Mayor", "≥9,000, 24 Oct 2024", "40, 25 Oct 2024")


@pytest.mark.parametrize("view", ["side_by_side", "matrix"])
def test_export_writes_the_view_that_is_shown(
    qtbot: QtBot, shown_window: MainWindow, view: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, asked_for = shown_window.desk, []
    desk.commands.action(f"view.{view}").trigger()
    qtbot.waitUntil(lambda: desk.panels.matrix.model.rowCount() > 3 or view != "matrix")

    for suffix in ("pdf", "csv"):
        target = tmp_path / f"{view}.{suffix}"

        def answer(_: object, title: str, name: str, filters: str, target: Path = target) -> tuple[str, str]:
            asked_for.append((title, Path(name).name, "CSV" in filters))
            return str(target), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
        desk.panels.headline.export_wanted.emit()
        qtbot.waitUntil(target.exists)

    name = view.replace("_", "-")
    assert asked_for == [(f"Export {name.replace('-', ' ')}", f"{name}.png", True)] * 2
    assert CAVEAT in text_of(tmp_path / f"{view}.pdf")
    with (tmp_path / f"{view}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 3
    assert any(row["id"] for row in rows)
    assert view == "matrix" or any(not row["id"] for row in rows)  # who denies without a number
    assert_defended(rows, desk.project.session)


def focus(qtbot: QtBot, window: MainWindow, widget: QWidget) -> None:
    window.activateWindow()
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(widget.hasFocus)


def test_copy_takes_the_view_that_has_the_focus_as_text_and_as_a_table(
    qtbot: QtBot, shown_window: MainWindow
) -> None:
    desk = shown_window.desk
    focus(qtbot, shown_window, desk.panels.side_by_side.rows)

    desk.commands.action("edit.copy").trigger()

    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    count = len(lines) - 1
    assert lines[0] == "Source\tLatest\tStance\tSaid\tOutlet"
    assert data.html().count("<tr>") == len(lines)
    assert shown_window.statusBar().currentMessage() == f"{count} rows copied."


def test_what_changed_between_two_days_is_copied_too(qtbot: QtBot, shown_window: MainWindow) -> None:
    desk, panel = shown_window.desk, shown_window.desk.panels.changes
    shown_window.selection.set_as_of(None, date(2024, 10, 18))
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    focus(qtbot, shown_window, panel.lines)

    desk.commands.action("edit.copy").trigger()

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Change\tWhat"
    assert {line.split("\t")[0] for line in lines[1:]} <= {"new", "replaced", "stale"}


def test_the_chart_is_copied_as_a_table_of_its_figures(qtbot: QtBot, shown_window: MainWindow) -> None:
    desk = shown_window.desk
    desk.panels.show_view("over_time")
    qtbot.waitUntil(lambda: desk.panels.chart.chart is not None and desk.panels.chart.series is not None)
    focus(qtbot, shown_window, desk.panels.chart.chart)

    desk.commands.action("edit.copy").trigger()

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Source\tFigure\tOf what\tStance\tSaid\tFor date\tOutlet"
    assert len(lines) - 1 == len(desk.panels.chart.series.estimates)


def test_an_empty_project_has_nothing_to_export(qtbot: QtBot, shown_window: MainWindow) -> None:
    bar, desk = shown_window.tool_bar, shown_window.desk
    filled = bar._export.isEnabled()

    desk.files.new_project()
    qtbot.waitUntil(lambda: desk.project.documents.rowCount() == 0)

    assert filled
    qtbot.waitUntil(lambda: not bar._export.isEnabled())


def test_side_by_side_says_from_when_to_when_its_figures_were_said(
    shown_window: MainWindow, tmp_path: Path
) -> None:
    rows = shown_window.desk.panels.side_by_side.model.rows
    days = [day for row in rows for day in row.latest.estimate.possible_days or ()]

    write_page(view_file(shown_window.desk).page, tmp_path / "side.pdf")

    first, last = (format_date(day.isoformat()) for day in (min(days), max(days)))
    assert f"said {first} to {last}" in text_of(tmp_path / "side.pdf")
