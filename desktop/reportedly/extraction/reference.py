"""Who a mention stands for: table names, names of the article, pronouns, surnames, short phrases."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.roles import Mention, role_words, take_apart
from reportedly.extraction.source_names import Body, normalize_name, source_table
from reportedly.model.span import Span

__all__ = ["Referent", "Resolver"]

_ABBREVIATION = re.compile(
    r"((?:[A-Z][\w'’&.-]*|of|for|the|and|on|in|to)(?:\s(?:[A-Z][\w'’&.-]*|of|for|the|and|on|in|to)){1,9})"
    r"\s?\(([A-Z][A-Za-z&.-]{1,9})\)"
)
_CAPITALISED = re.compile(r"[A-Z][^\s,()]*")
_DETERMINER = re.compile(r"^(?:the|a|an|its|his|her|their|our|this|that|these|those)\s+", re.IGNORECASE)
_LEADS = frozenset(
    {
        "the",
        "a",
        "an",
        "early",
        "new",
        "recent",
        "latest",
        "other",
        "some",
        "many",
        "several",
        "most",
        "those",
    }
)
_AND = re.compile(r"\s+and\s+|,\s*")


@dataclass(frozen=True, slots=True)
class Referent:
    """What a mention stands for: the canonical `name`, and the `speaker` who spoke for it.

    `kind` is the table's kind of the body, "person", "group" or "" (unknown). `role` is the role named.
    """

    name: str
    kind: str
    at: int
    speaker: str | None = None
    speaker_span: Span | None = None
    role: str = ""
    rule: str = "source.named"
    confidence: float = 0.9

    @property
    def person(self) -> str | None:
        """Give the person's name where one is named."""
        return self.speaker or (self.name if self.kind == "person" else None)


class Resolver:
    """Knows what one article names, in reading order, and what each mention stands for.

    `mentions` are those who speak or act (subjects): pronouns point to them first. `others` are further
    names of the article.
    """

    def __init__(
        self, text: str, lexicon: Lexicon, mentions: Iterable[Span], others: Iterable[Span] = ()
    ) -> None:
        self._text = text
        self._table = source_table(lexicon)
        self._roles = role_words(lexicon)
        table = lexicon.table("cues")
        self._pronouns = {
            word: name
            for name in ("feminine", "masculine", "plural", "neuter", "first")
            for word in table[name].split()
        }
        self._short = {noun: frozenset(kinds.split()) for noun, kinds in table["short_names"].items()}
        self._body_words = frozenset(table["body_words"].split())
        self._not_people = frozenset(table["not_people"].split())
        self._things = frozenset(table["things"].split())
        self._aliases = self._find_abbreviations()
        self._people: dict[str, Referent] = {}  # by full name, as first introduced with a role
        self._surnames: dict[str, str] = {}
        self._known: list[Referent] = []
        self._salient: list[Referent] = []
        speakers = sorted(set(mentions))
        self._introduce(sorted({*speakers, *others}))
        self._salient = [r for span in speakers if (r := self._by_name(span)) is not None]

    def resolve(self, span: Span) -> Referent:
        """Give what a mention stands for; its own words where nothing better is known."""
        words = span.of(self._text)
        plain = _strip_determiner(words).lower()
        if plain in self._pronouns:
            return self._by_pronoun(span, self._pronouns[plain]) or self._as_written(span)
        found = (
            self._by_owner(span)
            or self._by_name(span)
            or self._by_short_phrase(span)
            or self._by_document(span)
        )
        return found or self._as_written(span)

    def names_lawmakers(self, span: Span) -> bool:
        """Tell whether the words name lawmakers or one of their committees."""
        return bool({w.strip(".,").lower() for w in span.of(self._text).split()} & self._roles.lawmakers)

    def is_lawmaker(self, referent: Referent, span: Span) -> bool:
        """Tell whether a speaker is a lawmaker, by this mention or by an earlier one."""
        known = self._people.get(referent.person or "")
        named = known.role if known is not None else referent.role
        return named in self._roles.lawmakers or self.names_lawmakers(span)

    def outlet_in(self, span: Span) -> str | None:
        """Give the outlet named in some words ("told The Associated Press")."""
        for _, body in self._table.scan(span.of(self._text)):
            if body.kind == "outlet":
                return body.name
        return None

    def is_relayer(self, referent: Referent, span: Span) -> bool:
        """Tell whether somebody passes on what others say: an outlet, a lawmaker, a witness."""
        # "according to Ruiz and Lind, lawmakers who were there"
        after = re.match(r",\s+((?:\w+\s+){0,2}\w+)", self._text[span.end : span.end + 60])
        named = f"{span.of(self._text)} {after[1] if after else ''}"
        words = {w.strip(".,").lower() for w in named.split()}
        known = self._people.get(referent.person or "")
        return (
            referent.kind == "outlet"
            or bool(words & self._roles.relayers)
            or referent.role in self._roles.relayers
            or (known is not None and known.role in self._roles.relayers)
        )

    # --- what the article introduces --------------------------------------------------------------------

    def _find_abbreviations(self) -> dict[str, str]:
        """Read "Harbour Workers League (HWL)": either form stands for one body."""
        found = {}
        for match in _ABBREVIATION.finditer(self._text):
            words, short = match[1].split(), match[2].replace(".", "")
            for start in range(len(words)):
                initials = "".join(w[0] for w in words[start:] if w[0].isupper())
                if initials.upper() == short.upper():
                    long = " ".join(words[start:])
                    body = self._table.find(short) or self._table.find(long)
                    name = body.name if body else long
                    found[normalize_name(short)] = name
                    found[normalize_name(long)] = name
                    break
        return found

    def _introduce(self, mentions: Sequence[Span]) -> None:
        found = [Referent(body.name, body.kind, span.start) for span, body in self._table.scan(self._text)]
        for span in mentions:
            if not _CAPITALISED.search(span.of(self._text)):
                continue
            mention = take_apart(self._text, span, self._roles)
            if mention.person is not None and not self._is_body_name(mention.person):
                found.extend(self._introduce_people(mention))
        self._known = sorted(found, key=lambda r: r.at)

    def _introduce_people(self, mention: Mention) -> list[Referent]:
        assert mention.person is not None
        body = self._body_of(mention) if mention.role and not mention.is_office else None
        given = []
        for name in _AND.split(mention.person.of(self._text)):
            full = self._full_name(name.strip())
            parts = full.split()
            if len(parts) > 1:
                self._surnames.setdefault(normalize_name(parts[-1]), full)
                # Korean and Chinese family names stand first.
                if "-" in parts[-1] or len(parts[0]) <= 4:
                    self._surnames.setdefault(normalize_name(parts[0]), full)
            affiliation = body or self._table.affiliations.get(normalize_name(full))
            person = (
                Referent(affiliation, "body", mention.span.start, speaker=full, role=mention.role)
                if affiliation
                else Referent(full, "person", mention.span.start, role=mention.role)
            )
            known = self._people.get(full)
            if known is None or (mention.role and not known.role):
                self._people[full] = person
            given.append(self._people[full] if not mention.role else person)
        return [replace(person, at=mention.span.start) for person in given]

    # --- names ------------------------------------------------------------------------------------------

    def _by_name(self, span: Span) -> Referent | None:
        words = span.of(self._text)
        body = self._find(words)
        if body is not None:
            return self._of_body(body, span)
        mention = take_apart(self._text, span, self._roles)
        if mention.role:
            return self._by_role(mention)
        for part in re.split(r"\s*[,()]\s*", words):
            body = self._find(part) if part else None
            if body is not None:
                return self._of_body(body, span)
        longer = self._by_longer_name(words)
        if longer is not None:
            return replace(longer, at=span.start, speaker=None, rule="source.short-name", confidence=0.75)
        if mention.person is not None and not self._is_body_name(mention.person):
            return self._by_person(mention.person, span)
        if mention.body is not None:
            body = self._find(mention.body.of(self._text))
            if body is not None:
                return self._of_body(body, span)
        return None

    def _by_longer_name(self, words: str) -> Referent | None:
        """Read "the Red Crescent" where the article names just one body that ends so."""
        name = normalize_name(words)
        if not _CAPITALISED.search(_strip_determiner(words)) or " " not in name:
            return None
        longer = {r.name: r for r in self._known if normalize_name(r.name).endswith(f" {name}")}
        return next(iter(longer.values())) if len(longer) == 1 else None

    def _find(self, words: str) -> Body | None:
        alias = self._aliases.get(normalize_name(words))
        if alias is not None:
            return self._table.find(alias) or Body(alias, "body")
        return self._table.find(words)

    def _of_body(self, body: Body, span: Span) -> Referent:
        affiliation = self._table.affiliations.get(normalize_name(body.name))
        if affiliation:
            return Referent(affiliation, "body", span.start, speaker=body.name, speaker_span=span)
        return Referent(body.name, body.kind, span.start, rule="source.table", confidence=0.95)

    def _by_role(self, mention: Mention) -> Referent | None:
        person = self._full_name(mention.person.of(self._text)) if mention.person is not None else None
        if mention.is_office:
            if person is not None:
                return self._in_own_name(person, mention)
            return self._by_held_role(mention)
        body = self._body_of(mention)
        if body is None and person is not None:
            assert mention.person is not None
            return self._by_person(mention.person, mention.span)
        if body is None:
            return self._by_held_role(mention)
        return Referent(
            body,
            "body",
            mention.span.start,
            person,
            mention.person if person else None,
            mention.role,
            "source.role",
            0.85,
        )

    def _in_own_name(self, person: str, mention: Mention) -> Referent:
        body = self._table.find(person)
        return Referent(
            body.name if body else person,
            "person",
            mention.span.start,
            role=mention.role,
            rule="source.office",
        )

    def _body_of(self, mention: Mention) -> str | None:
        """Give the canonical name of the body that a role speaks for."""
        if mention.body is None:
            own = mention.span.of(self._text).lower()
            if re.match(r"(?:its|their)\s", own) or re.search(r",\s*(?:its|their)\s", own):
                return self._last_body(mention.span.start)
            return None
        words = mention.body.of(self._text)
        body = self._find(words)
        if body is None and mention.is_ministry:
            return re.sub(r"(?i)\bminister\b", "ministry", _strip_determiner(words))
        if body is not None and body.kind == "government" and mention.role in ("ambassador", "envoy"):
            return f"{words.removesuffix('’s').removesuffix(chr(39) + 's')}'s {mention.role}"
        if body is not None and body.kind == "government" and mention.role in ("officials", "official"):
            return _strip_determiner(mention.span.of(self._text))
        if body is not None:
            return body.name
        if not _CAPITALISED.search(_strip_determiner(words)):
            found = self._by_short_phrase(mention.body)
            return found.name if found else None
        return _strip_determiner(words)

    def _by_person(self, person: Span, span: Span) -> Referent:
        full = self._full_name(person.of(self._text))
        known = self._people.get(full)
        if known is not None and known.speaker:
            return replace(
                known, at=span.start, speaker_span=person, rule="source.affiliation", confidence=0.8
            )
        affiliation = self._table.affiliations.get(normalize_name(full))
        if affiliation:
            return Referent(
                affiliation, "body", span.start, full, person, rule="source.affiliation", confidence=0.8
            )
        body = self._table.find(full)
        return Referent(
            body.name if body else full,
            "person",
            span.start,
            role=known.role if known else "",
            rule="source.person",
        )

    def _full_name(self, name: str) -> str:
        """Give the full name that a surname or a name in the article stands for."""
        bare = re.sub(r"['’]s$", "", name.strip())
        if " " in bare:
            return bare
        return self._surnames.get(normalize_name(bare), bare)

    def _is_body_name(self, span: Span) -> bool:
        words = span.of(self._text)
        body = self._table.find(words)
        if body is not None and body.kind != "person":
            return True
        if normalize_name(words) in self._aliases or words.split()[0].lower() in self._not_people:
            return True
        return any(w.lower().strip(".") in self._body_words for w in words.split())

    # --- pronouns and short phrases ---------------------------------------------------------------------

    def _by_pronoun(self, span: Span, kind: str) -> Referent | None:
        if kind in ("feminine", "masculine"):
            people = [r for r in self._salient if r.at < span.start and r.person] or [
                r for r in self._known if r.at < span.start and r.person
            ]
            return replace(people[-1], rule="source.pronoun", confidence=0.65) if people else None
        if kind in ("neuter", "plural"):
            bodies = [r for r in self._salient if r.at < span.start and r.kind not in ("person", "outlet")]
            if kind == "neuter":
                bodies = [r for r in bodies if r.kind not in ("", "parliament", "government") or r.speaker]
            return (
                replace(bodies[-1], speaker=None, rule="source.pronoun", confidence=0.5) if bodies else None
            )
        return None

    def _by_owner(self, span: Span) -> Referent | None:
        """Read "the ministry's latest estimate", "a report by UNICEF", "Gallup data": whose it is speaks."""
        words = span.of(self._text)
        if self._find(words) is not None:
            return None
        tokens = [
            Span(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"[^\s,()]+", words)
        ]
        plain = [t.of(self._text).lower() for t in tokens]
        place = next(
            (i for i, w in enumerate(plain) if w in self._things or w.removesuffix("s") in self._things), None
        )
        if place is None or not tokens:
            return None
        after = next((i for i in range(place + 1, len(plain)) if plain[i] in ("by", "from", "of")), None)
        owned = next((i for i in range(place) if re.search(r"['’]s$|s['’]$", plain[i])), None)
        if owned is not None:
            owner = Span(span.start, tokens[owned].end)
        elif after is not None and after + 1 < len(tokens) and plain[after] != "of":
            owner = Span(tokens[after + 1].start, span.end)
        else:
            named = [
                t
                for t in tokens[:place]
                if t.of(self._text)[0].isupper() and plain[tokens.index(t)] not in _LEADS
            ]
            if not named:
                return None
            owner = Span(named[0].start, named[-1].end)
        found = self._by_name(owner) or self._by_short_phrase(owner) or self._as_written(owner)
        return replace(found, rule="source.owner", confidence=min(found.confidence, 0.8))

    def _by_document(self, span: Span) -> Referent | None:
        """Read "the report said": the body that the sentences before let speak."""
        words = span.of(self._text).lower().split()
        if len(words) != 2 or words[0] not in ("the", "its", "this") or words[1] not in self._things:
            return None
        near = [
            r for r in self._salient if span.start - 500 < r.at < span.start and r.kind not in ("person", "")
        ]
        return replace(near[-1], speaker=None, rule="source.document", confidence=0.55) if near else None

    def _by_short_phrase(self, span: Span) -> Referent | None:
        """Read "the ministry", "the spy agency": the last body of a fitting kind."""
        words = span.of(self._text)
        plain = re.sub(r"['’]s?$", "", _strip_determiner(words).lower().replace("-", " "))
        if _CAPITALISED.search(_strip_determiner(words)):
            return None
        parts = plain.split()
        if not parts or len(parts) > 3:
            return None
        kinds = self._short.get(parts[-1]) or self._short.get("-".join(parts[-2:]))
        if kinds is None or words.lower().startswith(("a ", "an ")):
            return None
        if parts[0] in ("spy", "intelligence"):
            kinds = self._short["spies"]
        fitting = [
            r
            for r in self._known
            if r.at < span.start
            and (r.kind in kinds or (parts[-1] in normalize_name(r.name).split() and r.kind != "person"))
        ]
        if not fitting:
            return None
        return Referent(
            fitting[-1].name, fitting[-1].kind, span.start, rule="source.short-name", confidence=0.7
        )

    def _by_held_role(self, mention: Mention) -> Referent | None:
        """Read "the mayor", "the spokesman", "the spy chief": whom the article names with that role."""
        held = [r for r in self._people.values() if r.role == mention.role]
        before = [r for r in held if r.at < mention.span.start]
        found = before[-1] if before else (held[0] if len(held) == 1 else None)
        if found is None:
            return None
        return replace(found, at=mention.span.start, rule="source.role-held", confidence=0.7)

    def _last_body(self, before: int) -> str | None:
        found = [r for r in self._known if r.at < before and r.kind not in ("person", "outlet", "government")]
        return found[-1].name if found else None

    def _as_written(self, span: Span) -> Referent:
        words = " ".join(_strip_determiner(span.of(self._text)).split())
        name = re.sub(r"['’]s$", "", words)
        return Referent(name, "", span.start, rule="source.as-written", confidence=0.8)


def _strip_determiner(words: str) -> str:
    return _DETERMINER.sub("", words.strip())
