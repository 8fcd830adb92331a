"""Why a field has its value, in sentences that name the words of the text.

`resources/rules.toml` says for each rule what it does; here the words that it rested on are put in.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.gui.views.rule_words import rule_in_words
from reportedly.model.evidence import Evidence
from reportedly.model.figure import Figure
from reportedly.model.quantity import RELATIVE_UNITS, Kind, Relation
from reportedly.services.formatting import format_date, format_target

__all__ = ["Reasons"]

_OWN_VOICE = "Nobody is named: the outlet says it itself."
_LONGEST_LETTERS = 3  # of a sign: km, mph; what is longer is a word
_LONG_OFFICE = 70  # characters; a longer one is a clause about the person, not what he is
_LEADING = re.compile(r"^(?:the|a|an|its|his|her|their|our)\s+", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
_BEFORE_UNIT = re.compile(
    r"^.*\d[.,]?\s*(?=[^\d\s])"
)  # the number and what joins two: "5% and 8" of "5% and 8%"
_KEY_WORDS = {
    "total": "a total, nothing added",
    Kind.INCREMENT.value: "what was added",
    "each": "each of them",
}
_KINDS_IN_FULL = {
    Kind.INCREMENT.value: "What was added, not a total.",
    Kind.CHANGE.value: "By how much it rose or fell, not where it stands.",
    Kind.SHARE.value: "A part of a whole.",
    Kind.RATE.value: "So much for each of something else.",
}


@dataclass(frozen=True, slots=True)
class Reasons:
    """Puts the reasons of one figure into words; `quote` gives the words of some evidence, without signs.

    `also_called` are other names of its source with the reason why they are one.
    """

    figure: Figure
    quote: Callable[[Evidence], str]
    also_called: tuple[tuple[str, str], ...] = ()

    def of(self, field: str) -> str:
        """Say why a field has its value; empty where nothing is known of it."""
        evidence = self.figure.evidence.get(field)
        if field == "source":
            also = [f"Also called {name}: {reason}." for name, reason in self.also_called]
            return " ".join(part for part in (self._source(evidence), *also) if part)
        if field == "kind":
            return _KINDS_IN_FULL.get(self.figure.kind.value, "")
        if evidence is None:
            return ""
        if field == "value":
            return self._number(evidence)
        if field == "via":
            return f"Passes on what {self.figure.source or 'the source'} said, and is not the source."
        if field == "unit":
            return self._unit(evidence)
        values = {"words": self.quote(evidence), "value": self._value_of(field)}
        if field in ("statement_date", "target_date"):
            return self._date(evidence, values)
        return rule_in_words(evidence, values)

    def series(self) -> str:
        """Name the parts that make this figure comparable with others."""
        from reportedly.analysis.comparable import grouping_reason

        parts = dict(grouping_reason(self.figure))
        words = _KEY_WORDS
        if self.figure.unit in RELATIVE_UNITS or self.figure.kind is Kind.SHARE:
            words = {**_KEY_WORDS, "total": "how much it is, not a change"}
        if parts.get("unit") == self.figure.unit.lower():
            parts["unit"] = self.figure.unit
        told = [f"{name} ({words.get(said, said)})" for name, said in parts.items()]
        why = f"One series with figures that have the same {_listed(told)}."
        return f"{why} Forecasts for another year are another series." if "year" in parts else why

    def _number(self, evidence: Evidence) -> str:
        """Say how the number is written, and which words make it larger, smaller or rough."""
        hedge = self.figure.evidence.get("relation")
        if hedge and hedge.rule == "hedge.none" and self.figure.relation is Relation.RANGE:
            return rule_in_words(evidence)  # two ends are no exact number
        values = {"words": self.quote(hedge)} if hedge else {}
        return " ".join([rule_in_words(evidence), *([rule_in_words(hedge, values)] if hedge else [])])

    def _unit(self, evidence: Evidence) -> str:
        """Say what gives the unit; its sign or name is quoted without the number."""
        if evidence.stage == "measures":
            if self.figure.unit == "fraction":
                return "A part of a whole: a fraction."
            is_people = self.figure.unit == "people"
            return "Persons of every kind count as people." if is_people else "What is counted is the unit."
        words = self.quote(evidence)
        if evidence.rule == "unit.sign":
            words = _BEFORE_UNIT.sub("", words)
            if words.replace(" ", "").isalpha() and len(words) > _LONGEST_LETTERS:
                evidence = replace(evidence, rule="unit.name")
        return rule_in_words(evidence, {"words": words, "value": self._value_of("unit")})

    def _source(self, evidence: Evidence | None) -> str:
        figure = self.figure
        if evidence is None or (figure.source is None and figure.source_text is None):
            return _OWN_VOICE if figure.source is None else ""
        mention = " ".join((figure.source_text or "").split())
        values = {
            "cue": " ".join((figure.cue or "").split()),
            "who": self._who(mention),
            "mention": "" if _LEADING.sub("", mention) == figure.source else mention,
            "source": figure.source or mention,
            "speaker": figure.speaker or "",
            "via": figure.via or "",
        }
        if not values["mention"]:  # "the central bank" is no short name of "central bank"
            evidence = replace(evidence, rule=evidence.rule.replace("source.short-name", "source.as-written"))
        cue, _, kind = evidence.rule.partition(" ")
        if kind == "source.briefing":
            return rule_in_words(replace(evidence, rule=kind), values)
        if not figure.speaker:
            return rule_in_words(evidence, values)
        told = rule_in_words(replace(evidence, rule=cue), values)
        is_said = figure.source is None or figure.source in values["who"]
        return told if is_said else f"{told} {figure.speaker} speaks for {figure.source}."

    def _who(self, mention: str) -> str:
        """Name who is credited: "Ana Ruiz, director of the Coast Institute"."""
        source, speaker = self.figure.source or mention, self.figure.speaker
        if not speaker:
            return source
        office = _office_of(speaker, mention)
        if not office:
            return f"{speaker}, who speaks for {source}"
        is_named = " of " in office or office.casefold().split()[:1] == source.casefold().split()[:1]
        return f"{speaker}, {office}" if is_named else f"{speaker}, {office} of {source}"

    def _date(self, evidence: Evidence, values: Mapping[str, str]) -> str:
        """Say what the words mean as a date, and whether the publication date was needed for it."""
        said, day = values["words"], values["value"]
        published = self.figure.published
        why = rule_in_words(evidence, values)
        if not said or not day:
            return why
        meaning = f"“{said}” = {day}"
        if _YEAR.search(said):
            return f"{meaning}, as the text gives it. {why}"
        if published is None:
            return f"{meaning}. {why}"
        return f"{meaning}, from the publication date ({format_date(published)}). {why}"

    def _value_of(self, field: str) -> str:
        figure = self.figure
        if field == "statement_date":
            return format_date(figure.statement_date)
        if field == "target_date":
            return format_target(figure)
        if field == "stance":
            return figure.stance.value
        return str(getattr(figure, field, "") or "")


def _listed(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _office_of(speaker: str, mention: str) -> str:
    """Give what the mention calls the speaker: "director" in "Its director, Ana Ruiz"."""
    surname = speaker.split()[-1]
    before, found, after = mention.partition(surname)
    if not found:
        return ""
    named = after.strip(" ,") if after.startswith(",") else ""
    if not named:
        for word in speaker.split():
            before = before.replace(word, "")
        named = _LEADING.sub("", before.strip(" ,")).strip()
    return named if len(named) <= _LONG_OFFICE and not named.isdigit() else ""
