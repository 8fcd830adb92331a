"""Markdown: the text without its markup, one line a paragraph."""

import re
from collections.abc import Iterator
from itertools import groupby

from reportedly.model.document import Document, Origin
from reportedly.reading.metadata import Metadata, metadata_from_address, metadata_from_text
from reportedly.reading.published import parse_published
from reportedly.reading.raw_text import raw_text
from reportedly.reading.reader import RawDocument, Reader

__all__ = ["READER"]

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<fields>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.S)
_FIELD = re.compile(r"(?P<name>[A-Za-z_-]+)\s*:\s*(?P<value>.*\S)\s*")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<text>.*?)(?:\s+#+)?\s*")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-{2,})\s*")
_RULE = re.compile(r"\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+(?P<text>.*)")
_BULLET = re.compile(r"^\s*[-*+]\s+")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
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
    written = raw_text(raw)
    front = _FRONT_MATTER.match(written)
    stated = _from_front_matter(front["fields"]) if front else Metadata()
    source = written[front.end() :] if front else written
    text = "\n\n".join(_blocks(source.removeprefix("\ufeff").splitlines()))
    found = stated.or_else(metadata_from_text(text)).or_else(metadata_from_address(raw.name, stated.url))
    return found.describe(raw.name, text, "text/markdown")


def _from_front_matter(fields: str) -> Metadata:
    values: dict[str, str] = {}
    for line in fields.splitlines():
        found = _FIELD.fullmatch(line)
        if found:
            values.setdefault(found["name"].lower(), _unquoted(found["value"]))
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


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace('\\"', '"').replace("''", "'")
    return value


def _blocks(lines: list[str]) -> Iterator[str]:
    """Yield paragraphs, headings, lists and tables as plain text; the lines of a paragraph are joined."""
    for kind, pieces in groupby(_pieces(lines), key=lambda piece: piece[0] or piece):
        texts = [text for _, text in pieces]
        yield from ["\n".join(texts)] if isinstance(kind, str) else texts


def _pieces(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (kind, text) of each block; items and rows that follow one another make one list or table."""
    paragraph: list[str] = []
    kind = fence = ""
    for line in lines:
        opened = _FENCE.match(line)
        if opened and (not fence or opened[1].startswith(fence)):
            yield from _finished(kind, paragraph)
            kind, fence = "", "" if fence else opened[1]
        elif fence:
            yield from [("code", line.strip())] if line.strip() else []
        else:
            content = _QUOTE.sub("", line)
            if _ITEM.fullmatch(content) and not _RULE.fullmatch(content):
                yield from _finished(kind, paragraph)
                kind = "item"
                paragraph.append(_BULLET.sub("", content))  # an item may go on in the next line
            elif _is_mere_sign(content, has_text_above=bool(paragraph)):
                yield from _finished(kind, paragraph)
                kind = ""
            elif (single := _single_line(content)) is not None:
                yield from _finished(kind, paragraph)
                kind = ""
                yield single
            else:
                paragraph.append(content)
    yield from _finished(kind, paragraph)


def _is_mere_sign(line: str, *, has_text_above: bool) -> bool:
    """Tell whether a line has no text of its own and ends what stands above it."""
    if not line.strip() or _REFERENCE.fullmatch(line) or _RULE.fullmatch(line) or _is_table_rule(line):
        return True
    return has_text_above and _UNDERLINE.fullmatch(line) is not None


def _single_line(line: str) -> tuple[str, str] | None:
    """Read a heading or a table row."""
    heading = _HEADING.fullmatch(line)
    if heading:
        return "", _plain(heading["text"])
    if line.strip().startswith("|"):
        return "row", " | ".join(_plain(cell) for cell in line.strip().strip("|").split("|"))
    return None


def _is_table_rule(line: str) -> bool:
    return "|" in line and _TABLE_RULE.fullmatch(line) is not None


def _finished(kind: str, paragraph: list[str]) -> Iterator[tuple[str, str]]:
    text = _plain(" ".join(line.strip() for line in paragraph))
    paragraph.clear()
    if text:
        yield kind, text


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
