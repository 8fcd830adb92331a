"""The chart as a picture that stands alone: title, unit, what it is, and who the colours are.

Always in the light scheme on an opaque ground, whatever the window looks like: a picture is pasted into
documents that are white.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from reportedly.analysis.headline import headline_of
from reportedly.charts.chart_theme import ChartTheme, chart_theme
from reportedly.charts.mark_key import key_of, key_rows, key_width, notes_of, paint_key_entry
from reportedly.charts.paper import (
    CAVEAT,
    IMAGE_SUFFIXES,
    PAGE_MARGIN,
    Page,
    paint_head,
    paper_font,
    write_page,
)
from reportedly.charts.series_chart import SeriesChart
from reportedly.charts.showing import AT_FIRST, Showing
from reportedly.charts.wording import Wording
from reportedly.model.estimate import Series
from reportedly.services.formatting import format_date

__all__ = ["CAVEAT", "IMAGE_SUFFIXES", "ChartImage", "paint_chart_page", "paper_font", "write_chart"]

_WIDTH, _HEIGHT = 76.0, 47.0  # e


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
    """Write a PNG, an SVG or a PDF; raises UserError as `write_page`."""
    theme = image.theme

    def paint(painter: QPainter, box: QRectF, font: QFont) -> None:
        paint_chart_page(painter, box, replace(image, theme=replace(theme, font=font)))

    size = QSize(round(theme.px(_WIDTH)), round(theme.px(_HEIGHT)))
    write_page(Page(image.series.name, size, theme.font, paint), path)


def paint_chart_page(painter: QPainter, target: QRectF, image: ChartImage) -> None:
    """Paint title, chart and sources into a rectangle; one unit is one pixel of the theme's e."""
    theme = chart_theme("light", image.theme.e, image.theme.font, image.theme.places)
    painter.fillRect(target, theme.color("surface"))
    inner = target.adjusted(
        theme.px(PAGE_MARGIN), theme.px(PAGE_MARGIN), -theme.px(PAGE_MARGIN), -theme.px(PAGE_MARGIN)
    )
    top = _paint_head(painter, inner, image, theme)
    foot = _paint_foot(painter, inner, image.series, theme)
    above = QRectF(inner.left(), inner.top(), inner.width(), foot - inner.top())
    bottom = _paint_key(painter, above, image, theme)
    _paint_series(painter, QRectF(inner.left(), top, inner.width(), bottom - top), image, theme)


def _paint_head(painter: QPainter, box: QRectF, image: ChartImage, theme: ChartTheme) -> float:
    """Paint the title, and below it what the chart is; give where they end."""
    series, showing = image.series, image.showing
    head = headline_of(series, image.origins)
    said = [CAVEAT, series.unit, head.counts, head.denied_by, _span_words(series)]
    said += [f"As of {format_date(showing.as_of.isoformat())}"] if showing.as_of is not None else []
    said += ["By target date"] if showing.is_by_target else []
    said += [f"Only: {image.filter_words}"] if image.filter_words else []
    return paint_head(painter, box, series.name, said, theme)


def _span_words(series: Series) -> str:
    """Say from when to when it was said."""
    days = [day for estimate in series.estimates for day in estimate.possible_days or ()]
    if not days:
        return ""
    first, last = (format_date(day.isoformat()) for day in (min(days), max(days)))
    return f"said {first}" if first == last else f"said {first} to {last}"


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
