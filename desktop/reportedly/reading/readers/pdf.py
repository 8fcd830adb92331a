"""PDF with a text layer: lines joined into paragraphs, running heads and page numbers left out."""

import re
from typing import TYPE_CHECKING

from reportedly.model.document import Document
from reportedly.reading.failures import MAX_TEXT_CHARS, reading_error
from reportedly.reading.metadata import Metadata, metadata_from_address, metadata_from_text
from reportedly.reading.page_layout import Line, join_pages, running_address
from reportedly.reading.reader import RawDocument, Reader

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

__all__ = ["READER"]

# Spaces and line breaks, some of which the library makes up, and nothing at all.
_SPACES = frozenset({0, 9, 10, 13, 32})
# How the library marks a hyphen at the end of a line.
_LINE_HYPHENS = frozenset({2, 0xAD, 0xFFFE})
# Letters that fonts draw as one: "oﬃcers" would be an unknown word to every later stage.
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_SIGNATURE = re.compile(rb"[\s\xef\xbb\xbf]*%PDF-\d")
_USUAL_SIZE = 12.0
_MEDIA_TYPE = "application/pdf"


def _read(raw: RawDocument) -> Document:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(raw.path or raw.content)
    except pypdfium2.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise reading_error("R112" if is_locked else "R110", raw.name) from error
    try:
        pages = _pages(pdf, raw.name)
        properties = pdf.get_metadata_dict(skip_empty=True)
    except pypdfium2.PdfiumError as error:
        raise reading_error("R110", raw.name) from error
    finally:
        pdf.close()
    text = join_pages(pages)
    if not any(map(str.isalnum, text)):
        raise reading_error("R113", raw.name)
    # CreationDate says when the file was made, often by printing a page long after it was published: it
    # is not even a guess at the publication date.
    stated = Metadata(
        title=_real_title(properties.get("Title", "")),
        author=properties.get("Author", "").strip() or None,
        url=running_address(pages),
    )
    found = stated.or_else(metadata_from_text(text)).or_else(metadata_from_address(raw.name, stated.url))
    return found.describe(raw.name, text, _MEDIA_TYPE)


def _real_title(title: str) -> str | None:
    """Pass over what programs put there: a file name, "Microsoft Word - draft2", "untitled"."""
    title = " ".join(title.split())
    is_made = title.lower().startswith(("microsoft ", "untitled", "about:", "http")) or " " not in title
    return None if is_made else title


def _pages(pdf: "PdfDocument", name: str) -> list[list[Line]]:
    pages: list[list[Line]] = []
    length = 0
    for page in pdf:
        text_page = page.get_textpage()
        pages.append(_lines(text_page))
        text_page.close()
        page.close()
        length += sum(len(line.text) for line in pages[-1])
        if length > MAX_TEXT_CHARS:
            raise reading_error("R107", name)
    return pages


def _lines(text_page: "PdfTextPage") -> list[Line]:
    """Give the lines of a page in the order of its content.

    The library's own line breaks are not used: it joins the last line of a paragraph to the next one. A
    line ends where the baseline moves by half the type size, or the text jumps back to the left.
    """
    from ctypes import byref, c_double

    from pypdfium2 import raw as pdfium

    lines: list[Line] = []
    characters: list[str] = []
    x, y = c_double(), c_double()
    left = baseline = last_x = size = 0.0
    last, is_measured = -1, False
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in _SPACES:
            characters.append(" ")
            continue
        pdfium.FPDFText_GetCharOrigin(text_page, index, byref(x), byref(y))
        if last < 0 or abs(y.value - baseline) > size / 2 or x.value < last_x - size:
            if last >= 0:
                lines.append(Line(_text(characters), left, _right_edge(text_page, last), baseline, size))
            characters, is_measured = [], False
            left, baseline = x.value, y.value
        if not is_measured:
            size = _size(text_page, index)
            is_measured = chr(code).isalnum()  # the bullet before a line is often of another font
        characters.append("-" if code in _LINE_HYPHENS else chr(code))
        last, last_x = index, x.value
    if last >= 0:
        lines.append(Line(_text(characters), left, _right_edge(text_page, last), baseline, size))
    return lines


def _size(text_page: "PdfTextPage", index: int) -> float:
    """Give the type size in points: the font's nominal size as the page scales it.

    The box of a character is no measure: it differs from font to font of the same size.
    """
    from ctypes import byref
    from math import hypot

    from pypdfium2 import raw as pdfium

    matrix = pdfium.FS_MATRIX()
    is_scaled = pdfium.FPDFText_GetMatrix(text_page, index, byref(matrix))
    scale = hypot(matrix.c, matrix.d) if is_scaled else 1.0
    return float(pdfium.FPDFText_GetFontSize(text_page, index) * scale) or _USUAL_SIZE


def _right_edge(text_page: "PdfTextPage", index: int) -> float:
    return float(text_page.get_charbox(index)[2])


def _text(characters: list[str]) -> str:
    # The library counts in UTF-16: an emoji arrives as two halves.
    text = "".join(characters).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return re.sub(" {2,}", " ", text.translate(_LIGATURES)).strip()


READER = Reader(
    name="pdf",
    suffixes=frozenset({".pdf"}),
    media_types=frozenset({_MEDIA_TYPE}),
    read=_read,
    signature=lambda head: _SIGNATURE.match(head) is not None,
)
