"""The article inside a web page, as text: title, paragraphs, headings, list items and table rows.

trafilatura finds the article among menus, banners, comments and related links; the text is made here from
the elements that it keeps, so that each paragraph is a line of its own and a table goes row by row.
"""

import copy
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["article_text", "parse_html", "text_length", "with_title_first"]

_CELL_GAP = " | "
_CELL_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "div", "ul", "ol", "blockquote"})
_LISTS = frozenset({"table", "list"})
_GAP_IN_NUMBER = re.compile(r"(?<=\d)[\u00a0\u202f\u2009](?=\d)")
# A page may hold them, but lxml refuses them in texts that are set (XML 1.0, section 2.2).
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Private characters stand for the spaces on the way through trafilatura.
_KEPT_GAPS = {"\u00a0": "\ue0a0", "\u202f": "\ue0a1", "\u2009": "\ue0a2"}
_GAPS_AGAIN = {ord(mark): gap for gap, mark in _KEPT_GAPS.items()}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TWO_BREAKS = "\ue0a3"
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


def text_length(tree: "_Element") -> int:
    """Count the characters of a page that are no script or style: quick, unlike finding its article."""
    hidden = ("script", "style", "template")
    own = (len(element.text or "") for element in tree.iter() if element.tag not in hidden)
    return sum(own) + sum(len(element.tail or "") for element in tree.iter())


def article_text(tree: "_Element") -> str:
    """Give the text of the article in a page: blocks parted by a blank line, no title added; may be empty.

    The tree is left as it is.
    """
    from trafilatura import bare_extraction

    # It warns of every page without an article; the caller says that in the program's own words.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    page = _prepared(copy.deepcopy(tree))
    found = bare_extraction(
        copy.deepcopy(page), include_comments=False, include_tables=True, with_metadata=False
    )
    body = None if found is None or isinstance(found, dict) else found.body
    blocks = list(_blocks(body)) if body is not None else []
    return "\n\n".join(blocks or _all_paragraphs(page)).translate(_GAPS_AGAIN)


def with_title_first(title: str | None, text: str) -> str:
    """Put the title above the text, unless the text begins with it."""
    if not title or not text or _folded(text).startswith(_folded(title)):
        return text
    return f"{title}\n\n{text}"


def _prepared(tree: "_Element") -> "_Element":
    """Mark what trafilatura would lose, and take away what it stumbles over.

    It makes the unbreakable space inside a number (10 000) a plain one, two line breaks in a row one, and
    it drops the rest of a sentence after a comment inside it (measured with 2.3.1).
    """
    from lxml import etree

    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    etree.strip_elements(tree, "script", "style", "noscript", "template", with_tail=False)
    for element in tree.iter():
        element.text, element.tail = _marked(element.text), _marked(element.tail)
        if element.tag == "sup" and element.text:
            element.text = element.text.translate(_RAISED)  # 10<sup>6</sup> is not 106
    _unfold_layout_tables(tree)
    for line_break in tree.iter("br"):
        following = line_break.getnext()
        if following is not None and following.tag == "br" and not (line_break.tail or "").strip():
            line_break.tail = _TWO_BREAKS
    return tree


def _marked(text: str | None) -> str | None:
    if not text:
        return text
    text = _FORBIDDEN.sub("", text)
    return _GAP_IN_NUMBER.sub(lambda gap: _KEPT_GAPS[gap.group()], text)


def _unfold_layout_tables(tree: "_Element") -> None:
    """Make plain blocks of tables that only arrange a page, as letters and old sites use them.

    Such a table holds another table, has one column, or a cell with several blocks.
    """
    layout = [table for table in tree.iter("table") if _is_layout(table)]
    parts = [
        part
        for table in layout
        for part in table.iter("thead", "tbody", "tfoot", "tr", "td", "th")
        if next(part.iterancestors("table")) is table
    ]
    for element in (*layout, *parts):
        element.tag = "div"


def _is_layout(table: "_Element") -> bool:
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return True
    rows = list(table.iter("tr"))
    has_one_column = all(len(row) <= 1 for row in rows)
    cells = (cell for row in rows for cell in row)
    return has_one_column or any(sum(child.tag in _CELL_BLOCKS for child in cell) > 1 for cell in cells)


def _blocks(element: "_Element") -> Iterator[str]:
    """Yield the text of each block in order; text that stands between blocks is a block too."""
    if element.tag == "row":
        cells = [_tidy(_inline(cell)).replace("\n", " ") for cell in element]
        if any(cells):
            yield _CELL_GAP.join(filter(None, cells))
        return
    if element.tag in _LISTS:
        yield from filter(None, ["\n".join(line for part in element for line in _blocks(part))])
        return
    loose = element.text or ""
    for child in element:
        if child.tag in _BLOCKS:
            yield from _paragraphs(loose)
            yield from _blocks(child)
            loose = child.tail or ""
        else:
            loose += _inline_child(child)
    yield from _paragraphs(loose)


def _inline(element: "_Element") -> str:
    return (element.text or "") + "".join(map(_inline_child, element))


def _inline_child(child: "_Element") -> str:
    """Give the text of an element inside a paragraph and the text after it; a line break is U+2028."""
    if child.tag in ("lb", "br"):
        return "\u2028" + (child.tail or "")
    is_element = isinstance(child.tag, str)  # comments and processing instructions are not
    return (_inline(child) if is_element else "") + (child.tail or "")


def _paragraphs(text: str) -> Iterator[str]:
    # Two line breaks in a row are how many sites part their paragraphs.
    for paragraph in text.split(_TWO_BREAKS):
        if tidy := _tidy(paragraph):
            yield tidy


def _tidy(text: str) -> str:
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\u2028"))))


def _all_paragraphs(tree: "_Element") -> Iterator[str]:
    """Yield every paragraph of a page in which trafilatura finds no article (it passes over short ones)."""
    place = next((found for tag in ("article", "main", "body") for found in tree.iter(tag)), tree)
    paragraphs = [
        block for block in place.iter("p", "h1", "h2", "h3", "li", "tr", "pre") if _is_content(block)
    ]
    texts = dict.fromkeys(_tidy(_inline(block)) for block in paragraphs)
    yield from filter(None, texts or [_tidy(_inline(place))])


def _is_content(block: "_Element") -> bool:
    return not any(
        parent.tag in ("nav", "footer", "aside", "p", "li", "tr") for parent in block.iterancestors()
    )


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
