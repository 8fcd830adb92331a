"""The status bar: every number accounted for, what is being read, when it was saved."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QToolButton, QWidget

from reportedly.gui.shell.icons import themed_icon
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import Bar

__all__ = ["StatusLine"]

_MOST_DONE = 40.0  # e; longer words are cut and whole on hover
_SHOW_AFTER_MS = 300  # work shorter than this shows no bar


class _Progress(QWidget):
    """Words, a bar, and how many; a click opens the panel of jobs."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words, self.bar, self.count = QLabel(), Bar(theme, width=8.5), QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.space("l"), 0)
        row.setSpacing(theme.space("s"))
        for widget in (self.words, self.bar, self.count):
            row.addWidget(widget)
        self.setToolTip("Show jobs")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the panel of jobs."""
        self.clicked.emit()


class StatusLine(QWidget):
    """Fills the window's status bar."""

    jobs_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, theme: Theme, bar: QStatusBar) -> None:
        super().__init__(bar)
        self.hide()
        self._theme = theme
        self._counts, self._shown, self._saved = QLabel(), QLabel(), QLabel()
        self._progress = _Progress(theme)
        self._progress.hide()
        self._progress.clicked.connect(self.jobs_wanted)
        self._done, self._done_words = QWidget(), QLabel()
        self._done_sign, self._undo = QLabel(), QToolButton()
        self._fill_done()
        self._counts.setContentsMargins(theme.px(0.8), 0, theme.px(1.1), 0)
        self._saved.setContentsMargins(0, 0, theme.px(0.8), 0)
        bar.addWidget(self._counts)
        bar.addWidget(self._shown)
        bar.addPermanentWidget(self._progress)
        bar.addPermanentWidget(self._done)
        bar.addPermanentWidget(self._saved)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOW_AFTER_MS)
        self._timer.timeout.connect(self._progress.show)
        self._last = (0, 0, 0, 0)
        self._widest = 0  # room of the longest words on what was done
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_counts(self, figures: int, set_aside: int, to_check: int, *, shown: int) -> None:
        """Account for every number of all articles."""
        counts = (figures, set_aside, to_check, shown)
        if counts != self._last:
            self._last = counts
            self._write()

    def set_saved(self) -> None:
        """Say that the project was just written."""
        self._saved.setText(f"Saved {datetime.now().astimezone():%H:%M}")

    def clear_saved(self) -> None:
        """Say nothing of saving: another project was opened, and nothing was written to it yet."""
        self._saved.clear()

    def set_done(self, words: str, *, can_undo: bool) -> None:
        """Say what was done to the project, perhaps with a way to take it back."""
        metrics = self._done_words.fontMetrics()
        room = self._theme.px(_MOST_DONE)
        self._done_words.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))
        self._done_words.setToolTip(words)
        self._done_sign.setVisible(can_undo)
        self._undo.setVisible(can_undo)
        self._widen_done()
        self._done.show()

    def clear_done(self) -> None:
        """Say nothing of what was done."""
        self._done.hide()
        self._widest = 0

    def set_working(self, is_working: bool) -> None:
        """Show the bar after a moment, or take it away."""
        if is_working:
            self._timer.start()
        else:
            self._timer.stop()
            self._progress.hide()

    def set_progress(self, done: int, total: int, words: str) -> None:
        """Say how far the work is."""
        self._progress.words.setText(words)
        self._progress.count.setText(f"{done:,} of {total:,}")
        self._progress.bar.set_share(done / total if total else 0)

    def _fill_done(self) -> None:
        keys = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
        self._undo.setText("Undo")
        self._undo.setProperty("look", "link")
        self._undo.setToolTip(f"Take this back ({keys})")
        self._undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._undo.clicked.connect(self.undo_wanted)
        self._done_words.setAccessibleName("Last change")
        row = QHBoxLayout(self._done)
        row.setContentsMargins(0, 0, self._theme.space("l"), 0)
        row.setSpacing(self._theme.space("xs"))
        row.addStretch(1)
        for widget in (self._done_sign, self._done_words, self._undo):
            row.addWidget(widget)
        self._done.hide()

    def _widen_done(self) -> None:
        """Give the words room, and keep that of the longest ones: other room lays the whole window out anew."""
        wanted = self._done.layout().sizeHint()
        self._widest = max(self._widest, wanted.width())
        self._done.setFixedSize(self._widest, wanted.height())

    def _restyle(self) -> None:
        sign = themed_icon("accept", self._theme, color="ok")
        self._done_sign.setPixmap(sign.pixmap(self._theme.size("icon")))
        self._widest = 0
        self._write()

    def _write(self) -> None:
        figures, set_aside, to_check, shown = self._last
        total = figures + set_aside + to_check
        warn = self._theme.color("warn").name()
        check = f"{to_check:,} to check"
        check = f"<b style='color:{warn}'>{check}</b>" if to_check else check
        noun = "figure" if figures == 1 else "figures"
        numbers = "number" if total == 1 else "numbers"
        words = f"{total:,} {numbers}: {figures:,} {noun}, {set_aside:,} set aside, {check}"
        self._counts.setText(words if total else "")
        self._shown.setText(f"{shown:,} shown" if figures else "")
