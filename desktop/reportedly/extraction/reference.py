"""Who a mention stands for: a name, a role, a pronoun, a short phrase, the owner of a report."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from reportedly.extraction.article_names import ArticleNames
from reportedly.extraction.fuller_names import FullerNames
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.owners import Owners
from reportedly.extraction.person_names import PersonGender
from reportedly.extraction.pronouns import UNLISTED, Pronouns
from reportedly.extraction.referents import (
    ReadingOrder,
    Referent,
    is_capitalised,
    is_former,
    strip_determiner,
)
from reportedly.extraction.role_heads import RoleHeads
from reportedly.extraction.roles import Mention, role_words, take_apart
from reportedly.extraction.source_names import Body, normalize_name, source_table
from reportedly.extraction.written_names import WrittenNames, without_opening
from reportedly.model.span import Span

__all__ = ["Referent", "Resolver"]

_OUTLET_NAMED = re.compile(
    r"\b(?:broadcaster|newspaper|news agency|news site|channel|magazine|radio station) ([A-Z][\w.-]*(?: [A-Z][\w.-]*)*)"
)
_BELONGS = re.compile(
    r"(?P<name>[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|al|bin|de|da|van|von|el)){0,3})"
    r"(?P<comma>,?) (?:of|from|with|at) (?P<body>.+)"
)
_WHO_OF = re.compile(
    r"(?:the )?[A-Za-z][a-z-]+ (?:[a-z-]+ ){0,3}(?=(?P<name>[A-Z][\w’'-]+ [A-Z][\w’'-]+ (?:of|from|at) ))"
)
_PEOPLE_AT = re.compile(
    r"(?P<people>(?:the )?(?:[a-z]+ )?[A-Za-z][a-z]+s) (?P<link>at|of|from) (?P<body>the [a-z-]+)"
)
_INDEFINITE = re.compile(r"(?:an?|another|one|some|several|many|other|two|three|most) ", re.IGNORECASE)
_APART = re.compile(
    r" (?:that|which) [^,.;:\n\r]{3,100}, (?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,5}), [a-z]"
)
_TITLED = frozenset({"review", "inquiry", "survey", "census", "audit", "panel", "tribunal", "taskforce"})
_POLICE = re.compile(r"(?:[A-Z][\w’'-]+ )*[Pp]olice\b")
_OWNED_NAME = re.compile(r"(?P<body>[A-Z][\w’'&. -]*?)['’]s? (?P<name>[A-Z][\w’'-]+ [A-Z][\w’'-]+)")
_MEDIA = re.compile(r"\b(?:state|public|national|local|regional) (?:television|TV|radio|media|broadcaster)$")
_WHO_IS = re.compile(
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}), (?:\d+, )?(?:an?|the) (?:[\w-]+ ){0,2}?(?P<noun>[a-z]+)\b"
)
_OPENING = re.compile(r"[A-Z][a-z]+ing\b")
_ONE_WHO_SPEAKS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_CLOSE = 200  # characters back to the body whose spokesman needs no more words
_OWNERS = frozenset({"its", "their", "his", "her"})
_NEAR = 600  # characters back at which somebody heads the body that acted last
_OWN = re.compile(r"(?:its|their)\s", re.IGNORECASE)
_OWN_STAFF = re.compile(
    r"(?:our|this) (?:own )?(?:reporters?|correspondents?|photographers?|newspaper|paper)\b", re.I
)
# "An earlier story", "our earlier report", "a story in Saturday's edition": the outlet's own text.
_OWN_TEXT = re.compile(
    r"(?:(?:an?|the|our|this|its|this newspaper['’]s) )?(?:(?:earlier|previous|original|first|older|initial) "
    r"(?:(?:web |online |print |news )?(?:(?:story|article|version|edition|headline|item|post|caption|graphic|chart)s?"
    r"|stories)|report(?! (?:by|from|of)\b))"
    r"|(?:story|article|report) in (?:\w+['’]s|an earlier|the print|our) (?:paper|edition|newspaper))\b"
    r"(?! (?:by|from)\b)",
    re.IGNORECASE,
)
_PRESS_OFFICE = re.compile(r"\bpress (?=secretary|officer|service|office|spokes)", re.IGNORECASE)


class Resolver:
    """Knows what one article names, in reading order, and what each mention stands for.

    `mentions` are those who speak or act (subjects): pronouns point to them first. `others` are further
    names of the article, `speaking` those of the mentions whose words are credited to them, `shortly` the
    bodies without a name that act ("the city"), `several` the people that act together ("analysts"). `inner` gives for
    a place within somebody's words where that one is named, `fences` are where the entries of a live blog begin.
    """

    def __init__(
        self,
        text: str,
        lexicon: Lexicon,
        mentions: Iterable[Span],
        others: Iterable[Span] = (),
        speaking: Iterable[Span] = (),
        shortly: Iterable[Span] = (),
        several: Iterable[Span] = (),
        inner: Mapping[int, int] = MappingProxyType({}),
        fences: Sequence[int] = (),
    ) -> None:
        self._text = text
        self._table = source_table(lexicon)
        self._roles = role_words(lexicon)
        self._names = ArticleNames(text, lexicon)
        self._pronouns = self._names.words.pronouns
        self._written = WrittenNames(text, self._names, self._table)
        self._gender = PersonGender(text, lexicon)
        self._fuller = FullerNames(text, self._names, self._table, self._gender, self._roles)
        speakers = sorted({without_opening(text, span) for span in mentions})
        speaking = sorted({without_opening(text, span) for span in speaking})
        others = sorted({without_opening(text, span) for span in others})
        self._names.introduce(sorted({*speakers, *others}))
        self._holders = _by_role([*self._names.people.values(), *self._names.holders])
        self._resolved: dict[Span, Referent] = {}
        self._longer: dict[str, ReadingOrder] = {}
        self._heads: RoleHeads | None = None  # is read when it is known who speaks
        named = [s for s in speakers if strip_determiner(s.of(text)).lower() not in self._pronouns]
        salient = [r for span in named if (r := self._by_name(span) or self._names.at(span)) is not None]
        said = [(span, self._by_name(span) or self._written.read(span)) for span in speaking]
        known = {r.at for r in salient}
        acted = [(span, self._written.read(span)) for span in named if span.start not in known]
        brief = [self._in_brief(span) for span in shortly]
        self._pronoun_order = Pronouns(
            text,
            self._names,
            self._gender,
            self._table,
            salient,
            said,
            acted,
            brief,
            [self._by_name(span) or self._written.read(span) for span in several],
            inner,
            fences,
        )
        self._governing = ReadingOrder([r for r in salient if r.kind == "government"])
        talking = [r for r in salient if r.kind not in ("person", "")]
        self._heads = RoleHeads(text, self._roles, self._names, self._pronoun_order)
        self._heads.read(sorted({*speakers, *others}))
        written = [
            r for r in (*(r for _, r in said), *(r for _, r in acted)) if r.rule == "source.as-written"
        ]
        self._longer = _by_head([r for r in written if r.name[:1].islower()])
        self._owners = Owners(text, lexicon, self._names, self._pronoun_order, self._owner, talking)
        self._owners.read_documents(sorted({*speakers, *others}))

    def resolve(self, span: Span) -> Referent:
        """Give what a mention stands for; its own words where nothing better is known."""
        if span not in self._resolved:
            found = self._in_small_letters(self._resolve(span), span)
            self._resolved[span] = self._heads.spoken_for(found, span) if self._heads else found
        return self._resolved[span]

    def _in_small_letters(self, found: Referent, span: Span) -> Referent:
        """Give "police" for "Police" where only the start of a sentence makes the capital: it is one source."""
        name = found.name
        if name.isupper() and name.lower() in self._names.words.persons:
            return replace(found, name=name.lower(), kind="")  # "A MOTHER told how ..."
        if not name[:1].isupper() or name[1:] != name[1:].lower() or found.kind in ("person", "government"):
            return found
        *fields, last = name.lower().split()
        words = self._names.words
        is_common = words.is_body_noun(last) or bool({last, last.removesuffix("s")} & words.persons)
        is_plain = all(field in self._roles.fields | words.loose for field in fields)
        if (
            not (is_common and is_plain)
            or not self._names.phrases.opens(span)
            or self._table.find(name) is not None
        ):
            return found
        # "the Opposition" within a sentence keeps its capital.
        is_name = re.search(rf"[a-z,] {re.escape(name)}\b", self._text) is not None
        return found if is_name else replace(found, name=name[0].lower() + name[1:])

    def _resolve(self, span: Span) -> Referent:
        span = without_opening(self._text, span)
        words = span.of(self._text)
        plain = strip_determiner(words).lower()
        if plain in self._pronouns:
            return self._pronoun_order.resolve(span, self._pronouns[plain]) or self._written.read(span)
        found = (
            self._owners.by_owner(span)
            or self._by_name(span)
            or self._by_title(span)
            or self._by_short_phrase(span)
            or self._owners.by_document(span)
        )
        return found or self._people_at(span) or self._written.read(span)

    def _people_at(self, span: Span) -> Referent | None:
        """Read "analysts at the lender" with the name of the lender."""
        found = _PEOPLE_AT.fullmatch(self._text, span.start, span.end)
        if found is None:
            return None
        where = Span(*found.span("body"))
        body = self._names.phrases.resolve(where)
        if body is None and self._names.phrases.may_be_unlisted(where):
            body = self._pronoun_order.unlisted_body(span, found["body"].split()[-1])
        people = strip_determiner(found["people"])
        named = f"{people[0].lower()}{people[1:]} {found['link']} {body.name}" if body is not None else ""
        return replace(body, name=named, kind="", at=span.start, confidence=0.6) if body is not None else None

    def _in_brief(self, span: Span) -> Referent:
        """Give whom "the ministry" or "the city" stands for; "the company" may be any body named before."""
        found = self._names.phrases.resolve(span) or self._written.read(span)
        is_open = found.rule == "source.as-written" and self._names.phrases.may_be_unlisted(span)
        return replace(found, kind=UNLISTED) if is_open else found

    def _by_title(self, span: Span) -> Referent | None:
        """Read "the review" where the article names one, the Hill Mine Review."""
        words = span.of(self._text).lower().split()
        if len(words) != 2 or words[0] != "the" or words[1] not in _TITLED:
            return None
        title = re.compile(rf"\b(?:[A-Z][\w’'-]+ ){{1,4}}{words[1].capitalize()}\b")
        named = {strip_determiner(m[0]) for m in title.finditer(self._text, 0, span.start)}
        if len(named) != 1:
            return None
        return Referent(named.pop(), "body", span.start, rule="source.short-name", confidence=0.7)

    def _owner(self, span: Span) -> Referent:
        return self._by_name(span) or self._names.phrases.resolve(span) or self._written.read(span)

    def names_lawmakers(self, span: Span) -> bool:
        """Tell whether the words name lawmakers or one of their committees."""
        return bool({w.strip(".,").lower() for w in span.of(self._text).split()} & self._roles.lawmakers)

    def is_lawmaker(self, referent: Referent, span: Span) -> bool:
        """Tell whether a speaker is a lawmaker, by this mention or by an earlier one."""
        known = self._names.people.get(referent.person or "")
        named = known.role if known is not None else referent.role
        return named in self._roles.lawmakers or self.names_lawmakers(span)

    def outlet_in(self, span: Span) -> str | None:
        """Give the outlet named in some words ("told The Associated Press")."""
        for _, body in self._table.scan(span.of(self._text)):
            if body.kind == "outlet":
                return body.name
        described = _OUTLET_NAMED.search(span.of(self._text))
        return described[1] if described else None

    def is_spokesperson(self, referent: Referent) -> bool:
        """Tell whether somebody speaks for a body that this mention of him does not name."""
        known = self._names.people.get(referent.person or "")
        role = referent.role or (known.role if known else "")
        is_person = referent.kind == "person" or referent.rule == "source.head"
        return is_person and role in self._roles.spokespeople

    def is_first_person(self, span: Span) -> bool:
        """Tell whether the words are "we", "I" or "us", or somebody's own ("our members")."""
        words = span.of(self._text).lower().split()
        is_own = len(words) > 1 and words[0] in ("our", "my")
        return bool(words) and self._pronouns.get(words[0]) == "first" and (len(words) == 1 or is_own)

    def is_outlet(self, span: Span) -> bool:
        """Tell whether the words name the article's own people or texts ("our reporter", "an earlier story")."""
        words = span.of(self._text)
        return (_OWN_STAFF.match(words) or _OWN_TEXT.match(words)) is not None

    def may_be_outlet(self, referent: Referent) -> bool:
        """Tell whether a name may be a medium's that no list holds: one word, and nobody's first or last name."""
        name = referent.name
        is_word = name[:1].isupper() and " " not in name
        return is_word and not self._names.is_surname(name) and not self._gender.of(name)

    def media_in(self, span: Span) -> str | None:
        """Give words that name media without a name ("foreign media")."""
        words = strip_determiner(span.of(self._text).removeprefix("told "))
        named = _MEDIA.search(words)
        if named is not None:
            return named[0]
        return words if words.lower().split()[-1:] in (["media"], ["press"], ["newspapers"]) else None

    def is_nobody(self, referent: Referent) -> bool:
        """Tell whether a mention is an "it", "he" or "its" of which the article does not tell who it is."""
        word = referent.name.lower()
        is_open = self._pronouns.get(word) in ("neuter", "feminine", "masculine") or word in _OWNERS
        return referent.rule == "source.as-written" and is_open

    def is_unowned(self, referent: Referent) -> bool:
        """Tell whether a mention is some data or report that nobody owns ("preliminary data")."""
        words = referent.name.lower().split()
        return referent.rule == "source.as-written" and bool(words) and words[-1] in self._names.words.things

    def is_relayer(self, referent: Referent, span: Span, verb: Span) -> bool:
        """Tell whether somebody passes on what others say: an outlet, a lawmaker, a witness."""
        # "according to Ruiz and Lind, lawmakers who were there", but not "Ruiz, ..., told lawmakers"
        end = min(span.end + 60, verb.start) if verb.start >= span.end else span.end + 60
        # "Citing the ministry, local media said": what follows is who cites.
        is_opening = (
            verb.start < span.start
            and verb.of(self._text)[:1].isupper()
            and verb.of(self._text).endswith("ing")
        )
        after = None if is_opening else re.match(r",\s+((?:\w+\s+){0,2}\w+)", self._text[span.end : end])
        named = f"{span.of(self._text)} {after[1] if after else ''}"
        words = {w.strip(".,").lower() for w in _PRESS_OFFICE.sub("", named).split()}
        known = self._names.people.get(referent.person or "")
        return (
            referent.kind == "outlet"
            or bool(words & (self._roles.relayers | self._roles.lawmakers))
            or referent.role in self._roles.relayers
            or (known is not None and known.role in self._roles.relayers)
        )

    def _by_name(self, span: Span) -> Referent | None:
        words = span.of(self._text)
        body = self._names.bodies.find(words)
        if body is not None and not (body.kind == "government" and self._names.is_surname(words)):
            return self._of_body(body, span)
        # "news agency Reuters": a description in small letters before the name.
        described = re.sub(
            r"^(?:(?!(?:of|to|from|in|for|with|by|at)\b)[a-z-]+\s+)+", "", strip_determiner(words)
        )
        told = self._names.bodies.described_as(described)
        if told is not None and described != words:
            return self._of_body(told, span)
        mention = take_apart(self._text, span, self._roles)
        if mention.role:
            return self._by_role(mention)
        belonging = self._by_description_of(span)
        if belonging is not None:
            return belonging
        for part in (*re.split(r"\s*[,()]\s*", words), described):
            body = self._names.bodies.find(part) if part and not self._names.is_surname(part) else None
            if body is not None:
                return self._of_body(body, span)
        longer = self._by_longer_name(words)
        if longer is not None:
            return replace(longer, at=span.start, speaker=None, rule="source.short-name", confidence=0.75)
        owned = _OWNED_NAME.fullmatch(words)
        if owned is not None:  # "Hill Bank's Al Berg"
            body = self._names.employer(Span(span.start, span.start + owned.end("body")))
            person = Span(span.start + owned.start("name"), span.end)
            if body is not None and not self._names.is_body_name(person):
                return Referent(
                    body.name,
                    body.kind,
                    span.start,
                    owned["name"],
                    person,
                    rule="source.affiliation",
                    confidence=0.8,
                )
        if mention.person is not None and not self._names.is_body_name(mention.person):
            belonging = self._by_belonging(Span(mention.person.start, span.end))
            if belonging is not None and belonging.rule == "source.affiliation":
                return belonging
            return self._by_person(mention.person, span)
        if mention.body is not None:
            body = self._names.bodies.find(mention.body.of(self._text))
            if body is not None:
                return self._of_body(body, span)
        return self._by_belonging(span) or self._by_description(span)

    def _by_description_of(self, span: Span) -> Referent | None:
        """Read "Incident controller Ana Lind of Hill Aid (HA)" as one of Hill Aid."""
        described = _WHO_OF.match(self._text, span.start, span.end)
        found = self._by_belonging(Span(described.start("name"), span.end)) if described is not None else None
        return replace(found, at=span.start) if found is not None and found.speaker else None

    def _by_description(self, span: Span) -> Referent | None:
        """Read "shopkeeper Ana Lind" as Ana Lind; a name without a first name may be a body's."""
        found = self._written.described(self._written.opening(span))
        if found is None:
            return None
        person = Span(span.start + found.start("name"), span.start + found.end("name"))  # of the same length
        is_person = len(found["name"].split()) in (2, 3) and not self._names.is_body_name(person)
        is_body = self._names.words.is_body_noun(found["before"].split()[-1])
        return self._by_person(person, span) if is_person and not is_body else None

    def _by_belonging(self, span: Span) -> Referent | None:
        """Read "Ana Ruiz of Hill Aid": she speaks for the body; a place only says where she lives."""
        found = _BELONGS.match(span.of(self._text))
        if found is None:
            return None
        person = Span(span.start, span.start + found.end("name"))
        is_full = " " in found["name"]
        if not is_full and not (found["comma"] and found["body"].startswith("the ")):
            return None  # "Lund, of the refugee agency", but not "Director of the refugee agency"
        is_first_name = is_full and self._gender.is_first_name(found["name"].split()[0])
        if not is_first_name and self._names.is_body_name(person):
            return None
        start = span.start + found.start("body")
        body = self._names.employer(Span(start, start + len(found["body"].split(",")[0])))
        if body is None:
            return self._by_person(person, span) if is_first_name else None
        return Referent(
            body.name, body.kind, span.start, found["name"], person, rule="source.affiliation", confidence=0.8
        )

    def _by_short_phrase(self, span: Span) -> Referent | None:
        """Read "the ministry"; "the government" is one that spoke or acted, not one whose land is named."""
        if strip_determiner(span.of(self._text)).lower().split()[-1:] == ["junta"]:
            return self._names.phrases.ruling(span)
        apart = self._named_apart(span)
        if apart is not None:
            return apart
        found = self._names.phrases.resolve(span)
        if found is None and self._names.phrases.may_be_unlisted(span):
            body = self._pronoun_order.unlisted_body(span, span.of(self._text).split()[-1].lower())
            if body is not None:
                return replace(body, at=span.start, rule="source.short-name", confidence=0.6)
        found = found or self._named_in_full(span)
        if found is None or found.kind != "government":
            return found
        spoke = self._governing.before(span.start)
        return replace(found, name=spoke.name, country=spoke.country) if spoke is not None else None

    def _named_in_full(self, span: Span) -> Referent | None:
        """Read "the bank" after "the central bank of Norway" and "the farmer" after "Al Berg, a farmer"."""
        words = span.of(self._text).lower().split()
        if len(words) != 2 or words[0] != "the":
            return None
        if words[1] == "force":
            police = next(reversed([*_POLICE.finditer(self._text, 0, span.start)]), None)
            return self._by_name(Span(*police.span())) if police is not None else None
        longer = self._longer.get(words[1]) if self._names.words.is_body_noun(words[1]) else None
        body = longer.before(span.start) if longer is not None else None
        if body is not None and body.at < span.start:
            return replace(body, at=span.start, rule="source.short-name", confidence=0.65)
        if words[1] not in self._names.words.persons:
            return None
        named = {m["name"]: m for m in _WHO_IS.finditer(self._text, 0, span.start) if m["noun"] == words[1]}
        if len(named) != 1:
            return None
        found = next(iter(named.values()))
        person = self._by_person(Span(*found.span("name")), span)
        return replace(person, rule="source.role-held", confidence=0.65)

    def _named_apart(self, span: Span) -> Referent | None:
        """Read "the company that runs the dam, Hydro Lund, said" as Hydro Lund."""
        words = span.of(self._text).lower().split()
        name = _APART.match(self._text, span.end) if len(words) == 2 and words[0] == "the" else None
        if name is None or words[1] not in self._names.words.short:
            return None
        named = Span(name.start("name"), name.end("name"))
        found = self._by_name(named)
        if found is None or found.kind == "person":
            found = Referent(named.of(self._text), "body", span.start)
        return replace(found, at=span.start, rule="source.named", confidence=0.75)

    def _by_longer_name(self, words: str) -> Referent | None:
        """Read "the Red Crescent" where the article names just one body that ends so."""
        is_again = words[:4].lower() == "the "  # "the coast guard" after "the Peruvian Coast Guard"
        if " " not in normalize_name(words) or not (is_again or is_capitalised(strip_determiner(words))):
            return None
        return self._names.phrases.with_ending(words)

    def _of_body(self, body: Body, span: Span) -> Referent:
        affiliation = self._table.affiliations.get(normalize_name(body.name))
        if affiliation:
            return Referent(affiliation, "body", span.start, speaker=body.name, speaker_span=span)
        return Referent(
            body.name, body.kind, span.start, rule="source.table", confidence=0.95, country=body.country
        )

    def _by_role(self, mention: Mention) -> Referent | None:
        person = self._names.full_name(mention.person.of(self._text)) if mention.person is not None else None
        was_once = is_former(mention.span.of(self._text))
        if mention.is_office or was_once:
            if person is not None:
                return self._in_own_name(person, mention)
            return self._by_held_role(mention) if not was_once else None
        words = mention.span.of(self._text)
        body = self._head_of(mention) or self._names.roles.body_of(mention)
        is_known = self._heads is None or self._heads.has_body(person or "", mention)
        if body is None and person is not None and not is_known:
            body = self._names.roles.of_noun(mention)
        headed = self._heads.body_of(mention) if self._heads and body is None and _OWN.match(words) else None
        if headed is not None and person is not None:  # "its chief executive, Ana Lund, said"
            return Referent(
                headed.name,
                headed.kind,
                mention.span.start,
                person,
                mention.person,
                mention.role,
                "source.head",
                0.6,
            )
        if body is None and person is not None:
            assert mention.person is not None
            belonging = self._by_belonging(Span(mention.person.start, mention.span.end))
            if belonging is not None and belonging.rule == "source.affiliation":
                return replace(belonging, at=mention.span.start, role=mention.role)
            return self._by_person(mention.person, mention.span)
        if body is None:
            if headed is not None:  # "its chief executive said"
                return replace(
                    headed, at=mention.span.start, role=mention.role, rule="source.head", confidence=0.6
                )
            return self._by_held_role(mention) or self._of_who_spoke(mention)
        return Referent(
            body,
            "body",
            mention.span.start,
            person,
            mention.person if person else None,
            mention.role,
            "source.role",
            0.85,
        )

    def _of_who_spoke(self, mention: Mention) -> Referent | None:
        """Read "A spokesman said" as one of the body that spoke or acted right before."""
        is_bare = mention.person is None and mention.body is None and mention.role in _ONE_WHO_SPEAKS
        if not is_bare or self._heads is None or is_former(mention.span.of(self._text)):
            return None
        body = self._pronoun_order.body_before(mention.span.start)
        if body is None or body.at < mention.span.start - _CLOSE or body.kind == "outlet":
            return None
        return replace(body, at=mention.span.start, speaker=None, rule="source.head", confidence=0.55)

    def _head_of(self, mention: Mention) -> str | None:
        """Give the body of "its finance chief", "Medical director Ana Lund" and "a company spokesman"."""
        if self._heads is None:
            return None  # who acts is not known yet
        within = strip_determiner(mention.body.of(self._text)).lower() if mention.body is not None else ""
        place = mention.span.start
        if within.removesuffix(" group") in self._roles.posts:
            found = self._pronoun_order.body_before(place)
            return found.name if found is not None and found.at > place - _NEAR else None
        if mention.person is None and self._names.phrases.may_be_unlisted_noun(within):
            assert mention.body is not None
            found = self._names.phrases.resolve(mention.body)
            found = found or self._pronoun_order.unlisted_body(mention.span, within)
            return found.name if found is not None else None
        return None

    def _in_own_name(self, person: str, mention: Mention) -> Referent:
        body = self._table.find(person)
        return Referent(
            body.name if body else person,
            "person",
            mention.span.start,
            role=mention.role,
            rule="source.office",
        )

    def _by_person(self, person: Span, span: Span) -> Referent:
        full = self._names.full_name(person.of(self._text))
        full = self._fuller.of(full) or full
        known = self._names.people.get(full)
        if known is not None and known.speaker:
            return replace(
                known, at=span.start, speaker_span=person, rule="source.affiliation", confidence=0.8
            )
        affiliation = self._table.affiliations.get(normalize_name(full))
        if affiliation:
            return Referent(
                affiliation, "body", span.start, full, person, rule="source.affiliation", confidence=0.8
            )
        body = self._table.find(full)
        return Referent(
            body.name if body else full,
            "person",
            span.start,
            role=known.role if known else "",
            rule="source.person",
        )

    def _by_held_role(self, mention: Mention) -> Referent | None:
        """Read "the mayor", "the spokesman", "the spy chief": whom the article names with that role."""
        held = self._holders.get(mention.role)
        if held is None or _INDEFINITE.match(mention.span.of(self._text)) or self._names_more(mention):
            return None
        found = held.before(mention.span.start) or held.only
        if found is None:
            return None
        listed = self._table.find(found.name) if found.kind == "person" else None
        name = listed.name if listed is not None else found.name
        return replace(found, name=name, at=mention.span.start, rule="source.role-held", confidence=0.7)

    def _names_more(self, mention: Mention) -> bool:
        """Tell whether a role stands beside names that were not understood ("French President Fran?ois")."""
        words = strip_determiner(mention.span.of(self._text)).split()
        return any(word[0].isupper() and not self._roles.is_role(word.lower()) for word in words[1:])


def _by_head(written: Iterable[Referent]) -> dict[str, ReadingOrder]:
    """Give the mentions of several words by their noun: "bank" of "central bank of Norway"."""
    found: defaultdict[str, list[Referent]] = defaultdict(list)
    for referent in written:
        described, *behind = re.split(r" (?:of|for|in|from|at) ", referent.name, maxsplit=1)
        if " " in described or behind:
            found[described.split()[-1]].append(referent)
    return {noun: ReadingOrder(referents) for noun, referents in found.items()}


def _by_role(people: Iterable[Referent]) -> dict[str, ReadingOrder]:
    held: defaultdict[str, list[Referent]] = defaultdict(list)
    for person in people:
        held[person.role].append(person)
    return {role: ReadingOrder(found) for role, found in held.items()}
