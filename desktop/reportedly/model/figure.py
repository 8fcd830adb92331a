"""The record: one reported figure, who said it, about what, when.

One vocabulary everywhere: these field names are the SQLite columns, the JSONL keys, the CSV header and
the table's column ids. `FIELD_ORDER` is the single list of them.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from reportedly.model.evidence import Evidence
from reportedly.model.quantity import Kind, Quantity, Relation

__all__ = [
    "AHEAD", "FIELD_ORDER", "NUMERIC_FIELDS", "SERIES_SEPARATOR", "Denial", "Figure", "Review", "Stance", "figure_id",
]  # fmt: skip

SERIES_SEPARATOR = " · "
"""Stands between the parts of a series' key: "peruvian troops · withdrawn · chad"."""


class Stance(StrEnum):
    """How the source stands to the figure."""

    ASSERTED = "asserted"
    DENIED = "denied"  # only where the figure's own source denies it
    PLANNED = "planned"
    FORECAST = "forecast"
    ALLEGED = "alleged"


AHEAD = (Stance.PLANNED, Stance.FORECAST)
"""The stances of what is to come: such a figure never stands beside what is so."""


class Review(StrEnum):
    """What a person has said of the figure."""

    MACHINE = "machine"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EDITED = "edited"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial without a number that denies a figure.

    `start` and `end` are the words that deny, in code points of the denying article's text;
    `statement_date` is ISO at the precision given.
    """

    article: str
    source: str | None
    source_text: str | None
    start: int
    end: int
    sentence: str
    statement_date: str | None

    def to_json(self) -> dict[str, str | int | None]:
        """Give the shape of one of `denied_by` in JSON, JSONL and the project: the fields by their names."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One reported figure; the meaning of each field is docs/record.md (PRODUCT section 1).

    Offsets are half-open, in code points of the article's stored text; ``text[start:end] == text``.
    Dates are ISO text at the precision that the article gives. A field without a value is None.
    `evidence` maps a field name to the stage, rule and words that gave it. The last fields are what a person
    did in the project: remarks, the names of corrected fields, and whether the figure is the person's own.
    """

    id: str
    article: str
    start: int
    end: int
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    relation: Relation
    kind: Kind
    unit: str
    measure: str
    series: str
    source: str | None = None
    source_text: str | None = None
    source_start: int | None = None
    source_end: int | None = None
    speaker: str | None = None
    via: str | None = None
    cue: str | None = None
    stance: Stance = Stance.ASSERTED
    denied_by: tuple[Denial, ...] = ()
    superseded_by: str | None = None
    statement_date: str | None = None
    target_date: str | None = None
    target_start: str | None = None
    target_end: str | None = None
    sentence: str
    sentence_start: int
    sentence_end: int
    confidence: float
    review: Review = Review.MACHINE
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    note: str = ""
    tags: tuple[str, ...] = ()
    is_starred: bool = False
    corrected: frozenset[str] = frozenset()
    is_added: bool = False

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """Give the numbers that it states: value, low and high in this order, without those that are None."""
        return tuple(number for number in (self.value, self.low, self.high) if number is not None)

    @property
    def sentence_before(self) -> str:
        """Give the words of its sentence that stand before it."""
        return self.sentence[: max(0, self.start - self.sentence_start)]

    @property
    def sentence_behind(self) -> str:
        """Give the words of its sentence that stand behind it."""
        return self.sentence[max(0, self.end - self.sentence_start) :]

    def with_quantity(self, quantity: Quantity) -> "Figure":
        """Give the figure with another number; one without a unit leaves the figure's own."""
        return replace(
            self,
            value=quantity.value,
            low=quantity.low,
            high=quantity.high,
            relation=quantity.relation,
            unit=self.unit if quantity.unit is None else quantity.unit,
        )

    def column(self, name: str) -> Any:  # noqa: ANN401 - one accessor for a record of many types
        """Give the value of one field of `FIELD_ORDER`."""
        if name not in FIELD_ORDER:
            raise KeyError(name)
        return getattr(self, name)


FIELD_ORDER: tuple[str, ...] = (
    "id", "article", "outlet", "title", "author", "url", "published",
    "start", "end", "text", "value", "low", "high", "relation", "kind", "unit", "measure", "series",
    "source", "source_text", "source_start", "source_end", "speaker", "via", "cue", "stance",
    "denied_by", "superseded_by", "statement_date", "target_date", "target_start", "target_end",
    "sentence", "sentence_start", "sentence_end", "confidence", "review",
)  # fmt: skip
"""The public fields in the order of PRODUCT section 1; exporters and the table follow it."""

NUMERIC_FIELDS = frozenset({
    "start", "end", "value", "low", "high", "source_start", "source_end",
    "sentence_start", "sentence_end", "confidence",
})  # fmt: skip


def figure_id(document_identity: str, start: int, end: int) -> str:
    """Give the stable id of a figure: same article (identity and text) and span give the same id.

    `document_identity` holds the article's key and the SHA-256 of its text. 16 hex digits: among a
    million figures the chance of any collision is 3e-8.
    """
    return hashlib.sha256(
        f"{document_identity}\n{start}\n{end}".encode("utf-8", "surrogatepass")
    ).hexdigest()[:16]
