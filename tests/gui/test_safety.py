"""What befalls a project is said in a banner with what to do, and the work goes on."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from helpers.records import make_document, make_extraction, make_figure
from helpers.windows import started, until_quiet
from reportedly.gui.dialogs.remove_snapshots import RemoveSnapshotsDialog
from reportedly.gui.main_window import MainWindow
from reportedly.gui.shell.theme import Theme
from reportedly.model.figure import Review
from reportedly.services.reviewing import set_verdict
from reportedly.services.session import ProjectSession, untitled_folder
from reportedly.services.settings import Settings
from reportedly.services.snapshots import snapshots_folder, take_snapshot


@pytest.fixture(autouse=True)
def empty_data_folder() -> None:
    for folder in (untitled_folder(), snapshots_folder()):
        shutil.rmtree(folder, ignore_errors=True)


def add(session: ProjectSession, key: str) -> None:
    document = make_document(key)
    session.add_article(document, make_extraction(document, (make_figure(document),)))


def make_project(path: Path | None) -> Path:
    session = ProjectSession.create(path)
    add(session, "a.txt")
    session.close()
    return session.path


def open_in(qtbot: QtBot, window: MainWindow, path: Path) -> ProjectSession:
    window.desk.files.open_path(path)
    qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() == 1)
    return window.desk.project.session


def buttons(window: MainWindow) -> list[str]:
    return [button.text() for button in window.banner._buttons]


def wait_for_banner(qtbot: QtBot, window: MainWindow, words: str) -> None:
    qtbot.waitUntil(lambda: not window._banner_bar.isHidden() and words in window.banner.text)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "Мои войска.reportedly")


def test_a_project_that_is_removed_while_open_is_said_and_can_be_saved(
    qtbot: QtBot, window: MainWindow, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_in(qtbot, window, project)
    project.unlink()

    window.desk.files.safety._look()

    wait_for_banner(qtbot, window, "Мои войска.reportedly was removed, moved or replaced while it was open.")
    assert buttons(window) == ["Save as..."]
    assert session.is_untitled
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(project), ""))
    window.banner.act(0)
    qtbot.waitUntil(lambda: session.path == project)
    assert [article.key for article in session.articles()] == ["a.txt"]


def test_a_full_disk_is_said_in_a_banner_and_nothing_is_changed(
    qtbot: QtBot, window: MainWindow, project: Path
) -> None:
    session = open_in(qtbot, window, project)
    pages = session._connection.execute("PRAGMA page_count").fetchone()[0]
    session._connection.execute(f"PRAGMA max_page_count = {pages:d}")
    document = make_document("long.txt", "Soldiers. " * 100_000)

    window.desk.desk.call(lambda: session.add_article(document, make_extraction(document)))

    wait_for_banner(qtbot, window, "the disk is full.")
    assert "Make room, then do it again." in window.banner.text
    assert window.desk.project.documents.rowCount() == 1
    session._connection.execute("PRAGMA max_page_count = 1000000")


def test_a_read_only_project_opens_as_a_copy_and_says_so(
    qtbot: QtBot, window: MainWindow, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = os.access
    monkeypatch.setattr(
        os,
        "access",
        lambda name, mode: not (mode & os.W_OK and Path(name) == project) and access(name, mode),
    )

    session = open_in(qtbot, window, project)

    wait_for_banner(qtbot, window, "may be read but not changed.")
    assert "This is a copy of it. Save as gives it a name of its own." in window.banner.text.replace(
        "</b>", ""
    )
    assert (session.name, buttons(window)) == ("Мои войска (copy)", ["Save as..."])


def test_of_a_project_that_is_open_elsewhere_a_copy_is_offered(
    qtbot: QtBot, window: MainWindow, project: Path
) -> None:
    elsewhere = ProjectSession.open(project)
    try:
        window.desk.files.open_path(project)
        wait_for_banner(qtbot, window, "is open in another window of Reportedly.")
        assert buttons(window) == ["Open a copy"]

        window.banner.act(0)
        qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() == 1)

        assert window.desk.project.session.name == "Мои войска (copy)"
    finally:
        elsewhere.close()


def test_of_a_damaged_project_the_last_snapshot_is_offered(
    qtbot: QtBot, window: MainWindow, project: Path
) -> None:
    session = ProjectSession.open(project)
    take_snapshot(session)
    session.close()
    project.write_bytes(b"SQLite format 3\0" + b"\xa5" * 20_000)

    window.desk.files.open_path(project)
    wait_for_banner(qtbot, window, "is damaged and cannot be opened.")
    assert buttons(window)[0].startswith("Open snapshot of today ")
    window.banner.act(0)

    qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() == 1)
    wait_for_banner(qtbot, window, "Мои войска as it was today")


def test_a_copy_is_saved_and_the_project_stays_open(
    qtbot: QtBot, window: MainWindow, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_in(qtbot, window, project)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "copy"), ""))

    window.desk.commands.action("file.save_copy").trigger()

    copy = tmp_path / "copy.reportedly"
    qtbot.waitUntil(copy.exists)
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() == "Copy saved as copy.reportedly.")
    assert session.path == project


@contextmanager
def snapshot_menu(window: MainWindow) -> Iterator[QMenu]:
    menu = QMenu()
    window.desk.files.safety.fill_snapshots(menu)
    yield menu
    menu.deleteLater()


def test_snapshots_are_in_their_menu_and_open_as_copies(
    qtbot: QtBot, window: MainWindow, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.services.snapshots._OPENING_S", 0.0)
    session = open_in(qtbot, window, project)
    with snapshot_menu(window) as menu:
        assert [action.text() for action in menu.actions()] == ["No snapshots"]
    taken = take_snapshot(session)
    window.desk.files.safety._list_snapshots()
    qtbot.waitUntil(lambda: len(window.desk.files.safety._snapshots) == 1)

    with snapshot_menu(window) as menu:
        first, *_, last = [action.text() for action in menu.actions()]
        menu.actions()[0].trigger()

    assert first.startswith("today ")
    assert first.endswith(" MB")
    assert last == "Remove all snapshots of this project..."
    qtbot.waitUntil(lambda: window.desk.project.session is not session)
    wait_for_banner(qtbot, window, "as it was today")
    assert taken.path.exists()


@pytest.mark.parametrize("is_wanted", [True, False])
def test_snapshots_are_removed_only_when_it_is_said_twice(
    qtbot: QtBot, window: MainWindow, project: Path, monkeypatch: pytest.MonkeyPatch, is_wanted: bool
) -> None:
    monkeypatch.setattr("reportedly.services.snapshots._OPENING_S", 60.0)
    session = open_in(qtbot, window, project)
    taken = take_snapshot(session)
    window.desk.files.safety._list_snapshots()
    qtbot.waitUntil(lambda: len(window.desk.files.safety._snapshots) == 1)
    with snapshot_menu(window) as menu:
        menu.actions()[-1].trigger()

    (asked,) = window.findChildren(RemoveSnapshotsDialog)
    assert taken.path.exists()
    if is_wanted:
        asked.confirm.click()
        qtbot.waitUntil(lambda: not window.desk.files.safety._snapshots)
    else:
        qtbot.keyClick(asked, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not asked.isVisible())
        until_quiet(qtbot, window)

    assert taken.path.exists() is not is_wanted


def test_untitled_work_of_a_killed_program_is_offered_at_the_next_start(
    qtbot: QtBot, theme: Theme, fresh_settings: Settings
) -> None:
    path = make_project(None)
    path.with_name(f"{path.name}.lock").write_text("4711\n", encoding="ascii")  # as a kill leaves it

    with started(theme, fresh_settings) as window:
        wait_for_banner(qtbot, window, "Untitled, 1 article, was open when the program ended.")
        assert "Nothing was lost; last change today" in window.banner.text
        window.banner.act(0)
        qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() == 1)
        assert window.desk.project.session.path == path

    with started(theme, fresh_settings) as window:
        qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() == 1)
        assert "was open when the program ended" not in window.banner.text


def test_a_project_that_a_kill_left_open_says_that_nothing_was_lost(
    qtbot: QtBot, window: MainWindow, project: Path
) -> None:
    session = ProjectSession.open(project)
    set_verdict(session, [session.figures()[0].id], Review.ACCEPTED)
    session.close()
    project.with_name(f"{project.name}.lock").write_text("4711\n", encoding="ascii")

    open_in(qtbot, window, project)

    wait_for_banner(qtbot, window, "<b>Recovered after a crash.</b> Nothing was lost; last change today ")


def test_a_window_takes_a_snapshot_of_what_it_opened(
    qtbot: QtBot, window: MainWindow, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportedly.services import snapshots

    defaults = snapshots.SnapshotKeeper.__init__.__kwdefaults__
    monkeypatch.setitem(defaults, "first", timedelta(0))

    open_in(qtbot, window, project)

    qtbot.waitUntil(lambda: len(window.desk.files.safety._snapshots) == 1)
