"""Queries over an empty project, one with one article, and a larger one."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.records import SENTENCE, make_document, make_extraction, make_figure, make_set_aside
from reportedly.model.document import Document, Origin
from reportedly.model.extraction import Extraction
from reportedly.model.figure import FIELD_ORDER, Denial, Figure, Review
from reportedly.model.quantity import Relation
from reportedly.model.set_aside import Reason
from reportedly.store import create_project
from reportedly.store.queries import documents, figures, properties, runs

LARGE = 300


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = create_project(tmp_path / "test.reportedly")
    yield connection
    connection.close()


def add(connection: sqlite3.Connection, document: Document, extraction: Extraction | None = None) -> int:
    row = documents.add_document(connection, document, None)
    run = runs.add_run(connection, row, extraction or make_extraction(document), published=document.published)
    runs.make_current(connection, row, run)
    documents.set_present(connection, [document.key], present=True)
    return row


def fill(connection: sqlite3.Connection, count: int) -> None:
    for number in range(count):
        document = make_document(
            f"{number}.txt", f"Text number {number}, long enough for a few figures in it."
        )
        add(connection, document, make_extraction(document, figures=4))


@pytest.mark.parametrize("count", [0, 1, LARGE], ids=["empty", "one", "large"])
def test_lists_give_every_present_article_in_the_order_of_loading(connection: sqlite3.Connection, count: int):
    fill(connection, count)

    articles = documents.list_articles(connection)
    found = figures.list_figures(connection)

    assert [article.key for article in articles] == [f"{number}.txt" for number in range(count)]
    assert all((article.figures, article.set_aside, article.to_check) == (4, 1, 0) for article in articles)
    assert [(figure.article, figure.start) for figure in found] == [
        (f"{number}.txt", start) for number in range(count) for start in range(4)
    ]
    assert documents.is_empty(connection) == (count == 0)


@pytest.mark.parametrize("count", [0, 1, LARGE], ids=["empty", "one", "large"])
def test_one_article_is_found_by_its_key_or_not_at_all(connection: sqlite3.Connection, count: int):
    fill(connection, count)
    last = f"{count - 1}.txt"

    assert documents.load_document(connection, "nowhere.txt") is None
    assert documents.document_id(connection, "nowhere.txt") is None
    assert figures.list_set_aside(connection, "nowhere.txt") == []
    assert documents.free_key(connection, "nowhere.txt") == "nowhere.txt"
    if count:
        document = documents.load_document(connection, last)
        assert document is not None
        assert document.text.startswith(f"Text number {count - 1},")
        assert len(figures.list_set_aside(connection, last)) == 1
        assert documents.free_key(connection, last) == f"{last} (2)"
        assert len(figures.figure_ids(connection, count)) == 4


def test_a_figure_comes_back_with_every_field(connection: sqlite3.Connection):
    document = make_document(outlet="KBS", title="Arrivals", author="A. Lee", url="https://example.org/1",
                             published="2024-10-23")  # fmt: skip
    denial = Denial("b.txt", "Russia", "Moscow", 3, 9, "Moscow denied it.", "2024-10-24")
    figure = make_figure(
        document,
        value=None,
        low=Decimal("0.10"),
        high=Decimal("12345678901234567890.123456789"),
        relation=Relation.RANGE,
        denied_by=(denial,),
        superseded_by="abc",
        source="Officials in Seoul",
        source_text="Officials",
        source_start=0,
        source_end=9,
        speaker="Cho",
        via="AFP",
        cue="said",
        statement_date="2024-10",
        target_date="2024-12",
        target_start="2024-12-01",
        target_end="2024-12-31",
    )
    add(connection, document, make_extraction(document, figures=(figure,)))

    (found,) = figures.list_figures(connection)

    assert {name: getattr(found, name) for name in FIELD_ORDER} == {
        name: getattr(figure, name) for name in FIELD_ORDER
    }
    assert dict(found.evidence) == dict(figure.evidence)
    assert found == figure


def test_a_set_aside_number_comes_back_with_every_field(connection: sqlite3.Connection):
    document = make_document()
    number = make_set_aside(
        document, reason=Reason.RATIO, value=Decimal("1.50"), relation=Relation.EXACT, unit="percent",
        source="NIS", source_text="the NIS", source_start=1, source_end=8, cue="said",
    )  # fmt: skip
    add(connection, document, make_extraction(document, set_aside=(number,)))

    assert figures.list_set_aside(connection, document.key) == [number]


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_decimals_are_exact(value: Decimal):
    connection = create_project(Path(":memory:"))
    document = make_document()
    add(connection, document, make_extraction(document, figures=(make_figure(document, value=value),)))

    (found,) = figures.list_figures(connection)
    connection.close()

    assert found.value == value


def test_a_removed_article_is_not_listed_but_kept(connection: sqlite3.Connection):
    fill(connection, 2)

    changed = documents.set_present(connection, ["0.txt", "0.txt"], present=False)

    assert changed == ["0.txt"]
    assert [article.key for article in documents.list_articles(connection)] == ["1.txt"]
    assert {figure.article for figure in figures.list_figures(connection)} == {"1.txt"}
    assert documents.load_document(connection, "0.txt") is not None


def test_the_latest_run_counts(connection: sqlite3.Connection):
    document = make_document()
    row = add(connection, document, make_extraction(document, figures=3))

    run = runs.add_run(connection, row, make_extraction(document, figures=1), published=None)
    runs.make_current(connection, row, run)

    assert len(figures.list_figures(connection)) == 1
    assert connection.execute("SELECT COUNT(*) FROM figure").fetchone()[0] == 4


def test_a_review_wins_over_the_machine(connection: sqlite3.Connection):
    document = make_document()
    figure = replace(make_figure(document), source="Seoul", unit="people")
    row = add(connection, document, make_extraction(document, figures=(figure,)))
    fields = {"value": "3500.50", "source": None, "unit": "soldier"}
    connection.execute(
        'INSERT INTO review (document_id, start, "end", text, verdict, fields) VALUES (?, ?, ?, ?, ?, ?)',
        (row, figure.start, figure.end, figure.text, "edited", json.dumps(fields)),
    )

    (found,) = figures.list_figures(connection)

    assert (found.value, found.source, found.unit) == (Decimal("3500.50"), None, "soldier")
    assert (found.low, found.review) == (figure.low, Review.EDITED)


def test_the_same_text_is_the_same_article_only_at_the_same_outlet(connection: sqlite3.Connection):
    add(connection, make_document(outlet="The Herald"))

    found = [
        documents.same_article(connection, make_document("copy.txt", text, outlet=outlet))
        for text, outlet in ((SENTENCE, " the herald "), (SENTENCE, "The Mail"), ("Other.", "The Herald"))
    ]

    assert found == [("seoul.txt", True), None, None]


def test_document_fields_of_figures_follow_the_article(connection: sqlite3.Connection):
    fill(connection, 2)

    documents.update_document(
        connection, "1.txt", {"published": "2024-10", "published_origin": Origin.TYPED.value}
    )

    assert [figure.published for figure in figures.list_figures(connection)] == [None] * 4 + ["2024-10"] * 4
    with pytest.raises(ValueError, match="sha256"):
        documents.update_document(connection, "1.txt", {"sha256": "0"})


def test_sorting_columns_are_numbers(connection: sqlite3.Connection):
    document = make_document()
    made = tuple(
        make_figure(document, at, at + 1, value=Decimal(v)) for at, v in enumerate(("9", "10", "-1.5"))
    )
    add(connection, document, make_extraction(document, figures=made))

    rows = connection.execute("SELECT value FROM figure ORDER BY value_real")

    assert [row["value"] for row in rows] == ["-1.5", "9", "10"]


def test_properties_and_the_view_state_are_kept(connection: sqlite3.Connection):
    assert (properties.get_property(connection, "a"), properties.get_view_state(connection)) == (None, "{}")

    properties.set_property(connection, "a", "1")
    properties.set_property(connection, "a", "2")
    properties.set_view_state(connection, '{"measure": "soldiers"}')

    assert properties.get_property(connection, "a") == "2"
    assert properties.get_view_state(connection) == '{"measure": "soldiers"}'
    properties.remove_property(connection, "a")
    assert properties.get_property(connection, "a") is None


def test_a_stored_figure_can_be_hashed_compared_and_shown(connection: sqlite3.Connection):
    document = make_document()
    add(connection, document)

    found: list[Figure] = figures.list_figures(connection)

    assert "numbers" in repr(found[0].evidence)
    assert len(found[0].evidence) == 1
    assert hash(found[0].evidence) == hash(figures.list_figures(connection)[0].evidence)


@pytest.mark.parametrize("view", ["named_figure", "effective_figure"])
@pytest.mark.parametrize("column", ["id", "article"])
def test_some_figures_of_many_are_looked_up_and_not_searched_for(
    connection: sqlite3.Connection, view: str, column: str
):
    fill(connection, LARGE)

    plan = connection.execute(
        f"EXPLAIN QUERY PLAN SELECT * FROM {view} WHERE {column} IN (?, ?)", ("a", "b")
    ).fetchall()

    scanned = [row["detail"] for row in plan if row["detail"].startswith("SCAN ")]
    assert set(scanned) <= {"SCAN named_figure"}, "of the rows found only"
    assert [row["detail"] for row in plan if row["detail"].startswith("SEARCH figure")]


@pytest.mark.parametrize("count", [1, LARGE * 4], ids=["one", "all"])
def test_figures_are_given_by_id_in_order_each_once(connection: sqlite3.Connection, count: int):
    fill(connection, LARGE)
    every = figures.list_figures(connection)
    wanted = [figure.id for figure in reversed(every)][:count]

    found = figures.figures_by_id(connection, [*wanted, *wanted, "none"])

    assert found == [figure for figure in every if figure.id in set(wanted)]
