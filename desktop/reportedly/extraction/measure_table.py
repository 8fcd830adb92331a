"""What the cells of a table count: the head of the column, and the row's name as where it is."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extraction.counted_unit import PEOPLE
from reportedly.extraction.draft import QUANTITIES, VERDICTS, Draft, Measure
from reportedly.extraction.measure_text import Parts
from reportedly.extraction.measure_words import MeasureWords
from reportedly.extraction.series_key import measure_phrase, series_key
from reportedly.model.quantity import Kind
from reportedly.model.span import Span

__all__ = ["measures_of_tables"]

_CELL = re.compile(r"[^|]+")
_RULE = re.compile(r"[\s|:-]+")
_PERCENT = re.compile(r"\s*\(?(?:%|per ?cent|in %)\)?\s*$", re.I)
_NUMBER = re.compile(r"[~<>+-]?\s*[\d.,\s]*\d\s*%?")
_DIGIT = re.compile(r"\d")
_LONGEST_HEAD, _LONGEST_NAME = 4, 4  # words
_SUMS = frozenset({"total", "all", "overall", "sum", "totals", "grand total", "together"})
_PLACES = frozenset(
    "district region town country province state city county area place location camp site".split()
)
_CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    span: Span


def measures_of_tables(draft: Draft, words: MeasureWords) -> dict[int, Measure]:
    """Give the measures of the figures that are cells of a table with a row of heads, by index."""
    found: dict[int, Measure] = {}
    if "|" not in draft.text:
        return found
    quantities, verdicts = draft[QUANTITIES], draft[VERDICTS]
    starts = [quantity.span.start for quantity in quantities]
    for heads, row in _rows(draft.text):
        for head, cell in zip(heads[1:], row[1:], strict=True):
            i = bisect_right(starts, cell.span.end - 1) - 1
            if i < 0 or starts[i] < cell.span.start or verdicts[i].reason is not None:
                continue
            unit = quantities[i].unit
            if unit in (None, "percent") and _NUMBER.fullmatch(cell.text):
                link = "in" if _is_place(heads[0].text, words) else "for"
                found[i] = _measure(head.text, row[0], link, unit, words)
    return found


def _rows(text: str) -> Iterator[tuple[list[_Cell], list[_Cell]]]:
    """Yield each row of a table with the heads of its columns; the heads have no digit, the first of a row neither."""
    heads: list[_Cell] = []
    start = 0
    for line in text.splitlines(keepends=True):
        cells = _cells(line, start)
        start += len(line)
        if len(cells) < 2:
            heads = [] if not _RULE.fullmatch(line) or not line.strip() else heads
            continue
        if _RULE.fullmatch(line):
            continue
        if not any(_DIGIT.search(cell.text) for cell in cells):
            is_head = all(len(cell.text.split()) <= _LONGEST_HEAD for cell in cells)
            heads = cells if is_head and not heads else heads
        elif len(cells) == len(heads) and not _DIGIT.search(cells[0].text):
            yield heads, cells


def _cells(line: str, start: int) -> list[_Cell]:
    found = []
    for cell in _CELL.finditer(line):
        inside = cell.group().strip()
        if inside:
            first = start + cell.start() + cell.group().index(inside)
            found.append(_Cell(inside, Span(first, first + len(inside))))
    return found


def _is_place(head: str, words: MeasureWords) -> bool:
    """Tell whether the first column names places: "District", "Name of town"."""
    named = {word.strip("():,").removesuffix("s") for word in head.lower().split()}
    return not named.isdisjoint(words.place_nouns | _PLACES)


def _measure(head: str, row: _Cell, link: str, unit: str | None, words: MeasureWords) -> Measure:
    """Give what a column counts in a row: "Deaths" of "Tolmin" are people killed in Tolmin."""
    is_share = unit == "percent" or _PERCENT.search(head) is not None
    noun = _PERCENT.sub("", head).strip()
    lemma = noun.lower().split()[-1] if noun else "share"
    lemma = words.singulars.get(lemma, lemma.removesuffix("s") if not lemma.endswith("ss") else lemma)
    outcome = "" if is_share else words.outcome_of.get(lemma) or words.outcome_of.get(noun.lower(), "")
    is_person = outcome != "" or words.is_person(lemma)
    thing = PEOPLE if outcome else words.thing_of.get(lemma, " ".join([*noun.lower().split()[:-1], lemma]))
    is_place = row.text.lower() not in _SUMS and len(row.text.split()) <= _LONGEST_NAME
    place = row.text.lower() if is_place and row.text[:1].isupper() else ""
    said = noun if noun.isupper() else noun.lower()
    parts = Parts(
        thing, said, lemma, outcome=outcome, place=place,
        place_said=row.text if place else "", place_preposition=link if place else "",
    )  # fmt: skip
    counted = PEOPLE if is_person else lemma
    key_unit = "percent" if is_share else None
    return Measure(
        phrase=measure_phrase(parts, Kind.LEVEL, words),
        unit=None if unit is not None else "percent" if is_share else counted,
        kind=Kind.LEVEL,
        thing=thing,
        outcome=outcome,
        place=place,
        series=series_key(parts, Kind.LEVEL, key_unit, words),
        spans=(row.span,),
        rule="measure.table",
        confidence=_CONFIDENCE,
    )
