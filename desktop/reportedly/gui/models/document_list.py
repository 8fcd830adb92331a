"""The articles of a project as a list."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reportedly.model.article import ArticleSummary
from reportedly.model.document import Origin
from reportedly.services.formatting import format_date

__all__ = ["DocumentListModel", "article_name", "date_words"]

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


def article_name(article: ArticleSummary) -> str:
    """Give what an article is called in lists: its outlet, else its title, else its file."""
    return article.outlet or article.title or PurePath(article.key).name


def date_words(article: ArticleSummary) -> tuple[str, bool]:
    """Give the publication date in words, and whether it is a gap or a guess (shown in warn)."""
    if not article.published:
        return "date unknown", True
    written = format_date(article.published)
    return (f"{written}, guessed", True) if article.published_origin is Origin.GUESSED else (written, False)


class DocumentListModel(QAbstractListModel):
    """One row an article, in order of loading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._articles: tuple[ArticleSummary, ...] = ()
        self._rows: dict[str, int] | None = None  # by key

    @property
    def articles(self) -> tuple[ArticleSummary, ...]:
        """Give all articles."""
        return self._articles

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Give the number of articles."""
        return 0 if parent.isValid() else len(self._articles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's QVariant
        """Give an article's name, and the whole of it in words for a tooltip or a screen reader."""
        if not index.isValid():
            return None
        article = self._articles[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return article_name(article)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(
                part for part in (article.title, article.outlet, date_words(article)[0], article.key) if part
            )
        if role == Qt.ItemDataRole.AccessibleTextRole:
            counts = f"{article.figures} figures, {article.to_check} to check"
            return f"{article_name(article)}, {date_words(article)[0]}, {counts}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let an article be edited in place: its outlet and its date."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def article_at(self, row: int) -> ArticleSummary:
        """Give the article of a row."""
        return self._articles[row]

    def article(self, key: str | None) -> ArticleSummary | None:
        """Give an article by its key."""
        row = self.row_of(key)
        return None if row is None else self._articles[row]

    def row_of(self, key: str | None) -> int | None:
        """Give the row of an article, or None."""
        if self._rows is None:
            self._rows = {article.key: row for row, article in enumerate(self._articles)}
        return self._rows.get(key or "")

    def update_articles(self, articles: Sequence[ArticleSummary]) -> None:
        """Take what changed about articles that are in the list."""
        changed = {row: article for article in articles if (row := self.row_of(article.key)) is not None
                   and article != self._articles[row]}  # fmt: skip
        if changed:
            self._articles = tuple(changed.get(row, article) for row, article in enumerate(self._articles))
        for row in sorted(changed):
            self.dataChanged.emit(self.index(row), self.index(row))

    def set_articles(self, articles: Sequence[ArticleSummary]) -> None:
        """Take the present articles; those added at the end are inserted, others make the list new."""
        new, old = tuple(articles), self._articles
        self._rows = None
        old_keys, new_keys = [a.key for a in old], [a.key for a in new]
        if new_keys[: len(old)] != old_keys:
            self.beginResetModel()
            self._articles = new
            self.endResetModel()
            return
        if len(new) > len(old):
            self.beginInsertRows(_ROOT, len(old), len(new) - 1)
            self._articles = new
            self.endInsertRows()
        self._articles = new
        if old:
            self.dataChanged.emit(self.index(0), self.index(len(old) - 1))
