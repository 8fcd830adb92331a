"""Echo and Ledger leave the window as rows: on the clipboard and in a file."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.test_echo import ABOUT, PLAIN, origin
from gui.test_echo import ALL as REPORTS
from gui.test_echo import shown as echoes_of
from gui.test_ledger_view import ALL, DECLINES
from gui.test_ledger_view import shown as ledger_for
from helpers.exported import assert_defended
from helpers.windows import show_sample
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.echo_ledger_tables import (
    echo_records,
    echo_summary,
    echo_table,
    ledger_records,
    ledger_table,
)


def test_the_table_of_echoes_names_origin_report_and_change() -> None:
    table = echo_table(echoes_of(*REPORTS).of_measure)

    assert table.rows[1] == ("Mayor briefing", "Post", "22 Oct 2024", "600", "asserted", "“about” dropped")
    assert [row[2] for row in table.rows] == ["21 Oct 2024", "22 Oct 2024", "date unknown", "22 Oct 2024"]


def test_a_report_without_an_outlet_is_called_by_its_file_without_the_folders() -> None:
    figure = replace(PLAIN, article="news/b.txt", outlet=None)
    origins = (origin("Mayor", ABOUT, figure),)

    table = echo_table(echoes_of(ABOUT, figure, origins=origins).of_measure)

    assert [row[1] for row in table.rows] == ["Radio", "b.txt"]


def test_the_records_of_echoes_carry_the_evidence_and_the_sentence() -> None:
    table = echo_records(echoes_of(*REPORTS).of_measure, lambda figure: f"name of {figure.series}")

    first = dict(zip(table.heads, table.rows[0], strict=True))
    assert first["evidence"] == "the same figure as in Coast Radio"
    assert first["sentence"] == "About 600 people left, the mayor said."
    assert first["value"] == 600
    assert first["measure"].startswith("name of ")  # two measures are not alike in a file


def test_echo_is_said_in_sentences() -> None:
    words = echo_summary(echoes_of(*REPORTS).of_measure)

    assert words == "4 reports, 2 origins. Mayor briefing, 3 reports: “about” dropped."


def test_the_table_of_a_ledger_has_the_reason_of_each_change() -> None:
    table = ledger_table(ledger_for(*ALL).lines)

    assert table.heads[-1] == "Reason"
    assert table.rows[2][4:6] == ("update", "3,000, after 2 days")
    assert str(table.rows[2][-1]).startswith("A higher number than 3,000")


def test_the_records_of_a_ledger_keep_words_without_a_figure() -> None:
    table = ledger_records(ledger_for(*ALL, wanted="Army", words=(DECLINES,)))

    row = dict(zip(table.heads, table.rows[0], strict=True))
    assert (row["source"], row["change"], row["value"]) == ("Army", "first word", None)
    assert row["sentence"] == "The army declined to comment."
    assert row["measure"]


def test_a_ledger_is_said_in_sentences() -> None:
    words = ledger_for(*ALL, wanted="Mayor").summary

    assert words == "Ledger of Mayor. 24 Oct 2024, 9,000 troops sent, first figure."


@pytest.mark.parametrize("view", ["echo", "ledger"])
def test_a_view_with_the_focus_is_copied_and_written_as_rows(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    desk, path = window.desk, tmp_path / f"{view}.csv"
    show_sample(qtbot, window)
    desk.commands.action(f"view.{view}").trigger()
    panel = desk.panels.pages[view]
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args, **kwargs: (str(path), "CSV (*.csv)"))

    count = panel.copy_rows()
    desk.panels.headline.export_wanted.emit()
    qtbot.waitUntil(path.exists)

    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == count + 1
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) > 2
    assert_defended(rows, desk.project.session)
