import pytest

from reportedly.reading import find_reader, load_readers, readable_suffixes, reader_names


def test_each_module_of_the_readers_defines_one_reader_of_its_name():
    assert tuple(reader.name for reader in load_readers()) == reader_names()
    assert set(reader_names()) >= {"docx", "eml", "html", "markdown", "pdf", "table", "text"}


def test_no_two_readers_claim_one_suffix():
    claimed = [suffix for reader in load_readers() for suffix in reader.suffixes]

    assert len(claimed) == len(set(claimed)) == len(readable_suffixes())


@pytest.mark.parametrize(
    ("name", "head", "reader"),
    [
        ("a.txt", b"Some text", "text"),
        ("a.TXT", b"Some text", "text"),
        ("a.txt", b"%PDF-1.7\n", "pdf"),
        ("a.md", b"<html>", "markdown"),
        ("a", b"<!DOCTYPE html><html>", "html"),
        ("a.shtml", b"\xef\xbb\xbf \n<html lang='en'>", "html"),
        ("-", b'{"id": 1, "text": "x"}\n', "table"),
        ("-", b"id,text\n1,x\n", "table"),
        ("-", b"From: a@b.example\r\nSubject: x\r\n\r\nSome text", "eml"),
        ("a.log", b"From: here to there\nSome text", "text"),
        ("Pasted text", b"Some text, and more text", "text"),
    ],
)
def test_signature_then_suffix_then_a_look_inside_decide(name: str, head: bytes, reader: str):
    assert find_reader(name, head).name == reader
