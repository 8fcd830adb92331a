"""All panels of an open project, and where they stand in the window."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDockWidget,
    QFrame,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.models.known_words import known_words
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.article_list import ArticleHead, ArticleList
from reportedly.gui.views.article_panel import ArticlePanel
from reportedly.gui.views.changes_panel import ChangesPanel
from reportedly.gui.views.chart_panel import ChartPanel
from reportedly.gui.views.comparing_views import ComparingViews
from reportedly.gui.views.detail_panel import DetailPanel
from reportedly.gui.views.figure_table_view import FigureTableView
from reportedly.gui.views.filter_bar import FilterBar
from reportedly.gui.views.headline import Headline
from reportedly.gui.views.history_panel import HistoryPanel
from reportedly.gui.views.job_panel import JobPanel
from reportedly.gui.views.panel_parts import EmptyPanel, Grip
from reportedly.gui.views.review_view import ReviewView
from reportedly.gui.views.source_panel import SourceHead, SourcePanel
from reportedly.model.filter import NO_FILTER

if TYPE_CHECKING:
    from reportedly.gui.views.echo_view import EchoView
    from reportedly.gui.views.ledger_view import LedgerView
    from reportedly.gui.views.matrix_view import MatrixView
    from reportedly.gui.views.side_by_side_view import SideBySideView

__all__ = ["LAYOUT_VERSION", "Workspace"]

LAYOUT_VERSION = 1
"""Of the kept layout of the panels: a layout of other panels is not put back."""

# Widths in e by the width of the window (DESIGN section 9), and shares of the height in parts.
_LEFT = ((1440, 15.4), (2200, 18.5), (10_000, 22.0))
_RIGHT = ((1440, 29.0), (2200, 33.8), (10_000, 46.0))
_MOST_LEFT, _MOST_RIGHT = 0.23, 0.36  # of the window: with large text the centre keeps its room
_LIST_TO_SOURCES, _ARTICLE_TO_DETAIL, _CHART_TO_TABLE = (560, 270), (590, 310), (398, 384)
_CHART_TO_TABLE_NARROW = (4, 3)
_WITH_TABLE = ("over_time", "side_by_side", "table")  # views that leave the table its place
_UNBOUNDED = 16_777_215  # Qt's largest height of a widget
_HISTORY, _MOST_HISTORY = 19.0, 0.2  # e of width beside the review; of the window
_LEAST_ARTICLE = 20.0  # e
_PAIR, _ARTICLE_BESIDE_PAIR = 41.0, 24.0  # e of height: two figures with their answer; the article above them
_LEAST_CHART, _LEAST_BARE = (
    9.0,
    24.0,
)  # e of height; with less for chart and filter bar, the chart has it alone
_LEAST_BOTH = 34.0  # e; with less for chart and table, the table is behind its tab
_LEAST_SIDE = 44.0  # e; below it many sources side by side need the room of the table
_LEAST_LONG, _SHORT_LIST, _LIST_SHARE = 50.0, (2, 6), 0.33  # e; rows and share of what changed in less height


class Workspace(QObject):
    """Builds the panels in a main window; the window decides what they do."""

    filter_text_wanted = Signal()
    view_changed = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        project: ProjectModels,
        selection: LinkedSelection,
        theme: Theme,
        call: Callable[..., None],
    ) -> None:
        super().__init__(window)
        self._window, self._project, self._selection, self._theme = window, project, selection, theme
        self.article_head = ArticleHead(theme)
        self.articles = ArticleList(project.documents, selection, theme)
        self.source_head = SourceHead(theme)
        self.sources = SourcePanel(project.sources, project.measures, selection, theme)
        self.source_head.tabs.currentChanged.connect(self.sources.show_tab)
        self.headline = Headline(theme)
        self.chart = ChartPanel(project, selection, theme)
        self.chart.is_line_shown = self.headline.isVisible
        self.chart.table_wanted.connect(self._reach_table)
        self.filter_bar = FilterBar(selection, theme, project.choices, project.name_of)
        self.table = FigureTableView(project.figures, selection, theme, project.place_of)
        self.article = ArticlePanel(project, selection, theme, call)
        # What is typed or shown in it must not push the other panels away.
        self._fit_article()
        self.detail = DetailPanel(theme, self.known_words, project.place_of)
        self.detail.both_true_shown.connect(self._fit_pair)
        self._height_before_pair: int | None = None  # of the detail panel
        self.review = ReviewView(project, selection, theme, self.known_words)
        self._layout_before: QByteArray | None = None  # of the docks, while the review is shown
        self.jobs = JobPanel(project.jobs, theme)
        self.history = HistoryPanel(project.history, theme)
        self.comparing = ComparingViews(project, selection, theme, self)
        self.changes = ChangesPanel(selection, theme)
        self._view = "over_time"
        self._is_comparing_days = False  # the list of what changed stands in place of the table
        self.history.close_wanted.connect(self.hide_history)
        self.centre = self._build_centre()
        self.docks = self._build_docks()
        # Laid out at once: in a moment, it would be painted twice.
        project.figures.modelReset.connect(self.table.executeDelayedItemsLayout)
        project.figures.shown_changed.connect(self._show_counts)
        project.refreshed.connect(self._show_counts)
        self._show_counts()
        self._e = theme.e
        self._grow = QTimer(self, singleShot=True, interval=0)  # after all panels have taken their new sizes
        self._grow.timeout.connect(self._on_text_scaled)
        theme.changed.connect(self._grow.start)
        self._sides: tuple[float, float] | None = None  # widths in e that a person or the first layout gave
        self._is_by_hand = False  # the widths are a person's: they stay at any width and any size of text
        self.is_tabbed_by_width = False  # else by a person
        self._note = QTimer(self, singleShot=True, interval=0)
        self._note.timeout.connect(self._note_sides)
        self._given: tuple[int, int] | None = None  # widths in pixels that the last layout came to
        self._drag = QTimer(self, singleShot=True, interval=0)
        self._drag.timeout.connect(self._note_dragged)
        self._keep = QTimer(self, singleShot=True, interval=0)  # after the window has laid itself out
        self._keep.timeout.connect(self._keep_sides)
        window.installEventFilter(self)
        self.splitter.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the side panels as wide as they were when the window changes, and note when a splitter was moved."""
        if watched is self._window:
            # The first layout may be noted only in the next turn; a width that changes before counts too.
            if event.type() == QEvent.Type.Resize and (self._sides is not None or self._note.isActive()):
                self._keep.start()
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._drag.start()
        elif watched is self.splitter and event.type() == QEvent.Type.Resize:
            self._fit_centre()
        return super().eventFilter(watched, event)

    def show_view(self, name: str) -> None:
        """Show one of the views of the headline, or the review in place of all panels."""
        if (name == "review") != self.is_reviewing:
            (self._open_review if name == "review" else self._close_review)()
        if name == "review":
            return
        self._view = name
        page = self.comparing.view(name) if name in ComparingViews.NAMES else self.pages.get(name)
        if page is not None:
            self.upper.setCurrentWidget(page)
        self.upper.setVisible(page is not None)
        self.headline.set_view(name)
        self._fit_centre()
        self._show_lower()
        self.view_changed.emit(name)

    @property
    def pages(self) -> dict[str, QWidget]:
        """Give what stands above the table, by view; a comparing view only when it is made. The table needs none."""
        return {"over_time": self.chart, **self.comparing.known()}

    @property
    def side_by_side(self) -> "SideBySideView":
        """Give Side by side; it is made if it is not there yet, as are the others."""
        return cast("SideBySideView", self.comparing.view("side_by_side"))

    @property
    def matrix(self) -> "MatrixView":
        """Give the matrix."""
        return cast("MatrixView", self.comparing.view("matrix"))

    @property
    def echo(self) -> "EchoView":
        """Give Echo."""
        return cast("EchoView", self.comparing.view("echo"))

    @property
    def ledger(self) -> "LedgerView":
        """Give the ledger."""
        return cast("LedgerView", self.comparing.view("ledger"))

    @property
    def view(self) -> str:
        """Give which view is shown."""
        return "review" if self.is_reviewing else self._view

    @property
    def is_reviewing(self) -> bool:
        """Tell whether the review is shown."""
        return self._layout_before is not None

    def layout_state(self, version: int) -> QByteArray:
        """Give where the panels stand, for the next start; the review has none of them, and is no layout."""
        return self._window.saveState(version) if self._layout_before is None else self._layout_before

    def _open_review(self) -> None:
        self._layout_before = self._window.saveState(LAYOUT_VERSION)
        self._was_shown = [dock for dock in self.docks.values() if not dock.isHidden()]
        for dock in self._was_shown:
            dock.hide()
        self.headline.hide()
        self.splitter.hide()
        self.review.open_with(self.article)
        self.review.show()
        self.review.queue.show_current()
        self.review.queue.setFocus(Qt.FocusReason.OtherFocusReason)
        self.review.opened.emit(True)

    def _close_review(self) -> None:
        self.review.hide()
        self.review.give_back()
        self.docks["article"].setWidget(self.article)
        self.article.show()
        self.headline.show()
        self.splitter.show()
        self.history.set_headed(is_headed=False)
        self.history.setMinimumWidth(0)
        self.review.set_queue_shown(is_shown=True)
        self.chart.follow()
        for dock in self._was_shown:
            dock.show()
        before, self._layout_before = self._layout_before, None
        if before is not None:
            self._window.restoreState(before, LAYOUT_VERSION)
        self._keep.start()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.review.opened.emit(False)

    def keep_sides(self) -> None:
        """Lay the panels out as the width of the window asks, once it has laid itself out."""
        self._keep.start()

    def known_words(self, field: str) -> Sequence[str]:
        """Give what is offered while a person types into a field."""
        return known_words(field, self._project.figures.figures)

    def _fit_centre(self) -> None:
        """Give the view all the height where it is too little for it and the table; the tab Table has the table.

        What changed between two days stands below every view, in few rows where there is little height.
        """
        height, px = self.splitter.height(), self._theme.px
        has_lower = self._view != "over_time" or not 0 < height < px(_LEAST_BARE)
        if self.splitter.isVisible() or not has_lower:
            self._lower.setVisible(has_lower)
        least = {"over_time": _LEAST_BOTH, "side_by_side": _LEAST_SIDE}.get(self._view, 0.0)
        has_table = self._view in _WITH_TABLE and not 0 < height < px(least)
        self._stack.setVisible(has_table or self._is_comparing_days)
        most, bar = _UNBOUNDED, self.filter_bar.sizeHint().height()
        if not has_table and not self._is_comparing_days:
            most = bar
        elif self._has_changes and 0 < height < px(_LEAST_LONG):
            most = bar + self.changes.height_within(round(_LIST_SHARE * height) - bar, *_SHORT_LIST)
        self._lower.setMaximumHeight(most)

    @property
    def _has_changes(self) -> bool:
        """Tell whether the list of what changed stands in place of the table; the tab Table has the table."""
        return self._is_comparing_days and self._view != "table"

    def _reach_table(self) -> None:
        """Show the tab Table where the table has no room below the view."""
        if not self.table.isVisible():
            self.show_view("table")

    def _fit_article(self) -> None:
        """Let no other panel push the article together, nor the article the others."""
        least = min(self._theme.px(_LEAST_ARTICLE), round(_MOST_RIGHT * self._window.width()))
        self.article.setMinimumWidth(least)

    def _fit_pair(self, is_shown: bool) -> None:
        """Give the detail panel the height for two figures and their answer; take it back when they are left."""
        article, detail = self.docks["article"], self.docks["detail"]
        before, self._height_before_pair = self._height_before_pair, None
        is_below = detail.y() > article.y() and not detail.isFloating() and not article.isFloating()
        if not is_below or not article.isVisible() or not detail.isVisible():
            return
        both, now, px = article.height() + detail.height(), detail.height(), self._theme.px
        wanted = before or now
        if is_shown:
            wanted = max(now, min(px(_PAIR), both - px(_ARTICLE_BESIDE_PAIR)))
            self._height_before_pair = now
        self._window.resizeDocks([article, detail], [both - wanted, wanted], Qt.Orientation.Vertical)

    def reset_layout(self) -> None:
        """Put every panel back where it was at first."""
        self.show_view("over_time" if self.is_reviewing else self.view)
        self._is_by_hand = False
        window, docks = self._window, self.docks
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        for name, area in (("articles", left), ("sources", left), ("article", right), ("detail", right),
                           ("history", right),
                           ("jobs", Qt.DockWidgetArea.BottomDockWidgetArea)):  # fmt: skip
            docks[name].setFloating(False)
            window.addDockWidget(area, docks[name])
            docks[name].setVisible(name not in ("jobs", "history"))
        self._size_docks()
        docks["history"].hide()  # behind the figure when it is opened

    def _size_docks(self) -> None:
        window, docks = self._window, self.docks
        is_narrow = self.is_tabbed_by_width = self._is_narrow()
        history, right = docks["history"], Qt.DockWidgetArea.RightDockWidgetArea
        is_beside = window.dockWidgetArea(history) == right and not history.isFloating()
        beside = [docks["article"], docks["detail"], history] if is_beside else []
        shown = [dock for dock in beside if not dock.isHidden()]
        for dock in beside:
            window.removeDockWidget(dock)  # what stands behind a panel keeps others from being split off it
        for dock in beside[:2]:
            window.addDockWidget(right, dock)
            dock.setVisible(dock in shown)
        if is_narrow:
            for first, second in (("articles", "sources"), ("article", "detail")):
                window.tabifyDockWidget(docks[first], docks[second])
                docks[first].raise_()
        else:
            # A panel behind another stays there when it is split off: it has to be put in anew.
            window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, docks["sources"])
            window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, docks["detail"])
            window.splitDockWidget(docks["articles"], docks["sources"], Qt.Orientation.Vertical)
            window.resizeDocks(
                [docks["articles"], docks["sources"]], list(_LIST_TO_SOURCES), Qt.Orientation.Vertical
            )
            window.splitDockWidget(docks["article"], docks["detail"], Qt.Orientation.Vertical)
            window.resizeDocks(
                [docks["article"], docks["detail"]], list(_ARTICLE_TO_DETAIL), Qt.Orientation.Vertical
            )
        if is_beside:  # alone it would have neither a tab nor a title
            window.addDockWidget(right, history)
            window.tabifyDockWidget(docks["detail"], history)
            history.setVisible(history in shown)
            docks["article" if is_narrow else "detail"].raise_()
        self._size_sides()
        # Sizes of a splitter are shares; large ones, for it never gives less than the least height.
        self.splitter.setSizes(
            [1000 * part for part in (_CHART_TO_TABLE_NARROW if is_narrow else _CHART_TO_TABLE)]
        )

    def _size_sides(self) -> None:
        """Give the panels at the sides their widths in e."""
        whole, theme = self._window.width(), self._theme
        width = whole * 13 / theme.e
        left = next(size for most, size in _LEFT if width < most)
        right = next(size for most, size in _RIGHT if width < most)
        if self._is_by_hand and self._sides is not None:
            left, right = self._sides
        sizes = [
            min(theme.px(left), round(_MOST_LEFT * whole)),
            min(theme.px(right), round(_MOST_RIGHT * whole)),
        ]
        docks = [self.docks["articles"], self.docks["article"]]
        self._window.resizeDocks(docks, sizes, Qt.Orientation.Horizontal)
        self._note.start()

    def _is_narrow(self) -> bool:
        """Tell whether the window has the layout of narrow ones; the bounds are for a font of 13 pixels."""
        return self._window.width() * 13 / self._theme.e < _LEFT[0][0]

    def _note_dragged(self) -> None:
        """Note that somebody moved the border of a side panel: its width is not what it was given."""
        now = (self.docks["articles"].width(), self.docks["article"].width())
        if (
            self._given is not None
            and not self.is_reviewing
            and any(abs(a - b) > 2 for a, b in zip(now, self._given, strict=True))
        ):
            self._is_by_hand, self._given = True, now
            self._sides = (now[0] / self._theme.e, now[1] / self._theme.e)

    def _note_sides(self) -> None:
        """Note what the layout came to; where a window was too small for a person's widths, those still count."""
        if self.is_reviewing:
            return
        self._given = (self.docks["articles"].width(), self.docks["article"].width())
        if not self._is_by_hand:
            self._sides = (self._given[0] / self._theme.e, self._given[1] / self._theme.e)

    def _keep_sides(self) -> None:
        """Give the side panels their widths again; put them behind or over each other as the width asks."""
        docks = self.docks
        sides = [docks["articles"], docks["article"]]
        self._fit_article()
        if self._sides is None and self._note.isActive():
            self._note_sides()
        if self._sides is None or self.is_reviewing or any(dock.isFloating() for dock in docks.values()):
            return
        pairs = (("articles", "sources"), ("article", "detail"))
        tabbed = [docks[second] in self._window.tabifiedDockWidgets(docks[first]) for first, second in pairs]
        is_narrow = self._is_narrow()
        if (is_narrow and not any(tabbed)) or (not is_narrow and all(tabbed) and self.is_tabbed_by_width):
            self._size_docks()
        else:
            whole = self._window.width()
            shares = (_MOST_LEFT, _MOST_RIGHT) if self._is_by_hand else (1, 1)
            most = [round(share * whole) for share in shares]
            wanted = [min(self._theme.px(width), top) for width, top in zip(self._sides, most, strict=True)]
            self._window.resizeDocks(sides, wanted, Qt.Orientation.Horizontal)
            self._note.start()

    def _on_text_scaled(self) -> None:
        """Let the side panels grow with the text."""
        if self._theme.e == self._e:
            return
        self._e = self._theme.e
        self.upper.setMinimumHeight(self._theme.px(_LEAST_CHART))
        self._fit_article()
        self._fit_centre()
        sides = [self.docks["articles"], self.docks["article"]]
        nowhere = Qt.DockWidgetArea.NoDockWidgetArea  # before a project is open
        if not self.is_reviewing and all(
            self._window.dockWidgetArea(dock) != nowhere and not dock.isFloating() for dock in sides
        ):
            self._size_sides()

    def show_history(self) -> None:
        """Open the panel of steps: behind the figure, in the review at the right, wide enough for their names."""
        dock, theme = self.docks["history"], self._theme
        dock.show()
        dock.raise_()
        if self.is_reviewing and not dock.isFloating():
            # A panel that was only just put there takes no width that is asked for, but keeps its least one.
            self.history.setMinimumWidth(min(theme.px(_HISTORY), round(_MOST_HISTORY * self._window.width())))
            self.review.set_queue_shown(is_shown=not self._is_narrow())  # J and K count in the article too
        self.history.set_headed(is_headed=self.is_reviewing or dock.isFloating())
        self.history.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_history(self) -> None:
        """Put the panel of steps away; the figure is before it again."""
        if self.is_reviewing or self.docks["history"].isFloating():
            self.docks["history"].hide()
            self.review.set_queue_shown(is_shown=True)
        else:
            self.docks["detail"].raise_()
        (self.review.queue if self.is_reviewing else self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_jobs(self) -> None:
        """Open the panel of jobs."""
        self.docks["jobs"].show()
        self.docks["jobs"].raise_()

    def panels(self) -> list[QWidget]:
        """Give the panels that F6 steps through, in the order of the focus (DESIGN section 9)."""
        if self.is_reviewing:
            return [self.review.queue, self.article, self.review.fields]
        return [self.headline.tabs, *self.pages.values(), self.filter_bar, self.table, self.changes, self.article,
                self.detail.tabs, self.history, self.articles, self.sources]  # fmt: skip

    def set_focus_order(self, after: QWidget) -> None:
        """Let Tab go through the panels of a window in the order of DESIGN section 9, starting after a widget.

        To be called when the panels stand in the window, and again when one has got new parts.
        """
        parts = (self.headline.tabs, self.headline, *self.pages.values(), self.filter_bar, self.table, self.changes,
                 self.article, self.detail, self.review, self.articles, self.source_head, self.sources, self.history,
                 self.jobs)  # fmt: skip
        window = after.window()  # a panel that floats is a window of its own, and has an order of its own
        stops = [widget for part in parts for widget in _tab_stops(part) if widget.window() is window]
        order = dict.fromkeys([after, *stops])
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _build_centre(self) -> QWidget:
        theme = self._theme
        self._stack = QStackedWidget()
        self._empty = EmptyPanel()
        self._empty.button.setText("Clear filters")
        self._empty.button.clicked.connect(lambda: self._selection.set_filter(NO_FILTER))
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.changes)
        self._lower = lower = QFrame()
        lower.setProperty("look", "surface")
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter_bar)
        column.addWidget(self._stack, 1)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setObjectName("centre")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.upper = QStackedWidget()
        self.upper.addWidget(self.chart)
        self.comparing.made.connect(lambda _, view: self.upper.addWidget(view))
        self.splitter.addWidget(self.upper)
        self.splitter.addWidget(lower)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.upper.setMinimumHeight(theme.px(_LEAST_CHART))
        centre = QFrame(self._window)  # hidden there, until a project is open
        centre.setProperty("look", "surface")
        outer = QVBoxLayout(centre)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.headline)
        outer.addWidget(self.splitter, 1)
        outer.addWidget(self.review, 1)
        self.review.hide()
        return centre

    def _build_docks(self) -> dict[str, QDockWidget]:
        theme = self._theme
        return {
            "articles": self._dock("articles", "Articles", self.articles, self.article_head),
            "sources": self._dock("sources", "Sources", self.sources, self.source_head),
            "article": self._dock("article", "Article", self.article, Grip(theme, "paper")),
            "detail": self._dock("detail", "Figure", self.detail, Grip(theme, "surface")),
            "history": self._dock("history", "History", self.history, Grip(theme, "surface")),
            "jobs": self._dock("jobs", "Jobs", self.jobs, Grip(theme, "surface")),
        }

    def _dock(self, name: str, title: str, panel: QWidget, bar: QWidget) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setTitleBarWidget(bar)
        dock.setWidget(panel)
        return dock

    def show_changes(self, *, is_shown: bool) -> None:
        """Show what changed between two days in place of the table."""
        self._is_comparing_days = is_shown
        self._fit_centre()
        self._show_lower()

    def _show_lower(self) -> None:
        page = self.changes if self._has_changes else self.table
        self._stack.setCurrentWidget(page if self._project.figures.rowCount() else self._empty)

    def _show_counts(self) -> None:
        figures = self._project.figures
        shown, total = figures.rowCount(), len(figures.figures)
        self.filter_bar.set_counts(shown, total)
        articles = self._project.documents.rowCount()
        self.article_head.set_count(self._project.published_articles(), articles)
        self._show_lower()
        if not shown:
            is_filtered = total > 0
            words = (
                "No figure fits these filters." if is_filtered else "No reported figure in these articles."
            )
            self._empty.text.setText(words if articles else "No articles yet. Add or drop some.")
            self._empty.button.setVisible(is_filtered)


def _tab_stops(part: QWidget) -> list[QWidget]:
    """Give a widget and what is in it, as far as Tab stops there."""
    found = [part, *part.findChildren(QWidget)]
    return [
        widget for widget in found
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    ]  # fmt: skip
