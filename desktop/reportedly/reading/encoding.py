"""Decode bytes as they stand: no newline is translated, and a byte-order mark stays as U+FEFF.

Offsets of the program are code points into the text that comes out here, so that a user who decodes the
same file with the same encoding finds every figure at its offset.
"""

import codecs
import re
from dataclasses import dataclass

__all__ = ["Decoded", "decode", "is_binary"]

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins the same
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Of the bytes of a text, at most this share may be control characters; ANSI logs and page breaks stay
# far below, while pictures, programs and archives have 10 % and more.
_MAX_CONTROL_SHARE = 0.02
# The typographic signs that Windows-1252 puts where most other legacy encodings have letters or nothing:
# an English text whose only special bytes are these is in that encoding, however short it is.
_WINDOWS_SIGNS = frozenset("€‚„…‘’“”•–—™ £©«­®°±·»½éèüöäñçáóíÉ".encode("cp1252"))
_DETECTION_BYTES = 200_000
# Names that pages declare, and what is really in them (WHATWG Encoding Standard, labels of windows-1252).
_DECLARED_AS = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that it was read with."""

    text: str
    encoding: str


def decode(content: bytes, declared: str | None = None) -> Decoded | None:
    """Read bytes as text; None if no encoding fits, which means that they are no text.

    A byte-order mark decides; then strict UTF-8; then the charset that the document declares; then a
    guess. A UTF-8 text with a few broken bytes is read as UTF-8 with U+FFFD in their place, because any
    other reading would spoil all of its other special characters.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(content.decode(encoding, "replace"), encoding)
    wide = _wide_encoding(content)
    if wide is not None:
        return Decoded(content.decode(wide, "replace"), wide)
    if is_binary(content):
        return None
    return (
        _strictly(content, "utf-8")
        or _as_declared(content, declared)
        or _mended(content)
        or _guessed(content)
    )


def is_binary(content: bytes) -> bool:
    """Tell whether bytes without a byte-order mark are something else than text."""
    sample = content[:_DETECTION_BYTES]
    return b"\0" in sample or len(_CONTROL.findall(sample)) > _MAX_CONTROL_SHARE * len(sample)


def _strictly(content: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(content.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _as_declared(content: bytes, declared: str | None) -> Decoded | None:
    if not declared:
        return None
    name = declared.strip().strip("\"'").lower()
    return _strictly(content, _DECLARED_AS.get(name, name)) if name not in ("utf-8", "utf8") else None


def _wide_encoding(content: bytes) -> str | None:
    """Recognise UTF-16 without a mark: every other byte of a Western text is zero."""
    sample = content[:2000]
    if len(sample) < 8 or sample.count(0) < len(sample) * 0.3:
        return None
    if sample[0::2].count(0) == 0 and sample[1::2].count(0) > len(sample) * 0.35:
        return "utf-16-le"
    if sample[1::2].count(0) == 0 and sample[0::2].count(0) > len(sample) * 0.35:
        return "utf-16-be"
    return None


def _mended(content: bytes) -> Decoded | None:
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    special = len(text) - len(text.encode("ascii", "ignore")) - broken
    return Decoded(text, "utf-8") if special > 4 * broken else None


def _guessed(content: bytes) -> Decoded | None:
    special = {byte for byte in set(content) if byte > 0x7F}
    if special <= _WINDOWS_SIGNS:
        return Decoded(content.decode("cp1252"), "cp1252")
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_DETECTION_BYTES]).best()
    guess = _strictly(content, best.encoding) if best is not None else None
    return guess or _strictly(content, "cp1252")
