"""Who takes a number back that he gave, and who may have given it without a name."""

import re
from functools import cache

from reportedly.analysis.comparing_words import any_of, word_table
from reportedly.analysis.naming_words import naming_words
from reportedly.model.figure import Figure, Stance

__all__ = ["is_anonymous", "says_withdrawn", "takes_back"]

_WITHDRAWN, _ANONYMOUS = "stance.withdrawn", "anonymous"


def takes_back(figure: Figure) -> bool:
    """Tell a number that its source takes back ("withdrew its figure of 46") from one that it denies to be true."""
    if figure.stance is not Stance.DENIED:
        return False
    found = figure.evidence.get("stance")
    return (found is not None and found.rule == _WITHDRAWN) or says_withdrawn(figure.sentence)


def says_withdrawn(sentence: str) -> bool:
    """Tell whether a sentence takes something back: "AFP withdrew the figure"."""
    return _taking().search(sentence) is not None


def is_anonymous(source: str | None) -> bool:
    """Tell "officials" and "a doctor", who may be of any body, from a name."""
    last, kinds = (source or "").rpartition(" ")[2].lower(), naming_words().kinds
    return _ANONYMOUS in (kinds.get(last), kinds.get(last.removesuffix("s")))


@cache
def _taking() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(word_table('withdrawals')['words'])})\b", re.IGNORECASE)
