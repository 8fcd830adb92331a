"""Of which body somebody is whose role needs one: "Chief Executive Ana Lund" in an article about Hill Foods."""

import re
from collections.abc import Iterable
from dataclasses import replace

from reportedly.extraction.article_names import ArticleNames
from reportedly.extraction.pronouns import Pronouns
from reportedly.extraction.referents import Referent, is_capitalised, is_former
from reportedly.extraction.roles import Mention, RoleWords, take_apart
from reportedly.extraction.source_names import normalize_name
from reportedly.model.span import Span

__all__ = ["RoleHeads"]

_OWNED_BY = re.compile(r"(?:the|its|their) (?P<noun>[a-z-]+)['’]s? ", re.IGNORECASE)  # "the party's"
_OWN = re.compile(r"(?:^|, )(?:its|their)\s", re.IGNORECASE)
_FIRST = re.compile(r"(?:the )?(?P<noun>[a-z-]+) ", re.IGNORECASE)  # "company spokeswoman"
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_OWNER = "owner"
_PERSON = 2  # words of most persons' names
_NEAR = 600  # characters back at which a governor may be one of a bank


class RoleHeads:
    """The bodies of those whom one article names with a role that needs a body, but without one."""

    def __init__(self, text: str, roles: RoleWords, names: ArticleNames, pronouns: Pronouns) -> None:
        self._text = text
        self._roles = roles
        self._names = names
        self._pronouns = pronouns
        self._body_of: dict[str, Referent] = {}

    def read(self, mentions: Iterable[Span]) -> None:
        """Read the mentions in their order; who is named with his body keeps that."""
        for span in mentions:
            mention = take_apart(self._text, span, self._roles)
            if mention.person is None or not mention.role or is_former(span.of(self._text)):
                continue
            full = self._names.full_name(mention.person.of(self._text))
            known = self._names.people.get(full)
            if full in self._body_of or (known is not None and known.speaker):
                continue
            named = self._names.roles.body_of(mention)
            if named is not None and self._leads_a_body(mention):
                self._body_of[full] = Referent(named, "body", span.start)
            elif named is None and (body := self.body_of(mention)) is not None:
                self._body_of[full] = body

    def _leads_a_body(self, mention: Mention) -> bool:
        """Tell "Union president Al Lund" and "its president, Al Lund" from the president of a country."""
        words = mention.span.of(self._text)
        noun = _OWNED_BY.search(words) or _FIRST.match(words)
        kinds = self._names.words.short.get(noun["noun"].lower(), []) if noun is not None else []
        is_led = bool(kinds) and not any("government" in choice for choice in kinds)
        return mention.is_office and (is_led or _OWN.search(words) is not None or self._is_of_party(mention))

    def _is_of_party(self, mention: Mention) -> bool:
        """Tell "Green Bloc leader Al Lund" and "HWL president Al Lund" from the leader of a country."""
        if mention.body is None:
            return False
        body = mention.body.of(self._text)
        *_, last = body.split()
        is_named = " " in body and self._names.words.is_body_word(last)
        is_short = _ACRONYM.fullmatch(body) is not None and self._names.employer(mention.body) is not None
        return mention.role in ("leader", "president") and (is_named or is_short)

    def body_of(self, mention: Mention) -> Referent | None:
        """Give the body that the article speaks of where a role needs one and its words name none."""
        words = mention.span.of(self._text)
        place = mention.span.start
        if mention.role in self._roles.bank_heads:
            last = self._pronouns.body_before(place)
            is_bank = last is not None and set(normalize_name(last.name).split()) & self._roles.banks
            return last if is_bank and last is not None and last.at > place - _NEAR else None
        body = mention.body.of(self._text) if mention.body else ""
        if mention.is_ministry and mention.person and "-".join(body.lower().split()) in self._roles.heads:
            return self._pronouns.body_before(place)  # "Permanent Secretary Al Lund"
        if mention.is_office and not self._leads_a_body(mention):
            return None
        is_owned = body.lower() in self._names.words.pronouns  # "Its director, Al Lund"
        if body.lower() not in self._names.words.short and is_capitalised(body) and not is_owned:
            return None
        owner = _OWNED_BY.search(words)
        if owner is not None and owner["noun"] in self._names.words.short:
            return self._pronouns.unlisted_body(mention.span, owner["noun"])
        if _OWN.search(words):
            return self._pronouns.body_before(place)
        if mention.role not in self._roles.heads or self._is_owning_body(mention):
            return None
        noun = _FIRST.match(words)
        if noun is not None and noun["noun"].lower() in self._names.words.short:
            return self._pronouns.unlisted_body(mention.span, noun["noun"].lower())
        refused = self._roles.no_company if mention.role in self._roles.company_heads else frozenset()
        return self._pronouns.body_before(place, refused) if mention.body is None else None

    def _is_owning_body(self, mention: Mention) -> bool:
        """Tell "the owner, Hill Marine Services": a body that owns a boat, and no head of one that spoke before."""
        name = mention.person.of(self._text).split() if mention.person is not None else []
        if not mention.role.endswith(_OWNER) or len(name) < _PERSON:
            return False
        return len(name) > _PERSON or name[-1].endswith("s") or self._names.words.is_body_word(name[-1])

    def has_body(self, person: str, mention: Mention) -> bool:
        """Tell whether it is known for which body somebody speaks, by any mention of him."""
        return person in self._body_of or self.body_of(mention) is not None

    def spoken_for(self, found: Referent, span: Span) -> Referent:
        """Give the body for which somebody speaks, if it was read; else whom the mention stands for."""
        body = self._body_of.get(found.name) if found.kind == "person" else None
        if body is None:
            return found
        return replace(
            found, name=body.name, kind=body.kind or "body", speaker=found.name, speaker_span=span,
            rule="source.head", confidence=min(found.confidence, 0.65), country=body.country,
        )  # fmt: skip
