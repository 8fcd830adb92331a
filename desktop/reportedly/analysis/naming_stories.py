"""Which articles of a project tell one story, for the sources that they name; and that two names are one."""

from collections.abc import Collection
from dataclasses import dataclass

from reportedly.analysis.naming_articles import ArticleNaming, TextOf, naming_of
from reportedly.analysis.naming_known import Known

__all__ = ["Articles", "Tie"]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two names that are one; `reason` says why, in words."""

    first: str
    second: str
    reason: str


class Articles:
    """The articles of sources, each read once."""

    def __init__(self, known: Known, text_of: TextOf) -> None:
        self._known = known
        self._text_of = text_of
        self._texts: dict[str, str] = {}
        self._read: dict[str, ArticleNaming] = {}

    def text(self, article: str) -> str:
        """Give the text of an article."""
        if article not in self._texts:
            self._texts[article] = self._text_of(article)
        return self._texts[article]

    def naming(self, article: str) -> ArticleNaming:
        """Give what the text of an article tells of names."""
        if article not in self._read:
            self._read[article] = naming_of(self.text(article))
        return self._read[article]

    def of(self, name: str) -> list[str]:
        """Give the articles that name a source."""
        return sorted(self._known.sources[name].articles)

    def is_one_story(self, article: str, names: Collection[str]) -> bool:
        """Tell whether an article tells the story of an article of these sources, or is one of these."""
        others = sorted({other for name in names for other in self.of(name)})
        return article in others or any(
            self.naming(article).is_one_story(self.naming(other)) for other in others
        )

    def are_near(self, first: str, second: str) -> bool:
        """Tell whether each article of a source may tell the story of an article of another one."""
        others = self.of(second)
        return all(
            article in others or any(self.naming(article).is_near(self.naming(other)) for other in others)
            for article in self.of(first)
        )

    def are_one_story(self, first: str, second: str) -> bool:
        """Tell whether each article of a source tells the story of an article of another one."""
        return all(self.is_one_story(article, [second]) for article in self.of(first))
