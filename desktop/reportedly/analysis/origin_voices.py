"""Whether two tellings may be of one source: the same, named in the text, a relay, silent on it, or another one."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from reportedly.analysis.comparing_words import any_of, word_set, word_table
from reportedly.analysis.naming_kinds import guess_source
from reportedly.analysis.naming_words import (
    folded_words,
    known_body,
    known_sources,
    naming_words,
    without_role,
)
from reportedly.analysis.origin_apart import is_firm_of_place, is_of_another_trade, places_among
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.source_names import normalize_name
from reportedly.model.figure import Figure

__all__ = [
    "Tie",
    "Voice",
    "VoiceBook",
    "credited_behind",
    "is_named_in",
    "named_words",
    "outlet_name",
    "saying_words",
]

_BRACKET = re.compile(r"\s*\([^)]*\)")
_PERSON = re.compile(r"\b[a-z]+ ([A-Z][\w’'-]+ [A-Z][\w’'-]+)$")
_NOTHING = frozenset({"", "anonymous"})
_FEW_WORDS = 2  # of those who are named by what they are
_LEAST_SURNAME = 4  # letters
_OF_STATES = frozenset({"government", "agency"})  # kinds of bodies: no other body is meant by their nouns
_PUBLIC = _OF_STATES | {"expert"}  # of which a state has some: its institutes
_MOST_WORDS = 6  # of a name; more are a phrase that was read as one


class Tie(IntEnum):
    """How the sources of two tellings stand to each other."""

    OTHER = 0  # two sources: two origins
    SILENT = 1  # one of them does not say whose the number is
    NAMED = 2  # one names the other's source in its words
    SAME = 3
    RELAY = 4  # one names the other's outlet as where it has it from


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is credited in a telling, by all the names that the article gives: source and speaker.

    `phrases` are the words that credit them, folded. `is_silent` where nobody is credited whom a name would tell
    apart ("officials"). A relay is an outlet. A publisher is an outlet that says what is its own: a ministry.
    """

    names: frozenset[str]
    phrases: frozenset[str]
    is_silent: bool
    is_relay: bool
    is_own: bool
    is_publisher: bool = False

    @property
    def is_source(self) -> bool:
        """Tell whether it is somebody whom a second source could contradict."""
        return not (self.is_silent or self.is_relay or self.is_own)

    @property
    def may_repeat(self) -> bool:
        """Tell whether an outlet says something itself that it may have from anybody."""
        return self.is_own and not self.is_publisher


class VoiceBook:
    """What the figures of a project tell of sources: who speaks for whom, and which of them are outlets."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        figures = tuple(figures)
        self._outlets: set[str] = set()
        self._spoken_for: defaultdict[str, set[str]] = defaultdict(set)
        # Voices are one object each, so that two are looked up without their names being compared.
        self._ties: dict[tuple[int, int], Tie] = {}
        self._voices: dict[Voice, Voice] = {}
        self._voice_of: dict[str, tuple[Figure, Voice]] = {}
        for figure in figures:
            # Who publishes what it says itself, as an aid group does, is a source and passes nothing on.
            if figure.outlet and _credits_another(figure):
                self._outlets.add(normalize_name(outlet_name(figure.outlet)))
            if figure.source and figure.speaker and "source" not in figure.corrected:
                self._spoken_for[figure.speaker].add(figure.source)
            if figure.source and (office := _patterns().office.search(figure.source_text or "")) is not None:
                body = word_table("retold")["offices"][office[2].lower()]
                self._spoken_for[figure.source].add(
                    f"{office[1].lower()} {body}"
                )  # a foreign minister speaks for hers
        self._places = places_among(figures)
        self._publishers = self._who_publish_their_own(figures)
        self._outlets -= {normalize_name(outlet_name(outlet)) for outlet in self._publishers}
        self._read_subordinates(figures)

    def _who_publish_their_own(self, figures: Iterable[Figure]) -> frozenset[str]:
        """Give the outlets that others credit as a source, and that credit few themselves: a ministry, a firm."""
        balance: Counter[str] = Counter()
        credited: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)  # by word: source, outlet
        for figure in figures:
            balance[figure.outlet or ""] += 1 if _credits_another(figure) else -1
            if figure.source is not None and not _tells_nothing(figure.source):
                for word in folded_words(figure.source):
                    credited[word].add((figure.source, figure.outlet or figure.article))
        outlets = {figure.outlet for figure in figures if figure.outlet is not None}
        return frozenset(
            outlet
            for outlet in outlets
            if balance[outlet] <= 0 and not _passes_on(name := outlet_name(outlet))
            if any(
                teller != outlet and _is_name_of(source, name)
                for word in folded_words(name)
                for source, teller in credited[word]
            )
        )

    def is_publisher(self, figure: Figure) -> bool:
        """Tell whether a figure is what its outlet, a source of others, says in a text of its own."""
        return figure.outlet in self._publishers and not _credits_another(figure)

    def _read_subordinates(self, figures: Iterable[Figure]) -> None:
        """Let "commander Ana Lund", of nobody in particular, speak for the one body that her article credits.

        In a text of that body's own everybody does who has a name.
        """
        bodies: defaultdict[str, set[str]] = defaultdict(set)
        people: defaultdict[str, set[str]] = defaultdict(set)
        for figure in figures:
            is_own_page = figure.outlet in self._publishers
            if figure.source is None or ("source" in figure.corrected and not is_own_page):
                continue
            text = figure.source_text or ""
            if is_own_page:
                bodies[figure.article].add(outlet_name(figure.outlet or ""))
            is_person = _PERSON.search(text) is not None and figure.speaker is None and _is_subordinate(text)
            if is_person or (is_own_page and _surname(figure.source)):
                people[figure.article].add(figure.source)
            elif not _surname(figure.source) and not _tells_nothing(figure.source):
                bodies[figure.article].add(figure.source)
        for article, names in people.items():
            if len(bodies[article]) == 1:
                for name in names:
                    self._spoken_for[name] |= bodies[article]

    def voice_of(self, figure: Figure) -> Voice:
        """Give who is credited with a figure; a person credited alone also stands for the body of other articles."""
        known = self._voice_of.get(figure.id)
        if known is not None and known[0] is figure:
            return known[1]
        voice = self._only(self._read_voice(figure))
        self._voice_of[figure.id] = figure, voice
        return voice

    def _only(self, voice: Voice) -> Voice:
        return self._voices.setdefault(voice, voice)

    def _read_voice(self, figure: Figure) -> Voice:
        if self.is_publisher(figure) and (_is_uncredited(figure) or _tells_nothing(figure.source or "")):
            return Voice(frozenset({outlet_name(figure.outlet or "")}), frozenset(), False, False, True, True)
        if figure.source is None or _is_uncredited(figure):
            return Voice(frozenset({figure.outlet or figure.article}), frozenset(), False, False, True)
        # "Not the 9,240 that police had published": the clause tells whose number it is, whoever speaks.
        if name := credited_behind(figure):
            return Voice(frozenset({name}), frozenset({normalize_name(name)}), False, False, False)
        # A person who names another source leaves the words and the speaker of the machine's where they were.
        is_mended = "source" in figure.corrected
        speaker = figure.speaker if not is_mended or "speaker" in figure.corrected else None
        text = figure.source_text or "" if not is_mended or "source_text" in figure.corrected else ""
        names = {figure.source, *([speaker] if speaker else [])}
        phrases = frozenset({normalize_name(text)} if text else ())
        if speaker is None and (person := _PERSON.search(text)) is not None:
            names.add(person[1])  # "finance minister Ana Lund" speaks for the ministry
        body = without_role(figure.source)
        if body:
            names.add(body)
        for name in tuple(names):
            names |= self._spoken_for.get(name, set())
        is_relay = normalize_name(figure.source) in self._outlets or _passes_on(figure.source)
        silent = all(_tells_nothing(name) for name in names)
        return Voice(frozenset(names), phrases, silent, is_relay, False)

    def tie(self, one: Voice, other: Voice) -> Tie:
        """Compare two voices by their names alone: SAME, SILENT or OTHER; symmetric."""
        known = self._ties.get((id(one), id(other)))
        if known is not None:
            return known
        one, other = self._only(one), self._only(other)
        tie = self._compared(one, other)
        self._ties[id(one), id(other)] = self._ties[id(other), id(one)] = tie
        return tie

    def _compared(self, one: Voice, other: Voice) -> Tie:
        if one.is_own and other.is_own:
            return Tie.SAME if one.names == other.names else Tie.SILENT
        if any(
            is_firm_of_place(mine.names, its.names, self._places)
            or (its.is_source and is_of_another_trade(mine.names, its.names | its.phrases))
            for mine, its in ((one, other), (other, one))
        ):
            return Tie.OTHER
        if one.is_silent or other.is_silent:
            return Tie.SILENT
        if any(_are_one(mine, its) for mine in one.names for its in other.names):
            # Lawmakers of a state and its army are two, though a state speaks through both.
            is_state = one.is_relay != other.is_relay and not (one.is_own or other.is_own)
            return Tie.SILENT if is_state else Tie.SAME
        if _is_in_phrase(one, other) or _is_in_phrase(other, one):
            return Tie.SAME
        if not (one.is_source and other.is_source):
            return Tie.SILENT
        if any(
            _is_its_state(mine, its) or _is_its_state(its, mine) for mine in one.names for its in other.names
        ):
            return Tie.NAMED
        may_be = any(_may_be_one(mine, its) for mine in one.names for its in other.names)
        may_be = may_be or _may_be_state(one, other) or _may_be_state(other, one)
        return Tie.SILENT if may_be else Tie.OTHER


def _is_name_of(source: str, outlet: str) -> bool:
    """Tell whether an outlet is named for a source: "Federal veterinary office" for "veterinary office"."""
    words, own = _own_words(source), _own_words(outlet)
    return _head(source) in ("", _head(outlet)) and words <= own and (bool(words) or own == words)


def _is_uncredited(figure: Figure) -> bool:
    return figure.source is None or normalize_name(figure.source) in _first_person()


def _credits_another(figure: Figure) -> bool:
    """Tell whether an outlet credits somebody beside itself."""
    source = figure.source
    return (
        source is not None
        and not _tells_nothing(source)
        and not _is_name_of(source, outlet_name(figure.outlet or ""))
    )


def credited_behind(figure: Figure) -> str:
    """Give whose a number is by the words around it; "" for none.

    "The 9,240 that police had published", "the ministry's 315,000 includes": whoever speaks in the sentence.
    """
    ahead = _patterns().given_as.search(figure.sentence[: figure.start - figure.sentence_start])
    if ahead is not None and "source" not in figure.corrected and _head(ahead[1]):
        is_bare = _patterns().bare.match(figure.sentence[figure.end - figure.sentence_start :]) is not None
        if is_bare or ahead[2]:
            return ahead[1]
    behind = _patterns().given_by.match(figure.sentence, figure.end - figure.sentence_start)
    if behind is None or "source" in figure.corrected or _tells_nothing(behind[1].strip()):
        return ""
    return behind[1].strip()


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Words of resources/comparing.toml as they are looked for around a number."""

    given_by: re.Pattern[str]  # "that police had published"
    given_as: re.Pattern[str]  # "the ministry's count of about"
    bare: re.Pattern[str]  # what stands behind a number that such words end in
    office: re.Pattern[str]  # "foreign minister Ana Lund"
    states: frozenset[str]


@cache
def _patterns() -> _Patterns:
    words = word_table("retold")
    given, counts, behind, relative, articles, had, own, of, about = (
        any_of(words[name])
        for name in ("given", "counts", "behind", "relative", "articles", "had", "own", "count_of", "about")
    )
    return _Patterns(
        given_by=re.compile(
            rf"[^.;,]{{0,40}}? (?:{relative}) (?:(?:{articles}) )?((?:[\w’'-]+ ){{1,4}}?)"
            rf"(?:(?:{had}) )?(?:{given})\b"
        ),
        given_as=re.compile(rf"\b([\w-]+)['’]s (?:(?:{own}) )?(?:({counts}) (?:{of}) )?(?:(?:{about}) )?$"),
        bare=re.compile(rf"\W*(?:$|[.,;]| (?:{behind})\b)"),
        office=re.compile(rf"\b(?i:([a-z]+(?: and [a-z]+)?) ({any_of(words['offices'])})) [A-Z]"),
        states=frozenset(words["states"].split()),
    )


def is_named_in(voice: Voice, sentence: str, words: Collection[str]) -> bool:
    """Tell whether a sentence names a source: by a name of its own, or by the noun of a body ("the ministry").

    `words` are those of the sentence, folded. An outlet is named as it writes itself, with its capitals.
    """
    if voice.is_own:
        return any(outlet_name(name) in sentence for name in voice.names if len(name) > 2)
    for name in voice.names:
        own = _own_words(name)
        if own and all(word.isupper() for word in own):
            continue  # a country is named as a place too
        if own and all(word in words for word in own):
            return True
        if (surname := _surname(name)) and surname in sentence:
            return True
        if name in sentence and not _tells_nothing(name):
            return True
        if _head(name) in words:
            return True
    offices = {word for phrase in voice.phrases for word in phrase.split()} & _offices()
    return any(office in words for office in offices)


def named_words(voice: Voice) -> frozenset[str]:
    """Give the words that tell a source apart, of all of its names."""
    return frozenset().union(*map(_own_words, voice.names)) if voice.is_source else frozenset()


@cache
def saying_words() -> frozenset[str]:
    """Give the words of saying and the nouns for what is said, in all of their forms."""
    cues = load_lexicon("en").table("cues")
    rows = (row for row in cues["verbs"] if "clause" in row["frames"])
    verbs = {form for row in rows for verb in str(row["lemmas"]).split() for form in _forms(verb)}
    return frozenset(verbs) | frozenset(cues["nominal"].split()) | word_set("retold", "saying")


def _forms(verb: str) -> tuple[str, ...]:
    words = word_table("retold")
    return *(verb + ending for ending in words["verb_endings"]), f"{verb}{verb[-1]}{words['doubled_ending']}"


@lru_cache(8192)
def outlet_name(outlet: str) -> str:
    """Give an outlet's name as others cite it: without what stands in brackets and "The" in front."""
    return _BRACKET.sub("", outlet).split(", ")[0].strip().removeprefix("The ").strip()


def _are_one(one: str, other: str) -> bool:
    """Tell whether two names may be one body's or person's: the same words, or those of one are among the other's.

    "Ministry" is the agriculture ministry; the health ministry is not. A country's name is any body of its state.
    """
    if normalize_name(one) == normalize_name(other):
        return True
    if _is_plain_body(one, other) or _is_plain_body(other, one):
        return True
    first, second = known_body(one), known_body(other)
    if first is not None and second is not None:
        if first.name == second.name:
            return True
        if first.country != second.country or "government" not in (first.kind, second.kind):
            return False
    mine, its = _own_words(one), _own_words(other)
    heads = _head(one), _head(other)
    if mine and its:
        if _are_two_offices(*heads):
            return False  # a country's interior ministry and its intelligence service
        for few, many, name in ((mine, its, one), (its, mine, other)):
            # "Peruvian lawmakers" are not all of Peru, nor its officials: words of a country tell no two apart.
            is_told = not all(word.isupper() for word in few) or bool(known_sources().code_of(name))
            if few <= many and (is_told or (mine == its and heads[0] == heads[1] != "")):
                return True
        proper = {word for word in mine & its if word not in _common_words()}
        return bool(proper) and _has_capital(one, proper) and _has_capital(other, proper)
    return (bool(heads[0]) and heads[0] == heads[1]) or bool({heads[0], heads[1]} & (mine | its) - {""})


def _are_two_offices(one: str, other: str) -> bool:
    """Tell whether the nouns of two names are of two bodies; who has a role speaks for any, and so does a state."""
    if one == other or not (_is_office(one) and _is_office(other)):
        return False
    first = _plain_bodies().get(one)
    return first is None or first != _plain_bodies().get(other)


@cache
def _is_office(head: str) -> bool:
    """Tell whether a noun names a body that a place or an owner has several of: its police, its hospital."""
    lists = naming_words()
    if (
        head in lists.roles
        or head in _patterns().states
        or head in load_lexicon("en").table("cues")["described_as"].split()
    ):
        return False
    return lists.kinds.get(head, "") in _OF_STATES or head in _bodies()


@cache
def _plain_bodies() -> Mapping[str, str]:
    """Give for each plain name of a sort of body the first one: "army" for "armed-forces"."""
    lines = load_lexicon("en").table("origins")["one_body"].strip().splitlines()
    return {word: line.split()[0] for line in lines for word in line.split()}


@cache
def _plain_body(name: str) -> str:
    """Give the first of the plain names for one sort of body that a name is: "army" of "armed forces"; "" for none."""
    return _plain_bodies().get(normalize_name(name).replace(" ", "-"), "")


def _before_place(name: str) -> str:
    """Give a name without whose it is: "Armed Forces" of "Armed Forces of Ostania"."""
    return outlet_name(name).partition(f" {word_table('retold')['count_of']} ")[0]


def _is_plain_body(one: str, other: str) -> bool:
    """Tell whether one is a plain name for the other: "the general staff" for the armed forces of its country."""
    plain = _plain_body(one)
    return bool(plain) and plain in (_plain_body(other), _plain_body(_before_place(other)))


@cache
def _subordinates() -> frozenset[str]:
    return frozenset(load_lexicon("en").table("origins")["subordinates"].split())


def _is_subordinate(text: str) -> bool:
    """Tell whether a person has a role and no body: "commander Ana Lund", not "museum director Ana Lund"."""
    words = normalize_name(text).split()
    return bool(words) and words[0] in _subordinates()


def _is_in_phrase(one: Voice, other: Voice) -> bool:
    """Tell whether the words that credit one name the other: "the defence ministry's spokesman, Colonel Lund".

    Of somebody credited by name alone, the noun of the body is enough ("Ms Lund's ministry").
    """
    is_person = not any(_head(name) or name.isupper() for name in other.names)
    for phrase in other.phrases:
        for name in one.names:
            form = normalize_name(name)
            if form and not _tells_nothing(name) and f" {form} " in f" {phrase} ":
                return True
            if is_person and _head(name) in phrase.split():
                return True
    return False


def _is_its_state(name: str, body: str) -> bool:
    """Tell whether a name is that of the state that a known body belongs to: "Washington" of the army of the US."""
    known, code = known_body(body), known_sources().code_of(name)
    return known is not None and bool(code) and known.country.upper() == code.upper()


def _may_be_one(one: str, other: str) -> bool:
    """Tell whether one of two names may stand for the other: "the club" for any club, but "police" for no ministry."""
    are_described = one == one.lower(), other == other.lower()
    if are_described[0] == are_described[1]:
        return False
    named, described = (other, one) if are_described[0] else (one, other)
    if known_body(named) is not None or known_body(described) is not None:
        return False
    if len(normalize_name(described).split()) > 1 or (_head(named) and _head(described)):
        return False
    return naming_words().kinds.get(_head(described), "") not in _OF_STATES


def _may_be_state(one: Voice, other: Voice) -> bool:
    """Tell whether one is a government without more, and the other one of its bodies or ministers."""
    if not any(normalize_name(name) in _patterns().states for name in one.names):
        return False
    kinds = naming_words().kinds
    words = {word for told in (*map(normalize_name, other.names), *other.phrases) for word in told.split()}
    return any(kinds.get(word, "") in _PUBLIC for word in words)


@cache
def _surname(name: str) -> str:
    """Give the last name of a person; "" for a body, and for what could be a common word."""
    words = name.split()
    is_person = (
        2 <= len(words) <= 3 and all(word[:1].isupper() for word in words) and known_body(name) is None
    )
    if not is_person or any(normalize_name(word) in _common_words() for word in words):
        return ""
    return words[-1] if len(words[-1]) >= _LEAST_SURNAME else ""


@cache
def _own_words(name: str) -> frozenset[str]:
    """Give the words that tell a name apart: no kinds of bodies, no roles; of a report, those of its maker."""
    lists = naming_words()
    words = [word for word in folded_words(_BRACKET.sub("", name)) if word not in _common_words()]
    kept = [word for word in words if word not in lists.roles and word not in lists.titles]
    return frozenset(kept)


@cache
def _head(name: str) -> str:
    """Give the noun of a name that says what sort of body it is: "ministry", "governor"; "" for a proper name."""
    lists = naming_words()
    words = normalize_name(_BRACKET.sub("", name)).split()
    found = [
        word
        for word in words
        if word in lists.roles or lists.kinds.get(word, "") not in _NOTHING or word in _bodies()
    ]
    return found[-1] if found else ""


@cache
def _bodies() -> frozenset[str]:
    """Give the nouns of bodies that stand for one where its name is known: "the club"."""
    return frozenset(load_lexicon("en").table("cues")["body_words"].split())


@cache
def _first_person() -> frozenset[str]:
    return frozenset(load_lexicon("en").table("cues")["first"].split())


@cache
def _offices() -> frozenset[str]:
    """Give the words for who holds an office: "the minister" is the one whom another article names."""
    cues = load_lexicon("en").table("cues")
    held = {
        word
        for name in ("offices", "ministers", "roles", "organisers")
        for word in cues.get(name, "").split()
    }
    many = frozenset(cues["spokespeople"].split())
    return frozenset(word for word in held if word not in many and not word.endswith("s"))


@cache
def _common_words() -> frozenset[str]:
    cues = load_lexicon("en").table("cues")
    return frozenset(naming_words().kinds) | frozenset(cues["body_words"].split()) | naming_words().small


def _has_capital(name: str, words: Iterable[str]) -> bool:
    written = {normalize_name(word) for word in name.split() if word[:1].isupper()}
    return any(word in written for word in words)


@cache
def _tells_nothing(name: str) -> bool:
    """Tell whether a name could be anybody's: a pronoun, "officials", a phrase that is no name."""
    words = normalize_name(name).split()
    if _plain_body(name):
        return False
    if not words or (len(words) > _MOST_WORDS and name[:1].islower()):
        return True
    cues = load_lexicon("en").table("cues")
    pronouns = {*cues["feminine"].split(), *cues["masculine"].split(), *cues["plural"].split(),
                *cues["neuter"].split(), *cues["first"].split()}  # fmt: skip
    if all(word in pronouns for word in words):
        return True
    is_of_kind = any(naming_words().kinds.get(word) == "anonymous" for word in words[:2])
    if name[1:].islower() and is_of_kind and not _head(name):
        return True  # "people close to the talks", "two people"
    if (not _own_words(name) and not _head(name)) or guess_source(name).kind == "anonymous":
        return True
    # "Auditors", "health experts": many, and none by name.
    last = name.split()[-1]
    is_plain = last.islower() or last.lower().removesuffix("s") in naming_words().roles
    is_many = words[-1].endswith("s") and not words[-1].endswith("ss") and len(words) <= _FEW_WORDS
    return is_many and is_plain and known_body(name) is None


@cache
def _passes_on(name: str) -> bool:
    """Tell whether somebody tells what others said: an outlet, lawmakers who were briefed."""
    relayers = load_lexicon("en").table("cues")["relayers"].split()
    words = normalize_name(name).split()
    return guess_source(name).kind == "outlet" or (bool(words) and words[-1] in relayers)
