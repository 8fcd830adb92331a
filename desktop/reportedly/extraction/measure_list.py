"""Parts of a whole and lists with one verb: what a number beside another one leans on.

In "3,000 troops, among them 500 officers" the officers are part of the troops: what is counted next is
counted against the whole. In "Japan pledged $20m, Qatar $8m" the verb of the first item holds for all.
"""

from itertools import pairwise

from reportedly.extraction.draft import Parse, Token
from reportedly.model.span import Span

__all__ = ["continues_list", "is_gapped", "is_part_of_whole"]

_THEM = frozenset({"them", "whom", "which", "those", "these"})
_PARTING = frozenset({"including", "included", "includes", "include"})
_MARKS = frozenset({",", "(", "–", "—"})
_BREAKS = frozenset({";", ".", ":", "?", "!", "”", "“"})
_NEAR = 5  # tokens between "among them" and its number, with hedges
_LONGEST_NAME = 4  # words of "and New Zealand some"
_JOINING = frozenset({",", "and", "while", "with", "but"})
_HEDGES = frozenset(
    {"about", "some", "around", "nearly", "almost", "roughly", "another", "just", "only", "over"}
)


def is_part_of_whole(parse: Parse, span: Span) -> bool:
    """Tell whether a number counts some of those named before: "including 500", "of whom 12", "40 of them"."""
    inside = parse.tokens_in(span)
    if not inside:
        return False
    first, last = inside[0].index, inside[-1].index
    before = [t.text.lower() for t in parse.tokens[max(0, first - _NEAR) : first]]
    if set(before) & _BREAKS:
        before = before[max(i for i, word in enumerate(before) if word in _BREAKS) + 1 :]
    if set(before) & _PARTING:
        return True
    if any(one in ("among", "of", "amongst") and other in _THEM for one, other in pairwise(before)):
        return True
    behind = [t.text.lower() for t in parse.tokens[last + 1 : last + 3]]
    return len(behind) > 1 and behind[0] == "of" and behind[1] in _THEM


def continues_list(parse: Parse, last: Span, span: Span) -> bool:
    """Tell whether a number goes on with the list of the one before: "500 officers and three generals"."""
    between = [t for t in parse.tokens if last.end <= t.span.start and t.span.end <= span.start]
    is_joined = any(t.text.lower() in ("and", ",") for t in between)
    is_told = any(t.pos in ("VERB", "AUX", "SCONJ") or t.text in _BREAKS for t in between)
    return is_joined and not is_told and not (between and between[0].text in _MARKS and _closes(between))


def _closes(between: list[Token]) -> bool:
    """Tell whether a comma and "and" begin the next statement: "..., and 30 wounded"."""
    return len(between) > 1 and between[1].text.lower() == "and"


def is_gapped(parse: Parse, last: Span, span: Span) -> bool:
    """Tell whether only a name stands between two numbers: "pledged $20m, Norway 80 billion crowns"."""
    between = [t for t in parse.tokens if last.end <= t.span.start and t.span.end <= span.start]
    names = [t for t in between if t.text.lower() not in _JOINING | _HEDGES | {"the"} and t.pos != "SYM"]
    is_joined = bool(between) and between[0].text.lower() in _JOINING
    is_named = 0 < len(names) <= _LONGEST_NAME and all(t.text[:1].isupper() for t in names)
    return is_joined and is_named
