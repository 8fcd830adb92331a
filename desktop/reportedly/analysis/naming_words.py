"""Words of the names of sources: what tells them apart, what somebody with a role speaks for."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.assets import resource
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.source_names import Body, SourceTable, normalize_name, source_table

__all__ = [
    "NamingWords",
    "folded_words",
    "initials",
    "known_body",
    "known_sources",
    "naming_words",
    "without_role",
]

_PARTS = re.compile(r"[\s\-/]+")
_OF = re.compile(r"(?i)\s(?:for|of|at|from|in)\s(?:the\s)?")


@dataclass(frozen=True, slots=True)
class NamingWords:
    """Words by what they tell, in lower case and singular."""

    kinds: dict[str, str]
    small: frozenset[str]
    roles: frozenset[str]
    titles: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]


@cache
def naming_words() -> NamingWords:
    """Give the word lists of resources/naming.toml and those that the reading of sources has."""
    lists = tomllib.loads(resource("naming.toml").read_text(encoding="utf-8"))
    cues, sources = load_lexicon("en").table("cues"), load_lexicon("en").table("sources")
    roles = frozenset(cues["roles"].split()) | frozenset(cues["spokespeople"].split())
    return NamingWords(
        kinds={
            word: kind
            for kind, words in lists.items()
            if kind not in ("small", "one_body")
            for word in words.split()
        },
        small=frozenset(lists["small"].split()),
        roles=roles | frozenset(cues["role_parts"].split()),
        titles=frozenset(cues["ranks"].split()) | frozenset(cues["offices"].split()),
        women=frozenset(sources["first_names"]["feminine"].split()),
        men=frozenset(sources["first_names"]["masculine"].split()),
    )


def known_sources() -> SourceTable:
    """Give the shipped table of bodies and people."""
    return source_table(load_lexicon("en"))


@cache
def known_body(name: str) -> Body | None:
    """Give the body of the table that a name stands for wherever it is said; NDMA is another one in each country."""
    body = known_sources().find(name)
    if body is None or body.name == name or " " in name or not name.isupper():
        return body
    codes = (
        row.split("|")[1].strip()
        for row in load_lexicon("en").table("sources")["countries"].split("\n")
        if row
    )
    return body if all(known_sources().find(name, code) == body for code in codes) else None


@cache
def folded_words(name: str) -> tuple[str, ...]:
    """Give the words of a name that tell it apart: "Air Force of Ukraine" and "Ukrainian Air Force" have the same.

    Forms of a country become its code in capitals; accents, possessives and small words are left out.
    """
    words = normalize_name(name).split()
    small = naming_words().small
    folded: list[str] = []
    at = 0
    while at < len(words):
        for size in (3, 2, 1):
            code = known_sources().code_of(" ".join(words[at : at + size])) if at + size <= len(words) else ""
            if code:
                folded.append(code.upper())
                at += size
                break
        else:
            if words[at] not in small:
                folded.append(words[at])
            at += 1
    return tuple(folded)


@lru_cache(8192)
def initials(name: str) -> frozenset[str]:
    """Give what a name may be shortened to: the first letters of all its words, and of the great ones."""
    words = [word for word in _PARTS.split(name.replace("’", "'")) if word]
    great = [word for word in words if word[0].isupper()]
    few = [word for word in words if word.lower() not in naming_words().small]
    return frozenset(
        "".join(word[0] for word in some).lower() for some in (words, great, few) if len(some) > 1
    )


def without_role(name: str) -> str:
    """Give the body that somebody speaks for: "NIS spokesman" and "a spokesman for the NIS" give NIS; else ""."""
    roles = naming_words().roles
    before, *behind = _OF.split(name, 1)
    if behind and all(word in roles for word in normalize_name(before).split()) and before.strip():
        return behind[0].strip()
    words = name.split()
    size = len(words)
    while size and normalize_name(words[size - 1]) in roles:
        size -= 1
    return re.sub(r"['’]s?$", "", " ".join(words[:size])) if 0 < size < len(words) else ""
