"""Each number with its unit: what may become a figure. The only door to quantulum3.

Units come from our own table. quantulum3 is asked only for a word that the table does not know and that is
built like the name of a unit ("femtometres"): its first call costs 2 s, its readings of running text are not used.
"""

import re
import warnings
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from reportedly.extraction.ages import age_words, is_age
from reportedly.extraction.currency_places import CurrencyPlaces
from reportedly.extraction.draft import NUMBERS, QUANTITIES, Draft, Number, NumberForm, QuantityMention
from reportedly.extraction.exchange import exchange_rate
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.number_ranges import is_change_before
from reportedly.extraction.number_scales import SUM_LETTERS
from reportedly.extraction.number_words import NumberWords, number_words
from reportedly.extraction.rates import find_rate, is_priced
from reportedly.extraction.stage import Stage
from reportedly.extraction.unit_carry import carry_unit
from reportedly.extraction.units import Unit, UnitMatch, UnitTable, unit_table
from reportedly.model.quantity import Kind, Relation
from reportedly.model.span import Span

__all__ = ["STAGE"]

_AGE_BEFORE = re.compile(
    r"(?:\b[Aa]ge[ds]?(?:\s+(?:of|between|from|just|only|about))*\s+|\bat\s+(?:the\s+)?age\s+(?:of\s+)?)$"
)
_NAME_BEFORE = re.compile(r"[A-Z][\w'’.-]+,\s$")
_NAME_AFTER = re.compile(r"[,;)]|\s?[―—–]|\.(?:\s|$)|\s+of\s+[A-Z]")
_BEING = re.compile(
    r"\b(?:he|she|who)\s+(?:is|was|turned|turns|will\s+be|will\s+turn|had\s+turned)\s+(?:only\s+|just\s+)?$",
    re.I,
)
_BEING_AFTER = re.compile(r"\s*[,.;)]|\s+(?:by|when|at|and|in|on|years?\s+old)\b")
_MAGNITUDE = re.compile(r"\b(magnitude)(?:\s+of)?[\s-](?:about\s+|around\s+)?$", re.I)
# "3.5 per 100,000": a rate of what is counted to so many.
_PER_BASE = re.compile(r"\s+per\s+(\d{1,3}(?:,\d{3})+|\d+|hundred|thousand|million)(?![\w,]\d|[^\W_])")
# "50 to 70 on the GPa scale", "6.1 on the Richter scale"
_ON_SCALE = re.compile(r"\s+on\s+the\s+(?:open-ended\s+)?([^\W\d_][\w/²³]*)\s+scale\b")
# "grew by a factor of five"
_FACTOR = re.compile(r"\bby\s+(?:an?\s+)?factors?\s+of\s+(?:\w+\s)?$")
# "down by a third", but "opposed by a third of voters"
_BY = re.compile(
    r"\b(?:down|up|fell|fallen|falls?|rose|risen|rises?|cut|cuts?|dropped|drops?|shr[aiu]nk|grew|grow|grown|slashed|reduced|increased)"
    r"\s(?:by\s)?(?:about\s|almost\s|nearly\s|over\s)?$"
)
_OF_WHOM = re.compile(r"\s+of\s")
_HALF_A = re.compile(r"(?:\s+of)?\s+an?(?=\s)", re.I)
_RESTATED = re.compile(
    r"\s*[(\[]\s*(?:(?:about|around|roughly|approximately|or|over|nearly|some|just\s+under|just\s+over)\s+)?"
    r"|,?\s+or\s+(?:about\s+|around\s+|roughly\s+)?|\s*/\s*"
)
_TO = re.compile(r"\s+to\s+(?:(?:about|around|some|just|nearly|almost|over|more than)\s+)?", re.I)
_FROM = re.compile(
    r"(?:\s+[a-z-]+){0,3}?,?\s+(?:(?:up|down)\s+)?from\s+(?:(?:about|around|some|just|nearly|almost|over)\s+)?",
    re.I,
)
_UNIT_LIKE = re.compile(
    r"[ \u00a0-]?([a-z]{2,12}(?:met(?:er|re)|gram(?:me)?|lit(?:er|re)|watt|volt|hertz|pascal|joule|newton|byte|bit"
    r"|gauss|amp|ampere|ohm|henry|farad|tesla|lumen|candela|curie|becquerel|sievert|gray|electronvolt|calorie)s?)\b"
)
# Units whose names hold a scale word: it is accounted for by lying in the figure's text.
_WITH_SCALE = frozenset({"part per million", "part per billion", "part per trillion", "million BTU"})
# "$75 U.S.", "$5 million Canadian": whose dollars they are, said behind the sum and nothing more.
_WHOSE = re.compile(
    r"\s\(?(U\.?S\.?|US|Canadian|Australian)\)?(?=\s(?:per|an?|each|and|or|to|for|in)\b|[,;:)]|\.?\s*$|\.\s)"
)
_WHOSE_CODES = {"U": "USD", "C": "CAD", "A": "AUD"}
_AFTER_BRACKET = re.compile(r"\s*[)\]]")
_LOOK_BACK = 40
_SCALES = (Decimal(10**12), Decimal(10**9), Decimal(10**6))
_ALIKE = Decimal(4)  # levels of one thing before and after are seldom farther apart
_OLDEST = 115


@dataclass(frozen=True, slots=True)
class _Found:
    """The unit of one number: words outside the figure's text, and signs inside it."""

    unit: str | None = None
    dimension: str | None = None
    unit_span: Span | None = None
    sign_span: Span | None = None
    rule: str = "unit.none"
    is_negative: bool = False


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    text, units, words = draft.text, unit_table(lexicon), number_words(lexicon)
    money = CurrencyPlaces(text, units, lexicon)
    mentions = [_mention(text, i, number, units, money) for i, number in enumerate(draft[NUMBERS])]
    ages = age_words(lexicon)
    for index, number in enumerate(draft[NUMBERS]):
        if mentions[index].unit is None and is_age(text, number, ages):
            mentions[index] = replace(mentions[index], unit="year of age", dimension="age", rule="unit.age")
    for index in range(len(mentions) - 1):
        carry_unit(text, mentions, index, units)
        _tie(text, mentions, index, words, units)
    return draft.with_layer(QUANTITIES, tuple(mentions))


def _mention(
    text: str, index: int, number: Number, units: UnitTable, money: CurrencyPlaces
) -> QuantityMention:
    span, value = number.span, number.value
    if number.form in (NumberForm.COMPOUND, NumberForm.ORDINAL):
        return QuantityMention(index, span, None, None, None, Relation.EXACT, None, rule="unit.none")
    found = _times(text, number, units) if _is_multiple(number) else _unit_of(text, number, units, money)
    if found.sign_span:
        span = span.joined(found.sign_span)
    if found.unit_span and span.contains(found.unit_span):
        found = replace(found, unit_span=None)
    low, high, relation = number.low, number.high, Relation.EXACT
    if number.form is NumberForm.RANGE:
        relation = Relation.RANGE
    elif number.form is NumberForm.VAGUE:
        relation = Relation.AT_LEAST
    else:
        value = -value if found.is_negative and value is not None else value
        low = high = value
    kind = _kind_of(text, number, found)
    if kind is Kind.CHANGE and found.unit is None:
        found = _Found("fraction", "share", rule="unit.none")  # "down by a third"
    return QuantityMention(
        index, span, value, low, high, relation, found.unit, found.unit_span, found.dimension,
        kind, rule=found.rule,
    )  # fmt: skip


def _kind_of(text: str, number: Number, found: _Found) -> Kind | None:
    if found.unit and " per " in found.unit and found.dimension != "share":
        return Kind.RATE
    if _is_multiple(number):
        return Kind.LEVEL if number.rule == "number.multiple.sign" else Kind.CHANGE
    if number.form is not NumberForm.FRACTION or found.unit is not None:
        return None
    is_change = _BY.search(text, max(0, number.span.start - 24), number.span.start)
    is_part = _OF_WHOM.match(text, number.span.end)
    return Kind.CHANGE if is_change and not is_part else Kind.SHARE


def _unit_of(text: str, number: Number, units: UnitTable, money: CurrencyPlaces) -> _Found:
    """Find the unit before or behind the number, with a rate behind that."""
    start, end = number.span.start, number.span.end
    if number.ends and number.rule != "number.sum":
        end = number.ends[1].end  # "1200 parts per million" is one number with the words of its unit
    size = number.value if number.value is not None else number.low
    if (
        number.rule == "number.sum"
        and number.ends
        and (inside := units.after(text, number.ends[0].end, size))
    ):
        return _Found(inside.unit.name, inside.unit.dimension, rule="unit.inside")
    before = money.resolved(units.before(text, start)) or money.letters_before(start)
    if number.form is NumberForm.FRACTION and (skipped := _HALF_A.match(text, end)):
        after = units.after(text, skipped.end(), size)
    else:
        after = units.after(text, end, size) or _rare_unit(text, end)
        if after is None and number.form is NumberForm.VAGUE and text.startswith(" of ", end):
            after = units.after(text, end + 3, Decimal(1000))
    after = money.resolved(after)
    if before:
        return _money(text, before, after, end, units)
    if after and after.unit.name == "year" and _AGE_BEFORE.search(text, max(0, start - _LOOK_BACK), start):
        return _Found("year of age", "age", after.span, rule="unit.age")
    if after:
        return _worded(text, after, units)
    if number.form is NumberForm.DIGITS and (letters := SUM_LETTERS.search(text, max(0, start - 4), start)):
        return _Found("count", "count", sign_span=Span(*letters.span()), rule="unit.letters")
    is_written = number.form in (NumberForm.DIGITS, NumberForm.RANGE)
    rate = find_rate(text, end, units) if is_written else None
    if rate is not None and rate.span.start == end and is_priced(rate):  # "copper at 9640 a tonne"
        return _Found(f"per {rate.name}", f"per {rate.name}", rate.span, rule="unit.rate.open")
    if _FACTOR.search(text, max(0, start - 24), start):
        return _Found("times", "multiple", rule="unit.times")
    if scale := _ON_SCALE.match(text, end):
        unit = units.canonical["magnitude"] if scale[1] == "Richter" else units.named(scale[1])
        if unit:
            return _Found(unit.name, unit.dimension, Span(*scale.span(1)), rule="unit.name")
    if exchange := exchange_rate(text, Span(start, end), units, money):
        return _Found(exchange.name, exchange.dimension, rule="unit.exchange")
    if base := _PER_BASE.match(text, end):
        return _Found(f"per {base[1]}", f"per {base[1]}", Span(*base.span()), rule="unit.rate.base")
    if magnitude := _MAGNITUDE.search(text, max(0, start - _LOOK_BACK), start):
        return _Found("magnitude", "magnitude", Span(*magnitude.span(1)), rule="unit.name")
    if _is_age(text, number):
        return _Found("year of age", "age", rule="unit.age")
    return _Found()


def _is_multiple(number: Number) -> bool:
    return number.form is NumberForm.MULTIPLE or number.rule == "number.range.multiple"


def _times(text: str, number: Number, units: UnitTable) -> _Found:
    """Say how many times over ("doubled", "twice as many", "2.6x") or how often ("twice a day")."""
    rate = find_rate(text, number.span.end, units)
    if rate is None:
        return _Found("times", "multiple", rule="unit.times")
    return _Found(f"times per {rate.name}", f"multiple per {rate.name}", rate.span, rule="unit.times")


def _money(text: str, before: UnitMatch, after: UnitMatch | None, end: int, units: UnitTable) -> _Found:
    """Give a sum with its sign before it; the currency's name may follow too ("A$90 dollars")."""
    follows = after if after and after.unit.dimension.startswith("money") else None
    sign = before.span
    negative = (
        sign.start > 0
        and text[sign.start - 1] in "-−"
        and (sign.start == 1 or text[sign.start - 2] in " (\n")
    )
    if negative:
        sign = Span(sign.start - 1, sign.end)
    unit = follows.unit if follows and follows.is_sign else before.unit
    if follows and follows.is_sign:
        sign = sign.joined(follows.span)
    words = follows.span if follows and not follows.is_sign else None
    if words is None and unit.name == "USD" and (whose := _WHOSE.match(text, end)):
        unit, words = units.canonical[_WHOSE_CODES[whose[1][0]]], Span(*whose.span())
    rate = find_rate(text, words.end if words else follows.span.end if follows else end, units)
    if rate:
        return _Found(f"{unit.name} per {rate.name}", f"{unit.dimension} per {rate.name}",
                      words.joined(rate.span) if words else rate.span, sign, "unit.money.rate", negative)  # fmt: skip
    return _Found(unit.name, unit.dimension, words, sign, "unit.money.sign", negative)


def _worded(text: str, after: UnitMatch, units: UnitTable) -> _Found:
    unit = after.unit
    is_inside = after.is_sign or after.unit.name in _WITH_SCALE
    sign, words = (after.span, None) if is_inside else (None, after.span)
    rule = "unit.sign" if after.is_sign else "unit.name"
    rate = find_rate(text, after.span.end, units)
    if rate and " per " not in unit.name and unit.dimension != "age":
        words = words.joined(rate.span) if words else rate.span
        return _Found(
            f"{unit.name} per {rate.name}", f"{unit.dimension} per {rate.name}", words, sign, rule + ".rate"
        )
    return _Found(unit.name, unit.dimension, words, sign, rule)


def _is_age(text: str, number: Number) -> bool:
    """Tell "aged 34", "the age of 21" and the "44" of "Jane Doe, 44, said"."""
    start, end = number.span.start, number.span.end
    size = number.value if number.value is not None else number.high
    if size is None or not 0 < size <= _OLDEST or size != size.to_integral_value():
        return False
    if _AGE_BEFORE.search(text, max(0, start - _LOOK_BACK), start):
        return True
    if number.form is not NumberForm.DIGITS:
        return False
    if _BEING.search(text, max(0, start - _LOOK_BACK), start) and _BEING_AFTER.match(text, end):
        return True
    return bool(_NAME_BEFORE.search(text, max(0, start - _LOOK_BACK), start) and _NAME_AFTER.match(text, end))


# --- what ties two quantities ---------------------------------------------------------------------------


def _tie(
    text: str, mentions: list[QuantityMention], index: int, words: NumberWords, units: UnitTable
) -> None:
    """Mark mention `index` and the next as a change or a restatement, where they are one."""
    first, second = mentions[index], mentions[index + 1]
    if not (_has_value(first) and _has_value(second)):
        return
    gap = text[_end(first) : second.span.start] if second.span.start >= _end(first) else ""
    if not gap or len(gap) > _LOOK_BACK:
        return
    if _RESTATED.fullmatch(gap) and _is_restatement(first, second):
        origin = first.restates if first.restates is not None else index
        mentions[index + 1] = replace(second, restates=origin)
        _share_rate(text, mentions, origin, index + 1, units)
        return
    if first.value is None or second.value is None or not is_change_before(text, first.span.start, words):
        return
    if not (first.unit == second.unit or first.unit is None or second.unit is None):
        return
    before = text[max(0, first.span.start - _LOOK_BACK) : first.span.start]
    if _TO.fullmatch(gap) and words.from_before.search(before):
        earlier, later = index, index + 1
    elif _FROM.fullmatch(gap) and re.search(r"\b(?:to|at|of)\s+(?:\w+\s+){0,2}$", before):
        earlier, later = index + 1, index
    else:
        return
    if later == index and second.unit is None:
        mentions[earlier] = second = _same_scale(text, first, second)
    unit = first if first.unit else second
    for place in (earlier, later):
        if mentions[place].unit is None:
            mentions[place] = replace(
                mentions[place], unit=unit.unit, dimension=unit.dimension, rule="unit.carried"
            )
    mentions[earlier] = replace(mentions[earlier], replaced_by=later)


def _same_scale(text: str, first: QuantityMention, second: QuantityMention) -> QuantityMention:
    """Give the earlier level the scale word that it leaves out: "to 24.2 billion euros from 23.1"."""
    if first.value is None or second.value is None or not any(c.isalpha() for c in first.span.of(text)):
        return second
    for scale in _SCALES:
        if abs(first.value) >= scale > abs(second.value) and 0 < second.value < 1000:
            scaled = second.value * scale
            if 1 / _ALIKE < scaled / first.value < _ALIKE:
                return replace(second, value=scaled, low=scaled, high=scaled)
            break
    return second


def _share_rate(
    text: str, mentions: list[QuantityMention], origin: int, index: int, units: UnitTable
) -> None:
    """Give both the rate that follows the bracket: "9 billion shekels ($2.4 billion) a year"."""
    closing = _AFTER_BRACKET.match(text, _end(mentions[index]))
    rate = find_rate(text, closing.end(), units) if closing else None
    if rate is None:
        return
    for place in (origin, index):
        mention = mentions[place]
        if mention.unit and " per " not in mention.unit:
            unit, dimension = f"{mention.unit} per {rate.name}", f"{mention.dimension} per {rate.name}"
            mentions[place] = replace(
                mention, unit=unit, dimension=dimension, kind=Kind.RATE, rule=f"{mention.rule}.rate"
            )


def _is_restatement(first: QuantityMention, second: QuantityMention) -> bool:
    """Tell whether the second says the first again in another unit, or in another currency."""
    if not first.dimension or not second.dimension or first.unit == second.unit:
        return False
    kinds = [
        mention.partition(":")[0].replace("degree", "temperature")
        for mention in (first.dimension, second.dimension)
    ]
    return kinds[0].partition(" per ")[0] == kinds[1].partition(" per ")[0]


def _has_value(mention: QuantityMention) -> bool:
    return mention.value is not None or mention.low is not None


def _end(mention: QuantityMention) -> int:
    return max(mention.span.end, mention.unit_span.end if mention.unit_span else 0)


# --- the door to quantulum3 -----------------------------------------------------------------------------


def _rare_unit(text: str, position: int) -> UnitMatch | None:
    found = _UNIT_LIKE.match(text, position)
    unit = _ask_quantulum(found[1]) if found else None
    return UnitMatch(unit, Span(*found.span(1)), is_sign=False) if found and unit else None


@cache
def _ask_quantulum(name: str) -> Unit | None:
    """Give the unit that a rare name stands for; None where quantulum3 does not know it either."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # it asks for a classifier that we do not use
        from quantulum3 import parser

    read = parser.parse(f"3 {name}")
    if len(read) != 1 or read[0].unit.entity.name in ("dimensionless", "unknown"):
        return None
    return Unit(read[0].unit.name, read[0].unit.entity.name)


STAGE = Stage("quantities", (NUMBERS,), (QUANTITIES,), _run)
