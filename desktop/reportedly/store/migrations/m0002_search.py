"""Version 2, the index of the search: articles, figures and notes, kept right by the writes themselves.

All of it is made from the other tables; nothing of it is journaled. Articles and notes are indexed by triggers on
their rows, which undo and redo write too. A figure as the project shows it comes of several tables (its run, the
person's corrections, names that lead to others), so triggers only note the articles whose figures may have changed,
in the same transaction; `store.queries.search.refresh` reads those anew before the next search.
"""

__all__ = ["STATEMENTS"]

_FOLDED = "tokenize = 'unicode61 remove_diacritics 2'"


def _stale_after(event: str, table: str, condition: str, documents: str) -> str:
    name = f"{table}_stale_{event.split()[0].lower()}"
    # No INSERT OR IGNORE: where an upsert fires the trigger (undo does), the upsert's own rule counts instead.
    return (
        f"CREATE TRIGGER {name} AFTER {event} ON {table} WHEN {condition}"
        " BEGIN INSERT INTO search_stale (document_id)"
        f" SELECT number FROM (SELECT NULL AS number WHERE 0 UNION {documents})"
        " WHERE NOT EXISTS (SELECT 1 FROM search_stale WHERE document_id = number); END"
    )


def _names_are(row: str) -> str:
    """Give the articles whose figures were indexed under the names of an alias."""
    return f"SELECT document_id AS id FROM figure_words WHERE source IN ({row}.alias, {row}.name)"


_SAYS_MUCH = "{row}.fields <> '{{}}' OR {row}.role <> 'correction'"
_REVIEW_CHANGED = " OR ".join(
    f'OLD."{name}" IS NOT NEW."{name}"'
    for name in ("document_id", "start", "end", "text", "fields", "role", "figure_id")
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
    _stale_after("INSERT", "document", "NEW.current_run_id IS NOT NULL", "SELECT NEW.id AS id"),
    _stale_after(
        "UPDATE",
        "document",
        "OLD.present <> NEW.present OR OLD.current_run_id IS NOT NEW.current_run_id",
        "SELECT NEW.id AS id",
    ),
    _stale_after("DELETE", "document", "1", "SELECT OLD.id AS id"),
    _stale_after("INSERT", "review", _SAYS_MUCH.format(row="NEW"), "SELECT NEW.document_id AS id"),
    _stale_after(
        "UPDATE", "review", _REVIEW_CHANGED, "SELECT OLD.document_id AS id UNION SELECT NEW.document_id"
    ),
    _stale_after("DELETE", "review", _SAYS_MUCH.format(row="OLD"), "SELECT OLD.document_id AS id"),
    _stale_after("INSERT", "alias", "NEW.kind = 'source'", _names_are("NEW")),
    _stale_after("UPDATE", "alias", "NEW.kind = 'source'", f"{_names_are('OLD')} UNION {_names_are('NEW')}"),
    _stale_after("DELETE", "alias", "OLD.kind = 'source'", _names_are("OLD")),
    # What a project of version 1 holds already.
    "INSERT INTO article_search (article_search) VALUES ('rebuild')",
    "INSERT INTO note_search (rowid, note) SELECT id, note FROM review WHERE note <> ''",
    "INSERT INTO search_stale SELECT id FROM document",
)
