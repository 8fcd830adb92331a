"""What is found again: untitled projects, order and columns, removed articles; and what is not kept."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from helpers.windows import load, started, until_answered
from reportedly.gui.main_window import MainWindow
from reportedly.gui.shell.theme import Theme
from reportedly.services.sample import open_sample
from reportedly.services.session import ProjectSession, untitled_folder
from reportedly.services.settings import Settings
from reportedly.services.undated import still_undated


@pytest.fixture(autouse=True)
def no_untitled_projects() -> None:
    shutil.rmtree(untitled_folder(), ignore_errors=True)


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    made = []
    for number, place in enumerate(("mill", "port", "camp"), 3):
        path = tmp_path / f"{place}.txt"
        path.write_text(
            f"The mayor said {number},100 people and 20 cars had left the {place}.\n", encoding="utf-8"
        )
        made.append(path)
    return made


def recent_names(window: MainWindow) -> list[str]:
    return [project.name for project in window.desk.files.recent.projects()]


def test_an_untitled_project_is_listed_after_another_was_begun_and_opens_again(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles[:2])

    window.desk.files.new_project()
    qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() == 0)
    qtbot.waitUntil(lambda: recent_names(window) == ["Untitled, 2 articles"])
    menu = QMenu()
    window.desk.files.fill_recent(menu)
    entry = menu.actions()[0]
    menu.deleteLater()

    assert entry.text().startswith("Untitled, 2 articles, today ")
    entry.trigger()
    qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() == 2)
    assert window.settings.texts("recent_files") == ()


def test_an_untitled_project_is_on_the_start_page_of_the_next_start(
    qtbot: QtBot, theme: Theme, fresh_settings: Settings, articles: list[Path]
) -> None:
    fresh_settings.set("restore_session", False)
    with started(theme, fresh_settings) as window:
        load(qtbot, window, articles[:1])

    with started(theme, fresh_settings) as window:
        qtbot.waitUntil(lambda: [row.name for row in window.welcome._recent] == ["Untitled, 1 article"])


def test_a_project_that_was_closed_while_reading_is_open_at_the_next_start(
    qtbot: QtBot, theme: Theme, fresh_settings: Settings, articles: list[Path]
) -> None:
    with started(theme, fresh_settings) as window:
        window.desk.files.adding.add_paths(articles)
        qtbot.waitUntil(lambda: window.desk.project.jobs.counts()["loaded"] > 0)

    with started(theme, fresh_settings) as window:
        qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() > 0)


def test_a_sample_in_which_nothing_was_changed_is_not_listed_and_its_file_is_removed(
    qtbot: QtBot, window: MainWindow
) -> None:
    crashed = open_sample()
    crashed.close()  # as after a crash: no window discarded it
    window.desk.files.open_sample()
    qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() > 0)

    window.desk.files.new_project()
    qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() == 0)
    present = window.desk.project.session.path

    qtbot.waitUntil(lambda: list(untitled_folder().glob("*.reportedly")) == [present])
    assert recent_names(window) == []


def test_a_banner_that_was_open_at_the_end_is_not_there_at_the_next_start(
    qtbot: QtBot, theme: Theme, fresh_settings: Settings, articles: list[Path]
) -> None:
    with started(theme, fresh_settings) as window:
        load(qtbot, window, articles[:1])
        window.banner.show_message("<b>Something.</b>")

    with started(theme, fresh_settings) as window:
        qtbot.waitUntil(lambda: window.desk.has_panels)
        assert "Something" not in window.banner.text


def test_the_banner_for_missing_dates_is_there_at_the_next_start_until_a_person_closes_it(
    qtbot: QtBot, theme: Theme, fresh_settings: Settings, articles: list[Path]
) -> None:
    def is_asked(window: MainWindow) -> bool:
        return not window._banner_bar.isHidden() and "Dates are missing in 2 articles" in window.banner.text

    with started(theme, fresh_settings) as window:
        load(qtbot, window, articles[:2])
        qtbot.waitUntil(lambda: is_asked(window))

    with started(theme, fresh_settings) as window:
        qtbot.waitUntil(lambda window=window: is_asked(window))
        window.banner._close.click()

    with started(theme, fresh_settings) as window:
        qtbot.waitUntil(lambda window=window: window.desk.project.documents.rowCount() == 2)
        session = window.desk.project.session
        assert session is not None
        assert still_undated(session).articles == ()
        load(qtbot, window, articles[2:], articles=3)
        qtbot.waitUntil(lambda window=window: "The date is missing in 1 article" in window.banner.text)


def test_order_and_columns_hold_over_two_restarts(
    qtbot: QtBot, theme: Theme, fresh_settings: Settings, articles: list[Path]
) -> None:
    with started(theme, fresh_settings) as window:
        load(qtbot, window, articles)
        table = window.desk.panels.table
        table.set_column_shown("published", is_shown=True)
        table._on_head_clicked(2)
        table._on_head_clicked(2)
        columns, sorting = table.shown_columns(), table.sorted_by()
    assert sorting.startswith("-")
    assert "published" in columns

    for _ in range(2):
        with started(theme, fresh_settings) as window:
            qtbot.waitUntil(lambda window=window: window.desk.project.figures.rowCount() > 0)
            assert window.desk.panels.table.shown_columns() == columns
            assert window.desk.panels.table.sorted_by() == sorting


def test_a_project_keeps_its_own_order_of_rows(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles)
    window.desk.panels.table._on_head_clicked(1)
    path, sorting = window.desk.project.session.path, window.desk.panels.table.sorted_by()
    window.desk.files.new_project()
    qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() == 0)
    window.desk.panels.table._on_head_clicked(2)

    window.desk.files.open_path(path)
    qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() == 3)

    assert window.desk.panels.table.sorted_by() == sorting


def test_a_project_open_elsewhere_leaves_the_start_page_under_the_banner(
    qtbot: QtBot, theme: Theme, fresh_settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "kept.reportedly"
    session = ProjectSession.create(path)
    try:
        with started(theme, fresh_settings, [str(path)]) as window:
            qtbot.waitUntil(lambda: not window.banner.isHidden())

            assert window.pages.currentWidget() is window.welcome
    finally:
        session.close()


def test_the_time_of_saving_follows_save_as_and_goes_with_the_project(
    qtbot: QtBot, window: MainWindow, articles: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(qtbot, window, articles[:1])
    window.desk.status.clear_saved()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "kept"), ""))

    window.desk.files.save_as()

    qtbot.waitUntil(lambda: window.desk.status._saved.text().startswith("Saved "))
    window.desk.files.new_project()
    qtbot.waitUntil(lambda: window.desk.status._saved.text() == "")


def test_what_cannot_be_opened_outside_is_said_and_can_be_copied(
    qtbot: QtBot, window: MainWindow, articles: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(qtbot, window, articles[:1])
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)

    window.desk.files.open_original()

    assert "mill.txt could not be opened" in window.banner.text
    window.banner.act(0)
    assert QGuiApplication.clipboard().text() == str(articles[0])


def test_the_original_of_an_article_of_the_sample_is_the_report_it_is_based_on(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    window.desk.files.open_sample()
    qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() > 0)

    window.desk.files.open_original()

    assert opened[0].startswith("http")


def test_an_article_whose_figure_was_the_current_row_is_shown_again_when_its_removal_is_taken_back(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles[:2])
    figures, documents, linked = window.desk.project.figures, window.desk.project.documents, window.selection
    first, second = (article.key for article in documents.articles)
    row = figures.row_of(next(figure.id for figure in figures.figures if figure.article == first))
    window.desk.panels.table.setCurrentIndex(figures.index(row, 0))
    assert linked.article == first

    window.desk.commands.action("edit.remove").trigger()
    qtbot.waitUntil(lambda: linked.article == second and documents.rowCount() == 1)
    until_answered(qtbot, window)
    window.desk.commands.action("edit.undo").trigger()

    qtbot.waitUntil(lambda: documents.rowCount() == 2)
    until_answered(qtbot, window)
    assert linked.article == first
