"""One whole reading of a text, as the tests of the later stages need it."""

from reportedly.extraction.pipeline import load_pipeline
from reportedly.model.document import Document
from reportedly.model.extraction import Extraction
from reportedly.model.figure import Figure


def read_article(text: str, published: str | None = "2024-10-23", title: str | None = None) -> Extraction:
    document = Document(key="article.txt", text=text, published=published, title=title, language="en")
    return load_pipeline().read(document)


def figures_of(text: str, published: str | None = "2024-10-23") -> tuple[Figure, ...]:
    return read_article(text, published).figures


def only_figure(text: str, published: str | None = "2024-10-23") -> Figure:
    figures = figures_of(text, published)
    assert len(figures) == 1, [figure.text for figure in figures]
    return figures[0]
