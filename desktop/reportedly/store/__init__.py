"""The project file: one SQLite database. The only SQL of the program; only services come here."""

from reportedly.store.connection import (
    bring_up_to_date,
    connect,
    create_project,
    damaged,
    open_project,
    sync_commits,
    transaction,
)
from reportedly.store.lock import ProjectLock
from reportedly.store.reading import connect_to_read
from reportedly.store.troubles import in_words

__all__ = [
    "ProjectLock", "bring_up_to_date", "connect", "connect_to_read", "create_project", "damaged", "in_words",
    "open_project", "sync_commits", "transaction",
]  # fmt: skip
