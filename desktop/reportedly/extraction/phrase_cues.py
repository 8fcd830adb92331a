"""Cues that are no verbs: "according to X", "by X's account", "X's estimate of", "X: ..."."""

import re
from collections.abc import Iterator

from reportedly.extraction.clause_content import without_contrast, without_scenery
from reportedly.extraction.cue_words import CueWords
from reportedly.extraction.draft import Cue, CueKind, Paragraph, ParagraphKind, Parse, Token
from reportedly.extraction.syntax import children, clause_root, is_verbal, mention_span, runs
from reportedly.model.span import Span

__all__ = ["find_heading_cue", "find_phrase_cues", "owner_before"]

# Share of right answers of each rule on the training half of the attribution set (840 articles, 2026-11-22).
PRECISION = {
    "cue.according": 0.87,
    "cue.account": 0.83,
    "cue.nominal": 0.57,
    "cue.compared": 0.57,
    "cue.heading": 0.60,
    "cue.line": 0.80,
    "cue.survey": 0.60,
}
_LEAD = re.compile(r"(?P<name>[^\W\d_][^:.!?“”\"]{1,60}?):\s+(?=\S)")
# A line of a live blog: "09:20 Interior ministry: 31 of the men are back."
_TIMED = re.compile(
    r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?\s*(?:[-–—|]\s*)?(?P<name>[^\W\d_][^:.!?“”\"]{1,60}?):\s+(?=\S)"
)
_TAIL = re.compile(r".*\S\s[-–—]\s(?P<name>[^\W\d_][^:.!?“”\",]{1,40})$", re.DOTALL)
# "41 feared dead: police"
_BEHIND = re.compile(r".*\S:\s(?P<name>[^\W\d_][^:.!?“”\",]{1,40})$", re.DOTALL)
_BARE = re.compile(r"[^\w\s]?\d[\d.,]*\s?(?:%|[a-zA-Z]{1,10})?\.?")
_COUNTED_PEOPLE = frozenset(
    {
        "survivor",
        "resident",
        "villager",
        "neighbour",
        "neighbor",
        "militant",
        "fighter",
        "rebel",
        "employee",
        "doctor",
    }
)
_QUOTES = frozenset({"“", '"', "'", "‘", "«"})
_RECKONED = frozenset({"count", "estimate", "tally", "reckoning", "calculation", "forecast", "projection"})
_COMPARING = frozenset({"above", "below", "than", "against", "from", "over", "under", "beyond", "versus"})
_COMPARED = frozenset({"against", "with", "to", "versus"})
LONGEST_COMPARED = 8  # words of "against 41 of the older houses"
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that", "these", "those"})


def find_phrase_cues(parse: Parse, sentence: int, words: CueWords) -> Iterator[Cue]:
    """Give the cues of a sentence that are prepositions and nouns."""
    lowered = [t.text.lower() for t in parse.tokens]
    for token in parse.tokens:
        for phrase in words.according:
            if tuple(lowered[token.index : token.index + len(phrase)]) == phrase:
                yield from _according(parse, sentence, token, len(phrase), words)
        if lowered[token.index] == "per":
            yield from _per(parse, sentence, token, words)
        if lowered[token.index] in ("by", "in", "on", "at", "from") and token.pos in ("ADP", "SCONJ"):
            yield from _account(parse, sentence, token, words)
            yield from _survey(parse, sentence, token, words)
        if token.lemma.lower() in words.nominal and token.pos in ("NOUN", "PROPN"):
            yield from _nominal(parse, sentence, token, words)


def find_heading_cue(text: str, paragraph: Paragraph, sentence: int, words: CueWords) -> Cue | None:
    """Read a heading "X: content" or "content - X", and a line of speech "Jane Roe: “..."."""
    line = paragraph.span.of(text)
    timed = _TIMED.match(line)
    if timed is not None and not _may_speak(timed["name"], words):
        timed = None
    lead = timed or _LEAD.match(line)
    is_heading = paragraph.kind is ParagraphKind.HEADING
    tail = _TAIL.match(line) if is_heading else None
    behind = _BEHIND.match(line) if is_heading and tail is None else None
    if behind is not None and _is_role(behind["name"], words):
        lead, tail = None, behind
    is_talk = paragraph.kind is not ParagraphKind.HEADING and timed is None
    if lead and is_talk and line[lead.end()] not in _QUOTES:
        lead = None
    found = lead or tail
    is_speech = is_talk
    if found is None or (
        lead and _BARE.fullmatch(line, lead.end()) and not _is_counter(found["name"], words)
    ):
        return None  # "Dead: 94", "Licensed capacity: 180": a table in lines, and nobody speaks
    # "12 homes lost - mayor", "..., 40 hurt - police"
    is_role = found is tail and _is_role(found["name"], words)
    if not is_role and not _is_name(found["name"], is_speech=is_speech):
        return None
    start = paragraph.span.start
    mention = Span(start + found.start("name"), start + found.end("name"))
    if lead:
        mark, content = Span(mention.end, mention.end + 1), Span(start + lead.end(), paragraph.span.end)
    else:
        mark = Span(mention.start - 2, mention.start - 1)
        content = Span(start, mark.start)
    rule = "cue.line" if is_speech else "cue.heading"
    sign = ":" if lead else "-"
    return Cue(
        CueKind.COLON,
        mark,
        mention,
        (content,),
        sign,
        sentence=sentence,
        rule=rule,
        confidence=PRECISION[rule],
    )


def _is_role(name: str, words: CueWords) -> bool:
    return name.split()[-1].rstrip("s").lower() in words.citable | words.things


def _is_counter(name: str, words: CueWords) -> bool:
    """Tell "Police: 22,000" from "Survivors: 114": of a list of bare numbers the people in front are counted."""
    return _is_role(name, words) and name.split()[-1].rstrip("s").lower() not in _COUNTED_PEOPLE


def _may_speak(name: str, words: CueWords) -> bool:
    """Tell "09:20 Interior ministry: 31 are back" from "09:20 Update: 31 are back"."""
    parts = name.split()
    return parts[-1].rstrip("s").lower() in words.citable or (
        len(parts) > 1 and _is_name(name, is_speech=True)
    )


def _is_name(name: str, *, is_speech: bool) -> bool:
    """Tell whether the words before a colon can name a speaker: few, and written like a name or a role.

    In running text all words have capitals: "Roe did not mince words: “...”" has a verb before the colon.
    """
    parts = name.split()
    is_short = len(parts) <= 6 and parts[0][0].isupper() and not any(c.isdigit() for c in name)
    return is_short and (not is_speech or all(p[0].isupper() or len(p) <= 3 for p in parts))


def _according(parse: Parse, sentence: int, token: Token, length: int, words: CueWords) -> Iterator[Cue]:
    after = parse.tokens[token.index + length :]
    if not after:
        return
    last = parse.tokens[token.index + length - 1]
    head = next((c for c in children(parse, last, "pobj", "pcomp")), None)
    if head is not None and head.pos in ("VERB", "AUX"):  # "according to what members were told"
        head = next(iter(children(parse, head, "nsubjpass", "nsubj")), None)
    if head is None or head.index <= last.index:
        head = _first_noun(parse, last.index + 1)
    if head is None:
        return
    mention = mention_span(parse, head)
    own = next((t for t in children(parse, head, "poss") if t.tag == "PRP$"), None)
    if own is not None and head.lemma.lower() in words.owned:
        mention = own.span  # "according to her count"
    counted = _counted_beside(parse, head)
    if counted is not None:
        mention = Span(mention.start, min(mention.end, parse.tokens[counted - 1].span.start))
    phrase = {t.index for t in parse.tokens if token.span.start <= t.span.start < mention.end}
    phrase |= {t.index for t in parse.subtree(head.index) if counted is None or t.index < counted}
    around = _around(parse, token, words)
    if head.lemma.lower() in words.surveys:
        around = _own_clause(parse, token, around)
    content = without_contrast(parse, [t for t in around if t.index not in phrase], words)
    span = Span(token.span.start, last.span.end)
    compared = _compared_before(parse, token)
    rule = "cue.compared" if compared else "cue.according"
    yield _cue(CueKind.ACCORDING, span, mention, compared or content, "according", sentence, rule)


def _compared_before(parse: Parse, token: Token) -> list[Token]:
    """Give "against 41" of "said 12 had died, against 41 according to X": who cites X compares."""
    for place in range(token.index - 1, max(-1, token.index - LONGEST_COMPARED), -1):
        other = parse.tokens[place]
        if other.text in (",", ";", ":") or is_verbal(other):
            break
        opens = (
            other.text.lower() in _COMPARED
            and place > 0
            and parse.tokens[place - 1].text in (",", "compared")
        )
        between = parse.tokens[place + 1 : token.index]
        if opens and between and any(t.pos == "NUM" for t in between[:3]):
            return list(between)
    return []


def _counted_beside(parse: Parse, head: Token) -> int | None:
    """Give where "412 of the 800 wells" starts that the parser took for another name of who is cited."""
    for named in children(parse, head, "appos"):
        words = parse.subtree(named.index)
        if words[0].index > head.index + 1 and any(t.pos == "NUM" for t in words[:3]):
            return words[0].index
    return None


def _own_clause(parse: Parse, token: Token, around: list[Token]) -> list[Token]:
    """Keep the participle that a poll stands in: "..., missing the 2 % expected, according to a poll"."""
    own = clause_root(parse, parse.tokens[token.head])
    while own.dep == "relcl" and not is_verbal(parse.tokens[own.head]):
        own = clause_root(parse, parse.tokens[own.head])
    if own.dep != "advcl" or own.tag != "VBG" or own.index > token.index:
        return around
    kept = {t.index for t in parse.subtree(own.index)}
    return [t for t in around if t.index in kept]


def _first_noun(parse: Parse, start: int) -> Token | None:
    """Give the head of the first noun phrase after a phrase that the parser did not join to it."""
    for token in parse.tokens[start : start + 12]:
        if token.pos in ("NOUN", "PROPN", "PRON"):
            while token.dep in ("compound", "nmod", "amod", "poss") and token.head > token.index:
                token = parse.tokens[token.head]
            return token
    return None


def _around(parse: Parse, token: Token, words: CueWords) -> list[Token]:
    """Give the stretch of the sentence that "according to" speaks of: up to semicolons."""
    first, last = 0, len(parse.tokens)
    for other in parse.tokens:
        if other.text == ";":
            if other.index < token.index:
                first = other.index + 1
            elif other.index > token.index:
                last = min(last, other.index)
    first, last = _own_half(parse, token, first, last, words)
    inner = list(parse.tokens[first:last])
    if token.index - first <= 1 or (last - token.index <= 25 and _is_final(parse, token, last)):
        return without_scenery(parse, inner)
    # In the middle of a sentence it speaks of its own clause.
    own = clause_root(parse, parse.tokens[token.head])
    kept = {t.index for t in parse.subtree(own.index)} | _before_comma(parse, token, first)
    return [t for t in inner if t.index in kept]


def _own_half(parse: Parse, token: Token, first: int, last: int, words: CueWords) -> tuple[int, int]:
    """Cut a sentence where another is cited too: "58 agreed, by the count of X, and 41 did not, by that of Y"."""
    lowered = [t.text.lower() for t in parse.tokens]
    for place in range(first + 2, last):
        cites = any(tuple(lowered[place : place + len(phrase)]) == phrase for phrase in words.according)
        if place == token.index or not cites:
            continue
        between = parse.tokens[min(place, token.index) : max(place, token.index)]
        commas = [t.index for t in between if t.text == ","]
        joined = next((t.index for t in between if t.pos == "CCONJ"), commas[-1] if commas else None)
        if joined is not None and place < token.index:
            first = joined
        elif joined is not None:
            last = joined
    return first, last


def _before_comma(parse: Parse, token: Token, first: int) -> set[int]:
    """Give what stands before "..., according to X, ..." back to the clause before it (", and ...")."""
    if token.index == 0 or parse.tokens[token.index - 1].text != ",":
        return set()
    start = first
    for other in parse.tokens[first + 1 : token.index]:
        if other.pos == "CCONJ" and parse.tokens[other.index - 1].text == ",":
            start = other.index + 1
    return set(range(start, token.index))


def _is_final(parse: Parse, token: Token, last: int) -> bool:
    subtree = parse.subtree(token.index)
    return subtree[-1].index >= last - 2


def _per(parse: Parse, sentence: int, token: Token, words: CueWords) -> Iterator[Cue]:
    """Read "per the Post" and "per officials"; "per day" and "per cent" name nobody."""
    head = next((c for c in children(parse, token, "pobj")), None)
    if head is None or (head.pos != "PROPN" and head.lemma.lower() not in words.citable):
        return
    phrase = {t.index for t in parse.subtree(token.index)}
    content = [t for t in _around(parse, token, words) if t.index not in phrase]
    yield _cue(
        CueKind.ACCORDING, token.span, mention_span(parse, head), content, "per", sentence, "cue.according"
    )


def _account(parse: Parse, sentence: int, token: Token, words: CueWords) -> Iterator[Cue]:
    """Read "by Oslo's account, ..." and "in the ministry's estimate"."""
    noun = next((c for c in children(parse, token, "pobj")), None)
    if noun is None or noun.lemma.lower() not in words.owned:
        return
    owner = next((c for c in children(parse, noun, "poss") if c.pos in ("PROPN", "NOUN")), None)
    owner = owner or owner_before(parse, noun, words)
    # "..., by its own account"
    own = children(parse, noun, "poss") if token.text.lower() == "by" else []
    owner = owner or next((c for c in own if c.text.lower() in ("its", "their", "his", "her")), None)
    if owner is None:
        return
    phrase = {t.index for t in parse.subtree(token.index)}
    content = [t for t in _around(parse, token, words) if t.index not in phrase]
    span = Span(noun.span.start, noun.span.end)
    yield _cue(
        CueKind.ACCORDING,
        span,
        owner.span if owner.tag == "PRP$" else mention_span(parse, owner),
        content,
        noun.lemma.lower(),
        sentence,
        "cue.account",
    )


def _survey(parse: Parse, sentence: int, token: Token, words: CueWords) -> Iterator[Cue]:
    """Read "in a Gallup poll, ..."; a poll without a name is no source by itself."""
    noun = next((c for c in children(parse, token, "pobj")), None)
    if noun is None or token.text.lower() not in ("in", "from") or noun.lemma.lower() not in words.surveys:
        return
    before = [t for t in parse.subtree(noun.index) if t.index < noun.index]
    is_known = any(t.pos == "PROPN" or t.text.lower() in ("the", "this", "that", "same") for t in before)
    if noun.tag != "NN" or not is_known:
        return
    phrase = {t.index for t in parse.subtree(token.index)}
    content = [t for t in _polled(parse, token, words) if t.index not in phrase]
    lemma = noun.lemma.lower()
    yield _cue(
        CueKind.ACCORDING, token.span, mention_span(parse, noun), content, lemma, sentence, "cue.survey"
    )


def _polled(parse: Parse, token: Token, words: CueWords) -> list[Token]:
    """Give what a poll in the middle of a sentence speaks of: its noun phrase ("below the 2 % of a poll")."""
    top = parse.tokens[token.head]
    if is_verbal(top) or top.index > token.index:
        return _around(parse, token, words)
    while not is_verbal(above := parse.tokens[top.head]) and above.index != top.index:
        top = above
    # A subject ("half of voters in a poll said") has the sentence for its content.
    is_apart = top.dep == "prep" and parse.tokens[parse.subtree(top.index)[0].index - 1].text == ","
    return parse.subtree(top.index) if is_apart else _around(parse, token, words)


def owner_before(parse: Parse, noun: Token, words: CueWords) -> Token | None:
    """Give who made the count of "a police count" and "an Oxfam estimate"; "a crime count" names nobody."""
    if noun.lemma.lower() not in _RECKONED:
        return None
    before = [c for c in children(parse, noun, "compound") if c.index == noun.index - 1]
    return next((c for c in before if c.lemma.lower() in words.citable), None)


def _nominal(parse: Parse, sentence: int, noun: Token, words: CueWords) -> Iterator[Cue]:
    """Read "X's estimate of 300", "figures from X of", "X's claim that ...", "a report by X that ..."."""
    owner = next((c for c in children(parse, noun, "poss") if c.text.lower() not in _DETERMINERS), None)
    if owner is None:
        for prep in children(parse, noun, "prep", "agent"):
            if prep.text.lower() in ("by", "from"):
                owner = next((c for c in children(parse, prep, "pobj") if c.pos in ("PROPN", "NOUN")), owner)
    owner = owner or owner_before(parse, noun, words)
    if owner is None:
        return
    own = {t.index for t in parse.subtree(owner.index)}
    content = [
        t
        for c in children(parse, noun, "prep", "acl", "relcl", "ccomp", "appos")
        if c.text.lower() != "from"
        for t in parse.subtree(c.index)
        if t.index not in own
    ]
    if not content:
        return
    # "10,000, well above Oslo's estimate of 3,000": whoever gives the one number does not give the other.
    link = parse.tokens[noun.head]
    is_compared = noun.dep in ("pobj", "pcomp") and link.text.lower() in _COMPARING
    rule = "cue.compared" if is_compared else "cue.nominal"
    mention = mention_span(parse, owner)
    yield _cue(CueKind.NOMINAL, noun.span, mention, content, noun.lemma.lower(), sentence, rule)


def _cue(
    kind: CueKind, speech: Span, mention: Span, content: list[Token], lemma: str, sentence: int, rule: str
) -> Cue:
    return Cue(
        kind, speech, mention, runs(content), lemma, sentence=sentence, rule=rule, confidence=PRECISION[rule]
    )
