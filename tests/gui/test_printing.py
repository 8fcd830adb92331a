"""What is printed holds what is on the screen."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from helpers.records import make_document, make_figure
from helpers.troops import PLACES, troops_series, troops_wordings
from reportedly.charts.chart_theme import chart_theme
from reportedly.charts.image_export import ChartImage, chart_page
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.printing import print_article, print_page, print_table, set_page, table_page


@pytest.fixture
def printer(theme: Theme, tmp_path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "out.pdf"))
    set_page(made, is_wide=True)
    return made


def _pages(printer: QPrinter) -> list[str]:
    document = pypdfium2.PdfDocument(printer.outputFileName())
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def test_a_printed_article_holds_its_text_and_who_says_what(printer: QPrinter) -> None:
    document = make_document(title="Soldiers arrive", outlet="The Courier", published="2024-10-01")
    figure = make_figure(document, source="Ministry of Truth", statement_date="2024-10-01")

    print_article(document, [figure], printer)

    words = " ".join(_pages(printer)[0].split())
    assert "Officials in Seoul said that 3,000 soldiers had arrived" in words
    assert "The Courier · 1 Oct 2024" in words
    assert "Ministry of Truth" in words


def test_the_heads_of_a_printed_table_stand_on_each_page(printer: QPrinter) -> None:
    rows = [(f"Source {number}", f"{number:,}") for number in range(200)]

    print_table(("Who said it", "Figure"), rows, "Figures", printer)

    pages = _pages(printer)
    assert len(pages) > 1
    assert all("Who said it" in page for page in pages)
    assert "Source 199" in pages[-1]


def test_a_printed_chart_is_one_page_with_its_title(theme: Theme, printer: QPrinter) -> None:
    series = troops_series()
    look = chart_theme("dark", theme.e, theme.font(), PLACES)

    print_page(chart_page([ChartImage(series, troops_wordings(series), look)]), printer)

    pages = _pages(printer)
    assert len(pages) == 1
    assert "Soldiers across the border" in pages[0]
    assert "12,000" in pages[0]


def test_the_printed_table_says_what_the_filter_left_out() -> None:
    page = table_page(["Source"], [["NIS"]], "Reported figures", "8 of 65 figures, filtered by source A & B")

    assert "8 of 65 figures, filtered by source A &amp; B" in page
