"""Version 2, part three: what a person says of the origins of reports.

A row says of a figure which group it belongs to: figures of one group are one origin. `is_apart` takes away what the
program found to tie it to others. Rows go by the figure's id, which a new reading of the same text keeps.
"""

__all__ = ["STATEMENTS"]

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE origin_said (
        id INTEGER PRIMARY KEY,
        figure TEXT NOT NULL UNIQUE,
        "group" INTEGER NOT NULL,
        is_apart INTEGER NOT NULL DEFAULT 0 CHECK (is_apart IN (0, 1))
    )
    """,
)
