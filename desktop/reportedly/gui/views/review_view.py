"""The review: queue, large article and fields in place of chart and table, with the keys along the bottom."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from reportedly.gui.models.project import ProjectModels
from reportedly.gui.models.review_queue import ReviewQueueModel
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.article_panel import ArticlePanel
from reportedly.gui.views.review_fields import ReviewFields
from reportedly.gui.views.review_queue import QueueHead, QueueList
from reportedly.model.figure import Review

__all__ = ["ReviewView"]

_KEYS = (
    ("J", "next"), ("K", "previous"), ("A", "accept"), ("X", "reject"), ("E", "edit"), ("U", "undecided"),
    ("S", "source"), ("M", "measure"), ("N", "note"), ("Space", "peek"),
)  # fmt: skip
_QUEUE, _FIELDS = 27.4, 30.8  # e of width
_LEAST_QUEUE, _LEAST_FIELDS, _MOST = (
    18.0,
    22.0,
    0.27,
)  # e, and the share of the window that a side takes at most
_SMALL = 0.92  # of the size of the font
_LEFT_SHARE = 0.55  # of the line above the bar, for how many are reviewed
_LEAST_GAP = 0.6  # e, between two keys with their words
_COUNTED = (Review.ACCEPTED, Review.EDITED, Review.REJECTED)
_COLORS = {Review.ACCEPTED: "ok", Review.EDITED: "accent", Review.REJECTED: "bad"}


class _Progress(QWidget):
    """A bar of the figures that are accepted, edited and rejected."""

    def __init__(self, model: ReviewQueueModel, theme: Theme) -> None:
        super().__init__()
        self._model, self._theme = model, theme
        self.setFixedHeight(theme.px(0.46))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shares beside each other."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rect = QRectF(self.rect())
        radius = rect.height() / 2
        painter.setBrush(self._theme.color("hover"))
        painter.drawRoundedRect(rect, radius, radius)
        total = self._model.rowCount()
        right = [sum(self._model.counts[v] for v in _COUNTED[: n + 1]) for n in range(len(_COUNTED))]
        for verdict, end in reversed(list(zip(_COUNTED, right, strict=True))):
            if self._model.counts[verdict]:
                part = QRectF(rect)
                part.setWidth(max(rect.height(), rect.width() * end / total))
                painter.setBrush(self._theme.color(_COLORS[verdict]))
                painter.drawRoundedRect(part, radius, radius)


class _Words(QWidget):
    """One line of words in several colours, in ink strong. A label of rich text takes 1 ms more at each key."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words: tuple[tuple[str, str], ...] = ()

    def set_words(self, *words: tuple[str, str]) -> None:
        """Show (words, colour token) one after another."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(self.text())
            self.update()

    def text(self) -> str:
        """Give all the words."""
        return "".join(words for words, _ in self._words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words beside each other."""
        painter, left = QPainter(self), 0
        for words, color in self._words:
            font = self._theme.font(_SMALL, is_strong=color == "ink")
            width = QFontMetrics(font).horizontalAdvance(words)
            painter.setFont(font)
            painter.setPen(self._theme.color(color))
            place = QRect(left, 0, width + 1, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
            left += width


class _Counts(QWidget):
    """Two lines of words side by side, in no layout.

    Words that ask for other room lay all panels out anew, and all is painted, at each key; and labels of a fixed
    size would let neither the window grow narrower nor the history stand beside the review.
    """

    def __init__(self, left: QWidget, right: QLabel) -> None:
        super().__init__()
        self._left, self._right = left, right
        for label in (left, right):
            label.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room."""
        self.share()

    def share(self) -> None:
        """Give each label its part; the left one has all of it while the right one is not shown."""
        left = self.width() if self._right.isHidden() else round(_LEFT_SHARE * self.width())
        self._left.setGeometry(0, 0, left, self.height())
        self._right.setGeometry(left, 0, self.width() - left, self.height())


class ReviewView(QFrame):
    """Holds the queue and the fields; the article panel is lent to it while it is shown."""

    export_wanted = Signal()
    opened = Signal(bool)  # or closed

    def __init__(
        self,
        project: ProjectModels,
        selection: LinkedSelection,
        theme: Theme,
        choices: Callable[[str], Sequence[str]],
    ) -> None:
        super().__init__()
        self._project, self._theme = project, theme
        self.setProperty("look", "paper")
        self.model = ReviewQueueModel(project, selection, self)
        self.head = QueueHead(self.model, theme)
        self.queue = QueueList(self.model, selection, theme, project.place_of)
        self.fields = ReviewFields(theme, choices)
        self._done, self._told = _Words(theme), QLabel()
        self._bar = _Progress(self.model, theme)
        self._export = QPushButton("Export figures")
        self._export.setProperty("look", "small")
        self._export.clicked.connect(self.export_wanted)
        self._article: ArticlePanel | None = None
        self._build()
        self.model.counted.connect(self._show_counts)
        theme.changed.connect(self._restyle)
        self._restyle()

    def open_with(self, article: ArticlePanel) -> None:
        """Fill the queue and take the article panel, large."""
        self._article = article
        self._paper.addWidget(article, 1)
        article.view.set_large(True)
        article.show()
        self.model.set_active(True)
        self.queue.show_current()

    def give_back(self) -> None:
        """Let the article panel go, in its own size."""
        self.model.set_active(False)
        if self._article is not None:
            self._article.view.set_large(False)
            self._paper.removeWidget(self._article)
            self._article = None

    def set_queue_shown(self, *, is_shown: bool) -> None:
        """Give the queue's place to something else, or back."""
        self._left.setVisible(is_shown)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sides at their widths in e, as far as the window has room."""
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        theme = self._theme
        self._left = QFrame()
        self._left.setProperty("look", "surface")
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.queue, 1)
        centre = QFrame()
        centre.setProperty("look", "paper")
        middle = QVBoxLayout(centre)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        self._counts = QHBoxLayout()
        self._line = _Counts(self._done, self._told)
        self._counts.addWidget(self._line, 1)
        self._counts.addWidget(self._export)
        self._top = QVBoxLayout()
        self._top.addLayout(self._counts)
        self._top.addWidget(self._bar)
        self._paper = QVBoxLayout()
        middle.addLayout(self._top)
        middle.addLayout(self._paper, 1)
        middle.addWidget(self._build_keys())
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        for part in (self._left, centre, self.fields):
            self._split.addWidget(part)
        self._split.setStretchFactor(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._split)
        self._told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._told.setProperty("look", "second")
        self._told.setProperty("type", "small")
        theme.changed.connect(self._show_counts)

    def _build_keys(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("look", "keys")
        self._keys = QHBoxLayout(foot)
        self._keys.addStretch(1)
        self._words: list[QLabel] = []
        for key, words in _KEYS:
            sign, label = QLabel(key), QLabel(words)
            sign.setProperty("look", "key")
            label.setProperty("look", "second")
            label.setProperty("type", "small")
            pair = QHBoxLayout()
            pair.setSpacing(self._theme.px(0.46))
            pair.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
            pair.addWidget(label)
            self._words.append(label)
            self._keys.addLayout(pair)
        self._keys.addStretch(1)
        self._foot = foot
        return foot

    def _show_counts(self) -> None:
        total, done, counts = self.model.rowCount(), self.model.done, self.model.counts
        told = ", ".join(f"{counts[v]:,} {v.value}" for v in _COUNTED if counts[v])
        is_all = 0 < total == done
        if is_all:
            self._done.set_words((f"All {total:,} reviewed:", "ink"), (f" {told}.", "ink2"))
        else:
            check = self._project.counts()[2]
            more = (f", {check:,} to check", "warn") if check else ("", "ink2")
            self._done.set_words((f"{done:,}", "ink"), (f" of {total:,} reviewed", "ink2"), more)
        self._told.setText("" if is_all else told)
        self._told.setVisible(not is_all)
        self._line.share()
        self._export.setVisible(is_all)
        self._bar.update()

    def _fit(self) -> None:
        theme, width = self._theme, self.width()
        left, right = (
            max(theme.px(least), min(theme.px(wanted), round(_MOST * width)))
            for wanted, least in ((_QUEUE, _LEAST_QUEUE), (_FIELDS, _LEAST_FIELDS))
        )
        left = 0 if self._left.isHidden() else left
        self._split.setSizes([left, max(1, width - left - right), right])
        self._fit_keys(width - left - right)

    def _fit_keys(self, room: int) -> None:
        """Set the keys as far apart as they may stand; where their words find no room at all, these go."""
        theme, least = self._theme, self._theme.px(_LEAST_GAP)
        for label in self._words:
            label.show()
        for label in self._foot.findChildren(QLabel):
            label.ensurePolished()  # before, it asks for the room of another font
        self._keys.setSpacing(least)
        spare = (room - self._keys.minimumSize().width()) // (len(_KEYS) + 1)
        for label in self._words:
            label.setVisible(spare >= 0)
        if spare < 0:
            spare = (room - self._keys.minimumSize().width()) // (len(_KEYS) + 1)
        self._keys.setSpacing(max(1, min(theme.px(1.46), least + spare)))

    def _restyle(self) -> None:
        theme = self._theme
        self._top.setContentsMargins(theme.px(4.3), theme.px(1.2), theme.px(4.3), theme.px(0.6))
        self._top.setSpacing(theme.px(0.46))
        self._counts.setSpacing(theme.space("m"))
        self._line.setFixedHeight(theme.px(1.5))
        self._paper.setContentsMargins(theme.px(4.3 - 2.6), 0, 0, 0)  # the article has a gutter of its own
        self._bar.setFixedHeight(theme.px(0.46))
        self._keys.setContentsMargins(0, 0, 0, 0)
        self._foot.setFixedHeight(theme.px(3.38))
        self._fit()
