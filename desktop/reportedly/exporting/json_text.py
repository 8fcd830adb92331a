"""JSON with exact decimals: a Decimal is written digit by digit, never through a float."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from reportedly.exporting.exporter import Record, Table, cell_of
from reportedly.model.figure import Figure

__all__ = ["exact_json", "record_json"]

# Allowed in JSON as they are, but many programs would end a line of JSON Lines there.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def record_json(record: Record, table: Table) -> str:
    """Give one row as a JSON object; a figure also has its `evidence`."""
    row = {field: cell_of(record, field) for field in table.fields}
    if isinstance(record, Figure):
        row["evidence"] = {field: entry.to_json() for field, entry in record.evidence.items()}
    return exact_json(row)


def exact_json(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Write a JSON value on one line; its decimals keep every digit and have no exponent."""
    if isinstance(value, Decimal):
        written = format(value, "f")
        return written.rstrip("0").rstrip(".") if "." in written else written
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(str(k))}: {exact_json(v)}" for k, v in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(exact_json(entry) for entry in value) + "]"
    return json.dumps(value, ensure_ascii=False).translate(_LINE_ENDS)
