"""Charts as a page that stands alone: title, unit, what it is, what the marks mean, and who the colours are.

Always in the light scheme on an opaque ground, whatever the window looks like: a picture is pasted into
documents that are white.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from reportedly.analysis.headline import headline_of
from reportedly.charts.axes import ValueAxis
from reportedly.charts.chart_note import published, undated_of
from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.fitting import Fitting, day_range
from reportedly.charts.key_strips import key_strips
from reportedly.charts.mark_key import key_of, notes_of
from reportedly.charts.paper import CAVEAT, PAGE_MARGIN, Page, joined_rows, write_page
from reportedly.charts.points import KnownPoints, PlottedSeries
from reportedly.charts.scale import format_tick
from reportedly.charts.series_chart import SeriesChart
from reportedly.charts.showing import AT_FIRST, Showing
from reportedly.charts.strips import (
    PAGE_WIDTH,
    Strip,
    gap,
    paper_theme,
    put,
    source_strips,
    strip_page,
    text_strip,
)
from reportedly.charts.wording import Wording
from reportedly.model.estimate import Series
from reportedly.model.formatting import sentence_case
from reportedly.services.formatting import format_date

__all__ = ["ChartImage", "chart_page", "chart_strip", "series_span", "write_chart"]

_ALONE = 29.0  # e: height of a chart
_ONE_OF_MANY = ((3, 14.0), (8, 18.0))  # below so many figures, e; labels of more need room
_MOST_HEIGHT = 24.0
_AXES = 5.0, 2.5  # e beside and below a chart, about
_AFTER = 1.2  # e: room below one of several
_MOST_NAMES = 3  # measures that a title names

Days = tuple[float, float]


@dataclass(frozen=True)
class ChartImage:
    """What is drawn: a series, how its figures are written, sizes and colours, and the kind of scale."""

    series: Series
    wordings: Mapping[str, Wording]
    theme: ChartTheme
    showing: Showing = AT_FIRST
    filter_words: str = ""  # "Source: Pentagon": what a figure had to be to be drawn
    origins: Mapping[str, str] | None = None  # origin id by figure id, where they are known


def write_chart(image: ChartImage | Sequence[ChartImage], path: Path, *, more: str = "") -> None:
    """Write a PNG, an SVG or a PDF; raises UserError as `write_page`."""
    write_page(chart_page([image] if isinstance(image, ChartImage) else image, more=more), path)


def chart_page(images: Sequence[ChartImage], *, more: str = "") -> Page:
    """Give one chart, or several below each other over the same days; `more` says what else is to be known.

    Needs Qt's own thread: a chart is laid out as a widget.
    """
    first, *others = images
    theme = paper_theme(first.theme)
    width = theme.px(PAGE_WIDTH - 2 * PAGE_MARGIN)
    shown = [image.series for image in images]
    if not others:
        title, said = first.series.name, [CAVEAT, *_counted(first)]
        strips = [chart_strip(first, theme, _ALONE)]
    else:
        names = [series.name for series in shown]
        title = ", ".join(names) if len(names) <= _MOST_NAMES else f"{len(names):,} measures over time"
        said = [CAVEAT]
        dated = [image for image in images if _is_dated(image.series)]
        days = _days_of([image.series for image in dated])
        widest = max((_value_width(image, theme, days) for image in dated), default=0.0)
        strips = [_titled(image, theme, width, days, widest) for image in dated]
        undated = [image.series.name for image in images if not _is_dated(image.series)]
        more = " ".join([*([f"Without a day, not drawn: {', '.join(undated)}."] if undated else []), more])
    said += [series_span(shown), *_chosen(first)]
    drawn = [series for series in shown if not others or _is_dated(series)]
    notes = notes_of(*drawn, has_lines=first.showing.has_lines)
    notes += [words for image in images if image.series in drawn and (words := _undated_words(image))]
    words = " ".join(filter(None, (f"{'. '.join(notes)}." if notes else "", more.strip())))
    voices = list(dict.fromkeys(voice for series in shown for voice in series.voices))
    foot = key_strips(key_of(*shown), theme, width)
    foot += [text_strip(words, theme, width)] if words else []
    return strip_page(
        title, said, strips, [*foot, gap(theme, 0.4), *source_strips(voices, theme, width)], theme
    )


def chart_strip(
    image: ChartImage,
    theme: ChartTheme,
    height: float,
    *,
    days: Days | None = None,
    value_width: float = 0.0,
) -> Strip:
    """Give a chart over the width of a page, `height` e high."""

    def paint(painter: QPainter, box: QRectF, look: ChartTheme) -> Iterator[None]:
        if not _is_dated(image.series):
            painter.setPen(look.color("ink2"))
            painter.setFont(look.text_font(1.0))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "These figures have no date.")
            return
        chart = SeriesChart(look, is_of_one_source=True)
        try:
            yield
            _lay_out(chart, image, box, days, value_width)
            yield
            painter.setClipRect(box)
            chart.paint_into(painter, box)
        finally:
            chart.close()
            chart.deleteLater()

    return Strip(theme.px(height), paint)


def series_span(shown: Sequence[Series]) -> str:
    """Say from when to when it was said."""
    days = [day for series in shown for estimate in series.estimates for day in estimate.possible_days or ()]
    if not days:
        return ""
    first, last = (format_date(day.isoformat()) for day in (min(days), max(days)))
    return f"said {first}" if first == last else f"said {first} to {last}"


def _counted(image: ChartImage) -> list[str]:
    head = headline_of(image.series, image.origins)
    return [image.series.unit, head.counts, head.denied_by]


def _undated_words(image: ChartImage) -> str:
    """Name the figures that have no day to stand at."""
    showing = image.showing
    undated = published(undated_of(image.series, is_by_target=showing.is_by_target), showing.as_of)
    if not undated:
        return ""
    count = (
        "1 figure without a day is" if len(undated) == 1 else f"{len(undated):,} figures without a day are"
    )
    named = [
        f"{one.voice} {image.wordings[one.figure_id].number}"
        for one in undated
        if one.figure_id in image.wordings
    ]
    return f"{count} not drawn: {', '.join(named)}"


def _chosen(image: ChartImage) -> list[str]:
    """Say what was chosen: the day, the axis, the filter."""
    showing = image.showing
    said = [f"As of {format_date(showing.as_of.isoformat())}"] if showing.as_of is not None else []
    said += ["By target date"] if showing.is_by_target else []
    return said + ([f"Only: {image.filter_words}"] if image.filter_words else [])


def _titled(
    image: ChartImage, theme: ChartTheme, width: float, days: Days | None, value_width: float
) -> Strip:
    """Give one of several charts with its name, which stay together."""
    chart = chart_strip(image, theme, _height(image.series), days=days, value_width=value_width)
    name = image.series.name
    title = text_strip(sentence_case(name), theme, width, multiple=1.15, color="ink", is_strong=True)
    rows = joined_rows([words for words in _counted(image) if words], theme.metrics(0.92), width)
    step = theme.px(1.4)

    def paint(painter: QPainter, box: QRectF, look: ChartTheme) -> Iterator[None] | None:
        title.paint(painter, QRectF(box.left(), box.top(), box.width(), title.height), look)
        painter.setFont(look.text_font(0.92))
        painter.setPen(look.color("ink2"))
        y = box.top() + title.height
        for row in rows:
            put(painter, QRectF(box.left(), y, box.width(), step), row)
            y += step
        return chart.paint(painter, QRectF(box.left(), y, box.width(), chart.height), look)

    return Strip(title.height + len(rows) * step + chart.height + theme.px(_AFTER), paint)


def _height(series: Series) -> float:
    """Give the height of one of several charts, in e."""
    count = len(series.estimates)
    return next((height for most, height in _ONE_OF_MANY if count < most), _MOST_HEIGHT)


def _lay_out(
    chart: SeriesChart, image: ChartImage, box: QRectF, days: Days | None, value_width: float
) -> None:
    """Lay a chart out without showing it."""
    chart.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    chart.resize(box.size().toSize())
    chart.set_showing(image.showing)
    chart.share_days(days)
    chart.set_value_width(value_width)
    chart.show()  # lays out at this size at once, and shows nothing
    chart.show_series(image.series, image.wordings)


def _value_width(image: ChartImage, theme: ChartTheme, days: Days | None) -> float:
    """Give how wide the numbers of a chart's axis are, near enough, without making the chart."""
    wide, high = theme.px(PAGE_WIDTH - 2 * PAGE_MARGIN - _AXES[0]), theme.px(_height(image.series) - _AXES[1])
    plotted = PlottedSeries(image.series, KnownPoints(is_by_target=image.showing.is_by_target))
    fitting = Fitting(plotted, image.showing, theme, days)
    ticks = fitting.ticks(fitting.frame(fitting.ranges(wide, high), wide, high), high)
    axis = ValueAxis(theme)
    unit = f"{image.series.unit}, log scale" if fitting.uses_log else image.series.unit
    axis.set_ticks([(tick, format_tick(tick)) for tick in ticks], unit)
    return axis.needed


def _is_dated(series: Series) -> bool:
    return any(estimate.day is not None for estimate in series.estimates)


def _days_of(shown: Sequence[Series]) -> Days | None:
    """Give the days that all of them share."""
    ranges = [day_range(PlottedSeries(series, KnownPoints())) for series in shown]
    return (min(first for first, _ in ranges), max(last for _, last in ranges)) if ranges else None
