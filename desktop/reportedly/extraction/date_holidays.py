"""Days with a name: fixed ones, and those that hang on Easter or on a weekday of a month.

Only days of which the date is certain everywhere. Those that follow the moon or differ between countries
(Ramadan, Diwali, Lunar New Year, Labour Day) have no entry and stay open.
"""

from datetime import date, timedelta

__all__ = ["easter_sunday", "holiday_on"]


def easter_sunday(year: int) -> date:
    """Give the Easter Sunday of the western churches.

    The anonymous rule of the Gregorian calendar, as in J. Meeus, Astronomical Algorithms, chapter 8.
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, left = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    leaps, more = divmod(rest, 4)
    weekday = (32 + 2 * left + 2 * leaps - moon - more) % 7
    correction = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def holiday_on(rule: str, year: int) -> date:
    """Give the day of a holiday in a year.

    `rule` is "12-25" for a fixed day, "easter-2" for days from Easter Sunday, or "11-thu-4+1" for the day
    after the fourth Thursday of November.
    """
    if rule.startswith("easter"):
        return easter_sunday(year) + timedelta(days=int(rule.removeprefix("easter") or "0"))
    month, *rest = rule.split("-")
    if len(rest) == 1:
        return date(year, int(month), int(rest[0]))
    weekday = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(rest[0])
    number, _, more = rest[1].partition("+")
    first = date(year, int(month), 1)
    days = (weekday - first.weekday()) % 7 + 7 * (int(number) - 1) + int(more or 0)
    return first + timedelta(days=days)
