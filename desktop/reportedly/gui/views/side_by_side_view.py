"""Side by side: what each source last said of the measure, on one axis, and how far that is apart."""

from collections.abc import Iterable, Sequence
from html import escape
from math import ceil

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reportedly.charts.chart_theme import chart_theme
from reportedly.gui.models.comparison_table import side_table
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.models.side_by_side import (
    COLUMN_TITLES,
    PLOT,
    Axis,
    SideBySide,
    SideBySideModel,
    SideRow,
    denier_words,
    undated_words,
)
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import AT_LEFT, AT_RIGHT, draw_dot, draw_stance
from reportedly.gui.views.copied import copy_table
from reportedly.gui.views.empty_note import EmptyNote
from reportedly.gui.views.linked_table import LinkedFrame, LinkedTable, RowDelegate
from reportedly.gui.views.matrix_paint import paint_name
from reportedly.gui.views.side_plot import SidePlot
from reportedly.gui.views.still import Still
from reportedly.services.formatting import format_date, format_figure

__all__ = ["SideBySideView"]

Index = QModelIndex | QPersistentModelIndex
# All in e; the plot takes what the words leave.
_LEAST_SOURCE, _LEAST_LATEST = 5.0, 4.4
_STANCE, _STANCE_SIGN, _WIDE = 7.6, 2.3, 58.0
_NAME_SHARE, _BROKEN_SHARE = (
    0.45,
    0.52,
)  # of what numbers and days leave: a name in one line, one broken over two
_TIGHT_PLOT = 4.0  # where large text leaves too little for all
_MOST_DENIERS, _MOST_DAYS = (
    8,
    6,
)  # lines below the rows, links in one; more take the rows' place and Qt's time
_ROW, _LOW_ROW, _HEAD = 2.9, 2.2, 2.5


class _Plotting:
    """What is plotted and on which axis: shared by the head and the rows."""

    def __init__(self, theme: Theme, project: ProjectModels) -> None:
        self._theme, self._project = theme, project
        self.shown: SideBySide | None = None
        self.is_whole = False

    @property
    def plot(self) -> SidePlot | None:
        """Give the axis in the colours of the window; None where there is nothing to plot."""
        if self.shown is None:
            return None
        theme = self._theme
        look = chart_theme(theme.scheme_name, theme.e, theme.font(), self._project.voice_places)
        return SidePlot(self.shown.whole if self.is_whole else self.shown.axis, look)


class _Header(QHeaderView):
    """Titles of the columns; over the plot the numbers of the axis."""

    def __init__(self, theme: Theme, plotting: _Plotting, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._plotting = theme, plotting
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Give the height of the line of titles."""
        return QSize(super().sizeHint().width(), self._theme.px(_HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint a title, or the numbers of the axis."""
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        painter.setFont(theme.font(0.92, is_strong=section != PLOT))
        painter.setPen(theme.color("ink3" if section == PLOT else "ink2"))
        plot, shown = self._plotting.plot, self._plotting.shown
        if section != PLOT:
            is_last = section == len(COLUMN_TITLES) - 1
            side = Qt.AlignmentFlag.AlignRight if is_last else Qt.AlignmentFlag.AlignLeft
            pad = theme.space("l") if section == 0 else theme.space("s")
            title = self.model().headerData(section, Qt.Orientation.Horizontal)
            words = rect.adjusted(pad, 0, -theme.space("l") if is_last else 0, 0)
            if words.width() >= painter.fontMetrics().horizontalAdvance(title):
                painter.drawText(words, side | Qt.AlignmentFlag.AlignVCenter, title)
        elif plot is not None and shown is not None:
            plot.paint_ticks(painter, QRectF(rect), shown.unit)
        painter.restore()


class _Delegate(RowDelegate):
    """Paints one cell: dot and name, the mark on the axis, the figure, its stance and day."""

    def __init__(self, theme: Theme, project: ProjectModels, plotting: _Plotting, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._project, self._plotting = theme, project, plotting
        self.has_stances = True  # in words; in a narrow window only their signs
        self.has_two_lines = False  # for the names
        self.current: int | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        return QSize(self._theme.px(4), self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        model = index.model()
        if not isinstance(model, SideBySideModel):
            return
        row, theme, rect = model.row_at(index.row()), self._theme, option.rect
        painter.save()
        is_current = index.row() == self.current
        chosen = is_current or bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "select" if chosen else "hover" if index.row() == self.hovered else "surface"
        painter.fillRect(rect, theme.color(ground))
        if index.column() == PLOT:
            self._paint_plot(painter, rect, row)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("grid"))
        if is_current and index.column() == 0:
            painter.fillRect(QRect(rect.left(), rect.top(), theme.size("current_bar"), rect.height()),
                             theme.color("accent"))  # fmt: skip
        if index.column() != PLOT:
            self._paint_words(painter, rect, row, index)
        painter.restore()

    def _paint_plot(self, painter: QPainter, rect: QRect, row: SideRow) -> None:
        plot = self._plotting.plot
        if plot is not None:
            plot.paint_grid(painter, QRectF(rect))
            painter.setClipRect(rect)
            plot.paint_mark(painter, QRectF(rect), row.latest.estimate)

    def _paint_words(self, painter: QPainter, rect: QRect, row: SideRow, index: Index) -> None:
        theme, column = self._theme, index.column()
        is_last = column == len(COLUMN_TITLES) - 1
        rect = rect.adjusted(theme.space("l") if column == 0 else theme.space("s"), 0,
                             -theme.space("l" if is_last else "s"), 0)  # fmt: skip
        if column == 0:
            size = 0.69 * theme.e
            color = theme.source_mark(self._project.place_of(row.latest.voice))
            draw_dot(painter, QRectF(rect.left(), rect.top(), size, rect.height()), color, size)
            rect.adjust(round(size) + theme.space("s"), 0, 0, 0)
        elif column == 3:
            side = round(0.58 * theme.e)
            square = QRectF(rect.left(), rect.top(), side, rect.height())
            draw_stance(painter, square, row.figure.stance, theme.color("ink2"), theme.color("surface"))
            rect.adjust(side + theme.space("s"), 0, 0, 0)
            if not self.has_stances:
                return
        font = theme.font(is_strong=column == 2)
        painter.setFont(font)
        is_repeat = column == 0 and not row.latest.is_independent
        painter.setPen(theme.color("ink2" if column > 2 or is_repeat else "ink"))
        if column == 0 and self.has_two_lines:
            paint_name(painter, QRectF(rect), index.data())
            return
        text = QFontMetrics(font).elidedText(index.data(), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, AT_RIGHT if is_last else AT_LEFT, text)


class _Rows(LinkedTable):
    """The table itself; as high as its rows where there is room."""

    def sizeHint(self) -> QSize:
        """Ask for the height of all rows."""
        rows = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), rows + self.horizontalHeader().sizeHint().height() + 2)


class SideBySideView(LinkedFrame):
    """One row a source, linked with the rest of the window; below, who denies and the largest disagreement."""

    opened = Signal(str)  # figure id: to the sentence
    menu_wanted = Signal(QPoint)  # of the current figure
    place_wanted = Signal(str, int, int)  # article, start, end: words that deny

    def __init__(
        self, project: ProjectModels, selection: LinkedSelection, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._linked, self._theme = selection, theme
        self.model, self._plotting = SideBySideModel(self), _Plotting(theme, project)
        self.rows = _Rows()
        self._delegate = _Delegate(theme, project, self._plotting, self.rows)
        self._denials, self._reason = QLabel(), QLabel()
        # Their heights are worked out once for their words: of many links that takes 2 ms, and each pass asks again.
        self._denials_place, self._reason_place = Still(self._denials), Still(self._reason)
        self._empty = EmptyNote(project, selection, theme)
        self._gap = QLabel()
        self._set_up()
        selection.current_changed.connect(self._show_current)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.clear("")

    def clear(self, words: str) -> None:
        """Show nothing, and say why."""
        self.set_shown(None)
        self._empty.say(words)

    def set_shown(self, shown: SideBySide | None) -> None:
        """Show other rows."""
        self._empty.explain_measure()
        self._plotting.shown = shown
        self.model.set_shown(shown)
        has_rows = shown is not None
        self.rows.setVisible(has_rows)
        self._empty.setVisible(not has_rows)
        self._denials.setText(self._denial_words())
        for part in (self._denials, self._denials_place):
            part.setVisible(bool(self._denials.text()))
        apart = shown.disagreement if shown is not None else None
        self._gap.setText(apart.words if apart is not None else "")
        look = "badge" if apart is not None and apart.gap > 0 else "quiet_badge"
        if look != self._gap.property("look"):
            self._gap.setProperty("look", look)
            self._gap.style().polish(self._gap)
        self._reason.setText(_reason_words(shown) if shown else "")
        self._gap.setVisible(apart is not None)
        for part in (self._reason, self._reason_place):
            part.setVisible(bool(self._reason.text()))
        self.rows.setAccessibleDescription(shown.summary if shown is not None else self._empty.text())
        self._fit()
        self._show_current()
        if has_rows:
            self._hand_focus_on()

    @property
    def axis(self) -> Axis | None:
        """Give the axis as it is shown."""
        shown = self.model.shown
        return None if shown is None else shown.whole if self._plotting.is_whole else shown.axis

    def copy_rows(self) -> int:
        """Put what is shown on the clipboard as a table; give the number of rows."""
        table = side_table(self.model.shown) if self.model.shown is not None else None
        return copy_table(table.heads, table.rows) if table is not None else 0

    def show_whole(self, is_whole: bool) -> None:
        """Let the axis hold all numbers, or the middle of what is said."""
        self._plotting.is_whole = is_whole
        self.rows.viewport().update()
        self.rows.horizontalHeader().viewport().update()

    def resizeEvent(self, event: object) -> None:
        """Give the plot what the words leave."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the columns to the rows' own room, which is narrower beside a scroll bar."""
        if watched is self.rows.viewport() and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _set_up(self) -> None:
        rows, theme = self.rows, self._theme
        rows.set_up(self.model, self._delegate, "Side by side")
        rows.choose_rows()
        rows.setHorizontalHeader(_Header(theme, self._plotting, rows))
        rows.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.horizontalHeader().setMinimumSectionSize(1)  # Qt's own is wider than the sign of a stance
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        rows.selectionModel().currentRowChanged.connect(self._on_row)
        rows.doubleClicked.connect(lambda index: self.opened.emit(self.model.row_at(index.row()).figure.id))
        rows.menu_wanted.connect(self.menu_wanted)
        rows.viewport().installEventFilter(self)
        self._hand_focus_to(rows)
        self._reason.setProperty("look", "second")
        self._denials.setProperty("look", "second")
        for label in (self._denials, self._reason):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
        self._denials.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._denials.linkActivated.connect(self._on_link)
        self._denials.setObjectName("deniers")
        self._denials.setAccessibleName("Who denies")
        self._below = QHBoxLayout()
        self._below.addWidget(self._gap, 0, Qt.AlignmentFlag.AlignTop)
        self._below.addWidget(self._reason_place, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._empty, 1)
        self._column.addWidget(rows)
        self._column.addWidget(self._denials_place)
        self._column.addLayout(self._below)
        self._column.addStretch(1)

    def _fit(self) -> None:
        """Give the words what they need and the plot what is left; lower rows where they would not all fit."""
        theme, room = self._theme, self.rows.viewport().width()
        is_wide = room >= theme.px(_WIDE)
        self._delegate.has_stances = is_wide
        gap = 2 * theme.space("s")
        shown = [(row.latest.voice, format_figure(row.figure), format_date(row.figure.statement_date))
                 for row in self.model.rows]  # fmt: skip
        voices, figures, days = zip(*shown, strict=True) if shown else ((), (), ())
        beside = theme.px(0.69) + theme.space("l") + gap
        said = max(_widest(theme.font(), days), _widest(theme.font(0.92, is_strong=True), COLUMN_TITLES[-1:]))
        latest = max(_widest(theme.font(is_strong=True), figures) + gap, theme.px(_LEAST_LATEST))
        stance = theme.px(_STANCE if is_wide else _STANCE_SIGN)
        said += theme.space("l") + theme.space("s")
        left = room - latest - stance - said
        source = _widest(theme.font(), voices) + beside
        self._delegate.has_two_lines = source > _NAME_SHARE * left
        if self._delegate.has_two_lines:
            broken = _widest_broken(theme.font(), voices) + beside
            source = max(round(_NAME_SHARE * left), min(broken, round(_BROKEN_SHARE * left)))
        source = max(source, theme.px(_LEAST_SOURCE))
        widths = (source, max(left - source, theme.px(_TIGHT_PLOT)), latest, stance, said)
        for column, width in enumerate(widths):
            self.rows.setColumnWidth(column, width)
        rows, free = self.model.rowCount(), self.height() - self._room_below() - theme.px(_HEAD)
        is_low = rows * theme.px(_ROW) > free and not self._delegate.has_two_lines
        height = theme.px(_LOW_ROW if is_low else _ROW)
        if height != self.rows.verticalHeader().defaultSectionSize():
            self.rows.verticalHeader().setDefaultSectionSize(height)
        self.rows.setMaximumHeight(self.rows.sizeHint().height())

    def _room_below(self) -> int:
        """Give the height of what stands below the rows."""
        gap = max(self._gap.sizeHint().height(), self._reason_place.heightForWidth(max(self.width() // 2, 1)))
        deniers = self._denials_place.sizeHint().height() if not self._denials.isHidden() else 0
        return deniers + (
            gap + self._theme.space("s") + self._theme.space("m") if not self._gap.isHidden() else 0
        )

    def _on_link(self, address: str) -> None:
        """Show the words of a denial in their article."""
        shown = self._plotting.shown
        row, place = (int(part) for part in address.split("-"))
        if shown is not None:
            denial = shown.deniers[row].denials[place]
            self.place_wanted.emit(denial.article, denial.start, denial.end)

    def _show_current(self) -> None:
        row = self.model.row_of(self._linked.current)
        self._delegate.current = row
        selection = self.rows.selectionModel()
        if row is not None and self.rows.currentIndex().row() != row:
            blocked = selection.blockSignals(True)  # the window chose it, not a person here
            self.rows.selectRow(row)
            selection.blockSignals(blocked)
        elif row is None:
            self.rows.clearSelection()
        self.rows.viewport().update()

    def _on_row(self, index: QModelIndex) -> None:
        if index.isValid():
            self._linked.choose(self.model.row_at(index.row()).figure.id, self)

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.space("l")
        self._denials.setContentsMargins(side, theme.space("s"), side, theme.space("s"))
        self._below.setContentsMargins(side, theme.space("s"), side, theme.space("m"))
        self._below.setSpacing(theme.space("m"))
        self._denials.setText(self._denial_words())
        self._fit()

    def _denial_words(self) -> str:
        """Say who denies besides, and when; each day leads to the words, and the rest is counted."""
        shown, ink = self._plotting.shown, self._theme.color("ink2").name()
        deniers = shown.deniers if shown is not None else ()
        lines = []
        for row, denier in enumerate(deniers[:_MOST_DENIERS]):
            days = [
                f"<a href='{row}-{place}' style='color:{ink}'>{format_date(day) if day else 'words'}</a>"
                for place, day in enumerate(denial.statement_date for denial in denier.denials[:_MOST_DAYS])
            ]
            if len(denier.denials) > _MOST_DAYS:
                days.append(f"{len(denier.denials) - _MOST_DAYS:,} more days")
            who = f"<span style='color:{self._theme.color('ink').name()}'>{escape(denier.voice)}</span>"
            lines.append(f"<b>✕</b>&nbsp; {denier_words(who, days, escape(denier.what))}")
        if len(deniers) > _MOST_DENIERS:
            lines.append(f"{len(deniers) - _MOST_DENIERS:,} more denials: see Matrix, Who denies.")
        return "<br>".join(lines)


def _widest(font: QFont, words: Iterable[str]) -> int:
    metrics = QFontMetricsF(font)  # in whole pixels a word that just fits would be cut
    return ceil(max((metrics.horizontalAdvance(text) for text in words), default=0))


def _widest_broken(font: QFont, names: Iterable[str]) -> int:
    """Give the width in which each name has room over two lines."""
    metrics = QFontMetricsF(font)

    def needed(words: Sequence[str]) -> float:
        halves = ((" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words) + 1))
        return min(max(map(metrics.horizontalAdvance, both)) for both in halves)

    return ceil(max((needed(name.split(" ")) for name in names), default=0))


def _reason_words(shown: SideBySide) -> str:
    """Say what the gap is between, or why there is none, and how many only repeat another's figure."""
    words = escape(shown.disagreement.reason) if shown.disagreement is not None else ""
    if len(shown.rows) == 1:
        words = "Only one source is shown."
    if shown.repeats:
        count = "One source repeats" if shown.repeats == 1 else f"{shown.repeats:,} sources repeat"
        words += f" {count} what another had said before."
    return f"{words} {escape(undated_words(shown.undated))}".strip()
