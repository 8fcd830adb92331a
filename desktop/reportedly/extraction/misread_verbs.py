"""Reporting verbs that the parser takes for nouns: "..., the institute estimates." and headlines."""

from collections.abc import Iterator

from reportedly.extraction.clause_content import without_scenery
from reportedly.extraction.cue_words import CueVerb, CueWords
from reportedly.extraction.draft import Cue, CueKind, Parse, Token
from reportedly.extraction.syntax import is_verbal, runs
from reportedly.model.span import Span

__all__ = ["find_misread_aside", "find_misread_headline"]

LONGEST_NAME = 8  # words before the verb
_AFTER_VERB = frozenset({".", "on", "in", "at", "yesterday", "today"})


def find_misread_aside(parse: Parse, sentence: int, words: CueWords) -> Iterator[Cue]:
    """Read "..., the institute estimates." and "..., five banks forecast on Monday, ..."."""
    for token in parse.tokens[2:]:
        entry = _misread(token, words)
        if entry is None or "aside" not in entry.frames or not _ends_aside(parse, token):
            continue
        first = token.index
        while first > 0 and parse.tokens[first - 1].text not in (",", "”", '"'):
            first -= 1
        named = parse.tokens[first : token.index]
        if first < 4 or not 1 <= len(named) <= LONGEST_NAME or not _agrees(named[-1], token):
            continue
        said = parse.tokens[:first]
        is_list = any(t.pos == "CCONJ" for t in named) or not any(is_verbal(t) for t in said)
        if is_list or any(is_verbal(t) and t.dep != "amod" for t in named):
            continue
        yield _cue(
            token, entry, named, without_scenery(parse, [*said, *parse.tokens[token.index + 1 :]]), sentence
        )


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


def _misread(token: Token, words: CueWords) -> CueVerb | None:
    if token.pos not in ("NOUN", "PROPN") or not token.text.islower():
        return None
    lowered = token.text
    return next((words.verbs[form] for form in _base_forms(lowered) if form in words.verbs), None)


def _base_forms(word: str) -> Iterator[str]:
    if word.endswith("s"):
        yield word.removesuffix("s")
        yield word.removesuffix("es")
        yield word.removesuffix("ies") + "y"
    elif word in ("forecast", "project", "estimate"):
        yield word


def _agrees(name: Token, verb: Token) -> bool:
    """Tell whether a name and a verb agree in number: "institutes forecast", "the institute estimates"."""
    if verb.text.endswith("s"):
        return name.tag in ("NN", "NNP", "NNPS")
    return name.tag in ("NNS", "NNPS")


def _ends_aside(parse: Parse, verb: Token) -> bool:
    return verb.index + 1 == len(parse.tokens) or parse.tokens[verb.index + 1].text.lower() in _AFTER_VERB


def _cue(verb: Token, entry: CueVerb, named: tuple[Token, ...], said: list[Token], sentence: int) -> Cue:
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
        confidence=0.6,
    )
