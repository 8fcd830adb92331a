"""One open project: every read and write of the program goes through here. Safe to call from any thread."""

import json
import logging
import sqlite3
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self, TypeVar

from reportedly.model.article import ArticleSummary
from reportedly.model.changes import NO_CHANGE, ChangeSet
from reportedly.model.dates import parse_iso_period
from reportedly.model.document import Document, Origin
from reportedly.model.errors import ReportedlyError, UserError
from reportedly.model.extraction import Extraction
from reportedly.model.figure import Figure
from reportedly.model.set_aside import SetAside
from reportedly.services.found_names import Mentions, settle_names
from reportedly.services.project_files import PROJECT_SUFFIX, untitled_folder
from reportedly.services.project_on_disk import PRISTINE, ProjectOnDisk
from reportedly.services.rekey import rekey
from reportedly.store import ProjectLock, journal, sync_commits
from reportedly.store.journal import Step
from reportedly.store.queries import documents, figures, names, properties, runs
from reportedly.store.queries.found_names import are_stale, mark_stale, unmark_stale
from reportedly.store.queries.reviews import hide_touched
from reportedly.store.queries.touched import touched
from reportedly.store.schema import DOCUMENT_FIELDS

__all__ = ["PROJECT_SUFFIX", "Job", "ProjectSession", "Step", "new_job", "untitled_folder"]

_LOG = logging.getLogger(__name__)
T = TypeVar("T")
_TYPED = frozenset({"published", "outlet", "title", "author"})


def new_job() -> str:
    """Give a name for the changes of one job, which are one step of undo."""
    return uuid.uuid4().hex


@dataclass(slots=True)
class Job:
    """Changes that are one step; `settled` is what finding the sources that are one changed at its end."""

    name: str
    settled: ChangeSet = NO_CHANGE


class ProjectSession(ProjectOnDisk):
    """An open project file, locked against other programs until `close`.

    Made by `create`, `open` or `open_or_create`; once closed, reads and writes raise Cancelled. Methods that
    write give the ChangeSet, after the subscribers had it; on the writer's own thread they run at once,
    elsewhere they wait for their turn.
    """

    def __init__(self, path: Path, lock: ProjectLock, writer: sqlite3.Connection) -> None:
        super().__init__(path, lock, writer)
        self._mentions = Mentions()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a project file; raises what `ProjectOnDisk.open` does."""
        return super().open(path)._settled()

    @classmethod
    def open_or_create(cls, path: Path) -> tuple[Self, bool]:
        """Open a project, or make it where there is no file; tell which."""
        session, is_new = super().open_or_create(path)
        return session._settled(), is_new

    # --- what there is ---------------------------------------------------------------------------------

    def articles(self, keys: Collection[str] | None = None) -> list[ArticleSummary]:
        """Give the articles, or those of some keys that are there, in the order of loading."""
        return self._read(lambda connection: documents.list_articles(connection, keys))

    def figures(self, articles: Collection[str] | None = None) -> list[Figure]:
        """Give the effective figures of all articles, or of some, in the order of loading and of reading."""
        return self._read(lambda connection: figures.list_figures(connection, articles))

    def figures_by_id(self, ids: Collection[str]) -> list[Figure]:
        """Give those effective figures that have these ids; quick for a few of very many."""
        return self._read(lambda connection: figures.figures_by_id(connection, ids))

    def series_titles(self) -> dict[str, str]:
        """Give the words that a person gave to series, by key."""
        return self._read(lambda connection: names.list_titles(connection, "series"))

    def set_aside(self, article: str) -> list[SetAside]:
        """Give the numbers of one article that are no reported figures."""
        return self._read(lambda connection: figures.list_set_aside(connection, article))

    def document(self, article: str) -> Document:
        """Give one article with its text; raises UserError R307 where there is none of this key."""
        document = self._read(lambda connection: documents.load_document(connection, article))
        if document is None:
            raise _unknown_article(article)
        return document

    def twin_of(self, document: Document) -> str | None:
        """Give the key of the article with the same text from the same outlet; None where there is none."""
        known = self._read(lambda connection: documents.same_article(connection, document))
        return known[0] if known is not None and known[1] else None

    def view_state(self) -> dict[str, Any]:
        """Give the window's state as it was kept; empty for a new project."""
        state: dict[str, Any] = json.loads(self._read(properties.get_view_state))
        return state

    # --- writing ---------------------------------------------------------------------------------------

    def add_article(
        self,
        document: Document,
        extraction: Extraction,
        *,
        path: str | None = None,
        job: str | None = None,
    ) -> tuple[str | None, ChangeSet]:
        """Add an article with its figures, in one transaction; give its key in the project.

        The key is None, and nothing is written, when the same text of the same outlet is there already; one
        that had been removed comes back as it was read now, with what a person typed about it and said of its
        figures; where its date is a typed one, with the figures that follow that date. An article whose key is
        taken by another gets "key (2)", and its figures follow. `job` is that of `change`; its names are
        settled when it ends (`job`).
        """
        write = self._write if job is None else super()._write
        return write(lambda connection: _add_article(connection, document, extraction, path, job))

    def replace_runs(
        self,
        extractions: Mapping[str, Extraction],
        *,
        edits: Mapping[str, Mapping[str, str | None]] | None = None,
        dated: Mapping[str, str | None] | None = None,
        also: Callable[[sqlite3.Connection], None] = lambda _: None,
        title: str | Callable[[int], str] = "Read again",
        job: str | None = None,
    ) -> ChangeSet:
        """Make new extractions the current ones of their articles; the runs before stay in the file.

        `edits` are what a person typed about the articles, as `edit_document` takes it, for which they were read
        again: both are one step. `dated` are the publication dates that the extractions rest on: an article whose
        date was changed while it was read keeps the figures that follow the new one. `also` writes what else
        belongs to the step. The names of a `job` are settled when it ends.
        """
        checked = {key: self.checked_edit(values) for key, values in (edits or {}).items()}

        def work(connection: sqlite3.Connection) -> tuple[None, ChangeSet]:
            changes, made = NO_CHANGE, []
            late = {key for key, date in (dated or {}).items() if _published(connection, key) != date}
            current = [key for key in extractions if key not in late]
            for article in (*current, *(key for key in checked if key not in extractions)):
                row = _row_of(connection, article)
                before = after = figures.figure_ids(connection, row)
                if article in extractions:
                    published = checked.get(article, {}).get("published", _published(connection, article))
                    run = runs.add_run(connection, row, extractions[article], published=published)
                    made.append((row, run))
                    after = frozenset(figure.id for figure in extractions[article].figures)
                changes |= ChangeSet(before | after, frozenset({article}))
            with journal.step(connection, title, job=job):
                for article, values in checked.items():
                    documents.type_document(connection, article, values)
                for row, run in made:
                    runs.make_current(connection, row, run)
                    hide_touched(connection, row)
                also(connection)
            return None, changes

        write = self._write if job is None else super()._write
        return write(work)[1]

    def edit_document(self, article: str, **values: str | None) -> ChangeSet:
        """Set what a person typed about an article: published, outlet, title, author; None or "" is unknown.

        The figures' own columns of these names follow at once; dates that rest on the publication date are
        read anew by `services.extracting.edit_articles`. Raises UserError R308 for what is no ISO date.
        """
        checked = self.checked_edit(values)
        if not checked:
            return NO_CHANGE

        def work(connection: sqlite3.Connection) -> ChangeSet:
            row = _row_of(connection, article)
            documents.type_document(connection, article, checked)
            return ChangeSet(figures.figure_ids(connection, row), frozenset({article}))

        return self.change(f"Edit {' and '.join(values)} of {self.name_of(article)}", work)

    @staticmethod
    def checked_edit(values: Mapping[str, str | None]) -> dict[str, str | None]:
        """Give the columns that what a person typed about an article sets; raises UserError R308 for a date."""
        if unknown := values.keys() - _TYPED:
            raise ValueError(f"not editable: {', '.join(sorted(unknown))}")
        checked = {name: _typed_text(text) for name, text in values.items()}
        if "published" in checked:
            checked["published"] = _checked_date(checked["published"])
        for name in ("published", "outlet"):
            if name in checked:
                checked[f"{name}_origin"] = (Origin.TYPED if checked[name] else Origin.UNKNOWN).value
        return checked

    def remove_articles(self, keys: Collection[str]) -> ChangeSet:
        """Take articles out of the project; nothing is deleted, undo and `restore_articles` bring them back."""
        return self._set_present(keys, present=False)

    def restore_articles(self, keys: Collection[str]) -> ChangeSet:
        """Bring removed articles back, with their figures."""
        return self._set_present(keys, present=True)

    # --- undo ------------------------------------------------------------------------------------------

    def change(
        self, title: str, work: Callable[[sqlite3.Connection], ChangeSet], *, job: str | None = None
    ) -> ChangeSet:
        """Do `work` on the project as one step that can be undone under this title; services call this.

        Steps of one `job` are one step while nothing but other jobs comes between. Work that changes no journaled row
        leaves no step. Whatever it raises, nothing of it stays.
        """

        def run(connection: sqlite3.Connection) -> tuple[None, ChangeSet]:
            with journal.step(connection, title, job=job):
                return None, work(connection)

        return self._write(run)[1]

    def read(self, query: Callable[[sqlite3.Connection], T]) -> T:
        """Ask the project something; services call this, with a query of the store."""
        return self._read(query)

    def maintain(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do `work` on what is made from the project, such as the index of the search: no step, no change."""

        def run(connection: sqlite3.Connection) -> tuple[None, ChangeSet]:
            work(connection)
            return None, NO_CHANGE

        self._write(run)

    def undo(self) -> tuple[Step | None, ChangeSet]:
        """Take the latest step back; None where there is none."""
        return self._write(lambda connection: _replayed(connection, journal.undo))

    def redo(self) -> tuple[Step | None, ChangeSet]:
        """Do the step again that was undone last; None where there is none."""
        return self._write(lambda connection: _replayed(connection, journal.redo))

    def go_to(self, step: int | None) -> ChangeSet:
        """Undo or redo steps until this one is the latest that counts; None undoes all that are kept.

        All in one transaction, so that no other change comes between. A step that is no longer kept changes nothing.
        """

        def work(connection: sqlite3.Connection) -> tuple[None, ChangeSet]:
            steps = journal.list_steps(connection)
            changes = NO_CHANGE
            if step is None or any(known.id == step for known in steps):
                last = step or 0
                for _ in [known for known in steps if not known.is_undone and known.id > last]:
                    changes |= _replayed(connection, journal.undo)[1]
                for _ in [known for known in steps if known.is_undone and known.id <= last]:
                    changes |= _replayed(connection, journal.redo)[1]
            return None, changes

        return self._write(work)[1]

    def history(self) -> list[Step]:
        """Give the steps that are kept, the oldest first; those undone stand at the end."""
        return self._read(journal.list_steps)

    @contextmanager
    def job(self) -> Iterator[Job]:
        """Give a job for the changes of the block; which sources are one is found at its end, not one by one.

        Also where something ends the block early: that is raised, whatever the finding runs into then.
        """
        job = Job(new_job())
        try:
            yield job
        except BaseException:
            try:
                self.settle_names()
            except (ReportedlyError, sqlite3.Error):
                _LOG.exception("names are not settled: %s", self.path)
            raise
        job.settled = self.settle_names()

    def settle_names(self) -> ChangeSet:
        """Find anew which sources are surely one: at the end of a job, whose changes do not do it one by one."""
        if not self._read(are_stale):
            return NO_CHANGE
        return super()._write(lambda connection: (None, settle_names(connection, self._mentions)))[1]

    def set_view_state(self, state: Mapping[str, Any]) -> None:
        """Keep how the window stands: a small JSON object."""
        text = json.dumps(state, ensure_ascii=False)

        def work(connection: sqlite3.Connection) -> tuple[None, ChangeSet]:
            properties.set_view_state(connection, text)
            return None, NO_CHANGE

        self._write(work)

    def leave(self, state: Mapping[str, Any]) -> None:
        """Keep how the window stands, and close; a sample as it was shipped is removed: the next one is the same.

        A disk that fails keeps no project open: what can be kept is kept.
        """
        try:
            self.set_view_state(state)
            is_wanted = not self.is_pristine
        except ReportedlyError as error:
            _LOG.warning("left with trouble: %s", error)
            is_wanted = True
        if is_wanted:
            self.close()
        else:
            self.discard()

    @property
    def is_pristine(self) -> bool:
        """Tell whether nothing was changed since `mark_pristine`; such a sample may be thrown away."""
        return self._read(lambda connection: properties.get_property(connection, PRISTINE)) is not None

    def mark_pristine(self) -> None:
        """Note that the project is as it was shipped, with no history; the first change takes the note away."""

        def work(connection: sqlite3.Connection) -> tuple[None, ChangeSet]:
            journal.forget_steps(connection)
            properties.set_property(connection, PRISTINE, "1")
            return None, NO_CHANGE

        self._write(work)

    def note(self, facts: Mapping[str, str]) -> None:
        """Keep facts about the project itself, which are no change of it."""

        def work(connection: sqlite3.Connection) -> tuple[None, ChangeSet]:
            for name, value in facts.items():
                properties.set_property(connection, name, value)
            return None, NO_CHANGE

        self._write(work)

    def sync_every_change(self) -> None:
        """Wait for the disk at every change from now on, so that what is done survives a loss of power too.

        Without it, a kill of the program loses nothing either, but a loss of power may take the last changes.
        """
        self._on_writer(lambda: sync_commits(self._connection))

    def _settled(self) -> Self:
        """Settle names that a kill, or an older version, left open; that is no change of the project."""

        def work(connection: sqlite3.Connection) -> tuple[None, ChangeSet]:
            settle_names(connection, self._mentions)
            return None, NO_CHANGE

        try:
            if self._read(are_stale):
                super()._write(work)
        except BaseException:
            self.close_unseen()
            raise
        return self

    def _write(self, work: Callable[[sqlite3.Connection], tuple[T, ChangeSet]]) -> tuple[T, ChangeSet]:
        """Do `work` as `ProjectOnDisk` does, and settle which sources are one in the same transaction.

        Only where `work` touched what that rests on: what a job left open waits for its end.
        """

        def settled(connection: sqlite3.Connection) -> tuple[T, ChangeSet]:
            was_open = unmark_stale(connection)
            result, changes = work(connection)
            if was_open and not are_stale(connection):
                mark_stale(connection)
                return result, changes
            return result, changes | settle_names(connection, self._mentions)

        try:
            return super()._write(settled)
        except BaseException:
            self._mentions = Mentions()  # what it read of a change that is not kept
            raise

    def _set_present(self, keys: Collection[str], *, present: bool) -> ChangeSet:
        def work(connection: sqlite3.Connection) -> ChangeSet:
            ids: frozenset[str] = frozenset()
            for key in keys:
                ids |= figures.figure_ids(connection, _row_of(connection, key))
            changed = documents.set_present(connection, keys, present=present)
            return ChangeSet(ids, frozenset(changed)) if changed else NO_CHANGE

        name = self.name_of(next(iter(keys))) if len(keys) == 1 else f"{len(keys):,} articles"
        return self.change(f"{'Bring back' if present else 'Remove'} {name}", work)

    def name_of(self, article: str) -> str:
        """Name an article in the title of a step."""
        document = self._read(lambda connection: documents.load_document(connection, article))
        return (document.title or document.outlet if document else None) or article


def _add_article(
    connection: sqlite3.Connection,
    document: Document,
    extraction: Extraction,
    path: str | None,
    job: str | None,
) -> tuple[str | None, ChangeSet]:
    known = documents.same_article(connection, document)
    if known is not None and known[1]:
        return None, NO_CHANGE
    if known is not None:
        key = known[0]
        row = _row_of(connection, key)
    else:
        key = documents.free_key(connection, document.key)
        row = documents.add_document(connection, replace(document, key=key), path)
    extraction = rekey(extraction, document, key)
    run = runs.add_run(connection, row, extraction, published=document.published)

    def title(articles: int) -> str:
        return f"Add {document.title or document.key}" if articles == 1 else f"Add {articles:,} articles"

    facts = _described(document, documents.typed_columns(connection, key))
    with journal.step(connection, title, job=job):
        documents.update_document(connection, key, facts)
        if "published" in facts or _published(connection, key) == document.published:
            runs.make_current(connection, row, run)
        hide_touched(connection, row)
        documents.set_present(connection, [key], present=True)
    ids = frozenset(figure.id for figure in extraction.figures)
    return key, ChangeSet(ids | figures.figure_ids(connection, row), frozenset({key}))


def _described(document: Document, typed: Collection[str]) -> dict[str, str | None]:
    """Give the columns on which an article's reading rests; of a removed one they may be others.

    What a person typed about a removed article stays, but for what a table says that was given now.
    """
    origins = {"published": document.published_origin, "outlet": document.outlet_origin}
    kept = {name for name in typed if origins.get(name) is not Origin.TABLE}
    facts = {name: getattr(document, name) for name in DOCUMENT_FIELDS}
    facts |= {f"{name}_origin": origin.value for name, origin in origins.items()}
    return {name: value for name, value in facts.items() if name.removesuffix("_origin") not in kept}


def _replayed(
    connection: sqlite3.Connection, replay: Callable[[sqlite3.Connection], Step | None]
) -> tuple[Step | None, ChangeSet]:
    """Undo or redo a step, and tell what it changed, also what it took out of view."""
    step = replay(connection)
    return step, NO_CHANGE if step is None else touched(connection, step.id)


def _row_of(connection: sqlite3.Connection, article: str) -> int:
    row = documents.document_id(connection, article)
    if row is None:
        raise _unknown_article(article)
    return row


def _unknown_article(article: str) -> UserError:
    return UserError("R307", f"The project has no article {article!r}.")


def _typed_text(text: str | None) -> str | None:
    return (text or "").strip() or None


def _published(connection: sqlite3.Connection, article: str) -> str | None:
    document = documents.load_document(connection, article)
    return document.published if document else None


def _checked_date(text: str | None) -> str | None:
    written = _typed_text(text)
    if written is None:
        return None
    try:
        parse_iso_period(written)
    except ValueError:
        raise UserError("R308", f"{written!r} is not a date.", "Write 2024-10-23, 2024-10 or 2024.") from None
    return written
