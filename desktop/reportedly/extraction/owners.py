"""Whose a report is speaks: "the ministry's latest estimate", "a report by UNICEF", "Gallup data", "the survey"."""

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from reportedly.extraction.article_names import ArticleNames
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.pronouns import Pronouns
from reportedly.extraction.referents import ReadingOrder, Referent, is_capitalised
from reportedly.model.span import Span

__all__ = ["Owners"]

_TITLED = frozenset({"poll", "survey", "report", "data", "study", "number", "figure"})  # "the Gallup Poll"
_MONTH = re.compile(
    r"(?:early-|mid-|late-)?(?:january|february|march|april|may|june|july|august|september|october|november|december)$"
)
# "Hill Aid's teams counted": whose they are speaks.
_MADE_BY = re.compile(
    r"(?P<words>(?: \w+){1,4}) by (?P<name>(?:the )?[A-Z][\w’'-]*(?: (?:of |the |for )?[A-Z][\w’'-]*){0,5})"
)
_STAFF = frozenset(
    {"team", "teams", "staff", "monitors", "researchers", "investigators", "volunteers", "crews"}
)
_COUNTS = frozenset({"count", "estimate", "estimates", "tally", "figures", "data"})
_BEHIND_OWNER = frozenset({"of", "at", "in", "this", "last"})


class Owners:
    """Finds who owns the polls, reports and data of one article; `owner_of` gives what an owner's words stand for."""

    def __init__(
        self,
        text: str,
        lexicon: Lexicon,
        names: ArticleNames,
        pronouns: Pronouns,
        owner_of: Callable[[Span], Referent],
        speaking: Sequence[Referent],
    ) -> None:
        self._text = text
        self._names = names
        self._things = names.words.things
        self._leads = frozenset(lexicon.table("cues")["leads"].split())
        self._again = frozenset({"same", "new", "latest"})
        self._pronouns = pronouns
        self._owner_of = owner_of
        self._speaking = ReadingOrder(speaking)
        self._documents: dict[str, ReadingOrder] = {}

    def by_owner(self, span: Span) -> Referent | None:
        """Read "the ministry's latest estimate", "a report by UNICEF", "Gallup data": whose it is speaks."""
        words = span.of(self._text)
        if self._names.bodies.find(words) is not None:
            return None
        tokens = [
            Span(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"[^\s,()]+", words)
        ]
        plain = [t.of(self._text).lower() for t in tokens]
        place = next((i for i, word in enumerate(plain) if self._is_thing(tokens, i, word)), None)
        if place is None and len(plain) > 1 and plain[-1] in _STAFF and re.search(r"['’]s?$", plain[-2]):
            place = len(plain) - 1
        if place is None or not tokens:
            return None
        kind = self._names.words.pronouns.get(plain[0], "first")
        if place > 0 and kind != "first":
            return self._pronouns.resolve(tokens[0], kind)
        after = next((i for i in range(place + 1, len(plain)) if plain[i] in ("by", "from", "of")), None)
        owned = next((i for i in reversed(range(place)) if re.search(r"['’]s$|s['’]$", plain[i])), None)
        named = self._names_before(tokens[:place], plain)
        if after is None and owned is None and not named and place == len(plain) - 1:
            return self._maker_behind(span) or self._by_short_owner(tokens, plain)
        if owned is not None:
            owner = Span(span.start, tokens[owned].end)
        elif after is not None and after + 1 < len(tokens) and plain[after] != "of" and not named:
            owner = self._until_preposition(tokens[after + 1 :], span.end)
        elif named:
            owner = Span(named[0].start, named[-1].end)
        else:
            return None
        found = self._owner_of(owner)
        return replace(found, rule="source.owner", confidence=min(found.confidence, 0.8))

    def _by_short_owner(self, tokens: Sequence[Span], plain: Sequence[str]) -> Referent | None:
        """Read "company figures" and "ministry data" as those of the one that was named before."""
        if plain[0] in ("a", "an", "the"):
            tokens, plain = tokens[1:], plain[1:]
        if len(plain) != 2 or plain[0] not in self._names.words.short:
            return None
        found = self._names.phrases.resolve(tokens[0])
        if found is None and self._names.phrases.may_be_unlisted_noun(plain[0]):
            found = self._pronouns.unlisted_body(tokens[0], plain[0])
        found = found or (self._owner_of(tokens[0]) if plain[1] in _COUNTS else None)
        return (
            replace(found, speaker=None, rule="source.owner", confidence=0.65) if found is not None else None
        )

    def by_document(self, span: Span) -> Referent | None:
        """Read "the report said": the body that the sentences before let speak."""
        words = span.of(self._text).lower().split()
        if words[:1] in (["the"], ["its"], ["this"]) and words[1:2] and words[1] in self._again:
            words.pop(1)
        if len(words) != 2 or words[0] not in ("the", "its", "this") or words[1] not in self._things:
            return None
        made = self._documents.get(words[1])
        maker = made.before(span.start) if made is not None else None
        if maker is not None:
            return replace(maker, at=span.start, speaker=None, rule="source.document", confidence=0.6)
        last = self._speaking.before(span.start)
        unlisted = self._pronouns.body_before(span.start)
        if unlisted is not None and (last is None or unlisted.at > last.at):
            last = unlisted
        if last is None or last.at <= span.start - 500:
            return None
        return replace(last, speaker=None, rule="source.document", confidence=0.55)

    def read_documents(self, mentions: Sequence[Span]) -> None:
        """Read whose the polls, reports and the like of the article are ("a Gallup poll", "a report by UNICEF")."""
        made: defaultdict[str, list[Referent]] = defaultdict(list)
        for span in mentions:
            found = self.by_owner(span)
            if found is None or found.rule != "source.owner" or not is_capitalised(found.name):
                continue
            for word in {w.lower().strip(".,") for w in span.of(self._text).split()} & self._things:
                made[word].append(found)
        self._documents = {word: ReadingOrder(found) for word, found in made.items()}

    def _maker_behind(self, span: Span) -> Referent | None:
        """Read "A survey published by Hill Watch", "a report last week by Hill Watch"; not "found a plan by"."""
        found = _MADE_BY.match(self._text, span.end)
        if found is None or not self._names.words.made >= set(found["words"].lower().split()):
            return None
        maker = self._owner_of(Span(found.start("name"), found.end("name")))
        return replace(maker, at=span.start, rule="source.owner", confidence=min(maker.confidence, 0.75))

    def _is_thing(self, tokens: list[Span], index: int, word: str) -> bool:
        """Tell whether a word is a report or poll; "Research" of "Hill Research Group" is part of a name."""
        if word not in self._things and word.removesuffix("s") not in self._things:
            return False
        is_name = tokens[index].of(self._text)[0].isupper() and index > 0
        behind = tokens[index + 1].of(self._text) if index + 1 < len(tokens) else ""
        return not (is_name and (behind[:1].isupper() or word.removesuffix("s") not in _TITLED))

    def _names_before(self, tokens: list[Span], plain: list[str]) -> list[Span]:
        """Give the words of the owner's name before "poll"; a month or "New" alone names nobody."""
        named = [
            token
            for token, word in zip(tokens, plain, strict=False)
            if token.of(self._text)[0].isupper()
            and not _MONTH.match(word)
            and (word not in self._leads or token is not tokens[0])
        ]
        if len(named) == 1 and named[0] is tokens[0] and not self._is_known_word(named[0]):
            return []  # "Exit polls", "Multiple reports": the capital is the sentence's
        first = tokens.index(named[0]) if named else 0
        if first > 0 and plain[first - 1] == "new" and tokens[first - 1].of(self._text)[0] == "N":
            named.insert(0, tokens[first - 1])  # "A New York Times poll"
        return named

    def _is_known_word(self, token: Span) -> bool:
        """Tell whether a word that opens a sentence is a name: listed, an abbreviation, or so elsewhere."""
        word = token.of(self._text)
        if self._names.bodies.find(word) is not None or not word[1:].islower():
            return True
        return re.search(rf"[a-z,] {re.escape(word)}\b", self._text) is not None

    def _until_preposition(self, tokens: list[Span], end: int) -> Span:
        """Give the owner of "an analysis by Hill Watch of 300 cases" without what was analysed."""
        for before, token in itertools.pairwise(tokens):
            word = before.of(self._text)
            if (
                token.of(self._text) in _BEHIND_OWNER
                and word[0].isupper()
                and not self._names.words.is_body_word(word)
            ):
                return Span(tokens[0].start, before.end)
        return Span(tokens[0].start, end)
