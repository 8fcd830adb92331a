"""When a figure was said: by the date on its saying, by what the text tells around it, or by the publication.

Without a date of its own a statement is as old as the article (right for 82 % of figures, NEWS-PATTERNS
2026-11-22), unless the text calls the claim an earlier one.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.extraction.date_attachment import governing_verb, head_of, is_compared, published_thing
from reportedly.extraction.date_context import DateContext
from reportedly.extraction.draft import (
    ATTRIBUTIONS,
    CUES,
    HEDGES,
    MEASURES,
    PARAGRAPHS,
    PARSES,
    QUANTITIES,
    SENTENCES,
    VERDICTS,
    Cue,
    CueKind,
    DateMention,
    FigureDates,
    ParagraphKind,
    Parse,
)
from reportedly.extraction.measure_words import measure_words
from reportedly.extraction.syntax import children
from reportedly.model.dates import DatePeriod
from reportedly.model.evidence import Evidence
from reportedly.model.span import Span

__all__ = [
    "can_be_of_saying",
    "claim_dates",
    "cues_in",
    "dates_said",
    "saying_dates",
    "statement_of",
    "with_repeats",
]

STATEMENT_CONFIDENCE = 0.85
_REACH = 600  # code points between a verb of saying and its date, in endless sentences
# What follows the day of a saying: "said last night it was in touch", "the mayor announced Monday."
_GOING_ON = (
    " that ",
    " night that ",
    " it ",
    " he ",
    " she ",
    " they ",
    " there ",
    " its ",
    " the ",
    ".",
    ",",
)
_LONGEST_SAYING = 31  # days of the longest running period that dates a saying: "said this month"
_GOES_ON = 2  # sentences between two sayings of one source that are of one day
_NO_DAY_OF_SAYING = frozenset({"by", "since", "until", "before"})
PUBLISHED_CONFIDENCE = 0.82  # NEWS-PATTERNS, section Dates


def cues_in(reading: DateContext, sentence: int, content: Span | None = None) -> list[Cue]:
    """Give the cues of a sentence, those that credit the words of `content` where it is given."""
    return [
        cue
        for cue in reading.cues.get(sentence, ())
        if content is None or any(span.contains(content) for span in cue.content)
    ]


def claim_dates(reading: DateContext, quantity: Span, sentence: int) -> list[DateMention]:
    """Give the dates of the claim noun that a number hangs on: "its estimate of 300 from last week"."""
    table = reading.lexicon.table("dates")
    parse, claims, verbs = reading.draft[PARSES][sentence], table["claims"], table["saying_verbs"]
    if parse is None:
        return []
    head = head_of(parse.tokens_in(quantity))
    above = {t.index for t in parse.ancestors(head.index)} if head is not None else set()
    given = []
    for mention in reading.mentions.get(sentence, ()):
        date_head = head_of(parse.tokens_in(mention.span))
        if date_head is None or mention.role not in ("from", "on", "") or _is_to_come(reading, mention):
            continue
        told = governing_verb(parse, date_head)
        is_announced = told is not None and told.dep == "acl" and told.tag == "VBN"
        if told is not None and is_announced and told.lemma.lower() in verbs:
            # "Up from 276 announced on Monday."
            if head is not None and told.head in {head.index, *above}:
                given.append(mention)
            continue
        for token in parse.ancestors(date_head.index):
            if token.pos in ("VERB", "AUX"):
                break
            if mention.role != "on" and token.index in above and token.lemma.lower() in claims:
                given.append(mention)
                break
    return given


def saying_dates(reading: DateContext, sentence: int) -> list[DateMention]:
    """Give the dates right on a verb of saying, for a number whose source was not found."""
    parse, verbs = reading.draft[PARSES][sentence], reading.lexicon.table("dates")["saying_verbs"]
    given = []
    for mention in reading.mentions.get(sentence, ()) if parse is not None else ():
        head = head_of(parse.tokens_in(mention.span)) if parse is not None else None
        verb = governing_verb(parse, head) if parse is not None and head is not None else None
        if parse is None or verb is None or verb.lemma.lower() not in verbs:
            continue
        if is_compared(parse, verb):
            continue  # "70 more than the company said in January"
        if verb.lemma.lower() == "add" and any(
            children(parse, thing, "nummod") for thing in children(parse, verb, "dobj")
        ):
            continue  # "the sector added 4,300 jobs last year" says nothing
        before = parse.tokens[verb.index - 1] if verb.index else verb
        # The tagger takes "reported on Friday that" and "the minister, Ana Ruiz, announced" for participles.
        is_heard = any(c.text.lower() in ("was", "were") for c in children(parse, verb, "auxpass"))
        is_told = (
            is_heard
            or verb.tag == "VBD"
            or (verb.tag == "VBN" and (verb.dep == "ROOT" or before.text == ","))
        )
        if is_told and mention.role not in _NO_DAY_OF_SAYING and can_be_of_saying(reading, mention):
            given.append(mention)
    return given


def dates_said(reading: DateContext, cues: Iterable[Cue]) -> list[DateMention]:
    """Give the dates of the sayings, without those that only tell a number's own period.

    "Cut its forecast to 4.8 percent this year": the year right behind a number with a unit is what the number
    is about, though it hangs on the verb.
    """
    found = (mention for cue in cues for mention in _said_mentions(reading, cue))
    return [mention for mention in found if not _is_period_of_number(reading, mention)]


def _is_period_of_number(reading: DateContext, mention: DateMention) -> bool:
    period, quantities = mention.period, reading.draft[QUANTITIES]
    if period is None or period.start is None or period.end is None or (period.end - period.start).days < 27:
        return False
    before = bisect_right(quantities, mention.span.start, key=lambda q: q.span.end) - 1
    if before < 0 or quantities[before].unit is None:
        return False
    between = reading.draft.text[quantities[before].span.end : mention.span.start]
    return len(between) < 40 and len(between.split()) <= 1


def _said_mentions(reading: DateContext, cue: Cue | None) -> list[DateMention]:
    """Give the dates that hang on the saying, the closest first."""
    if cue is None:
        return []
    if (known := reading.said.get(cue)) is None:
        place = cue.speech_span.start
        near = (m for m in reading.mentions.get(cue.sentence, ()) if abs(m.span.start - place) < _REACH)
        found = (m for m in near if _hangs_on_cue(reading, cue, m))
        known = reading.said[cue] = sorted(found, key=lambda m: abs(m.span.start - place))
    return known


def can_be_of_saying(reading: DateContext, mention: DateMention) -> bool:
    """Tell whether something can have been said on a date: not if it is to come or goes on."""
    return not (_is_to_come(reading, mention) or _is_running(reading, mention))


def _is_to_come(reading: DateContext, mention: DateMention) -> bool:
    last, period = reading.published.end if reading.published else None, mention.period
    return last is not None and period is not None and period.start is not None and period.start > last


def _is_running(reading: DateContext, mention: DateMention) -> bool:
    """Tell whether a date is a long period that goes on past the publication ("this year", "2025")."""
    last, period = reading.published.end if reading.published else None, mention.period
    if last is None or period is None or period.start is None or period.end is None:
        return False
    return period.end > last and (period.end - period.start).days > _LONGEST_SAYING


def _is_long(mention: DateMention) -> bool:
    period = mention.period
    if period is None or period.start is None or period.end is None:
        return False
    return (period.end - period.start).days > _LONGEST_SAYING


def _is_present(parse: Parse, cue: Cue) -> bool:
    return any(token.tag in ("VBZ", "VBP") for token in parse.tokens_in(cue.speech_span))


def _hangs_on_cue(reading: DateContext, cue: Cue, mention: DateMention) -> bool:
    parse = reading.draft[PARSES][cue.sentence]
    if cue.source_mention is None or _is_to_come(reading, mention) or _is_running(reading, mention):
        return False  # "is projected to": nobody speaks; and nobody has spoken next year
    if mention.role in _NO_DAY_OF_SAYING:
        return False  # "by Thursday rescuers had found 88"
    if _is_right_behind_saying(reading, cue, mention):
        return True
    in_content = any(span.contains(mention.span) for span in cue.content)
    if parse is None:
        return not in_content
    if _is_present(parse, cue) and mention.role == "in" and _is_long(mention):
        return False  # "the analysis of votes in 2015 finds": the year of what is told
    if cue.rule == "cue.object" and mention.role == "in" and _is_month_behind_number(reading, mention):
        return False  # "confirmed 611 deaths in April"
    if _is_of_other_saying(reading, parse, cue, mention):
        return False  # "says 14 died, three more than the army said on Tuesday"
    cue_tokens = {t.index for t in parse.tokens_in(cue.speech_span)}
    source_tokens = {t.index for t in parse.tokens_in(cue.source_mention)} if cue.source_mention else set()
    head = head_of(parse.tokens_in(mention.span))
    if head is None:
        return False
    verb = governing_verb(parse, head)
    table = reading.lexicon.table("dates")
    claims = table["claims"]
    if verb is not None and verb.index in cue_tokens and verb.lemma.lower() in table["counting_verbs"]:
        cue_tokens = set()  # "the city counted 310 fires in 2023": the year of the fires
    elif verb is not None and verb.head in cue_tokens and verb.lemma.lower() in table["speaking_verbs"]:
        return verb.dep == "advcl"  # "speaking to the BBC on Monday, the admiral said"
    if (thing := published_thing(parse, mention.span, table["publishing_verbs"])) is not None:
        around = {thing.index, *(t.index for t in parse.ancestors(thing.index))}
        return bool(around & (cue_tokens | source_tokens))
    for above in parse.ancestors(head.index):
        if above.index in cue_tokens or above.index in source_tokens:
            return True
        is_object = above.dep in ("dobj", "nsubj", "nsubjpass", "attr") and above.lemma.lower() not in claims
        is_inside = in_content and above.pos in ("NOUN", "PROPN") and above.lemma.lower() not in claims
        if above == verb or is_object or is_inside:  # "cut its 2025 forecast": the object's year
            break
    if in_content or verb is None:
        return False
    # "confirmed on Monday, saying ...": the cue hangs on the dated verb and shares its subject.
    return any(
        parse.tokens[i].tag != "VB"  # "marched on Monday to protest"
        and parse.tokens[i].dep != "prep"  # "on 4 March 300 marched, according to the unions"
        and verb.index in {t.index for t in parse.ancestors(i)}
        and not any(parse.tokens[below].dep in ("nsubj", "nsubjpass") for below in parse.children[i])
        for i in cue_tokens
    )


def _is_right_behind_saying(reading: DateContext, cue: Cue, mention: DateMention) -> bool:
    """Tell "said on 5 May that", "said last night it", however the tree takes the date."""
    text = reading.draft.text
    if mention.span.start < cue.speech_span.end:
        return False
    between = text[cue.speech_span.end : mention.span.start].split()
    return between in ([], ["on"]) and text[mention.span.end : mention.span.end + 12].startswith(_GOING_ON)


def _is_month_behind_number(reading: DateContext, mention: DateMention) -> bool:
    """Tell whether a date longer than a day stands behind a number of its sentence."""
    period, quantities = mention.period, reading.draft[QUANTITIES]
    if period is None or period.is_day:
        return False
    before = bisect_right(quantities, mention.span.start, key=lambda q: q.span.end) - 1
    sentence = reading.sentence_of(mention.span.start)
    return before >= 0 and reading.sentence_of(quantities[before].span.start) == sentence


def _is_of_other_saying(reading: DateContext, parse: Parse, cue: Cue, mention: DateMention) -> bool:
    """Tell whether a date stands right behind another verb of saying than that of the cue."""
    inside = list(parse.tokens_in(mention.span))
    before = inside[0].index - 1 if inside else -1
    if before >= 0 and parse.tokens[before].pos == "ADP":
        before -= 1
    if before < 0 or parse.tokens[before].tag not in ("VBD", "VBN"):
        return False
    verb = parse.tokens[before]
    is_saying = verb.lemma.lower() in reading.lexicon.table("dates")["saying_verbs"]
    return is_saying and _is_present(parse, cue) and not verb.span.overlaps(cue.speech_span)


def statement_of(
    reading: DateContext, cue: Cue | None, said: Sequence[DateMention], sentence: int
) -> tuple[DatePeriod | None, Evidence]:
    """Give when a figure was said, and why.

    `said` are the dates of its saying, the closest first; `sentence` is the one that the figure stands in.
    None means unknown: a weekday that waits for a publication date, or an earlier claim without a date.
    """
    for mention in said:
        if mention.period is not None:
            is_here = cue is not None and cue.sentence == sentence
            rule = "statement.saying" if cue is None else "statement.cue" if is_here else "statement.carried"
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


def _retold_words(reading: DateContext, cue: Cue) -> tuple[Span, ...]:
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
    measured = table["retold_measured"]
    words = [
        parse.tokens[i]
        for i in sorted(near)
        if parse.tokens[i].text.lower() in table["retold"]
        and (i == 0 or parse.tokens[i - 1].text.lower() not in measured)
    ]
    stops = [stop.split()[1] for stop in table["retold_stop"]]
    return tuple(
        t.span
        for t in words
        if t.index + 1 >= len(parse.tokens) or parse.tokens[t.index + 1].text.lower() not in stops
    )


def _dated_before(reading: DateContext, cue: Cue) -> DateMention | None:
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


def _dated_after(reading: DateContext, cue: Cue) -> DateMention | None:
    """Give the date of the saying in a next sentence that is about the saying: "He gave the figure Monday."."""
    found = _main_date(reading, cue.sentence + 1)
    if found is None:
        return None
    mention, subject = found
    table = reading.lexicon.table("dates")
    if mention.period is not None and not mention.period.is_day:
        return None  # "The figure was 1.6 million in 2024."
    sentence = reading.draft[SENTENCES][cue.sentence + 1].span.of(reading.draft.text).lower().split()
    is_about = any(word.strip(".,") in table["sayings"] for word in sentence[:8])
    return mention if subject.lower() in table["pronouns"] and is_about else None


def _main_date(reading: DateContext, sentence: int) -> tuple[DateMention, str] | None:
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


def _carry_on(reading: DateContext, dates: list[FigureDates]) -> None:
    """Date what a source goes on to say in the past tense: "said on Tuesday ... She put the cost at 240 million"."""
    draft = reading.draft
    last: dict[str, tuple[int, int]] = {}
    for i, quantity in enumerate(draft[QUANTITIES]):
        attribution = draft[ATTRIBUTIONS][i]
        source = attribution.source
        if draft[VERDICTS][i].reason is not None or source is None:
            continue
        sentence = reading.sentence_of(quantity.span.start)
        evidence, period = dates[i].statement_evidence, dates[i].statement
        if evidence.rule in ("statement.cue", "statement.carried") and period is not None and period.is_day:
            last[source] = (sentence, i)
            continue
        told = last.get(source)
        if told is None or evidence.rule != "statement.published" or attribution.cue is None:
            continue
        if sentence - told[0] <= _GOES_ON and _goes_on(reading, draft[CUES][attribution.cue]):
            seen = dates[told[1]]
            carried = Evidence("dates", "statement.before", seen.statement_evidence.spans, 0.65)
            dates[i] = replace(dates[i], statement=seen.statement, statement_evidence=carried)
            last[source] = (sentence, told[1])


def _goes_on(reading: DateContext, cue: Cue) -> bool:
    """Tell whether a cue has a verb in the simple past: who "says" or "has said" may speak on another day."""
    parse = reading.draft[PARSES][cue.sentence]
    if parse is None or cue.kind not in (CueKind.CLAUSE, CueKind.PARATAXIS, CueKind.QUOTATION):
        return False
    return any(token.tag == "VBD" for token in parse.tokens_in(cue.speech_span))


def with_repeats(reading: DateContext, dates: list[FigureDates]) -> tuple[FigureDates, ...]:
    """Date figures like the same number of the same source that has a date of its own.

    A headline repeats a number of the body; in the body the series must be the same too.
    """
    draft = reading.draft
    _carry_on(reading, dates)
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
