"""A mention that nothing better is known of: its own words, without what is no part of a name."""

import re

from reportedly.extraction.article_names import ArticleNames
from reportedly.extraction.referents import Referent, strip_determiner
from reportedly.extraction.source_names import SourceTable
from reportedly.model.span import Span

__all__ = ["WrittenNames", "without_opening"]

_DESCRIPTION = re.compile(
    r",\s(?:a|an|the|one of|in the|published in)\s.*$"
)  # "the Harbour League, a trade union"
# "the official Xinwa news agency"
_STATE_RUN = re.compile(r"^(?:official|semi-official|state-run|state-owned|private|independent) (?=[A-Z])")
_EDGE = re.compile(r"^[^\w(\"'“‘«]+")  # a picture in front of a name
# "news agency Coast Wire", "worker Rina Das, 24": a description, then a name.
_DESCRIBED = re.compile(
    r"(?P<before>(?:[\w’'-]+\s)*?[a-z][\w-]+)\s(?P<name>[A-Z][\w.’'-]*(?:\s(?:[A-Z&]|of\s|for\s)[\w.’'-]*)*)(?:,\s\d+)?"
)
_TIME = re.compile(
    r"\[?\d{1,2}[:.]\d\d(?:\s?(?:[ap]\.?m\.?|GMT|UTC|[A-Z]{2,4}T))?\]?[\s:,.–-]+", re.IGNORECASE
)
# "70 more than the company said", "not 16 as it said"
_COMPARED = re.compile(
    r"(?:not )?(?:[\d.,]+|[a-z]+) (?:(?:more|fewer|less) than|as) (?=(?:the|it|he|she|they|[A-Z]))"
)
_LINKED = re.compile(r"[a-z] (?:of|from|for|at|with)$")
_NAMED_BEHIND = re.compile(r" (?:the )?[A-Z][\w’'-]*(?: (?:of |the |for )?[A-Z][\w’'-]*){0,5}")
_QUOTED = re.compile(r".*[,.!?][\"”]\s+")  # "among them five women," a trader
_LINKS = frozenset(
    {
        "of",
        "to",
        "from",
        "in",
        "for",
        "with",
        "by",
        "at",
        "on",
        "and",
        "or",
        "the",
        "a",
        "an",
        "de",
        "van",
        "al",
    }
)
_PLACED = re.compile(r"(?P<who>[a-z]+) (?:on|near) .*")  # "fishermen on Goat Island"
_CREDITED = re.compile(r"(?:Sources?|Data|Figures): ")
_OPENINGS = (_TIME, _QUOTED, _COMPARED, _CREDITED)


class WrittenNames:
    """Reads the words of mentions in one article."""

    def __init__(self, text: str, names: ArticleNames, table: SourceTable) -> None:
        self._text = text
        self._names = names
        self._table = table

    def read(self, span: Span) -> Referent:
        """Give the words of a mention as a name."""
        words = " ".join(strip_determiner(self.opening(span)).split())
        words = _STATE_RUN.sub("", _DESCRIPTION.sub("", _EDGE.sub("", words)))
        named = self.described(words)
        words = named["name"] if named is not None else words
        name = re.sub(r"['’]s$", "", words)
        placed = _PLACED.fullmatch(name[:1].lower() + name[1:] if self._opens(span) else name)
        name = placed["who"] if placed is not None and placed["who"] not in self._names.words.things else name
        country = self._whole_country(name)
        if country is not None:
            return Referent(country, "government", span.start, rule="source.short-name", confidence=0.7)
        name = self._names.bodies.whole_name(span, name) or name or span.of(self._text)
        return Referent(name, "", span.start, rule="source.as-written", confidence=0.8)

    def opening(self, span: Span) -> str:
        """Give "survivor Al Lund" for "Survivor Al Lund" at the start of a sentence: a known noun, then a name."""
        words = span.of(self._text)
        first, _, rest = words.partition(" ")
        one = first.lower().removesuffix("s") if rest[:1].isupper() else ""  # "Owners Berg Lines"
        is_description = rest and first[:1].isupper() and first[1:].islower() and self._opens(span)
        if (
            not is_description
            or self._names.is_surname(first)
            or not {first.lower(), one} & self._names.words.persons
        ):
            return words
        return first.lower() + " " + rest

    def described(self, words: str) -> re.Match[str] | None:
        """Give description ("before") and name of "shopkeeper Ana Lind"; nothing where there is no description."""
        found = _DESCRIBED.fullmatch(words)
        return found if found is not None and self._is_description(found["before"]) else None

    def _is_description(self, words: str) -> bool:
        """Tell whether words before a name only say what it is: "state broadcaster", "22-year-old"."""
        plain = words.split()
        return not _LINKS & {w.lower() for w in plain} and (
            all(w[0].islower() or w[0].isdigit() for w in plain) or plain[-1] in self._names.words.short
        )

    def _whole_country(self, name: str) -> str | None:
        """Read "South" of a headline where the article names just one country that begins so."""
        if name not in ("South", "North"):
            return None
        wholes = set(re.findall(rf"\b{name} [A-Z]\w+", self._text))
        found = (self._table.find(whole) for whole in wholes)
        named = {body.name for body in found if body is not None and body.kind == "government"}
        return named.pop() if len(named) == 1 else None

    def _opens(self, span: Span) -> bool:
        """Tell whether a mention opens a sentence or a live entry, so that its capital says nothing."""
        line = self._text[max(self._text.rfind("\n", 0, span.start) + 1, span.start - 20) : span.start]
        return self._names.phrases.opens(span) or _TIME.fullmatch(line) is not None


def without_opening(text: str, span: Span) -> Span:
    """Leave out what the parser takes into a name: the time of a live entry, the end of a quotation.

    "Organisers from Keep It Down": what the parser cuts off behind a link is given back.
    """
    words = span.of(text)
    opening = max((found.end() for pattern in _OPENINGS if (found := pattern.match(words))), default=0)
    behind = _NAMED_BEHIND.match(text, span.end) if _LINKED.search(words) else None
    end = behind.end() if behind is not None else span.end
    return Span(span.start + opening, end) if opening < len(words) else span
