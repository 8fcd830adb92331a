"""CSV, JSON Lines and JSON: the record's names, exact numbers, harmless cells."""

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.records import make_document, make_figure, make_set_aside
from reportedly.exporting import FIGURES, SET_ASIDE, Table, exporter_names, load_exporter
from reportedly.exporting.exporter import Record
from reportedly.exporting.json_text import exact_json
from reportedly.model.figure import FIELD_ORDER, Denial
from reportedly.model.quantity import Relation
from reportedly.model.set_aside import SET_ASIDE_FIELDS

DENIAL = Denial("b.txt", "Russia", "Moscow", 3, 9, "Moscow denied it.", None)


def written(name: str, records: list[Record], table: Table = FIGURES) -> str:
    stream = io.StringIO(newline="")
    writer = load_exporter(name).writer(stream, table)
    writer.add_article(make_document(outlet="KBS"))
    for record in records:
        writer.add(record)
    writer.finish()
    return stream.getvalue()


def csv_rows(records: list[Record], table: Table = FIGURES) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", records, table), newline="")))


def test_the_formats_are_found_by_their_modules():
    assert exporter_names() == ("csv", "json", "jsonl")
    assert all(load_exporter(name).name == name for name in exporter_names())
    with pytest.raises(KeyError):
        load_exporter("xlsx2")


def test_csv_has_the_record_s_names_in_order_and_one_row_a_figure():
    text = written("csv", [make_figure(), make_figure(start=0, end=9)])

    rows = list(csv.reader(io.StringIO(text, newline="")))

    assert tuple(rows[0]) == FIELD_ORDER
    assert len(rows) == 3
    assert text.count("\r\n") == 3


def test_csv_writes_decimals_in_full_and_nothing_as_an_empty_cell():
    figure = make_figure(value=Decimal("1.50E+9"), low=Decimal("-0.50"), high=None)

    (row,) = csv_rows([figure])

    assert (row["value"], row["low"], row["high"], row["source"]) == ("1500000000", "-0.5", "", "")
    assert row["denied_by"] == ""


@pytest.mark.parametrize(
    "text", ["=SUM(A1)", "+1,500", "-0.5 %", "@handle", "\t=1", "\r=1", " =1", "＝1"], ids=repr
)
def test_csv_neutralises_texts_that_would_start_a_formula(text: str):
    (row,) = csv_rows([make_figure(measure=text)])

    assert row["measure"] == "'" + text


def test_csv_never_touches_numbers_and_relations():
    (row,) = csv_rows([make_figure(value=Decimal("-3"), relation=Relation.EXACT)])

    assert (row["value"], row["relation"]) == ("-3", "=")


def test_csv_writes_denials_as_a_list():
    (row,) = csv_rows([make_figure(denied_by=(DENIAL,))])

    assert json.loads(row["denied_by"])[0]["source_text"] == "Moscow"


def test_jsonl_has_one_object_a_figure_with_its_evidence():
    figure = make_figure(denied_by=(DENIAL,))

    (line,) = written("jsonl", [figure]).splitlines()
    row = json.loads(line)

    assert tuple(row) == (*FIELD_ORDER, "evidence")
    assert row["evidence"] == {
        "value": {"stage": "numbers", "rule": "digits", "spans": [[29, 34]], "confidence": 0.99}
    }
    assert row["denied_by"][0]["article"] == "b.txt"
    assert row["relation"] == "="


def test_json_is_one_object_of_schema_articles_and_figures():
    table = json.loads(written("json", [make_figure(), make_figure(start=0, end=9)]))

    assert list(table) == ["schema", "articles", "figures"]
    assert table["schema"]["fields"] == list(FIELD_ORDER)
    assert table["articles"][0]["outlet"] == "KBS"
    assert [figure["start"] for figure in table["figures"]] == [29, 0]


def test_json_without_rows_is_whole():
    assert json.loads(written("json", []))["figures"] == []


@pytest.mark.parametrize("name", ["csv", "jsonl", "json"])
def test_set_aside_rows_have_their_own_names(name: str):
    text = written(name, [make_set_aside()], SET_ASIDE)

    if name == "csv":
        (row,) = csv_rows([make_set_aside()], SET_ASIDE)
    else:
        row = json.loads(text)["set_aside"][0] if name == "json" else json.loads(text)

    assert tuple(row) == SET_ASIDE_FIELDS
    assert row["reason"] == "date"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30))
def test_json_numbers_are_exact(number: Decimal):
    assert json.loads(exact_json(number), parse_float=Decimal, parse_int=Decimal) == number
    assert "E" not in exact_json(number)


@given(st.text())
def test_texts_survive_csv(text: str):
    figure = replace(make_figure(), measure=text)
    kept = text.encode("utf-8", "replace").decode("utf-8")

    (row,) = csv_rows([replace(figure, measure=kept)])

    assert row["measure"].removeprefix("'") == kept.removeprefix("'")


def test_a_row_of_jsonl_is_one_line_for_every_reader():
    text = "one\u2028two\u2029three\x85four\x0bfive"

    lines = written("jsonl", [make_figure(measure=text)]).splitlines()

    assert len(lines) == 1
    assert json.loads(lines[0])["measure"] == text
