"""The article that is shown, while articles are removed and come back."""

from collections.abc import Collection, Sequence

from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection

__all__ = ["ArticleFollower"]


class ArticleFollower:
    """Shows the neighbour of an article that was removed, and that article again where undo brings it back."""

    def __init__(self, project: ProjectModels, linked: LinkedSelection) -> None:
        self._project, self._documents, self._linked = project, project.documents, linked
        self._keys: list[str] = []
        self._shown = linked.article  # what a person sees, or saw until its rows were taken out
        self._removed: tuple[str, str | None] | None = None  # what was removed, what is shown in its place
        linked.article_changed.connect(lambda *_: self._note())

    def follow(self) -> None:
        """Look at the articles that are there now."""
        linked, known, shown = self._linked, self._keys, self._shown
        keys = self._keys = [article.key for article in self._documents.articles]
        there = frozenset(keys)
        if shown is not None and shown not in there:
            linked.set_article(_nearest(known, shown, there))
            self._removed = (shown, linked.article)
        elif self._removed is not None:
            gone, instead = self._removed
            if linked.article != instead:
                self._removed = None  # a person went elsewhere meanwhile
            elif gone in there:
                self._removed = None
                linked.set_article(gone)
        self._shown = linked.article

    def _note(self) -> None:
        """Note what is shown; a table that loses the current row goes to another by itself, maybe elsewhere."""
        if not self._project.is_taking:
            self._shown = self._linked.article


def _nearest(known: Sequence[str], gone: str, there: Collection[str]) -> str | None:
    """Give the next article that is left, at the end of the list the one before."""
    if gone not in known:
        return None
    place = known.index(gone)
    return next((key for key in (*known[place + 1 :], *reversed(known[:place])) if key in there), None)
