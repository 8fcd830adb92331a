"""What docs/command-line.md shows of a project in a script is what the program says."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

_TIME = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d  ", re.MULTILINE)


def test_the_calls_that_are_shown_answer_as_shown(checkout: Path, tmp_path: Path):
    page = (checkout / "docs" / "command-line.md").read_text(encoding="utf-8")
    shown = re.search(r"```console\n(.+?)```", page, re.DOTALL)
    article = re.search(
        r"\$ cat article.txt\n(.+?)\n\n", (checkout / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert shown is not None
    assert article is not None
    (tmp_path / "article.txt").write_text(article[1] + "\n", encoding="utf-8")
    calls = re.findall(r"^\$ reportedly (.+)\n((?:(?!\$ ).*\n)*)", shown[1], re.MULTILINE)

    for arguments, expected in calls:
        done = subprocess.run(
            [sys.executable, "-m", "reportedly", *shlex.split(arguments)],
            cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", timeout=600, check=False,
        )  # fmt: skip

        assert done.returncode == 0, done.stdout
        assert _TIME.sub("", done.stdout) == _TIME.sub("", expected)

    assert len(calls) == 7
