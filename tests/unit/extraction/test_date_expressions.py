"""Expressions of news with a day of publication, and the days that they mean.

Each case is "expression | published | days", the days as `START..END`, a single day, or `open` where nothing
may be guessed. A leading `>` marks a clause about what is to come.
"""

import pytest

from reportedly.extraction.date_grammar import find_dates
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.dates import DatePeriod, parse_iso_period

LEXICON = load_lexicon("en")

# 2026-03-11 is a Wednesday, 2025-12-29 a Monday, 2024-02-29 a Thursday, 2023-07-02 a Sunday.
WEEKDAYS = """
on Wednesday | 2026-03-11 | 2026-03-11
on Tuesday | 2026-03-11 | 2026-03-10
on Thursday | 2026-03-11 | 2026-03-05
> on Thursday | 2026-03-11 | 2026-03-12
> by Friday | 2026-03-11 | 2026-03-13
since Sunday | 2026-03-11 | 2026-03-08
last Wednesday | 2026-03-11 | 2026-03-04
next Wednesday | 2026-03-11 | 2026-03-18
this Saturday | 2026-03-11 | 2026-03-14
this past Sunday | 2026-03-11 | 2026-03-08
late on Monday | 2026-03-11 | 2026-03-09
early Saturday | 2026-03-11 | 2026-03-07
Friday night | 2026-03-11 | 2026-03-06
Monday of last week | 2026-03-11 | 2026-03-02
Thursday last week | 2026-03-11 | 2026-03-05
last week on Friday | 2026-03-11 | 2026-03-06
Tuesday next week | 2026-03-11 | 2026-03-17
a week on Monday | 2026-03-11 | 2026-03-23
Friday week | 2026-03-11 | 2026-03-20
two Sundays ago | 2026-03-11 | 2026-03-01
Friday before last | 2026-03-11 | 2026-02-27
from Friday to Sunday | 2026-03-11 | 2026-03-06..2026-03-08
between Monday and Wednesday | 2026-03-11 | 2026-03-09..2026-03-11
Saturday and Sunday | 2026-03-11 | 2026-03-07..2026-03-08
> Monday through Wednesday | 2026-03-11 | 2026-03-16..2026-03-18
on Sunday | 2025-12-29 | 2025-12-28
on Wednesday | 2023-07-02 | 2023-06-28
every Thursday | 2026-03-11 | none
on Monday | 2026-03 | open
"""

NEAR = """
today | 2026-03-11 | 2026-03-11
earlier today | 2026-03-11 | 2026-03-11
tonight | 2026-03-11 | 2026-03-11
this morning | 2026-03-11 | 2026-03-11
yesterday | 2026-03-11 | 2026-03-10
yesterday evening | 2026-03-11 | 2026-03-10
last night | 2026-03-11 | 2026-03-10
the day before yesterday | 2026-03-11 | 2026-03-09
tomorrow | 2026-03-11 | 2026-03-12
the day after tomorrow | 2026-03-11 | 2026-03-13
overnight | 2026-03-11 | 2026-03-10..2026-03-11
overnight into Sunday | 2026-03-11 | 2026-03-07..2026-03-08
over the weekend | 2026-03-11 | 2026-03-07..2026-03-08
at the weekend | 2026-03-15 | 2026-03-14..2026-03-15
> over the weekend | 2026-03-11 | 2026-03-14..2026-03-15
last weekend | 2026-03-11 | 2026-03-07..2026-03-08
this weekend | 2026-03-11 | 2026-03-14..2026-03-15
yesterday | 2024-03-01 | 2024-02-29
tomorrow | 2025-12-31 | 2026-01-01
"""

WEEKS_AND_MONTHS = """
last week | 2026-03-11 | 2026-03-02..2026-03-08
this week | 2026-03-11 | 2026-03-09..2026-03-15
next week | 2026-03-11 | 2026-03-16..2026-03-22
the week before last | 2026-03-11 | 2026-02-23..2026-03-01
earlier this week | 2026-03-11 | 2026-03-09..2026-03-11
later this week | 2026-03-11 | 2026-03-11..2026-03-15
last month | 2026-03-11 | 2026-02-01..2026-02-28
next month | 2025-12-29 | 2026-01-01..2026-01-31
earlier this month | 2026-03-11 | 2026-03-01..2026-03-11
late last month | 2026-03-11 | 2026-02-21..2026-02-28
early next month | 2026-03-11 | 2026-04-01..2026-04-10
in January | 2026-03-11 | 2026-01-01..2026-01-31
in March | 2026-03-11 | 2026-03-01..2026-03-31
in November | 2026-03-11 | 2025-11-01..2025-11-30
> by November | 2026-03-11 | 2026-11-01..2026-11-30
> in February | 2026-03-11 | 2027-02-01..2027-02-28
last June | 2026-03-11 | 2025-06-01..2025-06-30
next June | 2026-03-11 | 2026-06-01..2026-06-30
this May | 2026-03-11 | 2026-05-01..2026-05-31
late October | 2026-03-11 | 2025-10-21..2025-10-31
mid-March | 2026-03-11 | 2026-03-11..2026-03-20
in early May | 2026-03-11 | 2025-05-01..2025-05-10
early in January | 2026-03-11 | 2026-01-01..2026-01-10
the middle of February | 2026-03-11 | 2026-02-11..2026-02-20
the end of January | 2026-03-11 | 2026-01-01..2026-01-31
May last year | 2026-03-11 | 2025-05-01..2025-05-31
in August this year | 2026-03-11 | 2026-08-01..2026-08-31
late April of last year | 2026-03-11 | 2025-04-21..2025-04-30
from January to September | 2025-12-29 | 2025-01-01..2025-09-30
between January and March 2023 | 2026-03-11 | 2023-01-01..2023-03-31
between May and July last year | 2026-03-11 | 2025-05-01..2025-07-31
November to February | 2026-03-11 | 2025-11-01..2026-02-28
Dec. 2023 to Feb. 2024 | - | 2023-12-01..2024-02-29
the first week of June | 2026-03-11 | 2025-06-01..2025-06-07
the last ten days of August | 2026-03-11 | 2025-08-22..2025-08-31
the second week of May 2024 | - | 2024-05-08..2024-05-14
the week of October 14 | 2025-12-29 | 2025-10-13..2025-10-19
the 15th of last month | 2026-03-11 | 2026-02-15
on the 7th. | 2026-03-11 | 2026-03-07
on the 20th. | 2026-03-11 | 2026-02-20
"""

DAYS = """
October 7 | 2026-03-11 | 2025-10-07
7 October | 2026-03-11 | 2025-10-07
the 7th of October 2023 | - | 2023-10-07
Oct. 7, 2023 | - | 2023-10-07
7th October 2023 | - | 2023-10-07
Tuesday 10 March | 2026-03-11 | 2026-03-10
Tuesday, March 10, 2026 | - | 2026-03-10
Monday (March 9 | 2026-03-11 | 2026-03-09
March 9 | 2026-03-11 | 2026-03-09
March 20 | 2026-03-11 | 2026-03-20
> on 5 January | 2026-03-11 | 2027-01-05
3 December last year | 2026-03-11 | 2025-12-03
12-Oct-2024 | - | 2024-10-12
2024-10-12 | - | 2024-10-12
2024/10/12 | - | 2024-10-12
2024-10-15T08:30:00+02:00 | - | 2024-10-15
25/10/2024 | - | 2024-10-25
10/25/2024 | - | 2024-10-25
10/10/2024 | - | 2024-10-10
12/10/2024 | 2026-03-11 | open
12-10-2024 | 2026-03-11 | open
25.10.2024 | - | 2024-10-25
7-9 October 2024 | - | 2024-10-07..2024-10-09
Oct. 7-9 | 2025-12-29 | 2025-10-07..2025-10-09
October 28 to November 3 | 2025-12-29 | 2025-10-28..2025-11-03
28 October - 3 November 2024 | - | 2024-10-28..2024-11-03
between October 7 and October 19 | 2025-12-29 | 2025-10-07..2025-10-19
28 December to 3 January | 2026-03-11 | 2025-12-28..2026-01-03
February 29 | 2026-03-11 | 2024-02-29
31 November 2024 | - | open
13/13/2024 | - | open
"""

QUARTERS_AND_YEARS = """
last year | 2026-03-11 | 2025-01-01..2025-12-31
next year | 2026-03-11 | 2027-01-01..2027-12-31
earlier this year | 2026-03-11 | 2026-01-01..2026-03-11
later this year | 2026-03-11 | 2026-03-11..2026-12-31
late last year | 2026-03-11 | 2025-09-01..2025-12-31
the end of the year | 2026-03-11 | 2026-01-01..2026-12-31
by year-end | 2026-03-11 | 2026-01-01..2026-12-31
year-end 2024 | - | 2024-01-01..2024-12-31
end-2024 | - | 2024-01-01..2024-12-31
the year before last | 2026-03-11 | 2024-01-01..2024-12-31
early 2025 | - | 2025-01-01..2025-04-30
mid-2025 | - | 2025-05-01..2025-08-31
late 2025 | - | 2025-09-01..2025-12-31
in 1998 | - | 1998-01-01..1998-12-31
from 2015 to 2019 | - | 2015-01-01..2019-12-31
2015-19 | - | 2015-01-01..2019-12-31
between 2015 and 2019 | - | 2015-01-01..2019-12-31
the 2023/24 season | - | 2023-01-01..2024-12-31
this quarter | 2026-03-11 | 2026-01-01..2026-03-31
last quarter | 2026-03-11 | 2025-10-01..2025-12-31
next quarter | 2025-12-29 | 2026-01-01..2026-03-31
the first quarter | 2026-03-11 | 2026-01-01..2026-03-31
the fourth quarter | 2026-03-11 | 2025-10-01..2025-12-31
> in the second quarter | 2025-12-29 | 2026-04-01..2026-06-30
the third quarter of 2024 | - | 2024-07-01..2024-09-30
the third quarter last year | 2026-03-11 | 2025-07-01..2025-09-30
last year's third quarter | 2026-03-11 | 2025-07-01..2025-09-30
Q2 2024 | - | 2024-04-01..2024-06-30
Q1 | 2026-03-11 | 2026-01-01..2026-03-31
the December quarter | 2026-03-11 | 2025-10-01..2025-12-31
the June quarter of 2024 | - | 2024-04-01..2024-06-30
the first half of 2024 | - | 2024-01-01..2024-06-30
the second half of last year | 2026-03-11 | 2025-07-01..2025-12-31
first-half profit | 2025-12-29 | 2025-01-01..2025-06-30
H2 2024 | - | 2024-07-01..2024-12-31
the first nine months of 2024 | - | 2024-01-01..2024-09-30
the first nine months | 2025-12-29 | 2025-01-01..2025-09-30
the first nine months | 2026-03-11 | 2025-01-01..2025-09-30
fiscal 2024 | - | 2024-01-01..2024-12-31
FY25 | - | 2025-01-01..2025-12-31
fiscal year 2023-24 | - | 2023-01-01..2024-12-31
this fiscal year | 2026-03-11 | open
the last financial year | 2026-03-11 | open
the year to date | 2026-03-11 | 2026-01-01..2026-03-11
so far this year | 2026-03-11 | 2026-01-01..2026-03-11
so far this month | 2026-03-11 | 2026-03-01..2026-03-11
this time last year | 2026-03-11 | 2025-03-01..2025-03-31
"""

SPANS = """
the past two years | 2026-03-11 | 2024-03-11..2026-03-11
in the past 24 hours | 2026-03-11 | 2026-03-10..2026-03-11
the last 48 hours | 2026-03-11 | 2026-03-09..2026-03-11
the past twenty-five years | 2026-03-11 | 2001-03-11..2026-03-11
in the last year | 2026-03-11 | 2025-03-11..2026-03-11
over the past decade | 2026-03-11 | 2016-03-11..2026-03-11
in the past week | 2026-03-11 | 2026-03-04..2026-03-11
the last few days | 2026-03-11 | 2026-03-08..2026-03-11
the next three months | 2026-03-11 | 2026-03-11..2026-06-11
> within two weeks | 2026-03-11 | 2026-03-11..2026-03-25
within two weeks | 2026-03-11 | open
> in three years' time | 2026-03-11 | 2026-03-11..2029-03-11
in recent weeks | 2026-03-11 | ..2026-03-11
in the coming days | 2026-03-11 | 2026-03-11..
a week ago | 2026-03-11 | 2026-03-04
a fortnight ago | 2026-03-11 | 2026-02-25
ten days ago | 2026-03-11 | 2026-03-01
six months ago | 2026-03-11 | 2025-09-01..2025-09-30
a year ago | 2026-03-11 | 2025-01-01..2025-12-31
two decades ago | 2026-03-11 | 2006-01-01..2006-12-31
thirty-five years ago | 2026-03-11 | 1991-01-01..1991-12-31
half a year ago | 2026-03-11 | 2025-09-01..2025-09-30
a year and a half ago | 2026-03-11 | 2024-09-01..2024-09-30
hours ago | 2026-03-11 | none
the three months to June | 2025-12-29 | 2025-04-01..2025-06-30
the six months to March | 2026-03-11 | 2025-10-01..2026-03-31
the 12 months to September 2024 | - | 2023-10-01..2024-09-30
three months ended June 30 | 2025-12-29 | 2025-04-01..2025-06-30
the quarter ended September 30, 2024 | - | 2024-07-01..2024-09-30
the year ended 31 March 2024 | - | 2023-04-01..2024-03-31
the year to March | 2026-03-11 | 2025-04-01..2026-03-31
the financial year ending June 2027 | - | 2026-07-01..2027-06-30
the week to October 19 | 2025-12-29 | 2025-10-13..2025-10-19
the four weeks to 28 February 2026 | - | 2026-02-01..2026-02-28
"""

SEASONS_AND_AGES = """
last summer | 2026-03-11 | 2025-06-01..2025-08-31
this summer | 2026-03-11 | 2026-06-01..2026-08-31
next winter | 2026-03-11 | 2026-12-01..2027-02-28
last winter | 2026-03-11 | 2025-12-01..2026-02-28
this winter | 2026-02-11 | 2025-12-01..2026-02-28
in the spring | 2025-12-29 | 2025-03-01..2025-05-31
> by autumn | 2025-12-29 | 2026-09-01..2026-11-30
spring 2024 | - | 2024-03-01..2024-05-31
the winter of 2022-23 | - | 2022-12-01..2023-02-28
early summer of 2021 | - | 2021-06-01..2021-06-30
the fall of the city | 2026-03-11 | none
the 1980s | - | 1980-01-01..1989-12-31
the early 1990s | - | 1990-01-01..1993-12-31
the '90s | - | 1990-01-01..1999-12-31
the nineties | - | 1990-01-01..1999-12-31
the 1960s and 1970s | - | 1960-01-01..1979-12-31
the 19th century | - | 1801-01-01..1900-12-31
the late 20th century | - | 1968-01-01..2000-12-31
the eighteenth century | - | 1701-01-01..1800-12-31
last century | 2026-03-11 | 1901-01-01..2000-12-31
this decade | 2026-03-11 | 2020-01-01..2029-12-31
the end of the decade | 2026-03-11 | 2020-01-01..2029-12-31
"""

HOLIDAYS = """
New Year's Eve | 2026-03-11 | 2025-12-31
on New Year's Day | 2026-03-11 | 2026-01-01
> before Christmas | 2026-03-11 | 2026-12-25
Christmas Eve 2023 | - | 2023-12-24
last Christmas | 2026-03-11 | 2025-12-25
Boxing Day | 2026-03-11 | 2025-12-26
Good Friday | 2026-05-11 | 2026-04-03
Easter Monday 2024 | - | 2024-04-01
Easter Sunday 2019 | - | 2019-04-21
Ash Wednesday | 2026-03-11 | 2026-02-18
Black Friday | 2026-03-11 | 2025-11-28
Cyber Monday 2024 | - | 2024-12-02
the Fourth of July | 2026-03-11 | 2025-07-04
Lunar New Year | 2026-03-11 | open
Orthodox Easter | 2026-05-11 | open
Super Tuesday | 2026-03-11 | open
Ramadan | 2026-03-11 | none
"""

TOLD = """
a year earlier | 2026-03-11 | 2025-01-01..2025-12-31
the previous month | 2026-03-11 | 2026-02-01..2026-02-28
the day before, | 2026-03-11 | 2026-03-10
a decade earlier | 2026-03-11 | 2016-01-01..2016-12-31
the same day | 2026-03-11 | open
the following day | 2026-03-11 | open
two days later | 2026-03-11 | open
October of that year | 2026-03-11 | open
a year after the quake | 2026-03-11 | open
the third day of the strike | 2026-03-11 | open
"""

WORDS_THAT_ARE_NO_DATES = """
They may march on. | 2026-03-11 | none
in 2024 dollars | 2026-03-11 | none
2,025 men | 2026-03-11 | none
in her sixties | 2026-03-11 | none
pre-2020 levels | 2026-03-11 | none
$1999 | 2026-03-11 | none
a two-year-old girl | 2026-03-11 | none
the sun sat low | 2026-03-11 | none
"""


def cases_of(rows: str):
    for row in rows.strip().splitlines():
        text, published, days = (cell.strip() for cell in row.split(" | "))
        yield pytest.param(text, published, days, id=f"{text} @ {published}")


def days_of(period: DatePeriod | None) -> str:
    if period is None:
        return "open"
    if period.is_day:
        return str(period.start)
    return f"{period.start or ''}..{period.end or ''}"


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        case
        for rows in (
            WEEKDAYS,
            NEAR,
            WEEKS_AND_MONTHS,
            DAYS,
            QUARTERS_AND_YEARS,
            SPANS,
            SEASONS_AND_AGES,
            HOLIDAYS,
            TOLD,
            WORDS_THAT_ARE_NO_DATES,
        )
        for case in cases_of(rows)
    ],
)
def test_an_expression_means_these_days(text, published, days):
    anchor = None if published == "-" else parse_iso_period(published)
    is_future = text.startswith(">")

    found = find_dates(text.removeprefix("> "), LEXICON)

    read = [days_of(match.resolve(anchor, is_future=is_future)) for match in found]
    assert read == ([] if days == "none" else [days])


@pytest.mark.parametrize(
    ("text", "reference", "days"),
    [
        ("a year earlier", "2022", "2021-01-01..2021-12-31"),
        ("a year earlier", "2024-10", "2023-10-01..2023-10-31"),
        ("two years later", "2019", "2021-01-01..2021-12-31"),
        ("the previous month", "2024-01", "2023-12-01..2023-12-31"),
        ("the following year", "2022", "2023-01-01..2023-12-31"),
        ("the next day", "2024-02-28", "2024-02-29"),
        ("the day before,", "2024-03-01", "2024-02-29"),
        ("the same day", "2024-03-01", "2024-03-01"),
        ("that year", "2008-09-15", "2008-01-01..2008-12-31"),
        ("October of that year", "2009-01", "2009-10-01..2009-10-31"),
        ("March of the following year", "2009", "2010-03-01..2010-03-31"),
        ("the same period last year", "2024-09", "2023-09-01..2023-09-30"),
        ("the same month of 2019", "2024-09", "2019-09-01..2019-09-30"),
        ("a week earlier", "2024-W10", "2024-02-26..2024-03-03"),
        ("a day earlier", "2024-09", "open"),
        ("three weeks into the strike", "2024-05-01", "2024-05-22"),
        ("a year after the quake", "2023-02-06", "2024-02-01..2024-02-29"),
        ("the third day of the strike", "2024-05-01", "2024-05-03"),
        ("day 100 of the siege", "2024-01-01", "2024-04-09"),
        ("the two years since the vote", "2024-06-01", "2024-06-01..2026-03-11"),
    ],
)
def test_words_that_count_from_another_date_use_their_reference(text, reference, days):
    (match,) = find_dates(text, LEXICON)

    period = match.resolve(parse_iso_period("2026-03-11"), reference=parse_iso_period(reference))

    assert days_of(period) == days


@pytest.mark.parametrize(
    ("is_day_first", "days"), [(True, "2024-10-12"), (False, "2024-12-10"), (None, "open")]
)
def test_an_ambiguous_day_is_read_in_the_order_of_the_outlet(is_day_first, days):
    (match,) = find_dates("12/10/2024", LEXICON)

    assert days_of(match.resolve(None, is_day_first=is_day_first)) == days
