"""Who sees colours otherwise can still tell sources apart; what a figure is stands in shapes, and reads in grey."""

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from helpers.sight import SIGHTS, distance, lab_of, seen
from helpers.troops import make_estimate
from reportedly.charts.chart_theme import ChartTheme, chart_theme
from reportedly.charts.marks import Mark, paint_mark
from reportedly.gui.views.both_true_words import TONES
from reportedly.model.figure import Stance

_LEAST = 9.5
"""CIEDE2000 between any two colours of sources, whoever looks (DESIGN section 2 has 9.7 as its worst)."""
_LEAST_OF_ANSWERS = 6.5  # each has its word besides
_SCALE = 4
_LEAST_SHARE = 0.025  # of the square about a mark, in pixels whose grey is clearly another

COLOURED = [sight for sight in SIGHTS if sight != "grey"]


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -0.001, 2.49), (50, 0.0011, -2.49), 4.7461),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_distance_is_that_of_the_published_pairs(
    first: tuple[float, ...], second: tuple[float, ...], wanted: float
) -> None:
    assert distance(np.array(first), np.array(second)) == pytest.approx(wanted, abs=5e-5)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("sight", COLOURED)
def test_the_colours_of_sources_stay_apart(qapp: QApplication, scheme: str, sight: str) -> None:
    sources = chart_theme(scheme, 13, qapp.font(), {}).scheme["sources"]
    colors = [*sources["mark"], sources["other_mark"], sources["rest_mark"]]

    apart = {
        pair: distance(*(lab_of(seen(color, sight)) for color in pair)) for pair in combinations(colors, 2)
    }

    assert min(apart.values()) > _LEAST, min(apart, key=apart.__getitem__)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("sight", COLOURED)
def test_yes_no_and_unclear_stay_apart(qapp: QApplication, scheme: str, sight: str) -> None:
    look = chart_theme(scheme, 13, qapp.font(), {})
    inks = [lab_of(seen(look.color(ink).name(), sight)) for _, ink in TONES.values()]

    assert min(distance(*pair) for pair in combinations(inks, 2)) > _LEAST_OF_ANSWERS


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_kind_of_mark_has_a_shape_of_its_own_in_grey(qapp: QApplication, scheme: str) -> None:
    look = chart_theme(scheme, 13, qapp.font(), {})
    painted = {
        (relation, stance.value): painted_grey(look, relation, stance)
        for relation in ("=", "~", "range", ">=", "<=")
        for stance in Stance
    }

    square = (_SCALE * look.px(1.4)) ** 2
    for first, second in combinations(painted, 2):
        other = int((np.abs(painted[first] - painted[second]) > 60).sum())
        assert other > _LEAST_SHARE * square, (first, second, other)


def painted_grey(look: ChartTheme, relation: str, stance: Stance) -> np.ndarray:
    """Paint the mark of an outlet's own voice, whose colour is grey."""
    estimate = make_estimate(
        voice="The Post, own voice", relation=relation, value=100, high=200 if relation == "range" else None,
        stance=stance.value,
    )  # fmt: skip
    side = 60
    picture = QImage(_SCALE * side, _SCALE * side, QImage.Format.Format_RGB32)
    picture.fill(look.color("surface"))
    painter = QPainter(picture)
    painter.scale(_SCALE, _SCALE)
    half = 10.0 if relation == "range" else 0.0
    paint_mark(painter, look, Mark(estimate, side / 2, side / 2 - half, side / 2 + half), has_whiskers=False)
    painter.end()
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return np.frombuffer(grey.constBits(), np.uint8).reshape(_SCALE * side, _SCALE * side).astype(int)
