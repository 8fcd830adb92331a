"""Snapshots of a project: taken by themselves, few, whole, and opened as copies."""

import shutil
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from helpers.records import make_document, make_extraction
from reportedly.model.figure import Review
from reportedly.services import snapshots as module
from reportedly.services.reviewing import set_verdict
from reportedly.services.sample import open_sample
from reportedly.services.session import ProjectSession
from reportedly.services.snapshots import (
    Snapshot,
    SnapshotKeeper,
    kept_of,
    list_snapshots,
    open_snapshot,
    remove_snapshots,
    snapshots_folder,
    snapshots_named,
    take_snapshot,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    shutil.rmtree(snapshots_folder(), ignore_errors=True)
    session = ProjectSession.create(tmp_path / "Войска 1.reportedly")
    yield session
    session.close()


def load(session: ProjectSession, key: str, figures: int = 2) -> None:
    document = make_document(key, f"In {key} some 3,000 soldiers were counted. " * (1 + figures // 10))
    session.add_article(document, make_extraction(document, figures))


def wait_until(condition) -> None:
    deadline = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < deadline, "it never happened"
        threading.Event().wait(0.01)


def test_a_project_without_articles_or_changes_needs_no_snapshot(session: ProjectSession):
    assert take_snapshot(session) is None
    load(session, "a.txt")

    first, second = take_snapshot(session), take_snapshot(session)

    assert first is not None
    assert (first.name, second) == ("Войска 1", None)
    assert list_snapshots(session) == [first]


def test_a_file_that_somebody_laid_among_the_snapshots_is_left_alone(session: ProjectSession):
    load(session, "a.txt")
    snapshots_folder().mkdir(parents=True)
    strange = snapshots_folder() / ".DS_Store"
    strange.touch()

    snapshot = take_snapshot(session)

    assert list_snapshots(session) == snapshots_named("Войска 1") == [snapshot]
    assert strange.exists()


def test_a_sample_in_which_nothing_was_changed_needs_no_snapshot():
    sample = open_sample()

    assert take_snapshot(sample) is None

    sample.discard()


def test_a_snapshot_opens_as_an_untitled_copy_and_leaves_the_project_as_it_is(session: ProjectSession):
    load(session, "a.txt")
    snapshot = take_snapshot(session, now=NOON)
    session.remove_articles(["a.txt"])
    load(session, "b.txt")

    copy = open_snapshot(snapshot)

    stamp = f"{NOON.astimezone():%Y-%m-%d %H-%M}"
    assert (copy.name, copy.is_untitled) == (f"Войска 1 {stamp} (copy)", True)
    assert [article.key for article in copy.articles()] == ["a.txt"]
    assert [article.key for article in session.articles()] == ["b.txt"]
    assert list_snapshots(copy) == []
    copy.discard()
    assert snapshot.path.exists()


def test_undoing_and_doing_again_is_a_change_too(session: ProjectSession):
    load(session, "a.txt")
    load(session, "b.txt")
    take_snapshot(session, now=NOON)

    session.undo()
    undone = take_snapshot(session, now=NOON + timedelta(minutes=1))
    session.redo()
    redone = take_snapshot(session, now=NOON + timedelta(minutes=2))

    assert list_snapshots(session)[:2] == [redone, undone]


def test_snapshots_follow_a_project_that_is_saved_under_another_name(session: ProjectSession, tmp_path: Path):
    load(session, "a.txt")
    snapshot = take_snapshot(session)

    session.save_as(tmp_path / "renamed.reportedly")

    assert list_snapshots(session) == [snapshot]


def test_the_newest_five_stay_then_one_an_hour_and_one_a_day(tmp_path: Path):
    made = [
        Snapshot(tmp_path / f"{minutes}", "x", NOON - timedelta(minutes=minutes), 1)
        for minutes in range(0, 60 * 24 * 45, 10)
    ]

    kept = kept_of(made, NOON)

    ages = [NOON - snapshot.taken_at for snapshot in kept]
    assert ages[:5] == [timedelta(minutes=10 * place) for place in range(5)]
    assert len([age for age in ages if age <= timedelta(days=1)]) <= 5 + 25
    assert len(kept) <= 5 + 25 + 31
    assert max(ages) <= timedelta(days=30)


def test_taking_a_snapshot_drops_the_old_ones(session: ProjectSession):
    for minute in range(20):
        load(session, f"{minute}.txt")
        take_snapshot(session, now=NOON + timedelta(minutes=minute))

    assert [NOON.minute + 19 - place for place in range(5)] == [
        snapshot.taken_at.minute for snapshot in list_snapshots(session)[:5]
    ]
    assert len(list_snapshots(session)) == 5


def test_the_snapshots_of_all_projects_together_take_limited_room(
    session: ProjectSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    load(session, "a.txt")
    old = take_snapshot(session, now=NOON)
    other = ProjectSession.create(tmp_path / "other.reportedly")
    load(other, "b.txt")
    monkeypatch.setattr(module, "MOST_BYTES", 10)

    new = take_snapshot(other, now=NOON + timedelta(hours=1))

    assert not old.path.exists()
    assert list_snapshots(other) == [new]
    assert [folder.name for folder in snapshots_folder().iterdir()] == [new.path.parent.name]
    other.close()


def test_no_snapshot_fills_the_disk(session: ProjectSession, monkeypatch: pytest.MonkeyPatch):
    load(session, "a.txt")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 9 * 10**8, 10**8))

    assert take_snapshot(session) is None


def test_all_snapshots_of_a_project_can_be_removed(session: ProjectSession):
    load(session, "a.txt")
    snapshot = take_snapshot(session)
    for suffix in ("-wal", "-shm"):  # as a kill leaves them while a copy is made of the snapshot
        snapshot.path.with_name(snapshot.path.name + suffix).touch()

    remove_snapshots(session)

    assert (list_snapshots(session), list(snapshot.path.parent.iterdir())) == ([], [])
    assert take_snapshot(session) is not None


def test_a_keeper_takes_one_at_the_beginning_and_after_changes(session: ProjectSession):
    load(session, "a.txt")
    keeper = SnapshotKeeper(session, first=timedelta(0), interval=timedelta(seconds=1))
    wait_until(lambda: len(list_snapshots(session)) == 1)

    load(session, "b.txt")
    wait_until(lambda: len(list_snapshots(session)) == 2)

    keeper.close()
    keeper.close()
    assert not any(thread.name == "snapshots" for thread in threading.enumerate())


def test_a_keeper_ends_at_once_in_the_middle_of_a_copy_and_leaves_no_half_one(
    session: ProjectSession, monkeypatch: pytest.MonkeyPatch
):
    for number in range(30):
        load(session, f"{number}.txt", 300)
    monkeypatch.setattr(module, "_REST_S", 60)
    keeper = SnapshotKeeper(session, first=timedelta(0))
    wait_until(lambda: snapshots_folder().exists() and any(snapshots_folder().rglob("*.partial")))

    keeper.close()

    assert [path for path in snapshots_folder().rglob("*") if path.is_file()] == []


def test_changes_do_not_wait_for_a_snapshot(session: ProjectSession):
    for number in range(40):
        load(session, f"{number}.txt", 300)
    ids = [figure.id for figure in session.figures()][:1]
    is_resting, is_edited = threading.Event(), threading.Event()
    waited: list[bool] = []

    def rest() -> None:
        is_resting.set()
        waited.append(is_edited.wait(120))

    thread = threading.Thread(target=take_snapshot, args=(session,), kwargs={"rest": rest})
    thread.start()
    assert is_resting.wait(120), "a snapshot of so many pages rests on the way"
    set_verdict(session, ids, Review.ACCEPTED)
    set_verdict(session, ids, Review.REJECTED)
    is_edited.set()
    thread.join()

    assert all(waited), "the change waited for the snapshot"
    (snapshot,) = list_snapshots(session)
    copy = open_snapshot(snapshot)
    assert copy.read(lambda file: file.execute("PRAGMA integrity_check").fetchone()[0]) == "ok"
    copy.discard()
