"""Make running text of the lines of printed pages: paragraphs joined, running heads left out."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Line", "join_pages", "running_address"]

# The lines at the top and at the bottom of a page among which running heads are looked for.
_EDGE_LINES = 2
# They are parted from the text by more than this many usual distances of lines.
_EDGE_GAP = 1.4
# A gap between lines that exceeds the usual one by this factor parts paragraphs (body text is set with
# equal gaps; word processors put 1.5 lines and more between paragraphs).
_PARAGRAPH_GAP = 1.3
# A line that ends this share of the column's width before its right edge is the last of its paragraph.
_SHORT_LINE = 0.12
# A line that leaves this much empty was not broken for want of room: it is a row of a table or a heading.
_ROW_FREE = 0.4
# Indentation of a first line, in type sizes.
_INDENT = 0.8
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—|\s]*\d{1,4}(?:\s*(?:/|of|von|de)\s*\d{1,4})?[-–—|\s]*", re.I)
# The foot that browsers print: the address of the page and "1/3".
_PRINTED_FOOT = re.compile(r"(?P<url>https?://\S+)\s*(?:\d{1,3}\s*/\s*\d{1,3})?", re.I)
# The head that browsers print: the day and time of printing before the title.
_PRINTED_HEAD = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s+\d{1,2}:\d\d(?:\s*[AP]M)?\b.*", re.I)
# "Cho Tae-", "Ali al-": a short part of a name behind a name keeps its hyphen, unless the whole occurs elsewhere.
_NAME_PART = re.compile(r"[A-Z][\w'’]+ (?:[A-Z][a-z]{1,4}|al|el|ul)-$")
_LONGEST_SYLLABLE = 5
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_BULLET = re.compile(r"[•▪◦‣·*–-]\s|\(?\d{1,2}[.)]\s")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its text, its ends and its baseline in points, y upwards, and its type size."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


def join_pages(pages: list[list[Line]]) -> str:
    """Give the text of all pages, blocks parted by a blank line; a paragraph may run over pages."""
    kept = _without_running_heads(pages)
    words = Counter(
        word for page in kept for line in page for word in re.findall(r"[\w-]+", line.text.lower())
    )
    blocks: list[str] = []
    previous: Line | None = None
    free = 0.0
    for page in kept:
        gap = _usual_gap(page)
        for position, line in enumerate(page):
            if previous is None or not _goes_on(previous, line, free=free, gap=0.0 if position == 0 else gap):
                blocks.append(line.text)
            else:
                blocks[-1] = _joined(blocks[-1], line.text, words)
            previous, free = line, _free_share(line, page)
    return "\n\n".join(filter(None, blocks))


def running_address(pages: list[list[Line]]) -> str | None:
    """Give the web address that a browser printed at the foot of the pages, if it did."""
    for page in pages[:1]:
        for line in [*page[:_EDGE_LINES], *page[-_EDGE_LINES:]]:
            found = _PRINTED_FOOT.fullmatch(line.text)
            if found:
                return found["url"]
    return None


def _without_running_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """Drop page numbers, and lines at the edges that stand on several pages alike but for their numbers."""
    edges = [_edge_keys(page) for page in pages]
    count = Counter(key for keys in edges for key in set(keys.values()))
    kept: list[list[Line]] = []
    for page, keys in zip(pages, edges, strict=True):
        is_printed = any(_PRINTED_FOOT.fullmatch(page[position].text) for position in keys)
        running = {
            position
            for position, key in keys.items()
            if count[key] > 1
            or _PAGE_NUMBER.fullmatch(page[position].text)
            or (is_printed and _is_printed_edge(page[position].text))
        }
        kept.append([line for position, line in enumerate(page) if position not in running])
    return kept


def _edge_keys(page: list[Line]) -> dict[int, tuple[str, int, str]]:
    """Give the lines that stand apart at the top and the bottom of a page, with what pages have in common."""
    order = sorted(range(len(page)), key=lambda position: -page[position].baseline)
    gap = _EDGE_GAP * _usual_gap([page[position] for position in order])
    edges = {
        **dict.fromkeys(_apart(page, order[::-1], gap), "foot"),
        **dict.fromkeys(_apart(page, order, gap), "head"),
    }
    return {
        position: (edge, round(page[position].baseline), re.sub(r"\d+", "#", page[position].text))
        for position, edge in edges.items()
    }


def _apart(page: list[Line], order: list[int], gap: float) -> list[int]:
    """Give the outermost lines, at most _EDGE_LINES, that a wider gap or another size parts from the text."""
    for count in range(min(_EDGE_LINES, len(order) - 1), 0, -1):
        outer, inner = page[order[count - 1]], page[order[count]]
        is_far = abs(outer.baseline - inner.baseline) > gap * max(outer.size, inner.size)
        if is_far or abs(outer.size - inner.size) > 0.1 * inner.size:
            return order[:count]
    return order if len(order) == 1 else []


def _is_printed_edge(text: str) -> bool:
    return any(form.fullmatch(text) for form in (_PRINTED_FOOT, _PRINTED_HEAD))


def _usual_gap(page: list[Line]) -> float:
    """Give the distance of two lines of a paragraph in type sizes: in the smallest fifth of all."""
    gaps = [(above.baseline - below.baseline) / above.size for above, below in pairwise(page)]
    falling = sorted(gap for gap in gaps if gap > 0)
    return falling[len(falling) // 5] if falling else 0.0


def _free_share(line: Line, page: list[Line]) -> float:
    """Give the share of its column's width that a line leaves empty at its end, 0 to 1.

    The column is made of the lines of the same size that begin at about the same place, so that it is
    right for pages with several columns.
    """
    column = [
        other for other in page if _is_alike(line, other) and abs(other.left - line.left) < 2 * line.size
    ]
    right = max(other.right for other in column)
    return (right - line.right) / max(right - line.left, 1.0)


def _is_alike(line: Line, other: Line) -> bool:
    return abs(line.size - other.size) <= 0.15 * other.size


def _goes_on(previous: Line, line: Line, *, free: float, gap: float) -> bool:
    """Tell whether a line continues the paragraph of the one before it.

    `free` is what the previous line leaves empty, `gap` the usual distance of lines, 0 on a new page.
    """
    if not _is_alike(line, previous) or _BULLET.match(line.text):
        return False
    is_ended = _SENTENCE_END.search(previous.text) is not None
    is_lower = line.text[:1].islower()
    if gap == 0.0 or line.baseline > previous.baseline:  # a new page or column
        return not is_ended and (is_lower or free < _SHORT_LINE)
    if previous.baseline - line.baseline > _PARAGRAPH_GAP * gap * previous.size:
        return False
    if is_ended and line.left - previous.left > _INDENT * line.size:
        return False  # but the lines of a list item hang to the right of its sign
    if free > _ROW_FREE and not is_lower:
        return False
    return not (is_ended and free > _SHORT_LINE)


def _joined(block: str, line: str, words: Counter[str]) -> str:
    """Join two lines; the hyphen of a divided word goes, that of a compound or after a number stays."""
    divided = re.search(r"(?P<head>[\w-]*\w)-$", block)
    if divided is None:
        return f"{block} {line}"
    tail = re.match(r"\w*", line)
    end = tail.group() if tail else ""
    head = divided["head"]
    is_compound = words[f"{head}-{end}".lower()] > words[f"{head}{end}".lower()]
    is_whole_known = words[f"{head}{end}".lower()] > 0
    is_name = not is_whole_known and len(end) <= _LONGEST_SYLLABLE and _NAME_PART.search(block) is not None
    if head[-1].isdigit() or not end[:1].islower() or is_compound or is_name:
        return block + line
    return block[:-1] + line
