"""Read back the rows that the JSON exporters write."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from reportedly.model.evidence import Evidence
from reportedly.model.figure import FIELD_ORDER, Denial, Figure, Review, Stance
from reportedly.model.quantity import Kind, Relation
from reportedly.model.set_aside import SET_ASIDE_FIELDS, Reason, SetAside

__all__ = ["figure_from_json", "set_aside_from_json"]

_DECIMALS = ("value", "low", "high")


def figure_from_json(row: Mapping[str, Any]) -> Figure:
    """Give a figure from its JSON object, parsed with ``parse_float=Decimal`` so that decimals are exact."""
    fields = {name: row[name] for name in FIELD_ORDER} | _decimals(row)
    fields["relation"] = Relation(row["relation"])
    fields["kind"] = Kind(row["kind"])
    fields["stance"] = Stance(row["stance"])
    fields["review"] = Review(row["review"])
    fields["confidence"] = float(row["confidence"])
    fields["denied_by"] = tuple(Denial(**denial) for denial in row["denied_by"])
    return Figure(**fields, evidence={name: _evidence(entry) for name, entry in row["evidence"].items()})


def set_aside_from_json(row: Mapping[str, Any]) -> SetAside:
    """Give a set-aside number from its JSON object, parsed like a figure's."""
    fields = {name: row[name] for name in SET_ASIDE_FIELDS} | _decimals(row)
    fields["reason"] = Reason(row["reason"])
    fields["relation"] = Relation(row["relation"]) if row["relation"] else None
    return SetAside(**fields)


def _decimals(row: Mapping[str, Any]) -> dict[str, Decimal | None]:
    return {name: None if row[name] is None else Decimal(row[name]) for name in _DECIMALS}


def _evidence(entry: Mapping[str, Any]) -> Evidence:
    confidence = entry.get("confidence")
    return Evidence.from_json({**entry, "confidence": None if confidence is None else float(confidence)})
