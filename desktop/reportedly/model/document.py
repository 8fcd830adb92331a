"""An article as the program holds it."""

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum

__all__ = ["Document", "Origin", "document_key"]


class Origin(StrEnum):
    """Where a piece of metadata comes from; decides whether the window marks it as doubtful."""

    UNKNOWN = "unknown"  # there is none
    FOUND = "found"  # stated in the document's own metadata
    GUESSED = "guessed"  # read from the text, the file name or the address
    TABLE = "table"  # supplied by the user with --metadata or in a table of articles
    TYPED = "typed"  # typed by the user in the window


@dataclass(frozen=True, slots=True)
class Document:
    """One article: its text as stored, and what is known about it.

    All offsets of the program are code points into `text`, which is never changed afterwards: no newline
    translation, no trimming, no normalisation. `key` names the article in the project and in every row
    (`Figure.article`): the file's path as the user gave it, or the id of its table row.
    `published` is an ISO day, or month or year where no more is known; None when unknown.
    `sha256` is of the text in UTF-8.
    """

    key: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    published_origin: Origin = Origin.UNKNOWN
    outlet_origin: Origin = Origin.UNKNOWN
    language: str | None = None
    media_type: str = "text/plain"

    @property
    def sha256(self) -> str:
        """Give the digest that identifies the text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def with_published(self, published: str | None, origin: Origin) -> "Document":
        """Give the same article with another publication date."""
        return replace(self, published=published, published_origin=origin if published else Origin.UNKNOWN)


def document_key(text_sha256: str, outlet: str | None) -> str:
    """Give the identity by which "already loaded" is decided: the same text from the same outlet."""
    return f"{text_sha256}:{(outlet or '').strip().casefold()}"
