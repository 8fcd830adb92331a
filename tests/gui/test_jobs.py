"""The list of jobs: rows stay and change in place; what happened is said in words."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from helpers.windows import load, until_answered
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.job_list import JobListModel, JobRow
from reportedly.gui.shell.jobs import Job, QtRunner
from reportedly.model.errors import Cancelled
from reportedly.services.undated import still_undated


def states(window: MainWindow) -> dict[str, str]:
    return {row.name: row.state for row in window.desk.project.jobs.rows}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text("The mayor said 3,100 people had left the mill on Monday.\n", encoding="utf-8")
    return path


def wait_until_idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.desk.files.adding.is_working)


def test_a_retry_keeps_the_other_rows(qtbot: QtBot, window: MainWindow, good: Path, tmp_path: Path) -> None:
    missing, gone = tmp_path / "missing.txt", tmp_path / "gone.txt"
    load(qtbot, window, [good, missing, gone], articles=1)
    missing.write_text("A second ship carries 250 people, the ministry said.\n", encoding="utf-8")
    row = next(row for row in window.desk.project.jobs.rows if row.name == "missing.txt")

    window.desk.files.adding.retry([row])
    wait_until_idle(qtbot, window)

    assert states(window) == {"good.txt": "loaded", "missing.txt": "loaded", "gone.txt": "failed"}


def test_all_that_failed_is_read_again_from_the_panel(
    qtbot: QtBot, window: MainWindow, good: Path, tmp_path: Path
) -> None:
    missing, gone = tmp_path / "missing.txt", tmp_path / "gone.txt"
    load(qtbot, window, [good, missing, gone], articles=1)
    missing.write_text("A second ship carries 250 people, the ministry said.\n", encoding="utf-8")
    panel = window.desk.panels.jobs
    assert (panel.retry_failed.text(), panel.retry_failed.isHidden()) == ("Retry all failed", False)

    panel.retry_failed.click()
    wait_until_idle(qtbot, window)

    assert states(window) == {"good.txt": "loaded", "missing.txt": "loaded", "gone.txt": "failed"}
    assert "1 of 2 files could not be read" in window.banner.text


def test_what_did_not_get_its_turn_is_read_by_one_button(
    qtbot: QtBot, window: MainWindow, good: Path
) -> None:
    load(qtbot, window, [good])
    jobs, panel = window.desk.project.jobs, window.desk.panels.jobs
    source = jobs.rows[0].source
    jobs.begin([JobRow("rest 1.txt", source), JobRow("rest 2.txt", source)])
    jobs.finish()  # as after Cancel
    panel.set_running(False)
    assert not panel.read_rest.isHidden()

    panel.read_rest.click()
    wait_until_idle(qtbot, window)

    assert states(window) == {"good.txt": "loaded", "rest 1.txt": "skipped", "rest 2.txt": "skipped"}


def test_an_outcome_that_comes_at_once_is_not_lost(qtbot: QtBot) -> None:
    runner, came = QtRunner(), threading.Event()

    def work(job: Job) -> None:
        job.take_outcome(0, "skipped")
        came.set()

    job = runner.start("Reading", 1, work)
    assert came.wait(120)  # the work is quicker than whoever started it
    outcomes: list[tuple[int, object]] = []
    job.outcome.connect(lambda place, outcome: outcomes.append((place, outcome)))
    with qtbot.waitSignal(job.ended):
        pass

    assert outcomes == [(0, "skipped")]
    runner.close()


def test_rows_are_found_by_their_number_after_they_moved() -> None:
    jobs = JobListModel()
    first, second = jobs.begin([JobRow("one.txt", None), JobRow("two.txt", None)])
    jobs.update_row(first, state="loaded")
    jobs.update_row(second, state="failed")
    jobs.finish()

    jobs.update_row(first, reason="3 figures")
    jobs.clear()
    jobs.update_row(second, reason="too late")

    assert jobs.rows == ()


def test_articles_without_a_date_are_named_and_the_field_for_it_opens(
    qtbot: QtBot, window: MainWindow, good: Path
) -> None:
    load(qtbot, window, [good])
    qtbot.waitUntil(lambda: "The date is missing in 1 article" in window.banner.text)

    window.banner.act(0)

    editor = window.focusWidget()
    assert editor is not None
    assert editor.accessibleName() == "Publication date"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert "The date is missing in 1 article" in window.banner.text
    assert not window.banner.isHidden()


def test_the_banner_for_dates_counts_all_articles_and_follows_what_is_typed(
    qtbot: QtBot, window: MainWindow, good: Path, tmp_path: Path
) -> None:
    load(qtbot, window, [good])
    other = tmp_path / "other.txt"
    other.write_text("A second ship carries 250 people, the ministry said on Friday.\n", encoding="utf-8")
    load(qtbot, window, [other], articles=2)
    qtbot.waitUntil(lambda: "Dates are missing in 2 articles" in window.banner.text)
    session = window.desk.project.session

    for article, words in zip(session.articles(), ("The date is missing in 1 article", ""), strict=True):
        session.edit_document(article.key, published="2024-10-23")
        qtbot.waitUntil(
            lambda words=words: words in window.banner.text if words else window.banner.isHidden()
        )


def test_dates_that_were_typed_while_the_banner_said_something_else_are_not_asked_for_after_it(
    qtbot: QtBot, window: MainWindow, good: Path
) -> None:
    load(qtbot, window, [good])
    qtbot.waitUntil(lambda: "The date is missing in 1 article" in window.banner.text)
    session = window.desk.project.session
    window.banner.show_message("Recovered after a crash.")
    window.desk.files.adding._dates._wait(session, still_undated(session))
    session.edit_document(session.articles()[0].key, published="2024-10-23")
    qtbot.waitUntil(lambda: window.desk.project.documents.articles[0].published == "2024-10-23")
    until_answered(qtbot, window)

    window.banner.dismiss()
    until_answered(qtbot, window)

    assert window.banner.isHidden()


def test_the_status_gives_the_reasons(qtbot: QtBot, window: MainWindow, good: Path, tmp_path: Path) -> None:
    german = tmp_path / "deutsch.txt"
    german.write_text(
        "Die Regierung teilte am Mittwoch mit, dass mindestens 300 Menschen bei dem Erdbeben starben.\n" * 3,
        encoding="utf-8",
    )
    copy = tmp_path / "copy.txt"
    copy.write_text(good.read_text(encoding="utf-8"), encoding="utf-8")

    load(qtbot, window, [good, copy, german], articles=2)

    words = window.statusBar().currentMessage()
    assert words == "2 articles loaded, 1 skipped (already loaded as good.txt), 1 not read for figures."
    reasons = {row.name: row.reason for row in window.desk.project.jobs.rows}
    assert reasons["deutsch.txt"] == "Not read for figures: it is in German."


def test_an_answer_that_comes_after_the_project_was_closed_says_nothing(window: MainWindow) -> None:
    window.desk.desk.show_error(Cancelled())

    assert window.statusBar().currentMessage() == ""
