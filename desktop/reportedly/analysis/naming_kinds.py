"""What a source is and where it belongs: a first guess, which a person's word replaces."""

from dataclasses import dataclass
from functools import cache

from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.source_names import SourceTable, source_table

__all__ = ["SOURCE_KINDS", "SourceGuess", "country_names", "guess_source", "known_sources", "read_country"]

SOURCE_KINDS = ("government", "agency", "organization", "company", "expert", "person", "outlet", "anonymous")
"""What a source can be. An agency is a body of a state: police, army, statistics office, intelligence."""

_KIND_OF = {
    "government": "government", "parliament": "government", "ministry": "government", "mission": "government",
    "court": "government", "service": "agency", "spies": "agency", "agency": "agency", "un": "organization",
    "organization": "organization", "ngo": "organization", "party": "organization", "research": "expert",
    "company": "company", "outlet": "outlet", "person": "person",
}  # fmt: skip
# Codes of the table that are no country's: the European Union speaks as one.
_UNIONS = {"EU": "European Union"}


@dataclass(frozen=True, slots=True)
class SourceGuess:
    """A source's kind and country as far as they are known; "" where nothing tells."""

    kind: str = ""
    country: str = ""


def guess_source(name: str) -> SourceGuess:
    """Give what the shipped table of sources says of a name."""
    body = known_sources().find(name)
    if body is None:
        return SourceGuess()
    kind = _KIND_OF.get(body.kind, "")
    if body.kind == "court" and not body.country:
        kind = "organization"
    return SourceGuess(kind, country_names().get(body.country, ""))


def read_country(text: str) -> str:
    """Give a country as the table writes it, from its name, code or any other form; other words as they are."""
    written = " ".join(text.split())
    names = country_names()
    code = known_sources().code_of(written)
    return names.get(written.upper()) or names.get(code, written)


@cache
def country_names() -> dict[str, str]:
    """Give the names of countries by their ISO codes."""
    rows = load_lexicon("en").table("sources")["countries"].strip().splitlines()
    split = ([part.strip() for part in row.split("|")] for row in rows)
    return {code: name for name, code, *_ in split} | _UNIONS


def known_sources() -> SourceTable:
    """Give the shipped table of bodies and people."""
    return source_table(load_lexicon("en"))
