"""Lets the comparing views show what is compared: side by side, and what follows it."""

from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reportedly.gui.commands.desk import Desk
from reportedly.gui.models.changes import changes
from reportedly.gui.models.comparison import ComparisonModel, Facts, Question
from reportedly.gui.views.comparing_views import ComparingViews
from reportedly.model.filter import voice_of
from reportedly.model.flag import Flag

if TYPE_CHECKING:
    from reportedly.gui.models.ledger_lines import Ledger
    from reportedly.gui.models.true_pairs import TruePairs

__all__ = ["Comparing"]

_NO_FLAGS: Mapping[str, tuple[Flag, ...]] = {}


class Comparing(QObject):
    """Asks for what the views that are shown need, and gives them the answers."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._panels, self._linked, self._project = desk.panels, desk.shell.selection, desk.project
        self._opened_on: str | None = None  # the source of the figure that was current when Ledger was opened
        panels = desk.panels
        self._flags = _NO_FLAGS  # those of which the table has the badges
        self._badges: Mapping[str, str] = {}
        self.model = ComparisonModel(desk.project, self._linked, desk.call, self)
        panels.comparing.made.connect(lambda name, _: self._on_made(name))
        panels.chart.place_wanted.connect(panels.article.show_place)
        pairs = panels.detail.both_true
        self.model.add(
            "both_true",
            self._true_pairs,
            pairs.set_shown,
            pairs.clear,
            follows_current=True,
        )
        self.model.add("changes", changes, panels.changes.set_shown, panels.changes.clear)
        panels.detail.both_true_shown.connect(
            lambda is_on: self.model.set_active("both_true", is_active=is_on)
        )
        panels.detail.both_true.pair_wanted.connect(self._choose_pair)
        self._linked.selected_changed.connect(lambda *_: self.model.ask_following())
        panels.changes.closed.connect(lambda: self._linked.set_as_of(self._linked.as_of))
        panels.view_changed.connect(self._on_view_changed)
        self._linked.as_of_changed.connect(self._on_as_of_changed)
        self._linked.as_of_changed.connect(lambda *_: self._show_origins())
        self.model.facts_changed.connect(self._show_origins)
        for signal in (self.model.facts_changed, self._linked.current_changed, self._linked.as_of_changed):
            signal.connect(lambda *_: self._show_flags())
        panels.detail.flags.chosen.connect(lambda figure_id: self._linked.choose(figure_id))

    def _on_made(self, name: str) -> None:
        """Let a view that is there now be answered; what answers it is imported with it."""
        panels, add = self._panels, self.model.add
        to_place = panels.article.show_place
        if name == "side_by_side":
            from reportedly.gui.models.side_by_side import side_by_side

            add(name, side_by_side, panels.side_by_side.set_shown, panels.side_by_side.clear)
            panels.side_by_side.place_wanted.connect(to_place)
        elif name == "matrix":
            from reportedly.gui.models.matrix_rows import matrices

            add(name, matrices, panels.matrix.set_shown, panels.matrix.clear)
            panels.matrix.place_wanted.connect(to_place)
        elif name == "echo":
            from reportedly.gui.models.echo_map import echoes

            add(name, echoes, panels.echo.set_shown, panels.echo.clear)
        else:
            add(name, self._ledger, panels.ledger.set_shown, panels.ledger.clear)
            panels.ledger.place_wanted.connect(to_place)
            panels.ledger.voice_changed.connect(self.model.ask)

    def _ledger(self, facts: Facts, question: Question) -> "Ledger | None":
        """Give the ledger of the source that is asked for; runs on a thread."""
        from reportedly.gui.models.ledger_lines import ledger

        return ledger(self._panels.ledger.voice or self._opened_on, facts, question)

    def _true_pairs(self, facts: Facts, question: Question) -> "TruePairs | None":
        """Set the chosen figures against each other; runs on a thread."""
        from reportedly.gui.models.true_pairs import true_pairs

        return true_pairs(self._linked.selected, facts, question)

    def _choose_pair(self, first: str, second: str) -> None:
        self._linked.set_selected({first, second})
        self._linked.set_current(first)

    def _on_view_changed(self, shown: str) -> None:
        self._opened_on = self._source_at_hand() if shown == "ledger" else None
        for view in ("over_time", *ComparingViews.NAMES):
            self.model.set_active(view, is_active=view == shown)

    def _source_at_hand(self) -> str | None:
        """Name the source of the current figure, where it gave another one: of one alone there is no ledger."""
        figures = self._project.figures
        current = figures.figure(self._linked.current)
        if current is None:
            return None
        voice = voice_of(current)
        own = (figure for figure in figures.figures if voice_of(figure) == voice)
        return voice if len(list(islice(own, 2))) > 1 else None

    def _on_as_of_changed(self) -> None:
        is_comparing = self._linked.since is not None
        if not is_comparing:
            self._linked.set_marked(())
        self.model.set_active("changes", is_active=is_comparing)
        self._panels.show_changes(is_shown=is_comparing)

    def _show_origins(self) -> None:
        """Let headline and chart count origins; those of another day are not those of this one."""
        facts = self.model.facts
        self._panels.chart.set_origins(facts.origin_of if facts is not None else {})

    def _show_flags(self) -> None:
        """Show what is odd about the current figure, and badges in the table."""
        facts, panels = self.model.facts, self._panels
        flags = facts.flags if facts is not None else _NO_FLAGS
        if flags is not self._flags:
            self._flags, badges = flags, {name: own[0].badge for name, own in flags.items()}
            if badges != self._badges:  # not at each step: it paints the table anew
                self._badges = badges
                panels.table.set_badges(badges)
        panels.detail.flags.set_flags(flags.get(self._linked.current or "", ()))
