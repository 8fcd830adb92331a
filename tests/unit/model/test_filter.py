"""The filter: what passes, and that it survives being written as text and as JSON."""

import json

from hypothesis import given
from hypothesis import strategies as st

from helpers.figures import make_figure, sample_figures
from reportedly.model.filter import NO_FILTER, FilterSpec, voice_of

VALUES = st.frozensets(st.text(st.characters(codec="utf-8"), min_size=1, max_size=12), max_size=3)
WORDS = st.lists(st.text("abcäß:,.-", min_size=1, max_size=6), max_size=3).map(" ".join)
SPECS = st.builds(FilterSpec, text=WORDS, measure=VALUES, source=VALUES, unit=VALUES, article=VALUES)


def ids(spec: FilterSpec) -> list[str]:
    return [figure.id for figure in sample_figures() if spec.accepts(figure)]


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
    assert voice_of(make_figure(source=None, outlet=None)) == "Outlet, own voice"
    assert ids(FilterSpec(source=frozenset({"Coast Radio, own voice"}))) == ["b1"]


def test_a_value_taken_away_is_gone() -> None:
    spec = NO_FILTER.adding("unit", "people").adding("unit", "house").without("unit", "people")

    assert list(spec.terms()) == [("unit", "house")]


@given(SPECS)
def test_a_filter_kept_as_json_reads_back_the_same(spec: FilterSpec) -> None:
    assert FilterSpec.from_json(json.loads(json.dumps(spec.to_json()))) == spec


def test_what_json_does_not_hold_is_left_out() -> None:
    assert FilterSpec.from_json({"unit": "people", "other": [1], "source": ["NIS"]}) == FilterSpec(
        source=frozenset({"NIS"})
    )
