"""Search in a project: articles, figures and notes at once."""

import re
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Literal

from reportedly.model.figure import Figure
from reportedly.services.session import ProjectSession
from reportedly.store.queries import search as queries
from reportedly.store.queries.figures import figures_by_id
from reportedly.store.queries.search import MARK_END, MARK_START

__all__ = ["NOTHING_FOUND", "HitKind", "SearchHit", "SearchResult", "search"]

HitKind = Literal["article", "figure", "note"]

_BEFORE, _LENGTH = 40, 150  # characters of a snippet before the first word found, and of all of it
_MARKS = re.compile(f"[{MARK_START}{MARK_END}]")


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One thing that was found, and where to go for it.

    `start` and `end` are the place in the article, in code points of its text; `marks` are the words found, in
    characters of the snippet. `figure` is the one found, or the one that the note is on.
    """

    kind: HitKind
    article: str
    title: str
    start: int
    end: int
    snippet: str
    marks: tuple[tuple[int, int], ...]
    outlet: str | None = None
    published: str | None = None
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found for a text: how many of each kind, and the best of each."""

    text: str
    articles: tuple[SearchHit, ...] = ()
    figures: tuple[SearchHit, ...] = ()
    notes: tuple[SearchHit, ...] = ()
    article_count: int = 0
    figure_count: int = 0
    note_count: int = 0

    @property
    def total(self) -> int:
        """Give how many articles, figures and notes there are."""
        return self.article_count + self.figure_count + self.note_count


NOTHING_FOUND = SearchResult("")


def search(session: ProjectSession, text: str, *, limit: int = 20) -> SearchResult:
    """Find the articles, figures and notes that have all the words of a text; at most `limit` of each.

    The last word counts by its beginning, words in quotation marks as they stand; case and accents do not matter.
    No text is wrong: what has no word in it finds nothing.
    """
    match = queries.match_of(text)
    if match is None:
        return SearchResult(text)
    if session.read(queries.is_stale):
        session.maintain(queries.refresh)
    return session.read(lambda connection: _found(connection, text, match, limit))


def _found(connection: Connection, text: str, match: str, limit: int) -> SearchResult:
    figures = queries.find_figures(connection, match, limit)
    notes = queries.find_notes(connection, match, limit)
    ids = [row.id for row in figures] + [row.figure for row in notes]
    by_id = {figure.id: figure for figure in figures_by_id(connection, ids)}
    return SearchResult(
        text,
        tuple(_article_hit(row) for row in queries.find_articles(connection, match, limit)),
        tuple(_figure_hit("figure", by_id[row.id], row.sentence) for row in figures if row.id in by_id),
        tuple(_figure_hit("note", by_id[row.figure], row.note) for row in notes if row.figure in by_id),
        queries.count_articles(connection, match),
        queries.count_figures(connection, match),
        queries.count_notes(connection, match),
    )


def _article_hit(row: queries.ArticleRow) -> SearchHit:
    title = _MARKS.sub("", row.title)
    first = _first_mark(row.text, title)
    snippet, marks = _snippet(row.title) if first is None else _snippet(row.text, first)
    # Each mark before the place is one character that the article does not have.
    start = 0 if first is None else first - len(_MARKS.findall(row.text[:first]))
    end = 0 if first is None else start + row.text.index(MARK_END, first) - first - 1
    return SearchHit(
        "article", row.key, title or row.key, start, end, snippet, marks, row.outlet, row.published
    )


def _first_mark(marked: str, title: str) -> int | None:
    """Find the first word found in an article, if possible below the title with which many texts begin."""
    begins = bool(title) and _MARKS.sub("", marked[: 3 * len(title)]).startswith(title)
    places = (found.start() for found in re.finditer(MARK_START, marked))
    first = next(places, None)
    if not begins or first is None:
        return first
    below = (place for place in places if place - len(_MARKS.findall(marked[:place])) >= len(title))
    return next(below, first)


def _figure_hit(kind: HitKind, figure: Figure, marked: str) -> SearchHit:
    snippet, marks = _snippet(marked)
    return SearchHit(
        kind, figure.article, figure.measure, figure.start, figure.end, snippet, marks, figure.outlet,
        figure.published, figure,
    )  # fmt: skip


def _snippet(marked: str, first: int | None = None) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut the words round a mark, the first one, out of a text, on one line; give them and the marks in them."""
    first = max(marked.find(MARK_START), 0) if first is None else first
    start = max(0, first - _BEFORE)
    if start:
        start = next((at + 1 for at in range(start, first) if marked[at].isspace()), start)
    words = " ".join(marked[start : start + _LENGTH].split())
    words = ("… " if start else "") + words + (" …" if start + _LENGTH < len(marked) else "")
    plain, marks, opened = "", [], None
    for piece in re.split(f"([{MARK_START}{MARK_END}])", words):
        if piece == MARK_START:
            opened = len(plain)
        elif piece == MARK_END:
            if opened is not None:
                marks.append((opened, len(plain)))
            opened = None
        else:
            plain += piece
    if opened is not None:
        marks.append((opened, len(plain)))
    return plain, tuple(marks)
