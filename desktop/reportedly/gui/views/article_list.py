"""The list of articles: outlet, date, figures, to check; outlet and date are edited in place."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from reportedly.analysis.as_of import is_published_by
from reportedly.gui.models.document_list import DocumentListModel, article_name, date_words
from reportedly.gui.models.typed_date import read_typed_date
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import AT_LEFT, AT_RIGHT

__all__ = ["ArticleHead", "ArticleList"]

Index = QModelIndex | QPersistentModelIndex
_FIGURES_WIDTH, _CHECK_WIDTH = 2.0, 1.7  # e: the two columns of counts
_NAME_LINE, _DATE_LINE, _PAD = 1.385, 1.15, 0.35
_NARROW = 12.0  # e: in a narrower list the numbers to check stand beside the date, and no column is named
_NARROW_OF = 16.0  # e: with "10 of 16" beside the title


class ArticleHead(QWidget):
    """The line above the list, which is also the dock's title bar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title, self._count = QLabel("Articles"), QLabel()
        self._figures, self._check = QLabel("figures"), QLabel("check")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._title)
        self._row.addWidget(self._count)
        self._row.addStretch(1)
        self._row.addWidget(self._figures)
        self._row.addWidget(self._check)
        for label in (self._count, self._figures, self._check):
            label.setProperty("look", "muted")
        self._title.setProperty("look", "second")
        for label, kind in (
            (self._title, "head"),
            (self._count, "small"),
            (self._figures, "tiny"),
            (self._check, "tiny"),
        ):
            label.setProperty("type", kind)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_count(self, count: int, of: int | None = None) -> None:
        """Show the number of articles; of how many, where some are published after the day that is asked for."""
        total = count if of is None else of
        self._count.setText(
            "" if not total else f"{count:,}" if count == total else f"{count:,} of {total:,}"
        )
        self._name_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the columns of counts where there is room for it."""
        super().resizeEvent(event)
        self._name_columns()

    def _name_columns(self) -> None:
        words = self._count.text()
        least = _NARROW if " of " not in words else _NARROW_OF
        is_named = bool(words) and self.width() >= self._theme.px(least)
        for label in (self._figures, self._check):
            label.setVisible(is_named)

    def sizeHint(self) -> QSize:
        """Give the height of a dock's title; docks ask this and not the fixed height.

        No narrower than the tabs above it where the dock stands behind or over the other one.
        """
        words = QFontMetrics(self._theme.font()).horizontalAdvance("ArticlesSources")
        return QSize(words + 5 * self._theme.space("s"), self._theme.size("dock_title"))

    def minimumSizeHint(self) -> QSize:
        """Give the same height whatever the width."""
        return self.sizeHint()

    def _restyle(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.space("m"), 0, theme.space("m"), 0)
        self._row.setSpacing(theme.space("s"))


class _ArticleDelegate(QStyledItemDelegate):
    """Paints one article and edits its outlet or its date, whichever was clicked."""

    edited = Signal(str, str, str)  # article key, field, text

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent
        self.field = "published"
        self.hovered: int | None = None
        self.current_key: str | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give two lines and their air."""
        return QSize(0, self._theme.px(_NAME_LINE + _DATE_LINE + 2 * _PAD))

    def lines(self, rect: QRect) -> tuple[QRect, QRect]:
        """Give the places of the outlet and of the date in a row."""
        theme = self._theme
        left, right = rect.left() + theme.space("m"), rect.right() - theme.space("m")
        counts = theme.px(_FIGURES_WIDTH) + theme.space("s")
        if not self._is_narrow(rect):
            counts += theme.px(_CHECK_WIDTH) + theme.space("s")
        width = right - left - counts
        top = rect.top() + theme.px(_PAD)
        name = QRect(left, top, max(width, theme.px(2)), theme.px(_NAME_LINE))
        return name, QRect(left, name.bottom() + 1, right - left, theme.px(_DATE_LINE))

    def _is_narrow(self, rect: QRect) -> bool:
        return rect.width() < self._theme.px(_NARROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one article."""
        model = index.model()
        if not isinstance(model, DocumentListModel):
            return
        article, theme, rect = model.article_at(index.row()), self._theme, option.rect
        is_current = article.key == self.current_key
        is_active = self._view.isActiveWindow()  # not State_Active, which views clear without focus
        painter.save()
        if is_current or option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("select" if is_active else "hover"))
        elif index.row() == self.hovered:
            painter.fillRect(rect, theme.color("hover"))
        if is_current:
            painter.fillRect(QRect(rect.left(), rect.top(), theme.size("current_bar"), rect.height()),
                             theme.color("accent"))  # fmt: skip
        name, day = self.lines(rect)
        self._text(painter, name, article_name(article), "ink", strong=is_current)
        words, is_gap = date_words(article)
        if not article.is_read:
            words = f"{words}, not read for figures"
        self._text(painter, day, words, "warn" if is_gap else "ink3", scale=0.885)
        right = rect.right() - theme.space("m")
        check = QRect(right - theme.px(_CHECK_WIDTH), name.top(), theme.px(_CHECK_WIDTH), name.height())
        figures = QRect(check.left() - theme.space("s") - theme.px(_FIGURES_WIDTH), name.top(),
                        theme.px(_FIGURES_WIDTH), name.height())  # fmt: skip
        if self._is_narrow(rect):
            figures.moveRight(right)
            check.moveTop(day.top())
        if article.is_read:
            self._text(painter, figures, str(article.figures), "ink2", is_right=True)
        if article.to_check:
            self._text(painter, check, str(article.to_check), "warn", strong=True, is_right=True)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Give a field in the place of the line that is edited."""
        editor = QLineEdit(parent)
        editor.setProperty("look", "inline")  # as low as its line: the one above stays to be read
        editor.setAccessibleName("Publication date" if self.field == "published" else "Outlet")
        editor.setPlaceholderText("23 Oct 2024" if self.field == "published" else "Outlet")
        editor.textEdited.connect(lambda _: _mark_wrong(editor, None))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start from what is known."""
        model = index.model()
        if isinstance(editor, QLineEdit) and isinstance(model, DocumentListModel):
            article = model.article_at(index.row())
            known = date_words(article)[0].removesuffix(", guessed") if article.published else ""
            editor.setText(known if self.field == "published" else article.outlet or "")
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the field over its line."""
        name, day = self.lines(option.rect)
        line = day if self.field == "published" else name
        height = editor.sizeHint().height()
        top = min(max(line.center().y() - height // 2, option.rect.top()), option.rect.bottom() - height + 1)
        left = option.rect.left() + self._theme.space("xs")
        editor.setGeometry(left, top, option.rect.width() - 2 * self._theme.space("xs"), height)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the typed text on."""
        if isinstance(editor, QLineEdit) and isinstance(model, DocumentListModel):
            self.edited.emit(model.article_at(index.row()).key, self.field, editor.text().strip())

    def eventFilter(self, editor: QWidget, event: object) -> bool:
        """Keep the field open on Enter while its text is no date, and say why."""
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            problem = self._problem(editor)
            if problem and event.type() == event.Type.KeyPress:
                _mark_wrong(editor, problem)
                return True
        return super().eventFilter(editor, event)

    def _problem(self, editor: QWidget) -> str | None:
        if self.field != "published" or not isinstance(editor, QLineEdit):
            return None
        try:
            read_typed_date(editor.text())
        except ValueError as error:
            return str(error)
        return None

    def _text(
        self, painter: QPainter, rect: QRect, text: str, color: str,
        *, strong: bool = False, scale: float = 1.0, is_right: bool = False,
    ) -> None:  # fmt: skip
        font = self._theme.font(scale, is_strong=strong)
        painter.setFont(font)
        painter.setPen(self._theme.color(color))
        fitted = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, AT_RIGHT if is_right else AT_LEFT, fitted)


class ArticleList(QListView):
    """Articles in order of loading; several can be selected, one is shown at the right."""

    edited = Signal(str, str, str)  # article key, field (published, outlet), text as typed
    menu_wanted = Signal(QPoint)
    remove_wanted = Signal()  # of the selected articles

    def __init__(
        self,
        model: DocumentListModel,
        selection: LinkedSelection,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._articles, self._linked, self._theme = model, selection, theme
        self._is_syncing = self._has_hidden = False
        self._delegate = _ArticleDelegate(theme, self)
        self._delegate.edited.connect(self.edited)
        self.setProperty("look", "window")
        self.setAccessibleName("Articles")
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._on_current_row)
        selection.article_changed.connect(self._on_article_changed)
        selection.as_of_changed.connect(self._hide_later)
        for signal in (model.modelReset, model.rowsInserted, model.dataChanged):
            signal.connect(self._hide_later)
        model.modelReset.connect(self.show_current)
        model.rowsInserted.connect(self.show_current)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def _hide_later(self) -> None:
        """Show only the articles that had been published by the day that is asked for."""
        day = self._linked.as_of
        if day is None and not self._has_hidden:
            return  # asked after each verdict
        self._has_hidden = day is not None
        for row, article in enumerate(self._articles.articles):
            is_shown = is_published_by(article.published, day)
            if self.isRowHidden(row) is is_shown:
                self.setRowHidden(row, not is_shown)
        self.executeDelayedItemsLayout()  # in a moment, it would be painted twice

    def selected_keys(self) -> list[str]:
        """Give the selected articles, else the one that is shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        if rows:
            return [self._articles.article_at(row).key for row in rows]
        return [self._linked.article] if self._linked.article else []

    def edit_field(self, field: str) -> None:
        """Open the field for the outlet or the date of the article that is shown."""
        row = self._articles.row_of(self._linked.article)
        if row is not None:
            index = self._articles.index(row)
            self.scrollTo(index)
            self._delegate.field = field
            self.setFocus()
            self.edit(index)

    def show_current(self) -> None:
        """Mark the article that is shown at the right."""
        self._delegate.current_key = self._linked.article
        row = self._articles.row_of(self._linked.article)
        if row is None:
            return
        index = self._articles.index(row)
        if self.currentIndex() != index:
            self._is_syncing = True
            try:
                # Not setCurrentIndex: that asks which keys are down, and while Ctrl is held (Ctrl+Z again and
                # again) each article that was shown stayed selected: Delete would have removed them all.
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            finally:
                self._is_syncing = False
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the line under the pointer."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            name, _ = self._delegate.lines(self.visualRect(index))
            field = "outlet" if event.position().y() <= name.bottom() else "published"
            self._linked.set_article(self._articles.article_at(index.row()).key, self)
            self.edit_field(field)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Give the row under the pointer its ground."""
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: object) -> None:
        """Take the ground away."""
        self._hover(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 edits the date, Delete removes the selected articles."""
        if event.key() == Qt.Key.Key_F2:
            self.edit_field("published")
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let the window show the commands for articles."""
        index = self.indexAt(event.pos())
        if index.isValid():
            self._linked.set_article(self._articles.article_at(index.row()).key, self)
            self.menu_wanted.emit(event.globalPos())

    def paintEvent(self, event: object) -> None:
        """Say what to do while there are no articles."""
        super().paintEvent(event)
        if self._articles.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.color("ink3"))
            pad = self._theme.space("m")
            area = self.viewport().rect().adjusted(pad, self._theme.space("s"), -pad, 0)
            painter.drawText(
                area,
                Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap,
                "No articles yet. Add or drop some.",
            )

    def _hover(self, row: int) -> None:
        hovered = row if row >= 0 else None
        if hovered != self._delegate.hovered:
            self._delegate.hovered = hovered
            self.viewport().update()

    def _on_current_row(self, current: QModelIndex, _: QModelIndex) -> None:
        if not self._is_syncing and current.isValid():
            self._linked.set_article(self._articles.article_at(current.row()).key, self)
            self._delegate.current_key = self._linked.article
            self.viewport().update()

    def _on_article_changed(self, key: str | None, origin: object) -> None:
        self._delegate.current_key = key
        if origin is not self:
            self.show_current()
        self.viewport().update()


def _mark_wrong(editor: QWidget, problem: str | None) -> None:
    """Give a field the red border and the reason in words, or take them away."""
    editor.setProperty("wrong", "true" if problem else "false")
    editor.style().unpolish(editor)
    editor.style().polish(editor)
    editor.setToolTip(problem or "")
    if problem:
        QToolTip.showText(editor.mapToGlobal(QPoint(0, editor.height())), problem, editor)
