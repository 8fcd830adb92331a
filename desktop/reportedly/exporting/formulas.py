"""Cells of a table that spreadsheets open: texts that would start a formula are made plain, numbers never touched."""

from decimal import Decimal

from reportedly.exporting.json_text import exact_json

__all__ = ["neutral_text", "table_cell"]

_FORMULA_SIGNS = tuple("=+-@\t\r＝＋－＠")  # the wide ones count in East Asian spreadsheets


def neutral_text(text: str) -> str:
    """Put an apostrophe before a text that would start a formula; a lone sign is left alone."""
    is_formula = len(text) > 1 and (
        text.startswith(_FORMULA_SIGNS) or text.lstrip().startswith(_FORMULA_SIGNS)
    )
    return f"'{text}" if is_formula else text


def table_cell(value: object, *, is_number: bool = False) -> str:
    """Write one cell: numbers in full, yes or nothing, lists as JSON, texts made plain, nothing for None."""
    if value is None or value == []:
        return ""
    if isinstance(value, list):
        return neutral_text(exact_json(value))
    if isinstance(value, bool):
        return "yes" if value else ""
    if is_number:
        return exact_json(value) if isinstance(value, Decimal) else str(value)
    return neutral_text(str(value))
