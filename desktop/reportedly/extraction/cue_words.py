"""The table `cues` of a lexicon, typed: which words attribute, and what may stand with each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.extraction.draft import Token
from reportedly.extraction.lexicon import Lexicon
from reportedly.model.figure import Stance

__all__ = ["CueVerb", "CueWords", "cue_words"]

_WORD_LISTS = (
    "owned",
    "nominal",
    "things",
    "counted",
    "citable",
    "revisable",
    "surveys",
    "dummies",
    "light",
    "light_nouns",
    "minded",
    "claimable",
    "won",
    "needing",
    "outlooks",
    "making",
    "giving",
    "keeping",
)


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A reporting verb. `frames`: what it takes (see the lexicon)."""

    lemma: str
    frames: frozenset[str]
    stance: Stance | None
    links: frozenset[str]  # the prepositions of what is spoken of: "called for", "pointed to"
    is_weak: bool
    is_relay: bool


@dataclass(frozen=True, slots=True)
class CueWords:
    """The words of one language that attribute."""

    verbs: Mapping[str, CueVerb]
    according: tuple[tuple[str, ...], ...]
    owned: frozenset[str]
    nominal: frozenset[str]
    things: frozenset[str]
    counted: frozenset[str]
    citable: frozenset[str]
    revisable: frozenset[str]
    surveys: frozenset[str]
    dummies: frozenset[str]
    light: frozenset[str]
    light_nouns: frozenset[str]
    minded: frozenset[str]
    claimable: frozenset[str]
    won: frozenset[str]
    needing: frozenset[str]
    outlooks: frozenset[str]
    making: frozenset[str]
    giving: frozenset[str]
    keeping: frozenset[str]

    def verb_of(self, token: Token) -> CueVerb | None:
        """Give the entry of a verb; the tagger's "hop" for "hoping" and "texte" for "texted" are mended."""
        lemma = token.lemma.lower()
        if lemma in self.verbs:
            return self.verbs[lemma]
        if token.text.lower() in (f"{lemma}ed", f"{lemma}ing", f"{lemma}es"):
            return self.verbs.get(f"{lemma}e")
        if lemma.endswith("ie"):  # "denies" read as the plural of a noun
            return self.verbs.get(f"{lemma[:-2]}y")
        return self.verbs.get(lemma.removesuffix("e"))


@cache
def cue_words(lexicon: Lexicon) -> CueWords:
    """Read the table; a verb of several classes has all their frames and the first class's stance."""
    table = lexicon.table("cues")
    verbs: dict[str, CueVerb] = {}
    for row in table["verbs"]:
        stance = Stance(row["stance"]) if "stance" in row else None
        for lemma in row["lemmas"].split():
            known = verbs.get(lemma)
            links = frozenset(row.get("links", "").split()) | (known.links if known else frozenset())
            frames = frozenset(row["frames"]) | (known.frames if known else frozenset())
            verbs[lemma] = CueVerb(
                lemma,
                frames,
                known.stance if known else stance,
                links,
                row.get("is_weak", False) and (known is None or known.is_weak),
                row.get("is_relay", False),
            )
    return CueWords(
        verbs,
        tuple(tuple(phrase.split()) for phrase in table["according"]),
        *(frozenset(table[name].split()) for name in _WORD_LISTS),
    )
