"""Names kept in one project are used by a project that the command line makes."""

import os
import subprocess
import sys
from pathlib import Path

ARTICLE = "Police in Lund said on Monday that 3,000 people had fled the town.\n"
KEPT = '[[source]]\nalias = "Police"\nname = "Swedish police"\nproject = "Earlier"\nkept_on = 2026-11-22\n'


def run(action: str, *arguments: str | Path, config: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reportedly", "project", action, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
        env=os.environ | {"XDG_CONFIG_HOME": str(config)},
    )


def test_a_new_project_says_that_it_uses_kept_names_and_undo_takes_them_back(tmp_path: Path):
    (tmp_path / "reportedly").mkdir()
    (tmp_path / "reportedly" / "names.toml").write_text(KEPT)
    (tmp_path / "lund.txt").write_text(ARTICLE)

    made = run("import", tmp_path / "new.reportedly", tmp_path / "lund.txt", config=tmp_path)
    history = run("history", tmp_path / "new.reportedly", config=tmp_path)

    assert made.returncode == 0, made.stderr
    assert "Use a kept name: undo takes them back" in made.stderr
    assert history.stdout.splitlines()[0].endswith("Use a kept name")


def test_a_file_of_kept_names_that_cannot_be_read_is_told_and_keeps_no_project_from_being_made(
    tmp_path: Path,
):
    (tmp_path / "reportedly").mkdir()
    (tmp_path / "reportedly" / "names.toml").write_text("[[source")
    (tmp_path / "lund.txt").write_text(ARTICLE)

    made = run("import", tmp_path / "new.reportedly", tmp_path / "lund.txt", config=tmp_path)

    assert made.returncode == 0, made.stderr
    assert "names.toml cannot be read" in made.stderr
    assert "[R324]" in made.stderr
