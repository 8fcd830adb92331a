"""The banner that says what has no date for want of an article's publication date, and leads to where it is typed."""

from collections.abc import Collection
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

    Who closes the banner is not asked for these articles again.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: ProjectSession | None = None  # the one that was looked at when it was opened
        desk.project.refreshed.connect(self._on_refreshed)

    def look(self, session: "ProjectSession", keys: Collection[str]) -> None:
        """Look at articles that were added."""
        self._desk.call(lambda: _find_undated(session, keys), lambda undated: self._show(session, undated))

    def _on_refreshed(self) -> None:
        """Look at the articles of a project once when it is opened; what its opening has to say comes first."""
        project, session = self._desk.project, self._desk.project.session
        if session is self._session:
            return
        self._session = session
        if session is not None and any(map(_lacks_date, project.documents.articles)):
            self._desk.call(lambda: _still_undated(session), lambda undated: self._wait(session, undated))

    def _wait(self, session: "ProjectSession", undated: "Undated") -> None:
        banner = self._desk.shell.banner
        if banner.isHidden():
            self._show(session, undated)
            return

        def show() -> None:
            banner.dismissed.disconnect(show)
            self._show(session, undated)

        banner.dismissed.connect(show)

    def _show(self, session: "ProjectSession", undated: "Undated") -> None:
        """Say what stays without a date for want of the publication date, and lead to where dates are typed."""
        desk, keys = self._desk, undated.articles
        if not keys or desk.project.session is not session:
            return
        words = _undated_words(undated)

        def add_dates() -> None:
            undated = [key for key in keys if _lacks_date(desk.project.documents.article(key))]
            if undated:
                desk.panels.docks["articles"].show()
                desk.panels.docks["articles"].raise_()
                desk.shell.selection.set_article(undated[0])
                desk.panels.articles.edit_field("published")

        # The lists may hear of the articles only after this.
        is_listed = any(desk.project.documents.article(key) for key in keys)

        def end_when_gone() -> None:
            nonlocal is_listed
            found = [desk.project.documents.article(key) for key in keys]
            is_listed = is_listed or any(found)
            is_other = desk.project.session is not session
            if is_other or (is_listed and not any(_lacks_date(article) for article in found)):
                desk.project.refreshed.disconnect(end_when_gone)
                if desk.shell.banner.text == html and not is_other:
                    desk.shell.banner.dismiss()  # the articles have dates now, or are gone

        html = f"<b>{escape(words)}</b>"
        desk.project.refreshed.connect(end_when_gone)
        title = "Add date" if len(keys) == 1 else "Add dates"
        desk.shell.banner.show_message(
            html,
            tone="warn",
            actions=((title, add_dates),),
            on_closed=lambda: desk.call(lambda: _leave(session, keys)),
        )


# These run on a thread: importing the service takes longer than the window may wait.


def _find_undated(session: "ProjectSession", keys: Collection[str]) -> "Undated":
    from reportedly.services.undated import find_undated

    return find_undated(session, keys)


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


def _leave(session: "ProjectSession", keys: Collection[str]) -> None:
    from reportedly.services.undated import leave_undated

    leave_undated(session, keys)
