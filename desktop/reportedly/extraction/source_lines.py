"""Who is named in a line of its own below a text: "Source: Ministry of Health"."""

import re
from collections.abc import Sequence

from reportedly.extraction.draft import PARAGRAPHS, QUANTITIES, Attribution, Draft
from reportedly.extraction.reference import Resolver
from reportedly.model.span import Span

__all__ = ["RULE", "with_source_lines"]

RULE = "cue.source-line"
PRECISION = 0.6  # a guess: the training half has no such line
SHORT = 1_500  # code points: in a longer text such a line belongs to a graphic
_LINE = re.compile(r"(?:Sources?|Data|Figures):\s+(?P<named>[^\r\n:;]{3,80}?)\.?\s*")


def with_source_lines(draft: Draft, given: Sequence[Attribution], resolver: Resolver) -> list[Attribution]:
    """Give the numbers above such a line that nobody is credited with the body that it names; a medium relays only."""
    found = list(given)
    for paragraph in draft[PARAGRAPHS] if len(draft.text) <= SHORT else ():
        line = _LINE.fullmatch(draft.text, paragraph.span.start, paragraph.span.end)
        if line is None:
            continue
        named = Span(*line.span("named"))
        body = resolver.resolve(named)
        if (
            body.kind in ("outlet", "person")
            or not _is_one(body.name)
            or resolver.outlet_in(named) is not None
        ):
            continue
        for index, quantity in enumerate(draft[QUANTITIES]):
            if quantity.span.start < paragraph.span.start and found[index].source is None:
                found[index] = Attribution(
                    body.name,
                    named,
                    cue_span=Span(paragraph.span.start, named.start),
                    rule=f"{RULE} {body.rule}",
                    confidence=round(PRECISION * body.confidence, 3),
                )
    return found


def _is_one(name: str) -> bool:
    """Tell a body from a list of several."""
    return not re.search(r",| and (?=[A-Z])|/", name)
