"""Read articles for figures, without a project or anew in one."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.extraction.language import language_name
from reportedly.extraction.pipeline import load_pipeline
from reportedly.model.changes import NO_CHANGE, ChangeSet
from reportedly.model.document import Document, Origin, document_key
from reportedly.model.errors import ReportedlyError, UserError
from reportedly.model.extraction import Extraction
from reportedly.model.progress import Progress
from reportedly.services.jobs import Runner, current_progress
from reportedly.services.own_dates import follow_dates
from reportedly.services.session import ProjectSession
from reportedly.services.sources import Source

__all__ = ["Outcome", "Reading", "edit_articles", "extract_documents", "read_again", "read_source"]

ALREADY_LOADED = "already loaded"
NOT_READ = "not read for figures"


@dataclass(frozen=True, slots=True)
class Reading:
    """One article as it was read, with its figures; `seconds` is the wall time of both."""

    document: Document
    extraction: Extraction
    seconds: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article that the user named.

    `reason` says in words why it was skipped or failed, or that it was loaded but not read for figures;
    `code` is the error's. `article` is the key under which it was loaded.
    """

    name: str
    status: Literal["loaded", "skipped", "failed"]
    reason: str = ""
    code: str | None = None
    article: str | None = None
    figures: int = 0
    set_aside: int = 0
    to_check: int = 0
    is_read: bool = False
    seconds: float = 0.0


def read_source(source: Source) -> Reading:
    """Read one article and its figures: the whole work of a worker process on it."""
    began = time.perf_counter()
    document = source.load()
    extraction = load_pipeline().read(document, current_progress())
    return Reading(document, extraction, time.perf_counter() - began)


def extract_documents(
    sources: Sequence[Source],
    *,
    runner: Runner,
    progress: Progress,
    on_outcome: Callable[[int, Outcome, Reading | None], None],
) -> None:
    """Read articles without a project; `on_outcome` gets each in the order of `sources`.

    A file whose text and outlet were read already is skipped; rows of a table only where their ids do not
    tell them apart. After a cancel, what was finished is handed over first, then Cancelled goes on.
    """
    known: set[str] = set()
    known_rows: set[tuple[str, str]] = set()

    def finish(index: int, result: Reading | BaseException) -> None:
        source = sources[index]
        if isinstance(result, BaseException):
            on_outcome(index, failed(source, result), None)
            return
        identity = document_key(result.document.sha256, result.document.outlet)
        row = (source.name, identity)
        if row in known_rows if source.is_row else identity in known:
            on_outcome(index, Outcome(source.name, "skipped", ALREADY_LOADED), None)
            return
        known.add(identity)
        known_rows.add(row)
        on_outcome(index, loaded(source, result, result.document.key), result)

    def skip(index: int) -> None:
        on_outcome(index, skipped(sources[index]), None)

    run_in_order(sources, runner=runner, progress=progress, finish=finish, skip=skip)


def read_again(
    session: ProjectSession, articles: Sequence[str], *, runner: Runner, progress: Progress
) -> ChangeSet:
    """Read articles of a project anew, for example with a better program; one step.

    Each gets a new run; the earlier ones stay in the file, and so does every correction. An article that
    cannot be read keeps the figures it has; after the others are done, UserError R403 names it. One whose date is
    edited meanwhile keeps those that the edit gave it.
    """
    changes = NO_CHANGE
    failures: list[str] = []

    def title(count: int) -> str:
        return "Read again" if count == 1 else f"Read {count:,} articles again"

    def keep(index: int, result: Extraction | BaseException) -> None:
        nonlocal changes
        if isinstance(result, BaseException):
            failures.append(f"{articles[index]} ({_words(result)})")
        else:
            key, date = articles[index], documents[index].published
            changes |= session.replace_runs({key: result}, dated={key: date}, title=title, job=job.name)

    documents = [session.document(key) for key in articles]
    with session.job() as job:
        runner.run(_extract, documents, on_result=keep, progress=progress)
    changes |= job.settled
    if failures:
        raise UserError("R403", f"Not read again: {'; '.join(failures)}.", "Their figures are as they were.")
    return changes


def edit_articles(
    session: ProjectSession,
    edits: Mapping[str, Mapping[str, str | None]],
    *,
    runner: Runner,
    progress: Progress,
) -> ChangeSet:
    """Set what a person typed about articles (published, outlet, title, author) in one step.

    Where the publication date changes, the dates of the figures that rest on it are read anew first, so that
    all follow at once. Nothing is changed when one cannot be read (UserError R403), when a date is none
    (R308), or after a cancel.
    """
    checked = {key: session.checked_edit(values) for key, values in edits.items()}
    documents = {key: session.document(key) for key in checked}
    dated = [key for key, values in checked.items()
             if "published" in values and values["published"] != documents[key].published]  # fmt: skip
    found: dict[str, Extraction] = {}
    failures: list[str] = []

    def keep(index: int, result: Extraction | BaseException) -> None:
        if isinstance(result, BaseException):
            failures.append(f"{dated[index]} ({_words(result)})")
        else:
            found[dated[index]] = result

    changed = [documents[key].with_published(checked[key]["published"], Origin.TYPED) for key in dated]
    runner.run(_extract, changed, on_result=keep, progress=progress)
    if failures:
        raise UserError("R403", f"Not read again: {'; '.join(failures)}.", "Nothing was changed.")
    own = follow_dates(session, [documents[key] for key in dated], changed, runner, progress)
    fields = sorted({_SAID.get(name, name) for values in edits.values() for name in values})
    name = session.name_of(next(iter(edits))) if len(edits) == 1 else f"{len(edits):,} articles"
    title = f"Edit {' and '.join(fields)} of {name}"
    return session.replace_runs(found, edits=edits, also=own, title=title)


def run_in_order(
    sources: Sequence[Source],
    *,
    runner: Runner,
    progress: Progress,
    finish: Callable[[int, Reading | BaseException], None],
    skip: Callable[[int], None],
) -> None:
    """Read sources wherever the runner likes, and hand the results over in the order of `sources`."""
    places = [index for index, source in enumerate(sources) if not source.skip_reason]
    results: dict[int, Reading | BaseException] = {}
    next_place = 0

    def hand_over(*, is_last: bool) -> None:
        nonlocal next_place
        while next_place < len(sources):
            if sources[next_place].skip_reason:
                skip(next_place)
            elif next_place in results:
                finish(next_place, results.pop(next_place))
            elif not is_last:
                return
            next_place += 1

    def keep(number: int, result: Reading | BaseException) -> None:
        results[places[number]] = result
        hand_over(is_last=False)

    try:
        runner.run(read_source, [sources[index] for index in places], on_result=keep, progress=progress)
    finally:
        hand_over(is_last=True)


def loaded(source: Source, reading: Reading, article: str) -> Outcome:
    """Give the outcome of an article that was read."""
    extraction = reading.extraction
    return Outcome(
        source.name,
        "loaded",
        "" if extraction.is_read else f"{NOT_READ}: it is in {language_name(extraction.language)}",
        article=article,
        figures=len(extraction.figures),
        set_aside=len(extraction.set_aside) - extraction.to_check,
        to_check=extraction.to_check,
        is_read=extraction.is_read,
        seconds=reading.seconds,
    )


def skipped(source: Source) -> Outcome:
    """Give the outcome of what was known beforehand to be no article."""
    return Outcome(source.name, "skipped", source.skip_reason)


def failed(source: Source, error: BaseException) -> Outcome:
    """Give the outcome of an article that could not be read."""
    code = error.code if isinstance(error, ReportedlyError) else "R400"
    return Outcome(source.name, "failed", _words(error), code)


def _words(error: BaseException) -> str:
    if isinstance(error, ReportedlyError):
        return str(error)
    return f"A mistake in the program: {type(error).__name__}: {error}"


_SAID = {"published": "date"}  # what a field is called where a person reads it


def _extract(document: Document) -> Extraction:
    return load_pipeline().read(document, current_progress())
