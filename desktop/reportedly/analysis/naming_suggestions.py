"""Which sources and series could be one, each pair with the reason in words; a person decides.

A suggestion is sure only where the shipped table of sources says so, or where an article introduces one name
as short for the other. Two names that the table knows as two bodies are never suggested.
"""

from collections.abc import Collection, Iterable
from itertools import chain

from reportedly.analysis.naming_bodies import (
    Texts,
    find_abbreviated,
    find_in_table,
    find_introduced,
    find_parts,
    find_same,
    find_same_words,
)
from reportedly.analysis.naming_known import Known, KnownSource, Suggestion
from reportedly.analysis.naming_people import find_speakers, find_spellings, find_spokespeople, find_surnames
from reportedly.model.figure import Figure, Review

__all__ = ["KnownSource", "Suggestion", "suggest_merges", "suggest_sources"]


def suggest_sources(sources: Collection[KnownSource], texts: Texts) -> list[Suggestion]:
    """Give the pairs of sources that could be one, the sure ones first; each pair once, with its best reason.

    `texts` is asked for the articles in which something like an abbreviation is a source. 1,000 sources take
    about a tenth of a second.
    """
    known = Known(sources)
    found: dict[frozenset[str], Suggestion] = {}
    for suggestion in chain(
        find_in_table(known), find_introduced(known, texts), find_same(known), find_same_words(known),
        find_abbreviated(known), find_surnames(known), find_speakers(known), find_spokespeople(known),
        find_parts(known), find_spellings(known),
    ):  # fmt: skip
        pair = frozenset((suggestion.first, suggestion.second))
        if len(pair) == 2 and not known.are_two(*pair):
            found.setdefault(pair, known.directed(suggestion))
    return sorted(found.values(), key=lambda one: (not one.is_sure, known.rank(one), one.first, one.second))


def suggest_merges(figures: Iterable[Figure]) -> list[Suggestion]:
    """Give the pairs of series that could be one, as `analysis.comparable` sees them; none is sure."""
    from reportedly.analysis.comparable import suggest_series

    kept = (figure for figure in figures if figure.review is not Review.REJECTED)
    return [Suggestion(one.narrow, one.broad, one.reason) for one in suggest_series(kept)]
