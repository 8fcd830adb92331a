"""Asides at the end of a sentence that the parser lost: "..., its director, Ana Roe, announced on Tuesday."."""

from collections.abc import Iterator, Sequence

from reportedly.extraction.clause_content import without_scenery
from reportedly.extraction.cue_words import CueVerb, CueWords
from reportedly.extraction.draft import Cue, CueKind, Parse, Token
from reportedly.extraction.syntax import is_verbal, runs
from reportedly.model.span import Span

__all__ = ["find_lost_asides"]

# A guess of the share of right answers: few sentences of the training half are built so.
PRECISION = {"cue.lost-aside": 0.80}
LONGEST_NAME = 9  # words of a name, and of what is added to it between commas
LONGEST_TAIL = 12  # words behind the verb: to whom, when and where it was said
FEWEST_SAID = 4
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_QUOTES = frozenset({"”", '"', "''"})
_WHEN = frozenset({
    "on", "in", "at", "to", "during", "late", "early", "earlier", "last", "this", "yesterday", "today", "overnight",
    "after", "before", "via", "through", "over", "from", "by",
})  # fmt: skip
_OPENS_CLAUSE = frozenset({
    "as", "if", "when", "while", "because", "although", "though", "after", "before", "since", "unless", "once", "that",
    "who", "which", "what", "where", "and", "but", "or", "so", "whether", "among", "including",
})  # fmt: skip
_RELATIVE = frozenset({"who", "which", "that"})


def find_lost_asides(parse: Parse, sentence: int, words: CueWords) -> Iterator[Cue]:
    """Read the aside that ends a sentence by its words alone, where its verb got no content from the tree."""
    for verb in parse.tokens[FEWEST_SAID + 2 :]:
        entry = _entry(verb, words)
        if (
            entry is None
            or "aside" not in entry.frames
            or not _is_tail(parse.tokens[verb.index + 1 :], entry)
        ):
            continue
        named = _name_before(parse.tokens[: verb.index])
        if not named or ("thing" in entry.frames and named[-1].lemma.lower() not in words.things):
            continue
        said = parse.tokens[: named[0].index]
        if len(said) < FEWEST_SAID or said[0].text.lower() in _OPENS_CLAUSE or not _is_clause(said):
            continue
        yield Cue(
            CueKind.PARATAXIS,
            verb.span,
            Span(named[0].span.start, named[-1].span.end),
            runs(without_scenery(parse, list(said))),
            entry.lemma,
            entry.stance,
            sentence=sentence,
            rule="cue.lost-aside",
            confidence=PRECISION["cue.lost-aside"],
        )


def _entry(verb: Token, words: CueWords) -> CueVerb | None:
    if not verb.text.islower() or verb.lemma.lower() == "see":
        return None
    if verb.tag in ("VBD", "VBZ", "VBP", "VBN"):
        return words.verb_of(verb)
    # "a document seen by the Post shows": the parser takes the verb for a noun, as "rates" may well be.
    entry = words.verbs.get(verb.text.removesuffix("s")) if verb.tag == "NNS" else None
    return entry if entry is not None and "thing" in entry.frames else None


def _is_tail(rest: Sequence[Token], entry: CueVerb) -> bool:
    """Tell whether only the end of the sentence follows: whom it was said to, when and where."""
    if not rest or rest[-1].text not in (".", *_QUOTES) or len(rest) > LONGEST_TAIL:
        return False
    if any(t.tag in _FINITE or t.tag == "CD" or t.text.lower() in ("that", ":") for t in rest):
        return False
    if rest[0].text in (".", *_QUOTES) or rest[0].text.lower() in _WHEN:
        return True
    return entry.lemma in ("tell", "inform") and rest[0].pos in ("DET", "NOUN", "PROPN", "PRON", "ADJ")


def _name_before(before: Sequence[Token]) -> list[Token]:
    """Give the words between the last comma and the verb, with what an apposition adds between two commas."""
    end = len(before)
    if not end:
        return []
    if before[-1].text == ",":
        added = _back_to_mark(before[:-1])
        if not added or not _is_nominal(before[added : end - 1]) or before[added - 1].text != ",":
            return []
        end = added - 1
    start = _back_to_mark(before[:end])
    head = list(before[start:end])
    # "a trader who fled to Oslo told ...", "a document seen by the Post shows": the name ends before its clause.
    cut = next(
        (i for i, t in enumerate(head) if i > 1 and (t.text.lower() in _RELATIVE or t.tag == "VBN")),
        len(head),
    )
    if start == 0 or not _is_nominal(head[:cut]) or (cut < len(head) and end < len(before)):
        return []
    return [*head, *before[end : len(before) - 1]] if end < len(before) else head[:cut]


def _back_to_mark(tokens: Sequence[Token]) -> int:
    """Give the place after the last comma or closing quotation mark."""
    place = len(tokens)
    while place > 0 and tokens[place - 1].text != "," and tokens[place - 1].text not in _QUOTES:
        place -= 1
    return place


def _is_nominal(words: Sequence[Token]) -> bool:
    if not 1 <= len(words) <= LONGEST_NAME or words[0].text.lower() in _OPENS_CLAUSE:
        return False
    opens = words[0].pos in ("DET", "PROPN", "NOUN", "ADJ", "PRON") or words[0].tag == "PRP$"
    return (
        opens
        and words[-1].pos in ("NOUN", "PROPN", "PRON")
        and not any((is_verbal(t) and t.dep != "amod") or t.tag == "CD" for t in words)
    )


def _is_clause(said: Sequence[Token]) -> bool:
    return any(t.tag in _FINITE for t in said)
