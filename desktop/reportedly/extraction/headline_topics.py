"""What stands before the colon of a headline: who speaks, or only a place or a topic ("Vik floods: ...")."""

import re
from collections.abc import Container, Sequence

from reportedly.extraction.draft import Cue
from reportedly.model.span import Span

__all__ = ["without_topics"]

_BEHIND_NOUN = re.compile(r",|\s(?:of|from|in|at|for|by|on|with|to)\s")
_STEM = 5  # letters by which "minister" and "ministry" are one word
_SHORTEST = 3


def without_topics(cues: Sequence[Cue], text: str, citable: Container[str]) -> list[Cue]:
    """Drop the headline cues whose words before the colon speak nowhere else in the article.

    "Vik: rights group counts 43 dead" has its own speaker behind the colon, and whoever speaks in a headline
    speaks again below it.
    """
    speaking = [c for c in cues if c.rule != "cue.heading" and c.source_mention is not None]
    words = {
        stem for c in speaking if c.source_mention is not None for stem in _stems(text, c.source_mention)
    }
    return [
        cue
        for cue in cues
        if not _is_lead(cue) or _is_citable(cue, text, citable) or _speaks(cue, text, words, speaking)
    ]


def _is_lead(cue: Cue) -> bool:
    return cue.rule == "cue.heading" and cue.lemma == ":"


def _is_citable(cue: Cue, text: str, citable: Container[str]) -> bool:
    assert cue.source_mention is not None
    return cue.source_mention.of(text).split()[-1].lower().removesuffix("s") in citable


def _speaks(cue: Cue, text: str, words: set[str], speaking: Sequence[Cue]) -> bool:
    assert cue.source_mention is not None
    if _is_topic(cue, text):
        return False
    if not speaking:
        return True  # a headline alone
    behind = any(
        part.contains(other.speech_span)
        and other.source_mention is not None
        and part.contains(other.source_mention)
        for part in cue.content
        for other in speaking
    )
    own = _stems(text, cue.source_mention)
    if not behind:
        # "Vik: ..." is where it happened, though "the council of Vik" speaks below.
        named = {stem for other in speaking for stem in _named(text, other.source_mention)}
        return not (named if len(own) == 1 else words).isdisjoint(own)
    # "Lawmakers: spy chief reports ...": who passes it on speaks below under the same noun, unlike a place.
    heads = {stem for other in speaking for stem in _head(text, other.source_mention)}
    return not heads.isdisjoint(own[-1:])


def _is_topic(cue: Cue, text: str) -> bool:
    """Tell "Osten flood: 26 dead" from "Hill Aid: 26 dead": a common noun that nobody can be."""
    assert cue.source_mention is not None
    words = cue.source_mention.of(text).split()
    return len(words) > 1 and words[-1].islower()


def _head(text: str, span: Span | None) -> list[str]:
    """Give the noun of a mention: "mayor" of "the mayor of Vik"."""
    return _named(text, span)[-1:]


def _named(text: str, span: Span | None) -> list[str]:
    """Give the words of a mention before "of", "from" or "in"."""
    if span is None:
        return []
    end = _BEHIND_NOUN.search(text, span.start, span.end)
    return _stems(text, Span(span.start, end.start()) if end is not None else span)


def _stems(text: str, span: Span | None) -> list[str]:
    if span is None:
        return []
    plain = (word.strip("“”‘’\"'(),.").lower() for word in span.of(text).replace("’s", "").split())
    return [word[:_STEM] for word in plain if len(word) >= _SHORTEST and word != "the"]
