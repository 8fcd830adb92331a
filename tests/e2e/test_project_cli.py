"""`reportedly project` as a script runs it: by subprocess, on a path with spaces and letters of other alphabets."""

import csv
import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from helpers.records import make_document, make_extraction, make_figure
from reportedly.model.figure import FIELD_ORDER
from reportedly.services.naming import rename
from reportedly.services.session import ProjectSession

DERNA = "The health ministry said on Monday that 3,000 people had fled Derna.\n"
POLICE = "In all, at least 24 people died on 12 May, police said. The mayor said 30 people died.\n"
IS_SUPERUSER = hasattr(os, "geteuid") and os.geteuid() == 0
AS_ANYONE = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if IS_SUPERUSER else []


def command(action: str, *arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "reportedly", "project", action, *map(str, arguments)]


def run(action: str, *arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(action, *arguments),
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
        **options,
    )


def figures(project: Path, *options: str) -> list[dict[str, Any]]:
    done = run("figures", project, "--format", "jsonl", *options)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project of two articles, imported once for the tests of this module."""
    folder = tmp_path_factory.mktemp("мои статьи 北京")
    (folder / "derna.txt").write_text(DERNA, encoding="utf-8")
    (folder / "полиция 1.txt").write_text(POLICE, encoding="utf-8")
    project = folder / "Мой проект.reportedly"
    done = run("import", project, "derna.txt", "полиция 1.txt", cwd=folder)
    assert (done.returncode, done.stdout.splitlines()) == (
        0,
        [
            "loaded: derna.txt: 1 figure, 0 set aside, 0 to check",
            "loaded: полиция 1.txt: 2 figures, 1 set aside, 0 to check",
        ],
    ), done.stderr
    assert done.stderr.splitlines() == [
        f"{project}: new project",
        "2 articles: 2 loaded; 4 numbers: 3 figures, 1 set aside, 0 to check",
    ]
    return project


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "данные и 数据"
    folder.mkdir()
    return Path(shutil.copy(made, folder / made.name))


def test_a_second_import_goes_on_in_the_project_and_skips_what_is_there(project: Path):
    (project.parent / "derna.txt").write_text(DERNA, encoding="utf-8")
    (project.parent / "new.txt").write_text("Rescuers said 12 people were missing.\n", encoding="utf-8")

    done = run("import", project, project.parent, "gone.txt", cwd=project.parent)

    said = done.stderr.splitlines()
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"loaded: {project.parent}/new.txt: 1 figure, 0 set aside, 0 to check"
    ]
    assert said[0] == f"skipped: {project.parent}/derna.txt: already loaded as derna.txt"
    assert said[1].startswith("failed: gone.txt: ")
    assert said[2].startswith("3 articles: 1 loaded, 1 skipped, 1 failed;")
    assert len(figures(project)) == 4


def test_a_new_project_has_the_ending_of_projects(tmp_path: Path):
    (tmp_path / "derna.txt").write_text(DERNA, encoding="utf-8")

    done = run("import", "figures.csv", "derna.txt", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("Write figures.csv.reportedly. [R351]\n")
    assert os.listdir(tmp_path) == ["derna.txt"]


def test_typed_values_take_the_place_of_the_machine_s_in_one_step(project: Path):
    first = figures(project)[0]["id"]

    done = run(
        "edit", project, first[:6], "figure=at least 3,500", "source=NIS", "target_date=by Dec 2024", "note==1+1",
        "tags=camp, check", "is_starred=yes",
    )  # fmt: skip

    edited = figures(project, "--notes")[0]
    assert done.stdout == (
        f"edited: {first}: figure 3,000 → ≥3,500; source health ministry → NIS; target_date nothing → "
        "until Dec 2024; note nothing → =1+1; tags nothing → camp, check; is_starred no → yes\n"
    )
    assert (edited["value"], edited["low"], edited["high"], edited["relation"]) == (3500, 3500, None, ">=")
    assert (edited["source"], edited["target_end"], edited["review"]) == ("NIS", "2024-12-31", "edited")
    assert (edited["note"], edited["tags"], edited["is_starred"]) == ("=1+1", ["camp", "check"], True)
    assert len(run("history", project).stdout.splitlines()) == 2

    run("undo", project)

    assert figures(project)[0]["value"] == 3000


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["value=40"], (">=", 40, 40, None)),
        (["relation=~"], ("~", 24, None, None)),
        (["relation==", "value=31"], ("=", 31, 31, 31)),
        (["low=24", "high=30"], ("range", None, 24, 30)),
        (["figure=11,000-12,000"], ("range", None, 11000, 12000)),
    ],
    ids=["value", "relation", "both", "ends", "figure"],
)
def test_parts_of_a_number_are_taken_as_fields_of_the_record(
    typed: list[str], expected: tuple[object, ...], project: Path
):
    figure = figures(project)[1]["id"]

    done = run("edit", project, figure, *typed)

    row = figures(project)[1]
    assert done.returncode == 0, done.stderr
    assert (row["relation"], row["value"], row["low"], row["high"]) == expected


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["FIRST", "colour=red"], "R209", "“colour” cannot be edited."),
        (["FIRST", "review=accepted"], "R209", "Use `reportedly project review`."),
        (["FIRST", "outlet=KBS", "source=NIS"], "R209", "“outlet” is the article's"),
        (["FIRST", "source=A", "source=B"], "R209", "“source” is set twice."),
        (["FIRST"], "R209", "Nothing is to be set."),
        (["source=A"], "R209", "No figure is named."),
        (["FIRST", "source=NIS", "figure=many"], "R310", "many"),
        (["zz", "source=NIS"], "R309", "no figure 'zz'"),
    ],
    ids=["unknown", "review", "mixed", "twice", "nothing", "nobody", "unreadable", "no figure"],
)
def test_what_cannot_be_set_is_refused_with_a_sentence_and_changes_nothing(
    arguments: list[str], code: str, said: str, project: Path
):
    before = figures(project)

    done = run("edit", project, *(before[0]["id"] if word == "FIRST" else word for word in arguments))

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.endswith(f"[{code}]\n")
    assert figures(project) == before


def test_a_beginning_that_several_ids_have_is_refused_with_their_list(tmp_path: Path):
    project = tmp_path / "p.reportedly"
    document = make_document()
    ids = ["a" * 16, "ab" * 8, "b" * 16]
    some = tuple(make_figure(document, start, start + 1, id=one) for start, one in enumerate(ids))
    session = ProjectSession.create(project)
    session.add_article(document, make_extraction(document, figures=some))
    session.close()

    several, one = run("review", project, "a", "accepted"), run("review", project, "ab", "accepted")

    assert several.returncode == 2
    assert several.stderr == (
        f"reportedly: Several figures begin with 'a': {ids[0]} (3,000, soldiers arrived), {ids[1]} (3,000, soldiers "
        "arrived). Type more of the id. [R350]\n"
    )
    assert one.stdout == f"accepted: {ids[1]}: 3,000, soldiers arrived\n"


def test_rejected_figures_are_left_out_unless_all_are_asked_for(project: Path):
    first, second, third = (row["id"] for row in figures(project))

    accepted = run("review", project, "-", "accepted", input=f"{first}\n{second}\n")
    rejected = run("review", project, third, "rejected")

    assert [line[:26] for line in accepted.stdout.splitlines()] == [
        f"accepted: {first}", f"accepted: {second}",
    ]  # fmt: skip
    assert rejected.stdout == f"rejected: {third}: 30, people killed\n"
    shown = run("figures", project)
    assert [row["id"] for row in csv.DictReader(io.StringIO(shown.stdout))] == [first, second]
    assert shown.stderr == "2 figures; 1 rejected left out: --all writes them too\n"
    assert [row["review"] for row in figures(project, "--all")] == ["accepted", "accepted", "rejected"]
    assert tuple(csv.reader(io.StringIO(shown.stdout)).__next__()) == FIELD_ORDER


def test_a_filter_as_text_chooses_figures(project: Path):
    run("review", project, figures(project)[2]["id"], "rejected")

    wrong = run("figures", project, "--where", "source:police )")

    assert [row["text"] for row in figures(project, "--where", "source:police or ministry")] == [
        "3,000",
        "24",
    ]
    assert [row["text"] for row in figures(project, "--where=-source:police")] == ["3,000"]
    assert [row["text"] for row in figures(project, "--where", "review:rejected")] == ["30"]
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "[R340]" in wrong.stderr


def test_sources_are_merged_and_undone(project: Path):
    done = run("merge", project, "--sources", "Police", "mayor", "--into", "Town of Derna")

    assert done.stdout.splitlines() == [
        "merged: police into Town of Derna",
        "merged: mayor into Town of Derna",
    ]
    assert [row["source"] for row in figures(project)][1:] == ["Town of Derna"] * 2

    undone, unknown = run("undo", project), run("merge", project, "--sources", "police", "nobody")

    assert undone.stdout == "undone: Merge 2 sources into Town of Derna\n"
    assert [row["source"] for row in figures(project)][1:] == ["police", "mayor"]
    assert unknown.returncode == 2
    assert "[R320]" in unknown.stderr


def test_series_are_merged_by_their_words(project: Path):
    done = run("merge", project, "--series", "people killed", "people")

    assert done.returncode == 0, done.stderr
    assert len({row["series"] for row in figures(project)}) == 1


def test_a_renamed_measure_has_its_name_in_what_is_written(project: Path):
    key = figures(project)[0]["series"]
    session = ProjectSession.open(project)
    rename(session, "series", key, "Homes lost")
    session.close()

    assert figures(project)[0]["series"] == "Homes lost"


def test_undo_and_redo_walk_through_the_history_and_say_when_there_is_no_more(project: Path):
    first = figures(project)[0]["id"]
    run("review", project, first, "rejected")

    undone = run("undo", project, "5")
    history = run("history", project, "--format", "jsonl")
    redone = run("redo", project, "2")

    assert undone.stdout.splitlines() == ["undone: Reject 3,000", "undone: Add 2 articles"]
    assert (undone.returncode, undone.stderr) == (1, "nothing to undo\n")
    steps = [json.loads(line) for line in history.stdout.splitlines()]
    assert [(step["title"], step["is_undone"]) for step in steps] == [
        ("Add 2 articles", True), ("Reject 3,000", True),
    ]  # fmt: skip
    assert redone.stdout.splitlines() == ["redone: Add 2 articles", "redone: Reject 3,000"]
    assert run("redo", project).returncode == 1


def test_what_the_machine_said_comes_back(project: Path):
    first = figures(project)[0]["id"]
    run("edit", project, first, "source=NIS", "unit=soldiers")

    done = run("edit", project, first, "--take-back", "source")

    assert done.stdout == f"taken back: {first}: source\n"
    assert (figures(project)[0]["source"], figures(project)[0]["unit"]) == ("health ministry", "soldiers")


def test_a_publication_date_of_an_article_moves_the_dates_of_its_figures(project: Path):
    done = run("edit", project, "derna.txt", "published=2024-10-23", "outlet=KBS")

    row = figures(project)[0]
    assert done.stdout == "edited: derna.txt: published → 2024-10-23; outlet → KBS\n"
    assert (row["published"], row["outlet"], row["statement_date"]) == ("2024-10-23", "KBS", "2024-10-21")
    assert len(run("history", project).stdout.splitlines()) == 2


def test_two_calls_at_once_both_do_their_work(project: Path):
    ids = [row["id"] for row in figures(project)]
    calls = [
        subprocess.Popen(
            command("edit", project, figure, f"note=call {number}", "--wait", "60"),
            stdout=subprocess.PIPE,
            text=True,
        )
        for number, figure in enumerate(ids * 2)
    ]

    said = [call.communicate(timeout=600)[0] for call in calls]

    assert all(call.returncode == 0 for call in calls)
    assert all(line.startswith("edited: ") for line in said)
    assert len(run("history", project).stdout.splitlines()) == 7


def test_a_project_that_stays_open_elsewhere_is_named_and_can_still_be_read(project: Path):
    session = ProjectSession.open(project)
    try:
        done = run("undo", project, "--wait", "0.7")
        rows = figures(project)
    finally:
        session.close()

    assert (done.returncode, done.stdout) == (2, "")
    waiting, refused = done.stderr.splitlines()
    assert waiting == f"{project.name} is open in another program: waiting"
    assert refused.endswith("[R304]")
    assert len(rows) == 3
    assert sorted(os.listdir(project.parent)) == [project.name]


def test_two_imports_at_once_make_one_project(tmp_path: Path):
    for number in range(2):
        (tmp_path / f"{number}.txt").write_text(f"Police said {number + 30} people were hurt.\n")
    project = tmp_path / "both.reportedly"
    calls = [
        subprocess.Popen(
            command("import", project, tmp_path / f"{number}.txt", "--wait", "60"),
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(2)
    ]

    for call in calls:
        call.communicate(timeout=600)

    assert [call.returncode for call in calls] == [0, 0]
    assert sorted(row["value"] for row in figures(project)) == [30, 31]


def test_a_project_of_a_newer_version_is_refused_by_every_action(project: Path):
    connection = sqlite3.connect(project)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    (project.parent / "derna.txt").write_text(DERNA, encoding="utf-8")
    whole = project.read_bytes()

    calls = [
        run("figures", project), run("history", project), run("undo", project), run("review", project, "a", "accepted"),
        run("edit", project, "a", "note=b"), run("merge", project, "--sources", "a", "b"),
        run("import", project, project.parent / "derna.txt"),
    ]  # fmt: skip

    assert [(done.returncode, done.stdout) for done in calls] == [(2, "")] * 7
    assert all("was made by a newer version" in done.stderr and "[R303]" in done.stderr for done in calls)
    assert project.read_bytes() == whole


@pytest.mark.parametrize("action", ["figures", "history", "undo"])
def test_what_is_no_project_is_named(action: str, tmp_path: Path):
    (tmp_path / "article.txt").write_text(DERNA)

    missing, foreign = run(action, tmp_path / "no.reportedly"), run(action, tmp_path / "article.txt")

    assert (missing.returncode, foreign.returncode) == (2, 2)
    assert "[R301]" in missing.stderr
    assert "[R302]" in foreign.stderr
    assert os.listdir(tmp_path) == ["article.txt"]


@pytest.mark.skipif(
    os.name == "nt" or bool(AS_ANYONE and not shutil.which("setpriv")),
    reason="no way to drop the superuser's rights",
)
def test_a_project_on_a_read_only_disk_can_be_read_and_says_so_when_changed(project: Path):
    project.chmod(0o444)
    project.parent.chmod(0o555)
    try:
        read = subprocess.run(
            [*AS_ANYONE, *command("figures", project)],
            capture_output=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )
        changed = subprocess.run(
            [*AS_ANYONE, *command("undo", project)],
            capture_output=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )
    finally:
        project.parent.chmod(0o755)

    assert (read.returncode, len(read.stdout.splitlines())) == (0, 4), read.stderr
    assert (changed.returncode, changed.stdout) == (2, "")
    assert "[R331]" in changed.stderr


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Give a project whose figures fill any pipe."""
    document = make_document(text="x" * 3000)
    project = tmp_path / "many.reportedly"
    session = ProjectSession.create(project)
    session.add_article(document, make_extraction(document, figures=600))
    session.close()
    return project


@pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise there")
def test_a_reader_of_figures_that_has_seen_enough_is_no_failure(many: Path):
    process = subprocess.Popen(
        command("figures", many), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stderr is not None

    process.stdout.readline()
    process.stdout.close()
    complaints = process.stderr.read()
    process.stderr.close()

    assert (process.wait(timeout=600), complaints) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise there")
def test_work_goes_on_when_nobody_reads_what_is_said(many: Path):
    ids = " ".join(row["id"] for row in figures(many))
    reading, writing = os.pipe()
    os.close(reading)

    with os.fdopen(writing, "w") as nobody:
        done = subprocess.run(
            command("review", many, "-", "accepted"), input=ids, stdout=nobody, stderr=subprocess.PIPE, text=True,
            timeout=600, check=False,
        )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    assert {row["review"] for row in figures(many)} == {"accepted"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
def test_work_is_done_and_the_full_disk_named_where_it_cannot_be_said(project: Path):
    first = figures(project)[0]["id"]

    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command("review", project, first, "rejected"), stdout=full, stderr=subprocess.PIPE, text=True, timeout=600,
            check=False,
        )  # fmt: skip

    assert done.returncode == 2
    assert done.stderr.startswith("reportedly: The standard output cannot be written: No space left")
    assert "What was done is kept." in done.stderr
    assert figures(project, "--all")[0]["review"] == "rejected"


def start_import(project: Path, *, articles: int, stderr: int) -> "subprocess.Popen[str]":
    """Begin to read so many articles of one figure each, in a process group that can be killed."""
    for number in range(articles):
        text = f"Police said {number + 30} people were hurt in town {number}.\n"
        (project.parent / f"{number:03}.txt").write_text(text)
    return subprocess.Popen(
        command("import", project, *sorted(project.parent.glob("*.txt")), "--jobs", "1"),
        stdout=subprocess.PIPE, stderr=stderr, text=True, start_new_session=True,
    )  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_every_line_that_was_said_is_true_after_a_kill(tmp_path: Path):
    project = tmp_path / "killed.reportedly"
    process = start_import(project, articles=40, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(5)]

    os.killpg(process.pid, signal.SIGKILL)
    said += process.stdout.readlines()
    process.stdout.close()
    process.wait(timeout=600)

    there = {row["article"] for row in figures(project)}
    assert {line.split(": ")[1] for line in said if line.endswith("\n")} <= there
    assert run("undo", project).returncode == 0
    assert figures(project) == []


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT to a child there")
def test_ctrl_c_keeps_the_articles_that_were_said(tmp_path: Path):
    project = tmp_path / "stopped.reportedly"
    process = start_import(project, articles=200, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()

    os.killpg(process.pid, signal.SIGINT)
    rest, complaints = process.communicate(timeout=600)

    assert process.returncode == 130
    assert complaints.splitlines()[-1] == "reportedly: stopped"
    assert len(figures(project)) == 1 + len(rest.splitlines()) < 200


IMPORTED = """
import sys
from reportedly.__main__ import main
sys.argv[0] = "reportedly"
code = main()
HEAVY = {"spacy", "pandas", "numpy", "PySide6", "quantulum3", "pyqtgraph", "trafilatura", "lxml"}
print(*sorted(HEAVY & set(sys.modules)), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    "arguments", [["figures"], ["history"], ["undo"], ["edit", "FIRST", "figure=~5"], ["review", "FIRST", "accepted"],
                  ["merge", "--sources", "police", "mayor"]],
    ids=lambda arguments: arguments[0],
)  # fmt: skip
def test_actions_that_read_no_article_import_nothing_heavy(arguments: list[str], project: Path):
    first = figures(project)[0]["id"]
    action, *rest = (first if word == "FIRST" else word for word in arguments)

    done = subprocess.run(
        [sys.executable, "-c", IMPORTED, "project", action, str(project), *rest],
        capture_output=True, encoding="utf-8", timeout=600, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1] == ""


def test_help_names_every_action_and_wrong_usage_is_refused(project: Path):
    helped = run("--help")
    wrong = [
        run("mend", project),
        run("undo", project, "0"),
        run("merge", project),
        run("undo", project, "--wait", "x"),
    ]

    actions = ("import", "figures", "edit", "review", "merge", "undo", "redo", "history")
    assert all(f"\n    {action} " in helped.stdout for action in actions)
    assert [done.returncode for done in wrong] == [2] * 4


def test_a_project_of_the_first_version_is_read_and_a_copy_of_it_kept(checkout: Path, tmp_path: Path):
    project = Path(
        shutil.copy(checkout / "tests" / "projects" / "version-1.reportedly", tmp_path / "old.reportedly")
    )

    rows = figures(project, "--all")

    assert rows
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old (format 1).reportedly", "old.reportedly"]
