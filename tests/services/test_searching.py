"""Search over articles, figures and notes, and its index through everything that changes a project."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from helpers.records import make_document, make_extraction, make_figure
from reportedly.model.document import Document
from reportedly.model.extraction import Extraction
from reportedly.model.figure import Review
from reportedly.services.naming import merge
from reportedly.services.reviewing import correct, remark, set_verdict
from reportedly.services.searching import search
from reportedly.services.session import ProjectSession
from reportedly.store.queries import search as queries

TEXT = "São Paulo: officials in Seoul said that 3,000 soldiers had arrived by 1 October. “Nobody knows,” they said."


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ProjectSession]:
    made = ProjectSession.create(tmp_path / "search.reportedly")
    document = make_document("seoul.txt", TEXT, title="Troops in Kursk", outlet="KBS")
    start = TEXT.index("3,000")
    figure = make_figure(document, start, start + 5, source="NIS")
    made.add_article(document, make_extraction(document, (figure,)))
    yield made
    made.close()


def the_figure(session: ProjectSession) -> str:
    return session.figures()[0].id


def counts(session: ProjectSession, text: str) -> tuple[int, int, int]:
    found = search(session, text)
    return found.article_count, found.figure_count, found.note_count


def test_an_article_is_found_by_title_and_text_with_the_place_in_it(session: ProjectSession) -> None:
    hit = search(session, "soldiers").articles[0]

    assert (hit.article, hit.title, hit.outlet) == ("seoul.txt", "Troops in Kursk", "KBS")
    assert TEXT[hit.start : hit.end] == "soldiers"
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["soldiers"]
    assert search(session, "kursk").articles[0].snippet == "Troops in Kursk"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sold", (1, 1, 0)), ("SOLDIERS seoul", (1, 1, 0)), ("sao pau", (1, 1, 0)), ("sold seoul", (0, 0, 0)),
        ('"in seoul"', (1, 1, 0)), ('"seoul in"', (0, 0, 0)), ("“in Seo", (1, 1, 0)), ("3000", (1, 1, 0)),
        ("3,000", (1, 1, 0)), ("nis", (0, 1, 0)), ("kursk", (1, 0, 0)), ("soldiers mars", (0, 0, 0)),
        ("", (0, 0, 0)), ('"', (0, 0, 0)), ("- & —", (0, 0, 0)), ("soldiers - &", (1, 1, 0)),
        pytest.param("3" * 5000, (0, 0, 0), id="many-digits"),
    ],
)  # fmt: skip
def test_words_are_found_folded_by_their_beginning_and_as_phrases(
    session: ProjectSession, text: str, found: tuple[int, int, int]
) -> None:
    assert counts(session, text) == found


def test_figures_are_found_by_what_a_person_corrected_and_not_by_what_it_was(session: ProjectSession) -> None:
    figure = the_figure(session)
    assert counts(session, "arrived nis") == (0, 1, 0)

    correct(session, [figure], {"source": "Pentagon", "measure": "mules"})

    assert search(session, "pentagon mules").figures[0].figure == session.figures()[0]
    assert counts(session, "nis") == (0, 0, 0)
    session.undo()
    assert counts(session, "nis") == (0, 1, 0)
    assert counts(session, "mules") == (0, 0, 0)


def test_a_note_is_found_with_the_figure_that_it_is_on(session: ProjectSession) -> None:
    remark(session, [the_figure(session)], note="Call the ministry about mules")

    hit = search(session, "minis").notes[0]

    assert hit.figure == session.figures()[0]
    assert hit.snippet[slice(*hit.marks[0])] == "ministry"
    session.undo()
    assert counts(session, "minis") == (0, 0, 0)


def test_figures_of_a_merged_source_are_found_by_the_name_that_counts(session: ProjectSession) -> None:
    other = make_document("kyiv.txt", TEXT.replace("Seoul", "Kyiv"))
    session.add_article(
        other, make_extraction(other, (make_figure(other, 42, 47, source="South Korea’s spies"),))
    )
    assert counts(session, "spies") == (0, 1, 0)

    merge(session, "source", ["NIS", "South Korea’s spies"], "NIS")

    assert counts(session, "nis") == (0, 2, 0)
    assert counts(session, "spies") == (0, 0, 0)
    session.undo()
    assert counts(session, "spies") == (0, 1, 0)


def test_what_was_removed_is_not_found(session: ProjectSession) -> None:
    remark(session, [the_figure(session)], note="mules")

    session.remove_articles(["seoul.txt"])

    assert [counts(session, word) for word in ("soldiers", "mules")] == [(0, 0, 0)] * 2
    session.undo()
    assert [counts(session, word) for word in ("soldiers", "mules")] == [(1, 1, 0), (0, 0, 1)]


def test_at_most_so_many_are_given_and_all_are_counted(session: ProjectSession) -> None:
    for number in range(5):
        document = make_document(f"{number}.txt", f"Number {number}. {TEXT}")
        session.add_article(document, make_extraction(document, 3))

    found = search(session, "soldiers", limit=4)

    assert (found.article_count, found.figure_count, found.total) == (6, 16, 22)
    assert (len(found.articles), len(found.figures)) == (4, 4)


def test_a_search_leaves_no_step_and_tells_nobody(session: ProjectSession) -> None:
    session.mark_pristine()
    told: list[object] = []
    session.subscribe(told.append)
    before = session.history()

    search(session, "soldiers")

    assert (session.history(), told, session.is_pristine) == (before, [], True)


def test_figures_that_were_never_indexed_are_before_the_first_search(session: ProjectSession) -> None:
    def forget(connection: sqlite3.Connection) -> None:
        """Leave the index as migration leaves it: articles and notes indexed, figures to be read."""
        connection.execute("DELETE FROM figure_words")
        connection.execute("INSERT INTO article_search (article_search) VALUES ('rebuild')")
        connection.execute("INSERT OR IGNORE INTO search_stale SELECT id FROM document")

    session.maintain(forget)

    assert counts(session, "soldiers") == (1, 1, 0)


QUERY = st.text(st.characters(exclude_categories=()), max_size=30) | st.lists(
    st.sampled_from(['"', "*", "AND", "OR", "NOT", "NEAR(", ")", "(", "^", "text:", "-", "+", "{a b}:", "soldiers",
                     "3000", "é", "\0", "🎉", "\ud800"])
).map(" ".join)  # fmt: skip


def test_no_text_is_wrong(tmp_path_factory: pytest.TempPathFactory) -> None:
    with_article = ProjectSession.create(tmp_path_factory.mktemp("search") / "p.reportedly")
    document = make_document("seoul.txt", TEXT)
    with_article.add_article(document, make_extraction(document, 1))

    @given(QUERY)
    @settings(deadline=None)
    def check(text: str) -> None:
        assert search(with_article, text).text == text

    check()
    assert search(with_article, "soldiers " * 500).article_count == 1
    with_article.close()


KEYS = [f"{number}.txt" for number in range(3)]
WORDS = ("alpha", "beta", "gamma", "nis", "kyiv", "note", "title", "mules")
SOURCES = st.sampled_from(["NIS", "Kyiv", None])


class Searching(RuleBasedStateMachine):
    """After each step of a random history the search finds what an index made anew would find."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="reportedly-search-"))
        self.session = ProjectSession.create(self.folder / "a.reportedly")

    def keys(self) -> set[str]:
        return {article.key for article in self.session.articles()}

    def extraction(self, document: Document, count: int, word: str, source: str | None) -> Extraction:
        figures = (make_figure(document, at, at + 1, measure=word, source=source) for at in range(count))
        return make_extraction(document, tuple(figures))

    @rule(key=st.sampled_from(KEYS), count=st.integers(0, 3), word=st.sampled_from(WORDS[:3]), source=SOURCES)
    def load(self, key: str, count: int, word: str, source: str | None) -> None:
        document = make_document(key, f"Text {word} of {key[0]} with figures.", title=f"The title {word}")
        self.session.add_article(document, self.extraction(document, count, word, source))

    @rule(key=st.sampled_from(KEYS), count=st.integers(0, 3), word=st.sampled_from(WORDS[:3]), source=SOURCES)
    def read_again(self, key: str, count: int, word: str, source: str | None) -> None:
        if key in self.keys():
            document = self.session.document(key)
            self.session.replace_runs({key: self.extraction(document, count, word, source)})

    @rule(key=st.sampled_from(KEYS), title=st.sampled_from(["Alpha mules", None]))
    def retitle(self, key: str, title: str | None) -> None:
        if key in self.keys():
            self.session.edit_document(key, title=title)

    @rule(key=st.sampled_from(KEYS))
    def remove(self, key: str) -> None:
        if key in self.keys():
            self.session.remove_articles([key])

    @rule(data=st.data(), note=st.sampled_from(["", "A note: mules", "beta note"]), source=SOURCES)
    def say(self, data: st.DataObject, note: str, source: str | None) -> None:
        ids = [figure.id for figure in self.session.figures()]
        some = data.draw(st.lists(st.sampled_from(ids), unique=True, max_size=3)) if ids else []
        remark(self.session, some, note=note)
        correct(self.session, some, {"source": source})
        set_verdict(self.session, some[:1], Review.REJECTED)

    @rule()
    def merge(self) -> None:
        if {"NIS", "Kyiv"} <= {figure.source for figure in self.session.figures()}:
            merge(self.session, "source", ["NIS", "Kyiv"], "NIS")

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.session.undo()

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.session.redo()

    @rule()
    def close_and_open(self) -> None:
        self.session.close()
        self.session = ProjectSession.open(self.session.path)

    @invariant()
    def the_search_finds_what_is_there(self) -> None:
        figures, articles = self.session.figures(), self.session.articles()
        for word in WORDS:
            found = search(self.session, word, limit=100)
            said = {
                figure.id for figure in figures
                if word in f"{figure.measure} {figure.source} {figure.sentence}".casefold()
            }  # fmt: skip

            assert {hit.figure.id for hit in found.figures if hit.figure} == said
            assert found.figure_count == len(said)
            assert {hit.article for hit in found.articles} == {
                article.key for article in articles
                if word in f"{article.title} {self.session.document(article.key).text}".casefold()
            }  # fmt: skip
            assert {hit.figure.id for hit in found.notes if hit.figure} == {
                figure.id for figure in figures if word in figure.note.casefold()
            }

    @invariant()
    def the_index_is_that_of_its_tables(self) -> None:
        def check(connection: sqlite3.Connection) -> None:
            for table in ("article_search", "figure_search"):
                connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")

        self.session.maintain(check)

    @invariant()
    def an_index_made_anew_is_the_same(self) -> None:
        def contents(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
            rows = connection.execute(
                "SELECT document_id, figure_id, source, words, sentence FROM figure_words"
            )
            return sorted(tuple(row) for row in rows)

        def rebuild(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM figure_words")
            connection.execute("INSERT OR IGNORE INTO search_stale SELECT id FROM document")
            queries.refresh(connection)

        search(self.session, "alpha")
        before = self.session.read(contents)
        self.session.maintain(rebuild)

        assert self.session.read(contents) == before

    def teardown(self) -> None:
        self.session.close()
        shutil.rmtree(self.folder)


TestSearching = Searching.TestCase
TestSearching.settings = settings(max_examples=10, stateful_step_count=20, deadline=None)
