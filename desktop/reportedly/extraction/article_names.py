"""What one article names: people with the bodies they speak for, and bodies, named in full or in short."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.extraction.affiliations import find_affiliations
from reportedly.extraction.article_bodies import ArticleBodies
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.name_words import name_words
from reportedly.extraction.person_names import own_name
from reportedly.extraction.referents import Referent, is_capitalised, is_former, strip_determiner, strip_owner
from reportedly.extraction.role_bodies import RoleBodies
from reportedly.extraction.roles import Mention, role_words, take_apart
from reportedly.extraction.short_phrases import ShortPhrases
from reportedly.extraction.source_names import Body, normalize_name, source_table
from reportedly.model.span import Span

__all__ = ["ArticleNames"]

_OWN_PERSON = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir)\s(?:[a-z-]+\s){0,5}[a-z-]+,?\s[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){1,3}\b"
)
_DESCRIBED = re.compile(
    r"(?:[a-z][\w-]+ )+(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2})(?:, \d+)?"
)  # "owner Ana Lind"
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_BRACKETS = re.compile(r"\s?\([A-Z]{2,8}\)$")
_AND = re.compile(r"\s+and\s+|,\s*")


class ArticleNames:
    """The names of one article, in reading order.

    `people` are by full name, as first introduced with a role; `known` is whoever the article names; `holders`
    are roles named with a body but without a person ("Norway's ambassador").
    """

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._table = source_table(lexicon)
        self._roles = role_words(lexicon)
        self.words = name_words(lexicon)
        self._led: dict[str, str] = {}  # surname -> the body that a sentence lets him lead
        self.people: dict[str, Referent] = {}
        self.known: list[Referent] = []
        self.holders: list[Referent] = []
        self._surnames: dict[str, str] = {}
        self._family_names: set[str] = set()
        self._unnamed: dict[int, Referent] = {}  # by the place of their mention
        self.bodies = ArticleBodies(text, lexicon)
        self.phrases = ShortPhrases(text, lexicon, self.bodies)
        self.roles = RoleBodies(text, lexicon, self.bodies, self.phrases, self._surnames)

    def introduce(self, mentions: Sequence[Span]) -> None:
        """Read the names of the article: those of the table, and people with their bodies."""
        found = [
            Referent(meant.name, meant.kind, span.start, country=meant.country)
            for span, _ in self._table.scan(self._text)
            if (meant := self.bodies.find(span.of(self._text)))
            is not None  # its letters may be another one's here
        ]
        found += self.bodies.described
        self._led = self._read_leaders()
        introduced: list[Mention] = []
        for span in mentions:
            words = strip_determiner(span.of(self._text))
            if words.lower() in self.words.pronouns:
                continue
            if not is_capitalised(words):
                listed = self.bodies.find(words)
                if listed is not None:
                    found.append(Referent(listed.name, listed.kind, span.start, country=listed.country))
                elif self.words.is_named_body(words, span.of(self._text)):
                    is_force = self.words.short.get(words.split()[-1].lower()) == [["service"]]
                    kind = "service" if is_force else "body"
                    self._unnamed[span.start] = Referent(words, kind, span.start)
                    found.append(self._unnamed[span.start])
                continue
            mention = take_apart(self._text, span, self._roles)
            if mention.person is not None and not self.is_body_name(mention.person):
                found.extend(self._introduce_people(mention))
                introduced.append(mention)
            elif not mention.role and (described := _DESCRIBED.fullmatch(words)) is not None:
                self._introduce_described(described["name"])
            elif not mention.role and self._has_body_word(named := mention.person or mention.body or span):
                name = strip_determiner(named.of(self._text))
                known = self.bodies.find(name) or (Body(name, "body") if name[0].isupper() else None)
                if known is None or re.search(r"\band (?:the|its|their|his|her)\b", name):
                    continue
                body = Referent(known.name, known.kind, span.start, country=known.country)
                self._unnamed[span.start] = body
                found.append(body)
            elif (
                mention.role and not mention.is_office and (owner := self.roles.body_of(mention)) is not None
            ):
                self.holders.append(Referent(owner, "body", span.start, role=mention.role))
        self.known = sorted(found, key=lambda r: r.at)
        self.phrases.index(self.known)
        self._read_own_heads()
        self._read_heads(introduced)
        self._read_members()

    def _read_leaders(self) -> dict[str, str]:
        """Read "Ana Lind, who heads Hill Aid": later "Lind" speaks for Hill Aid; a state is nobody's body."""
        leaders = {}
        for name, span, leads in find_affiliations(self._text):
            if not leads:
                continue
            words = span.of(self._text)
            known = self.bodies.longest(span)
            if known is None or known.kind not in ("government", "person"):
                written = strip_owner(strip_determiner(words))
                leaders[normalize_name(name.split()[-1])] = known.name if known else written
        return leaders

    def _read_members(self) -> None:
        """Read "Ana Lind of Hill Aid", "She leads Hill Aid": later "Lind" speaks for the body."""
        for name, span, leads in find_affiliations(self._text):
            words, last = name.split(), normalize_name(name.split()[-1])
            if self._roles.is_role(words[0].lower()) or self.bodies.find(name) is not None or len(words) < 2:
                continue
            known = self.people.get(name)
            if known is not None and (known.speaker or known.role in self._roles.offices):
                continue
            body = None if leads else self.employer(span)
            affiliation = body.name if body is not None else self._led.get(last) if leads else None
            if affiliation is None:
                continue
            self.people[name] = Referent(affiliation, "body", span.start, speaker=name)
            self._surnames.setdefault(last, name)
            self._family_names.add(last)

    def _read_own_heads(self) -> None:
        """Read "its director, Ana Lind": later "Lind" speaks for the body named before."""
        for match in _OWN_PERSON.finditer(self._text):
            mention = take_apart(self._text, Span(*match.span()), self._roles)
            if mention.person is None or not mention.role or mention.is_office:
                continue
            full = self.full_name(mention.person.of(self._text))
            body, known = self.roles.body_of(mention), self.people.get(full)
            if body is not None and known is not None and known.speaker is None:
                self.people[full] = replace(known, name=body, kind="body", speaker=full)

    def _read_heads(self, mentions: Iterable[Mention]) -> None:
        """Read "the organization's director, Ana Lind", now that what "the organization" is can be told."""
        for mention in mentions:
            if mention.person is None or not mention.role or mention.is_office or mention.body is None:
                continue
            words = mention.body.of(self._text)
            if is_capitalised(strip_determiner(words)) or is_former(mention.span.of(self._text)):
                continue
            full = self.full_name(mention.person.of(self._text))
            known = self.people.get(full)
            if (
                known is not None
                and known.speaker is None
                and (body := self.roles.body_of(mention)) is not None
            ):
                self.people[full] = replace(known, name=body, kind="body", speaker=full)

    def _introduce_people(self, mention: Mention) -> list[Referent]:
        assert mention.person is not None
        speaks_for = mention.role and not mention.is_office and not is_former(mention.span.of(self._text))
        body = self.roles.body_of(mention) if speaks_for else None
        given = []
        for name in _AND.split(mention.person.of(self._text)):
            full = self.full_name(own_name(name.strip(), self.words.labels, self.words.persons))
            parts = full.split()
            if len(parts) > 1:
                self._surnames.setdefault(normalize_name(parts[-1]), full)
                self._family_names.add(normalize_name(parts[-1]))
                # Korean and Chinese family names stand first.
                if "-" in parts[-1] or len(parts[0]) <= 4:
                    self._surnames.setdefault(normalize_name(parts[0]), full)
            led = None if mention.is_office or not parts else self._led.get(normalize_name(parts[-1]))
            affiliation = body or led or self._table.affiliations.get(normalize_name(full))
            person = (
                Referent(affiliation, "body", mention.span.start, speaker=full, role=mention.role)
                if affiliation
                else Referent(full, "person", mention.span.start, role=mention.role or self._seat(mention))
            )
            known = self.people.get(full)
            if known is None or (person.role and not known.role):
                self.people[full] = person
            given.append(self.people[full] if not mention.role else person)
        return [replace(person, at=mention.span.start) for person in given]

    def _introduce_described(self, name: str) -> None:
        """Read "owner Ana Lind": later "Lind" is Ana Lind."""
        last = normalize_name(name.split()[-1])
        if not any(map(self.words.is_body_word, name.split())) and self.bodies.find(name) is None:
            self._surnames.setdefault(last, name)

    def _seat(self, mention: Mention) -> str:
        """Read "Lind, a member of the defence committee" as a lawmaker."""
        words = {w.strip(".,").lower() for w in mention.span.of(self._text).split()}
        return "lawmaker" if words & self._roles.lawmakers else ""

    def employer(self, span: Span) -> Body | None:
        """Give the body that somebody is "of" or "from"; a place or a person is none."""
        words = _BRACKETS.sub("", span.of(self._text))
        body = self.bodies.find(words) or self.bodies.find(strip_owner(words))  # "the UN's WHO"
        if body is not None:
            return body if body.kind not in ("government", "person", "parliament") else None
        short = self.phrases.resolve(span) if words.startswith("the ") else None
        if short is not None and short.kind != "government":
            return Body(short.name, short.kind, short.country)
        name = strip_determiner(words)
        if _ACRONYM.fullmatch(name) and not self._table.code_of(name):
            return Body(name, "body")  # "Ana Lund of the STUC"
        if words.startswith("the ") and self.words.short.get(name.lower()) == [["service"]]:
            return Body(name, "service")  # "the coastguard": there is one
        is_named = is_capitalised(name) and self._has_body_word(span)
        return Body(name, "body") if is_named or self.words.is_named_body(name, words) else None

    def is_people(self, name: str) -> bool:
        """Tell whether a name is that of many: "Peruvians", "Democrats"."""
        bare = name.lower().removesuffix("s")
        return bool(self._table.code_of(name)) or (name.endswith("s") and bare in self.words.labels)

    def is_surname(self, words: str) -> bool:
        """Tell whether one word is the last name of somebody whom the article names in full ("Jordan")."""
        return normalize_name(words) in self._family_names

    def full_name(self, name: str) -> str:
        """Give the full name that a surname or a name in the article stands for."""
        bare = own_name(
            re.sub(r"['’]s$", "", strip_determiner(name.strip())), self.words.labels, self.words.persons
        )
        if " " in bare:
            return bare
        return self._surnames.get(normalize_name(bare), bare)

    def is_body_name(self, span: Span) -> bool:
        """Tell whether capitalised words name a body and not a person."""
        words = span.of(self._text)
        if self.is_surname(words):
            return False
        body = self._table.find(words)
        if body is not None and body.kind != "person":
            return True
        if self.bodies.is_introduced(words):
            return True
        if words.split()[0].lower() in self.words.not_people:
            return True
        return self._has_body_word(span)

    def at(self, span: Span) -> Referent | None:
        """Give a body without a name of its own ("the energy ministry") that a mention names."""
        return self._unnamed.get(span.start)

    def _has_body_word(self, span: Span) -> bool:
        return any(self.words.is_body_word(word) for word in span.of(self._text).split())
