"""Scales written short, and the letters that stand before or behind digits: "1.2bn", "48.5MGBP", "N78,000"."""

import re
from decimal import Decimal

from reportedly.extraction.number_words import NumberWords
from reportedly.extraction.units import UnitTable

__all__ = ["SUM_LETTERS", "TIMES", "ScaleReader"]

TIMES = re.compile(r"[x×X](?![^\W_])")
"""The x of "3x", with no word behind it."""

SUM_LETTERS = re.compile(r"(?<![^\W_])[A-Z][A-Za-z]{0,2}\Z")
"""Letters of a currency before its sum, even of one that no table gives: "N78,000", "Sh346.7 billion", "SR3.5bn"."""

_SAME_BREATH = 48
# A scale letter before a code of three letters: "20 MUSD", "MAUD 60".
_CODE = re.compile(r"(Mn|mn|bn|Bn|[kKTmMB])([A-Z]{3})")
_LOOSE = re.compile(r"[ \u00a0\u202f]([^\W\d_]{1,3})(?![^\W_])")
_DOTTED_NEXT = re.compile(r"\.(?=\s?(?:[a-z€$£¥]|[A-Z]{3}\b|[A-Z][a-z]+(?:s|ar|ro|o)\b))")
# "42m users" is a count, "42m high" or "42m of cable" a length.
_NAME_NEXT = re.compile(r" [A-Z]")
_COUNTED_NEXT = re.compile(r"[ \u00a0]([a-z][a-z-]+)")
_SUM_NEXT = re.compile(
    r"(?:bn|tn|mn|m|k|Bn|Mn|M|K|B|\s?(?:hundred|thousand|million|billion|trillion))(?![^\W_])"
)


class ScaleReader:
    """Reads the letters around digits of one text; it remembers where the last "m" was a million."""

    def __init__(self, text: str, words: NumberWords, units: UnitTable) -> None:
        self.text, self.words, self.units = text, words, units
        self._last_million = -_SAME_BREATH

    def _code_scale(self, word: str) -> Decimal | None:
        """Give the factor of the letters before a currency code: "MUSD", "kEUR", "TSEK"."""
        found = _CODE.fullmatch(word)
        if found is None or found[2] in self.words.word_codes:
            return None
        unit = self.units.canonical.get(found[2])
        is_money = unit is not None and unit.dimension.startswith("money")
        return self.words.code_scales.get(found[1]) if is_money else None

    def _loose_scale(self, start: int, end: int) -> tuple[Decimal, int] | None:
        """Read a short scale behind a space: "5 mn", "5 Mio. euros", "8 B people", "€5 m"."""
        if self.text[end : end + 1] not in (" ", "\u00a0", "\u202f"):
            return None
        found = _LOOSE.match(self.text, end)
        return self._loose(found[1], start, found.end()) if found else None

    def _loose(self, letters: str, start: int, after: int) -> tuple[Decimal, int] | None:
        words = self.words
        scale = words.loose_scales.get(letters)
        if scale is not None:
            dot = _DOTTED_NEXT.match(self.text, after) if letters in words.dotted_scales else None
            return scale, dot.end() if dot else after
        scale = words.short_scales.get(letters) or words.money_scales.get(letters)
        if scale is None:
            return None
        if self.units.before(self.text, start):
            return scale, after
        unit = self.units.after(self.text, after, scale)
        if unit is not None and unit.unit.dimension.startswith("money") and unit.span.start <= after + 1:
            return scale, after
        follows = _COUNTED_NEXT.match(self.text, after)
        counted = words.surely_counted | words.million_next if letters in ("M", "B") else words.surely_counted
        return (scale, after) if follows and follows[1] in counted else None

    def _short_scale(self, after: str, start: int, end: int, after_end: int) -> tuple[Decimal | None, int]:
        """Read a short scale right behind the digits: "1.2bn", "42m users", "48.5MGBP"."""
        words = self.words
        if after in words.short_scales:
            is_label = (
                after == "B" and "." not in self.text[start:end] and _NAME_NEXT.match(self.text, after_end)
            )
            if not is_label or self.units.before(self.text, start):  # "221B Baker Street"
                return words.short_scales[after], after_end
        if after in words.loose_scales:
            dot = _DOTTED_NEXT.match(self.text, after_end) if after in words.dotted_scales else None
            return words.loose_scales[after], dot.end() if dot else after_end
        if len(after) in (4, 5) and (scale := self._code_scale(after)) is not None:
            return scale, after_end - 3
        if after not in words.money_scales:
            return None, after_end
        if self.units.before(self.text, start) or self._is_sum(start, end):
            return words.money_scales[after], after_end
        if after == "m" and self._is_million(start, after_end):
            return words.money_scales[after], after_end
        return None, after_end

    def _is_million(self, start: int, after_end: int) -> bool:
        """Tell "42m users" and "18.4m voted" from a length; so is "0.98m" beside "1.1m tonnes"."""
        words, follows = self.words, _COUNTED_NEXT.match(self.text, after_end)
        is_million = start - self._last_million < _SAME_BREATH
        if follows:
            next_word = follows[1]
            is_million |= next_word in words.surely_counted or next_word in words.million_next
            is_million |= (next_word.endswith("s") and len(next_word) > 3) or next_word in self.units.by_name
        if is_million:
            self._last_million = after_end
        return is_million

    def _is_prefixed(self, start: int) -> bool:
        return self.units.before(self.text, start) is not None

    def _is_sum(self, start: int, end: int) -> bool:
        """Tell a sum with the letters of its currency ("N78,000", "SR3.5bn") from a name ("A320", "M16")."""
        if not SUM_LETTERS.search(self.text, max(0, start - 4), start):
            return False
        body = self.text[start:end]
        return bool(_SUM_NEXT.match(self.text, end)) or ("," in body and len(body) > 4)

    def _is_suffix(self, start: int, end: int, letters: str) -> bool:
        """Tell whether letters right behind digits are a scale, an ordinal ending or a unit."""
        words = self.words
        unit = self.units.after(self.text, end)
        follows = self.text[end + len(letters) : end + len(letters) + 1]
        if follows.isdigit() or follows == "_":
            return unit is not None and unit.span.end > end + len(letters)  # "32m2"
        if (
            letters in words.short_scales
            or letters in words.ordinal_endings
            or letters.lower() in words.scales
            or letters in words.glued_words
        ):
            return True
        if letters in words.loose_scales or TIMES.fullmatch(letters) or self._code_scale(letters) is not None:
            return True
        if letters in words.money_scales and (
            self.units.before(self.text, start) or self._is_sum(start, end)
        ):
            return True
        return unit is not None
