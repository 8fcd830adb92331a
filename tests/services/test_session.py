"""A project as the window uses it: articles in, edits, save as, close and open again."""

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.records import make_document, make_extraction, make_figure
from reportedly.model.changes import NO_CHANGE, ChangeSet
from reportedly.model.document import Origin
from reportedly.model.errors import Cancelled, DataError, UserError
from reportedly.model.figure import figure_id
from reportedly.services.session import ProjectSession, untitled_folder


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    session = ProjectSession.create(tmp_path / "Troops.reportedly")
    yield session
    session.close()


def load(session: ProjectSession, key: str = "a.txt", **fields: str) -> str | None:
    document = make_document(key, f"In {key} some 3,000 soldiers were counted.", **fields)
    return session.add_article(document, make_extraction(document, figures=2), path=f"/articles/{key}")[0]


def test_a_new_project_has_its_file_s_name_and_nothing_in_it(session: ProjectSession):
    assert (session.name, session.is_untitled) == ("Troops", False)
    assert (session.articles(), session.figures(), session.view_state()) == ([], [], {})


def test_an_article_comes_with_its_figures_and_its_file(session: ProjectSession):
    key = load(session, outlet="KBS", published="2024-10-23")

    (article,) = session.articles()

    assert key == "a.txt"
    assert (article.figures, article.set_aside, article.path) == (2, 1, "/articles/a.txt")
    assert [(figure.outlet, figure.published) for figure in session.figures()] == [("KBS", "2024-10-23")] * 2
    assert len(session.set_aside("a.txt")) == 1
    assert session.document("a.txt").text == "In a.txt some 3,000 soldiers were counted."


def test_the_same_text_and_outlet_is_not_loaded_twice(session: ProjectSession):
    document = make_document("first.txt", outlet="KBS")
    session.add_article(document, make_extraction(document))
    copy = make_document("second.txt", outlet="KBS")

    key, changes = session.add_article(copy, make_extraction(copy))

    assert (key, changes) == (None, NO_CHANGE)
    assert len(session.articles()) == 1


def test_another_article_under_a_taken_name_gets_a_number_and_its_figures_follow(session: ProjectSession):
    first, second = make_document("1", "One text of two."), make_document("1", "The other text of two.")
    figures = (
        make_figure(second, 0, 3, superseded_by=make_figure(second, 4, 9).id),
        make_figure(second, 4, 9),
    )
    session.add_article(first, make_extraction(first))

    key, _ = session.add_article(second, make_extraction(second, figures=figures))

    moved = [figure for figure in session.figures() if figure.article == "1 (2)"]
    assert key == "1 (2)"
    assert moved[0].superseded_by == moved[1].id == figure_id(f"1 (2)\n{second.sha256}", 4, 9)
    assert [number.article for number in session.set_aside("1 (2)")] == ["1 (2)"]


def test_what_a_person_types_about_an_article_is_kept_as_typed(session: ProjectSession):
    load(session)

    session.edit_document("a.txt", published=" 2024-10-23 ", outlet="KBS")
    session.edit_document("a.txt", title="Arrivals", author="")

    (article,) = session.articles()
    assert (article.published, article.published_origin) == ("2024-10-23", Origin.TYPED)
    assert (article.outlet, article.outlet_origin) == ("KBS", Origin.TYPED)
    assert (article.title, article.author) == ("Arrivals", None)
    assert {figure.published for figure in session.figures()} == {"2024-10-23"}


def test_a_publication_date_can_be_unknown_again(session: ProjectSession):
    load(session, published="2024-10-23")

    session.edit_document("a.txt", published=None)

    (article,) = session.articles()
    assert (article.published, article.published_origin) == (None, Origin.UNKNOWN)


@pytest.mark.parametrize("written", ["yesterday", "2024-13", "23.10.2024"])
def test_what_is_no_date_is_refused(session: ProjectSession, written: str):
    load(session, published="2024-10-23")

    with pytest.raises(UserError, match="is not a date") as refusal:
        session.edit_document("a.txt", published=written)

    assert refusal.value.code == "R308"
    assert session.articles()[0].published == "2024-10-23"


def test_a_removed_article_comes_back_by_restoring_and_by_loading_it_again(session: ProjectSession):
    load(session)
    load(session, "b.txt")

    session.remove_articles(["a.txt", "b.txt"])
    assert (session.articles(), session.figures()) == ([], [])
    session.restore_articles(["b.txt"])
    load(session)

    assert [article.key for article in session.articles()] == ["a.txt", "b.txt"]
    assert len(session.figures()) == 4


def test_a_removed_article_that_is_loaded_again_has_the_date_that_its_figures_rest_on(
    session: ProjectSession,
):
    load(session, published="2024-10-23", title="Troops")
    session.remove_articles(["a.txt"])

    load(session, published="2024-11-05", title="Troops, corrected")

    (article,) = session.articles()
    assert (article.published, article.title) == ("2024-11-05", "Troops, corrected")
    session.undo()
    session.undo()
    assert [(one.published, one.title) for one in session.articles()] == [("2024-10-23", "Troops")]


def test_half_a_character_is_refused_with_a_sentence_and_leaves_no_step(session: ProjectSession):
    load(session)

    with pytest.raises(UserError, match="half a character") as caught:
        session.edit_document("a.txt", title="Troops \udcff")

    assert caught.value.code == "R334"
    assert [step.title for step in session.history()] == ["Add a.txt"]


def test_going_to_a_step_undoes_or_redoes_all_between_as_one_change(session: ProjectSession):
    for outlet in ("KBS", "BBC", "NHK"):
        load(session, f"{outlet}.txt", outlet=outlet)
    first, _, last = [step.id for step in session.history()]
    told: list[ChangeSet] = []
    session.subscribe(told.append)

    session.go_to(first)
    after_first = [article.outlet for article in session.articles()]
    session.go_to(None)
    after_none = session.articles()
    session.go_to(last)
    session.go_to(last + 1)

    assert (after_first, after_none) == (["KBS"], [])
    assert [article.outlet for article in session.articles()] == ["KBS", "BBC", "NHK"]
    assert [sorted(change.articles) for change in told] == [
        ["BBC.txt", "NHK.txt"], ["KBS.txt"], ["BBC.txt", "KBS.txt", "NHK.txt"],
    ]  # fmt: skip


def test_each_change_is_told_to_the_subscribers_with_its_ids(session: ProjectSession):
    told: list[ChangeSet] = []
    unsubscribe = session.subscribe(told.append)

    load(session)
    ids = frozenset(figure.id for figure in session.figures())
    session.edit_document("a.txt", outlet="KBS")
    session.edit_document("a.txt")
    session.remove_articles(["a.txt"])
    session.set_view_state({"measure": "soldiers"})
    unsubscribe()
    session.restore_articles(["a.txt"])

    assert told == [ChangeSet(ids, frozenset({"a.txt"}))] * 3


def test_a_new_run_replaces_the_figures_and_names_the_old_ones_too(session: ProjectSession):
    load(session)
    before = {figure.id for figure in session.figures()}
    document = session.document("a.txt")

    changes = session.replace_runs(
        {"a.txt": make_extraction(document, figures=(make_figure(document, 14, 19),))}
    )

    assert [figure.text for figure in session.figures()] == ["3,000"]
    assert changes.figures == before | {session.figures()[0].id}


@pytest.mark.parametrize("call", ["document", "replace_runs", "edit_document", "remove_articles"])
def test_an_unknown_article_is_named(session: ProjectSession, call: str):
    document = make_document("x.txt")
    arguments = {"replace_runs": ({"x.txt": make_extraction(document)},), "remove_articles": (["x.txt"],)}
    options = {"outlet": "KBS"} if call == "edit_document" else {}

    with pytest.raises(UserError, match=r"no article 'x\.txt'") as refusal:
        getattr(session, call)(*arguments.get(call, ("x.txt",)), **options)

    assert refusal.value.code == "R307"


def test_all_is_as_it_was_after_closing_and_opening(session: ProjectSession):
    load(session, outlet="KBS")
    session.set_view_state({"filter": "source:NIS", "current": "abc"})
    figures, articles = session.figures(), session.articles()
    session.close()
    session.close()

    again = ProjectSession.open(session.path)

    assert (again.figures(), again.articles()) == (figures, articles)
    assert again.view_state() == {"filter": "source:NIS", "current": "abc"}
    again.close()
    assert [path.name for path in session.path.parent.iterdir()] == ["Troops.reportedly"]


def test_an_open_project_cannot_be_opened_twice(session: ProjectSession):
    with pytest.raises(UserError, match="open in another window"):
        ProjectSession.open(session.path)


def test_an_untitled_project_moves_to_the_file_it_is_saved_as(tmp_path: Path):
    session = ProjectSession.create()
    untitled = session.path
    load(session)
    target = tmp_path / "neu 文.reportedly"

    assert (session.is_untitled, session.name) == (True, "Untitled")
    session.save_as(target)
    load(session, "b.txt")

    assert (session.is_untitled, session.name) == (False, "neu 文")
    assert not untitled.exists()
    session.close()
    again = ProjectSession.open(target)
    assert len(again.articles()) == 2
    again.close()


def test_a_project_that_the_system_cannot_look_at_is_named_with_the_reason(tmp_path: Path):
    with pytest.raises(UserError, match="cannot be opened") as refusal:
        ProjectSession.open(tmp_path / ("long" * 100))

    assert refusal.value.code == "R305"


def test_saving_over_another_project_replaces_it(session: ProjectSession, tmp_path: Path):
    other = ProjectSession.create(tmp_path / "other.reportedly")
    load(other, "old.txt")
    other.close()
    load(session, "new.txt")

    session.save_as(other.path)

    assert [article.key for article in session.articles()] == ["new.txt"]
    assert (tmp_path / "Troops.reportedly").exists()


def test_saving_where_it_cannot_be_written_leaves_the_project_where_it_was(
    session: ProjectSession, tmp_path: Path
):
    load(session)

    with pytest.raises(UserError, match="cannot be written") as refusal:
        session.save_as(tmp_path / "no such folder" / "x.reportedly")

    assert refusal.value.code == "R305"
    load(session, "b.txt")
    assert len(session.articles()) == 2


def test_an_untitled_project_without_articles_leaves_nothing_behind():
    session = ProjectSession.create()
    session.close()

    assert not list(untitled_folder().glob(session.path.name + "*"))


def test_an_untitled_project_with_articles_stays_until_it_is_discarded():
    session = ProjectSession.create()
    load(session)
    session.close()
    again = ProjectSession.open(session.path)

    assert len(again.articles()) == 1
    again.discard()

    assert not list(untitled_folder().glob(session.path.name + "*"))


def test_two_untitled_projects_at_once_have_two_files():
    first, second = ProjectSession.create(), ProjectSession.create()

    assert first.path != second.path
    first.close()
    second.close()


def test_many_threads_write_and_read_one_project(session: ProjectSession):
    def work(number: int) -> None:
        load(session, f"{number}.txt")
        session.edit_document(f"{number}.txt", outlet=str(number))
        session.figures()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {article.outlet for article in session.articles()} == {str(number) for number in range(8)}


def test_work_on_the_writer_s_thread_may_write_too(session: ProjectSession):
    session.subscribe(lambda _: session.set_view_state({"article": "a.txt"}))  # called on that thread

    load(session)

    assert session.view_state() == {"article": "a.txt"}


def test_the_first_change_ends_being_pristine(session: ProjectSession):
    load(session)
    session.mark_pristine()
    session.set_view_state({"a": 1})
    assert session.is_pristine

    session.edit_document("a.txt", outlet="KBS")

    assert not session.is_pristine


def test_a_full_disk_is_said_and_leaves_no_half_article(session: ProjectSession):
    load(session)
    pages = session._connection.execute("PRAGMA page_count").fetchone()[0]
    session._connection.execute(f"PRAGMA max_page_count = {pages:d}")
    long = make_document("long.txt", "Soldiers. " * 100_000)

    with pytest.raises(UserError, match="the disk is full") as refusal:
        session.add_article(long, make_extraction(long, figures=5))

    assert refusal.value.code == "R330"
    assert [article.key for article in session.articles()] == ["a.txt"]


def test_a_file_that_is_damaged_in_its_middle_is_said(session: ProjectSession):
    for number in range(40):
        load(session, f"{number}.txt")
    session.close()
    size = session.path.stat().st_size
    with session.path.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xa5" * (size // 2))

    def open_and_read() -> None:
        again = ProjectSession.open(session.path)
        try:
            again.figures()
        finally:
            again.close()

    with pytest.raises(DataError) as refusal:
        open_and_read()

    assert refusal.value.code == "R306"


def test_work_that_comes_after_closing_is_cancelled(session: ProjectSession):
    session.close()

    with pytest.raises(Cancelled):
        session.articles()
    with pytest.raises(Cancelled):
        load(session)


def test_a_thread_that_has_the_number_of_the_one_that_wrote_is_refused_like_any_other(
    session: ProjectSession,
):
    """The system gives the number of a thread that ended to the next one: it is no writer for that."""
    numbers: list[int] = []
    session.maintain(lambda _: numbers.append(threading.get_ident()))
    session.close()
    raised: list[BaseException] = []

    def write() -> None:
        numbers.append(threading.get_ident())
        try:
            session.set_view_state({})
        except (Cancelled, sqlite3.Error) as error:
            raised.append(error)

    for _ in range(20):
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()

    assert [type(error) for error in raised] == [Cancelled] * 20


def test_the_figures_of_some_articles_are_read_alone(session: ProjectSession):
    assert session.figures(["a.txt"]) == []
    for key in ("a.txt", "b.txt", "it’s [c].txt"):
        load(session, key)

    found = session.figures(["it’s [c].txt", "a.txt", "not there.txt"])

    assert [figure.article for figure in found] == ["a.txt"] * 2 + ["it’s [c].txt"] * 2
    assert session.figures([]) == []
