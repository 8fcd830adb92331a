"""Sources that are people: by family name, by spelling, by the body that somebody speaks for."""

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from reportedly.analysis.naming_known import Known, Suggestion
from reportedly.analysis.naming_words import known_sources, naming_words, without_role
from reportedly.extraction.source_names import normalize_name

__all__ = ["find_speakers", "find_spellings", "find_spokespeople", "find_surnames", "person_words"]

_SPELT_ALIKE = (
    0.6  # of the first names: "Abdulmenam" and "Abdel-Moneim" 0.64, "Vladimir" and "Volodymyr" 0.59
)
_MOST_OF_A_PERSON = 4  # words of a person's name are fewer


def find_surnames(known: Known) -> Iterator[Suggestion]:
    """Find "Kovalenko" or "Mr Kovalenko" beside one "Andriy Kovalenko"; "Cho" beside "Cho Tae-yong"."""
    full: defaultdict[str, set[str]] = defaultdict(set)
    for name in known.owner:
        words = person_words(name)
        if len(words) > 1:
            for surname in {words[-1], words[0]} if "-" in words[-1] else {words[-1]}:
                full[surname.lower()].add(name)
    for name in known.owner:
        words = person_words(name)
        if len(words) == 1 and words[0].lower() in full and words[0][0].isupper():
            people = full[words[0].lower()]
            if len({known.owner[person] for person in people}) == 1:
                person = min(people)
                reason = f"{words[0]} is the family name of {person}"
                yield Suggestion(known.owner[name], known.owner[person], reason)


def find_speakers(known: Known) -> Iterator[Suggestion]:
    """Find people who are a source of their own and elsewhere spoke for a body."""
    for body in known.sources.values():
        for speaker in sorted(body.speakers):
            person = known.owner.get(speaker)
            if person is not None:
                yield Suggestion(person, body.name, f"{speaker} spoke for {body.name} elsewhere")
    for name, owner in known.owner.items():
        belongs = known_sources().affiliations.get(normalize_name(name))
        if belongs in known.owner:
            yield Suggestion(
                owner, known.owner[belongs], f"{name} speaks for {belongs} in the list of known sources"
            )


def find_spokespeople(known: Known) -> Iterator[Suggestion]:
    """Find "NIS spokesman" and "officials at the NIS" beside "NIS"."""
    for name in known.owner:
        body = without_role(name)
        for other in known.of_form(body) if body else []:
            yield Suggestion(known.owner[name], known.owner[other], f"“{name}” speaks for {other}")


def find_spellings(known: Known) -> Iterator[Suggestion]:
    """Find people of one family name whose first names are spelt alike."""

    def family_name(name: str) -> list[str]:
        words = person_words(name)
        return [words[-1].lower()] if len(words) > 1 else []

    for _, owners in known.grouped(family_name):
        for at, other in enumerate(owners[1:], 1):
            for best in owners[:at]:
                if _is_spelt_alike(*(" ".join(person_words(name)[:-1]).lower() for name in (other, best))):
                    yield Suggestion(other, best, "the same family name, the first names spelt alike")
                    break


@lru_cache(8192)
def person_words(name: str) -> tuple[str, ...]:
    """Give the words of what may be a person's name, without rank and office."""
    words, known = name.split(), naming_words()
    while words and normalize_name(words[0]) in known.titles:
        words.pop(0)
    is_name = len(words) < _MOST_OF_A_PERSON and all(word[0].isupper() or "-" in word for word in words)
    is_body = any(form in known.kinds or form in known.small for form in map(normalize_name, words))
    return tuple(words) if is_name and not is_body else ()


def _is_spelt_alike(one: str, two: str) -> bool:
    """Tell whether two first names may be one; "John" and "Joan" are a man and a woman."""
    words = naming_words()
    is_other = (one in words.men and two in words.women) or (one in words.women and two in words.men)
    if is_other or one[:1] != two[:1]:
        return False
    # The matcher's answer depends on which of the two comes first.
    return max(SequenceMatcher(None, a, b).ratio() for a, b in ((one, two), (two, one))) >= _SPELT_ALIKE
