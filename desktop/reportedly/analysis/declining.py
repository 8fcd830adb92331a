"""The sentences of a text in which somebody declines to say: the words, who it is, and what it is about.

Read without the parser, so that a whole project is read in the time that a view may take: the words of refusal
are few, and whoever stands right before them is who refuses.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.analysis.article_sentences import sentences_of
from reportedly.analysis.comparing_words import any_of, word_table
from reportedly.analysis.totals import phrases
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.span import Span

__all__ = ["Declining", "find_declining", "has_declining", "is_pronoun"]

_LONGEST = 90  # code points of who declines; more is no name


@dataclass(frozen=True, slots=True)
class Declining:
    """One refusal to say: its `words` and `sentence` in the text, who refuses (`party`), who said so (`teller`).

    `party` and `teller` are the words as they stand, without articles; `party` may be a pronoun, `teller` is "" where
    nobody else said it. `about` are the words behind that tell what is not said, without those that could be anything.
    """

    words: Span
    sentence: Span
    party: str
    teller: str
    about: tuple[str, ...]


def is_pronoun(words: str) -> bool:
    """Tell "it", "they" and "who" from names; the WHO is one."""
    is_name = len(words) > 1 and words.isupper()
    return not is_name and words.lower() in load_lexicon("en").table("declines")["pronouns"]


def has_declining(text: str) -> bool:
    """Tell whether a text has words of refusal at all; quick."""
    return _refusal().search(text) is not None or _neither_nor().search(text) is not None


def find_declining(text: str) -> Iterator[Declining]:
    """Give the refusals of a text in reading order."""
    if not has_declining(text):
        return
    for sentence in sentences_of(text):
        yield from _neither(text, sentence)
        for found in _refusal().finditer(text, sentence.start, sentence.end):
            behind = text[found.end() : sentence.end]
            party, teller = _party(text[sentence.start : found.start()], behind)
            is_quoted = _is_quoted(text[sentence.start : found.start()])
            if party and (not is_quoted or party.lower() in _speakers()):
                yield Declining(Span(found.start(), found.end()), sentence, party, teller, _about(behind))


def _neither(text: str, sentence: Span) -> Iterator[Declining]:
    """Give the two of "Neither the police nor the mayor would comment"."""
    for found in _neither_nor().finditer(text, sentence.start, sentence.end):
        about = _about(text[found.end() : sentence.end])
        for party in (found["first"], found["second"]):
            words = Span(found.start("words"), found.end())
            yield Declining(words, sentence, _cleaned(party), "", about)


def _party(before: str, behind: str) -> tuple[str, str]:
    """Give who refuses, and who said so, from the words of the sentence in front of the refusal and behind it."""
    said = _saying().split(_breaks().split(_without_aside(before))[-1])
    party = said[-1].rpartition(",")[2] if len(said) == 1 else said[-1]
    relatives = word_table("declining")["relative"]
    if party.strip() in relatives:  # "the spokesman, who declined to comment"
        return _cleaned(said[-1].rpartition(",")[0].rpartition(",")[2]), ""
    if party.split() and party.split()[-1] in relatives:
        return "", ""  # "it was not clear who had declined"
    teller = _cleaned(_without_aside(said[-2]).rpartition(",")[2]) if len(said) > 1 else ""
    if not teller and (found := _told_behind().search(behind)) is not None:
        teller = _cleaned(found[1] or found[2])
    party = _cleaned(party)
    return (party, teller) if len(party) <= _LONGEST else ("", "")


def _is_quoted(before: str) -> bool:
    """Tell whether a quotation is open: what its speaker says of others is no refusal of theirs."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _without_aside(words: str) -> str:
    """Leave out what stands between commas at the end: "The Kremlin, asked about it,"."""
    words = _trimmed(words)
    if not words.endswith(","):
        return words
    head, comma, inside = words[:-1].rpartition(",")
    return _trimmed(head) if comma and inside else words[:-1]


def _trimmed(words: str) -> str:
    """Leave out times and helping verbs at the end: "the Kremlin on Monday has"."""
    words = words.rstrip()
    while (found := _times().search(words)) is not None:
        words = words[: found.start()].rstrip()
    return words


def _cleaned(words: str) -> str:
    """Leave out what stands in front of a name: "but the", "a"."""
    parts = _trimmed(words).strip(" ,.‘’'").split()
    while parts and parts[0].lower() in _openers():
        parts.pop(0)
    return " ".join(parts)


def _about(behind: str) -> tuple[str, ...]:
    """Give the words behind, up to the end of the clause, that say what it is about."""
    clause = re.split(rf"[,.;:—–“”\"]|\s(?:{any_of(word_table('declining')['ends'])})\s", behind)[0]
    plain = load_lexicon("en").table("declines")["plain"]
    return tuple(word for word in re.findall(r"[^\W\d_][\w’'-]+", clause) if word.lower() not in plain)


@cache
def _times() -> re.Pattern[str]:
    """Find a time or a helping verb at the end."""
    table = word_table("declining")
    before, times, helpers = (any_of(table[name]) for name in ("before_times", "times", "helpers"))
    return re.compile(
        rf"\s+(?:{before})\s+(?:\w+\s+){{0,2}}?(?:\w+day|{times})(?:\s+\w+)?\s*$|\s+(?:{helpers})\s*$",
        re.IGNORECASE,
    )


@cache
def _breaks() -> re.Pattern[str]:
    """Find where another statement begins."""
    table = word_table("declining")
    behind = any_of([*table["turns"], *table["turns_behind_commas"]])
    alone = any_of([*table["turns"], *table["turns_without"]])
    return re.compile(rf"[;:—–“”\"]|,\s+(?:{behind})\s+|\s+(?:{alone})\s+")


@cache
def _openers() -> frozenset[str]:
    return frozenset(load_lexicon("en").table("declines")["openers"])


@cache
def _speakers() -> frozenset[str]:
    return frozenset(load_lexicon("en").table("declines")["speakers"])


@cache
def _saying() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load_lexicon("en").table("declines")["saying"])
    return re.compile(rf"\s+(?:{words})\b(?:\s+on\s+\w+day)?(?:\s+that)?\s+", re.IGNORECASE)


@cache
def _told_behind() -> re.Pattern[str]:
    """Find who speaks behind a quotation: "..., White House spokeswoman Ana Ruiz said"; "..., said the army"."""
    words = "|".join(re.escape(word) for word in load_lexicon("en").table("declines")["saying"])
    return re.compile(
        rf",[”\"]?\s+(?:(?:{words})\s+([^,.;“”\"]{{3,80}})|([^,.;“”\"]{{3,80}}?)\s+(?:{words}))\b"
    )


@cache
def _neither_nor() -> re.Pattern[str]:
    table = load_lexicon("en").table("declines")
    telling, between = (phrases(table[name]).pattern for name in ("telling", "between"))
    who, verbs = r"[^.,;:“”\"]{2,60}?", any_of(word_table("declining")["refusing"])
    return re.compile(
        rf"\bneither\s+(?P<first>{who})\s+nor\s+(?P<second>{who})\s+"
        rf"(?P<words>(?:{verbs})(?:\s+{between}){{0,2}}\s+{telling})",
        re.IGNORECASE,
    )


@cache
def _refusal() -> re.Pattern[str]:
    """Find "could not (yet) confirm" and "had no comment"."""
    table = load_lexicon("en").table("declines")
    refusing, telling, whole, between = (
        phrases(table[name]).pattern for name in ("refusing", "telling", "whole", "between")
    )
    spoken = rf"{refusing}(?:\s+{between}){{0,2}}\s+{telling}"
    # "I can't say that I like him" declines nothing.
    said = rf"{refusing}(?:\s+{between}){{0,2}}\s+say(?=\s+(?:that|so|enough)\b)"
    return re.compile(rf"{whole}|(?!{said}){spoken}", re.IGNORECASE)
