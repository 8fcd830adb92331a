"""Whether an outlet writes 12/10/2024 with the day or with the month first."""

import re
from urllib.parse import urlsplit

from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.source_names import source_table
from reportedly.model.document import Document

__all__ = ["is_day_first"]

_WRITTEN = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(?:19|20)\d\d(?![\d/-])")


def is_day_first(document: Document, lexicon: Lexicon) -> bool | None:
    """Tell the order in which an article writes days and months; None where nothing tells.

    The article's own dates decide (25/10/2024 has one reading), then the country of the outlet, by its name
    in the table of bodies or by the end of the article's address.
    """
    orders = set()
    for found in _WRITTEN.finditer(document.text):
        first, second = int(found.group(1)), int(found.group(3))
        if first != second and (first > 12) != (second > 12):
            orders.add(first > 12)
    if orders:
        return orders.pop() if len(orders) == 1 else None
    country = _country(document, lexicon)
    return None if country is None else country not in lexicon.table("dates")["month_first"]


def _country(document: Document, lexicon: Lexicon) -> str | None:
    """Give the code of the outlet's country."""
    body = source_table(lexicon).find(document.outlet) if document.outlet else None
    if body is not None and len(body.country) == 2:
        return body.country.upper()
    try:
        host = urlsplit(document.url or "").hostname or ""
    except ValueError:  # an address that is none
        return None
    ending = host.rpartition(".")[2].upper()
    is_national = len(ending) == 2 and ending not in lexicon.table("dates")["open_domains"]
    return ending.replace("UK", "GB") if is_national else None
