"""Going through figures: the Figures menu."""

from typing import TYPE_CHECKING

from reportedly.gui.commands.correcting import CorrectionCommands
from reportedly.gui.commands.desk import Desk
from reportedly.gui.commands.file import FileCommands
from reportedly.gui.commands.origins import OriginCommands
from reportedly.gui.commands.registry import Command
from reportedly.gui.commands.reviewing import ReviewCommands

if TYPE_CHECKING:
    from reportedly.gui.commands.registry import Entry

__all__ = ["FigureCommands"]


class FigureCommands:
    """What can be done with the current figure and the chosen article."""

    def __init__(
        self, desk: Desk, files: FileCommands, reviews: ReviewCommands, corrections: CorrectionCommands
    ) -> None:
        self._reviews, self._corrections = reviews, corrections
        self._desk, self._files = desk, files
        self._origins = OriginCommands(desk)
        desk.panels.table.opened.connect(self.open_figure)
        panels = desk.panels
        for view in (panels.chart, panels.changes):
            view.opened.connect(self.open_figure)
        panels.comparing.made.connect(lambda _, view: view.opened.connect(self.open_figure))
        desk.panels.detail.chart_wanted.connect(self.show_on_chart)

    def table(self) -> "list[Entry]":
        """Give the commands of the Figures menu."""
        first = self._reviews.table()
        step = self._reviews.step
        go, only = "Figures:3>Go to", "Figures:3>Show only:1"
        return [
            *first[:1],
            Command("figures.next", "Next figure", f"{go}:1", lambda: step(1), "down", "Alt+Down", "has_shown"),
            Command("figures.previous", "Previous figure", f"{go}:1", lambda: step(-1), "up", "Alt+Up",
                    "has_shown"),
            *first[1:],
            *self._corrections.table(),
            Command("figures.why", "Why?", "Figures:4", self.show_why, "information", "Ctrl+I", "has_current"),
            Command("figures.both_true", "Can both be true?", "Figures:4", self.show_both_true, "undecided", "Ctrl+J",
                    "has_current"),
            Command("figures.chart", "Show on the chart", f"{go}:2", self.show_on_chart, "clock", "",
                    "has_current"),
            Command("figures.source", "Only this source", only, lambda: self._only("source"), "source", "",
                    "has_current"),
            Command("figures.measure", "Only this measure", only, lambda: self._only("measure"), "measure", "",
                    "has_current"),
            Command("figures.article", "Only this article", only, self._only_article, "text", "",
                    "has_article"),
            *self._origins.table(),
            Command("figures.read_again", "Read again", "Figures:6", self.read_again, "retry", "",
                    "has_article and not is_working"),
        ]  # fmt: skip

    def open_figure(self, figure_id: str) -> None:
        """Go to the sentence, and show the figure's measure on the chart."""
        self._desk.shell.selection.choose(figure_id)
        self.show_on_chart()
        self._desk.panels.article.setFocus()

    def show_on_chart(self) -> None:
        """Show the measure of the current figure on the chart."""
        figure = self._desk.project.figures.figure(self._desk.shell.selection.current)
        if figure is not None:
            self._desk.shell.selection.set_measure(figure.series)

    def show_why(self) -> None:
        """Show the tab Why? of the detail panel."""
        self._raise_detail()
        self._desk.panels.detail.show_why()

    def show_both_true(self) -> None:
        """Set the two chosen figures against each other, in the tab Both true? of the detail panel."""
        self._raise_detail()
        self._desk.panels.detail.show_both_true()

    def _raise_detail(self) -> None:
        dock = self._desk.panels.docks["detail"]
        dock.show()
        dock.raise_()  # it may stand behind the article

    def read_again(self) -> None:
        """Read the selected articles anew."""
        self._files.adding.read_again(self._desk.panels.articles.selected_keys())

    def _only(self, field: str) -> None:
        from reportedly.model.filter import voice_of

        linked = self._desk.shell.selection
        figure = self._desk.project.figures.figure(linked.current)
        if figure is not None:
            value = voice_of(figure) if field == "source" else figure.series
            linked.set_filter(linked.filter.only(field, value))

    def _only_article(self) -> None:
        linked = self._desk.shell.selection
        if linked.article:
            linked.set_filter(linked.filter.only("article", linked.article))
