"""What leaves the window as a table: what a person rejected stays behind unless it is asked for."""

import csv
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from helpers.windows import load
from reportedly.gui.main_window import MainWindow
from reportedly.model.figure import Figure, Review
from reportedly.model.filter import NO_FILTER
from reportedly.services import reviewing

TEXT = "Police said 30 people died. The mayor said 40 houses burned down. Rescuers said 12 people were missing.\n"


@pytest.fixture
def figures(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> list[Figure]:
    """Give three figures in a window, of which the first is rejected."""
    article = tmp_path / "fire.txt"
    article.write_text(TEXT, encoding="utf-8")
    load(qtbot, window, [article])
    model = window.desk.project.figures
    qtbot.waitUntil(lambda: len(model.figures) == 3)
    session = window.desk.project.session
    assert session is not None

    reviewing.set_verdict(session, [model.figures[0].id], Review.REJECTED)

    qtbot.waitUntil(lambda: model.figures[0].review is Review.REJECTED)
    return list(model.figures)


def export(
    qtbot: QtBot, window: MainWindow, target: Path, monkeypatch: pytest.MonkeyPatch, choice: str = ""
) -> tuple[str, list[str], list[dict[str, str]]]:
    """Export into a file; give the dialog's title, its choices of CSV and the rows."""
    asked: list[tuple[str, str]] = []

    def answer(_: object, title: str, __: str, filters: str) -> tuple[str, str]:
        asked.append((title, filters))
        return str(target), choice

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    window.desk.commands.action("file.export_figures").trigger()
    qtbot.waitUntil(target.exists)
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return asked[0][0], [one for one in asked[0][1].split(";;") if one.endswith("(*.csv)")], rows


def test_rejected_figures_stay_behind_and_are_counted(
    qtbot: QtBot, window: MainWindow, figures: list[Figure], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    title, choices, rows = export(qtbot, window, tmp_path / "out.csv", monkeypatch)

    assert title == "Export figures: all 2 figures without the 1 rejected"
    assert choices == [
        "All 2 figures without the 1 rejected, CSV (*.csv)", "All 3 figures with the 1 rejected, CSV (*.csv)",
    ]  # fmt: skip
    assert {row["id"] for row in rows} == {figure.id for figure in figures[1:]}
    said = "2 figures written to out.csv; 1 rejected left out."
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() == said)


def test_rejected_figures_go_along_when_they_are_asked_for(
    qtbot: QtBot, window: MainWindow, figures: list[Figure], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choice = "All 3 figures with the 1 rejected, CSV (*.csv)"

    _, _, rows = export(qtbot, window, tmp_path / "out.csv", monkeypatch, choice)

    assert sorted(row["review"] for row in rows) == ["machine", "machine", "rejected"]


def test_where_only_rejected_figures_are_shown_these_are_exported(
    qtbot: QtBot, window: MainWindow, figures: list[Figure], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.selection.set_filter(NO_FILTER.with_text("police"))

    title, choices, rows = export(qtbot, window, tmp_path / "out.csv", monkeypatch)

    assert title == "Export figures: the 1 shown, or all 2"
    assert choices[0] == "The 1 shown, CSV (*.csv)"
    assert [row["review"] for row in rows] == ["rejected"]


def test_notes_have_columns_behind_the_record_where_there_are_any(
    qtbot: QtBot, window: MainWindow, figures: list[Figure], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, _, before = export(qtbot, window, tmp_path / "before.csv", monkeypatch)
    session = window.desk.project.session
    assert session is not None
    reviewing.remark(session, [figures[1].id], note="=ask again", tags=["fire", "check"])
    model = window.desk.project.figures
    qtbot.waitUntil(lambda: any(figure.note for figure in model.figures))

    _, _, rows = export(qtbot, window, tmp_path / "out.csv", monkeypatch)

    assert "note" not in before[0]
    assert list(rows[0])[-4:] == ["review", "note", "tags", "is_starred"]
    assert {(row["note"], row["tags"], row["is_starred"]) for row in rows} == {
        ("'=ask again", "fire, check", ""), ("", "", ""),
    }  # fmt: skip
