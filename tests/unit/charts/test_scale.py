"""Scales and ticks are round, few, and hold what they must."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.charts.scale import (
    crowds,
    day_ticks,
    format_tick,
    nice_ceiling,
    spread,
    stacks,
    usual_greatest,
    value_ticks,
)

amounts = st.floats(0.001, 1e12)


@given(amounts)
def test_the_scale_ends_at_a_round_number_that_holds_all(high: float) -> None:
    top = nice_ceiling(high)

    assert high * (1 - 1e-6) <= top <= high * 2.1


@given(amounts)
def test_there_are_few_ticks_evenly_apart(high: float) -> None:
    ticks = value_ticks(0, nice_ceiling(high), 4)

    steps = [b - a for a, b in pairwise(ticks)]
    assert 2 <= len(ticks) <= 8
    assert max(steps) - min(steps) <= max(steps) * 1e-6


def test_one_far_number_among_many_does_not_set_the_scale() -> None:
    assert usual_greatest([1500, 3000, 10000, 12000, 100000]) == 12000


def test_of_two_numbers_far_apart_none_is_left_out() -> None:
    assert usual_greatest([3, 100000]) == 100000


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (12000, "12,000"),
        (100000, "100k"),
        (1200000, "1.2m"),
        (3e9, "3bn"),
        (0.5, "0.5"),
        (-3000, "−3,000"),
    ],
)
def test_ticks_are_written_short_from_a_hundred_thousand_on(value: float, words: str) -> None:
    assert format_tick(value) == words


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 40_000), st.integers(2, 12))
def test_labels_of_days_are_no_more_than_about_what_fits(first: date, days: int, room: int) -> None:
    ticks = day_ticks(first, first + timedelta(days), room)

    labels = [words for _, words in ticks if words]
    assert len(labels) <= 2 * room + 2
    assert [day for day, _ in ticks] == sorted(day for day, _ in ticks)
    assert all(first <= day <= first + timedelta(days) for day, _ in ticks)


@given(st.lists(st.tuples(st.floats(0, 900), st.floats(0, 400)), max_size=30))
def test_marks_keep_their_height_and_at_most_six_stand_together(places: list[tuple[float, float]]) -> None:
    spread_out = spread(places, crowds(places, 13.0), 13.0, 6)

    groups: dict[int, int] = {}
    for place in spread_out:
        if place is not None and place[1] >= 0:
            groups[place[1]] = groups.get(place[1], 0) + 1
    assert len(spread_out) == len(places)
    assert all(count <= 6 for count in groups.values())


def test_marks_alone_stay_where_they_are() -> None:
    places = [(10.0, 5.0), (200.0, 5.0)]

    assert spread(places, crowds(places, 13.0), 13.0, 6) == [(10.0, -1), (200.0, -1)]


@given(st.lists(st.tuples(st.floats(-50, 900), st.floats(-50, 400)), max_size=40))
def test_each_mark_joins_the_first_group_whose_first_mark_is_near(places: list[tuple[float, float]]) -> None:
    expected: list[list[int]] = []
    for index, (x, y) in enumerate(places):
        near = (g for g in expected if abs(places[g[0]][0] - x) < 13 and abs(places[g[0]][1] - y) < 13)
        home = next(near, None)
        if home is None:
            expected.append([index])
        else:
            home.append(index)

    assert crowds(places, 13.0) == expected


@given(st.lists(st.floats(0, 400), max_size=60))
def test_signs_of_a_lane_never_stand_on_each_other_nor_beyond_its_edges(places: list[float]) -> None:
    rows = stacks(places, 10, 6, 24, (5, 395))

    taken = [start + n * 10 for row, start in rows for n in range(min(len(row), 6))]
    assert sorted(index for row, _ in rows for index in row) == list(range(len(places)))
    assert all(b - a > 9.9 for a, b in pairwise(taken))
    assert all(4.9 <= x <= 395.1 for x in taken)
