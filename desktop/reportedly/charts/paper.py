"""A page that stands alone, as PNG, SVG or PDF: its head with title and caveat, and the file itself.

Always in the light scheme on an opaque ground, whatever the window looks like: a picture is pasted into
documents that are white.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from reportedly.charts.chart_theme import ChartTheme
from reportedly.model.errors import UserError

__all__ = [
    "CAVEAT",
    "IMAGE_SUFFIXES",
    "PAGE_MARGIN",
    "Page",
    "joined_rows",
    "paint_head",
    "paper_font",
    "write_page",
]

CAVEAT = "Reported figures, not verified"
IMAGE_SUFFIXES = (".png", ".svg", ".pdf")
PAGE_MARGIN = 1.7  # e

_PNG_SCALE = 2.0
_SCREEN_DPI, _PDF_DPI = 96, 1200


@dataclass(frozen=True)
class Page:
    """What is written: `paint` draws it into a rectangle of this size, with the font it is given."""

    title: str
    size: QSize
    font: QFont
    paint: Callable[[QPainter, QRectF, QFont], None]


def write_page(page: Page, path: Path) -> None:
    """Write a PNG (twice the size, for sharp print), or an SVG or a PDF made of lines and text.

    Needs a QApplication, but no window and no display. Raises UserError (R501) for another suffix and
    (R502) where the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in IMAGE_SUFFIXES:
        remedy = "Choose a name that ends in .png, .svg or .pdf."
        raise UserError("R501", f"A chart cannot be written as {path.name}.", remedy)
    write = {".svg": _write_svg, ".pdf": _write_pdf, ".png": _write_png}[suffix]
    if not write(page, path):
        raise UserError("R502", f"{path.name} could not be written.", "Choose another folder.")


def paint_head(painter: QPainter, box: QRectF, title: str, said: Sequence[str], theme: ChartTheme) -> float:
    """Paint the title, and below it what the page is; give where they end."""
    title_font, small = theme.text_font(1.54, is_strong=True), theme.text_font(1.0)
    metrics, second = QFontMetricsF(title_font), QFontMetricsF(small)
    painter.setFont(title_font)
    painter.setPen(theme.color("ink"))
    name = title[:1].upper() + title[1:]
    words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(QPointF(box.left(), box.top() + metrics.ascent()), words)
    y = box.top() + metrics.height() + theme.px(0.15)
    painter.setFont(small)
    painter.setPen(theme.color("ink2"))
    for row in joined_rows([words for words in said if words], second, box.width()):
        painter.drawText(QPointF(box.left(), y + second.ascent()), row)
        y += second.height()
    return y + theme.px(1.1)


def joined_rows(said: Sequence[str], metrics: QFontMetricsF, width: float) -> list[str]:
    """Join what is said by dots, in as many rows as it needs."""
    rows: list[str] = []
    for words in said:
        joined = f"{rows[-1]}  ·  {words}" if rows else words
        if rows and metrics.horizontalAdvance(joined) <= width:
            rows[-1] = joined
        else:
            rows.append(metrics.elidedText(words, Qt.TextElideMode.ElideRight, width))
    return rows


def paper_font(font: QFont) -> QFont:
    """Give the same face without tabular figures and alternates: a PDF made with them loses which signs they are."""
    plain = QFont(font.family())
    if hasattr(plain, "setFeature"):
        for feature in ("tnum", "calt"):
            plain.setFeature(
                QFont.Tag(feature), 0
            )  # said outright, else the application's font lends its own
    return plain


def _write_png(page: Page, path: Path) -> bool:
    picture = QImage(page.size * _PNG_SCALE, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(_PNG_SCALE)
    picture.setText("Title", page.title)
    picture.setText("Description", CAVEAT)
    painter = QPainter(picture)
    page.paint(painter, _box(page), page.font)
    painter.end()
    return picture.save(str(path), "PNG")


def _write_pdf(page: Page, path: Path) -> bool:
    try:
        path.open("wb").close()
    except OSError:
        return False
    writer = QPdfWriter(str(path))
    writer.setTitle(page.title)
    writer.setCreator("Reportedly")
    writer.setResolution(_PDF_DPI)
    inches = QSizeF(page.size) / _SCREEN_DPI
    writer.setPageSize(QPageSize(inches, QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    painter.scale(_PDF_DPI / _SCREEN_DPI, _PDF_DPI / _SCREEN_DPI)
    page.paint(painter, _box(page), paper_font(page.font))
    return painter.end()


def _write_svg(page: Page, path: Path) -> bool:
    # QSvgGenerator tells of no failure, so the file is tried first.
    try:
        path.open("wb").close()
    except OSError:
        return False
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(page.size)
    generator.setViewBox(_box(page))
    generator.setResolution(_SCREEN_DPI)  # one unit is one pixel in browsers and drawing programs
    generator.setTitle(page.title)
    generator.setDescription(CAVEAT)
    painter = QPainter(generator)
    page.paint(painter, _box(page), page.font)
    if not painter.end():
        return False
    # Where the font is not installed, a browser takes one with serifs: it is told which sort is meant.
    drawn = path.read_text("utf-8")
    path.write_text(
        re.sub(r'font-family="([^"]*)"', r'font-family="\1, system-ui, sans-serif"', drawn), "utf-8"
    )
    return True


def _box(page: Page) -> QRectF:
    return QRectF(QPointF(0, 0), QSizeF(page.size))
