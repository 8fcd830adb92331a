"""The key that makes figures of one measure meet across articles, and the words of the measure."""

from reportedly.extraction.measure_parts import Parts
from reportedly.extraction.measure_words import MeasureWords
from reportedly.model.quantity import Kind

__all__ = ["measure_phrase", "series_key"]

SEPARATOR = " · "
_PARTICIPLES = frozenset({"killed", "wounded", "injured", "missing"})


def series_key(parts: Parts, kind: Kind, unit: str | None, words: MeasureWords) -> str:
    """Give the key in words: "north korean troops · killed · russia".

    `unit` is the number's own unit, None for a count. Increments and changes stay apart from totals, and
    units that do not convert into each other stay apart.
    """
    demonym = (
        words.demonym_of.get(parts.group, parts.group)
        if parts.group != parts.place or parts.thing != "people"
        else ""
    )
    thing = parts.thing or unit or "count"
    outcome = words.outcomes.get(parts.outcome)
    pieces = [f"{demonym} {thing}".strip()]
    if label := (outcome.label if outcome else parts.outcome):
        pieces.append(label)
    if parts.place:
        pieces.append(parts.place)
    if kind in (Kind.INCREMENT, Kind.CHANGE, Kind.RATE) and thing != "growth":
        pieces.append(kind.value)
    if unit is not None and unit != thing:
        pieces.append(unit.lower())
    return SEPARATOR.join(pieces)


def measure_phrase(parts: Parts, kind: Kind, words: MeasureWords) -> str:
    """Say what is counted, with its group, outcome and place: "North Korean troops sent to Russia"."""
    noun = parts.noun or parts.thing or "amount"
    if noun.split()[-1].lower() in _PARTICIPLES:  # "the North Korean killed and wounded"
        noun = " ".join([*noun.split()[:-1], parts.thing])
    named = {words.country(found.group()) for found in words.country_pattern.finditer(noun)}
    if parts.group and parts.group not in named and parts.thing != "people":
        noun = f"{_titled(words.demonym_of[parts.group])} {noun}"
    pieces = [noun]
    outcome = words.outcomes.get(parts.outcome)
    says_itself = words.outcome_of.get(parts.lemma) == parts.outcome or outcome is None
    if outcome is not None and outcome.name == "send" and parts.thing in words.people - {"troops"}:
        outcome = None  # doctors and fans travel for reasons of their own
    if outcome is not None and not says_itself and outcome.phrase not in noun.lower():
        pieces.append(outcome.phrase)
    if parts.place:
        preposition = outcome.preposition if outcome else "in"
        place = parts.place if parts.place == "elsewhere" else f"{preposition} {_titled(parts.place)}"
        if parts.place not in named and _titled(parts.place) not in noun:
            pieces.append(place)
    prefix = "additional " if kind is Kind.INCREMENT else "change in " if kind is Kind.CHANGE else ""
    return prefix + " ".join(pieces)


def _titled(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split())
