import csv
import io
import json

import pytest

from reportedly.model.document import Document, Origin
from reportedly.model.errors import ReadingError
from reportedly.reading import read_document, read_documents
from reportedly.reading.failures import MAX_TEXT_CHARS

ROWS = [
    {
        "id": "a",
        "text": "Some 3,000\r\ntroops. 👩‍🚀",
        "outlet": "The Post",
        "published": "2024-10-23",
        "title": "Troops",
    },
    {"id": 7, "text": 'Nothing, "said" they; no\ttabs.', "outlet": None, "published": "", "title": ""},
]


def jsonl(*rows: object) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def separated(delimiter: str, *rows: list[str]) -> bytes:
    table = io.StringIO(newline="")
    csv.writer(table, delimiter=delimiter).writerows(rows)
    return table.getvalue().encode()


def read(content: bytes, name: str = "articles.jsonl") -> list[Document | ReadingError]:
    return list(read_documents(content, name))


def test_a_row_of_jsonl_is_an_article_with_its_text_as_it_stands():
    first, second = read(jsonl(*ROWS))

    assert (first.key, first.text, first.title, first.outlet) == ("a", ROWS[0]["text"], "Troops", "The Post")
    assert (first.published, first.published_origin, first.outlet_origin) == (
        "2024-10-23",
        Origin.TABLE,
        Origin.TABLE,
    )
    assert (second.key, second.text, second.outlet, second.published) == ("7", ROWS[1]["text"], None, None)


@pytest.mark.parametrize(("suffix", "delimiter"), [("csv", ","), ("csv", ";"), ("tsv", "\t"), ("csv", "\t")])
def test_a_row_of_csv_is_an_article(suffix: str, delimiter: str):
    names = ["id", "text", "outlet", "published"]
    content = separated(delimiter, names, *[[str(row[name] or "") for name in names] for row in ROWS])

    first, second = read(content, f"articles.{suffix}")

    assert (first.key, first.text, first.outlet, first.published) == (
        "a",
        ROWS[0]["text"],
        "The Post",
        "2024-10-23",
    )
    assert second.text == ROWS[1]["text"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_table_that_a_spreadsheet_saved_is_decoded(encoding: str):
    content = "Headline,Full Text,Publication Date\r\nTroops,“3,000” – said Seoul’s agency,23 Oct 2024\r\n"
    content = content.replace("“3,000” – said Seoul’s agency", '"“3,000” – said Seoul’s agency"')

    (document,) = read(content.encode(encoding), "articles.csv")

    assert (document.title, document.text) == ("Troops", "“3,000” – said Seoul’s agency")
    assert document.published == "2024-10-23"


@pytest.mark.parametrize("name", ["text", "Text", "body", "full_text", "Full Text", "article", "content"])
def test_the_text_column_may_have_other_names(name: str):
    (document,) = read(jsonl({name: "Some 3,000 troops."}))

    assert document.text == "Some 3,000 troops."


def test_a_row_without_an_id_is_named_by_file_and_row():
    _, second = read(jsonl({"text": "One."}, {"text": "Two."}), "folder/articles.jsonl")

    assert second.key == "folder/articles.jsonl#2"


def test_a_broken_row_fails_alone_and_names_its_line():
    content = (
        jsonl(ROWS[0]) + b"\n{not json}\n" + jsonl({"text": "  "}) + b"[1]\n" + b"\xff\n" + jsonl(ROWS[1])
    )

    documents = read(content)

    assert [isinstance(document, Document) for document in documents] == [
        True,
        False,
        False,
        False,
        False,
        True,
    ]
    assert [str(document).split(" could")[0] for document in documents[1:5]] == [
        f"Row {row} of articles.jsonl" for row in (3, 4, 5, 6)
    ]
    assert {document.code for document in documents[1:5]} == {"R116"}


def test_a_row_of_csv_without_text_names_the_row_of_the_spreadsheet():
    _, failure = read(separated(",", ["id", "text"], ["a", "Some."], ["b", ""]), "articles.csv")

    assert str(failure).startswith("Row 3 of articles.csv could not be read: its text is empty.")


def test_a_row_with_too_much_text_fails_and_the_limit_is_named():
    (failure,) = read(jsonl({"text": "x" * (MAX_TEXT_CHARS + 1)}))

    assert failure.code == "R116"
    assert "more than 20 MB of text" in failure.message


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"id,outlet\na,b\n", "articles.csv"),
        (jsonl({"id": "a", "outlet": "b"}), "articles.jsonl"),
    ],
)
def test_a_table_without_a_text_column_says_which_columns_it_has(content: bytes, name: str):
    with pytest.raises(ReadingError) as failure:
        read(content, name)

    assert failure.value.code == "R115"
    assert "id, outlet" in failure.value.message


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"id,article,start,end,text\n1,a.txt,0,5,3000\n", "figures.csv"),
        (jsonl({"article": "a.txt", "start": 0, "end": 5, "text": "3,000"}), "aside.jsonl"),
        (b'{"schema": {"name": "reportedly.figures"},\n"articles": [\n{"article": "a.txt"}\n]}', "f.json"),
    ],
)
def test_a_table_of_figures_is_no_table_of_articles(content: bytes, name: str):
    with pytest.raises(ReadingError) as failure:
        read(content, name)

    assert failure.value.code == "R118"


def test_a_json_file_may_be_a_list_or_one_article():
    rows = [{"text": "One."}, {"text": "Two."}]

    assert [document.text for document in read(json.dumps(rows, indent=2).encode(), "a.json")] == [
        "One.",
        "Two.",
    ]
    assert [document.text for document in read(json.dumps(rows[0], indent=2).encode(), "a.json")] == ["One."]
    assert [document.text for document in read(json.dumps({"articles": rows}).encode(), "a.json")] == [
        "One.",
        "Two.",
    ]


def test_a_json_file_that_is_none_names_the_line():
    with pytest.raises(ReadingError, match=r"Row 2 of a\.json could not be read: it is not JSON") as failure:
        read(b'[{"text": "One."},\n{"text": }]', "a.json")

    assert failure.value.code == "R116"


def test_a_table_on_standard_input_is_recognised():
    assert len(read(jsonl(*ROWS), "-")) == 2
    assert len(read(separated(",", ["id", "text"], ["a", "Some."], ["b", "More."]), "-")) == 2


def test_a_text_with_commas_is_no_table():
    (document,) = read(b"Text, text and more text\nSome 3,000 troops.\n", "-")

    assert document.media_type == "text/plain"


def test_a_surrogate_that_json_can_spell_is_replaced_in_place():
    (document,) = read(b'{"text": "a \\ud800 3,000"}\n')

    assert document.text == "a \ufffd 3,000"


def test_a_table_of_one_article_can_be_read_as_a_document():
    assert read_document(jsonl(ROWS[0]), "a.jsonl").key == "a"


def test_a_table_of_several_articles_is_no_single_document():
    with pytest.raises(ReadingError) as failure:
        read_document(jsonl(*ROWS), "a.jsonl")

    assert failure.value.code == "R117"


@pytest.mark.parametrize("content", [b"\n\n", b"\xef\xbb\xbf\n"])
def test_an_empty_table_is_empty(content: bytes):
    with pytest.raises(ReadingError) as failure:
        read(content)

    assert failure.value.code == "R105"
