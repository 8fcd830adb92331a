"""The words of an article that name somebody, and the resolver that knows them."""

import re
from collections.abc import Collection, Iterable, Sequence

from reportedly.extraction.draft import CUES, PARSES, Cue, Draft, Layer, Parse, Token
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.live_entries import find_fences
from reportedly.extraction.reference import Resolver
from reportedly.extraction.span_index import SpanIndex
from reportedly.extraction.syntax import SUBJECTS, children, mention_span
from reportedly.model.span import Span

__all__ = ["CITED", "RESOLVER", "build_resolver", "naming_words"]

RESOLVER: Layer[Resolver] = Layer("resolver")  # who is meant by the words of the article; built once

CITED = frozenset({"cue.citing", "cue.quoting", "cue.briefed"})
_TITLE = re.compile(r"(?:Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Mr|Mrs|Ms|Rev)\. ")
_LETTERS = re.compile(r"[A-Z]{3,8}")
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you"})  # the tagger takes some for names
_SPEAKS = frozenset({"say", "tell", "add", "recall", "describe", "explain"})
_NAMED_AS = frozenset({"pobj", "dobj", "appos", "conj", "poss", "ROOT"})


def build_resolver(draft: Draft, lexicon: Lexicon) -> Resolver:
    """Give the resolver of an article; those who speak or act come before those who are only named.

    Who is only cited is not who speaks on: "using the charity's numbers, the UN said ... It said ...".
    """
    naming = [(cue, naming_words(draft, cue)) for cue in draft[CUES]]
    speaking = [span for cue, span in naming if span and (cue.is_relay or cue.rule not in CITED)]
    nouns = frozenset(lexicon.table("cues")["short_names"])
    seats = frozenset(lexicon.table("cues")["seats"].split())
    people = frozenset(lexicon.table("cues")["persons"].split()) | frozenset(
        lexicon.table("cues")["roles"].split()
    )
    citable = frozenset(lexicon.table("cues")["citable"].split())
    parses = [parse for parse in draft[PARSES] if parse is not None]
    speaking += [span for parse in parses for span in _somebody(parse, people)]
    acting = [span for parse in parses for span in _names(parse, SUBJECTS, nouns)]
    named = [span for parse in parses for span in _names(parse, _NAMED_AS, nouns)]
    cited = [span for _, span in naming if span]
    shortly = [span for parse in parses for span in _short_subjects(parse, nouns | seats)]
    several = [span for parse in parses for span in _several(parse, people | citable)]
    inner = _within_words(naming, [*acting, *speaking, *shortly])
    return Resolver(
        draft.text,
        lexicon,
        [*acting, *speaking],
        [*named, *cited],
        speaking,
        shortly,
        several,
        inner,
        find_fences(draft),
    )


def _within_words(naming: Sequence[tuple[Cue, Span | None]], mentions: Iterable[Span]) -> dict[int, int]:
    """Give for the mentions within somebody's words, by where they begin, where he is named before them."""
    spoken = SpanIndex(
        (speaker.start, content)
        for cue, speaker in naming
        if speaker is not None and not cue.is_relay and cue.rule not in CITED
        for content in cue.content
        if speaker.end <= content.start
    )
    found = {mention.start: spoken.at(mention.start) for mention in mentions}
    return {place: min(speakers) for place, speakers in found.items() if speakers}


def _short_subjects(parse: Parse, bodies: Collection[str]) -> list[Span]:
    """Give the bodies without a name that do something: "the city called for boats. It plans ..."."""
    return [
        mention_span(parse, token)
        for token in parse.tokens
        if token.dep == "nsubj" and token.tag == "NN" and token.lemma in bodies and _is_of_one(parse, token)
    ]


def _is_of_one(parse: Parse, noun: Token) -> bool:
    """Tell "the city" and "the port authority" from "a city" and "the other city"."""
    before = [t for t in children(parse, noun) if t.index < noun.index]
    fields = [t for t in before if t.dep == "compound" and t.text.islower()]
    return [t.text.lower() for t in before if t not in fields] == ["the"] and len(fields) <= 1


def _several(parse: Parse, people: Collection[str]) -> list[Span]:
    """Give the people that act together: "Analysts at Hill Bank cut ... They reckon ..."."""
    return [
        mention_span(parse, token)
        for token in parse.tokens
        if token.dep == "nsubj" and token.tag == "NNS" and token.lemma.lower() in people
    ]


def _somebody(parse: Parse, people: Collection[str]) -> list[Span]:
    """Give who is not named and speaks or acts: "a nurse told the Post a darker tale", "an officer laughed"."""
    return [
        mention_span(parse, token)
        for token in parse.tokens
        if token.dep == "nsubj"
        and token.tag == "NN"
        and (parse.tokens[token.head].lemma in _SPEAKS or token.lemma in people)
        and any(word.text.lower() in ("a", "an") for word in children(parse, token, "det"))
    ]


def naming_words(draft: Draft, cue: Cue) -> Span | None:
    """Give the words to resolve: for "who" of a relative clause those of the noun it describes."""
    parse = draft[PARSES][cue.sentence]
    if cue.source_mention is None or parse is None:
        return cue.source_mention
    if cue.source_mention.of(draft.text) not in ("who", "which", "that"):
        whole = _with_letters(draft.text, parse, _with_role(draft.text, parse, cue.source_mention))
        return _with_name(draft.text, parse, whole)
    token = parse.token_at(cue.source_mention.start)
    if token is None:
        return cue.source_mention
    verb = parse.tokens[token.head]
    return mention_span(parse, parse.tokens[verb.head])


def _with_role(text: str, parse: Parse, mention: Span) -> Span:
    """Give "Council chair Dr. Al Lund" whole, where the parser cuts in front of the title."""
    token = parse.token_at(mention.start)
    if token is None or not _TITLE.match(mention.of(text)):
        return mention
    first = token.index
    while first > 0 and parse.tokens[first - 1].pos in ("NOUN", "PROPN"):
        if text[parse.tokens[first - 1].span.end : parse.tokens[first].span.start] != " ":
            break
        first -= 1
    return Span(parse.tokens[first].span.start, mention.end)


def _with_letters(text: str, parse: Parse, mention: Span) -> Span:
    """Give "HWL president Al Lund" whole, where the tagger takes the letters of a body for a verb."""
    token = parse.token_at(mention.start)
    if token is None or token.index == 0 or not mention.of(text)[:1].islower():
        return mention
    before = parse.tokens[token.index - 1]
    is_letters = _LETTERS.fullmatch(before.text) is not None and text[before.span.end : mention.start] == " "
    is_letters = is_letters and text[before.span.start - 1 : before.span.start] != "-"  # "G-III reports"
    return Span(before.span.start, mention.end) if is_letters else mention


def _with_name(text: str, parse: Parse, mention: Span) -> Span:
    """Give the name of "the company that runs the dam, Hydro Lund, said": what stands apart is the name."""
    inside = parse.tokens_in(mention)
    places = {t.index for t in inside}
    head = next(
        (
            t
            for t in inside
            if t.tag == "NN" and t.text.islower() and (t.head not in places or t.head == t.index)
        ),
        None,
    )
    if head is None or any(t.pos == "PROPN" for t in inside):
        return mention
    name = next(
        (t for t in children(parse, head, "appos") if t.pos == "PROPN" and t.span.start > mention.end), None
    )
    if name is None:
        return mention
    apart = mention_span(parse, name)
    if ":" in text[mention.end : apart.start] or not apart.of(text)[0].isupper():
        return mention
    is_beside = text[mention.end : apart.start].strip(" ,") == ""
    return Span(mention.start, apart.end) if is_beside else apart


def _names(parse: Parse, links: Collection[str], nouns: Collection[str]) -> list[Span]:
    return [
        mention_span(parse, token)
        for token in parse.tokens
        if token.dep in links
        and token.text.lower() not in _PRONOUNS
        and (token.pos == "PROPN" or (token.pos == "NOUN" and _is_named(parse, token, nouns)))
    ]


def _is_named(parse: Parse, noun: Token, nouns: Collection[str]) -> bool:
    """Tell whether a noun's owner or field is named: "Peru's ministry", "a study by UNICEF", "the central bank"."""
    if any(owner.pos == "PROPN" for owner in children(parse, noun, "poss")):
        return True
    if any(name.pos == "PROPN" for name in children(parse, noun, "appos")):
        return True  # "the union's director, Al Lund"
    if any(word.text == "by" for word in children(parse, noun, "prep", "agent")):
        return True
    described = children(parse, noun, "amod", "compound", "poss")
    return any(word.text[0].isupper() for word in described) or (bool(described) and noun.lemma in nouns)
