"""Sources that are bodies: by the table, an introduction, abbreviations, other words for the same, parts of names."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator

from reportedly.analysis.naming_known import Known, Suggestion
from reportedly.analysis.naming_words import folded_words, initials, known_sources, naming_words
from reportedly.extraction.abbreviations import find_abbreviations
from reportedly.extraction.source_names import normalize_name

__all__ = [
    "Texts", "find_abbreviated", "find_in_table", "find_introduced", "find_parts", "find_same", "find_same_words",
]  # fmt: skip

Texts = Callable[[Collection[str]], Iterable[str]]
"""Gives the texts of some articles."""

_SHORT = re.compile(r"(?:[A-Za-z&.-]*[A-Z]){2}[A-Za-z&.-]*")
_MOST_SHORT = 10  # letters of an abbreviation
_LINK = re.compile(r"\s(?:of|for|in|at|to|from|who|which|that)\s")


def find_in_table(known: Known) -> Iterator[Suggestion]:
    """Find names of one body in the table; the name that the table writes counts where the project has it."""
    for body, owners in known.grouped(lambda name: [known.bodies.get(name)]):
        best = known.owner.get(str(body), owners[0])
        for other in owners:
            yield Suggestion(other, best, f"both are {body} in the list of known sources", is_sure=True)


def find_introduced(known: Known, texts: Texts) -> Iterator[Suggestion]:
    """Find "the Hill Workers' League (HWL)" in the articles where HWL or the like is a source."""
    short = {name for name in known.owner if _SHORT.fullmatch(name) and len(name) <= _MOST_SHORT}
    articles = {article for name in short for article in known.sources[known.owner[name]].articles}
    pairs = (
        {pair for text in texts(sorted(articles)) for pair in find_abbreviations(text)} if short else set()
    )
    for abbreviation, long in sorted(pairs):
        firsts = known.by_form.get(normalize_name(abbreviation), [])
        seconds = known.by_form.get(normalize_name(long), [])
        for first in firsts:
            for second in seconds:
                reason = f"an article introduces {first} as short for {second}"
                yield Suggestion(known.owner[first], known.owner[second], reason, is_sure=True)


def find_same(known: Known) -> Iterator[Suggestion]:
    """Find names that differ in nothing that tells names apart."""
    for _, owners in known.grouped(lambda name: [normalize_name(name)]):
        for other in owners[1:]:
            yield Suggestion(other, owners[0], "the same name but for capitals, accents, dots or “the”")


def find_same_words(known: Known) -> Iterator[Suggestion]:
    """Find the same words in other order, and "Air Force of Ukraine" beside "Ukrainian Air Force"."""
    for _, owners in known.grouped(lambda name: [frozenset(folded_words(name))]):
        for other in owners[1:]:
            plain = [
                frozenset(normalize_name(name).split()) - naming_words().small for name in (other, owners[0])
            ]
            same = "the same words in another order"
            reason = same if plain[0] == plain[1] else f"{same}, with another form of the country"
            yield Suggestion(other, owners[0], reason)


def find_abbreviated(known: Known) -> Iterator[Suggestion]:
    """Find names that could be the first letters of others; where several fit, those of a common article."""
    longs: defaultdict[str, set[str]] = defaultdict(set)
    for name in known.owner:
        for letters in initials(name):
            longs[letters].add(name)
    for name in known.owner:
        letters = re.sub(r"[^a-z]", "", name.lower())
        if not _SHORT.fullmatch(name) or len(letters) > _MOST_SHORT:
            continue
        for long in _fitting(known, name, longs.get(letters, set())):
            yield Suggestion(known.owner[name], known.owner[long], f"{name} could be short for {long}")


def find_parts(known: Known) -> Iterator[Suggestion]:
    """Find a name inside a longer one: without the country, the region, or what stands behind it.

    Of several longer ones it is the one that stands in the same article, if that is one; a single word needs
    such an article in any case ("the Alliance").
    """
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for name in known.owner:
        for part in _parts(name):
            longer[part].add(name)
    for name in known.owner:
        form = normalize_name(name)
        is_single = " " not in form
        if is_single and not name[0].isupper():
            continue
        for long in _fitting(known, name, longer.get(form, set()) - {name}, is_together=is_single):
            yield Suggestion(known.owner[name], known.owner[long], _said_more(name, long))


def _parts(name: str) -> Iterator[str]:
    """Give the ends of a name, and its beginning up to a link ("Eastern Water Board in Lund")."""
    words = normalize_name(name).split()
    for start in range(1, len(words)):
        yield " ".join(words[start:])
    for link in _LINK.finditer(name):
        yield normalize_name(name[: link.start()])


def _said_more(name: str, long: str) -> str:
    form, whole = normalize_name(name), normalize_name(long)
    before = whole.removesuffix(form).strip() if whole.endswith(form) else ""
    if before and known_sources().code_of(before):
        return f"“{long}” may be “{name}” with its country"
    return f"“{name}” is a part of “{long}”"


def _fitting(known: Known, name: str, longs: Collection[str], *, is_together: bool = False) -> list[str]:
    """Choose among longer names that a short one could stand for: nothing where several fit equally well."""
    owner = known.owner[name]
    others = {known.owner[long]: long for long in sorted(longs) if known.owner[long] != owner}
    forms = {body: normalize_name(long) for body, long in others.items()}
    others = {
        body: long
        for body, long in others.items()
        if not known.are_two(owner, body)
        and not any(form != forms[body] and form in forms[body] for form in forms.values())
    }
    together = [long for body, long in others.items() if known.share_article(owner, body)]
    if len(others) == 1 and not is_together:
        return list(others.values())
    return together if len(together) == 1 else []
