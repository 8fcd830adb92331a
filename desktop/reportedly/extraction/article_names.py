"""What one article names: abbreviations, people with the bodies they speak for, short phrases."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.extraction.abbreviations import find_abbreviations, find_bracketed
from reportedly.extraction.affiliations import find_affiliations
from reportedly.extraction.described_names import country_of_article, find_described
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.person_names import own_name
from reportedly.extraction.referents import (
    ReadingOrder,
    Referent,
    is_capitalised,
    is_former,
    strip_determiner,
    strip_rank,
)
from reportedly.extraction.roles import Mention, role_words, take_apart
from reportedly.extraction.source_names import Body, normalize_name, source_table
from reportedly.model.span import Span

__all__ = ["ArticleNames"]

_POSTED = re.compile(r"(?i)\b(?:ambassador|envoy) (?:in|to) ")  # where he is sent, not who sends him
_MEMBER_OF = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+ (?:of|from) (?:the )?(?=[A-Z])")
_OWNED = re.compile(r"^.*['’]s? (?=[A-Z])")  # "Mr. Lind's Council of Elders"
_OF_UN = re.compile(r"(?:UN|U\.N\.|United Nations) (?=[a-z])")
_OF_COUNTRY = re.compile(r"^(?:the|this|our|their) (?:country|nation)['’]s (?=\w)", re.IGNORECASE)
_OWN_HEAD = re.compile(r"(?:^|, )(?:its|their)\s", re.IGNORECASE)
_OWN_PERSON = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir)\s(?:[a-z-]+\s){0,5}[a-z-]+,?\s[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){1,3}\b"
)
_PORTFOLIO = re.compile(r"\w+ (?:for|of) (?:the )?(?P<field>[A-Z]\w+)")
_AND = re.compile(r"\s+and\s+|,\s*")
_HEAD = 600  # characters of an article in which a short phrase may point to what comes behind it
_NAMED = "named"  # in the lexicon: the noun stands only for a body with that word in its name


class ArticleNames:
    """The names of one article, in reading order.

    `people` are by full name, as first introduced with a role; `known` is whoever the article names; `holders`
    are roles named with a body but without a person ("Norway's ambassador").
    """

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._table = source_table(lexicon)
        self._roles = role_words(lexicon)
        table = lexicon.table("cues")
        self._short = {
            noun: [kinds.split() for kinds in choices.split("|")]
            for noun, choices in table["short_names"].items()
        }
        self._things = frozenset(table["things"].split())
        self._loose = frozenset(table["loose_fields"].split())
        self._pronouns = frozenset(
            w for name in ("feminine", "masculine", "plural", "neuter", "first") for w in table[name].split()
        )
        self._body_words = frozenset(table["body_words"].split())
        self._not_people = frozenset(table["not_people"].split())
        self._labels = frozenset(table["person_labels"].split())
        self._described_as = frozenset(table["described_as"].split())
        self.country = country_of_article(text, self._table)
        self._aliases = self._find_abbreviations()
        self._described: dict[str, Body] = {}
        self._described_at: list[Referent] = []
        self._nouns: defaultdict[str, set[str]] = defaultdict(set)  # name -> what the article calls it
        self._led: dict[str, str] = {}  # surname -> the body that a sentence lets him lead
        self.people: dict[str, Referent] = {}
        self.known: list[Referent] = []
        self.holders: list[Referent] = []
        self._surnames: dict[str, str] = {}
        self._family_names: set[str] = set()
        self._by_kind: dict[str, ReadingOrder] = {}
        self._by_word: dict[str, ReadingOrder] = {}
        self._endings: dict[str, dict[str, Referent]] = {}
        self._bodies = ReadingOrder([])
        self._unnamed: dict[int, Referent] = {}  # by the place of their mention

    def introduce(self, mentions: Sequence[Span]) -> None:
        """Read the names of the article: those of the table, and people with their bodies."""
        found = [
            Referent(body.name, body.kind, span.start, country=body.country)
            for span, body in self._table.scan(self._text)
        ]
        self._described_at = self._read_descriptions()
        found += self._described_at
        self._led = self._read_leaders()
        introduced: list[Mention] = []
        for span in mentions:
            words = strip_determiner(span.of(self._text))
            if words.lower() in self._pronouns:
                continue
            if not is_capitalised(words):
                listed = self.find(words)
                if listed is not None:
                    found.append(Referent(listed.name, listed.kind, span.start, country=listed.country))
                elif self._is_named_body(words, span.of(self._text)):
                    self._unnamed[span.start] = Referent(words, "body", span.start)
                    found.append(self._unnamed[span.start])
                continue
            mention = take_apart(self._text, span, self._roles)
            if mention.person is not None and not self.is_body_name(mention.person):
                found.extend(self._introduce_people(mention))
                introduced.append(mention)
            elif not mention.role and self._has_body_word(named := mention.person or mention.body or span):
                name = strip_determiner(named.of(self._text))
                known = self.find(name) or (Body(name, "body") if name[0].isupper() else None)
                if known is None or re.search(r"\band (?:the|its|their|his|her)\b", name):
                    continue
                body = Referent(known.name, known.kind, span.start, country=known.country)
                self._unnamed[span.start] = body
                found.append(body)
            elif mention.role and not mention.is_office and (owner := self.body_of(mention)) is not None:
                self.holders.append(Referent(owner, "body", span.start, role=mention.role))
        self.known = sorted(found, key=lambda r: r.at)
        self._index()
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
            known = self._longest(span)
            if known is None or known.kind not in ("government", "person"):
                written = _OWNED.sub("", strip_determiner(words))
                leaders[normalize_name(name.split()[-1])] = known.name if known else written
        return leaders

    def _longest(self, span: Span) -> Body | None:
        """Give the known body whose name a span begins: "the UN" of "the UN refugee agency"."""
        behind = re.match(r"(?: [a-z]+){1,3}", self._text[span.end : span.end + 60])
        end = span.end + behind.end() if behind else span.end
        while end > span.end:
            found = self.find(self._text[span.start : end])
            if found is not None:
                return found
            end = self._text.rindex(" ", span.end, end)
        return self.find(span.of(self._text))

    def _read_members(self) -> None:
        """Read "Ana Lind of Hill Aid", "She leads Hill Aid": later "Lind" speaks for the body."""
        for name, span, leads in find_affiliations(self._text):
            words, last = name.split(), normalize_name(name.split()[-1])
            if self._roles.is_role(words[0].lower()) or self.find(name) is not None or len(words) < 2:
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
            body, known = self.body_of(mention), self.people.get(full)
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
            if known is not None and known.speaker is None and (body := self.body_of(mention)) is not None:
                self.people[full] = replace(known, name=body, kind="body", speaker=full)

    def _introduce_people(self, mention: Mention) -> list[Referent]:
        assert mention.person is not None
        speaks_for = mention.role and not mention.is_office and not is_former(mention.span.of(self._text))
        body = self.body_of(mention) if speaks_for else None
        given = []
        for name in _AND.split(mention.person.of(self._text)):
            full = self.full_name(own_name(name.strip(), self._labels))
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

    def _is_named_body(self, words: str, written: str) -> bool:
        """Tell "interior ministry" and "city police": a kind of body with its field."""
        parts = words.lower().split()
        if not 2 <= len(parts) <= 3 or parts[-2] in self._loose:
            return False
        kinds = {kind for choice in self._short.get(parts[-1], []) for kind in choice}
        # "the central bank" is one, "a large bank" may be any
        return bool(kinds & {"ministry", "service"}) or (
            _NAMED in kinds and written.lower().startswith("the ")
        )

    def _seat(self, mention: Mention) -> str:
        """Read "Lind, a member of the defence committee" as a lawmaker."""
        words = {w.strip(".,").lower() for w in mention.span.of(self._text).split()}
        return "lawmaker" if words & self._roles.lawmakers else ""

    def find(self, words: str) -> Body | None:
        """Give the body that a name stands for: by the article's abbreviations or by the table."""
        name = normalize_name(words)
        alias = self._aliases.get(name)
        if alias is not None:
            return (
                self._table.find(alias) or self._described.get(normalize_name(alias)) or Body(alias, "body")
            )
        plain = _OF_COUNTRY.sub("", words)  # "the country's weather bureau"
        return self._table.find(plain, self.country) or self._described.get(name)

    def described(self, words: str) -> Body | None:
        """Give the body that the article itself says a name is ("the organisation Justice Lima")."""
        return self._described.get(normalize_name(words))

    def employer(self, span: Span) -> Body | None:
        """Give the body that somebody is "of" or "from"; a place or a person is none."""
        words = span.of(self._text)
        body = self.find(words)
        if body is not None:
            return body if body.kind not in ("government", "person", "parliament") else None
        short = self.by_short_phrase(span) if words.startswith("the ") else None
        if short is not None and short.kind != "government":
            return Body(short.name, short.kind, short.country)
        name = strip_determiner(words)
        is_named = is_capitalised(name) and self._has_body_word(span)
        return Body(name, "body") if is_named or self._is_named_body(name, words) else None

    def is_people(self, name: str) -> bool:
        """Tell whether a name is that of many: "Peruvians", "Democrats"."""
        bare = name.lower().removesuffix("s")
        return bool(self._table.code_of(name)) or (name.endswith("s") and bare in self._labels)

    def is_surname(self, words: str) -> bool:
        """Tell whether one word is the last name of somebody whom the article names in full ("Jordan")."""
        return normalize_name(words) in self._family_names

    def body_of(self, mention: Mention) -> str | None:
        """Give the canonical name of the body that a role speaks for."""
        if mention.body is None or mention.body.of(self._text).lower() in (*self._pronouns, "secretary"):
            own = _OWN_HEAD.search(mention.span.of(self._text))
            return self._last_body(mention.span.start) if own else None
        whole = self.find(mention.span.of(self._text))
        if whole is not None:
            return whole.name
        words = mention.body.of(self._text)
        if mention.is_ministry and " " not in words:
            return None  # "the minister": who is one has been named
        if mention.is_ministry and mention.role == "secretary":
            of_body = self._of_secretary(mention.body)
            if of_body is not None:
                return of_body
        owner = re.match(r"(?:the |its )?[a-z]+['’]s? (?=[a-z])", words)
        if owner is not None and (short := self.by_short_phrase(self._owner_span(mention.body, owner.end()))):
            return short.name
        field = _PORTFOLIO.search(mention.span.of(self._text))
        if field is not None and field["field"] == words and self._table.find(f"Peru's {words} ministry"):
            return field[0]  # "the state's Commissioner for Health"
        if " " not in words and self._table.find(f"Peru's {words} ministry") is not None:
            return self._of_field(words, mention)
        if all(self._is_general(word) for word in words.split()):
            words = self._lowered(words, mention.body)  # "Campaign aides said"
        if all(word.lower() in self._labels for word in strip_determiner(words).split()):
            return None  # "Republican strategist Al Lund" speaks for no party
        body = self.find(words)
        if body is None and self._table.code_of(words) and self._is_adjective(words):
            return self._body_of_people(mention, words)
        if body is None and mention.is_ministry:
            return re.sub(r"(?i)\bminister\b", "ministry", strip_determiner(words))
        if mention.role in ("ambassador", "envoy") and _POSTED.search(mention.span.of(self._text)):
            return strip_determiner(mention.span.of(self._text))
        if body is not None and body.kind == "government" and mention.role in ("ambassador", "envoy"):
            return f"{words.removesuffix('’s').removesuffix(chr(39) + 's')}'s {mention.role}"
        if mention.role in ("officials", "official") and (
            " and " in words or (body is not None and body.kind == "government")
        ):
            return strip_determiner(mention.span.of(self._text))
        if body is not None:
            return body.name
        person = self._surnames.get(normalize_name(strip_rank(words, self._roles.ranks)))
        if person is not None:
            return person  # "a spokesman for Mrs. Lind"
        if not is_capitalised(strip_determiner(words)):
            found = self.by_short_phrase(mention.body)
            return found.name if found else None
        if mention.person is not None and self._is_field(words, mention):
            return None  # "crowd scientist Ana Lind", "regional fire chief Al Lund"
        if re.search(rf"{mention.role} in {re.escape(words)}", mention.span.of(self._text)):
            return None  # "a lawyer in Orlando"
        # "professor of higher education at Lima University"
        words = re.sub(r"^[a-z].* (?:at|with) (?=[A-Z])", "", strip_determiner(words))
        return re.sub(r"['’]s?$", "", words)

    def _is_field(self, word: str, mention: Mention) -> bool:
        """Tell whether the capital of a word before a role is that of the sentence, not of a name."""
        lowered, first = word.lower(), word.split()[0]
        if word[1:] != lowered[1:] or any(map(self.is_body_noun, word.split())):
            return False
        is_opening = mention.body is not None and self._lowered(word, mention.body) == lowered
        return is_opening and re.search(rf"(?<![.!?:] )(?<!\n)\b{re.escape(first)}\b", self._text[1:]) is None

    def _of_secretary(self, body: Span) -> str | None:
        """Read "Union secretary Al Lund" as one of the union named before, not as a ministry's."""
        owner = re.match(r"(?:the )?([\w-]+)(?= secretary$)", body.of(self._text), re.IGNORECASE)
        if owner is None or owner[1].lower() not in self._short:
            return None
        before = self.by_short_phrase(Span(body.start, body.start + owner.end()))
        return before.name if before is not None else None

    def _of_field(self, field: str, mention: Mention) -> str | None:
        """Read "Defence chief Al Lund" as the ministry; "health officials" may be any."""
        if mention.role not in ("chief", "head", "boss"):
            return None if mention.person is None else f"{field} {mention.role}"
        ministry = self._table.find(f"{field} ministry", self.country)
        return ministry.name if ministry is not None else f"{field} ministry"

    def _owner_span(self, body: Span, length: int) -> Span:
        return Span(body.start, body.start + length - 1)

    def _is_general(self, word: str) -> bool:
        return word.lower() in self._short or word.lower() in self._loose or word.lower() in self._roles.parts

    def _is_adjective(self, words: str) -> bool:
        return not re.search(r"['’]s?$", words.strip())

    def _body_of_people(self, mention: Mention, words: str) -> str | None:
        """Read "the Peruvian spokesman" as Peru's; a Peruvian researcher or official speaks for himself."""
        if mention.role in self._roles.spokespeople:
            government = self._table.find(f"{words} government")
            return government.name if government is not None else None
        if mention.person is not None:
            return None
        return strip_determiner(mention.span.of(self._text))

    def full_name(self, name: str) -> str:
        """Give the full name that a surname or a name in the article stands for."""
        bare = own_name(re.sub(r"['’]s$", "", strip_determiner(name.strip())), self._labels)
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
        if normalize_name(words) in self._described or normalize_name(words) in self._aliases:
            return True
        if words.split()[0].lower() in self._not_people:
            return True
        return self._has_body_word(span)

    def is_body_noun(self, word: str) -> bool:
        """Tell whether a common noun stands for a body ("the ministry", "a charity")."""
        lowered = word.lower()
        return lowered in self._short or (self.is_body_word(lowered) and lowered not in self._things)

    def may_be_unlisted(self, span: Span) -> bool:
        """Tell whether words are "the company" or the like, which any body named before may be."""
        words = span.of(self._text).split()
        if len(words) != 2 or words[0].lower() != "the":
            return False
        return any(
            kind in ("company", "ngo") for kinds in self._short.get(words[1].lower(), []) for kind in kinds
        )

    def opens(self, span: Span) -> bool:
        """Tell whether a mention opens a sentence, so that its capital says nothing."""
        return self._lowered("A", span) == "a"

    def at(self, span: Span) -> Referent | None:
        """Give a body without a name of its own ("the energy ministry") that a mention names."""
        return self._unnamed.get(span.start)

    def is_body_word(self, word: str) -> bool:
        """Tell whether a word makes a name the name of a body ("University of Lima")."""
        return word.lower().strip(".") in self._body_words

    def _has_body_word(self, span: Span) -> bool:
        return any(self.is_body_word(word) for word in span.of(self._text).split())

    def by_short_phrase(self, span: Span) -> Referent | None:
        """Read "the ministry", "the spy agency": the last body of a fitting kind."""
        words = span.of(self._text)
        country, rest = self._table.split_country(strip_determiner(words))
        of_un = _OF_UN.match(rest)
        rest = rest[of_un.end() :] if of_un else self._lowered(rest, span)
        plain = re.sub(r"['’]s?$", "", rest.lower().replace("-", " "))
        if is_capitalised(rest):
            return None
        parts = plain.split()
        if not parts or len(parts) > 3:
            return None
        pair = self._short.get("-".join(parts[-2:]))
        choices = pair or self._short.get(parts[-1])
        if choices is None or words.lower().startswith(("a ", "an ")):
            return None
        # "the health ministry" is none of another field; "the aid group" may be any.
        fields = {w for w in (parts[:-2] if pair else parts[:-1]) if w not in self._loose}
        for kinds in [["un"]] if of_un else choices:
            orders = self._orders(kinds, parts[-1])
            fitting = [order.before(span.start, country, fields) for order in orders]
            last = max((r for r in fitting if r is not None), key=lambda r: r.at, default=None)
            if last is None and span.start < _HEAD and (country or fields or _NAMED not in kinds):
                behind = {r.name: r for order in orders if (r := order.only_one(country, fields)) is not None}
                last = next(iter(behind.values())) if len(behind) == 1 else None
            if last is not None:
                return Referent(
                    last.name,
                    last.kind,
                    span.start,
                    rule="source.short-name",
                    confidence=0.7,
                    country=last.country,
                )
        return None

    def _lowered(self, words: str, span: Span) -> str:
        """Give "think tank" for "Think tank" at the start of a sentence or heading."""
        before = self._text[max(0, span.start - 2) : span.start].strip(" \"“‘'")
        return words[:1].lower() + words[1:] if not before or before[-1] in ".\n:!?" else words

    def _orders(self, kinds: Sequence[str], noun: str) -> list[ReadingOrder]:
        """Give the bodies that a noun may stand for: by their kind and by their name or description."""
        orders = (*(self._by_kind.get(kind) for kind in kinds), self._by_word.get(noun))
        return [order for order in orders if order is not None]

    def ruling(self, span: Span) -> Referent | None:
        """Give the government of the article's country for "the junta"; of none where several are named."""
        ruling = self._table.government_of(self.country) if self.country else None
        if ruling is None:
            return None
        return Referent(
            ruling.name,
            ruling.kind,
            span.start,
            rule="source.short-name",
            confidence=0.7,
            country=ruling.country,
        )

    def whole_name(self, span: Span, name: str) -> str | None:
        """Give the described name of which a mention holds only the beginning ("Clean Rivers" Now)."""
        starts = (r.name for r in self._described_at if span.start <= r.at < span.end)
        return next((whole for whole in starts if whole.startswith(f"{name} ")), None)

    def with_ending(self, words: str) -> Referent | None:
        """Give the one body of the article whose name ends with some words ("the Red Crescent")."""
        longer = self._endings.get(normalize_name(words), {})
        return next(iter(longer.values())) if len(longer) == 1 else None

    def _last_body(self, before: int) -> str | None:
        found = self._bodies.before(before)
        return found.name if found is not None else None

    def _index(self) -> None:
        """Keep the known names by what they are looked for."""
        kinds: defaultdict[str, list[Referent]] = defaultdict(list)
        by_word: defaultdict[str, list[Referent]] = defaultdict(list)
        for referent in self.known:
            kinds[referent.kind].append(referent)
            words = normalize_name(referent.name).split()
            for word in self._words_of(referent.name) if referent.kind not in ("person", "outlet") else ():
                by_word[word].append(referent)
            for start in range(1, len(words)):
                self._endings.setdefault(" ".join(words[start:]), {})[referent.name] = referent
        self._by_kind = {kind: ReadingOrder(found, self._words_of) for kind, found in kinds.items()}
        self._by_word = {word: ReadingOrder(found, self._words_of) for word, found in by_word.items()}
        self._bodies = ReadingOrder(
            [r for r in self.known if r.kind not in ("person", "outlet", "government")]
        )

    def _words_of(self, name: str) -> frozenset[str]:
        return self._table.words_of(name) | self._nouns.get(name, frozenset())

    def _read_descriptions(self) -> list[Referent]:
        """Read "Hill Aid, a charity" and "the mining company Norrgruv": a name and the kind of body it is."""
        found = []
        for at, written, noun in find_described(self._text, self._described_as):
            words = strip_determiner(written)
            member = _MEMBER_OF.match(words)
            if member is not None and not any(map(self.is_body_word, member.group().split())):
                words = words[member.end() :]  # "Ana Lind of Hill Aid, a charity"
            if not words:
                continue
            first = words.split()[0].lower().strip(".")
            if first in self._not_people or first in self._roles.ranks:
                continue
            # "the organization Justice Lima", but not "the agency Director Ana Lind"
            if self._roles.is_role(first) and f"{noun} {written}" not in self._text:
                continue
            known = self.find(words)
            if known is not None and known.kind in ("government", "person"):
                continue
            kinds = self._short.get(noun, [["body"]])[0]
            kind = kinds[0] if kinds[0] != _NAMED else "body"
            body = known or Body(words, kind)
            self._described.setdefault(normalize_name(words), body)
            self._nouns[body.name].add(noun)
            found.append(Referent(body.name, body.kind, at, country=body.country))
        return found

    def _find_abbreviations(self) -> dict[str, str]:
        """Read "Harbour Workers League (HWL)": either form stands for one body, in this article only.

        A short form of the table stands for the table's body only where the long one fits its names.
        """
        found = {}
        for short, long in find_abbreviations(self._text):
            body = self._table.find(long, self.country)
            listed = self._table.find(short.replace(".", ""), self.country)
            if body is None and listed is not None:
                words = set(normalize_name(long).split())
                body = listed if 2 * len(words & self._table.words_of(listed.name)) >= len(words) else None
            name = body.name if body else long
            found[normalize_name(short)] = name
            found[normalize_name(long)] = name
        for short, before in find_bracketed(self._text):
            parts = before.split()
            bodies = (self._table.find(" ".join(parts[start:])) for start in range(len(parts) - 1))
            known = next(filter(None, bodies), None)
            if known is not None and known.kind != "person":
                found.setdefault(normalize_name(short), known.name)
        return found
