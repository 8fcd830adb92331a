"""When each quantity was said, and which day or period it is about, relative to the publication date.

The dates of a sentence are shared out: one that hangs on the attributing verb or noun is the statement's
("told lawmakers Wednesday", "last week's estimate"), one in the clause of the quantity is its target ("by
December", "in 2025"), and one that hangs on anything else ("who reached Oslo on Monday") is nobody's.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from reportedly.extraction.date_attachment import (
    Tie,
    governing_verb,
    head_of,
    is_compared,
    published_thing,
    tie_to_quantity,
)
from reportedly.extraction.date_context import DateContext, date_context
from reportedly.extraction.date_periods import between
from reportedly.extraction.date_statements import (
    can_be_of_saying,
    claim_dates,
    cues_in,
    dates_said,
    saying_dates,
    statement_of,
    with_repeats,
)
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
    DateMention,
    Draft,
    FigureDates,
    Parse,
)
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.stage import Stage
from reportedly.model.dates import DatePeriod
from reportedly.model.evidence import Evidence
from reportedly.model.figure import Stance
from reportedly.model.quantity import Kind
from reportedly.model.span import Span

__all__ = ["STAGE"]

TARGET_CONFIDENCE = 0.75
_BESIDE = 20  # code points between a date and the number that it belongs to
_NEAR = 24  # code points between two of a list, and between a list of figures and its dates
_MOST_LISTED = 8  # figures of one list on either side that can have a date each
_LONGEST_SAYING = 31  # days of the longest period that dates a forecast
_SHORTEST_PAST = 27  # days of a month
_SHORTEST_YEAR = 364
_SPEAKING = ("speak", "talk", "write")
_REACH = 600  # code points between a figure and its date, in endless sentences
_COUNTED = frozenset({"ago", "told", "beside", "unit-before", "year-earlier", "same-period"})
_SAME_HOUR = 7  # words of "lower than at the same hour in"
_ALWAYS_COMPARED = ("than", "compared", "versus", "vs", "vs.", "relative")
_RECORDS = ("best", "worst", "most", "least", "first", "most-ever")
_COMPARED = ("from", "than", "compared", "against", "versus", "vs")


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    reading = date_context(draft, lexicon)
    dates = with_repeats(reading, [_dates_of(reading, i) for i in range(len(draft[QUANTITIES]))])
    denials = tuple(_denial_date(reading, denial.sentence, denial.span) for denial in draft[DENIALS])
    every = tuple(m for sentence in sorted(reading.mentions) for m in reading.mentions[sentence])
    return draft.with_layer(DATE_MENTIONS, every).with_layer(DATES, dates).with_layer(DENIAL_DATES, denials)


def _dates_of(reading: DateContext, index: int) -> FigureDates:
    draft = reading.draft
    if draft[VERDICTS][index].reason is not None:
        return FigureDates(reading.published, Evidence("dates", "statement.published"), None, None)
    quantity, attribution = draft[QUANTITIES][index], draft[ATTRIBUTIONS][index]
    sentence = reading.sentence_of(quantity.span.start)
    cue = draft[CUES][attribution.cue] if attribution.cue is not None else None
    others = cues_in(reading, sentence)
    said = claim_dates(reading, quantity.span, sentence)
    if not said:
        said = dates_said(reading, [cue] if cue is not None else [])
    if not said and (cue is None or cue.rule == "cue.citing"):
        said = saying_dates(reading, sentence)
    if not said and cue is not None and cue.sentence == sentence:
        said = dates_said(reading, cues_in(reading, sentence, quantity.span))
    if cue is None:  # "on Monday we found 12 boats" tells of Monday
        verbs = reading.lexicon.table("dates")["saying_verbs"]
        others = [other for other in others if other.lemma in verbs]
    taken = {m.span for m in (*said, *dates_said(reading, others))}
    statement, evidence = statement_of(reading, cue, said, sentence)
    target = _target(reading, index, sentence, taken, cue)
    if target is None:
        return FigureDates(statement, evidence, None, None)
    mention, rule = target
    if _is_of_older_forecast(reading, index, mention):
        evidence = Evidence("dates", "statement.older", (mention.span,), TARGET_CONFIDENCE)
        statement, target = mention.period, _target(reading, index, sentence, {*taken, mention.span}, cue)
        if target is None:
            return FigureDates(statement, evidence, None, None)
        mention, rule = target
    mention = _told_from(reading, mention, statement)
    target_evidence = Evidence("dates", rule, (mention.span,), TARGET_CONFIDENCE)
    is_end = "end of" in draft.text[mention.span.start : mention.span.end].lower()
    if is_end and mention.role == "before":
        mention = replace(mention, role="by")  # before its end is within it
    return FigureDates(statement, evidence, _with_role(mention), target_evidence)


def _target(
    reading: DateContext, index: int, sentence: int, taken: Collection[Span], cue: Cue | None
) -> tuple[DateMention, str] | None:
    """Choose the date that the quantity is about, with the rule that chose it."""
    draft = reading.draft
    quantity, parse = draft[QUANTITIES][index].span, draft[PARSES][sentence]
    if (paired := _paired(reading, index, sentence)) is not None:
        return paired, "target.respectively"
    publishing = reading.lexicon.table("dates")["publishing_verbs"]
    ties: list[tuple[Tie, DateMention]] = []
    for mention in reading.mentions.get(sentence, ()):
        if mention.period is None or abs(mention.span.start - quantity.start) > _REACH:
            continue
        is_beside = draft.text[quantity.end : mention.span.start].isspace()
        if mention.rule in _COUNTED and is_beside:
            return mention, "target.beside"  # "up from 941 a day earlier"
        if mention.span in taken:
            continue
        if _is_right_behind(draft, index, mention.span) or _is_bracketed(draft.text, quantity, mention.span):
            return mention, "target.beside"
        if parse is not None and published_thing(parse, mention.span, publishing) is not None:
            continue
        if parse is not None and _is_of_rival_saying(reading, parse, mention):
            continue
        if (
            _is_of_newer(reading, index, mention.span)
            or _is_base(reading, index, mention)
            or _is_of_record(draft.text, mention)
        ):
            continue
        is_said = cue is not None and cue.sentence == sentence and can_be_of_saying(reading, mention)
        is_outside = cue is not None and is_said and not _in_content(cue, quantity, mention)
        if cue is not None and is_outside:
            is_counted = parse is not None and _is_of_counting(reading, parse, cue, mention, quantity)
            if not is_counted:
                continue
        if parse is not None and _is_of_claim(reading, parse, mention, quantity):
            continue
        tie = tie_to_quantity(parse, quantity, mention.span) if parse else _loose_tie(quantity, mention.span)
        if tie is not None and not _belongs_to_other(reading, index, mention.span):
            ties.append((tie, mention))
    if not ties:
        opening = _opening_past(reading, sentence, quantity, taken)
        return (opening, "target.opening") if opening is not None else None
    tie, mention = min(ties, key=lambda pair: pair[0].distance + (60 if pair[0].rank > 1 else 0))
    return mention, tie.rule


def _opening_past(
    reading: DateContext, sentence: int, quantity: Span, taken: Collection[Span]
) -> DateMention | None:
    """Give a past year or month that opens a sentence and holds for all of it: "In 1996 more than 800 died when".

    No other date may stand in the sentence. In a month something is said ("in January the firm spoke of $4 million"),
    in a year that is over it was so.
    """
    mentions = reading.mentions.get(sentence, ())
    published = reading.published
    if len(mentions) != 1 or published is None or published.start is None:
        return None
    mention, start = mentions[0], reading.draft[SENTENCES][sentence].span.start
    period = mention.period
    if period is None or period.start is None or period.end is None or mention.role != "in":
        return None
    before = reading.draft.text[start : mention.span.start].strip(" \t\n\"“‘'").lower()
    is_first = before in ("", "in", "back in") and mention.span.end <= quantity.start
    is_long_past = period.end < published.start and (period.end - period.start).days >= _SHORTEST_PAST
    parse, verbs = reading.draft[PARSES][sentence], reading.lexicon.table("dates")["saying_verbs"]
    is_told = parse is None or any(t.lemma.lower() in (*verbs, *_SPEAKING) for t in parse.tokens)
    is_of_saying = (is_told or mention.span in taken) and (period.end - period.start).days < _SHORTEST_YEAR
    return mention if is_first and is_long_past and not is_of_saying else None


def _is_of_counting(
    reading: DateContext, parse: Parse, cue: Cue, mention: DateMention, quantity: Span
) -> bool:
    """Tell the day of what was counted: "on Monday the union counted 300", "on 4 March 300 came, according to it"."""
    heads = [head_of(parse.tokens_in(span)) for span in (mention.span, quantity)]
    verbs = [governing_verb(parse, head) if head is not None else None for head in heads]
    if verbs[0] is None or verbs[0] != verbs[1]:
        return False
    saying = parse.tokens_in(cue.speech_span)
    is_counting = verbs[0].lemma.lower() in reading.lexicon.table("dates")["counting_verbs"]
    return is_counting or all(token.dep == "prep" or token.pos == "ADP" for token in saying)


def _is_of_claim(reading: DateContext, parse: Parse, mention: DateMention, quantity: Span) -> bool:
    """Tell the day of another's claim beside a number: "$260 million, twice its estimate of Wednesday"."""
    date, number = head_of(parse.tokens_in(mention.span)), head_of(parse.tokens_in(quantity))
    if date is None or number is None:
        return False
    claims, above = reading.lexicon.table("dates")["claims"], {t.index for t in parse.ancestors(number.index)}
    for token in parse.ancestors(date.index):
        if token.pos in ("VERB", "AUX"):
            return False
        if token.pos == "NOUN":
            is_owned = any(parse.tokens[i].dep == "poss" for i in parse.children[token.index])
            return is_owned and token.lemma.lower() in claims and token.index not in above
    return False


def _is_of_rival_saying(reading: DateContext, parse: Parse, mention: DateMention) -> bool:
    """Tell the day on which a number was told that this one is held against: "three more than they said on Tuesday"."""
    head = head_of(parse.tokens_in(mention.span))
    verb = governing_verb(parse, head) if head is not None else None
    verbs = reading.lexicon.table("dates")["saying_verbs"]
    return verb is not None and verb.lemma.lower() in verbs and is_compared(parse, verb)


def _is_of_newer(reading: DateContext, index: int, mention: Span) -> bool:
    """Tell whether a date is that of the newer level: "rose to 5 percent in May from 4", "from 41 to 44 on Monday".

    Not in a forecast, where both are of one year.
    """
    draft = reading.draft
    own, verdicts, text = draft[QUANTITIES][index].span, draft[VERDICTS], draft.text
    if draft[STANCES][index].stance in (Stance.FORECAST, Stance.PLANNED):
        return False
    if mention.end <= own.start:
        number = next((i for i in range(index - 1, -1, -1) if verdicts[i].reason is None), None)
        if number is None or draft[QUANTITIES][number].span.end > mention.start:
            return False
        words = text[mention.end : own.start].lower().replace(",", " ").split()
        return any(word in _COMPARED for word in words[-3:])
    after = range(index + 1, len(verdicts))
    number = next((i for i in after if verdicts[i].reason is None), None)
    if number is None or text[max(0, own.start - _NEAR) : own.start].lower().split()[-1:] != ["from"]:
        return False
    other = draft[QUANTITIES][number].span
    is_newer = text[own.end : other.start].lower().split()[-1:] == ["to"]
    return is_newer and other.end <= mention.start


def _is_base(reading: DateContext, index: int, mention: DateMention) -> bool:
    """Tell whether a date only tells what a change is measured against: "up 70 percent from 2008"."""
    draft, text = reading.draft, reading.draft.text
    own, date = draft[QUANTITIES][index].span, mention.span
    sentence = draft[SENTENCES][reading.sentence_of(date.start)].span.start
    between = text[date.end : own.start] if date.start < own.end else ","
    if "," not in between and len(between) < _BESIDE:
        return False  # "than last year's 300"
    first = max(own.end if own.end <= date.start else 0, date.start - _NEAR, sentence)
    words = text[first : date.start].lower().replace(",", " ").split()[-3:]
    if any(word in _ALWAYS_COMPARED for word in words):
        return True
    further = text[max(sentence, date.start - 2 * _NEAR) : date.start].lower().split()[-_SAME_HOUR:]
    if "than" in further and "same" in further:  # "lower than at the same hour in 2021"
        return True
    following = text[date.end : date.end + _NEAR].split()
    claims = (*reading.lexicon.table("dates")["claims"], "forecast", "outlook")
    is_of_claim = following[:1] and following[0].strip(".,;").lower() in claims
    if is_of_claim and any(word in _COMPARED for word in words):
        return True  # "down 0.9 points from its January estimate"
    before = text[max(sentence, own.start - _NEAR) : own.start].lower().split()[-4:]
    is_change = draft[MEASURES][index].kind is Kind.CHANGE or "up" in before or "down" in before
    is_day = mention.period is not None and mention.period.is_day
    return is_change and (
        any(word in ("from", "against", "over") for word in words[-2:] if mention.role != "in")
        or (words[-1:] == ["on"] and not is_day)
    )


def _is_of_record(text: str, mention: DateMention) -> bool:
    """Tell whether a date only says how long a record stood: "the widest since 2009"."""
    if mention.role != "since":
        return False
    words = text[max(0, mention.span.start - 40) : mention.span.start].lower().split()
    return any((word.endswith("est") and len(word) > 5) or word in _RECORDS for word in words[-4:])


def _is_of_older_forecast(reading: DateContext, index: int, mention: DateMention) -> bool:
    """Tell whether a date is the day of an older forecast: "to 2.8 percent from 3.3 percent in January"."""
    draft, published, period = reading.draft, reading.published, mention.period
    own = draft[QUANTITIES][index].span
    if draft[STANCES][index].stance is not Stance.FORECAST or mention.span.start < own.end:
        return False
    if published is None or published.start is None or period is None:
        return False
    if period.start is None or period.end is None:
        return False
    is_old = (period.end - period.start).days <= _LONGEST_SAYING and period.start < published.start
    words = draft.text[max(0, own.start - _NEAR) : own.start].lower().replace(",", " ").split()
    return is_old and any(word in _COMPARED for word in words[-2:])


def _told_from(reading: DateContext, mention: DateMention, statement: DatePeriod | None) -> DateMention:
    """Count "the past 24 hours" back from the day of the saying, not from the publication."""
    period, published = mention.period, reading.published
    if mention.rule != "span" or period is None or published is None or statement is None:
        return mention
    said = statement.start if statement.is_day else None
    if said is None or period.end != published.end or period.start is None or published.end is None:
        return mention
    moved = said - published.end
    return replace(mention, period=between(period.start + moved, said))


def _paired(reading: DateContext, index: int, sentence: int) -> DateMention | None:
    """Give the date of a figure in a list that has as many dates: "3.8% and 2.9% in 2025 and 2026"."""
    draft = reading.draft
    text, quantities, verdicts = draft.text, draft[QUANTITIES], draft[VERDICTS]

    def is_next(i: int) -> bool:
        """Tell whether figure i stands in a list behind figure i - 1."""
        are_figures = verdicts[i].reason is None is verdicts[i - 1].reason
        return are_figures and _is_listed(text, quantities[i - 1].span.end, quantities[i].span.start)

    first, last = index, index
    while first > max(0, index - _MOST_LISTED) and is_next(first):
        first -= 1
    while last + 1 < min(len(quantities), index + _MOST_LISTED) and is_next(last + 1):
        last += 1
    end = quantities[last].span.end
    following = [m for m in reading.mentions.get(sentence, ()) if m.span.start >= end]
    count = last - first + 1
    dates = following[:count]
    if count < 2 or len(dates) < count or dates[0].span.start - end > _NEAR:
        return None
    is_list = all(_is_listed(text, a.span.end, b.span.start) for a, b in pairwise(dates))
    return dates[index - first] if is_list and dates[index - first].period is not None else None


def _is_listed(text: str, start: int, end: int) -> bool:
    """Tell whether nothing but a comma, "and" or the words of a unit stands between two of a list."""
    between = text[start:end].lower() if 0 <= end - start <= _NEAR else "."
    words = between.replace(",", " ").replace("%", " ").split()
    return bool(between.strip()) and all(word in ("and", "percent", "per", "cent", "in") for word in words)


def _is_right_behind(draft: Draft, index: int, mention: Span) -> bool:
    """Tell whether a date follows a number at once: "4.8 percent this year", "298 in 2024 and 275 last year"."""
    end = draft[QUANTITIES][index].span.end
    gap = draft.text[end : mention.start] if mention.start >= end else None
    return gap is not None and len(gap) < _BESIDE and gap.split() in ([], ["in"], ["for"])


def _is_bracketed(text: str, quantity: Span, mention: Span) -> bool:
    """Tell whether a number stands in brackets behind a date: "in 1992 (37%)"."""
    return mention.end < quantity.start and text[mention.end : quantity.start].strip() == "("


def _in_content(cue: Cue, quantity: Span, mention: DateMention) -> bool:
    """Tell whether a date stands in the attributed words, where the quantity does.

    A deadline in front of the words is theirs too: nobody says something "by Thursday".
    """
    if mention.role in ("by", "since", "until", "before") and mention.span.end <= quantity.start:
        return True
    return any(span.contains(mention.span) for span in cue.content) or not any(
        span.overlaps(quantity) for span in cue.content
    )


def _loose_tie(quantity: Span, mention: Span) -> Tie:
    gap = mention.start - quantity.end if mention.start >= quantity.end else quantity.start - mention.end + 20
    return Tie(1, gap)


def _belongs_to_other(reading: DateContext, index: int, mention: Span) -> bool:
    """Tell whether a date is the other end of a comparison ("3.2 percent, down from 3.5 percent in 2024")."""
    draft = reading.draft
    quantities, own = draft[QUANTITIES], draft[QUANTITIES][index].span
    if mention.start < own.end:
        return False
    for number in range(index + 1, len(quantities)):
        other = quantities[number]
        if other.span.start >= mention.start:
            return False
        end = max(other.span.end, other.unit_span.end if other.unit_span else 0)
        if draft.text[end : mention.start].split() == ["of"]:  # "below the 76% of 2021"
            return True
        between = draft.text[own.end : other.span.start].lower().split()
        if any(word.strip(",;") in _ALWAYS_COMPARED for word in between[-8:]):
            return True
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


def _denial_date(reading: DateContext, sentence: int, span: Span) -> str | None:
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
        MEASURES,
        CUES,
        ATTRIBUTIONS,
        STANCES,
        DENIALS,
    ),
    (DATE_MENTIONS, DATES, DENIAL_DATES),
    _run,
)
