"""The words of a mention taken apart: body, role, person.

"Peruvian National Weather Service Director Ana Ruiz" is the body "Peruvian National Weather Service", the
role "Director" and the person "Ana Ruiz".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.extraction.lexicon import Lexicon
from reportedly.model.span import Span

__all__ = ["Mention", "RoleWords", "role_words", "take_apart"]

_TOKEN = re.compile(r"[^\W_]+(?:[.'’&/-][^\W_]+)*\.?|[(),&]")
_OF = frozenset({"of", "for", "at", "with", "from", "in"})
_OWNER = re.compile(r"[a-z-]+['’]s")
_WHERE = frozenset({"from", "in"})
_SPANS = frozenset({"year", "years", "month", "months", "decade", "decades", "week", "weeks"})
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "van", "von", "der", "den", "de", "da", "la", "le", "di", "du"}
)
_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "to", "&", "a"})
_SURNAMES = frozenset({"King", "Prince", "Pope", "Judge", "Justice", "Premier"})  # of people, too
_PAIRS = {
    ("secretary", "general"): "secretary-general",
    ("general", "secretary"): "secretary-general",
    ("press", "secretary"): "spokesman",
    ("press", "officer"): "spokesman",
    ("prime", "minister"): "prime-minister",
    ("vice", "president"): "vice-president",
    ("chief", "executive"): "ceo",
    ("ceo", "officer"): "ceo",
    ("chief", "financial"): "executive",
    ("chief", "operating"): "executive",
    ("chief", "medical"): "executive",
    ("executive", "officer"): "executive",
    ("attorney", "general"): "prosecutor",
    ("commander-in", "chief"): "commander",
    ("communications", "adviser"): "adviser",
}


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The lexicon's roles: who speaks for a body, who in their own name."""

    roles: frozenset[str]
    ministers: frozenset[str]
    offices: frozenset[str]
    parts: frozenset[str]
    ranks: frozenset[str]
    relayers: frozenset[str]
    lawmakers: frozenset[str]
    spokespeople: frozenset[str]
    led_fields: frozenset[str]
    heads: frozenset[str]
    bank_heads: frozenset[str]
    company_heads: frozenset[str]
    no_company: frozenset[str]
    posts: frozenset[str]
    banks: frozenset[str]
    fields: frozenset[str]

    def is_role(self, word: str) -> bool:
        """Tell whether a word names a role of any sort."""
        return word in self.roles or word in self.ministers or word in self.offices


@dataclass(frozen=True, slots=True)
class Mention:
    """What a mention names; each part is a span of the text, None where it names none.

    `role` is the role's last word in lower case; `is_office` tells that its holder speaks in his own name;
    `is_ministry` that `body` holds the minister's words ("northern Chile's health minister").
    """

    span: Span
    body: Span | None
    role: str
    person: Span | None
    is_office: bool = False
    is_ministry: bool = False


@cache
def role_words(lexicon: Lexicon) -> RoleWords:
    """Read the roles of the table `cues`."""
    table = lexicon.table("cues")
    names = (
        "roles", "ministers", "offices", "role_parts", "ranks", "relayers", "lawmakers", "spokespeople", "led_fields",
        "heads", "bank_heads", "company_heads", "no_company", "posts", "banks", "fields",
    )  # fmt: skip
    return RoleWords(*(frozenset(table[name].split()) for name in names))


def take_apart(text: str, span: Span, words: RoleWords) -> Mention:
    """Split the words of a mention; appositions ("Ruiz, a member of ...") are joined with their name."""
    parts = _parts(text, span)
    read = [_read(text, part, words) for part in parts]
    person = next((m.person for m in read if m.person is not None), None)
    with_role = next((m for m in read if m.role), None)
    if with_role is not None:
        body = with_role.body or _before_brackets(text, parts, with_role.span)
        if body is not with_role.body:
            person = next((m.person for m in read[parts.index(with_role.span) :] if m.person), None)
        return Mention(span, body, with_role.role, person, with_role.is_office, with_role.is_ministry)
    if person is not None:
        return Mention(span, None, "", person)
    return Mention(span, read[0].body or parts[0], "", None)


def _before_brackets(text: str, parts: Sequence[Span], role: Span) -> Span | None:
    """Give the body of "the Harbour Workers League (HWL) director": the words before its short form."""
    place = parts.index(role)
    is_behind = place >= 2 and text[parts[place - 1].end : role.start].strip() == ")"
    return _without_article(text, parts[place - 2]) if is_behind else None


def _without_article(text: str, part: Span) -> Span:
    found = re.match(r"(?:the|an?)\s+", part.of(text), re.IGNORECASE)
    return Span(part.start + found.end(), part.end) if found else part


def _parts(text: str, span: Span) -> list[Span]:
    """Split at commas and brackets."""
    parts, start = [], span.start
    for found in re.finditer(r"[,()]", span.of(text)):
        end = span.start + found.start()
        if text[start:end].strip():
            parts.append(_trimmed(text, start, end))
        start = end + 1
    if text[start : span.end].strip():
        parts.append(_trimmed(text, start, span.end))
    return parts or [span]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _read(text: str, part: Span, words: RoleWords) -> Mention:
    tokens = [Span(part.start + m.start(), part.start + m.end()) for m in _TOKEN.finditer(part.of(text))]
    tokens, lowered = _joined(tokens, [_plain(t.of(text)) for t in tokens])
    roles = [
        i
        for i, word in enumerate(lowered)
        if words.is_role(word)
        and not _is_in_of_phrase(lowered, i)
        and not _is_surname(text, tokens, i)
        and not (
            (word == "justice" and tokens[i].of(text) == word)
            or lowered[i : i + 2] == ["justice", "ministry"]
        )
    ]
    if not roles:
        return Mention(part, None, "", _person(text, tokens, lowered, words))
    last = roles[-1]
    if lowered[last] == "secretary" and lowered[last + 1 : last + 3] == ["of", "state"]:
        last += 2
    while last + 1 < len(tokens) and lowered[last + 1] in words.ranks:
        last += 1
    last = _end_of_officer(lowered, last)
    role = lowered[roles[-1]]
    first = roles[-1]
    while first > 0 and (first - 1 in roles or lowered[first - 1] in words.parts):
        first -= 1
        if first > 1 and lowered[first - 1] == "and" and first - 2 in roles:
            first -= 2  # "Chairman and managing director Al Lund"
    opening = 0  # "deputy ministry spokeswoman": the part of the role in front of the body
    while opening < first and lowered[opening] in words.parts and tokens[opening].of(text)[0].islower():
        opening += 1
    before, after = tokens[opening:first], tokens[last + 1 :]
    named = after[: lowered.index("of", last + 3) - last - 1] if "of" in lowered[last + 3 :] else after
    person = _person(text, named, lowered[last + 1 :][: len(named)], words) if named else None
    body = _strip(text, before)
    if len(after) > 3 and lowered[last + 1] in _OF and lowered[last + 2] in words.led_fields:
        # "Superintendent of Police Al Lund"
        body, person = after[1], _person(text, after[2:], lowered[last + 3 :], words)
    elif after and lowered[last + 1] in _OF:
        of = _strip(text, after[1:])
        if of is not None and _plain(of.of(text).split()[-1]) in _SPANS:
            of = None  # "the fund's fourth chief executive in ten years"
        is_owned = body is not None and body.of(text).lower() != "an"
        if (
            body is not None
            and _OWNER.fullmatch(body.of(text))
            and not any(c.isupper() for c in part.of(text)[-12:])
        ):
            of = None  # "the group's head of mission"
        is_placed = is_owned and lowered[last + 1] in _WHERE  # "army spokesman in the north"
        body, person = (body if is_placed else of or body), None
    is_minister = role in words.ministers and role not in words.roles
    if is_minister and after and lowered[last + 1] in _OF:
        name = _named_behind_field(text, after, lowered[last + 1 :], words)
        if name:  # "Minister of Agriculture Al Lund"
            person, after = Span(name[0].start, name[-1].end), after[: -len(name)]
    if is_minister:
        body = (
            Span((body or tokens[first]).start, tokens[last].end)
            if not (after and lowered[last + 1] in _OF)
            else (Span(tokens[first].start, after[-1].end))
        )
    return Mention(part, body, role, person, role in words.offices and role not in words.roles, is_minister)


def _end_of_officer(lowered: Sequence[str], chief: int) -> int:
    """Give where "chief fire officer" ends: what stands between is his field."""
    behind = lowered[chief + 1 : chief + 4]
    return chief + 1 + behind.index("officer") if lowered[chief] == "chief" and "officer" in behind else chief


def _named_behind_field(
    text: str, after: Sequence[Span], lowered: Sequence[str], words: RoleWords
) -> Sequence[Span]:
    """Give the name in "of Agriculture and Food Al Lund": two or three capitalised words behind the last field."""
    fields = [i for i, word in enumerate(lowered) if word.rstrip(",") in words.fields]
    name = after[fields[-1] + 1 :] if fields else ()
    is_name = 2 <= len(name) <= 3 and all(token.of(text)[0].isupper() for token in name)
    return name if is_name else ()


def _is_surname(text: str, tokens: Sequence[Span], index: int) -> bool:
    """Tell "Anna King" and "Lord Judge" from "the Norwegian king" and "King Harald"."""
    name = [token.of(text) for token in tokens[max(0, index - 1) : index + 1]]
    is_last = index == len(tokens) - 1
    return is_last and len(name) == 2 and name[1] in _SURNAMES and name[0][0].isupper() and "’" not in name[0]


def _joined(tokens: list[Span], lowered: list[str]) -> tuple[list[Span], list[str]]:
    """Make one word of roles that are two ("prime minister", "press secretary")."""
    merged: list[Span] = []
    words: list[str] = []
    for token, word in zip(tokens, lowered, strict=True):
        pair = _PAIRS.get((words[-1], word)) if words else None
        if pair:
            merged[-1], words[-1] = merged[-1].joined(token), pair
        else:
            merged.append(token)
            words.append(word)
    return merged, words


def _is_in_of_phrase(lowered: Sequence[str], index: int) -> bool:
    """Tell whether a role word stands in a body's name ("Office of the President")."""
    return index > 0 and "of" in lowered[:index] and lowered[0] in ("office", "ministry", "department")


def _person(text: str, tokens: Sequence[Span], lowered: Sequence[str], words: RoleWords) -> Span | None:
    """Give the name among the words: two to five capitalised ones, or one after a rank."""
    start = 0
    while start < len(tokens) and lowered[start] in words.ranks:
        start += 1
    kept: list[Span] = []
    for token, word in zip(tokens[start:], lowered[start:], strict=True):
        surface = token.of(text)
        is_link = bool(kept) and (word in _PARTICLES or word == "and")
        if surface[0].isupper() or is_link or "-" in surface[1:]:
            kept.append(token)
        else:
            break
    while kept and kept[-1].of(text) in ("and", "or"):
        kept.pop()
    is_whole = bool(kept) and (start > 0 or kept[-1].end >= tokens[-1].end - 1)
    if not is_whole or any(k.of(text).isupper() and len(k) > 3 for k in kept):
        return None
    return Span(kept[0].start, kept[-1].end) if len(kept) <= 8 else None


def _strip(text: str, tokens: Sequence[Span]) -> Span | None:
    kept = list(tokens)
    while kept and (_plain(kept[0].of(text)) in _SMALL or kept[0].of(text) in ",()"):
        kept.pop(0)
    while kept and (_plain(kept[-1].of(text)) in _SMALL or kept[-1].of(text) in ",()"):
        kept.pop()
    if not kept:
        return None
    return Span(kept[0].start, kept[-1].end)


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").rstrip(".").removesuffix("'s")
