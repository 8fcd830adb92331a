"""Which body a short phrase stands for: "the ministry", "the spy agency", "the Red Crescent"."""

import re
from collections import defaultdict
from collections.abc import Sequence

from reportedly.extraction.article_bodies import ArticleBodies
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.name_words import NAMED, name_words
from reportedly.extraction.outlet_names import outlet_named
from reportedly.extraction.referents import ReadingOrder, Referent, is_capitalised, strip_determiner
from reportedly.extraction.source_names import Body, normalize_name, source_table
from reportedly.model.span import Span

__all__ = ["ShortPhrases"]

_OF_UN = re.compile(r"(?:UN|U\.N\.|United Nations) (?=[a-z])")
_LINKS = frozenset({"of", "for", "at", "from", "in", "with"})
_UNLISTED = frozenset({"company", "ngo", "agency", "research", "outlet"})
_LEARNED = frozenset({"university", "college", "institute", "laboratory", "observatory", "school"})
_HEAD = 600  # characters of an article in which a short phrase may point to what comes behind it


class ShortPhrases:
    """The bodies of an article by what they are looked for; knows none before `index`."""

    def __init__(self, text: str, lexicon: Lexicon, bodies: ArticleBodies) -> None:
        self._text = text
        self._table = source_table(lexicon)
        self._words = name_words(lexicon)
        self._article = bodies
        self._by_kind: dict[str, ReadingOrder] = {}
        self._by_word: dict[str, ReadingOrder] = {}
        self._endings: dict[str, dict[str, Referent]] = {}
        self._bodies = ReadingOrder([])

    def index(self, known: Sequence[Referent]) -> None:
        """Keep the known names by what they are looked for."""
        kinds: defaultdict[str, list[Referent]] = defaultdict(list)
        by_word: defaultdict[str, list[Referent]] = defaultdict(list)
        for referent in known:
            is_force = referent.kind == "service" and self._words.armed & set(
                normalize_name(referent.name).split()
            )
            kinds["force" if is_force else referent.kind].append(referent)
            words = normalize_name(referent.name).split()
            for word in (
                self._article.words_of(referent.name) if referent.kind not in ("person", "outlet") else ()
            ):
                if not is_force or word in words:
                    by_word[word].append(referent)
            for start in range(1, len(words)):
                if words[start - 1] in _LINKS:
                    continue  # "Hill Bank" is not "Ana Lund of Hill Bank"
                self._endings.setdefault(" ".join(words[start:]), {})[referent.name] = referent
        self._by_kind = {kind: ReadingOrder(found, self._article.words_of) for kind, found in kinds.items()}
        self._by_word = {word: ReadingOrder(found, self._article.words_of) for word, found in by_word.items()}
        self._bodies = ReadingOrder([r for r in known if r.kind not in ("person", "outlet", "government")])

    def resolve(self, span: Span) -> Referent | None:
        """Read "the ministry", "the spy agency": the last body of a fitting kind."""
        words = span.of(self._text)
        country, rest = self._table.split_country(strip_determiner(words))
        of_un = _OF_UN.match(rest)
        rest = rest[of_un.end() :] if of_un else self.lowered(rest, span)
        plain = re.sub(r"['’]s?$", "", rest.lower().replace("-", " "))
        if is_capitalised(rest):
            return None
        parts = plain.split()
        if not parts or len(parts) > 3:
            return None
        pair = self._words.short.get("-".join(parts[-2:]))
        choices = pair or self._words.short.get(parts[-1])
        if choices is None or words.lower().startswith(("a ", "an ")):
            return None
        # "the health ministry" is none of another field; "the aid group" may be any.
        fields = {w for w in (parts[:-2] if pair else parts[:-1]) if w not in self._words.loose}
        for kinds in [["un"]] if of_un else choices:
            orders = self._orders(kinds, parts[-1])
            fitting = [order.before(span.start, country, fields) for order in orders]
            last = max((r for r in fitting if r is not None), key=lambda r: r.at, default=None)
            if last is None and span.start < _HEAD and (country or fields or NAMED not in kinds):
                behind = {r.name: r for order in orders if (r := order.only_one(country, fields)) is not None}
                if kinds == ["service"]:  # "the coastguard" is not yet the border agency named below
                    noun = normalize_name(parts[-1])
                    behind = {n: r for n, r in behind.items() if noun in self._article.words_of(n)}
                last = next(iter(behind.values())) if len(behind) == 1 else None
            if last is not None:
                return _in_short(last, span)
        return None

    def may_be_unlisted(self, span: Span) -> bool:
        """Tell whether words are "the company", "the Oslo-listed brewer" or the like: any body named before may be."""
        words = span.of(self._text).split()
        if not 2 <= len(words) <= 4 or words[0].lower() != "the" or not words[-1].islower():
            return False
        is_plain = all(w.islower() or "-" in w or self._table.code_of(w) for w in words[1:-1])
        return is_plain and self.may_be_unlisted_noun(words[-1])

    def may_be_unlisted_noun(self, noun: str) -> bool:
        """Tell whether a noun is "company" or the like; what a council is, its name must say."""
        kinds = {kind for choice in self._words.short.get(noun, []) for kind in choice}
        return bool(kinds & _UNLISTED) or noun == "force"  # an army is named with its country

    def may_be(self, noun: str, name: str) -> bool:
        """Tell whether "the company" may be a body of that name: a council or a newspaper is none."""
        wanted = {kind for choice in self._words.short.get(noun, []) for kind in choice}
        if outlet_named(name) is not None:
            return "outlet" in wanted
        kinds = [
            {kind for choice in self._words.short[word] for kind in choice}
            for word in normalize_name(name).split()
            if word in self._words.short and word != noun
        ]
        if "research" in wanted and _LEARNED & set(normalize_name(name).split()):
            return True
        is_any = bool(wanted & {"company", "ngo"})
        return (is_any or bool(kinds)) and all(found & wanted for found in kinds)

    def last_with(self, word: str, place: int) -> Referent | None:
        """Give the last body before a place that has a word in its name."""
        order = self._by_word.get(normalize_name(word))
        return order.before(place) if order is not None else None

    def with_ending(self, words: str) -> Referent | None:
        """Give the one body of the article whose name ends with some words ("the Red Crescent")."""
        longer = self._endings.get(normalize_name(words), {})
        return next(iter(longer.values())) if len(longer) == 1 else None

    def last_body(self, before: int) -> str | None:
        """Give the name of the last body before a place; a state or an outlet is none."""
        found = self._bodies.before(before)
        return found.name if found is not None else None

    def ruling(self, span: Span) -> Referent | None:
        """Give the government of the article's country for "the junta"; of none where several are named."""
        ruling = self._table.government_of(self._article.country) if self._article.country else None
        return _in_short(ruling, span) if ruling is not None else None

    def opens(self, span: Span) -> bool:
        """Tell whether a mention opens a sentence, so that its capital says nothing."""
        return self.lowered("A", span) == "a"

    def lowered(self, words: str, span: Span) -> str:
        """Give "think tank" for "Think tank" at the start of a sentence or heading."""
        if words[1:2].isupper():
            return words  # "UN envoy"
        before = self._text[max(0, span.start - 2) : span.start].strip(" \"“‘'")
        return words[:1].lower() + words[1:] if not before or before[-1] in ".\n:!?" else words

    def _orders(self, kinds: Sequence[str], noun: str) -> list[ReadingOrder]:
        """Give the bodies that a noun may stand for: by their kind and by their name or description.

        A fleet is a "service" that is no agency: only "the army" and the like may mean it.
        """
        kinds = ["service", "force"] if kinds == ["service"] else kinds
        orders = (*(self._by_kind.get(kind) for kind in kinds), self._by_word.get(noun))
        return [order for order in orders if order is not None]


def _in_short(body: Referent | Body, span: Span) -> Referent:
    return Referent(
        body.name, body.kind, span.start, rule="source.short-name", confidence=0.7, country=body.country
    )
