"""The package from Python: quick to import, figures as a sequence and as a table."""

import datetime
import doctest
import subprocess
import sys

import pytest

import reportedly
from reportedly.model.figure import FIELD_ORDER

TEXT = "The ministry said on Monday that 40 people were killed. They met at 7:30 a.m."


def test_extract_gives_the_figures_of_a_text():
    figures = reportedly.extract(TEXT, published="2024-10-23")

    assert [figure.text for figure in figures] == ["40"]
    assert figures[0].statement_date == "2024-10-21"
    assert figures.is_read
    assert len(figures.set_aside) == 1


def test_a_date_object_is_taken_for_the_publication_day():
    assert reportedly.extract(TEXT, published=datetime.date(2024, 10, 23))[0].published == "2024-10-23"


def test_a_publication_day_that_is_none_is_refused():
    with pytest.raises(ValueError, match="23 October"):
        reportedly.extract(TEXT, published="23 October")


def test_the_table_has_the_columns_of_the_record():
    frame = reportedly.extract(TEXT, published="2024-10-23").to_frame()

    assert tuple(frame.columns) == FIELD_ORDER
    assert frame["value"].tolist() == [40.0]
    assert frame["stance"].tolist() == ["asserted"]


def test_a_text_without_figures_gives_an_empty_table_with_all_columns():
    frame = reportedly.extract("Nothing is counted here.").to_frame()

    assert frame.empty
    assert tuple(frame.columns) == FIELD_ORDER


def test_a_file_is_read_and_extracted(tmp_path):
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.encode())

    assert [figure.text for figure in reportedly.extract(reportedly.read(path))] == ["40"]


def test_a_missing_file_is_an_error_with_a_code(tmp_path):
    with pytest.raises(reportedly.ReadingError) as caught:
        reportedly.read(tmp_path / "missing.txt")

    assert caught.value.code.startswith("R1")


def test_every_public_name_is_there():
    assert all(getattr(reportedly, name) for name in reportedly.__all__)
    with pytest.raises(AttributeError):
        reportedly.nothing_of_the_kind  # noqa: B018 - the access is the test


def test_the_example_of_the_package_is_true():
    assert doctest.testmod(reportedly).failed == 0


def test_importing_the_package_loads_nothing_heavy():
    heavy = "pandas numpy spacy quantulum3 PySide6 pyqtgraph trafilatura lxml sqlite3"
    code = f"import sys, reportedly; print([m for m in {heavy.split()!r} if m in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
