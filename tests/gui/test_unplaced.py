"""Corrections that a new reading could not place: told in the window, listed, placed, kept and dropped."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from helpers.windows import load, until_quiet
from reportedly.gui.dialogs.unplaced import UnplacedDialog, correction_words
from reportedly.gui.main_window import MainWindow
from reportedly.model.extraction import Extraction
from reportedly.model.figure import Review
from reportedly.services import reviewing
from reportedly.services.unplaced import UnplacedCorrection


@pytest.fixture
def lost(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> str:
    """Correct a figure and let a new reading find none; give its id."""
    path = tmp_path / "mill.txt"
    path.write_text("The mayor said 3,100 people had left the mill.\n", encoding="utf-8")
    load(qtbot, window, [path])
    figure = window.desk.project.figures.figures[0]
    window.banner.dismiss()

    def work(session: object) -> None:
        reviewing.edit(session, [figure.id], "source", "Zoo of Berlin")
        session.replace_runs({figure.article: Extraction(figure.article, (), (), "other")})

    window.desk.desk.change(work)
    qtbot.waitUntil(lambda: "1 correction has no figure" in window.banner.text)
    return figure.id


def test_a_lost_correction_is_told_and_listed_in_words(qtbot: QtBot, window: MainWindow, lost: str) -> None:
    window.banner.act(0)
    dialog = window.findChild(UnplacedDialog)

    assert dialog is not None
    texts = [dialog.table.item(0, column).text() for column in range(4)]
    assert texts == ["3,100", "source: Zoo of Berlin", "mill.txt", "no figure here"]
    assert not dialog.place.isEnabled()
    assert window.banner.isHidden()
    dialog.close()


def test_the_correction_of_a_number_is_said_in_its_own_words() -> None:
    row = UnplacedCorrection(
        1, "a.txt", 0, 4, "four", Review.EDITED, {"value": None, "low": "11000", "high": "12000", "relation": "range"},
        "see page 2", ("later",), True, None,
    )  # fmt: skip

    assert correction_words(row) == "figure: 11,000–12,000; note: see page 2; tags: later; starred"


def test_a_lost_correction_is_kept_as_a_figure_of_ones_own_and_undo_lists_it_again(
    qtbot: QtBot, window: MainWindow, lost: str
) -> None:
    window.desk.commands.action("figures.unplaced").trigger()
    dialog = window.findChild(UnplacedDialog)
    assert dialog is not None

    dialog.keep.click()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 0)
    qtbot.waitUntil(lambda: [f.source for f in window.desk.project.figures.figures] == ["Zoo of Berlin"])
    qtbot.waitUntil(lambda: not window.desk.commands.action("figures.unplaced").isEnabled())
    window.desk.commands.action("edit.undo").trigger()

    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1)
    dialog.close()


def test_a_lost_correction_is_dropped_only_by_a_click(qtbot: QtBot, window: MainWindow, lost: str) -> None:
    window.desk.commands.action("figures.unplaced").trigger()
    dialog = window.findChild(UnplacedDialog)
    assert dialog is not None

    dialog.drop.click()

    qtbot.waitUntil(lambda: dialog.table.rowCount() == 0)
    dialog.close()
    undo = window.desk.commands.action("edit.undo")
    qtbot.waitUntil(lambda: undo.text().replace("&", "") == "Undo Drop a correction")


def test_a_verdict_needs_no_place(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "mill.txt"
    path.write_text("The mayor said 3,100 people had left the mill.\n", encoding="utf-8")
    load(qtbot, window, [path])
    figure = window.desk.project.figures.figures[0]

    window.desk.desk.change(lambda session: reviewing.set_verdict(session, [figure.id], Review.ACCEPTED))
    until_quiet(qtbot, window)

    assert not window.desk.commands.action("figures.unplaced").isEnabled()
