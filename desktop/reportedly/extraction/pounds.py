"""Pounds of money and pounds of weight: told apart by the words around."""

import re
from decimal import Decimal

from reportedly.model.span import Span

__all__ = ["is_weight"]

_BEFORE, _AFTER = 60, 40
_CLAUSE_END = re.compile(r"[.;:!?]\s|\n")
_WEIGHT = re.compile(
    r"\b(?:weigh\w*|weights?|tons?|tonnes?|kilos?|kilograms?|kg|grams?|ounces?|heav\w+|lift\w*|lost|gained|shed|explosives?"
    r"|bombs?|warheads?|payloads?|cargo|tnt|thrust|pressure|force|fish|meat|beef|pork|cocaine|heroin|fentanyl|drugs?"
    r"|methamphetamine|marijuana|cannabis|food|grain|wheat|rice|sugar|coffee|cotton|copper|coal|uranium|steel|waste"
    r"|garbage|carbon|emissions?|babies|baby|birth|body|bench|haul|catch|ammunition|powder|debris)\b",
    re.I,
)
_MONEY = re.compile(
    r"\b(?:spen[dt]\w*|pa(?:y|ys|id|ying|yments?)|cost\w*|pric\w*|worth|fine[ds]?|budget\w*|sterling|salar\w*|wages?|fund\w*"
    r"|earn\w*|bills?|debts?|sell\w*|sold|buy\w*|bought|charg\w*|fees?|tax\w*|loans?|valued?|revenues?|profits?|losses"
    r"|turnover|invest\w*|donat\w*|raised?|grants?|compensation|damages|rent\w*|banks?|money|cash|awarded|prize|savings?"
    r"|aid|pension\w*|lottery|bail|jackpot|subsid\w*|spends?|economy|currency|exchange|dollars?|euros?|pence)\b|[£$€]",
    re.I,
)
_PUBLIC = re.compile(r"\s+of\s+(?:public|taxpayers?|government|their|his|her|our|my|its)\b", re.I)
_LEAST_MONEY, _LEAST_SURE = Decimal(1000), Decimal(1_000_000)


def is_weight(text: str, span: Span, size: Decimal | None) -> bool:
    """Tell whether the pounds at `span` are a weight.

    The words of the clause decide where they speak for one side only; else "of" behind them and a hyphen mean a
    weight ("10,000 pounds of flour"), and large sums are money.
    """
    before = text[max(0, span.start - _BEFORE) : span.start]
    ends = [found.end() for found in _CLAUSE_END.finditer(before)]
    after = _CLAUSE_END.split(text[span.end : span.end + _AFTER], maxsplit=1)[0]
    is_of = after.lower().startswith(" of ")
    if is_of and size is not None and size < _LEAST_SURE:
        return not _MONEY.search(after) and not _PUBLIC.match(after)
    around = f"{before[ends[-1] if ends else 0 :]} {after}"
    weight, money = bool(_WEIGHT.search(around)), bool(_MONEY.search(around))
    if weight != money:
        return weight
    if size is None or size >= _LEAST_SURE:
        return size is None
    return is_of or text[span.start - 1 : span.start] == "-" or size < _LEAST_MONEY
