"""Numbers that name: house numbers, labels ("Article 5"), releases, makes and models ("Boeing 737")."""

import re

from reportedly.extraction.aside_context import Context, counts_next, is_counting, is_small
from reportedly.extraction.aside_words import AsideWords
from reportedly.extraction.draft import NumberForm, ParagraphKind
from reportedly.model.set_aside import Reason

__all__ = ["TITLE_WORDS", "address", "code", "label", "name", "release"]

TITLE_WORDS = re.compile(r"\s*((?:(?:[A-Z]|\d{1,3}(?:st|nd|rd|th))[\w'’-]*(?:[\s,]+|$|(?=\.))){1,5})")
_LINKS = frozenset({"On", "In", "At", "Of", "To", "For", "With", "From", "By", "And"})
_ZIP = re.compile(r"\b[A-Z]{2}\s$")
_AGAINST = re.compile(r"\s+(?:to|against)\s+\d")
_LARGEST_STRONG = 50
_SHORTEST_MODEL = 3
_NAMED_REACH = 4000
_LARGEST_TIMED = 500
_LONGEST_COUNT = 10
_NAMES_NEXT = re.compile(r"\s+(?:[A-Z][\w'’-]*,?\s+(?:(?:and|or)\s+)?){1,4}[a-z]+\b")
_STYLE = re.compile(r"\d+px")
_PLACE_BEFORE = re.compile(r"(?:^|[.;:,\n] ?|\band )[Ii]n (?:[A-Z][\w’'-]+ ){1,3}$")
_COUNT_BEHIND = re.compile(r",? (?:were|was|are|have|had|died|of (?:the |its |their )?\d+|and in [A-Z]\w+)\b")
_PLACE_REACH = 60
_GLUED = re.compile(r"\w\($|\)\($|\[$")


def code(context: Context, words: AsideWords) -> Reason | None:
    """Set aside long bare digits, and numbers in brackets that stick to a label: "13(1)", "[12]"."""
    is_long = len(context.surface) > _LONGEST_COUNT and context.surface.isdecimal()
    if is_long and not (context.quantity.dimension or "").startswith("money"):
        return Reason.CODE
    if context.word_before.endswith(":") and _STYLE.fullmatch(
        context.text, context.number.span.start, context.span.end
    ):
        return Reason.CODE  # "width: 100px"
    if not context.is_bare:
        return None
    start, end = context.span.start, context.span.end
    glued = _GLUED.search(context.text, max(0, start - 2), start)
    return Reason.LABEL if glued and context.text[end : end + 2].lstrip(".")[:1] in (")", "]") else None


def release(context: Context, words: AsideWords) -> Reason | None:
    """Set aside "Python 3.11" and "version 2.0"."""
    if context.number.form is not NumberForm.DIGITS or context.has_unit or context.is_hedged:
        return None
    before = context.word_before
    is_release = before in words.software or before.lower() in words.release_before
    return Reason.VERSION if is_release and is_small(context) and not is_counting(context) else None


def address(context: Context, words: AsideWords) -> Reason | None:
    """Set aside house numbers and postal codes."""
    if not context.is_bare:
        return None
    named = TITLE_WORDS.match(context.text[context.span.end : context.span.end + 60].replace(",", " "))
    for word in named[1].split() if named else ():
        if word.rstrip(".") in words.streets:
            return Reason.ADDRESS
        if word in _LINKS:
            break  # a title: "3 Words On Highway Sign"
    is_zip = len(context.surface) == 5 and _ZIP.search(
        context.text, max(0, context.span.start - 4), context.span.start
    )
    return Reason.ADDRESS if is_zip else None


def label(context: Context, words: AsideWords) -> Reason | None:
    """Set aside numbers that label the noun before them: "Article 5", "Pages 12-14", "wards 3 and 4"."""
    number = context.number
    is_range = number.form is NumberForm.RANGE
    if (context.has_unit and context.quantity.dimension != "score") or number.form not in (
        NumberForm.DIGITS,
        NumberForm.WORDS,
        NumberForm.RANGE,
    ):
        return None
    if not is_small(context) or (context.is_hedged and not is_range and not _is_open_ended(context, words)):
        return None
    if _is_labelled(context, words, is_range=is_range) or _is_listed(context, words):
        return Reason.LABEL
    before = context.word_before
    if context.kind is ParagraphKind.HEADING and context.paragraph is not None and context.is_bare:
        is_last = context.span.end == context.paragraph.span.end and not before.endswith(":")  # "Dead: 94"
        if is_last and not before.endswith(",") and len(context.paragraph.span) < 24 and before[:1].isupper():
            return Reason.LABEL
    return None


def _is_labelled(context: Context, words: AsideWords, *, is_range: bool) -> bool:
    """Tell whether the word before is a noun that its number names."""
    before = context.word_before.lstrip("([\"“‘'")
    lower = before.lower()
    if before.endswith("#"):
        return True
    value = context.number.value if context.number.value is not None else context.number.high
    small = lower.rstrip(".") if lower.rstrip(".") in words.strong_labels else lower
    if small in words.strong_labels and value is not None and value <= _LARGEST_STRONG and not is_range:
        return True
    if lower in words.timed_labels and before[:1].islower():
        return (
            words.timed.search(context.text, max(0, context.span.start - 40), context.span.start) is not None
            and value is not None
            and value <= _LARGEST_TIMED
        )
    known = words.plain_labels if before[:1].islower() else words.labels
    single = lower.removesuffix("s")
    is_plural = lower not in known and single in known
    if not (lower.rstrip(".") in known or lower in known or single in known):
        return False
    if is_plural:  # "rooms 12 to 14", but "the rooms 300 people slept in"
        return is_range or words.and_number.match(context.text, context.span.end) is not None
    return (
        before[:1].isupper()
        or not before[:1].isalpha()
        or before.endswith(".")
        or not counts_next(context)
        or _is_before_one(context)
    )


def _is_open_ended(context: Context, words: AsideWords) -> bool:
    """Tell a label with a bound behind it: "Phase 3+", "Category 4 or higher"."""
    is_strong = context.word_before.lower() in words.strong_labels
    return is_strong and all(span.start >= context.number.span.end for span in context.hedge.spans)


def _is_listed(context: Context, words: AsideWords) -> bool:
    """Tell the second number of "Articles 2 and 3" and of "page 2 of 5"."""
    if not context.is_bare or is_counting(context):
        return False
    start = context.span.start
    found = words.label_list.search(context.text, max(0, start - 60), start)
    return found is not None and (found[1][:1].isupper() or found[1].lower() in words.plain_labels_all)


def _is_before_one(context: Context) -> bool:
    """Tell whether one thing follows a number above one, which cannot count it: "the town 17 market"."""
    following, value = context.neighbour(1), context.number.value
    return following is not None and following.tag == "NN" and value is not None and value > 1


def name(context: Context, words: AsideWords) -> Reason | None:
    """Set aside numbers inside names: "Boeing 737", "the Group of Seven"."""
    if context.has_unit or context.is_hedged or not is_small(context):
        return None
    previous = context.neighbour(-1)
    if context.is_bare:
        if _AGAINST.match(context.text, context.span.end):
            return None  # "trails Jones 458 to 359"
        if context.word_before in words.makes:
            return Reason.NAME
        if _counts_makes(context) or (context.is_hyphened and not _is_named(context)):
            return None  # "30 Toyota and Honda vehicles", "a 214-delegate advantage"
        noun = context.head_noun
        if noun is not None and noun.tag == "NNP" and noun.index == _next_index(context):
            is_plural = noun.text.endswith("s") and not noun.text.endswith("ss")
            return None if is_plural else Reason.NAME  # "787 Dreamliner", not "14 Rolexes"
        if _PLACE_BEFORE.search(
            context.text, max(0, context.span.start - _PLACE_REACH), context.span.start
        ) and (_COUNT_BEHIND.match(context.text, context.span.end)):
            return None  # "In Fife 88 are closed"
        is_name = _is_named(context) or _was_named(context, words)
        return Reason.NAME if is_name and not is_counting(context) else None
    written = context.number.span.of(context.text)
    if context.number.form is NumberForm.WORDS and written[:1].isupper() and not context.is_first_word:
        if context.word_after[:1].islower() and is_counting(context):
            return None  # behind words in capitals: "RAID LATEST Three people were held"
        heads = context.paragraph is not None and context.kind is ParagraphKind.HEADING
        beside = context.word_after[:1].isupper() or (previous is not None and previous.text[:1].isupper())
        return (
            Reason.NAME
            if not heads and (beside or (previous is not None and previous.text == "of"))
            else None
        )
    return None


def _counts_makes(context: Context) -> bool:
    """Tell names that say of what make the counted things are: a plural in lower case follows them."""
    found = _NAMES_NEXT.match(context.text, context.span.end)
    last = context.parse.token_at(found.end() - 1) if found and context.parse else None
    return last is not None and last.tag == "NNS" and not _is_named(context)


def _was_named(context: Context, words: AsideWords) -> bool:
    """Tell "the 757" where "Boeing 757" stands before it."""
    if len(context.surface) < _SHORTEST_MODEL or context.word_before.lower() not in words.pointing | {
        "a",
        "old",
    }:
        return False
    start = context.span.start
    before = context.text[max(0, start - _NAMED_REACH) : start]
    return re.search(rf"\b[A-Z][a-z]+ {context.surface}\b", before) is not None


def _next_index(context: Context) -> int:
    following = context.neighbour(1)
    return following.index if following is not None else -1


def _is_named(context: Context) -> bool:
    """Tell whether the word right before is a name: "Boeing 737", "iPhone 11", "Planet 9"."""
    previous = context.neighbour(-1)
    if previous is None or previous.span.end + 1 < context.span.start or not previous.text[:1].isalpha():
        return False
    if previous.tag == "NNPS":
        return False  # "Republicans have 24 seats, Democrats 10"
    has_capital = any(c.isupper() for c in previous.text)
    return has_capital and (
        previous.pos == "PROPN" or (previous.pos in ("NOUN", "ADJ") and previous.index > 0)
    )
