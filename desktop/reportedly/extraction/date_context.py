"""What the reading of dates knows of one article: its publication date, and the dates of its sentences."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from reportedly.extraction.date_attachment import governing_verb, head_of, is_future_clause
from reportedly.extraction.date_events import EventDates
from reportedly.extraction.date_grammar import DateMatch, find_dates
from reportedly.extraction.date_order import is_day_first
from reportedly.extraction.date_references import reference_of
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

_SAME_DAY = 4  # sentences that "that day" may go back
DATELINE_REACH = 40  # code points at the head of a paragraph that may name the outlet's day


@dataclass(slots=True)
class DateContext:
    """One article as the reading of dates sees it.

    `published` is None while it is unknown; `mentions` and `cues` are by sentence.
    """

    draft: Draft
    lexicon: Lexicon
    published: DatePeriod | None
    events: EventDates
    starts: list[int] = field(default_factory=list)
    mentions: dict[int, tuple[DateMention, ...]] = field(default_factory=dict)
    cues: dict[int, list[Cue]] = field(default_factory=dict)
    is_order_known: bool = False
    is_day_first: bool | None = None  # the outlet's order of 12/10/2024, once it is asked for
    said: dict[Cue, list[DateMention]] = field(default_factory=dict)  # the dates of the sayings, once read

    def sentence_of(self, offset: int) -> int:
        """Give the index of the sentence that holds an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)


def date_context(draft: Draft, lexicon: Lexicon) -> DateContext:
    """Find the dates of the sentences that matter, and read them against the publication date."""
    published = _published(draft)
    events = EventDates(draft, lexicon, published, {})
    reading = DateContext(draft, lexicon, published, events, [s.span.start for s in draft[SENTENCES]])
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
    """Give the dates of a sentence; those that count from another one are read when the others are."""
    draft = reading.draft
    span = draft[SENTENCES][sentence].span
    found: dict[int, DateMention] = {}
    told: list[DateMatch] = []
    for match in find_dates(draft.text, reading.lexicon, start=span.start, end=span.end):
        if _is_figure(draft, match.span) or _is_dateline(reading, sentence, match):
            continue
        if match.rule == "year" and not match.role and not _is_year(draft, match.span):
            continue
        if match.needs_reference:
            told.append(match)
        elif (mention := _mention(reading, sentence, match)) is not None:
            found[match.span.start] = mention
    before = _sentence_before(reading, sentence)
    inside = tuple(found[start] for start in sorted(found))
    for match in told:
        reference = (
            reading.events.reference_of(match, draft[PARSES][sentence])
            if match.needs_event
            else reference_of(
                match, inside, _told_before(reading, sentence) if match.rule == "same" else before
            )
        )
        mention = _mention(reading, sentence, match, reference)
        if mention is not None:
            found[match.span.start] = mention
    return tuple(found[start] for start in sorted(found))


def _told_before(reading: DateContext, sentence: int) -> tuple[DateMention, ...]:
    """Give the dates of the sentences before, which "that day" may go back to: not the days of sayings."""
    first = max(0, sentence - _SAME_DAY)
    return tuple(
        m
        for i in range(first, sentence)
        for m in reading.mentions.get(i, ())
        if not _is_of_saying(reading, i, m)
    )


def _is_of_saying(reading: DateContext, sentence: int, mention: DateMention) -> bool:
    parse = reading.draft[PARSES][sentence]
    head = head_of(parse.tokens_in(mention.span)) if parse is not None else None
    verb = governing_verb(parse, head) if parse is not None and head is not None else None
    lemma = verb.lemma.lower() if verb is not None else ""
    return lemma == "hear" or lemma in reading.lexicon.table("dates")["saying_verbs"]


def _sentence_before(reading: DateContext, sentence: int) -> tuple[DateMention, ...]:
    sentences = reading.draft[SENTENCES]
    if sentence == 0 or sentences[sentence - 1].paragraph != sentences[sentence].paragraph:
        return ()
    return reading.mentions.get(sentence - 1, ())


def _mention(
    reading: DateContext, sentence: int, match: DateMatch, reference: DatePeriod | None = None
) -> DateMention | None:
    """Read one match with the role and the tense of its clause; None for what is a duration there."""
    parse, words = reading.draft[PARSES][sentence], date_words(reading.lexicon)
    role = words.role_of.get(match.role, match.role)
    if parse is not None:
        role = _outer_role(parse, match.span, words.role_of) or role
    is_future = _is_future(reading, parse, match, role)
    if match.rule == "within" and not is_future:
        return None
    if match.rule == "slash-day" and not reading.is_order_known:
        reading.is_order_known = True
        reading.is_day_first = is_day_first(reading.draft.document, reading.lexicon)
    period = match.resolve(
        reading.published, is_future=is_future, reference=reference, is_day_first=reading.is_day_first
    )
    return DateMention(match.span, period, role, match.rule)


def _is_future(reading: DateContext, parse: Parse | None, match: DateMatch, role: str) -> bool:
    """Tell whether the clause of a date speaks of what is to come."""
    if parse is None:
        return role in ("by", "until", "before")
    if _is_compared(parse, match.span):
        return False  # "two cuts, down from four in September"
    table = reading.lexicon.table("dates")
    return is_future_clause(
        parse,
        match.span,
        role=role,
        verbs=table["future_verbs"],
        auxiliaries=table["future_auxiliaries"],
    )


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
    """Give the role of a preposition farther up: "since the start of the war in February 2022".

    Not that of a noun which the date only describes ("broke through its 2012 record"), and no deadline: "by
    half for 2015", "after the losses last week" bound no period.
    """
    head = head_of(parse.tokens_in(span))
    if head is None or head.dep in ("compound", "nummod", "amod", "nmod", "poss"):
        return ""
    for above in parse.ancestors(head.index):
        if above.pos in ("VERB", "AUX"):
            break
        role = role_of.get(above.text.lower(), "")
        if above.dep == "prep" and role in ("since", "until"):
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
