"""Names taken apart as far as it tells whether two are one: a body's noun and its other words, a company, a person."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.analysis.naming_words import known_sources, naming_words
from reportedly.assets import resource
from reportedly.extraction.source_names import normalize_name

__all__ = [
    "BodyForm", "OneBodyWords", "body_form", "company_stem", "gives_out", "holder_of", "one_body_words", "person_of",
    "stem", "unowned",
]  # fmt: skip

_LEAST_STEM = 4  # letters
_MOST_WORDS = 7  # of a name; more are a phrase that was read as one
_LINK = re.compile(r"\s(?:of|for|in|at|from)\s")
_PAPER = re.compile(r"^(?:[A-Za-z]?[a-z-]+\s){0,2}?([A-Za-z][a-z-]+)\s(?:of|by|from)\s(?:the\s)?(.+)$")
_OFFICE_OF = re.compile(r"^(?:[Tt]he\s)?(?:[Pp]ress\s)?[Oo]ffice\sof\s(?:the\s)?(.+)$")
_OFFICE = re.compile(r"^(?:[Tt]he\s)?(.+?)(['’]s?)?\s(?:[Pp]ress\s)?[Oo]ffice$")
_OWNER = re.compile(r"^(?:[Tt]he\s)?(\w+)['’]s\s")
_ROLE = re.compile(r"^([A-Z]{2,3}|[A-Za-z][a-z-]+(?:\s[a-z-]+){0,3})\s((?:[A-Z][\w’'.-]*\s?){2,3})$")
_OWNED = re.compile(r"^[A-Z][\w-]+(?:['’]s|s['’])\s([A-Z].*\s[A-Z].*)$")
_DOER = re.compile(r"..(?:er|or|ist|ian|man|woman)$")  # "promoter", "surveyor"
_FULL_NAME = re.compile(r"[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){1,3}")
_WORD = re.compile(r"[^\W_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class BodyForm:
    """The name of a body as it is compared.

    `head` is its noun ("ministry"), `words` are all others that tell something, folded to what a land and its
    people share ("ostan"), countries of the table as codes in capitals. `owners` are those of them that are names,
    `levels` those that say how high the body stands. `is_bound` where the noun leads: "Ministry of ...". `is_led` where
    the name is that of who stands at its head: "interior minister" is "interior ministry".
    """

    head: str
    words: frozenset[str]
    owners: frozenset[str]
    levels: frozenset[str]
    is_bound: bool
    is_led: bool = False

    @property
    def is_office(self) -> bool:
        """Tell whether it is an office that one person holds."""
        return self.head in one_body_words().offices

    @property
    def is_of_state(self) -> bool:
        """Tell whether a state has one of it, at most one for each field."""
        return self.head in one_body_words().of_states


@dataclass(frozen=True, slots=True)
class OneBodyWords:
    """The words of `[one_body]` in resources/naming.toml."""

    of_states: frozenset[str]
    local: frozenset[str]
    levels: frozenset[str]
    forms: frozenset[str]
    papers: frozenset[str]
    stops: frozenset[str]
    without_article: frozenset[str]
    own_country: frozenset[str]
    offices: frozenset[str]
    other_holders: frozenset[str]
    same: dict[str, str]
    heads: dict[str, str]
    peoples: tuple[str, ...]


@cache
def one_body_words() -> OneBodyWords:
    """Read the words once."""
    table = tomllib.loads(resource("naming.toml").read_text(encoding="utf-8"))["one_body"]

    def first_of(name: str) -> dict[str, str]:
        lines = [line.split() for line in table[name].strip().splitlines()]
        return {other: line[0] for line in lines for other in line}

    def words(name: str) -> frozenset[str]:
        return frozenset(table[name].split())

    return OneBodyWords(
        of_states=words("of_states"), local=words("local"), levels=words("levels"), forms=words("forms"),
        papers=words("papers"), stops=words("stops"), without_article=words("without_article"),
        own_country=words("own_country"), offices=words("offices"), other_holders=words("other_holders"),
        same=first_of("same"), heads=first_of("heads"), peoples=tuple(table["peoples"].split()),
    )  # fmt: skip


@lru_cache(8192)
def stem(word: str) -> str:
    """Give what the words for a place and for its people share.

    >>> stem("ostania"), stem("ostanian"), stem("velmar"), stem("velmari")
    ('ostan', 'ostan', 'velmar', 'velmar')
    """
    if word.isupper():
        return word
    for ending in one_body_words().peoples:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word


@lru_cache(8192)
def body_form(name: str) -> BodyForm | None:
    """Take the name of a body apart; None where its noun is not that of a body.

    >>> body_form("Ostania's interior ministry").words == body_form("Interior Ministry of Ostania").words
    True
    >>> form = body_form("Office of the Governor of Tarsk")
    >>> form.head, sorted(form.words)
    ('governor', ['tarsk'])
    """
    name = _of_body(name.strip())
    if len(name.split()) > _MOST_WORDS or " and " in name:
        return None
    link = _LINK.search(name)
    before, behind = (name[: link.start()], name[link.end() :]) if link else (name, "")
    *front, head = _joined(normalize_name(before).split()) or [""]
    lists = one_body_words()
    is_held = head in lists.offices or head in lists.heads
    if is_held and not lists.other_holders.isdisjoint(front):
        return None
    noun, head = head, lists.heads.get(head, head)
    if head not in lists.of_states | lists.local | lists.offices:
        return None
    told = [*_coded(front), *_coded(normalize_name(behind).split())]
    capitals = [word for word in _WORD.findall(name) if word[0].isupper()]
    named = {part for word in capitals for part in normalize_name(word).split()}
    words = {word: stem(word) for word in told if word not in naming_words().small}
    owners = {word for word in words if word.isupper() or word in named} - lists.levels
    return BodyForm(
        head=head,
        words=frozenset(words.values()),
        owners=frozenset(words[word] for word in owners),
        levels=frozenset(key for word, key in words.items() if word in lists.levels),
        is_bound=link is not None,
        is_led=noun != head,
    )


@lru_cache(8192)
def company_stem(name: str) -> str:
    """Give a company's name without what sort it is: "Petrona" of "Petrona plc"; "" where nothing is left out.

    >>> company_stem("Petrona Holdings Ltd."), company_stem("Petrona")
    ('petrona', '')
    """
    words = normalize_name(name).split()
    size = len(words)
    while size > 1 and words[size - 1] in one_body_words().forms:
        size -= 1
    is_named = (
        name[:1].isupper() and size < len(words) and not known_sources().code_of(" ".join(words[:size]))
    )
    return " ".join(words[:size]) if is_named else ""


@lru_cache(8192)
def person_of(name: str) -> str:
    """Give the person behind the role in a name: Ana Lind of "Harbour master Ana Lind"; "" where there is none."""
    found = _ROLE.match(name)
    if found is None:
        return ""
    *front, role = found[1].split()
    if not one_body_words().stops.isdisjoint(front):
        return ""  # "residents of Port Said" are not Port Said
    if known_sources().code_of(role):
        return ""
    known = naming_words().roles | naming_words().titles
    is_role = bool(front) or role.lower() in known or (not role.isupper() and _DOER.search(role) is not None)
    return found[2].strip() if is_role else ""


def unowned(name: str) -> str:
    """Give the name behind its owner: "Unity Front" of "Chirwa's Unity Front"; "" where there is none."""
    found = _OWNED.match(name)
    return found[1] if found is not None else ""


def gives_out(name: str) -> bool:
    """Tell whether a name is that of what a body gives out: "bulletin of the health ministry"."""
    return _without_paper(name) != name


@lru_cache(8192)
def holder_of(name: str) -> str:
    """Give whose office a name is: "governor" of "the governor's office"; "" where it is no holder's.

    >>> holder_of("governor's office"), holder_of("Ada Lind's office"), holder_of("Office of Local Audits")
    ('governor', 'Ada Lind', '')
    """
    found = _OFFICE_OF.match(name) or _OFFICE.match(name)
    if found is None:
        return ""
    lists = one_body_words()
    words = normalize_name(_LINK.split(found[1])[0]).split()
    head = (_joined(words) or [""])[-1]
    is_person = found.re is _OFFICE and found[2] is not None and _FULL_NAME.fullmatch(found[1]) is not None
    return found[1] if head in lists.offices or head in lists.heads or is_person else ""


def _of_body(name: str) -> str:
    """Give the name of a body without what it gives out, its head's office, and what the country says of its own."""
    name = _without_paper(name)
    name = holder_of(name) or name
    owner = _OWNER.match(name)
    return name[owner.end() :] if owner is not None and owner[1] in one_body_words().own_country else name


def _without_paper(name: str) -> str:
    """Give who gives out what a name speaks of: "provisional toll of the Ministry of Health"."""
    found = _PAPER.match(name)
    return found[2] if found is not None and found[1].lower() in one_body_words().papers else name


def _joined(words: list[str]) -> list[str]:
    """Join nouns of two words that are one: "coast guard", "police department"."""
    lists = one_body_words()
    if len(words) > 1:
        pair = "-".join(words[-2:])
        if pair in lists.same or pair in lists.of_states | lists.local | lists.offices:
            return [*words[:-2], lists.same.get(pair, pair)]
    return [*words[:-1], lists.same.get(words[-1], words[-1])] if words else []


def _coded(words: list[str]) -> list[str]:
    """Put the codes of countries in place of their names and peoples."""
    coded: list[str] = []
    at = 0
    while at < len(words):
        for size in (3, 2, 1):
            code = known_sources().code_of(" ".join(words[at : at + size])) if at + size <= len(words) else ""
            if code:
                coded.append(code.upper())
                at += size
                break
        else:
            coded.append(words[at])
            at += 1
    return coded
