"""Joins the window, the open project and the commands."""

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, QUrl
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from reportedly.gui.commands.as_of import AsOfFollower
from reportedly.gui.commands.comparing import Comparing
from reportedly.gui.commands.correcting import CorrectionCommands
from reportedly.gui.commands.desk import Desk, Shell
from reportedly.gui.commands.edit import EditCommands
from reportedly.gui.commands.figures import FigureCommands
from reportedly.gui.commands.file import FileCommands
from reportedly.gui.commands.filters import FilterCommands
from reportedly.gui.commands.finding import Finding
from reportedly.gui.commands.following import ArticleFollower
from reportedly.gui.commands.help import HelpCommands
from reportedly.gui.commands.history import HistoryCommands
from reportedly.gui.commands.names import NameCommands
from reportedly.gui.commands.palette import CommandPalette
from reportedly.gui.commands.registry import CommandTable
from reportedly.gui.commands.reviewing import ReviewCommands
from reportedly.gui.commands.sentences import SentenceCommands
from reportedly.gui.commands.state import restore_state, state_of
from reportedly.gui.commands.unplaced import UnplacedCommands
from reportedly.gui.commands.view import ViewCommands
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.context import Context
from reportedly.gui.shell.jobs import QtRunner
from reportedly.gui.shell.notifier import Banner
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.comparing_views import ComparingView
from reportedly.gui.views.review_hints import hint_of
from reportedly.gui.views.status_line import StatusLine
from reportedly.gui.views.tool_bar import ToolBar
from reportedly.gui.views.welcome import WelcomePage
from reportedly.gui.views.workspace import Workspace
from reportedly.model.changes import NO_CHANGE, ChangeSet
from reportedly.model.filter import NO_FILTER
from reportedly.services.settings import Settings

if TYPE_CHECKING:
    from reportedly.services.jobs import Runner
    from reportedly.services.session import ProjectSession

__all__ = ["WindowDesk"]

_KEEP_STATE_MS = 1500
_FOLLOW_MS = 60  # who steps through the table with a key held down sees the chart where he stops
_WARM_MS = 800  # after a project was shown
_DEAL_MS = 1500  # after the last article was read
_AHEAD_MS = 40  # after a verdict was painted
_FIGURE_MENU = ("figures.accept", "figures.reject", "figures.undecided", "", "figures.edit", "figures.edit_many",
                "figures.note", "figures.star", "", "edit.copy", "", "figures.why", "figures.chart", "",
                "figures.source", "figures.measure", "", "figures.set_source", "figures.set_measure")  # fmt: skip
_ECHO_MENU = (*_FIGURE_MENU, "", "figures.same_origin", "figures.own_origin", "figures.forget_origin")
_CHART_MENU = ("view.show_all", "view.brush", "", "view.whole", "view.log", "view.by_target", "", "view.lines",
               "view.revisions", "view.consensus", "", "view.chart_table", "file.export_chart",
               "file.print_chart")  # fmt: skip
_MARK_MENU = ("figures.accept", "figures.reject", "figures.undecided", "", "figures.edit", "figures.note",
              "figures.star", "", "figures.why", "figures.both_true", "", "figures.source", "figures.measure", "",
              "view.show_all", "view.whole", "view.log", "", "file.export_chart")  # fmt: skip
_ARTICLE_MENU = ("edit.date", "edit.outlet", "edit.articles", "", "figures.article", "figures.read_again",
                 "file.original", "", "edit.remove")  # fmt: skip


class _Window(Protocol):
    """What the desk needs of the main window."""

    theme: Theme
    settings: Settings
    context: Context
    selection: LinkedSelection
    runner: QtRunner
    banner: Banner
    tool_bar: ToolBar
    welcome: WelcomePage
    pages: QStackedWidget

    def show_project(self, *, is_open: bool) -> None: ...
    def show_name(self, session: "ProjectSession | None") -> None: ...
    def restore_layout(self) -> None: ...


class WindowDesk(QObject):
    """Owns the models, the panels and the commands of one window.

    `make_runner` gives what articles are read in; by default worker processes.
    """

    def __init__(
        self, window: "_Window | QMainWindow", make_runner: "Callable[[int], Runner] | None" = None
    ) -> None:
        super().__init__(window)
        self._window = window
        self.shell = Shell(window, window.theme, window.settings, window.context, window.selection, window.runner,
                           window.banner)  # fmt: skip
        self.project = ProjectModels()
        self.project.are_words_loaded = False
        self.panels = Workspace(window, self.project, window.selection, window.theme, self._call)
        self.desk = Desk(self.shell, self.project, self.panels)
        self._articles = ArticleFollower(self.project, window.selection)
        self.has_panels = False
        self._read_request = 0
        self._unread = NO_CHANGE  # what changed since it was last read
        self._is_read = self._is_reading = False
        self.files = FileCommands(
            self.desk, self.attach, lambda: window.show_project(is_open=False), make_runner
        )
        self.commands = self._build_commands()
        self.commands.fill(window.menuBar())
        self._reviews.bind(self.commands)
        self._palette = CommandPalette(self.commands, window.theme, window)
        self.status = StatusLine(window.theme, window.statusBar())
        self._keep_timer = QTimer(self)
        self._keep_timer.setSingleShot(True)
        self._keep_timer.setInterval(_KEEP_STATE_MS)
        self._keep_timer.timeout.connect(self._keep_state)
        self._follow_timer = QTimer(self)
        self._follow_timer.setSingleShot(True)
        self._follow_timer.setInterval(_FOLLOW_MS)
        self._follow_timer.timeout.connect(self._follow_measure)
        self._warm_timer = QTimer(self, singleShot=True, interval=_WARM_MS)
        self._warm_timer.timeout.connect(self._warm_up)
        self._deal_timer = QTimer(self, singleShot=True, interval=_DEAL_MS)
        self._deal_timer.timeout.connect(self._end_dealing)
        self._ahead_timer = QTimer(self, singleShot=True, interval=_AHEAD_MS)
        self._ahead_timer.timeout.connect(self._prepare_next)
        self._connect()
        self._restore_columns()
        self._show_recent()

    # Projects

    def attach(self, session: "ProjectSession") -> None:
        """Show a project that was opened; the one before is kept and let go."""
        self.files.adding.cancel()
        self._let_go()
        self.shell.banner.dismiss()  # what it offers belongs to the project before
        self.project.jobs.clear()
        self.status.clear_saved()
        self.project.session = session
        self.files.recent.refresh()
        self._unread, self._is_read = NO_CHANGE, False
        self.desk.bridge.attach(session)
        self._history.begin()
        self._unplaced.begin()
        self.files.safety.attach(session)
        linked = self.shell.selection
        linked.choose(None)
        linked.set_article(None)
        linked.set_measure(None)
        linked.set_filter(NO_FILTER)
        self.project.set_places({})
        self.project.names.forget()
        self._window.show_name(session)
        self._read_request += 1
        request = self._read_request

        def read() -> tuple[Any, Any, dict[str, Any], Any]:
            return (
                session.articles(),
                session.figures(),
                session.view_state(),
                self._names.read_changed(session),
            )

        self.desk.call(read, lambda found: self._on_read(request, found))

    def open_start(self, *, files: Sequence[str], sample: bool) -> None:
        """Do what the command line asked for."""
        projects = [name for name in files if name.endswith(".reportedly")]
        articles = [name for name in files if name not in projects]
        if sample:
            self.files.open_sample()
        elif projects:
            self.files.open_path(Path(projects[0]))
        last = self.shell.settings.text("last_project")
        if articles:
            self.files.adding.add_paths(articles)
        elif not sample and not projects and last and Path(last).exists():
            self.files.open_path(Path(last))
        self.files.recent.refresh()

    def take_dropped(self, urls: Sequence[QUrl], text: str) -> None:
        """Add dropped files, folders or text; a project is opened."""
        paths = [url.toLocalFile() for url in urls if url.isLocalFile()]
        projects = [name for name in paths if name.endswith(".reportedly")]
        if projects:
            self.files.open_path(Path(projects[0]))
        elif paths:
            self.files.adding.add_paths(paths)
        elif urls:
            self.shell.banner.show_message(
                "<b>Nothing was fetched from that address.</b> Save the page from the browser and add the file.",
                tone="plain",
            )
        elif text:
            self.files.adding.add_text(text)

    def show_panels(self, *, is_open: bool) -> None:
        """Put the panels into the window, the first time where they were before."""
        if is_open and not self.has_panels:
            self.has_panels = True
            self._window.pages.addWidget(self.panels.centre)
            self._window.restore_layout()
            self._set_focus_order()
        if is_open:
            self._window.pages.setCurrentWidget(self.panels.centre)
        else:
            for dock in self.panels.docks.values():
                dock.hide()

    def close(self) -> None:
        """Keep the state, stop the work, let the project go."""
        self.files.adding.close()
        self.shell.runner.finish_changes()  # it may get a name by them
        session = self.project.session
        # The project is asked, not the list: an article may have arrived a moment ago.
        is_worth_it = session is not None and (
            not session.is_untitled or (not session.is_pristine and bool(session.articles()))
        )
        kept = str(session.path) if session is not None and is_worth_it else ""
        self.shell.settings.set("last_project", kept if self.shell.settings.flag("restore_session") else "")
        self._let_go(wait=True)

    # Private

    def _call(self, work: Any, on_done: Any = lambda _: None) -> None:  # noqa: ANN401 - see Desk.call
        self.shell.runner.call(work, on_done, lambda error: self.desk.show_error(error))

    def _build_commands(self) -> CommandTable:
        files, desk = self.files, self.desk
        self._history = HistoryCommands(desk)
        tool_bar = self._window.tool_bar
        self.finding = Finding(desk, tool_bar.search_field)
        self._edit = EditCommands(desk, files, FilterCommands(desk), self.finding, tool_bar.focus_search)
        self._reviews = ReviewCommands(desk)
        self._unplaced = UnplacedCommands(desk, files)
        self._corrections = CorrectionCommands(desk, files)
        self._figures = FigureCommands(desk, files, self._reviews, self._corrections)
        self._names = NameCommands(desk, lambda: self.commands)
        self._view = ViewCommands(desk)
        self._help = HelpCommands(
            desk, lambda: self._palette.open(), files.open_sample, lambda: self.commands
        )
        parts = (
            files,
            self._history,
            self._edit,
            self._figures,
            SentenceCommands(desk, lambda: self._comparing.model),
            self._unplaced,
            self._names,
            self._view,
            self._help,
        )
        entries = [entry for part in parts for entry in part.table()]
        return CommandTable(entries, self.shell.context, self.shell.theme, self._window)

    def _connect(self) -> None:
        window, linked, panels = self._window, self.shell.selection, self.panels
        table = self.commands
        window.tool_bar.connect_actions(
            table.action("file.add"),
            table.action("file.paste"),
            table.menu_of(("file.export_figures", "file.export_chart"), window),
            table.action("figures.review"),
            table.action("figures.safe_sentence"),
        )
        window.tool_bar.connect_history(table.action("edit.undo"), table.action("edit.redo"))
        self._history.connect(table, self.status)
        window.welcome.sample_wanted.connect(self.files.open_sample)
        window.welcome.add_wanted.connect(self.files.add_dialog)
        window.welcome.paste_wanted.connect(self.files.paste)
        window.welcome.project_wanted.connect(lambda path: self.files.open_path(Path(path)))
        panels.table.menu_wanted.connect(lambda point: self._popup(_FIGURE_MENU, point))
        panels.comparing.made.connect(self._on_view_made)
        panels.chart.menu_wanted.connect(lambda point: self._popup(_CHART_MENU, point))
        panels.chart.figure_menu_wanted.connect(lambda point: self._popup(_MARK_MENU, point))
        panels.articles.menu_wanted.connect(lambda point: self._popup(_ARTICLE_MENU, point))
        panels.filter_bar.text_wanted.connect(window.tool_bar.focus_search)
        panels.review.export_wanted.connect(self.files.exports.export_figures)
        panels.review.opened.connect(lambda is_open: window.tool_bar.set_reviewing(is_open=is_open))
        panels.review.opened.connect(lambda _: self._show_current())
        panels.review.model.counted.connect(
            lambda: window.tool_bar.set_reviewed(panels.review.model.done, panels.review.model.rowCount())
        )
        panels.headline.view_chosen.connect(panels.show_view)
        panels.headline.measure_chosen.connect(linked.set_measure)
        panels.headline.chosen_wanted.connect(self._follow_measure)
        panels.headline.export_wanted.connect(self.files.exports.export_chart)
        panels.detail.both_true.export_wanted.connect(self.files.exports.export_pair)
        panels.table.columns_changed.connect(self._keep_columns)
        self.desk.bridge.changed.connect(self._on_changed)
        self.project.refreshed.connect(self._on_refreshed)
        self.project.saved.connect(self.status.set_saved)
        self.files.recent.changed.connect(self._show_recent)
        self.project.figures.shown_changed.connect(self._show_status)
        self.project.figures.shown_changed.connect(self._show_current)
        self.files.adding.progressed.connect(self.status.set_progress)
        self.files.adding.working_changed.connect(self.status.set_working)
        self.files.adding.working_changed.connect(self.desk.bridge.set_working)
        self.files.adding.working_changed.connect(self._on_working_changed)
        self.status.jobs_wanted.connect(panels.show_jobs)
        linked.filter_changed.connect(self._on_filter_changed)
        linked.current_changed.connect(self._on_current_changed)
        linked.article_changed.connect(self._on_article_changed)
        linked.measure_changed.connect(lambda *_: self._show_measure())
        self._as_of = AsOfFollower(panels.headline.as_of, self.project, linked, self)
        self._comparing = Comparing(self.desk, self)
        panels.chart.ready.connect(self._set_focus_order)
        panels.chart.ready.connect(panels.comparing.make_later)
        panels.chart.shown.connect(lambda _: panels.headline.set_line(panels.chart.headline_html()))
        panels.article.view.set_aside_shown.connect(table.action("view.set_aside").setChecked)
        panels.article.loaded.connect(lambda _: self._show_current())
        for signal in (
            linked.filter_changed,
            linked.current_changed,
            linked.article_changed,
            linked.measure_changed,
            linked.as_of_changed,
        ):
            signal.connect(lambda *_: self._keep_timer.start())

    def _on_view_made(self, name: str, view: ComparingView) -> None:
        ids = _ECHO_MENU if name == "echo" else _FIGURE_MENU
        view.menu_wanted.connect(lambda point: self._popup(ids, point))
        self._set_focus_order()

    def _popup(self, ids: Sequence[str], point: QPoint) -> None:
        menu = self.commands.menu_of(ids, self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def _on_read(self, request: int, found: tuple[Any, Any, dict[str, Any], Any]) -> None:
        if request != self._read_request:
            return  # another project was opened meanwhile
        articles, figures, state, names = found
        self.project.set_places(state.get("source_colours", {}), state.get("pinned_sources", ()))
        self.project.is_dealing = not figures
        self.project.names.take(names or {})
        self._window.show_project(is_open=True)
        self.project.take(articles, figures)
        restore_state(state, self.shell.selection, self.project, self.panels)
        self.panels.table.setFocus()
        self._is_read = True
        self._warm_timer.start()
        self._read_changes()

    def _on_changed(self, change: ChangeSet) -> None:
        if self.project.session is None:
            return
        self.status.set_saved()
        self._unread |= change
        self._read_changes()

    def _read_changes(self) -> None:
        """Read what changed and show it, one reading after another: who edits fast sees each edit, in order."""
        session, change = self.project.session, self._unread
        if session is None or not change or not self._is_read or self._is_reading:
            return  # the whole project is on its way: what changed meanwhile is read after it
        self._unread, self._is_reading = NO_CHANGE, True
        has_all = all(self.project.documents.row_of(key) is not None for key in change.articles)

        def read() -> tuple[Any, Any, bool, Any, Any]:
            # Only what changed: reading 10,000 figures takes 0.4 s, a thousand articles 8 ms.
            figures = session.figures_by_id(change.figures) if change.figures else []
            names = self._names.read_changed(session) if change.settings else None
            articles = session.articles(change.articles) if has_all else ()
            is_whole = {article.key for article in articles} != change.articles
            # With the steps, so that all of a change is painted at once: each paint of its own costs 2 ms.
            return figures, session.articles() if is_whole else articles, is_whole, names, session.history()

        def take(found: tuple[Any, Any, bool, Any, Any]) -> None:
            self._is_reading = False
            if self.project.session is session:
                self._names.follow_person(found[3])
                self.project.take_changed(change, found[0], found[1], is_whole=found[2])
                self._history.take(found[4])
                if self.shell.selection.article in change.articles:
                    self.panels.article.follow()
            self._read_changes()

        def fail(error: BaseException) -> None:
            self._is_reading = False
            self.desk.show_error(error)
            self._read_changes()

        self.shell.runner.call(read, take, fail)

    def _on_refreshed(self) -> None:
        linked, project = self.shell.selection, self.project
        self._window.show_name(project.session)
        series = {next(iter(tally.values)) for tally in project.measure_tallies}
        if linked.measure not in series:
            linked.set_measure(project.first_measure())
        self._articles.follow()
        if linked.current is not None and project.figures.figure(linked.current) is None:
            linked.choose(None)
        if project.is_regrouped:
            self.panels.filter_bar.refresh()
            self._show_measure()
        elif linked.current in project.latest.figures:
            self._show_current()
        self._show_status()

    def _on_filter_changed(self, spec: Any, _: object) -> None:  # noqa: ANN401 - FilterSpec through a signal
        self.project.figures.set_filter(spec)
        if len(spec.measure) == 1:
            self.shell.selection.set_measure(next(iter(spec.measure)))
        self._update_context()

    def _on_current_changed(self, figure_id: str | None, origin: object) -> None:
        """Follow a figure that is clicked in table or text: the chart shows its measure.

        Who walks the rows by key keeps the chart that is compared with; the headline offers the other measure.
        """
        figure = self.project.figures.figure(figure_id)
        if figure is not None and origin in (self.panels.table, self.panels.article):
            (self._follow_timer.stop if self.panels.table.is_walking else self._follow_timer.start)()
        if self.panels.is_reviewing:
            self._ahead_timer.start()
        self._show_current()

    def _follow_measure(self) -> None:
        figure = self.project.figures.figure(self.shell.selection.current)
        if figure is not None:
            self.shell.selection.set_measure(figure.series, self)

    def _warm_up(self) -> None:
        """Load what the first edit needs, before anybody edits, and keep what is there from the collector.

        It looked at all of 10,000 figures once in a while, in the midst of a step of the slider: 140 ms.
        """
        gc.freeze()
        session = self.project.session
        if session is not None:
            self.desk.call(lambda: _warm_up(session))
        if not self.project.are_words_loaded:
            self.desk.call(_load_words, lambda _: self._on_words_loaded())

    def _on_words_loaded(self) -> None:
        """Name the series that may be the same as that of the current figure."""
        self.project.are_words_loaded = True
        self._show_current()

    def _on_working_changed(self, is_working: bool) -> None:
        if not is_working and self.project.session is not None:
            gc.freeze()
            self._deal_timer.start()  # the last changes are still being gathered

    def _end_dealing(self) -> None:
        """Let the colours stay as soon as the first articles of a project are all there."""
        if self._is_reading or self._unread:
            self._deal_timer.start()
        elif not self.files.adding.is_working and self.project.figures.figures:
            self.project.is_dealing = False

    def _prepare_next(self) -> None:
        """Fetch the next article of the review, while the person reads the present figure."""
        self.panels.article.prepare(self.panels.review.model.next_article(self.shell.selection.current))

    def _on_article_changed(self, key: str | None, origin: object) -> None:
        """Let no figure of another article stay current; mark the rows of the article that was chosen."""
        linked, project = self.shell.selection, self.project
        current = project.figures.figure(linked.current)
        if key is not None and current is not None and current.article != key:
            linked.choose(None)
        if key is not None and origin is self.panels.articles and linked.current is None:
            linked.set_selected(figure.id for figure in project.figures.figures if figure.article == key)
        self._update_context()

    def _show_measure(self) -> None:
        linked = self.shell.selection
        self.project.drawn_measure = linked.measure
        self.panels.headline.set_measures(
            self.project.measure_tallies, linked.measure, lambda: self.project.alike(linked.measure),
            self.project.published_measures,
        )  # fmt: skip
        self._show_current()

    def _show_current(self) -> None:
        linked, project = self.shell.selection, self.project
        figure = project.figures.figure(linked.current)
        is_other = (
            figure is not None and figure.series != linked.measure and not self._follow_timer.isActive()
        )
        name = project.name_of("measure", figure.series) if figure is not None and is_other else ""
        self.panels.headline.set_chosen_measure(name)
        self._update_context()
        if figure is None:
            self.panels.detail.set_figure(None)
            self.panels.review.fields.set_figure(None, None)
            return
        words = self.desk.words_of(figure)
        if self.panels.is_reviewing:
            self.panels.review.fields.set_figure(
                words, hint_of(figure, words, self.panels.article.view.figures)
            )
            return
        row = project.figures.row_of(figure.id)
        place = f"{row + 1:,} of {project.figures.rowCount():,}" if row is not None else "not shown"
        self.panels.detail.set_figure(words, place=place, is_on_chart=figure.series == linked.measure)

    def _show_status(self) -> None:
        self.status.set_counts(*self.project.counts(), shown=self.project.figures.rowCount())
        self._update_context()

    def _update_context(self) -> None:
        linked, project = self.shell.selection, self.project
        article = project.documents.article(linked.article)
        self.shell.context.update(
            has_project=project.session is not None,
            has_articles=project.documents.rowCount() > 0,
            has_figures=bool(project.figures.figures),
            has_shown=project.figures.rowCount() > 0,
            has_article=article is not None,
            has_current=linked.current is not None,
            has_filter=bool(linked.filter),
            has_original=article is not None and bool(article.path or article.url),
            has_chart=linked.measure is not None,
        )

    def _show_recent(self) -> None:
        self._window.welcome.set_recent(self.files.recent.projects())

    def _set_focus_order(self) -> None:
        self.panels.set_focus_order(self._window.tool_bar.last_stop)

    def _restore_columns(self) -> None:
        settings = self.shell.settings
        columns, sorting = settings.texts("table_columns"), settings.text("table_sort")
        self.panels.table.set_columns(columns)
        self.panels.table.sort_by(sorting)

    def _keep_columns(self) -> None:
        settings, table = self.shell.settings, self.panels.table
        settings.set("table_columns", tuple(table.shown_columns()))
        settings.set("table_sort", table.sorted_by())
        self._keep_timer.start()

    def _keep_state(self) -> None:
        session = self.project.session
        if session is not None:
            state = state_of(self.shell.selection, self.project, self.panels)
            self.desk.keep(lambda: session.set_view_state(state))

    def _let_go(self, *, wait: bool = False) -> None:
        """Keep how the window stands in the project, and close it."""
        gc.unfreeze()
        session = self.project.session
        self._keep_timer.stop()
        self._follow_timer.stop()
        self._ahead_timer.stop()
        self._warm_timer.stop()
        self._deal_timer.stop()
        self._unplaced.end()
        self._comparing.model.end()
        self.desk.bridge.detach()
        if session is None:
            return
        state = state_of(self.shell.selection, self.project, self.panels)
        end_watch = self.files.safety.let_go()
        self.project.session = None

        def close() -> None:
            end_watch()
            self.shell.runner.finish_changes()  # what was asked for a moment ago is kept too
            session.leave(state)

        if wait:
            close()
        else:
            self.desk.call_in_turn(close)


def _load_words() -> None:
    from reportedly.analysis.comparable import load_words

    load_words()


def _warm_up(session: "ProjectSession") -> None:
    from reportedly.services.warming import warm_up

    warm_up(session)
