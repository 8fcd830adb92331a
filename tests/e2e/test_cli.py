"""`reportedly extract` as a user runs it: by subprocess, with files on disk."""

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from reportedly.model.figure import FIELD_ORDER
from reportedly.model.set_aside import SET_ASIDE_FIELDS

ARTICLE = "The health ministry said on Monday that 3,000 people had fled Derna.\n"
SECOND = "In all, at least 24 people died on 12 May, police said.\n"
# The superuser may read everything, unless the right to that is left at the door.
IS_SUPERUSER = hasattr(os, "geteuid") and os.geteuid() == 0
AS_ANYONE = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if IS_SUPERUSER else []
WITHOUT_DISPLAY = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "reportedly", *map(str, arguments)]


def run(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), capture_output=True, encoding="utf-8", timeout=600, check=False, **options
    )


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "derna.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "police.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


def test_csv_goes_to_the_standard_output_by_default(folder: Path):
    done = run("extract", "derna.txt", cwd=folder)

    (row,) = csv.DictReader(io.StringIO(done.stdout))
    assert done.returncode == 0
    assert tuple(row) == FIELD_ORDER
    assert (row["article"], row["text"], row["value"]) == ("derna.txt", "3,000", "3000")
    assert done.stderr == "1 article: 1 loaded; 1 number: 1 figure, 0 set aside, 0 to check\n"


def test_jsonl_keeps_the_order_of_the_articles_and_the_paths_as_given(folder: Path):
    done = run(
        "extract", folder / "police.txt", "./derna.txt", "--format", "jsonl", "--jobs", "2", cwd=folder
    )

    assert [row["article"] for row in rows(done.stdout)] == [str(folder / "police.txt"), "./derna.txt"]
    assert all(set(row) == {*FIELD_ORDER, "evidence"} for row in rows(done.stdout))


def test_json_to_a_file_with_the_set_aside_numbers_beside_it(folder: Path):
    done = run(
        "extract", "police.txt", "derna.txt", "--output", "out.json", "--set-aside", "aside.jsonl", cwd=folder
    )

    table = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    (aside,) = rows((folder / "aside.jsonl").read_text(encoding="utf-8"))
    assert (done.returncode, done.stdout) == (0, "")
    assert list(table) == ["schema", "articles", "figures"]
    assert [article["article"] for article in table["articles"]] == ["police.txt", "derna.txt"]
    assert tuple(aside) == SET_ASIDE_FIELDS
    assert (aside["text"], aside["reason"]) == ("12 May", "date")


def test_bad_files_are_named_one_a_line_and_the_rest_is_read(folder: Path):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.bin").write_bytes(bytes(range(256)) * 64)

    done = run("extract", "empty.txt", "binary.bin", "gone.txt", "derna.txt", "--format", "jsonl", cwd=folder)

    lines = done.stderr.splitlines()
    assert done.returncode == 1
    assert [line.split(": ")[:2] for line in lines[:3]] == [
        ["failed", "empty.txt"], ["failed", "binary.bin"], ["failed", "gone.txt"],
    ]  # fmt: skip
    assert lines[3].startswith("4 articles: 1 loaded, 3 failed;")
    assert [row["article"] for row in rows(done.stdout)] == ["derna.txt"]


def test_the_same_text_twice_is_skipped_but_rows_of_a_table_are_not(folder: Path):
    (folder / "copy.txt").write_text(ARTICLE, encoding="utf-8")
    table = "".join(json.dumps({"id": key, "text": ARTICLE}) + "\n" for key in ("a", "b"))
    (folder / "table.jsonl").write_text(table, encoding="utf-8")

    files = run("extract", "derna.txt", "copy.txt", "--format", "jsonl", cwd=folder)
    table_rows = run("extract", "table.jsonl", "--format", "jsonl", cwd=folder)

    assert (files.returncode, len(rows(files.stdout))) == (0, 1)
    assert "skipped: copy.txt: already loaded" in files.stderr
    assert [row["article"] for row in rows(table_rows.stdout)] == ["a", "b"]


def test_rows_of_one_id_and_text_are_one_article(folder: Path):
    table = "".join(json.dumps({"id": "a", "text": text}) + "\n" for text in (ARTICLE, ARTICLE, SECOND))
    (folder / "table.jsonl").write_text(table, encoding="utf-8")

    done = run("extract", "table.jsonl", "--format", "jsonl", cwd=folder)

    assert [row["text"] for row in rows(done.stdout)] == ["3,000", "24"]
    assert "skipped: a: already loaded" in done.stderr


def test_published_gives_weekdays_their_date_and_is_for_one_article(folder: Path):
    one = run("extract", "derna.txt", "--published", "2023-09-13", "--format", "jsonl", cwd=folder)
    two = run("extract", "derna.txt", "police.txt", "--published", "2023-09-13", cwd=folder)
    wrong = run("extract", "derna.txt", "--published", "13 September", cwd=folder)

    (row,) = rows(one.stdout)
    assert (row["published"], row["statement_date"]) == ("2023-09-13", "2023-09-11")
    assert (two.returncode, two.stdout) == (2, "")
    assert "--published is for a single article" in two.stderr
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)


def test_metadata_comes_from_a_table(folder: Path):
    (folder / "meta.csv").write_text("file,outlet,published\nderna.txt,Herald,2023-09-13\nx.txt,,\n")

    done = run("extract", "derna.txt", "--metadata", "meta.csv", "--format", "jsonl", cwd=folder)

    (row,) = rows(done.stdout)
    assert (row["outlet"], row["published"], row["statement_date"]) == ("Herald", "2023-09-13", "2023-09-11")
    assert "no article is named x.txt" in done.stderr


def test_articles_come_from_folders_patterns_lists_and_the_standard_input(folder: Path):
    (folder / "list.txt").write_text("derna.txt\n")
    texts = {
        "folder": run("extract", folder, "--format", "jsonl"),
        "pattern": run("extract", "*.txt", "--format", "jsonl", cwd=folder),
        "list": run("extract", "@list.txt", "--format", "jsonl", cwd=folder),
        "input": run("extract", "-", "--format", "jsonl", input=ARTICLE),
    }

    articles = {name: [row["article"] for row in rows(done.stdout)] for name, done in texts.items()}

    assert articles == {
        "folder": [str(folder / "derna.txt"), str(folder / "police.txt")],
        "pattern": ["derna.txt", "police.txt"],
        "list": ["derna.txt"],
        "input": ["-"],
    }


def test_offsets_hold_for_bytes_that_editors_change(folder: Path):
    text = "\ufeffDerna 😀\r\n\r\nPolice said 3\u00a0000 people and 1,500 cafe\u0301s were safe — 東京.\r\n"
    (folder / "odd.txt").write_bytes(text.encode("utf-8"))

    done = run("extract", "odd.txt", "--format", "json", cwd=folder)

    figures = json.loads(done.stdout)["figures"]
    assert figures
    assert all(text[figure["start"] : figure["end"]] == figure["text"] for figure in figures)
    assert all(text[f["sentence_start"] : f["sentence_end"]] == f["sentence"] for f in figures)


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract",), ("extract", "a.txt", "--format", "pdf"), ("extract", "a.txt", "--jobs", "0"),
        ("extract", "a.txt", "--metadata", "gone.csv"), ("extract", "@gone"),
        ("extract", "a.txt", "--output", "x", "--set-aside", "./x"), ("extract", "a.txt", "--output", "no/x.csv"),
        ("extract", "a.txt", "--output", "./a.txt"), ("extract", ".", "--set-aside", "a.txt"),
    ],
    ids=lambda arguments: " ".join(arguments),
)  # fmt: skip
def test_wrong_usage_ends_with_2_and_a_sentence(folder: Path, arguments: tuple[str, ...]):
    (folder / "a.txt").write_text(ARTICLE)

    done = run(*arguments, cwd=folder)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr
    assert (folder / "a.txt").read_text() == ARTICLE


def test_an_output_file_is_replaced_only_by_a_whole_one(folder: Path):
    (folder / "out.csv").write_text("precious")

    failed = run("extract", "derna.txt", "--output", "out.csv", "--set-aside", "no/x.csv", cwd=folder)
    kept = (folder / "out.csv").read_text()
    done = run("extract", "derna.txt", "--output", "out.csv", cwd=folder)

    assert (failed.returncode, kept) == (2, "precious")
    assert done.returncode == 0
    assert (folder / "out.csv").read_text(encoding="utf-8").startswith("id,article,")
    assert not [path for path in folder.iterdir() if path.name.endswith(".partial")]


@pytest.mark.skipif(IS_SUPERUSER and not shutil.which("setpriv"), reason="the superuser may read everything")
@pytest.mark.skipif(os.name == "nt", reason="no such permissions there")
def test_what_may_not_be_read_is_named_and_the_rest_is_read(folder: Path):
    (folder / "closed").mkdir()
    for name in ("secret.txt", "closed/a.txt"):
        (folder / name).write_text(ARTICLE)
    (folder / "secret.txt").chmod(0)
    (folder / "closed").chmod(0)

    done = subprocess.run(
        [*AS_ANYONE, *command("extract", "closed/a.txt", ".", "--format", "jsonl")],
        capture_output=True, encoding="utf-8", timeout=600, check=False, cwd=folder,
    )  # fmt: skip
    unwritten = subprocess.run(
        [*AS_ANYONE, *command("extract", "derna.txt", "--output", "closed/figures.csv")],
        capture_output=True, encoding="utf-8", timeout=600, check=False, cwd=folder,
    )  # fmt: skip
    (folder / "closed").chmod(0o700)

    assert (unwritten.returncode, unwritten.stderr.count("\n")) == (2, 1)
    failed = [line.split(": ")[1] for line in done.stderr.splitlines() if line.startswith("failed")]
    assert (done.returncode, failed) == (1, ["closed/a.txt", "closed", "secret.txt"])
    assert {row["article"] for row in rows(done.stdout)} == {"derna.txt", "police.txt"}


@pytest.mark.skipif(os.name == "nt", reason="no /dev/null there")
def test_a_device_as_output_stays_a_device(folder: Path):
    done = run("extract", "derna.txt", "--output", "/dev/null", cwd=folder)

    assert done.returncode == 0
    assert Path("/dev/null").is_char_device()


def test_the_file_that_the_output_goes_to_is_no_article(folder: Path):
    with (folder / "figures.csv").open("w") as output:
        done = subprocess.run(
            command("extract", "."), stdout=output, stderr=subprocess.PIPE, text=True, cwd=folder, timeout=600,
            check=False,
        )  # fmt: skip

    assert done.returncode == 0
    assert "skipped: figures.csv: is the output" in done.stderr
    assert len((folder / "figures.csv").read_text(encoding="utf-8").splitlines()) == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
def test_a_full_disk_behind_the_standard_output_is_named(folder: Path):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command("extract", "derna.txt"), stdout=full, stderr=subprocess.PIPE, text=True, cwd=folder,
            timeout=600, check=False,
        )  # fmt: skip

    assert done.returncode == 2
    assert done.stderr.startswith("reportedly: The standard output cannot be written: No space left")
    assert done.stderr.count("\n") == 1


def test_exports_among_the_articles_are_skipped_the_next_time(folder: Path):
    for name in ("figures.csv", "figures.jsonl", "figures.json"):
        run("extract", "police.txt", "--output", name, "--set-aside", f"aside-{name}", cwd=folder)

    done = run("extract", folder, "--format", "jsonl")

    assert done.returncode == 0
    assert done.stderr.count("holds figures, no articles") == 6
    assert {row["article"] for row in rows(done.stdout)} == {f"{folder}/derna.txt", f"{folder}/police.txt"}


@pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise there")
def test_a_reader_that_has_seen_enough_is_no_failure(folder: Path):
    for number in range(400):
        (folder / f"{number}.txt").write_text(
            f"Police said {number + 30} people were hurt in town {number}.\n"
        )
    process = subprocess.Popen(
        command("extract", folder, "--jobs", "1"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stderr is not None

    process.stdout.readline()
    process.stdout.close()
    complaints = process.stderr.read()
    process.stderr.close()

    assert process.wait(timeout=600) == 0
    assert "Traceback" not in complaints


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT to a child there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_stops_with_one_word_and_leaves_no_file(folder: Path, jobs: str):
    for number in range(300):
        text = "".join(f"Police said {n + 30} people were hurt in town {number}.\n" for n in range(60))
        (folder / f"{number}.txt").write_text(text)
    process = subprocess.Popen(
        command("extract", folder, "--jobs", jobs, "--output", folder / "out.csv"),
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert process.stderr is not None
    deadline = time.monotonic() + 600
    while not list(folder.glob(".out.csv*")) and time.monotonic() < deadline:
        time.sleep(0.05)

    os.killpg(process.pid, signal.SIGINT)
    complaints = process.stderr.read()
    process.stderr.close()

    assert process.wait(timeout=600) == 130
    assert complaints == "reportedly: stopped\n"
    assert not list(folder.glob("*out.csv*"))


def test_help_and_version_need_nothing_heavy():
    version, helped = run("--version"), run("extract", "--help")
    told = subprocess.run([sys.executable, "-X", "importtime", *command("--version")[1:]], stderr=subprocess.PIPE,
                          encoding="utf-8", timeout=600, check=True)  # fmt: skip

    assert version.stdout.startswith("reportedly ")
    assert all(option in helped.stdout for option in ("--format", "--metadata", "--set-aside", "--jobs"))
    imported = {line.rpartition("|")[2].strip() for line in told.stderr.splitlines()}
    assert "reportedly" in imported
    assert imported.isdisjoint({"spacy", "numpy", "PySide6", "trafilatura", "sqlite3"})


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_without_a_display_the_window_says_so_and_names_the_command(folder: Path):
    done = run(folder / "derna.txt", env=os.environ | WITHOUT_DISPLAY)

    assert done.returncode == 2
    assert "there is no display" in done.stderr
    assert "reportedly extract" in done.stderr
