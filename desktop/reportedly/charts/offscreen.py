"""Draw a chart from the command line: no window, and no display."""

import logging
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from reportedly.charts.chart_theme import chart_theme
from reportedly.charts.image_export import ChartImage, write_chart
from reportedly.charts.wording import Wording
from reportedly.model.estimate import Series
from reportedly.model.figure import Figure
from reportedly.model.formatting import format_date, format_figure, format_target

__all__ = ["draw_series"]

_LOG = logging.getLogger(__name__)
_E = 13.0  # pixels of the interface font, as in the design


def draw_series(
    series: Series,
    figures: Mapping[str, Figure],
    path: Path,
    *,
    origins: Mapping[str, str] | None = None,
    as_of: date | None = None,
) -> None:
    """Draw the figures of a series over time as SVG, PNG or PDF; `figures` are at least its own, by id.

    Colours go to the sources with most figures. Raises UserError as `write_chart` does.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["reportedly"])
    before = qInstallMessageHandler(_say_unless_of_window)
    try:
        counts: dict[str, int] = {}
        for estimate in series.estimates:
            if not estimate.is_own_voice:
                counts[estimate.voice] = counts.get(estimate.voice, 0) + 1
        ordered = sorted(counts, key=lambda voice: (-counts[voice], voice))
        theme = chart_theme("light", _E, QFont(), {voice: place for place, voice in enumerate(ordered)})
        wordings = {e.figure_id: _wording(figures[e.figure_id]) for e in series.estimates}
        words = f"published by {format_date(as_of.isoformat())}" if as_of is not None else ""
        write_chart(ChartImage(series, wordings, theme, filter_words=words, origins=origins), path)
    finally:
        app.processEvents()
        qInstallMessageHandler(before)


def _say_unless_of_window(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Pass Qt's messages on, but for that of the platform without windows, whose size nobody asked for."""
    if "propagateSizeHints" not in message:
        _LOG.warning("%s", message)


def _wording(figure: Figure) -> Wording:
    return Wording(format_figure(figure), format_target(figure), format_date(figure.statement_date))
