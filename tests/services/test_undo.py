"""Random histories: undoing all and doing all again meets every state of the project once more."""

import json
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from helpers.records import make_document, make_extraction
from reportedly.model.figure import Review
from reportedly.services.reviewing import correct, remark, set_verdict, take_back_corrections
from reportedly.services.session import ProjectSession

KEYS = [f"{number}.txt" for number in range(3)]
VERDICTS = st.sampled_from(list(Review))
State = tuple[tuple[str, ...], ...]


class Undoing(RuleBasedStateMachine):
    """`states` are what the project showed after each step that is kept; `at` is the one it shows now."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="reportedly-undo-"))
        self.session = ProjectSession.create(self.folder / "Проект 1.reportedly")
        self.states = [self.state()]
        self.at = 0

    def state(self) -> State:
        """Give everything that the project shows, as text."""
        articles = tuple(repr(article) for article in self.session.articles())
        figures = tuple(
            json.dumps([repr(figure), figure.note, sorted(figure.corrected)])
            for figure in self.session.figures()
        )
        return articles, figures

    def after(self) -> None:
        """Note what a step did; a step that did nothing must leave none behind."""
        state = self.state()
        steps = len([step for step in self.session.history() if not step.is_undone])
        if steps == self.at and state == self.states[self.at]:
            return
        assert steps == self.at + 1
        assert not any(step.is_undone for step in self.session.history())
        del self.states[self.at + 1 :]
        self.states.append(state)
        self.at += 1

    def some(self, data: st.DataObject) -> list[str]:
        ids = [figure.id for figure in self.session.figures()]
        return data.draw(st.lists(st.sampled_from(ids), unique=True, max_size=3)) if ids else []

    @rule(key=st.sampled_from(KEYS), figures=st.integers(0, 4))
    def load(self, key: str, figures: int) -> None:
        document = make_document(key, f"Text of {key} with some figures.")
        self.session.add_article(document, make_extraction(document, figures))
        self.after()

    @rule(key=st.sampled_from(KEYS), figures=st.integers(0, 4))
    def read_again(self, key: str, figures: int) -> None:
        if key in {article.key for article in self.session.articles()}:
            document = self.session.document(key)
            self.session.replace_runs({key: make_extraction(document, figures)})
            self.after()

    @rule(key=st.sampled_from(KEYS), outlet=st.sampled_from(["KBS", "BBC", None]))
    def edit_article(self, key: str, outlet: str | None) -> None:
        if key in {article.key for article in self.session.articles()}:
            self.session.edit_document(key, outlet=outlet)
            self.after()

    @rule(key=st.sampled_from(KEYS))
    def remove(self, key: str) -> None:
        if key in {article.key for article in self.session.articles()}:
            self.session.remove_articles([key])
            self.after()

    @rule(data=st.data(), verdict=VERDICTS)
    def judge(self, data: st.DataObject, verdict: Review) -> None:
        set_verdict(self.session, self.some(data), verdict)
        self.after()

    @rule(data=st.data(), source=st.sampled_from(["NIS", None, "Kyiv"]))
    def correct(self, data: st.DataObject, source: str | None) -> None:
        correct(self.session, self.some(data), {"source": source})
        self.after()

    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        take_back_corrections(self.session, self.some(data))
        self.after()

    @rule(data=st.data(), note=st.text(max_size=4), tags=st.lists(st.sampled_from(["a", "b"])))
    def say(self, data: st.DataObject, note: str, tags: list[str]) -> None:
        remark(self.session, self.some(data), note=note, tags=tags)
        self.after()

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            step, _ = self.session.undo()
            assert (step is None) == (self.at == 0)
            self.at = max(0, self.at - 1)
            assert self.state() == self.states[self.at]

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(times):
            step, _ = self.session.redo()
            assert (step is None) == (self.at == len(self.states) - 1)
            self.at = min(len(self.states) - 1, self.at + 1)
            assert self.state() == self.states[self.at]

    @rule()
    def undo_all_and_redo_all(self) -> None:
        for number in reversed(range(self.at)):
            self.session.undo()
            assert self.state() == self.states[number]
        for number in range(1, len(self.states)):
            self.session.redo()
            assert self.state() == self.states[number]
        self.at = len(self.states) - 1

    @rule()
    def close_and_open(self) -> None:
        self.session.close()
        self.session = ProjectSession.open(self.session.path)

    @invariant()
    def the_project_shows_the_state(self) -> None:
        assert self.state() == self.states[self.at]

    def teardown(self) -> None:
        self.session.close()
        shutil.rmtree(self.folder)


TestUndoing = Undoing.TestCase
TestUndoing.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
