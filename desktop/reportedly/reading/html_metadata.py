"""Title, outlet, author, address and date of a web page: JSON-LD, OpenGraph, meta elements, address.

Each is what the page says about itself; only what comes from its address or its visible text is a guess.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportedly.model.document import Origin
from reportedly.reading.metadata import Metadata, metadata_from_address
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
_ARTICLE_TYPE = re.compile(r"article|posting|report|analysis|opinion|review", re.I)


def metadata_from_html(tree: "_Element") -> Metadata:
    """Read what a parsed page says about itself."""
    meta = _meta_values(tree)
    found = _from_json_ld(tree)
    url = _url(tree, meta)
    outlet = _first(meta, _OUTLET_META)
    found = found.or_else(
        Metadata(
            title=_first(meta, _TITLE_META),
            outlet=outlet,
            author=_person(_first(meta, _AUTHOR_META)),
            url=url,
            published=_first_date(_all(meta, _PUBLISHED_META)) or _first_date(_marked_dates(tree)),
            published_origin=Origin.FOUND,
            outlet_origin=Origin.FOUND,
        )
    )
    found = found.or_else(Metadata(title=_heading(tree) or _page_title(tree, found.outlet)))
    return _with_honest_origins(found.or_else(metadata_from_address("", found.url)))


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
        content = _clean(element.get("content"))
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


def _marked_dates(tree: "_Element") -> Iterator[str]:
    """Give the dates that elements of the page are marked with: microdata first, then <time>."""
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        yield element.get("datetime") or element.get("content") or _visible(element)
    times = list(tree.iterfind(".//time[@datetime]"))
    for element in sorted(times, key=lambda time: "update" in (time.get("class") or "").lower()):
        yield element.get("datetime") or ""


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


def _heading(tree: "_Element") -> str | None:
    headings = [_clean(_visible(element)) for element in tree.iter("h1")]
    filled = [heading for heading in headings if heading]
    return filled[0] if len(filled) == 1 else None


def _page_title(tree: "_Element", outlet: str | None) -> str | None:
    element = tree.find(".//title")
    title = _clean(element.text) if element is not None else None
    if not title:
        return None
    # "North Korea sends troops | Fox News": what follows the last sign is the site's name.
    body, sign, tail = (
        re.split(r"(\s+[|–—·-]\s+)(?!.*\s[|–—·-]\s)", title, maxsplit=1)
        if _has_tail(title)
        else (title, "", "")
    )
    is_site = bool(sign) and (tail == outlet or (len(tail.split()) <= 4 and len(body.split()) > 4))
    return body if is_site else title


def _has_tail(title: str) -> bool:
    return re.search(r"\s[|–—·-]\s", title) is not None


def _from_json_ld(tree: "_Element") -> Metadata:
    articles = [node for node in _json_ld_nodes(tree) if _ARTICLE_TYPE.search(_type_of(node))]
    found = Metadata()
    for node in articles:
        published = parse_published(_text(node.get("datePublished")) or "")
        outlet = _text(node.get("publisher"))
        found = found.or_else(
            Metadata(
                title=_text(node.get("headline")) or _text(node.get("name")),
                outlet=outlet,
                author=_person(_text(node.get("author")) or _text(node.get("creator"))),
                published=published,
                published_origin=Origin.FOUND,
                outlet_origin=Origin.FOUND,
            )
        )
    return found


def _json_ld_nodes(tree: "_Element") -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        source = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        try:
            # strict=False: sites leave line breaks inside strings.
            yield from _nodes(json.loads(source, strict=False))
        except (ValueError, RecursionError):
            continue


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for part in value:
            yield from _nodes(part)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(name))


def _type_of(node: dict[str, Any]) -> str:
    kind = node.get("@type", "")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)


def _text(value: object) -> str | None:
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value))) or None
    return _clean(value) if isinstance(value, str) else None


def _person(value: str | None) -> str | None:
    """Drop what is no name: the address of a profile page."""
    return (
        None
        if value is None or value.lower().startswith(("http://", "https://"))
        else value.removeprefix("By ")
    )


def _visible(element: "_Element") -> str:
    return " ".join(str(piece) for piece in element.itertext())


def _clean(value: str | None) -> str | None:
    return " ".join(html.unescape(value).split()) or None if value else None
