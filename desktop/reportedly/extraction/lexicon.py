"""The words of a language: resources/lexicons/<code>.toml, read once and never changed.

A stage asks for its own table (`lexicon.table("hedges")`) and turns it into typed entries behind a cache;
`Lexicon` is hashable by identity, so ``functools.cache`` on a function of it works.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from reportedly.assets import resource, resources_folder

__all__ = ["Lexicon", "available_languages", "load_lexicon"]


class Lexicon:
    """The tables of one language, and the shared tables (units, sources) that go with every language."""

    def __init__(self, code: str, tables: Mapping[str, Any], digest: str) -> None:
        self.code = code
        self.digest = digest
        self._tables = MappingProxyType(dict(tables))

    def table(self, name: str) -> Mapping[str, Any]:
        """Give one table; raises KeyError naming the language where it is missing."""
        try:
            found: Mapping[str, Any] = self._tables[name]
        except KeyError:
            raise KeyError(f"lexicon {self.code!r} has no table {name!r}") from None
        return found


def available_languages() -> tuple[str, ...]:
    """List the codes of the languages that can be read for figures."""
    return tuple(sorted(path.stem for path in (resources_folder() / "lexicons").glob("*.toml")))


@cache
def load_lexicon(code: str) -> Lexicon:
    """Read the lexicon of a language with the shared tables units.toml and sources.toml."""
    tables: dict[str, Any] = {}
    digest = hashlib.sha256()
    for path in (resource("lexicons", f"{code}.toml"), resource("units.toml"), resource("sources.toml")):
        content = path.read_bytes()
        digest.update(content)
        tables.update(tomllib.loads(content.decode("utf-8")))
    return Lexicon(code, tables, digest.hexdigest()[:16])
