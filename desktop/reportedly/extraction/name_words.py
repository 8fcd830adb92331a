"""Words of the lexicon that tell a body's name from a person's, and the nouns that stand for bodies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.extraction.lexicon import Lexicon

__all__ = ["NAMED", "NameWords", "name_words"]

NAMED = "named"  # in the lexicon: the noun stands only for a body with that word in its name
_PRONOUN_KINDS = ("feminine", "masculine", "plural", "neuter", "first")


@dataclass(frozen=True, slots=True)
class NameWords:
    """`short` gives for a noun ("agency") the kinds of bodies it may stand for, best choice first; `pronouns`
    for each pronoun its kind ("feminine", "neuter").
    """

    short: Mapping[str, Sequence[Sequence[str]]]
    pronouns: Mapping[str, str]
    things: frozenset[str]
    loose: frozenset[str]
    body_words: frozenset[str]
    not_people: frozenset[str]
    labels: frozenset[str]
    described_as: frozenset[str]
    made: frozenset[str]
    persons: frozenset[str]
    armed: frozenset[str]
    seats: frozenset[str]
    offices: frozenset[str]

    def is_body_word(self, word: str) -> bool:
        """Tell whether a word makes a name the name of a body ("University of Lima")."""
        return word.lower().strip(".") in self.body_words

    def is_body_noun(self, word: str) -> bool:
        """Tell whether a common noun stands for a body ("the ministry", "a charity")."""
        lowered = word.lower()
        return lowered in self.short or (self.is_body_word(lowered) and lowered not in self.things)

    def is_named_body(self, words: str, written: str) -> bool:
        """Tell "interior ministry" and "city police": a kind of body with its field."""
        parts = words.lower().split()
        if not 2 <= len(parts) <= 3 or parts[-2] in self.loose:
            return False
        kinds = {kind for choice in self.short.get(parts[-1], []) for kind in choice}
        # "the central bank" is one, "a large bank" may be any
        return bool(kinds & {"ministry", "service"}) or (
            NAMED in kinds and written.lower().startswith("the ")
        )


@cache
def name_words(lexicon: Lexicon) -> NameWords:
    """Read the words of the table `cues`."""
    table = lexicon.table("cues")
    short = {
        noun: [kinds.split() for kinds in choices.split("|")]
        for noun, choices in table["short_names"].items()
    }
    pronouns = {word: kind for kind in _PRONOUN_KINDS for word in table[kind].split()}
    lists = (
        "things", "loose_fields", "body_words", "not_people", "person_labels", "described_as", "made_by", "persons",
        "armed_bodies", "seats", "offices",
    )  # fmt: skip
    return NameWords(short, pronouns, *(frozenset(table[name].split()) for name in lists))
