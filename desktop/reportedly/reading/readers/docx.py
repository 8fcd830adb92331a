"""Word documents: paragraphs and tables in the order of the page, with insertions and without deletions."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportedly.model.document import Document
from reportedly.reading.failures import reading_error
from reportedly.reading.metadata import Metadata, metadata_from_address, metadata_from_text
from reportedly.reading.reader import RawDocument, Reader

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["READER"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "",
}
# Parts of a paragraph that are not read: deleted and moved text, properties, notes on it, a second drawing.
_SKIPPED = frozenset(
    {
        f"{_W}del",
        f"{_W}moveFrom",
        f"{_W}pPr",
        f"{_W}rPr",
        f"{_W}instrText",
        f"{_W}commentReference",
        _FALLBACK,
    }
)
_CELL_GAP = " | "
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _read(raw: RawDocument) -> Document:
    import zipfile
    import zlib

    from docx.opc.exceptions import PackageNotFoundError
    from docx.package import Package
    from docx.parts.document import DocumentPart
    from lxml.etree import XMLSyntaxError

    try:
        with raw.open() as stream:
            package = Package.open(stream)
        part = package.main_document_part
        if not isinstance(part, DocumentPart):
            raise reading_error("R108", raw.name, "a Word template or a document with macros")
        word = part.document
        body: _Element = word.element.body
        text = "\n\n".join(_blocks(body))
        properties = word.core_properties
        title, author = properties.title.strip(), _real_author(properties.author)
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        ValueError,
        EOFError,
        XMLSyntaxError,
    ) as error:
        raise reading_error("R111", raw.name) from error
    # The dates of a Word file say when the file was made or saved, not when the article was published:
    # they are not even a guess (the library's own template says 2013).
    stated = Metadata(title=title or None, author=author)
    found = stated.or_else(metadata_from_text(text)).or_else(metadata_from_address(raw.name))
    return found.describe(raw.name, text, _MEDIA_TYPE)


def _real_author(author: str) -> str | None:
    return (
        None
        if author.strip().lower() in ("", "python-docx", "user", "unknown", "administrator")
        else author.strip()
    )


def _blocks(element: "_Element") -> Iterator[str]:
    """Yield the text of paragraphs and table rows, going into content controls and tracked insertions."""
    for child in element:
        if child.tag == f"{_W}p":
            yield from filter(None, [_paragraph(child)])
        elif child.tag == f"{_W}tbl":
            yield from filter(None, ["\n".join(_rows(child))])
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _blocks(child)


def _rows(table: "_Element") -> Iterator[str]:
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is table:
            cells = [
                " ".join(" ".join(_blocks(cell)).split())
                for cell in row.iter(f"{_W}tc")
                if _is_cell_of(cell, row)
            ]
            if any(cells):
                yield _CELL_GAP.join(filter(None, cells))


def _is_cell_of(cell: "_Element", row: "_Element") -> bool:
    return next(cell.iterancestors(f"{_W}tr")) is row


def _paragraph(paragraph: "_Element") -> str:
    return "".join(_pieces(paragraph)).strip(" \t\n")


def _pieces(element: "_Element") -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[str(child.tag)]
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _pieces(child)


READER = Reader(
    name="docx",
    suffixes=frozenset({".docx"}),
    media_types=frozenset({_MEDIA_TYPE}),
    read=_read,
    # refuse_foreign_format has already turned away the other formats that are ZIP archives.
    signature=lambda head: head.startswith(b"PK\x03\x04"),
)
