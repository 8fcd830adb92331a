"""Random histories of a project, with closing and opening between any two steps, against a plain dictionary."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from helpers.records import make_document, make_extraction
from reportedly.services.session import ProjectSession

KEYS = [f"{number}.txt" for number in range(4)]


class Histories(RuleBasedStateMachine):
    """`articles` maps each key ever loaded to its outlet, count of figures and presence."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="reportedly-histories-"))
        self.session = ProjectSession.create(self.folder / "Проект.reportedly")
        self.articles: dict[str, tuple[str | None, int, bool]] = {}

    @rule(key=st.sampled_from(KEYS), figures=st.integers(0, 5))
    def load(self, key: str, figures: int) -> None:
        outlet, count, is_present = self.articles.get(key, (None, 0, False))
        document = make_document(key, f"Text of {key} with some figures.", outlet=outlet)

        loaded, _ = self.session.add_article(document, make_extraction(document, figures))

        assert loaded == (None if is_present else key)
        self.articles[key] = (outlet, count if is_present else figures, True)

    @rule(key=st.sampled_from(KEYS), figures=st.integers(0, 5))
    def read_again(self, key: str, figures: int) -> None:
        if key in self.articles:
            self.session.replace_runs({key: make_extraction(self.session.document(key), figures)})
            outlet, _, is_present = self.articles[key]
            self.articles[key] = (outlet, figures, is_present)

    @rule(key=st.sampled_from(KEYS), outlet=st.sampled_from(["KBS", "BBC", None]))
    def edit(self, key: str, outlet: str | None) -> None:
        if key in self.articles:
            self.session.edit_document(key, outlet=outlet)
            self.articles[key] = (outlet, *self.articles[key][1:])

    @rule(key=st.sampled_from(KEYS), is_present=st.booleans())
    def remove_or_restore(self, key: str, is_present: bool) -> None:
        if key in self.articles:
            (self.session.restore_articles if is_present else self.session.remove_articles)([key])
            self.articles[key] = (*self.articles[key][:2], is_present)

    @rule()
    def close_and_open(self) -> None:
        self.session.close()
        self.session = ProjectSession.open(self.session.path)

    @rule(name=st.sampled_from(["a b.reportedly", "文.reportedly"]))
    def save_as(self, name: str) -> None:
        self.session.save_as(self.folder / name)

    @precondition(lambda self: self.articles)
    @invariant()
    def the_project_is_what_the_history_says(self) -> None:
        present = {
            key: (outlet, count) for key, (outlet, count, is_there) in self.articles.items() if is_there
        }

        assert {a.key: (a.outlet, a.figures) for a in self.session.articles()} == present
        counted = dict.fromkeys(present, 0)
        for figure in self.session.figures():
            counted[figure.article] += 1
            assert figure.outlet == present[figure.article][0]
        assert counted == {key: count for key, (_, count) in present.items()}

    def teardown(self) -> None:
        self.session.close()
        shutil.rmtree(self.folder)


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
