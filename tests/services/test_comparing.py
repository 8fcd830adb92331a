"""One comparison of a project or of articles: series, sources, disagreement, origins, denials, as of a day."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from helpers.comparing import said
from helpers.records import make_document
from reportedly.model.errors import UserError
from reportedly.model.figure import Figure, Review
from reportedly.services.comparing import (
    Compared,
    checked_day,
    compare,
    material_of_project,
)
from reportedly.services.comparison_rows import ESTIMATE_COLUMNS, LISTS, comparison_rows
from reportedly.services.naming import describe
from reportedly.services.project_copies import save_copy
from reportedly.services.sample import open_sample

TOWN, HOMES = (
    {"series": "people · killed", "measure": "people killed"},
    {"series": "home", "measure": "homes"},
)


def _compared(*figures: Figure) -> Compared:
    documents = [make_document(figure.article, published=figure.published) for figure in figures]
    return Compared(figures, documents, {document.key: document.text for document in documents})


THREE = _compared(
    said(1, "Army", "=30", "2024-10-01", **TOWN),
    said(2, "Mayor", ">=50", "2024-10-05", **TOWN),
    said(3, "Council", "=8", "2024-10-09", **HOMES),
)


def test_the_series_with_most_reports_comes_first_with_who_said_what() -> None:
    found = compare(THREE)

    assert [one.estimates.series.name for one in found.series] == ["people killed", "homes"]
    assert [row.voice for row in found.series[0].latest] == ["Mayor", "Army"]
    assert found.series[0].disagreement is not None
    assert found.series[0].disagreement.words == "20 or more apart"


def test_at_a_day_only_what_had_been_published_counts() -> None:
    found = compare(THREE, as_of=date(2024, 10, 4))

    assert (found.articles, found.left_out, found.undated) == (1, 2, 0)
    assert [row.voice for row in found.series[0].latest] == ["Army"]


def test_an_article_without_a_date_is_left_out_at_a_day_and_counted() -> None:
    found = compare(_compared(said(1, "Army", "=30", None, **TOWN)), as_of=date(2024, 10, 4))

    assert (found.articles, found.left_out, found.undated) == (0, 0, 1)


def test_rejected_figures_never_count() -> None:
    found = compare(_compared(said(1, "Army", "=30", "2024-10-01", review=Review.REJECTED)))

    assert (found.series, found.origins, dict(found.figures)) == ((), (), {})


@pytest.mark.parametrize(
    "words", ["killed", "KILLED people", "people · killed"], ids=["a word", "words", "the key"]
)
def test_a_measure_is_found_by_its_words_or_its_key(words: str) -> None:
    assert [one.estimates.series.name for one in compare(THREE, measure=words).series] == ["people killed"]


def test_words_of_no_measure_are_refused_with_those_there_are() -> None:
    with pytest.raises(UserError, match="There are: people killed, homes") as refused:
        compare(THREE, measure="cabbages")

    assert refused.value.code == "R210"


def test_a_day_may_be_a_month_and_nothing_else_is_one() -> None:
    assert checked_day("2024-10") == date(2024, 10, 31)
    with pytest.raises(UserError) as refused:
        checked_day("yesterday")
    assert refused.value.code == "R203"


def test_a_project_is_compared_in_the_words_that_a_person_gave_its_measures(tmp_path: Path) -> None:
    with closing(open_sample()) as session:
        save_copy(session, tmp_path / "copy.reportedly")
        before = compare(material_of_project(tmp_path / "copy.reportedly")).series
        describe(session, "series", before[0].estimates.series.key, title="Soldiers abroad")
        save_copy(session, tmp_path / "named.reportedly")

    after = compare(material_of_project(tmp_path / "named.reportedly")).series

    assert [one.estimates.series.key for one in after] == [one.estimates.series.key for one in before]
    assert after[0].estimates.series.name == "Soldiers abroad" != before[0].estimates.series.name


def test_the_rows_of_the_sample_name_each_other(tmp_path: Path) -> None:
    with closing(open_sample()) as session:
        save_copy(session, tmp_path / "copy.reportedly")
    rows = comparison_rows(compare(material_of_project(tmp_path / "copy.reportedly")))

    assert [name for name in rows if isinstance(rows[name], list)] == list(LISTS)
    series = {(row["series"], row["kind"]) for row in rows["series"]}
    figures = {row["figure"] for row in rows["estimates"]}
    origins = {row["origin"] for row in rows["origins"]}
    assert all(tuple(row) == ESTIMATE_COLUMNS for row in rows["estimates"])
    assert all((row["series"], row["kind"]) in series for name in LISTS if name not in ("reports", "origins")
               for row in rows[name])  # fmt: skip
    assert {row["figure"] for row in rows["sources"]} <= figures
    assert {row["origin"] for row in rows["reports"]} == origins
    assert {row["origin"] for row in rows["estimates"]} <= origins
    assert all(row["evidence"] for row in rows["reports"]
               if sum(other["origin"] == row["origin"] for other in rows["reports"]) > 1)  # fmt: skip
    assert {row["source"] for row in rows["denials"]} >= {"Russia", "North Korea"}
    for row in rows["disagreement"]:
        assert row["gap"] >= 0
        assert {row["lower"]["figure"], row["upper"]["figure"]} <= figures
