"""The article that is shown, while articles are removed and come back."""

from collections.abc import Collection, Sequence

from reportedly.gui.models.document_list import DocumentListModel
from reportedly.gui.shell.selection import LinkedSelection

__all__ = ["ArticleFollower"]


class ArticleFollower:
    """Shows the neighbour of an article that was removed, and that article again where undo brings it back."""

    def __init__(self, documents: DocumentListModel, linked: LinkedSelection) -> None:
        self._documents, self._linked = documents, linked
        self._keys: list[str] = []
        self._removed: tuple[str, str | None] | None = None  # what was removed, what is shown in its place

    def follow(self) -> None:
        """Look at the articles that are there now."""
        linked, known = self._linked, self._keys
        keys = self._keys = [article.key for article in self._documents.articles]
        there = frozenset(keys)
        if linked.article is not None and linked.article not in there:
            gone = linked.article
            linked.set_article(_nearest(known, gone, there))
            self._removed = (gone, linked.article)
        elif self._removed is not None:
            gone, instead = self._removed
            if linked.article != instead:
                self._removed = None  # a person went elsewhere meanwhile
            elif gone in there:
                self._removed = None
                linked.set_article(gone)


def _nearest(known: Sequence[str], gone: str, there: Collection[str]) -> str | None:
    """Give the next article that is left, at the end of the list the one before."""
    if gone not in known:
        return None
    place = known.index(gone)
    return next((key for key in (*known[place + 1 :], *reversed(known[:place])) if key in there), None)
