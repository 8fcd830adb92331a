"""Full-text search over articles, figures and notes, and the care of its index."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

__all__ = [
    "MARK_END", "MARK_START", "ArticleRow", "FigureRow", "NoteRow", "count_articles", "count_figures", "count_notes",
    "find_articles", "find_figures", "find_notes", "is_stale", "match_of", "refresh",
]  # fmt: skip

MARK_START, MARK_END = "\ufdd0", "\ufdd1"  # no text has these: Unicode promises that they are no characters

_AT_ONCE = 500  # articles read in one question
_MOST_TERMS = 40  # the parser of FTS5 has a small stack
_TERM = re.compile(r'"([^"]*)("?)|([^\s"]+)')
_QUOTES = str.maketrans("“”„«»\0", '""""" ')
_PLAIN, _GROUPED = re.compile(r"\d{4,40}"), re.compile(r"\d{1,3}(?:,\d{3})+")


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article that was found; `title` and `text` are whole, with marks round the words found."""

    key: str
    outlet: str | None
    published: str | None
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure that was found; `sentence` has marks round the words found in it, perhaps none."""

    id: str
    article: str
    sentence: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note that was found, with marks, and the figure that it is on."""

    figure: str
    article: str
    note: str


def match_of(text: str) -> str | None:
    """Write what a person typed as a query of FTS5; None where there is no word in it.

    All words must be found, what stands in quotation marks as it stands there, the last word by its beginning.
    Nothing that is typed is taken for syntax.
    """
    cleaned = text.encode("utf-8", "replace").decode("utf-8").translate(_QUOTES)
    terms = [_term(found) for found in _TERM.finditer(cleaned) if any(c.isalnum() for c in found.group())]
    return " AND ".join(terms[:_MOST_TERMS]) or None


def _term(found: re.Match[str]) -> str:
    quoted, closing, word = found.groups()
    words = word if word is not None else quoted
    is_last = not closing and not found.string[found.end() :].strip()
    forms = [words]
    if word is not None and _PLAIN.fullmatch(word):
        forms.append(f"{int(word):,}")
    elif word is not None and _GROUPED.fullmatch(word):
        forms.append(word.replace(",", ""))
    written = [f'"{form}"{" *" if is_last else ""}' for form in forms]
    return written[0] if len(written) == 1 else f"({' OR '.join(written)})"


def count_articles(connection: sqlite3.Connection, match: str) -> int:
    """Give how many present articles have the words in title or text."""
    return _count(connection, f"SELECT COUNT(*) {_ARTICLES}", match)


def find_articles(connection: sqlite3.Connection, match: str, limit: int) -> list[ArticleRow]:
    """Give the articles that fit best."""
    rows = connection.execute(
        f"""
        SELECT document.key, document.outlet, document.published,
               highlight(article_search, 0, ?, ?) AS title, highlight(article_search, 1, ?, ?) AS text
        {_ARTICLES} ORDER BY rank, document.position LIMIT ?
        """,
        (MARK_START, MARK_END, MARK_START, MARK_END, match, limit),
    )
    return [
        ArticleRow(row["key"], row["outlet"], row["published"], row["title"] or "", row["text"] or "")
        for row in rows
    ]


def count_figures(connection: sqlite3.Connection, match: str) -> int:
    """Give how many figures in view have the words."""
    return _count(connection, f"SELECT COUNT(*) {_FIGURES}", match)


def find_figures(connection: sqlite3.Connection, match: str, limit: int) -> list[FigureRow]:
    """Give the figures that fit best; `refresh` first."""
    rows = connection.execute(
        f"""
        SELECT figure_words.figure_id, document.key, highlight(figure_search, 1, ?, ?) AS sentence
        {_FIGURES} ORDER BY rank, document.position, figure_words.id LIMIT ?
        """,
        (MARK_START, MARK_END, match, limit),
    )
    return [FigureRow(row["figure_id"], row["key"], row["sentence"]) for row in rows]


def count_notes(connection: sqlite3.Connection, match: str) -> int:
    """Give how many notes on figures in view have the words."""
    return _count(connection, f"SELECT COUNT(*) {_NOTES}", match)


def find_notes(connection: sqlite3.Connection, match: str, limit: int) -> list[NoteRow]:
    """Give the notes that fit best."""
    rows = connection.execute(
        f"""
        SELECT COALESCE(figure.id, review.figure_id) AS figure, document.key,
               highlight(note_search, 0, ?, ?) AS note
        {_NOTES} ORDER BY rank, review.id LIMIT ?
        """,
        (MARK_START, MARK_END, match, limit),
    )
    return [NoteRow(row["figure"], row["key"], row["note"]) for row in rows]


_ARTICLES = """
    FROM article_search JOIN document ON document.id = article_search.rowid
    WHERE article_search MATCH ? AND document.present = 1
"""
_FIGURES = """
    FROM figure_search JOIN figure_words ON figure_words.id = figure_search.rowid
    JOIN document ON document.id = figure_words.document_id
    WHERE figure_search MATCH ?
"""
_NOTES = """
    FROM note_search JOIN review ON review.id = note_search.rowid
    JOIN document ON document.id = review.document_id
    LEFT JOIN figure ON figure.run_id = document.current_run_id
        AND figure.start = review.start AND figure."end" = review."end"
    WHERE note_search MATCH ? AND document.present = 1 AND review.role <> 'replaced'
    AND (figure.id IS NOT NULL OR review.role = 'added')
"""


def is_stale(connection: sqlite3.Connection) -> bool:
    """Tell whether figures changed since they were indexed."""
    return connection.execute("SELECT 1 FROM search_stale LIMIT 1").fetchone() is not None


def refresh(connection: sqlite3.Connection) -> None:
    """Index the figures of the articles that changed; to be called in a transaction, outside of a step."""
    stale = [row["document_id"] for row in connection.execute("SELECT document_id FROM search_stale")]
    for first in range(0, len(stale), _AT_ONCE):
        part = stale[first : first + _AT_ONCE]
        marks = ", ".join("?" * len(part))
        connection.execute(f"DELETE FROM figure_words WHERE document_id IN ({marks})", part)
        documents = connection.execute(f"SELECT id, key FROM document WHERE id IN ({marks})", part)
        numbers = {row["key"]: row["id"] for row in documents}
        connection.executemany(
            "INSERT INTO figure_words (document_id, figure_id, source, words, sentence) VALUES (?, ?, ?, ?, ?)",
            list(_words_of(connection, numbers)),
        )
    connection.execute("DELETE FROM search_stale")


def _words_of(
    connection: sqlite3.Connection, numbers: dict[str, int]
) -> Iterator[tuple[int, str, str | None, str, str]]:
    """Read what is indexed of the figures of some articles, given as {key: row number}."""
    marks = ", ".join("?" * len(numbers))
    rows = connection.execute(
        f"""
        SELECT id, article, text, value, low, high, measure, unit, source, speaker, via, sentence
        FROM effective_figure WHERE article IN ({marks}) ORDER BY document_position, start, "end"
        """,
        list(numbers),
    )
    for row in rows:
        amounts = dict.fromkeys(Decimal(row[name]) for name in ("value", "low", "high") if row[name])
        digits = (form for amount in amounts for form in (f"{amount:f}", f"{amount:,f}"))
        said = (row[name] for name in ("text", "measure", "unit", "source", "speaker", "via") if row[name])
        words = "\n".join(dict.fromkeys([*said, *digits]))
        yield numbers[row["article"]], row["id"], row["source"], words, row["sentence"]


def _count(connection: sqlite3.Connection, query: str, match: str) -> int:
    return int(connection.execute(query, (match,)).fetchone()[0])
