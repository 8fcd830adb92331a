"""Give a finished extraction to an article under another key."""

from dataclasses import replace

from reportedly.model.document import Document
from reportedly.model.extraction import Extraction
from reportedly.model.figure import figure_id

__all__ = ["article_identity", "rekey"]


def article_identity(key: str, document: Document) -> str:
    """Give what the ids of an article's figures are made from: its key and its text."""
    return f"{key}\n{document.sha256}"


def rekey(extraction: Extraction, document: Document, key: str) -> Extraction:
    """Give an extraction of `document` to the article of this key: ids and references follow."""
    if key == extraction.article:
        return extraction
    identity = article_identity(key, document)
    ids = {figure.id: figure_id(identity, figure.start, figure.end) for figure in extraction.figures}
    figures = tuple(
        replace(
            figure,
            id=ids[figure.id],
            article=key,
            superseded_by=ids.get(figure.superseded_by) if figure.superseded_by else None,
            denied_by=tuple(
                replace(denial, article=key) if denial.article == extraction.article else denial
                for denial in figure.denied_by
            ),
        )
        for figure in extraction.figures
    )
    aside = tuple(replace(number, article=key) for number in extraction.set_aside)
    return replace(extraction, article=key, figures=figures, set_aside=aside)
