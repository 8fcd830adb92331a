"""Who said which number, about what, when: reported figures in news articles.

    >>> import reportedly
    >>> figures = reportedly.extract("The ministry said on Monday that 40 people died.", published="2024-10-23")
    >>> [(str(f.value), f.unit, f.statement_date) for f in figures]
    [('40', 'people', '2024-10-21')]

Importing the package costs next to nothing: parts of it are loaded when they are first used.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from os import PathLike

    from reportedly.analysis.table import Figures
    from reportedly.model.document import Document
    from reportedly.model.errors import Cancelled, DataError, ReadingError, ReportedlyError, UserError
    from reportedly.model.figure import Figure

__version__ = "0.1.0"

__all__ = [
    "Cancelled",
    "DataError",
    "Document",
    "Figure",
    "Figures",
    "ReadingError",
    "ReportedlyError",
    "UserError",
    "__version__",
    "extract",
    "read",
]

_HOMES = {
    "Cancelled": "reportedly.model.errors",
    "DataError": "reportedly.model.errors",
    "Document": "reportedly.model.document",
    "Figure": "reportedly.model.figure",
    "Figures": "reportedly.analysis.table",
    "ReadingError": "reportedly.model.errors",
    "ReportedlyError": "reportedly.model.errors",
    "UserError": "reportedly.model.errors",
}


def read(path: "str | PathLike[str]") -> "Document":
    """Read one article from a file of any format that the program knows.

    Raises ReadingError (codes R1xx) with a sentence that says what is wrong with the file.
    """
    from pathlib import Path

    from reportedly.reading import read_document

    return read_document(Path(path))


def extract(text: "str | Document", published: "str | datetime.date | None" = None) -> "Figures":
    """Give the reported figures of an article, with the numbers that were set aside.

    `text` is the article or a document from `read`. `published` is the day of publication (ISO, or a date;
    a month or a year where no more is known): without it, "Wednesday" stays open. The first call loads the
    language model, which takes a few seconds.
    """
    from reportedly.analysis.table import Figures
    from reportedly.extraction.pipeline import load_pipeline
    from reportedly.model.dates import parse_iso_period
    from reportedly.model.document import Document, Origin

    document = Document(key="text", text=text) if isinstance(text, str) else text
    if published is not None:
        day = published if isinstance(published, str) else published.isoformat()[:10]
        parse_iso_period(day)  # refuses what is no date before anything is read
        document = document.with_published(day, Origin.TYPED)
    return Figures(load_pipeline().read(document))


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'reportedly' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
