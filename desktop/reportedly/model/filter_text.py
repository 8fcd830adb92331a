"""A filter as text, as a person types it on the command line.

    source:NIS,Kyiv -stance:denied said:2024-10..2024-12 is:doubtful troops (unit:people or tag:"to call")

What stands beside each other must all hold; "or" parts alternatives; "-" turns a condition round; values of one
field are parted by commas, which in a number group its digits (value:3,000..12,000); words without a field are looked
for in the figure and its sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.model.date_range import DateRange
from reportedly.model.errors import UserError
from reportedly.model.figure import Review, Stance
from reportedly.model.filter import (
    DATE_FIELDS,
    FILTER_FIELDS,
    NO_FILTER,
    RANGE_FIELDS,
    FilterSpec,
    asking,
    read_range,
)
from reportedly.model.number_range import NumberRange

__all__ = ["filter_from_text", "filter_to_text"]

_TOKEN = re.compile(
    r"""
    \s* (?: (?P<bracket>-\(\)|[()]) | (?P<minus>-)? (?: (?P<field>[A-Za-z]\w*) : )?
    (?P<values> (?: "(?:[^"\\]|\\.)*" | [^\s(),"]+ ) (?: , (?: "(?:[^"\\]|\\.)*" | [^\s(),"]+ ) )* ) )
    """,
    re.VERBOSE | re.DOTALL,
)
_VALUE = re.compile(r'"((?:[^"\\]|\\.)*)"|([^\s(),"]+)', re.DOTALL)
_GROUPING = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_BARE = re.compile(r"\w[\w.'’%$€£/–—-]*")
_NEVER = "-()"  # a group without alternatives: nothing passes
_FLAGS = {"starred": "is_starred", "doubtful": "is_doubtful"}
_KNOWN = {"stance": [one.value for one in Stance], "review": [one.value for one in Review]}


def filter_to_text(spec: FilterSpec) -> str:
    """Write a filter so that `filter_from_text` reads it."""
    words: list[str] = []
    for field in FILTER_FIELDS:
        values = [_quoted(value) for value in sorted(getattr(spec, field))]
        words += [f"{field}:{','.join(values)}"] if values else []
    words += [f"{field}:{getattr(spec, field)}" for field in RANGE_FIELDS if getattr(spec, field) is not None]
    for name, field in _FLAGS.items():
        flag = getattr(spec, field)
        words += [] if flag is None else [f"{'' if flag else '-'}is:{name}"]
    words += [f"-{field}:{_quoted(value)}" for field, value in sorted(spec.excluded)]
    if spec.text:
        is_plain = " ".join(spec.text.split()) == spec.text and all(map(_is_bare, spec.text.split()))
        words.append(spec.text if is_plain else f"text:{_quoted(spec.text)}")
    for group in spec.alternatives:
        inner = " or ".join(filter_to_text(one) for one in group)
        words.append(f"({inner})" if group else _NEVER)
    return " ".join(words)


def filter_from_text(text: str) -> FilterSpec:
    """Read a filter that was typed. Raises UserError R340, which says what is not understood."""
    reader = _Reader(text)
    spec = _one_of(reader.alternatives())
    if reader.token is not None:
        raise _error("There is a “)” too many")
    return spec


class _Reader:
    """Walks through the tokens of a text; `token` is the one that comes next."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self.token = next(self._tokens, None)

    def take(self) -> re.Match[str]:
        token = self.token
        assert token is not None
        self.token = next(self._tokens, None)
        return token

    def alternatives(self) -> tuple[FilterSpec, ...]:
        """Read up to the bracket that closes, or to the end."""
        found = [self.conditions()]
        while self.token is not None and self.token.group().strip() == "or":
            self.take()
            found.append(self.conditions())
        return tuple(found)

    def conditions(self) -> FilterSpec:
        """Read what must all hold."""
        spec = NO_FILTER
        while self.token is not None:
            token = self.token
            if token["bracket"] == ")" or token.group().strip() == "or":
                break
            self.take()
            if token["bracket"] == _NEVER:
                spec = replace(spec, alternatives=(*spec.alternatives, ()))
            elif token["bracket"] == "(":
                group = self.alternatives()
                if self.token is None:
                    raise _error("A “)” is missing")
                self.take()
                spec = replace(spec, alternatives=(*spec.alternatives, group))
            else:
                spec = spec.both(_condition(token))
        return spec


def _tokens(text: str) -> Iterator[re.Match[str]]:
    place, end = 0, len(text.rstrip())
    while place < end:
        token = _TOKEN.match(text, place)
        if token is None:
            raise _error(f"“{text[place:].strip()}” is not understood")
        place = token.end()
        yield token


def _condition(token: re.Match[str]) -> FilterSpec:
    field, is_not = token["field"], token["minus"] is not None
    written = _GROUPING.sub("", token["values"]) if field == "value" else token["values"]
    values = [
        bare if bare else re.sub(r"\\(.)", r"\1", quoted, flags=re.DOTALL)
        for quoted, bare in _VALUE.findall(written)
    ]
    if field is None:
        values = [" ".join(values)]
    if field in (None, "text"):
        if is_not:
            return FilterSpec(excluded=frozenset(("text", words) for words in values))
        return _one_of([FilterSpec(text=words) for words in values])
    if field == "is":
        return _flags(values, is_not=is_not)
    if field in RANGE_FIELDS:
        return _ranges(field, values, is_not=is_not)
    if field not in FILTER_FIELDS:
        fields = ", ".join((*FILTER_FIELDS, *RANGE_FIELDS, "is", "text"))
        raise _error(f"There is no field “{field}” to filter by", f"Fields are {fields}.")
    for value in values:
        if value not in _KNOWN.get(field, (value,)):
            raise _error(f"“{value}” is no {field}", f"Write one of {', '.join(_KNOWN[field])}.")
    if is_not:
        return FilterSpec(excluded=frozenset((field, value) for value in values))
    return NO_FILTER.only(field, *values)


def _flags(values: list[str], *, is_not: bool) -> FilterSpec:
    spec = NO_FILTER
    for value in values:
        if value not in _FLAGS:
            raise _error(f"“is:{value}” is not understood", "Write is:starred or is:doubtful.")
        spec = spec.both(asking(_FLAGS[value], not is_not))
    return spec


def _ranges(field: str, values: list[str], *, is_not: bool) -> FilterSpec:
    asked = [_range(field, value) for value in values]
    if is_not:
        return FilterSpec(excluded=frozenset((field, str(one)) for one in asked))
    return _one_of([asking(field, one) for one in asked])


def _range(field: str, value: str) -> DateRange | NumberRange:
    try:
        return read_range(field, value)
    except ValueError:
        if field in DATE_FIELDS:
            remedy = "Write 2024-10-01..2024-10-31 or 2024-10."
            raise _error(f"“{value}” is no range of dates", remedy) from None
        remedy = "Write 3000..12000, or leave one end out."
        raise _error(f"“{value}” is no range of numbers", remedy) from None


def _one_of(specs: Sequence[FilterSpec]) -> FilterSpec:
    return specs[0] if len(specs) == 1 else FilterSpec(alternatives=(tuple(specs),))


def _is_bare(word: str) -> bool:
    return _BARE.fullmatch(word) is not None and word != "or"


def _quoted(value: str) -> str:
    if _is_bare(value) or value.replace("..", "").replace("-", "").isdigit():
        return value
    inner = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'


def _error(message: str, remedy: str = "Put values with spaces or signs in quotation marks.") -> UserError:
    return UserError("R340", f"{message}.", remedy)
