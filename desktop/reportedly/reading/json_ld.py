"""What a web page says about its article in JSON-LD, the form that search engines ask for."""

import html
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reportedly.model.document import Origin
from reportedly.reading.metadata import Metadata
from reportedly.reading.published import parse_published

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["clean_text", "metadata_from_json_ld", "person_name", "visible_text"]

_ARTICLE_TYPE = re.compile(r"article|posting|report|analysis|opinion", re.I)


def metadata_from_json_ld(tree: "_Element") -> Metadata:
    """Read the first article that a page describes, and the page itself where the article lacks a date."""
    nodes = list(_json_ld_nodes(tree))
    articles = [node for node in nodes if _ARTICLE_TYPE.search(_type_of(node))]
    pages = [node for node in nodes if "webpage" in _type_of(node).lower()]
    found = Metadata()
    for node in articles:
        if found == Metadata() or _name_of(node) == found.title:  # further ones may be related articles
            found = found.or_else(_metadata_of(node))
    for node in pages:
        published = parse_published(_text(node.get("datePublished")) or "")
        found = found.or_else(Metadata(published=published, published_origin=Origin.FOUND))
    return found


def visible_text(element: "_Element") -> str:
    """Give the text of an element in one line."""
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def clean_text(value: str | None) -> str | None:
    """Put a value in one line, with its HTML entities resolved; None if nothing is left."""
    return " ".join(html.unescape(value).split()) or None if value else None


def person_name(value: str | None) -> str | None:
    """Drop what is no name, such as the address of a profile page, and the word before it."""
    if value is None or value.lower().startswith(("http://", "https://")):
        return None
    return re.sub(r"^by\s+", "", value, flags=re.I) or None


def _metadata_of(node: dict[str, Any]) -> Metadata:
    return Metadata(
        title=_name_of(node),
        outlet=_text(node.get("publisher")),
        author=person_name(_text(node.get("author")) or _text(node.get("creator"))),
        published=parse_published(_text(node.get("datePublished")) or ""),
        published_origin=Origin.FOUND,
        outlet_origin=Origin.FOUND,
    )


def _name_of(node: dict[str, Any]) -> str | None:
    return _text(node.get("headline")) or _text(node.get("name"))


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
    return clean_text(value) if isinstance(value, str) else None
