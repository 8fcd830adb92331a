"""Which person leads or works for which body, where a sentence of the article says so by its form."""

import re
from collections.abc import Iterator

__all__ = ["find_affiliations"]

_NAME = r"[A-Z][\w’'-]{1,30}(?:\s(?:[A-Z]\.|[A-Z][\w’'-]{1,30}|al|bin|de|da|van|von|el)){1,3}"
_BODY = (
    r"(?:the |a |an )?(?P<body>(?:(?:Mr|Mrs|Ms|Dr)\. )?"
    r"[A-Z][\w’'&-]{1,40}(?:\s(?:[A-Z][\w’'&-]{0,40}|of|for|the|and|on)){0,8})"
)
_LEADS = r"(?:heads|leads|runs|directs|chairs|manages|founded|co-founded|headed|led|works for|speaks for)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\w)(?P<name>{_NAME}), who (?:now |also |has )?{_LEADS} {_BODY}",
        rf"(?<!\w)(?P<name>{_NAME}) (?:heads|leads|runs|directs|chairs|speaks for) {_BODY}",
        rf"(?<!\w){_BODY} is (?:headed|led|run|chaired|directed) by (?P<name>{_NAME})",
        rf"(?<!\w){_BODY}, (?:which is )?(?:headed|led|run|chaired|directed) by (?P<name>{_NAME})",
    )
)
_SMALL_END = re.compile(r"\s(?:of|for|the|and|on)$")


def find_affiliations(text: str) -> Iterator[tuple[str, str]]:
    """Give pairs of a person's full name and the body, both as written; offices of state are none."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            yield found["name"], _SMALL_END.sub("", found["body"].rstrip(".’'"))
