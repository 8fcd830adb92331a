"""Offices that one person holds: "the governor", "the governor's office" and the governor's name are one source.

Sure only where the articles say so: one that names the office without its holder tells the story of one that names
both, and no other holder and no other place stands in either.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import combinations

from reportedly.analysis.naming_articles import told_words
from reportedly.analysis.naming_forms import BodyForm, body_form, holder_of, one_body_words, person_of
from reportedly.analysis.naming_known import Known
from reportedly.analysis.naming_people import person_words
from reportedly.analysis.naming_stories import Articles, Tie

__all__ = ["Holder", "holders_in", "office_ties"]

_PERSON = r"(?P<name>[A-Z][\w’'.-]+(?: (?:(?:al|bin|da|de|del|la|van|von) )?[A-Z][\w’'.-]+){0,3})"
_PLACE = r"(?: (?:of|for|in)(?: the)? (?P<place>[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)?(?: [a-z]+)?)?"
_WORDS_BEFORE = re.compile(r"(?:[\w’'.-]+ ){0,4}$")
_TITLED = re.compile(rf"\.?{_PLACE}(?P<comma>,?) {_PERSON}(?: of(?: the)? (?P<behind>[\w’'-]+))?")
_BESIDE = re.compile(rf"{_PERSON}, (?:the |its |their )?(?P<before>(?:[\w’'.-]+ ){{0,4}})$")
_ENDED = re.compile(rf"(?![-’'\w]){_PLACE}(?=[,.;)—–]|$)")
_NEAR = 120  # characters before an office in which its holder may stand
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_FULL = 2  # words of a person's name that is no other word with a capital


@dataclass(frozen=True, slots=True)
class Holder:
    """Who a text says holds an office: the words of the name, and those that tell the office from others."""

    head: str
    person: tuple[str, ...]
    words: frozenset[str]


@lru_cache(1024)
def holders_in(text: str) -> tuple[Holder, ...]:
    """Find "Governor Ada Lind", "the governor of Velmar, Ada Lind," and "Ada Lind, the Velmar governor".

    >>> holders = holders_in("Ada Lind, the Velmar governor, met Mayor Jorge Paz of Quilla.")
    >>> [(one.head, one.person, sorted(one.words)) for one in holders]
    [('governor', ('Ada', 'Lind'), ['velmar']), ('mayor', ('Jorge', 'Paz'), ['quill'])]
    """
    found: dict[Holder, None] = {}
    lists = one_body_words()
    for noun in _nouns().finditer(text):
        word = noun.group().lower().replace(" ", "-")
        head = lists.same.get(word, word)
        before = text[max(0, noun.start() - _NEAR) : noun.start()]
        for name, told, place in (_titled(text, noun.end(), before), _beside(text, noun.end(), before)):
            person = tuple(word for word in name.split() if word not in _DAYS)
            if person and lists.other_holders.isdisjoint(told.lower().split()):
                found[Holder(head, person, told_words(told, place, head) - lists.levels)] = None
    return tuple(found)


def _titled(text: str, end: int, before: str) -> tuple[str, str, str | None]:
    """Read "Velmar governor Ada Lind" and "the governor of Velmar, Ada Lind": name, words before, place."""
    one = _TITLED.match(text, end)
    told = _WORDS_BEFORE.search(before)
    if one is None or told is None:
        return "", "", None
    is_loose = bool(one["comma"]) or one["place"] is not None  # "the mayor of Quilla, Velmar"
    name = one["name"] if not is_loose or " " in one["name"] else ""
    return name, told.group(), one["place"] or one["behind"]


def _beside(text: str, end: int, before: str) -> tuple[str, str, str | None]:
    """Read "Ada Lind, the Velmar governor,": name, words before the noun, place."""
    one, ended = _BESIDE.search(before), _ENDED.match(text, end)
    if one is None or ended is None or not one_body_words().stops.isdisjoint(one["before"].split()):
        return "", "", None
    return one["name"], one["before"], ended["place"]


@cache
def _nouns() -> re.Pattern[str]:
    lists = one_body_words()
    nouns = sorted({noun for noun, head in lists.same.items() if head in lists.offices} | lists.offices)
    return re.compile(rf"\b(?i:{'|'.join(word.replace('-', '[ -]') for word in nouns)})\b")


def office_ties(known: Known, articles: Articles) -> Iterator[Tie]:
    """Find the names of one office, and of who holds it, in articles of one story."""
    offices: defaultdict[str, dict[str, BodyForm]] = defaultdict(dict)
    for name in known.owner:
        form = body_form(name)
        if form is not None and form.is_office:
            offices[form.head][name] = form
        person = holder_of(name)
        if form is None and person in known.owner:
            yield Tie(known.owner[name], known.owner[person], f"“{name}” is the office of {person}")
    if not offices:
        return
    held = _held(known, articles, offices)
    for head, forms in offices.items():
        yield from _same_offices(known, articles, forms, held[head])
        yield from _holders(known, articles, forms, held[head])


def _held(
    known: Known, articles: Articles, heads: Collection[str]
) -> Mapping[str, Mapping[str, tuple[Holder, ...]]]:
    """Give who holds the offices of these nouns by the articles of people and offices: by noun, by article."""
    people = [name for name in known.owner if len(person_words(name)) >= _FULL or person_of(name)]
    offices = [name for name in known.owner if (form := body_form(name)) is not None and form.is_office]
    held: defaultdict[str, dict[str, tuple[Holder, ...]]] = defaultdict(dict)
    for article in sorted({one for name in (*people, *offices) for one in articles.of(known.owner[name])}):
        found = holders_in(articles.text(article))
        for head in heads:
            if own := tuple(one for one in found if one.head == head):
                held[head][article] = own
    return held


def _same_offices(
    known: Known, articles: Articles, forms: Mapping[str, BodyForm], held: Mapping[str, Collection[Holder]]
) -> Iterator[Tie]:
    """Find "governor" and "governor's office" where no two of them are spoken of."""
    for one, other in combinations(sorted(forms), 2):
        first, second = known.owner[one], known.owner[other]
        words = _places(forms[one]) | _places(forms[other])
        if first == second or _places(forms[one]) != _places(forms[other]):
            continue
        own = [*articles.of(first), *articles.of(second)]
        surnames = {holder.person[-1] for article in own for holder in held.get(article, ())}
        is_alone = len(surnames) < 2 and not any(_names_other(articles, a, forms[one], words) for a in own)
        if is_alone and articles.are_one_story(first, second) and articles.are_one_story(second, first):
            yield Tie(first, second, f"the {_noun(forms[one])} and the {_noun(forms[one])}’s office are one")


def _holders(
    known: Known, articles: Articles, forms: Mapping[str, BodyForm], held: Mapping[str, Collection[Holder]]
) -> Iterator[Tie]:
    """Find who holds an office that articles name without the holder."""
    people: defaultdict[str, dict[tuple[str, Holder], None]] = defaultdict(dict)
    for name, owner in known.owner.items():
        person = person_words(person_of(name) or name)
        if len(person) >= _FULL and body_form(name) is None:
            for article in articles.of(owner):
                for holder in held.get(article, ()):
                    if _is_person(holder, person):
                        people[owner][article, holder] = None
    for name, form in forms.items():
        office = known.owner[name]
        fitting = [
            person
            for person, told in people.items()
            if person != office
            and all(_fits(articles, article, form, told, held) for article in articles.of(office))
        ]
        if len(fitting) == 1:
            yield Tie(
                office, fitting[0], f"{fitting[0]} is the only {_noun(form)} in the articles of this story"
            )


def _fits(
    articles: Articles,
    article: str,
    form: BodyForm,
    told: Collection[tuple[str, Holder]],
    held: Mapping[str, Collection[Holder]],
) -> bool:
    """Tell whether the office that an article names is surely that of the person whom these articles name with it."""
    surnames = {holder.person[-1] for _, holder in told}
    words = frozenset[str]().union(*(holder.words for _, holder in told))
    own = held.get(article, ())
    places = _places(form)
    if any(holder.person[-1] not in surnames for holder in own) or _names_other(
        articles, article, form, words | places
    ):
        return False
    if any(not (places <= holder.words or holder.words <= places) for _, holder in told):
        return False
    if own:
        return True
    naming = articles.naming(article)
    is_told = any(
        all(word in naming.names or naming.tells(word) for word in holder.words)
        and naming.is_one_story(articles.naming(other))
        for other, holder in told
    )
    return is_told and not any(
        holder.person[-1] not in surnames
        for other, holders in held.items()
        for holder in holders
        if naming.is_near(articles.naming(other))
    )


def _names_other(articles: Articles, article: str, form: BodyForm, words: frozenset[str]) -> bool:
    """Tell whether an article names an office of this noun that has other words."""
    return articles.naming(article).names_other(replace(form, words=words, levels=frozenset()))


def _places(form: BodyForm) -> frozenset[str]:
    return form.words - form.levels


def _is_person(holder: Holder, person: Collection[str]) -> bool:
    """Tell whether a holder's name is, or ends, that of a person."""
    words = tuple(person)
    return words[-1] == holder.person[-1] and (len(holder.person) == 1 or set(holder.person) <= set(words))


def _noun(form: BodyForm) -> str:
    return form.head.replace("-", " ")
