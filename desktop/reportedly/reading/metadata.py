"""What is known about an article besides its text, and where that knowledge comes from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import PurePath
from urllib.parse import urlsplit

from reportedly.model.document import Document, Origin
from reportedly.model.front_matter import front_matter
from reportedly.reading.dateline import dateline_agency, dateline_day, is_release
from reportedly.reading.outlet_words import OUTLET_WORD
from reportedly.reading.published import DATE, parse_published, published_in_address

__all__ = ["Metadata", "author_of_line", "metadata_from_address", "metadata_from_text", "title_line"]

_HEADER_LINES = 12
_MAX_TITLE_CHARS = 200
_LABELLED = re.compile(
    r"\s*(?P<label>published(?:\s+(?:on|at))?|publication date|date(?:\s+published)?|posted(?:\s+on)?|issued"
    r"|first published|updated|last updated|title|headline|outlet|publication|newspaper|publisher|author|by"
    r"|url|link|address|source)\s*(?P<sign>[:|]|\s(?=\W*\d|\W*\w{3,9}\.?\s+\d))\s*(?P<value>\S.*)",
    re.I,
)
_BYLINE = re.compile(
    r"By\s+(?P<name>[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|de|van|von|al|bin|and)){1,7}),?(?:\s+(?:in|for)\s.*)?\s*"
)
# "Ada Lind, Scotland correspondent": who he is stands behind the name.
_REPORTER = re.compile(
    r"(?:By\s+)?(?P<name>[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|de|van|von|al|bin)){1,3}),\s+(?:[\w'’&-]+\s+){0,3}?"
    r"(?:correspondent|reporter|editor|columnist|journalist|staff writer)(?:\s+in\s+[A-Z][\w'’ -]*)?",
)
# What may stand beside the date in a line that only says when the article was published.
_BESIDE_DATE = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:at|on|of|the|published|posted|updated|date)\b"
    r"|\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\b|\b[ap]\.?m\b\.?|\b(?:[A-Z]{2,4}T|GMT|UTC|JST|KST|MSK)\b|[+-]\d\d:?\d\d\b|\d{1,2}(?=\s*[ap]\.?m)"
    r"|[\W_]",
    re.I,
)
_WEB_ADDRESS = re.compile(r"https?://\S+", re.I)
_MAX_NAME_WORDS = 8
# Labels after which a date is the day of publication and nothing else: no guess.
_SAYS_PUBLISHED = frozenset({"published", "publication", "date", "posted", "issued", "first"})
# A name, perhaps with the day beside it: "Capital Times, 20 March 2025". With a word of outlets it names one.
_NAME = re.compile(
    r"(?:[A-Z0-9][\w&.'’-]*|of|the|and|for|de|la)(?:\s+(?:[A-Z0-9][\w&.'’-]*|of|the|and|for|de|la)){0,5}"
)
_WEEKDAY_BEHIND = re.compile(r"\W+(?:mon|tues|wednes|thurs|fri|satur|sun)day\W*$", re.I)
_BETWEEN_NAME_AND_DATE = " \t\xa0,|/·•–—-"
_LEADING_NAME = re.compile(r"(?:The )?(?:Voice of|Radio|News of) ")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, outlet, author, address and publication date, each None where unknown."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    published_origin: Origin = Origin.UNKNOWN
    outlet_origin: Origin = Origin.UNKNOWN

    def or_else(self, other: "Metadata") -> "Metadata":
        """Fill what is unknown here from a less trusted place."""
        published, outlet = (self, other)[self.published is None], (self, other)[self.outlet is None]
        return Metadata(
            title=self.title or other.title,
            outlet=outlet.outlet,
            author=self.author or other.author,
            url=self.url or other.url,
            published=published.published,
            published_origin=published.published_origin,
            outlet_origin=outlet.outlet_origin,
        )

    def describe(self, key: str, text: str, media_type: str) -> Document:
        """Make the document of this text."""
        return Document(
            key=key,
            text=text,
            title=self.title,
            outlet=self.outlet,
            author=self.author,
            url=self.url,
            published=self.published,
            published_origin=self.published_origin,
            outlet_origin=self.outlet_origin,
            media_type=media_type,
        )


def metadata_from_text(text: str) -> Metadata:
    """Read the title and what the first lines say about the article.

    Understood are lines with a label ("Published: 24 Dec. 2024, 11:37"), lines that are nothing but a
    date and a time ("2:27 PM EDT, October 21, 2024"), the name of an outlet, alone or beside the day, datelines with a
    whole date, and a byline. A labelled day of publication is stated, and so is the outlet of a block of labelled
    lines; all else is a guess.
    """
    found = Metadata(title=title_line(text))
    lines = [line.strip("\ufeff \t\r\xa0") for line in text[:20_000].split("\n")]
    header = [line for line in lines if line and line != found.title][:_HEADER_LINES]
    is_in_release = any(map(is_release, [found.title or "", *header]))
    for line in header:
        found = found.or_else(_from_line(line, is_in_release=is_in_release))
    if found.published is not None and found.published_origin is Origin.UNKNOWN:
        found = replace(found, published_origin=Origin.GUESSED)
    if found.outlet is not None:
        is_stated = found.outlet == front_matter(text).outlet
        found = replace(found, outlet_origin=Origin.FOUND if is_stated else Origin.GUESSED)
    return found


def metadata_from_address(name: str, url: str | None = None) -> Metadata:
    """Guess the day from the file name or the web address, and the outlet from the address."""
    published = published_in_address(PurePath(name).name)
    outlet = None
    if url:
        try:
            address = urlsplit(url)
        except ValueError:  # "https://[redacted]/news": no address, but what the article says
            address = urlsplit("")
        published = published_in_address(address.path) or published
        outlet = (address.hostname or "").removeprefix("www.") or None
    return Metadata(
        outlet=outlet,
        url=url,
        published=published,
        published_origin=Origin.GUESSED if published else Origin.UNKNOWN,
        outlet_origin=Origin.GUESSED if outlet else Origin.UNKNOWN,
    )


def title_line(text: str) -> str | None:
    """Give the first line below the masthead if it looks like a title: short, with a text below it."""
    lines = (line.strip("\ufeff \t\r\xa0") for line in text.split("\n"))
    filled = list(islice((line for line in lines if line), 5))
    rest = filled[_masthead(filled) :]
    return _title(rest[0]) if len(rest) > 1 else None


def author_of_line(line: str) -> str | None:
    """Give the name in a line that is a byline: "By Ada Lind", "Ada Lind, Scotland correspondent"; else None."""
    byline = _BYLINE.fullmatch(line) or _REPORTER.fullmatch(line)
    return byline["name"] if byline else None


def _masthead(lines: Sequence[str]) -> int:
    """Count the lines above the title that name the outlet and the day: "Capital Times, 20 March 2025", or one each.

    An outlet alone stands above a title only where a day or a title follows, and not a byline or the text: it may be
    the title itself.
    """
    named = _name_and_day(lines[0]) if lines else None
    if named is None:
        return 0
    if named.published is not None:
        return 1
    if _is_headline(lines[0]):
        return 0
    below = 2 if len(lines) > 1 and _only_date(lines[1]) else 1
    following = lines[below] if len(lines) > below + 1 else ""
    is_title = (
        bool(_title(following)) and not _BYLINE.fullmatch(following) and _name_and_day(following) is None
    )
    return below if is_title else 0


def _is_headline(line: str) -> bool:
    """Tell a headline in capitals from an outlet, whose word of outlets is its last: "Record Floods Hit Towns"."""
    if _LEADING_NAME.match(line):
        return False  # "Voice of America", "Radio Free Europe"
    ends = [found.end() for found in OUTLET_WORD.finditer(line)]
    words = len(line.split())
    return words > 2 and (not ends or ends[-1] != len(line) or words > 4)


def _title(line: str) -> str | None:
    """Give the title that a line is; None where it looks like a sentence, a date or a label."""
    if len(line) > _MAX_TITLE_CHARS:
        return None
    labelled = _LABELLED.fullmatch(line)
    if labelled and labelled["label"].lower() in ("title", "headline"):
        return labelled["value"]
    is_other = labelled or _only_date(line) or line.endswith((".", ":", ";", ","))
    return line if not is_other and any(map(str.isalpha, line)) else None


def _from_line(line: str, *, is_in_release: bool) -> Metadata:
    if len(line) <= _MAX_TITLE_CHARS:
        labelled = _LABELLED.fullmatch(line)
        if labelled:
            return _from_label(
                labelled["label"].lower().split()[0], labelled["sign"], labelled["value"].strip()
            )
        if _only_date(line):
            return Metadata(published=parse_published(line))
        if author := author_of_line(line):
            return Metadata(author=author)
        named = _name_and_day(line)
        if named is not None:
            return named
    return Metadata(outlet=dateline_agency(line), published=dateline_day(line, is_release=is_in_release))


def _name_and_day(line: str) -> Metadata | None:
    """Read a line that is the name of an outlet, or a name and a day: "Capital Times, 20 March 2025"."""
    day = DATE.search(line)
    before, after = (line[: day.start()], line[day.end() :]) if day else (line, "")
    name = (_WEEKDAY_BEHIND.sub("", before) if day else before).strip(_BETWEEN_NAME_AND_DATE)
    if _BESIDE_DATE.sub("", after) or not _NAME.fullmatch(name):
        return None
    outlet = name if OUTLET_WORD.search(name) else None
    if day is None and outlet is None:
        return None
    return Metadata(outlet=outlet, published=parse_published(day.group()) if day else None)


def _from_label(label: str, sign: str, value: str) -> Metadata:
    address = _WEB_ADDRESS.search(value)
    if label in ("url", "link", "address", "source"):
        return Metadata(url=address.group()) if address else Metadata()
    if label in ("title", "headline"):
        return Metadata(title=value)
    if label in ("outlet", "publication", "newspaper", "publisher", "author", "by"):
        if not sign.strip() or len(value.split()) > _MAX_NAME_WORDS or value.endswith("."):
            return Metadata()  # "Newspaper: secretary used personal e-mail." is a headline
        return Metadata(author=value) if label in ("author", "by") else Metadata(outlet=value)
    if label == "last":
        return Metadata()
    is_stated = sign == ":" and label in _SAYS_PUBLISHED and _only_date(value)
    published = parse_published(value)
    return Metadata(
        published=published,
        published_origin=Origin.FOUND if is_stated and published else Origin.UNKNOWN,
    )


def _only_date(line: str) -> bool:
    found = DATE.search(line)
    if not found:
        return False
    rest = line[: found.start()] + " " + line[found.end() :]
    return not _BESIDE_DATE.sub("", rest)
