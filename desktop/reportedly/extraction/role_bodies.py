"""Which body somebody with a role speaks for: "Peru's health minister", "the union's director"."""

import re
from collections.abc import Mapping

from reportedly.extraction.article_bodies import ArticleBodies
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.name_words import name_words
from reportedly.extraction.referents import is_capitalised, strip_determiner, strip_rank
from reportedly.extraction.roles import Mention, role_words
from reportedly.extraction.short_phrases import ShortPhrases
from reportedly.extraction.source_names import normalize_name, source_table
from reportedly.model.span import Span

__all__ = ["RoleBodies"]

_POSTED = re.compile(r"(?i)\b(?:ambassador|envoy) (?:in|to) ")  # where he is sent, not who sends him
_OWN_HEAD = re.compile(r"(?:^|, )(?:its|their)\s", re.IGNORECASE)
_REACH = 4_000  # characters back at which a force is still the one that was named with its country
_CABINET = re.compile(r"(?i)(?<=\w )cabinet secretary\b")  # a minister of Kenya or Scotland
_WING = re.compile(r"(?P<owner>[A-Z].*?)(?:['’]s?)? (?:military|political|armed|humanitarian|youth)")
_INDEFINITE = re.compile(r"(?:an?|one|two|three|four|five|six|seven|several|some|many) ", re.IGNORECASE)
_OF_THE = re.compile(r"(?:['’]s?\s)|\b(?:of|for) the\b")
_CAPITAL_OWNER = re.compile(r"(?P<owner>[A-Z][\w’'&. -]*?)['’]s? (?:[a-z-]+ ?){1,2}")
_CHIEF_OFFICER = re.compile(
    r"(?i)\bchief (?P<field>[a-z]+)(?: and [a-z]+)? officer\b"
)  # "Chief Fire Officer"
_SECRETARY = re.compile(
    r"(?P<owner>[A-Z][\w’'&. -]*?)['’]s? (?:[\w-]+ )?secretary"
)  # "Unison's Scottish secretary"
_PORTFOLIO = re.compile(r"\w+ (?:for|of) (?:the )?(?P<field>[A-Z]\w+)")


class RoleBodies:
    """Finds the body of a role; `surnames` gives the full names of the people introduced so far."""

    def __init__(
        self,
        text: str,
        lexicon: Lexicon,
        bodies: ArticleBodies,
        phrases: ShortPhrases,
        surnames: Mapping[str, str],
    ) -> None:
        self._text = text
        self._table = source_table(lexicon)
        self._roles = role_words(lexicon)
        self._words = name_words(lexicon)
        self._bodies = bodies
        self._phrases = phrases
        self._surnames = surnames

    def body_of(self, mention: Mention) -> str | None:
        """Give the canonical name of the body that a role speaks for."""
        is_within = re.search(rf"\b{mention.role} in ", mention.span.of(self._text)) is not None
        if mention.body is not None and is_within and _OWN_HEAD.search(mention.span.of(self._text)):
            return self._phrases.last_body(mention.span.start)  # "its representative in the region"
        officer = _CHIEF_OFFICER.search(mention.span.of(self._text))
        if officer is not None and mention.body is None:
            known = self._phrases.last_with(officer["field"], mention.span.start)
            return known.name if known is not None else None
        if mention.body is None or mention.body.of(self._text).lower() in (
            *self._words.pronouns,
            "secretary",
        ):
            own = _OWN_HEAD.search(mention.span.of(self._text))
            return self._phrases.last_body(mention.span.start) if own else None
        whole = self._bodies.find(mention.span.of(self._text))
        if whole is not None:
            return whole.name
        words = _CABINET.sub("minister", mention.body.of(self._text))
        held = self._of_listed_office(words, mention)
        if held is not None:
            return held
        if mention.is_ministry and self._names_no_field(words):
            return None  # "the minister", "the principal secretary": who is one has been named
        if mention.is_ministry and mention.role == "secretary":
            of_body = self._of_secretary(mention.body)
            if of_body is not None:
                return of_body
        owner = re.match(r"(?:the |its )?[a-z]+['’]s? (?=[a-z])", words)
        if owner is not None and (
            short := self._phrases.resolve(Span(mention.body.start, mention.body.start + owner.end() - 1))
        ):
            return short.name
        field = _PORTFOLIO.search(mention.span.of(self._text))
        if field is not None and field["field"] == words and self._table.find(f"Peru's {words} ministry"):
            return field[0]  # "the state's Commissioner for Health"
        if " " not in words and self._table.find(f"Peru's {words} ministry") is not None:
            return self._of_field(words, mention)
        is_opening = " " not in words and self._words.is_body_word(words)  # "School superintendent Al Lund"
        if is_opening or all(self._is_general(word) for word in words.split()):
            words = self._phrases.lowered(words, mention.body)  # "Campaign aides said"
        if all(word.lower() in self._words.labels for word in strip_determiner(words).split()):
            return None  # "Republican strategist Al Lund" speaks for no party
        body = self._bodies.find(words)
        if body is None and self._table.code_of(words) and self._is_adjective(words):
            return self._body_of_people(mention, words)
        if body is None and mention.is_ministry:
            return re.sub(r"(?i)\bminister\b", "ministry", strip_determiner(words))
        if mention.role in ("ambassador", "envoy") and _POSTED.search(mention.span.of(self._text)):
            return strip_determiner(mention.span.of(self._text))
        if body is not None and body.kind == "government" and mention.role in ("ambassador", "envoy"):
            return f"{words.removesuffix('’s').removesuffix(chr(39) + 's')}'s {mention.role}"
        owned = _CAPITAL_OWNER.fullmatch(strip_determiner(words)) if body is None else None
        if owned is not None:  # "the Red Cross's country head"
            owner_body = self._bodies.find(owned["owner"])
            return owner_body.name if owner_body is not None else owned["owner"]
        is_some = mention.person is None and _INDEFINITE.match(mention.span.of(self._text)) is not None
        if mention.role in ("officials", "official") and (
            is_some or " and " in words or (body is not None and body.kind == "government")
        ):
            return strip_determiner(mention.span.of(self._text))
        if body is not None:
            return body.name
        if is_some and strip_determiner(words)[0].islower() and mention.role not in self._roles.spokespeople:
            return None  # "a doctor at the clinic in Varen"
        person = self._surnames.get(normalize_name(strip_rank(words, self._roles.ranks)))
        if person is not None:
            return person  # "a spokesman for Mrs. Lind"
        if not is_capitalised(strip_determiner(words)):
            found = self._phrases.resolve(mention.body)
            if found is None and mention.role in self._roles.spokespeople and mention.person is not None:
                last = words.split()[-1]
                if " " in words and self._words.is_body_noun(last):
                    return strip_determiner(words)  # "ambulance service spokeswoman Ana Lund"
            return found.name if found else self._of_force(words, mention.body.start)
        if mention.person is not None and self._is_field(words, mention):
            return None  # "crowd scientist Ana Lind", "regional fire chief Al Lund"
        if mention.role == "commissioner" and not any(map(self._words.is_body_word, words.split())):
            return None  # "Kelda Regional Commissioner Al Lund": of a place or a field
        if re.search(rf"{mention.role} in {re.escape(words)}", mention.span.of(self._text)):
            return None  # "a lawyer in Orlando"
        # "professor of higher education at Lima University"
        words = re.sub(r"^[a-z].* (?:at|with) (?=[A-Z])", "", strip_determiner(words))
        wing = _WING.fullmatch(words)  # "the League's military spokesman" speaks for the League
        return wing["owner"] if wing is not None else re.sub(r"['’]s?$", "", words)

    def _of_listed_office(self, words: str, mention: Mention) -> str | None:
        """Read "U.S. Attorney Al Lund" as one of the US Attorney's Office: body and role are a listed name."""
        parts = strip_determiner(words).split()
        while parts and parts[0].lower() in self._roles.parts:
            parts.pop(0)
        body = self._table.find(f"{' '.join(parts)} {mention.role}") if parts else None
        return (
            body.name if body is not None and body.kind not in ("government", "person", "mission") else None
        )

    def _names_no_field(self, words: str) -> bool:
        parts = [word.lower() for word in strip_determiner(words).split()]
        return all(word in self._roles.parts or self._roles.is_role(word) for word in parts)

    def of_noun(self, mention: Mention) -> str | None:
        """Read "the ministry's spokesman, Al Lund" as one of a ministry that nothing more is known of."""
        if mention.body is None or not _OF_THE.search(mention.span.of(self._text)):
            return None
        words = re.sub(r"['’]s?$", "", strip_determiner(mention.body.of(self._text)).lower())
        last = words.split()[-1] if words else ""
        is_body = self._words.is_body_noun(last) or last in self._words.seats
        return words if is_body and mention.person and not self._phrases.may_be_unlisted_noun(last) else None

    def _of_force(self, words: str, place: int) -> str | None:
        """Read "police boss Al Lund" as the police, and "the army spokesman" as the army: there is one.

        It is that of the country where the words before say so ("the Peruvian army").
        """
        plain = strip_determiner(words)
        if self._words.short.get(plain.lower()) != [["service"]]:
            return None
        whole = re.compile(rf"\b[A-Z][\w-]*(?: [A-Z][\w-]*)? {re.escape(plain)}\b")
        for found in whole.finditer(self._text, max(0, place - _REACH), place):
            body = self._table.find(found.group())
            if body is not None:
                return body.name
        return plain

    def _is_field(self, word: str, mention: Mention) -> bool:
        """Tell whether the capital of a word before a role is that of the sentence, not of a name."""
        lowered, first = word.lower(), word.split()[0]
        if (
            word[1:] != lowered[1:]
            or re.search(r"['’]s?$", word)
            or any(map(self._words.is_body_noun, word.split()))
        ):
            return False
        is_opening = mention.body is not None and self._phrases.lowered(word, mention.body) == lowered
        return is_opening and re.search(rf"(?<![.!?:] )(?<!\n)\b{re.escape(first)}\b", self._text[1:]) is None

    def _of_secretary(self, body: Span) -> str | None:
        """Read "Union secretary Al Lund" as one of the union named before, not as a ministry's."""
        led = _SECRETARY.fullmatch(strip_determiner(body.of(self._text)))
        if led is not None and not self._table.code_of(led["owner"]):
            known = self._bodies.find(led["owner"])
            return known.name if known is not None else led["owner"]
        owner = re.match(r"(?:the )?([\w-]+)(?= secretary$)", body.of(self._text), re.IGNORECASE)
        if owner is None or owner[1].lower() not in self._words.short:
            return None
        before = self._phrases.resolve(Span(body.start, body.start + owner.end()))
        return before.name if before is not None else None

    def _of_field(self, field: str, mention: Mention) -> str | None:
        """Read "Defence chief Al Lund" as the ministry; "health officials" may be any."""
        known = self._phrases.last_with(field, mention.span.start)
        if known is not None and mention.person is not None:
            return known.name  # "disaster chief Ana Lind" after "the National Disaster Office"
        if mention.role not in ("chief", "head", "boss"):
            return None if mention.person is None else f"{field} {mention.role}"
        ministry = self._table.find(f"{field} ministry", self._bodies.country)
        return ministry.name if ministry is not None else f"{field} ministry"

    def _is_general(self, word: str) -> bool:
        return (
            word.lower() in self._words.short
            or word.lower() in self._words.loose
            or word.lower() in self._roles.parts
        )

    def _is_adjective(self, words: str) -> bool:
        return not re.search(r"['’]s?$", words.strip())

    def _body_of_people(self, mention: Mention, words: str) -> str | None:
        """Read "the Peruvian spokesman" as Peru's; a Peruvian researcher or official speaks for himself."""
        if mention.role in self._roles.spokespeople:
            government = self._table.find(f"{words} government")
            return government.name if government is not None else None
        if mention.person is not None:
            return None
        return strip_determiner(mention.span.of(self._text))
