"""Pounds of money and pounds of weight: told apart by the words around."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportedly.extraction.word_patterns import either
from reportedly.model.span import Span

__all__ = ["PoundWords"]

_BEFORE, _AFTER = 60, 40
_CLAUSE_END = re.compile(r"[.;:!?]\s|\n")
_LEAST_MONEY, _LEAST_SURE = Decimal(1000), Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class PoundWords:
    """What speaks for a weight, what for money, and whose money it is: the table `pounds`."""

    weight: re.Pattern[str]
    money: re.Pattern[str]
    whose: re.Pattern[str]

    @classmethod
    def of(cls, table: Mapping[str, Iterable[str]]) -> "PoundWords":
        """Take the words of a language."""
        return cls(
            re.compile(rf"\b{_any_form(table['weight'])}\b", re.I),
            re.compile(rf"\b{_any_form(table['money'])}\b|[£$€]", re.I),
            re.compile(rf"\s+of\s+{either(table['whose'])}\b", re.I),
        )

    def is_weight(self, text: str, span: Span, size: Decimal | None) -> bool:
        """Tell whether the pounds at `span` are a weight.

        The words of the clause decide where they speak for one side only; else "of" behind them and a hyphen mean a
        weight ("10,000 pounds of flour"), and large sums are money.
        """
        before = text[max(0, span.start - _BEFORE) : span.start]
        ends = [found.end() for found in _CLAUSE_END.finditer(before)]
        after = _CLAUSE_END.split(text[span.end : span.end + _AFTER], maxsplit=1)[0]
        is_of = after.lower().startswith(" of ")
        if is_of and size is not None and size < _LEAST_SURE:
            return not self.money.search(after) and not self.whose.match(after)
        around = f"{before[ends[-1] if ends else 0 :]} {after}"
        weight, money = bool(self.weight.search(around)), bool(self.money.search(around))
        if weight != money:
            return weight
        if size is None or size >= _LEAST_SURE:
            return size is None
        return is_of or text[span.start - 1 : span.start] == "-" or size < _LEAST_MONEY


def _any_form(words: Iterable[str]) -> str:
    """Match any of the words; "weigh*" is whatever begins so."""
    return either(words).replace(r"\*", r"\w*")
