"""Interviews without labels: a question on a line of its own, then a paragraph that is all quotation."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reportedly.extraction.draft import Cue, CueKind, Paragraph
from reportedly.model.span import Span

__all__ = ["find_interview_cues"]

# A guess: the training half of the attribution set has no interview of this make (2026-11-22).
PRECISION = 0.75
FEWEST_QUESTIONS = 2
LONGEST_QUESTION = 40  # words
_NAME = re.compile(r"(?<![\w-])[A-Z][\w’'-]+(?: (?:(?:[A-Z]\.|al|bin|de|da|van|von|el) )?[A-Z][\w’'-]+){1,3}")
_NO_NAME = re.compile(r"\b(?:The|Last|This|Next|On|In|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
_OPENING = ("“", '"', "‘", "«")
_CLOSING = ("”", '"', "’", "»")


def find_interview_cues(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Cue]:
    """Give the answers to whom the article names most before the first question."""
    lines = [p.span.of(text).strip() for p in paragraphs]
    answers = [i for i in range(1, len(lines)) if _is_answer(lines[i]) and _is_prompt(lines[i - 1])]
    asked = [i for i in answers if lines[i - 1].endswith("?")]
    if len(asked) < FEWEST_QUESTIONS:
        return
    first, last = asked[0], asked[-1]
    name = _answerer(text, paragraphs[first - 1].span.start)
    if name is None:
        return
    for index in (i for i in answers if first <= i <= last):
        span = paragraphs[index].span
        yield Cue(
            CueKind.COLON,
            Span(span.start, span.start + 1),
            name,
            (span,),
            ":",
            rule="cue.transcript",
            confidence=PRECISION,
        )


def _is_answer(line: str) -> bool:
    return line.startswith(_OPENING) and line.endswith(_CLOSING) and len(line) > 2


def _is_prompt(line: str) -> bool:
    return not line.startswith(_OPENING) and not line.endswith(":") and len(line.split()) <= LONGEST_QUESTION


def _answerer(text: str, end: int) -> Span | None:
    """Give the name that comes most often before the first question, of several the last."""
    found = [Span(*m.span()) for m in _NAME.finditer(text, 0, end) if not _NO_NAME.search(m[0])]
    if not found:
        return None
    said = Counter(re.findall(r"\w+", text[:end]))
    return max(found, key=lambda span: (said[span.of(text).split()[-1]], span.start))
