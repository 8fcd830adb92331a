"""Draw charts from the command line: no window, and no display."""

import logging
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from reportedly.charts.chart_theme import chart_theme
from reportedly.charts.image_export import ChartImage, write_chart
from reportedly.charts.showing import Showing
from reportedly.charts.wording import Wording
from reportedly.model.estimate import Series
from reportedly.model.figure import Figure
from reportedly.model.formatting import format_date, format_figure, format_target

__all__ = ["MOST_IN_A_PICTURE", "Drawing", "draw_measures"]

MOST_IN_A_PICTURE = 40
"""Measures below each other in an SVG or PNG; a taller PNG opens in few programs."""

_LOG = logging.getLogger(__name__)
_E = 13.0  # pixels of the interface font, as in the design


@dataclass(frozen=True)
class Drawing:
    """A series to be drawn, with the origin of each figure by its id."""

    series: Series
    origins: Mapping[str, str]


def draw_measures(
    drawings: Sequence[Drawing], figures: Mapping[str, Figure], path: Path, *, as_of: date | None = None
) -> int:
    """Draw series over time, below each other over the same days, as SVG, PNG or PDF; give how many were left out.

    `figures` are at least their own, by id. Colours go to the sources with most figures. A PDF has pages and
    takes all series, a picture the first `MOST_IN_A_PICTURE`. Raises UserError as `write_chart` does.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["reportedly"])
    before = qInstallMessageHandler(_say_unless_of_window)
    shown = drawings if path.suffix.lower() == ".pdf" else drawings[:MOST_IN_A_PICTURE]
    left_out = len(drawings) - len(shown)
    try:
        counts = Counter(
            estimate.voice for one in shown for estimate in one.series.estimates if not estimate.is_own_voice
        )
        ordered = sorted(counts, key=lambda voice: (-counts[voice], voice))
        theme = chart_theme("light", _E, QFont(), {voice: place for place, voice in enumerate(ordered)})
        images = [
            ChartImage(
                one.series,
                {e.figure_id: _wording(figures[e.figure_id]) for e in one.series.estimates},
                theme,
                Showing(as_of=as_of),  # what a source had last said is not drawn beyond that day
                origins=one.origins,
            )
            for one in shown
        ]
        write_chart(images, path, more=_left_out_words(left_out))
    finally:
        app.processEvents()
        qInstallMessageHandler(before)
    return left_out


def _left_out_words(count: int) -> str:
    if count == 0:
        return ""
    return (
        "1 more measure with fewer reports is not drawn."
        if count == 1
        else f"{count:,} more measures with fewer reports are not drawn."
    )


def _say_unless_of_window(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Pass Qt's messages on, but for that of the platform without windows, whose size nobody asked for."""
    if "propagateSizeHints" not in message:
        _LOG.warning("%s", message)


def _wording(figure: Figure) -> Wording:
    return Wording(format_figure(figure), format_target(figure), format_date(figure.statement_date))
