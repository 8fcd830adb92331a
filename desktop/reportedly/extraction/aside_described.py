"""Numbers that say what a thing is like: "a two-state solution", "a 12-nation bloc", "a family of four"."""

from reportedly.extraction.aside_context import Context, is_small
from reportedly.extraction.aside_words import AsideWords
from reportedly.extraction.draft import NumberForm
from reportedly.model.set_aside import Reason

__all__ = ["described_unit", "family", "hyphened", "plan"]

_PENALTY_REACH = 30
_FAMILY_REACH = 24
_LARGEST_FAMILY = 20
_PEOPLE = "people"


def hyphened(context: Context, words: AsideWords) -> Reason | None:
    """Set aside numbers that describe by a hyphen ("a two-state solution"), not "a 10,000-strong force"."""
    if not context.is_hyphened or context.has_unit or context.is_hedged:
        return None
    joined = context.word_after.lower().split("-")[0]
    end = context.span.end
    if words.contests.match(context.text, end):
        return Reason.MEASUREMENT  # "a two-man race"
    if joined in words.counted_compounds or words.gathered.match(context.text, end):
        return None  # "a 12-member team", "a 214-delegate advantage"
    if joined in words.described:
        return Reason.MEASUREMENT
    if not is_small(context):
        return None
    if words.reported_times.search(context.text, end, min(len(context.text), end + _PENALTY_REACH)):
        return None  # "a three-match ban"
    return Reason.MEASUREMENT


def plan(context: Context, words: AsideWords) -> Reason | None:
    """Set aside "a five-point plan", where no points are won or lost."""
    is_plan = context.quantity.unit == "point" and words.plans.match(context.text, context.span.end)
    return Reason.MEASUREMENT if is_plan else None


def family(context: Context, words: AsideWords) -> Reason | None:
    """Set aside how many belong to a family: "a mother of two", "a family of four"."""
    value = context.number.value
    if context.has_unit or context.is_hedged or value is None or not 0 < value <= _LARGEST_FAMILY:
        return None
    if (
        context.number.form not in (NumberForm.WORDS, NumberForm.DIGITS)
        or _family_word(context, words) is None
    ):
        return None
    following = context.neighbour(1)
    is_counting = following is not None and (following.pos in ("NOUN", "ADJ") or following.text == "of")
    if is_counting or context.head_noun is not None:
        return None  # "a father of two girls", "the mother of one of them", "the parents of two Leeds men"
    return Reason.MEASUREMENT


def described_unit(context: Context, words: AsideWords) -> str | None:
    """Give what a number that was set aside counts: the seats of "a 577-seat house", the children of a mother."""
    if context.has_unit:
        return None
    if context.is_hyphened:
        joined = context.word_after.lower().split("-")[0]
        return _PEOPLE if joined in words.persons else joined
    return words.families.get(_family_word(context, words) or "")


def _family_word(context: Context, words: AsideWords) -> str | None:
    start = context.span.start
    found = words.family_of.search(context.text, max(0, start - _FAMILY_REACH), start)
    return found[1].lower() if found else None
