"""What is in view: a predicate over figures that can be saved and shown as chips."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from reportedly.model.figure import Figure
from reportedly.model.unit_kind import unit_kind

__all__ = ["FILTER_FIELDS", "NO_FILTER", "FilterSpec", "searched_text", "voice_of"]

FILTER_FIELDS: tuple[str, ...] = ("measure", "source", "unit", "article")
"""The fields that a chip can hold, in the order of the filter bar."""


def voice_of(figure: Figure) -> str:
    """Name who gives a figure: its source, or the outlet's own voice where there is none."""
    if figure.source is not None:
        return figure.source
    return f"{figure.outlet or 'Outlet'}, own voice"


@dataclass(frozen=True, slots=True)
class FilterSpec:
    """Values of one field are alternatives; fields, and the words of `text`, must all hold.

    `measure` holds keys of series (`Figure.series`), `source` names as `voice_of` gives them, `unit` what
    `unit_kind` makes of units.
    """

    text: str = ""
    measure: frozenset[str] = frozenset()
    source: frozenset[str] = frozenset()
    unit: frozenset[str] = frozenset()
    article: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.measure or self.source or self.unit or self.article)

    def accepts(self, figure: Figure) -> bool:
        """Tell whether a figure passes."""
        if self.measure and figure.series not in self.measure:
            return False
        if self.source and voice_of(figure) not in self.source:
            return False
        if self.unit and unit_kind(figure.unit) not in self.unit:
            return False
        if self.article and figure.article not in self.article:
            return False
        words = self.text.casefold().split()
        if not words:
            return True
        haystack = searched_text(figure)
        return all(word in haystack for word in words)

    def terms(self) -> Iterator[tuple[str, str]]:
        """Give (field, value) of each chip, in the order of the bar."""
        for field in FILTER_FIELDS:
            for value in sorted(getattr(self, field)):
                yield field, value

    def adding(self, field: str, value: str) -> "FilterSpec":
        """Give the filter that also lets this value pass."""
        return self.only(field, *getattr(self, field), value)

    def without(self, field: str, value: str) -> "FilterSpec":
        """Give the filter without one value."""
        return self.only(field, *(getattr(self, field) - {value}))

    def only(self, field: str, *values: str) -> "FilterSpec":
        """Give the filter with exactly these values of a field; none takes the field away."""
        changed: dict[str, Any] = {field: frozenset(values)}
        return replace(self, **changed)

    def with_text(self, text: str) -> "FilterSpec":
        """Give the filter with other words to search for."""
        return replace(self, text=text)

    def to_json(self) -> dict[str, Any]:
        """Give what is kept in the project."""
        row: dict[str, Any] = {
            field: sorted(getattr(self, field)) for field in FILTER_FIELDS if getattr(self, field)
        }
        return {"text": self.text, **row} if self.text else row

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "FilterSpec":
        """Read what `to_json` gave; what is not understood is left out."""
        fields = {
            name: frozenset(str(value) for value in row[name])
            for name in FILTER_FIELDS
            if isinstance(row.get(name), list)
        }
        return cls(text=str(row.get("text", "")), **fields)


NO_FILTER = FilterSpec()


def searched_text(figure: Figure) -> str:
    """Give the folded words that a text filter looks into: figure, sentence, source, speaker, outlet, title."""
    parts = (figure.text, figure.measure, figure.unit, figure.source, figure.source_text, figure.speaker,
             figure.via, figure.cue, figure.stance, figure.outlet, figure.title, figure.sentence)  # fmt: skip
    return "\n".join(part for part in parts if part).casefold()
