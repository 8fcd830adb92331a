"""What an article says its names are: "Hill Aid, a charity", "the mining company Norrgruv"; and its country."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from reportedly.extraction.source_names import SourceTable

__all__ = ["countries_named", "country_of_article", "find_described"]

# A full stop ends a name, but for those of short forms ("Lund Co. Ltd", "U.S. Steel").
_WORD = r"[A-Z](?:[\w’'&-]|\.(?=\w)){1,40}(?:(?<=\b[A-Z][a-z])\.|(?<=\.[A-Z])\.|(?<=Inc)\.|(?<=Ltd)\.|(?<=Corp)\.)?"
_NAME = rf"{_WORD}(?:\s(?:{_WORD}|of|for|the|and|&)){{0,6}}"
_BEHIND = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME}), (?:which is )?(?P<article>a|an|the|one of the) "
    r"(?P<words>(?:[\w’'-]+ ){0,6}[\w’'-]+)"
)
_BEFORE = re.compile(rf"(?<![\w-])(?P<noun>[a-z]+) (?P<name>{_NAME})")
_TAIL = re.compile(r"(?:\s(?:of|for|the|and|&))+$|['’]s?$|\.$")
# "... in Osten, the agency said": who speaks is no description of the place before it.
_SPEAKS = frozenset(
    {"said", "says", "told", "added", "adds", "reported", "reports", "announced", "estimates", "warned"}
)
_CAPITALISED = re.compile(r"(?<![\w-])[A-Z][\w.]*(?:['’]\w+)?(?:[ -][A-Z][\w.]*){0,2}")
_DATELINE = re.compile(r"\A\s*+(?:[^\n]{0,200}\n++)?(?P<place>[A-Z][A-Z .'’-]{2,30}),? [^\n]{0,60}?[—–-]")
_SENTENCE = re.compile(r"[^\n]*?[.!?](?=\s|\Z)|[^\n]+")
_HEADLINE = 5  # words; a line of fewer is the name of an outlet, a day, a byline
_OWNED = re.compile(r"(?<![\w-])([A-Z][\w-]{2,30})['’]s? (\w+)")
_TWO_WORDS = re.compile(r"(?:([A-Za-z]+) )?([A-Za-z]+) \Z")  # "in northern" Albania
_BEFORE_LINK = 30  # characters before a country's name
_OFTEN = 3  # mentions
_LEAD = 250  # characters of heading and first sentence, whose country counts three times
_CLEAR = 0.6  # share of the country names at which an article is about one country


def find_described(text: str, nouns: Collection[str]) -> Iterator[tuple[int, str, str]]:
    """Give place, name and noun of the names that the article describes with one of some nouns."""
    for found in _BEHIND.finditer(text):
        words = found["words"].split()
        place = next((i for i, word in enumerate(words) if word in nouns), None)
        if place is None or (
            found["article"] == "the" and words[place + 1 : place + 2] and words[place + 1] in _SPEAKS
        ):
            continue
        yield found.start("name"), _TAIL.sub("", found["name"]), words[place]
    for found in _BEFORE.finditer(text):
        if found["noun"] in nouns:
            yield found.start("name"), _TAIL.sub("", found["name"]), found["noun"]


def countries_named(text: str, table: SourceTable) -> frozenset[str]:
    """Give the ISO codes of the countries that an article names, by whatever form of their names."""
    return frozenset(
        code for found in _CAPITALISED.finditer(text) for code, _ in _codes(found.group(), table)
    )


def country_of_article(text: str, table: SourceTable) -> str:
    """Give the ISO code of the country that the article is about, "" where several share it.

    The country that most country names, capitals and peoples name; those of dateline and lead count thrice. One that
    is named only now and then has to be where something happens, or in the first sentence: a donor's country, or
    that of an embassy, is not the one whose ministries speak.
    """
    counts: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    placed: set[str] = set()
    beginning = _beginning(text)
    dateline = _DATELINE.match(text)
    if dateline is not None:
        code = table.code_of(dateline["place"].split(",")[0].title())
        counts.update([code] * 3 if code else [])
        placed |= {code}
    for found in _CAPITALISED.finditer(text):
        for code, span in _codes(found.group(), table):
            start, end = found.start() + span[0], found.start() + span[1]
            counts.update([code] * (3 if found.start() < _LEAD else 1))
            mentions.update([code])
            before = _TWO_WORDS.search(text[max(0, start - _BEFORE_LINK) : start])
            is_place = before is not None and any(
                word is not None and word.lower() in table.place_links for word in before.groups()
            )
            if (start < beginning or is_place) and not _is_abroad(text, end, table):
                placed.add(code)
    if not counts:
        return ""
    code, count = counts.most_common(1)[0]
    is_about = code in placed or mentions[code] >= _OFTEN
    if is_about and mentions[code] < _OFTEN and _has_own_state(text, table):
        is_about = code in countries_named(text[:beginning], table)
    return code if is_about and count >= _CLEAR * counts.total() else ""


def _beginning(text: str) -> int:
    """Give where the first sentence ends, behind the headline."""
    long = (found for found in _SENTENCE.finditer(text) if len(found.group().split()) >= _HEADLINE)
    first, second = next(long, None), next(long, None)
    if first is None:
        return 0
    is_headline = second is not None and first.group()[-1] not in ".!?"
    return second.end() if second is not None and is_headline else first.end()


def _is_abroad(text: str, end: int, table: SourceTable) -> bool:
    """Tell whether a country's name is followed by what it has in others ("India's High Commission")."""
    behind = re.match(r"(?:['’]s)? (\w+)", text[end : end + 40])
    return behind is not None and behind[1].lower() in table.abroad


def _has_own_state(text: str, table: SourceTable) -> bool:
    """Tell whether a text speaks of a state that the table does not know: "Tarchan's prime minister"."""
    return any(
        not table.code_of(found[1]) and found[2].lower() in table.state_nouns
        for found in _OWNED.finditer(text)
    )


def _codes(words: str, table: SourceTable) -> Iterator[tuple[str, tuple[int, int]]]:
    """Give the countries of a capitalised phrase with their places, by the longest names; "Porto Lima" is no Lima."""
    parts = words.split(" ")
    starts = [sum(len(part) + 1 for part in parts[:at]) for at in range(len(parts))]
    at = 0
    while at < len(parts):
        is_inner = at > 0 and parts[at - 1].lower() in table.place_beginnings
        for size in range(len(parts) - at, is_inner, -1):
            name = " ".join(parts[at : at + size])
            code = table.code_of(name)
            if code:
                bare = re.sub(r"(?:['’]s)?$", "", name)
                yield code, (starts[at], starts[at] + len(bare))
                at += size - 1
                break
        at += 1
