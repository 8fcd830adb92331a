"""What is asked of threads comes in the order of the person's doing, however fast or slow each answer is."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from helpers.windows import load, started, until_answered, until_quiet
from reportedly.gui.main_window import MainWindow
from reportedly.gui.shell.bridge import ProjectBridge
from reportedly.gui.shell.theme import Theme
from reportedly.model.changes import ChangeSet
from reportedly.model.errors import ReportedlyError
from reportedly.services.session import ProjectSession
from reportedly.services.settings import Settings


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "mill.txt"
    path.write_text("The mayor said 3,100 people and 20 cars had left the mill.\n", encoding="utf-8")
    return path


class Told:
    """A project that tells of changes when it is bidden to."""

    def subscribe(self, callback: Callable[[ChangeSet], None]) -> Callable[[], None]:
        self.tell = callback
        return lambda: None


def keep_threads_busy(window: MainWindow) -> None:
    """Let every thread for short calls be busy until the window closes."""
    runner = window.desk.shell.runner

    def wait() -> None:
        while runner._delivery._is_open:
            time.sleep(0.01)

    for _ in range(3):
        runner.call(wait, lambda _: None, window.desk.desk.show_error)


def test_all_that_wait_for_a_project_get_the_same_one(qtbot: QtBot, window: MainWindow) -> None:
    got: list[ProjectSession] = []

    window.desk.files.with_session(got.append)
    window.desk.files.with_session(got.append)

    qtbot.waitUntil(lambda: len(got) == 2)
    assert got == [window.desk.project.session] * 2


def test_what_is_added_while_a_project_opens_comes_into_it(qtbot: QtBot, window: MainWindow) -> None:
    got: list[ProjectSession] = []

    window.desk.files.open_sample()
    window.desk.files.with_session(got.append)

    qtbot.waitUntil(lambda: bool(got))
    assert got == [window.desk.project.session]
    assert len(got[0].articles()) > 1


def test_an_older_answer_does_not_come_after_a_newer_one(qtbot: QtBot, window: MainWindow) -> None:
    desk, is_newer_there, shown = window.desk.desk, threading.Event(), []

    desk.read("names", is_newer_there.wait, lambda _: shown.append("older"))
    desk.read("names", lambda: None, lambda _: shown.append("newer"))
    qtbot.waitUntil(lambda: shown == ["newer"])
    is_newer_there.set()

    until_answered(qtbot, window)
    assert shown == ["newer"]


def test_how_the_window_stands_is_kept_in_the_order_in_which_it_was_so(
    qtbot: QtBot, window: MainWindow, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(qtbot, window, [article])
    until_quiet(qtbot, window)
    kept, has_second_ended = [], threading.Event()

    def keep(state: dict[str, object]) -> None:
        if not kept and not has_second_ended.is_set():
            has_second_ended.wait(1)  # time enough for another thread to pass by
        kept.append(state["filter"])
        has_second_ended.set()

    monkeypatch.setattr(window.desk.project.session, "set_view_state", keep)
    for words in ("first", "second"):
        window.selection.set_filter(window.selection.filter.with_text(words))
        window.desk._keep_state()

    qtbot.waitUntil(lambda: len(kept) >= 2)
    assert ["first" in str(one) for one in kept[:2]] == [True, False]


def test_a_name_given_just_before_the_window_closes_is_that_of_the_project(
    qtbot: QtBot, theme: Theme, fresh_settings: Settings, article: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = tmp_path / "named.reportedly"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with started(theme, fresh_settings) as window:
        load(qtbot, window, [article])
        keep_threads_busy(window)
        window.desk.files.save_as()

    assert path.exists()
    assert fresh_settings.text("last_project") == str(path)
    with started(theme, fresh_settings) as window:
        qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() == 1)
        assert window.desk.project.session.path == path


def test_a_table_asked_for_just_before_the_window_closes_is_written(
    qtbot: QtBot, theme: Theme, fresh_settings: Settings, article: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = tmp_path / "figures.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "CSV (*.csv)"))
    with started(theme, fresh_settings) as window:
        load(qtbot, window, [article])
        keep_threads_busy(window)
        window.desk.commands.action("file.export_figures").trigger()

    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 3


def test_a_project_that_opens_while_the_window_closes_is_let_go(
    theme: Theme, fresh_settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "town.reportedly"
    ProjectSession.create(path).close()
    with started(theme, fresh_settings) as window:
        window.desk.files.open_path(path)

    session = ProjectSession.open(path)
    was_left_open = session.was_left_open
    session.close()
    assert not was_left_open


def test_a_change_of_a_project_that_was_let_go_is_none_of_the_next_one(qtbot: QtBot) -> None:
    bridge, former, present = ProjectBridge(), Told(), Told()
    heard: list[ChangeSet] = []
    bridge.changed.connect(heard.append)
    theirs, ours = ChangeSet(figures=frozenset({"theirs"})), ChangeSet(figures=frozenset({"ours"}))

    bridge.attach(former)
    writer = threading.Thread(target=former.tell, args=(theirs,))
    writer.start()
    writer.join()
    bridge.attach(present)
    present.tell(ours)

    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [ours]


def test_trouble_with_a_project_that_was_let_go_is_not_said_of_the_next_one(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.desk.files.new_project()
    qtbot.waitUntil(lambda: window.desk.project.session is not None)
    former, safety = window.desk.project.session, window.desk.files.safety

    window.desk.files.new_project()
    qtbot.waitUntil(lambda: window.desk.project.session is not former)
    safety._troubled.emit(former, ReportedlyError("R333", "The file is gone."))
    until_answered(qtbot, window)

    assert window.banner.isHidden()
    assert safety._timer.isActive()


def test_enter_before_the_answer_goes_to_what_is_found_for_the_words_that_stand_there(
    qtbot: QtBot, window: MainWindow, article: Path, tmp_path: Path
) -> None:
    other = tmp_path / "port.txt"
    other.write_text("The captain said 250 sailors had left the harbour.\n", encoding="utf-8")
    load(qtbot, window, [article, other])
    panel, keys = window.desk.finding.panel, [one.key for one in window.desk.project.documents.articles]
    window.desk.commands.action("edit.find").trigger()
    qtbot.keyClicks(panel.field, "mayor")
    until_quiet(qtbot, window)
    assert panel.model.rows

    panel.field.clear()
    qtbot.keyClicks(panel.field, "captain")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)

    text = window.desk.panels.article.view.text
    qtbot.waitUntil(lambda: text.textCursor().selectedText() in ("captain", "mayor"))
    assert text.textCursor().selectedText() == "captain"
    assert window.selection.article == keys[1]
