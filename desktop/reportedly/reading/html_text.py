"""The article inside a web page, as text: title, paragraphs, headings, list items and table rows.

trafilatura finds the article among menus, banners, comments and related links; the text is made here from
the elements that it keeps, so that each paragraph is a line of its own and a table goes row by row.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["article_text", "parse_html", "with_title_first"]

_CELL_GAP = " | "
_BLOCKS = frozenset({"p", "head", "item", "quote", "code", "row", "list", "table", "div", "fw"})
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>", re.I)


def parse_html(markup: str) -> "_Element | None":
    """Parse a page, however broken; None if there is nothing in it."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    source = _DECLARATION.sub("", markup).replace("\0", "").encode("utf-8", "replace")
    try:
        return html.document_fromstring(source, parser=parser)
    except etree.ParserError:
        return None


def article_text(tree: "_Element") -> str:
    """Give the text of the article in a page: blocks parted by a blank line, no title added; may be empty.

    The tree is left as it is.
    """
    import copy

    from trafilatura import bare_extraction

    found = bare_extraction(
        copy.deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False
    )
    if found is not None and not isinstance(found, dict):
        text = "\n\n".join(_blocks(found.body))
        if text:
            return text
    return "\n\n".join(_all_paragraphs(tree))


def with_title_first(title: str | None, text: str) -> str:
    """Put the title above the text, unless the text begins with it."""
    if not title or not text or _folded(text).startswith(_folded(title)):
        return text
    return f"{title}\n\n{text}"


def _blocks(element: "_Element") -> Iterator[str]:
    """Yield the text of each block in order; text that stands between blocks is a block too."""
    if element.tag == "row":
        cells = [_inline(cell) for cell in element if isinstance(cell.tag, str)]
        if any(cells):
            yield _CELL_GAP.join(cells)
        return
    if not any(
        isinstance(child.tag, str) and child.tag in _BLOCKS
        for child in element.iter()
        if child is not element
    ):
        text = _inline(element)
        if text:
            yield text
        return
    loose = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag in _BLOCKS:
            yield from _joined(loose)
            loose = [child.tail or ""]
            yield from _blocks(child)
        else:
            loose += [_raw_inline(child), child.tail or ""]
    yield from _joined(loose)


def _joined(pieces: list[str]) -> Iterator[str]:
    text = " ".join("".join(pieces).split())
    if text:
        yield text


def _raw_inline(element: "_Element") -> str:
    if not isinstance(element.tag, str):
        return ""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == "lb" or child.tag == "br":
            pieces.append(" ")
        pieces += [_raw_inline(child), child.tail or ""]
    return " " if element.tag in ("lb", "br") else "".join(pieces)


def _inline(element: "_Element") -> str:
    return " ".join(_raw_inline(element).split())


def _all_paragraphs(tree: "_Element") -> Iterator[str]:
    """Yield every paragraph of a page in which trafilatura finds no article (it passes over short ones)."""
    places = [*tree.iter("article"), *tree.iter("main"), *tree.iter("body")]
    seen: set[str] = set()
    for element in places[:1]:
        for block in element.iter("p", "h1", "h2", "h3", "h4", "li", "tr", "blockquote", "pre", "td"):
            text = _inline(block)
            if (
                text
                and text not in seen
                and not any(parent.tag in ("nav", "footer", "aside") for parent in block.iterancestors())
            ):
                seen.add(text)
                yield text
        if not seen and _inline(element):
            yield _inline(element)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
