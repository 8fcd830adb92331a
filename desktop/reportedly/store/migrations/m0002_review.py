"""Version 2: undo for all that a person does, figures of a person's own, and names as objects.

`review` gains a role: a `correction` is laid over the machine's figure at its span, an `added` row is a
figure of its own (its `fields` hold the whole record, `figure_id` its id), a `replaced` one takes the
machine's figure out of view because others stand in its place (a span split or joined).
`alias` leads a name to the one that counts; nothing in it is itself led on, so one look is enough. `joined` is
the name that a person joined it to: when that one is split off again, it comes along.
Journaled tables have an INTEGER PRIMARY KEY `id` and columns of INTEGER and TEXT only.
"""

__all__ = ["STATEMENTS"]

STATEMENTS: tuple[str, ...] = (
    """
    ALTER TABLE review ADD COLUMN role TEXT NOT NULL DEFAULT 'correction'
        CHECK (role IN ('correction', 'added', 'replaced'))
    """,
    "ALTER TABLE review ADD COLUMN figure_id TEXT",
    "ALTER TABLE review ADD COLUMN tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags))",
    "ALTER TABLE review ADD COLUMN is_starred INTEGER NOT NULL DEFAULT 0 CHECK (is_starred IN (0, 1))",
    "CREATE INDEX review_by_figure ON review (figure_id)",
    # Names of the columns that a person typed, as JSON: they stay when a removed article is loaded again.
    "ALTER TABLE document ADD COLUMN typed TEXT",
    """
    UPDATE document SET typed = CASE
        WHEN published_origin = 'typed' AND outlet_origin = 'typed' THEN '["outlet", "published"]'
        WHEN published_origin = 'typed' THEN '["published"]'
        WHEN outlet_origin = 'typed' THEN '["outlet"]'
    END
    """,
    "CREATE INDEX figure_by_id ON figure (id)",
    # A merge, or words typed for a measure, ask for the figures of some names: found without a look at all others.
    "CREATE INDEX figure_by_source ON figure (source)",
    "CREATE INDEX figure_by_series ON figure (series)",
    "CREATE INDEX figure_by_measure ON figure (measure COLLATE NOCASE)",
    "CREATE INDEX figure_with_denials ON figure (run_id) WHERE denied_by <> '[]'",
    """
    CREATE TABLE alias (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('source', 'series')),
        alias TEXT NOT NULL,
        name TEXT NOT NULL,
        joined TEXT NOT NULL,
        UNIQUE (kind, alias)
    )
    """,
    "CREATE INDEX alias_by_name ON alias (kind, name)",
    "INSERT INTO alias (kind, alias, name, joined) SELECT 'source', alias, source, source FROM source_alias",
    "DROP TABLE source_alias",
    # What a person says of a source or a series: the words for a series, a source's kind and country.
    """
    CREATE TABLE named (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('source', 'series')),
        name TEXT NOT NULL,
        title TEXT,
        source_kind TEXT,
        country TEXT,
        UNIQUE (kind, name)
    )
    """,
    # Suggestions of a merge that a person turned down; `first` is the lesser of the two names.
    """
    CREATE TABLE declined_merge (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('source', 'series')),
        first TEXT NOT NULL,
        second TEXT NOT NULL,
        UNIQUE (kind, first, second)
    )
    """,
    # Version 1 wrote no steps, so nothing is lost with its table of row images.
    "DROP TABLE undo_row",
    "ALTER TABLE undo_step ADD COLUMN job TEXT",
    """
    CREATE TABLE undo_row (
        id INTEGER PRIMARY KEY,
        step_id INTEGER NOT NULL REFERENCES undo_step (id) ON DELETE CASCADE,
        table_name TEXT NOT NULL,
        row_id INTEGER NOT NULL,
        before TEXT,
        after TEXT
    )
    """,
    "CREATE INDEX undo_row_by_step ON undo_row (step_id, id)",
)
