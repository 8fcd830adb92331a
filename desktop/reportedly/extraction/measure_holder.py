"""Whose share of a vote a number is: of the candidate or party that stands with it."""

from reportedly.extraction.counted import Counted
from reportedly.extraction.date_attachment import governing_verb
from reportedly.extraction.draft import Parse
from reportedly.extraction.measure_text import Parts
from reportedly.extraction.measure_words import MeasureWords
from reportedly.extraction.syntax import children, subject_of
from reportedly.model.span import Span

__all__ = ["named_holder"]

_WINNING = ("oprd", "attr", "xcomp", "dobj")
_PARTIES = frozenset({"party", "alliance", "bloc", "coalition", "front", "movement", "union"})
_VOTES = "votes"


def named_holder(parse: Parse, span: Span, counted: Counted, own: Parts, words: MeasureWords) -> str:
    """Give whose share of the vote it is: "Orr won with 52 percent of the vote", "his rival, Ann Kann, has 41 percent".

    The shares of one candidate are one series, however the clause says it; "" where no name is told.
    """
    if own.thing == _VOTES:
        verb = counted.verb or governing_verb(parse, parse.tokens_in(span)[-1])
        holder = None if verb is None or verb.lemma.lower() in words.reporting else subject_of(parse, verb)
    else:
        holder = counted.noun if own.lemma and words.is_person(own.lemma) else None
        if holder is not None and holder.dep in _WINNING and counted.verb is not None:
            holder = subject_of(parse, counted.verb) or holder  # "Orr declared winner with 50.8 percent"
    if holder is None:
        return ""
    beside = [holder, *children(parse, holder, "appos")]
    if holder.lemma.lower() in _PARTIES:  # "the ruling Unity party"
        beside += reversed(children(parse, holder, "compound", "nmod"))
    name = next((t for t in beside if t.pos == "PROPN" and t.text[:1].isupper()), None)
    is_people = name is None or words.country(name.text) is not None
    return "" if is_people or name is None else name.text.lower()
