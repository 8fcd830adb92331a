"""Numbers that go on with the number before: "That is up from 25 a year ago", "Five of them were children"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.extraction.draft import PARSES, QUANTITIES, SENTENCES, Attribution, Draft

__all__ = ["with_carried"]

WORTH = 0.8  # a guess of what a carried source is worth beside the one that the text gives
RULE = "cue.carried"
REACH = 60  # code points from the start of the sentence to the number
_COMPARES = re.compile(
    r"[“\"]?(?:(?:That|This)(?:[’']s| is| was| compares| compared)|The (?:figure|number|total|toll|count|rate)"
    r"(?: is| was| stood| had been| compares| compared))\s"
    r"(?:(?:about|around|only|just|well|still|almost|nearly)\s){0,2}"
    r"(?:up|down|double|twice|half|triple|more|less|fewer|higher|lower|with|against|at|\D?\d)"
)
_OF_THEM = re.compile(
    r"(?:Of (?:(?:them|these|those)(?: \w+)?"
    r"|the (?:dead|killed|wounded|injured|victims|missing|arrested|total|cases)),"
    r"|(?:[A-Z]\w+|\d[\d,.]*)(?: percent| per cent)? of (?:them|these)\s)"
)
# "A further 26 are missing", "The remaining 200 are to come": what is told of the rest goes on with the count.
_OF_REST = re.compile(r"(?:A further|Another|The (?:remaining|other)|The rest)\s")
# "Are presumed drowned", "are expected to come": nobody is named who expects it, so it is who spoke just before.
_HELD_TRUE = re.compile(
    r"[^,;“\"]*\b(?:is|are|was|were|(?:has|have) been) (?:(?:now|also|still|all) )?"
    r"(?:expected|presumed|feared|believed|thought|assumed|targeted|projected|forecast|estimated|suspected)\b"
)
_VAGUE = (
    "Dozens",
    "Hundreds",
    "Thousands",
    "Scores",
    "Many",
    "Some",
    "Most",
    "Few",
    "Several",
    "All",
    "None",
    "Both",
)


def with_carried(draft: Draft, given: Sequence[Attribution]) -> list[Attribution]:
    """Give a number without a source that of the number before, where its sentence goes on with that one."""
    carried = list(given)
    sentences = draft[SENTENCES]
    last: tuple[int, Attribution] | None = (
        None  # the sentence of the last number, and who is credited with it
    )
    place = 0
    for index, quantity in enumerate(draft[QUANTITIES]):
        while place + 1 < len(sentences) and sentences[place + 1].span.start <= quantity.span.start:
            place += 1
        own = carried[index]
        is_next = last is not None and place in (last[0], last[0] + 1)
        if own.source is None and last is not None and is_next and last[1].source is not None:
            before = sentences[last[0]]
            is_near = before.paragraph == sentences[place].paragraph and draft[PARSES][place] is not None
            is_early = quantity.span.start - sentences[place].span.start < REACH
            if is_near and is_early and _goes_on(sentences[place].span.of(draft.text)):
                own = carried[index] = _worth_less(last[1])
        last = (place, own)
    return carried


def _goes_on(sentence: str) -> bool:
    is_part = _OF_THEM.match(sentence) is not None and not sentence.startswith(_VAGUE)
    is_held = _OF_REST.match(sentence) is not None or _HELD_TRUE.match(sentence) is not None
    return is_part or is_held or _COMPARES.match(sentence) is not None


def _worth_less(found: Attribution) -> Attribution:
    mention = found.rule.split()[-1]
    return replace(found, rule=f"{RULE} {mention}", confidence=round(found.confidence * WORTH, 3))
