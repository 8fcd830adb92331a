"""Every number of the text with its exact place and value: digits, words, ranges, ordinals, compounds.

A number word is a cardinal, a scale word, a plural scale word ("dozens"; "scores" and "tens" only before
"of"), an ordinal, "half", and a multiple ("doubled"); "third" and "quarter" with an article or a number before
them. "Several", "few" and "couple" are number words only before a scale word ("several hundred"): alone they say no
number. Each of these, and each run of digits, lies in exactly one Number.
"""

from reportedly.extraction.compounds import Compound, find_compounds
from reportedly.extraction.draft import NUMBERS, Draft, Number, NumberForm
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.number_grammar import read_atoms
from reportedly.extraction.number_lexer import read_lexemes
from reportedly.extraction.number_ranges import join_numbers
from reportedly.extraction.number_words import number_words
from reportedly.extraction.stage import Stage
from reportedly.extraction.units import unit_table

__all__ = ["STAGE", "find_numbers"]


def find_numbers(text: str, lexicon: Lexicon) -> tuple[Number, ...]:
    """Find all numbers of a text, in reading order, without overlap."""
    words, units = number_words(lexicon), unit_table(lexicon)
    compounds = find_compounds(text, lexicon)
    lexemes = read_lexemes(text, compounds, words, units)
    numbers = join_numbers(text, read_atoms(text, lexemes, words), words, units)
    return _merged(numbers, compounds)


def _merged(numbers: list[Number], compounds: list[Compound]) -> tuple[Number, ...]:
    """Put numbers and compounds in order; a number that reaches over a compound gives way to it."""
    whole = [Number(c.span, NumberForm.COMPOUND, rule=f"number.compound.{c.kind}") for c in compounds]
    return tuple(sorted([*numbers, *whole], key=lambda n: n.span.start))


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    return draft.with_layer(NUMBERS, find_numbers(draft.text, lexicon))


STAGE = Stage("numbers", (), (NUMBERS,), _run)
