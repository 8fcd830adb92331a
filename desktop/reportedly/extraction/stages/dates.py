"""When each quantity was said, and which day or period it is about, relative to the publication date.

The dates of a sentence are shared out: one that hangs on the attributing verb or noun is the statement's
("told lawmakers Wednesday", "last week's estimate"), one in the clause of the quantity is its target ("by
December", "in 2025"), and one that hangs on anything else ("who reached Kyiv on Monday") is nobody's.
Without a date of its own a statement is as old as the article (right for 82 % of figures, NEWS-PATTERNS
2026-11-22), unless the text calls the claim an earlier one.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from reportedly.extraction.date_attachment import (
    Tie,
    governing_verb,
    head_of,
    is_future_clause,
    tie_to_quantity,
)
from reportedly.extraction.date_grammar import DateMatch, find_dates
from reportedly.extraction.date_words import date_words
from reportedly.extraction.draft import (
    ATTRIBUTIONS,
    CUES,
    DATE_MENTIONS,
    DATELINE,
    DATES,
    DENIAL_DATES,
    DENIALS,
    HEDGES,
    MEASURES,
    PARAGRAPHS,
    PARSES,
    QUANTITIES,
    SENTENCES,
    STANCES,
    VERDICTS,
    Cue,
    CueKind,
    DateMention,
    Draft,
    FigureDates,
    ParagraphKind,
)
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.measure_words import measure_words
from reportedly.extraction.stage import Stage
from reportedly.model.dates import DatePeriod, parse_iso_period
from reportedly.model.evidence import Evidence
from reportedly.model.span import Span

__all__ = ["STAGE"]

DATELINE_REACH = 40  # code points at the head of a paragraph that may name the outlet's day
STATEMENT_CONFIDENCE = 0.85
PUBLISHED_CONFIDENCE = 0.82  # NEWS-PATTERNS, section Dates
TARGET_CONFIDENCE = 0.75
_COMPARED = ("from", "than", "compared", "against", "versus", "vs")


@dataclass(slots=True)
class _Reading:
    """What the stage knows while it works through one article."""

    draft: Draft
    lexicon: Lexicon
    published: DatePeriod | None
    starts: list[int] = field(default_factory=list)
    mentions: dict[int, tuple[DateMention, ...]] = field(default_factory=dict)
    cues: dict[int, list[Cue]] = field(default_factory=dict)

    def sentence_of(self, offset: int) -> int:
        return max(0, bisect_right(self.starts, offset) - 1)


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    reading = _Reading(draft, lexicon, _published(draft), [s.span.start for s in draft[SENTENCES]])
    for cue in draft[CUES]:
        reading.cues.setdefault(cue.sentence, []).append(cue)
    for sentence in sorted(_wanted(reading)):
        reading.mentions[sentence] = _mentions_of(reading, sentence)
    dates = _with_repeats(reading, [_dates_of(reading, i) for i in range(len(draft[QUANTITIES]))])
    denials = tuple(_denial_date(reading, denial.sentence, denial.span) for denial in draft[DENIALS])
    every = tuple(m for sentence in sorted(reading.mentions) for m in reading.mentions[sentence])
    return draft.with_layer(DATE_MENTIONS, every).with_layer(DATES, dates).with_layer(DENIAL_DATES, denials)


def _published(draft: Draft) -> DatePeriod | None:
    if not draft.document.published:
        return None
    try:
        return parse_iso_period(draft.document.published)
    except ValueError:  # a date that a person typed in another form names no day
        return None


def _wanted(reading: _Reading) -> set[int]:
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


def _mentions_of(reading: _Reading, sentence: int) -> tuple[DateMention, ...]:
    draft, words = reading.draft, date_words(reading.lexicon)
    table = reading.lexicon.table("dates")
    span, parse = draft[SENTENCES][sentence].span, draft[PARSES][sentence]
    found = []
    for match in find_dates(draft.text, reading.lexicon, start=span.start, end=span.end):
        if _is_figure(draft, match.span) or _is_dateline(reading, sentence, match):
            continue
        role = words.role_of.get(match.role, match.role)
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
        period = match.resolve(reading.published, is_future=is_future)
        found.append(DateMention(match.span, period, role, match.rule, match.resolve(None) is None))
    return tuple(found)


def _is_dateline(reading: _Reading, sentence: int, match: DateMatch) -> bool:
    """Tell whether a date is the article's own, in its dateline or in front of its first words."""
    draft = reading.draft
    dateline, paragraph = draft[DATELINE], draft[PARAGRAPHS][draft[SENTENCES][sentence].paragraph]
    if dateline is not None and dateline.overlaps(match.span):
        return True
    if match.span.start - paragraph.span.start > DATELINE_REACH or reading.published is None:
        return False
    return match.resolve(None) == reading.published


def _is_figure(draft: Draft, span: Span) -> bool:
    """Tell whether a number in the span has been read as a figure: then it is no date."""
    quantities = draft[QUANTITIES]
    i = bisect_right(quantities, span.start, key=lambda q: q.span.end)
    while i < len(quantities) and quantities[i].span.start < span.end:
        if draft[VERDICTS][i].reason is None:
            return True
        i += 1
    return False


def _dates_of(reading: _Reading, index: int) -> FigureDates:
    draft = reading.draft
    if draft[VERDICTS][index].reason is not None:
        return FigureDates(reading.published, Evidence("dates", "statement.published"), None, None)
    quantity, attribution = draft[QUANTITIES][index], draft[ATTRIBUTIONS][index]
    sentence = reading.sentence_of(quantity.span.start)
    cue = draft[CUES][attribution.cue] if attribution.cue is not None else None
    others = _cues_in(reading, sentence)
    said = _dates_said(reading, [cue] if cue is not None else [])
    if not said and cue is not None and cue.sentence == sentence:
        said = _dates_said(reading, _cues_in(reading, sentence, quantity.span))
    taken = {m.span for m in (*said, *_dates_said(reading, others))}
    statement, evidence = _statement(reading, cue, said, sentence)
    target = _target(reading, index, sentence, taken, cue)
    if target is None:
        return FigureDates(statement, evidence, None, None)
    mention, rule = target
    target_evidence = Evidence("dates", rule, (mention.span,), TARGET_CONFIDENCE)
    return FigureDates(statement, evidence, _with_role(mention), target_evidence)


def _cues_in(reading: _Reading, sentence: int, content: Span | None = None) -> list[Cue]:
    """Give the cues of a sentence, those that credit the words of `content` where it is given."""
    return [
        cue
        for cue in reading.cues.get(sentence, ())
        if content is None or any(span.contains(content) for span in cue.content)
    ]


def _dates_said(reading: _Reading, cues: Iterable[Cue]) -> list[DateMention]:
    """Give the dates of the sayings, without those that only tell a number's own period.

    "Cut its forecast to 4.8 percent this year": the year right behind a number with a unit is what the number
    is about, though it hangs on the verb.
    """
    found = (mention for cue in cues for mention in _said_mentions(reading, cue))
    return [mention for mention in found if not _is_period_of_number(reading, mention)]


def _is_period_of_number(reading: _Reading, mention: DateMention) -> bool:
    period, quantities = mention.period, reading.draft[QUANTITIES]
    if period is None or period.start is None or period.end is None or (period.end - period.start).days < 27:
        return False
    before = bisect_right(quantities, mention.span.start, key=lambda q: q.span.end) - 1
    if before < 0 or quantities[before].unit is None:
        return False
    between = reading.draft.text[quantities[before].span.end : mention.span.start]
    return len(between) < 40 and len(between.split()) <= 1


def _said_mentions(reading: _Reading, cue: Cue | None) -> list[DateMention]:
    """Give the dates that hang on the saying, the closest first."""
    if cue is None:
        return []
    mentions = reading.mentions.get(cue.sentence, ())
    return sorted(
        (m for m in mentions if _hangs_on_cue(reading, cue, m)),
        key=lambda m: abs(m.span.start - cue.speech_span.start),
    )


def _is_to_come(reading: _Reading, mention: DateMention) -> bool:
    last, period = reading.published.end if reading.published else None, mention.period
    return last is not None and period is not None and period.start is not None and period.start > last


def _hangs_on_cue(reading: _Reading, cue: Cue, mention: DateMention) -> bool:
    parse = reading.draft[PARSES][cue.sentence]
    if cue.source_mention is None or _is_to_come(reading, mention):
        return False  # "is projected to": nobody speaks; and nobody has spoken next year
    in_content = any(span.contains(mention.span) for span in cue.content)
    if parse is None:
        return not in_content
    cue_tokens = {t.index for t in parse.tokens_in(cue.speech_span)}
    source_tokens = {t.index for t in parse.tokens_in(cue.source_mention)} if cue.source_mention else set()
    head = head_of(parse.tokens_in(mention.span))
    if head is None:
        return False
    verb = governing_verb(parse, head)
    for above in parse.ancestors(head.index):
        if above.index in cue_tokens or above.index in source_tokens:
            return True
        if above == verb:
            break
    if in_content or verb is None:
        return False
    # "confirmed on Monday, saying ...": the cue hangs on the dated verb and shares its subject.
    return any(
        verb.index in {t.index for t in parse.ancestors(i)}
        and not any(parse.tokens[below].dep in ("nsubj", "nsubjpass") for below in parse.children[i])
        for i in cue_tokens
    )


def _statement(
    reading: _Reading, cue: Cue | None, said: Sequence[DateMention], sentence: int
) -> tuple[DatePeriod | None, Evidence]:
    for mention in said:
        if mention.period is not None:
            rule = "statement.cue" if cue is not None and cue.sentence == sentence else "statement.carried"
            return mention.period, Evidence("dates", rule, (mention.span,), STATEMENT_CONFIDENCE)
    if said and reading.published is None:
        return None, Evidence("dates", "statement.open", (said[0].span,), STATEMENT_CONFIDENCE)
    if cue is not None and (older := _retold_words(reading, cue)):
        return None, Evidence("dates", "statement.retold", older, STATEMENT_CONFIDENCE)
    if cue is not None and (carried := _dated_before(reading, cue)):
        return carried.period, Evidence("dates", "statement.before", (carried.span,), 0.6)
    if cue is not None and (after := _dated_after(reading, cue)):
        return after.period, Evidence("dates", "statement.after", (after.span,), 0.7)
    confidence = PUBLISHED_CONFIDENCE if reading.published is not None else None
    return reading.published, Evidence("dates", "statement.published", (), confidence)


def _retold_words(reading: _Reading, cue: Cue) -> tuple[Span, ...]:
    """Give the words that call a claim an earlier one ("had earlier put", "its previous estimate")."""
    table, parse = reading.lexicon.table("dates"), reading.draft[PARSES][cue.sentence]
    if parse is None:
        return ()
    near: set[int] = set()
    for token in parse.tokens_in(cue.speech_span):
        near |= {token.index, *parse.children[token.index]}
    is_before = any(parse.tokens[i].text.lower() == "had" for i in near) and any(
        parse.tokens[i].dep == "mark" and parse.tokens[i].text.lower() == "after" for i in near
    )
    if is_before:  # "after Washington had put the number at 300"
        return (cue.speech_span,)
    words = [parse.tokens[i] for i in sorted(near) if parse.tokens[i].text.lower() in table["retold"]]
    stops = [stop.split()[1] for stop in table["retold_stop"]]
    return tuple(
        t.span
        for t in words
        if t.index + 1 >= len(parse.tokens) or parse.tokens[t.index + 1].text.lower() not in stops
    )


def _dated_before(reading: _Reading, cue: Cue) -> DateMention | None:
    """Give the date of the saying in the sentence before, where this one only goes on.

    A cue with a verb of its own says when by its tense; "according to" and "by its account" do not. Both
    sentences must speak of one country's sources.
    """
    if cue.kind not in (CueKind.ACCORDING, CueKind.NOMINAL) or cue.source_mention is None:
        return None
    sentences = reading.draft[SENTENCES]
    is_first = cue.sentence == 0 or sentences[cue.sentence - 1].paragraph != sentences[cue.sentence].paragraph
    found = None if is_first else _main_date(reading, cue.sentence - 1)
    if found is None:
        return None
    mention, subject = found
    countries = measure_words(reading.lexicon)
    named = countries.countries_in(cue.source_mention.of(reading.draft.text))
    return mention if named & countries.countries_in(subject) else None


def _dated_after(reading: _Reading, cue: Cue) -> DateMention | None:
    """Give the date of the saying in a next sentence that is about the saying: "He gave the figure Monday."."""
    found = _main_date(reading, cue.sentence + 1)
    if found is None:
        return None
    mention, subject = found
    table = reading.lexicon.table("dates")
    sentence = reading.draft[SENTENCES][cue.sentence + 1].span.of(reading.draft.text).lower().split()
    is_about = any(word.strip(".,") in table["sayings"] for word in sentence[:8])
    return mention if subject.lower() in table["pronouns"] and is_about else None


def _main_date(reading: _Reading, sentence: int) -> tuple[DateMention, str] | None:
    """Give the date on the main verb of a sentence, and that verb's subject."""
    draft = reading.draft
    if not 0 <= sentence < len(draft[SENTENCES]):
        return None
    parse = draft[PARSES][sentence]
    if parse is None:
        return None
    for mention in reading.mentions.get(sentence, ()):
        head = head_of(parse.tokens_in(mention.span))
        verb = governing_verb(parse, head) if head else None
        if verb is None or verb.head != verb.index or verb.tag != "VBD" or mention.period is None:
            continue
        subjects = [t for t in parse.tokens if t.head == verb.index and t.dep in ("nsubj", "nsubjpass")]
        if subjects and mention.role in ("on", "in", ""):
            return mention, " ".join(t.text for t in parse.subtree(subjects[0].index))
    return None


def _with_repeats(reading: _Reading, dates: list[FigureDates]) -> tuple[FigureDates, ...]:
    """Date figures like the same number of the same source that has a date of its own.

    A headline repeats a number of the body; in the body the series must be the same too.
    """
    draft = reading.draft
    headings = {i for i, p in enumerate(draft[PARAGRAPHS]) if p.kind is ParagraphKind.HEADING}
    dated: dict[tuple[object, ...], int] = {}
    undated: list[tuple[int, tuple[object, ...]]] = []
    for i, quantity in enumerate(draft[QUANTITIES]):
        source = draft[ATTRIBUTIONS][i].source
        if draft[VERDICTS][i].reason is not None or source is None:
            continue
        hedge = draft[HEDGES][i]
        number = (hedge.value, hedge.low, hedge.high, source)
        is_heading = draft[SENTENCES][reading.sentence_of(quantity.span.start)].paragraph in headings
        if dates[i].statement_evidence.rule == "statement.published":
            undated.append((i, number if is_heading else (*number, draft[MEASURES][i].series)))
        elif dates[i].statement is not None and not is_heading:
            dated.setdefault(number, i)
            dated.setdefault((*number, draft[MEASURES][i].series), i)
    for i, key in undated:
        if (first := dated.get(key)) is not None:
            seen = dates[first].statement_evidence
            evidence = Evidence("dates", "statement.repeated", seen.spans, seen.confidence)
            dates[i] = replace(dates[i], statement=dates[first].statement, statement_evidence=evidence)
    return tuple(dates)


def _target(
    reading: _Reading, index: int, sentence: int, taken: Iterable[Span], cue: Cue | None
) -> tuple[DateMention, str] | None:
    """Choose the date that the quantity is about, with the rule that chose it."""
    draft = reading.draft
    quantity, parse = draft[QUANTITIES][index].span, draft[PARSES][sentence]
    ties: list[tuple[Tie, DateMention]] = []
    for mention in reading.mentions.get(sentence, ()):
        if mention.span in taken or mention.period is None:
            continue
        if cue is not None and cue.sentence == sentence and not _in_content(cue, quantity, mention.span):
            continue
        tie = tie_to_quantity(parse, quantity, mention.span) if parse else _loose_tie(quantity, mention.span)
        if tie is not None and not _belongs_to_other(reading, index, mention.span):
            ties.append((tie, mention))
    if not ties:
        return None
    tie, mention = min(ties, key=lambda pair: pair[0].distance + (60 if pair[0].rank > 1 else 0))
    return mention, tie.rule


def _in_content(cue: Cue, quantity: Span, mention: Span) -> bool:
    """Tell whether a date stands in the attributed words, where the quantity does."""
    return any(span.contains(mention) for span in cue.content) or not any(
        span.overlaps(quantity) for span in cue.content
    )


def _loose_tie(quantity: Span, mention: Span) -> Tie:
    gap = mention.start - quantity.end if mention.start >= quantity.end else quantity.start - mention.end + 20
    return Tie(1, gap)


def _belongs_to_other(reading: _Reading, index: int, mention: Span) -> bool:
    """Tell whether a date is the other end of a comparison ("3.2 percent, down from 3.5 percent in 2024")."""
    draft = reading.draft
    quantities, own = draft[QUANTITIES], draft[QUANTITIES][index].span
    if mention.start < own.end:
        return False
    for other in quantities[index + 1 :]:
        if other.span.start >= mention.start:
            return False
        between = draft.text[own.end : other.span.start].lower().split()
        if any(word.strip(",;") in _COMPARED for word in between[-3:]) and len(between) <= 12:
            return True
    return False


def _with_role(mention: DateMention) -> DatePeriod | None:
    """Give the period that a date means with the word before it: a deadline has no start, "since" no end."""
    period, role = mention.period, mention.role
    if period is None:
        return None
    if role in ("by", "until"):
        return DatePeriod(period.iso, None, period.end)
    if role == "before" and period.start is not None:
        return DatePeriod(None, None, period.start - timedelta(days=1))
    if role == "since":
        return DatePeriod(None, period.start, None)
    if role == "after" and period.end is not None:
        return DatePeriod(None, period.end + timedelta(days=1), None)
    return period


def _denial_date(reading: _Reading, sentence: int, span: Span) -> str | None:
    """Give the day of a denial: a date on its verb, else the publication date."""
    parse = reading.draft[PARSES][sentence]
    published = reading.published.iso if reading.published else None
    for mention in reading.mentions.get(sentence, ()):
        head = head_of(parse.tokens_in(mention.span)) if parse else None
        verb = governing_verb(parse, head) if parse and head else None
        if verb is not None and verb.span.overlaps(span):
            return mention.period.iso if mention.period else published
    return published


STAGE = Stage(
    "dates",
    (
        PARAGRAPHS,
        DATELINE,
        SENTENCES,
        PARSES,
        QUANTITIES,
        HEDGES,
        VERDICTS,
        CUES,
        ATTRIBUTIONS,
        STANCES,
        DENIALS,
    ),
    (DATE_MENTIONS, DATES, DENIAL_DATES),
    _run,
)
