"""Answers of the comparing views: one at a time, of the newest question, and of the project that is open."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from reportedly.extraction.pipeline import load_pipeline
from reportedly.gui.models.comparison import ComparisonModel, Facts, Question
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.model.document import Document
from reportedly.services.fact_finding import FactFinder, Found
from reportedly.services.session import ProjectSession

EARLY = "About 4,250 homes in Lund lost power in the storm, the grid operator said on Monday."
LATE = "The mayor of Lund said on Friday that 5,100 homes had lost power in the storm."


class Threads:
    """Work that waits until the test lets it be done, in the order of the test's choice."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], Any], Callable[[Any], None]]] = []

    def call(self, work: Callable[[], Any], on_done: Callable[[Any], None]) -> None:
        self.waiting.append((work, on_done))

    def finish(self) -> None:
        work, on_done = self.waiting.pop(0)
        on_done(work())


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    session = ProjectSession.create(tmp_path / "Storm.reportedly")
    for key, text, day in (("early", EARLY, "2024-03-05"), ("late", LATE, "2024-03-09")):
        document = Document(key, text, outlet="Coast Wire", published=day)
        session.add_article(document, load_pipeline().read(document))
    yield session
    session.close()


@pytest.fixture
def threads() -> Threads:
    return Threads()


@pytest.fixture
def shown(session: ProjectSession) -> ProjectModels:
    models = ProjectModels()
    models.session = session
    models.take(session.articles(), session.figures())
    return models


@pytest.fixture
def given() -> list[date | None]:
    return []


@pytest.fixture
def model(
    shown: ProjectModels, selection: LinkedSelection, threads: Threads, given: list[date | None]
) -> Iterator[ComparisonModel]:
    def day_of(_: Facts, question: Question) -> date | None:
        return question.as_of

    made = ComparisonModel(shown, selection, threads.call, shown)
    made.add("matrix", day_of, given.append)
    made.set_active("matrix", is_active=True)
    yield made
    made.end()


def test_while_an_answer_is_worked_out_no_second_search_begins(
    model: ComparisonModel, shown: ProjectModels, threads: Threads, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(threads.waiting) == 1)

    shown.refreshed.emit()
    qtbot.waitUntil(lambda: model._is_waiting)

    assert len(threads.waiting) == 1
    threads.finish()
    assert len(threads.waiting) == 1  # the newer state is asked for as soon as the first answer is there


def test_answers_are_shown_while_articles_keep_arriving(
    model: ComparisonModel, shown: ProjectModels, threads: Threads, given: list[date | None], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(threads.waiting) == 1)
    shown.refreshed.emit()

    threads.finish()

    assert given == [None]
    assert model.facts is None  # those of a moment ago are not the facts of now


def test_an_answer_for_another_day_is_never_shown(
    model: ComparisonModel,
    shown: ProjectModels,
    selection: LinkedSelection,
    threads: Threads,
    given: list[date | None],
    qtbot: QtBot,
) -> None:
    qtbot.waitUntil(lambda: len(threads.waiting) == 1)
    day = date(2024, 3, 6)
    selection.set_as_of(day)

    threads.finish()
    assert given == []
    qtbot.waitUntil(lambda: len(threads.waiting) == 1)
    threads.finish()

    assert given == [day]
    assert model.facts is not None
    assert list(model.facts.texts) == ["early"]


def test_a_view_that_fails_takes_no_answer_from_the_others_and_shows_nothing_old(
    model: ComparisonModel, shown: ProjectModels, threads: Threads, given: list[date | None], qtbot: QtBot
) -> None:
    said: list[str] = []

    def fail(*_: object) -> None:
        raise ValueError("a bug")

    model.add("ledger", fail, given.append, said.append)
    model.set_active("ledger", is_active=True)
    qtbot.waitUntil(lambda: len(threads.waiting) == 1)
    threads.finish()

    assert given == [None]  # of the view that did not fail
    assert said == ["This could not be worked out. What is reported is in the table."]
    assert model.facts is not None
    with pytest.raises(ValueError, match="a bug"):
        threads.finish()  # the window is told


def test_a_question_is_asked_again_after_a_search_that_failed(
    model: ComparisonModel,
    shown: ProjectModels,
    threads: Threads,
    given: list[date | None],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    qtbot.waitUntil(lambda: len(threads.waiting) == 1)
    with monkeypatch.context() as patched:
        patched.setattr("reportedly.analysis.party_words.party_words", lambda *_: 1 / 0)
        threads.finish()
    with pytest.raises(ZeroDivisionError):
        threads.finish()
    assert given == []

    shown.refreshed.emit()
    qtbot.waitUntil(lambda: len(threads.waiting) == 1)
    threads.finish()

    assert given == [None]


def test_views_are_emptied_as_soon_as_the_project_is_let_go(model: ComparisonModel) -> None:
    said: list[str] = []
    model.add("echo", lambda *_: None, lambda _: None, said.append)

    model.end()

    assert said == [""]


def test_an_article_that_was_removed_a_moment_ago_ends_no_search(
    model: ComparisonModel, session: ProjectSession, threads: Threads, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(threads.waiting) == 1)
    session.remove_articles(["late"])

    threads.finish()

    assert model.facts is not None
    assert list(model.facts.texts) == ["early"]


def test_what_is_read_after_the_project_was_let_go_is_kept_for_no_other(
    model: ComparisonModel,
    shown: ProjectModels,
    session: ProjectSession,
    threads: Threads,
    given: list[date | None],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    qtbot.waitUntil(lambda: len(threads.waiting) == 1)
    model.end()
    other = ProjectSession.create(tmp_path / "Other.reportedly")
    document = Document("early", LATE, outlet="Lund Post", published="2024-03-09")
    other.add_article(document, load_pipeline().read(document))
    shown.session = other
    threads.finish()
    assert given == []

    shown.take(other.articles(), other.figures())
    qtbot.waitUntil(lambda: len(threads.waiting) == 1)
    threads.finish()

    assert model.facts is not None
    assert model.facts.texts == {"early": LATE}
    other.close()


def test_a_day_that_is_left_stops_the_search_for_it(
    model: ComparisonModel,
    selection: LinkedSelection,
    threads: Threads,
    given: list[date | None],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    stops: list[bool] = []
    find = FactFinder.find

    def searched(*arguments: Any) -> Found:
        stops.append(arguments[-1].is_set())
        return find(*arguments)

    monkeypatch.setattr(FactFinder, "find", searched)
    qtbot.waitUntil(lambda: len(threads.waiting) == 1)
    day = date(2024, 3, 6)
    selection.set_as_of(day)

    threads.finish()
    qtbot.waitUntil(lambda: len(threads.waiting) == 1)
    threads.finish()

    assert stops == [True, False]
    assert given == [day]
    assert threads.waiting == []  # nothing was told to the window


def test_a_view_that_waits_for_long_says_so_until_it_is_answered(
    model: ComparisonModel, selection: LinkedSelection, threads: Threads, qtbot: QtBot
) -> None:
    said: list[str] = []
    model.add("echo", lambda *_: "an answer", said.append, said.append)
    model.set_active("echo", is_active=True)
    qtbot.waitUntil(lambda: len(said) == 1)

    assert said[0].startswith("Comparing the reports.")
    while threads.waiting or said[-1] != "an answer":
        qtbot.waitUntil(lambda: len(threads.waiting) == 1)
        threads.finish()
    model._say_slow()
    assert said[1:] == ["an answer"]
