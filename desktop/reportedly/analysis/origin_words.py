"""A group of tellings as an origin: its reports in order of time, their evidence in words, its title."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from reportedly.analysis.comparing_words import any_of, word_table
from reportedly.analysis.origin_links import Link
from reportedly.analysis.origin_numbers import Likeness
from reportedly.analysis.origin_tellings import Telling
from reportedly.analysis.origin_voices import Tie, outlet_name
from reportedly.analysis.shingles import common_run, passage_of
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.dates import DatePeriod
from reportedly.model.figure import Figure, Stance
from reportedly.model.filter import voice_of
from reportedly.model.formatting import format_figure
from reportedly.model.origin import LinkKind, Origin, OriginEvidence, Report

__all__ = ["origin_of"]

_LEAST_RUN = 6  # words in a row that are worth telling
_BESIDE = 40  # code points around the words of saying in which the place stands
_MOST_LINKS = 4  # that are looked at for the evidence of a report, the strongest first


def origin_of(tellings: Sequence[Telling], links: Mapping[int, Sequence[Link]]) -> Origin:
    """Make an origin of the tellings of a statement; `links` are those between them by their places."""
    is_by_hand = any(telling.hand is not None for telling in tellings)
    reports = _reports(tellings, links)
    first = _shared_figure(reports, tellings)
    voice, is_own = _voice(tellings)
    return Origin(
        id=f"origin-{reports[0].figures[0]}",
        title=_title(voice, tellings, is_own=is_own),
        voice=voice,
        is_own_voice=is_own,
        what=_what(first),
        said=_said(tellings),
        reports=reports,
        is_by_hand=is_by_hand,
    )


def _what(figure: Figure) -> str:
    """Say what is told, with the sign of its number, and that it is no fact: "≤15,000 soldiers, forecast"."""
    said = f"{format_figure(figure)} {figure.measure}".strip()
    return said if figure.stance is Stance.ASSERTED else f"{said}, {figure.stance.value}"


def _shared_figure(reports: Sequence[Report], tellings: Sequence[Telling]) -> Figure:
    """Give the figure of the first report that most other reports tell; of several the one that stands first."""
    told = {
        figure.id: (figure, number)
        for telling in tellings
        for figure, number in zip(telling.figures, telling.numbers, strict=True)
    }
    articles: dict[str, set[str]] = {}
    for figure, number in told.values():
        for key in number.same_keys:
            articles.setdefault(f"{number.dimension} {key}", set()).add(figure.article)

    def spread(name: str) -> int:
        number = told[name][1]
        return max((len(articles[f"{number.dimension} {key}"]) for key in number.same_keys), default=0)

    return told[max(reports[0].figures, key=spread)][0]


def _reports(tellings: Sequence[Telling], links: Mapping[int, Sequence[Link]]) -> tuple[Report, ...]:
    """Give one report for each article, in order of publication; those of unknown date last."""
    by_article: dict[str, list[Telling]] = {}
    for telling in tellings:
        by_article.setdefault(telling.article, []).append(telling)
    places = {id(telling): place for place, telling in enumerate(tellings)}
    reports = []
    for group in by_article.values():
        figures = sorted((figure for telling in group for figure in telling.figures), key=lambda f: f.start)
        mine = sorted(
            (link for telling in group for link in links[places[id(telling)]]), key=lambda link: -link.weight
        )
        evidence = _evidence(group, mine, tellings) if len(by_article) > 1 else ()
        said = next((telling.said for telling in group if telling.said is not None), None)
        first = figures[0]
        reports.append(
            Report(
                article=first.article,
                outlet=first.outlet,
                title=first.title,
                published=first.published,
                days=group[0].published,
                figures=tuple(figure.id for figure in figures),
                text=first.sentence,
                voice=voice_of(next((figure for figure in figures if figure.source), first)),
                via=_via(group),
                said=said.iso if said is not None else None,
                evidence=evidence,
            )
        )
    if len(reports) > 1 and any(not report.evidence for report in reports):
        reports = [_by_hand(report, reports, tellings) for report in reports]
    return tuple(sorted(reports, key=_order))


def _order(report: Report) -> tuple[date, date, str]:
    first, last = report.days or (date.max, date.max)
    return first, last, report.article


def _by_hand(report: Report, reports: Sequence[Report], tellings: Sequence[Telling]) -> Report:
    """Tell of a report that only a person put here."""
    from dataclasses import replace

    if report.evidence:
        return report
    other = next(its for its in reports if its.article != report.article)
    return replace(report, evidence=(OriginEvidence(LinkKind.BY_HAND, "put here by hand", other.article),))


def _evidence(
    group: Sequence[Telling], links: Sequence[Link], tellings: Sequence[Telling]
) -> tuple[OriginEvidence, ...]:
    """Tell what ties a report to others: of each kind the strongest, to one or two articles."""
    found: dict[LinkKind, OriginEvidence] = {}
    hand = next((telling.hand for telling in group if telling.hand is not None), None)
    for link in links[:_MOST_LINKS]:
        mine, its = (link.one, link.other) if tellings[link.one] in group else (link.other, link.one)
        figure = link.figures[0] if mine == link.one else link.figures[1]
        other_figure = link.figures[1] if mine == link.one else link.figures[0]
        for row in _told(link, tellings[mine], tellings[its], figure, other_figure):
            found.setdefault(row.kind, row)
    rows = list(found.values())
    if hand is not None:
        rows.insert(0, OriginEvidence(LinkKind.BY_HAND, "put here by hand", rows[0].other if rows else ""))
    return tuple(rows)


def _told(link: Link, mine: Telling, its: Telling, figure: Figure, other: Figure) -> list[OriginEvidence]:
    rows = []
    outlet = its.outlet
    if link.tie is Tie.RELAY:
        relays = (
            outlet_name(outlet) in (figure.sentence, figure.via) or outlet_name(outlet) in figure.sentence
        )
        words = f"it names {outlet} as where it has it from" if relays else f"{outlet} has it from here"
        rows.append(OriginEvidence(LinkKind.RELAY, words, its.article, figure.cue or ""))
    if link.tie in (Tie.SAME, Tie.NAMED):
        day = ", the same day" if link.is_same_day else ""
        named = (
            voice_of(told) for told, telling in ((figure, mine), (other, its)) if telling.voice.is_source
        )
        who = next(named, figure.source or other.source or voice_of(figure))
        words = (
            f"the same source, {who}{day}"
            if link.tie is Tie.SAME
            else f"it speaks of the same source, {who}{day}"
        )
        rows.append(OriginEvidence(LinkKind.SAME_SOURCE, words, its.article, figure.source_text or ""))
    rows += _shared(link, figure, other, outlet, its.article)
    number = figure.text if link.likeness is Likeness.SAME else f"{figure.text}, there {other.text}"
    words = (
        f"the same figure as in {outlet}"
        if link.likeness is Likeness.SAME
        else f"{number}: near that of {outlet}"
    )
    rows.append(OriginEvidence(LinkKind.SAME_FIGURE, words, its.article, figure.text))
    return rows


def _shared(link: Link, figure: Figure, other: Figure, outlet: str, article: str) -> list[OriginEvidence]:
    mine, its = passage_of(figure.sentence), passage_of(other.sentence)
    run = common_run(mine.words, its.words)
    if len(run) >= _LEAST_RUN or link.is_copy:
        words = f"{len(run)} words in a row as in {outlet}"
        return [OriginEvidence(LinkKind.SHARED_TEXT, words, article, " ".join(run))]
    names = _names(figure) | _names(other)  # a name that both tell says only that the source is the same
    shared = [
        word
        for word in dict.fromkeys(mine.words)
        if word not in names and passage_of(word).telling & mine.telling & its.telling
    ]
    if len(shared) > 1:
        words = f"{len(shared)} telling words as in {outlet}"
        return [OriginEvidence(LinkKind.SHARED_TEXT, words, article, ", ".join(shared))]
    return []


def _names(figure: Figure) -> frozenset[str]:
    """Give the words that name who stated a figure, who spoke for it and who relayed it."""
    names = (figure.source, figure.source_text, figure.speaker, figure.via)
    return frozenset(word for name in names if name for word in passage_of(name).words)


def _voice(tellings: Sequence[Telling]) -> tuple[str, bool]:
    """Give who stated it: the name that most figures credit; else a relay, else the outlet that has it first."""
    figures = [(telling, figure) for telling in tellings for figure in telling.figures]
    for wanted in (lambda voice: voice.is_source, lambda voice: not voice.is_own):
        names = Counter(
            figure.source for telling, figure in figures if wanted(telling.voice) and figure.source
        )
        if names:
            return min(names, key=lambda name: (-names[name], -len(name), name)), False
    return voice_of(figures[0][1]), True


def _said(tellings: Sequence[Telling]) -> DatePeriod | None:
    """Give the day of the statement: the most exact one that an article gives."""
    days = [
        telling.said for telling in tellings if telling.said is not None and telling.said.start is not None
    ]
    return min(days, key=lambda day: ((day.end or date.max).toordinal() - (day.start or date.max).toordinal(),
                                      day.start or date.max), default=None)  # fmt: skip


def _via(group: Sequence[Telling]) -> str | None:
    for telling in group:
        for figure in telling.figures:
            if figure.via:
                return figure.via
            if telling.voice.is_relay:
                return figure.source
    return None


def _title(voice: str, tellings: Sequence[Telling], *, is_own: bool) -> str:
    """Name an origin: who, and where it was said if the sentences tell: "NIS briefing to lawmakers"."""
    if is_own:
        return voice
    figures = [figure for telling in tellings for figure in telling.figures if figure.source]
    venue = _of_most([(figure.article, _venue(figure)) for figure in figures])
    venue = "" if venue in voice.lower() else venue
    whom = _of_most([(figure.article, _whom(figure)) for figure in figures])
    if venue and whom and venue != "briefing":
        return f"{voice} {venue}"
    return " ".join(part for part in (voice, venue, f"to {whom}" if whom else "") if part)


def _of_most(told: Sequence[tuple[str, str]]) -> str:
    """Give the words that at least half of the articles have, the most frequent or first told; "" for none."""
    counts = Counter(words for _, words in dict.fromkeys(told) if words)
    words, count = counts.most_common(1)[0] if counts else ("", 0)
    return words if 2 * count >= len({article for article, _ in told}) else ""


def _whom(figure: Figure) -> str:
    found = _to_whom().search(figure.cue or "")
    return found[1] if found is not None else ""


@cache
def _to_whom() -> re.Pattern[str]:
    told, articles = any_of(word_table("retold")["to_whom"]), any_of(word_table("retold")["articles"])
    return re.compile(rf"\b(?:{told})\s+((?:(?:{articles})\s+)?[a-z]+(?:\s[a-z]+)?)$")


def _venue(figure: Figure) -> str:
    """Give where it was said, by the words around those of saying: "told a news conference", "in a statement"."""
    cue = figure.evidence.get("cue")
    if cue is None or not cue.spans or "source" in figure.corrected:
        return ""
    start = max(0, cue.spans[0].start - figure.sentence_start - _BESIDE)
    end = max(0, cue.spans[-1].end - figure.sentence_start + _BESIDE)
    folded = f" {' '.join(passage_of(figure.sentence[start:end]).words)} "
    return next((name for words, name in _venues().items() if f" {words} " in folded), "")


@cache
def _venues() -> dict[str, str]:
    return dict(load_lexicon("en").table("origins")["venues"])
