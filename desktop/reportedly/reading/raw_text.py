"""The text of a raw document, or the reason why it has none."""

from reportedly.reading.encoding import decode
from reportedly.reading.failures import MAX_TEXT_CHARS, reading_error
from reportedly.reading.reader import RawDocument

__all__ = ["raw_text"]

# UTF-8 and UTF-16 take at most four bytes for a character.
_MAX_TEXT_BYTES = 4 * MAX_TEXT_CHARS


def raw_text(raw: RawDocument, declared: str | None = None, *, is_mere_text: bool = True) -> str:
    """Decode a document that is a text file; `declared` is the charset that it names itself.

    Raises R106 if it is no text, and R107 if it is too long; both before a large file is read whole.
    `is_mere_text` is False where most of the file may be no text of the article (pictures in a page).
    """
    if decode(raw.head) is None:
        raise reading_error("R106", raw.name)
    if is_mere_text and raw.size > _MAX_TEXT_BYTES:
        raise reading_error("R107", raw.name)
    decoded = decode(raw.read(), declared)
    if decoded is None:
        raise reading_error("R106", raw.name)
    return decoded.text
