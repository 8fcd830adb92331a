"""Whether one field of a figure is what the gold says: names, dates, and who denies."""

import re
import unicodedata
from datetime import date

from accuracy.records.gold import GoldRecord, Names
from reportedly.model.dates import parse_iso_period
from reportedly.model.figure import Figure

__all__ = ["NAMED_FIELDS", "gold_names", "record_rights", "same_name", "same_source"]

NAMED_FIELDS = ("speaker", "via", "denied_by")
"""Fields that most figures leave empty: scored by F1 over the figures that have them on either side."""
_LEFT_OUT = frozenset(
    {"the", "a", "an", "of", "mr", "mrs", "ms", "dr", "its", "and", "for", "in", "at", "local"}
)


def record_rights(gold: GoldRecord, given: Figure) -> dict[str, bool]:
    """Tell which fields are right in one pair of a gold record and a figure."""
    return {
        "source": same_source(gold, given),
        "speaker": _same_or_none(gold_names(gold, "speaker"), given.speaker)
        or _is_source_itself(gold, given),
        "via": _same_or_none(gold_names(gold, "via"), given.via),
        "denied_by": _same_denial(gold, given),
        "stance": given.stance in gold.stances,
        "statement date": _same_statement(gold, given),
        "target date": _same_target(gold, given),
    }


def same_source(gold: GoldRecord, given: Figure) -> bool:
    """Tell whether the figure is credited to one of the gold's names, or rightly to nobody.

    Who speaks for the gold's source may stand for it: a surname as well as the ministry. Nobody and the name of
    the article's own outlet mean the same: a body that publishes its own text.
    """
    source, outlet = given.source, (given.outlet or "",)
    if source and gold.source and same_name((*gold.source, *gold.speaker), source):
        return True
    is_own_voice = not gold.source or gold.may_be_own_voice or same_name(gold.source, outlet[0])
    return is_own_voice and (not source or same_name(outlet, source))


def gold_names(gold: GoldRecord, field: str) -> Names:
    """Give the names that are right in one of NAMED_FIELDS; a person who is the source is no speaker of it."""
    if field == "denied_by":
        return tuple(name for names in gold.denied_by for name in names)
    if field == "speaker" and set(gold.speaker[:1]) & set(gold.source[:1]):
        return ()
    names: Names = getattr(gold, field)
    return names


def same_name(names: Names, given: str) -> bool:
    """Tell whether a name is one of `names`, or holds all words of one that has two or more.

    Case, accents, possessives, bracketed parts, articles and forms of address do not count.
    """
    words = _words(given)
    return any(
        (own := _words(name)) and (own == words or (len(own) > 1 and set(own) <= set(words)))
        for name in names
    )


def _same_or_none(names: Names, given: str | None) -> bool:
    return same_name(names, given) if names and given else not names and not given


def _is_source_itself(gold: GoldRecord, given: Figure) -> bool:
    """A person who speaks for himself may stand as speaker too."""
    return (
        bool(given.speaker)
        and bool(set(gold.speaker[:1]) & set(gold.source[:1]))
        and same_name(gold.speaker, given.speaker or "")
    )


def _same_denial(gold: GoldRecord, given: Figure) -> bool:
    found = [denial.source or denial.source_text or "" for denial in given.denied_by]
    names = gold_names(gold, "denied_by")
    if not names or not found:
        return not names and not found
    return any(same_name(names, name) for name in found)


def _same_statement(gold: GoldRecord, given: Figure) -> bool:
    if given.statement_date is None:
        return "none" in gold.statement_dates
    return any(_holds(iso, given.statement_date, None, None) for iso in gold.statement_dates if iso != "none")


def _same_target(gold: GoldRecord, given: Figure) -> bool:
    """A period that has no name in ISO is none, unless its days lie in the gold's."""
    if given.target_date is None and (not gold.target_dates or "none" in gold.target_dates):
        return True
    return any(
        _holds(iso, given.target_date, given.target_start, given.target_end)
        for iso in gold.target_dates
        if iso != "none"
    )


def _holds(wanted: str, iso: str | None, start: str | None, end: str | None) -> bool:
    """Tell whether the period given lies in the one wanted; without an ISO name its days decide."""
    period = parse_iso_period(wanted)
    assert period.start is not None
    assert period.end is not None
    if iso is None:
        days = [date.fromisoformat(day) for day in (start, end) if day is not None]
        return bool(days) and all(period.start <= day <= period.end for day in days)
    given = parse_iso_period(iso)
    assert given.start is not None
    assert given.end is not None
    return period.start <= given.start and given.end <= period.end


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"'s\b|\([^)]*\)", " ", plain.replace("'s", " "))
    return [word for word in re.findall(r"[a-z0-9]+", plain) if word not in _LEFT_OUT]
