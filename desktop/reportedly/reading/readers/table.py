"""Tables of articles, one row an article: JSONL, JSON, CSV and TSV."""

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator, Mapping

from reportedly.model.document import Document, Origin
from reportedly.model.errors import ReadingError
from reportedly.reading.encoding import decode
from reportedly.reading.failures import MAX_TEXT_CHARS, reading_error
from reportedly.reading.metadata import Metadata, metadata_from_address, title_line
from reportedly.reading.published import parse_published
from reportedly.reading.raw_text import raw_text
from reportedly.reading.reader import RawDocument, Reader

__all__ = ["READER"]

# What people call the columns; the first name that a table has is used. Compared without case and signs.
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text",
        "body",
        "content",
        "fulltext",
        "articletext",
        "articlebody",
        "article",
        "maintext",
        "rawtext",
    ),
    "id": ("id", "articleid", "docid", "documentid", "uid", "guid", "key", "file", "filename"),
    "title": ("title", "headline", "name"),
    "outlet": (
        "outlet",
        "publisher",
        "publication",
        "newspaper",
        "sitename",
        "site",
        "media",
        "source",
        "domain",
    ),
    "author": ("author", "authors", "byline", "writer"),
    "published": (
        "published",
        "publishedat",
        "publishedon",
        "datepublished",
        "publicationdate",
        "publishdate",
        "pubdate",
        "date",
        "time",
        "timestamp",
    ),
    "url": ("url", "link", "href", "weburl", "address", "permalink"),
}
# A table with these holds figures, as our own exports do; its texts are quantities and no articles.
_OF_FIGURES = frozenset({"start", "end", "text", "article"})
_OUR_SCHEMAS = "reportedly."  # so begins the name of the schema in our JSON exports
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_SAMPLE_BYTES = 1_000_000
_JSON_SUFFIXES = (".jsonl", ".ndjson", ".json")
_DELIMITERS = {".csv": ",;\t", ".tsv": "\t", ".tab": "\t"}


def _read_rows(raw: RawDocument) -> Iterator[Document | ReadingError]:
    suffix = "." + raw.name.lower().rpartition(".")[2]
    if suffix in _DELIMITERS or (suffix not in _JSON_SUFFIXES and not _looks_like_json(raw.head)):
        return _separated_rows(raw, _DELIMITERS.get(suffix, ",;\t"))
    return _json_rows(raw)


def _json_rows(raw: RawDocument) -> Iterator[Document | ReadingError]:
    """Yield one article a line, or the articles of one JSON list or object that spans lines."""
    if _is_one_json_value(raw):
        yield from _rows_of_json_value(raw)
        return
    is_first = True
    with raw.open() as lines:
        for number, line in enumerate(lines, start=1):
            stripped = line.removeprefix(codecs.BOM_UTF8).strip()
            if not stripped:
                continue
            try:
                row = json.loads(stripped.decode("utf-8"))
            except UnicodeDecodeError:
                yield reading_error("R116", raw.name, "it is not in UTF-8", row=number)
            except (ValueError, RecursionError) as error:
                yield reading_error("R116", raw.name, f"it is not JSON ({_json_reason(error)})", row=number)
            else:
                if is_first and isinstance(row, dict):
                    _require_text(raw, list(row))
                yield _article(raw, row, number)
            is_first = False
    if is_first:
        raise reading_error("R105", raw.name)


def _is_one_json_value(raw: RawDocument) -> bool:
    with raw.open() as lines:
        first = lines.readline().removeprefix(codecs.BOM_UTF8).strip()
    if first.startswith(b"["):
        return True
    try:
        value = json.loads(first or b"{}")
    except (ValueError, RecursionError):
        return raw.name.lower().endswith(".json")
    return isinstance(value, dict) and isinstance(value.get("articles"), list)


def _rows_of_json_value(raw: RawDocument) -> Iterator[Document | ReadingError]:
    try:
        value = json.loads(raw_text(raw, is_mere_text=False).removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        row = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise reading_error("R116", raw.name, f"it is not JSON ({_json_reason(error)})", row=row) from error
    if isinstance(value, dict):
        _refuse_our_export(raw, value)
        value = value.get("articles", [value])
    for number, row in enumerate(value if isinstance(value, list) else [value], start=1):
        yield _article(raw, row, number)


def _separated_rows(raw: RawDocument, delimiters: str) -> Iterator[Document | ReadingError]:
    csv.field_size_limit(4 * MAX_TEXT_CHARS)
    with raw.open() as stream:
        sample = stream.read(_SAMPLE_BYTES)
    encoding = _encoding_of(raw, sample)
    first_line = sample.decode(encoding, "replace").removeprefix("\ufeff").partition("\n")[0]
    delimiter = max(delimiters, key=first_line.count)
    with raw.open() as stream, io.TextIOWrapper(stream, encoding, "replace", newline="") as lines:
        rows = csv.reader(lines, delimiter=delimiter)
        try:
            head = [name.strip("\ufeff \t") for name in next(rows, [])]
            _require_text(raw, head)
            for number, row in enumerate(rows, start=2):
                if any(cell.strip() for cell in row):
                    yield _article(raw, dict(zip(head, row, strict=False)), number)
        except csv.Error as error:
            raise reading_error("R116", raw.name, str(error), row=rows.line_num) from error


def _encoding_of(raw: RawDocument, sample: bytes) -> str:
    if len(sample) == _SAMPLE_BYTES:
        # Cut at a line, or the sample may end within a character and look like another encoding.
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    decoded = decode(sample)
    if decoded is None:
        raise reading_error("R106", raw.name)
    return decoded.encoding


def _article(raw: RawDocument, row: object, number: int) -> Document | ReadingError:
    if not isinstance(row, dict):
        return reading_error("R116", raw.name, "it is not an object with named values", row=number)
    columns = _columns([str(name) for name in row])
    if "text" not in columns:
        names = ", ".join(map(str, row))[:200]
        return reading_error(
            "R116", raw.name, f"it has no text; its columns are {names or 'none'}", row=number
        )
    values = {field: _as_text(row[name]) for field, name in columns.items()}
    text = row[columns["text"]]
    if not isinstance(text, str) or not text.strip():
        return reading_error("R116", raw.name, "its text is empty", row=number)
    if len(text) > MAX_TEXT_CHARS:
        return reading_error(
            "R116", raw.name, f"it holds more than {MAX_TEXT_CHARS // 1_000_000} MB of text", row=number
        )
    published = parse_published(values.get("published") or "")
    known = Metadata(
        title=values.get("title") or title_line(text),
        outlet=values.get("outlet"),
        author=values.get("author"),
        url=values.get("url"),
        published=published,
        published_origin=Origin.TABLE if published else Origin.UNKNOWN,
        outlet_origin=Origin.TABLE if values.get("outlet") else Origin.UNKNOWN,
    )
    known = known.or_else(metadata_from_address("", known.url))
    # JSON can spell NUL and lone surrogates, which cannot be stored or shown; their place keeps its width.
    text = _UNSTORABLE.sub("\ufffd", text)
    return known.describe(values.get("id") or f"{raw.name}#{number}", text, "text/plain")


def _refuse_our_export(raw: RawDocument, value: Mapping[str, object]) -> None:
    """Tell JSON of ours by its schema: its list of articles names them and holds no texts."""
    schema = value.get("schema")
    if isinstance(schema, dict) and str(schema.get("name")).startswith(_OUR_SCHEMAS):
        raise reading_error("R118", raw.name)


def _require_text(raw: RawDocument, names: list[str]) -> None:
    if _plain_names(names).keys() >= _OF_FIGURES:
        raise reading_error("R118", raw.name)
    if "text" not in _columns(names):
        raise reading_error("R115", raw.name, ", ".join(filter(None, names))[:200] or "without names")


def _columns(names: list[str]) -> dict[str, str]:
    """Find the column of each field: {field: name as the table has it}."""
    plain = _plain_names(names)
    if plain.keys() >= _OF_FIGURES:
        return {}
    found = {
        field: next((plain[known] for known in names_of if known in plain), None)
        for field, names_of in _COLUMNS.items()
    }
    return {field: name for field, name in found.items() if name is not None}


def _plain_names(names: list[str]) -> dict[str, str]:
    """Give {name without case and signs: name as the table has it}; the first of equal ones counts."""
    return {re.sub(r"[\W_]+", "", name).lower(): name for name in reversed(names)}


def _as_text(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = ", ".join(filter(None, map(_as_text, value)))
    return str(value).strip() or None if value is not None else None


def _json_reason(error: Exception) -> str:
    return error.msg.lower() if isinstance(error, json.JSONDecodeError) else "too deeply nested"


def _looks_like_json(head: bytes) -> bool:
    return re.match(rb'(?:\xef\xbb\xbf)?\s*\[?\s*\{\s*"[^"\n]+"\s*:', head) is not None


def _looks_like_table(head: bytes) -> bool:
    """Recognise JSON objects, or a first line of column names with one for the text."""
    if _looks_like_json(head):
        return True
    first, newline, _ = head.removeprefix(codecs.BOM_UTF8).partition(b"\n")
    names = [name.strip().strip('"') for name in re.split(r"[,;\t]", first.decode("utf-8", "replace"))]
    known = {name for names_of in _COLUMNS.values() for name in names_of}
    return (
        bool(newline)
        and len(names) > 1
        and "text" in _columns(names)
        and all(name.lower() in known for name in names)
    )


READER = Reader(
    name="table",
    suffixes=frozenset({*_JSON_SUFFIXES, *_DELIMITERS}),
    media_types=frozenset({"application/jsonl", "application/json", "text/csv", "text/tab-separated-values"}),
    read_rows=_read_rows,
    sniff=_looks_like_table,
)
