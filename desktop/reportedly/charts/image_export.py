"""The chart as a picture that stands alone: title, unit, what it is, and who the colours are.

Always in the light scheme on an opaque ground, whatever the window looks like: a picture is pasted into
documents that are white.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from reportedly.analysis.headline import headline_of
from reportedly.charts.chart_theme import ChartTheme, chart_theme
from reportedly.charts.mark_key import key_of, key_rows, key_width, notes_of, paint_key_entry
from reportedly.charts.series_chart import SeriesChart
from reportedly.charts.showing import AT_FIRST, Showing
from reportedly.charts.wording import Wording
from reportedly.model.errors import UserError
from reportedly.model.estimate import Series
from reportedly.services.formatting import format_date

__all__ = ["CAVEAT", "IMAGE_SUFFIXES", "ChartImage", "paint_chart_page", "paper_font", "write_chart"]

CAVEAT = "Reported figures, not verified"
IMAGE_SUFFIXES = (".png", ".svg", ".pdf")

_WIDTH, _HEIGHT = 76.0, 47.0  # e
_MARGIN = 1.7  # e
_PNG_SCALE = 2.0
_SCREEN_DPI, _PDF_DPI = 96, 1200


@dataclass(frozen=True)
class ChartImage:
    """What is drawn: a series, how its figures are written, sizes and colours, and the kind of scale."""

    series: Series
    wordings: Mapping[str, Wording]
    theme: ChartTheme
    showing: Showing = AT_FIRST
    filter_words: str = ""  # "Source: Pentagon": what a figure had to be to be drawn
    origins: Mapping[str, str] | None = None  # origin id by figure id, where they are known


def write_chart(image: ChartImage, path: Path) -> None:
    """Write a PNG (twice the size, for sharp print), or an SVG or a PDF made of lines and text.

    Needs a QApplication, but no window and no display. Raises UserError (R501) for another suffix and
    (R502) where the file cannot be written.
    """
    theme = image.theme
    size = QSize(round(theme.px(_WIDTH)), round(theme.px(_HEIGHT)))
    suffix = path.suffix.lower()
    if suffix not in IMAGE_SUFFIXES:
        remedy = "Choose a name that ends in .png, .svg or .pdf."
        raise UserError("R501", f"A chart cannot be written as {path.name}.", remedy)
    if suffix == ".svg":
        is_written = _write_svg(image, path, size)
    elif suffix == ".pdf":
        is_written = _write_pdf(image, path, size)
    else:
        picture = QImage(size * _PNG_SCALE, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(_PNG_SCALE)
        picture.setText("Title", image.series.name)
        picture.setText("Description", CAVEAT)
        painter = QPainter(picture)
        paint_chart_page(painter, QRectF(0, 0, size.width(), size.height()), image)
        painter.end()
        is_written = picture.save(str(path), "PNG")
    if not is_written:
        raise UserError("R502", f"{path.name} could not be written.", "Choose another folder.")


def paint_chart_page(painter: QPainter, target: QRectF, image: ChartImage) -> None:
    """Paint title, chart and sources into a rectangle; one unit is one pixel of the theme's e."""
    theme = chart_theme("light", image.theme.e, image.theme.font, image.theme.places)
    painter.fillRect(target, theme.color("surface"))
    inner = target.adjusted(theme.px(_MARGIN), theme.px(_MARGIN), -theme.px(_MARGIN), -theme.px(_MARGIN))
    top = _paint_head(painter, inner, image, theme)
    foot = _paint_foot(painter, inner, image.series, theme)
    above = QRectF(inner.left(), inner.top(), inner.width(), foot - inner.top())
    bottom = _paint_key(painter, above, image, theme)
    _paint_series(painter, QRectF(inner.left(), top, inner.width(), bottom - top), image, theme)


def _paint_head(painter: QPainter, box: QRectF, image: ChartImage, theme: ChartTheme) -> float:
    """Paint the title, and below it what the chart is; give where they end."""
    series, showing = image.series, image.showing
    title_font, small = theme.text_font(1.54, is_strong=True), theme.text_font(1.0)
    title, second = QFontMetricsF(title_font), QFontMetricsF(small)
    painter.setFont(title_font)
    painter.setPen(theme.color("ink"))
    name = series.name[:1].upper() + series.name[1:]
    words = title.elidedText(name, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(QPointF(box.left(), box.top() + title.ascent()), words)
    y = box.top() + title.height() + theme.px(0.15)
    painter.setFont(small)
    painter.setPen(theme.color("ink2"))
    head = headline_of(series, image.origins)
    said = [CAVEAT, series.unit, head.counts, head.denied_by, _span_words(series)]
    said += [f"As of {format_date(showing.as_of.isoformat())}"] if showing.as_of is not None else []
    said += ["By target date"] if showing.is_by_target else []
    said += [f"Only: {image.filter_words}"] if image.filter_words else []
    for row in _rows([words for words in said if words], second, box.width()):
        painter.drawText(QPointF(box.left(), y + second.ascent()), row)
        y += second.height()
    return y + theme.px(1.1)


def _span_words(series: Series) -> str:
    """Say from when to when it was said."""
    days = [day for estimate in series.estimates for day in estimate.possible_days or ()]
    if not days:
        return ""
    first, last = (format_date(day.isoformat()) for day in (min(days), max(days)))
    return f"said {first}" if first == last else f"said {first} to {last}"


def _rows(said: Sequence[str], metrics: QFontMetricsF, width: float) -> list[str]:
    """Join what is said by dots, in as many rows as it needs."""
    rows: list[str] = []
    for words in said:
        joined = f"{rows[-1]}  ·  {words}" if rows else words
        if rows and metrics.horizontalAdvance(joined) <= width:
            rows[-1] = joined
        else:
            rows.append(metrics.elidedText(words, Qt.TextElideMode.ElideRight, width))
    return rows


def _paint_foot(painter: QPainter, box: QRectF, series: Series, theme: ChartTheme) -> float:
    """Paint the list of sources with their colours at the bottom; give where it begins."""
    font = theme.text_font(0.92)
    metrics = QFontMetricsF(font)
    dot, gap, step = theme.px(0.7), theme.px(1.4), metrics.height() + theme.px(0.3)
    rows = _wrapped(_names(series, theme), metrics, box.width(), dot + theme.px(0.45), gap)
    top = box.bottom() - step * len(rows)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    for number, row in enumerate(rows):
        x, baseline = box.left(), top + step * number + metrics.ascent() + theme.px(0.15)
        for voice, words in row:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.mark_color(voice))
            painter.drawEllipse(QRectF(x, baseline - metrics.capHeight() / 2 - dot / 2, dot, dot))
            x += dot + theme.px(0.45)
            painter.setPen(theme.color("ink"))
            painter.drawText(QPointF(x, baseline), words)
            x += metrics.horizontalAdvance(words) + gap
    painter.restore()
    return top - theme.px(1.0)


def _paint_key(painter: QPainter, box: QRectF, image: ChartImage, theme: ChartTheme) -> float:
    """Paint what the marks mean, and what else is to say, above the list of sources; give where it begins."""
    font = theme.text_font(0.92)
    metrics, gap = QFontMetricsF(font), theme.px(1.2)
    rows = key_rows(key_of(image.series), metrics, box.width(), gap, theme)
    notes = ". ".join(notes_of(image.series, has_lines=image.showing.has_lines))
    step = theme.px(1.9)
    top = box.bottom() + theme.px(0.4) - step * len(rows) - (metrics.height() if notes else 0.0)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, row in enumerate(rows):
        x, middle = box.left(), top + step * (number + 0.5)
        for entry in row:
            paint_key_entry(painter, theme, entry, QPointF(x + theme.px(0.8), middle))
            painter.setFont(font)
            painter.setPen(theme.color("ink2"))
            painter.drawText(QPointF(x + theme.px(1.9), middle + metrics.capHeight() / 2), entry.words)
            x += key_width(metrics, entry, theme) + gap
    if notes:
        painter.setFont(font)
        painter.setPen(theme.color("ink2"))
        words = metrics.elidedText(f"{notes}.", Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QPointF(box.left(), top + step * len(rows) + metrics.ascent()), words)
    painter.restore()
    return top - theme.px(0.6)


def _names(series: Series, theme: ChartTheme) -> list[tuple[str, str]]:
    """Give (voice, words) for the list; coloured sources first, in their order."""
    voices = sorted(series.voices, key=lambda voice: theme.places.get(voice, len(theme.places) + 1))
    return [(voice, voice) for voice in voices]


def _wrapped(
    names: Sequence[tuple[str, str]], metrics: QFontMetricsF, width: float, lead: float, gap: float
) -> list[list[tuple[str, str]]]:
    """Break the list of sources into rows that fit; one name longer than a row is cut."""
    rows: list[list[tuple[str, str]]] = []
    x = 0.0
    for voice, words in names:
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width - lead)
        needed = lead + metrics.horizontalAdvance(shown)
        if not rows or x + needed > width:
            rows.append([])
            x = 0.0
        rows[-1].append((voice, shown))
        x += needed + gap
    return rows


def _paint_series(painter: QPainter, box: QRectF, image: ChartImage, theme: ChartTheme) -> None:
    """Lay a chart out without showing it, and paint it."""
    chart = SeriesChart(theme)
    chart.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    chart.resize(box.size().toSize())
    chart.set_showing(image.showing)
    chart.show_series(image.series, image.wordings)
    chart.show()  # lays out at this size at once, and shows nothing
    painter.save()
    painter.setClipRect(box)
    if chart.canvas.picture is not None:
        chart.paint_into(painter, box)
    else:
        painter.setPen(theme.color("ink2"))
        painter.setFont(theme.text_font(1.0))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "These figures have no date.")
    painter.restore()
    chart.close()
    chart.deleteLater()


def _write_pdf(image: ChartImage, path: Path, size: QSize) -> bool:
    try:
        path.open("wb").close()
    except OSError:
        return False
    writer = QPdfWriter(str(path))
    writer.setTitle(image.series.name)
    writer.setCreator("Reportedly")
    writer.setResolution(_PDF_DPI)
    inches = QSizeF(size) / _SCREEN_DPI
    writer.setPageSize(QPageSize(inches, QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF())
    image = replace(image, theme=replace(image.theme, font=paper_font(image.theme.font)))
    painter = QPainter(writer)
    painter.scale(_PDF_DPI / _SCREEN_DPI, _PDF_DPI / _SCREEN_DPI)
    paint_chart_page(painter, QRectF(QPointF(0, 0), QSizeF(size)), image)
    return painter.end()


def paper_font(font: QFont) -> QFont:
    """Give the same face without tabular figures: a PDF made with that feature loses which digits they are."""
    plain = QFont(font.family())
    if hasattr(plain, "setFeature"):
        plain.setFeature(QFont.Tag("tnum"), 0)  # said outright, else the application's font lends its own
    return plain


def _write_svg(image: ChartImage, path: Path, size: QSize) -> bool:
    # QSvgGenerator tells of no failure, so the file is tried first.
    try:
        path.open("wb").close()
    except OSError:
        return False
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(size)
    generator.setViewBox(QRectF(QPointF(0, 0), QSizeF(size)))
    generator.setResolution(96)  # one unit is one pixel in browsers and drawing programs
    generator.setTitle(image.series.name)
    generator.setDescription(CAVEAT)
    painter = QPainter(generator)
    paint_chart_page(painter, QRectF(QPointF(0, 0), QSizeF(size)), image)
    if not painter.end():
        return False
    # Where the font is not installed, a browser takes one with serifs: it is told which sort is meant.
    drawn = path.read_text("utf-8")
    path.write_text(
        re.sub(r'font-family="([^"]*)"', r'font-family="\1, system-ui, sans-serif"', drawn), "utf-8"
    )
    return True
