"""Adding articles: files, folders, dropped and pasted text; progress, what failed, and reading again."""

import threading
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from reportedly.gui.commands.desk import Desk
from reportedly.gui.commands.missing_dates import MissingDates
from reportedly.gui.models.job_list import JobRow
from reportedly.gui.shell.jobs import Job
from reportedly.model.errors import Cancelled
from reportedly.model.progress import NO_PROGRESS, Progress

if TYPE_CHECKING:
    from reportedly.services.importing import Outcome, Source
    from reportedly.services.jobs import Runner
    from reportedly.services.session import ProjectSession

__all__ = ["Adding"]

_NOT_READ = "Not read for figures"
_MOST_NAMED = 2  # failed files that the banner names; the rest is in the panel


class Adding(QObject):
    """Runs the reading of articles in worker processes and tells what became of each file."""

    working_changed = Signal(bool)
    progressed = Signal(int, int, str)  # done, total, what is done

    def __init__(
        self,
        desk: Desk,
        with_session: Callable[[Callable[["ProjectSession"], None]], None],
        make_runner: "Callable[[int], Runner] | None" = None,
    ) -> None:
        super().__init__(desk.shell.window)
        self._desk, self._with_session = desk, with_session
        self._make_runner = make_runner
        self._pool: Runner | None = None
        self._pool_lock = threading.Lock()
        self._is_closed = False
        self._dates = MissingDates(desk, self)
        self._jobs: list[Job] = []
        self._shown_jobs: set[int] = set()  # rows of the job list whose article is chosen when it is loaded
        self._wanted: str | None = None  # an article to choose as soon as the lists know it
        self._first: str | None = None  # the first article loaded where none was chosen
        desk.project.refreshed.connect(self._choose_wanted)
        desk.project.refreshed.connect(self._choose_first)
        desk.panels.jobs.cancelled.connect(self.cancel)
        desk.panels.jobs.retried.connect(lambda row: self.retry([row]))
        desk.panels.jobs.all_retried.connect(lambda state: self.retry(desk.project.jobs.in_state(state)))
        desk.panels.jobs.shown.connect(lambda key: desk.shell.selection.set_article(key))
        desk.panels.jobs.closed.connect(desk.panels.docks["jobs"].hide)
        desk.panels.jobs.set_running(False)

    @property
    def is_working(self) -> bool:
        """Tell whether articles are being read."""
        return bool(self._jobs)

    def warm_up(self) -> None:
        """Start the worker processes in advance, off the GUI thread."""
        self._desk.call(self._warm)
        self._desk.call(lambda: _expand([]))  # imports the readers before they are needed

    def close(self) -> None:
        """Stop what runs and end the worker processes, also those that are only just starting."""
        self._is_closed = True
        self.cancel()
        _kill(self._pool)

    def add_paths(self, paths: Sequence[str | Path]) -> None:
        """Add files and folders."""
        self._desk.call(lambda: _expand(paths), self.add_sources)

    def add_text(self, text: str) -> None:
        """Add a text that was pasted or dropped; it is shown when it has been read."""
        if not text.strip():
            self._desk.say("The clipboard holds no text.")
            return
        self._desk.call(lambda: _pasted(text), lambda sources: self.add_sources(sources, is_shown=True))

    def add_sources(self, sources: Sequence["Source"], *, is_shown: bool = False) -> None:
        """Read sources into the project; without one, an untitled project is made first.

        `is_shown`: the first one that is loaded is chosen, whatever was chosen before.
        """
        if not sources:
            self._desk.say("There is nothing to read in that folder.")
            return
        self._with_session(lambda session: self._begin(session, list(sources), is_shown=is_shown))

    def retry(self, rows: Sequence[JobRow]) -> None:
        """Read files once more that failed or did not get their turn; their rows stay where they are."""
        jobs = self._desk.project.jobs
        numbers = [row.number for row in jobs.rows_of([row.number for row in rows])
                   if row.state in ("failed", "cancelled")]  # fmt: skip
        if numbers:
            jobs.begin_again(numbers)
            self._with_session(lambda session: self._start(session, numbers))

    def read_again(self, articles: Sequence[str]) -> None:
        """Read articles anew, after their date was corrected."""
        session = self._desk.project.session
        if session is None or not articles:
            return
        names = [self._desk.project.name_of("article", key) for key in articles]

        def work(job: Job) -> object:
            from reportedly.services.extracting import read_again

            return read_again(session, list(articles), runner=self._warm(), progress=job)

        job = self._desk.shell.runner.start("Reading again", len(articles), work)
        job.finished.connect(lambda _: self._desk.say(f"Read again: {', '.join(names[:3])}."))
        self._follow(job, "Cancelled. What was read again is kept.")

    def edit_articles(self, edits: "Mapping[str, Mapping[str, str | None]]", *, read_anew: int) -> None:
        """Set what was typed about articles, in one step; the dates of their figures follow at once.

        `read_anew` is how many articles have to be read for it: many are a job that can be cancelled, and of
        one the next edit waits for its turn.
        """
        desk, session = self._desk, self._desk.project.session
        if session is None:
            return

        def work(progress: Progress) -> object:
            from reportedly.services.extracting import edit_articles

            return edit_articles(session, edits, runner=self._warm(), progress=progress)

        if read_anew <= 1:
            desk.change(lambda _: work(NO_PROGRESS))
        else:
            self._follow(
                desk.shell.runner.start("Reading again", read_anew, work), "Cancelled. Nothing was changed."
            )

    def cancel(self) -> None:
        """Ask every job to stop; what it would have shown is not wanted any more."""
        self._shown_jobs.clear()
        self._wanted = None
        for job in self._jobs:
            job.cancel()

    # Private

    def warm_runner(self) -> "Runner":
        """Give what articles are read in; called on working threads only, for it starts the processes."""
        return self._warm()

    def _warm(self) -> "Runner":
        """Give the runner, started once; called on working threads only. Raises Cancelled once closed."""
        with self._pool_lock:
            if self._pool is None and not self._is_closed:
                workers = int(self._desk.shell.settings.number("workers"))
                self._pool = (self._make_runner or _start_pool)(workers)
            if self._pool is None or self._is_closed:
                _kill(self._pool)  # the window was closed while the processes started
                raise Cancelled
            return self._pool

    def _begin(self, session: "ProjectSession", sources: list["Source"], *, is_shown: bool) -> None:
        if not self._jobs:
            self._desk.project.jobs.clear()
        rows = [JobRow(_short(source.name), source) for source in sources]
        numbers = self._desk.project.jobs.begin(rows)
        self._first = (
            None  # one that never came into the lists, its project having been left, holds nothing up
        )
        if is_shown:
            self._shown_jobs.update(numbers)
        self._start(session, numbers)

    def _start(self, session: "ProjectSession", numbers: list[int]) -> None:
        sources: list[Source] = [row.source for row in self._desk.project.jobs.rows_of(numbers)]

        def work(job: Job) -> object:
            from reportedly.services.importing import import_articles

            return import_articles(
                session, sources, runner=self._warm(), progress=job, on_outcome=job.take_outcome
            )

        job = self._desk.shell.runner.start("Reading articles", len(sources), work)
        job.outcome.connect(lambda place, outcome: self._take_outcome(session, numbers[place], outcome))
        job.finished.connect(lambda _: self._show_result(session, numbers))
        self._follow(job, "Cancelled. What was loaded is kept.")
        self._mark_reading()

    def _follow(self, job: Job, stopped: str) -> None:
        def fail(error: BaseException) -> None:
            if isinstance(error, Cancelled) and job.is_cancelled:
                self._desk.say(stopped)
            else:
                self._desk.show_error(error)

        self._jobs.append(job)
        job.progressed.connect(lambda done, total, _: self.progressed.emit(done, total, job.name))
        job.failed.connect(fail)
        job.ended.connect(lambda: self._end(job))
        self._set_working(is_working=True)

    def _end(self, job: Job) -> None:
        self._jobs.remove(job)
        if not self._jobs:
            self._desk.project.jobs.finish()
            self._set_working(is_working=False)

    def _set_working(self, *, is_working: bool) -> None:
        self._desk.shell.context.update(is_working=is_working)
        self._desk.panels.jobs.set_running(is_working)
        self.working_changed.emit(is_working)

    def _take_outcome(self, session: "ProjectSession", number: int, outcome: "Outcome") -> None:
        self._desk.project.jobs.update_row(
            number, state=outcome.status, reason=_words(outcome), seconds=outcome.seconds or None,
            article=outcome.article,
        )  # fmt: skip
        if outcome.article and self._desk.project.session is session:
            if number in self._shown_jobs:
                self._shown_jobs.discard(number)
                self._wanted = outcome.article
                self._choose_wanted()
            elif self._first is None and self._desk.shell.selection.article is None:
                self._first = outcome.article
                self._choose_first()
        self._mark_reading()

    def _choose_first(self) -> None:
        """Show the first article that was loaded, once it stands in the lists, if none was chosen meanwhile."""
        key, linked = self._first, self._desk.shell.selection
        if key is not None and self._desk.project.documents.article(key) is not None:
            self._first = None
            if linked.article is None:
                linked.set_article(key)

    def _choose_wanted(self) -> None:
        """Choose the article that was asked for, once it stands in the lists."""
        key, linked = self._wanted, self._desk.shell.selection
        if key is not None and self._desk.project.documents.article(key) is not None:
            self._wanted = None
            linked.set_current(None)
            linked.set_article(key)
            linked.set_selected(one.id for one in self._desk.project.figures.figures if one.article == key)

    def _mark_reading(self) -> None:
        """Mark the files that the workers have in hand: they are handed out in order."""
        jobs = self._desk.project.jobs
        workers = int(self._desk.shell.settings.number("workers"))
        waiting = [row for row in jobs.rows if row.state in ("waiting", "reading")]
        for row in waiting[:workers]:
            if row.state == "waiting":
                jobs.update_row(row.number, state="reading")

    def _show_result(self, session: "ProjectSession", numbers: Sequence[int]) -> None:
        if self._desk.project.session is not session:
            return
        rows = self._desk.project.jobs.rows_of(numbers)
        failed, loaded = ([row for row in rows if row.state == state] for state in ("failed", "loaded"))
        skipped = [row for row in rows if row.state == "skipped"]
        if failed:
            self._show_failed(failed, len(rows))
            return
        if skipped and not loaded:
            self._show_skipped(skipped)
            return
        self._desk.say(_summary(loaded, skipped))
        self._dates.look(session)

    def _show_skipped(self, skipped: Sequence[JobRow]) -> None:
        reasons = {row.reason for row in skipped}
        total = len(skipped)
        head = f"{skipped[0].name} was skipped." if total == 1 else f"All {total:,} files were skipped."
        why = reasons.pop() if len(reasons) == 1 else "The list of jobs says why."
        self._desk.shell.banner.show_message(f"<b>{escape(head)}</b> {escape(why)}", seconds=8,
                                             actions=(("Show", self._desk.panels.show_jobs),))  # fmt: skip

    def _show_failed(self, failed: Sequence[JobRow], total: int) -> None:
        noun = "file" if total == 1 else "files"
        head = (
            "The file could not be read."
            if total == 1
            else f"{len(failed):,} of {total:,} {noun} could not be read."
        )
        named = " ".join(escape(row.reason or row.name) for row in failed[:_MOST_NAMED])
        more = f" And {len(failed) - _MOST_NAMED:,} more." if len(failed) > _MOST_NAMED else ""
        retry = {1: "Retry", 2: "Retry both"}.get(len(failed), "Retry all")
        self._desk.shell.banner.show_message(
            f"<b>{head}</b> {named}{more}",
            tone="bad",
            actions=(("Show", self._desk.panels.show_jobs), (retry, lambda: self.retry(failed))),
        )


# These run on a thread: importing the readers takes longer than the window may wait.


def _expand(paths: Sequence[str | Path]) -> "list[Source]":
    from reportedly.services.importing import expand_inputs

    return expand_inputs(list(paths))


def _pasted(text: str) -> "list[Source]":
    from reportedly.services.importing import Source

    return [Source.for_text(text)]


def _start_pool(workers: int) -> "Runner":
    from reportedly.services.jobs import PoolRunner

    pool = PoolRunner(workers)
    pool.warm()
    return pool


def _kill(runner: "Runner | None") -> None:
    """End a runner's worker processes at once; one without any has nothing to end."""
    kill = getattr(runner, "kill", None)
    if kill is not None:
        kill()


def _summary(loaded: Sequence[JobRow], skipped: Sequence[JobRow]) -> str:
    """Say how many were loaded, and for the others why they were not, or not read."""
    noun = "article" if len(loaded) == 1 else "articles"
    parts = [f"{len(loaded):,} {noun} loaded"]
    if skipped:
        reasons = {row.reason.rstrip(".") for row in skipped}
        why = _lower(reasons.pop()) if len(reasons) == 1 else "the list of jobs says why"
        parts.append(f"{len(skipped):,} skipped ({why})")
    unread = [row for row in loaded if row.reason.startswith(_NOT_READ)]
    if unread:
        parts.append(f"{len(unread):,} {_lower(unread[0].reason.split(':')[0])}")
    return f"{', '.join(parts)}."


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _short(name: str) -> str:
    return name.rstrip("/").rsplit("/", 1)[-1] or name


def _words(outcome: Any) -> str:  # noqa: ANN401 - an Outcome; its module is imported late
    if outcome.status != "loaded" or outcome.reason:
        reason = outcome.reason if outcome.reason.endswith(".") else f"{outcome.reason}."
        # A reason that begins with the file's name keeps the name as it is.
        return reason if reason.startswith(_short(outcome.name)) else reason[:1].upper() + reason[1:]
    figures = f"{outcome.figures:,} figure" + ("" if outcome.figures == 1 else "s")
    check = f", {outcome.to_check:,} to check" if outcome.to_check else ""
    return f"{figures}, {outcome.set_aside:,} set aside{check}"
