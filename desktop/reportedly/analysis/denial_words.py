"""What a party denies without a number of its own, in words: the number of another, its own, or something else."""

from collections.abc import Iterable, Sequence

from reportedly.analysis.denied_matter import Denied, denied_of, matter_of
from reportedly.analysis.taking_back import says_withdrawn
from reportedly.model.figure import Figure
from reportedly.model.filter import voice_of
from reportedly.model.formatting import format_figure
from reportedly.model.party_word import PartyWord, Position

__all__ = ["own_taken_back", "what_is_denied"]


def what_is_denied(word: PartyWord, figures: Sequence[Figure]) -> str:
    """Say what is denied of `figures`, those that the words are about: "74 of Mayor"; "" for the matter as such."""
    denied = denied_of(word.sentence, matter_of(figures))
    if denied is Denied.MATTER:
        return ""
    numbers = dict.fromkeys(
        f"{format_figure(figure)}{f' of {figure.source}' if figure.source else ''}" for figure in figures
    )
    return ", ".join(numbers) if denied is Denied.NUMBER and numbers else "something else"


def own_taken_back(word: PartyWord, figures: Iterable[Figure]) -> list[Figure]:
    """Give the own numbers that a party takes back with words: "AFP, which had reported 30, withdrew the figure"."""
    if word.position is not Position.DENIES or not says_withdrawn(word.sentence):
        return []
    return [figure for figure in figures if voice_of(figure) == word.voice]
