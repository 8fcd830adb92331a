"""Queries of names over an empty project, one with one article, and a larger one."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.records import make_document, make_extraction, make_figure
from reportedly.model.figure import Denial
from reportedly.store import create_project
from reportedly.store.queries import documents, names, runs
from reportedly.store.queries.found_names import bearing, names_in
from reportedly.store.queries.names import Description, NameUse
from reportedly.store.queries.reviews import ReviewRow, put_reviews
from reportedly.store.queries.touched import figures_named

SIZES = pytest.mark.parametrize("count", [0, 1, 300], ids=["empty", "one", "large"])


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = create_project(tmp_path / "test.reportedly")
    yield connection
    connection.close()


def fill(connection: sqlite3.Connection, count: int) -> list[int]:
    """Add articles with two figures of a ministry, one of them denied, and one in the outlet's own voice."""
    rows = []
    for number in range(count):
        document = make_document(
            f"{number}.txt", f"Text number {number} with some figures.", outlet="Coast Radio"
        )
        denial = Denial(document.key, "Opposition", "Opposition", 0, 4, "Text.", None)
        figures = (
            make_figure(document, 0, 1, source="Ministry", speaker="Ana Ruiz", series="ships", measure="ships seen",
                        denied_by=(denial,)),
            make_figure(document, 1, 2, source="Ministry", series="ships", measure=""),
            make_figure(document, 2, 3, source=None, series="boats", measure="boats seen"),
        )  # fmt: skip
        row = documents.add_document(connection, document, None)
        run = runs.add_run(connection, row, make_extraction(document, figures), published=None)
        runs.make_current(connection, row, run)
        documents.set_present(connection, [document.key], present=True)
        rows.append(row)
    return rows


def correct(connection: sqlite3.Connection, row: int, start: int, fields: str) -> None:
    """Say something else of the figure at a place."""
    put_reviews(connection, [ReviewRow(row, start, start + 1, "x", verdict="edited", fields=fields)])


@SIZES
def test_names_are_counted_with_their_figures_and_denials(connection: sqlite3.Connection, count: int):
    fill(connection, count)

    sources, series = names.list_uses(connection, "source"), names.list_uses(connection, "series")

    assert sources == ([NameUse("Ministry", 2 * count), NameUse("Opposition", 0, count)] if count else [])
    assert sorted((use.name, use.figures) for use in series) == (
        [("boats", count), ("ships", 2 * count)] if count else []
    )


@SIZES
def test_words_of_series_are_counted_all_and_of_one(connection: sqlite3.Connection, count: int):
    fill(connection, count)

    every, one = names.list_words(connection), names.words_of(connection, "ships")

    assert one == ({"ships seen": count, "people": count} if count else {})
    assert every == ({"ships": one, "boats": {"boats seen": count}} if count else {})


@SIZES
def test_mentions_name_who_spoke_and_where(connection: sqlite3.Connection, count: int):
    fill(connection, count)

    mentions = {(one.name, one.speaker, one.article) for one in names_in(connection, bearing(connection))}

    assert sorted(mentions, key=str) == sorted(
        (
            (source, speaker, f"{number}.txt")
            for number in range(count)
            for source, speaker in (("Ministry", "Ana Ruiz"), ("Ministry", None), ("Opposition", None))
        ),
        key=str,
    )
    assert names.list_outlets(connection) == ({"Coast Radio"} if count else set())
    assert names.text_of(connection, "0.txt") == ("Text number 0 with some figures." if count else "")


@SIZES
def test_a_name_is_borne_by_figures_denials_and_corrections(connection: sqlite3.Connection, count: int):
    rows = fill(connection, count)
    for row in rows:
        correct(connection, row, 2, '{"series": "rafts"}')

    def borne(kind: str, *asked: str) -> list[str]:
        return [name for name in asked if names.is_borne(connection, kind, name)]

    assert borne("source", "Ministry", "Opposition", "Ana Ruiz") == (
        ["Ministry", "Opposition"] if count else []
    )
    assert borne("series", "ships", "boats", "rafts") == (["ships", "rafts"] if count else [])


@SIZES
def test_the_figures_of_a_name_are_found_with_those_it_denies(connection: sqlite3.Connection, count: int):
    fill(connection, count)

    assert len(figures_named(connection, ["Ministry"]).figures) == 2 * count
    assert len(figures_named(connection, ["Opposition"]).figures) == count
    assert len(figures_named(connection, ["boats", "ships"]).figures) == 3 * count
    assert not figures_named(connection, [])


def test_names_of_removed_articles_are_not_listed(connection: sqlite3.Connection):
    fill(connection, 1)

    documents.set_present(connection, ["0.txt"], present=False)

    assert names.list_uses(connection, "source") == []
    assert names.list_words(connection) == names.words_of(connection, "ships") == {}
    assert list(names_in(connection, bearing(connection))) == []
    assert not names.is_borne(connection, "source", "Ministry")
    assert names.text_of(connection, "0.txt") == ""


def test_what_a_person_corrected_is_counted_under_the_new_name(connection: sqlite3.Connection):
    (row,) = fill(connection, 1)
    correct(connection, row, 1, '{"source": "Army", "series": "tanks", "measure": "tanks seen"}')
    correct(connection, row, 0, '{"source": null}')

    assert [(use.name, use.figures) for use in names.list_uses(connection, "source")] == [
        ("Army", 1), ("Opposition", 0)
    ]  # fmt: skip
    assert names.words_of(connection, "tanks") == {"tanks seen": 1}
    assert not names.is_borne(connection, "source", "Ministry")


def test_the_rule_is_that_of_the_surest_figure(connection: sqlite3.Connection):
    fill(connection, 1)

    assert names.rules_of(connection, ["Ministry", "Nobody"]) == {"Ministry": ""}


def test_merged_names_are_written_where_they_differ_and_read_in_order(connection: sqlite3.Connection):
    names.put_names(connection, "source", {"A": "B", "C": "B"}, {"A": "B", "C": "B"})
    names.put_names(connection, "source", {"A": "B", "B": "D"}, {"A": "D", "B": "D"})

    assert names.joined_names(connection, "source") == {"A": "B", "B": "D"}
    assert names.joined_names(connection, "series") == {}
    rows = connection.execute("SELECT alias, name FROM alias ORDER BY alias").fetchall()
    assert [tuple(row) for row in rows] == [("A", "D"), ("B", "D")]


def test_what_is_said_of_a_name_is_replaced_and_taken_back(connection: sqlite3.Connection):
    names.describe_name(connection, "source", "A", Description(source_kind="agency"))
    names.describe_name(connection, "source", "A", Description(country="Peru"))
    assert names.descriptions(connection, "source") == {"A": Description(country="Peru")}

    names.describe_name(connection, "source", "A", Description())
    assert names.descriptions(connection, "source") == {}


def test_a_pair_is_declined_once_in_either_order(connection: sqlite3.Connection):
    names.decline_pair(connection, "source", "B", "A")
    names.decline_pair(connection, "source", "A", "B")

    assert names.declined_pairs(connection, "source") == [("A", "B")]
