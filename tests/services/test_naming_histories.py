"""Random histories of names: nothing is lost, nothing leads on, undo and redo meet every state again."""

import shutil
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from helpers.records import make_document, make_extraction, make_figure
from reportedly.analysis.naming_aliases import leads
from reportedly.model.errors import UserError
from reportedly.model.figure import Denial
from reportedly.services.naming import (
    SOURCE_KINDS,
    NameKind,
    decline,
    describe,
    list_names,
    merge,
    move_figures,
    rename,
    split,
)
from reportedly.services.session import ProjectSession
from reportedly.store.queries import names as queries

GIVEN = ("NIS", "Kyiv", "Army", "Navy", None)
NAMES = ("NIS", "Kyiv", "Army", "Navy", "Moscow", "New one", "New two")
KINDS: st.SearchStrategy[NameKind] = st.sampled_from(["source", "series"])
State = tuple[object, ...]


class Naming(RuleBasedStateMachine):
    """`states` are what the project showed after each step; `at` is the one it shows now."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="reportedly-names-"))
        self.session = ProjectSession.create(self.folder / "Names.reportedly")
        for key in ("a.txt", "b.txt"):
            document = make_document(key, f"Text of {key} with some figures.")
            denial = Denial(key, "Moscow", "Moscow", 0, 4, "Text.", None)
            figures = tuple(
                make_figure(
                    document, at, at + 1, source=name, series=str(name), measure=f"things of {name}",
                    denied_by=(denial,) if at == 0 else (),
                )
                for at, name in enumerate(GIVEN)
            )  # fmt: skip
            self.session.add_article(document, make_extraction(document, figures))
        self.raw = {kind: self.borne(kind) for kind in ("source", "series")}
        self.states = [self.state()]
        self.at = 0
        self.first = len(self.session.history())

    def borne(self, kind: NameKind) -> dict[str, str | None]:
        """Give each figure's name."""
        return {figure.id: getattr(figure, kind) for figure in self.session.figures()}

    def state(self) -> State:
        """Give everything that the project shows of names, as text."""
        figures = tuple(repr((f.id, f.source, f.series, f.denied_by)) for f in self.session.figures())
        return figures, repr(list_names(self.session, "source")), repr(list_names(self.session, "series"))

    def after(self) -> None:
        """Note what a step did; a step that did nothing must leave none behind."""
        steps = [step for step in self.session.history() if not step.is_undone]
        if len(steps) - self.first == self.at:
            assert self.state() == self.states[self.at]
            return
        assert len(steps) - self.first == self.at + 1
        del self.states[self.at + 1 :]
        self.states.append(self.state())
        self.at += 1

    def known(self, kind: NameKind) -> list[str]:
        return sorted({m.name for thing in list_names(self.session, kind) for m in thing.members})

    @rule(data=st.data(), kind=KINDS, into=st.sampled_from(NAMES))
    def merge(self, data: st.DataObject, kind: NameKind, into: str) -> None:
        names = data.draw(st.lists(st.sampled_from(self.known(kind)), min_size=1, max_size=3))
        counted = {thing.name: thing.figures for thing in list_names(self.session, kind)}
        leading = self.leading(kind)
        changed = merge(self.session, kind, names, into)
        tops = {leading.get(name, name) for name in (*names, into)}
        if {*names} != {into}:
            now = {thing.name: thing.figures for thing in list_names(self.session, kind)}
            assert now.get(into, 0) == sum(counted.get(top, 0) for top in tops)
            assert all(now[top] == counted[top] for top in counted.keys() - tops)
        assert bool(changed) == (self.leading(kind) != leading) or changed.settings
        self.after()

    @rule(data=st.data(), kind=KINDS, new=st.sampled_from(NAMES))
    def rename(self, data: st.DataObject, kind: NameKind, new: str) -> None:
        name = data.draw(st.sampled_from(self.known(kind)))
        top = self.leading(kind).get(name, name)
        others = {thing.name for thing in list_names(self.session, kind)} - {top}
        if kind == "source" and self.leading(kind).get(new, new) in others:
            with pytest.raises(UserError):
                rename(self.session, kind, name, new)
        else:
            rename(self.session, kind, name, new)
        self.after()

    @rule(data=st.data(), kind=KINDS)
    def split(self, data: st.DataObject, kind: NameKind) -> None:
        aliases = sorted(self.leading(kind))
        if aliases:
            some = data.draw(st.lists(st.sampled_from(aliases), min_size=1, max_size=2))
            split(self.session, kind, some)
            assert not {*some} & self.leading(kind).keys()
            self.after()

    @rule(data=st.data(), kind=KINDS, name=st.sampled_from(NAMES))
    def move(self, data: st.DataObject, kind: NameKind, name: str) -> None:
        before = self.borne(kind)
        some = data.draw(st.lists(st.sampled_from(sorted(before)), min_size=1, max_size=3, unique=True))
        there = self.leading(kind).get(name, name)
        if there != name and {before[one] for one in some} == {there}:
            with pytest.raises(UserError):
                move_figures(self.session, kind, some, name)
        else:
            move_figures(self.session, kind, some, name)
            assert self.borne(kind) == before | dict.fromkeys(some, there)
        self.after()

    @rule(data=st.data(), kind=st.sampled_from(["", *SOURCE_KINDS]), country=st.sampled_from(["", "Peru"]))
    def describe(self, data: st.DataObject, kind: str, country: str) -> None:
        name = data.draw(st.sampled_from(self.known("source")))
        describe(self.session, "source", name, source_kind=kind, country=country)
        self.after()

    @rule(data=st.data(), kind=KINDS)
    def decline(self, data: st.DataObject, kind: NameKind) -> None:
        tops = [thing.name for thing in list_names(self.session, kind)]
        if len(tops) > 1:
            pair = data.draw(st.lists(st.sampled_from(tops), min_size=2, max_size=2, unique=True))
            decline(self.session, kind, *pair)
            self.after()

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(min(times, self.at)):
            before = self.borne("source"), self.borne("series")
            _, changes = self.session.undo()
            self.at -= 1
            assert self.state() == self.states[self.at]
            now = self.borne("source"), self.borne("series")
            changed = {
                one for old, new in zip(before, now, strict=True) for one in old if old[one] != new[one]
            }
            assert changed <= changes.figures

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.states) - 1 - self.at)):
            self.session.redo()
            self.at += 1
            assert self.state() == self.states[self.at]

    @rule()
    def undo_all_and_redo_all(self) -> None:
        for number in reversed(range(self.at)):
            self.session.undo()
            assert self.state() == self.states[number]
        assert {kind: self.borne(kind) for kind in ("source", "series")} == self.raw
        for number in range(1, len(self.states)):
            self.session.redo()
            assert self.state() == self.states[number]
        self.at = len(self.states) - 1

    @rule()
    def close_and_open(self) -> None:
        self.session.close()
        self.session = ProjectSession.open(self.session.path)

    def leading(self, kind: NameKind) -> dict[str, str]:
        return leads(self.session.read(lambda connection: queries.joined_names(connection, kind)))

    @invariant()
    def no_name_leads_on_and_the_file_says_where_each_leads(self) -> None:
        rows = self.session.read(
            lambda connection: connection.execute("SELECT kind, alias, name FROM alias").fetchall()
        )
        for kind in ("source", "series"):
            written = {row["alias"]: row["name"] for row in rows if row["kind"] == kind}
            assert written == self.leading(kind)
            assert written.keys().isdisjoint(written.values())

    @invariant()
    def no_figure_is_lost_and_each_is_counted_once(self) -> None:
        for kind in ("source", "series"):
            borne = self.borne(kind)
            assert borne.keys() == self.raw[kind].keys()
            counts = {thing.name: thing.figures for thing in list_names(self.session, kind) if thing.figures}
            assert counts == Counter(name for name in borne.values() if name is not None)

    @invariant()
    def who_denies_is_led_on(self) -> None:
        there = self.leading("source").get("Moscow", "Moscow")
        deniers = {denial.source for figure in self.session.figures() for denial in figure.denied_by}
        assert deniers == {there}

    def teardown(self) -> None:
        self.session.close()
        shutil.rmtree(self.folder)


TestNaming = Naming.TestCase
TestNaming.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
