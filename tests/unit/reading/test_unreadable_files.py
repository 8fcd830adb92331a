"""Each way in which a file cannot be read has its code, one sentence with the name, and what to do."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from reportedly.model.errors import ReadingError
from reportedly.reading import FAILURES, MAX_TEXT_CHARS, read_document
from reportedly.reading.failures import reading_error


def failure_of(source: Path | bytes, name: str | None = None) -> ReadingError:
    with pytest.raises(ReadingError) as failure:
        read_document(source, name)
    return failure.value


def test_a_missing_file(tmp_path: Path):
    error = failure_of(tmp_path / "none.txt")

    assert (error.code, error.message) == ("R101", "none.txt is not there.")


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "secret.txt"
    path.write_text("Some 3,000 troops.")
    path.chmod(0)
    if os.access(path, os.R_OK):  # the administrator may read everything

        def refuse(self: Path, *_arguments: object) -> None:
            raise PermissionError(13, "Permission denied", str(self))

        monkeypatch.setattr(Path, "open", refuse)

    error = failure_of(path)

    assert error.code == "R102"
    assert "secret.txt" in error.message


def test_a_folder(tmp_path: Path):
    assert failure_of(tmp_path).code == "R103"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")

    assert failure_of(tmp_path / "pipe.txt").code == "R104"


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_file(content: bytes, tmp_path: Path):
    path = tmp_path / "empty.txt"
    path.write_bytes(content)

    error = failure_of(path)

    assert (error.code, error.message) == ("R105", "empty.txt is empty.")


def test_a_binary_file(tmp_path: Path):
    path = tmp_path / "program.txt"
    path.write_bytes(b"\x7fELF" + bytes(range(256)) * 10)

    error = failure_of(path)

    assert error.code == "R106"
    assert "program.txt" in error.message


def test_too_much_text_and_the_limit_is_named(tmp_path: Path):
    path = tmp_path / "long.txt"
    path.write_bytes(b"Some 3,000 troops. " * (MAX_TEXT_CHARS // 19 + 1))

    error = failure_of(path)

    assert error.code == "R107"
    assert "20 MB" in error.message


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path):
    path = tmp_path / "huge.txt"
    path.write_bytes(b"Some 3,000 troops.\n" * 1000)
    os.truncate(path, 200_000_000)  # a sparse file: it takes no room

    assert failure_of(path).code in ("R106", "R107")


@pytest.mark.parametrize("name", ["letters.mbox", "page.mhtml", "letter.msg"])
def test_formats_that_look_like_others_are_named_by_their_suffix(name: str):
    error = failure_of(b"From: a@b.example\nSubject: x\n\nSome text", name)

    assert error.code == "R108"
    assert name in error.message


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"{\\rtf1\\ansi Some 3,000 troops}", "rich text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
        (b"\x1f\x8b\x08" + bytes(50), "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office"),
    ],
)
def test_a_foreign_format_is_named(content: bytes, what: str):
    error = failure_of(content, "article.doc")

    assert error.code == "R108"
    assert what in error.message


@pytest.mark.parametrize(
    ("entry", "content", "what"),
    [
        ("mimetype", "application/vnd.oasis.opendocument.text", "OpenDocument"),
        ("mimetype", "application/epub+zip", "EPUB"),
        ("xl/workbook.xml", "<x/>", "spreadsheet"),
        ("notes.txt", "3,000", "archive"),
    ],
)
def test_a_foreign_container_is_named(entry: str, content: str, what: str, tmp_path: Path):
    path = tmp_path / "container"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(entry, content)

    error = failure_of(path)

    assert error.code == "R108"
    assert what in error.message


def test_a_name_that_the_system_refuses(tmp_path: Path):
    assert failure_of(tmp_path / ("x" * 5000)).code == "R109"


@pytest.mark.parametrize("code", FAILURES)
def test_every_message_is_one_sentence_with_the_name_and_a_remedy(code: str):
    error = reading_error(code, "beside/a.txt", "a picture", row=3)

    assert "a.txt" in error.message
    assert "beside" not in error.message
    assert error.message.endswith(".")
    assert error.remedy.endswith(".")


def test_bytes_without_a_name_have_a_message_all_the_same():
    assert failure_of(b"").message == "The input is empty."


def test_no_heavy_library_is_imported_before_something_is_read():
    code = (
        "import sys, reportedly.reading as r; assert len(r.load_readers()) >= 7; "
        "heavy = {'lxml', 'trafilatura', 'pypdfium2', 'docx', 'email.message', 'charset_normalizer'}; "
        "sys.exit(str(heavy & set(sys.modules) or ''))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.stderr.strip() == ""
