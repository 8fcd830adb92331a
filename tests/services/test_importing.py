"""Loading articles: files in = loaded + skipped + failed, each with its reason."""

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.model.errors import Cancelled, UserError
from reportedly.model.figure import Review
from reportedly.model.progress import NO_PROGRESS, SilentProgress
from reportedly.reading import MAX_TEXT_CHARS
from reportedly.services.extracting import edit_articles, read_again
from reportedly.services.importing import ImportReport, Outcome, Source, expand_inputs, import_articles
from reportedly.services.jobs import InlineRunner, PoolRunner
from reportedly.services.metadata_table import load_metadata
from reportedly.services.publishing import export_figures
from reportedly.services.reviewing import set_verdict
from reportedly.services.session import ProjectSession

ARTICLE = "The health ministry said on Monday that 3,000 people had fled the town of Derna.\n"
GERMAN = "Der Minister sagte am Montag, dass rund 3.000 Menschen die Stadt verlassen haben und nicht mehr kommen.\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    session = ProjectSession.create(tmp_path / "project" / "test.reportedly")
    yield session
    session.close()


def load(session: ProjectSession, *arguments: str | Path) -> ImportReport:
    return import_articles(session, expand_inputs(arguments), runner=InlineRunner(), progress=NO_PROGRESS)


def write(folder: Path, name: str, text: str = ARTICLE) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_loaded_article_has_its_figures(session: ProjectSession, tmp_path: Path):
    path = write(tmp_path, "derna.txt")

    (outcome,) = load(session, path).loaded

    assert (outcome.article, outcome.figures, outcome.is_read, outcome.reason) == (str(path), 1, True, "")
    (figure,) = session.figures()
    assert (figure.text, figure.unit) == ("3,000", "people")
    assert session.articles()[0].path == str(path)


def test_bad_files_fail_with_their_reason_and_the_rest_is_loaded(session: ProjectSession, tmp_path: Path):
    good = write(tmp_path, "good.txt")
    empty = write(tmp_path, "empty.txt", "")
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)) * 40)
    missing = tmp_path / "missing.txt"

    report = load(session, empty, binary, missing, good)

    assert [outcome.name for outcome in report.failed] == [str(empty), str(binary), str(missing)]
    assert [outcome.code for outcome in report.failed] == ["R105", "R106", "R101"]
    assert all(outcome.reason for outcome in report.failed)
    assert [outcome.name for outcome in report.loaded] == [str(good)]
    assert len(report.outcomes) == 4


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_fails(session: ProjectSession, tmp_path: Path):
    path = write(tmp_path, "secret.txt")
    path.chmod(0)

    assert [outcome.code for outcome in load(session, path).failed] == ["R102"]


def test_a_text_over_the_limit_fails_and_names_the_limit(session: ProjectSession, tmp_path: Path):
    path = write(tmp_path, "long.txt", "word " * (MAX_TEXT_CHARS // 5 + 1))

    (outcome,) = load(session, path).failed

    assert outcome.code == "R107"
    assert "20 MB" in outcome.reason


def test_a_text_without_a_number_is_loaded_with_no_figures(session: ProjectSession, tmp_path: Path):
    (outcome,) = load(session, write(tmp_path, "calm.txt", "Nothing happened in the village.\n")).loaded

    assert (outcome.figures, outcome.set_aside, outcome.to_check) == (0, 0, 0)


def test_an_article_in_another_language_is_loaded_but_not_read(session: ProjectSession, tmp_path: Path):
    (outcome,) = load(session, write(tmp_path, "deutsch.txt", GERMAN)).loaded

    assert (outcome.is_read, outcome.reason, outcome.figures) == (
        False,
        "not read for figures: it is in German",
        0,
    )
    assert (session.articles()[0].language, session.articles()[0].is_read) == ("de", False)


def test_the_same_text_is_skipped_the_second_time(session: ProjectSession, tmp_path: Path):
    first, copy = write(tmp_path, "first.txt"), write(tmp_path, "copy.txt")

    report = load(session, first, copy)
    again = load(session, first)

    reason = f"already loaded as {first.name}"
    assert [(outcome.name, outcome.reason) for outcome in report.skipped] == [(str(copy), reason)]
    assert [outcome.reason for outcome in again.skipped] == [reason]


def test_a_folder_gives_its_files_in_order_and_names_what_it_leaves_out(
    session: ProjectSession, tmp_path: Path
):
    folder = tmp_path / "articles"
    write(folder, "b.txt", "Second text.")
    write(folder, "a/deep.txt", "First text.")
    write(folder, "photo.jpg", "not a photo")
    write(folder, ".hidden.txt")

    report = load(session, folder)

    assert [outcome.name for outcome in report.loaded] == [str(folder / "a/deep.txt"), str(folder / "b.txt")]
    assert [(outcome.name, outcome.status) for outcome in report.skipped] == [
        (str(folder / "photo.jpg"), "skipped")
    ]


def test_an_empty_folder_and_a_pattern_without_match_fail(session: ProjectSession, tmp_path: Path):
    (tmp_path / "empty").mkdir()

    report = load(session, tmp_path / "empty", tmp_path / "*.nothing")

    assert [outcome.code for outcome in report.failed] == ["R205", "R101"]


def test_patterns_and_lists_name_files(tmp_path: Path):
    first, second = write(tmp_path, "1.txt"), write(tmp_path, "2.txt")
    listing = write(tmp_path, "list", f"{second}\n\n  {first}  \n")

    by_pattern = expand_inputs([str(tmp_path / "?.txt")])
    by_list = expand_inputs([f"@{listing}"])

    assert [source.name for source in by_pattern] == [str(first), str(second)]
    assert [source.name for source in by_list] == [str(second), str(first)]


def test_a_name_that_no_disk_takes_fails_alone(session: ProjectSession, tmp_path: Path):
    report = load(session, tmp_path / ("long" * 100), write(tmp_path, "good.txt"))

    assert [outcome.code for outcome in report.failed] == ["R109"]
    assert len(report.loaded) == 1


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path):
    path = write(tmp_path, "report [final].txt")

    assert [source.path for source in expand_inputs([path])] == [path]


def test_a_list_that_is_not_there_is_wrong_usage(tmp_path: Path):
    with pytest.raises(UserError, match="cannot be read") as refusal:
        expand_inputs([f"@{tmp_path / 'nothing'}"])

    assert refusal.value.code == "R201"


def test_a_list_that_names_itself_is_wrong_usage(tmp_path: Path):
    one, two = (write(tmp_path, name, "") for name in ("one.list", "two.list"))
    one.write_text(f"@{two}\n", encoding="utf-8")
    two.write_text(f"@{one}\n", encoding="utf-8")

    with pytest.raises(UserError, match="names itself") as refusal:
        expand_inputs([f"@{one}"])

    assert refusal.value.code == "R201"


def test_each_row_of_a_table_is_an_article(session: ProjectSession, tmp_path: Path):
    rows = '{"id": "x1", "text": "In all, 12 people died, police said."}\n{"id": "x2", "text": "Calm \\ud83d day."}\n'
    table = write(tmp_path, "articles.jsonl", rows)

    report = load(session, table)

    assert [outcome.article for outcome in report.loaded] == ["x1", "x2"]
    assert session.document("x2").text == "Calm \N{REPLACEMENT CHARACTER} day."


def test_pasted_text_is_an_article(session: ProjectSession):
    sources = [Source.for_text(ARTICLE, "Flight from Derna"), Source.for_text("Another text.")]

    report = import_articles(session, sources, runner=InlineRunner(), progress=NO_PROGRESS)

    assert [outcome.article for outcome in report.loaded] == ["Pasted text", "Pasted text (2)"]
    assert session.articles()[0].title == "Flight from Derna"
    assert session.document("Pasted text").text == ARTICLE


def test_a_table_of_metadata_tells_outlet_and_date(session: ProjectSession, tmp_path: Path):
    path = write(tmp_path, "derna.txt")
    table = write(
        tmp_path, "meta.csv", "file,outlet,published\nderna.txt,The Herald,2023-09-13\nother.txt,,\n"
    )
    metadata = load_metadata(table)

    import_articles(
        session, expand_inputs([path]), runner=InlineRunner(), progress=NO_PROGRESS, metadata=metadata
    )

    (figure,) = session.figures()
    assert (figure.outlet, figure.published, figure.statement_date) == (
        "The Herald",
        "2023-09-13",
        "2023-09-11",
    )
    assert metadata.unused() == ["other.txt"]


def test_reading_again_after_a_corrected_date_moves_the_weekdays(session: ProjectSession, tmp_path: Path):
    key = str(write(tmp_path, "derna.txt"))
    load(session, key)
    session.edit_document(key, published="2023-09-13")

    changes = read_again(session, [key], runner=InlineRunner(), progress=NO_PROGRESS)

    (figure,) = session.figures()
    assert figure.statement_date == "2023-09-11"
    assert changes.articles == {key}


def test_a_date_that_is_corrected_while_an_article_is_read_again_stands(
    session: ProjectSession, tmp_path: Path
):
    write(tmp_path, "a.txt", "The agency said on Wednesday that 3,000 soldiers had left.")
    load(session, tmp_path / "a.txt")
    (key,) = [article.key for article in session.articles()]

    class SlowRunner(InlineRunner):
        def run(self, work, items, *, on_result, progress):  # type: ignore[no-untyped-def]
            late = []
            super().run(work, items, on_result=lambda *result: late.append(result), progress=progress)
            edits = {key: {"published": "2024-10-24"}}
            edit_articles(session, edits, runner=InlineRunner(), progress=NO_PROGRESS)
            for result in late:
                on_result(*result)

    read_again(session, [key], runner=SlowRunner(), progress=NO_PROGRESS)

    assert [figure.statement_date for figure in session.figures()] == ["2024-10-23"]
    assert [step.title for step in session.history()][-1].startswith("Edit date of")


def test_an_import_that_other_steps_cut_in_two_counts_each_part(session: ProjectSession, tmp_path: Path):
    for number in range(5):
        write(tmp_path, f"{number}.txt", f"The agency said that {number + 2},000 soldiers had left.")

    def work_meanwhile(index: int, _: Outcome) -> None:
        if index == 2:
            set_verdict(session, [session.figures()[0].id], Review.ACCEPTED)
        if index == 4:
            session.undo()

    sources = expand_inputs([tmp_path / f"{number}.txt" for number in range(5)])
    import_articles(session, sources, runner=InlineRunner(), progress=NO_PROGRESS, on_outcome=work_meanwhile)

    titles = [(step.title, step.is_undone) for step in session.history()]
    assert titles == [("Add 3 articles", False), ("Accept 2,000", False), ("Add 2 articles", True)]


def test_a_removed_article_comes_back_with_what_was_typed_about_it(session: ProjectSession, tmp_path: Path):
    path = write(tmp_path, "derna.txt", f"Flood in Derna\n\nBy A. Writer\n\n{ARTICLE}")
    load(session, path)
    key = str(path)
    session.edit_document(key, title="The flood", published="2023-09-12")
    edit_articles(session, {key: {"published": "2023-09-13"}}, runner=InlineRunner(), progress=NO_PROGRESS)
    before, figures = session.document(key), session.figures()
    session.remove_articles([key])

    load(session, path)

    assert session.document(key) == before
    assert session.figures() == figures  # its Monday is the one before the day that was typed
    session.undo()
    assert session.articles() == []
    session.undo()
    assert (session.document(key), session.figures()) == (before, figures)


def test_a_table_says_more_than_what_was_typed_before_the_removal(session: ProjectSession, tmp_path: Path):
    path = write(tmp_path, "derna.txt")
    load(session, path)
    session.edit_document(str(path), published="2023-09-12")
    session.remove_articles([str(path)])
    table = tmp_path / "table.csv"
    table.write_text("file,published\nderna.txt,2023-09-20\n", encoding="utf-8")

    import_articles(
        session, expand_inputs([path]), runner=InlineRunner(), progress=NO_PROGRESS,
        metadata=load_metadata(table),
    )  # fmt: skip

    assert session.document(str(path)).published == "2023-09-20"
    assert session.figures()[0].statement_date == "2023-09-18"


def test_outcomes_come_in_the_order_of_the_articles(session: ProjectSession, tmp_path: Path):
    names = [str(write(tmp_path, f"{number}.txt", f"Text {number} of the day.")) for number in range(5)]
    heard: list[tuple[int, Outcome]] = []

    import_articles(
        session,
        expand_inputs(names),
        runner=BackwardsRunner(),
        progress=NO_PROGRESS,
        on_outcome=lambda index, outcome: heard.append((index, outcome)),
    )

    assert [(index, outcome.name) for index, outcome in heard] == list(enumerate(names))
    assert [article.key for article in session.articles()] == names


def test_a_cancel_keeps_what_was_finished(session: ProjectSession, tmp_path: Path):
    names = [str(write(tmp_path, f"{number}.txt", f"Text {number} of the day.")) for number in range(3)]
    cancel = threading.Event()

    with pytest.raises(Cancelled):
        import_articles(
            session,
            expand_inputs(names),
            runner=InlineRunner(),
            progress=SilentProgress(cancel),
            on_outcome=lambda index, outcome: cancel.set(),
        )

    assert [article.key for article in session.articles()] == names[:1]


class BackwardsRunner(InlineRunner):
    """Finishes the last item first, as a pool may."""

    def run(self, work, items, *, on_result, progress):  # type: ignore[no-untyped-def] # as in Runner
        last = len(items) - 1
        super().run(
            work,
            items[::-1],
            on_result=lambda index, result: on_result(last - index, result),
            progress=progress,
        )


def test_worker_processes_give_the_same_figures_as_this_one(session: ProjectSession, tmp_path: Path):
    names = [
        str(write(tmp_path, f"{number}.txt", f"Police said {number + 20} people died on Tuesday.\n"))
        for number in range(6)
    ]
    sources = expand_inputs([*names, tmp_path / "gone.txt"])
    pool = PoolRunner(2)
    inline = ProjectSession.create(tmp_path / "inline.reportedly")

    by_pool = import_articles(session, sources, runner=pool, progress=NO_PROGRESS)
    by_inline = import_articles(inline, sources, runner=InlineRunner(), progress=NO_PROGRESS)
    pool.close()

    assert [replace(o, seconds=0.0) for o in by_pool.outcomes] == [
        replace(o, seconds=0.0) for o in by_inline.outcomes
    ]
    assert session.figures() == inline.figures()
    assert len(session.figures()) == 6
    inline.close()


def test_a_table_of_figures_is_not_taken_for_articles(session: ProjectSession, tmp_path: Path):
    load(session, write(tmp_path, "derna.txt"))
    for name in ("csv", "jsonl"):
        export_figures(session.figures(), tmp_path / f"figures.{name}", name)

    report = load(session, tmp_path / "figures.csv", tmp_path / "figures.jsonl")

    assert [outcome.status for outcome in report.outcomes] == ["failed", "failed"]
    assert len(session.articles()) == 1


class TroubledRunner(InlineRunner):
    """Hands over an error of a library for every item, as a worker process may."""

    def run(self, work, items, *, on_result, progress):  # type: ignore[no-untyped-def] # as in Runner
        for index in range(len(items)):
            on_result(index, RuntimeError("the parser gave up"))


def test_an_unforeseen_error_fails_one_article_with_its_words(session: ProjectSession, tmp_path: Path):
    sources = expand_inputs([write(tmp_path, "derna.txt")])

    (outcome,) = import_articles(session, sources, runner=TroubledRunner(), progress=NO_PROGRESS).failed

    assert outcome.code == "R400"
    assert "RuntimeError: the parser gave up" in outcome.reason


def test_an_article_that_cannot_be_read_again_keeps_its_figures(session: ProjectSession, tmp_path: Path):
    key = str(write(tmp_path, "derna.txt"))
    load(session, key)
    before = session.figures()

    with pytest.raises(UserError, match="the parser gave up") as refusal:
        read_again(session, [key], runner=TroubledRunner(), progress=NO_PROGRESS)

    assert refusal.value.code == "R403"
    assert session.figures() == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may look into everything")
def test_a_folder_that_may_not_be_looked_into_is_named(session: ProjectSession, tmp_path: Path):
    write(tmp_path, "articles/closed/a.txt")
    good = write(tmp_path, "articles/open/b.txt", "Other text.")
    (tmp_path / "articles/closed").chmod(0)

    report = load(session, tmp_path / "articles")
    (tmp_path / "articles/closed").chmod(0o700)

    assert [outcome.name for outcome in report.failed] == [str(tmp_path / "articles/closed")]
    assert [outcome.name for outcome in report.loaded] == [str(good)]


@pytest.mark.skipif(os.name == "nt", reason="there every name is text")
def test_a_file_whose_name_is_no_text_is_loaded_like_any_other(session: ProjectSession, tmp_path: Path):
    folder = tmp_path / os.fsdecode(b"\xe9")
    write(folder, os.fsdecode(b"derna\xff.txt"))
    write(folder, "tobruk.txt", ARTICLE.replace("Derna", "Tobruk"))

    report = load(session, folder)

    assert [outcome.figures for outcome in report.loaded] == [1, 1]
    assert {article.path for article in session.articles()} == {None}
