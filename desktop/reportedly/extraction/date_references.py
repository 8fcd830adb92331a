"""The date that words like "a year earlier", "the same day", "the previous month" count from."""

from collections.abc import Sequence

from reportedly.extraction.date_grammar import DateMatch
from reportedly.extraction.draft import DateMention
from reportedly.model.dates import DatePeriod

__all__ = ["reference_of"]

_LONGEST = {
    "hour": 0,
    "day": 0,
    "night": 0,
    "morning": 0,
    "week": 6,
    "fortnight": 6,
    "month": 30,
    "quarter": 91,
}
_OPEN = frozenset({"since", "until", "before"})  # "villages cut off since Tuesday" tells no day of a number
_LONGEST_OF_ALL = 366  # days: "a year earlier" than a decade tells no year


def reference_of(
    match: DateMatch, inside: Sequence[DateMention], before: Sequence[DateMention]
) -> DatePeriod | None:
    """Give the period that a match counts from; None where the text names none that is exact enough.

    `inside` are the other dates of its sentence, `before` those of the sentence before. The nearest date in
    front counts ("13.5 million in 2022, 12.1 million a year earlier"), then a day behind ("up from 941 a day
    earlier, the agency said on Tuesday"), then the last of the sentence before.
    """
    in_front = [m for m in inside if m.span.end <= match.span.start]
    behind = [
        m
        for m in inside
        if m.span.start >= match.span.end and m.period is not None and m.period.is_day and m.role not in _OPEN
    ]
    unit = match.parts.get("u", match.parts.get("u2", "year")).lower()
    longest = _LONGEST.get(unit, _LONGEST_OF_ALL)
    # "That night" is one told before, and never the day of the saying behind.
    following = (*reversed(before), *behind) if match.rule == "same" else (*behind, *reversed(before))
    for mention in (*reversed(in_front), *following):
        period = mention.period
        if period is None or period.start is None or period.end is None or _is_vague(mention):
            continue
        if match.rule == "same" and unit == "month" and period.is_day:
            continue  # "the same month" is a month that was named
        if (period.end - period.start).days <= longest:
            return period
    return None


def _is_vague(mention: DateMention) -> bool:
    return mention.rule in ("span", "within", "time-on", "recent", "to-date")
