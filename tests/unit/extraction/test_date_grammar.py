"""Date expressions of news, read against the day of publication."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extraction.date_grammar import find_dates
from reportedly.extraction.date_periods import nearest_day, part_of, shifted_months
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.dates import parse_iso_period

LEXICON = load_lexicon("en")
WEDNESDAY = parse_iso_period("2024-10-23")


def only_match(text: str):
    found = find_dates(text, LEXICON)
    assert len(found) == 1, [m.span.of(text) for m in found]
    return found[0]


def read(text: str, published: str | None = "2024-10-23", *, is_future: bool = False):
    anchor = parse_iso_period(published) if published else None
    return only_match(text).resolve(anchor, is_future=is_future)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("said Wednesday", "2024-10-23"),
        ("said on Tuesday", "2024-10-22"),
        ("said on Sunday night", "2024-10-20"),
        ("last Wednesday", "2024-10-16"),
        ("yesterday", "2024-10-22"),
        ("this morning", "2024-10-23"),
        ("last week", "2024-W42"),
        ("earlier this week", "2024-W43"),
        ("last month", "2024-09"),
        ("earlier this year", "2024"),
        ("next year", "2025"),
        ("last June", "2024-06"),
        ("last December", "2023-12"),
        ("in September", "2024-09"),
        ("in November", "2023-11"),
        ("on Feb. 24", "2024-02-24"),
        ("on 3 December", "2023-12-03"),
        ("two weeks ago", "2024-10-09"),
        ("a couple of days ago", "2024-10-21"),
        ("three months ago", "2024-07"),
        ("a year ago", "2023"),
        ("the end of the year", "2024"),
        ("at the start of the month", "2024-10"),
        ("on 5 May last year", "2023-05-05"),
        ("May of last year", None),
    ],
)
def test_relative_words_count_back_from_the_publication_day(text, iso):
    if iso is None:
        assert read(text).iso == "2023-05"
    else:
        assert read(text).iso == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("23 October 2024", "2024-10-23"),
        ("the 23rd of October 2024", "2024-10-23"),
        ("Oct. 23, 2024", "2024-10-23"),
        ("Wednesday, October 23, 2024", "2024-10-23"),
        ("10/15/2024", "2024-10-15"),
        ("15/10/2024", "2024-10-15"),
        ("15.10.2024", "2024-10-15"),
        ("2024-10-15T08:30:00Z", "2024-10-15"),
        ("in September 2023", "2023-09"),
        ("by 2030", "2030"),
        ("in fiscal 2025", "2025"),
        ("FY25", "2025"),
        ("early 2025", "2025"),
    ],
)
def test_absolute_dates_need_no_publication_day(text, iso):
    assert read(text, None).iso == iso


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("late October", "2024-10-21", "2024-10-31"),
        ("early 2025", "2025-01-01", "2025-04-30"),
        ("mid-2024", "2024-05-01", "2024-08-31"),
        ("the first quarter", "2024-01-01", "2024-03-31"),
        ("the second half of 2023", "2023-07-01", "2023-12-31"),
        ("Q3 2024", "2024-07-01", "2024-09-30"),
        ("the past two years", "2022-10-23", "2024-10-23"),
        ("the past 48 hours", "2024-10-21", "2024-10-23"),
        ("the next three months", "2024-10-23", "2025-01-23"),
        ("overnight", "2024-10-22", "2024-10-23"),
        ("last summer", "2024-06-01", "2024-08-31"),
        ("last winter", "2023-12-01", "2024-02-29"),
        ("the first six months of the year", "2024-01-01", "2024-06-30"),
        ("from 2020 to 2023", "2020-01-01", "2023-12-31"),
        ("between 2020 and 2023", "2020-01-01", "2023-12-31"),
        ("March and May 2024", "2024-03-01", "2024-05-31"),
        ("October 18-20", "2024-10-18", "2024-10-20"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("last weekend", "2024-10-19", "2024-10-20"),
    ],
)
def test_periods_without_an_iso_name_carry_their_days(text, start, end):
    period = read(text)

    assert (str(period.start), str(period.end)) == (start, end)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("by December", "2024-12"),
        ("on Friday", "2024-10-25"),
        ("on 5 January", "2025-01-05"),
        ("in October", "2024-10"),
    ],
)
def test_a_clause_about_the_future_takes_the_next_day_or_month(text, iso):
    assert read(text, is_future=True).iso == iso


@pytest.mark.parametrize(
    "text", ["Wednesday", "last week", "yesterday", "on Dec. 19", "by December", "overnight"]
)
def test_a_relative_date_stays_open_without_a_publication_day(text):
    assert read(text, None) is None


def test_a_publication_month_reads_months_but_no_weekdays():
    assert read("last month", "2024-10").iso == "2024-09"
    assert read("in June", "2024-10").iso == "2024-06"
    assert read("on Monday", "2024-10") is None
    assert read("last week", "2024-10") is None


@pytest.mark.parametrize(
    "text", ["They may march on.", "He sat in the sun.", "2,025 men", "a wedding", "Model 1999X"]
)
def test_words_that_only_look_like_dates_are_left_alone(text):
    assert find_dates(text, LEXICON) == []


@pytest.mark.parametrize(
    ("text", "role"), [("by December", "by"), ("since late March", "since"), ("as of Monday", "as of")]
)
def test_the_word_before_a_date_gives_its_role(text, role):
    assert only_match(text).role == role


def test_days_that_no_calendar_has_are_no_dates():
    assert read("31 November 2024") is None
    assert read("13/13/2024") is None
    assert nearest_day(WEDNESDAY, 2, 29, is_future=False).iso == "2024-02-29"
    assert nearest_day(WEDNESDAY, 2, 30, is_future=False) is None


def test_months_are_shifted_to_the_last_day_that_exists():
    assert str(shifted_months(parse_iso_period("2024-03-31").start, -1)) == "2024-02-29"


@pytest.mark.parametrize("part", ["early", "mid", "late"])
@pytest.mark.parametrize("whole", ["2024", "2024-02", "2024-W42"])
def test_a_part_lies_inside_its_period(whole, part):
    period = parse_iso_period(whole)

    inner = part_of(period, part)

    assert period.start <= inner.start <= inner.end <= period.end


@given(st.text(alphabet="lastne xtweekmoryuJ12345670-/.,’\u00a0\u2029é😀 ", max_size=60), st.booleans())
def test_any_text_gives_matches_in_order_inside_the_text(text, is_future):
    found = find_dates(text, LEXICON)

    for match in found:
        match.resolve(WEDNESDAY, is_future=is_future)
        assert 0 <= match.span.start < match.span.end <= len(text)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


def test_a_day_without_a_year_that_comes_within_weeks_is_the_coming_one():
    assert read("on April 17", "2025-04-01").iso == "2025-04-17"
    assert read("on March 17", "2025-04-01").iso == "2025-03-17"
    assert read("on April 17", "2025-02-01").iso == "2024-04-17"
