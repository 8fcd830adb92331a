"""Whom a whole article has its news from: "Source: Coast Wire", "The Post reports, citing foreign media"."""

import re

from reportedly.extraction.draft import PARAGRAPHS, Draft
from reportedly.extraction.outlet_names import outlet_named
from reportedly.extraction.reference import Resolver
from reportedly.model.span import Span

__all__ = ["find_article_relay", "find_own_outlet"]

LEAD = 1_500  # code points in which an article says where it has its news from
LONGEST_LINE = 120
_SOURCE_LINE = re.compile(r"(?:Sources?|Via)\s*:\s+(?P<named>[^\r\n]+)")
# "..., Fjord Daily reports citing foreign media": in the present an outlet speaks of its own article.
_CITES = re.compile(
    r",\s(?:the\s)?[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,3}\s(?:reports|writes|informs)(?:\s[^.,;!?\r\n]{0,30})?,?\s"
    r"(?:citing|quoting|referring to|with reference to)\s(?P<named>[^.,;!?\r\n]{3,60})"
)
_DATELINE = re.compile(r"\((?P<named>[A-Z][\w .&-]{1,40})\)\s*[-–—]")
_CREDIT = re.compile(r"(?:©|\(c\)|Copyright)\s(?:\d{4}\s)?(?:by\s)?(?P<named>[^\r\n]{2,60})", re.IGNORECASE)


def find_own_outlet(text: str, resolver: Resolver) -> str | None:
    """Give the outlet whose own article this is, where its dateline or its copyright line says so.

    What is known about the document besides its text is left out: one article saved in two ways has one reading.
    """
    dateline = _DATELINE.search(text, 0, min(len(text), LEAD))
    for found in (dateline, _CREDIT.search(text)):
        if found is not None and (outlet := resolver.outlet_in(Span(*found.span("named")))) is not None:
            return outlet
    # "told Coast Press" is no relay in what Coast Press writes, though no list holds it.
    return outlet_named(dateline["named"]) if dateline is not None else None


def find_article_relay(draft: Draft, resolver: Resolver) -> tuple[str, Span] | None:
    """Give the medium that the article passes on, with the words that name it.

    Only a line of its own, or the outlet's own word that it cites others, speaks for the whole article;
    "Reuters reported" inside a sentence speaks for that sentence.
    """
    for paragraph in draft[PARAGRAPHS]:
        if paragraph.span.start > LEAD:
            break
        line = _SOURCE_LINE.match(draft.text, paragraph.span.start, paragraph.span.end)
        if line and len(paragraph.span) <= LONGEST_LINE:
            named = Span(*line.span("named"))
            outlet = resolver.outlet_in(named)
            if outlet is not None:
                return outlet, named
    found = _CITES.search(draft.text, 0, min(len(draft.text), LEAD))
    if found is None:
        return None
    named = Span(*found.span("named"))
    medium = resolver.outlet_in(named) or resolver.media_in(named)
    return None if medium is None else (medium, named)
