"""What holds for every date expression, whatever the words and the day of publication."""

import itertools
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from extraction_reading import read_article
from reportedly.extraction.date_grammar import find_dates
from reportedly.extraction.date_holidays import easter_sunday, holiday_on
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.dates import DatePeriod, parse_iso_period, smallest_iso_name

LEXICON = load_lexicon("en")
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKLY = st.sampled_from(
    [
        *WEEKDAYS,
        *(f"last {day}" for day in WEEKDAYS),
        *(f"next {day}" for day in WEEKDAYS),
        "yesterday",
        "tomorrow",
        "overnight",
        "over the weekend",
        "last week",
        "next week",
        "the week before last",
        "two Mondays ago",
        "a week ago",
        "from Friday to Sunday",
        "in the past 24 hours",
    ]
)
PIECES = st.sampled_from(
    """the a last next this past two three 20 2024 1999 31 12/10/2024 year years week weeks month months day
    days quarter half decade century of in to by since until on and or between from ago earlier later before
    after early mid late end start May March June October Monday Friday Sunday spring winter Christmas Easter
    New Year's Eve fiscal FY Q3 '90s 1990s first second 7th recent coming within overnight weekend so far same
    that event strike - – , . ( ) % $""".split()
)
TEXTS = st.lists(PIECES, max_size=14).map(" ".join)


def shifted(period: DatePeriod | None, days: int) -> tuple[date | None, date | None] | None:
    if period is None:
        return None
    moved = timedelta(days=days)
    return (
        None if period.start is None else period.start + moved,
        None if period.end is None else period.end + moved,
    )


@given(TEXTS, DAYS, st.booleans())
def test_a_period_never_ends_before_it_starts(text, day, is_future):
    anchor = parse_iso_period(day.isoformat())

    for match in find_dates(text, LEXICON):
        period = match.resolve(anchor, is_future=is_future, reference=anchor, is_day_first=True)
        if period is not None and period.start is not None and period.end is not None:
            assert period.start <= period.end


@given(TEXTS, DAYS)
def test_the_name_of_a_period_holds_its_days(text, day):
    anchor = parse_iso_period(day.isoformat())

    for match in find_dates(text, LEXICON):
        period = match.resolve(anchor)
        if (
            period is not None
            and period.iso is not None
            and period.start is not None
            and period.end is not None
        ):
            whole = parse_iso_period(period.iso)
            assert whole.start <= period.start
            assert period.end <= whole.end


@given(WEEKLY, DAYS, st.booleans())
def test_a_week_later_the_same_words_mean_a_week_later(text, day, is_future):
    (match,) = find_dates(text, LEXICON)

    now = match.resolve(parse_iso_period(day.isoformat()), is_future=is_future)
    then = match.resolve(parse_iso_period((day + timedelta(days=7)).isoformat()), is_future=is_future)

    assert now is not None
    assert (then.start, then.end) == shifted(now, 7)


@given(st.text(max_size=200), DAYS, st.booleans())
def test_arbitrary_text_raises_nothing(text, day, is_future):
    anchor = parse_iso_period(day.isoformat())

    for match in find_dates(text, LEXICON):
        match.resolve(anchor, is_future=is_future)
        match.resolve(None, is_future=is_future)


@given(TEXTS, DAYS)
def test_words_in_any_order_raise_nothing_and_do_not_overlap(text, day):
    found = find_dates(text, LEXICON)

    for match in found:
        match.resolve(parse_iso_period(day.isoformat()), reference=parse_iso_period(f"{day:%Y-%m}"))
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


@given(DAYS)
def test_an_iso_day_is_read_from_its_own_writing(day):
    (match,) = find_dates(f"on {day.isoformat()}", LEXICON)

    assert match.resolve(None) == parse_iso_period(day.isoformat())


@given(DAYS, st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "the {d} of {m}, {y}"]))
def test_a_day_is_read_from_every_order_of_its_parts(day, form):
    (match,) = find_dates(form.format(d=day.day, m=f"{day:%B}", y=day.year), LEXICON)

    assert match.resolve(None) == parse_iso_period(day.isoformat())


@given(DAYS, st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d", "%G-W%V"]))
def test_every_period_is_parsed_from_its_own_name(day, form):
    period = parse_iso_period(day.strftime(form))

    assert period.start <= day <= period.end
    assert parse_iso_period(period.iso) == period
    if "W" not in period.iso:
        assert smallest_iso_name(period.start, period.end) == period.iso


@given(st.integers(min_value=1900, max_value=2099))
def test_easter_is_a_sunday_between_22_march_and_25_april(year):
    easter = easter_sunday(year)

    assert easter.weekday() == 6
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


@given(st.integers(min_value=1900, max_value=2099))
def test_every_holiday_has_a_day_in_its_year(year):
    for rule in LEXICON.table("dates")["holidays"].values():
        if rule:
            assert holiday_on(rule, year).year == year


@settings(max_examples=25, deadline=None)
@given(TEXTS, DAYS)
def test_a_whole_article_of_dates_is_read_without_an_exception(text, day):
    article = f"The ministry said {text} that 40 people were killed {text} and 30 injured a year earlier."

    dated = read_article(article, published=day.isoformat())
    undated = read_article(article, published=None)

    assert [figure.text for figure in dated.figures] == [figure.text for figure in undated.figures]


@settings(max_examples=25, deadline=None)
@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_new_publication_date_moves_every_relative_date(day, weekday):
    article = f"The ministry said on {weekday} that 40 people had been killed since {weekday}."

    (now,) = read_article(article, published=day.isoformat()).figures
    (then,) = read_article(article, published=(day + timedelta(days=7)).isoformat()).figures

    moved = date.fromisoformat(now.statement_date) + timedelta(days=7)
    assert then.statement_date == moved.isoformat()
