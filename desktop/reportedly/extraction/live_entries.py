"""Where the entries of a live blog begin: each tells of somebody else."""

import re

from reportedly.extraction.draft import PARAGRAPHS, Draft, ParagraphKind

__all__ = ["find_fences"]

FEWEST = 4  # entries of a live blog; an article has fewer headings within its text
LONGEST_ENTRY = 4  # paragraphs between two headings, on average, of a live blog
_TIME = re.compile(r"\[?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?\b(?!\s?(?:per|%))", re.IGNORECASE)


def find_fences(draft: Draft) -> list[int]:
    """Give the places of the times or headings that open entries; none in an article that is no live blog."""
    texts = [p for p in draft[PARAGRAPHS] if p.kind is not ParagraphKind.FURNITURE]
    timed = [p.span.start for p in texts if _TIME.match(draft.text, p.span.start, p.span.end)]
    if len(timed) >= FEWEST:
        return timed
    headings = [p.span.start for p in texts[1:] if p.kind is ParagraphKind.HEADING]
    is_live = len(headings) >= FEWEST and len(texts) <= LONGEST_ENTRY * len(headings)
    return headings if is_live else []
