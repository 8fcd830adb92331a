"""Version 3: sources that are surely one under several names, as the program finds them.

`found_name` is made from the other tables and not journaled: it leads a name that a figure bears to the source that
counts, after what a person merged. Triggers note in `names_stale` that it has to be made anew, in the transaction of
the change, undo and redo included.
"""

__all__ = ["STATEMENTS"]


def _stale_after(event: str, table: str, condition: str) -> str:
    """Give the trigger that notes a change; not INSERT OR IGNORE, in whose place the upsert of an undo would stand."""
    return (
        f"CREATE TRIGGER {table}_names_{event.lower()} AFTER {event} ON {table} WHEN ({condition})"
        " AND NOT EXISTS (SELECT 1 FROM names_stale) BEGIN INSERT INTO names_stale (id) VALUES (1); END"
    )


def _search_after(event: str, row: str) -> str:
    return (
        f"CREATE TRIGGER found_name_search_{event.lower()}_{row.lower()} AFTER {event} ON found_name"
        " BEGIN INSERT INTO search_stale (document_id) SELECT DISTINCT document_id FROM figure_words"
        f" WHERE source IN ({row}.alias, {row}.name)"
        " AND document_id NOT IN (SELECT document_id FROM search_stale); END"
    )


_NAMING = ("source", "speaker", "denied_by")
"""The corrected fields that name somebody."""

# JSON is looked into last, and only where it can tell something: "Accept all" writes ten thousand rows.
_BEARS = "{row}.role <> 'correction' OR {row}.fields <> '{{}}' AND (" + " OR ".join(
    f"json_type({{row}}.fields, '$.{name}') IS NOT NULL" for name in _NAMING
) + ")"  # fmt: skip
_BEARS_ELSE = (
    'OLD.role IS NOT NEW.role OR OLD.start IS NOT NEW.start OR OLD."end" IS NOT NEW."end"'
    " OR OLD.fields IS NOT NEW.fields AND ("
    + " OR ".join(
        f"{read}(OLD.fields, '$.{name}') IS NOT {read}(NEW.fields, '$.{name}')"
        for name in _NAMING
        for read in ("json_extract", "json_type")
    )
    + ")"
)

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE found_name (
        id INTEGER PRIMARY KEY,
        alias TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        reason TEXT NOT NULL
    )
    """,
    "CREATE TABLE names_stale (id INTEGER PRIMARY KEY)",
    _stale_after("INSERT", "document", "NEW.current_run_id IS NOT NULL"),
    _stale_after(
        "UPDATE", "document", "OLD.present <> NEW.present OR OLD.current_run_id IS NOT NEW.current_run_id"
    ),
    _stale_after("DELETE", "document", "1"),
    _stale_after("INSERT", "review", _BEARS.format(row="NEW")),
    _stale_after("UPDATE", "review", _BEARS_ELSE),
    _stale_after("DELETE", "review", _BEARS.format(row="OLD")),
    *(
        _stale_after(event, table, f"{row}.kind = 'source'")
        for table in ("alias", "declined_merge")
        for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD"))
    ),
    _search_after("INSERT", "NEW"),
    _search_after("UPDATE", "OLD"),
    _search_after("UPDATE", "NEW"),
    _search_after("DELETE", "OLD"),
    # What the articles of an older project name.
    "INSERT INTO names_stale (id) SELECT 1 WHERE EXISTS (SELECT 1 FROM document)",
)
