"""The exported chart stands alone: white ground, title, what it is, and who the colours are."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage
from PySide6.QtSvg import QSvgRenderer

from helpers.troops import PLACES, make_estimate, troops_series, troops_wordings
from reportedly.charts.chart_theme import chart_theme
from reportedly.charts.image_export import CAVEAT, ChartImage, write_chart
from reportedly.charts.showing import Showing
from reportedly.gui.shell.theme import Theme
from reportedly.model.errors import UserError
from reportedly.model.estimate import Series


def _image(theme: Theme, series: Series | None = None, scheme: str = "dark") -> ChartImage:
    series = series or troops_series()
    return ChartImage(series, troops_wordings(series), chart_theme(scheme, theme.e, theme.font(), PLACES))


def test_a_png_is_light_and_opaque_whatever_the_window_looks_like(theme: Theme, tmp_path: Path) -> None:
    dark, light = tmp_path / "dark.png", tmp_path / "light.png"

    write_chart(_image(theme), dark)
    write_chart(_image(theme, scheme="light"), light)

    picture = QImage(str(dark))
    assert picture.pixelColor(2, 2) == QColor("#FFFFFF")
    assert not picture.hasAlphaChannel()
    assert picture == QImage(str(light))


def test_an_svg_names_the_measure_the_caveat_the_reports_and_all_sources(
    theme: Theme, tmp_path: Path
) -> None:
    path = tmp_path / "chart.svg"

    write_chart(_image(theme), path)

    words = " ".join(text.strip() for text in ElementTree.parse(path).getroot().itertext())
    assert QSvgRenderer(str(path)).isValid()
    assert "Soldiers across the border" in words
    assert CAVEAT in words
    assert "people" in words
    assert "9 reports, 4 sources, 1 in the outlet’s own voice" in words
    assert "denied by Capital, numbers denied by Embassy" in words
    for voice in troops_series().voices:
        assert voice in words


def test_each_text_of_an_svg_keeps_its_width_in_another_face(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"

    write_chart(_image(theme), path)

    texts = [
        one for one in ElementTree.parse(path).iter("{http://www.w3.org/2000/svg}text") if one.text.strip()
    ]
    assert len(texts) > 20
    for one in texts:
        font = QFont(one.get("font-family").split(",")[0])
        font.setPixelSize(round(float(one.get("font-size"))))
        font.setWeight(QFont.Weight(int(one.get("font-weight"))))
        width = QFontMetricsF(font).horizontalAdvance(one.text)
        assert float(one.get("textLength")) == pytest.approx(width, rel=0.06, abs=1), one.text
        assert one.get("lengthAdjust") == "spacingAndGlyphs"


def test_an_svg_holds_no_picture_of_pixels(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"

    write_chart(_image(theme), path)

    assert "<image" not in path.read_text("utf-8")


def test_figures_without_a_date_are_said_to_have_none(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"
    series = Series("k", "soldiers", "people", (make_estimate(said=None),), (), 1)

    write_chart(_image(theme, series), path)

    assert "These figures have no date." in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "code"),
    [("chart.bmp", "R501"), ("missing/chart.png", "R502"), ("missing/chart.svg", "R502")],
    ids=["suffix", "png", "svg"],
)
def test_a_picture_that_cannot_be_written_says_so(theme: Theme, tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(UserError) as raised:
        write_chart(_image(theme), tmp_path / name)

    assert raised.value.code == code


def test_a_picture_says_which_filter_was_on(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"

    write_chart(replace(_image(theme), filter_words="Source: Army (North)"), path)

    assert "Only: Source: Army (North)" in " ".join(ElementTree.parse(path).getroot().itertext())


def test_a_pdf_is_one_page_of_words_that_can_be_searched(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "chart.pdf"

    write_chart(_image(theme), path)

    with pypdfium2.PdfDocument(path) as document:
        words = document[0].get_textpage().get_text_range()
        pages, size = len(document), document[0].get_size()
    assert pages == 1
    assert size[0] > size[1]
    for said in (
        "Soldiers across the border",
        CAVEAT,
        "Army (North)",
        "3,000",
        "said 2 Mar 2024 to 20 May 2024",
    ):
        assert said in words


def test_a_picture_explains_the_marks_that_it_holds_and_no_others(theme: Theme, tmp_path: Path) -> None:
    whole, plain = tmp_path / "whole.svg", tmp_path / "plain.svg"
    series = Series("k", "soldiers", "people", (make_estimate(),), (), 1)

    write_chart(_image(theme), whole)
    write_chart(_image(theme, series), plain)

    kinds = ("exact", "about", "range", "at least, more than", "up to, less than", "planned", "forecast",
             "denied by its source", "alleged", "denied without a number")  # fmt: skip
    said = [
        {text.strip() for text in ElementTree.parse(path).getroot().itertext()} for path in (whole, plain)
    ]
    assert said[0].issuperset(kinds)
    assert said[1].intersection(kinds) == {"exact"}


def test_a_picture_as_of_a_day_says_so(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"
    showing = Showing(as_of=date(2024, 3, 31), is_by_target=True)

    write_chart(replace(_image(theme), showing=showing), path)

    words = " ".join(ElementTree.parse(path).getroot().itertext())
    assert "As of 31 Mar 2024" in words
    assert "By target date" in words
