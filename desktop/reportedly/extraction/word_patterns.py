"""Lists of words as parts of a regular expression."""

import re
from collections.abc import Iterable

__all__ = ["either"]


def either(words: Iterable[str]) -> str:
    """Give a group that matches any of the words or phrases, longest first; a space matches any white space."""
    ordered = sorted(set(words), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered) + ")"
