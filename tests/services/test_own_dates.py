"""Dates of a person's own figures follow the publication date of their article, but for those that were typed."""

from pathlib import Path

import pytest

from reportedly.model.figure import Figure
from reportedly.model.progress import NO_PROGRESS
from reportedly.services.extracting import edit_articles, read_source
from reportedly.services.jobs import InlineRunner
from reportedly.services.reviewing import edit, split_figure
from reportedly.services.session import ProjectSession
from reportedly.services.sources import Source

TEXT = "Officials said on Wednesday that 18,000 to 20,000 people had left Oslo."


@pytest.fixture
def session(tmp_path: Path):
    session = ProjectSession.create(tmp_path / "a b.reportedly")
    reading = read_source(Source.for_text(TEXT))
    session.add_article(reading.document, reading.extraction)
    edit_published(session, "2024-10-24")
    yield session
    session.close()


def edit_published(session: ProjectSession, day: str) -> None:
    (article,) = session.articles()
    edit_articles(session, {article.key: {"published": day}}, runner=InlineRunner(), progress=NO_PROGRESS)


def parts(session: ProjectSession) -> list[Figure]:
    (whole,) = session.figures()
    split_figure(session, whole.id, [(whole.start, whole.start + 6), (whole.end - 6, whole.end)])
    return session.figures()


def test_the_parts_of_a_split_figure_move_with_the_date_of_the_article(session: ProjectSession):
    assert [part.statement_date for part in parts(session)] == ["2024-10-23", "2024-10-23"]

    edit_published(session, "2024-11-28")

    assert [part.statement_date for part in session.figures()] == ["2024-11-27", "2024-11-27"]


def test_a_date_that_was_typed_stays(session: ProjectSession):
    first, _ = parts(session)
    edit(session, [first.id], "statement_date", "21 Oct 2024")

    edit_published(session, "2024-11-28")

    assert [part.statement_date for part in session.figures()] == ["2024-10-21", "2024-11-27"]


def test_one_undo_takes_article_and_figures_back(session: ProjectSession):
    before = parts(session)
    edit_published(session, "2024-11-28")

    session.undo()

    assert session.figures() == before
