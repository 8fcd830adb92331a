"""The program's own reading of the articles of the comparison sets, and a person's corrections of it.

An article of a set is a mapping with `key`, `outlet`, `published` (None: not known), `title` and `text`. The program
is given title, blank line, text, as from a file. A figure of the gold is named by its number as it stands in the
text (`text`) and by how many times that number stands before it in the text, the title left out (`nth`).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.extraction.pipeline import load_pipeline
from reportedly.model.document import Document
from reportedly.model.figure import Figure, Stance
from reportedly.model.quantity import Kind, Quantity, Relation

__all__ = ["HERE", "PARTS", "GoldError", "corrected", "find_figure", "read_article", "span_of", "stored_text"]

PARTS = ("development", "untouched")
HERE = Path(__file__).parent
_QUANTITY = re.compile(r"(=|~|>=|<=|>|<)(-?[\d.]+)|(-?[\d.]+)\.\.(-?[\d.]+)")
_NAMES = frozenset(field.name for field in fields(Figure))


class GoldError(ValueError):
    """A row of a set that contradicts itself; names the row."""


def stored_text(article: Mapping[str, Any]) -> str:
    """Give the text as the program stores it."""
    return f"{article['title']}\n\n{article['text']}"


def read_article(article: Mapping[str, Any]) -> tuple[Figure, ...]:
    """Give the figures that the program reads in an article; each article is read once."""
    return _read(json.dumps(article, sort_keys=True))


def span_of(article: Mapping[str, Any], number: str, nth: int = 0) -> tuple[int, int]:
    """Give where a number stands in the stored text, in code points; raises GoldError where it does not."""
    begin = len(article["title"]) + 2
    pattern = rf"(?<![\w.,]){re.escape(number)}(?!\w|[.,]\d)"
    places = [match.span() for match in re.finditer(pattern, article["text"])]
    if not 0 <= nth < len(places):
        raise GoldError(f"{article['key']}: {number!r} stands {len(places)} times, number {nth} is asked for")
    start, end = places[nth]
    return begin + start, begin + end


def find_figure(article: Mapping[str, Any], number: str, nth: int = 0) -> Figure | None:
    """Give the program's figure on a number of the text: the one that covers most of it, None where there is none."""
    start, end = span_of(article, number, nth)
    covered = [(min(end, figure.end) - max(start, figure.start), figure) for figure in read_article(article)]
    best = max(covered, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] > 0 else None


def corrected(figure: Figure, changes: Mapping[str, Any]) -> Figure:
    """Give the figure as a person corrects it: names of `Figure` and their values.

    `quantity` stands for value, bounds and relation: "=41", "~41", ">=41", "18..20".
    """
    known: dict[str, Any] = {name: value for name, value in changes.items() if name in _NAMES}
    if unknown := set(changes) - set(known) - {"quantity"}:
        raise GoldError(f"no field of a figure: {sorted(unknown)}")
    for name, kind in (("stance", Stance), ("kind", Kind), ("relation", Relation)):
        if name in known:
            known[name] = kind(known[name])
    if "quantity" in changes:
        figure = figure.with_quantity(_quantity(changes["quantity"]))
    return replace(figure, **known, corrected=figure.corrected | set(changes)) if changes else figure


def _quantity(words: str) -> Quantity:
    found = _QUANTITY.fullmatch(words)
    if found is None:
        raise GoldError(f"{words!r} is not a quantity")
    if found[1]:
        return Quantity.bounded(Decimal(found[2]), Relation(found[1]), None)
    return Quantity.range(Decimal(found[3]), Decimal(found[4]), None)


@cache
def _read(article: str) -> tuple[Figure, ...]:
    row = json.loads(article)
    document = Document(
        row["key"], stored_text(row), title=row["title"], outlet=row["outlet"], published=row["published"],
        language="en",
    )  # fmt: skip
    found = load_pipeline().read(document).figures
    # What the project adds to a figure: the article's own data.
    return tuple(
        replace(figure, outlet=row["outlet"], title=row["title"], published=row["published"])
        for figure in found
    )
