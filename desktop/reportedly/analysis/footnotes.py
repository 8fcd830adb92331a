"""The footnotes of a sentence, numbered in the order in which its clauses call them."""

from collections.abc import Iterable

from reportedly.model.figure import Figure
from reportedly.model.formatting import article_name, format_date
from reportedly.model.party_word import PartyWord
from reportedly.model.sentence import Footnote

__all__ = ["Footnotes"]

_QUOTES = '“”"'


class Footnotes:
    """Gives each figure and each denial one number, whichever clause calls it first.

    An article is named by its outlet, else by its title, else by its file: whoever reads the sentence does not know
    the folders of who wrote it.
    """

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._articles = {figure.article: (figure.published, figure.title) for figure in figures}
        self._notes: dict[object, Footnote] = {}

    @property
    def all(self) -> tuple[Footnote, ...]:
        """Give the footnotes so far, by number."""
        return tuple(self._notes.values())

    def of_figures(self, figures: Iterable[Figure]) -> tuple[int, ...]:
        """Give the numbers of some figures' footnotes."""
        return tuple(
            self._number(f.id, f.id, f.article, f.outlet, (f.start, f.end), f.sentence) for f in figures
        )

    def of_words(self, words: Iterable[PartyWord]) -> tuple[int, ...]:
        """Give the numbers of the footnotes of what was said without a figure."""
        return tuple(
            self._number(
                (word.article, word.start, word.sentence), None, word.article, word.outlet, (word.start, word.end),
                word.sentence,
            )
            for word in words
        )  # fmt: skip

    def _number(
        self, key: object, figure: str | None, article: str, outlet: str | None, span: tuple[int, int],
        sentence: str,
    ) -> int:  # fmt: skip
        known = self._notes.get(key)
        if known is None:
            published, title = self._articles.get(article, (None, None))
            day = format_date(published) or "date unknown"
            words = f"{article_name(article, outlet, title)}, {day}: “{_inside(sentence)}”"
            known = Footnote(
                number=len(self._notes) + 1,
                figure=figure,
                article=article,
                start=span[0],
                end=span[1],
                words=words,
            )
            self._notes[key] = known
        return known.number


def _inside(sentence: str) -> str:
    """Give a sentence as it stands inside quotation marks: its own become single ones, and each has its other half.

    A sentence of a longer quotation has lost one of the two: "We have 57.”" was said within.
    """
    words = " ".join(sentence.split())
    found: list[str] = []
    is_open = False
    for place, sign in enumerate(words):
        if sign not in _QUOTES:
            found.append(sign)
            continue
        is_opening = sign == "“" or (sign == '"' and _is_front(words, place) and not is_open)
        if not is_opening and not is_open:
            if sign == '"' and words[:place][-1:].isdigit():  # a pipe of 5"
                found.append(sign)
                continue
            if "‘" in found:
                continue
            found.insert(0, "‘")
        if is_opening and is_open:
            found.append("’")
        found.append("‘" if is_opening else "’")
        is_open = is_opening
    return f"{''.join(found)}{'’' if is_open else ''}"


def _is_front(words: str, place: int) -> bool:
    """Tell whether a straight sign opens: right before a word, with none right in front of it."""
    before, behind = words[:place][-1:], words[place + 1 :][:1]
    return bool(behind.strip()) and not (before.isalnum() or (bool(before) and before in ".,!?…"))
