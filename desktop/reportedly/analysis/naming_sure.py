"""Which sources are surely one body under several names, so that it is not counted as several that agree or differ.

Pure: the same names and texts give the same answer in any order, and it is asked anew whenever either changes, so a
body that turns up beside another of its noun takes a merge back. What a person said of a name stands above it.

Two names are one where they are the same words (but for capitals, order, and what a country and its people share),
where the one is the other with what sort of company it is, with the role of a person, or in short. A name without a
country, place or field is short for the one body in the project that has its noun, where each article that gives it
so tells the same story, and names no other body of that noun, nor another country.
"""

from collections.abc import Collection

from reportedly.analysis.naming_articles import TextOf
from reportedly.analysis.naming_classes import Classes, SureName
from reportedly.analysis.naming_known import Known, KnownSource
from reportedly.analysis.naming_short import short_for
from reportedly.analysis.naming_stories import Articles
from reportedly.analysis.naming_ties import ties_of
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.name_words import name_words

__all__ = ["sure_names"]


def sure_names(
    sources: Collection[KnownSource], text_of: TextOf, declined: Collection[frozenset[str]] = ()
) -> dict[str, SureName]:
    """Give the sources that are surely one with another, by name, each with the one that counts.

    A source that a person has merged or renamed (with several names) is led nowhere; pairs that are `declined`
    stay two. Texts are asked for only where names alone leave a question.
    """
    named = [
        source for source in sources if source.name.lower() not in name_words(load_lexicon("en")).pronouns
    ]
    known = Known(sorted(named, key=lambda source: source.name))
    articles = Articles(known, text_of)
    classes = Classes(known, frozenset(declined))
    for tie in ties_of(known, articles):
        classes.join(tie)
    classes.settle()
    return classes.led(short_for(classes, articles))
