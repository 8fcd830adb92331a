"""Puts a table on the clipboard: as text with tabs for a spreadsheet, as HTML for a document."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

__all__ = ["copy_table"]


def copy_table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> int:
    """Copy a table with its heads; give the number of its rows. Without a row the clipboard stays."""
    if not rows:
        return 0
    lines = [[_cell(cell) for cell in line] for line in (heads, *rows)]
    data = QMimeData()
    data.setText("".join("\t".join(line) + "\n" for line in lines))
    data.setHtml(_html(lines))
    QGuiApplication.clipboard().setMimeData(data)
    return len(rows)


def _cell(value: object) -> str:
    return " ".join(str(value).split()) if value is not None else ""


def _html(lines: Sequence[Sequence[str]]) -> str:
    heads, *rows = lines
    parts = ["<table><thead><tr>", *(f"<th>{escape(cell)}</th>" for cell in heads), "</tr></thead><tbody>"]
    for row in rows:
        parts += ["<tr>", *(f"<td>{escape(cell)}</td>" for cell in row), "</tr>"]
    return "".join([*parts, "</tbody></table>"])
