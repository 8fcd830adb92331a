"""`reportedly compare` as a script runs it: by subprocess, on articles, on a project, with a chart and no display."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from helpers.pages import words_of_svg
from reportedly.services.comparison_rows import ESTIMATE_COLUMNS, LISTS
from reportedly.services.session import ProjectSession

FLOOD = {
    "army.txt": ("Flood in Tessin", "2024-03-01", "Coast Radio",
                 "At least 30 people died in the flood in Tessin, the army said on Friday."),
    "mayor.txt": ("Mayor counts the dead", "2024-03-02", "Daily Post",
                  "The flood in Tessin killed 12 people, the mayor said on Saturday."),
    "late.txt": ("Toll in Tessin", "2024-03-09", "Coast Radio",
                 "The army said on Saturday that 55 people had died in the flood in Tessin."),
}  # fmt: skip


def compare(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "reportedly", "compare", *map(str, arguments)],
        capture_output=True, encoding="utf-8", timeout=600, check=False, env=environment, **options,
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with three articles and the table of their dates and outlets."""
    folder = tmp_path_factory.mktemp("flood")
    table = ["file,outlet,title,published"]
    for name, (title, published, outlet, text) in FLOOD.items():
        (folder / name).write_text(f"{title}\n\n{text}\n", encoding="utf-8")
        table.append(f"{name},{outlet},{title},{published}")
    (folder / "dates.csv").write_text("\n".join(table) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def project(folder: Path) -> Path:
    """Give a project of the articles."""
    made = [
        sys.executable,
        "-m",
        "reportedly",
        "project",
        "import",
        "flood.reportedly",
        *FLOOD,
        "--metadata",
        "dates.csv",
    ]
    subprocess.run(made, cwd=folder, check=True, capture_output=True, timeout=600)
    return folder / "flood.reportedly"


def test_the_text_says_first_how_far_it_is_apart_and_who_said_what(project: Path) -> None:
    done = compare(project)

    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "3 articles, 3 figures, 3 origins. Reported figures, not verified."
    assert "  43 apart. mayor: 12, 2 Mar. army: 55, 9 Mar 2024, 7 days later." in lines
    assert "    “The flood in Tessin killed 12 people, the mayor said on Saturday.” — Daily Post" in lines
    assert re.search(r"55  ·+●··  army +9 Mar 2024\n +12  ·+●·+  mayor +2 Mar 2024", done.stdout)
    assert all(len(line) <= 100 for line in lines)


def test_as_of_a_day_a_later_article_says_nothing(project: Path) -> None:
    done = compare(project, "--as-of", "2024-03-02")

    assert "As published by 2 Mar 2024; left out: 1 later article." in done.stdout
    assert "18 or more apart" in done.stdout
    assert "55" not in done.stdout


def test_json_has_every_list_and_the_same_answer_for_articles_and_their_project(
    folder: Path, project: Path
) -> None:
    of_project = json.loads(compare(project, "--format", "json").stdout)
    of_articles = json.loads(
        compare(*FLOOD, "--metadata", "dates.csv", "--format", "json", cwd=folder).stdout
    )

    assert list(of_project) == ["schema", "as_of", "articles", "left_out", "undated", *LISTS]
    assert of_project["schema"] == {"name": "reportedly.comparison", "version": 1}
    assert of_project == of_articles
    assert [row["words"] for row in of_project["disagreement"]] == ["43 apart"]
    assert {row["source"]: row["value"] for row in of_project["sources"]} == {"army": 55, "mayor": 12}
    assert of_project["reports"][0]["article"] == "army.txt"


def test_csv_has_a_row_for_each_estimate(folder: Path, project: Path) -> None:
    done = compare(project, "--output", folder / "flood.csv")

    assert (done.returncode, done.stdout) == (0, "")
    rows = list(csv.DictReader(io.StringIO((folder / "flood.csv").read_text(encoding="utf-8-sig"))))
    assert tuple(rows[0]) == ESTIMATE_COLUMNS
    assert {(row["source"], row["low"], row["relation"], row["is_latest"]) for row in rows} == {
        ("army", "30", ">=", ""), ("army", "55", "=", "yes"), ("mayor", "12", "=", "yes"),
    }  # fmt: skip
    assert {"title", "speaker", "via", "denied_by", "source_text", "sentence_start"} <= rows[0].keys()
    session = ProjectSession.open(project)
    try:
        for row in rows:
            text = session.document(row["article"]).text
            assert text[int(row["start"]) : int(row["end"])] == row["text"]
            assert text[int(row["sentence_start"]) : int(row["sentence_end"])] == row["sentence"]
    finally:
        session.close()


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf"])
def test_a_chart_is_drawn_without_a_display(folder: Path, project: Path, suffix: str) -> None:
    target = folder / f"chart.{suffix}"

    done = compare(project, "--chart", target)

    assert (done.returncode, done.stderr) == (0, "")
    content = target.read_bytes()
    assert {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF"}[suffix] in content[:400]
    assert len(content) > 10_000


def test_all_measures_are_drawn_and_measure_chooses(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "fire.txt").write_text(
        "Fire in Brissago\n\nThe fire in Brissago destroyed 40 houses, the mayor said on 3 March 2024.\n",
        encoding="utf-8",
    )
    both, one = tmp_path / "both.svg", tmp_path / "one.svg"
    articles = [folder / "army.txt", folder / "mayor.txt", tmp_path / "fire.txt"]

    compare(*articles, "--chart", both)
    compare(*articles, "--measure", "houses", "--chart", one)

    drawn = words_of_svg(both)
    assert drawn.count("Reported figures, not verified ·") == 1
    assert all(words in drawn for words in ("People killed", "Houses destroyed", "army", "mayor"))
    assert "Houses destroyed" in words_of_svg(one)
    assert "eople killed" not in words_of_svg(one)


def test_what_cannot_be_done_is_refused_with_a_code_before_anything_is_written(
    folder: Path, project: Path
) -> None:
    refused = {
        "R210": compare(project, "--measure", "cabbages"),
        "R203": compare(project, "--as-of", "yesterday"),
        "R501": compare(project, "--chart", "chart.gif"),
        "R206": compare(project, "--output", "same.svg", "--chart", "same.svg", cwd=folder),
        "R208": compare(project, "--output", project),
        "R211": compare(project, folder / "army.txt"),
        "R301": compare(folder / "missing.reportedly"),
    }

    for code, done in refused.items():
        assert (done.returncode, done.stdout) == (2, ""), code
        assert f"[{code}]" in done.stderr
    assert not (folder / "chart.gif").exists()


def test_an_article_of_a_folder_is_never_taken_for_the_picture(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "army.txt").write_text("The army said 30 people died.\n", encoding="utf-8")
    scan = articles / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 an article")

    done = compare(articles, "--chart", scan)

    assert (done.returncode, done.stdout) == (2, "")
    assert "[R208]" in done.stderr
    assert scan.read_bytes() == b"%PDF-1.4 an article"


def test_an_article_that_fails_is_named_and_the_others_are_compared(folder: Path) -> None:
    done = compare("army.txt", "mayor.txt", "missing.txt", "--metadata", "dates.csv", cwd=folder)

    assert done.returncode == 1
    assert "failed: missing.txt" in done.stderr
    assert "18 or more apart" in done.stdout


def test_the_call_that_the_page_shows_answers_as_shown(checkout: Path, tmp_path: Path) -> None:
    page = (checkout / "docs" / "compare.md").read_text(encoding="utf-8")
    shown = re.search(r"```console\n(.+?)```", page, re.DOTALL)
    assert shown is not None
    *articles, (call, expected) = re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", shown[1], re.MULTILINE)
    for command, text in articles:
        (tmp_path / command.removeprefix("cat ")).write_text(text, encoding="utf-8")

    done = compare(*call.removeprefix("reportedly compare ").split(), cwd=tmp_path)

    assert (done.returncode, done.stdout) == (0, expected)


def test_the_page_names_every_key_of_the_json(checkout: Path, project: Path) -> None:
    page = (checkout / "docs" / "compare.md").read_text(encoding="utf-8")
    record = (checkout / "docs" / "record.md").read_text(encoding="utf-8")
    rows = json.loads(compare(project, "--format", "json").stdout)

    for name, value in rows.items():
        assert f"`{name}`" in page
        for row in value if isinstance(value, list) else ():
            assert [key for key in row if f"`{key}`" not in page and f"`{key}`" not in record] == [], name
