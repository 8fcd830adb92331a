"""The filter: what passes, how filters combine, and that one survives being kept as JSON."""

import json
from datetime import date

import pytest
from hypothesis import assume, given

from helpers.figures import make_figure, sample_figures
from helpers.filters import FIGURES, NEAR_SPECS, SPECS
from reportedly.model.date_range import DateRange
from reportedly.model.figure import Figure
from reportedly.model.filter import NO_FILTER, FilterSpec, searched_text, voice_of
from reportedly.model.number_range import NumberRange
from reportedly.model.unit_kind import unit_kind


def ids(spec: FilterSpec) -> list[str]:
    return [figure.id for figure in sample_figures() if spec.accepts(figure)]


def naive(spec: FilterSpec, figure: Figure) -> bool:
    """Read a filter in the plainest way, by days and words one after the other."""
    has = {
        "measure": {figure.series}, "source": {voice_of(figure)}, "unit": {unit_kind(figure.unit)},
        "article": {figure.article}, "outlet": {figure.outlet}, "stance": {str(figure.stance)},
        "review": {str(figure.review)}, "tag": set(figure.tags),
    }  # fmt: skip
    wanted = {field: getattr(spec, field) for field in has}
    if any(values and not (values & has[field]) for field, values in wanted.items()):
        return False
    said = {"2024-10-21": (21, 10, 21, 10, 2024), "2024-10": (1, 10, 31, 10, 2024),
            "2024-W42": (14, 10, 20, 10, 2024)}.get(figure.statement_date or "")  # fmt: skip
    targets = {"f2": (31, 12, 31, 12, 2024), "f5": (5, 11, 5, 11, 2024), "f6": (1, 1, 31, 12, 2025),
               "f7": (1, 12, 31, 12, 2024)}  # fmt: skip
    days = {"said": said, "target": targets.get(figure.id)}

    def in_range(field: str, asked: DateRange) -> bool:
        if days[field] is None:
            return False
        day, month, last_day, last_month, year = days[field]
        start, end = date(year, month, day), date(year, last_month, last_day)
        return not ((asked.last and start > asked.last) or (asked.first and end < asked.first))

    if any(getattr(spec, field) and not in_range(field, getattr(spec, field)) for field in days):
        return False
    numbers = [number for number in (figure.value, figure.low, figure.high) if number is not None]

    def has_number(asked: NumberRange) -> bool:
        above = asked.low is None or any(number >= asked.low for number in numbers)
        below = asked.high is None or any(number <= asked.high for number in numbers)
        return above and below

    if spec.value is not None and not has_number(spec.value):
        return False
    if spec.is_starred is not None and spec.is_starred != figure.is_starred:
        return False
    if spec.is_doubtful is not None and spec.is_doubtful != (figure.confidence < 0.6):
        return False
    for field, value in spec.excluded:
        if field == "text":
            if all(word in searched_text(figure) for word in value.casefold().split()):
                return False
        elif field == "value":
            if has_number(NumberRange.read(value)):
                return False
        elif field in days:
            if in_range(field, DateRange.read(value)):
                return False
        elif value in has[field]:
            return False
    if not all(word in searched_text(figure) for word in spec.text.casefold().split()):
        return False
    return not any(not any(naive(one, figure) for one in group) for group in spec.alternatives)


def test_an_empty_filter_lets_everything_pass() -> None:
    assert not NO_FILTER
    assert ids(NO_FILTER) == ["a1", "a2", "a3", "b1", "b2"]


def test_values_of_one_field_are_alternatives_and_fields_must_all_hold() -> None:
    spec = FilterSpec(source=frozenset({"Mayor", "Border Guard"}))

    assert ids(spec) == ["a3", "b2"]
    assert ids(spec.adding("article", "two.txt")) == ["b2"]
    assert ids(spec.adding("unit", "house")) == []
    assert ids(spec.only("measure", "houses")) == []


def test_all_words_must_be_found_whatever_their_case() -> None:
    assert ids(FilterSpec(text="COAST 40")) == ["b1"]
    assert ids(FilterSpec(text="coast nothing")) == []


def test_a_figure_without_a_source_speaks_in_its_outlets_voice() -> None:
    assert voice_of(make_figure(source=None, outlet="BBC")) == "BBC, own voice"
    assert ids(FilterSpec(source=frozenset({"Coast Radio, own voice"}))) == ["b1"]


def test_articles_without_an_outlet_are_not_one_voice() -> None:
    named = make_figure(source=None, outlet=None, title="Cholera in Kitwe", article="a.pdf")
    files = [
        make_figure(source=None, outlet=None, title=None, article=f"/reports/{name}.docx") for name in "ab"
    ]

    assert voice_of(named) == "Cholera in Kitwe, own voice"
    assert [voice_of(figure) for figure in files] == ["a.docx, own voice", "b.docx, own voice"]


def test_a_value_taken_away_is_gone() -> None:
    spec = NO_FILTER.adding("unit", "people").adding("unit", "house").without("unit", "people")

    assert list(spec.terms()) == [("unit", "house")]


def test_negated_values_doubt_and_dates_are_asked_for() -> None:
    assert ids(FilterSpec(excluded=frozenset({("source", "Mayor"), ("unit", "house")}))) == ["a1", "a2", "a3"]
    assert ids(FilterSpec(is_doubtful=True)) == ["a3"]
    assert ids(FilterSpec(said=DateRange(date(2024, 10, 21), None))) == ["a1", "a2", "b1"]
    assert ids(FilterSpec(target=DateRange.read("2024-12"))) == ["a2"]


def test_numbers_are_asked_for_as_they_are_stated() -> None:
    assert ids(FilterSpec(value=NumberRange.read("3000..10000"))) == ["a1", "a2"]
    assert ids(FilterSpec(value=NumberRange.read("11500.."))) == ["a3"]  # a part of 11,000 to 12,000
    assert ids(FilterSpec(value=NumberRange.read("..100"))) == ["b1"]  # "up to 250" states 250


@pytest.mark.parametrize("text", ["..", "12..3", "many", "nan", "1..inf"])
def test_a_range_of_numbers_needs_a_number_and_an_order(text: str) -> None:
    with pytest.raises(ValueError, match="number"):
        NumberRange.read(text)


def test_alternatives_across_fields_let_either_pass() -> None:
    spec = FilterSpec(is_doubtful=True).combined(FilterSpec(unit=frozenset({"house"})), "or")

    assert ids(spec) == ["a3", "b1"]
    assert not spec.is_plain
    assert ids(spec.combined(FilterSpec(article=frozenset({"two.txt"})), "not")) == ["a3"]


def test_a_range_of_dates_needs_a_date_and_an_order() -> None:
    for text in ("..", "2024-12..2024-10", "autumn"):
        with pytest.raises(ValueError, match=r"date|ISO"):
            DateRange.read(text)


@given(NEAR_SPECS)
def test_a_filter_lets_pass_what_a_plain_reading_does(spec: FilterSpec) -> None:
    assert [spec.accepts(figure) for figure in FIGURES] == [naive(spec, figure) for figure in FIGURES]


@given(NEAR_SPECS, NEAR_SPECS)
def test_and_or_and_not_mean_what_they_say(first: FilterSpec, second: FilterSpec) -> None:
    for figure in FIGURES:
        one, two = first.accepts(figure), second.accepts(figure)

        assert first.both(second).accepts(figure) == (one and two)
        assert first.either(second).accepts(figure) == (one or two or not first or not second)


@given(NEAR_SPECS)
def test_the_opposite_lets_pass_all_that_a_filter_does_not(spec: FilterSpec) -> None:
    assume(spec)

    assert [spec.negated().accepts(figure) for figure in FIGURES] == [
        not spec.accepts(figure) for figure in FIGURES
    ]


@given(NEAR_SPECS)
def test_the_parts_of_a_filter_are_all_of_it(spec: FilterSpec) -> None:
    parts = list(spec.parts())

    for figure in FIGURES:
        assert all(part.accepts(figure) for part in parts) == spec.accepts(figure)
    for part in parts:
        assert list(part.parts()) == [part]
        assert part not in list(spec.without_part(part).parts())


@given(SPECS)
def test_a_filter_kept_as_json_reads_back_the_same(spec: FilterSpec) -> None:
    assert FilterSpec.from_json(json.loads(json.dumps(spec.to_json()))) == spec


def test_what_json_does_not_hold_is_left_out() -> None:
    row = {"unit": "people", "other": [1], "source": ["NIS"], "said": "autumn", "is_starred": "yes",
           "excluded": [["source"], ["planet", "Mars"], 7], "alternatives": "none"}  # fmt: skip

    assert FilterSpec.from_json(row) == FilterSpec(source=frozenset({"NIS"}))


def test_a_filter_that_an_older_version_kept_still_reads() -> None:
    kept = {
        "text": "troops",
        "measure": ["soldier|sent"],
        "source": ["NIS"],
        "unit": ["people"],
        "article": ["1"],
    }

    assert FilterSpec.from_json(kept) == FilterSpec(
        "troops", frozenset({"soldier|sent"}), frozenset({"NIS"}), frozenset({"people"}), frozenset({"1"})
    )
