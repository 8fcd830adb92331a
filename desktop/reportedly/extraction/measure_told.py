"""What those do, or is done to them, who are counted, in the words of the sentence: "people who took refuge".

Only the words of a measure tell it. Outcomes, which make series, are read in `measure_outcome`.
"""

from dataclasses import replace

from reportedly.extraction.counted import Counted
from reportedly.extraction.counted_unit import PEOPLE
from reportedly.extraction.date_attachment import head_of
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_outcome import participle
from reportedly.extraction.measure_text import Parts
from reportedly.extraction.measure_words import MeasureWords
from reportedly.extraction.syntax import children
from reportedly.model.span import Span

__all__ = ["JUST_PEOPLE", "with_told"]

JUST_PEOPLE = frozenset({"", "people", "person"})
_LONGEST = 4  # words of "took refuge", "lost their homes", "crossed into Temba"
_EMPTY = frozenset(
    "be do go live number total include remain become stand seem appear "
    "reach rise climb grow increase fall exceed".split()
)
_BARE = frozenset(
    "have get make need take give want lose find put set".split()
)  # say nothing without an object
_WAYS = frozenset({"into", "to"})
_HAVING, _HAD = frozenset({"have", "has", "'ve"}), frozenset({"had"})


def with_told(
    parse: Parse, span: Span, counted: Counted, parts: Parts, words: MeasureWords, *, is_moved: bool
) -> Parts:
    """Give counted persons with what they do; those who are just people make a series by it."""
    is_anybody = counted.noun is None or parts.noun.lower() in JUST_PEOPLE  # "nurses" say enough
    told = _told_of(parse, span, counted, words) if is_anybody else ""
    if told and parts.thing == PEOPLE and (is_moved or not parts.outcome):
        parts = replace(parts, outcome=_done_by(parse, counted, words), said="")
    return replace(parts, told=told or ("" if _does_itself(parse, span) else parts.told))


def _told_of(parse: Parse, span: Span, counted: Counted, words: MeasureWords) -> str:
    """Say what the counted persons do or what is done to them; "" where the clause says nothing."""
    noun = counted.noun if counted.noun is not None else head_of(parse.tokens_in(span))
    verb = parse.tokens[noun.head] if noun is not None else None
    if noun is None or verb is None or verb.pos not in ("VERB", "AUX") or verb.index == noun.index:
        return ""
    lemma = verb.lemma.lower()
    if not lemma.isalpha() or lemma in _EMPTY:
        return ""
    particle = next((t.text.lower() for t in children(parse, verb, "prt")), "")
    if noun.dep in ("nsubjpass", "dobj"):
        is_idle = lemma in words.light | words.reporting | words.rises | words.falls | words.holding
        return "" if is_idle else f"{participle(verb, words)} {particle}".strip()
    if noun.dep != "nsubj" or lemma in words.reporting - _BARE:
        return ""
    if words.outcome_of.get(lemma) in words.done_to_others and children(parse, verb, "dobj"):
        return ""  # whom they killed is counted apart
    said = _doing(parse, verb)
    what = _object(parse, verb)
    if not said or what is None or (not what and lemma in _BARE | words.light):
        return ""
    return " ".join(part for part in (said, particle, what) if part)


def _does_itself(parse: Parse, span: Span) -> bool:
    """Tell whether a number without a noun has a verb of its own, so that what was told before does not hold for it."""
    head = head_of(parse.tokens_in(span))
    verb = parse.tokens[head.head] if head is not None else None
    is_subject = head is not None and head.dep in ("nsubj", "nsubjpass")
    return is_subject and verb is not None and verb.pos == "VERB"


def _doing(parse: Parse, verb: Token) -> str:
    """Give the verb with "who": "who left", "who had left", "who work"."""
    helpers = children(parse, verb, "aux")
    text, below = verb.text.lower(), {t.text.lower() for t in helpers}
    if modal := next((t.text.lower() for t in helpers if t.tag == "MD" and t.text.isalpha()), ""):
        return f"who {modal} {verb.lemma.lower()}" if verb.tag == "VB" and len(helpers) == 1 else ""
    if verb.tag == "VBD":
        is_gapped = verb.dep == "conj" and bool(children(parse, parse.tokens[verb.head], "auxpass"))
        return text if is_gapped else f"who {text}"  # "phones were stolen and 318 people convicted"
    if verb.tag == "VBN":
        helper = "have" if below & _HAVING else "had" if below & _HAD else ""
        return f"who {helper} {text}" if helper else ""
    if verb.tag == "VBG":
        return text
    return f"who {verb.lemma.lower()}" if verb.tag in ("VBP", "VB", "VBZ") else ""


def _object(parse: Parse, verb: Token) -> str | None:
    """Give what a verb acts on or leads to, "" for nothing; None for what is counted itself or is long."""
    objects = children(parse, verb, "dobj", "acomp")
    for thing in objects:
        phrase = [t for t in parse.subtree(thing.index) if t.dep not in ("relcl", "punct")]
        if thing.tag in ("WP", "WDT"):
            return None
        is_plain = all(t.pos in ("NOUN", "PROPN", "ADJ", "DET", "PRON", "PART") for t in phrase)
        return " ".join(t.text for t in phrase) if is_plain and len(phrase) <= _LONGEST else None
    for way in children(parse, verb, "prep"):
        ends = children(parse, way, "pobj")
        if way.text.lower() not in _WAYS or way.index != verb.index + 1 or not ends:
            continue
        phrase = list(parse.tokens[way.index : ends[0].index + 1])  # without "of Mirova" and "on Saturday"
        is_plain = all(t.pos in ("ADP", "NOUN", "PROPN", "ADJ", "DET") for t in phrase)
        return " ".join(t.text for t in phrase) if is_plain and len(phrase) <= _LONGEST else ""
    return ""


def _done_by(parse: Parse, counted: Counted, words: MeasureWords) -> str:
    """Give the verb whose subject is counted, as a series names it: "cross", "take part"; "" where there is none."""
    verb = counted.verb
    if verb is None or verb.pos != "VERB" or not verb.lemma.isalpha():
        return ""
    if verb.lemma.lower() in _EMPTY | words.holding | words.reporting - _BARE:
        return ""
    particle = next((t.text.lower() for t in children(parse, verb, "prt")), "")
    part = next((t.text.lower() for t in children(parse, verb, "dobj") if t.text.lower() == "part"), "")
    lemma = verb.lemma.lower()
    if lemma in _BARE and not part:
        return ""
    return " ".join(word for word in (lemma, particle, part) if word)
