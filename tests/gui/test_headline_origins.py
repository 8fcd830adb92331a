"""The line above the views counts origins, as soon as they are known, and follows what a person says of them."""

import re

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reportedly.gui.main_window import MainWindow
from reportedly.services.origins import own_origin


def origins_in(window: MainWindow) -> int | None:
    """Give the number of origins that the headline counts; None while it counts none."""
    plain = re.sub(r"<[^>]*>", "", window.desk.panels.chart.headline_html())
    found = re.search(r"reports, (\d+) origins", plain)
    return int(found[1]) if found is not None else None


def test_the_headline_counts_origins_and_follows_a_correction(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.welcome.first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: origins_in(window) is not None)
    before = origins_in(window)
    assert before is not None
    facts = window.desk._comparing.model.facts
    assert facts is not None
    series = window.desk.panels.chart.series
    assert series is not None
    shown = {estimate.figure_id for estimate in series.estimates}
    report = next(
        report
        for origin in facts.origins
        if len([one for one in origin.reports if shown & set(one.figures)]) > 1
        for report in origin.reports
        if set(report.figures) <= shown
    )

    window.desk.desk.change(lambda session: own_origin(session, report.figures))
    qtbot.waitUntil(lambda: (origins_in(window) or 0) > before)
    window.desk.commands.action("edit.undo").trigger()

    qtbot.waitUntil(lambda: origins_in(window) == before)
