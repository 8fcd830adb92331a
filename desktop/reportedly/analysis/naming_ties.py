"""Names that are one by their words: the same but for capitals, a company with its sort, a person with a role."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from reportedly.analysis.naming_forms import body_form, company_stem, person_of, unowned
from reportedly.analysis.naming_known import Known
from reportedly.analysis.naming_offices import office_ties
from reportedly.analysis.naming_people import person_words
from reportedly.analysis.naming_stories import Articles, Tie
from reportedly.analysis.naming_words import initials, naming_words
from reportedly.extraction.abbreviations import find_abbreviations
from reportedly.extraction.source_names import normalize_name

__all__ = ["ties_of"]

_LEAST_SHORT = 3  # letters of an abbreviation that need no introduction
_GOVERNED = frozenset({"government", "agency"})


def ties_of(known: Known, articles: Articles) -> Iterator[Tie]:
    """Give pairs of names that are one by their words, the plainest first, then those of offices."""
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
