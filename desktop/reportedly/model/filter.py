"""What is in view: a predicate over figures that can be saved, written as text and shown as chips."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from reportedly.model.date_range import DateRange, said_days, target_days
from reportedly.model.figure import Figure
from reportedly.model.number_range import NumberRange, stated_numbers
from reportedly.model.unit_kind import unit_kind

__all__ = [
    "DATE_FIELDS", "DOUBTFUL", "FILTER_FIELDS", "FLAG_FIELDS", "NO_FILTER", "RANGE_FIELDS", "Combining", "FilterSpec",
    "all_of", "asking", "is_doubtful", "read_range", "searched_text", "values_of", "voice_of",
]  # fmt: skip

FILTER_FIELDS: tuple[str, ...] = (
    "measure", "source", "unit", "stance", "review", "outlet", "tag", "article",
)  # fmt: skip
"""The fields whose values a chip can hold, in the order of the filter bar."""

DATE_FIELDS: tuple[str, ...] = ("said", "target")
RANGE_FIELDS: tuple[str, ...] = (*DATE_FIELDS, "value")
"""The fields of which a filter asks for a range: days, and the numbers that a figure states."""

FLAG_FIELDS: tuple[str, ...] = ("is_starred", "is_doubtful")

DOUBTFUL = 0.6
"""Below this confidence the program itself is not sure of a figure (DESIGN section 7)."""

Combining = Literal["replace", "and", "or", "not"]
"""How a gesture changes the filter that is there."""


def voice_of(figure: Figure) -> str:
    """Name who gives a figure: its source, or the outlet's own voice where there is none.

    An article without an outlet has a voice of its own, under its title or its file: two such are not one voice.
    """
    if figure.source is not None:
        return figure.source
    name = figure.outlet or figure.title or re.split(r"[/\\]", figure.article)[-1]
    return f"{name}, own voice"


def is_doubtful(figure: Figure) -> bool:
    """Tell whether the program itself is not sure of a figure."""
    return figure.confidence < DOUBTFUL


def values_of(figure: Figure, field: str) -> tuple[str, ...]:
    """Give what a figure has in one of FILTER_FIELDS: one value, several tags, or nothing."""
    if field == "measure":
        return (figure.series,)
    if field == "source":
        return (voice_of(figure),)
    if field == "unit":
        return (unit_kind(figure.unit),)
    if field == "article":
        return (figure.article,)
    if field == "outlet":
        return (figure.outlet,) if figure.outlet else ()
    if field == "stance":
        return (figure.stance.value,)
    if field == "review":
        return (figure.review.value,)
    if field == "tag":
        return figure.tags
    raise KeyError(field)


@dataclass(frozen=True, slots=True)
class FilterSpec:
    """Values of one field are alternatives; fields, dates, flags and the words of `text` must all hold.

    `measure` holds keys of series (`Figure.series`), `source` names as `voice_of` gives them, `unit` what
    `unit_kind` makes of units. `said` and `target` let a period pass that may lie in the range, `value` a number
    that lies in it. A flag is None where it does not matter. `excluded` are values that a figure must not have, as
    (field, value): a field of FILTER_FIELDS or RANGE_FIELDS, or "text". Of each group of `alternatives` at least
    one must let it pass.
    """

    text: str = ""
    measure: frozenset[str] = frozenset()
    source: frozenset[str] = frozenset()
    unit: frozenset[str] = frozenset()
    article: frozenset[str] = frozenset()
    stance: frozenset[str] = frozenset()
    review: frozenset[str] = frozenset()
    outlet: frozenset[str] = frozenset()
    tag: frozenset[str] = frozenset()
    said: DateRange | None = None
    target: DateRange | None = None
    value: NumberRange | None = None
    is_starred: bool | None = None
    is_doubtful: bool | None = None
    excluded: frozenset[tuple[str, str]] = frozenset()
    alternatives: tuple[tuple["FilterSpec", ...], ...] = ()

    def __bool__(self) -> bool:
        return any(True for _ in self.parts())

    @property
    def is_plain(self) -> bool:
        """Tell whether plain chips can show it: no alternatives across fields."""
        return not self.alternatives

    def accepts(self, figure: Figure) -> bool:
        """Tell whether a figure passes."""
        for field in FILTER_FIELDS:
            wanted = getattr(self, field)
            if wanted and wanted.isdisjoint(values_of(figure, field)):
                return False
        if self.said is not None and not self.said.meets(said_days(figure)):
            return False
        if self.target is not None and not self.target.meets(target_days(figure)):
            return False
        if self.value is not None and not self.value.meets(stated_numbers(figure)):
            return False
        if self.is_starred is not None and figure.is_starred is not self.is_starred:
            return False
        if self.is_doubtful is not None and is_doubtful(figure) is not self.is_doubtful:
            return False
        if any(_has(figure, field, value) for field, value in self.excluded):
            return False
        if not all(any(spec.accepts(figure) for spec in group) for group in self.alternatives):
            return False
        return _has_words(figure, self.text)

    # --- parts and chips -------------------------------------------------------------------------------

    def terms(self) -> Iterator[tuple[str, str]]:
        """Give (field, value) of each value that is asked for, in the order of the bar."""
        for field in FILTER_FIELDS:
            for value in sorted(getattr(self, field)):
                yield field, value

    def parts(self) -> Iterator["FilterSpec"]:
        """Give the conditions that must all hold, each as a filter of its own, in the order of the bar."""
        for field in FILTER_FIELDS:
            if getattr(self, field):
                yield asking(field, getattr(self, field))
            for value in sorted(value for name, value in self.excluded if name == field):
                yield FilterSpec(excluded=frozenset({(field, value)}))
        for field in RANGE_FIELDS:
            if getattr(self, field) is not None:
                yield asking(field, getattr(self, field))
            for value in sorted(value for name, value in self.excluded if name == field):
                yield FilterSpec(excluded=frozenset({(field, value)}))
        for field in FLAG_FIELDS:
            if getattr(self, field) is not None:
                yield asking(field, getattr(self, field))
        if self.text.strip():
            yield FilterSpec(text=self.text)
        for value in sorted(value for name, value in self.excluded if name == "text"):
            yield FilterSpec(excluded=frozenset({("text", value)}))
        for group in self.alternatives:
            yield FilterSpec(alternatives=(group,))

    def without_part(self, part: "FilterSpec") -> "FilterSpec":
        """Give the filter without one of its parts."""
        return all_of(one for one in self.parts() if one != part)

    def with_part(self, part: "FilterSpec", other: "FilterSpec") -> "FilterSpec":
        """Give the filter with another condition in place of one of its parts."""
        return all_of(other if one == part else one for one in self.parts())

    def adding(self, field: str, value: str) -> "FilterSpec":
        """Give the filter that also lets this value pass."""
        return self.only(field, *getattr(self, field), value)

    def without(self, field: str, value: str) -> "FilterSpec":
        """Give the filter without one value."""
        return self.only(field, *(getattr(self, field) - {value}))

    def only(self, field: str, *values: str) -> "FilterSpec":
        """Give the filter with exactly these values of a field; none takes the field away."""
        changed: dict[str, Any] = {field: frozenset(values)}
        return replace(self, **changed)

    def with_text(self, text: str) -> "FilterSpec":
        """Give the filter with other words to search for."""
        return replace(self, text=text)

    # --- combining -------------------------------------------------------------------------------------

    def combined(self, other: "FilterSpec", how: Combining) -> "FilterSpec":
        """Give what a gesture makes of the filter; without a filter "or" and "and" only put the new one."""
        if how == "replace" or (how == "or" and not self):
            return other
        if how == "or":
            return self.either(other)
        return self.both(other.negated() if how == "not" else other)

    def both(self, other: "FilterSpec") -> "FilterSpec":
        """Give the filter that lets pass what both let pass."""
        changes: dict[str, Any] = {"excluded": self.excluded | other.excluded}
        groups = [*self.alternatives, *other.alternatives]
        for field in (*FILTER_FIELDS, *RANGE_FIELDS, *FLAG_FIELDS):
            mine, its = getattr(self, field), getattr(other, field)
            is_free = mine is None or mine == frozenset()
            if is_free:
                changes[field] = its
            elif its not in (None, frozenset(), mine):
                groups.append((asking(field, its),))
        texts = dict.fromkeys(text for text in (self.text, other.text) if text.strip())
        changes["text"] = " ".join(texts)
        return replace(self, **changes, alternatives=tuple(dict.fromkeys(groups)))

    def either(self, other: "FilterSpec") -> "FilterSpec":
        """Give the filter that lets pass what one of the two lets pass, or both."""
        if not self or not other:
            return NO_FILTER
        mine, its = list(self.parts()), list(other.parts())
        if len(mine) == len(its) == 1:
            for field in FILTER_FIELDS:
                if getattr(self, field) and getattr(other, field):
                    return mine[0].only(field, *getattr(self, field), *getattr(other, field))
        members = dict.fromkeys([*_members(self), *_members(other)])
        return next(iter(members)) if len(members) == 1 else FilterSpec(alternatives=(tuple(members),))

    def negated(self) -> "FilterSpec":
        """Give the filter that lets pass what this one does not. Raises ValueError for an empty filter."""
        turned = [_turned(part) for part in self.parts()]
        if not turned:
            raise ValueError("the opposite of no filter lets nothing pass")
        if len(turned) == 1:
            return turned[0]
        return FilterSpec(alternatives=(tuple(turned),))

    # --- JSON ------------------------------------------------------------------------------------------

    def to_json(self) -> dict[str, Any]:
        """Give what is kept in the project."""
        row: dict[str, Any] = {"text": self.text} if self.text else {}
        row |= {field: sorted(getattr(self, field)) for field in FILTER_FIELDS if getattr(self, field)}
        row |= {
            field: str(getattr(self, field)) for field in RANGE_FIELDS if getattr(self, field) is not None
        }
        row |= {field: getattr(self, field) for field in FLAG_FIELDS if getattr(self, field) is not None}
        if self.excluded:
            row["excluded"] = [list(pair) for pair in sorted(self.excluded)]
        if self.alternatives:
            row["alternatives"] = [[spec.to_json() for spec in group] for group in self.alternatives]
        return row

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "FilterSpec":
        """Read what `to_json` gave; what is not understood is left out."""
        fields: dict[str, Any] = {
            name: frozenset(str(value) for value in row[name])
            for name in FILTER_FIELDS
            if isinstance(row.get(name), list)
        }
        for name in RANGE_FIELDS:
            if isinstance(row.get(name), str) and _is_range(name, row[name]):
                fields[name] = read_range(name, row[name])
        fields |= {name: row[name] for name in FLAG_FIELDS if isinstance(row.get(name), bool)}
        fields["excluded"] = frozenset(_pairs(row.get("excluded")))
        fields["alternatives"] = tuple(_groups(row.get("alternatives")))
        return cls(text=str(row.get("text", "")), **fields)


NO_FILTER = FilterSpec()


def read_range(field: str, text: str) -> DateRange | NumberRange:
    """Read the range of one of RANGE_FIELDS. Raises ValueError."""
    return DateRange.read(text) if field in DATE_FIELDS else NumberRange.read(text)


def asking(field: str, value: DateRange | NumberRange | frozenset[str] | bool) -> FilterSpec:
    """Give the filter that asks for one field."""
    fields: dict[str, Any] = {field: value}
    return FilterSpec(**fields)


def all_of(parts: Iterable[FilterSpec]) -> FilterSpec:
    """Give the filter that lets pass what all of these let pass."""
    spec = NO_FILTER
    for part in parts:
        spec = spec.both(part)
    return spec


def searched_text(figure: Figure) -> str:
    """Give the folded words that a text filter looks into: figure, sentence, source, outlet, title, note and tags."""
    parts = (figure.text, figure.measure, figure.unit, figure.source, figure.source_text, figure.speaker,
             figure.via, figure.cue, figure.stance, figure.outlet, figure.title, figure.sentence, figure.note,
             *figure.tags)  # fmt: skip
    return "\n".join(part for part in parts if part).casefold()


def _has_words(figure: Figure, text: str) -> bool:
    words = text.casefold().split()
    if not words:
        return True
    haystack = searched_text(figure)
    return all(word in haystack for word in words)


def _has(figure: Figure, field: str, value: str) -> bool:
    if field == "text":
        return _has_words(figure, value)
    if field == "said":
        return DateRange.read(value).meets(said_days(figure))
    if field == "target":
        return DateRange.read(value).meets(target_days(figure))
    if field == "value":
        return NumberRange.read(value).meets(stated_numbers(figure))
    return value in values_of(figure, field)


def _members(spec: FilterSpec) -> tuple[FilterSpec, ...]:
    """Give what a filter chooses between: itself, or the alternatives that are all of it."""
    is_one_group = len(spec.alternatives) == 1 and spec == FilterSpec(alternatives=spec.alternatives)
    return spec.alternatives[0] if is_one_group else (spec,)


def _turned(part: FilterSpec) -> FilterSpec:
    """Give the opposite of a filter that is one condition."""
    for group in part.alternatives:
        return all_of(spec.negated() for spec in group) if all(group) else NOTHING
    for field, value in part.excluded:
        if field == "text":
            return FilterSpec(text=value)
        return asking(field, read_range(field, value) if field in RANGE_FIELDS else frozenset({value}))
    for field in FLAG_FIELDS:
        if getattr(part, field) is not None:
            return asking(field, not getattr(part, field))
    for field in RANGE_FIELDS:
        if getattr(part, field) is not None:
            return FilterSpec(excluded=frozenset({(field, str(getattr(part, field)))}))
    if part.text:
        return FilterSpec(excluded=frozenset({("text", part.text)}))
    return FilterSpec(excluded=frozenset(part.terms()))


def _is_range(field: str, text: str) -> bool:
    try:
        read_range(field, text)
    except ValueError:
        return False
    return True


def _pairs(rows: object) -> Iterator[tuple[str, str]]:
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, list) and len(row) == 2 and all(isinstance(part, str) for part in row):
            field, value = row
            if (
                field == "text"
                or field in FILTER_FIELDS
                or (field in RANGE_FIELDS and _is_range(field, value))
            ):
                yield field, value


def _groups(rows: object) -> Iterator[tuple[FilterSpec, ...]]:
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, list):
            yield tuple(FilterSpec.from_json(spec) for spec in row if isinstance(spec, Mapping))


NOTHING = FilterSpec(alternatives=((),))
"""What lets no figure pass: a group without alternatives."""
