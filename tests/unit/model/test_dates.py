"""The days of a period, as far as they are known."""

from datetime import date

import pytest

from reportedly.model.dates import DatePeriod, middle_day, parse_iso_period

FIRST, LAST = date(2024, 10, 1), date(2024, 10, 31)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        pytest.param(FIRST, LAST, (FIRST, LAST), id="both"),
        pytest.param(FIRST, None, (FIRST, FIRST), id="since"),
        pytest.param(None, LAST, (LAST, LAST), id="until"),
        pytest.param(None, None, None, id="unknown"),
    ],
)
def test_an_open_end_is_the_day_of_the_other(
    start: date | None, end: date | None, days: tuple[date, date] | None
) -> None:
    assert DatePeriod(None, start, end).days == days


@pytest.mark.parametrize(
    ("iso", "middle"),
    [
        pytest.param("2024-10-23", date(2024, 10, 23), id="day"),
        pytest.param("2024-10", date(2024, 10, 16), id="month"),
        pytest.param("2024-11", date(2024, 11, 15), id="even number of days"),
    ],
)
def test_the_middle_of_a_period_is_one_of_its_days(iso: str, middle: date) -> None:
    days = parse_iso_period(iso).days

    assert days is not None
    assert middle_day(days) == middle
