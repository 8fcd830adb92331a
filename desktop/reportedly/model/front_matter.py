"""The lines at the top of a plain text that say what it is: "Title: ...", "Outlet: ...", "Published: ..."."""

import re
from dataclasses import dataclass

__all__ = ["FrontMatter", "front_matter"]

_LINE = re.compile(
    r"[ \t\ufeff\xa0]*(?P<label>title|headline|outlet|publication|newspaper|publisher|published(?: (?:on|at))?"
    r"|publication date|date(?: published)?|first published|posted(?: on)?|issued|author"
    r"|by|byline|url|link|address)[ \t]*:[ \t]*(?P<value>[^\r\n]{0,199}[^\s])[ \t\r]*(?:\n|\Z)",
    re.IGNORECASE,
)
_BLANK = re.compile(r"[ \t\r\ufeff\xa0]*\n")
_TITLES, _OUTLETS = frozenset({"title", "headline"}), frozenset(
    {"outlet", "publication", "newspaper", "publisher"}
)  # fmt: skip
_LEAST_LINES = 2  # one such line may be a sentence: "Newspaper: minister used personal e-mail"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the block ends and the title stands in it, in code points; end 0 where a text has none.

    `labels` are those of its lines, in lower case; `outlet` is what it calls the outlet.
    """

    end: int = 0
    title: tuple[int, int] | None = None
    outlet: str | None = None
    labels: tuple[str, ...] = ()


def front_matter(text: str) -> FrontMatter:
    """Read the block of labelled lines that a text begins with; each label stands in it once."""
    place, title, outlet = 0, None, None
    labels: list[str] = []
    while line := _LINE.match(text, _after_blank(text, place)):
        label = line["label"].lower()
        if label in labels:
            break
        labels.append(label)
        title = line.span("value") if label in _TITLES else title
        outlet = line["value"] if label in _OUTLETS else outlet
        place = line.end()
    if len(labels) < _LEAST_LINES:
        return FrontMatter()
    return FrontMatter(place, title, outlet, tuple(labels))


def _after_blank(text: str, place: int) -> int:
    """Step over one blank line, over all of them at the start."""
    while blank := _BLANK.match(text, place):
        was_start, place = place == 0, blank.end()
        if not was_start:
            break
    return place
