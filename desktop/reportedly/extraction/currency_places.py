"""Whose money a bare name is: "pesos" in an article on Chile, "$500" where American dollars are marked as such."""

import re
from dataclasses import replace
from functools import cached_property

from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.measure_words import measure_words
from reportedly.extraction.units import SharedName, Unit, UnitMatch, UnitTable
from reportedly.model.span import Span

__all__ = ["CurrencyPlaces"]

_REACH = 150  # code points to both sides in which a clause is looked for
_NEAR = 400  # about two sentences before
_CLAUSE_END = re.compile(r"[.;!?]\s|\n")
# Who marks some dollars as American means another dollar by the rest.
_MARKED = re.compile(r"\bUS ?\$|\$ ?US(?![A-Za-z])|\bU\.S\. ?\$|\bUSD(?![A-Za-z])")
_CODE = re.compile(r"\b[A-Z]{3}\b")
# Short forms that are other things elsewhere: they count where the text names their country.
_LETTERS = {
    "N": ("nigeria", "NGN"), "P": ("philippines", "PHP"), "SR": ("saudi arabia", "SAR"), "QR": ("qatar", "QAR"),
    "KD": ("kuwait", "KWD"), "BD": ("bahrain", "BHD"), "JD": ("jordan", "JOD"), "RO": ("oman", "OMR"),
    "K": ("zambia", "ZMW"),
}  # fmt: skip
_OWN_NAMES = {"N": "naira", "K": "kwacha"}
_LETTERS_BEFORE = re.compile(r"(?<![\w-])([NPK](?=$)|(?:SR|QR|KD|BD|JD|RO)(?=\s?$))\s?$")


class CurrencyPlaces:
    """Resolves shared names of currencies in one text; nothing is looked for until such a name is met."""

    def __init__(self, text: str, units: UnitTable, lexicon: Lexicon) -> None:
        self._text, self._units, self._lexicon = text, units, lexicon
        self._in_article: dict[str, Unit] = {}

    def resolved(self, match: UnitMatch | None) -> UnitMatch | None:
        """Give a match with the currency of the country that the clause, the sentences before or the article names.

        Without a country, and where several share the name, the default stands; where the article names other
        countries than that of the default, and several, it is nobody's guess: the bare name.
        """
        if match is None or not match.word:
            return match
        shared = self._units.shared[match.word]
        if match.word == "dollar":
            unit = self._of_article(match.word, shared) if self._is_marked else shared.default
        else:
            near = self._text[max(0, match.span.start - _NEAR) : match.span.end]
            unit = (
                self._of_clause(match, shared)
                or shared.of(self._countries(near))
                or self._of_article(match.word, shared)
            )
        return replace(match, unit=unit)

    def letters_before(self, position: int) -> UnitMatch | None:
        """Find letters that mean money in one country only, and there beside a number: "N1.2m" in Nigeria."""
        found = _LETTERS_BEFORE.search(self._text, max(0, position - 4), position)
        if found is None:
            return None
        country, code = _LETTERS[found[1]]
        if country not in self._named and _OWN_NAMES.get(found[1]) not in self._own_names:
            return None
        return UnitMatch(self._units.canonical[code], Span(*found.span(1)), is_sign=True)

    @cached_property
    def _is_marked(self) -> bool:
        return _MARKED.search(self._text) is not None

    @cached_property
    def _named(self) -> frozenset[str]:
        return self._countries(self._text)

    @cached_property
    def _own_names(self) -> frozenset[str]:
        """Names of money that one country alone has, in the text."""
        text = self._text.lower()
        return frozenset(name for name in _OWN_NAMES.values() if name in text)

    def _of_clause(self, match: UnitMatch, shared: SharedName) -> Unit | None:
        start, end = match.span.start, match.span.end
        before = self._text[max(0, start - _REACH) : start]
        ends = [found.end() for found in _CLAUSE_END.finditer(before)]
        after = _CLAUSE_END.split(self._text[end : end + _REACH], maxsplit=1)[0]
        return shared.of(self._countries(f"{before[ends[-1] if ends else 0 :]}|{after}"))

    def _of_article(self, word: str, shared: SharedName) -> Unit:
        if word not in self._in_article:
            own = {unit.name: unit for unit in shared.places.values()}
            codes = {code for code in _CODE.findall(self._text) if code in own}
            if len(codes) == 1:
                self._in_article[word] = own[codes.pop()]
            else:
                self._in_article[word] = shared.most_likely(self._named)
        return self._in_article[word]

    def _countries(self, text: str) -> frozenset[str]:
        return measure_words(self._lexicon).countries_in(text)
