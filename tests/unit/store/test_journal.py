"""Undo inside the project file: images of rows, one step a job, and what is dropped with old steps."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.store import create_project, open_project, transaction
from reportedly.store.journal import JOURNALED, KEPT_STEPS, list_steps, redo, rows_of, step, undo


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = create_project(tmp_path / "test.reportedly")
    yield connection
    connection.close()


def save(connection: sqlite3.Connection, name: str, *, job: str | None = None, times: int = 1) -> None:
    with transaction(connection), step(connection, f"Save {name}", job=job):
        for _ in range(times):
            connection.execute("INSERT INTO saved_filter (name, filter) VALUES (?, '{}')", (name,))


def names(connection: sqlite3.Connection) -> list[str]:
    return [row["name"] for row in connection.execute("SELECT name FROM saved_filter ORDER BY id")]


def titles(connection: sqlite3.Connection) -> list[tuple[str, bool]]:
    return [(made.title, made.is_undone) for made in list_steps(connection)]


@pytest.mark.parametrize("table", JOURNALED)
def test_a_journaled_table_holds_whole_numbers_and_text_under_a_number_of_its_own(
    connection: sqlite3.Connection, table: str
) -> None:
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()

    assert columns, "there is no such table"
    assert {row["type"] for row in columns} == {"INTEGER", "TEXT"}
    assert [(row["name"], row["type"]) for row in columns if row["pk"]] == [("id", "INTEGER")]
    assert connection.execute(
        "SELECT 1 FROM pragma_table_list WHERE name = ? AND NOT wr", (table,)
    ).fetchone()


def test_every_table_of_a_person_is_journaled_and_no_other(connection: sqlite3.Connection) -> None:
    save(connection, "a")

    triggers = connection.execute("SELECT tbl_name FROM sqlite_temp_master WHERE type = 'trigger'").fetchall()

    assert {row["tbl_name"] for row in triggers} == set(JOURNALED)
    assert len(triggers) == 3 * len(JOURNALED)


@pytest.mark.parametrize("value", ["", "a'b\"c\\d", "\N{SHIP} \0 x", "{}", "12", "null", "é\n\r\t"])
def test_an_image_is_exact_to_the_letter(connection: sqlite3.Connection, value: str) -> None:
    save(connection, "a")
    connection.execute("UPDATE saved_filter SET filter = ?", (value,))
    with transaction(connection), step(connection, "Remove a"):
        connection.execute("DELETE FROM saved_filter")

    with transaction(connection):
        undo(connection)

    row = connection.execute("SELECT name, filter FROM saved_filter").fetchone()
    assert tuple(row) == ("a", value)


def test_a_block_that_fails_leaves_no_step_and_nothing_of_it(connection: sqlite3.Connection) -> None:
    save(connection, "a")
    with transaction(connection):
        undo(connection)

    with pytest.raises(sqlite3.IntegrityError):
        save(connection, "b", times=2)

    assert (names(connection), titles(connection)) == ([], [("Save a", True)])


def test_a_block_that_changes_nothing_leaves_no_step_and_what_was_undone_can_be_done_again(
    connection: sqlite3.Connection,
) -> None:
    save(connection, "a")
    with transaction(connection):
        undo(connection)

    with transaction(connection), step(connection, "Nothing"):
        connection.execute("UPDATE saved_filter SET name = name")

    with transaction(connection):
        assert redo(connection) is not None
    assert (names(connection), titles(connection)) == (["a"], [("Save a", False)])


def test_steps_of_one_job_are_one_until_another_comes_between(connection: sqlite3.Connection) -> None:
    for name, job in (("a", "j"), ("b", "j"), ("c", None), ("d", "j")):
        save(connection, name, job=job)

    assert titles(connection) == [("Save b", False), ("Save c", False), ("Save d", False)]
    with transaction(connection):
        undo(connection)
        undo(connection)
        undo(connection)
    assert names(connection) == []


def test_jobs_that_come_in_turn_are_one_step_each(connection: sqlite3.Connection) -> None:
    for number in range(2 * KEPT_STEPS):
        save(connection, f"{number}", job="odd" if number % 2 else "even")

    assert titles(connection) == [("Save 398", False), ("Save 399", False)]
    with transaction(connection):
        undo(connection)
    assert names(connection) == [f"{number}" for number in range(0, 2 * KEPT_STEPS, 2)]
    with transaction(connection):
        undo(connection)
        redo(connection)
        redo(connection)
    assert len(names(connection)) == 2 * KEPT_STEPS


def test_a_job_that_changes_what_another_one_changed_after_it_begins_a_new_step(
    connection: sqlite3.Connection,
) -> None:
    save(connection, "a", job="first")
    for job, name in (("second", "b"), ("first", "c")):
        with transaction(connection), step(connection, f"Rename to {name}", job=job):
            connection.execute("UPDATE saved_filter SET name = ?", (name,))

    assert titles(connection) == [("Save a", False), ("Rename to b", False), ("Rename to c", False)]
    for left in (["b"], ["a"], []):
        with transaction(connection):
            undo(connection)
        assert names(connection) == left


def test_a_job_that_goes_on_after_its_step_was_undone_begins_a_new_one(
    connection: sqlite3.Connection,
) -> None:
    save(connection, "a", job="j")
    with transaction(connection):
        undo(connection)

    save(connection, "b", job="j")

    assert (names(connection), titles(connection)) == (["b"], [("Save b", False)])


def test_what_came_first_goes_after_two_hundred_steps_and_the_rest_can_be_undone(
    connection: sqlite3.Connection,
) -> None:
    for number in range(KEPT_STEPS + 1):
        save(connection, f"{number}")

    undone = 0
    with transaction(connection):
        while undo(connection) is not None:
            undone += 1

    assert undone == KEPT_STEPS == 200
    assert names(connection) == ["0"]
    assert connection.execute("SELECT COUNT(DISTINCT step_id) FROM undo_row").fetchone()[0] == KEPT_STEPS


def test_a_new_step_drops_what_was_undone(connection: sqlite3.Connection) -> None:
    for name in ("a", "b"):
        save(connection, name)
    with transaction(connection):
        undo(connection)

    save(connection, "c")

    with transaction(connection):
        assert redo(connection) is None
    assert (names(connection), titles(connection)) == (["a", "c"], [("Save a", False), ("Save c", False)])


def test_steps_survive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "test.reportedly"
    connection = create_project(path)
    save(connection, "a")
    connection.close()

    connection = open_project(path)
    with transaction(connection):
        undone = undo(connection)
    left, images = names(connection), rows_of(connection, undone.id if undone else 0)
    connection.close()

    assert undone is not None
    assert (undone.title, left) == ("Save a", [])
    assert [(change.table, change.before, (change.after or {})["name"]) for change in images] == [
        ("saved_filter", None, "a")
    ]


def test_rows_that_swap_a_unique_value_are_undone(connection: sqlite3.Connection) -> None:
    for name in ("a", "b"):
        save(connection, name)
    with transaction(connection), step(connection, "Swap"):
        for new, old in (("x", "a"), ("a", "b"), ("b", "x")):
            connection.execute("UPDATE saved_filter SET name = ? WHERE name = ?", (new, old))

    with transaction(connection):
        undo(connection)
    before = names(connection)
    with transaction(connection):
        redo(connection)

    assert (before, names(connection)) == (["a", "b"], ["b", "a"])
