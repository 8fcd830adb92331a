"""Who denies without giving a figure: cells of the matrix by measure, one a party and measure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from reportedly.analysis.declining import is_pronoun
from reportedly.analysis.denied_matter import Denied, Matter, denied_of, matter_of
from reportedly.model.figure import Figure, Review, Stance
from reportedly.model.filter import voice_of
from reportedly.model.party_word import PartyWord, Position
from reportedly.services.formatting import format_figure

__all__ = ["words_by_measure"]

_Said = tuple[PartyWord, str]


def words_by_measure(
    members: Mapping[str, Sequence[Figure]],
    words: Iterable[PartyWord],
    taken: Collection[tuple[str, str]],
) -> dict[tuple[str, str], _Said]:
    """Give (voice, series) -> the words that count, with what the cell says; nothing where a figure is `taken`.

    `members` are the figures of each series. A denial of the matter stands before one of a number, and of several
    the last: the view tells what each last said. A denied number is named ("X 200"), as that of a figure which its
    own source denies; several are counted. Whose denial cannot be told stands nowhere, nor who declines to say: which
    of several measures that is about is not sure enough ("Who denies" asks for one).
    """
    series_of = {
        figure.id: key
        for key, figures in members.items()
        for figure in figures
        if figure.review is not Review.REJECTED
    }
    by_id = {figure.id: figure for figures in members.values() for figure in figures}
    matters: dict[str, Matter] = {}
    giving = {(voice_of(f), key) for key, own in members.items() for f in own if f.stance is Stance.ASSERTED}
    found: defaultdict[tuple[str, str], list[_Said]] = defaultdict(list)
    for word in words:
        if is_pronoun(word.voice) or word.position is not Position.DENIES:
            continue
        about: defaultdict[str, list[Figure]] = defaultdict(list)
        for name in word.figures:
            if name in series_of:
                about[series_of[name]].append(by_id[name])
        for key, figures in about.items():
            if (word.voice, key) in taken or (word.voice, key) in giving:
                continue
            if key not in matters:
                matters[key] = matter_of(members[key])
            said = _said(word, figures, matters[key])
            if said:
                found[word.voice, key].append((word, said))
    return {place: max(said, key=_rank) for place, said in found.items()}


def _said(word: PartyWord, figures: Sequence[Figure], matter: Matter) -> str:
    """Say what a word says of a measure; nothing where nobody can tell what is denied."""
    denied = denied_of(word.sentence, matter)
    if denied is Denied.MATTER:
        return word.position.value
    if denied is not Denied.NUMBER:
        return ""
    numbers = list(dict.fromkeys(format_figure(figure) for figure in figures))
    return numbers[0] if len(numbers) == 1 else f"{len(numbers)} numbers"


def _rank(said: _Said) -> tuple[bool, date]:
    word, words = said
    day = word.said.start if word.said is not None else None
    return words == word.position.value, day or date.min
