"""Sources that names alone take for one: a town and a firm that bears its name, an auditor and the party it audits."""

import re
from collections.abc import Collection, Iterable, Sequence

from reportedly.analysis.comparing_words import word_set
from reportedly.analysis.naming_words import naming_words
from reportedly.extraction.source_names import normalize_name
from reportedly.model.figure import Figure

__all__ = ["is_firm_of_place", "is_of_another_trade", "places_among"]

_ONE_NAME = re.compile(r"[A-Z][a-z\u00df-\u024f]+")
_LEAST_WORDS = 3  # of a firm that bears a town's name: "Kigoma Marine Services", not "Kigoma police"
_STEM = 5  # letters
_OF_STATES = frozenset({"government", "agency"})


def places_among(figures: Iterable[Figure]) -> frozenset[str]:
    """Give the sources of one name that the sentences name as places, folded: "in Kigoma"."""
    figures = tuple(figures)
    found: set[str] = set()
    for name in {figure.source for figure in figures if figure.source is not None}:
        if _ONE_NAME.fullmatch(name) is None:
            continue
        place = re.compile(
            rf"(?<![Ss]hares )(?<![Ss]take )(?<![Ss]tock )\b(?:[Ii]n|[Nn]ear|[Aa]cross) {name}\b(?! [A-Z])"
        )
        if any(place.search(figure.sentence) for figure in figures):
            found.add(normalize_name(name))
    return frozenset(found)


def is_firm_of_place(place: Collection[str], firm: Collection[str], places: Collection[str]) -> bool:
    """Tell whether one is a town that speaks, and the other a firm with the town's name in its own."""
    towns = {normalize_name(name) for name in place}
    if not towns or not towns <= set(places):
        return False
    return bool(firm) and all(
        len(words := normalize_name(name).split()) >= _LEAST_WORDS
        and not towns.isdisjoint(words[:-1])
        and not _is_public(words)
        for name in firm
    )


def _is_public(words: Sequence[str]) -> bool:
    """Tell whether a name ends as that of an office of a state: "Tolmin health services", "Tolmin district council"."""
    last = words[-1].removesuffix("s")
    if last == "service":
        return words[-2] in word_set("origins", "public")
    kinds = naming_words().kinds
    return kinds.get(words[-1], kinds.get(last, "")) in _OF_STATES or words[-1] in naming_words().roles


def is_of_another_trade(names: Collection[str], others: Collection[str]) -> bool:
    """Tell whether a party without a name is of a trade that speaks for no body: an auditor, witnesses, a court.

    The other names a party and not that trade.
    """
    trades = word_set("origins", "trades")
    own = {normalize_name(name).removeprefix("the ") for name in names}
    is_trade = bool(own) and all(name.removesuffix("s") in trades for name in own)
    told = {word[:_STEM] for name in others for word in normalize_name(name).split()}
    return is_trade and not any(name[:_STEM] in told for name in own)  # "auditors" of the Audit Court
