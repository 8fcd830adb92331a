"""What one article names: abbreviations, people with the bodies they speak for, short phrases."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.roles import Mention, role_words, take_apart
from reportedly.extraction.source_names import Body, normalize_name, source_table
from reportedly.model.span import Span

__all__ = ["ArticleNames", "ReadingOrder", "Referent", "is_capitalised", "strip_determiner"]

# Words of a name are bounded, and it begins a word: in a text of one long word each letter would begin a search.
_ABBREVIATION = re.compile(
    r"(?<!\w)((?:[A-Z][\w'’&.-]{0,40}|of|for|the|and|on|in|to)"
    r"(?:\s(?:[A-Z][\w'’&.-]{0,40}|of|for|the|and|on|in|to)){1,9})"
    r"\s?\(([A-Z][A-Za-z&.-]{1,9})\)"
)
_CAPITALISED = re.compile(r"[A-Z][^\s,()]*")
_DETERMINER = re.compile(
    r"^(?:the|a|an|its|his|her|their|our|this|that|these|those)\s+(?:(?:country|nation)['’]s\s+)?",
    re.IGNORECASE,
)
_POSTED = re.compile(r"(?i)\b(?:ambassador|envoy) (?:in|to) ")  # where he is sent, not who sends him
_AND = re.compile(r"\s+and\s+|,\s*")
FARTHEST = 200  # names back at which "the South Korean agency" still points


@dataclass(frozen=True, slots=True)
class Referent:
    """What a mention stands for: the canonical `name`, and the `speaker` who spoke for it.

    `kind` is the table's kind of the body, "person", "group" or "" (unknown). `role` is the role named,
    `country` the ISO code of the body's country, "" where it has none.
    """

    name: str
    kind: str
    at: int
    speaker: str | None = None
    speaker_span: Span | None = None
    role: str = ""
    rule: str = "source.named"
    confidence: float = 0.9
    country: str = ""

    @property
    def person(self) -> str | None:
        """Give the person's name where one is named."""
        return self.speaker or (self.name if self.kind == "person" else None)


class ReadingOrder:
    """Some of the names of an article in reading order."""

    def __init__(self, referents: Iterable[Referent]) -> None:
        self._referents = sorted(referents, key=lambda r: r.at)
        self._places = [r.at for r in self._referents]

    def before(self, place: int, country: str = "", words: Collection[str] = frozenset()) -> Referent | None:
        """Give the last one that stands before a place: of a country, with some words in its name."""
        count = bisect_left(self._places, place)
        if not country and not words:
            return self._referents[count - 1] if count else None
        for referent in reversed(self._referents[max(0, count - FARTHEST) : count]):
            has_words = set(words) <= set(normalize_name(referent.name).split())
            if has_words and country in ("", referent.country):
                return referent
        return None

    @property
    def only(self) -> Referent | None:
        """Give the one that there is, None where there are several."""
        return self._referents[0] if len(self._referents) == 1 else None


class ArticleNames:
    """The names of one article, in reading order.

    `people` are by full name, as first introduced with a role; `known` is whoever the article names; `holders`
    are roles named with a body but without a person ("Ukraine's ambassador").
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
        self._loose = frozenset(table["loose_fields"].split())
        self._pronouns = frozenset(
            w for name in ("feminine", "masculine", "plural", "neuter", "first") for w in table[name].split()
        )
        self._body_words = frozenset(table["body_words"].split())
        self._not_people = frozenset(table["not_people"].split())
        self._aliases = self._find_abbreviations()
        self.people: dict[str, Referent] = {}
        self.known: list[Referent] = []
        self.holders: list[Referent] = []
        self._surnames: dict[str, str] = {}
        self._by_kind: dict[str, ReadingOrder] = {}
        self._by_word: dict[str, ReadingOrder] = {}
        self._endings: dict[str, dict[str, Referent]] = {}
        self._bodies = ReadingOrder([])

    def introduce(self, mentions: Sequence[Span]) -> None:
        """Read the names of the article: those of the table, and people with their bodies."""
        found = [
            Referent(body.name, body.kind, span.start, country=body.country)
            for span, body in self._table.scan(self._text)
        ]
        for span in mentions:
            words = strip_determiner(span.of(self._text))
            if words.lower() in self._pronouns:
                continue
            if not is_capitalised(words):
                if self._is_named_body(words):
                    found.append(Referent(words, "body", span.start))
                continue
            mention = take_apart(self._text, span, self._roles)
            if mention.person is not None and not self.is_body_name(mention.person):
                found.extend(self._introduce_people(mention))
            elif not mention.role and self._has_body_word(named := mention.person or mention.body or span):
                name = strip_determiner(named.of(self._text))
                if self.find(name) is None:
                    found.append(Referent(name, "body", span.start))
            elif mention.role and not mention.is_office and (body := self.body_of(mention)) is not None:
                self.holders.append(Referent(body, "body", span.start, role=mention.role))
        self.known = sorted(found, key=lambda r: r.at)
        self._index()

    def _introduce_people(self, mention: Mention) -> list[Referent]:
        assert mention.person is not None
        body = self.body_of(mention) if mention.role and not mention.is_office else None
        given = []
        for name in _AND.split(mention.person.of(self._text)):
            full = self.full_name(name.strip())
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
                else Referent(full, "person", mention.span.start, role=mention.role or self._seat(mention))
            )
            known = self.people.get(full)
            if known is None or (person.role and not known.role):
                self.people[full] = person
            given.append(self.people[full] if not mention.role else person)
        return [replace(person, at=mention.span.start) for person in given]

    def _is_named_body(self, words: str) -> bool:
        """Tell "interior ministry" and "city police": a kind of body with its field."""
        parts = words.lower().split()
        return 2 <= len(parts) <= 3 and parts[-1] in self._short and parts[-2] not in self._loose

    def _seat(self, mention: Mention) -> str:
        """Read "Lind, a member of the defence committee" as a lawmaker."""
        words = {w.strip(".,").lower() for w in mention.span.of(self._text).split()}
        return "lawmaker" if words & self._roles.lawmakers else ""

    def find(self, words: str) -> Body | None:
        """Give the body that a name stands for: by the article's abbreviations or by the table."""
        alias = self._aliases.get(normalize_name(words))
        if alias is not None:
            return self._table.find(alias) or Body(alias, "body")
        return self._table.find(words)

    def body_of(self, mention: Mention) -> str | None:
        """Give the canonical name of the body that a role speaks for."""
        if mention.body is None or mention.body.of(self._text).lower() in self._pronouns:
            own = mention.span.of(self._text).lower()
            if re.match(r"(?:its|their)\s", own) or re.search(r",\s*(?:its|their)\s", own):
                return self._last_body(mention.span.start)
            return None
        whole = self.find(mention.span.of(self._text))
        if whole is not None:
            return whole.name
        words = mention.body.of(self._text)
        body = self.find(words)
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
        if not is_capitalised(strip_determiner(words)):
            found = self.by_short_phrase(mention.body)
            return found.name if found else None
        return strip_determiner(words)

    def full_name(self, name: str) -> str:
        """Give the full name that a surname or a name in the article stands for."""
        bare = re.sub(r"['’]s$", "", name.strip())
        if " " in bare:
            return bare
        return self._surnames.get(normalize_name(bare), bare)

    def is_body_name(self, span: Span) -> bool:
        """Tell whether capitalised words name a body and not a person."""
        words = span.of(self._text)
        body = self._table.find(words)
        if body is not None and body.kind != "person":
            return True
        if normalize_name(words) in self._aliases or words.split()[0].lower() in self._not_people:
            return True
        return self._has_body_word(span)

    def _has_body_word(self, span: Span) -> bool:
        return any(w.lower().strip(".") in self._body_words for w in span.of(self._text).split())

    def by_short_phrase(self, span: Span) -> Referent | None:
        """Read "the ministry", "the spy agency": the last body of a fitting kind."""
        words = span.of(self._text)
        country, rest = self._table.split_country(strip_determiner(words))
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
        for kinds in choices:
            orders = [self._by_kind.get(kind) for kind in kinds] + [self._by_word.get(parts[-1])]
            fitting = [order.before(span.start, country, fields) for order in orders if order is not None]
            last = max((r for r in fitting if r is not None), key=lambda r: r.at, default=None)
            if last is not None:
                return Referent(last.name, last.kind, span.start, rule="source.short-name", confidence=0.7)
        return None

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
            for word in set(words) if referent.kind != "person" else ():
                by_word[word].append(referent)
            for start in range(1, len(words)):
                self._endings.setdefault(" ".join(words[start:]), {})[referent.name] = referent
        self._by_kind = {kind: ReadingOrder(found) for kind, found in kinds.items()}
        self._by_word = {word: ReadingOrder(found) for word, found in by_word.items()}
        self._bodies = ReadingOrder(
            [r for r in self.known if r.kind not in ("person", "outlet", "government")]
        )

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


def is_capitalised(words: str) -> bool:
    """Tell whether some word is written like a name."""
    return _CAPITALISED.search(words) is not None


def strip_determiner(words: str) -> str:
    """Give the words without an article or possessive in front."""
    return _DETERMINER.sub("", words.strip())
