"""What old steps take with them: nothing that a step still needs, and all that none can bring back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.records import make_document, make_extraction
from reportedly.model.document import Document
from reportedly.model.figure import Review
from reportedly.services.reviewing import set_verdict
from reportedly.services.session import ProjectSession
from reportedly.store.journal import KEPT_STEPS

TABLES = ("document", "content", "run", "figure", "set_aside", "review")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    session = ProjectSession.create(tmp_path / "p.reportedly")
    yield session
    assert session.read(lambda c: c.execute("PRAGMA foreign_key_check").fetchall()) == []
    assert session.read(lambda c: c.execute("PRAGMA integrity_check").fetchone()[0]) == "ok"
    session.close()


def counts(session: ProjectSession) -> dict[str, int]:
    return {
        table: session.read(lambda c, table=table: c.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])
        for table in TABLES
    }


def article(key: str, **fields: str) -> Document:
    return make_document(key, f"Text of {key}, long enough for two figures.", **fields)


def load(session: ProjectSession, document: Document, figures: int = 2) -> None:
    session.add_article(document, make_extraction(document, figures))


def many_steps(session: ProjectSession, count: int) -> None:
    """Make so many steps that have to do with another article only."""
    other = session.figures(["other.txt"])[0].id
    for number in range(count):
        set_verdict(session, [other], (Review.ACCEPTED, Review.REJECTED)[number % 2])


def test_an_import_that_was_undone_leaves_nothing_once_it_cannot_be_done_again(
    session: ProjectSession,
) -> None:
    load(session, article("other.txt"))
    before = counts(session)
    load(session, article("a.txt"))
    read = counts(session)
    session.undo()
    kept = counts(session)

    session.edit_document("other.txt", outlet="KBS")

    assert kept == read
    assert counts(session) == before


def test_an_import_of_several_articles_that_was_undone_leaves_nothing(session: ProjectSession) -> None:
    load(session, article("other.txt"))
    before = counts(session)
    for key in ("a.txt", "b.txt"):
        document = article(key)
        session.add_article(document, make_extraction(document, 2), job="j")
    session.undo()

    session.edit_document("other.txt", outlet="KBS")

    assert counts(session) == before
    assert [article.key for article in session.articles()] == ["other.txt"]


def test_a_removed_article_is_gone_when_no_step_can_bring_it_back(session: ProjectSession) -> None:
    load(session, article("other.txt"))
    before = counts(session)
    load(session, article("a.txt"))
    set_verdict(session, [session.figures(["a.txt"])[0].id], Review.ACCEPTED)
    session.remove_articles(["a.txt"])

    many_steps(session, KEPT_STEPS - 1)
    kept = counts(session)
    many_steps(session, 2)

    assert (kept["document"], kept["figure"], kept["review"]) == (2, 4, 2)
    assert counts(session) == before | {"review": 1}


def test_a_removed_article_comes_back_whole_as_long_as_its_removal_is_kept(session: ProjectSession) -> None:
    load(session, article("other.txt"))
    load(session, article("a.txt"))
    set_verdict(session, [session.figures(["a.txt"])[0].id], Review.ACCEPTED)
    before = session.figures(["a.txt"])
    session.remove_articles(["a.txt"])
    many_steps(session, KEPT_STEPS - 1)

    undone = [session.undo()[0] for _ in range(KEPT_STEPS)]

    assert None not in undone
    assert session.undo()[0] is None
    assert session.figures(["a.txt"]) == before
    assert before[0].review is Review.ACCEPTED


def test_a_run_that_another_replaced_goes_with_the_step_that_could_bring_it_back(
    session: ProjectSession,
) -> None:
    load(session, article("other.txt"))
    load(session, article("a.txt"))
    read = counts(session)
    document = session.document("a.txt")
    session.replace_runs({"a.txt": make_extraction(document, 5)})
    both = counts(session)

    many_steps(session, KEPT_STEPS)

    assert both["run"] == read["run"] + 1
    assert (counts(session)["run"], counts(session)["figure"]) == (2, 7)
    assert len(session.figures(["a.txt"])) == 5


def test_a_reading_that_was_undone_goes_and_the_one_before_stays(session: ProjectSession) -> None:
    load(session, article("other.txt"))
    load(session, article("a.txt"))
    before = counts(session)
    session.replace_runs({"a.txt": make_extraction(session.document("a.txt"), 5)})
    session.undo()

    session.edit_document("other.txt", outlet="KBS")

    assert counts(session) == before
    assert len(session.figures(["a.txt"])) == 2


def test_a_text_stays_as_long_as_another_article_has_it(session: ProjectSession) -> None:
    text = "The same text in two papers, with two figures."
    load(session, make_document("other.txt", text, outlet="KBS"))
    load(session, make_document("a.txt", text, outlet="BBC"))
    session.undo()

    session.edit_document("other.txt", title="Still here")

    assert counts(session)["document"] == counts(session)["content"] == 1
    assert session.document("other.txt").text == text


def test_an_article_that_was_removed_and_added_again_stays_with_what_was_said_of_it(
    session: ProjectSession,
) -> None:
    load(session, article("other.txt"))
    load(session, article("a.txt"))
    set_verdict(session, [session.figures(["a.txt"])[0].id], Review.ACCEPTED)
    session.remove_articles(["a.txt"])
    load(session, article("a.txt"), figures=3)

    many_steps(session, KEPT_STEPS)

    figures = session.figures(["a.txt"])
    assert [figure.review for figure in figures] == [Review.ACCEPTED, Review.MACHINE, Review.MACHINE]
    assert counts(session)["run"] == 2
