"""Web pages saved from a browser."""

import re

from reportedly.model.document import Document
from reportedly.reading.failures import MAX_TEXT_CHARS, reading_error
from reportedly.reading.html_metadata import metadata_from_html
from reportedly.reading.html_text import article_text, parse_html, text_length, with_title_first
from reportedly.reading.metadata import metadata_from_address, metadata_from_text
from reportedly.reading.raw_text import raw_text
from reportedly.reading.reader import RawDocument, Reader

__all__ = ["READER"]

_CHARSET = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]+encoding=[\"']([\w.:-]+)", re.I
)
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)


def _read(raw: RawDocument) -> Document:
    declared = _CHARSET.search(raw.head)
    charset = next((group for group in declared.groups() if group), b"") if declared else b""
    tree = parse_html(raw_text(raw, charset.decode("ascii", "replace"), is_mere_text=False))
    if tree is not None and text_length(tree) > MAX_TEXT_CHARS:
        raise reading_error("R107", raw.name)
    body = article_text(tree) if tree is not None else ""
    if tree is None or not body:
        raise reading_error("R114", raw.name)
    found = metadata_from_html(tree)
    text = with_title_first(found.title, body)
    found = found.or_else(metadata_from_text(text)).or_else(metadata_from_address(raw.name))
    return found.describe(raw.name, text, "text/html")


READER = Reader(
    name="html",
    suffixes=frozenset({".html", ".htm", ".xhtml"}),
    media_types=frozenset({"text/html", "application/xhtml+xml"}),
    read=_read,
    sniff=lambda head: _PAGE.match(head) is not None,
)
