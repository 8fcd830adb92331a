"""The article that started the program: three figures, one plan, two deniers, nothing else."""

from datetime import date
from pathlib import Path

import pytest

from reportedly.extraction.pipeline import load_pipeline
from reportedly.model.document import Document
from reportedly.model.extraction import Extraction
from reportedly.model.figure import Figure, Stance
from reportedly.model.quantity import Relation

ARTICLE = Path(__file__).parents[3] / "shared" / "seeds" / "000_3cac1f4e5607afa3.txt"

pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the shared article is not here")


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    text = ARTICLE.read_text(encoding="utf-8")
    return load_pipeline().read(Document(ARTICLE.name, text, published="2024-10-23"))


@pytest.fixture
def figures(extraction: Extraction) -> tuple[Figure, ...]:
    return extraction.figures


def test_nothing_else_is_a_figure(figures: tuple[Figure, ...]) -> None:
    assert [figure.text for figure in figures] == ["3,000", "10,000", "3,000"]


def test_the_first_3000_is_about_and_from_the_intelligence_service(figures: tuple[Figure, ...]) -> None:
    first = figures[0]

    assert (first.relation, first.value, first.low, first.high) == (Relation.ABOUT, 3000, None, None)
    assert first.source == "NIS (South Korea)"
    assert first.stance is Stance.ASSERTED
    assert first.unit == "people"
    assert "troops" in first.measure
    assert first.statement_date == "2024-10-23"


def test_the_10000_are_planned_by_december(figures: tuple[Figure, ...]) -> None:
    planned = figures[1]

    assert (planned.relation, planned.value) == (Relation.EXACT, 10_000)
    assert (planned.source, planned.speaker) == ("NIS (South Korea)", "Cho Tae-yong")
    assert planned.stance is Stance.PLANNED
    assert (planned.target_date, planned.target_start, planned.target_end) == ("2024-12", None, "2024-12-31")


def test_the_second_3000_is_an_exact_level_of_the_same_series(figures: tuple[Figure, ...]) -> None:
    second = figures[2]

    assert (second.relation, second.value) == (Relation.EXACT, 3000)
    assert second.stance is Stance.ASSERTED
    assert second.series == figures[0].series


def test_russia_and_north_korea_deny_each_of_them(figures: tuple[Figure, ...]) -> None:
    deniers = [{denial.source for denial in figure.denied_by} for figure in figures]

    assert deniers == [{"Russia", "North Korea"}] * 3


def test_two_years_and_a_pact_are_no_figures(extraction: Extraction) -> None:
    set_aside = {number.text: number.reason for number in extraction.set_aside}

    assert any(text.startswith("two") for text in set_aside)
    assert not any("pact" in text for text in set_aside)
    assert extraction.to_check == 0


def test_every_figure_carries_its_words_and_its_evidence(figures: tuple[Figure, ...]) -> None:
    text = ARTICLE.read_text(encoding="utf-8")

    for figure in figures:
        assert text[figure.start : figure.end] == figure.text
        assert text[figure.sentence_start : figure.sentence_end] == figure.sentence
        for field in ("value", "measure", "source", "stance", "statement_date"):
            assert figure.evidence[field].rule, field
    assert date.fromisoformat(figures[1].target_end or "") == date(2024, 12, 31)
