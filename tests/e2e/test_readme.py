"""What README shows of the command line and of Python is what the program does."""

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def readme(checkout: Path) -> str:
    return (checkout / "README.md").read_text(encoding="utf-8")


def test_the_example_gives_the_table_that_is_shown(readme: str, tmp_path: Path):
    shown = re.search(
        r"\$ cat article.txt\n(?P<article>.+?)\n\n"
        r"\$ \.venv/bin/reportedly (?P<arguments>[^\n]+)\n(?P<said>[^\n]+)\n```",
        readme,
        re.DOTALL,
    )
    assert shown is not None
    (tmp_path / "article.txt").write_text(shown["article"] + "\n", encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "reportedly", *shown["arguments"].split()],
        cwd=tmp_path, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, shown["said"] + "\n")
    table = re.search(r"^\| text \|.*\n\| --- .*\n(?:\|.*\n)+", readme, re.MULTILINE)
    assert table is not None
    head, _, *rows = ([cell.strip() for cell in line.split("|")[1:-1]] for line in table[0].splitlines())
    with (tmp_path / "figures.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert [[row[name] for name in head] for row in found] == rows
    assert all("Moscow" in row["denied_by"] for row in found)


def test_the_lines_of_python_run(readme: str, tmp_path: Path):
    program = re.search(r"```python\n(.+?)```", readme, re.DOTALL)
    assert program is not None

    done = subprocess.run(
        [sys.executable, "-c", program[1] + "print(table[['text', 'relation', 'source']].values.tolist())"],
        cwd=tmp_path, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("[['3,000', '>=', ")
