"""Which person leads or works for which body, where a sentence of the article says so by its form."""

import re
from collections.abc import Iterator

from reportedly.model.span import Span

__all__ = ["find_affiliations"]

_NAME = r"[A-Z][\w’'-]{1,30}(?:\s(?:[A-Z]\.|[A-Z][\w’'-]{1,30}|al|bin|de|da|van|von|el)){1,3}"
_BODY = (
    r"(?:the |a |an )?(?P<body>(?:(?:Mr|Mrs|Ms|Dr)\. )?"
    r"[A-Z][\w’'&-]{1,40}(?:\s(?:[A-Z][\w’'&-]{0,40}|of|for|the|and|on)){0,8})"
)
_LEADS = r"(?:heads|leads|runs|directs|chairs|manages|founded|co-founded|headed|led|works for|speaks for)"
# "the Lima office of the group Hill Aid"
_PART = r"(?:the (?:[\w-]+ ){0,2}(?:office|branch|team|arm|section|unit|operations) of )?"
_CALLED = rf"{_PART}(?:the (?:group|organi[sz]ation|charity|agency|party|union|company|firm) )?{_BODY}"
_LEADING = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\w)(?P<name>{_NAME}), who (?:now |also |has )?{_LEADS} {_CALLED}",
        rf"(?<!\w)(?P<name>{_NAME}) (?:heads|leads|runs|directs|chairs|speaks for|spoke for) {_CALLED}",
        rf"(?<!\w){_BODY} is (?:headed|led|run|chaired|directed) by (?P<name>{_NAME})",
        rf"(?<!\w){_BODY}, (?:which is )?(?:headed|led|run|chaired|directed) by (?P<name>{_NAME})",
        rf"(?<!\w)(?P<name>{_NAME})[^.\r\n]{{0,120}}\. (?:She|He) (?:now |also )?{_LEADS} {_CALLED}",
    )
)
_MEMBER = re.compile(
    rf"(?<!\w)(?P<name>{_NAME})(?:,?(?: ha[sd] been)? (?:of|from|at|with)|, (?:a|an) [a-z-]+ (?:of|from|at|with)) "
    r"(?P<body>(?:the )?(?:[A-Z][\w’'&-]{0,40}(?:\s(?:[A-Z][\w’'&-]{0,40}|of|for|the|and|&)){0,6}"
    r"|[a-z-]{2,40}(?:\s[a-z-]{2,40}){0,2}?(?=[,.;:\r\n]|\s(?:[a-z]+ed|has|had|is|was|says|said|told|tells|thinks|"
    r"thought|believes|expects|spent|put|puts|gave|spoke|for|since)\b)))"
)
_SMALL_END = re.compile(r"\s(?:of|for|the|and|on)$")


def find_affiliations(text: str) -> Iterator[tuple[str, Span, bool]]:
    """Give a person's full name, the words of the body, and whether he leads it, not only is of it.

    Whether the words are those of a body is still to be found out; offices of state are none.
    """
    for pattern in _LEADING:
        for found in pattern.finditer(text):
            yield found["name"], _body(found), True
    for found in _MEMBER.finditer(text):
        yield found["name"], _body(found), False


def _body(found: re.Match[str]) -> Span:
    words = _SMALL_END.sub("", found["body"].rstrip(".’'"))
    return Span(found.start("body"), found.start("body") + len(words))
