"""Who can give a number: a name, a noun or a pronoun that stands for somebody."""

from collections.abc import Collection

from reportedly.extraction.cue_words import CueWords
from reportedly.extraction.draft import Token

__all__ = ["is_somebody"]

_QUESTIONS = frozenset({"WDT", "WRB"})


def is_somebody(
    named: Token,
    words: CueWords,
    *,
    but: Collection[str] = frozenset(),
    nouns: Collection[str] | None = None,
    pronouns: Collection[str] | None = None,
) -> bool:
    """Tell who can give a number from times ("Monday"), shares ("a majority") and words that name nobody ("what").

    `but` are further words that are nobody where the question is asked: what a body revises is not the body.
    `nouns` and `pronouns` are the only ones that may be meant, each of them where it is None; any name may be.
    """
    word, lemma = named.text.lower(), named.lemma.lower()
    if word in words.dummies or lemma in words.counted or word in but or lemma in but:
        return False
    if named.pos == "NOUN":
        return nouns is None or lemma in nouns
    if named.pos == "PRON":
        return named.tag not in _QUESTIONS and (pronouns is None or word in pronouns)
    return named.pos == "PROPN" and named.tag not in _QUESTIONS
