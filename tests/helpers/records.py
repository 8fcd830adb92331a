"""Hand-made figures, set-aside numbers and articles, for tests that need no extraction."""

from decimal import Decimal
from typing import Any

from reportedly.model.document import Document
from reportedly.model.evidence import Evidence
from reportedly.model.extraction import Extraction
from reportedly.model.figure import Figure, figure_id
from reportedly.model.quantity import Kind, Relation
from reportedly.model.set_aside import Reason, SetAside
from reportedly.model.span import Span

SENTENCE = "Officials in Seoul said that 3,000 soldiers had arrived by 1 October."


def make_document(key: str = "seoul.txt", text: str = SENTENCE, **fields: Any) -> Document:
    return Document(key, text, **fields)


def make_figure(document: Document | None = None, start: int = 29, end: int = 34, **fields: Any) -> Figure:
    document = document or make_document()
    values: dict[str, Any] = {
        "id": figure_id(f"{document.key}\n{document.sha256}", start, end),
        "article": document.key,
        "start": start,
        "end": end,
        "text": document.text[start:end],
        "value": Decimal(3000),
        "low": Decimal(3000),
        "high": Decimal(3000),
        "relation": Relation.EXACT,
        "kind": Kind.LEVEL,
        "unit": "people",
        "measure": "soldiers arrived",
        "series": "soldier|arrive",
        "sentence": document.text,
        "sentence_start": 0,
        "sentence_end": len(document.text),
        "confidence": 0.9,
        "evidence": {"value": Evidence("numbers", "digits", (Span(start, end),), 0.99)},
        "outlet": document.outlet,
        "title": document.title,
        "author": document.author,
        "url": document.url,
        "published": document.published,
    }
    return Figure(**(values | fields))


def make_set_aside(document: Document | None = None, **fields: Any) -> SetAside:
    document = document or make_document()
    values: dict[str, Any] = {
        "article": document.key,
        "start": 59,
        "end": 68,
        "text": document.text[59:68],
        "reason": Reason.DATE,
        "rule": "date.day",
    }
    return SetAside(**(values | fields))


def make_extraction(document: Document, figures: int | tuple[Figure, ...] = 1, **fields: Any) -> Extraction:
    """Give an extraction with these figures, or so many on successive code points, and one date set aside."""
    if isinstance(figures, int):
        figures = tuple(make_figure(document, start, start + 1) for start in range(figures))
    values: dict[str, Any] = {"set_aside": (make_set_aside(document),), "version": "test"}
    return Extraction(document.key, figures, **(values | fields))
