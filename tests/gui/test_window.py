"""The window as a person uses it: with real keys and clicks, on real articles."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from helpers.windows import begin_to_read, show_sample, until_quiet, until_still
from reportedly.gui.main_window import MainWindow
from reportedly.model.filter import NO_FILTER

TROOPS = (
    "The ministry said on Monday that at least 3,000 soldiers had left the town. "
    "A second ship carries 250 people.\n"
)
FIRE = "About 40 houses burned down, the mayor told reporters on Tuesday.\n"


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    troops, fire = tmp_path / "troops.txt", tmp_path / "fire.txt"
    troops.write_text(TROOPS, encoding="utf-8")
    fire.write_text(FIRE, encoding="utf-8")
    return [troops, fire]


def load(qtbot: QtBot, window: MainWindow, paths: list[Path]) -> None:
    window.desk.files.adding.add_paths(paths)
    qtbot.waitUntil(lambda: bool(window.desk.project.jobs.rows) and not window.desk.files.adding.is_working)
    assert not [row.reason for row in window.desk.project.jobs.rows if "mistake" in row.reason]
    loaded = window.desk.project.jobs.counts()["loaded"]
    qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() >= loaded)
    until_quiet(qtbot, window)


def test_the_sample_opens_filled_with_table_article_and_headline(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.welcome.first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.project.figures.rowCount() > 0)
    qtbot.waitUntil(lambda: window.desk.panels.article.document is not None)

    assert window.desk.project.documents.rowCount() >= 8
    assert "reports" in window.desk.panels.chart.headline_html()


def test_loaded_articles_are_listed_and_failed_files_named_in_the_banner(
    qtbot: QtBot, window: MainWindow, articles: list[Path], tmp_path: Path
) -> None:
    load(qtbot, window, [*articles, tmp_path / "missing.txt"])

    assert [one.title or one.key for one in window.desk.project.documents.articles]
    assert window.desk.project.documents.rowCount() == 2
    assert "1 of 3 files could not be read" in window.banner.text
    assert "missing.txt" in window.banner.text


def test_the_same_file_again_is_skipped_with_its_reason(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles[:1])

    load(qtbot, window, articles[:1])

    assert window.desk.project.documents.rowCount() == 1
    assert "was skipped" in window.banner.text
    assert "Already loaded as troops.txt." in window.banner.text


def test_dropped_files_and_dropped_text_become_articles(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    for fill in (
        lambda data: data.setUrls([QUrl.fromLocalFile(str(articles[0]))]),
        lambda data: data.setText(FIRE),
    ):
        data = QMimeData()
        fill(data)
        before = window.desk.project.documents.rowCount()
        window.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                                    Qt.KeyboardModifier.NoModifier))  # fmt: skip
        qtbot.waitUntil(lambda n=before: window.desk.project.documents.rowCount() == n + 1)
        qtbot.waitUntil(lambda: not window.desk.files.adding.is_working)


def test_pasted_text_becomes_an_article(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText(TROOPS)

    window.desk.commands.action("edit.paste").trigger()
    qtbot.waitUntil(lambda: window.desk.project.figures.rowCount() > 0)
    qtbot.waitUntil(lambda: not window.desk.files.adding.is_working)

    assert {figure.text for figure in window.desk.project.figures.figures} >= {"3,000"}


def test_a_pasted_text_is_chosen_whatever_was_chosen_before(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles[:1])
    first = window.desk.project.figures.figures[0]
    window.selection.choose(first.id)
    window.selection.set_article(first.article)
    QGuiApplication.clipboard().setText(
        "Flood cuts off homes\n\nThe river cut off 900 homes, the mayor said.\n"
    )

    window.desk.commands.action("edit.paste").trigger()

    qtbot.waitUntil(lambda: window.selection.article not in (None, first.article))
    qtbot.waitUntil(lambda: not window.desk.files.adding.is_working)
    key, panels = window.selection.article, window.desk.panels
    qtbot.waitUntil(lambda: panels.article.document is not None and panels.article.document.key == key)
    assert panels.articles.selected_keys() == [key]
    assert window.selection.current is None
    assert {window.desk.project.figures.figure(one).article for one in window.selection.selected} == {key}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministry said on Monday that 3,000 troops had left.", "words like “Monday” have no date"),
        ("The ministry said that 3,000 troops had left.", "1 of its figures has no date"),
        ("The ministry said on 3 March 2025 that 3,000 troops had left.", None),
        ("The meeting was held on Monday in the old town hall of Oren.", None),
    ],
    ids=["weekday", "no date words", "whole date", "no figure"],
)
def test_the_banner_says_what_lacks_a_date_and_stays_away_where_nothing_does(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, text: str, words: str | None
) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(text, encoding="utf-8")

    load(qtbot, window, [path])
    until_quiet(qtbot, window)

    if words is None:
        assert not window.banner.isVisible()
    else:
        qtbot.waitUntil(window.banner.isVisible)
        assert words in window.banner.text


def test_a_typed_date_is_kept_and_the_article_is_read_again(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles[:1])
    key = window.desk.project.documents.articles[0].key
    window.selection.set_article(key)

    window.desk.panels.articles.edit_field("published")
    editor = window.desk.panels.articles.findChild(QLineEdit)
    assert editor is not None
    editor.setText("23 Oct 2024")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: window.desk.project.documents.articles[0].published == "2024-10-23")
    qtbot.waitUntil(
        lambda: any(f.statement_date == "2024-10-21" for f in window.desk.project.figures.figures)
    )
    qtbot.waitUntil(lambda: not window.desk.files.adding.is_working)


def test_search_filters_table_and_says_when_nothing_fits(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles)

    window.desk.commands.action("edit.filter").trigger()
    qtbot.keyClicks(window.tool_bar.search, "mayor")
    qtbot.waitUntil(lambda: window.desk.project.figures.rowCount() == 1)
    qtbot.keyClicks(window.tool_bar.search, "xyz")
    qtbot.waitUntil(lambda: window.desk.project.figures.rowCount() == 0)
    qtbot.keyClick(window.tool_bar.search, Qt.Key.Key_Escape)

    assert window.selection.filter == NO_FILTER
    assert window.desk.project.figures.rowCount() >= 2


def test_a_row_chosen_in_the_table_opens_its_article_and_its_evidence(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles)
    figures = window.desk.project.figures
    fire = next(figure for figure in figures.figures if figure.text == "40")

    window.desk.panels.table.selectRow(figures.row_of(fire.id))

    assert window.selection.article == fire.article
    qtbot.waitUntil(lambda: getattr(window.desk.panels.article.document, "key", None) == fire.article)


def test_the_view_menu_follows_the_button_that_shows_set_aside_numbers(window: MainWindow) -> None:
    toggle, view = window.desk.commands.action("view.set_aside"), window.desk.panels.article.view
    toggle.setChecked(False)

    view._show_button.click()

    assert toggle.isChecked()
    assert view.text._shows_set_aside


@pytest.mark.parametrize("command", ["file.export_figures", "file.export_chart", "file.save_as"])
def test_a_folder_that_cannot_be_written_is_said_in_the_banner(
    command: str,
    qtbot: QtBot,
    window: MainWindow,
    articles: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load(qtbot, window, articles)
    qtbot.waitUntil(lambda: window.desk.panels.chart.chart is not None)
    taken = tmp_path / "a file"  # where a folder is wanted
    taken.write_text("")
    name = "out.png" if command == "file.export_chart" else "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(taken / name), ""))

    window.desk.commands.action(command).trigger()

    qtbot.waitUntil(lambda: "be written" in window.banner.text)
    assert window._crash is None


def test_exported_figures_are_those_shown(
    qtbot: QtBot, window: MainWindow, articles: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(qtbot, window, articles)
    target = tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), "CSV (*.csv)"))
    window.selection.set_filter(NO_FILTER.with_text("mayor"))

    window.desk.commands.action("file.export_figures").trigger()
    qtbot.waitUntil(target.exists)

    lines = target.read_text(encoding="utf-8-sig").strip().splitlines()
    assert len(lines) == 2
    assert "mayor" in lines[1]


def test_a_saved_project_reopens_as_it_was(
    qtbot: QtBot, window: MainWindow, articles: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(qtbot, window, articles)
    path = tmp_path / "kept.reportedly"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.desk.commands.action("file.save_as").trigger()
    qtbot.waitUntil(path.exists)
    current = window.desk.project.figures.figures[-1].id
    window.selection.set_filter(NO_FILTER.with_text("mayor"))
    window.selection.choose(current)
    panels = window.desk.panels
    tabs = panels.source_head.tabs, panels.detail.tabs
    switches = (
        (panels.matrix.by_measure, panels.matrix.who_denies),
        (panels.echo.by_origin, panels.echo.by_time),
    )
    for strip, (_, second) in zip(tabs, switches, strict=True):
        strip.setCurrentIndex(1)
        second.setChecked(True)

    window.desk.files.new_project()
    qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() == 0)
    for strip, (first, _) in zip(tabs, switches, strict=True):
        strip.setCurrentIndex(0)
        first.setChecked(True)
    window.desk.files.open_path(path)
    qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() == 2)

    assert [strip.currentIndex() for strip in tabs] == [1, 1]
    assert all(second.isChecked() for _, second in switches)
    assert window.selection.filter.text == "mayor"
    assert window.selection.current == current
    assert str(path) in window.settings.texts("recent_files")


@pytest.mark.parametrize(
    ("choice", "rows"), [("The 1 shown, CSV (*.csv)", 1), ("All 3 figures, CSV (*.csv)", 3)]
)
def test_the_export_dialog_offers_what_is_shown_or_all(
    choice: str,
    rows: int,
    qtbot: QtBot,
    window: MainWindow,
    articles: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load(qtbot, window, articles)
    asked: list[tuple[str, str]] = []
    target = tmp_path / "out.csv"

    def answer(_: object, title: str, __: str, filters: str) -> tuple[str, str]:
        asked.append((title, filters))
        return str(target), choice

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    window.selection.set_filter(NO_FILTER.with_text("mayor"))

    window.desk.commands.action("file.export_figures").trigger()
    qtbot.waitUntil(target.exists)

    assert asked[0][0] == "Export figures: the 1 shown, or all 3"
    assert choice in asked[0][1].split(";;")
    assert len(target.read_text(encoding="utf-8-sig").strip().splitlines()) == 1 + rows


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_the_chart_is_written_as_a_picture(
    suffix: str,
    qtbot: QtBot,
    window: MainWindow,
    articles: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load(qtbot, window, articles)
    qtbot.waitUntil(lambda: window.desk.panels.chart.chart is not None)
    target = tmp_path / f"chart{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    window.desk.commands.action("file.export_chart").trigger()

    qtbot.waitUntil(lambda: target.exists() and target.stat().st_size > 500)  # it is drawn in steps


def test_no_dialog_and_no_thread_is_left_when_the_window_closes_while_articles_are_read(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    begin_to_read(qtbot, window, articles)

    window.close()

    assert window.desk.project.session is None


def _drag_border(qtbot: QtBot, window: MainWindow, dock: str, by: int) -> None:
    """Move the border between the left panels and the centre, as a mouse does."""
    panel = window.desk.panels.docks[dock]
    edge = panel.mapTo(window, QPoint(panel.width() + 1, 300))
    qtbot.mousePress(window, Qt.MouseButton.LeftButton, pos=edge)
    for step in (by // 2, by):
        qtbot.mouseMove(window, edge + QPoint(step, 0))
        until_still(qtbot, window)  # Qt moves a border in a turn of its own
    qtbot.mouseRelease(window, Qt.MouseButton.LeftButton, pos=edge + QPoint(by, 0))
    until_still(qtbot, window)


def test_widths_set_by_hand_stay_at_every_width_of_the_window_and_size_of_text(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles)
    left, e = window.desk.panels.docks["articles"], window.theme.e
    before = left.width()
    _drag_border(qtbot, window, "articles", 60)
    chosen = left.width()

    for width in (1300, 1600):
        window.resize(width, 1000)
        wanted = min(chosen, 0.23 * width)
        qtbot.waitUntil(lambda wanted=wanted: left.width() == pytest.approx(wanted, abs=3))
    window.theme.set_text_scale(1.2)

    assert chosen > before + 40
    wanted = min(chosen / e, 0.23 * 1600 / window.theme.e)
    qtbot.waitUntil(lambda: left.width() / window.theme.e == pytest.approx(wanted, abs=0.3))


def test_reset_layout_forgets_widths_set_by_hand(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles)
    left = window.desk.panels.docks["articles"]
    before = left.width()
    _drag_border(qtbot, window, "articles", 60)

    window.desk.panels.reset_layout()
    until_still(qtbot, window)

    assert left.width() == pytest.approx(before, abs=3)


def test_where_there_is_too_little_height_for_both_the_chart_has_it_and_the_tab_gives_the_table(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles)
    panels = window.desk.panels
    assert panels.chart.isVisible()
    assert panels.table.isVisible()

    window.theme.set_text_scale(2)
    until_still(qtbot, window)
    is_chart_alone = panels.chart.isVisible() and not panels.table.isVisible()
    height = panels.chart.height() / window.theme.e
    panels.show_view("table")
    until_still(qtbot, window)
    is_table_alone = panels.table.isVisible() and not panels.chart.isVisible()
    panels.show_view("over_time")
    window.theme.set_text_scale(1)
    until_still(qtbot, window)

    assert is_chart_alone
    assert height > 14
    assert is_table_alone
    assert panels.chart.isVisible()
    assert panels.table.isVisible()


def test_in_a_low_window_the_chart_has_the_larger_part_and_in_the_lowest_the_table_is_behind_its_tab(
    qtbot: QtBot, window: MainWindow
) -> None:
    show_sample(qtbot, window)
    panels = window.desk.panels
    seen: dict[tuple[int, int], tuple[float, bool, bool]] = {}
    for size in ((1280, 720), (1024, 640)):
        window.resize(*size)
        until_still(qtbot, window)
        part = panels.chart.height() / panels.centre.height()
        seen[size] = (part, panels.table.isVisible(), panels.filter_bar.isVisible())
    days = panels.headline.as_of._days
    window.selection.set_as_of(days[-1], days[0])
    panels.show_view("echo")
    until_still(qtbot, window)

    assert seen[1280, 720][0] >= 0.45
    assert seen[1280, 720][1:] == (True, True)
    assert seen[1024, 640][0] >= 0.55
    assert seen[1024, 640][1:] == (False, True)
    assert panels.changes.isVisible()
    assert panels.echo.height() > panels.changes.height()


def test_figures_without_a_day_are_shown_in_the_table_also_where_it_is_behind_its_tab(
    qtbot: QtBot, window: MainWindow
) -> None:
    show_sample(qtbot, window)
    window.resize(1024, 640)
    panels = window.desk.panels
    qtbot.waitUntil(lambda: not panels.table.isVisible())
    figure = window.desk.project.figures.figures[0].id
    panels.chart._show_undated([figure])

    assert panels.table.isVisible()
    assert window.selection.current == figure
