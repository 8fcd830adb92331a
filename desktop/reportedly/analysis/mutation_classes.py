"""Words of which one is told as another on the way: steps (questioned, charged), sorts of people, what is sure."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from reportedly.analysis.comparing_words import any_of, comparing_words, word_set, word_table
from reportedly.analysis.origin_numbers import number_of
from reportedly.analysis.pair_sense import clause_of, last_clause
from reportedly.analysis.shingles import passage_of
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.figure import Figure
from reportedly.model.quantity import Kind

__all__ = [
    "are_one_step",
    "changed_line",
    "changed_role",
    "changed_scope",
    "changed_share",
    "changed_step",
    "changed_stock",
    "classes_in",
    "is_told_done",
    "is_unsure",
    "is_unsure_word",
    "one_and_same",
    "share_base",
    "stems",
    "without_source",
]

_VOWELS = frozenset("aeiou")
_BEHIND = 4  # words behind a number in which the counted stand
_SHARE_OF = re.compile(
    r"\W{0,2}(?:percent |per cent |% )?of (?:all |the |its |their |our |those |these )*([a-z-]+(?: [a-z-]+)?)\b"
)

_Line = tuple[re.Pattern[str], ...]


def changed_step(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the words of two steps where a later report tells another one than an earlier: questioned, jailed."""
    sentences = earlier.sentence, later.sentence
    return changed_line("steps", _around(earlier), _around(later), sentences) or changed_line(
        "diseases", *sentences, sentences
    )


def are_one_step(earlier: Figure, later: Figure) -> bool:
    """Tell whether both tell one step in other words: told to leave, ordered out."""
    mine, its = _around(earlier), _around(later)
    found = zip(_found("steps", mine), _found("steps", its), strict=True)
    both = [(one, other) for one, other in found if one and other]
    return bool(both) and all(len(one) == 1 and one.keys() == other.keys() for one, other in both)


def changed_role(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give who is counted by both where they are two sorts of people: runners, spectators."""
    return changed_line("roles", _counted(earlier), _counted(later), (earlier.sentence, later.sentence))


def changed_share(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give of what each is a share where the two have nothing in common: of the samples, of the homes."""
    if earlier.kind is not Kind.SHARE or later.kind is not Kind.SHARE:
        return None
    before, after = share_base(earlier), share_base(later)
    if before is None or after is None:
        return None
    if {*before.split(), *after.split()} & (
        word_set("retold", "apart", "everybody") | word_set("retold", "apart", "looked_at")
    ):
        return None
    mine, its = (passage_of(words).telling for words in (before, after))
    known = [passage_of(f"{figure.sentence} {figure.measure}").telling for figure in (earlier, later)]
    return (before, after) if mine and its and not (mine & known[1] or its & known[0]) else None


def share_base(figure: Figure) -> str | None:
    """Give the words behind a share that tell of what it is; None where none stand there."""
    found = _SHARE_OF.match(figure.sentence, figure.end - figure.sentence_start)
    return _base(found[1]) or None if found is not None and figure.kind is Kind.SHARE else None


def changed_scope(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the bases of two shares of people of which one is some of the other: of registered voters, of voters.

    What tells which of them is a word before the noun or a clause behind it, and the other sentence has none of it.
    How they were asked or looked at tells nothing: a share of those surveyed is told as one of all.
    """
    one, other = _whose(earlier), _whose(later)
    if one is None or other is None:
        return None
    mine, its = _scope(one), _scope(other)
    is_wider = bool(mine) and not its and not mine & _told(later)
    is_narrower = bool(its) and not mine and not its & _told(earlier)
    return (one["base"].strip(), other["base"].strip()) if is_wider or is_narrower else None


def _whose(figure: Figure) -> re.Match[str] | None:
    """Find the base of a share: "47 percent of voters", "of voters 47 percent"."""
    start = figure.start - figure.sentence_start
    behind = _people().match(figure.sentence, figure.end - figure.sentence_start)
    if behind is not None or not number_of(figure).is_share:
        return behind
    return next(_people_ahead().finditer(figure.sentence, 0, max(0, start)), None)


def changed_stock(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the verbs before both numbers where one tells how many there are and the other how many came or went."""
    found = [
        _stocks().search(figure.sentence[: figure.start - figure.sentence_start])
        for figure in (earlier, later)
    ]
    if found[0] is None or found[1] is None or found[0].lastgroup == found[1].lastgroup:
        return None
    return found[0][found[0].lastgroup or 0], found[1][found[1].lastgroup or 0]


def _told(figure: Figure) -> frozenset[str]:
    passage = passage_of(figure.sentence)
    return passage.telling | {word for word in passage.words if word.isdigit()}


def _scope(base: re.Match[str]) -> frozenset[str]:
    """Give the telling words that say which of them a base is: registered; who intend to vote; under 30."""
    before = [word for word in base["before"].split() if word not in comparing_words().idle]
    behind = [word for word in (base["which"] or "").split() if word.isdigit() or passage_of(word).telling]
    words = {*before, *behind[:1]}
    if words & word_set("retold", "apart", "looked_at"):
        return frozenset()
    return passage_of(" ".join(words)).telling | {word for word in words if word.isdigit()}


def is_told_done(figure: Figure) -> bool:
    """Tell whether a sentence tells of a number as of what came about: in a past form, and not as asked for."""
    return not is_unsure(figure) and _done().search(without_source(figure)) is not None


def is_unsure_word(word: str) -> bool:
    """Tell whether a word alone makes a number one that is only asked for or said."""
    return _unsure().fullmatch(word) is not None


def is_unsure(figure: Figure) -> bool:
    """Tell whether what a sentence says of a number is only asked for, or said of others: "is said to have taken"."""
    return _unsure().search(clause_of(figure)) is not None


@cache
def one_and_same() -> tuple[frozenset[str], ...]:
    """Give the lines of words for one thing, outcome or deed."""
    lines = load_lexicon("en").table("origins")["one_outcome"].strip().splitlines()
    return tuple(frozenset(line.split()) for line in (*lines, *word_table("retold")["apart"]["same"]))


def changed_line(name: str, mine: str, its: str, sentences: tuple[str, str]) -> tuple[str, str] | None:
    """Give the words of two columns of a line, each found in one of two texts, where neither sentence has both."""
    texts = _found(name, mine), _found(name, its), *(_found(name, sentence) for sentence in sentences)
    for one, other, before, after in zip(*texts, strict=True):
        if not one or not other or one.keys() & other.keys():
            continue
        if other.keys() & before.keys() or one.keys() & after.keys():
            continue  # the sentence tells both: which is whose, the words near the number need not tell
        return next(iter(one.values())), next(iter(other.values()))
    return None


def classes_in(text: str) -> tuple[dict[int, str], ...]:
    """Give for each line of deeds the columns of which a text has a word, with that word."""
    return _found("steps", text)


@lru_cache(4096)
def _found(name: str, text: str) -> tuple[dict[int, str], ...]:
    """Give for each line of a table the columns of which a text has a word, with that word."""
    return tuple(
        {at: match[0] for at, pattern in enumerate(line) if (match := pattern.search(text)) is not None}
        for line in _lines(name)
    )


def _around(figure: Figure) -> str:
    start = figure.start - figure.sentence_start
    line = figure.sentence[figure.sentence.rfind("\n", 0, start) + 1 :].partition("\n")[0]
    clause = clause_of(figure)
    near = line if len(clause.splitlines()) > 1 else _own_part(clause, figure)  # of a list only the entry
    return f"{_uncredited(figure, near)} {_told_measure(figure)}"


def _own_part(clause: str, figure: Figure) -> str:
    """Give a clause without the words of a number before: of "47 dead and 133 injured" only the injured are 133."""
    before = last_clause(figure.sentence[: max(0, figure.start - figure.sentence_start)])
    head, joint, last = before.rpartition(" and ")
    if not joint or not clause.startswith(before) or not any(sign.isdigit() for sign in head):
        return clause
    return f"{last}{clause[len(before) :]}"


def _told_measure(figure: Figure) -> str:
    """Give the words of the measure that the sentence has: "jailed" may have been read as an arrest."""
    if "series" in figure.corrected:
        return ""
    told = passage_of(figure.sentence).telling
    return " ".join(word for word in figure.measure.split() if passage_of(word).telling <= told)


def _uncredited(figure: Figure, text: str) -> str:
    return text.replace(figure.source_text, " ") if figure.source_text else text


def _counted(figure: Figure) -> str:
    behind = figure.sentence[max(0, figure.end - figure.sentence_start) :].split()[:_BEHIND]
    return f"{figure.measure} {' '.join(behind)}"


def without_source(figure: Figure) -> str:
    """Give the sentence without the words that credit: rescuers who speak have rescued nobody by it."""
    return _uncredited(figure, figure.sentence)


def _base(words: str) -> str:
    """Give the noun, and the word before it that says which: "new homes", but no "homes and"."""
    idle = comparing_words().idle
    return " ".join(word for word in words.split() if word not in idle and passage_of(word).telling)


@cache
def _people() -> re.Pattern[str]:
    """Find whom a share is of, by a noun for people or things of one kind, and what tells which of them."""
    return re.compile(rf"\W{{0,2}}(?:percent |per cent |% )?of {_base_words()}")


@cache
def _people_ahead() -> re.Pattern[str]:
    return re.compile(rf"\b[Oo]f {_base_words()}")


def _base_words() -> str:
    nouns, which = (any_of(word_table("retold")["apart"][name]) for name in ("general", "which"))
    return rf"(?P<base>(?P<before>(?:[a-z-]+ ){{0,3}}?)(?:{nouns})\b(?P<which> (?:{which}) [\w -]+)?)"


@cache
def _stocks() -> re.Pattern[str]:
    """Find the verb right before a number that tells what there is, what came and what went."""
    row = word_table("retold")["stocks"]
    classes = "|".join(rf"(?P<{name}>{any_of(words.split())})" for name, words in row.items())
    hedges = any_of(word_table("retold")["ours"]["hedges"])
    return re.compile(rf"\b(?:{classes}) (?:(?:{hedges}) )?$")


@cache
def _lines(name: str) -> Sequence[_Line]:
    rows: Iterable[str] = word_table("retold")["apart"][name]
    return [tuple(stems(words.split()) for words in row.split("|")) for row in rows]


@cache
def _unsure() -> re.Pattern[str]:
    return stems(word_table("retold")["apart"]["unsure"].split())


@cache
def _done() -> re.Pattern[str]:
    words = (
        *load_lexicon("en").table("origins")["pasts"].split(),
        *word_table("retold")["apart"]["done"].split(),
        *word_table("moves")["done"].split(),
    )
    return re.compile(rf"\b(?:{'|'.join(words)}|[a-z]+ed)\b")


def stems(words: Iterable[str]) -> re.Pattern[str]:
    """Find these words in all their forms; "-" stands for a space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_forms, ordered))})(?![\w-])", re.IGNORECASE)


def _forms(word: str) -> str:
    """Give the forms of a verb or noun by its stem: release, releasing; carry, carried; delay, delayed."""
    if "-" in word:
        return word.replace("-", r"[\s-]") + "s?"
    if word.endswith("e"):
        return rf"{word[:-1]}(?:e[sd]?|ing)"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return rf"{word[:-1]}(?:y|ies|ied|ying)"
    return rf"{word}(?:e?s|{word[-1]}?(?:ed|ing))?"
