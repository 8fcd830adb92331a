"""The key that makes figures of one measure meet across articles, and the words of the measure."""

from dataclasses import replace

from reportedly.extraction.measure_place import ELSEWHERE, NEAR
from reportedly.extraction.measure_text import Parts
from reportedly.extraction.measure_words import MeasureWords
from reportedly.extraction.units import shared_units
from reportedly.model.figure import SERIES_SEPARATOR
from reportedly.model.quantity import Kind

__all__ = ["key_unit", "measure_phrase", "series_key"]

SOME = "part"
_WITH_ARTICLE = frozenset(
    {"netherlands", "philippines", "maldives", "european union", "dominican republic", "czech republic",
     "central african republic", "world"}
)  # fmt: skip
_APART = frozenset({"troops", "fighters"})  # own ones in a country are told from foreign ones
_WON = frozenset({"vote", "votes", "seat", "delegate", "medal"})
_WINNING = frozenset(
    "win receive take get gain poll secure garner capture claim collect earn hold bag".split()
)
# What befalls whoever is there: killed and wounded protesters are killed and wounded people.
_BEFALLING = frozenset(
    {"kill", "wound", "casualty", "miss", "arrest", "rescue", "hospitalise", "evacuate", "on board"}
)
_CONVERTED = frozenset({"length", "area", "mass", "speed", "temperature", "power", "energy"})
_ON_BOARD = "on board"
_STAFF = frozenset({"people", "workers"})
_JOB, _CUT, _LAID_OFF = "job", "cut", "laid off"
_PARTICIPLES = frozenset({"killed", "wounded", "injured", "missing"})


def series_key(
    parts: Parts,
    kind: Kind,
    unit: str | None,
    words: MeasureWords,
    *,
    each: str = "",
    some: str = "",
) -> str:
    """Give the key in words: "spanish troops · killed · chad".

    `unit` is the number's own unit, None for a count. Increments and changes stay apart from totals, numbers
    of each of several things (`each`) from their sum, and units that do not convert into each other.
    """
    if unit is None:
        parts = _of_work(_aboard(parts), words)
    elif parts.noun.partition(" ")[0].lower() in words.yearly and kind is Kind.LEVEL and _is_sum(unit):
        kind, unit = Kind.RATE, f"{unit} per year"  # annual savings are savings a year
    if (parts.said or parts.outcome) == _ON_BOARD:
        parts = replace(parts, place="")  # a ship or a bus moves
    is_own = parts.group == parts.place and parts.thing not in _APART
    demonym = "" if is_own else words.demonym_of.get(parts.group, parts.group)
    thing = _thing(parts, kind, unit, words)
    pieces = [f"{demonym} {thing}".strip()]
    label = _label(parts, thing, words)
    if label:
        pieces.append(label)
    if parts.place:
        pieces.append(parts.place)
    if each:
        pieces.append("each" if each == "each" else f"each {each}")
    if kind in (Kind.INCREMENT, Kind.CHANGE, Kind.RATE) and thing != "growth":
        pieces.append(kind.value)
    elif some == "them" or (some and not label and unit is None):
        pieces.append(SOME)  # 46 of 48 are never the 48, five of them are never all
    if unit is not None and unit not in (thing, "point"):  # an index stands at 5,100 or at 5,100 points
        pieces.append(key_unit(unit))
    return SERIES_SEPARATOR.join(pieces)


def key_unit(unit: str) -> str:
    """Give a unit as keys have it: miles and kilometres are both a length, so they stand in one series."""
    name, per, time = unit.partition(" per ")
    known = shared_units().canonical.get(unit) or shared_units().canonical.get(name)
    if known is None or known.dimension not in _CONVERTED:
        return unit.lower()
    return known.dimension if known.name == unit else f"{known.dimension}{per}{time}".lower()


def _is_sum(unit: str) -> bool:
    return " per " not in unit and unit not in ("percent", "fraction", "point", "percentage point")


def _aboard(parts: Parts) -> Parts:
    """Count passengers as people on board, where nothing else is said of them."""
    if parts.thing != "passenger" or (parts.said or parts.outcome) not in ("", "carried", "carry", _ON_BOARD):
        return parts
    return replace(parts, thing="people", outcome=_ON_BOARD, said=_ON_BOARD)


def _of_work(parts: Parts, words: MeasureWords) -> Parts:
    """Give one name to work that ends: 2,000 jobs cut, posts lost, employees laid off, layoffs."""
    said = parts.said or parts.outcome
    done, work = words.done_as.get(said, said), words.work_of.get(parts.thing)
    is_staff = parts.thing in _STAFF and done == _LAID_OFF
    if work == _CUT or is_staff or (work == _JOB and done in (_CUT, _LAID_OFF)):
        return replace(parts, thing=_JOB, outcome=_CUT, said=_CUT)
    return replace(parts, thing=_JOB) if work == _JOB else parts


def _thing(parts: Parts, kind: Kind, unit: str | None, words: MeasureWords) -> str:
    """Give the thing under the name that its synonyms share: "cholera infections" are cholera cases."""
    thing = parts.thing or unit or "count"
    if unit is not None:
        if thing == "rate" and kind is Kind.LEVEL and unit == "percent":
            thing = "interest"  # "the central bank keeps its rate at 8.75%"
        name, of, base = thing.removeprefix("value of ").partition(" of ")
        return f"{words.measured_as.get(name, name)}{of}{words.measured_as.get(base, base)}"
    if thing == "people" and parts.outcome == "employ":
        return "workers"
    if thing in words.present_as and parts.outcome in _BEFALLING:
        return words.present_as[thing]  # killed protesters and passengers are killed people
    sort, _, head = thing.rpartition(" ")
    return words.counted_as.get(thing) or f"{sort} {words.counted_as.get(head, head)}".strip()


def _label(parts: Parts, thing: str, words: MeasureWords) -> str:
    """Give the outcome; votes and seats are won, whatever verb says it, and cases are infections."""
    outcome = words.outcomes.get(parts.outcome)
    head = thing.rpartition(" ")[2]
    if head in _WON and parts.outcome in _WINNING:
        return ""
    if head == "case" and parts.outcome == "infect":
        return ""
    if thing == "workers" and parts.outcome == "employ":
        return ""
    said = parts.said or parts.outcome
    if outcome is not None:
        return outcome.label
    # "Refugees" are named by the noun, "people living there" by what they do.
    return words.done_as.get(said, said) or (said if thing == "people" else "")


def measure_phrase(parts: Parts, kind: Kind, words: MeasureWords, *, each: str = "") -> str:
    """Say what is counted, with its group, outcome and place: "Spanish troops sent to Chad"."""
    noun = parts.noun or parts.thing or "amount"
    if kind is Kind.CHANGE and noun in words.falling_nouns:  # its number has the sign
        noun = "change"
    is_participle = False
    if noun.split()[-1].lower() in _PARTICIPLES:  # "the Spanish killed and wounded"
        noun = " ".join([*noun.split()[:-1], parts.thing])
        is_participle = True
    named = {words.country(found.group()) for found in words.country_pattern.finditer(noun)}
    if parts.group and parts.group not in named and parts.thing != "people":
        noun = f"{_titled(words.demonym_of[parts.group])} {noun}"
    pieces = [noun]
    if each:
        pieces.append("each" if each == "each" else f"in each {each}")
    outcome = words.outcomes.get(parts.outcome)
    says_itself = words.outcome_of.get(parts.lemma) == parts.outcome and not is_participle
    if outcome is not None and outcome.name == "send":
        is_traveller = parts.thing in words.people - {
            "troops"
        }  # doctors and fans travel for reasons of their own
        outcome = None if is_traveller or (says_itself and parts.thing == "troops") else outcome
    if outcome is not None and not says_itself and outcome.phrase not in noun.lower():
        pieces.append(outcome.phrase)
    elif outcome is None and parts.said:
        pieces.append(parts.said)
    elif outcome is None and parts.told:
        pieces.append(parts.told)
    place = _place_words(parts, outcome.preposition if outcome else "in")
    is_in_noun = parts.place in named or (bool(parts.place) and _titled(parts.place) in noun)
    if place and not is_in_noun:
        pieces.append(place)
    prefix = "additional " if kind is Kind.INCREMENT else ""
    if (
        kind is Kind.CHANGE
        and noun != "change"
        and parts.lemma not in words.falling_nouns | words.rising_nouns
    ):
        prefix = "change in "
    return prefix + " ".join(pieces)


def _place_words(parts: Parts, preposition: str) -> str:
    """Give the place as the text has it, else by its name."""
    if not parts.place or parts.place == ELSEWHERE:
        return parts.place
    if parts.place_said:
        return f"{parts.place_preposition or preposition} {parts.place_said}"
    name = _titled(parts.place)
    if parts.place.startswith(NEAR):
        return f"near {_titled(parts.place.removeprefix(NEAR))}"
    is_plural = parts.place.startswith("united ") or parts.place in _WITH_ARTICLE
    return f"{preposition} the {name}" if is_plural else f"{preposition} {name}"


def _titled(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split())
