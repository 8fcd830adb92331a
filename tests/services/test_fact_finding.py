"""Facts of larger projects come from a process of their own: the same ones, to be stopped, and nothing is left."""

import multiprocessing
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from helpers.reports import told_figure
from reportedly.analysis.as_of import published_by
from reportedly.model.errors import Cancelled
from reportedly.model.figure import Figure
from reportedly.model.origin import OriginCorrection
from reportedly.model.progress import SilentProgress
from reportedly.model.quantity import Relation
from reportedly.services import jobs
from reportedly.services.fact_finding import FactFinder, find_facts

NEVER = threading.Event()
DAY = date(2024, 5, 1)


def reports(size: int) -> list[Figure]:
    """Give short reports of thirty days, some of them roundings of others."""
    found = []
    for place in range(size):
        day = (DAY + timedelta(place % 30)).isoformat()
        relation = Relation.ABOUT if place % 3 else Relation.EXACT
        number = 4000 + 10 * (place % 40)
        figure = told_figure(f"figure {place}", f"article {place}", number, published=day, relation=relation)
        found.append(replace(figure, outlet=f"Outlet {place % 9}"))
    return found


def texts_of(figures: list[Figure]) -> dict[str, str]:
    return {figure.article: f"{figure.sentence} The ministry declined to comment." for figure in figures}


@pytest.fixture
def finder() -> Iterator[FactFinder]:
    made = FactFinder()
    yield made
    made.end()
    for thread in threading.enumerate():
        if thread.name == "facts-end":
            thread.join(120)
    assert multiprocessing.active_children() == []


def test_a_process_gives_what_a_thread_would(finder: FactFinder) -> None:
    figures = reports(180)
    said = [OriginCorrection("figure 1", 1), OriginCorrection("figure 2", 1)]

    found = finder.find(figures, texts_of(figures), said, NEVER)

    assert len(multiprocessing.active_children()) == 1
    assert found == find_facts(figures, texts_of(figures), said)
    assert found.mutations
    assert found.words


def test_few_figures_need_no_process(finder: FactFinder) -> None:
    figures = reports(12)

    assert finder.find(figures, {}, (), NEVER) == find_facts(figures, {})
    assert multiprocessing.active_children() == []


def test_another_day_and_an_edited_figure_are_answered_with_what_the_process_has(finder: FactFinder) -> None:
    figures = reports(180)
    finder.find(figures, {}, (), NEVER)
    stood = published_by(figures, DAY + timedelta(25))
    assert 120 < len(stood) < len(figures)

    assert finder.find(stood, {}, (), NEVER) == find_facts(stood, {})
    edited = [figure if place else replace(figure, source="Mayor") for place, figure in enumerate(figures)]
    assert finder.find(edited, {}, (), NEVER) == find_facts(edited, {})


def test_a_search_is_stopped_and_the_next_one_answered(
    finder: FactFinder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "CANCEL_WAIT_S", 120)  # however busy the machine is, it is not killed
    figures = reports(900)
    finder.find(reports(130), {}, (), NEVER)
    [process] = multiprocessing.active_children()
    stop = threading.Event()
    threading.Timer(0.15, stop.set).start()

    with pytest.raises(Cancelled):
        finder.find(figures, {}, (), stop)

    assert finder.find(figures[:200], {}, (), NEVER) == find_facts(figures[:200], {})
    assert multiprocessing.active_children() == [process]  # it stopped by itself


def test_the_search_looks_again_and_again_whether_it_is_stopped() -> None:
    class Stop:
        asked = 0

        def is_set(self) -> bool:
            self.asked += 1
            return self.asked > 30

    with pytest.raises(Cancelled):
        find_facts(reports(100), {}, progress=SilentProgress(Stop()))


def test_a_search_ends_with_its_project(finder: FactFinder) -> None:
    finder.find(reports(130), {}, (), NEVER)
    threading.Timer(0.1, finder.end).start()

    with pytest.raises(Cancelled):
        finder.find(reports(3000), {}, (), NEVER)
    with pytest.raises(Cancelled):
        finder.find(reports(130), {}, (), NEVER)


def test_a_process_that_died_is_replaced(finder: FactFinder) -> None:
    figures = reports(180)
    finder.find(figures, {}, (), NEVER)
    [process] = multiprocessing.active_children()
    process.kill()
    process.join()

    assert finder.find(figures, {}, (), NEVER) == find_facts(figures, {})
