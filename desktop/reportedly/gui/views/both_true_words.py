"""The words of "Can both be true?", for the window and for paper."""

from html import escape

from reportedly.gui.models.true_pairs import ShownPair
from reportedly.model.both_true import Answer
from reportedly.model.figure import Figure
from reportedly.model.filter import voice_of
from reportedly.services.formatting import format_figure, format_target

__all__ = ["TONES", "answer_words", "figure_title", "marked_sentence", "named", "pair_words"]

TONES = {
    Answer.YES: ("ok_wash", "ok"), Answer.NO: ("bad_wash", "bad"), Answer.UNCLEAR: ("hover", "ink2"),
}  # fmt: skip
"""The ground of an answer, and its ink."""


def answer_words(answer: Answer) -> str:
    """Give the answer; a no holds only of the figures as they were read."""
    word = answer.value.capitalize()
    return f"{word}, as they stand" if answer is Answer.NO else word


def figure_title(figure: Figure) -> str:
    """Give a figure with what it is of, its stance and its target date."""
    stance = "" if figure.stance.value == "asserted" else f", {figure.stance.value}"
    target = format_target(figure)
    what = figure.measure or figure.unit
    return f"{format_figure(figure)} {what}{stance}{f', {target}' if target else ''}"


def marked_sentence(figure: Figure, ground: str, ink: str) -> str:
    """Give the sentence as HTML with its number on the ground of a marked figure."""
    start, end = (place - figure.sentence_start for place in (figure.start, figure.end))
    text = figure.sentence
    before, number, after = (escape(part) for part in (text[:start], text[start:end], text[end:]))
    lit = f'<span style="background: {ground}; color: {ink}"><b>{number}</b></span>'
    return f"{before.lstrip()}{lit}{after.rstrip()}"


def named(figure: Figure) -> str:
    """Name a figure by its source."""
    return f"{voice_of(figure)} {format_figure(figure)}"


def pair_words(pair: ShownPair) -> str:
    """Name both figures of a pair."""
    return f"{named(pair.first)} and {named(pair.second)}"
