"""One body under several names is one source by itself, visibly, until something speaks against it."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from helpers.records import make_document, make_extraction, make_figure
from reportedly.model.errors import Cancelled, UserError
from reportedly.model.figure import Denial, Figure, Review
from reportedly.services.comparing import compare, material_of_project, material_of_readings
from reportedly.services.extracting import Reading
from reportedly.services.kept_names import keep_for_next
from reportedly.services.naming import list_names, merge, move_figures, move_name, rename, split, suggestions
from reportedly.services.reviewing import edit, set_verdict
from reportedly.services.searching import search
from reportedly.services.session import ProjectSession, new_job

FOREIGN = ("foreign.txt", "Clashes at Brenna in Ostania left 340 dead, Ostania's interior ministry said in Brenna.",
           "Ostania's interior ministry")  # fmt: skip
LOCAL = ("local.txt", "The clashes at Brenna left 310 dead, the interior ministry said. Shops in Brenna are shut.",
         "interior ministry")  # fmt: skip
RIVAL = ("rival.txt", "Velmar's interior ministry said 12 guards had died at Brenna, where clashes left many dead.",
         "Velmar's interior ministry")  # fmt: skip


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    session = ProjectSession.create(tmp_path / "Border.reportedly")
    yield session
    session.close()


def read(key: str, text: str, *sources: str) -> Reading:
    document = make_document(key, text)
    figures = [
        make_figure(document, at, at + 1, source=source, series="dead") for at, source in enumerate(sources)
    ]
    return Reading(document, make_extraction(document, tuple(figures)), 0.0)


def load(session: ProjectSession, *articles: tuple[str, ...], job: str | None = None) -> None:
    for key, text, *sources in articles:
        reading = read(key, text, *sources)
        session.add_article(reading.document, reading.extraction, job=job)


def end_early(session: ProjectSession, error: Exception, *articles: tuple[str, ...]) -> None:
    with session.job() as job:
        load(session, *articles, job=job.name)
        raise error


def sources(session: ProjectSession) -> set[str | None]:
    return {figure.source for figure in session.figures()}


WHOLE = "Ostania's interior ministry"


@pytest.mark.parametrize("order", [(FOREIGN, LOCAL), (LOCAL, FOREIGN)])
def test_a_body_without_its_country_is_the_one_of_the_story(
    session: ProjectSession, order: tuple[tuple[str, ...], ...]
):
    load(session, *order)

    (thing,) = list_names(session, "source")

    assert sources(session) == {WHOLE}
    assert (thing.name, thing.figures, thing.aliases) == (WHOLE, 2, ("interior ministry",))
    assert thing.members[1].found == f"{WHOLE} is the only ministry that articles of this story name in full"
    assert suggestions(session, "source") == []


def test_the_record_still_says_what_was_read(session: ProjectSession):
    load(session, FOREIGN, LOCAL)

    named = session.read(
        lambda connection: connection.execute("SELECT source FROM figure ORDER BY source").fetchall()
    )

    assert [row["source"] for row in named] == [WHOLE, "interior ministry"]


def test_a_second_body_of_that_noun_takes_the_merge_back_and_its_removal_brings_it_again(
    session: ProjectSession,
):
    load(session, FOREIGN, LOCAL)

    load(session, RIVAL)
    assert sources(session) == {WHOLE, "interior ministry", "Velmar's interior ministry"}

    session.undo()
    assert sources(session) == {WHOLE}
    session.redo()
    assert "interior ministry" in sources(session)
    session.remove_articles(["rival.txt"])
    assert sources(session) == {WHOLE}


def test_a_split_keeps_the_two_apart_and_undo_joins_them_again(session: ProjectSession):
    load(session, FOREIGN, LOCAL)

    changes = split(session, "source", ["interior ministry"])
    assert sources(session) == {WHOLE, "interior ministry"}
    assert changes.figures == {figure.id for figure in session.figures(["local.txt"])}
    assert session.history()[-1].title == f"Split interior ministry from {WHOLE}"
    load(
        session, ("more.txt", "Of the 310 dead at Brenna in the clashes, few were known by name.", "doctors")
    )
    assert "interior ministry" in sources(session)
    assert suggestions(session, "source") == []

    session.undo()
    session.undo()
    assert sources(session) == {WHOLE}


def test_what_a_person_says_of_either_name_counts(session: ProjectSession):
    load(session, FOREIGN, LOCAL)

    rename(session, "source", WHOLE, "Interior of Ostania")
    assert sources(session) == {"Interior of Ostania"}
    session.undo()
    merge(session, "source", [WHOLE], "interior ministry")
    assert sources(session) == {"interior ministry"}
    session.undo()
    load(session, ("more.txt", "Doctors at Brenna spoke of 300 dead in the clashes.", "doctors"))
    move_name(session, "source", "interior ministry", "doctors")
    assert sources(session) == {WHOLE, "doctors"}
    session.undo()
    session.undo()
    merge(session, "source", [WHOLE], "Government")
    assert sources(session) == {"Government"}
    session.undo()
    move_figures(session, "source", [figure.id for figure in session.figures(["foreign.txt"])], "Red Cross")
    assert sources(session) == {"interior ministry", "Red Cross"}
    session.undo()
    assert sources(session) == {WHOLE}


def test_found_names_are_not_kept_for_other_projects(session: ProjectSession, tmp_path: Path):
    load(session, FOREIGN, LOCAL)

    assert keep_for_next(session, path=tmp_path / "names.toml") == 0


def test_a_denial_follows_its_source(session: ProjectSession):
    load(session, FOREIGN)
    document = make_document(LOCAL[0], LOCAL[1])
    denial = Denial(document.key, "interior ministry", "the interior ministry", 40, 60, "It denied.", None)
    figure = replace(make_figure(document, 0, 1, source="Red Cross"), denied_by=(denial,))
    session.add_article(document, make_extraction(document, (figure,)))

    assert [one.denied_by[0].source for one in session.figures(["local.txt"])] == [WHOLE]


def test_the_search_finds_a_figure_by_the_name_that_counts(session: ProjectSession):
    def found(words: str) -> set[str]:
        return {hit.article for hit in search(session, words).figures}

    load(session, FOREIGN, LOCAL)
    assert found("Ostania's") == {"foreign.txt", "local.txt"}

    load(session, RIVAL)
    assert "local.txt" not in found("Ostania's")


def test_a_job_settles_names_at_its_end_and_a_project_left_in_between_when_it_is_opened(tmp_path: Path):
    path = tmp_path / "Left.reportedly"
    session = ProjectSession.create(path)
    load(session, FOREIGN, LOCAL, job=new_job())
    assert sources(session) == {WHOLE, "interior ministry"}
    session.close()

    session = ProjectSession.open(path)
    try:
        assert sources(session) == {WHOLE}
        load(session, RIVAL, job=new_job())
        assert session.settle_names().figures == {figure.id for figure in session.figures(["local.txt"])}
        assert "interior ministry" in sources(session)
        assert not session.settle_names()
    finally:
        session.close()


def test_who_spoke_for_a_body_by_a_correction_leads_to_it_at_once_and_no_more_after_undo(
    session: ProjectSession,
):
    load(
        session,
        ("body.txt", "Relief at Brenna reached 4,120 people, the Hill Fund said.", "Hill Fund"),
        ("person.txt", "Ada Norrby put those reached with relief at Brenna at 4,120 people.", "Ada Norrby"),
    )
    assert sources(session) == {"Hill Fund", "Ada Norrby"}
    (of_body,) = session.figures(["body.txt"])

    edit(session, [of_body.id], "speaker", "Ada Norrby")
    assert sources(session) == {"Hill Fund"}

    edit(session, [of_body.id], "speaker", "Bo Lind")
    assert sources(session) == {"Hill Fund", "Ada Norrby"}
    session.undo()
    assert sources(session) == {"Hill Fund"}
    session.undo()
    assert sources(session) == {"Hill Fund", "Ada Norrby"}


def test_while_a_job_runs_other_changes_leave_names_to_its_end_but_for_those_they_touch(
    session: ProjectSession,
):
    load(session, ("more.txt", "Doctors at Brenna spoke of 300 dead in the clashes.", "doctors"))

    with session.job() as job:
        load(session, FOREIGN, LOCAL, job=job.name)
        session.set_view_state({"tab": "table"})
        (figure,) = session.figures(["more.txt"])
        set_verdict(session, [figure.id], Review.ACCEPTED)
        assert sources(session) == {WHOLE, "interior ministry", "doctors"}

        rename(session, "source", "doctors", "Doctors of Brenna")
        assert sources(session) == {WHOLE, "Doctors of Brenna"}
        load(session, RIVAL, job=job.name)
        assert "interior ministry" not in sources(session)

    assert "interior ministry" in sources(session)
    assert job.settled.figures == {figure.id for figure in session.figures(["local.txt"])}


def test_what_ended_a_job_is_told_also_where_names_cannot_be_found(
    session: ProjectSession, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("reportedly.services.session.settle_names", fail)

    with pytest.raises(UserError, match="told first"):
        end_early(session, UserError("R400", "told first"), FOREIGN)

    assert "names are not settled" in caplog.text


def test_a_job_that_is_stopped_settles_the_names_of_what_it_loaded(session: ProjectSession):
    with pytest.raises(Cancelled):
        end_early(session, Cancelled(), FOREIGN, LOCAL)

    assert sources(session) == {WHOLE}


def test_names_found_when_a_project_is_opened_are_no_change_of_it(tmp_path: Path):
    path = tmp_path / "Sample.reportedly"
    session = ProjectSession.create(path)
    load(session, FOREIGN, LOCAL, job=new_job())
    session.mark_pristine()
    session.close()

    session = ProjectSession.open(path)
    try:
        assert sources(session) == {WHOLE}
        assert session.is_pristine
    finally:
        session.close()


def test_files_and_a_project_compare_alike_and_a_day_changes_no_name(tmp_path: Path):
    articles = [
        read(*FOREIGN),
        read(*LOCAL),
        read("later.txt", "The 340 dead at Brenna were named.", "doctors"),
    ]
    path = tmp_path / "Border.reportedly"
    session = ProjectSession.create(path)
    for reading in articles:
        session.add_article(reading.document, reading.extraction)
    session.close()

    for day in (None, date(2024, 10, 23), date(2030, 1, 1)):
        of_files, of_project = (
            compare(material, as_of=day)
            for material in (material_of_readings(articles), material_of_project(path))
        )
        assert named(of_files.figures.values()) == named(of_project.figures.values())
        assert "interior ministry" not in named(of_files.figures.values()).values()


def named(figures: Iterable[Figure]) -> dict[str, str | None]:
    return {figure.id: figure.source for figure in figures}
