"""The documents say what the code does: field names, reasons, stages and error codes are compared."""

import re
from contextlib import closing
from pathlib import Path

import pytest

from reportedly.extraction.pipeline import STAGE_ORDER
from reportedly.model.figure import FIELD_ORDER
from reportedly.model.set_aside import Reason
from reportedly.reading import RawDocument, Reader
from reportedly.store import create_project
from reportedly.store.journal import JOURNALED

CHECKOUT = Path(__file__).resolve().parents[2]
CODE = re.compile(r"\bR\d{3}\b")


def page(name: str) -> str:
    return (CHECKOUT / "docs" / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    return text.split(f"\n## {heading}")[1].split("\n## ")[0]


def first_cells(text: str) -> list[str]:
    """Give the names in code style of the first column of a table."""
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]


def test_the_record_page_lists_every_field_in_order():
    record = page("record.md").split("\n## ")[0]

    assert tuple(first_cells(record)) == FIELD_ORDER


def test_the_record_page_lists_every_reason():
    listed = first_cells(section(page("record.md"), "Numbers that are no figures"))

    assert sorted(listed) == sorted(Reason)


def test_the_architecture_page_lists_the_stages_in_order():
    listed = first_cells(section(page("architecture.md"), "A figure's life"))

    assert tuple(listed) == STAGE_ORDER


def test_every_error_code_of_the_program_is_explained():
    raised = {
        code
        for path in (CHECKOUT / "desktop").rglob("*.py")
        for code in re.findall(r"[\"'](R\d{3})[\"']", path.read_text(encoding="utf-8"))
    }

    explained = set(CODE.findall(page("errors.md")))

    assert raised - explained == set(), "add these to docs/errors.md"
    assert explained - raised == set(), "no code raises these any more"


@pytest.mark.parametrize(
    "target", re.findall(r"^#\s+(make \w+)", (CHECKOUT / "Makefile").read_text(), re.MULTILINE)
)
def test_every_command_of_the_makefile_has_a_rule(target: str):
    rules = re.findall(r"^(\w+):", (CHECKOUT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

    assert target.removeprefix("make ") in rules


def test_the_reader_of_the_page_on_extending_reads_an_article():
    code = re.findall(r"```python\n(.*?)```", section(page("extending.md"), "A format to read"), re.DOTALL)[0]
    names: dict[str, object] = {}
    exec(code, names)
    reader, text = names["READER"], b"Floods\n======\n\nThe ministry said that 40 people had died.\n"
    assert isinstance(reader, Reader)
    assert reader.read is not None

    document = reader.read(RawDocument("letter.rst", text, content=text))

    assert document.text == "Floods\n\nThe ministry said that 40 people had died.\n"
    assert (document.key, document.title, document.media_type) == ("letter.rst", "Floods", "text/x-rst")


def test_the_page_on_files_names_every_table_and_all_that_undo_keeps(tmp_path: Path):
    text = page("file-format.md")
    undo = text.split("**Undo.**")[1].split("These tables have")[0]
    with closing(create_project(tmp_path / "empty.reportedly")) as project:
        rows = project.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    indexes = ("sqlite_", "article_search", "figure_search", "note_search")

    tables = {row["name"] for row in rows if not row["name"].startswith(indexes)}

    assert {name for name in tables if f"`{name}`" not in text} == set()
    assert {name for name in JOURNALED if f"`{name}`" not in undo} == set()
