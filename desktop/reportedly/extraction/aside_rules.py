"""The rules that set numbers aside, each one reason with its words; `RULES` is their order."""

import re
from collections.abc import Callable

from reportedly.extraction.aside_context import AsideWords, Context
from reportedly.extraction.draft import NumberForm, ParagraphKind
from reportedly.model.set_aside import Reason

__all__ = ["RULES"]

Rule = Callable[[Context, AsideWords], Reason | None]

_COMPOUNDS = {
    "url": Reason.URL, "date": Reason.DATE, "year": Reason.YEAR, "time": Reason.TIME, "phone": Reason.PHONE,
    "coordinates": Reason.COORDINATES, "version": Reason.VERSION, "name": Reason.NAME, "code": Reason.CODE,
    "jumble": Reason.CODE, "ratio": Reason.RATIO,
    "base": Reason.RATIO, "height": Reason.MEASUREMENT, "score": Reason.SCORE,
}  # fmt: skip
_TIME_AND = re.compile(r"\b(?:second|minute|hour|day|week|month|year|decade|century)s? and\s$", re.I)
_LIST_MARK = re.compile(r"[.)](?:\s|$)")
_ZIP = re.compile(r"\b[A-Z]{2}\s$")
_YEARS = range(1000, 2151)
_MODERN = range(1900, 2151)
_AGED = re.compile(
    r"([^\W\d_]+)\s+(?:aged?\s+)?(?:under|over|above|below|aged|older than|younger than)\s+(?:the age of\s+)?$",
    re.I,
)
_AGED_REACH = 50
_OLDEST = 110
_BRACKET = re.compile(r"\s*\([^()\n]{1,24}\)")
_TITLE_WORDS = re.compile(r"\s*((?:(?:[A-Z]|\d{1,3}(?:st|nd|rd|th))[\w'’-]*(?:[\s,]+|$|(?=\.))){1,5})")
# Roles of a number that nothing governs.
_LONE = frozenset({"appos", "ROOT", "dep", "intj", "meta", "npadvmod"})
_PLURAL = ("NNS", "NNPS")
# Words that stand before a year and before a count alike.
_NOT_YEAR_BEFORE = frozenset({"a", "for", "that", "its", "to", "as", "at", "with"})
_LARGEST_LABEL = 10_000
_FEW = 3


def compound(context: Context, words: AsideWords) -> Reason | None:
    """Set aside what was read as a whole: dates, times, codes ..."""
    if context.number.form is not NumberForm.COMPOUND:
        return None
    return _COMPOUNDS.get(context.number.rule.rsplit(".", 1)[-1], Reason.TO_CHECK)


def page(context: Context, words: AsideWords) -> Reason | None:
    """Set aside the numbers of the page around the article."""
    return Reason.PAGE if context.kind in (ParagraphKind.FURNITURE, ParagraphKind.BYLINE) else None


def list_mark(context: Context, words: AsideWords) -> Reason | None:
    """Set aside the number that opens a list item, and "top 10 points"."""
    paragraph = context.paragraph
    if paragraph is not None and context.surface.isdecimal():
        opens_line = context.span.start - paragraph.span.start <= 1 and (
            context.text[paragraph.span.start : context.span.start] in ("", "(")
        )
        if opens_line and len(context.surface) <= 3 and _LIST_MARK.match(context.text, context.span.end):
            return Reason.LIST
    if context.word_before.lower() in words.list_before and not context.has_unit:
        return Reason.LIST
    is_opening = paragraph is not None and paragraph.span.start == context.span.start
    is_title = (
        is_opening
        or context.kind is ParagraphKind.HEADING
        or context.text[context.span.end : context.span.end + 80].rstrip().endswith(":")
    )
    if is_title and not context.is_hedged and context.word_after.lower() in words.list_nouns:
        return Reason.LIST
    return None


def restatement(context: Context, words: AsideWords) -> Reason | None:
    """Set aside the same amount in a second unit."""
    return Reason.RESTATEMENT if context.quantity.restates is not None else None


def phrase(context: Context, words: AsideWords) -> Reason | None:
    """Set aside names and set phrases with a number in them: "Fortune 500", "one-on-one", "first half"."""
    window = max(0, context.span.start - 16), min(len(context.text), context.span.end + 16)
    for pattern, reason in ((words.names, Reason.NAME), (words.phrases, Reason.PRONOUN)):
        for found in pattern.finditer(context.text, *window):
            if found.start() < context.span.end and context.span.start < found.end():
                return reason
    return None


def ordinal(context: Context, words: AsideWords) -> Reason | None:
    """Set aside ordinals; one in front of a capital belongs to a name ("10th Brigade")."""
    if context.number.form is not NumberForm.ORDINAL:
        return None
    named = _TITLE_WORDS.match(context.text, context.span.end, min(len(context.text), context.span.end + 60))
    in_name = named is not None and any(word.strip(".,") in words.name_nouns for word in named[1].split())
    return Reason.NAME if in_name else Reason.ORDINAL


def rate_base(context: Context, words: AsideWords) -> Reason | None:
    """Set aside what a rate is counted to: the 100,000 of "3.5 per 100,000"."""
    if (
        context.word_before.lower() == "per"
        and context.number.form is NumberForm.DIGITS
        and not context.has_unit
    ):
        return Reason.RATIO
    return None


def multiple(context: Context, words: AsideWords) -> Reason | None:
    """Set aside "doubled" and the like."""
    return Reason.RATIO if context.number.form is NumberForm.MULTIPLE else None


def age(context: Context, words: AsideWords) -> Reason | None:
    """Set aside ages: "aged 34", "children under 5"."""
    if context.quantity.dimension == "age":
        return Reason.AGE
    value = context.number.value
    if not context.is_bare or value is None or value > _OLDEST:
        return None
    found = _AGED.search(context.text, max(0, context.span.start - _AGED_REACH), context.span.start)
    if found is None:
        return None
    who = found[1].lower()
    following = context.parse.token_at(context.span.end + 1) if context.parse else None
    is_counting = following is not None and following.pos in ("NOUN", "ADJ", "NUM", "PROPN")
    return Reason.AGE if {who, who.removesuffix("s")} & words.people and not is_counting else None


def year(context: Context, words: AsideWords) -> Reason | None:
    """Set aside years: four digits without a separator, and nothing countable behind them."""
    number = context.number
    if context.has_unit or number.form not in (NumberForm.DIGITS, NumberForm.RANGE):
        return None
    ends = [e.of(context.text) for e in number.ends] if number.ends else [number.span.of(context.text)]
    if not all(len(e) == 4 and e.isdecimal() and int(e) in _YEARS for e in ends):
        return (
            Reason.YEAR if context.word_after.lower() in words.eras and context.surface.isdecimal() else None
        )
    if number.form is NumberForm.RANGE:
        return Reason.YEAR if all(int(e) in _MODERN for e in ends) else None
    following = context.neighbour(1)
    counts = (following is not None and following.tag in ("NNS", "NNPS")) or (
        context.is_hedged and _counts_next(context)
    )
    before = context.word_before.lower().strip("(,;–—-\"“‘'")
    if int(ends[0]) in _MODERN:
        return None if counts and before not in words.year_before - _NOT_YEAR_BEFORE else Reason.YEAR
    return (
        Reason.YEAR if before in words.year_before and not counts and _counts_next(context) is False else None
    )


def _counts_next(context: Context) -> bool:
    """Tell whether a noun or adjective follows that the number could count."""
    following = context.neighbour(1)
    return following is not None and following.pos in ("NOUN", "ADJ", "PROPN")


def address(context: Context, words: AsideWords) -> Reason | None:
    """Set aside house numbers and postal codes."""
    if not context.is_bare:
        return None
    named = _TITLE_WORDS.match(context.text[context.span.end : context.span.end + 60].replace(",", " "))
    if named and any(word.rstrip(".") in words.streets for word in named[1].split()):
        return Reason.ADDRESS
    is_zip = len(context.surface) == 5 and _ZIP.search(
        context.text, max(0, context.span.start - 4), context.span.start
    )
    return Reason.ADDRESS if is_zip else None


def label(context: Context, words: AsideWords) -> Reason | None:
    """Set aside numbers that label the noun before them ("Article 5"), and bare ones behind a name ("Boeing 737")."""
    number = context.number
    before = context.word_before
    if (context.has_unit and context.quantity.dimension != "score") or number.form not in (
        NumberForm.DIGITS,
        NumberForm.WORDS,
        NumberForm.RANGE,
    ):
        return None
    known = words.plain_labels if before[:1].islower() else words.labels
    if before.lower().rstrip(".") in known or before.lower() in known or before.endswith("#"):
        is_named = (
            before[:1].isupper()
            or not before[:1].isalpha()
            or before.endswith(".")
            or not _counts_next(context)
            or _is_before_one(context)
        )
        return Reason.LABEL if is_named and not context.is_hedged and _is_small(context) else None
    if context.kind is ParagraphKind.HEADING and context.paragraph is not None and context.is_bare:
        is_last = context.span.end == context.paragraph.span.end
        if is_last and len(context.paragraph.span) < 24 and before[:1].isupper():
            return Reason.LABEL
    return None


def _is_before_one(context: Context) -> bool:
    """Tell whether one thing follows a number above one, which cannot count it: "the town 17 market"."""
    following, value = context.neighbour(1), context.number.value
    return following is not None and following.tag == "NN" and value is not None and value > 1


def name(context: Context, words: AsideWords) -> Reason | None:
    """Set aside numbers inside names: "Boeing 737", "the Group of Seven"."""
    if context.has_unit or context.is_hedged or not _is_small(context):
        return None
    previous = context.neighbour(-1)
    if context.is_bare:
        noun = context.head_noun
        if noun is not None and noun.tag == "NNP" and noun.index == _next_index(context):
            return Reason.NAME  # "787 Dreamliner"
        return Reason.NAME if _is_named(context) and not _is_counting(context) else None
    written = context.number.span.of(context.text)
    if context.number.form is NumberForm.WORDS and written[:1].isupper() and not context.is_first_word:
        heads = context.paragraph is not None and context.kind is ParagraphKind.HEADING
        beside = context.word_after[:1].isupper() or (previous is not None and previous.text[:1].isupper())
        return (
            Reason.NAME
            if not heads and (beside or (previous is not None and previous.text == "of"))
            else None
        )
    return None


def _next_index(context: Context) -> int:
    following = context.neighbour(1)
    return following.index if following is not None else -1


def _is_named(context: Context) -> bool:
    """Tell whether the word right before is a name: "Boeing 737", "iPhone 11", "Planet 9"."""
    previous = context.neighbour(-1)
    if previous is None or previous.span.end + 1 < context.span.start or not previous.text[:1].isalpha():
        return False
    has_capital = any(c.isupper() for c in previous.text)
    return has_capital and (
        previous.pos == "PROPN" or (previous.pos in ("NOUN", "ADJ") and previous.index > 0)
    )


def _is_counting(context: Context) -> bool:
    """Tell whether the number counts a plural behind it: "Israel 5 prisoners" against "iPhone 11 Pro"."""
    following, noun = context.neighbour(1), context.head_noun
    if following is None:
        return False
    return following.tag in _PLURAL or (noun is not None and noun.tag in _PLURAL and noun.tag == "NNS")


def _is_small(context: Context) -> bool:
    value = context.number.value if context.number.value is not None else context.number.high
    return value is not None and value < _LARGEST_LABEL and "," not in context.surface


def duration(context: Context, words: AsideWords) -> Reason | None:
    """Set aside spans of time, unless they are what is reported (a sentence, a truce, a delay)."""
    if context.quantity.dimension != "time":
        is_rest = context.number.form is NumberForm.FRACTION and _TIME_AND.search(
            context.text, max(0, context.span.start - 20), context.span.start
        )
        return Reason.DURATION if is_rest else None  # "a month and a half"
    around = context.text[max(0, context.span.start - 40) : context.end_with_unit + 30]
    sentence = context.sentence
    if sentence is not None:
        around = context.text[
            max(sentence.start, context.span.start - 40) : min(sentence.end, context.end_with_unit + 30)
        ]
    return None if words.reported_times.search(around) else Reason.DURATION


def distance(context: Context, words: AsideWords) -> Reason | None:
    """Set aside lengths that say where a place lies, and those that describe a make ("155mm shells")."""
    if context.quantity.dimension != "length":
        return None
    end = context.end_with_unit
    if bracket := _BRACKET.match(context.text, end, min(len(context.text), end + 40)):
        end = bracket.end()  # "35 km (22 miles) north of the town"
    if words.places.match(context.text, end, min(len(context.text), end + 40)):
        return Reason.DISTANCE
    follows = context.text[end : end + 2]
    if (
        context.quantity.unit in words.make_units
        and follows[:1] in " -"
        and follows[1:].islower()
        and _is_attribute(context)
    ):
        return Reason.MEASUREMENT
    return None


def _is_attribute(context: Context) -> bool:
    """Tell whether the length stands before a noun that it describes."""
    token = context.parse.token_at(context.end_with_unit - 1) if context.parse else None
    return token is not None and token.dep in ("compound", "nmod", "amod", "nummod")


def pronoun(context: Context, words: AsideWords) -> Reason | None:
    """Set aside small number words that name again what was named: "the two", "one of", "two countries"."""
    if not context.is_small_word or context.is_hedged:
        return None
    before = context.word_before.lower().strip("\"“‘'(")
    after = context.word_after.lower()
    if context.surface == "one":
        return _one(context, words, before, after)
    value = context.number.value
    if before in words.pointing and not context.is_hyphened:
        return Reason.PRONOUN
    noun = context.head_noun
    noun_text = noun.text.lower() if noun is not None else after
    return Reason.PRONOUN if noun_text in words.parties and value is not None and value <= _FEW else None


def _one(context: Context, words: AsideWords, before: str, after: str) -> Reason | None:
    """Keep "one" where it counts people ("one soldier was killed"); else it is a manner of speaking."""
    if after == "of" or before in words.pronoun_before:
        return Reason.PRONOUN
    if context.parse is None:
        return None
    noun = context.head_noun
    return (
        None
        if noun is not None and (noun.lemma.lower() in words.people or noun.text.lower() in words.people)
        else Reason.PRONOUN
    )


def hyphened(context: Context, words: AsideWords) -> Reason | None:
    """Set aside numbers that describe by a hyphen ("a two-state solution"), not "a 10,000-strong force"."""
    if not context.is_hyphened or context.has_unit or context.is_hedged:
        return None
    joined = context.word_after.lower().split("-")[0]
    if joined in words.counted_compounds or not _is_small(context):
        return None
    return Reason.MEASUREMENT


def unclear(context: Context, words: AsideWords) -> Reason | None:
    """Leave to a person a small number that stands for itself: no unit, no hedge, no noun, no verb."""
    token = context.token
    if context.kind is not ParagraphKind.TEXT or context.has_unit or context.is_hedged or token is None:
        return None
    if token.dep not in _LONE or not (context.is_bare or context.number.form is NumberForm.WORDS):
        return None
    around = context.text[max(0, context.span.start - 1) : context.span.end + 1]
    is_vote = around[0] in "-–" or around[-1] in "-–"  # "61-39"
    is_known = context.head_noun is not None or is_vote or not _is_small(context) or _is_round(context)
    return None if is_known else Reason.TO_CHECK


def _is_round(context: Context) -> bool:
    value = context.number.value
    return value is not None and value >= 100 and value % 10 == 0


RULES: tuple[tuple[str, Rule], ...] = tuple(
    (rule.__name__, rule)
    for rule in (
        compound, page, list_mark, restatement, phrase, ordinal, rate_base, multiple, age, year, address, label, name,
        duration, distance, pronoun, hyphened, unclear,
    )
)  # fmt: skip
"""Name and rule, in the order in which they are tried."""
