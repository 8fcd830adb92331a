"""Between model objects and rows: decimals as text, dates as ISO text, traces as JSON."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from reportedly.model.evidence import Evidence
from reportedly.model.figure import FIELD_ORDER, Denial, Figure, Review, Stance
from reportedly.model.quantity import Kind, Relation
from reportedly.model.set_aside import SET_ASIDE_FIELDS, Reason, SetAside
from reportedly.store.schema import FIGURE_COLUMNS, SET_ASIDE_COLUMNS

__all__ = [
    "StoredEvidence",
    "figure_to_fields",
    "figure_to_row",
    "figures_from",
    "set_aside_from_row",
    "set_aside_to_row",
]

_DECIMALS = frozenset({"value", "low", "high"})
_NO_TAGS: tuple[str, ...] = ()
_NOTHING: frozenset[str] = frozenset()
# Ten thousand figures are read at a time: looking a value up is five times faster than making the enum of it.
_RELATIONS = {str(one): one for one in Relation}
_KINDS = {str(one): one for one in Kind}
_STANCES = {str(one): one for one in Stance}
_REVIEWS = {str(one): one for one in Review}


class StoredEvidence(Mapping[str, Evidence]):
    """The trace of one figure, read from its JSON when it is asked for.

    Lists of thousands of figures never look at most of the traces; parsing them took two thirds of the time.
    """

    __slots__ = ("_parsed", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._parsed: dict[str, Evidence] | None = None

    def __getitem__(self, field: str) -> Evidence:
        return self._entries()[field]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries())

    def __len__(self) -> int:
        return len(self._entries())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and dict(self) == dict(other)

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return repr(self._entries())

    def _entries(self) -> dict[str, Evidence]:
        if self._parsed is None:
            self._parsed = {name: Evidence.from_json(entry) for name, entry in json.loads(self._text).items()}
        return self._parsed


def figure_to_row(figure: Figure) -> tuple[str | int | float | None, ...]:
    """Give the values of FIGURE_COLUMNS."""
    return tuple(_to_cell(name, getattr(figure, name)) for name in FIGURE_COLUMNS)


def figure_to_fields(figure: Figure) -> dict[str, str | int | float | None]:
    """Give the whole record of a person's own figure, as `review.fields` holds it."""
    cells = zip(FIGURE_COLUMNS, figure_to_row(figure), strict=True)
    return {name: cell for name, cell in cells if name not in ("id", "start", "end", "text")}


def figures_from(cursor: sqlite3.Cursor, aliases: Mapping[str, str] = MappingProxyType({})) -> list[Figure]:
    """Read rows of the view effective_figure; `aliases` lead the names of who denies to those that count."""
    names = [column[0] for column in cursor.description]
    return [_figure(dict(zip(names, row, strict=True)), aliases) for row in cursor]


def _figure(cells: dict[str, Any], aliases: Mapping[str, str]) -> Figure:
    fields = {name: cells[name] for name in FIELD_ORDER}
    for name in _DECIMALS:
        fields[name] = _decimal(fields[name])
    fields["relation"] = _RELATIONS[fields["relation"]]
    fields["kind"] = _KINDS[fields["kind"]]
    fields["stance"] = _STANCES[fields["stance"]]
    fields["review"] = _REVIEWS[fields["review"]]
    fields["denied_by"] = _denials(fields["denied_by"], aliases)
    return Figure(
        **fields,
        evidence=StoredEvidence(cells["evidence"]),
        note=cells["note"],
        tags=_NO_TAGS if cells["tags"] == "[]" else tuple(json.loads(cells["tags"])),
        is_starred=bool(cells["is_starred"]),
        corrected=_NOTHING if cells["corrected"] == "{}" else frozenset(json.loads(cells["corrected"])),
        is_added=bool(cells["is_added"]),
    )


def set_aside_to_row(number: SetAside) -> tuple[str | int | float | None, ...]:
    """Give the values of SET_ASIDE_COLUMNS."""
    return tuple(_to_cell(name, getattr(number, name)) for name in SET_ASIDE_COLUMNS)


def set_aside_from_row(row: sqlite3.Row) -> SetAside:
    """Read a set-aside row that carries its article's key as `article`."""
    fields = {name: row[name] for name in SET_ASIDE_FIELDS}
    for name in _DECIMALS:
        fields[name] = _decimal(fields[name])
    fields["reason"] = Reason(fields["reason"])
    fields["relation"] = Relation(fields["relation"]) if fields["relation"] else None
    return SetAside(**fields)


def _to_cell(name: str, value: Any) -> str | int | float | None:  # noqa: ANN401 - fields of many types
    if isinstance(value, Decimal):
        return str(value)
    if name == "evidence":
        return json.dumps({field: entry.to_json() for field, entry in value.items()}, ensure_ascii=False)
    if name == "denied_by":
        return json.dumps([denial.to_json() for denial in value], ensure_ascii=False)
    cell: str | int | float | None = value
    return cell


def _denials(text: str, aliases: Mapping[str, str]) -> tuple[Denial, ...]:
    if text == "[]":
        return ()
    denials = (Denial(**denial) for denial in json.loads(text))
    return tuple(
        replace(denial, source=aliases.get(denial.source, denial.source)) if denial.source else denial
        for denial in denials
    )


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
