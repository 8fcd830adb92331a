"""What is shown and how: the View menu."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QTabBar

from reportedly.gui.commands.desk import Desk
from reportedly.gui.commands.registry import Choice, Command, Submenu, Toggle
from reportedly.gui.shell.ring import Ring
from reportedly.gui.shell.theme import LEAST_SCALE, MOST_SCALE
from reportedly.gui.views.headline import VIEWS

if TYPE_CHECKING:
    from reportedly.gui.commands.registry import Entry

__all__ = ["ViewCommands"]

_STEP = 0.1
_SCALE_AFTER_MS = 40
_ICONS = {"over_time": "clock", "table": "table", "echo": "echo"}


class ViewCommands:
    """Views, panels, text size, light and dark."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._wanted_scale = desk.shell.theme.text_scale
        self._scaling = QTimer(desk.shell.window, singleShot=True, interval=_SCALE_AFTER_MS)
        self._scaling.timeout.connect(self._take_scale)
        self._ring = Ring(desk.shell.window, desk.shell.theme, follows_focus=True)

    def table(self) -> "list[Entry]":
        """Give the commands of the View menu."""
        key, theme = QKeySequence.StandardKey, self._desk.shell.theme
        panels = self._desk.panels
        zoom_in = list(QKeySequence.keyBindings(key.ZoomIn))
        return [
            *(Command(f"view.{name}", title, "View:1", partial(self._show, name), _ICONS.get(name, ""),
                      f"Ctrl+{place}", "has_project") for place, (name, title) in enumerate(VIEWS.items(), 1)),
            Toggle("view.set_aside", "Set-aside numbers", "View:1b", lambda: True, panels.article.view.show_set_aside,
                   "has_article"),
            *self._chart(),
            Submenu("view.panels", "Panels", "View:2", self._fill_panels),
            Submenu("view.columns", "Columns", "View:2", self._fill_columns),
            Command("view.next_panel", "Next panel", "View:2", lambda: self._step(1), "", "F6", "has_project"),
            Command("view.previous_panel", "Previous panel", "View:2", lambda: self._step(-1), "", "Shift+F6",
                    "has_project"),
            Command("view.larger", "Larger text", "View:3", lambda: self._scale(self._wanted_scale + _STEP), "",
                    key.ZoomIn if zoom_in else "Ctrl++"),
            Command("view.smaller", "Smaller text", "View:3", lambda: self._scale(self._wanted_scale - _STEP), "",
                    key.ZoomOut),
            Command("view.actual", "Text as the system", "View:3", lambda: self._scale(1.0), "", "Ctrl+0"),
            Choice("view.scheme", "Colours", "View:4",
                   (("light", "Light"), ("dark", "Dark"), ("system", "As the system")), lambda: theme.mode,
                   self.set_scheme),
            Command("view.jobs", "Show jobs", "View:5", self._desk.panels.show_jobs, "clock", "", "has_project"),
            Command("view.reset", "Reset layout", "View:5", self._desk.panels.reset_layout, "", "", "has_project"),
        ]  # fmt: skip

    def _chart(self) -> "list[Entry]":
        """Give what the chart shows and how; its own menu has these, too."""
        chart, part = self._desk.panels.chart, "View:1c>Chart"
        as_of = self._desk.panels.headline.as_of
        return [
            Toggle("view.whole", "Whole scale", f"{part}:1", lambda: False, self._show_whole, "has_chart"),
            Toggle("view.log", "Log scale", f"{part}:1", lambda: False, lambda on: chart.show_as(is_log=on),
                   "has_chart"),
            Toggle("view.by_target", "By target date", f"{part}:1", lambda: False,
                   lambda on: chart.show_as(is_by_target=on), "has_chart"),
            Toggle("view.lines", "Step lines", f"{part}:2", lambda: True, lambda on: chart.show_as(has_lines=on),
                   "has_chart"),
            Toggle("view.revisions", "Revisions", f"{part}:2", lambda: True,
                   lambda on: chart.show_as(has_revisions=on), "has_chart"),
            Toggle("view.consensus", "Shared by most origins", f"{part}:2", lambda: False, chart.show_consensus,
                   "has_chart"),
            Command("view.show_all", "Show all", f"{part}:3", chart.reset_view, "", "", "has_chart"),
            Command("view.brush", "Filter by what the chart shows", f"{part}:3", chart.brush_view, "filter", "",
                    "has_chart"),
            Command("view.chart_table", "Chart as table", f"{part}:3", self._show_chart_table, "table",
                    "Ctrl+Shift+T", "has_chart"),
            Command("view.as_of", "As of an earlier day", f"{part}:4",
                    lambda: as_of.setFocus(Qt.FocusReason.ShortcutFocusReason), "clock", "", "has_chart"),
            Command("view.changed", "What changed between two days", f"{part}:4", as_of.compare, "", "", "has_chart"),
        ]  # fmt: skip

    def _show_whole(self, is_whole: bool) -> None:
        """Let the axes hold what is off the scale, too."""
        self._desk.panels.chart.show_as(is_whole=is_whole)
        self._desk.panels.side_by_side.show_whole(is_whole)

    def _show_chart_table(self) -> None:
        """Show the figures of the chart as a table, with the chart in words above it."""
        from reportedly.gui.dialogs.chart_words import ChartWords

        panels = self._desk.panels
        words = ChartWords(panels.chart.figures(), panels.chart.summary(), self._desk.shell.theme,
                           self._desk.shell.window)  # fmt: skip
        words.chosen.connect(lambda figure_id: self._desk.shell.selection.choose(figure_id))
        words.open()

    def set_scheme(self, mode: str) -> None:
        """Choose light, dark, or as the system."""
        self._desk.shell.theme.set_mode(mode)
        self._desk.shell.settings.set("theme", mode)

    def _show(self, name: str) -> None:
        """Show a view by its key or in the menu; a comparing one takes the focus, for the table may go away."""
        panels = self._desk.panels
        panels.show_view(name)
        page = panels.pages.get(name, panels.table)
        if page is not panels.chart:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scale(self, scale: float) -> None:
        """Scale the text in a moment: of several steps in a row the last one counts, for each lays out everything."""
        self._wanted_scale = min(max(scale, LEAST_SCALE), MOST_SCALE)
        self._scaling.start()

    def _take_scale(self) -> None:
        theme = self._desk.shell.theme
        theme.set_text_scale(self._wanted_scale)
        self._desk.shell.settings.set("text_scale", theme.text_scale)

    def _fill_panels(self, menu: QMenu) -> None:
        for dock in self._desk.panels.docks.values():
            menu.addAction(dock.toggleViewAction())

    def _fill_columns(self, menu: QMenu) -> None:
        self._desk.panels.table.fill_column_menu(menu)

    def _step(self, by: int) -> None:
        """Put the focus into the next panel that is visible."""
        panels = [panel for panel in self._desk.panels.panels() if panel.isVisible()]
        focused = QApplication.focusWidget()
        holding = (
            place for place, panel in enumerate(panels)
            if focused is not None and (panel is focused or panel.isAncestorOf(focused))
        )  # fmt: skip
        place = next(holding, -1 if by > 0 else 0)
        for step in range(1, len(panels) + 1):
            target = panels[(place + by * step) % len(panels)]
            takes_focus = target.focusProxy() is not None or target.focusPolicy() != Qt.FocusPolicy.NoFocus
            inner = target if takes_focus else _first_focusable(target)
            inner.setFocus(Qt.FocusReason.TabFocusReason)
            reached = target.window().focusWidget()
            if reached is not None and (reached is target or target.isAncestorOf(reached)):
                # Tabs mark the one that has the focus themselves: the ring goes round what they belong to.
                self._ring.show_on(target.parentWidget() if isinstance(target, QTabBar) else target)
                return  # else there is nothing in it to focus, such as in an article that is not there


def _first_focusable(panel: object) -> object:
    from PySide6.QtWidgets import QWidget

    children = panel.findChildren(QWidget)
    return next((w for w in children if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus), panel)
