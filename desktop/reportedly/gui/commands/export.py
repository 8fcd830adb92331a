"""Figures as a table file, the chart as a picture, and everything on paper."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from reportedly.gui.commands.desk import Desk
from reportedly.gui.commands.registry import Command

if TYPE_CHECKING:
    from reportedly.gui.commands.registry import Entry

__all__ = ["ExportCommands"]


class ExportCommands:
    """What leaves the program."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def table(self) -> "list[Entry]":
        """Give the commands, for the File menu."""
        key = QKeySequence.StandardKey
        return [
            Command("file.export_figures", "Export figures...", "File:3", self.export_figures, "export", "Ctrl+E",
                    "has_shown"),
            Command("file.export_chart", "Export chart...", "File:3", self.export_chart, "export", "Ctrl+Shift+E",
                    "has_chart"),
            Command("file.print_table", "Print table...", "File:4", self.print_table, "", key.Print, "has_shown"),
            Command("file.print_chart", "Print chart...", "File:4", self.print_chart, "", "", "has_chart"),
            Command("file.print_article", "Print article...", "File:4", self.print_article, "", "", "has_article"),
        ]  # fmt: skip

    def export_figures(self) -> None:
        """Ask for a file and write the figures that are shown, in their order."""
        from reportedly.services.publishing import export_figures, exporters, format_of

        formats = exporters()
        filters = ";;".join(f"{one.name.upper()} (*{one.suffix})" for one in formats)
        path = self._ask("Export figures", f"{self._name()}.csv", filters)
        if path is None:
            return
        if not path.suffix:
            path = path.with_suffix(".csv")
        figures = self._desk.project.figures.shown()
        shown = {figure.article for figure in figures}
        articles = [one for one in self._desk.project.documents.articles if one.key in shown]
        self._desk.call(
            lambda: export_figures(figures, path, format_of(path), articles=articles),
            lambda _: self._desk.say(f"{len(figures):,} figures written to {path.name}."),
        )

    def export_chart(self) -> None:
        """Ask for a file and draw the chart into it."""

    def print_table(self) -> None:
        """Print the figures that are shown."""

    def print_chart(self) -> None:
        """Print the chart."""

    def print_article(self) -> None:
        """Print the chosen article with its figures marked."""

    def menu(self, parent: QWidget) -> QMenu:
        """Give the menu of the Export button."""
        menu = QMenu(parent)
        menu.addAction("Figures...").triggered.connect(self.export_figures)
        menu.addAction("Chart...").triggered.connect(self.export_chart)
        return menu

    def _ask(self, title: str, name: str, filters: str) -> Path | None:
        settings = self._desk.shell.settings
        folder = settings.text("last_folder")
        start = Path(folder) if folder and Path(folder).is_dir() else Path.home()
        chosen, used = QFileDialog.getSaveFileName(self._desk.shell.window, title, str(start / name), filters)
        if not chosen:
            return None
        path = Path(chosen)
        settings.set("last_folder", str(path.parent))
        suffix = used.partition("(*")[2].rstrip(")")
        return path if path.suffix else path.with_name(path.name + suffix)

    def _name(self) -> str:
        session = self._desk.project.session
        return "figures" if session is None or session.is_untitled else session.name
