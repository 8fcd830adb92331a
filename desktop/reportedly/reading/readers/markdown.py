"""Markdown: the text without its markup, one line a paragraph."""

import re
from collections.abc import Iterator

from reportedly.model.document import Document, Origin
from reportedly.reading.encoding import decode
from reportedly.reading.failures import reading_error
from reportedly.reading.metadata import Metadata, metadata_from_address, metadata_from_text
from reportedly.reading.published import parse_published
from reportedly.reading.reader import RawDocument, Reader

__all__ = ["READER"]

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<fields>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.S)
_FIELD = re.compile(r"(?P<name>[A-Za-z_-]+)\s*:\s*(?P<value>.*\S)\s*")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<text>.*?)(?:\s+#+)?\s*")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-{2,})\s*")
_RULE = re.compile(r"\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+(?P<text>.*)")
_BULLET = re.compile(r"\s*[-*+]\s+")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_REFERENCE = re.compile(r"\s{0,3}\[[^\]]+\]:\s*\S+.*")

# Inline markup, in the order in which it is taken away. Emphasis is markup only around words: 5 * 3 is not.
_INLINE = (
    (re.compile(r"<!--.*?-->", re.S), ""),
    (re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])"), ""),
    (re.compile(r"\[(?P<text>(?:[^\[\]]|\[[^\]]*\])+)\]\((?:[^()]|\([^)]*\))*\)"), r"\g<text>"),
    (re.compile(r"\[(?P<text>[^\[\]]+)\]\[[^\]]*\]"), r"\g<text>"),
    (re.compile(r"\[\^[^\]]+\]"), ""),
    (re.compile(r"<(?P<text>https?://[^>\s]+)>"), r"\g<text>"),
    (re.compile(r"</?[A-Za-z][^<>]*>"), ""),
    (re.compile(r"(`+)(?P<text>.+?)\1"), r"\g<text>"),
    (re.compile(r"(?<!\\)(?P<sign>\*\*|__|~~)(?=\S)(?P<text>.+?)(?<=[^\s\\])(?P=sign)"), r"\g<text>"),
    (re.compile(r"(?<![\\*])\*(?=[^\s*])(?P<text>[^*]+?)(?<=[^\s\\])\*(?!\*)"), r"\g<text>"),
    (re.compile(r"(?<![\\\w])_(?=[^\s_])(?P<text>[^_]+?)(?<=[^\s\\])_(?!\w)"), r"\g<text>"),
    (re.compile(r"\\(?P<sign>[!-/:-@\[-`{-~])"), r"\g<sign>"),
)


def _read(raw: RawDocument) -> Document:
    decoded = decode(raw.read())
    if decoded is None:
        raise reading_error("R106", raw.name)
    front = _FRONT_MATTER.match(decoded.text)
    stated = _from_front_matter(front["fields"]) if front else Metadata()
    source = decoded.text[front.end() :] if front else decoded.text
    text = "\n\n".join(_blocks(source.removeprefix("\ufeff").splitlines()))
    found = stated.or_else(metadata_from_text(text)).or_else(metadata_from_address(raw.name, stated.url))
    return found.describe(raw.name, text, "text/markdown")


def _from_front_matter(fields: str) -> Metadata:
    values: dict[str, str] = {}
    for line in fields.splitlines():
        found = _FIELD.fullmatch(line)
        if found:
            values.setdefault(found["name"].lower(), found["value"].strip("\"'"))
    published = parse_published(values.get("published") or values.get("date") or "")
    outlet = values.get("outlet") or values.get("publisher") or values.get("site")
    return Metadata(
        title=values.get("title"),
        outlet=outlet,
        author=values.get("author"),
        url=values.get("url") or values.get("source"),
        published=published,
        published_origin=Origin.FOUND if published else Origin.UNKNOWN,
        outlet_origin=Origin.FOUND if outlet else Origin.UNKNOWN,
    )


def _blocks(lines: list[str]) -> Iterator[str]:
    """Yield paragraphs, headings, items and table rows as plain text; lines of a paragraph are joined."""
    paragraph: list[str] = []
    fence = ""
    for line in lines:
        opened = _FENCE.match(line)
        if opened and (not fence or opened[1].startswith(fence)):
            yield from _finished(paragraph)
            fence = "" if fence else opened[1]
            continue
        if fence:
            yield from filter(None, [line.strip()])
            continue
        line = _QUOTE.sub("", line)
        own_block = _single_line_block(line, has_text_above=bool(paragraph))
        if own_block is None:
            paragraph.append(line)
            continue
        if _ITEM.fullmatch(line):
            yield from _finished(paragraph)
            paragraph.append(_BULLET.sub("", line))  # an item may go on in the next line
            continue
        yield from _finished(paragraph)
        yield from filter(None, [own_block])
    yield from _finished(paragraph)


def _single_line_block(line: str, *, has_text_above: bool) -> str | None:
    """Give the text of a line that ends the paragraph above it ("" for mere signs); None for other lines."""
    if not line.strip() or _REFERENCE.fullmatch(line):
        return ""
    if _RULE.fullmatch(line) or (has_text_above and _UNDERLINE.fullmatch(line)) or _is_table_rule(line):
        return ""
    heading = _HEADING.fullmatch(line)
    if heading:
        return _plain(heading["text"])
    if line.strip().startswith("|"):
        return " | ".join(_plain(cell) for cell in line.strip().strip("|").split("|"))
    return _plain(line) if _ITEM.fullmatch(line) else None


def _is_table_rule(line: str) -> bool:
    return "|" in line and _TABLE_RULE.fullmatch(line) is not None


def _finished(paragraph: list[str]) -> Iterator[str]:
    text = _plain(" ".join(line.strip() for line in paragraph))
    paragraph.clear()
    if text:
        yield text


def _plain(text: str) -> str:
    import html

    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return html.unescape(text).strip()


READER = Reader(
    name="markdown",
    suffixes=frozenset({".md", ".markdown", ".mdown", ".mkd"}),
    media_types=frozenset({"text/markdown"}),
    read=_read,
)
