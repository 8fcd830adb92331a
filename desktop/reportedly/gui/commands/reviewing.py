"""What a person says of figures, with one key each: the part of the Figures menu that reviews."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from reportedly.gui.commands.desk import Desk
from reportedly.gui.commands.registry import Command, CommandTable
from reportedly.model.figure import Figure, Review
from reportedly.model.filter import FilterSpec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from reportedly.gui.commands.registry import Entry

__all__ = ["ReviewCommands", "chosen_figures"]

_KEYS = (
    "figures.accept", "figures.reject", "figures.undecided", "figures.peek", "figures.edit", "figures.edit_source",
    "figures.edit_measure", "figures.note", "figures.tags", "figures.promote", "figures.add_selection",
)  # fmt: skip
"""Commands whose key is a letter: they count only where nothing is typed."""

_NOT_JUDGED = FilterSpec(review=frozenset({Review.MACHINE.value}))


class ReviewCommands:
    """Verdicts, the review view and its counter, and a look at the sentence."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._commands: CommandTable | None = None
        self._view_before = "over_time"
        review, linked = desk.panels.review, desk.shell.selection
        for signal, verdict in (
            (review.fields.accept_wanted, Review.ACCEPTED),
            (review.fields.reject_wanted, Review.REJECTED),
            (review.fields.undecided_wanted, Review.UNDECIDED),
        ):
            signal.connect(lambda verdict=verdict: self.judge(verdict))
        desk.panels.detail.accept_wanted.connect(lambda: self.judge(Review.ACCEPTED))
        desk.panels.detail.reject_wanted.connect(lambda: self.judge(Review.REJECTED))
        review.queue.opened.connect(lambda: desk.panels.article.setFocus(Qt.FocusReason.OtherFocusReason))
        desk.project.figures.shown_changed.connect(self._show_counts)
        desk.project.refreshed.connect(self._show_counts)
        linked.filter_changed.connect(lambda *_: self._show_counts())
        for signal in (linked.selected_changed, linked.current_changed, desk.project.figures.shown_changed):
            signal.connect(lambda *_: self._show_chosen())

    def table(self) -> "list[Entry]":
        """Give the commands, in the order of the menu."""
        return [
            Command("figures.review", "Review", "Figures:0", self.toggle_review, "accept", "Ctrl+R", "has_figures"),
            Command("figures.accept", "Accept", "Figures:1", lambda: self.judge(Review.ACCEPTED), "accept", "A",
                    "has_current"),
            Command("figures.reject", "Reject", "Figures:1", lambda: self.judge(Review.REJECTED), "close", "X",
                    "has_current"),
            Command("figures.undecided", "Undecided", "Figures:1", lambda: self.judge(Review.UNDECIDED), "undecided",
                    "U", "has_current"),
            Command("figures.unjudge", "Take back the review", "Figures:2>More edits:2",
                    lambda: self.judge(Review.MACHINE), "", "", "has_current"),
            Command("figures.accept_all", "Accept all shown", "Figures:1", self.accept_all, "accept", "",
                    "has_shown"),
            Command("figures.peek", "Peek at the sentence", "Figures:3>Go to:1", self.peek, "eye", "Space",
                    "has_current"),
        ]  # fmt: skip

    def bind(self, commands: CommandTable) -> None:
        """Let the letters count where figures are shown, and not where is typed; J and K step there too."""
        self._commands = commands
        panels = self._desk.panels
        widgets = (
            panels.table,
            panels.article.view.text,
            panels.article.view.header.title,
            panels.review.queue,
            panels.changes,
            *panels.pages.values(),
        )
        self._keep_keys_to(widgets)
        panels.comparing.made.connect(lambda _, view: self._keep_keys_to([view]))

    def _keep_keys_to(self, widgets: "Sequence[QWidget]") -> None:
        self._commands.keep_keys_to(widgets, _KEYS, {"figures.next": "J", "figures.previous": "K"})

    def toggle_review(self) -> None:
        """Open the review, or go back to the view before it."""
        panels = self._desk.panels
        if panels.is_reviewing:
            panels.show_view(self._view_before)
            return
        self._view_before = panels.view
        panels.show_view("review")
        linked, model = self._desk.shell.selection, panels.review.model
        if model.row_of(linked.current) is None:
            linked.choose(model.next_open(None) or model.beside(None, 0))

    def step(self, by: int) -> None:
        """Go to the next or the previous figure, of the queue in the review, else of the table."""
        panels, linked = self._desk.panels, self._desk.shell.selection
        if not panels.is_reviewing:
            panels.table.step(by)
            return
        target = panels.review.model.beside(linked.current, by)
        if target is not None:
            linked.choose(target)

    def judge(self, verdict: Review) -> None:
        """Say what the chosen figures are; in the review the next one becomes current."""
        from reportedly.services.reviewing import set_verdict

        ids = [figure.id for figure in chosen_figures(self._desk)]
        if not ids:
            return
        self._desk.change(lambda session: set_verdict(session, ids, verdict))
        panels, linked = self._desk.panels, self._desk.shell.selection
        if panels.is_reviewing and verdict is not Review.MACHINE:
            following = panels.review.model.next_open(linked.current)
            if following is not None:
                linked.choose(following)

    def accept_all(self) -> None:
        """Accept what nobody has judged of all rows that pass the filter, in view or not; asks, one step of undo."""
        from reportedly.gui.dialogs.accept_all import AcceptAllDialog

        project = self._desk.project
        figures = project.figures.shown()
        if not figures:
            return
        dialog = AcceptAllDialog(
            self._desk.shell.window, self._desk.shell.theme, figures, total=len(project.figures.figures)
        )
        dialog.accepted.connect(lambda: self._accept(dialog.wanted()))
        dialog.open()

    def peek(self) -> None:
        """Show the sentence of the current figure over the window, until a key is pressed."""
        from reportedly.gui.views.peek import PeekCard

        figure = self._desk.project.figures.figure(self._desk.shell.selection.current)
        words = self._desk.words_of(figure) if figure is not None else None
        if figure is not None and words is not None:
            PeekCard(self._desk.shell.window, self._desk.shell.theme, figure, words).open_card()

    def _accept(self, figures: "Sequence[Figure]") -> None:
        from reportedly.services.reviewing import set_verdict

        ids = [figure.id for figure in figures]
        self._desk.change(lambda session: set_verdict(session, ids, Review.ACCEPTED))

    def _show_chosen(self) -> None:
        """Say beside the figure how many a verdict would be of: those chosen with it may be out of sight."""
        self._desk.panels.detail.set_chosen(len(_chosen_ids(self._desk)))

    def _show_counts(self) -> None:
        """Put the number into the name of "Accept all shown": it is what will happen."""
        if self._commands is None:
            return
        action = self._commands.action("figures.accept_all")
        base = action.text().partition(" (")[0]
        count = self._desk.project.figures.count_shown(_NOT_JUDGED)
        action.setText(f"{base} ({count:,})" if count else base)


def chosen_figures(desk: Desk) -> list[Figure]:
    """Give the figures that a command works on: the selected ones with the current one, else that alone.

    What a filter or the as-of day hides is left out, but for the current one, which the panel shows.
    """
    found = map(desk.project.figures.figure, _chosen_ids(desk))
    return [figure for figure in found if figure is not None]


def _chosen_ids(desk: Desk) -> list[str]:
    figures, linked = desk.project.figures, desk.shell.selection
    current, selected = linked.current, linked.selected
    if current is None:
        return []
    if desk.panels.is_reviewing or current not in selected or len(selected) == 1:
        return [current]
    return [name for name in selected if name == current or figures.row_of(name) is not None]
