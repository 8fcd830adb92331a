"""Title, outlet, author, address and date of a web page: JSON-LD, OpenGraph, meta elements, address.

Each is what the page says about itself; only what comes from its address or its visible text is a guess.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.model.document import Origin
from reportedly.reading.json_ld import clean_text, metadata_from_json_ld, person_name, visible_text
from reportedly.reading.metadata import Metadata, author_of_line, metadata_from_address
from reportedly.reading.published import parse_published

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["metadata_from_html"]

_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published",
    "article.published", "datepublished", "rnews:datepublished", "publishdate", "publish-date",
    "publish_date", "published_date", "publication_date", "citation_publication_date", "pubdate",
    "bt:pubdate", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "displaydate", "date",
    "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created",
)  # fmt: skip
_OUTLET_META = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "citation_journal_title",
    "application-name",
    "cre",
)
_AUTHOR_META = (
    "author",
    "article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "citation_author",
)
_TITLE_META = ("og:title", "twitter:title", "dc.title", "headline", "sailthru.title")
_URL_META = ("og:url", "twitter:url")
# Browsers note where a saved page came from in a comment: "saved from url=(0042)https://..." and
# SingleFile's "Page saved with SingleFile url: https://...".
_SAVED_FROM = re.compile(r"(?:saved from url=\(\d+\)|\burl:)\s*(https?://\S+)")
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:pub(?:lish(?:ed)?)?|posted|date|datetime|timestamp|dateline)(?:$|[\s_-])", re.I
)
_AUTHOR_CLASS = re.compile(r"(?:^|[\s_-])(?:author|byline)s?(?:$|[\s_-])", re.I)
_NO_AUTHOR_CLASS = re.compile(r"comment|related|bio|about|card", re.I)
_MAX_DATE_CHARS = 80
# Half of the words of the stated title must stand in a heading that is taken for the headline.
_TITLE_OVERLAP = 0.5


def metadata_from_html(tree: "_Element") -> Metadata:
    """Read what a parsed page says about itself."""
    meta = _meta_values(tree)
    found = metadata_from_json_ld(tree).or_else(
        Metadata(
            title=_first(meta, _TITLE_META),
            outlet=_first(meta, _OUTLET_META),
            author=person_name(_first(meta, _AUTHOR_META)),
            url=_url(tree, meta),
            published=_first_date(_all(meta, _PUBLISHED_META)) or _first_date(_declared_dates(tree)),
            published_origin=Origin.FOUND,
            outlet_origin=Origin.FOUND,
        )
    )
    title = _heading(tree, found.title) or found.title or _page_title(tree, found.outlet)
    shown = Metadata(
        author=_shown_author(tree),
        published=_first_date(_shown_dates(tree)),
        published_origin=Origin.GUESSED,
    )
    found = replace(found, title=title).or_else(metadata_from_address("", found.url)).or_else(shown)
    return _with_honest_origins(found)


def _with_honest_origins(found: Metadata) -> Metadata:
    return replace(
        found,
        published_origin=found.published_origin if found.published else Origin.UNKNOWN,
        outlet_origin=found.outlet_origin if found.outlet else Origin.UNKNOWN,
    )


def _meta_values(tree: "_Element") -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = clean_text(element.get("content"))
        if name and content:
            values.setdefault(name.strip().lower(), []).append(content)
    return values


def _all(meta: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from meta.get(name, ())


def _first(meta: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next(_all(meta, names), None)


def _first_date(values: Iterator[str]) -> str | None:
    return next((day for day in map(parse_published, values) if day), None)


def _declared_dates(tree: "_Element") -> Iterator[str]:
    """Give the dates that microdata declares to be the day of publication."""
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        yield element.get("datetime") or element.get("content") or visible_text(element)


def _shown_dates(tree: "_Element") -> Iterator[str]:
    """Give the dates that the page shows above or in its article: <time>, then what is styled as a date."""
    place = next((found for tag in ("article", "main", "body") for found in tree.iter(tag)), tree)
    times = list(place.iterfind(".//time"))
    for element in sorted(times, key=lambda time: "update" in (time.get("class") or "").lower()):
        yield element.get("datetime") or visible_text(element)
    for element in tree.iterfind(".//*[@class]"):
        if _DATE_CLASS.search(element.get("class") or ""):
            text = visible_text(element)
            if len(text) <= _MAX_DATE_CHARS:
                yield text


def _shown_author(tree: "_Element") -> str | None:
    """Give the name in the byline above the article: "By Ada Lind", "Ada Lind, Scotland correspondent"."""
    place = next((found for tag in ("article", "main") for found in tree.iter(tag)), None)
    for element in place.iterfind(".//*[@class]") if place is not None else ():
        classes = element.get("class") or ""
        if _AUTHOR_CLASS.search(classes) and not _NO_AUTHOR_CLASS.search(classes):
            name = author_of_line(visible_text(element)) or author_of_line(f"By {visible_text(element)}")
            if name:
                return name
    return None


def _url(tree: "_Element", meta: dict[str, list[str]]) -> str | None:
    canonical = [
        link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"
    ]
    from lxml.etree import Comment

    comments = (*tree.itersiblings(Comment, preceding=True), *tree.iter(Comment))
    saved = [
        found.group(1) for found in (_SAVED_FROM.search(comment.text or "") for comment in comments) if found
    ]
    known = (*canonical, *_all(meta, _URL_META), *saved)
    return next(
        (url.strip() for url in known if url.strip().lower().startswith(("http://", "https://"))), None
    )


def _heading(tree: "_Element", stated: str | None) -> str | None:
    """Give the headline that the page shows: what it states elsewhere is often written for search engines.

    The only h1 of a page may be the name of the site; then it shares no words with the stated title.
    """
    headings = [heading for heading in map(visible_text, tree.iter("h1")) if heading]
    if stated is None:
        return headings[0] if len(headings) == 1 else None
    words = _words(stated)
    best = max(headings, key=lambda heading: len(_words(heading) & words), default="")
    return best if len(_words(best) & words) >= _TITLE_OVERLAP * max(1, len(words)) else None


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _page_title(tree: "_Element", outlet: str | None) -> str | None:
    element = tree.find(".//title")
    title = clean_text(element.text) if element is not None else None
    if not title:
        return None
    # "North Korea sends troops | Fox News": what follows the last sign is the site's name.
    parts = re.fullmatch(r"(?P<body>.*\S)\s+[|–—·-]\s+(?P<site>.*)", title)
    if parts is None:
        return title
    is_site = parts["site"] == outlet or len(parts["site"].split()) < min(5, len(parts["body"].split()))
    return parts["body"] if is_site else title
