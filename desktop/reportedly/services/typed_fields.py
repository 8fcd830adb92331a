"""What a person types into a field of a figure, as the values of the record's fields.

`words_of` writes a field the way the window shows it, and `read_typed` takes those words back. What reads numbers and
dates is imported when something is typed: the start of the window needs only the words.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from reportedly.model.errors import UserError
from reportedly.model.figure import AHEAD, Figure, Stance
from reportedly.model.filter import voice_of
from reportedly.model.quantity import Kind, Relation
from reportedly.services.formatting import format_date, format_figure, format_target

__all__ = [
    "EDITABLE_FIELDS",
    "FIELDS_OF",
    "FIELD_TITLES",
    "READS",
    "Value",
    "cell_of",
    "figure_with",
    "is_said",
    "read_typed",
    "with_fields",
    "words_of",
]

Value = str | int | float | None
"""What a corrected field may hold: decimals as text, dates as ISO text, None for nothing."""

EDITABLE_FIELDS: tuple[str, ...] = (
    "figure", "unit", "measure", "source", "speaker", "via", "stance", "statement_date", "target_date", "kind",
)  # fmt: skip
"""Fields that a person edits, in the order of the panel; `figure` is the number with its bounds."""

FIELD_TITLES: Mapping[str, str] = {
    "figure": "figure", "unit": "unit", "measure": "what is counted", "source": "source", "speaker": "speaker",
    "via": "who relayed it", "stance": "stance", "statement_date": "date said", "target_date": "date meant",
    "kind": "kind",
}  # fmt: skip
"""What the fields are called in sentences."""

FIELDS_OF: Mapping[str, tuple[str, ...]] = {
    **{name: (name,) for name in EDITABLE_FIELDS},
    "figure": ("value", "low", "high", "relation"),
    "source": ("source", "source_text", "source_start", "source_end"),
    "target_date": ("target_date", "target_start", "target_end"),
}
"""The fields of the record that one editable field stands for; the series follows measure, unit and kind."""

READS: Mapping[str, tuple[str, ...]] = {
    "figure": ("value", "low", "high", "relation", "kind", "unit", "measure", "series", "text", "sentence"),
    "unit": ("kind", "unit", "measure", "series"),
    "measure": ("kind", "unit", "measure", "series"),
    "kind": ("kind", "unit", "measure", "series"),
    "source": ("source", "outlet", "sentence", "sentence_start"),
    "statement_date": ("published",),
    "target_date": ("published", "stance"),
    **dict.fromkeys(("speaker", "via", "stance"), ()),
}
"""What `read_typed` looks at in a figure, for each editable field: figures alike in these are read alike."""

_KIND_WORDS = {"total": Kind.LEVEL, "state": Kind.LEVEL, "additional": Kind.INCREMENT, "more": Kind.INCREMENT}
_STANCE_WORDS = {
    "said": Stance.ASSERTED, "stated": Stance.ASSERTED, "plan": Stance.PLANNED, "expected": Stance.FORECAST,
    "denies": Stance.DENIED, "claimed": Stance.ALLEGED,
}  # fmt: skip


def read_typed(field: str, text: str, figure: Figure) -> dict[str, Value]:
    """Give the values of record fields that `text`, typed into a field of a figure, stands for.

    `figure` sets value, low, high, relation and, where typed, unit and kind; `target_date` sets target_start and
    target_end too; `source` the words that name it, where they stand in the sentence; kind and unit move the series
    that they are a part of. An empty text takes a value away. Raises UserError R310 with what to write instead;
    ValueError for a field that is not of EDITABLE_FIELDS.
    """
    if field not in _READERS:
        raise ValueError(f"no field to type into: {field}")
    return _READERS[field](" ".join(text.replace("\0", " ").split()), figure)


def words_of(field: str, figure: Figure) -> str:
    """Write a field of a figure as the window shows it; empty for nothing."""
    if field == "figure":
        return format_figure(figure)
    if field == "target_date":
        return format_target(figure)
    if field == "statement_date":
        return format_date(figure.statement_date)
    value = getattr(figure, field)
    return "" if value is None else str(value)


def cell_of(figure: Figure, name: str) -> Value:
    """Give a field of the record as a correction holds it."""
    value = getattr(figure, name)
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value) if isinstance(value, StrEnum) else value


def figure_with(fields: Mapping[str, Value]) -> Figure:
    """Give a figure of which only these fields are known, for `read_typed`."""
    return Figure(**{**_UNKNOWN, **_from_cells(fields)})


def with_fields(figure: Figure, fields: Mapping[str, Value]) -> Figure:
    """Give a figure with corrected fields, as the project will show it."""
    return replace(figure, **_from_cells(fields)) if fields else figure


def _from_cells(fields: Mapping[str, Value]) -> dict[str, Any]:
    return {name: _FROM_CELL.get(name, _same)(value) for name, value in fields.items()}


def is_said(name: str, typed: Value, shown: Value) -> bool:
    """Tell whether a field says already what was typed: 4.2E+9 is 4200000000."""
    if name in ("value", "low", "high") and typed is not None and shown is not None:
        return Decimal(str(typed)) == Decimal(str(shown))
    return typed == shown


def _same(value: Value) -> Value:
    return value


def _decimal(value: Value) -> Decimal | None:
    return None if value is None else Decimal(str(value))


_FROM_CELL: Mapping[str, Callable[[Any], Any]] = {
    "value": _decimal, "low": _decimal, "high": _decimal, "relation": Relation, "kind": Kind, "stance": Stance,
}  # fmt: skip


_UNKNOWN: Mapping[str, Any] = {
    **dict.fromkeys(("id", "article", "text", "unit", "measure", "series", "sentence"), ""),
    **dict.fromkeys(("start", "end", "sentence_start", "sentence_end"), 0),
    **dict.fromkeys(("value", "low", "high")),
    "relation": Relation.EXACT, "kind": Kind.LEVEL, "confidence": 0.0,
}  # fmt: skip


def _figure(text: str, figure: Figure) -> dict[str, Value]:
    if text and text == format_figure(figure):
        return {}
    from reportedly.services.typed_numbers import read_typed_number

    typed = read_typed_number(text)
    known = f"{figure.measure} {figure.unit} {figure.sentence}".lower()
    if strange := [word for word in typed.left if not re.search(rf"\b{re.escape(word)}", known)]:
        raise UserError(
            "R310",
            f"“{' '.join(strange)}” is no part of a number.",
            "Write what is counted into its own field.",
        )
    quantity = typed.quantity
    fields: dict[str, Value] = {"relation": quantity.relation.value}
    for name in ("value", "low", "high"):
        number = getattr(quantity, name)
        fields[name] = None if number is None else format(number, "f")
    unit = (
        "fraction"
        if typed.is_fraction and quantity.unit is None and figure.kind is Kind.SHARE
        else quantity.unit
    )
    kind = Kind.INCREMENT if typed.is_added and figure.kind is Kind.LEVEL else figure.kind
    if unit is not None and not _is_same_unit(unit, figure.unit):
        fields["unit"] = unit
    if kind is not figure.kind:
        fields["kind"] = kind.value
    if "unit" in fields or "kind" in fields:
        fields |= _moved(figure, kind, unit or figure.unit)
    return fields


def _is_same_unit(typed: str, unit: str) -> bool:
    """Tell whether a unit that was typed is the one that the figure has more exactly: points, percentage points."""
    return typed == unit or (
        typed != "percent" and unit.removesuffix("s").endswith(f" {typed.removesuffix('s')}")
    )


def _unit(text: str, figure: Figure) -> dict[str, Value]:
    if not text:
        raise UserError("R310", "A unit is missing.", "Write people, percent, USD, km or what is counted.")
    from reportedly.services.typed_numbers import read_typed_unit

    unit = read_typed_unit(text)
    return {"unit": unit} | _moved(figure, figure.kind, unit)


def _measure(text: str, figure: Figure) -> dict[str, Value]:
    if not text:
        raise UserError(
            "R310", "What is counted is missing.", "Write it in words: soldiers sent to the border."
        )
    return {"measure": text}


def _source(text: str, figure: Figure) -> dict[str, Value]:
    """Set the source, and the words of the sentence that name it; none is the outlet's own voice."""
    own = voice_of(figure) if figure.source is None else ""
    source = None if text in ("", own) else text
    found = (
        re.search(rf"(?<!\w){re.escape(source)}(?!\w)", figure.sentence, re.IGNORECASE) if source else None
    )
    if source == figure.source:
        return {"source": source}
    start = figure.sentence_start + found.start() if found else None
    return {
        "source": source,
        "source_text": found.group() if found else None,
        "source_start": start,
        "source_end": start + len(found.group()) if found and start is not None else None,
    }


def _name(field: str) -> "Callable[[str, Figure], dict[str, Value]]":
    return lambda text, figure: {field: text or None}


def _chosen(
    field: str, choices: type[StrEnum], words: Mapping[str, StrEnum]
) -> "Callable[[str, Figure], dict[str, Value]]":
    """Give the reader of a field of a few values: one of them, its beginning, or another word for it."""

    def read(text: str, figure: Figure) -> dict[str, Value]:
        typed = text.lower()
        found = [choice for choice in choices if choice.value == typed]
        found = found or ([words[typed]] if typed in words else [])
        found = found or [choice for choice in choices if typed and choice.value.startswith(typed)]
        if len(found) != 1:
            names = ", ".join(choice.value for choice in choices)
            raise UserError("R310", f"“{text}” is no {field}.", f"Write one of: {names}.")
        value = found[0].value
        moved = _moved(figure, Kind(value), figure.unit) if field == "kind" else {}
        return {field: value} | moved

    return read


def _statement_date(text: str, figure: Figure) -> dict[str, Value]:
    if not text:
        return {"statement_date": None}
    from reportedly.services.typed_dates import read_typed_period

    period = read_typed_period(text, anchor=figure.published).period
    if period.iso is None:
        raise UserError("R310", f"“{text}” is longer than a year.", "Write the day, the month or the year.")
    return {"statement_date": period.iso}


def _target_date(text: str, figure: Figure) -> dict[str, Value]:
    if not text:
        return {"target_date": None, "target_start": None, "target_end": None}
    from reportedly.services.typed_dates import read_typed_period

    meant = read_typed_period(text, anchor=figure.published, is_ahead=figure.stance in AHEAD).meant
    return {
        "target_date": meant.iso,
        "target_start": meant.start.isoformat() if meant.start else None,
        "target_end": meant.end.isoformat() if meant.end else None,
    }


def _moved(figure: Figure, kind: Kind, unit: str) -> dict[str, Value]:
    """Give the series of which the figure is with this kind and unit, where it is another."""
    from reportedly.analysis.series_parts import with_kind_and_unit

    series = with_kind_and_unit(figure, kind, unit)
    return {} if series == figure.series else {"series": series}


_READERS: Mapping[str, Callable[[str, Figure], dict[str, Value]]] = {
    "figure": _figure,
    "unit": _unit,
    "measure": _measure,
    "source": _source,
    "speaker": _name("speaker"),
    "via": _name("via"),
    "stance": _chosen("stance", Stance, _STANCE_WORDS),
    "statement_date": _statement_date,
    "target_date": _target_date,
    "kind": _chosen("kind", Kind, _KIND_WORDS),
}
