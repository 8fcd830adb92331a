"""Written pictures and PDFs read back by another program than that which wrote them."""

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2

__all__ = ["Sheet", "sheets_of", "words_of_svg"]


@dataclass(frozen=True)
class Sheet:
    """One page of a PDF: its words in one line, its size, and the box that holds all its letters."""

    words: str
    size: tuple[float, float]
    letters: tuple[float, float, float, float]  # left, bottom, right, top in points

    @property
    def is_whole(self) -> bool:
        """Tell whether no letter leaves the page."""
        left, bottom, right, top = self.letters
        return left >= 0 and bottom >= 0 and right <= self.size[0] and top <= self.size[1]


def sheets_of(path: Path) -> list[Sheet]:
    """Read the pages of a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        return [_sheet(page) for page in document]


def words_of_svg(path: Path) -> str:
    """Give all words of an SVG in one line."""
    return " ".join(" ".join(ElementTree.parse(path).getroot().itertext()).split())


def _sheet(page: pypdfium2.PdfPage) -> Sheet:
    text = page.get_textpage()
    boxes = [text.get_charbox(place) for place in range(text.count_chars())]
    boxes = [box for box in boxes if box[2] > box[0]]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    letters = min(lefts), min(bottoms), max(rights), max(tops)
    return Sheet(" ".join(text.get_text_range().split()), page.get_size(), letters)
