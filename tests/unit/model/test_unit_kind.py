"""Counted things compare by their head noun; units of measure stay whole."""

import pytest

from helpers.figures import make_figure
from reportedly.analysis.series import build_series
from reportedly.model.filter import FilterSpec
from reportedly.model.unit_kind import unit_kind


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("fighter jet", "jet"),
        ("NBA team", "team"),
        ("people", "people"),
        ("cargo train per day", "train per day"),
        ("USD", "USD"),
        ("USD per barrel", "USD per barrel"),
        ("square kilometre", "square kilometre"),
        ("percentage point", "percentage point"),
        ("percentage points", "percentage points"),
        ("year of age", "year of age"),
        ("kilowatt hour", "kilowatt hour"),
        ("", ""),
    ],
)
def test_the_kind_of_a_counted_thing_is_its_head_noun(unit, kind):
    assert unit_kind(unit) == kind


def test_figures_of_one_head_noun_stand_in_one_series():
    figures = [
        make_figure(str(n), series="jets", unit=unit) for n, unit in enumerate(("jet", "fighter jet", "jet"))
    ]

    series = build_series(figures, "jets")

    assert (series.unit, len(series.estimates)) == ("jet", 3)


def test_the_filter_takes_all_units_of_a_kind():
    figures = [make_figure(str(n), unit=unit) for n, unit in enumerate(("jet", "fighter jet", "ship"))]

    shown = [f.unit for f in figures if FilterSpec(unit=frozenset({"jet"})).accepts(f)]

    assert shown == ["jet", "fighter jet"]
