"""Sentences ready to paste: of the measure that is shown, and of one figure."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from reportedly.gui.commands.desk import Desk
from reportedly.gui.commands.registry import Command
from reportedly.gui.models.comparison import ComparisonModel, Facts, Question
from reportedly.model.sentence import SafeSentence

if TYPE_CHECKING:
    from reportedly.gui.commands.registry import Entry
    from reportedly.gui.dialogs.safe_sentence import SafeSentenceDialog

__all__ = ["SentenceCommands"]


class SentenceCommands:
    """Safe sentence, and Copy as sentence."""

    def __init__(self, desk: Desk, comparison: Callable[[], ComparisonModel]) -> None:
        self._desk, self._comparison = desk, comparison
        self.dialog: SafeSentenceDialog | None = None

    def table(self) -> "list[Entry]":
        """Give the commands."""
        return [
            Command("figures.safe_sentence", "Safe sentence", "Figures:4", self.open, "quote", "Ctrl+Shift+C",
                    "has_chart"),
            Command("edit.copy_sentence", "Copy as sentence", "Edit:1", self.copy_current, "quote", "Ctrl+Alt+C",
                    "has_current"),
        ]  # fmt: skip

    def open(self) -> None:
        """Show the sentence of the measure that is shown: of the selected figures, where several of it are.

        An article that is chosen has the rings of its figures; nobody chose those.
        """
        linked, figures = self._desk.shell.selection, self._desk.project.figures
        selected, measure = linked.selected, linked.measure
        of_article = {figure.id for figure in figures.figures if figure.article == linked.article}
        is_article = linked.current is None and selected == of_article
        own = {
            name
            for name in selected
            if (one := figures.figure(name)) is not None
            and one.series == measure
            and figures.row_of(name) is not None
        }
        chosen = own if len(own) > 1 and not is_article else None

        def work(facts: Facts, question: Question) -> tuple[str, str, SafeSentence | None]:
            from reportedly.analysis.safe_sentence import safe_sentence

            count = sum(figure.series == question.measure for figure in question.shown)
            only = chosen if chosen is not None and len(chosen) < count else None
            part = ""
            if only is not None:
                part = f"Made of the {len(only):,} chosen figures only, of {count:,} that are shown."
            return question.name, part, safe_sentence(
                question.shown, question.measure or "", facts.words, origins=facts.origin_of, only=only,
                name=question.name,
            )  # fmt: skip

        self._comparison().ask_once(work, self._show)

    def copy_current(self) -> None:
        """Copy what the current figure says as a sentence."""
        figure = self._desk.project.figures.figure(self._desk.shell.selection.current)
        if figure is None:
            return

        def work(facts: Facts, _: Question) -> SafeSentence:
            from reportedly.analysis.safe_sentence import figure_sentence

            return figure_sentence(figure, facts.words)

        self._comparison().ask_once(work, self._copied)

    def _copied(self, sentence: SafeSentence) -> None:
        from reportedly.gui.dialogs.safe_sentence import copy_sentence

        copy_sentence(sentence, has_notes=False)
        self._desk.say(f"Copied: {sentence.text}")

    def _show(self, found: tuple[str, str, SafeSentence | None]) -> None:
        from reportedly.gui.dialogs.safe_sentence import SafeSentenceDialog

        title, part, sentence = found
        if sentence is None:
            self._desk.say("No figure of this measure is shown.")
            return
        if self.dialog is not None:
            self.dialog.close()
        shell = self._desk.shell
        self.dialog = SafeSentenceDialog(shell.window, shell.theme, title, sentence, part=part)
        self.dialog.chosen.connect(lambda figure_id: shell.selection.choose(figure_id))
        self.dialog.finished.connect(self._forget)
        self.dialog.show()

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
