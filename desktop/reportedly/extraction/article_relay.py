"""Whom a whole article has its news from: "Source: Yonhap", "News.Az reports, citing foreign media"."""

import re

from reportedly.extraction.draft import PARAGRAPHS, Draft
from reportedly.extraction.reference import Resolver
from reportedly.model.span import Span

__all__ = ["find_article_relay"]

LEAD = 1_500  # code points in which an article says where it has its news from
LONGEST_LINE = 120
_SOURCE_LINE = re.compile(r"(?:Sources?|Via)\s*:\s+(?P<named>[^\r\n]+)")
_CITES = (
    r"[^.!?\r\n]{0,40}?,?\s(?:citing|quoting|referring to|with reference to)\s(?P<named>[^.,;!?\r\n]{3,60})"
)


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
    own = draft.document.outlet
    found = re.search(rf"(?<!\w){re.escape(own)}{_CITES}", draft.text[:LEAD]) if own else None
    if found is None:
        return None
    named = Span(*found.span("named"))
    medium = resolver.outlet_in(named) or resolver.media_in(named)
    return None if medium is None else (medium, named)
