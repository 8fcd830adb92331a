"""What a person should see before accepting a figure: why it is doubtful, or what else the article says of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import shorten

from reportedly.gui.models.columns import is_doubtful
from reportedly.gui.views.figure_words import FigureWords
from reportedly.model.figure import Figure, Review
from reportedly.services.formatting import format_figure

__all__ = ["Hint", "hint_of"]

_LONGEST = 140  # characters of a sentence that is quoted


@dataclass(frozen=True, slots=True)
class Hint:
    """A title and one or two sentences."""

    title: str
    text: str


def hint_of(figure: Figure, words: FigureWords, article: Iterable[Figure]) -> Hint | None:
    """Give what to look at first; `article` are the figures of the same article. None where nothing stands out."""
    is_open = figure.review in (Review.MACHINE, Review.UNDECIDED)
    if is_open and is_doubtful(figure):  # whoever has judged it needs no warning of the program's doubt
        notes = " ".join(field.note for field in words.fields if field.is_doubtful and field.note)
        told = f"The program is {figure.confidence:.0%} sure. ".replace("%", " %", 1)
        return Hint("Doubtful", f"{told}Read the sentence before you accept it. {notes}".strip())
    other = next((one for one in article if _says_otherwise(one, figure)), None)
    if other is not None:
        quote = shorten(" ".join(other.sentence.split()), _LONGEST, placeholder=" …")
        return Hint(
            "Same value, other words",
            f"“{quote}” was read as {_read_as(other)}. This one: {_read_as(figure)}.",
        )
    return None


def _says_otherwise(other: Figure, figure: Figure) -> bool:
    """Tell whether another sentence gives the same number of the same thing, but surer, vaguer or as a plan."""
    if (
        other.id == figure.id
        or other.series != figure.series
        or other.sentence_start == figure.sentence_start
    ):
        return False
    same = _numbers(other) & _numbers(figure)
    return bool(same) and (other.relation, other.stance) != (figure.relation, figure.stance)


def _numbers(figure: Figure) -> set[object]:
    return {number for number in (figure.value, figure.low, figure.high) if number is not None}


def _read_as(figure: Figure) -> str:
    return f"{format_figure(figure)}, {figure.stance.value}"
