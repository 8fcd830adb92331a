"""From layers to the record: figures with the evidence of each field, and the numbers set aside.

The confidence of a figure is how likely its number and its source are right: that of the less sure of the two,
turned from a precision of rules into a share of right figures. A product would fall with each stage that is
added, and punish figures that say more. Where what is counted is no more than a guess, the figure is not surer.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from reportedly.extraction.confidence import calibrated
from reportedly.extraction.draft import (
    ATTRIBUTIONS,
    CUES,
    DATES,
    DENIAL_DATES,
    DENIALS,
    FIGURES,
    HEDGES,
    MEASURES,
    NUMBERS,
    QUANTITIES,
    SENTENCES,
    SET_ASIDE,
    STANCES,
    VERDICTS,
    Draft,
    Measure,
)
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.stage import Stage
from reportedly.model.dates import DatePeriod, parse_iso_period
from reportedly.model.evidence import Evidence
from reportedly.model.figure import Denial, Figure, Stance, figure_id
from reportedly.model.quantity import Kind, Relation
from reportedly.model.set_aside import SetAside
from reportedly.model.span import Span

__all__ = ["STAGE"]

_CROWD = "protesters"
_ADDED_UP = frozenset(
    {"kill", "wound", "casualty", "miss", "arrest", "rescue", "displace", "evacuate", "infect"}
)
_OLD_CROWD = 30  # days
_OLD_TOLL = 300
_SO_FAR = 60
_WHOLE_YEAR = 200  # days from which a period stands for its year, as fiscal and unfinished years do
_GUESS = 0.5  # a measure that is less sure was not found by any rule that names it
_MIRRORED = {
    Relation.MORE_THAN: Relation.LESS_THAN,
    Relation.AT_LEAST: Relation.AT_MOST,
    Relation.LESS_THAN: Relation.MORE_THAN,
    Relation.AT_MOST: Relation.AT_LEAST,
}


@dataclass(frozen=True, slots=True)
class _Bounds:
    """The value of a figure with its bounds."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    relation: Relation


@dataclass(slots=True)
class _Article:
    """One article with what all of its rows share."""

    draft: Draft
    identity: str
    starts: list[int]
    denials: dict[int, list[int]] = field(default_factory=dict)  # quantity -> denials of it

    @classmethod
    def of(cls, draft: Draft) -> "_Article":
        document = draft.document
        denials: dict[int, list[int]] = {}
        for number, denial in enumerate(draft[DENIALS]):
            for quantity in denial.denies:
                denials.setdefault(quantity, []).append(number)
        starts = [sentence.span.start for sentence in draft[SENTENCES]]
        return cls(draft, f"{document.key}\n{document.sha256}", starts, denials)

    def id_of(self, quantity: int) -> str:
        span = self.draft[QUANTITIES][quantity].span
        return figure_id(self.identity, span.start, span.end)

    def sentence_of(self, span: Span) -> Span:
        """Give the sentence of a quantity; one that the splitter cut in two is joined again."""
        sentences = self.draft[SENTENCES]
        first = max(0, bisect_right(self.starts, span.start) - 1)
        last = max(first, bisect_right(self.starts, span.end - 1) - 1)
        return sentences[first].span.joined(sentences[last].span) if sentences else span


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    article = _Article.of(draft)
    figures, set_aside = [], []
    for i, verdict in enumerate(draft[VERDICTS]):
        if verdict.reason is None:
            figures.append(_figure(article, i))
        else:
            set_aside.append(_set_aside(draft, i))
    return draft.with_layer(FIGURES, tuple(figures)).with_layer(SET_ASIDE, tuple(set_aside))


def _figure(article: _Article, i: int) -> Figure:
    draft, document = article.draft, article.draft.document
    quantity, measure, dates = draft[QUANTITIES][i], draft[MEASURES][i], draft[DATES][i]
    attribution, stance = draft[ATTRIBUTIONS][i], draft[STANCES][i]
    bounds, sentence = _bounds(draft, i), article.sentence_of(draft[QUANTITIES][i].span)
    source, target = attribution.source_span, dates.target
    return Figure(
        id=article.id_of(i),
        article=document.key,
        outlet=document.outlet,
        title=document.title,
        author=document.author,
        url=document.url,
        published=document.published,
        start=quantity.span.start,
        end=quantity.span.end,
        text=quantity.span.of(draft.text),
        value=bounds.value,
        low=bounds.low,
        high=bounds.high,
        relation=bounds.relation,
        kind=measure.kind,
        unit=quantity.unit or measure.unit or "count",
        measure=measure.phrase,
        series=_series(draft, i),
        source=attribution.source,
        source_text=source.of(draft.text) if source else None,
        source_start=source.start if source else None,
        source_end=source.end if source else None,
        speaker=attribution.speaker,
        via=attribution.via,
        cue=_cue_text(draft, i),
        stance=stance.stance,
        denied_by=_denied_by(article, i),
        superseded_by=_superseded_by(article, i),
        statement_date=dates.statement.iso if dates.statement else None,
        target_date=target.iso if target else None,
        target_start=_iso(target, is_start=True),
        target_end=_iso(target, is_start=False),
        sentence=sentence.of(draft.text),
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        confidence=_confidence(draft, i),
        evidence=_evidence(article, i),
    )


def _series(draft: Draft, i: int) -> str:
    """Give the series; other years of a measure, and crowds of other days, are other measures.

    A level forecast for a point of a year ("by December", "in March") stands on the axis of today's level.
    """
    measure, target = draft[MEASURES][i], draft[DATES][i].target
    is_forecast = draft[STANCES][i].stance in (Stance.FORECAST, Stance.PLANNED)
    if target is None or target.end is None:
        return measure.series
    if draft[QUANTITIES][i].unit is None:
        past = _past_event(measure, target, draft.document.published)
        return f"{measure.series} · {past}" if past else measure.series
    is_short = target.start is None or (target.end - target.start).days < _WHOLE_YEAR
    is_level = is_short and measure.thing != "growth" and measure.kind is not Kind.CHANGE
    return measure.series if is_level or not is_forecast else f"{measure.series} · {target.end.year}"


def _past_event(measure: Measure, target: DatePeriod, published: str | None) -> str:
    """Give the year of an event long before the article ("in 1997, when 212 died"), the month of an old crowd.

    A toll goes on rising for months, a crowd is of its day. What a whole year added up is its own measure.
    """
    day = parse_iso_period(published) if published else None
    if day is None or day.end is None or target.end is None or measure.kind is not Kind.LEVEL:
        return ""
    age = (day.end - target.end).days
    if measure.thing == _CROWD:
        return f"{target.end.year}-{target.end.month:02}" if age > _OLD_CROWD else ""
    is_year = target.start is not None and (target.end - target.start).days >= _WHOLE_YEAR
    if target.start is not None and (target.start.month, target.start.day) == (1, 1):
        is_year = (target.end - target.start).days >= _SO_FAR  # "so far this year 1,020 have died"
    is_told = measure.outcome in _ADDED_UP
    return str(target.end.year) if is_told and (is_year or age > _OLD_TOLL) else ""


def _bounds(draft: Draft, i: int) -> _Bounds:
    """Give value and bounds with the sign of the clause: "fell by at least 5" is at most -5."""
    hedge, measure = draft[HEDGES][i], draft[MEASURES][i]
    bounds = _Bounds(hedge.value, hedge.low, hedge.high, hedge.relation)
    if measure.sign >= 0:
        return bounds
    value, low, high = (None if n is None else -abs(n) for n in (bounds.value, bounds.high, bounds.low))
    return _Bounds(value, low, high, _MIRRORED.get(bounds.relation, bounds.relation))


def _cue_span(draft: Draft, i: int) -> Span | None:
    attribution = draft[ATTRIBUTIONS][i]
    if attribution.cue_span is not None:
        return attribution.cue_span
    return draft[CUES][attribution.cue].speech_span if attribution.cue is not None else None


def _cue_text(draft: Draft, i: int) -> str | None:
    span = _cue_span(draft, i)
    return span.of(draft.text) if span else None


def _iso(period: DatePeriod | None, *, is_start: bool) -> str | None:
    day = None if period is None else period.start if is_start else period.end
    return day.isoformat() if day else None


def _superseded_by(article: _Article, i: int) -> str | None:
    """Give the id of the figure that replaces this one in its clause, if that is a figure too."""
    draft = article.draft
    other = draft[QUANTITIES][i].replaced_by
    return article.id_of(other) if other is not None and draft[VERDICTS][other].reason is None else None


def _denied_by(article: _Article, i: int) -> tuple[Denial, ...]:
    """Give each party that denies a figure once a day, with the first sentence in which it does."""
    draft = article.draft
    found: dict[tuple[str, str | None], Denial] = {}
    for number in article.denials.get(i, ()):
        denial, said_on = draft[DENIALS][number], draft[DENIAL_DATES][number]
        for source, span in denial.sources:
            party = (source or span.of(draft.text), said_on)
            if party not in found:
                found[party] = Denial(
                    article=draft.document.key,
                    source=source,
                    source_text=span.of(draft.text),
                    start=denial.span.start,
                    end=denial.span.end,
                    sentence=draft[SENTENCES][denial.sentence].span.of(draft.text),
                    statement_date=said_on,
                )
    return tuple(found.values())


def _confidence(draft: Draft, i: int) -> float:
    likely = calibrated(min(draft[VERDICTS][i].confidence, draft[ATTRIBUTIONS][i].confidence))
    measure = draft[MEASURES][i].confidence
    return min(likely, measure) if measure < _GUESS else likely


def _evidence(article: _Article, i: int) -> Mapping[str, Evidence]:
    """Give the trace of each field that has a value."""
    draft = article.draft
    quantity, measure, hedge, dates = (
        draft[QUANTITIES][i],
        draft[MEASURES][i],
        draft[HEDGES][i],
        draft[DATES][i],
    )
    stance, verdict = draft[STANCES][i], draft[VERDICTS][i]
    counted = Evidence("measures", measure.rule, measure.spans, measure.confidence)
    unit = counted
    if quantity.unit is not None:
        unit = Evidence("quantities", quantity.rule, (quantity.unit_span or quantity.span,))
    found = {
        "value": Evidence(
            "numbers", draft[NUMBERS][quantity.number].rule, (quantity.span,), verdict.confidence
        ),
        "relation": Evidence("hedges", hedge.rule, hedge.spans),
        "kind": counted,
        "unit": unit,
        "measure": counted,
        "series": counted,
        **_attribution_evidence(draft, i),
        "stance": Evidence("stance", stance.rule, stance.spans, stance.confidence),
        "statement_date": dates.statement_evidence,
    }
    if dates.target_evidence is not None:
        found["target_date"] = dates.target_evidence
    if denials := [draft[DENIALS][number] for number in article.denials.get(i, ())]:
        least = min(denial.confidence for denial in denials)
        found["denied_by"] = Evidence("stance", denials[0].rule, tuple(d.span for d in denials), least)
    if quantity.replaced_by is not None and draft[VERDICTS][quantity.replaced_by].reason is None:
        found["superseded_by"] = Evidence(
            "quantities", quantity.rule, (draft[QUANTITIES][quantity.replaced_by].span,)
        )
    return found


def _attribution_evidence(draft: Draft, i: int) -> dict[str, Evidence]:
    attribution = draft[ATTRIBUTIONS][i]
    rule, confidence = attribution.rule, calibrated(attribution.confidence)

    def trace(span: Span | None) -> Evidence:
        return Evidence("sources", rule, (span,) if span else (), confidence)

    found = {"source": trace(attribution.source_span)}
    if attribution.speaker is not None:
        found["speaker"] = trace(attribution.speaker_span)
    if attribution.via is not None:
        found["via"] = trace(attribution.via_span)
    if (cue := _cue_span(draft, i)) is not None:
        cue_rule = draft[CUES][attribution.cue].rule if attribution.cue is not None else rule
        found["cue"] = Evidence("cues", cue_rule, (cue,), confidence)
    return found


def _set_aside(draft: Draft, i: int) -> SetAside:
    quantity, verdict, attribution = draft[QUANTITIES][i], draft[VERDICTS][i], draft[ATTRIBUTIONS][i]
    assert verdict.reason is not None
    hedge, source = draft[HEDGES][i], attribution.source_span
    has_value = not (hedge.value is None and hedge.low is None and hedge.high is None)
    return SetAside(
        article=draft.document.key,
        start=quantity.span.start,
        end=quantity.span.end,
        text=quantity.span.of(draft.text),
        reason=verdict.reason,
        rule=verdict.rule,
        value=hedge.value,
        low=hedge.low,
        high=hedge.high,
        relation=hedge.relation if has_value else None,
        unit=quantity.unit or verdict.unit or ("fraction" if quantity.kind is Kind.SHARE else None),
        source=attribution.source,
        source_text=source.of(draft.text) if source else None,
        source_start=source.start if source else None,
        source_end=source.end if source else None,
        cue=_cue_text(draft, i),
    )


STAGE = Stage(
    "assemble",
    (
        SENTENCES, NUMBERS, QUANTITIES, HEDGES, VERDICTS, MEASURES, CUES, ATTRIBUTIONS, STANCES, DENIALS,
        DATES, DENIAL_DATES,
    ),
    (FIGURES, SET_ASIDE),
    _run,
)  # fmt: skip
