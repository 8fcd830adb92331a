"""The project file: one SQLite database. The only SQL of the program; only services come here."""

from reportedly.store.connection import connect, create_project, damaged, open_project, transaction
from reportedly.store.lock import ProjectLock

__all__ = ["ProjectLock", "connect", "create_project", "damaged", "open_project", "transaction"]
