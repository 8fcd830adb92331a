"""Sources and series as objects: rename, merge, split, move, describe, and what may be the same."""

from collections.abc import Callable, Collection, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from reportedly.analysis.naming_kinds import country_names
from reportedly.gui.commands.desk import Desk
from reportedly.gui.commands.registry import Command
from reportedly.gui.models.drops import drop_of
from reportedly.gui.models.names import KINDS, Suggestions, Things, read_names, read_suggestions
from reportedly.gui.models.source_list import OWN_VOICE
from reportedly.gui.views.suggestion_strip import Pair
from reportedly.model.changes import ChangeSet
from reportedly.model.errors import UserError
from reportedly.services import naming, reviewing
from reportedly.services.naming import NamedThing, NameKind

if TYPE_CHECKING:
    from reportedly.gui.commands.registry import CommandTable, Entry
    from reportedly.services.session import ProjectSession

__all__ = ["NameCommands"]

_READ_MS = 300  # after the last change: counts of other names may wait
_SUGGEST_MS = 1500  # suggestions look through the articles
_MOST_FREED = 5  # sources of which one may give its colour away
_SMALL = 2000  # figures: of more the articles are not looked through again after each edit
_FEW_DROPPED = 10  # figures; a drop that changes more is asked for
_MENU = "Figures:5>Sources and series"
_WORDS = {"source": "source", "series": "measure"}
_MERGING: dict[NameKind, tuple[str, str]] = {
    "source": ("names.merge_sources", "names.split_source"),
    "series": ("names.merge_series", "names.split_series"),
}


class NameCommands:
    """What a person says of names. Every action is one step of undo; filter, chart and colours follow it."""

    def __init__(self, desk: Desk, table: "Callable[[], CommandTable]") -> None:
        self._desk, self._table = desk, table
        self._names, self._linked = desk.project.names, desk.shell.selection
        self._said: tuple[object, tuple[object, ...]] = (
            None,
            (),
        )  # the project, and what was said of its names
        self._shape = self._names.shape
        self._reader = self._timer(_READ_MS, self._read)
        self._suggester = self._timer(_SUGGEST_MS, self._suggest)
        panel = desk.panels.sources
        for kind in KINDS:
            tree, strip = panel.trees[kind], panel.strips[kind]
            tree.menu_wanted.connect(self._popup)
            tree.renamed.connect(lambda name, text, kind=kind: self._rename(kind, name, text))
            tree.merge_wanted.connect(
                lambda names, into, kind=kind: self._drop(
                    kind, {"names": names}, into, lambda: self._merge(kind, names, into)
                )
            )
            tree.alias_wanted.connect(
                lambda alias, into, kind=kind: self._drop(
                    kind, {"alias": alias}, into, lambda: self._move_name(kind, alias, into)
                )
            )
            tree.move_wanted.connect(
                lambda figures, name, kind=kind: self._drop(
                    kind, {"figures": figures}, name, lambda: self._move(kind, figures, name)
                )
            )
            strip.accepted.connect(lambda pair, kind=kind: self._merge(kind, [pair.first], pair.into))
            strip.declined.connect(lambda pair, kind=kind: self._decline(kind, pair))
        desk.panels.source_head.menu_wanted.connect(self._popup_of_head)
        desk.project.refreshed.connect(self._on_refreshed)
        self._names.changed.connect(self._on_names_changed)
        self._names.suggested.connect(self._show_suggestions)
        self._linked.filter_changed.connect(lambda *_: self._follow_filter())

    def table(self) -> "list[Entry]":
        """Give the commands about names, a menu in the Figures menu."""
        return [
            Command("figures.set_source", "Set source...", f"{_MENU}:1", lambda: self.set_name("source"), "source", "",
                    "has_current"),
            Command("figures.set_measure", "Set measure...", f"{_MENU}:1", lambda: self.set_name("series"), "measure",
                    "", "has_current"),
            Command("names.merge_sources", "Merge sources...", f"{_MENU}:2", lambda: self.merge("source"), "merge", "",
                    "has_figures"),
            Command("names.split_source", "Split source...", f"{_MENU}:2", lambda: self.split("source"), "split", "",
                    "has_merged_sources"),
            Command("names.merge_series", "Merge series...", f"{_MENU}:2", lambda: self.merge("series"), "merge", "",
                    "has_figures"),
            Command("names.split_series", "Split series...", f"{_MENU}:2", lambda: self.split("series"), "split", "",
                    "has_merged_series"),
            Command("names.rename", "Rename source or measure", f"{_MENU}:3", self.rename, "edit", "", "has_figures"),
            Command("names.facts", "Kind and country...", f"{_MENU}:3", self.describe, "source", "", "has_figures"),
            Command("names.keep", "Keep aliases for next projects", f"{_MENU}:3", self.keep, "", "", "has_merged"),
            Command("names.kept", "Kept aliases...", f"{_MENU}:3", self.show_kept, "", ""),
        ]  # fmt: skip

    # Reading

    def read_changed(self, session: "ProjectSession") -> Things | None:
        """Read the names where a person said something of them since the last time; on a thread, with the figures.

        A project without such words opens before its names are read: the tables that tell kinds and countries
        take 0.3 s the first time.
        """
        said = naming.said_of_names(session)
        if (session, said) == self._said:
            return None
        is_first, self._said = self._said[0] is not session, (session, said)
        return None if is_first and not said else read_names(session)

    def follow(self, found: Things) -> None:
        """Take the names as they are now, before the figures that bear them are shown: what is chosen follows."""
        if self._names.take(found):
            self._follow_filter()
            counts = {thing.name: thing.figures for thing in self._names.things("series")}
            self._linked.set_measure(
                self._names.series_now(self._linked.measure, lambda name: counts.get(name, 0))
            )

    def follow_person(self, found: Things | None) -> None:
        """As `follow`, for what `read_changed` gave: other pairs may be suggested now."""
        if found is not None:
            self.follow(found)
            self._suggester.start()

    def _follow_filter(self) -> None:
        self._linked.set_filter(self._names.follow(self._linked.filter), self)

    def _on_refreshed(self) -> None:
        project = self._desk.project
        if project.is_regrouped:
            self._reader.start()
            if len(project.figures.figures) <= _SMALL:
                self._suggester.start()  # a corrected source may have spoken for another one

    def _read(self) -> None:
        """Read the names again: the counts of other names, kinds and countries."""
        session = self._desk.project.session
        if session is not None:
            self._desk.read("names", lambda: read_names(session), lambda found: self._take(session, found))

    def _take(self, session: object, found: Things) -> None:
        if self._desk.project.session is session:
            self.follow(found)

    def _ask(self, kind: NameKind, ask: Callable[[Collection[NamedThing]], None]) -> None:
        """Let `ask` open a dialog about the names of now: those of a project just opened or changed are read first."""
        session, things = self._desk.project.session, self._names.things(kind)
        if session is None:
            return
        if things and not self._reader.isActive() and not self._desk.is_reading("names"):
            ask(things)
            return
        self._reader.stop()

        def done(found: Things) -> None:
            if self._desk.project.session is session:
                self.follow(found)
                ask(self._names.things(kind))

        self._desk.call(lambda: read_names(session), done)

    def _suggest(self) -> None:
        session = self._desk.project.session
        if session is None:
            return
        if self._desk.shell.context["is_working"]:
            self._suggester.start()  # what is being read comes first
            return

        def take(found: Suggestions) -> None:
            if self._desk.project.session is session:
                self._names.take_suggestions(found)

        self._desk.read("suggestions", lambda: read_suggestions(session), take)

    def _on_names_changed(self) -> None:
        shape = self._names.shape
        if shape != self._shape:
            self._shape = shape
            self._suggester.start()
        if self._linked.filter:
            self._desk.panels.filter_bar.refresh()  # a chip calls a series what a person calls it now
        merged = {kind: any(thing.aliases for thing in self._names.things(kind)) for kind in KINDS}
        self._desk.shell.context.update(
            has_merged=any(merged.values()),
            has_merged_sources=merged["source"],
            has_merged_series=merged["series"],
        )

    def _show_suggestions(self) -> None:
        project, measure = self._desk.project, self._linked.measure
        self._desk.panels.headline.set_measures(
            project.measure_tallies, measure, lambda: project.alike(measure)
        )
        for kind in KINDS:
            self._desk.panels.sources.strips[kind].set_pairs([
                Pair(one.first, one.second, self._title(kind, one.first), self._title(kind, one.second), one.reason,
                     one.second)
                for one in self._names.suggestions(kind)
            ])  # fmt: skip

    # What a person does

    def merge(self, kind: NameKind) -> None:
        """Ask which names are one."""
        from reportedly.gui.dialogs.merge_names import MergeDialog

        def ask(things: Collection[NamedThing]) -> None:
            dialog = MergeDialog(
                self._desk.shell.window, self._desk.shell.theme, kind, things, self._chosen(kind)
            )
            dialog.wanted.connect(lambda names, into: self._merge(kind, names, into))
            dialog.open()

        self._ask(kind, ask)

    def split(self, kind: NameKind) -> None:
        """Ask which names are things of their own again."""
        from reportedly.gui.dialogs.split_names import SplitDialog

        def ask(things: Collection[NamedThing]) -> None:
            merged = [thing for thing in things if thing.aliases]
            if not merged:
                return
            chosen = next(iter(self._chosen(kind)), None)
            tree = self._desk.panels.sources.trees[kind]
            alias = tree.chosen_alias() if tree.hasFocus() else None
            dialog = SplitDialog(self._desk.shell.window, self._desk.shell.theme, kind, merged, chosen,
                                 [alias] if alias else ())  # fmt: skip
            dialog.wanted.connect(lambda names: self._split(kind, names))
            dialog.open()

        self._ask(kind, ask)

    def set_name(self, kind: NameKind, figures: Sequence[str] = ()) -> None:
        """Ask for the source or the measure of the chosen figures."""
        from reportedly.gui.dialogs.set_name import SetNameDialog

        ids = list(figures) or self._chosen_figures()
        found = [figure for name in ids if (figure := self._desk.project.figures.figure(name)) is not None]
        if not found:
            return

        def ask(things: Collection[NamedThing]) -> None:
            now = {
                figure.source or OWN_VOICE if kind == "source" else self._title(kind, figure.series)
                for figure in found
            }
            dialog = SetNameDialog(self._desk.shell.window, self._desk.shell.theme, kind, things,
                                   len(found), now.pop() if len(now) == 1 else "")  # fmt: skip
            dialog.wanted.connect(lambda name, typed: self._set(kind, ids, name, typed))
            dialog.open()

        self._ask(kind, ask)

    def rename(self) -> None:
        """Open the field for the name that is current in the tree."""
        panels = self._desk.panels
        tree = panels.sources.tree
        panels.docks["sources"].show()
        panels.docks["sources"].raise_()
        if not tree.hasFocus() or not tree.currentIndex().isValid():
            name = next(iter(self._chosen(tree.kind)), None)
            if name is not None:
                tree.show_name(name)
        if not tree.rename_current():
            self._desk.say(f"Choose a {_WORDS[tree.kind]} first.")

    def describe(self) -> None:
        """Ask for kind and country of the chosen source."""
        name = next(iter(self._chosen("source")), None)
        source = self._names.thing("source", name) if name else None
        if source is None:
            self._desk.say("Choose a source first.")
            return
        self._desk.call(country_names, lambda found: self._ask_facts(source, sorted(found.values())))

    def _ask_facts(self, source: NamedThing, countries: Sequence[str]) -> None:
        from reportedly.gui.dialogs.source_facts import SourceFactsDialog

        dialog = SourceFactsDialog(self._desk.shell.window, self._desk.shell.theme, source, countries)
        dialog.wanted.connect(
            lambda said: self._desk.change(
                lambda session: naming.describe(session, "source", source.name, **said)
            )
        )
        dialog.open()

    def keep(self) -> None:
        """Let new projects begin with the merged names of this one."""
        session = self._desk.project.session
        if session is not None:
            self._desk.call(lambda: naming.keep_for_next(session), self._say_kept)

    def show_kept(self) -> None:
        """Show the names that are kept for next projects, to look at or to forget."""
        from reportedly.gui.dialogs.kept_names import KeptNamesDialog
        from reportedly.services.kept_names import KeptName, forget_kept, kept_names

        dialog = KeptNamesDialog(self._desk.shell.window, self._desk.shell.theme)

        def forget(rows: Sequence[KeptName]) -> None:
            def work() -> list[KeptName]:
                forget_kept(rows)
                return kept_names()

            def done(left: Sequence[KeptName]) -> None:
                if isValid(dialog):
                    dialog.fill(left)

            self._desk.call(work, done)

        def show(rows: Sequence[KeptName]) -> None:
            dialog.fill(rows)
            dialog.open()

        dialog.forget_wanted.connect(forget)
        self._desk.call(kept_names, show)

    def _say_kept(self, count: int) -> None:
        self._desk.say(f"{count:,} {'name' if count == 1 else 'names'} kept for next projects.")

    # Changes

    def _drop(
        self, kind: NameKind, dragged: Mapping[str, object], into: str | None, work: Callable[[], None]
    ) -> None:
        """Do what was dragged; where it changes many figures, ask first."""
        from reportedly.gui.dialogs.confirm_drop import ConfirmDropDialog

        def thing_of(name: str) -> NamedThing | None:
            things = self._names.things(kind)
            return self._names.thing(kind, name) or next((one for one in things if name in one.aliases), None)

        drop = drop_of(kind, dragged, thing_of(into) if into is not None else None, thing_of)
        if drop.figures <= _FEW_DROPPED:
            work()
            return
        dialog = ConfirmDropDialog(self._desk.shell.window, self._desk.shell.theme, drop)
        dialog.accepted.connect(work)
        dialog.open()

    def _merge(self, kind: NameKind, names: Collection[str], into: str) -> None:
        self._desk.change(lambda session: naming.merge(session, kind, names, into))

    def _split(self, kind: NameKind, names: Collection[str]) -> None:
        self._desk.change(lambda session: naming.split(session, kind, names))

    def _move_name(self, kind: NameKind, alias: str, into: str) -> None:
        self._desk.change(lambda session: naming.move_name(session, kind, alias, into))

    def _move(self, kind: NameKind, figures: Collection[str], name: str | None) -> None:
        self._desk.change(lambda session: naming.move_figures(session, kind, figures, name))

    def _decline(self, kind: NameKind, pair: Pair) -> None:
        def done(_: object) -> None:
            self._names.drop_suggestion(kind, pair.first, pair.second)

        self._desk.change(lambda session: naming.decline(session, kind, pair.first, pair.second), done)

    def _set(self, kind: NameKind, figures: Collection[str], name: str | None, typed: str) -> None:
        if kind == "source":
            self._move(kind, figures, None if name is None and typed == OWN_VOICE else name or typed)
        elif name is not None:
            self._move(kind, figures, name)
        else:
            self._desk.change(lambda session: reviewing.edit(session, figures, "measure", typed))

    def _rename(self, kind: NameKind, name: str, text: str) -> None:
        """Take another name; where one has it already, offer to merge the two."""
        other = self._names.find(kind, text) if kind == "source" else None
        if other is not None and other != name:
            self._offer_merge(kind, name, other)
            return

        def work(session: "ProjectSession") -> ChangeSet | UserError:
            try:
                return naming.rename(session, kind, name, text)
            except UserError as error:
                if error.code == "R321":  # it came meanwhile
                    return error
                raise

        def done(answer: object) -> None:
            if isinstance(answer, UserError):
                self._offer_merge(kind, name, text)

        self._desk.change(work, done)

    def _offer_merge(self, kind: NameKind, name: str, other: str) -> None:
        title = escape(self._title(kind, other))
        self._desk.shell.banner.show_message(
            f"<b>There is a {_WORDS[kind]} “{title}” already.</b> Two names of one are merged, not renamed.",
            tone="warn",
            actions=((f"Merge into {self._title(kind, other)}", lambda: self._merge(kind, [name], other)),),
        )

    # What is meant

    def _chosen(self, kind: NameKind) -> list[str]:
        """Give the names chosen in the tree while it has the focus, else those of the chosen figures."""
        tree = self._desk.panels.sources.trees[kind]
        if tree.hasFocus():
            return tree.chosen_names()
        figures = (self._desk.project.figures.figure(name) for name in self._chosen_figures())
        names = [
            figure.source if kind == "source" else figure.series for figure in figures if figure is not None
        ]
        found = dict.fromkeys(
            name for name in names if name is not None and self._names.thing(kind, name) is not None
        )
        return list(found) or tree.chosen_names()

    def _chosen_figures(self) -> list[str]:
        """Give the figure that is current in a tree with the focus, else those selected, else the current one."""
        trees = self._desk.panels.sources.trees.values()
        in_tree = next((tree.chosen_figure() for tree in trees if tree.hasFocus()), None)
        selected = sorted(self._linked.selected)
        if in_tree is not None:
            return selected if in_tree in selected else [in_tree]
        return selected or ([self._linked.current] if self._linked.current else [])

    def _title(self, kind: NameKind, name: str) -> str:
        thing = self._names.thing(kind, name)
        return thing.title if thing is not None else name

    # Menus

    def _popup_of_head(self, point: QPoint) -> None:
        tree = self._desk.panels.sources.tree
        tree.setFocus(Qt.FocusReason.OtherFocusReason)
        self._popup(point)

    def _popup(self, point: QPoint) -> None:
        """Show what can be done with the current row of the tree."""
        tree = self._desk.panels.sources.tree
        figure, alias = tree.chosen_figure(), tree.chosen_alias()
        if figure is not None:
            menu = self._menu_of_figure(tree.kind, figure)
        elif alias is not None:
            menu = self._menu_of_alias(tree.kind, alias)
        else:
            menu = self._menu(())
            rename = menu.addAction("Rename")
            rename.setShortcut(QKeySequence("F2"))
            rename.triggered.connect(tree.rename_current)
            hide = menu.addAction("Show again" if tree.is_current_hidden else "Hide")
            hide.setShortcut(QKeySequence(Qt.Key.Key_Delete))
            hide.triggered.connect(tree.toggle_hidden)
            table = self._table()
            if tree.kind == "source":
                menu.addAction(table.action("names.facts"))
                for name in tree.chosen_names()[:1]:
                    menu.addAction("Ledger").triggered.connect(
                        lambda _=False, name=name: self._show_ledger(name)
                    )
                    self._offer_color(menu, name)
            menu.addSeparator()
            menu.addActions(
                [table.action(name) for name in (*_MERGING[tree.kind], "names.keep", "names.kept")]
            )
        menu.popup(point)

    def _offer_color(self, menu: QMenu, name: str) -> None:
        """Offer a colour of its own to a source that has none; where all are taken, ask which one to free."""
        project = self._desk.project
        if project.has_color(name) or project.place_of(name) is None:  # own voices are grey
            return
        owners = project.least_used(_MOST_FREED)
        if not owners:
            menu.addAction("Pin to chart").triggered.connect(lambda _=False: project.pin(name))
            return
        asked = menu.addMenu("Pin to chart in place of")
        for owner in owners:
            action = asked.addAction(owner.replace("&", "&&"))
            action.setToolTip(f"{owner} becomes grey")
            action.triggered.connect(lambda _=False, owner=owner: project.pin(name, owner))

    def _show_ledger(self, name: str) -> None:
        """Show what one source gave, and what that replaced."""
        self._desk.panels.ledger.ask_for(name)
        self._desk.panels.show_view("ledger")

    def _menu_of_figure(self, kind: NameKind, figure: str) -> QMenu:
        menu = self._menu(("figures.set_source", "figures.set_measure"))
        menu.addSeparator()
        if kind == "source":
            menu.addAction("Not from this source").triggered.connect(lambda: self._move(kind, [figure], None))
        else:  # a figure has a measure, whichever: it is asked for
            menu.addAction("Not of this measure...").triggered.connect(lambda: self.set_name(kind, [figure]))
        return menu

    def _menu_of_alias(self, kind: NameKind, alias: str) -> QMenu:
        menu = self._menu(())
        words = f"Split off as a {_WORDS[kind]} of its own"
        menu.addAction(words).triggered.connect(lambda: self._split(kind, [alias]))
        menu.addAction(self._table().action(_MERGING[kind][1]))
        return menu

    def _menu(self, ids: Sequence[str]) -> QMenu:
        menu = self._table().menu_of(ids, self._desk.shell.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _timer(self, wait_ms: int, run: Callable[[], None]) -> QTimer:
        timer = QTimer(self._desk.shell.window)
        timer.setSingleShot(True)
        timer.setInterval(wait_ms)
        timer.timeout.connect(run)
        return timer
