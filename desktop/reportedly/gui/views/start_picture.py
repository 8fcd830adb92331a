"""The sample over time, at the foot of the start page: what the program is for, before a word of it is read."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reportedly.gui.shell.theme import Theme

if TYPE_CHECKING:
    from reportedly.charts.chart_theme import ChartTheme
    from reportedly.charts.picture import Picture
    from reportedly.charts.still_chart import StillChart
    from reportedly.model.estimate import Series

__all__ = ["StartPicture", "sample_picture"]

_LEAST, _MOST = 17.0, 24.0  # e: lower, its labels would lie on each other
_NARROWEST = 60.0
_REST_MS = 60


class StartPicture(QWidget):
    """Takes what room the page leaves; with too little of it, or before the chart came, it is empty."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._chart: StillChart | None = None
        self._places: dict[str, int] = {}
        self._pixmap = QPixmap()
        # Placing and painting take some 25 ms each: not while the window is being drawn larger, and not at once.
        self._timer = QTimer(self, singleShot=True, interval=_REST_MS)
        self._timer.timeout.connect(self._lay_out)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("The sample over time")
        theme.changed.connect(self._timer.start)

    @property
    def has_chart(self) -> bool:
        """Tell whether the chart came, drawn or not."""
        return self._chart is not None

    @property
    def is_drawn(self) -> bool:
        """Tell whether the chart is seen."""
        return not self._pixmap.isNull()

    def set_chart(self, chart: "StillChart", series: "Series") -> None:
        """Show a chart; colours go to the sources with most figures."""
        counts = Counter(one.voice for one in series.estimates if not one.is_own_voice)
        self._chart = chart
        self._places = {voice: place for place, (voice, _) in enumerate(counts.most_common())}
        self._timer.start()

    def sizeHint(self) -> QSize:
        """Ask for no room of its own: the page never scrolls for it."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the chart anew when the window rests."""
        super().resizeEvent(event)
        if self._chart is not None:
            self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart at the foot of the page."""
        if not self._pixmap.isNull():
            painter = QPainter(self)
            painter.drawPixmap(
                0, self.height() - round(self._pixmap.deviceIndependentSize().height()), self._pixmap
            )
            painter.end()

    def _lay_out(self) -> None:
        theme, chart = self._theme, self._chart
        self._pixmap = QPixmap()
        self.update()
        if chart is None or self.height() < theme.px(_LEAST) or self.width() < theme.px(_NARROWEST):
            return
        from reportedly.charts.chart_theme import chart_theme

        look = chart_theme(theme.scheme_name, theme.e, theme.font(), self._places)
        height = min(self.height(), theme.px(_MOST))
        picture = chart.lay_out(self.width(), height, look)
        QTimer.singleShot(0, self, lambda: self._draw(picture, look, QSize(self.width(), height)))

    def _draw(self, picture: "Picture", look: "ChartTheme", size: QSize) -> None:
        assert self._chart is not None
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self._chart.paint(painter, picture, look)
        painter.end()
        self._pixmap = pixmap
        self.update()


def sample_picture() -> "tuple[StillChart, Series]":
    """Give the sample's largest measure as a chart; takes some tenths of a second, so on a working thread."""
    from reportedly.charts.still_chart import StillChart
    from reportedly.charts.wording import Wordings
    from reportedly.services.sample import sample_series

    series, figures = sample_series()
    return StillChart(series, Wordings(series, figures.get)), series
