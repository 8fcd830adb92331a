"""Version 1: articles, machine runs, a person's corrections beside them, and room for undo.

Machine and human apart: `run`, `figure` and `set_aside` are written once by an extraction and never edited;
`document.current_run_id` says which run counts. What a person does is in `document`, `review`, `source_alias`
and `saved_filter`; these tables are to be journaled, so they hold INTEGER and TEXT only (a JSON image of
them is exact). Texts stand apart under their digest, so that no image of a document carries them.
Decimals are TEXT, exact to the digit; the REAL columns beside them are for sorting and ranges only.
"""

__all__ = ["STATEMENTS"]

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE migration (
        number INTEGER PRIMARY KEY,
        applied_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
    )
    """,
    # Facts about the project itself, for example that it is the sample.
    "CREATE TABLE property (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE content (sha256 TEXT PRIMARY KEY, text TEXT NOT NULL)",
    """
    CREATE TABLE document (
        id INTEGER PRIMARY KEY,
        position INTEGER NOT NULL,
        key TEXT NOT NULL UNIQUE,
        sha256 TEXT NOT NULL REFERENCES content (sha256),
        outlet TEXT, title TEXT, author TEXT, url TEXT, published TEXT,
        published_origin TEXT NOT NULL,
        outlet_origin TEXT NOT NULL,
        language TEXT,
        media_type TEXT NOT NULL,
        path TEXT,
        loaded_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        present INTEGER NOT NULL DEFAULT 1 CHECK (present IN (0, 1)),
        current_run_id INTEGER REFERENCES run (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    "CREATE INDEX document_by_content ON document (sha256)",
    "CREATE INDEX document_by_run ON document (current_run_id)",
    """
    CREATE TABLE run (
        id INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES document (id),
        version TEXT NOT NULL,
        language TEXT NOT NULL,
        is_read INTEGER NOT NULL CHECK (is_read IN (0, 1)),
        published TEXT,
        seconds TEXT NOT NULL DEFAULT '{}',
        figures INTEGER NOT NULL,
        set_aside INTEGER NOT NULL,
        to_check INTEGER NOT NULL,
        made_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
    )
    """,
    "CREATE INDEX run_by_document ON run (document_id)",
    """
    CREATE TABLE figure (
        run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        id TEXT NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
        value TEXT, low TEXT, high TEXT,
        relation TEXT NOT NULL, kind TEXT NOT NULL, unit TEXT NOT NULL,
        measure TEXT NOT NULL, series TEXT NOT NULL,
        source TEXT, source_text TEXT, source_start INTEGER, source_end INTEGER,
        speaker TEXT, via TEXT, cue TEXT, stance TEXT NOT NULL,
        denied_by TEXT NOT NULL DEFAULT '[]',
        superseded_by TEXT,
        statement_date TEXT, target_date TEXT, target_start TEXT, target_end TEXT,
        sentence TEXT NOT NULL, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
        confidence REAL NOT NULL,
        evidence TEXT NOT NULL DEFAULT '{}',
        value_real REAL GENERATED ALWAYS AS (CAST(value AS REAL)) VIRTUAL,
        low_real REAL GENERATED ALWAYS AS (CAST(low AS REAL)) VIRTUAL,
        high_real REAL GENERATED ALWAYS AS (CAST(high AS REAL)) VIRTUAL,
        PRIMARY KEY (run_id, position),
        UNIQUE (run_id, id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE set_aside (
        run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
        reason TEXT NOT NULL, rule TEXT NOT NULL,
        value TEXT, low TEXT, high TEXT, relation TEXT, unit TEXT,
        source TEXT, source_text TEXT, source_start INTEGER, source_end INTEGER, cue TEXT,
        PRIMARY KEY (run_id, position)
    ) WITHOUT ROWID
    """,
    # A person's word on the figure at a span; `fields` is a JSON object of the corrected fields, decimals as
    # text, and `text` the words seen, so that a new run can tell whether the span still stands.
    """
    CREATE TABLE review (
        id INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES document (id),
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
        verdict TEXT NOT NULL DEFAULT 'machine',
        fields TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(fields)),
        note TEXT NOT NULL DEFAULT '',
        reviewed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        UNIQUE (document_id, start, "end")
    )
    """,
    """
    CREATE TABLE source_alias (
        id INTEGER PRIMARY KEY,
        alias TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL
    )
    """,
    "CREATE TABLE saved_filter (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, filter TEXT NOT NULL)",
    # How the window stood; small JSON, not journaled.
    """
    CREATE TABLE view_state (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL CHECK (json_valid(value))
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE undo_step (
        id INTEGER PRIMARY KEY,
        title TEXT NOT NULL,
        made_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1))
    )
    """,
    """
    CREATE TABLE undo_row (
        step_id INTEGER NOT NULL REFERENCES undo_step (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        table_name TEXT NOT NULL,
        row_id INTEGER NOT NULL,
        before TEXT,
        after TEXT,
        PRIMARY KEY (step_id, position)
    ) WITHOUT ROWID
    """,
)
