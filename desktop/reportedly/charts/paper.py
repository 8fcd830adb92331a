"""A page that stands alone, as PNG, SVG or PDF: its head with title and caveat, and the file itself.

Always in the light scheme on an opaque ground, whatever the window looks like: a picture is pasted into
documents that are white.
"""

import re
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from reportedly.charts.chart_theme import ChartTheme
from reportedly.model.errors import UserError
from reportedly.model.formatting import sentence_case
from reportedly.services.publishing import replace_file

__all__ = [
    "CAVEAT",
    "IMAGE_SUFFIXES",
    "PAGE_MARGIN",
    "Page",
    "drawing",
    "joined_rows",
    "paint_head",
    "paper_font",
    "wrapped",
    "write_page",
]

CAVEAT = "Reported figures, not verified"
IMAGE_SUFFIXES = (".png", ".svg", ".pdf")
PAGE_MARGIN = 1.7  # e

_PNG_SCALE = 2.0
_SCREEN_DPI, _PDF_DPI = 96, 1200
_TEXT, _ATTRIBUTE = re.compile(r"<text([^>]*?)\s*>([^<]+)</text>"), re.compile(r'([\w:-]+)="([^"]*)"')
_MEASURED = 100  # pixels of the font in which widths are measured
_TALLEST_PNG = 16_000  # pixels of the page: Qt paints pictures of 32,767 at most, and a PNG has twice as many


Paint = Callable[[QPainter, QRectF, QFont], Iterator[None]]


@dataclass(frozen=True)
class Page:
    """What is written: `paint` draws it into a rectangle of this size, with the font it is given, step by step.

    `sheets` are the same over several pages, where it is too tall for one: so it goes into a PDF and to paper.
    """

    title: str
    size: QSize
    font: QFont
    paint: Paint
    sheets: tuple["Page", ...] = ()


def write_page(page: Page, path: Path) -> None:
    """Write a PNG (twice the size, for sharp print), or an SVG or a PDF made of lines and text, in one step.

    Needs a QApplication, but no window and no display. Raises UserError as `drawn` does.
    """
    steps = drawing(page, path)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            end.value()
            return


def drawing(page: Page, path: Path) -> Generator[None, None, Callable[[], None]]:
    """Draw a page in steps of some milliseconds (a chart: some dozens), and give what writes it.

    That needs no Qt thread: the packing of a PNG takes its time. The steps raise UserError (R501) for another
    suffix and (R504) for a PNG that would be too tall; what is given raises (R502) where the file cannot be
    written, and leaves what was there.
    """
    suffix = path.suffix.lower()
    if suffix not in IMAGE_SUFFIXES:
        remedy = "Choose a name that ends in .png, .svg or .pdf."
        raise UserError("R501", f"A chart cannot be written as {path.name}.", remedy)
    pack = yield from {".svg": _draw_svg, ".pdf": _draw_pdf, ".png": _draw_png}[suffix](page)

    def write() -> None:
        try:
            replace_file(path, pack())
        except OSError as error:
            said = f"{path.name} could not be written: {error.strerror or error}."
            raise UserError("R502", said, "Choose another folder.") from error

    return write


def paint_head(painter: QPainter, box: QRectF, title: str, said: Sequence[str], theme: ChartTheme) -> float:
    """Paint the title, and below it what the page is; give where they end."""
    title_font, small = theme.text_font(1.54, is_strong=True), theme.text_font(1.0)
    metrics, second = QFontMetricsF(title_font), QFontMetricsF(small)
    painter.setFont(title_font)
    painter.setPen(theme.color("ink"))
    y = box.top()
    for row in wrapped(sentence_case(title), metrics, box.width()):
        painter.drawText(QPointF(box.left(), y + metrics.ascent()), row)
        y += metrics.height()
    y += theme.px(0.15)
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
            rows += wrapped(words, metrics, width)
    return rows


def wrapped(words: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """Break words into as many lines as they need; only a single word longer than a line is cut in two."""
    lines = [""]
    for word in re.split(r"[ \t\r\n]+", words.strip(" \t\r\n")):  # no-break spaces stay
        for part in _pieces(word, metrics, width):
            longer = f"{lines[-1]} {part}".strip()
            if lines[-1] and metrics.horizontalAdvance(longer) > width:
                lines.append(part)
            else:
                lines[-1] = longer
    return lines


def _pieces(word: str, metrics: QFontMetricsF, width: float) -> Iterator[str]:
    while len(word) > 1 and metrics.horizontalAdvance(word) > width:
        fits = max(1, next(n for n in range(len(word)) if metrics.horizontalAdvance(word[: n + 1]) > width))
        yield word[:fits]
        word = word[fits:]
    yield word


def paper_font(font: QFont) -> QFont:
    """Give the same face without tabular figures and alternates: a PDF made with them loses which signs they are."""
    plain = QFont(font.family())
    if hasattr(plain, "setFeature"):
        for feature in ("tnum", "calt"):
            plain.setFeature(
                QFont.Tag(feature), 0
            )  # said outright, else the application's font lends its own
    return plain


Drawing = Generator[None, None, Callable[[], bytes]]


def _draw_png(page: Page) -> Drawing:
    if page.size.height() > _TALLEST_PNG:
        said = f"{sentence_case(page.title)} is too tall for a PNG."
        raise UserError("R504", said, "Choose a PDF, which has pages, or an SVG.")
    picture = QImage(page.size * _PNG_SCALE, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(_PNG_SCALE)
    picture.setText("Title", page.title)
    picture.setText("Description", CAVEAT)
    painter = QPainter(picture)
    try:
        yield from page.paint(painter, _box(page), page.font)
    finally:
        painter.end()

    def pack() -> bytes:
        buffer = _opened()
        picture.save(buffer, "PNG")
        return buffer.data().data()

    return pack


def _draw_pdf(page: Page) -> Drawing:
    buffer = _opened()
    writer = QPdfWriter(buffer)
    writer.setTitle(page.title)
    writer.setCreator("Reportedly")
    writer.setResolution(_PDF_DPI)
    writer.setPageMargins(QMarginsF())
    painter = QPainter()
    try:
        for sheet in page.sheets or (page,):
            size = QSizeF(sheet.size) / _SCREEN_DPI
            match = QPageSize.SizeMatchPolicy.ExactMatch
            writer.setPageSize(QPageSize(size, QPageSize.Unit.Inch, "", match))
            if painter.isActive():
                writer.newPage()
            else:
                painter.begin(writer)
            painter.resetTransform()
            painter.scale(_PDF_DPI / _SCREEN_DPI, _PDF_DPI / _SCREEN_DPI)
            yield from sheet.paint(painter, _box(sheet), paper_font(sheet.font))
    finally:
        painter.end()
    return buffer.data().data


def _draw_svg(page: Page) -> Drawing:
    buffer = _opened()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(page.size)
    generator.setViewBox(_box(page))
    generator.setResolution(_SCREEN_DPI)  # one unit is one pixel in browsers and drawing programs
    generator.setTitle(page.title)
    generator.setDescription(CAVEAT)
    painter = QPainter(generator)
    try:
        yield from page.paint(painter, _box(page), page.font)
    finally:
        painter.end()
    fonts: dict[tuple[str, int], QFontMetricsF] = {}
    words = _TEXT.sub(lambda found: _sized_text(found, fonts), buffer.data().data().decode())
    # Where the font is not installed, a browser takes one with serifs: it is told which sort is meant.
    named = re.sub(r'font-family="([^"]*)"', r'font-family="\1, system-ui, sans-serif"', words).encode()
    return lambda: named


def _sized_text(found: re.Match[str], fonts: dict[tuple[str, int], QFontMetricsF]) -> str:
    """Say how wide a text is: in another face it takes the same room, and no number stands on a name."""
    head, words = found.groups()
    said = dict(_ATTRIBUTE.findall(head))
    try:
        size, weight = float(said["font-size"]), int(said.get("font-weight", 400))
    except (KeyError, ValueError):
        return found.group()
    key = said.get("font-family", ""), weight
    if key not in fonts:
        font = QFont(key[0])
        font.setPixelSize(_MEASURED)
        font.setWeight(QFont.Weight(weight))
        fonts[key] = QFontMetricsF(font)
    width = fonts[key].horizontalAdvance(unescape(words)) * size / _MEASURED
    if width <= 0:
        return found.group()
    return f'<text{head} textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs">{words}</text>'


def _opened() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    return buffer


def _box(page: Page) -> QRectF:
    return QRectF(QPointF(0, 0), QSizeF(page.size))
