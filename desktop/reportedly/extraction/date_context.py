"""What the reading of dates knows of one article: its publication date, and the dates of its sentences."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from reportedly.extraction.date_attachment import head_of, is_future_clause
from reportedly.extraction.date_grammar import DateMatch, find_dates
from reportedly.extraction.date_words import date_words
from reportedly.extraction.draft import (
    ATTRIBUTIONS,
    CUES,
    DATELINE,
    DENIALS,
    PARAGRAPHS,
    PARSES,
    QUANTITIES,
    SENTENCES,
    VERDICTS,
    Cue,
    DateMention,
    Draft,
    Parse,
)
from reportedly.extraction.lexicon import Lexicon
from reportedly.model.dates import DatePeriod, parse_iso_period
from reportedly.model.set_aside import Reason
from reportedly.model.span import Span

__all__ = ["DateContext", "date_context"]

DATELINE_REACH = 40  # code points at the head of a paragraph that may name the outlet's day


@dataclass(slots=True)
class DateContext:
    """One article as the reading of dates sees it.

    `published` is None while it is unknown; `mentions` and `cues` are by sentence.
    """

    draft: Draft
    lexicon: Lexicon
    published: DatePeriod | None
    starts: list[int] = field(default_factory=list)
    mentions: dict[int, tuple[DateMention, ...]] = field(default_factory=dict)
    cues: dict[int, list[Cue]] = field(default_factory=dict)
    said: dict[Cue, list[DateMention]] = field(default_factory=dict)  # the dates of the sayings, once read

    def sentence_of(self, offset: int) -> int:
        """Give the index of the sentence that holds an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)


def date_context(draft: Draft, lexicon: Lexicon) -> DateContext:
    """Find the dates of the sentences that matter, and read them against the publication date."""
    reading = DateContext(draft, lexicon, _published(draft), [s.span.start for s in draft[SENTENCES]])
    for cue in draft[CUES]:
        reading.cues.setdefault(cue.sentence, []).append(cue)
    for sentence in sorted(_wanted(reading)):
        reading.mentions[sentence] = _mentions_of(reading, sentence)
    return reading


def _published(draft: Draft) -> DatePeriod | None:
    if not draft.document.published:
        return None
    try:
        return parse_iso_period(draft.document.published)
    except ValueError:  # a date that a person typed in another form names no day
        return None


def _wanted(reading: DateContext) -> set[int]:
    """Give the sentences whose dates matter: with a figure, its cue or a denial, and those beside."""
    draft = reading.draft
    if not draft[SENTENCES]:
        return set()
    wanted: set[int] = set()
    for i, quantity in enumerate(draft[QUANTITIES]):
        if draft[VERDICTS][i].reason is None:
            sentence = reading.sentence_of(quantity.span.start)
            wanted |= {sentence - 1, sentence, sentence + 1}
            cue = draft[ATTRIBUTIONS][i].cue
            if cue is not None:
                wanted.add(draft[CUES][cue].sentence)
    wanted |= {denial.sentence for denial in draft[DENIALS]}
    return {sentence for sentence in wanted if 0 <= sentence < len(draft[SENTENCES])}


def _mentions_of(reading: DateContext, sentence: int) -> tuple[DateMention, ...]:
    draft, words = reading.draft, date_words(reading.lexicon)
    table = reading.lexicon.table("dates")
    span, parse = draft[SENTENCES][sentence].span, draft[PARSES][sentence]
    found = []
    for match in find_dates(draft.text, reading.lexicon, start=span.start, end=span.end):
        if _is_figure(draft, match.span) or _is_dateline(reading, sentence, match):
            continue
        if match.rule == "year" and not match.role and not _is_year(draft, match.span):
            continue
        role = words.role_of.get(match.role, match.role)
        if parse is not None:
            role = _outer_role(parse, match.span, words.role_of) or role
        is_future = (
            role in ("by", "until", "before")
            if parse is None
            else is_future_clause(
                parse,
                match.span,
                role=role,
                verbs=table["future_verbs"],
                auxiliaries=table["future_auxiliaries"],
            )
        )
        if parse is not None and _is_compared(parse, match.span):
            is_future = False  # "two cuts, down from four in September"
        period = match.resolve(reading.published, is_future=is_future)
        found.append(DateMention(match.span, period, role, match.rule, match.resolve(None) is None))
    return tuple(found)


def _is_dateline(reading: DateContext, sentence: int, match: DateMatch) -> bool:
    """Tell whether a date is the article's own, in its dateline or in front of its first words."""
    draft = reading.draft
    dateline, paragraph = draft[DATELINE], draft[PARAGRAPHS][draft[SENTENCES][sentence].paragraph]
    if dateline is not None and dateline.overlaps(match.span):
        return True
    if match.span.start - paragraph.span.start > DATELINE_REACH or reading.published is None:
        return False
    return match.resolve(None) == reading.published


def _is_compared(parse: Parse, span: Span) -> bool:
    """Tell whether a date stands in a comparison with what was before."""
    head = head_of(parse.tokens_in(span))
    above = parse.ancestors(head.index) if head is not None else iter(())
    return any(token.dep == "prep" and token.text.lower() in ("from", "than") for token in above)


def _outer_role(parse: Parse, span: Span, role_of: Mapping[str, str]) -> str:
    """Give the role of a preposition farther up: "since the start of the war in February 2022"."""
    head = head_of(parse.tokens_in(span))
    for above in parse.ancestors(head.index) if head is not None else ():
        if above.pos in ("VERB", "AUX"):
            break
        role = role_of.get(above.text.lower(), "")
        if above.dep == "prep" and role in ("since", "until", "before", "after", "by"):
            return role
    return ""


def _is_year(draft: Draft, span: Span) -> bool:
    """Tell whether four digits without a preposition were set aside as a year ("its 2025 forecast")."""
    quantities = draft[QUANTITIES]
    i = bisect_right(quantities, span.start, key=lambda q: q.span.end)
    is_there = i < len(quantities) and quantities[i].span.overlaps(span)
    return is_there and draft[VERDICTS][i].reason in (Reason.YEAR, Reason.DATE)


def _is_figure(draft: Draft, span: Span) -> bool:
    """Tell whether a number in the span has been read as a figure: then it is no date."""
    quantities = draft[QUANTITIES]
    i = bisect_right(quantities, span.start, key=lambda q: q.span.end)
    while i < len(quantities) and quantities[i].span.start < span.end:
        if draft[VERDICTS][i].reason is None:
            return True
        i += 1
    return False
