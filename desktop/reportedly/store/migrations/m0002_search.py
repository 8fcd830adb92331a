"""Version 2, the index of the search: articles, figures and notes, kept right by the writes themselves.

All of it is made from the other tables; nothing of it is journaled. Articles and notes are indexed by triggers on
their rows, which undo and redo write too. A figure as the project shows it comes of several tables (its run, the
person's corrections, names that lead to others), so triggers only note the articles whose figures may have changed,
in the same transaction; `store.queries.search.refresh` reads those anew before the next search.
"""

__all__ = ["STATEMENTS"]

_FOLDED = "tokenize = 'unicode61 remove_diacritics 2'"


def _stale_after(event: str, table: str, condition: str, document: str) -> str:
    """Give the trigger that notes an article, once.

    Not INSERT OR IGNORE: the upsert by which undo writes rows would take the place of its IGNORE.
    """
    name = f"{table}_stale_{event.split()[0].lower()}"
    return (
        f"CREATE TRIGGER {name} AFTER {event} ON {table} WHEN ({condition})"
        f" AND NOT EXISTS (SELECT 1 FROM search_stale WHERE document_id = {document})"
        f" BEGIN INSERT INTO search_stale (document_id) VALUES ({document}); END"
    )


def _stale_names_after(event: str, row: str) -> str:
    """Give the trigger that notes the articles whose figures were indexed under the names of an alias."""
    return (
        f"CREATE TRIGGER alias_stale_{event.lower()}_{row.lower()} AFTER {event} ON alias WHEN {row}.kind = 'source'"
        " BEGIN INSERT INTO search_stale (document_id) SELECT DISTINCT document_id FROM figure_words"
        f" WHERE source IN ({row}.alias, {row}.name)"
        " AND document_id NOT IN (SELECT document_id FROM search_stale); END"
    )


_SAYS_MUCH = "{row}.fields <> '{{}}' OR {row}.role <> 'correction'"
_REVIEW_CHANGED = " OR ".join(
    f'OLD."{name}" IS NOT NEW."{name}"' for name in ("start", "end", "text", "fields", "role", "figure_id")
)

STATEMENTS: tuple[str, ...] = (
    """
    CREATE VIEW article_words AS
    SELECT document.id, document.title, content.text FROM document JOIN content USING (sha256)
    """,
    f"""
    CREATE VIRTUAL TABLE article_search
    USING fts5 (title, text, content = 'article_words', content_rowid = 'id', {_FOLDED})
    """,
    """
    CREATE TRIGGER document_search_insert AFTER INSERT ON document BEGIN
        INSERT INTO article_search (rowid, title, text)
        SELECT NEW.id, NEW.title, text FROM content WHERE sha256 = NEW.sha256;
    END
    """,
    """
    CREATE TRIGGER document_search_update AFTER UPDATE OF title ON document WHEN OLD.title IS NOT NEW.title BEGIN
        INSERT INTO article_search (article_search, rowid, title, text)
        SELECT 'delete', OLD.id, OLD.title, text FROM content WHERE sha256 = OLD.sha256;
        INSERT INTO article_search (rowid, title, text)
        SELECT NEW.id, NEW.title, text FROM content WHERE sha256 = NEW.sha256;
    END
    """,
    """
    CREATE TRIGGER document_search_delete AFTER DELETE ON document BEGIN
        INSERT INTO article_search (article_search, rowid, title, text)
        SELECT 'delete', OLD.id, OLD.title, text FROM content WHERE sha256 = OLD.sha256;
    END
    """,
    f"""
    CREATE VIRTUAL TABLE note_search USING fts5 (note, content = 'review', content_rowid = 'id', {_FOLDED})
    """,
    # Most rows of review have no note; leaving them out keeps "accept all" of 10,000 figures quick.
    """
    CREATE TRIGGER review_search_insert AFTER INSERT ON review WHEN NEW.note <> '' BEGIN
        INSERT INTO note_search (rowid, note) VALUES (NEW.id, NEW.note);
    END
    """,
    """
    CREATE TRIGGER review_search_update AFTER UPDATE ON review WHEN OLD.note IS NOT NEW.note BEGIN
        INSERT INTO note_search (note_search, rowid, note)
        SELECT 'delete', OLD.id, OLD.note WHERE OLD.note <> '';
        INSERT INTO note_search (rowid, note) SELECT NEW.id, NEW.note WHERE NEW.note <> '';
    END
    """,
    """
    CREATE TRIGGER review_search_delete AFTER DELETE ON review WHEN OLD.note <> '' BEGIN
        INSERT INTO note_search (note_search, rowid, note) VALUES ('delete', OLD.id, OLD.note);
    END
    """,
    # The figures in view, as they were when their article was last indexed; `source` is the name that counts.
    """
    CREATE TABLE figure_words (
        id INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL,
        figure_id TEXT NOT NULL,
        source TEXT,
        words TEXT NOT NULL,
        sentence TEXT NOT NULL
    )
    """,
    "CREATE INDEX figure_words_by_document ON figure_words (document_id)",
    "CREATE INDEX figure_words_by_source ON figure_words (source)",
    f"""
    CREATE VIRTUAL TABLE figure_search
    USING fts5 (words, sentence, content = 'figure_words', content_rowid = 'id', {_FOLDED})
    """,
    """
    CREATE TRIGGER figure_words_insert AFTER INSERT ON figure_words BEGIN
        INSERT INTO figure_search (rowid, words, sentence) VALUES (NEW.id, NEW.words, NEW.sentence);
    END
    """,
    """
    CREATE TRIGGER figure_words_delete AFTER DELETE ON figure_words BEGIN
        INSERT INTO figure_search (figure_search, rowid, words, sentence)
        VALUES ('delete', OLD.id, OLD.words, OLD.sentence);
    END
    """,
    "CREATE TABLE search_stale (document_id INTEGER PRIMARY KEY)",
    _stale_after("INSERT", "document", "NEW.current_run_id IS NOT NULL", "NEW.id"),
    _stale_after(
        "UPDATE",
        "document",
        "OLD.present <> NEW.present OR OLD.current_run_id IS NOT NEW.current_run_id",
        "NEW.id",
    ),
    _stale_after("DELETE", "document", "1", "OLD.id"),
    _stale_after("INSERT", "review", _SAYS_MUCH.format(row="NEW"), "NEW.document_id"),
    _stale_after("UPDATE", "review", _REVIEW_CHANGED, "NEW.document_id"),
    _stale_after("DELETE", "review", _SAYS_MUCH.format(row="OLD"), "OLD.document_id"),
    _stale_names_after("INSERT", "NEW"),
    _stale_names_after("UPDATE", "OLD"),
    _stale_names_after("UPDATE", "NEW"),
    _stale_names_after("DELETE", "OLD"),
    # What a project of version 1 holds already.
    "INSERT INTO article_search (article_search) VALUES ('rebuild')",
    "INSERT INTO note_search (rowid, note) SELECT id, note FROM review WHERE note <> ''",
    "INSERT INTO search_stale SELECT id FROM document",
)
