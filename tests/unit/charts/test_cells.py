"""Marks that cover each other share one place; none is lost, and panning changes no place."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.charts.cells import thinned

PITCH = 13.0
PLACES = st.lists(
    st.tuples(st.floats(0, 2000), st.floats(-500, 500), st.floats(0, 80) | st.just(0.0)),
    min_size=1,
    max_size=60,
)


def _columns(places: list[tuple[float, float, float]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    xs, bottoms, lengths = (np.array(column) for column in zip(*places, strict=True))
    return xs, bottoms + lengths, bottoms


@given(PLACES)
def test_each_mark_stands_on_exactly_one_spot(places: list[tuple[float, float, float]]) -> None:
    cells = thinned(*_columns(places), PITCH)

    held = [int(point) for spot in range(len(cells.first)) for point in cells.points_of(spot)]

    assert sorted(held) == list(range(len(places)))
    assert int(cells.count.sum()) == len(places)


@given(PLACES)
def test_the_first_of_a_spot_is_drawn_and_the_others_are_near_it(
    places: list[tuple[float, float, float]],
) -> None:
    xs, tops, bottoms = _columns(places)

    cells = thinned(xs, tops, bottoms, PITCH)

    for spot, first in enumerate(cells.first):
        members = cells.points_of(spot)
        assert first == members[0] == min(members)  # points come in the order of precedence
        assert np.ptp(xs[members]) < PITCH
        assert np.ptp(tops[members]) < PITCH
        assert np.ptp(bottoms[members]) < PITCH


@given(PLACES)
def test_spots_come_from_left_to_right(places: list[tuple[float, float, float]]) -> None:
    cells = thinned(*_columns(places), PITCH)

    assert list(cells.column) == sorted(cells.column)


def test_room_is_counted_up_to_the_next_mark() -> None:
    xs = np.array([5.0, 5.0, 31.0, 5.0])
    heights = np.array([5.0, 6.0, 5.0, 200.0])

    cells = thinned(xs, heights, heights, PITCH)

    rooms = {tuple(cells.points_of(spot).tolist()): int(cells.room[spot]) for spot in range(len(cells.first))}
    assert rooms == {(0, 1): 1, (3,): 3, (2,): 3}
