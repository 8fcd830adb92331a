"""Ledger: every figure that one source gave, what it replaced, and its own small chart."""

from html import escape
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reportedly.charts.chart_theme import ChartTheme, chart_theme
from reportedly.charts.wording import Wordings
from reportedly.gui.models.echo_ledger_tables import ledger_table
from reportedly.gui.models.ledger_lines import COLUMN_TITLES, Ledger, LedgerLine, LedgerModel
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import HairLine, draw_dot
from reportedly.gui.views.copied import copy_table
from reportedly.gui.views.empty_note import EmptyNote
from reportedly.gui.views.ledger_delegate import (
    CHANGE,
    FIGURE,
    REPLACED,
    SAID,
    SIGN,
    STANCE,
    WHAT,
    LedgerDelegate,
    LedgerHeader,
)  # fmt: skip
from reportedly.gui.views.ledger_paint import BADGE_PAD
from reportedly.gui.views.linked_table import LinkedFrame, LinkedTable
from reportedly.model.estimate import Series
from reportedly.model.formatting import sentence_case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportedly.charts.series_chart import SeriesChart

__all__ = ["LedgerView"]

_WIDTHS = (10.8, 9.3, 0.0, 7.6, 9.0, 13.0, 2.2)  # e; of what takes what is left
_MOST_MEASURED = 200  # rows whose words are measured
_ROW, _LEAST, _LEAST_WHAT, _SHORTEST = 2.5, 26.0, 8.0, 5.0
_AIR = 5.0  # e in the line of the button, beside its words
_NARROW = 60.0  # e: the stance has only its sign
_BESIDE = 84.0  # e: wide enough for the chart at the right
_NARROW_WIDTHS, _MOST_REPLACED = {STANCE: 2.4, SIGN: 1.8}, 19.0
_CHART = 24.0, 22.0  # e: its width at the right, its most height
_LEAST_CHART, _LEAST_ROWS = 9.0, 3
_MOST_BELOW = 36.0  # e: below few rows it takes what they leave
_SHARE_BELOW = 0.44  # of the height, where it stands below more rows than there is room for
_SHARE = 0.34  # of the width, where it stands at the right
_MOST_VOICES = 40
_DOT = 0.9


class LedgerView(LinkedFrame):
    """The rows of one source beside its chart, linked with the rest of the window."""

    opened = Signal(str)  # figure id: to the sentence
    menu_wanted = Signal(QPoint)  # of the current figure
    place_wanted = Signal(str, int, int)  # article, start, end: words without a figure
    voice_changed = Signal()  # another source is asked for

    def __init__(
        self, project: ProjectModels, selection: LinkedSelection, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._project, self._linked, self._theme = project, selection, theme
        self.voice: str | None = None  # that was asked for; None: the one with most figures
        self._is_following = False
        self._chart: SeriesChart | None = None
        self._drawn: tuple[Ledger, str, str] | None = None
        self._places: Mapping[str, int] = {}  # of the colours of sources, as they are drawn
        self.model, self.rows = LedgerModel(self), LinkedTable()
        self._delegate = LedgerDelegate(theme, self.rows)
        self.choose, self.repeats = QPushButton(), QPushButton()
        self._line, self._reason = QLabel(), QLabel()
        self._empty = EmptyNote(project, selection, theme)
        self._set_up_rows()
        self._build()
        selection.current_changed.connect(self._show_current)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.clear("")

    def clear(self, words: str) -> None:
        """Show nothing, and say why; without words another project comes, which has other sources."""
        self.voice = self.voice if words else None
        self.set_shown(None)
        self._empty.say(words)

    def set_shown(self, shown: Ledger | None) -> None:
        """Show another ledger."""
        self._empty.explain("No source gives a figure here.")
        self.model.set_shown(shown)
        self.rows.setVisible(shown is not None)
        self._body.setVisible(shown is not None)
        for part in (self.choose, self._line, self._reason):
            part.setVisible(shown is not None)
        self._empty.setVisible(shown is None)
        words = shown.summary if shown is not None else self._empty.text()
        self.rows.setAccessibleDescription(words)
        self._show_head()
        self._fit()
        self._show_current()
        if shown is not None:
            self._hand_focus_on()

    @property
    def series(self) -> Series | None:
        """Give the estimates of the measure that is looked at: of the current row, else of the first one."""
        shown = self.model.shown
        if shown is None or not shown.lines:
            return None
        return shown.series[(self._line_now() or shown.lines[0]).row.series]

    def ask_for(self, voice: str | None) -> None:
        """Ask for the ledger of a source."""
        self.voice = voice
        self.voice_changed.emit()

    def copy_rows(self) -> int:
        """Put the rows that are shown on the clipboard as a table; give their number."""
        table = ledger_table(self.model.lines)
        return copy_table(table.heads, table.rows)

    def minimumSizeHint(self) -> QSize:
        """Give the side panels their widths."""
        return QSize(self._theme.px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: object) -> None:
        """Put the chart beside the rows where there is room for both."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: object) -> None:
        """Draw what was not drawn while it could not be seen."""
        super().showEvent(event)
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the columns to the rows' own room, which is narrower beside a scroll bar."""
        if watched is self.rows.viewport() and event.type() == QEvent.Type.Resize:
            self._fit_columns()
        return super().eventFilter(watched, event)

    # Building

    def _set_up_rows(self) -> None:
        rows = self.rows
        rows.set_up(self.model, self._delegate, "Ledger")
        rows.choose_rows()
        rows.setHorizontalHeader(LedgerHeader(self._theme, rows))
        rows.horizontalHeader().setMinimumSectionSize(1)  # Qt's own is wider than a sign
        rows.selectionModel().currentRowChanged.connect(self._on_row)
        rows.doubleClicked.connect(self._on_opened)
        rows.menu_wanted.connect(self._on_menu)
        rows.viewport().installEventFilter(self)
        self._hand_focus_to(rows)

    def _build(self) -> None:
        self.choose.setToolTip("Choose a source")
        self.choose.clicked.connect(self._open_voices)
        for button in (self.choose, self.repeats):
            button.setProperty("look", "small")
            button.setFocusPolicy(
                Qt.FocusPolicy.TabFocus
            )  # a click leaves the focus where it was, and shows no ring
        self.repeats.setCheckable(True)
        self.repeats.toggled.connect(self._on_repeats)
        self._line.setText("every figure it gave, and what it replaced")
        for label, look in ((self._line, "muted"), (self._reason, "second")):
            label.setProperty("look", look)
        self._line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._reason.setWordWrap(True)
        self._reason.setTextFormat(Qt.TextFormat.RichText)
        self._reason.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._reason.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._reason.setAccessibleName("Reason")
        self._head = QHBoxLayout()
        self._head.addWidget(self.choose)
        self._head.addWidget(self._line, 1)
        self._head.addWidget(self.repeats)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rows, 100)
        column.addWidget(self._reason)
        column.addStretch()
        self._holder = QFrame()
        self._holder.setProperty("look", "surface")
        QVBoxLayout(self._holder).setContentsMargins(0, 0, 0, 0)
        self._body = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        self._sides.addWidget(left, 1)
        self._sides.addWidget(self._holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head)
        outer.addWidget(HairLine(self._theme))
        outer.addWidget(self._body, 1)
        outer.addWidget(self._empty, 1)

    # Showing

    def _show_head(self) -> None:
        shown, theme = self.model.shown, self._theme
        if shown is None:
            self.repeats.hide()
            return
        metrics = self.choose.fontMetrics()
        name = metrics.elidedText(shown.voice, Qt.TextElideMode.ElideRight, theme.px(22))
        self.choose.setText(f"Ledger: {name}")
        self.choose.setAccessibleName(f"Ledger: {shown.voice}")
        self.choose.setIcon(self._dot(shown.voice))
        count = "1 repeat" if shown.repeats == 1 else f"{shown.repeats:,} repeats"
        self.repeats.setText(f"Show {count}" if not self.repeats.isChecked() else f"Hide {count}")
        self.repeats.setVisible(shown.repeats > 0)

    def _dot(self, voice: str) -> QIcon:
        """Give a source's dot as an icon."""
        theme, ratio = self._theme, self.devicePixelRatioF()
        side, air = theme.px(_DOT), theme.space("xs")  # air to the edge of the button and to its words
        pixmap = QPixmap(round((side + 2 * air) * ratio), round(side * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        color = theme.source_mark(self._project.place_of(voice))
        draw_dot(painter, QRectF(air, 0, side, side), color, side * 0.77)
        painter.end()
        return QIcon(pixmap)

    def _fit(self) -> None:
        theme = self._theme
        is_beside = self.width() >= theme.px(_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)
        needed = sum(part.sizeHint().width() for part in (self.choose, self._line, self.repeats)) + theme.px(
            _AIR
        )
        self._line.setVisible(self.model.shown is not None and self.width() > needed)  # whole or not at all
        rows = self.model.rowCount() * theme.px(_ROW) + self.rows.horizontalHeader().sizeHint().height()
        self.rows.setMaximumHeight(rows + 2)
        if is_beside:
            self._holder.setFixedWidth(max(theme.px(_CHART[0]), round(_SHARE * self.width())))
            self._holder.setFixedHeight(min(theme.px(_CHART[1]), max(self._body.height(), 1)))
            self._holder.show()
        else:
            self._holder.setMinimumWidth(0)
            self._holder.setMaximumWidth(16_777_215)
            height = self._chart_height(rows)
            self._holder.setFixedHeight(max(height, 0))
            self._holder.setVisible(height > 0)
        self._sides.setAlignment(
            self._holder, Qt.AlignmentFlag.AlignTop if is_beside else Qt.AlignmentFlag(0)
        )
        self._fit_columns()

    def _chart_height(self, rows: int) -> int:
        """Give what the chart gets below the rows: what they leave, and of a long list its share; they scroll.

        Where there is too little for both, the rows have it all.
        """
        theme = self._theme
        room = self.height() - self._head.sizeHint().height() - self._reason.sizeHint().height()
        few = self.rows.horizontalHeader().sizeHint().height() + _LEAST_ROWS * theme.px(_ROW)
        if room - min(few, rows) < theme.px(_LEAST_CHART):
            return 0
        share = min(round(_SHARE_BELOW * self.height()), room - min(few, rows))
        return max(share, min(theme.px(_MOST_BELOW), room - rows - theme.space("s")))

    def _fit_columns(self) -> None:
        theme, room = self._theme, self.rows.viewport().width()
        widths = [theme.px(width) for width in _WIDTHS]
        if room < theme.px(_NARROW):
            for column, width in (_NARROW_WIDTHS | self._needed()).items():
                widths[column] = theme.px(width)
        else:
            for column, width in self._needed().items():
                widths[column] = max(widths[column], theme.px(width))
        widths[WHAT] = 0
        widths[WHAT] = max(room - sum(widths), theme.px(_LEAST_WHAT))
        over = sum(widths) - room
        for column in (WHAT, REPLACED):  # a day, a figure and what changed are never cut
            less = min(max(over, 0), widths[column] - theme.px(_SHORTEST))
            widths[column] -= less
            over -= less
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if over > 0 else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.rows.setHorizontalScrollBarPolicy(policy)
        for column, width in enumerate(widths):
            self.rows.setColumnWidth(column, width)

    def _needed(self) -> dict[int, float]:
        """Give the width in e that days, figures and changes need, and what they replaced."""
        theme = self._theme
        lines = [line.words for line in self.model.lines[:_MOST_MEASURED]]
        air = {
            SAID: theme.space("l") + theme.space("s"),
            CHANGE: 2 * (theme.px(BADGE_PAD) + theme.space("s")),
        }
        needed = {}
        for column in (SAID, FIGURE, CHANGE, REPLACED):
            size, is_strong = (0.9, True) if column == CHANGE else (1.0, column == FIGURE)
            metrics = QFontMetricsF(theme.font(size, is_strong=is_strong))
            title = QFontMetricsF(theme.font(0.92, is_strong=True)).horizontalAdvance(COLUMN_TITLES[column])
            words = {line[column] for line in lines}
            widest = max((title, *map(metrics.horizontalAdvance, words)))
            needed[column] = (ceil(widest) + air.get(column, 2 * theme.space("s")) + 1) / theme.e
        needed[REPLACED] = min(needed[REPLACED], _MOST_REPLACED)
        return needed

    def _show_current(self) -> None:
        if self._is_following:
            return
        row = self._delegate.current = self.model.row_of(self._linked.current)
        if row is not None and self.rows.currentIndex().row() != row:
            self._is_following = True
            self.rows.selectRow(row)
            self._is_following = False
        elif row is None and self._linked.current is not None:
            self._is_following = True
            self.rows.selectionModel().clear()
            self._is_following = False
        self._show_reason(self._line_now())
        self._draw()
        self.rows.viewport().update()

    def _line_now(self) -> LedgerLine | None:
        row = self.rows.currentIndex().row()
        return self.model.lines[row] if 0 <= row < len(self.model.lines) else None

    def _show_reason(self, line: LedgerLine | None) -> None:
        if line is None:
            self._reason.setText("Choose a row to see why the change is called so.")
            return
        change = line.row.change.value
        is_said = not line.row.sign or line.row.sign in line.row.reason
        sign = "" if is_said else f" (“{escape(line.row.sign)}”)"
        self._reason.setText(f"<b>{sentence_case(change)}:</b> {escape(line.row.reason)}{sign}")

    def _draw(self) -> None:
        """Draw the measure of the current row, else the first one."""
        shown = self.model.shown
        if shown is None or not self.isVisible() or not shown.lines:
            return
        key = (self._line_now() or shown.lines[0]).row.series
        drawn = (shown, key, self._theme.scheme_name)
        if self._chart is None:
            self._make_chart()
        assert self._chart is not None
        if self._drawn is None or self._drawn[0] is not shown or self._drawn[1:] != drawn[1:]:
            series, places = shown.series[key], self._project.voice_places
            texts = Wordings(series, self.model.figure)
            # The marks are painted anew for each look: only where it is another one.
            is_other_look = self._drawn is None or places != self._places
            self._drawn, self._places = drawn, places
            theme = self._chart_theme() if is_other_look else None
            # What a source had last said is not drawn beyond that day.
            self._chart.show_series(series, texts, theme=theme, as_of=self._linked.as_of)
        self._chart.set_as_of(self._linked.as_of)
        self._chart.set_chosen(self._linked.current, self._linked.selected)

    def _chart_theme(self) -> ChartTheme:
        theme = self._theme
        return chart_theme(theme.scheme_name, theme.e, theme.font(), self._project.voice_places)

    def _make_chart(self) -> None:
        from reportedly.charts.series_chart import SeriesChart
        from reportedly.charts.showing import Showing

        chart = self._chart = SeriesChart(self._chart_theme(), self._holder, is_of_one_source=True)
        chart.setAccessibleName("Chart of the source")
        chart.set_showing(Showing(has_names=False))  # the head says whose figures these are
        chart.figure_chosen.connect(lambda figure_id: self._linked.choose(figure_id, self))
        chart.figure_opened.connect(self.opened)
        self._holder.layout().addWidget(chart)

    # What a person does

    def _open_voices(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_voice_menu(menu)
        menu.popup(self.choose.mapToGlobal(QPoint(0, self.choose.height())))

    def fill_voice_menu(self, menu: QMenu) -> None:
        """Put the sources into a menu, those with most figures first."""
        shown = self.model.shown
        for voice, count in shown.voices[:_MOST_VOICES] if shown is not None else ():
            action = menu.addAction(self._dot(voice), f"{voice.replace('&', '&&')}\t{count or 'no figure'}")
            action.setCheckable(True)
            action.setChecked(shown is not None and voice == shown.voice)
            action.triggered.connect(lambda _=False, voice=voice: self.ask_for(voice))

    def _on_repeats(self, is_on: bool) -> None:
        self.model.set_repeats(is_on)
        self._show_head()
        self._fit()
        self._show_current()

    def _on_row(self, index: QModelIndex) -> None:
        line = self._line_now()
        if self._is_following or line is None:
            return
        if line.figure is not None:
            self._linked.choose(line.figure.id, self)
        elif line.row.word is not None:
            word = line.row.word
            self._choose_none()
            self.place_wanted.emit(word.article, word.start, word.end)
        self._show_reason(line)
        self._draw()

    def _choose_none(self) -> None:
        """Let no other figure be current: a key would be of one that is not looked at."""
        self._is_following = True
        self._linked.choose(None, self)
        self._is_following = False

    def _on_opened(self, index: QModelIndex) -> None:
        line = self._line_now()
        if line is not None and line.figure is not None:
            self.opened.emit(line.figure.id)

    def _on_menu(self, at: QPoint) -> None:
        line = self._line_now()
        if line is not None and line.figure is not None:
            self.menu_wanted.emit(at)

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.space("l")
        self._head.setContentsMargins(side - theme.space("s"), theme.space("xs"), side, theme.space("xs"))
        self._head.setSpacing(theme.space("s"))
        self._reason.setContentsMargins(side, theme.space("s"), side, theme.space("s"))
        self._reason.setMinimumHeight(theme.px(3.6))
        self.choose.setIconSize(QSize(theme.px(_DOT) + 2 * theme.space("xs"), theme.px(_DOT)))
        self.rows.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self._drawn = None
        self._show_head()
        self._fit()
        self._draw()
