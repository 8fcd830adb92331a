"""A figure in words for the detail panel: fields, quotations, and the rules in plain words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.gui.models.columns import is_doubtful
from reportedly.gui.views.rule_words import rule_in_words
from reportedly.gui.views.sentence_view import Part
from reportedly.model.evidence import Evidence
from reportedly.model.figure import Figure, Stance
from reportedly.model.filter import voice_of
from reportedly.model.span import Span
from reportedly.services.formatting import format_bounds, format_date, format_figure, format_target

__all__ = ["FieldWords", "FigureWords", "figure_words"]

_NOT_GIVEN = "not given"
_LONG_QUOTE = 64  # characters; a longer one is cut in the middle
_SPOKEN_UNITS = frozenset({"percent", "fraction", "percentage point", "percentage points", "basis point"})
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


def figure_words(
    figure: Figure,
    *,
    by_id: Mapping[str, Figure],
    color: int | None = None,
    text: str | None = None,
    published_guessed: bool = False,
) -> FigureWords:
    """Put a figure into words; with the article's text, quotations outside the sentence are whole too."""
    successor = by_id.get(figure.superseded_by) if figure.superseded_by else None
    written = format_figure(figure, successor)
    target = format_target(figure)
    subtitle = ", ".join(
        part for part in (figure.stance.value, target) if part and part != Stance.ASSERTED.value
    )
    quoter = _Quoter(figure, text)
    fields = tuple(_fields(figure, written, quoter, published_guessed=published_guessed))
    return FigureWords(
        figure.id, voice_of(figure), f"{written}{_noun(figure, quoter)}", subtitle, fields, figure.confidence,
        figure.sentence, tuple(_parts(figure)), figure.start, figure.end, is_doubtful(figure), color,
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
        found = [self.words(span) for span in sorted(set(spans))]
        joined = " … ".join(dict.fromkeys(word for word in found if word))
        if len(joined) > _LONG_QUOTE * 2:
            joined = f"{joined[:_LONG_QUOTE].rstrip()} … {joined[-_LONG_QUOTE:].lstrip()}"
        return f"“{joined}”" if joined else ""


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
    figure: Figure, written: str, quoter: _Quoter, *, published_guessed: bool
) -> Iterable[FieldWords]:
    evidence = figure.evidence

    def field(name: str, title: str, value: str, *ids: str, **more: object) -> FieldWords:
        found = next((evidence[i] for i in (*ids, name) if i in evidence), None)
        quote = quoter.quote(found.spans) if found else ""
        rule = rule_in_words(found) if found else ""
        sure = found.confidence if found else None
        return FieldWords(name, title, value, more.pop("quote", "") or quote, rule, sure, **more)

    full = format_bounds(figure)
    note = f"In full: {full}." if full != written and figure.superseded_by is None else ""
    yield field(
        "value",
        "Figure",
        written,
        "value",
        "relation",
        "text",
        quote=f"“{' '.join(figure.text.split())}”",
        note=note,
    )
    yield field("measure", "Of what", figure.measure or _NOT_GIVEN)
    yield _source_field(figure, field, evidence)
    yield field("stance", "Stance", figure.stance.value)
    guess = "The article’s publication date is guessed." if published_guessed else ""
    yield field("statement_date", "Said", format_date(figure.statement_date) or _NOT_GIVEN, note=guess,
                is_doubtful=bool(guess) or figure.statement_date is None)  # fmt: skip
    yield field("target_date", "For date", format_target(figure) or _NOT_GIVEN, "target_date", "target_end")
    if figure.kind.value != "level":
        yield field("kind", "Kind", figure.kind.value)
    for denial in figure.denied_by:
        who = denial.source or "Outlet’s own voice"
        when = format_date(denial.statement_date)
        yield FieldWords("denied_by", "Denied by", ", ".join(part for part in (who, when) if part),
                         f"“{' '.join(denial.sentence.split())}”")  # fmt: skip


def _source_field(figure: Figure, field: object, evidence: Mapping[str, Evidence]) -> FieldWords:
    via = f"via {figure.via}" if figure.via else ""
    note = ", ".join(part for part in (figure.speaker, via) if part)
    quote = "" if "source" in evidence else (f"“{figure.source_text}”" if figure.source_text else "")
    found = field("source", "Source", voice_of(figure), quote=quote, note=note, is_source=True)
    if figure.source is None and not found.rule:
        return FieldWords("source", "Source", voice_of(figure), quote, "Nobody is named: the outlet says it itself.",
                          None, note, is_source=True)  # fmt: skip
    return found


def _parts(figure: Figure) -> Iterable[Part]:
    """Give what to light in the sentence; a word belongs to one part only, the earlier in this order."""
    wanted: list[tuple[str, Iterable[Span]]] = [("figure", [Span(figure.start, figure.end)])]
    if figure.source_start is not None and figure.source_end is not None:
        wanted.append(("source", [Span(figure.source_start, figure.source_end)]))
    for name, role in (("cue", "cue"), ("statement_date", "statement_date"), ("target_date", "target_date"),
                       ("target_end", "target_date"), ("stance", "stance"), ("measure", "measure")):  # fmt: skip
        if name in figure.evidence:
            wanted.append((role, figure.evidence[name].spans))
    taken: list[Span] = []
    first, last = figure.sentence_start, figure.sentence_end
    for role, spans in wanted:
        for whole in sorted(spans):
            for span in _free(whole, taken):
                if first <= span.start and span.end <= last and len(span):
                    taken.append(span)
                    yield Part(span.start - first, span.end - first, role)


def _free(span: Span, taken: list[Span]) -> list[Span]:
    """Give what is left of a span when the words that are taken are cut out."""
    pieces = [span]
    for other in taken:
        cut: list[Span] = []
        for piece in pieces:
            if not piece.overlaps(other):
                cut.append(piece)
                continue
            if piece.start < other.start:
                cut.append(Span(piece.start, other.start))
            if other.end < piece.end:
                cut.append(Span(other.end, piece.end))
        pieces = cut
    return pieces
