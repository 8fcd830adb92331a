"""The chart stays readable whatever it is given: no label on another, none cut, nothing painted outside."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpers.troops import PLACES, make_estimate, troops_series, troops_wordings
from reportedly.charts.chart_theme import chart_theme
from reportedly.charts.series_chart import SeriesChart
from reportedly.charts.showing import Showing
from reportedly.charts.wording import Wording
from reportedly.model.estimate import Series
from reportedly.model.figure import Stance

_FIRST = date(2024, 1, 1)
_VOICES = (*PLACES, "A source with a name far longer than any margin has room for", "The Post, own voice")

estimates = st.lists(
    st.builds(
        lambda number, voice, relation, value, stance, day, ahead: make_estimate(
            str(number), voice, relation, value, value * 2 if relation == "range" else None, stance,
            (_FIRST + timedelta(day)).isoformat(), (_FIRST + timedelta(day + ahead)).isoformat() if ahead else None,
        ),
        st.integers(0, 10_000),
        st.sampled_from(_VOICES),
        st.sampled_from(["=", "~", ">", ">=", "<", "<=", "range"]),
        st.integers(0, 10**7),
        st.sampled_from([stance.value for stance in Stance]),
        st.integers(0, 900),
        st.integers(-40, 400),
    ),
    min_size=1,
    max_size=60,
    unique_by=lambda estimate: estimate.figure_id,
)  # fmt: skip


@pytest.fixture(scope="module")
def shared_chart(qapp: QApplication) -> Iterator[SeriesChart]:
    made = SeriesChart(chart_theme("light", 13, qapp.font(), PLACES))
    made.resize(900, 400)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def _assert_readable(chart: SeriesChart) -> None:
    picture = chart.canvas.picture
    assert picture is not None
    boxes = [placed.box for placed in picture.labels]
    room = chart.canvas.boundingRect().adjusted(-1, -1, 1, 1)
    for place, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[place + 1 :])
        assert room.left() <= box.left()
        assert box.right() <= room.right()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(estimates)
def test_no_series_makes_labels_collide_or_leave_the_chart(
    shared_chart: SeriesChart, found: list[object]
) -> None:
    series = Series(str(len(found)), "soldiers", "people", tuple(found), (), 3)

    shared_chart.show_series(series, {one.figure_id: Wording(f"{one.heights[0]:,}") for one in found})

    _assert_readable(shared_chart)
    assert not shared_chart.grab().isNull()


@pytest.mark.parametrize("is_log", [False, True], ids=["linear", "log"])
@pytest.mark.parametrize("value", [Decimal("-0.5"), Decimal(0), Decimal("0.001"), Decimal(10) ** 15])
def test_any_number_alone_is_drawn(shared_chart: SeriesChart, value: Decimal, is_log: bool) -> None:
    series = Series(f"one {value}", "soldiers", "percent", (make_estimate(value=value),), (), 1)

    shared_chart.set_showing(Showing(is_log=is_log))
    shared_chart.show_series(series, {"a": Wording(str(value))})

    picture = shared_chart.canvas.picture
    assert picture is not None
    assert len(picture.marks) == 1
    assert not shared_chart.grab().isNull()
    shared_chart.set_showing(Showing())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("e", [10.4, 13, 19.5, 26])
@pytest.mark.parametrize("size", [(500, 240), (900, 400), (1800, 800)])
def test_labels_keep_apart_at_any_text_size(
    qtbot: QtBot, qapp: QApplication, scheme: str, e: float, size: tuple[int, int]
) -> None:
    chart = SeriesChart(chart_theme(scheme, e, qapp.font(), PLACES))
    qtbot.addWidget(chart)
    chart.resize(*size)
    series = troops_series()
    with qtbot.waitExposed(chart):
        chart.show()

    chart.show_series(series, troops_wordings(series))

    _assert_readable(chart)
    chart.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_words_of_every_source_stand_out_from_the_ground(qapp: QApplication, scheme: str) -> None:
    places = {f"source {place}": place for place in range(12)}
    look = chart_theme(scheme, 13, qapp.font(), places)

    ground = look.color("surface")

    for voice in places:
        assert _contrast(look.text_color(voice), ground) >= 4.5
        assert _contrast(look.mark_color(voice), ground) >= 3.0


def _contrast(first: QColor, second: QColor) -> float:
    """Give the contrast of two colours by WCAG 2."""
    lights = sorted((_luminance(first), _luminance(second)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(color: QColor) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
             for part in (color.redF(), color.greenF(), color.blueF())]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
