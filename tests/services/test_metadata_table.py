"""The table of outlets and dates: every shape that people have, and what is wrong with a row."""

from pathlib import Path

import pytest

from reportedly.model.document import Document, Origin
from reportedly.model.errors import UserError
from reportedly.services.metadata_table import checked_date, load_metadata
from reportedly.services.sources import Source


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.csv", 'file,outlet,title,published\na.txt,BBC,"Two, three",2024-10-23\n'),
        ("t.csv", "\ufefffile;outlet;title;published\r\na.txt;BBC;Two, three;2024-10-23\r\n"),
        ("t.tsv", "file\toutlet\ttitle\tpublished\na.txt\tBBC\tTwo, three\t2024-10-23T08:00:00Z\n"),
        (
            "t.jsonl",
            '{"file": "a.txt", "outlet": "BBC", "title": "Two, three", "published": "2024-10-23"}\n\n',
        ),
    ],
    ids=["comma", "semicolon-bom-crlf", "tab", "jsonl"],
)
def test_a_row_describes_its_file(tmp_path: Path, name: str, text: str):
    table = load_metadata(write(tmp_path, name, text))

    source = table.describe(Source("sub/a.txt", path=tmp_path / "sub" / "a.txt"))

    assert source.metadata is not None
    document = source.metadata.applied_to(Document("a.txt", "text", author="Lee"))
    assert (document.outlet, document.title, document.published) == ("BBC", "Two, three", "2024-10-23")
    assert (document.author, document.published_origin, document.outlet_origin) == (
        "Lee",
        Origin.TABLE,
        Origin.TABLE,
    )


def test_a_path_is_more_than_a_name(tmp_path: Path):
    table = load_metadata(write(tmp_path, "t.csv", "file,outlet\na.txt,One\nsub/a.txt,Two\n"))

    found = [
        table.describe(Source(str(path), path=path)).metadata
        for path in (tmp_path / "sub" / "a.txt", tmp_path / "other" / "a.txt", tmp_path / "b.txt")
    ]

    assert [metadata and metadata.outlet for metadata in found] == ["Two", "One", None]


def test_a_row_of_a_table_of_articles_is_described_by_its_id(tmp_path: Path):
    table = load_metadata(write(tmp_path, "t.csv", "file,outlet\nx1,One\n"))

    source = table.describe(Source("x1", document=Document("x1", "text")))

    assert source.load().outlet == "One"


@pytest.mark.parametrize(
    ("name", "text", "code", "words"),
    [
        ("t.csv", "name,outlet\na.txt,BBC\n", "R202", 'no column "file"'),
        ("t.csv", "file,outlet\n,BBC\n", "R202", "Row 1"),
        ("t.csv", "file,outlet\na\0.txt,BBC\n", "R202", "Row 1"),
        ("t.csv", f'file,outlet\na.txt,BBC\nb.txt,"{"BBC, " * 30_000}\n', "R202", "Line 3"),
        ("t.csv", "file,published\na.txt,2024-10-23\nb.txt,23/10/2024\n", "R203", "row 2 of t.csv"),
        ("t.jsonl", '{"file": "a.txt"}\n{"file"\n', "R202", "Line 2"),
        ("t.jsonl", "[1]\n", "R202", "not an object"),
    ],
    ids=["no-column", "no-file", "nul", "open-quote", "no-date", "no-json", "no-object"],
)
def test_what_is_wrong_is_named_with_its_row(tmp_path: Path, name: str, text: str, code: str, words: str):
    with pytest.raises(UserError, match=words) as refusal:
        load_metadata(write(tmp_path, name, text))

    assert refusal.value.code == code


def test_a_missing_table_and_one_in_another_encoding_are_refused(tmp_path: Path):
    (tmp_path / "latin.csv").write_bytes("file,outlet\na.txt,Süd\n".encode("latin-1"))

    for name in ("missing.csv", "latin.csv"):
        with pytest.raises(UserError) as refusal:
            load_metadata(tmp_path / name)
        assert refusal.value.code == "R202"


@pytest.mark.parametrize("written", ["2024-10-23", "2024-10", "2024", " 2024-10-23 10:00 "])
def test_dates_are_kept_at_their_precision(written: str):
    assert checked_date(written, "here") == written.strip()[:10]
