"""Random histories: undoing all and doing all again meets every state of the project once more."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from helpers.records import make_document, make_extraction
from reportedly.extraction.pipeline import load_pipeline
from reportedly.model.changes import NO_CHANGE, ChangeSet
from reportedly.model.document import Document, Origin
from reportedly.model.errors import UserError
from reportedly.model.extraction import Extraction
from reportedly.model.figure import Review
from reportedly.model.filter import FilterSpec
from reportedly.model.progress import NO_PROGRESS
from reportedly.services import naming, reviewing
from reportedly.services.extracting import edit_articles
from reportedly.services.filters import save_filter
from reportedly.services.jobs import InlineRunner
from reportedly.services.project_copies import save_copy
from reportedly.services.session import ProjectSession, new_job
from reportedly.store.journal import JOURNALED
from reportedly.store.queries.documents import typed_columns

PLAIN = [f"{number}.txt" for number in range(2)]
READ = {
    "seoul.txt": "The National Intelligence Service said on Wednesday that 3,000 soldiers had gone to Russia. "
    "Moscow denied it. The agency's chief, Kim Min-su, 61, spoke of 18,000 to 20,000 by December.",
    "kyiv.txt": "Kyiv said 11,000 soldiers were there. Some 500 left on 3 November, according to the NIS.",
}
KEYS = [*PLAIN, *READ]
VERDICTS = st.sampled_from(list(Review))
SOURCES = st.sampled_from(["NIS", "Kyiv", "Seoul"])
TYPED = st.sampled_from([
    ("figure", "~600"), ("figure", "5-7"), ("figure", "many"), ("unit", "km"), ("measure", "ships"),
    ("source", "NIS"), ("source", ""), ("target_date", "by Dec 2024"), ("stance", "planned"), ("kind", "increment"),
])  # fmt: skip
State = tuple[tuple[str, ...], ...]


@contextmanager
def refusal(*codes: str) -> Iterator[None]:
    """Let an error of one of these codes pass: not all that chance asks for can be done."""
    try:
        yield
    except UserError as error:
        if error.code not in codes:
            raise


@cache
def extraction_of(key: str) -> Extraction:
    """Read one of the small texts, once for all histories."""
    return load_pipeline().read(article_of(key))


def article_of(key: str) -> Document:
    return Document(key, READ[key], outlet="KBS", published="2024-10-24")


def state_of(session: ProjectSession) -> State:
    """Give everything that a project shows, and the rows that it is made of, as text."""
    articles = session.articles()
    figures = tuple(
        json.dumps([repr(figure), figure.note, sorted(figure.corrected)]) for figure in session.figures()
    )
    aside = tuple(repr(number) for article in articles for number in session.set_aside(article.key))
    lost = tuple(repr(correction) for correction in reviewing.unplaced(session))
    return tuple(map(repr, articles)), figures, aside, lost, rows_of(session)


def rows_of(session: ProjectSession) -> tuple[str, ...]:
    """Give the rows of the journaled tables, but those of articles that are not in the project."""
    there = {"document": "present", "review": "document_id IN (SELECT id FROM document WHERE present)"}
    return tuple(
        repr((table, *row))
        for table in JOURNALED
        for row in session.read(
            lambda connection, table=table: connection.execute(  # type: ignore[misc]
                f"SELECT * FROM {table} WHERE {there.get(table, '1')} ORDER BY id"
            ).fetchall()
        )
    )


class Undoing(RuleBasedStateMachine):
    """`states` are what the project showed after each step that is kept; `at` is the one it shows now."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="reportedly-undo-"))
        self.session = ProjectSession.create(self.folder / "Проект 1.reportedly")
        self.states = [self.state()]
        self.at = self.saved = 0
        self.shown: dict[str, str] = {}
        self.told = NO_CHANGE
        self.session.subscribe(self.hear)

    def hear(self, change: ChangeSet) -> None:
        self.told |= change

    def state(self) -> State:
        return state_of(self.session)

    def after(self, most: int = 1) -> None:
        """Note what was done in one step, or in a few; what did nothing must leave none behind."""
        state = self.state()
        new = len([step for step in self.session.history() if not step.is_undone]) - self.at
        if new or state != self.states[self.at]:
            assert 1 <= new <= most
            assert not any(step.is_undone for step in self.session.history())
            del self.states[self.at + 1 :]
            self.states += self.states_between(new - 1)
            self.states.append(state)
            self.at += new
        self.between_two_steps()

    def states_between(self, steps: int) -> list[State]:
        """Give the states before each of the latest steps, by going back to them."""
        found: list[State] = []
        for _ in range(steps):
            self.session.undo()
            found.insert(0, self.state())
        for _ in range(steps):
            self.session.redo()
        return found

    def between_two_steps(self) -> None:
        """Do nothing; one machine closes the project here and opens it again."""

    def some(self, data: st.DataObject, most: int = 3) -> list[str]:
        ids = [figure.id for figure in self.session.figures()]
        return data.draw(st.lists(st.sampled_from(ids), unique=True, max_size=most)) if ids else []

    def present(self, key: str) -> bool:
        return key in {article.key for article in self.session.articles()}

    # --- articles and runs ------------------------------------------------------------------------------

    @rule(key=st.sampled_from(PLAIN), figures=st.integers(0, 4))
    def load(self, key: str, figures: int) -> None:
        document = make_document(key, f"Text of {key} with some figures.")
        self.session.add_article(document, make_extraction(document, figures))
        self.after()

    @rule(keys=st.lists(st.sampled_from(list(READ)), unique=True, min_size=1))
    def load_and_read_as_one_job(self, keys: list[str]) -> None:
        job = new_job()
        for key in keys:
            self.session.add_article(article_of(key), extraction_of(key), job=job)
        self.after()

    @rule(key=st.sampled_from(KEYS), figures=st.integers(0, 4))
    def read_again(self, key: str, figures: int) -> None:
        if self.present(key):
            document = self.session.document(key)
            extraction = make_extraction(document, figures)
            if key in READ:
                whole = extraction_of(key)
                extraction = replace(whole, figures=whole.figures[figures:])
            self.session.replace_runs({key: extraction})
            self.after()

    @rule(key=st.sampled_from(KEYS), outlet=st.sampled_from(["KBS", "BBC", None]))
    def edit_article(self, key: str, outlet: str | None) -> None:
        if self.present(key):
            self.session.edit_document(key, outlet=outlet)
            self.after()

    @rule(
        key=st.sampled_from(KEYS), field=st.sampled_from(["title", "author"]), text=st.sampled_from(["A", ""])
    )
    def edit_what_an_article_is_called(self, key: str, field: str, text: str) -> None:
        if self.present(key):
            self.session.edit_document(key, **{field: text})
            self.after()

    @rule(
        key=st.sampled_from(KEYS), title=st.sampled_from(["Read anew", None]), figures=st.integers(0, 4),
        day=st.sampled_from(["2024-10-24", "2023-01-05", None]), origin=st.sampled_from([Origin.FOUND, Origin.TABLE]),
    )  # fmt: skip
    def load_a_removed_article_again(
        self, key: str, title: str | None, figures: int, day: str | None, origin: Origin
    ) -> None:
        try:
            before = self.session.document(key)
        except UserError:
            return  # it was never loaded
        if self.present(key):
            return
        typed = self.session.read(lambda connection: typed_columns(connection, key))
        document = replace(before, title=title, published=day, published_origin=origin)
        self.session.add_article(document, make_extraction(document, figures))
        after = self.session.document(key)
        assert after.title == (before.title if "title" in typed else title)
        is_kept = "published" in typed and origin is not Origin.TABLE
        assert after.published == (before.published if is_kept else day)
        self.after()

    @rule(first=st.permutations(KEYS))
    def import_twice_at_once(self, first: list[str]) -> None:
        """Two imports whose articles come in turn are two steps, whatever came in between of each."""
        jobs = (new_job(), new_job())
        loaded: tuple[list[str], list[str]] = ([], [])
        for place, key in enumerate(first):
            document = (
                article_of(key) if key in READ else make_document(key, f"Text of {key} with some figures.")
            )
            extraction = extraction_of(key) if key in READ else make_extraction(document, place)
            there, _ = self.session.add_article(document, extraction, job=jobs[place % 2])
            if there is not None:
                loaded[place % 2].append(there)
        self.after(most=2)
        if all(loaded):
            self.undo(1)
            there = {article.key for article in self.session.articles()}
            ones, others = loaded if first[0] in loaded[0] else (loaded[1], loaded[0])
            assert there.issuperset(ones) != there.issuperset(others)
            self.redo(1)

    @rule(keys=st.lists(st.sampled_from(KEYS), unique=True), day=st.sampled_from(["2024-10-31", "2024", ""]))
    def edit_the_day_of_articles_so_that_dates_follow(self, keys: list[str], day: str) -> None:
        edits = {key: {"published": day, "author": "A. Writer"} for key in keys if self.present(key)}
        if edits:
            edit_articles(self.session, edits, runner=InlineRunner(), progress=NO_PROGRESS)
            self.after()

    @rule(key=st.sampled_from(KEYS))
    def remove(self, key: str) -> None:
        if self.present(key):
            self.session.remove_articles([key])
            self.after()

    # --- what is said of figures ------------------------------------------------------------------------

    @rule(data=st.data(), verdict=VERDICTS)
    def judge(self, data: st.DataObject, verdict: Review) -> None:
        reviewing.set_verdict(self.session, self.some(data), verdict)
        self.after()

    @rule(verdict=VERDICTS)
    def judge_all(self, verdict: Review) -> None:
        reviewing.set_verdict(self.session, [figure.id for figure in self.session.figures()], verdict)
        self.after()

    @rule(data=st.data(), source=st.sampled_from(["NIS", None, "Kyiv"]))
    def correct(self, data: st.DataObject, source: str | None) -> None:
        reviewing.correct(self.session, self.some(data), {"source": source})
        self.after()

    @rule(data=st.data(), typed=TYPED)
    def edit(self, data: st.DataObject, typed: tuple[str, str]) -> None:
        with refusal("R310"):
            reviewing.edit(self.session, self.some(data, 8), *typed)
        self.after()

    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        reviewing.take_back_corrections(self.session, self.some(data))
        self.after()

    @rule(data=st.data(), note=st.text(max_size=4), tags=st.lists(st.sampled_from(["a", "b"])))
    def say(self, data: st.DataObject, note: str, tags: list[str]) -> None:
        reviewing.remark(self.session, self.some(data), note=note, tags=tags)
        self.after()

    # --- figures of one's own ---------------------------------------------------------------------------

    @rule(key=st.sampled_from(list(READ)), data=st.data())
    def promote(self, key: str, data: st.DataObject) -> None:
        numbers = self.session.set_aside(key) if self.present(key) else []
        if numbers:
            number = data.draw(st.sampled_from(numbers))
            reviewing.promote(self.session, key, number.start, number.end)
            self.after()

    @rule(key=st.sampled_from(list(READ)), start=st.integers(0, 180))
    def mark(self, key: str, start: int) -> None:
        if self.present(key):
            with refusal("R311", "R312"):
                reviewing.add_figure(self.session, key, start, start + 6)
            self.after()

    @rule(data=st.data())
    def split_a_figure(self, data: st.DataObject) -> None:
        ranges = [figure for figure in self.session.figures() if reviewing.parts_of(figure)]
        if ranges:
            reviewing.split_figure(self.session, data.draw(st.sampled_from(ranges)).id)
            self.after()

    @rule(data=st.data())
    def join(self, data: st.DataObject) -> None:
        figures = self.session.figures()
        if len(figures) > 1:
            at = data.draw(st.integers(0, len(figures) - 2))
            with refusal("R315"):
                reviewing.join_figures(self.session, [figures[at].id, figures[at + 1].id])
            self.after()

    @rule()
    def remove_what_was_added(self) -> None:
        own = [figure.id for figure in self.session.figures() if figure.is_added]
        reviewing.remove_added(self.session, own[:2])
        self.after()

    @rule(data=st.data(), choice=st.sampled_from(["drop", "keep", "place"]))
    def settle_a_lost_correction(self, data: st.DataObject, choice: str) -> None:
        lost = reviewing.unplaced(self.session)
        if not lost:
            return
        one = data.draw(st.sampled_from(lost))
        with refusal("R312"):
            if choice == "drop":
                reviewing.drop_unplaced(self.session, [one])
            elif choice == "keep":
                reviewing.keep_as_own(self.session, one)
            elif one.candidate is not None:
                reviewing.place_again(self.session, one, one.candidate)
        self.after()

    # --- names ------------------------------------------------------------------------------------------

    @rule(data=st.data(), kind=st.sampled_from(["source", "series"]))
    def merge(self, data: st.DataObject, kind: naming.NameKind) -> None:
        names = [thing.name for thing in naming.list_names(self.session, kind)]
        if len(names) > 1:
            first, second = data.draw(st.lists(st.sampled_from(names), unique=True, min_size=2, max_size=2))
            naming.merge(self.session, kind, [first], second)
            self.after()

    @rule(data=st.data(), kind=st.sampled_from(["source", "series"]))
    def split_a_name(self, data: st.DataObject, kind: naming.NameKind) -> None:
        aliases = [alias for thing in naming.list_names(self.session, kind) for alias in thing.aliases]
        if aliases:
            naming.split(self.session, kind, [data.draw(st.sampled_from(aliases))])
            self.after()

    @rule(data=st.data(), source=SOURCES)
    def move(self, data: st.DataObject, source: str) -> None:
        if source in {thing.name for thing in naming.list_names(self.session, "source")}:
            naming.move_figures(self.session, "source", self.some(data), source)
            self.after()

    @rule(name=st.sampled_from(["a", "b"]), text=st.sampled_from(["ships", "tanks"]))
    def save_a_filter(self, name: str, text: str) -> None:
        save_filter(self.session, name, FilterSpec(text=text))
        self.after()

    # --- there and back ---------------------------------------------------------------------------------

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            step, _ = self.session.undo()
            assert (step is None) == (self.at == 0)
            self.at = max(0, self.at - 1)
            assert self.state() == self.states[self.at]
            self.between_two_steps()

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(times):
            step, _ = self.session.redo()
            assert (step is None) == (self.at == len(self.states) - 1)
            self.at = min(len(self.states) - 1, self.at + 1)
            assert self.state() == self.states[self.at]
            self.between_two_steps()

    @rule()
    def undo_all_and_redo_all(self) -> None:
        for number in reversed(range(self.at)):
            self.session.undo()
            assert self.state() == self.states[number]
            self.between_two_steps()
        for number in range(1, len(self.states)):
            self.session.redo()
            assert self.state() == self.states[number]
            self.between_two_steps()
        self.at = len(self.states) - 1

    @rule()
    def close_and_open(self) -> None:
        self.session.close()
        self.session = ProjectSession.open(self.session.path)
        self.session.subscribe(self.hear)

    @rule()
    def save_under_another_name(self) -> None:
        """The project goes on in the new file, with its history; what lies in the old one is as it was."""
        old, self.saved = self.session.path, self.saved + 1
        self.session.save_as(self.folder / f"Проект {self.saved + 1}.reportedly")
        assert self.state() == self.states[self.at]
        with closing(ProjectSession.open(old)) as left:
            assert state_of(left) == self.states[self.at]

    @rule()
    def save_a_copy(self) -> None:
        """A copy opens with the same state and the same history; what is undone in it is not undone here."""
        path = self.folder / "Kopie ü.reportedly"
        save_copy(self.session, path)
        with closing(ProjectSession.open(path)) as copy:
            assert state_of(copy) == self.states[self.at]
            assert copy.history() == self.session.history()
            step, _ = copy.undo()
            assert (step is None) == (self.at == 0)
            assert state_of(copy) == self.states[max(0, self.at - 1)]

    # --- what always holds ------------------------------------------------------------------------------

    @invariant()
    def the_project_shows_the_state(self) -> None:
        assert self.state() == self.states[self.at]

    @invariant()
    def the_counts_of_articles_are_those_of_their_lists(self) -> None:
        for article in self.session.articles():
            assert article.figures == len(self.session.figures([article.key]))
            assert article.set_aside + article.to_check == len(self.session.set_aside(article.key))

    @invariant()
    def every_figure_that_came_went_or_changed_was_told(self) -> None:
        shown = {figure.id: repr(figure) for figure in self.session.figures()}
        others = {figure for figure, _ in shown.items() ^ self.shown.items()}
        assert others <= self.told.figures
        self.shown, self.told = shown, NO_CHANGE

    @invariant()
    def no_words_are_in_two_figures(self) -> None:
        for key in READ:
            figures = self.session.figures([key])
            for first, second in pairwise(figures):
                assert first.end <= second.start

    def teardown(self) -> None:
        self.session.close()
        shutil.rmtree(self.folder)


class Reopening(Undoing):
    """The same, where the project is closed and opened again between any two steps."""

    def between_two_steps(self) -> None:
        self.close_and_open()


TestUndoing = Undoing.TestCase
TestUndoing.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
TestReopening = Reopening.TestCase
TestReopening.settings = settings(max_examples=10, stateful_step_count=20, deadline=None)
