"""Whom "he", "she", "it" and "they" stand for: the last fitting one that spoke or acted."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from reportedly.extraction.article_names import ArticleNames
from reportedly.extraction.person_names import PersonGender, is_one_person
from reportedly.extraction.referents import FARTHEST, ReadingOrder, Referent
from reportedly.extraction.source_names import SourceTable
from reportedly.model.span import Span

__all__ = ["UNLISTED", "Pronouns"]

UNLISTED = "unlisted"  # the kind of a body that is only called "the company"

_SOMEBODY = re.compile(
    r"(?:an?|one)(?: [a-z-]+)? (?P<head>[a-z-]+)(?=$| (?:of|at|near|from|in|on|with|who)\b)", re.IGNORECASE
)  # "a trader", "a border officer"
_THE_HOLDER = re.compile(r"the(?: [a-z-]+){0,2}? (?P<head>[a-z-]+)(?=$| (?:of|in)\b)", re.IGNORECASE)
_AT = (
    r"(?:\b(?:[Ii]n|[Nn]ear|[Aa]round|[Oo]utside|[Aa]t|[Ii]nside|[Ii]nto|[Aa]cross|[Ll]eft|[Rr]eached"
    r"|(?:north|south|east|west|residents|people|village|town|city|district|outskirts|parts) of"
    r"|(?:fled|went|sent|came|moved|returned|back|way|road|gone|flown|taken|brought) to))"
)
_NAME = re.compile(r"[A-Z][\w.’'&-]*(?: (?:[A-Z][\w.’'&-]*|of|for|the|and|&|[Ii]t|de|du))*")
_NEW = re.compile(r"(?:an?|one) ", re.IGNORECASE)  # "the director" is one whom the article may name
_LONE = re.compile(r"[A-Z][\w&-]{2,}")
_OF = re.compile(r"\s(?:of|for|in|from)\s")
# Endings of what may "find" and "show" but is nobody.
_ABSTRACT = ("tion", "sion", "ement", "inquiry", "sis", "ity", "ence", "ance", "poll", "study", "report")
_BESIDE = 200  # characters back at which somebody who only was acted on is meant
_NEAR = 600  # characters back at which somebody who surely is a person comes before a mere name


class Pronouns:
    """The ones that an article's pronouns may stand for, in reading order.

    `salient` are those who speak or act; `named` all whom the article names; `spoken` the mentions whose
    words are credited to them, `doers` those without a name that did something, `brief` the bodies among them
    of which the article says only what they are ("the city"), `several` the people that act together ("analysts").
    `inner` gives for a place within somebody's words where that one is named; `fences` are where the entries of a live
    blog begin: no pronoun points out of its own.
    """

    def __init__(
        self,
        text: str,
        names: ArticleNames,
        gender: PersonGender,
        table: SourceTable,
        salient: Sequence[Referent],
        spoken: Iterable[tuple[Span, Referent]],
        doers: Iterable[tuple[Span, Referent]],
        brief: Sequence[Referent] = (),
        several: Sequence[Referent] = (),
        inner: Mapping[int, int] = MappingProxyType({}),
        fences: Sequence[int] = (),
    ) -> None:
        self._text = text
        self._names = names
        self._gender = gender
        self._table = table
        self._places: dict[str, bool] = {}
        self._fences = sorted(fences)
        said = list(spoken)
        # Who is named in full and speaks is a person.
        full = {r.at for _, r in said if r.kind == "person" and " " in r.name}
        somebody = [r for span, r in said if self._is_somebody(span, r)]
        talking = {r.name for _, r in said}
        acting = [r for r in salient if self.is_one(r) and (r.name in talking or self._may_be_one(r))]
        sure = [r for r in acting if r.at in full or self._is_surely_one(r)]
        holders = [r for span, r in said if _NEW.match(span.of(text)) and _is_holder(r)]
        named = [r for r in names.known if self.is_one(r) and self._may_be_one(r)]
        self._people = {
            kind: [
                ReadingOrder([r for r in found if self._gender.of(r.person or "") in ("", letter)])
                for found in (
                    [*sure, *somebody, *(r for r in holders if not r.role.endswith(other))],
                    [*acting, *somebody, *(r for r in holders if not r.role.endswith(other))],
                    named,
                )
            ]
            for kind, letter, other in (("feminine", "f", "sman"), ("masculine", "m", "swoman"))
        }
        others = [r for r in salient if r.kind not in ("person", "outlet")]
        bodies = [r for _, r in said if self._is_unlisted_body(r) or r.kind == "government"]
        bodies += [r for span, r in (*said, *doers) if self._is_some_body(span, r)]
        bodies += [r for r in salient if r.kind == "person" and self._is_unlisted_body(r)]
        bodies += [r for r in (*salient, *(r for _, r in (*said, *doers))) if self._is_lone_body(r)]
        unlisted = [r for r in bodies if r.kind != "government" and r.name[:1].isupper()]
        # "A spokesman for the Hill Fund said ... The charity ...": it spoke, through him.
        unlisted += [
            r for r in others if r.kind == "body" and r.name[:1].isupper() and not table.find(r.name)
        ]
        acted = {r.name for r in unlisted}
        # Whom somebody acted on comes into question too: "She asked Lund Foods to wait. The company ..."
        passive = [r for r in names.known if r.name not in acted and self._is_unlisted_body(r)]
        # "Hydrocor's profit rose, the company said."
        passive += [r for r in names.known if r.name not in acted and self._is_lone_owner(r)]
        self._unlisted = sorted([*unlisted, *passive], key=lambda r: r.at)
        self._acting = frozenset(r.at for r in unlisted)
        self._plural = ReadingOrder([*others, *several])
        known = [r for r in others if r.kind not in ("", "parliament", "government")]
        self._speaking = ReadingOrder([*known, *(r for r in bodies if r.kind != "government")])
        neuter = [
            *(r for r in others if r.kind not in ("", "parliament", "government") or r.speaker),
            *bodies,
            *brief,
        ]
        self._neuter = ReadingOrder(_behind_speaker(neuter, inner))

    def resolve(self, span: Span, kind: str) -> Referent | None:
        """Give whom a pronoun of a kind of the lexicon ("feminine", "neuter") stands for."""
        found = self._pointed_at(span, kind)
        entry = bisect_left(self._fences, span.start + 1)
        return None if found is not None and entry and found.at < self._fences[entry - 1] else found

    def _pointed_at(self, span: Span, kind: str) -> Referent | None:
        if kind in self._people:
            sure, acting, named = (order.before(span.start) for order in self._people[kind])
            person = sure if sure is not None and sure.at > span.start - _NEAR else acting or named
            return replace(person, rule="source.pronoun", confidence=0.65) if person else None
        if kind in ("neuter", "plural"):
            body = (self._neuter if kind == "neuter" else self._plural).before(span.start)
            if body is not None and body.kind == UNLISTED:
                body = self.unlisted_body(Span(body.at, body.at), body.name) or replace(body, kind="")
            return replace(body, speaker=None, rule="source.pronoun", confidence=0.5) if body else None
        return None

    def unlisted_body(self, span: Span, noun: str) -> Referent | None:
        """Give the last body without a description before a mention ("Lund Foods ... the retailer")."""
        behind = bisect_left(self._unlisted, span.start, key=lambda r: r.at)
        for body in reversed(self._unlisted[max(0, behind - FARTHEST) : behind]):
            is_near = body.at in self._acting or body.at > span.start - _BESIDE
            if is_near and self._names.phrases.may_be(noun, body.name):
                return body
        return None

    def body_before(self, place: int, refused: frozenset[str] = frozenset()) -> Referent | None:
        """Give the last body that spoke or acted before a place, without some words in its name; a state is none."""
        return self._speaking.before(place, refused=refused)

    def is_one(self, referent: Referent) -> bool:
        """Tell whether "he" or "she" may stand for somebody: one person, no place and no body."""
        name = referent.person
        if name is None or not is_one_person(name) or self._names.is_people(name):
            return False
        return not self._is_place(referent)

    def _is_somebody(self, span: Span, referent: Referent) -> bool:
        """Tell whether a mention is a person without a name who speaks ("a trader")."""
        if referent.name.lower().endswith(_ABSTRACT) or self._names.bodies.is_description(span):
            return False  # "a preliminary inquiry found that ..."
        found = _SOMEBODY.match(span.of(self._text))
        is_written = referent.rule == "source.as-written"
        the = _THE_HOLDER.match(span.of(self._text)) if is_written else None
        if the is not None and the["head"] in self._names.words.offices:
            return True  # "the regional governor", whom the article does not name
        return is_written and found is not None and not self._names.words.is_body_noun(found["head"])

    def _is_some_body(self, span: Span, referent: Referent) -> bool:
        """Tell whether a mention is a body without a name ("a union of boatmen", "an aid group")."""
        if referent.rule != "source.as-written" or self._names.bodies.is_description(span):
            return False
        if referent.name[:1].isupper():  # "the Peruvian air force"
            *fields, head = referent.name.split()
            return bool(fields) and head.islower() and self._names.words.is_body_noun(head)
        described, *of = _OF.split(span.of(self._text).strip(), maxsplit=1)
        words = described.split()
        head = words[-1]
        if of and of[0][:1].isupper() and head in self._names.words.seats:
            return True  # "the city of Lindhaven"
        if len(words) == 2 and words[0].lower() in ("the", "its", "their"):
            return False  # "the group" is one that has a name
        return self._names.words.is_body_noun(head)

    def _is_lone_body(self, referent: Referent) -> bool:
        """Tell whether one word may name a body that no list holds ("Sanova", "OSHEE"): no person, day or place."""
        name = referent.name
        if referent.kind not in ("", "person") or not _LONE.fullmatch(name) or referent.speaker:
            return False
        is_person = self._names.is_surname(name) or self._gender.of(name) or self._has_role(referent)
        is_other = name.lower() in self._names.words.not_people or self._table.find(name) is not None
        return not (is_person or is_other or self._is_place(referent))

    def _is_lone_owner(self, referent: Referent) -> bool:
        behind = self._text[referent.at + len(referent.name) :][:2]
        return behind in ("'s", "’s") and self._is_lone_body(referent)

    def _has_role(self, referent: Referent) -> bool:
        known = self._names.people.get(referent.person or "")
        return bool(
            referent.role or referent.speaker or (known is not None and (known.role or known.speaker))
        )

    def _is_surely_one(self, referent: Referent) -> bool:
        """Tell whether more than capitals shows a person: a role, a first name, the last name used alone."""
        if self._has_role(referent) or self._gender.of(referent.person or ""):
            return True
        if self._is_told_of(referent.person or ""):
            return True
        listed = self._table.find(referent.name)
        return (listed is not None and listed.kind == "person") or self._is_called(referent.person or "")

    def _may_be_one(self, referent: Referent) -> bool:
        """Tell a name that may be a person's from one word of which nothing shows it: "Pomonal", "Eastbank"."""
        name = referent.person or ""
        return " " in name or self._names.is_surname(name) or self._is_surely_one(referent)

    def _is_called(self, name: str) -> bool:
        """Tell whether somebody is called by the last name alone; "Save the Young" keeps its whole name."""
        last = re.escape(name.split()[-1])
        verbs = "said|says|told|tells|added|adds"
        return " " in name and re.search(rf"(?<!\w )(?<!\w’s )\b{last} (?:{verbs})\b", self._text) is not None

    def _is_unlisted_body(self, referent: Referent) -> bool:
        """Tell whether a name that no list holds is a body's: nothing shows a person or a place in it."""
        name = referent.name
        if referent.kind not in ("", "person") or referent.speaker or self._has_role(referent):
            return False
        if " " not in name or not _NAME.fullmatch(name) or self._gender.of(name) or self._table.find(name):
            return False
        is_person = self._is_called(name) or self._is_told_of(name) or self._is_owned(name)
        return not (is_person or self._is_place(referent))

    def _is_owned(self, name: str) -> bool:
        """Tell "Morgan Lind's Kati Berg": two words behind the owner's name, none of them a body's, are a person."""
        parts = name.split()
        if len(parts) != 2 or any(map(self._names.words.is_body_word, parts)):
            return False
        owner = re.search(rf"\b([A-Z][\w.&-]*(?: [A-Z][\w.&-]*)*)['’]s {re.escape(name)}\b", self._text)
        return owner is not None and not self._table.code_of(owner[1])

    def _is_told_of(self, name: str) -> bool:
        """Tell "Al Lund, who lost his home" and "Al Lund, 43": a person."""
        return re.search(rf"\b{re.escape(name)}, (?:who|whose|aged|\d\d)\b", self._text) is not None

    def _is_place(self, referent: Referent) -> bool:
        """Tell whether the article puts something "in" or "near" a name that nothing shows to be a person's."""
        if self._names.is_surname(referent.name):
            return False
        name = referent.person or referent.name
        if self._has_role(referent) or self._gender.of(name) or self._table.find(name) is not None:
            return False
        if name not in self._places:
            self._places[name] = re.search(rf"{_AT} (?:the )?{re.escape(name)}\b", self._text) is not None
        return self._places[name]


def _behind_speaker(bodies: Sequence[Referent], inner: Mapping[int, int]) -> list[Referent]:
    """Put a body of which another one's words only tell before that one: "The guild says the office lied. It ..."."""
    places = {r.at for r in bodies}
    return [replace(r, at=inner[r.at] - 1) if inner.get(r.at, -1) in places else r for r in bodies]


def _is_holder(referent: Referent) -> bool:
    """Tell whether one without a name spoke for a body: "A spokesman for the Hill Fund said ... He added"."""
    is_one = bool(referent.role) and not referent.role.endswith("s")
    return is_one and referent.speaker is None and referent.kind != "person"
