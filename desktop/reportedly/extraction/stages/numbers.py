"""Every number of the text with its exact place and value: digits, words, ranges, ordinals, compounds.

A number word is a cardinal, a scale word, a plural scale word ("dozens"; "scores" and "tens" only before
"of"), an ordinal, "half", and a multiple ("doubled"); "third" and "quarter" with an article or a number before
them. "Several", "few" and "couple" are number words only before a scale word ("several hundred"): alone they say no
number. Each of these, and each run of digits, lies in exactly one Number.
"""

from dataclasses import replace

from reportedly.extraction.compounds import Compound, find_compounds
from reportedly.extraction.draft import NUMBERS, Draft, Number, NumberForm
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.number_grammar import read_atoms
from reportedly.extraction.number_lexer import read_lexemes
from reportedly.extraction.number_ranges import join_numbers
from reportedly.extraction.number_words import number_words
from reportedly.extraction.rates import find_rate
from reportedly.extraction.stage import Stage
from reportedly.extraction.units import UnitTable, unit_table
from reportedly.model.span import Span

__all__ = ["STAGE", "find_numbers"]

_MEASURED = (NumberForm.DIGITS, NumberForm.WORDS, NumberForm.RANGE, NumberForm.FRACTION)
_LONGEST_UNIT = 40


def find_numbers(text: str, lexicon: Lexicon) -> tuple[Number, ...]:
    """Find all numbers of a text, in reading order, without overlap."""
    words, units = number_words(lexicon), unit_table(lexicon)
    compounds = find_compounds(text, lexicon)
    lexemes = read_lexemes(text, compounds, words, units)
    numbers = join_numbers(text, read_atoms(text, lexemes, words), words, units)
    return _with_units(text, _merged(numbers, compounds), units)


def _with_units(text: str, numbers: tuple[Number, ...], units: UnitTable) -> tuple[Number, ...]:
    """Take the digits and scale words inside a unit into the number before: "1200 parts per million", "9 µg/m3"."""
    kept: list[Number] = []
    for number in numbers:
        last = kept[-1] if kept else None
        if last is None or last.form not in _MEASURED or number.span.start - last.span.end > _LONGEST_UNIT:
            kept.append(number)
            continue
        span = _unit_over(text, last, number, units)
        if span is None:
            kept.append(number)
            continue
        kept[-1] = replace(last, span=last.span.joined(span), ends=last.ends or (last.span, last.span))
    return tuple(kept)


def _unit_over(text: str, first: Number, second: Number, units: UnitTable) -> Span | None:
    """Give the words of the first number's unit where the second number lies in them ("64 cents a dozen")."""
    unit = units.after(text, first.span.end)
    if unit is None and units.before(text, first.span.start):
        rate = find_rate(text, first.span.end, units)  # "Rs 73,200 per 10 gm"
        is_inside = rate is not None and rate.span.end >= second.span.end
        return rate.span if rate and is_inside and second.form is NumberForm.DIGITS else None
    if unit is None or second.span.start < unit.span.start:
        return None
    rate = find_rate(text, unit.span.end, units) if unit.span.end <= second.span.start else None
    span = unit.span.joined(rate.span) if rate else unit.span
    return span if span.end >= second.span.end else None


def _merged(numbers: list[Number], compounds: list[Compound]) -> tuple[Number, ...]:
    """Put numbers and compounds in order; a number that reaches over a compound gives way to it."""
    whole = [Number(c.span, NumberForm.COMPOUND, rule=f"number.compound.{c.kind}") for c in compounds]
    return tuple(sorted([*numbers, *whole], key=lambda n: n.span.start))


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    return draft.with_layer(NUMBERS, find_numbers(draft.text, lexicon))


STAGE = Stage("numbers", (), (NUMBERS,), _run)
