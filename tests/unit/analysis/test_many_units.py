"""A unit beside the numbers of an axis is in the plural, unless it is a symbol or has no plural."""

import pytest

from reportedly.analysis.statement_words import many_units


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("drone", "drones"),
        ("square kilometre", "square kilometres"),
        ("tonne of oil", "tonnes of oil"),
        ("foot", "feet"),
        ("people", "people"),
        ("troops", "troops"),
        ("km", "km"),
        ("mph", "mph"),
        ("USD", "USD"),
        ("USD per barrel", "USD per barrel"),
        ("%", "%"),
        ("percent", "percent"),
        ("", ""),
    ],
)
def test_a_unit_stands_in_the_plural_where_it_is_a_word(unit: str, words: str) -> None:
    assert many_units(unit) == words
