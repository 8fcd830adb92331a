"""A figure in words for the detail panel: fields, quotations, and the rules in plain words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from reportedly.gui.models.columns import is_doubtful
from reportedly.gui.models.project import AlikeSeries
from reportedly.gui.views.figure_reasons import Reasons
from reportedly.gui.views.highlights import parts_of
from reportedly.gui.views.sentence_view import Part
from reportedly.model.evidence import Evidence
from reportedly.model.figure import SERIES_SEPARATOR, Figure, Review, Stance
from reportedly.model.filter import voice_of
from reportedly.model.formatting import sentence_case
from reportedly.model.span import Span
from reportedly.services.formatting import format_bounds, format_date, format_figure, format_target
from reportedly.services.typed_fields import FIELDS_OF, words_of

__all__ = ["FieldWords", "FigureWords", "figure_words"]

_NOT_GIVEN = "not given"
_LONG_QUOTE = 64  # characters; a longer one is cut in the middle
_SPOKEN_UNITS = frozenset(
    {"percent", "fraction", "percentage point", "percentage points", "basis point", "times"}
)
_NO_EVIDENCE = Evidence("", "")
_MOST_ALIKE = 3
_EDITED = {"value": "figure"}  # where the field that is typed is not called as the one that is shown
_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field: its name and value, the words it comes from, the rule, and how sure it is."""

    id: str
    name: str
    value: str
    quote: str = ""
    rule: str = ""
    confidence: float | None = None
    note: str = ""
    is_source: bool = False
    is_doubtful: bool = False
    is_only_why: bool = False  # said in the tab Why? alone
    edits: str = ""  # the field of `typed_fields.EDITABLE_FIELDS` that a person types here
    typed: str = ""  # what that starts from
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class FigureWords:
    """All that the panel shows of one figure. `parts` are in code points from the start of the sentence."""

    id: str
    voice: str
    title: str
    subtitle: str
    fields: tuple[FieldWords, ...]
    confidence: float
    sentence: str
    parts: tuple[Part, ...]
    start: int
    end: int
    is_doubtful: bool
    color: int | None = None
    alike: tuple[
        FieldWords, ...
    ] = ()  # series that may be the same: suggestions, apart from what was decided
    review: Review = Review.MACHINE
    note: str = ""
    tags: tuple[str, ...] = ()
    is_starred: bool = False
    is_added: bool = False


def figure_words(
    figure: Figure,
    *,
    by_id: Mapping[str, Figure],
    color: int | None = None,
    text: str | None = None,
    published_guessed: bool = False,
    alike: Iterable[AlikeSeries] = (),
    is_grouping_told: bool = True,
    also_called: Sequence[tuple[str, str]] = (),
) -> FigureWords:
    """Put a figure into words; with the article's text, quotations outside the sentence are whole too.

    `also_called` are other names that its source was found to have, each with the reason.
    Why it is of its series is left out where `is_grouping_told` is not set: for that the table of units is read.
    """
    successor = by_id.get(figure.superseded_by) if figure.superseded_by else None
    written = format_figure(figure, successor)
    target = format_target(figure)
    subtitle = ", ".join(
        part for part in (figure.stance.value, target) if part and part != Stance.ASSERTED.value
    )
    quoter = _Quoter(figure, text)
    reasons = Reasons(figure, lambda evidence: quoter.joined(evidence.spans), tuple(also_called))
    fields = [*_fields(figure, written, quoter, reasons, published_guessed=published_guessed)]
    if figure.series:
        why = reasons.series() if is_grouping_told else ""
        fields.append(FieldWords("series", "Series", _series_in_words(figure), rule=why, is_only_why=True))
    return FigureWords(
        figure.id, voice_of(figure), f"{written}{_noun(figure, quoter)}", subtitle, tuple(fields), figure.confidence,
        figure.sentence, tuple(_parts(figure)), figure.start, figure.end, is_doubtful(figure), color,
        tuple(_alike(alike)), figure.review, figure.note, figure.tags, figure.is_starred, figure.is_added,
    )  # fmt: skip


class _Quoter:
    """Takes words out of the sentence, or of the article where its text is at hand."""

    def __init__(self, figure: Figure, text: str | None) -> None:
        self._figure, self._text = figure, text

    def words(self, span: Span) -> str:
        figure = self._figure
        if self._text is not None:
            return " ".join(span.of(self._text).split())
        if figure.sentence_start <= span.start and span.end <= figure.sentence_end:
            return " ".join(
                figure.sentence[span.start - figure.sentence_start : span.end - figure.sentence_start].split()
            )
        return ""

    def quote(self, spans: Iterable[Span]) -> str:
        joined = self.joined(spans)
        return f"“{joined}”" if joined else ""

    def joined(self, spans: Iterable[Span]) -> str:
        """Give words in reading order; those with a gap between them are parted by "…"."""
        whole: list[Span] = []
        for span in sorted(set(spans)):
            if whole and span.start - whole[-1].end <= 1:
                whole[-1] = whole[-1].joined(span)
            else:
                whole.append(span)
        found = [self.words(span) for span in whole]
        joined = " … ".join(dict.fromkeys(word for word in found if word))
        if len(joined) > _LONG_QUOTE * 2:
            joined = f"{joined[:_LONG_QUOTE].rstrip()} … {joined[-_LONG_QUOTE:].lstrip()}"
        return joined


def _noun(figure: Figure, quoter: _Quoter) -> str:
    """Give the counted thing for the title: 10,000 troops, 8,000 square miles.

    The words of the text name it only where the measure or the unit agrees: what the text says of the thing
    ("sending 12,000 troops") is evidence of the measure as well.
    """
    unit = figure.unit
    if not unit or unit in _SPOKEN_UNITS or _CURRENCY.fullmatch(unit):
        return ""
    measure = figure.measure.split()
    evidence = figure.evidence.get("unit")
    own = Span(figure.start, figure.end)
    spans = [span for span in evidence.spans if not span.overlaps(own)] if evidence else []
    phrases = [words for span in spans if (words := quoter.words(span).split())]
    if unit == "people":
        # The measure calls the thing first and says afterwards what became of it: troops sent to Russia.
        named = [phrase for phrase in phrases if phrase[-1] in measure]
        nearest = min(named, key=lambda phrase: measure.index(phrase[-1]), default=None)
        return f" {_with_name(nearest)}" if nearest is not None else f" {unit}"
    found = next((words for phrase in (measure, *phrases) if (words := _naming(unit, phrase))), None)
    return f" {found}" if found else ""


def _with_name(phrase: list[str]) -> str:
    """Give the last word of a phrase, with the rest of a name that it closes: soldiers, North Koreans."""
    start = len(phrase) - 1
    while phrase[-1][:1].isupper() and start > 0 and phrase[start - 1][:1].isupper():
        start -= 1
    return " ".join(phrase[start:])


def _naming(unit: str, phrase: list[str]) -> str | None:
    """Give the words of a phrase that are the unit in the singular or the plural: square miles."""
    wanted = unit.split()
    stem = wanted[-1][:-1] or wanted[-1]  # the last letter may change: company, companies
    for place, word in enumerate(phrase):
        if word.casefold().startswith(stem) and len(word) <= len(wanted[-1]) + 3:
            return " ".join(phrase[max(0, place + 1 - len(wanted)) : place + 1])
    return None


def _fields(
    figure: Figure, written: str, quoter: _Quoter, reasons: Reasons, *, published_guessed: bool
) -> Iterable[FieldWords]:
    def field(name: str, title: str, value: str, *, quote: str = "", **more: object) -> FieldWords:
        found = figure.evidence.get(name, _NO_EVIDENCE)
        said = quote or quoter.quote(found.spans)
        edits = _EDITED.get(name, name)
        is_corrected = any(part in figure.corrected for part in FIELDS_OF[edits])
        typed = words_of(edits, figure)
        if is_corrected or figure.is_added:
            rule = "A person wrote this." if is_corrected else "A person marked these words."
            return FieldWords(name, title, value, "" if is_corrected else said, rule, edits=edits, typed=typed,
                              is_corrected=is_corrected, **more)  # fmt: skip
        return FieldWords(name, title, value, said, reasons.of(name), found.confidence, edits=edits, typed=typed,
                          **more)  # fmt: skip

    full = format_bounds(figure)
    note = f"In full: {full}." if full != written and figure.superseded_by is None else ""
    # The words that hedge stand beside the number, not in it: "about 3,000".
    words = quoter.quote([Span(figure.start, figure.end), *_hedge(figure)])
    yield field("value", "Figure", written, quote=words or f"“{' '.join(figure.text.split())}”", note=note)
    yield field("measure", "Of what", figure.measure or _NOT_GIVEN)
    via = f"via {figure.via}" if figure.via else ""
    yield field("source", "Source", voice_of(figure), is_source=True,
                note=", ".join(part for part in (figure.speaker, via) if part))  # fmt: skip
    if figure.via:
        yield replace(field("via", "Relayed by", figure.via), is_only_why=True)
    yield field("stance", "Stance", figure.stance.value)
    guess = "The article’s publication date is guessed." if published_guessed else ""
    yield field("statement_date", "Said", format_date(figure.statement_date) or _NOT_GIVEN, note=guess,
                is_doubtful=bool(guess) or figure.statement_date is None)  # fmt: skip
    yield field("target_date", "For date", format_target(figure) or _NOT_GIVEN)
    if figure.kind.value != "level":
        yield field("kind", "Kind", figure.kind.value)
    for denial in figure.denied_by:
        who = denial.source or denial.source_text or "Outlet’s own voice"
        when = format_date(denial.statement_date)
        yield FieldWords("denied_by", "Denied by", ", ".join(part for part in (who, when) if part),
                         f"“{' '.join(denial.sentence.split())}”", reasons.of("denied_by"))  # fmt: skip
    if figure.unit:
        noun = _noun(figure, quoter).strip()
        counted = (
            f"“{noun}”" if noun and figure.evidence.get("unit", _NO_EVIDENCE).stage == "measures" else ""
        )
        yield replace(field("unit", "Unit", figure.unit, quote=counted), is_only_why=True)


def _alike(found: Iterable[AlikeSeries]) -> Iterable[FieldWords]:
    """Say which series may be the same as this figure's, and why; the most important ones."""
    for row in islice(found, _MOST_ALIKE):
        count = "1 figure" if row.count == 1 else f"{row.count:,} figures"
        yield FieldWords(
            "alike", "May be the same", f"{row.name} ({count})",
            rule=f"{sentence_case(row.reason)}. They are kept apart; only a person joins them.",
            is_only_why=True,
        )  # fmt: skip


def _series_in_words(figure: Figure) -> str:
    """Give the key of the series; a currency, which stands last in it but for the year, as it is written: INR."""
    if not _CURRENCY.fullmatch(figure.unit):
        return figure.series
    parts = figure.series.split(SERIES_SEPARATOR)
    return SERIES_SEPARATOR.join(figure.unit if part == figure.unit.lower() else part for part in parts)


def _hedge(figure: Figure) -> Iterable[Span]:
    """Give the words that hedge, where they stand right before or after the number."""
    evidence = figure.evidence.get("relation")
    for span in evidence.spans if evidence else ():
        if 0 <= figure.start - span.end <= 1 or 0 <= span.start - figure.end <= 1:
            yield span


def _parts(figure: Figure) -> Iterable[Part]:
    """Give what to light in the sentence: the parts that the article lights, as far as they stand in it."""
    first, last = figure.sentence_start, figure.sentence_end
    yield Part(figure.start - first, figure.end - first, "figure")
    for part in parts_of(figure):
        if first <= part.start and part.end <= last:
            yield Part(part.start - first, part.end - first, part.role.value)
