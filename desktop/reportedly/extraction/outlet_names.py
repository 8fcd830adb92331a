"""Names that only an outlet can have: "the Eastern Wire", "Coast Radio", "Radio Sahel"."""

import re

__all__ = ["outlet_named"]

# "Post" and the like are common words, so a name has two of its words at least.
_LAST = frozenset({
    "times", "post", "news", "herald", "wire", "newswire", "radio", "tv", "television", "tribune", "journal",
    "gazette", "telegraph", "chronicle", "press", "mail", "observer", "mirror", "daily", "weekly", "today", "dispatch",
    "courier", "inquirer", "examiner", "broadcaster", "broadcasting", "newspaper", "newsletter", "sun", "star",
    "magazine", "bulletin", "ledger", "sentinel", "messenger",
})  # fmt: skip
_FIRST = frozenset({"radio", "channel", "tv", "daily", "television"})
_NAME = re.compile(r"(?:[Tt]he\s)?(?P<name>[A-Z][\w&.’'-]*(?:\s(?:of\s)?[A-Z0-9][\w&.’'-]*){1,4})$")


def outlet_named(words: str) -> str | None:
    """Give the name of an outlet that some words end with: "told the Eastern Wire"; nothing if it is none."""
    found = _NAME.search(words)
    if found is None:
        return None
    parts = found["name"].lower().split()
    return found["name"] if parts[-1] in _LAST or parts[0] in _FIRST else None
