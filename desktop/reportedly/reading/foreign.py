"""Refuse, with its name, a format that would otherwise be taken for text or for something broken."""

from pathlib import PurePath

from reportedly.reading.failures import reading_error
from reportedly.reading.reader import RawDocument

__all__ = ["refuse_foreign_format"]

_SUFFIXES = {
    ".mbox": "a mailbox of letters (MBOX)",
    ".mht": "a web archive (MHTML)",
    ".mhtml": "a web archive (MHTML)",
    ".msg": "an Outlook letter",
}
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# First bytes and what the user would call such a file. ZIP containers are told apart by the name of
# their first entry, which ODF and EPUB prescribe and which Office writes in a few fixed ways.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"%!PS", "a PostScript file"),
    (b"SQLite format 3\x00", "a database"),
    (b"PAR1", "a Parquet table"),
    (b"WARC/1", "a web archive (WARC)"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
)


def refuse_foreign_format(raw: RawDocument) -> None:
    """Raise R108 or R112 if the first bytes, or the suffix, are those of a format that no reader reads."""
    suffix = PurePath(raw.name).suffix.lower()
    if suffix in _SUFFIXES:  # these look like a letter, or like an old Office document
        raise reading_error("R108", raw.name, _SUFFIXES[suffix])
    for signature, what in _SIGNATURES:
        if raw.head.startswith(signature):
            raise reading_error("R108", raw.name, what)
    if raw.head.startswith(_COMPOUND_FILE):
        # Office wraps a document that is locked with a password into the container of its old formats.
        if _ENCRYPTED_PACKAGE in raw.read():
            raise reading_error("R112", raw.name)
        raise reading_error("R108", raw.name, "a document of an old Office version")
    if raw.head.startswith(b"PK\x03\x04"):
        _refuse_foreign_zip(raw)


def _refuse_foreign_zip(raw: RawDocument) -> None:
    if b"mimetypeapplication/vnd.oasis.opendocument" in raw.head[:120]:
        raise reading_error("R108", raw.name, "an OpenDocument file")
    if b"mimetypeapplication/epub+zip" in raw.head[:120]:
        raise reading_error("R108", raw.name, "an e-book (EPUB)")
    entries = _entry_names(raw)
    if entries is None or any(entry.startswith("word/") for entry in entries):
        return  # a document of Word, or a damaged file that its reader will name
    if any(entry.startswith(("xl/", "ppt/")) for entry in entries):
        raise reading_error("R108", raw.name, "a spreadsheet or a slide show")
    raise reading_error("R108", raw.name, "a compressed archive")


def _entry_names(raw: RawDocument) -> list[str] | None:
    import zipfile

    try:
        with raw.open() as stream, zipfile.ZipFile(stream) as archive:
            return archive.namelist()
    except zipfile.BadZipFile:
        return None
