"""Speakers that the parser hangs in the wrong place: names that are sentences, appositions, "quoted X as saying"."""

from reportedly.extraction.cue_words import CueWords
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.syntax import children, is_verbal, mention_span
from reportedly.model.span import Span

__all__ = ["behind_quotation", "maker_of", "quoted_before", "sentence_name"]

LONGEST_NAME = 6  # words of a name like "Save the Young"
LONGEST_QUOTED = 14  # words between "quoted" and "as saying"
_SMALL = frozenset({"the", "of", "for", "a", "an", "and", "in", "to", "on", "our", "us"})
_CLOSING = frozenset({"”", '"', "''", "’"})
_QUOTING = frozenset({"quoted", "quoting", "quotes", "cited", "citing", "cites"})


def sentence_name(parse: Parse, verb: Token) -> Span | None:
    """Give the name of "Save the Young says 70 died" and "Keep It Down expects 300": it begins with a verb.

    All its words are written large but for the small ones, and it opens the sentence.
    """
    named = parse.tokens[: verb.index]
    if not 2 <= len(named) <= LONGEST_NAME or named[0].tag not in ("VB", "VBP", "VBG", "VBN", "UH"):
        return None
    if not all(t.text[0].isupper() or t.text in _SMALL for t in named) or verb.tag not in ("VBZ", "VBD"):
        return None
    is_long_enough = sum(t.text[0].isupper() for t in named) >= 2 and named[-1].text[0].isupper()
    return Span(named[0].span.start, named[-1].span.end) if is_long_enough else None


def behind_quotation(parse: Parse, source: Token) -> Token:
    """Give "a trader" of "“..., among them five women,” a trader told": read as an apposition to the women."""
    for named in children(parse, source, "appos"):
        first = parse.subtree(named.index)[0].index
        if first > source.index and parse.tokens[first - 1].text in _CLOSING:
            return named
    return source


def maker_of(parse: Parse, source: Token, words: CueWords) -> Span | None:
    """Give who made a report: "a survey published by Oxfam", "a report last week by Oxfam"."""
    if not {source.lemma.lower(), source.text.lower()} & (words.things | words.surveys):
        return None
    made = [c for c in children(parse, source, "acl") if c.lemma.lower() in words.making]
    for holder in (source, *made):
        for link in children(parse, holder, "prep", "agent"):
            named = next(iter(children(parse, link, "pobj")), None)
            if link.text.lower() != "by" or named is None:
                continue
            if named.pos == "PROPN" or {named.lemma.lower(), named.text.lower()} & words.citable:
                return mention_span(parse, named)
    return None


def quoted_before(parse: Parse, link: Token) -> Token | None:
    """Give "Ana Roe" of "quoted the director Ana Roe as saying" whatever the parser made of "quoted"."""
    for place in range(link.index - 1, max(-1, link.index - LONGEST_QUOTED), -1):
        token = parse.tokens[place]
        if token.text.lower() in _QUOTING:
            if parse.tokens[place + 1].text.lower() == "by":
                return None  # "was quoted by the Post as saying": the subject of "quoted" speaks
            named = parse.tokens[link.index - 1]
            is_name = place + 1 < link.index and named.pos in ("NOUN", "PROPN", "PRON")
            return named if is_name else None
        if is_verbal(token):
            return None
    return None
