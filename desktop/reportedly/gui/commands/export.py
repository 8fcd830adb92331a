"""Figures as a table file, the chart as a picture, and everything on paper."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog

from reportedly.gui.commands.desk import Desk
from reportedly.gui.commands.registry import Command
from reportedly.model.errors import ReportedlyError

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
        """Ask for a file and write the figures that are shown, in their order, or all of them."""
        from reportedly.services.publishing import export_figures, exporters, format_of

        model = self._desk.project.figures
        every, some = list(model.figures), model.shown()
        words = {f"All {len(every):,} figures": every}
        if len(some) < len(every):
            words = {f"The {len(some):,} shown": some, **words}  # what one sees comes first
        filters = {
            f"{name}, {one.name.upper()} (*{one.suffix})": figures
            for name, figures in words.items() for one in exporters()
        }  # fmt: skip
        title = f"Export figures: {next(iter(words))[:1].lower()}{next(iter(words))[1:]}"
        if len(words) > 1:
            title += f", or all {len(every):,}"
        path, used = self._ask(title, f"{self._name()}.csv", ";;".join(filters))
        if path is None:
            return
        if not path.suffix:
            path = path.with_suffix(".csv")
        figures = filters.get(used, some)
        if len(some) == len(every):
            figures = some  # the same ones, in the order of the table
        shown = {figure.article for figure in figures}
        articles = [one for one in self._desk.project.documents.articles if one.key in shown]
        self._desk.call(
            lambda: export_figures(figures, path, format_of(path), articles=articles),
            lambda _: self._desk.say(f"{len(figures):,} figures written to {path.name}."),
        )

    def export_chart(self) -> None:
        """Ask for a file and draw the chart into it, always in the light colours."""
        from reportedly.charts.image_export import write_chart

        image = self._desk.panels.chart.image()
        if image is None:
            return
        path, _ = self._ask("Export chart", f"{self._name('chart')}.png", "PNG (*.png);;SVG (*.svg)")
        if path is None:
            return
        try:
            write_chart(image, path)
        except ReportedlyError as error:
            self._desk.show_error(error)
        else:
            self._desk.say(f"Chart written to {path.name}.")

    def print_table(self) -> None:
        """Print the figures that are shown, with the columns that are shown."""
        from reportedly.gui.views.printing import preview, print_table

        heads, rows = self._desk.panels.table.as_rows()
        title = self._desk.project.name_of("measure", self._desk.shell.selection.measure or "")
        title = title if self._desk.shell.selection.filter.measure else "Reported figures"
        note = self._filter_words()
        preview(
            self._desk.shell.window,
            "Print table",
            lambda printer: print_table(heads, rows, title, printer, note=note),
            is_wide=True,
        )

    def print_chart(self) -> None:
        """Print the chart."""
        from reportedly.gui.views.printing import preview, print_chart

        image = self._desk.panels.chart.image()
        if image is not None:
            preview(
                self._desk.shell.window,
                "Print chart",
                lambda printer: print_chart(image, printer),
                is_wide=True,
            )

    def print_article(self) -> None:
        """Print the chosen article with its figures marked."""
        from reportedly.gui.views.printing import preview, print_article

        panel = self._desk.panels.article
        document, figures = panel.document, panel.figures
        if document is not None:
            preview(
                self._desk.shell.window,
                "Print article",
                lambda printer: print_article(document, figures, printer),
            )

    def _ask(self, title: str, name: str, filters: str) -> tuple[Path | None, str]:
        """Ask for a file; give it with the filter that was chosen in the dialog."""
        settings = self._desk.shell.settings
        folder = settings.text("last_folder")
        start = Path(folder) if folder and Path(folder).is_dir() else Path.home()
        chosen, used = QFileDialog.getSaveFileName(self._desk.shell.window, title, str(start / name), filters)
        if not chosen:
            return None, used
        path = Path(chosen)
        settings.set("last_folder", str(path.parent))
        suffix = used.partition("(*")[2].rstrip(")")
        return (path if path.suffix else path.with_name(path.name + suffix)), used

    def _filter_words(self) -> str:
        """Say in one line which figures are shown; empty where all are."""
        project, spec = self._desk.project, self._desk.shell.selection.filter
        if not spec:
            return ""
        names: dict[str, list[str]] = {}
        for field, value in spec.terms():
            name = project.name_of(field, value)
            if name not in names.setdefault(field, []):
                names[field].append(name)
        parts = [f"{field} {' or '.join(found)}" for field, found in names.items()]
        if spec.text.strip():
            parts.append(f"text “{spec.text.strip()}”")
        shown, every = project.figures.rowCount(), len(project.figures.figures)
        return f"{shown:,} of {every:,} figures, filtered by {'; '.join(parts)}"

    def _name(self, kind: str = "figures") -> str:
        session = self._desk.project.session
        return kind if session is None or session.is_untitled else f"{session.name}-{kind}"
