"""Who a mention stands for: a name, a role, a pronoun, a short phrase, the owner of a report."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.extraction.article_names import ArticleNames
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.person_names import PersonGender
from reportedly.extraction.pronouns import Pronouns
from reportedly.extraction.referents import (
    ReadingOrder,
    Referent,
    is_capitalised,
    is_former,
    strip_determiner,
)
from reportedly.extraction.roles import Mention, role_words, take_apart
from reportedly.extraction.source_names import Body, normalize_name, source_table
from reportedly.model.span import Span

__all__ = ["Referent", "Resolver"]

_OUTLET_NAMED = re.compile(
    r"\b(?:broadcaster|newspaper|news agency|news site|channel|magazine|radio station) ([A-Z][\w.-]*(?: [A-Z][\w.-]*)*)"
)
_DESCRIPTION = re.compile(r",\s(?:a|an|the|one of)\s.*$")  # "the Harbour League, a trade union"
_TITLED = frozenset({"poll", "survey", "report", "data", "study", "number", "figure"})  # "the Gallup Poll"
_MONTH = re.compile(
    r"(?:early-|mid-|late-)?(?:january|february|march|april|may|june|july|august|september|october|november|december)$"
)
_EDGE = re.compile(r"^[^\w(\"'“‘«]+")  # a picture in front of a name
# "news agency Coast Wire", "worker Rina Das, 24": a description, then a name.
_DESCRIBED = re.compile(
    r"(?P<before>(?:[\w’'-]+\s)*?[a-z][\w-]+)\s(?P<name>[A-Z][\w.’'-]*(?:\s(?:[A-Z&]|of\s|for\s)[\w.’'-]*)*)(?:,\s\d+)?"
)
_TIME = re.compile(
    r"\[?\d{1,2}[:.]\d\d(?:\s?(?:[ap]\.?m\.?|GMT|UTC|[A-Z]{2,4}T))?\]?[\s:,.–-]+", re.IGNORECASE
)
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
_BELONGS = re.compile(
    r"(?P<name>[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|al|bin|de|da|van|von|el)){1,3}),? (?:of|from|with|at) (?P<body>.+)"
)
_INDEFINITE = re.compile(r"(?:an?|another|one|some|several|many|other|two|three|most) ", re.IGNORECASE)
# "Hill Aid's teams counted": whose they are speaks.
_STAFF = frozenset(
    {"team", "teams", "staff", "monitors", "researchers", "investigators", "volunteers", "crews"}
)
_BEHIND_OWNER = frozenset({"of", "at", "in", "this", "last"})
_PLACED = re.compile(r"(?P<who>[a-z]+) (?:on|near) .*")  # "fishermen on Goat Island"
_OWN_STAFF = re.compile(
    r"(?:our|this) (?:own )?(?:reporters?|correspondents?|photographers?|newspaper|paper)\b", re.I
)
_PRESS_OFFICE = re.compile(r"\bpress (?=secretary|officer|service|office|spokes)", re.IGNORECASE)


class Resolver:
    """Knows what one article names, in reading order, and what each mention stands for.

    `mentions` are those who speak or act (subjects): pronouns point to them first. `others` are further
    names of the article, `speaking` those of the mentions whose words are credited to them.
    """

    def __init__(
        self,
        text: str,
        lexicon: Lexicon,
        mentions: Iterable[Span],
        others: Iterable[Span] = (),
        speaking: Iterable[Span] = (),
    ) -> None:
        self._text = text
        self._table = source_table(lexicon)
        self._roles = role_words(lexicon)
        table = lexicon.table("cues")
        self._pronouns = {
            word: name
            for name in ("feminine", "masculine", "plural", "neuter", "first")
            for word in table[name].split()
        }
        self._things = frozenset(table["things"].split())
        self._kinds = frozenset(table["short_names"])
        self._leads = frozenset(table["leads"].split())
        self._again = frozenset({"same", "new", "latest"})
        self._names = ArticleNames(text, lexicon)
        self._gender = PersonGender(text, lexicon)
        speakers = sorted({_without_opening(text, span) for span in mentions})
        speaking = sorted({_without_opening(text, span) for span in speaking})
        self._names.introduce(sorted({*speakers, *others}))
        self._holders = _by_role([*self._names.people.values(), *self._names.holders])
        self._resolved: dict[Span, Referent] = {}
        named = [s for s in speakers if strip_determiner(s.of(text)).lower() not in self._pronouns]
        salient = [r for span in named if (r := self._by_name(span) or self._names.at(span)) is not None]
        said = [(span, self._by_name(span) or self._as_written(span)) for span in speaking]
        self._pronoun_order = Pronouns(text, self._names, self._gender, self._table, salient, said)
        self._governing = ReadingOrder([r for r in salient if r.kind == "government"])
        self._speaking = ReadingOrder([r for r in salient if r.kind not in ("person", "")])
        self._documents: dict[str, ReadingOrder] = {}
        self._documents = self._read_documents(sorted({*speakers, *others}))

    def resolve(self, span: Span) -> Referent:
        """Give what a mention stands for; its own words where nothing better is known."""
        if span not in self._resolved:
            self._resolved[span] = self._resolve(span)
        return self._resolved[span]

    def _resolve(self, span: Span) -> Referent:
        span = _without_opening(self._text, span)
        words = span.of(self._text)
        plain = strip_determiner(words).lower()
        if plain in self._pronouns:
            return self._pronoun_order.resolve(span, self._pronouns[plain]) or self._as_written(span)
        found = (
            self._by_owner(span)
            or self._by_name(span)
            or self._by_short_phrase(span)
            or self._by_document(span)
        )
        return found or self._as_written(span)

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
        return referent.kind == "person" and role in self._roles.spokespeople

    def is_first_person(self, span: Span) -> bool:
        """Tell whether the words are "we", "I" or "us"."""
        return self._pronouns.get(span.of(self._text).lower()) == "first"

    def is_outlet(self, span: Span) -> bool:
        """Tell whether the words name the article's own people ("our reporter")."""
        return _OWN_STAFF.match(span.of(self._text)) is not None

    def media_in(self, span: Span) -> str | None:
        """Give words that name media without a name ("foreign media")."""
        words = strip_determiner(span.of(self._text))
        return words if words.lower().split()[-1:] in (["media"], ["press"], ["newspapers"]) else None

    def is_unowned(self, referent: Referent) -> bool:
        """Tell whether a mention is some data or report that nobody owns ("preliminary data")."""
        words = referent.name.lower().split()
        return referent.rule == "source.as-written" and bool(words) and words[-1] in self._things

    def is_relayer(self, referent: Referent, span: Span, verb: Span) -> bool:
        """Tell whether somebody passes on what others say: an outlet, a lawmaker, a witness."""
        # "according to Ruiz and Lind, lawmakers who were there", but not "Ruiz, ..., told lawmakers"
        end = min(span.end + 60, verb.start) if verb.start >= span.end else span.end + 60
        after = re.match(r",\s+((?:\w+\s+){0,2}\w+)", self._text[span.end : end])
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
        body = self._names.find(words)
        if body is not None and not (body.kind == "government" and self._names.is_surname(words)):
            return self._of_body(body, span)
        # "news agency Reuters": a description in small letters before the name.
        described = re.sub(
            r"^(?:(?!(?:of|to|from|in|for|with|by|at)\b)[a-z-]+\s+)+", "", strip_determiner(words)
        )
        told = self._names.described(described)
        if told is not None and described != words:
            return self._of_body(told, span)
        mention = take_apart(self._text, span, self._roles)
        if mention.role:
            return self._by_role(mention)
        for part in (*re.split(r"\s*[,()]\s*", words), described):
            body = self._names.find(part) if part and not self._names.is_surname(part) else None
            if body is not None:
                return self._of_body(body, span)
        longer = self._by_longer_name(words)
        if longer is not None:
            return replace(longer, at=span.start, speaker=None, rule="source.short-name", confidence=0.75)
        if mention.person is not None and not self._names.is_body_name(mention.person):
            belonging = self._by_belonging(Span(mention.person.start, span.end))
            if belonging is not None and belonging.rule == "source.affiliation":
                return belonging
            return self._by_person(mention.person, span)
        if mention.body is not None:
            body = self._names.find(mention.body.of(self._text))
            if body is not None:
                return self._of_body(body, span)
        return self._by_belonging(span) or self._by_description(span)

    def _by_description(self, span: Span) -> Referent | None:
        """Read "shopkeeper Ana Lind" as Ana Lind; a name without a first name may be a body's."""
        found = _DESCRIBED.fullmatch(span.of(self._text))
        if found is None or not self._is_description(found["before"]) or found["before"].split()[0] in _LINKS:
            return None
        person = Span(span.start + found.start("name"), span.start + found.end("name"))
        is_person = len(found["name"].split()) in (2, 3) and not self._names.is_body_name(person)
        is_body = self._names.is_body_noun(found["before"].split()[-1])
        return self._by_person(person, span) if is_person and not is_body else None

    def _by_belonging(self, span: Span) -> Referent | None:
        """Read "Ana Ruiz of Hill Aid": she speaks for the body; a place only says where she lives."""
        found = _BELONGS.match(span.of(self._text))
        if found is None:
            return None
        person = Span(span.start, span.start + found.end("name"))
        is_first_name = self._gender.is_first_name(found["name"].split()[0])
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
            return self._names.ruling(span)
        found = self._names.by_short_phrase(span)
        if found is None and self._names.may_be_unlisted(span):
            body = self._pronoun_order.unlisted_body(span)
            if body is not None:
                return replace(body, at=span.start, rule="source.short-name", confidence=0.6)
        if found is None or found.kind != "government":
            return found
        spoke = self._governing.before(span.start)
        return replace(found, name=spoke.name, country=spoke.country) if spoke is not None else None

    def _by_longer_name(self, words: str) -> Referent | None:
        """Read "the Red Crescent" where the article names just one body that ends so."""
        is_again = words[:4].lower() == "the "  # "the coast guard" after "the Peruvian Coast Guard"
        if " " not in normalize_name(words) or not (is_again or is_capitalised(strip_determiner(words))):
            return None
        return self._names.with_ending(words)

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
        body = self._names.body_of(mention)
        if body is None and person is not None:
            assert mention.person is not None
            belonging = self._by_belonging(Span(mention.person.start, mention.span.end))
            if belonging is not None and belonging.rule == "source.affiliation":
                return replace(belonging, at=mention.span.start, role=mention.role)
            return self._by_person(mention.person, mention.span)
        if body is None:
            return self._by_held_role(mention)
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

    def _by_owner(self, span: Span) -> Referent | None:
        """Read "the ministry's latest estimate", "a report by UNICEF", "Gallup data": whose it is speaks."""
        words = span.of(self._text)
        if self._names.find(words) is not None:
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
        if place > 0 and self._pronouns.get(plain[0], "first") != "first":
            return self._pronoun_order.resolve(tokens[0], self._pronouns[plain[0]])
        after = next((i for i in range(place + 1, len(plain)) if plain[i] in ("by", "from", "of")), None)
        owned = next((i for i in reversed(range(place)) if re.search(r"['’]s$|s['’]$", plain[i])), None)
        named = self._names_before(tokens[:place], plain)
        if owned is not None:
            owner = Span(span.start, tokens[owned].end)
        elif after is not None and after + 1 < len(tokens) and plain[after] != "of" and not named:
            owner = self._until_preposition(tokens[after + 1 :], span.end)
        elif named:
            owner = Span(named[0].start, named[-1].end)
        else:
            return None
        found = self._by_name(owner) or self._names.by_short_phrase(owner) or self._as_written(owner)
        return replace(found, rule="source.owner", confidence=min(found.confidence, 0.8))

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
        if self._names.find(word) is not None or not word[1:].islower():
            return True
        return re.search(rf"[a-z,] {re.escape(word)}\b", self._text) is not None

    def _until_preposition(self, tokens: list[Span], end: int) -> Span:
        """Give the owner of "an analysis by Hill Watch of 300 cases" without what was analysed."""
        for before, token in itertools.pairwise(tokens):
            word = before.of(self._text)
            if (
                token.of(self._text) in _BEHIND_OWNER
                and word[0].isupper()
                and not self._names.is_body_word(word)
            ):
                return Span(tokens[0].start, before.end)
        return Span(tokens[0].start, end)

    def _read_documents(self, mentions: Sequence[Span]) -> dict[str, ReadingOrder]:
        """Read whose the polls, reports and the like of the article are ("a Gallup poll", "a report by UNICEF")."""
        made: defaultdict[str, list[Referent]] = defaultdict(list)
        for span in mentions:
            found = self._by_owner(span)
            if found is None or found.rule != "source.owner" or not is_capitalised(found.name):
                continue
            for word in {w.lower().strip(".,") for w in span.of(self._text).split()} & self._things:
                made[word].append(found)
        return {word: ReadingOrder(found) for word, found in made.items()}

    def _by_document(self, span: Span) -> Referent | None:
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
        if last is None or last.at <= span.start - 500:
            return None
        return replace(last, speaker=None, rule="source.document", confidence=0.55)

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

    def _whole_country(self, name: str) -> str | None:
        """Read "South" of a headline where the article names just one country that begins so."""
        if name not in ("South", "North"):
            return None
        wholes = set(re.findall(rf"\b{name} [A-Z]\w+", self._text))
        found = (self._table.find(whole) for whole in wholes)
        named = {body.name for body in found if body is not None and body.kind == "government"}
        return named.pop() if len(named) == 1 else None

    def _is_description(self, words: str) -> bool:
        """Tell whether words before a name only say what it is: "state broadcaster", "22-year-old"."""
        plain = words.split()
        return not _LINKS & {w.lower() for w in plain} and (
            all(w[0].islower() or w[0].isdigit() for w in plain) or plain[-1] in self._kinds
        )

    def _opens(self, span: Span) -> bool:
        """Tell whether a mention opens a sentence or a live entry, so that its capital says nothing."""
        line = self._text[max(self._text.rfind("\n", 0, span.start) + 1, span.start - 20) : span.start]
        return self._names.opens(span) or _TIME.fullmatch(line) is not None

    def _as_written(self, span: Span) -> Referent:
        words = " ".join(strip_determiner(span.of(self._text)).split())
        words = _DESCRIPTION.sub("", _EDGE.sub("", words))
        named = _DESCRIBED.fullmatch(words)
        if named is not None and self._is_description(named["before"]):
            words = named["name"]
        name = re.sub(r"['’]s$", "", words)
        placed = _PLACED.fullmatch(name[:1].lower() + name[1:] if self._opens(span) else name)
        name = placed["who"] if placed is not None and placed["who"] not in self._things else name
        country = self._whole_country(name)
        if country is not None:
            return Referent(country, "government", span.start, rule="source.short-name", confidence=0.7)
        name = self._names.whole_name(span, name) or name or span.of(self._text)
        return Referent(name, "", span.start, rule="source.as-written", confidence=0.8)


def _without_opening(text: str, span: Span) -> Span:
    """Leave out what the parser takes into a name: the time of a live entry, the end of a quotation."""
    words = span.of(text)
    opening = max((found.end() for pattern in (_TIME, _QUOTED) if (found := pattern.match(words))), default=0)
    return Span(span.start + opening, span.end) if opening < len(words) else span


def _by_role(people: Iterable[Referent]) -> dict[str, ReadingOrder]:
    held: defaultdict[str, list[Referent]] = defaultdict(list)
    for person in people:
        held[person.role].append(person)
    return {role: ReadingOrder(found) for role, found in held.items()}
