"""Figures as a table file, what is shown as a picture, and everything on paper."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog

from reportedly.gui.commands.desk import Desk
from reportedly.gui.commands.registry import Command
from reportedly.gui.commands.view_files import ViewFile, pair_file, view_file
from reportedly.gui.views.filter_words import filter_words
from reportedly.model.errors import ReportedlyError
from reportedly.model.figure import Figure

if TYPE_CHECKING:
    from reportedly.charts.paper import Page
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
            Command("file.export_pair", "Export both true?...", "File:3", self.export_pair, "export", "",
                    "has_current"),
            Command("file.print_table", "Print table...", "File:4", self.print_table, "", key.Print, "has_shown"),
            Command("file.print_chart", "Print view...", "File:4", self.print_chart, "", "", "has_chart"),
            Command("file.print_pair", "Print both true?...", "File:4", self.print_pair, "", "", "has_current"),
            Command("file.print_article", "Print article...", "File:4", self.print_article, "", "", "has_article"),
        ]  # fmt: skip

    def export_figures(self) -> None:
        """Ask for a file and write the figures that are shown, in their order, or all of them.

        Rejected ones are left out unless they are asked for, or alone are shown.
        """
        from reportedly.services.publishing import export_figures, exporters, format_of, with_titles

        model = self._desk.project.figures
        words = _choices(list(model.figures), model.shown())
        filters = {
            f"{name}, {one.name.upper()} (*{one.suffix})": choice
            for name, choice in words.items() for one in exporters()
        }  # fmt: skip
        first, *others = words
        title = f"Export figures: {first[:1].lower()}{first[1:]}"
        if model.rowCount() < len(model.figures):
            every = next(name for name in others if name.startswith("All"))
            title += f", or {' '.join(every.lower().split()[:2])}"
        path, used = self._ask(title, f"{self._name()}.csv", ";;".join(filters))
        if path is None:
            return
        if not path.suffix:
            path = path.with_suffix(".csv")
        figures, left_out = filters.get(used, words[first])
        shown = {figure.article for figure in figures}
        articles = [one for one in self._desk.project.documents.articles if one.key in shown]
        has_remarks = any(figure.note or figure.tags or figure.is_starred for figure in figures)
        more = f"; {left_out:,} rejected left out" if left_out else ""
        session = self._desk.project.session

        def write() -> None:
            titles = session.series_titles() if session is not None else {}
            named = with_titles(figures, titles)
            export_figures(named, path, format_of(path), articles=articles, has_remarks=has_remarks)

        self._desk.write(
            write,
            lambda _: self._desk.say(f"{len(figures):,} figures written to {path.name}{more}."),
        )

    def export_chart(self) -> None:
        """Ask for a file and draw the view that is shown into it, or the chart, always in the light colours."""
        shown = view_file(self._desk)
        if shown is None:
            self._desk.say("Nothing is drawn here yet.")
        self._export(shown)

    def export_pair(self) -> None:
        """Ask for a file and draw Both true? into it."""
        self._export(self._pair())

    def _pair(self) -> ViewFile | None:
        """Give what Both true? shows; where it shows no pair, say so."""
        shown = pair_file(self._desk)
        if shown is None:
            self._desk.say("Both true? shows no pair: open it, and choose two figures.")
        return shown

    def _export(self, shown: ViewFile | None) -> None:
        """Write what is shown as a picture, or its rows as CSV."""
        from reportedly.gui.models.comparison_table import with_articles
        from reportedly.services.publishing import export_rows

        if shown is None:
            return
        title, table = shown.name.replace("-", " "), shown.table
        kinds = "PNG (*.png);;SVG (*.svg);;PDF (*.pdf)" + (";;CSV (*.csv)" if table is not None else "")
        path, _ = self._ask(f"Export {title}", f"{self._name(shown.name)}.png", kinds)
        if path is None:
            return
        if table is not None and path.suffix.lower() == ".csv":
            rows = with_articles(table, self._desk.project.documents.article)
            self._write(lambda: export_rows(rows.heads, rows.rows, path), title, path)
        else:
            self._draw(shown.page, title, path)

    def _draw(self, page: "Page", title: str, path: Path) -> None:
        """Draw a page between what else the window has to do, and write it."""
        from reportedly.charts.paper import drawing

        steps, window = drawing(page, path), self._desk.shell.window

        def step() -> None:
            try:
                next(steps)
                while not window.isVisible():  # it was closed meanwhile: what was asked for is still written
                    next(steps)
            except StopIteration as end:
                if window.isVisible():
                    self._write(end.value, title, path)
                else:
                    with suppress(ReportedlyError):  # there is no window to say it in
                        end.value()
            except ReportedlyError as error:
                self._desk.show_error(error)
            else:
                QTimer.singleShot(0, window, step)

        step()

    def _write(self, work: Callable[[], None], title: str, path: Path) -> None:
        """Write on a thread, and say so."""
        words = f"{title.capitalize()} written to {path.name}."
        self._desk.write(work, lambda _: self._desk.say(words))

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
        """Print the view that is shown, or the chart."""
        self._print(view_file(self._desk))

    def print_pair(self) -> None:
        """Print Both true?."""
        self._print(self._pair())

    def _print(self, shown: ViewFile | None) -> None:
        from reportedly.gui.views.printing import is_landscape, preview, print_page

        if shown is not None:
            page = shown.page
            preview(
                self._desk.shell.window,
                f"Print {shown.name.replace('-', ' ')}",
                lambda printer: print_page(page, printer),
                is_wide=is_landscape(page),
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
        words = filter_words(spec, project.name_of)
        shown, every = project.figures.rowCount(), len(project.figures.figures)
        return f"{shown:,} of {every:,} figures, filtered by {words}"

    def _name(self, kind: str = "figures") -> str:
        session = self._desk.project.session
        return kind if session is None or session.is_untitled else f"{session.name}-{kind}"


def _choices(every: Sequence[Figure], shown: Sequence[Figure]) -> dict[str, tuple[Sequence[Figure], int]]:
    """Give what can be exported, with the number of rejected ones it leaves out; what one sees comes first.

    Where only rejected figures are shown, it is these that are wanted.
    """
    from reportedly.services.publishing import without_rejected

    sets = [("All {:,} figures", shown if len(shown) == len(every) else every)]
    if len(shown) < len(every):
        sets.insert(0, ("The {:,} shown", shown))
    choices: dict[str, tuple[Sequence[Figure], int]] = {}
    for words, figures in sets:
        kept = without_rejected(figures) or figures
        left_out = len(figures) - len(kept)
        without = f" without the {left_out:,} rejected" if left_out else ""
        choices[words.format(len(kept)) + without] = kept, left_out
        if left_out:
            choices[f"{words.format(len(figures))} with the {left_out:,} rejected"] = figures, 0
    return choices
