"""Load articles into a project."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportedly.model.progress import Progress
from reportedly.services.extracting import (
    ALREADY_LOADED,
    Outcome,
    Reading,
    failed,
    loaded,
    run_in_order,
    skipped,
)
from reportedly.services.jobs import Runner
from reportedly.services.metadata_table import MetadataTable
from reportedly.services.session import ProjectSession
from reportedly.services.sources import Source, expand_inputs

__all__ = ["ImportReport", "Outcome", "Source", "expand_inputs", "import_articles"]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of all that was named: files in = loaded + skipped + failed."""

    outcomes: tuple[Outcome, ...]

    @property
    def loaded(self) -> tuple[Outcome, ...]:
        """Give the outcomes of the articles that are in the project now."""
        return self._of("loaded")

    @property
    def skipped(self) -> tuple[Outcome, ...]:
        """Give the outcomes of what was there already, or is no article."""
        return self._of("skipped")

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """Give the outcomes of what could not be read."""
        return self._of("failed")

    def _of(self, status: str) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.status == status)


def import_articles(
    session: ProjectSession,
    sources: Sequence[Source],
    *,
    runner: Runner,
    progress: Progress,
    on_outcome: Callable[[int, Outcome], None] | None = None,
    metadata: MetadataTable | None = None,
) -> ImportReport:
    """Read articles and their figures in workers, and put each into the project as soon as its turn comes.

    Articles are loaded in the order of `sources`, each in one transaction, all in one step of undo. The same
    text of the same outlet is skipped. On a cancel, what was finished is kept and Cancelled goes on;
    `on_outcome` has had the rest.
    """
    if metadata is not None:
        sources = [metadata.describe(source) for source in sources]
    outcomes: list[Outcome] = []

    def tell(index: int, outcome: Outcome) -> None:
        outcomes.append(outcome)
        if on_outcome is not None:
            on_outcome(index, outcome)

    def finish(index: int, result: Reading | BaseException) -> None:
        source = sources[index]
        if isinstance(result, BaseException):
            tell(index, failed(source, result))
            return
        tell(index, _add(session, source, result, job.name))

    def skip(index: int) -> None:
        tell(index, skipped(sources[index]))

    with session.job() as job:
        run_in_order(sources, runner=runner, progress=progress, finish=finish, skip=skip)
    return ImportReport(tuple(outcomes))


def _add(session: ProjectSession, source: Source, reading: Reading, job: str) -> Outcome:
    """Put an article that was read into the project; one that is there already is skipped, under the name it has."""
    key, _ = session.add_article(reading.document, reading.extraction, path=source.stored_path, job=job)
    if key is not None:
        return loaded(source, reading, key)
    twin = session.twin_of(reading.document)
    name = twin.rsplit("/", 1)[-1] if twin else ""
    return Outcome(source.name, "skipped", f"{ALREADY_LOADED} as {name}" if name else ALREADY_LOADED)
