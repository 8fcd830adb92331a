"""Articles and figures -> what parties say without a number: they deny, or they decline to say."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from reportedly.analysis.article_sentences import sentence_index
from reportedly.analysis.comparing_words import any_of, word_table
from reportedly.analysis.declining import Declining, find_declining, is_pronoun
from reportedly.analysis.naming_words import folded_words, known_sources, naming_words, without_role
from reportedly.extraction.source_names import normalize_name
from reportedly.model.dates import known_period
from reportedly.model.figure import Figure, Review
from reportedly.model.party_word import PartyWord, Position

__all__ = ["declining_words", "denying_words", "party_words"]

_BEFORE, _AFTER = 3, 1
"""So many sentences before and after a refusal may hold the figures that it is about."""
_STEM = 5  # letters that make "soldiers" and "soldier", "killed" and "killing" one word
_OUTLET, _ANONYMOUS = "outlet", "anonymous"


def party_words(figures: Iterable[Figure], texts: Mapping[str, str]) -> tuple[PartyWord, ...]:
    """Give who denies and who declines, the earliest first; `texts` are the articles' texts by key."""
    known = [figure for figure in figures if figure.review is not Review.REJECTED]
    denying = denying_words(known)
    spans = [(word.article, word.start, word.end) for word in denying]
    declining = [
        word
        for word in declining_words(known, texts)
        # "Denied it, and declined to comment further" is a denial.
        if not any(a == word.article and start < word.end and word.start < end for a, start, end in spans)
    ]
    return tuple(sorted([*denying, *declining], key=_order))


def denying_words(figures: Iterable[Figure]) -> tuple[PartyWord, ...]:
    """Give the denials without a number, one for each party and place in an article, with the figures denied."""
    outlets: dict[str, str | None] = {}
    denied: dict[tuple[str, str, int, int], list[str]] = {}
    words: dict[tuple[str, str, int, int], tuple[str, str | None]] = {}
    for figure in figures:
        outlets.setdefault(figure.article, figure.outlet)
        for denial in figure.denied_by:
            voice = denial.source or denial.source_text or "not named"
            place = voice, denial.article, denial.start, denial.end
            denied.setdefault(place, []).append(figure.id)
            words.setdefault(place, (denial.sentence, denial.statement_date))
    rows = [
        PartyWord(
            voice=voice, position=Position.DENIES, article=article, outlet=outlets.get(article), start=start, end=end,
            sentence=words[voice, article, start, end][0], said=known_period(words[voice, article, start, end][1]),
            figures=tuple(dict.fromkeys(ids)),
        )
        for (voice, article, start, end), ids in denied.items()
    ]  # fmt: skip
    return tuple(sorted(rows, key=_order))


def declining_words(figures: Iterable[Figure], texts: Mapping[str, str]) -> tuple[PartyWord, ...]:
    """Give who declined to comment, could not confirm or would not say, with the figures that it is about.

    Those are the figures of its own sentence, of the three before and of the next. Where the words behind name
    something of their own ("on the merger"), a figure must be about that. Who cannot be named is left out.
    """
    articles: dict[str, list[Figure]] = {}
    for figure in figures:
        articles.setdefault(figure.article, []).append(figure)
    found = [
        word
        for article, own in articles.items()
        if article in texts
        for declining in find_declining(texts[article])
        for word in _words(declining, own, texts[article])
    ]
    return tuple(sorted(found, key=_order))


def _words(declining: Declining, figures: Sequence[Figure], text: str) -> Iterator[PartyWord]:
    meant = _about(declining, figures, text)
    first = next(iter(meant), None)
    if first is None:
        return
    for voice in _voices(declining, figures):
        yield PartyWord(
            voice=voice, position=Position.DECLINES, article=first.article, outlet=first.outlet,
            start=declining.words.start, end=declining.words.end, sentence=declining.sentence.of(text),
            said=known_period(_day_of(declining, figures) or first.published), figures=tuple(f.id for f in meant),
        )  # fmt: skip


def _about(declining: Declining, figures: Sequence[Figure], text: str) -> list[Figure]:
    """Give the figures that a refusal is about, the nearest first: its own sentence, those before, the next."""
    here = sentence_index(text, declining.words.start)
    near: list[tuple[bool, int, int, Figure]] = []
    for figure in figures:
        away = sentence_index(text, figure.start) - here
        if -_BEFORE <= away <= _AFTER and (not declining.about or _speaks_of(figure, declining.about)):
            near.append((away > 0, abs(away), figure.start, figure))
    return [entry[-1] for entry in sorted(near, key=lambda entry: entry[:-1])]


def _speaks_of(figure: Figure, about: Sequence[str]) -> bool:
    told = {_stem(word) for word in re.findall(r"[^\W\d_][\w’'-]+", f"{figure.measure} {figure.sentence}")}
    return any(_stem(word) in told for word in about)


def _stem(word: str) -> str:
    return word.lower().removesuffix("’s").removesuffix("'s")[:_STEM]


def _voices(declining: Declining, figures: Sequence[Figure]) -> Iterator[str]:
    """Name who refuses, under the names that the figures of the article have; an outlet only reports."""
    for part in _each(declining.party, figures):
        words = part
        if is_pronoun(part):
            words = declining.teller
        named = _named(words, figures) if words else None
        if declining.teller and (
            named is None or named.islower()
        ):  # "Rutte said that the alliance could not"
            named = _named(declining.teller, figures) or named
        if named is None and is_pronoun(part):
            named = _last_source(declining, figures)
        if named is not None and not _is_outlet(named, figures):
            yield named


def _each(party: str, figures: Sequence[Figure]) -> list[str]:
    parts = [part.removeprefix("the ") for part in party.split(" and ")]
    return parts if len(parts) == 2 and all(_named(part, figures) for part in parts) else [party]


def _named(words: str, figures: Sequence[Figure]) -> str | None:
    """Give the name for some words: a source of the article, a body of the table, or a name as it is written."""
    if not words:
        return None
    known = _of_article(words, figures)
    if known is not None:
        return known
    body = known_sources().find(without_role(words) or words) or known_sources().find(_affiliation(words))
    if body is None and words.split()[0].lower() in naming_words().titles:
        return words  # a mayor speaks in his own name, and not for the town
    if body is None:
        body = next((found for _, found in known_sources().scan(words)), None)
    if body is not None:
        return _of_article(body.name, figures) or body.name
    named = max(
        (found.group() for found in _names().finditer(without_role(words) or words)), key=len, default=""
    )
    named = re.sub(r"^(?:of|for|and|the)\s+|\s+(?:of|for|and|the)$", "", named)
    if any(c.isupper() for c in named) and normalize_name(named) not in naming_words().roles:
        return named.lower() if " " not in named and _kind(named) is not None else named
    # "The city's water department": a body without a name, as it is written.
    body_words = without_role(words) or words
    return body_words if _kind(body_words) not in (None, _ANONYMOUS) else None


@cache
def _names() -> re.Pattern[str]:
    word = rf"(?:[A-Z][\w.&’'-]*|{any_of(word_table('declining')['in_names'])})"
    return re.compile(rf"{word}(?:\s+{word})*")


def _affiliation(words: str) -> str:
    """Give the body that a known person speaks for: the last two or three words are a name; "" for others."""
    parts = normalize_name(words).split()
    names = (" ".join(parts[-size:]) for size in (2, 3))
    return next((body for name in names if (body := known_sources().affiliations.get(name))), "")


def _kind(words: str) -> str | None:
    """Give the sort of body that the last word is ("ministry": government)."""
    kinds, last = naming_words().kinds, words.split()[-1].lower()
    return kinds.get(last) or kinds.get(last.removesuffix("s"))


def _of_article(words: str, figures: Sequence[Figure]) -> str | None:
    """Give the source of the article that some words name: by its name, its words, its speaker, or its noun alone."""
    folded = set(folded_words(words))
    for figure in figures:
        if figure.source is None:
            continue
        names = (figure.source, figure.source_text or "", figure.speaker or "")
        if any(name and folded_words(name) == folded_words(words) for name in names):
            return figure.source
        if figure.speaker and set(folded_words(figure.speaker)) & folded and any(c.isupper() for c in words):
            return figure.source
    if any(c.isupper() for c in words):
        return None
    # "The ministry": the one source of the article that has this noun.
    noun = words.split()[-1].lower()
    sources = {figure.source for figure in figures if figure.source}
    same = [source for source in sources if noun in source.lower().split()]
    return same[0] if len(same) == 1 else None


def _last_source(declining: Declining, figures: Sequence[Figure]) -> str | None:
    """Give who spoke last before "he declined to comment"."""
    before = [f for f in figures if f.source and f.sentence_end <= declining.sentence.start]
    last = max(before, key=lambda figure: figure.sentence_end, default=None)
    is_near = last is not None and declining.sentence.start - last.sentence_end < 3
    return last.source if last is not None and is_near else None


def _is_outlet(name: str, figures: Sequence[Figure]) -> bool:
    """Tell whether it is a newsroom that "could not verify the reports"."""
    body = known_sources().find(name)
    outlets = {figure.outlet for figure in figures}
    return (body is not None and body.kind == _OUTLET) or name in outlets


def _day_of(declining: Declining, figures: Sequence[Figure]) -> str | None:
    """Give the day on which it was said: that of a figure of the same sentence."""
    inside = [f for f in figures if declining.sentence.start <= f.start < declining.sentence.end]
    return next((figure.statement_date for figure in inside if figure.statement_date), None)


def _order(word: PartyWord) -> tuple[date, str, int, str]:
    return (word.said.start if word.said else None) or date.max, word.article, word.start, word.voice
