"""The main window: builds everything, knows everyone, has no logic of its own.

It is shown before the heavy parts exist: `open_desk` builds the panels and commands after the first paint.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QChildEvent, QEvent, QObject, QSettings, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QMainWindow,
    QMenuBar,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.shell.context import Context
from reportedly.gui.shell.jobs import QtRunner
from reportedly.gui.shell.notifier import Banner
from reportedly.gui.shell.ring import Ring
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.tool_bar import ToolBar
from reportedly.gui.views.welcome import WelcomePage
from reportedly.services.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reportedly.gui.commands.window_desk import WindowDesk
    from reportedly.services.jobs import Runner
    from reportedly.services.session import ProjectSession

__all__ = ["MainWindow"]

_LAYOUT_VERSION = 1
_LATEST_PAINT_MS = 500
_FORMATS = "text, HTML, PDF, DOCX, e-mail, CSV"
_FIRST_SIZE, _LEAST_SIZE = (1600, 1000), (1024, 640)


class MainWindow(QMainWindow):
    """Menus, toolbar, banner, start page or panels, status bar."""

    first_painted = Signal()
    desk_opened = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        *,
        sample_line: str = "",
        make_runner: "Callable[[int], Runner] | None" = None,
    ) -> None:
        super().__init__()
        self._make_runner = make_runner
        self.theme, self.settings = theme, settings
        self.context, self.selection, self.runner = Context(), LinkedSelection(), QtRunner()
        self.desk: WindowDesk | None = None
        self._crash: QDialog | None = None
        self.setObjectName("main")
        self._is_painted = False
        self._latest_paint = QTimer(self, singleShot=True, interval=_LATEST_PAINT_MS)
        self._latest_paint.timeout.connect(self._tell_painted)
        self.installEventFilter(self)
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.banner = Banner(theme)
        self._drop_ring = Ring(self, theme, follows_focus=False)
        self.tool_bar = ToolBar(theme, self.selection)
        self.addToolBar(self.tool_bar)
        self.tool_bar.hide()
        keys = QKeySequence("Ctrl+Shift+O").toString(QKeySequence.SequenceFormat.NativeText)
        self.welcome = WelcomePage(
            theme, sample_line=sample_line, add_key=keys, paste_key="Ctrl+V", formats=_FORMATS
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(self.welcome)
        self.setCentralWidget(self._central())
        self._name = QLabel()
        self._named: tuple[ProjectSession, Path] | None = None  # of what the name is shown
        self._name.setProperty("look", "muted")
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().hide()
        self.setMinimumSize(*_LEAST_SIZE)
        self._restore_geometry()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_name(None)

    # Start-up

    def fill_small_screen(self) -> None:
        """Start maximised where the first size leaves no room for the frame of the window: no edge is lost."""
        screen = self.screen().availableGeometry().size()
        is_first = QSettings().value("window/geometry") is None
        if is_first and (self.width() >= screen.width() or self.height() >= screen.height()):
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    def prepare_for(self, *, is_project_coming: bool) -> None:
        """Show the frame of the window at once while a project is on its way, not the start page."""
        if is_project_coming:
            blank = QWidget()
            self.pages.addWidget(blank)
            self.pages.setCurrentWidget(blank)
            self.tool_bar.show()
            self.statusBar().show()
        else:
            self.welcome.setFocus()

    def open_desk(self) -> None:
        """Build the panels and the commands: all that was not needed for the first paint."""
        from reportedly.gui.commands.window_desk import WindowDesk

        if self.desk is None:
            self.desk = WindowDesk(self, self._make_runner)
            self.desk_opened.emit()

    def show_project(self, *, is_open: bool) -> None:
        """Show the panels of a project, or the start page."""
        if self.desk is None:
            return
        self.tool_bar.setVisible(is_open)
        self.statusBar().setVisible(is_open)
        self.desk.show_panels(is_open=is_open)
        if not is_open:
            self.pages.setCurrentWidget(self.welcome)
            self.welcome.setFocus()

    def show_name(self, session: "ProjectSession | None") -> None:
        """Show the project's name in the title and at the right of the menus."""
        shown = None if session is None else (session, session.path)
        if shown is not None and shown == self._named:
            return  # after each change; to tell whether a project is untitled asks for the user's folders
        self._named = shown
        name = "" if session is None else session.name if session.is_untitled else session.path.name
        if name != self._name.text():  # else the menus are laid out anew with each change of the project
            self._name.setText(name)
            self._fit_name()
        title = name.removesuffix(".reportedly")
        self.setWindowTitle(f"{title} - Reportedly" if title else "Reportedly")

    def show_crash(self, report: str) -> None:
        """Offer the report of an unexpected error; the window stays alive."""
        from reportedly.gui.dialogs.crash import show_crash

        if self._crash is None:  # one fault that repeats with each repaint must not fill the screen
            self._crash = show_crash(self, report)
            self._crash.finished.connect(self._on_crash_closed)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the window has been painted for the first time; afterwards nothing is watched."""
        if watched is self and event.type() == QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, self._tell_painted)
        elif watched is self and event.type() == QEvent.Type.Show:
            # A platform that paints at once sends no request: the window must fill itself all the same.
            self._latest_paint.start()
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, folders and text."""
        data = event.mimeData()
        if event.source() is None and (data.hasUrls() or data.hasText()):
            event.acceptProposedAction()
            self.welcome.set_dropping(True)
            if self.pages.currentWidget() is not self.welcome:
                self._drop_ring.show_on(self)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the mark away."""
        self._end_drop()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped, or open the project."""
        self._end_drop()
        event.acceptProposedAction()
        self.open_desk()
        if self.desk is not None:
            data = event.mimeData()
            self.desk.take_dropped([url for url in data.urls() if isinstance(url, QUrl)], data.text())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the layout and the project's state, stop the work, let the file go."""
        self._keep_geometry()
        if self.desk is not None:
            self.desk.close()
        self.runner.close()
        if self.desk is not None:
            self.desk.desk.let_go_coming()
        event.accept()
        self.closed.emit()

    def childEvent(self, event: QChildEvent) -> None:
        """Name the tabs that Qt makes for panels that stand one behind the other."""
        super().childEvent(event)
        child = event.child()
        if event.type() == QEvent.Type.ChildPolished and isinstance(child, QTabBar):
            child.setAccessibleName("Panels")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the toolbar drop words where there is no room."""
        super().resizeEvent(event)
        self.tool_bar.fit(self.width())

    # Private

    def _tell_painted(self) -> None:
        if not self._is_painted:
            self._is_painted = True
            self._latest_paint.stop()
            self.removeEventFilter(self)
            self.first_painted.emit()

    def _end_drop(self) -> None:
        self.welcome.set_dropping(False)
        self._drop_ring.take_away()

    def _on_crash_closed(self) -> None:
        self._crash = None

    def _central(self) -> QWidget:
        self._centre_column = QVBoxLayout()
        holder = QWidget()
        holder.setLayout(self._centre_column)
        self._centre_column.setContentsMargins(0, 0, 0, 0)
        self._centre_column.setSpacing(0)
        self._centre_column.addWidget(self.pages, 1)
        # The banner spans the whole window, under the menus and the toolbar: a toolbar row of its own.
        self.addToolBarBreak()
        self._banner_bar = self.addToolBar("Messages")
        self._banner_bar.setObjectName("messages")
        self._banner_bar.setMovable(False)
        self._banner_bar.setProperty("look", "messages")
        self._banner_bar.toggleViewAction().setVisible(False)
        action = self._banner_bar.addWidget(self.banner)
        action.setVisible(True)
        self._banner_bar.hide()
        self.banner.opened.connect(self._banner_bar.show)
        self.banner.dismissed.connect(self._banner_bar.hide)
        return holder

    def _fit_name(self) -> None:
        self._name.adjustSize()
        self.menuBar().setCornerWidget(
            self._name, Qt.Corner.TopRightCorner
        )  # else the bar keeps the old size

    def _restyle(self) -> None:
        theme = self.theme
        menus: QMenuBar = self.menuBar()
        menus.setFixedHeight(theme.size("menu_bar"))
        self._name.setContentsMargins(0, 0, theme.space("l"), 0)
        self._name.setFixedHeight(theme.size("menu_bar"))
        self._fit_name()
        self.statusBar().setFixedHeight(theme.size("status_bar"))

    def _restore_geometry(self) -> None:
        kept = QSettings().value("window/geometry")
        if not (isinstance(kept, QByteArray) and self.restoreGeometry(kept)):
            screen = self.screen().availableGeometry()
            self.resize(min(_FIRST_SIZE[0], screen.width()), min(_FIRST_SIZE[1], screen.height()))

    def _keep_geometry(self) -> None:
        self.banner.dismiss()
        settings = QSettings()
        settings.setValue("window/geometry", self.saveGeometry())
        if self.desk is not None and self.desk.has_panels:
            settings.setValue("window/state", self.desk.panels.layout_state(_LAYOUT_VERSION))
            settings.setValue("window/centre", self.desk.panels.splitter.saveState())
            settings.setValue("window/tabbed", self.desk.panels.is_tabbed_by_width)

    def restore_layout(self) -> None:
        """Put the panels where they were when the window was closed; the first time, where they belong."""
        if self.desk is None:
            return
        settings = QSettings()
        state, centre = settings.value("window/state"), settings.value("window/centre")
        self.desk.panels.reset_layout()
        if isinstance(state, QByteArray) and self.restoreState(state, _LAYOUT_VERSION):
            self.tool_bar.show()
            # Of a narrower window: in this one the panels stand over each other again.
            self.desk.panels.is_tabbed_by_width = settings.value("window/tabbed", False, bool)
            self.desk.panels.keep_sides()
        # A message belongs to the moment: the kept layout may say otherwise.
        self._banner_bar.setVisible(not self.banner.isHidden())
        if isinstance(centre, QByteArray):
            self.desk.panels.splitter.restoreState(centre)
