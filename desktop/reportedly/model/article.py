"""An article of a project as lists show it: everything but its text."""

from dataclasses import dataclass

from reportedly.model.document import Origin

__all__ = ["ArticleSummary"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSummary:
    """One article of a project with the counts of its numbers.

    `key` is `Figure.article`. `path` is the original file, None for pasted text and table rows.
    `is_read` is False for a language that is not read for figures. `reading` is another number after each new
    reading of its text.
    """

    key: str
    title: str | None
    outlet: str | None
    author: str | None
    url: str | None
    published: str | None
    published_origin: Origin
    outlet_origin: Origin
    language: str
    is_read: bool
    figures: int
    set_aside: int
    to_check: int
    path: str | None
    media_type: str
    sha256: str
    reading: int = 0
