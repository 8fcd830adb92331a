"""Which sources are surely one body under several names, so that it is not counted as several that agree or differ.

Pure: the same names and texts give the same answer in any order, and it is asked anew whenever either changes, so a
body that turns up beside another of its noun takes a merge back. What a person said of a name stands above it.

Two names are one where they are the same words (but for capitals, order, and what a country and its people share),
where the one is the other with what sort of company it is, with the role of a person, or in short. A name without a
country, place or field is short for the one body in the project that has its noun, where each article that gives it
so tells the same story, and names no other body of that noun, nor another country.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from reportedly.analysis.naming_articles import TextOf
from reportedly.analysis.naming_forms import (
    BodyForm,
    body_form,
    company_stem,
    gives_out,
    holder_of,
    person_of,
    unowned,
)
from reportedly.analysis.naming_known import Known, KnownSource
from reportedly.analysis.naming_offices import office_ties
from reportedly.analysis.naming_people import person_words
from reportedly.analysis.naming_stories import Articles, Tie
from reportedly.analysis.naming_words import initials, naming_words
from reportedly.extraction.abbreviations import find_abbreviations
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.name_words import name_words
from reportedly.extraction.source_names import normalize_name

__all__ = ["SureName", "sure_names"]

_LEAST_SHORT = 3  # letters of an abbreviation that need no introduction
_GOVERNED = frozenset({"government", "agency"})


@dataclass(frozen=True, slots=True)
class SureName:
    """A name that stands for the source `name`; `reason` says why, in words."""

    alias: str
    name: str
    reason: str


def sure_names(
    sources: Collection[KnownSource], text_of: TextOf, declined: Collection[frozenset[str]] = ()
) -> dict[str, SureName]:
    """Give the sources that are surely one with another, by name, each with the one that counts.

    A source that a person has merged or renamed (with several names) is led nowhere; pairs that are `declined`
    stay two. Texts are asked for only where names alone leave a question.
    """
    named = [
        source for source in sources if source.name.lower() not in name_words(load_lexicon("en")).pronouns
    ]
    known = Known(sorted(named, key=lambda source: source.name))
    articles = Articles(known, text_of)
    classes = _Classes(known, articles, frozenset(declined))
    for tie in _ties(known, articles):
        classes.join(tie)
    classes.settle()
    return classes.led(_short_for(classes, articles))


# --- names that are one by their words -------------------------------------------------------------------


def _ties(known: Known, articles: Articles) -> Iterator[Tie]:
    yield from _same(known, articles)
    yield from _same_bodies(known, articles)
    yield from _companies(known, articles)
    yield from _owned(known, articles)
    yield from _people(known)
    yield from _surnames(known, articles)
    yield from _speakers(known, articles)
    yield from _introduced(known, articles)
    yield from _initials(known, articles)
    yield from office_ties(known, articles)


def _same(known: Known, articles: Articles) -> Iterator[Tie]:
    """Find names that differ in capitals, accents or dots; plain nouns only in articles of one story.

    The capital of a sentence's first word alone makes no other name: "Finance ministry".
    """
    for _, owners in known.grouped(lambda name: [normalize_name(name)]):
        for one, other in combinations(owners, 2):
            form = body_form(one)
            is_named = any(word[0].isupper() for word in (*one.split()[1:], *other.split()[1:]))
            is_plain = not is_named or one.islower() or other.islower()
            if one[1:] == other[1:]:
                is_one = bool(form is not None and form.words) or articles.are_near(other, one)
            else:
                is_one = not is_plain or articles.are_one_story(other, one)
            if is_one:
                yield Tie(other, one, "the same name but for capitals, accents or dots")
    for _, owners in known.grouped(lambda name: [known.bodies.get(name)]):
        for other in owners[1:]:
            yield Tie(other, owners[0], "one body in the list of known sources")


def _same_bodies(known: Known, articles: Articles) -> Iterator[Tie]:
    """Find "Ostania's interior ministry", "the Ostanian interior ministry", "Interior Ministry of Ostania"."""

    def key(name: str) -> list[object]:
        form = body_form(name)
        if form is None:
            return []
        is_governed = naming_words().kinds.get(form.head, "") in _GOVERNED or form.is_of_state
        return [(form.head, form.words, is_governed or form.is_bound)]

    for _, owners in known.grouped(key):
        for one, other in combinations(owners, 2):
            first, second = body_form(one), body_form(other)
            if first is None or second is None:
                continue
            is_told = not first.is_office and (bool(first.words) or first.is_led == second.is_led)
            if first.owners & second.owners or (is_told and articles.are_near(other, one)):
                yield Tie(other, one, "one body in other words")


def _companies(known: Known, articles: Articles) -> Iterator[Tie]:
    """Find "Petrona", "Petrona plc" and "the Petrona Group" in articles of one story."""
    for key, owners in known.grouped(lambda name: [company_stem(name) or normalize_name(name)]):
        named = [owner for owner in owners if owner[:1].isupper()]
        if any(company_stem(owner) == key for owner in named):
            for one, other in combinations(named, 2):
                if articles.are_one_story(one, other):
                    yield Tie(other, one, "the same name but for what sort of company it is")


def _people(known: Known) -> Iterator[Tie]:
    for name, owner in known.owner.items():
        person = person_of(name)
        if person in known.owner and person_words(person):
            yield Tie(owner, known.owner[person], f"“{name}” is {person} with the role")


def _owned(known: Known, articles: Articles) -> Iterator[Tie]:
    """Find "Unity Front" beside "Chirwa's Unity Front", where nobody else has one."""
    whole: defaultdict[str, set[str]] = defaultdict(set)
    for name, owner in known.owner.items():
        if own := unowned(name):
            whole[normalize_name(own)].add(owner)
    for form, owners in whole.items():
        for name in known.by_form.get(form, []) if len(owners) == 1 else []:
            (owner,) = owners
            if articles.are_one_story(known.owner[name], owner):
                yield Tie(owner, known.owner[name], f"“{owner}” is {name} with whose it is")


def _surnames(known: Known, articles: Articles) -> Iterator[Tie]:
    """Find "Wali" beside one "Hamid Wali" in articles of one story."""
    full: defaultdict[str, set[str]] = defaultdict(set)
    for person in {
        *known.owner,
        *(speaker for source in known.sources.values() for speaker in source.speakers),
    }:
        words = person_words(person)
        if len(words) > 1 and not any(word.isupper() for word in words):
            full[words[-1].lower()].add(" ".join(words))
    for name, owner in known.owner.items():
        words = person_words(name)
        people = full.get(words[0].lower(), set()) if len(words) == 1 and words[0][0].isupper() else set()
        if len(people) == 1 and name not in known.bodies:
            (person,) = people
            named = known.owner.get(person)
            if named is not None and articles.are_one_story(owner, named):
                yield Tie(owner, named, f"{words[0]} is the family name of {person}")


def _speakers(known: Known, articles: Articles) -> Iterator[Tie]:
    """Find people who are a source of their own in one article and speak for a body in another of the story."""
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    for body in known.sources.values():
        for speaker in body.speakers:
            if " " in speaker and speaker in known.owner and speaker not in known.bodies:
                bodies[known.owner[speaker]].add(body.name)
    for person, names in bodies.items():
        for body_name in sorted(names - {person}) if len(names - {person}) == 1 else []:
            if articles.are_one_story(person, body_name):
                yield Tie(person, body_name, f"{person} speaks for {body_name} in another article")


def _introduced(known: Known, articles: Articles) -> Iterator[Tie]:
    """Find "WRF" where articles say "World Relief Fund (WRF)", and none gives it for something else."""
    shorts = {name for name in known.owner if name.isupper() and " " not in name and name not in known.bodies}
    wanted = {short.lower() for short in shorts}
    bearing = [name for name in known.owner if name in shorts or wanted & initials(name)]
    longs: defaultdict[str, set[str]] = defaultdict(set)
    for article in sorted({article for name in bearing for article in articles.of(known.owner[name])}):
        for short, long in find_abbreviations(articles.text(article)):
            if short in shorts:
                longs[short].add(normalize_name(long))
    for short, forms in longs.items():
        owners = {known.owner[name] for form in forms for name in known.of_form(form)}
        if len(forms) == 1 and len(owners) == 1:
            owner = owners.pop()
            yield Tie(known.owner[short], owner, f"an article introduces {short} as short for {owner}")


def _initials(known: Known, articles: Articles) -> Iterator[Tie]:
    longs: defaultdict[str, set[str]] = defaultdict(set)
    for name in known.owner:
        for letters in initials(name):
            longs[letters].add(known.owner[name])
    for name, owner in known.owner.items():
        fitting = longs.get(name.lower(), set()) - {owner}
        if len(name) >= _LEAST_SHORT and name.isupper() and len(fitting) == 1:
            (long,) = fitting
            if long[0].isupper() and articles.are_one_story(owner, long):
                yield Tie(owner, long, f"{name} is short for {long}")


# --- classes of names ------------------------------------------------------------------------------------


class _Classes:
    """Sources that are one, as sets; what a person said keeps names apart."""

    def __init__(self, known: Known, articles: Articles, declined: frozenset[frozenset[str]]) -> None:
        self.known = known
        self._declined = declined
        self._ranks: dict[str, tuple[object, ...]] = {}
        self._people = frozenset(
            speaker
            for source in known.sources.values()
            for speaker in source.speakers
            if speaker not in source.name
        )
        self._of = {name: frozenset({name}) for name in known.sources}
        self._reasons: dict[str, list[Tie]] = defaultdict(list)

    def join(self, tie: Tie) -> None:
        one, other = self._of[tie.first], self._of[tie.second]
        if tie.first == tie.second:
            return
        self._reasons[tie.first].append(tie)
        self._reasons[tie.second].append(tie)
        both = one | other
        for name in both:
            self._of[name] = both

    def settle(self) -> None:
        """Leave out of each class what a person, or the list of known sources, holds for another one."""
        for members in set(self._of.values()):
            left = sorted(members, key=self._rank)
            while left:
                kept: list[str] = []
                for name in left:
                    if all(self._may_be_one(name, other) for other in kept):
                        kept.append(name)
                linked = self._linked(kept)
                for name in linked:
                    self._of[name] = linked
                left = [name for name in left if name not in linked]

    def _linked(self, names: Collection[str]) -> frozenset[str]:
        """Give those of the names that ties among them join to the first one."""
        linked, reached = set[str](), [next(iter(names))]
        while reached:
            name = reached.pop()
            linked.add(name)
            ends = (end for tie in self._reasons[name] for end in (tie.first, tie.second))
            reached += [end for end in ends if end in names and end not in linked]
        return frozenset(linked)

    def all(self) -> list[frozenset[str]]:
        return sorted(set(self._of.values()), key=sorted)

    def root(self, members: Collection[str]) -> str:
        return min(members, key=self._rank)

    def forms(self, members: Collection[str]) -> list[BodyForm]:
        names = {alias for name in members for alias in (name, *self.known.sources[name].names)}
        return [form for name in sorted(names) if (form := body_form(name)) is not None]

    def is_said(self, name: str) -> bool:
        """Tell whether a person gave a source several names."""
        return bool(set(self.known.sources[name].names) - {name})

    def are_declined(self, one: Collection[str], other: Collection[str]) -> bool:
        return any(not self._may_be_one(first, second) for first in one for second in other)

    def led(self, short_for: Mapping[frozenset[str], tuple[frozenset[str], str]]) -> dict[str, SureName]:
        """Give for each source that is one with another the one that counts."""
        found: dict[str, SureName] = {}
        for members in self.all():
            last, reason = members, ""
            seen = {members}
            while last in short_for and short_for[last][0] not in seen:
                last, why = short_for[last]
                seen.add(last)
                reason = reason or why
            root = self.root(last)
            for name in members:
                if name != root and not self.is_said(name):
                    found[name] = SureName(name, root, reason or self._reason(name, root))
        return found

    def _reason(self, name: str, root: str) -> str:
        ties = self._reasons[name]
        direct = [tie.reason for tie in ties if root in (tie.first, tie.second)]
        return (direct or [tie.reason for tie in ties])[0]

    def _may_be_one(self, name: str, other: str) -> bool:
        return (
            frozenset((name, other)) not in self._declined
            and not (self.is_said(name) and self.is_said(other))
            and not self.known.are_two(name, other)
        )

    def _rank(self, name: str) -> tuple[object, ...]:
        """Order names: a person's first, then those of the table, names in full, small before sentence capitals."""
        if name not in self._ranks:
            self._ranks[name] = self._ranked(name)
        return self._ranks[name]

    def _ranked(self, name: str) -> tuple[object, ...]:
        form = body_form(name)
        owned = len(form.words) if form is not None else 0
        return (
            not self.is_said(name),
            name in self._people,
            name not in self.known.bodies,
            name.isupper() and " " not in name,
            bool(person_of(name) or gives_out(name)),
            -owned,
            len(person_words(name)) < 2,
            name[:1].lower() + name[1:] in self.known.sources and name[:1].isupper(),
            form is not None and form.is_bound,
            form is not None and (form.is_led or bool(holder_of(name))),
            -self.known.sources[name].figures,
            name,
        )


# --- names in short --------------------------------------------------------------------------------------


def _short_for(classes: _Classes, articles: Articles) -> dict[frozenset[str], tuple[frozenset[str], str]]:
    """Find for each class without its country, place or field the one class of its noun that has them."""
    by_head: defaultdict[str, list[tuple[frozenset[str], BodyForm]]] = defaultdict(list)
    for members in classes.all():
        for form in dict.fromkeys(classes.forms(members)):
            by_head[form.head].append((members, form))
    found: dict[frozenset[str], tuple[frozenset[str], str]] = {}
    for members in classes.all():
        forms = classes.forms(members)
        if not forms or any(classes.is_said(name) for name in members):
            continue
        shortest = min(forms, key=lambda form: (len(form.words), sorted(form.words)))
        fitting = [
            (target, form)
            for target, form in _whole(members, shortest, by_head[shortest.head])
            if not classes.are_declined(members, target)
            and all(
                _is_short_for(name, shortest, form, target, by_head[form.head], articles) for name in members
            )
        ]
        if len(fitting) == 1:
            target, form = fitting[0]
            noun = form.head.replace("-", " ")
            whole = classes.root(target)
            found[members] = target, f"{whole} is the only {noun} that articles of this story name in full"
    return found


def _whole(
    members: frozenset[str], short: BodyForm, others: Collection[tuple[frozenset[str], BodyForm]]
) -> list[tuple[frozenset[str], BodyForm]]:
    """Give the classes that have all words of a short name and more, without those that are short for others."""
    longest: dict[frozenset[str], BodyForm] = {}
    for own, form in others:
        if own != members and short.words < form.words:
            known = longest.get(own)
            if known is None or (len(known.words), sorted(known.words)) < (
                len(form.words),
                sorted(form.words),
            ):
                longest[own] = form
    return [
        (own, form)
        for own, form in longest.items()
        if not any(form.words < other.words for other in longest.values())
    ]


def _is_short_for(
    name: str,
    short: BodyForm,
    long: BodyForm,
    target: frozenset[str],
    same_head: Collection[tuple[frozenset[str], BodyForm]],
    articles: Articles,
) -> bool:
    """Tell whether all articles that give the short name speak of the body with the long one."""
    extra = long.words - short.words
    fields = extra - long.owners - long.levels
    owners = extra & long.owners
    rivals = {
        owner for _, form in same_head for owner in form.owners - long.words if not form.words <= long.words
    }
    told = frozenset[str]().union(
        *(articles.naming(other).countries for member in target for other in articles.of(member))
    )
    for article in articles.of(name):
        naming = articles.naming(article)
        if (
            naming.names_other(long, is_led=short.is_led)
            or rivals & naming.names
            or not naming.is_of_one_country(owners, told)
        ):
            return False
        if naming.names_whole(long, is_led=short.is_led):
            continue
        if not articles.is_one_story(article, target):
            return False
        is_named = all(
            owner in naming.countries or owner in naming.names or naming.tells(owner) for owner in owners
        )
        if not all(naming.tells(field) for field in fields):
            return False
        if owners and not is_named and (not long.is_of_state or rivals or naming.countries):
            return False
    return True
