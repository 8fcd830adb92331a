"""Days of counting, former numbers and other claims: what they date, and what not."""

import pytest

from extraction_reading import figures_of

PUBLISHED = "2025-03-14"  # a Friday


def _dates(text: str) -> list[tuple[str | None, str | None]]:
    return [(f.statement_date, f.target_date) for f in figures_of(text, published=PUBLISHED)]


@pytest.mark.parametrize(
    "text",
    ["On Monday the union had counted 3,900 strikers.", "On Monday the police counted 4,000 marchers."],
)
def test_the_day_of_a_count_is_what_it_is_about(text):
    assert _dates(text) == [("2025-03-14", "2025-03-10")]


def test_the_day_of_an_event_holds_for_each_who_counted():
    text = "On 4 March, 60,000 people attended, according to police, and 250,000 according to the unions."

    assert _dates(text) == [("2025-03-14", "2025-03-04")] * 2


def test_a_day_earlier_counts_from_no_span_of_time_behind_it():
    text = "The toll rose from 14 a day earlier as rescuers reached villages cut off since Tuesday."

    assert _dates(text) == [("2025-03-14", "2025-03-13")]


def test_the_day_of_another_claim_dates_no_number_beside_it():
    text = "It put the damage at $260 million, twice its estimate of Wednesday."

    assert _dates(text)[0] == ("2025-03-14", None)


def test_a_sector_that_adds_jobs_says_nothing():
    assert _dates("The sector added 4,300 jobs last year.") == [("2025-03-14", "2024")]


def test_a_year_behind_another_number_is_that_ones():
    text = "Turnout was 68%, lower than the 71% first reported and well below the 76% of 2021."

    assert [target for _, target in _dates(text)] == [None, None, "2021"]
