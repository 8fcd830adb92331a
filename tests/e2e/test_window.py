"""The window from its start page to the exported table, with real files, real parts and real events."""

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QGraphicsView
from pytestqt.qtbot import QtBot

from helpers.article_files import Article, write_article
from helpers.leftovers import nothing_left
from helpers.windows import begin_to_read, settings_in, until_answered
from reportedly.cli.main import run as run_command
from reportedly.gui.app import create_window
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.columns import column_place
from reportedly.gui.shell.theme import Theme
from reportedly.model.figure import Figure, Stance
from reportedly.services.jobs import InlineRunner
from reportedly.services.settings import Settings

SHARED = Path(__file__).parents[3] / "shared" / "seeds" / "000_3cac1f4e5607afa3.txt"

TROOPS = (
    "Soldiers leave the town\n\nThe defence ministry said on Monday that at least 3,000 soldiers had left "
    "the town. The mayor plans to send 250 trucks by December.\n\nAbout 40 % of the houses are empty, the mayor "
    "told reporters.\n"
)
FIRE = "Houses burn\n\nAbout 40 houses burned down, the fire chief said on Tuesday.\n"


@pytest.fixture(autouse=True)
def strict(qapp: QApplication) -> Iterator[None]:
    with nothing_left(qapp):
        yield


@pytest.fixture
def settings(tmp_path: Path, strict: None) -> Settings:
    return settings_in(tmp_path)


@pytest.fixture
def theme(qapp: QApplication, strict: None) -> Iterator[Theme]:
    made = Theme(qapp, mode="light")
    yield made
    qapp.styleHints().colorSchemeChanged.disconnect(made._on_system_scheme_changed)
    made.deleteLater()


@pytest.fixture
def open_window(qtbot: QtBot, theme: Theme, settings: Settings) -> Iterator[Callable[..., MainWindow]]:
    """Give a function that opens a window; all of them are closed in the end."""
    made: list[MainWindow] = []

    def open_one(*, is_pooled: bool = False) -> MainWindow:
        window = create_window(theme, settings)
        if not is_pooled:
            window._make_runner = lambda workers: InlineRunner()
        made.append(window)
        window.resize(1600, 1000)
        window.show()
        qtbot.waitUntil(lambda: window.desk is not None)
        return window

    yield open_one
    for window in made:
        window.close()
        window.deleteLater()


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    return open_window()


@pytest.fixture
def troops(tmp_path: Path) -> Path:
    path = tmp_path / "troops.txt"
    path.write_text(TROOPS, encoding="utf-8")
    return path


@pytest.fixture
def fire(tmp_path: Path) -> Path:
    path = tmp_path / "fire.txt"
    path.write_text(FIRE, encoding="utf-8")
    return path


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(QDropEvent(QPointF(400, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                                Qt.KeyboardModifier.NoModifier))  # fmt: skip


def wait_until_read(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the jobs have ended and the window shows all that was loaded."""
    project, adding = window.desk.project, window.desk.files.adding
    qtbot.waitUntil(lambda: bool(project.jobs.rows) and not adding.is_working)
    loaded = {row.article for row in project.jobs.rows if row.state == "loaded"}
    qtbot.waitUntil(lambda: loaded <= {article.key for article in project.documents.articles})
    panel = window.desk.panels.article
    if loaded:
        qtbot.waitUntil(lambda: panel.document is not None)
        qtbot.waitUntil(
            lambda: {f.id for f in panel.figures} <= {mark.figure_id for mark in panel.view._marks}
        )
    until_answered(qtbot, window)


def load(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    drop(window, *paths)
    wait_until_read(qtbot, window)


def open_sample(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.welcome.first, Qt.Key.Key_Return)
    panels = window.desk.panels
    qtbot.waitUntil(lambda: window.desk.project.figures.rowCount() > 0)
    qtbot.waitUntil(lambda: panels.chart.chart is not None)
    qtbot.waitUntil(lambda: panels.chart.series is not None and panels.article.document is not None)


def cell(window: MainWindow, figure: Figure, column: str) -> str:
    figures = window.desk.project.figures
    return str(figures.index(figures.row_of(figure.id), column_place(column)).data() or "")


def click_row(qtbot: QtBot, window: MainWindow, figure_id: str) -> None:
    table, figures = window.desk.panels.table, window.desk.project.figures
    index = figures.index(figures.row_of(figure_id), column_place("source"))
    table.scrollTo(index)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())


def click_mark(qtbot: QtBot, window: MainWindow, figure_id: str) -> None:
    chart = window.desk.panels.chart.chart
    target = chart.findChild(QGraphicsView).viewport()
    place = chart.mark_place(figure_id).toPoint()
    qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(chart, place))


def lonely_marks(window: MainWindow) -> list[str]:
    """Give the figures whose marks stand apart from all others, so that a click means one of them."""
    panel = window.desk.panels.chart
    ids = [estimate.figure_id for estimate in panel.series.estimates]
    places = {one: place for one in ids if (place := panel.chart.mark_place(one)) is not None}
    apart = 2 * window.theme.e  # a click means the nearest mark within 1 e
    return [
        one for one, place in places.items()
        if all(other == one or (place - there).manhattanLength() > apart for other, there in places.items())
    ]  # fmt: skip


def assert_shown_everywhere(qtbot: QtBot, window: MainWindow, figure: Figure) -> None:
    """Check that table, chart, article and detail panel show one figure as the current one."""
    desk = window.desk
    panels, figures = desk.panels, desk.project.figures
    qtbot.waitUntil(lambda: getattr(panels.article.document, "key", None) == figure.article)

    assert window.selection.current == figure.id
    rows = {index.row() for index in panels.table.selectionModel().selectedRows()}
    assert rows == {figures.row_of(figure.id)}
    assert panels.chart.chart.canvas.current == figure.id
    assert panels.article.view.text._current == figure.id
    mark = panels.article.view.text.place_of(figure.start, figure.end)
    if not mark.isNull():  # a figure of the title stands in the header
        visible = QRect(QPoint(0, 0), panels.article.view.text.viewport().size())
        qtbot.waitUntil(lambda: visible.contains(
            panels.article.view.text.place_of(figure.start, figure.end).center().toPoint()))  # fmt: skip
    assert cell(window, figure, "value").removeprefix("+") in panels.detail._title.text()


def test_a_figure_chosen_in_the_table_is_shown_in_chart_article_and_detail(
    qtbot: QtBot, window: MainWindow
) -> None:
    open_sample(qtbot, window)
    series = window.desk.panels.chart.series
    figure = window.desk.project.figures.figure(series.estimates[-1].figure_id)

    click_row(qtbot, window, figure.id)

    assert_shown_everywhere(qtbot, window, figure)


def test_a_mark_clicked_on_the_chart_is_shown_in_table_article_and_detail(
    qtbot: QtBot, window: MainWindow
) -> None:
    open_sample(qtbot, window)
    qtbot.waitUntil(lambda: bool(lonely_marks(window)))  # the chart is laid out after the window
    figure = window.desk.project.figures.figure(lonely_marks(window)[0])

    click_mark(qtbot, window, figure.id)

    assert_shown_everywhere(qtbot, window, figure)


def test_a_figure_clicked_in_the_article_is_shown_in_table_chart_and_detail(
    qtbot: QtBot, window: MainWindow
) -> None:
    open_sample(qtbot, window)
    text = window.desk.panels.article.view.text
    figure = next(f for f in window.desk.panels.article.figures if not text.place_of(f.start, f.end).isNull())
    text.scroll_to(figure.start, figure.end)
    place = text.place_of(figure.start, figure.end).center().toPoint()

    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert_shown_everywhere(qtbot, window, figure)


def test_a_figure_of_another_article_brings_its_article_into_view(qtbot: QtBot, window: MainWindow) -> None:
    open_sample(qtbot, window)
    shown = window.desk.panels.article.document.key
    figure = next(f for f in reversed(window.desk.project.figures.figures) if f.article != shown)

    click_row(qtbot, window, figure.id)

    qtbot.waitUntil(lambda: window.desk.panels.article.document.key == figure.article)
    listed = window.desk.panels.articles.currentIndex().row()
    assert window.desk.project.documents.article_at(listed).key == figure.article


def test_dropped_files_of_many_formats_are_read_by_worker_processes_and_the_bad_one_is_named(
    qtbot: QtBot, open_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    window = open_window(is_pooled=True)
    kinds = ("txt", "md", "html", "pdf", "docx", "eml")
    paths = []
    for count, kind in enumerate(kinds, start=2):
        folder = tmp_path / kind
        folder.mkdir()
        words = f"The defence ministry said on Monday that {count},000 soldiers had left the town."
        article = Article(f"Soldiers leave town {kind}", (words, "The mayor did not comment on the report."))
        paths.append(write_article(folder, article, kind))
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")

    load(qtbot, window, *paths, empty)

    project, panels = window.desk.project, window.desk.panels
    assert project.jobs.counts() == {"loaded": len(kinds), "failed": 1}
    assert project.jobs.rows[0].name == "empty.txt"
    assert "1 of 7 files could not be read" in window.banner.text
    assert "empty.txt" in window.banner.text
    assert {f.text for f in project.figures.figures} == {f"{count},000" for count in range(2, 8)}
    window.banner.act(0)
    assert panels.docks["jobs"].isVisible()
    assert not window.banner.isVisible()


def test_a_window_closed_while_its_workers_start_leaves_no_process(
    qtbot: QtBot, open_window: Callable[..., MainWindow], troops: Path
) -> None:
    window = open_window(is_pooled=True)
    with qtbot.waitSignal(window.desk.files.adding.working_changed):
        drop(window, troops)

    window.close()

    assert window.desk.project.session is None


def test_a_dropped_address_is_not_fetched_and_becomes_no_article(qtbot: QtBot, window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/story")])

    window.dropEvent(QDropEvent(QPointF(40, 40), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                                Qt.KeyboardModifier.NoModifier))  # fmt: skip

    assert "Nothing was fetched" in window.banner.text
    assert window.desk.project.session is None


def test_a_date_typed_over_the_article_gives_its_weekdays_their_days(
    qtbot: QtBot, window: MainWindow, troops: Path
) -> None:
    load(qtbot, window, troops)
    figure = next(f for f in window.desk.project.figures.figures if f.text == "3,000")
    assert cell(window, figure, "statement_date") == ""
    date = window.desk.panels.article.view.header.published

    qtbot.mouseClick(date.words, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(date.field, "23 Oct 2024")
    qtbot.keyClick(date.field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: cell(window, figure, "statement_date") == "21 Oct 2024")
    qtbot.waitUntil(lambda: date.words.text() == "23 Oct 2024")
    qtbot.waitUntil(lambda: not window.desk.files.adding.is_working)
    trucks = next(f for f in window.desk.project.figures.figures if f.text == "250")
    assert (trucks.stance, cell(window, trucks, "target_date")) == (Stance.PLANNED, "by Dec 2024")


def test_what_is_no_date_is_refused_with_a_sentence(qtbot: QtBot, window: MainWindow, troops: Path) -> None:
    load(qtbot, window, troops)
    date = window.desk.panels.article.view.header.published

    qtbot.mouseClick(date.words, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(date.field, "soon")
    qtbot.keyClick(date.field, Qt.Key.Key_Return)

    assert "is no date" in window.banner.text
    assert window.desk.project.documents.articles[0].published is None


def test_a_filter_by_text_shows_its_chip_and_clearing_it_shows_all(
    qtbot: QtBot, window: MainWindow, troops: Path, fire: Path
) -> None:
    load(qtbot, window, troops, fire)
    figures, panels = window.desk.project.figures, window.desk.panels
    total = figures.rowCount()

    qtbot.keyClicks(window.tool_bar.search, "fire chief")
    qtbot.waitUntil(lambda: figures.rowCount() == 1)

    chip = next(chip for chip in panels.filter_bar.chips if "fire chief" in chip.toolTip())
    assert re.sub("<[^>]+>", "", panels.filter_bar._count.text()) == f"1 of {total} figures"
    qtbot.mouseClick(chip.cross, Qt.MouseButton.LeftButton)
    assert figures.rowCount() == total
    assert window.tool_bar.search.text() == ""


def test_the_exported_table_is_that_of_the_command_line(
    qtbot: QtBot, window: MainWindow, troops: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(qtbot, window, troops)
    key = window.desk.project.documents.articles[0].key
    window.desk.panels.article.edited.emit(key, "published", "2024-10-23")
    figures = window.desk.project.figures
    qtbot.waitUntil(lambda: bool(figures.figures) and figures.figures[0].statement_date is not None)
    qtbot.waitUntil(lambda: not window.desk.files.adding.is_working)
    ours, theirs = tmp_path / "window.csv", tmp_path / "command.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(ours), "CSV (*.csv)"))

    window.desk.commands.action("file.export_figures").trigger()
    qtbot.waitUntil(lambda: ours.exists() and ours.stat().st_size > 0)
    code = run_command(["extract", str(troops), "--published", "2024-10-23", "--format", "csv", "--output",
                        str(theirs)])  # fmt: skip

    assert code == 0
    assert rows_of(ours) == rows_of(theirs)
    assert len(rows_of(ours)) == 3


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_saved_project_stands_again_as_it_was_left_when_the_program_is_opened_anew(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    troops: Path,
    fire: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = open_window()
    load(qtbot, first, troops, fire)
    path = tmp_path / "town.reportedly"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    first.desk.commands.action("file.save_as").trigger()
    qtbot.waitUntil(lambda: first.windowTitle() == "town - Reportedly")
    house = next(f for f in first.desk.project.figures.figures if f.text == "40")
    qtbot.keyClicks(first.tool_bar.search, "chief")
    qtbot.waitUntil(lambda: first.desk.project.figures.rowCount() == 1)
    click_row(qtbot, first, house.id)
    first.desk.commands.action("view.table").trigger()
    places = dict(first.desk.project.source_places)
    first.close()

    second = open_window()
    qtbot.waitUntil(lambda: second.desk.project.documents.rowCount() == 2)

    assert second.windowTitle() == "town - Reportedly"
    assert second.selection.current == house.id
    assert second.tool_bar.search.text() == "chief"
    assert second.desk.project.figures.rowCount() == 1
    assert second.desk.panels.view == "table"
    assert dict(second.desk.project.source_places) == places
    qtbot.waitUntil(lambda: getattr(second.desk.panels.article.document, "key", None) == house.article)


def test_an_article_removed_in_the_list_is_taken_back_at_its_place(
    qtbot: QtBot, window: MainWindow, troops: Path, fire: Path
) -> None:
    load(qtbot, window, troops, fire)
    articles, documents = window.desk.panels.articles, window.desk.project.documents
    before = [article.key for article in documents.articles]
    figures = window.desk.project.figures.rowCount()
    qtbot.mouseClick(articles.viewport(), Qt.MouseButton.LeftButton,
                     pos=articles.visualRect(documents.index(0)).center())  # fmt: skip

    qtbot.keyClick(articles, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: [article.key for article in documents.articles] == before[1:])
    undo = window.desk.commands.action("edit.undo")
    qtbot.waitUntil(lambda: undo.text().replace("&", "").startswith("Undo Remove "))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(articles, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: [article.key for article in documents.articles] == before)
    assert window.desk.project.figures.rowCount() == figures


def test_after_a_removal_the_neighbour_is_shown_and_undo_shows_the_article_again(
    qtbot: QtBot, window: MainWindow, troops: Path, fire: Path
) -> None:
    load(qtbot, window, troops, fire)
    documents, panel = window.desk.project.documents, window.desk.panels.article
    first, second = (article.key for article in documents.articles)
    window.selection.set_article(first)

    window.desk.commands.action("edit.remove").trigger()
    qtbot.waitUntil(lambda: getattr(panel.document, "key", None) == second)
    undo = window.desk.commands.action("edit.undo")
    qtbot.waitUntil(lambda: undo.text().replace("&", "").startswith("Undo Remove "))
    undo.trigger()

    qtbot.waitUntil(lambda: getattr(panel.document, "key", None) == first)
    assert window.selection.article == first


def test_the_banner_about_missing_dates_goes_with_the_articles(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "flood.txt"
    path.write_text("The ministry said on Monday that 4,200 people had fled the flood.\n", encoding="utf-8")
    load(qtbot, window, path)
    qtbot.waitUntil(lambda: window.banner.isVisible() and "missing" in window.banner.text)

    window.desk.commands.action("edit.undo").trigger()

    qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() == 0)
    qtbot.waitUntil(lambda: not window.banner.isVisible())


def test_a_word_rubbed_out_in_the_search_field_removes_no_article(
    qtbot: QtBot, window: MainWindow, troops: Path, fire: Path
) -> None:
    load(qtbot, window, troops, fire)
    window.desk.commands.action("edit.filter").trigger()
    qtbot.keyClicks(window.tool_bar.search, "the mayor")

    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
        qtbot.keyClick(window.tool_bar.search, key, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(window.tool_bar.search, key)

    qtbot.waitUntil(lambda: window.selection.filter.text != "")
    assert window.desk.project.documents.rowCount() == 2


def test_find_in_the_article_counts_steps_and_gives_the_focus_back(
    qtbot: QtBot, window: MainWindow, troops: Path
) -> None:
    load(qtbot, window, troops)
    window.activateWindow()
    panel = window.desk.panels.article
    panel.setFocus()
    qtbot.waitUntil(lambda: panel.view.text.hasFocus())

    window.desk.commands.action("edit.find").trigger()
    bar = panel.view.find_bar
    qtbot.keyClicks(bar.field, "mayor")
    first = bar._count.text()
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    second = bar._count.text()
    found = panel.view.text.textCursor().selectedText()
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)

    assert (first, second, found) == ("1 of 2", "2 of 2", "mayor")
    assert not bar.isVisible()


def test_rows_are_copied_as_text_with_their_heads(qtbot: QtBot, window: MainWindow, troops: Path) -> None:
    load(qtbot, window, troops)
    window.desk.panels.table.setFocus()

    window.desk.commands.action("edit.select_all").trigger()
    window.desk.commands.action("edit.copy").trigger()

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["Source", "Figure", "Of what"]
    assert len(lines) == 1 + window.desk.project.figures.rowCount()


def test_another_project_opened_while_articles_are_read_stays_as_it_is(
    qtbot: QtBot, window: MainWindow, troops: Path, fire: Path
) -> None:
    begin_to_read(qtbot, window, [troops, fire])

    window.desk.commands.action("help.sample").trigger()
    qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() >= 8)
    qtbot.waitUntil(lambda: not window.desk.files.adding.is_working)

    keys = {article.key for article in window.desk.project.documents.articles}
    assert keys.isdisjoint({"troops.txt", "fire.txt"})
    assert window.selection.article in keys
    assert window._crash is None


@pytest.mark.parametrize(
    ("before", "number", "after"),
    [
        pytest.param("Line one.\r\n\r\nLine two, ", "3,000", " soldiers\r\nleft.\r\n", id="crlf"),
        pytest.param("\ufeffThe army said ", "3,000", " soldiers left.\n", id="byte-order-mark"),
        pytest.param("\U0001f680\U0001f468\u200d\U0001f469 The army said ", "3,000", " soldiers left.\n", id="emoji"),
        pytest.param("The\u00a0army\u00a0said ", "3,000", "\u00a0soldiers left.\n", id="non-breaking-space"),
        pytest.param("Zele\u0301nsky\u0308 said ", "3,000", " so\u0301ldiers left, soldiers.\n", id="combining-marks"),
        pytest.param("\u5317\u671d\u9c9c\u58eb\u5175\u3002 The army said ", "3,000", " soldiers left.\n", id="cjk"),
        pytest.param("First.\u2028Second.\u2029The army said ", "3,000", " soldiers left.\n", id="line-separators"),
        pytest.param("A lone\rreturn. The army said ", "3,000", " soldiers left.\n", id="lone-returns"),
    ],
)  # fmt: skip
def test_the_marked_words_are_the_figures_of_the_article(
    before: str, number: str, after: str, qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    head = "" if before.startswith("\ufeff") else "A headline that stands alone\n\n"
    text = f"{head}{before}{number}{after}\nThe army said that 250 trucks followed.\n"
    path = tmp_path / "awkward.txt"
    path.write_bytes(text.encode("utf-8"))

    load(qtbot, window, path)

    panel = window.desk.panels.article
    view, document = panel.view, panel.document
    marked = {mark.figure_id: view.text.marked_words(mark) for mark in view._marks if mark.figure_id}
    assert {f.text for f in panel.figures} >= {"3,000", "250"}
    for figure in panel.figures:
        assert document.text[figure.start : figure.end] == figure.text
        assert marked[figure.id] == figure.text


@pytest.mark.skipif(not SHARED.exists(), reason="the shared article is not here")
def test_the_article_of_the_story_gives_its_three_figures_with_their_deniers(
    qtbot: QtBot, window: MainWindow
) -> None:
    load(qtbot, window, SHARED)
    key = window.desk.project.documents.articles[0].key
    window.desk.panels.article.edited.emit(key, "published", "23 Oct 2024")
    project, detail = window.desk.project, window.desk.panels.detail
    qtbot.waitUntil(
        lambda: (
            len(project.figures.figures) == 3
            and all(f.published == "2024-10-23" and f.statement_date for f in project.figures.figures)
        )
    )
    qtbot.waitUntil(lambda: not window.desk.files.adding.is_working)

    figures = sorted(project.figures.figures, key=lambda figure: figure.start)
    assert [cell(window, figure, "value") for figure in figures] == ["~3,000", "10,000", "3,000"]
    assert {cell(window, figure, "source") for figure in figures[:2]} == {"NIS (South Korea)"}
    planned = figures[1]
    assert cell(window, planned, "target_date") == "by Dec 2024"
    click_row(qtbot, window, planned.id)
    words = {field.name: (field.value, field.note) for field in detail._fields._words.fields}
    assert detail._title.text() == "10,000 troops"
    assert detail._subtitle.text() == "planned, by Dec 2024"
    assert "Cho Tae-yong" in words["Source"][1]
    denied = [f.value for f in detail._fields._words.fields if f.name == "Denied by"]
    assert {name.split(",")[0] for name in denied} == {"Russia", "North Korea"}
