"""Short articles read by the program, and figures made by hand, for the tests of origins and mutations."""

from dataclasses import replace
from decimal import Decimal

from reportedly.extraction.pipeline import load_pipeline
from reportedly.model.document import Document
from reportedly.model.evidence import Evidence
from reportedly.model.figure import Figure
from reportedly.model.origin import Origin
from reportedly.model.quantity import Kind, Quantity, Relation
from reportedly.model.span import Span

__all__ = ["grouped", "read_reports", "told_figure"]


def read_reports(
    *reports: tuple[str, str | None, str],
) -> tuple[list[Figure], dict[str, str]]:
    """Read reports (outlet, day of publication, text); the outlet's name is the article's key too."""
    figures: list[Figure] = []
    texts: dict[str, str] = {}
    for outlet, day, text in reports:
        found = load_pipeline().read(Document(outlet, text, outlet=outlet, published=day)).figures
        figures += [replace(figure, outlet=outlet, published=day) for figure in found]
        texts[outlet] = text
    return figures, texts


def grouped(origins: tuple[Origin, ...]) -> list[list[str]]:
    """Give the articles of each origin, in order."""
    return [[report.article for report in origin.reports] for origin in origins]


def told_figure(
    figure_id: str, article: str, number: int, *, source: str | None = "Harbour Office", said: str | None = None,
    published: str | None = "2024-05-06", relation: Relation = Relation.EXACT, thing: str = "boats",
) -> Figure:  # fmt: skip
    """Give a figure of one plain sentence, without reading it."""
    who = f"{source} said that " if source else ""
    sentence = f"{who}{number} {thing} lay in the northern harbour of Lund."
    start = len(who)
    end = start + len(str(number))
    rule = "statement.cue" if said else "statement.published"
    figure = Figure(
        id=figure_id, article=article, start=start, end=end, text=str(number), value=None, low=None, high=None,
        relation=Relation.EXACT, kind=Kind.LEVEL, unit=thing.removesuffix("s"), measure=thing, series=thing,
        source=source, source_text=source, statement_date=said or published, sentence=sentence, sentence_start=0,
        sentence_end=len(sentence), confidence=0.9, outlet=article, published=published,
        evidence={"statement_date": Evidence("dates", rule, (Span(0, 1),))},
    )  # fmt: skip
    return figure.with_quantity(Quantity.bounded(Decimal(number), relation, None))
