"""The crosses of the chart's lane are reached, read and opened by key, as by the mouse."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from helpers.troops import troops_series, troops_wordings
from reportedly.charts.hover_card import HoverCard
from reportedly.charts.series_chart import SeriesChart
from reportedly.model.dates import parse_iso_period
from reportedly.model.estimate import LoneDenial

FIRST = LoneDenial("Capital", parse_iso_period("2024-03-07"), "The capital denies it.", ("army",))
LATER = LoneDenial("Envoy", parse_iso_period("2024-04-20"), "The envoy denies it too.", ("army2",))


@pytest.fixture
def denied(chart: SeriesChart) -> SeriesChart:
    """Give the chart of the troops with two crosses, its keys choosing as those of the window do."""
    series = replace(troops_series(), denials=(FIRST, LATER))
    chart.show_series(series, troops_wordings(series))
    chart.figure_chosen.connect(lambda figure_id: chart.set_chosen(figure_id, frozenset({figure_id})))
    chart.denial_reached.connect(
        lambda: chart.set_chosen(chart.canvas.current)
    )  # the window unselects first,
    chart.denial_reached.connect(lambda: chart.set_chosen(None))  # then nothing is current
    chart.setFocus()
    return chart


def go(qtbot: QtBot, chart: SeriesChart, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(chart, key)


def test_down_from_the_last_figure_of_a_day_goes_to_the_nearest_cross(
    qtbot: QtBot, denied: SeriesChart
) -> None:
    denied.set_chosen("army", frozenset({"army"}))

    go(qtbot, denied, Qt.Key.Key_Down)

    assert denied.reached == (FIRST,)
    assert denied.canvas.current is None  # a verdict by key would be of a figure that is not looked at


def test_arrows_walk_the_crosses_and_up_goes_back_to_the_figure(qtbot: QtBot, denied: SeriesChart) -> None:
    denied.set_chosen("army", frozenset({"army"}))
    reached = []
    denied.denial_reached.connect(lambda: reached.append(denied.reached[0].voice))

    go(qtbot, denied, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up)

    assert reached == ["Capital", "Envoy", "Capital"]
    assert denied.reached == ()
    assert denied.canvas.current == "army"


def test_enter_on_a_cross_asks_for_its_words(qtbot: QtBot, denied: SeriesChart) -> None:
    denied.set_chosen("army", frozenset({"army"}))
    go(qtbot, denied, Qt.Key.Key_Down, Qt.Key.Key_End)

    with qtbot.waitSignal(denied.denial_chosen) as asked:
        go(qtbot, denied, Qt.Key.Key_Return)

    assert asked.args == [LATER]


def test_a_cross_that_a_key_has_reached_shows_its_sentence(qtbot: QtBot, denied: SeriesChart) -> None:
    denied.set_chosen("army", frozenset({"army"}))

    go(qtbot, denied, Qt.Key.Key_Down)

    card = denied.findChild(HoverCard)
    assert card.isVisible()
    assert FIRST.sentence in [line.text() for line in card._lines]
    assert not any(card.geometry().contains(at.toPoint()) for _, at in denied.denial_stops())


def test_enter_on_a_count_of_crosses_selects_the_figures_that_they_deny(
    qtbot: QtBot, denied: SeriesChart
) -> None:
    many = tuple(replace(FIRST, voice=f"Party {n}", figures=(f"f{n}",)) for n in range(40))
    series = replace(troops_series(), denials=many)
    denied.show_series(series, troops_wordings(series))
    denied.set_chosen("army", frozenset({"army"}))
    go(qtbot, denied, Qt.Key.Key_Down, Qt.Key.Key_End)
    counted = denied.reached

    with qtbot.waitSignal(denied.figures_selected) as asked:
        go(qtbot, denied, Qt.Key.Key_Return)

    assert len(counted) > 1
    assert asked.args == [frozenset(name for one in counted for name in one.figures)]


def test_a_chart_without_crosses_stays_at_the_last_figure_of_a_day(qtbot: QtBot, denied: SeriesChart) -> None:
    series = replace(troops_series(), denials=())
    denied.show_series(series, troops_wordings(series))
    denied.set_chosen("army", frozenset({"army"}))

    go(qtbot, denied, Qt.Key.Key_Down)

    assert denied.reached == ()
    assert denied.canvas.current == "army"


def test_a_figure_that_is_chosen_elsewhere_takes_the_ring_from_the_cross(
    qtbot: QtBot, denied: SeriesChart
) -> None:
    denied.set_chosen("army", frozenset({"army"}))
    go(qtbot, denied, Qt.Key.Key_Down)

    denied.set_chosen("ministry")

    assert denied.reached == ()
