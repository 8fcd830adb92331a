"""The bodies that one article names: by the table, by its own abbreviations and descriptions."""

import re
from collections import defaultdict

from reportedly.extraction.abbreviations import find_abbreviations, find_bracketed, find_spelled_out
from reportedly.extraction.described_names import countries_named, country_of_article, find_described
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.name_words import NAMED, name_words
from reportedly.extraction.referents import Referent, strip_determiner
from reportedly.extraction.roles import role_words
from reportedly.extraction.source_names import Body, normalize_name, source_table
from reportedly.model.span import Span

__all__ = ["ArticleBodies"]

_MEMBER_OF = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+ (?:of|from) (?:the )?(?=[A-Z])")
_COMMA = re.compile(r", (?:(?:an?|the) )?$")
_LONGEST_LINK = 6  # characters of such a link
_OF_COUNTRY = re.compile(r"^(?:the|this|our|their) (?:country|nation)['’]s (?=\w)", re.IGNORECASE)


class ArticleBodies:
    """Looks up names of bodies in one article; `country` is the ISO code of the one it is about."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._table = source_table(lexicon)
        self._roles = role_words(lexicon)
        self._words = name_words(lexicon)
        self.country = country_of_article(text, self._table)
        self._countries = countries_named(text, self._table)
        self._aliases = self._find_abbreviations()
        self._described: dict[str, Body] = {}
        self._described_ends: set[int] = set()  # where the names end that a description follows
        self._nouns: defaultdict[str, set[str]] = defaultdict(set)  # name -> what the article calls it
        self.described = self._read_descriptions()

    def find(self, words: str) -> Body | None:
        """Give the body that a name stands for: by the article's abbreviations or by the table."""
        name = normalize_name(words)
        alias = self._aliases.get(name)
        if alias is not None:
            return (
                self._table.find(alias) or self._described.get(normalize_name(alias)) or Body(alias, "body")
            )
        plain = _OF_COUNTRY.sub("", words)  # "the country's weather bureau"
        left_out = self._table.country_left_out(plain)
        if left_out and left_out not in self._countries:
            return self._described.get(name)  # a chamber of commerce where nothing tells of America
        return self._table.find(plain, self.country) or self._described.get(name)

    def described_as(self, words: str) -> Body | None:
        """Give the body that the article itself says a name is ("the organisation Justice Lima")."""
        return self._described.get(normalize_name(words))

    def is_introduced(self, name: str) -> bool:
        """Tell whether the article itself says that a name, or its short form, is a body's."""
        return normalize_name(name) in self._described or normalize_name(name) in self._aliases

    def is_description(self, span: Span) -> bool:
        """Tell whether words say what the name right before them is: "Hill Aid, a group that counts the dead"."""
        before = _COMMA.search(self._text, max(0, span.start - _LONGEST_LINK), span.start)
        return before is not None and before.start() in self._described_ends

    def whole_name(self, span: Span, name: str) -> str | None:
        """Give the described name of which a mention holds only the beginning ("Clean Rivers" Now)."""
        starts = (r.name for r in self.described if span.start <= r.at < span.end)
        return next((whole for whole in starts if whole.startswith(f"{name} ")), None)

    def words_of(self, name: str) -> frozenset[str]:
        """Give the words of all names of a body, and the nouns that the article calls it."""
        return self._table.words_of(name) | self._nouns.get(name, frozenset())

    def longest(self, span: Span) -> Body | None:
        """Give the known body whose name a span begins: "the UN" of "the UN refugee agency"."""
        behind = re.match(r"(?: [a-z]+){1,3}", self._text[span.end : span.end + 60])
        end = span.end + behind.end() if behind else span.end
        while end > span.end:
            found = self.find(self._text[span.start : end])
            if found is not None:
                return found
            end = self._text.rindex(" ", span.end, end)
        return self.find(span.of(self._text))

    def _read_descriptions(self) -> list[Referent]:
        """Read "Hill Aid, a charity" and "the mining company Norrgruv": a name and the kind of body it is."""
        found = []
        for at, written, noun in find_described(self._text, self._words.described_as):
            self._described_ends.add(at + len(written))
            words = strip_determiner(written)
            member = _MEMBER_OF.match(words)
            if member is not None and not any(map(self._words.is_body_word, member.group().split())):
                words = words[member.end() :]  # "Ana Lind of Hill Aid, a charity"
            if not words:
                continue
            first = words.split()[0].lower().strip(".")
            if first in self._words.not_people or first in self._roles.ranks:
                continue
            # "the organization Justice Lima", but not "the agency Director Ana Lind"
            if self._roles.is_role(first) and f"{noun} {written}" not in self._text:
                continue
            known = self.find(words)
            if known is not None and known.kind in ("government", "person"):
                continue
            kinds = self._words.short.get(noun, [["body"]])[0]
            kind = kinds[0] if kinds[0] != NAMED else "body"
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
        for short, long in find_spelled_out(self._text):
            if normalize_name(short) not in found and not self._is_other(short, long):
                body = self._table.find(long, self.country)
                found[normalize_name(short)] = body.name if body is not None else long
        return found

    def _is_other(self, short: str, long: str) -> bool:
        """Tell whether capitals are no short form of a name: a role, or a body that the article names as well."""
        listed = self._table.find(short, self.country)
        if self._roles.is_role(short.lower()):
            return True
        is_same = listed is not None and self._table.find(long, self.country) == listed
        return is_same or (listed is not None and (listed.kind == "government" or listed.name in self._text))
