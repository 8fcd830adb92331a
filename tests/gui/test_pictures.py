"""What a view shows leaves the program whole: no word cut, no row left out, however long it is."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gui.test_both_true import MINISTRY
from gui.test_both_true import shown as pairs_of
from gui.test_echo import ALL as ECHO_FIGURES
from gui.test_echo import origin, told
from gui.test_echo import shown as echoes_of
from gui.test_ledger_view import ALL as LEDGER_FIGURES
from gui.test_ledger_view import DECLINES
from gui.test_ledger_view import shown as ledger_of
from gui.test_side_by_side import asked, of_source
from helpers.pages import Sheet, sheets_of, words_of_svg
from helpers.troops import PLACES, make_estimate, troops_series, troops_wordings
from helpers.windows import show_sample
from reportedly.analysis.series import build_series
from reportedly.charts import offscreen
from reportedly.charts.chart_theme import ChartTheme, chart_theme
from reportedly.charts.image_export import ChartImage, chart_page
from reportedly.charts.paper import CAVEAT, Page, write_page
from reportedly.charts.wording import Wording
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.echo_ledger_tables import echo_table
from reportedly.gui.models.matrix_rows import matrices
from reportedly.gui.models.side_by_side import side_by_side
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.comparison_page import matrix_page, side_page
from reportedly.gui.views.echo_page import echo_page
from reportedly.gui.views.ledger_page import ledger_page
from reportedly.gui.views.printing import print_page, set_page
from reportedly.gui.views.true_page import true_page
from reportedly.model.errors import UserError
from reportedly.model.estimate import Series
from reportedly.model.figure import Figure

LONG = (
    "Joint Operational Coordination Centre of the Northern Military District and its Civil Protection Service"
)
MEASURE = (
    "soldiers of the northern army who were said to have crossed the border on foot, by rail or by lorry " * 2
)


@pytest.fixture
def look(theme: Theme) -> ChartTheme:
    return chart_theme("dark", theme.e, theme.font(), {"Ministry": 0, "Mayor": 1, LONG: 2})


def written(page: Page, folder: Path) -> tuple[list[Sheet], str, QImage]:
    """Write a page in all formats; give what another program finds in them."""
    for suffix in ("pdf", "svg", "png"):
        write_page(page, folder / f"out.{suffix}")
    assert QSvgRenderer(str(folder / "out.svg")).isValid()
    return sheets_of(folder / "out.pdf"), words_of_svg(folder / "out.svg"), QImage(str(folder / "out.png"))


def plain(words: str) -> str:
    """Take out what breaking into lines and a title may change."""
    return re.sub(r"\s+", "", words).casefold()


def assert_whole(page: Page, folder: Path, *said: str) -> list[Sheet]:
    """Look for words in each format; let none leave its page, and the PNG be light and twice the size."""
    sheets, svg, png = written(page, folder)
    pdf = plain(" ".join(sheet.words for sheet in sheets))
    for words in said:
        assert plain(words) in pdf, words
        assert plain(words) in plain(svg), words
    assert "…" not in svg
    assert all(sheet.is_whole for sheet in sheets)
    assert (png.width(), png.height()) == (2 * page.size.width(), 2 * page.size.height())
    assert (
        png.pixelColor(3, 3).name() == png.pixelColor(png.width() - 3, png.height() - 3).name() == "#ffffff"
    )
    return sheets


def many_reports(count: int, lanes: int) -> tuple[tuple[Figure, ...], tuple[object, ...]]:
    groups = [
        [told(f"paper {lane} {number}", f"2024-10-{number % 28 + 1:02}") for number in range(count)]
        for lane in range(lanes)
    ]
    figures = tuple(figure for group in groups for figure in group)
    return figures, tuple(origin(f"Briefing {lane}", *group) for lane, group in enumerate(groups))


def test_echo_says_each_origin_each_report_and_what_changed(look: ChartTheme, tmp_path: Path) -> None:
    shown = echoes_of(*ECHO_FIGURES).of_measure

    for is_by_time in (False, True):
        page = echo_page("Echo: troops", [CAVEAT, "4 reports"], shown, look, is_by_time=is_by_time)
        assert_whole(
            page, tmp_path, "Echo: troops", CAVEAT, "4 reports", "Mayor briefing", "Radio", "Post", "Blog", "Gazette",
            "21 Oct 2024", "date unknown", "“about” dropped", "Order is no proof of copying", "Army",
        )  # fmt: skip


def test_names_too_long_for_a_card_of_echo_are_broken_and_not_cut(look: ChartTheme, tmp_path: Path) -> None:
    figures = tuple(
        replace(told(name, day), outlet=LONG)
        for name, day in (("radio", "2024-10-21"), ("post", "2024-10-22"))
    )
    named = replace(
        origin("Mayor", *figures), title=f"{LONG} briefing to reporters", what=MEASURE, voice=LONG
    )
    shown = echoes_of(*figures, origins=(named,)).of_measure

    page = echo_page(f"Echo: {MEASURE}", [CAVEAT], shown, look, is_by_time=False)

    assert_whole(page, tmp_path, f"{LONG} briefing to reporters", MEASURE, f"Echo: {MEASURE}")


def test_a_long_echo_has_pages_in_a_pdf_and_is_one_picture_else(look: ChartTheme, tmp_path: Path) -> None:
    figures, origins = many_reports(11, 12)
    shown = echoes_of(*figures, origins=origins).of_measure

    page = echo_page("Echo: troops", [CAVEAT], shown, look, is_by_time=False)
    sheets = assert_whole(page, tmp_path, *(row[1] for row in echo_table(shown).rows))

    assert len(sheets) > 2
    assert {sheet.size for sheet in sheets} == {sheets[0].size}
    for number, sheet in enumerate(sheets, 1):
        assert sheet.words.startswith(f"Echo: troops {CAVEAT}")
        assert f"Page {number} of {len(sheets)}" in sheet.words
        assert "Order is no proof of copying" in sheet.words
    assert any(re.search(r"Briefing \d+ briefing, continued", sheet.words) for sheet in sheets)


def test_the_ledger_says_each_row_what_its_changes_mean_and_draws_the_measure(
    look: ChartTheme, tmp_path: Path
) -> None:
    shown = ledger_of(*LEDGER_FIGURES, words=(DECLINES,))
    series = shown.series["troops"]
    image = ChartImage(series, {one.figure_id: Wording("3,000") for one in series.estimates}, look)
    rows = [words for line in shown.lines for words in line.words if words]

    page = ledger_page("Ledger: Ministry", [CAVEAT, "4 statements"], shown.lines, image, look)

    assert_whole(
        page, tmp_path, "Ledger: Ministry", CAVEAT, "4 statements", *rows, "Update: another number later on; repeat:",
        f"{series.name[:1].upper()}{series.name[1:]}", "exact",
    )  # fmt: skip


def test_a_long_ledger_has_its_titles_on_each_page_and_all_its_rows(look: ChartTheme, tmp_path: Path) -> None:
    figures = [
        of_source(LONG, 1000 + number, f"2024-{number // 28 + 1:02}-{number % 28 + 1:02}", measure=MEASURE)
        for number in range(120)
    ]
    shown = ledger_of(*figures)

    page = ledger_page(f"Ledger: {LONG}", [CAVEAT], shown.lines, None, look)
    sheets = assert_whole(page, tmp_path, f"Ledger: {LONG}", *(f"{1000 + number:,}" for number in range(120)))

    assert len(sheets) > 3
    assert all("Of what Stance Change Replaced" in sheet.words for sheet in sheets)


def test_both_true_says_the_figures_their_sentences_the_answer_and_the_others(
    look: ChartTheme, tmp_path: Path
) -> None:
    found = pairs_of(MINISTRY, MINISTRY)

    sheets = assert_whole(
        true_page([CAVEAT], found, look), tmp_path, "Can both be true?", CAVEAT, "Ministry", "Mayor", "3,000", "9,000",
        MINISTRY.sentence, "21 Oct 2024", "No, as they stand", found.shown.verdict.reason,
        f"Other pairs: {len(found.others)}", *(pair.verdict.reason for pair in found.others),
    )  # fmt: skip

    assert len(sheets) == 1


@pytest.mark.parametrize("count", [1, 12])
def test_side_by_side_and_the_matrix_hold_one_source_and_twelve(
    look: ChartTheme, tmp_path: Path, count: int
) -> None:
    names = [f"{LONG} {number}" for number in range(count)]
    figures = [
        of_source(name, 1000 + 100 * place, "2024-10-21", measure=MEASURE) for place, name in enumerate(names)
    ]
    shown = side_by_side(*asked(*figures))
    other = [of_source(names[0], 7, "2024-10-22", measure="houses", series="houses", unit="house"), *figures]
    grid = matrices(*asked(*other, of_source("Mayor", 9, "2024-10-22"))).by_measure

    assert_whole(
        side_page(MEASURE, [CAVEAT, "people"], shown, shown.axis, look), tmp_path, MEASURE, CAVEAT, *names
    )
    assert_whole(matrix_page("Sources by measures", [CAVEAT], grid, look), tmp_path, CAVEAT, *names)


def many_sources(count: int) -> Series:
    estimates = tuple(
        make_estimate(
            f"f{number}", f"{LONG} {number}", value=100 * number + 100, said=f"2024-03-{number + 1:02}"
        )
        for number in range(count)
    )
    return Series("k", MEASURE, "people", estimates, (), count)


@pytest.mark.parametrize("count", [1, 12])
def test_a_chart_lists_all_its_sources_below_and_keeps_its_room(
    look: ChartTheme, tmp_path: Path, count: int
) -> None:
    series = many_sources(count)
    page = chart_page([ChartImage(series, troops_wordings(series), look)])
    write_page(page, tmp_path / "out.svg")

    words = plain(words_of_svg(tmp_path / "out.svg"))
    for said in (MEASURE, CAVEAT, *series.voices):
        assert plain(said) in words
    for suffix in ("pdf", "png"):
        write_page(page, tmp_path / f"out.{suffix}")
    assert all(sheet.is_whole for sheet in sheets_of(tmp_path / "out.pdf"))


def several(look: ChartTheme, count: int) -> list[ChartImage]:
    one = troops_series()
    shown = [replace(one, key=f"k{number}", name=f"soldiers of army {number}") for number in range(count)]
    return [ChartImage(series, troops_wordings(series), look) for series in shown]


def test_several_measures_stand_below_each_other_over_the_same_days(look: ChartTheme, tmp_path: Path) -> None:
    images = several(look, 3)
    early = Series("e", "soldiers before", "people", (make_estimate(said="2024-01-05"),), (), 1)
    undated = Series("u", "soldiers without a day", "people", (make_estimate(said=None),), (), 1)
    images += [ChartImage(series, troops_wordings(series), look) for series in (early, undated)]

    write_page(chart_page(images, more="7 more measures are not drawn."), tmp_path / "out.svg")

    words = words_of_svg(tmp_path / "out.svg")
    assert words.count("Soldiers of army") == 3
    assert words.count("Feb Mar Apr May 2024") == 4  # only the fourth needs February
    for said in ("5 measures over time", CAVEAT, "said 5 Jan 2024 to 20 May 2024", "Soldiers before",
                 "Without a day, not drawn: soldiers without a day.", "7 more measures are not drawn.",
                 "9 reports, 4 sources", *PLACES):  # fmt: skip
        assert said in words


def test_a_picture_names_the_figures_that_have_no_day(look: ChartTheme, tmp_path: Path) -> None:
    estimates = (make_estimate(), make_estimate("b", "Mayor", value=700, said=None))
    series = Series("k", "soldiers", "people", estimates, (), 2)
    image = ChartImage(series, {"a": Wording("3,000"), "b": Wording("700")}, look)

    write_page(chart_page([image]), tmp_path / "out.svg")

    assert "1 figure without a day is not drawn: Mayor 700." in words_of_svg(tmp_path / "out.svg")


def test_very_many_measures_fill_the_pages_of_a_pdf(look: ChartTheme, tmp_path: Path) -> None:
    write_page(chart_page(several(look, 9)), tmp_path / "out.pdf")

    sheets = sheets_of(tmp_path / "out.pdf")
    assert len(sheets) > 1
    assert all(sheet.is_whole for sheet in sheets)
    found = " ".join(sheet.words for sheet in sheets)
    assert [found.count(f"Soldiers of army {number}") for number in range(9)] == [1] * 9
    assert all("Army (North)" in sheet.words and "at least, more than" in sheet.words for sheet in sheets)


def test_a_picture_from_the_command_line_says_how_many_measures_it_leaves_out_and_a_pdf_none(
    qapp: QApplication, look: ChartTheme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offscreen, "MOST_IN_A_PICTURE", 2)
    figures = [
        of_source(name, 40, "2024-10-25", series=name, measure=f"{name} burnt")
        for name in ("barns", "huts", "sheds")
    ]
    drawings = [offscreen.Drawing(build_series(figures, one.series, one.measure), {}) for one in figures]
    by_id = {figure.id: figure for figure in figures}

    left_out = [
        offscreen.draw_measures(drawings, by_id, tmp_path / f"out.{suffix}") for suffix in ("svg", "pdf")
    ]

    assert left_out == [1, 0]
    drawn = words_of_svg(tmp_path / "out.svg")
    assert "Barns burnt, huts burnt" in drawn
    assert "1 more measure with fewer reports is not drawn." in drawn
    assert "Sheds burnt" in " ".join(sheet.words for sheet in sheets_of(tmp_path / "out.pdf"))


def test_a_picture_from_the_command_line_ends_its_lines_at_the_day_that_is_asked_for(
    qapp: QApplication, tmp_path: Path
) -> None:
    figures = [of_source("Army", number, f"2024-10-{number}") for number in (10, 20)]
    figures.append(of_source("Mayor", 15, "2024-10-11"))
    drawing = offscreen.Drawing(build_series(figures, "troops", "troops sent"), {})
    by_id = {figure.id: figure for figure in figures}

    offscreen.draw_measures([drawing], by_id, tmp_path / "out.svg", as_of=date(2024, 10, 12))

    drawn = words_of_svg(tmp_path / "out.svg")
    assert "As of 12 Oct 2024" in drawn
    assert "Army 10" in drawn
    assert "Army 20" not in drawn


def test_a_png_that_would_be_too_tall_is_refused_with_what_to_do(look: ChartTheme, tmp_path: Path) -> None:
    lines = ledger_of(*LEDGER_FIGURES).lines * 150
    page = ledger_page("Ledger: Ministry", [CAVEAT], lines, None, look)

    with pytest.raises(UserError) as raised:
        write_page(page, tmp_path / "out.png")

    assert raised.value.code == "R504"
    assert not (tmp_path / "out.png").exists()


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_a_picture_that_cannot_be_written_leaves_what_was_there(
    look: ChartTheme, tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / f"out.{suffix}"
    target.write_text("before")
    page = chart_page(several(look, 1))

    def full(self: Path, other: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UserError) as raised:
        write_page(page, target)

    assert raised.value.code == "R502"
    assert "No space left on device" in str(raised.value)
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_a_folder_that_is_not_there_is_named_with_the_reason(
    look: ChartTheme, tmp_path: Path, suffix: str
) -> None:
    with pytest.raises(UserError) as raised:
        write_page(chart_page(several(look, 1)), tmp_path / "missing" / f"out.{suffix}")

    assert raised.value.code == "R502"
    assert "No such file or directory" in str(raised.value)


def test_a_long_view_is_printed_on_as_many_pages_as_it_needs(look: ChartTheme, tmp_path: Path) -> None:
    figures, origins = many_reports(11, 12)
    shown = echoes_of(*figures, origins=origins).of_measure
    page = echo_page("Echo: troops", [CAVEAT], shown, look, is_by_time=False)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    set_page(printer, is_wide=False)

    print_page(page, printer)

    sheets = sheets_of(tmp_path / "out.pdf")
    assert len(sheets) == len(page.sheets)
    assert all(sheet.is_whole for sheet in sheets)
    printed = plain(" ".join(sheet.words for sheet in sheets))
    assert all(plain(row[1]) in printed for row in echo_table(shown).rows)


Export = Callable[[str, str], list[Sheet]]


@pytest.fixture
def export(qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Export:
    """Open the sample, and give what exports by a command into a PDF."""
    show_sample(qtbot, window)

    def run(command: str, name: str) -> list[Sheet]:
        target = tmp_path / f"{name}.pdf"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
        window.desk.commands.action(command).trigger()
        qtbot.waitUntil(target.exists)
        qtbot.waitUntil(lambda: target.name in window.statusBar().currentMessage())
        return sheets_of(target)

    return run


def test_the_window_writes_echo_as_it_is_switched(qtbot: QtBot, window: MainWindow, export: Export) -> None:
    window.desk.commands.action("view.echo").trigger()
    view = window.desk.panels.echo
    qtbot.waitUntil(lambda: view.model.rowCount() > 0)

    of_measure = export("file.export_chart", "echo")
    view.of_all.click()
    of_all = export("file.export_chart", "all")

    name = window.desk.project.name_of("measure", window.selection.measure or "")
    assert of_measure[0].words.startswith(f"Echo: {name} {CAVEAT} · 15 reports")
    assert of_all[0].words.startswith(f"Echo: all measures {CAVEAT} · {view.model.shown.reports} reports")


def test_the_window_writes_the_ledger_with_the_chart_of_the_row(
    qtbot: QtBot, window: MainWindow, export: Export
) -> None:
    window.desk.commands.action("view.ledger").trigger()
    view = window.desk.panels.ledger
    qtbot.waitUntil(lambda: view.model.rowCount() > 0)

    (sheet,) = export("file.export_chart", "ledger")

    assert sheet.words.startswith(f"Ledger: {view.model.shown.voice} {CAVEAT}")
    assert "repeats left out" in sheet.words
    assert f"{view.series.name[:1].upper()}{view.series.name[1:]}" in sheet.words


def test_the_window_writes_all_measures_that_are_shown(
    qtbot: QtBot, window: MainWindow, export: Export
) -> None:
    keys = list({figure.series: figure.measure for figure in window.desk.project.figures.figures})[:3]
    window.selection.set_filter(replace(window.selection.filter, measure=frozenset(keys)))
    panel = window.desk.panels.chart
    qtbot.waitUntil(lambda: panel.is_multiple)

    sheets = export("file.export_chart", "several")

    words = plain(" ".join(sheet.words for sheet in sheets))
    assert panel.multiples is not None
    assert len(panel.multiples.series) > 1
    for series in panel.multiples.series:
        assert plain(series.name) in words


def test_the_window_writes_both_true(qtbot: QtBot, window: MainWindow, export: Export) -> None:
    page = window.desk.panels.detail.both_true
    window.desk.commands.action("figures.both_true").trigger()
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.shown is not None)
    assert page.export.isVisible()

    sheets = export("file.export_pair", "pair")

    assert sheets[0].words.startswith(f"Can both be true? {CAVEAT}")
    assert plain(page.reason.text()) in plain(sheets[0].words)


def test_both_true_without_a_pair_says_so_and_writes_nothing(
    qtbot: QtBot, window: MainWindow, export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for: list[object] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: asked_for.append(given))
    window.selection.set_current(window.desk.project.figures.figures[0].id)

    window.desk.commands.action("file.export_pair").trigger()

    assert asked_for == []
    assert "shows no pair" in window.statusBar().currentMessage()


def test_a_folder_that_cannot_be_written_is_told_in_the_window(
    qtbot: QtBot, window: MainWindow, export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "missing" / "chart.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    window.desk.commands.action("file.export_chart").trigger()

    qtbot.waitUntil(lambda: "chart.png could not be written: No such file" in window.banner.text)
    assert "Choose another folder." in window.banner.text


def test_what_is_not_drawn_yet_is_not_exported_and_it_is_said(window: MainWindow) -> None:
    window.desk.files.exports.export_chart()

    assert window.statusBar().currentMessage() == "Nothing is drawn here yet."


def test_a_window_that_closes_while_a_picture_is_drawn_leaves_no_half_file(
    qtbot: QtBot, window: MainWindow, export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / "chart.svg"), ""))
    window.desk.commands.action("file.export_chart").trigger()

    window.close()
    qtbot.waitUntil(lambda: "chart.svg" in {path.name for path in folder.iterdir()})

    assert {path.name for path in folder.iterdir()} == {"chart.svg"}
    assert CAVEAT in words_of_svg(folder / "chart.svg")
