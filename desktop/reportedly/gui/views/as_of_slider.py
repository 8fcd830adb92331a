"""The as-of slider: everything shows only what had been published by the chosen day.

Its stops are the days of publication. The last one is today's view of the project, and the only one at which
articles without a date are shown. A second stop asks what changed between the two.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reportedly.gui.shell.icons import paint_icon
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import BY_KEYBOARD
from reportedly.services.formatting import format_date

__all__ = ["AsOfSlider"]

_WIDTH, _WORDS, _TRACK = 16.5, 1.385, 1.385  # e: the widget, its line of words, its track
_HANDLE, _SECOND, _GROOVE = 0.54, 0.4, 0.31  # e: radius of the handles, height of the groove
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
_LONG_STEP = 5
_FRAME_MS = 16  # while it is dragged, or a key held down, the window follows once a frame at most
_HELP = (
    "Show only what had been published by a day: drag, or Left and Right.",
    "Shift and drag, or Shift with Left and Right, sets a second day: what changed between the two.",
    "Esc takes the second day away, then shows everything.",
)


class AsOfSlider(QWidget):
    """Gives the day that is asked for (None: the last stop), and the earlier day of a comparison (None: none)."""

    chosen = Signal(object, object)  # date or None, date or None

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._days: tuple[date, ...] = ()
        self._undated = 0
        self._stop, self._since = 0, -1  # places among the days; -1: no second stop
        self._told: tuple[date | None, date | None] = (None, None)  # the days that were given last
        self._frame = QTimer(self, singleShot=True, interval=_FRAME_MS)
        self._frame.timeout.connect(self._follow_drag)
        self._has_ring = self._is_dragging_since = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("As of")
        self._describe()

    @property
    def day(self) -> date | None:
        """Give the day that is asked for; None at the last stop, where everything is shown."""
        return None if self._stop >= len(self._days) - 1 else self._days[self._stop]

    @property
    def since(self) -> date | None:
        """Give the earlier day of a comparison; None where there is none."""
        return self._days[self._since] if 0 <= self._since < len(self._days) else None

    @property
    def words(self) -> str:
        """Say which day it stands at, and how many articles are not shown for want of a date."""
        if not self._days:
            return ""
        day, since = self._days[self._stop], self.since
        if since is None:
            return format_date(day.isoformat())
        first = format_date(since.isoformat())
        if since.year == day.year:
            first = first.removesuffix(f" {day.year}")
        return f"{first} – {format_date(day.isoformat())}"

    def set_days(self, days: Sequence[date], undated: int) -> None:
        """Take the days of publication, in order, and the number of articles without one; the day stays."""
        if (tuple(days), undated) == (self._days, self._undated):
            return
        day, since = self.day, self.since
        self._days, self._undated = tuple(days), undated
        self._put(day, since)

    def set_stops(self, day: date | None, since: date | None = None) -> None:
        """Stand at a day, or at the last one on which something had been published before it."""
        self._put(day, since)

    def compare(self) -> None:
        """Set a second day, the one before the day that is shown: who wants another moves it."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self._since < 0 and len(self._days) > 1:
            self._move(max(self._stop, 1), max(self._stop, 1) - 1)

    def sizeHint(self) -> QSize:
        """Give the size of the words over the track."""
        theme = self._theme
        return QSize(theme.px(_WIDTH), theme.px(_WORDS) + theme.px(_TRACK))

    def minimumSizeHint(self) -> QSize:
        """Give the same size: it is never squeezed."""
        return self.sizeHint()

    # --- events ----------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the nearest day; with Shift, let the second stop go there."""
        if event.button() is Qt.MouseButton.LeftButton and self._days:
            self._has_ring = False
            self._is_dragging_since = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._drag_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the drag from day to day."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._days:
            self._drag_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stand where the drag ended, without waiting for the next frame."""
        super().mouseReleaseEvent(event)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step from day to day; with Shift the second stop; Escape takes it away, then shows everything."""
        key, last = Qt.Key(event.key()), len(self._days) - 1
        self._has_ring = True  # also where a click brought the focus here
        self.update()
        is_since = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        place = self._since if is_since and self._since >= 0 else self._stop
        if not self._days:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go(place + _STEPS[key], is_since=is_since, is_dragged=event.isAutoRepeat())
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._go(place + (_LONG_STEP if key is Qt.Key.Key_PageUp else -_LONG_STEP), is_since=is_since)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key is Qt.Key.Key_Home else last, is_since=is_since)
        elif key is Qt.Key.Key_Escape and self._since >= 0:
            self._move(self._stop, -1)
        elif key is Qt.Key.Key_Escape and self._stop < last:
            self._move(last, -1)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Stand where a key that was held down has led."""
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring only after the keyboard brought the focus here."""
        self._has_ring = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, the track with a tick for each day of publication, and the handles."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter)
        self._paint_track(painter)

    # --- moving ----------------------------------------------------------------------------------------

    def _drag_to(self, x: float) -> None:
        nearest = min(range(len(self._days)), key=lambda place: abs(self._x(place) - x))
        self._go(nearest, is_since=self._is_dragging_since, is_dragged=True)

    def _go(self, place: int, *, is_since: bool, is_dragged: bool = False) -> None:
        last = len(self._days) - 1
        place = min(max(place, 0), last)
        if is_since:
            self._move(self._stop, place if place < self._stop else -1, is_dragged=is_dragged)
        else:
            self._move(place, self._since if self._since < place else -1, is_dragged=is_dragged)

    def _move(self, stop: int, since: int, *, is_dragged: bool = False) -> None:
        if (stop, since) == (self._stop, self._since):
            return
        self._stop, self._since = stop, since
        self._describe()
        if not is_dragged:
            self._tell()
        elif not self._frame.isActive():
            self._follow_drag()

    def _follow_drag(self) -> None:
        if (self.day, self.since) != self._told:
            self._tell()
            self._frame.start()

    def _tell(self) -> None:
        """Give the days where others are asked for than those given last."""
        self._frame.stop()
        if (self.day, self.since) != self._told:
            self._told = (self.day, self.since)
            self.chosen.emit(*self._told)

    def _put(self, day: date | None, since: date | None) -> None:
        last = len(self._days) - 1
        self._stop = last if day is None else min(last, max(0, _last_by(self._days, day)))
        self._since = -1 if since is None else min(self._stop - 1, _last_by(self._days, since))
        self._describe()
        self._tell()

    def _describe(self) -> None:
        self.setVisible(len(self._days) > 1)
        hidden = f", {self._hidden_words}" if self._hidden_words else ""
        self.setAccessibleDescription(f"{self.words}{hidden}")
        self.setToolTip("\n".join((f"{self.words}{hidden}", *_HELP)))
        self.update()

    @property
    def _hidden_words(self) -> str:
        """Say how many articles are left out for want of a date."""
        return f"{self._undated:,} undated hidden" if self._undated and self.day is not None else ""

    # --- painting --------------------------------------------------------------------------------------

    def _x(self, place: int) -> float:
        """Give where a day lies on the track, in true proportion."""
        margin = self._theme.px(_HANDLE) + self._theme.px(0.15)
        first, last = self._days[0], self._days[-1]
        span = (last - first).days or 1
        return margin + (self.width() - 2 * margin) * (self._days[place] - first).days / span

    def _paint_words(self, painter: QPainter) -> None:
        theme = self._theme
        row = QRectF(0, 0, self.width(), theme.px(_WORDS))
        size = theme.px(1.08)
        icon = QRectF(0, (row.height() - size) / 2, size, size)
        paint_icon(painter, "clock", icon, theme.color("ink2"))
        small, strong = theme.font(0.92), theme.font(0.92, is_strong=True)
        side = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(strong)
        painter.setPen(theme.color("ink"))
        painter.drawText(row, side | Qt.AlignmentFlag.AlignRight, self.words)
        left = row.adjusted(size + theme.px(0.46), 0, 0, 0)
        room = left.width() - painter.fontMetrics().horizontalAdvance(self.words) - theme.px(0.6)
        painter.setFont(small)
        painter.setPen(theme.color("warn" if self._hidden_words else "ink2"))
        metrics = painter.fontMetrics()
        # Two days leave little room: the number stays, and what it counts is said by tooltip and description.
        said = (
            (
                f"As of, {self._hidden_words}",
                f"As of, {self._undated:,} hidden",
                f"{self._undated:,} hidden",
                f"+{self._undated:,}",
            )
            if self._hidden_words
            else ("As of", "")
        )
        words = next((words for words in said if metrics.horizontalAdvance(words) <= room), "")
        painter.drawText(left, side | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_track(self, painter: QPainter) -> None:
        if not self._days:
            return
        theme = self._theme
        middle = theme.px(_WORDS) + theme.px(_TRACK) / 2
        start, end, at = self._x(0), self._x(len(self._days) - 1), self._x(self._stop)
        low = self._x(self._since) if self._since >= 0 else start
        for color, left, right in (("line", start, end), ("accent", low, at)):
            pen = QPen(theme.color(color), theme.px(_GROOVE))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        painter.setPen(QPen(theme.color("ink3"), 1))
        top, bottom = middle + theme.px(0.35), middle + theme.px(0.69)
        for place in range(len(self._days)):
            x = round(self._x(place)) + 0.5
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        if self._since >= 0:
            low, at = self._apart(low, at)
            self._paint_handle(painter, QPointF(low, middle), theme.px(_SECOND))
        self._paint_handle(painter, QPointF(at, middle), theme.px(_HANDLE))
        if self.hasFocus() and self._has_ring:
            painter.setPen(QPen(theme.color("accent"), max(1, theme.px(0.15))))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            reach = theme.px(_HANDLE) + theme.px(0.23)
            painter.drawEllipse(QPointF(at, middle), reach, reach)

    def _apart(self, low: float, high: float) -> tuple[float, float]:
        """Give where two handles stand side by side, on the track: days of one week may be a pixel apart."""
        lack = self._theme.px(_HANDLE + _SECOND + 0.15) - (high - low)
        if lack <= 0:
            return low, high
        reach, end = high - low + lack, self._x(len(self._days) - 1)
        low = min(max(low - lack / 2, self._x(0)), end - reach)
        return low, low + reach

    def _paint_handle(self, painter: QPainter, at: QPointF, radius: float) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.color("accent"), theme.px(0.15)))
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(at, radius, radius)


def _last_by(days: Sequence[date], day: date) -> int:
    """Give the place of the last day that is not after another; -1 where all are."""
    place = bisect_left(days, day)
    return place if place < len(days) and days[place] == day else place - 1
