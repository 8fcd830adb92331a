"""Runners: results as they come, failures on their own, workers that die, cancel."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from helpers.job_work import (
    die_at_three,
    fail_to_start,
    finish_after_cancel,
    nothing,
    square,
    square_slowly,
    wait_politely,
    wait_stubbornly,
)
from reportedly.model.errors import Cancelled, ReportedlyError, UserError
from reportedly.model.progress import NO_PROGRESS, SilentProgress
from reportedly.services.jobs import (
    InlineRunner,
    PoolRunner,
    Runner,
    WorkerDiedError,
    attempt,
)


@pytest.fixture(scope="module")
def pool() -> Iterator[PoolRunner]:
    pool = PoolRunner(2, prepare=nothing)
    yield pool
    pool.close()


@pytest.fixture(params=["inline", "pool"])
def runner(request: pytest.FixtureRequest, pool: PoolRunner) -> Runner:
    return InlineRunner() if request.param == "inline" else pool


class Watch:
    """A progress that writes down what it hears, and stops when told to."""

    def __init__(self) -> None:
        self.heard: list[tuple[int, int]] = []
        self.cancel = threading.Event()
        self.was_asked = threading.Event()

    def report(self, done: int, total: int, label: str = "") -> None:
        self.heard.append((done, total))
        self.raise_if_cancelled()

    def raise_if_cancelled(self) -> None:
        self.was_asked.set()
        if self.cancel.is_set():
            raise Cancelled


def collect(runner: Runner, work: Any, items: list[int], progress: Any = NO_PROGRESS) -> dict[int, Any]:
    found: dict[int, Any] = {}
    runner.run(work, items, on_result=found.__setitem__, progress=progress)
    return found


def test_every_item_gives_its_result_or_its_failure(runner: Runner):
    found = collect(runner, square, [1, 2, 3, 4, 5])

    assert {index: found[index] for index in (0, 1, 4)} == {0: 1, 1: 4, 4: 25}
    assert isinstance(found[2], UserError)
    assert found[2].code == "R999"
    assert "odd" in str(found[3])


def test_no_items_are_no_work(runner: Runner):
    assert collect(runner, square, []) == {}


def test_progress_is_told_after_each_item(runner: Runner):
    watch = Watch()

    collect(runner, square, [1, 2, 5], watch)

    assert watch.heard == [(1, 3), (2, 3), (3, 3)]


def test_a_cancel_before_the_start_runs_nothing(runner: Runner):
    watch = Watch()
    watch.cancel.set()

    with pytest.raises(Cancelled):
        collect(runner, square, [1, 2], watch)

    assert watch.heard == []


def test_running_work_hears_of_a_cancel(runner: Runner):
    cancel = threading.Event()
    found: dict[int, Any] = {}
    threading.Timer(0.3, cancel.set).start()

    with pytest.raises(Cancelled):
        runner.run(wait_politely, [1, 2, 3], on_result=found.__setitem__, progress=SilentProgress(cancel))

    assert found == {}  # who does not hear of it gives a result in the end


def test_a_dying_worker_costs_one_item_only(pool: PoolRunner):
    found = collect(pool, die_at_three, list(range(10)))

    assert isinstance(found.pop(3), WorkerDiedError)
    assert found == {number: number * number for number in range(10) if number != 3}


def test_work_that_does_not_listen_is_killed_and_what_was_finished_is_kept():
    pool = PoolRunner(2, prepare=nothing)
    cancel = threading.Event()
    found: dict[int, Any] = {}

    def take(index: int, result: object) -> None:
        found[index] = result
        cancel.set()

    with pytest.raises(Cancelled):
        pool.run(wait_stubbornly, [0, 1, 2], on_result=take, progress=SilentProgress(cancel))

    assert found == {0: 0}  # who is not killed gives a result in the end
    assert collect(pool, square, [2]) == {0: 4}
    pool.close()


def test_a_listener_that_fails_stops_the_run_and_not_the_pool(pool: PoolRunner):
    def refuse(index: int, result: object) -> None:
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError, match="the disk is full"):
        pool.run(square, [1, 2, 5], on_result=refuse, progress=NO_PROGRESS)

    assert collect(pool, square, [2]) == {0: 4}


def test_what_a_refused_run_still_works_on_is_no_answer_to_the_next_one(pool: PoolRunner, tmp_path: Path):
    """An import is cancelled and its project closed: nobody takes what the processes still finish."""

    class BothBegan(SilentProgress):
        def raise_if_cancelled(self) -> None:
            if all((tmp_path / str(number)).exists() for number in (0, 1)):
                raise Cancelled

    def refuse(index: int, result: object) -> None:
        raise Cancelled

    items = [(tmp_path, 0), (tmp_path, 1)]
    with pytest.raises(Cancelled):
        pool.run(finish_after_cancel, items, on_result=refuse, progress=BothBegan())

    assert collect(pool, square_slowly, [1, 2, 5]) == {0: 1, 1: 4, 2: 25}


def test_workers_that_cannot_start_are_an_error_and_not_a_loop():
    pool = PoolRunner(2, prepare=fail_to_start)

    with pytest.raises(ReportedlyError, match="could not start") as refusal:
        collect(pool, square, [1, 2])

    assert refusal.value.code == "R402"
    pool.close()


def test_a_pool_can_be_warmed_and_closed_again_and_again():
    pool = PoolRunner(1, prepare=nothing)
    pool.warm()
    pool.warm()
    assert collect(pool, square, [2]) == {0: 4}
    pool.close()
    pool.close()

    assert collect(pool, square, [5]) == {0: 25}
    pool.close()


def test_a_second_run_waits_for_its_turn(pool: PoolRunner):
    found: dict[int, Any] = {}
    other = threading.Thread(target=lambda: found.update(collect(pool, square, [1, 2])))
    other.start()

    mine = collect(pool, square, [5])
    other.join()

    assert (mine, found) == ({0: 25}, {0: 1, 1: 4})


@pytest.mark.parametrize(
    ("end", "work"), [("close", wait_politely), ("kill", wait_stubbornly)], ids=["close", "kill"]
)
def test_closing_or_killing_ends_a_run_in_another_thread(end: str, work: Any):
    pool = PoolRunner(1, prepare=nothing)
    watch = Watch()
    ended: list[str] = []

    def run() -> None:
        try:
            pool.run(work, [1, 2], on_result=lambda index, result: ended.append("result"), progress=watch)
        except Cancelled:
            ended.append("cancelled")

    other = threading.Thread(target=run)
    other.start()
    assert watch.was_asked.wait(120)
    getattr(pool, end)()
    other.join(timeout=120)

    assert ended == ["cancelled"]


def test_what_was_stopped_holds_nothing_of_its_work() -> None:
    """Frames behind a traceback hold each other and a whole project, which only the collector could free."""

    def stopped(_: object) -> None:
        raise Cancelled

    given = attempt(stopped, "a project")

    assert isinstance(given, Cancelled)
    assert given.__traceback__ is None
