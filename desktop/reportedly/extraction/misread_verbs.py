"""Reporting verbs that the parser takes for nouns: "..., the institute estimates." and headlines."""

from collections.abc import Iterator, Sequence

from reportedly.extraction.clause_content import without_scenery
from reportedly.extraction.cue_words import CueVerb, CueWords
from reportedly.extraction.draft import Cue, CueKind, Parse, Token
from reportedly.extraction.syntax import is_verbal, runs
from reportedly.model.span import Span

__all__ = [
    "find_misread_aside", "find_misread_clause", "find_misread_headline", "find_second_verb", "read_as_speech",
]  # fmt: skip

# Share of right answers of each rule on the training half of the attribution set (840 articles, 2026-11-22).
PRECISION = {"cue.misread": 0.83}
LONGEST_NAME = 8  # words before the verb
_AFTER_VERB = frozenset({".", ",", "on", "in", "at", "yesterday", "today", "last", "this", "earlier"})
_AFTER_CLAUSE_VERB = frozenset({"that", "he", "she", "it", "they", "we", "there"})
_OPENS_NAME = frozenset({",", "”", '"', "''"})
_NO_NAME = frozenset(
    {"who", "which", "that", "what", "as", "if", "when", "while", "and", "but", "or", "because"}
)
_COMPARING = frozenset({"as", "than", "not"})
_NOUNS = frozenset(
    {"rate", "place", "record", "register", "document", "measure", "post", "text", "email", "object"}
)
_OF = frozenset({"of", "from", "by", "at", "in", "for"})


def find_misread_aside(parse: Parse, sentence: int, words: CueWords) -> Iterator[Cue]:
    """Read "..., the institute estimates." and "..., court records show, ..." whatever the parser made of it."""
    for token in parse.tokens[2:]:
        entry = _misread(token, words) or _finite(token, words)
        if entry is None or "aside" not in entry.frames or not _ends_aside(parse, token):
            continue
        first = token.index
        while first > 0 and parse.tokens[first - 1].text not in _OPENS_NAME:
            first -= 1
        named = parse.tokens[first : token.index]
        # Of "figures from the agency show" the figures speak, of "the head of police says" the whole.
        speaking = _head(named) if named and "thing" in entry.frames else named[-1] if named else token
        if first < 4 or not _is_name(named) or not _agrees(speaking, token):
            continue
        said = parse.tokens[:first]
        after = parse.tokens[token.index + 1 :]
        # "..., records show, and experts say ...": another clause.
        if len(after) > 1 and after[1].pos == "CCONJ":
            after = ()
        is_list = any(t.pos == "CCONJ" for t in named) or not any(is_verbal(t) for t in [*said, *after])
        if is_list or ("thing" in entry.frames and speaking.lemma.lower() not in words.things):
            continue
        yield _cue(token, entry, named, without_scenery(parse, [*said, *after]), sentence)


def find_misread_clause(parse: Parse, sentence: int, words: CueWords) -> Cue | None:
    """Read "The campaign projects that ..." and "Roe claims he ..." where the parser sees nouns."""
    for token in parse.tokens[1:]:
        if is_verbal(token) and token.dep != "amod":
            return None
        entry = _misread(token, words)
        rest = parse.tokens[token.index + 1 :]
        if entry is None or "clause" not in entry.frames or len(rest) < 3:
            continue
        # "UNICEF plans to reach 300 people"
        is_open = rest[0].text.lower() == "to" and rest[1].tag == "VB" and "to" in entry.frames
        # "The agency reports, quoting the hospital, that 71 were hurt"
        is_citing = rest[0].text == "," and rest[1].tag == "VBG" and any(t.text == "that" for t in rest[2:9])
        if rest[0].text.lower() not in _AFTER_CLAUSE_VERB and not is_open and not is_citing:
            continue
        first = token.index
        while first > 0 and parse.tokens[first - 1].text not in _OPENS_NAME:
            first -= 1
        named = parse.tokens[first : token.index]
        if not _is_name(named) or not _agrees(_head(named), token):
            continue
        return _cue(token, entry, named, list(rest), sentence)
    return None


def find_misread_headline(parse: Parse, sentence: int, words: CueWords) -> Cue | None:
    """Read "Watchdog rejects claim that 300 fled": the first word that can be a verb in the third person."""
    for token in parse.tokens[1:LONGEST_NAME]:
        if is_verbal(token) or token.pos == "PUNCT":
            return None
        entry = _misread(token, words)
        if entry is None or "clause" not in entry.frames:
            continue
        named, rest = parse.tokens[: token.index], parse.tokens[token.index + 1 :]
        if (
            not rest
            or not _agrees(named[-1], token)
            or rest[0].text.lower() in ("of", "from", "and", "for", "by")
        ):
            return None
        return _cue(token, entry, named, list(rest), sentence)
    return None


def find_second_verb(parse: Parse, sentence: int, words: CueWords) -> Cue | None:
    """Read the headline "Doctors fault count, say over 120 dead": who opens it says what stands behind the comma."""
    for token in parse.tokens[3:]:
        entry = words.verb_of(token) or _misread(token, words)
        rest = parse.tokens[token.index + 1 :]
        if (
            parse.tokens[token.index - 1].text != ","
            or entry is None
            or "clause" not in entry.frames
            or not rest
        ):
            continue
        is_now = token.tag in ("VBZ", "VBP") or (token.text.endswith("s") and token.text.islower())
        first = next((t for t in parse.tokens[1 : token.index - 1] if _opens_deed(t, words)), None)
        named = parse.tokens[: first.index] if first is not None else ()
        if not is_now or not _is_name(named) or not _agrees(named[-1], token) or named[-1].pos == "ADJ":
            return None
        return _cue(token, entry, named, list(rest), sentence)
    return None


def _opens_deed(token: Token, words: CueWords) -> bool:
    """Tell the first verb of a headline: in the present, or a noun in -s that can be a verb of the lexicon."""
    return token.tag in ("VBZ", "VBP") or _misread(token, words) is not None


def _is_name(named: Sequence[Token]) -> bool:
    """Tell whether words can name who speaks: a few, with no verb among them and no word that opens a clause."""
    if not 1 <= len(named) <= LONGEST_NAME or named[0].text.lower() in _NO_NAME:
        return False
    # "13 died, not 16 as it announced", "70 more than the company said": a comparison names nobody.
    if any(t.text.lower() in _COMPARING for t in named):
        return False
    # "fundraising documents": a form in -ing right before a noun is no verb.
    return not any(
        is_verbal(t) and t.dep != "amod" and not (t.tag == "VBG" and named[-1].index > t.index) for t in named
    )


def _head(named: Sequence[Token]) -> Token:
    """Give the noun before "of" in "files from the office"."""
    place = next((i for i, t in enumerate(named) if t.text.lower() in _OF and i > 0), len(named))
    return named[place - 1]


def _finite(token: Token, words: CueWords) -> CueVerb | None:
    return words.verb_of(token) if token.tag in ("VBD", "VBZ", "VBP") else None


def read_as_speech(parse: Parse, token: Token, words: CueWords) -> tuple[str, Span] | None:
    """Read the noun in "“...,” Roe answers." as the verb that it is; give it with the name before it."""
    entry = _misread(token, words)
    if entry is None or "quote" not in entry.frames or not _ends_aside(parse, token):
        return None
    first = token.index
    while first > 0 and parse.tokens[first - 1].pos == "PROPN":
        first -= 1
    if first == token.index or first == 0 or parse.tokens[first - 1].text not in _OPENS_NAME:
        return None
    return entry.lemma, Span(parse.tokens[first].span.start, parse.tokens[token.index - 1].span.end)


def _misread(token: Token, words: CueWords) -> CueVerb | None:
    if token.pos not in ("NOUN", "PROPN") or not token.text.islower() or token.lemma in _NOUNS:
        return None
    lowered = token.text
    return next((words.verbs[form] for form in _base_forms(lowered) if form in words.verbs), None)


def _base_forms(word: str) -> Iterator[str]:
    if word.endswith("s"):
        yield word.removesuffix("s")
        yield word.removesuffix("es")
        yield word.removesuffix("ies") + "y"
    else:
        yield word


def _agrees(name: Token, verb: Token) -> bool:
    """Tell whether a name and a verb agree in number: "institutes forecast", "the institute estimates"."""
    if verb.tag == "VBD":
        return name.pos in ("NOUN", "PROPN", "PRON")
    if verb.text.endswith("s"):
        return name.tag in ("NN", "NNP", "NNPS") or name.text.lower() in ("he", "she", "it")
    return name.tag in ("NNS", "NNPS") or name.text.lower() in ("they", "police")


def _ends_aside(parse: Parse, verb: Token) -> bool:
    return verb.index + 1 == len(parse.tokens) or parse.tokens[verb.index + 1].text.lower() in _AFTER_VERB


def _cue(verb: Token, entry: CueVerb, named: Sequence[Token], said: list[Token], sentence: int) -> Cue:
    mention = Span(named[0].span.start, named[-1].span.end)
    return Cue(
        CueKind.PARATAXIS,
        verb.span,
        mention,
        runs(said),
        entry.lemma,
        entry.stance,
        sentence=sentence,
        rule="cue.misread",
        confidence=PRECISION["cue.misread"],
    )
