"""The banner that says what has no date for want of an article's publication date, and leads to where it is typed."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reportedly.gui.commands.desk import Desk

if TYPE_CHECKING:
    from reportedly.model.article import ArticleSummary
    from reportedly.services.session import ProjectSession
    from reportedly.services.undated import Undated

__all__ = ["MissingDates"]


class MissingDates(QObject):
    """Asks for publication dates of articles that were added, and again where a project is opened without them.

    The banner stays until all have one. Who closes it is not asked for these articles again.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: ProjectSession | None = None  # the one that was looked at when it was opened
        self._keys: tuple[str, ...] = ()  # what the banner asks for
        self._listed: set[str] = set()  # of these, what the lists have had: they may hear of it later
        self._html = ""
        self._is_waiting = False  # for what the banner says of something else
        desk.project.refreshed.connect(self._on_refreshed)
        desk.shell.banner.dismissed.connect(self._on_dismissed)

    def look(self, session: "ProjectSession") -> None:
        """Look which articles need a date, when some were added, dated or taken out."""
        self._desk.read("undated", lambda: _still_undated(session), lambda found: self._show(session, found))

    def _on_refreshed(self) -> None:
        """Look at the articles of a project when it is opened, and when one of those that are asked for has a date."""
        project, session = self._desk.project, self._desk.project.session
        if session is not self._session:
            self._session, self._keys, self._is_waiting = session, (), False
            if session is not None and any(map(_lacks_date, project.documents.articles)):
                self._desk.read(
                    "undated", lambda: _still_undated(session), lambda found: self._wait(session, found)
                )
        elif session is not None and self._is_answered():
            self._keys = ()
            self.look(session)

    def _is_answered(self) -> bool:
        """Tell whether one of the articles that are asked for has a date now, or is gone."""
        found = {key: self._desk.project.documents.article(key) for key in self._keys}
        gone = [key for key, article in found.items() if article is None and key in self._listed]
        self._listed.update(key for key, article in found.items() if article is not None)
        return bool(gone) or any(article.published for article in found.values() if article is not None)

    def _wait(self, session: "ProjectSession", undated: "Undated") -> None:
        """Say it after what the opening of a project has to say."""
        banner = self._desk.shell.banner
        if banner.isHidden() or banner.text == self._html:
            self._show(session, undated)
        else:
            self._is_waiting = True

    def _on_dismissed(self) -> None:
        """Look again after what the banner had to say: the articles may have dates by now."""
        session = self._desk.project.session
        if self._is_waiting and session is not None:
            self._is_waiting = False
            self.look(session)

    def _show(self, session: "ProjectSession", undated: "Undated") -> None:
        """Say what stays without a date for want of the publication date, and lead to where dates are typed."""
        desk, banner, keys = self._desk, self._desk.shell.banner, undated.articles
        if desk.project.session is not session:
            return
        self._is_waiting = False
        is_shown = not banner.isHidden() and banner.text == self._html
        if not keys:
            if is_shown:
                banner.dismiss()  # the articles have dates now, or are gone
            return
        self._keys, self._listed = keys, {key for key in keys if desk.project.documents.article(key)}
        self._html = f"<b>{escape(_undated_words(undated))}</b>"

        def add_dates() -> None:
            self._show(session, undated)  # until it is done: who leaves the field is still asked
            lacking = [key for key in keys if _lacks_date(desk.project.documents.article(key))]
            if lacking:
                desk.panels.docks["articles"].show()
                desk.panels.docks["articles"].raise_()
                desk.shell.selection.set_article(lacking[0])
                desk.panels.articles.edit_field("published")

        banner.show_message(
            self._html,
            tone="warn",
            actions=(("Add date" if len(keys) == 1 else "Add dates", add_dates),),
            on_closed=lambda: desk.keep(lambda: _leave(session, keys)),
        )


# These run on a thread: importing the service takes longer than the window may wait.


def _undated_words(undated: "Undated") -> str:
    """Say what is missing: the meaning of "on Wednesday", or the day of so many figures."""
    is_one = len(undated.articles) == 1
    where = (
        "The date is missing in 1 article"
        if is_one
        else f"Dates are missing in {len(undated.articles):,} articles"
    )
    if undated.words:
        return f"{where}, so words like “{undated.words}” have no date."
    whose = "its" if is_one else "their"
    if undated.figures == 1:
        return f"{where}, so 1 of {whose} figures has no date."
    return f"{where}, so {undated.figures:,} of {whose} figures have no date."


def _lacks_date(article: "ArticleSummary | None") -> bool:
    return article is not None and not article.published


def _still_undated(session: "ProjectSession") -> "Undated":
    from reportedly.services.undated import still_undated

    return still_undated(session)


def _leave(session: "ProjectSession", keys: Sequence[str]) -> None:
    from reportedly.services.undated import leave_undated

    leave_undated(session, keys)
