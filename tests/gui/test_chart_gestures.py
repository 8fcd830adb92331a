"""What hands do to the chart: zoom, pan, brush, step through thousands of marks, go back in time."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from helpers.troops import make_estimate, troops_series, troops_wordings
from reportedly.charts import canvas as canvas_module
from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.crowd import CrowdPicture
from reportedly.charts.multiples import Multiples
from reportedly.charts.series_chart import SeriesChart
from reportedly.charts.showing import Showing
from reportedly.charts.wording import Wording
from reportedly.model.estimate import Series
from reportedly.model.interval import Interval

if TYPE_CHECKING:
    from reportedly.charts.brush import Brushed

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def crowd_series(count: int = 2000) -> Series:
    """Give so many estimates that marks cover each other."""
    kinds = ("=", "~", ">=", "<=")
    rows = [
        make_estimate(
            f"f{n}", f"Source {n % 7}", kinds[n % 4], 1000 + 37 * (n % 90), None,
            "denied" if n % 50 == 0 else "asserted", (date(2024, 1, 1) + timedelta(n % 180)).isoformat(),
        )
        for n in range(count)
    ]  # fmt: skip
    rows += [make_estimate(f"r{n}", "Source 1", "range", 5000 + 200 * n, 9000, "asserted", f"2024-03-{n + 1:02}")
             for n in range(9)]  # fmt: skip
    return Series("k", "soldiers", "people", tuple(sorted(rows, key=lambda one: one.day)), (), count)


def texts(series: Series) -> dict[str, Wording]:
    return {one.figure_id: Wording(str(one.value or one.low)) for one in series.estimates}


def drag(
    chart: SeriesChart,
    start: QPointF,
    end: QPointF,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    *,
    is_held: bool = False,
) -> None:
    target = chart.childAt(start.toPoint())
    first, last = (QPointF(target.mapFrom(chart, place.toPoint())) for place in (start, end))
    button, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    send(target, QEvent.Type.MouseButtonPress, first, button, button, modifier)
    for step in range(1, 9):
        send(target, QEvent.Type.MouseMove, first + (last - first) * step / 8, none, button, modifier)
        QTest.qWait(12)
    if not is_held:
        send(target, QEvent.Type.MouseButtonRelease, last, button, none, modifier)


def send(
    target: QWidget, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton,
    modifier: Qt.KeyboardModifier,
) -> None:  # fmt: skip
    """Send what the pointer does while a key is held; QTest moves it without keys."""
    QApplication.sendEvent(target, QMouseEvent(kind, at, target.mapToGlobal(at), button, held, modifier))


def place_of(chart: SeriesChart, figure_id: str) -> QPointF:
    place = chart.mark_place(figure_id)
    assert place is not None
    return place


def test_a_drag_pans_and_the_marks_go_with_the_hand(chart: SeriesChart) -> None:
    before = place_of(chart, "observers")

    drag(chart, QPointF(500, 250), QPointF(560, 250))

    moved = place_of(chart, "observers") - before
    assert moved.x() == pytest.approx(60, abs=14)  # the first pixels are waited for: it may be a click
    assert abs(moved.y()) < 3


def test_labels_move_with_their_marks_while_the_hand_moves(chart: SeriesChart) -> None:
    picture = chart.canvas.picture
    assert picture is not None
    label = picture.beside[0]
    figure_id = label.label.figure_id
    mark = picture.mark_of(figure_id)

    chart.view.dragged.emit(True)
    chart.view.translateBy(x=-3)

    now = chart.canvas.picture
    moved = next(p for p in now.beside if p.label.figure_id == figure_id)
    by = now.mark_of(figure_id).x - mark.x
    assert by > 1
    assert moved.box.x() - label.box.x() == pytest.approx(by, abs=0.01)
    chart.view.dragged.emit(False)


def test_shift_and_drag_brush_days_and_numbers(qtbot: QtBot, chart: SeriesChart) -> None:
    corner = QPointF(20, 14)
    first, last = place_of(chart, "army") - corner, place_of(chart, "army2") + corner

    with qtbot.waitSignal(chart.brushed) as caught:
        drag(chart, QPointF(first.x(), last.y() + 30), QPointF(last.x(), first.y() - 60), SHIFT)

    brushed: Brushed = caught.args[0]
    assert date(2024, 3, 1) <= brushed.first <= date(2024, 3, 4)
    assert date(2024, 3, 9) <= brushed.last <= date(2024, 3, 12)
    assert brushed.low < 1500 < 3000 < brushed.high < 8000
    assert not brushed.is_by_target


def test_a_flat_brush_asks_for_days_only(qtbot: QtBot, chart: SeriesChart) -> None:
    with qtbot.waitSignal(chart.brushed) as caught:
        drag(chart, QPointF(300, 250), QPointF(500, 254), SHIFT)

    assert caught.args[0].low is caught.args[0].high is None
    assert caught.args[0].first < caught.args[0].last


def test_b_brushes_what_is_in_view(qtbot: QtBot, chart: SeriesChart) -> None:
    with qtbot.waitSignal(chart.brushed) as caught:
        qtbot.keyClick(chart, Qt.Key.Key_B)

    assert caught.args[0].first <= date(2024, 3, 2)
    assert caught.args[0].last >= date(2024, 5, 31)
    assert caught.args[0].low is None


def test_ctrl_and_drag_look_into_a_box(chart: SeriesChart) -> None:
    days, numbers = chart.view.viewRange()

    drag(chart, QPointF(200, 100), QPointF(400, 300), CTRL)

    closer_days, closer_numbers = chart.view.viewRange()
    assert days[0] < closer_days[0] < closer_days[1] < days[1]
    assert numbers[0] < closer_numbers[0] < closer_numbers[1] < numbers[1]


def test_plus_minus_and_zero_are_keys_of_the_zoom(qtbot: QtBot, chart: SeriesChart) -> None:
    at_rest = chart.view.viewRange()
    width = at_rest[0][1] - at_rest[0][0]

    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    closer = chart.view.viewRange()[0]
    qtbot.keyClick(chart, Qt.Key.Key_Right, CTRL)
    panned = chart.view.viewRange()[0]
    qtbot.keyClick(chart, Qt.Key.Key_0)

    assert closer[1] - closer[0] == pytest.approx(width / 1.4)
    assert panned[0] > closer[0]
    assert chart.view.viewRange() == at_rest


def test_escape_ends_a_brush_that_is_being_drawn(chart: SeriesChart, qtbot: QtBot) -> None:
    caught = []
    chart.brushed.connect(caught.append)
    drag(chart, QPointF(300, 200), QPointF(380, 260), SHIFT, is_held=True)
    was_drawing = chart.view.is_drawing

    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    target = chart.childAt(QPoint(300, 200))
    end, none = QPointF(target.mapFrom(chart, QPoint(380, 260))), Qt.MouseButton.NoButton
    send(target, QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.LeftButton, none, SHIFT)

    assert was_drawing
    assert not chart.view.is_drawing
    assert caught == []


def test_arrows_bring_a_figure_into_a_view_that_was_zoomed(qtbot: QtBot, chart: SeriesChart) -> None:
    chart.figure_chosen.connect(lambda figure_id: chart.set_chosen(figure_id))
    for _ in range(6):
        chart.zoom(1.5)

    qtbot.keyClick(chart, Qt.Key.Key_End)

    assert chart.mark_place(str(chart.canvas.current)) is not None
    assert chart.canvas.current == "plan"


def test_up_and_down_reach_all_figures_of_a_day(qtbot: QtBot, chart: SeriesChart) -> None:
    chart.figure_chosen.connect(lambda figure_id: chart.set_chosen(figure_id))
    chart.set_chosen("army2")

    qtbot.keyClick(chart, Qt.Key.Key_Down)

    assert chart.canvas.current == "ministry"  # the same number on the same day, of another source


# --- very many marks ----------------------------------------------------------------------------------------


def test_marks_of_one_spot_are_counted_and_none_is_lost(chart: SeriesChart) -> None:
    series = crowd_series()
    chart.show_series(series, texts(series))

    picture = chart.canvas.picture
    assert isinstance(picture, CrowdPicture)
    assert len(picture.spots.x) < 1200
    assert int(picture.counts.sum()) == len(series.estimates)
    assert f"{len(series.estimates):,} figures at {len(picture.spots.x):,} places" in picture.summary


def test_panning_a_crowd_changes_no_place(chart: SeriesChart) -> None:
    series = crowd_series()
    chart.show_series(series, texts(series))
    before = chart.canvas.picture
    xs = dict(zip(before.spots.spot.tolist(), before.spots.x.tolist(), strict=True))

    chart.view.translateBy(x=5)

    now = chart.canvas.picture
    assert now.thinning is before.thinning
    shift = {
        round(x - xs[spot], 3) for spot, x in zip(now.spots.spot, now.spots.x, strict=True) if spot in xs
    }
    assert len(shift) == 1


def test_zooming_into_a_crowd_gives_each_mark_its_own_place(chart: SeriesChart) -> None:
    series = crowd_series()
    chart.show_series(series, texts(series))

    for _ in range(12):
        chart.zoom(1.4)

    assert not isinstance(chart.canvas.picture, CrowdPicture)


def test_a_figure_behind_another_is_drawn_when_it_is_current(chart: SeriesChart) -> None:
    series = crowd_series()
    chart.show_series(series, texts(series))
    picture = chart.canvas.picture
    hidden = next(
        picture.figures_at(place)[-1] for place in range(len(picture.counts)) if picture.counts[place] > 2
    )

    chart.set_chosen(hidden)

    assert chart.canvas.picture.current.estimate.figure_id == hidden


def test_a_click_on_a_stack_chooses_its_first_and_selects_all(qtbot: QtBot, chart: SeriesChart) -> None:
    series = crowd_series()
    chart.show_series(series, texts(series), lambda figure_id: (figure_id,))
    picture = chart.canvas.picture
    place = next(place for place in range(len(picture.counts)) if picture.counts[place] > 2)
    figures = picture.figures_at(place)
    spot = place_of(chart, figures[0]).toPoint()
    target = chart.childAt(spot)

    caught: list[object] = []
    chart.figure_chosen.connect(caught.append)
    chart.figures_selected.connect(caught.append)
    qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(chart, spot))

    assert caught == [figures[0], frozenset(figures)]


def test_a_crowd_looks_the_same_as_pictures_and_as_paths(chart: SeriesChart, monkeypatch) -> None:
    series = crowd_series(600)
    chart.show_series(series, texts(series))

    def painted() -> QImage:
        image = QImage(chart.size(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)  # the scene has no ground of its own, and new memory has any colour
        painter = QPainter(image)
        chart.canvas.scene().render(painter, QRectF(image.rect()))
        painter.end()
        return image

    as_pictures = painted()
    monkeypatch.setattr(canvas_module.PixelGrid, "of", lambda painter: None)
    as_paths = painted()

    differing = sum(
        abs(as_pictures.pixelColor(x, y).lightness() - as_paths.pixelColor(x, y).lightness()) > 90
        for x in range(0, as_paths.width(), 2)
        for y in range(0, as_paths.height(), 2)
    )
    assert differing < 0.03 * as_paths.width() * as_paths.height() / 4


# --- as of a day, by target date, shared band ---------------------------------------------------------------


def dated(series: Series) -> Series:
    """Give the estimates the days on which they were said as the days of publication; one has none."""
    rows = [
        replace(one, published=None if one.figure_id == "own" or one.said is None else one.said.end)
        for one in series.estimates
    ]
    return replace(series, estimates=tuple(rows))


def test_as_of_a_day_nothing_later_shows_and_no_axis_moves(chart: SeriesChart) -> None:
    series = dated(troops_series())
    chart.show_series(series, troops_wordings(series))
    at_rest = chart.view.viewRange()

    chart.set_as_of(date(2024, 3, 15))

    drawn = {mark.estimate.figure_id for mark in chart.canvas.picture.marks}
    assert drawn == {"army", "army2", "ministry", "plan", "forecast", "denied"}
    assert chart.view.viewRange() == at_rest
    (line,) = chart.canvas.picture.lines
    assert line.end.x() == pytest.approx(chart.canvas.picture.frame.x_of(date(2024, 3, 15).toordinal()))

    chart.set_as_of(None)

    assert "own" in {mark.estimate.figure_id for mark in chart.canvas.picture.marks}


def test_between_two_days_what_is_new_stands_out(chart: SeriesChart) -> None:
    series = dated(troops_series())
    chart.show_series(series, troops_wordings(series))

    chart.set_as_of(date(2024, 3, 25), date(2024, 3, 10))

    assert chart.canvas.fresh == {"observers", "forecast"}


def test_in_a_crowd_a_spot_stands_back_only_if_none_of_its_figures_is_new(chart: SeriesChart) -> None:
    series = dated(crowd_series())
    chart.show_series(series, texts(series))

    chart.set_as_of(date(2024, 6, 1), date(2024, 5, 1))
    chart.grab()

    picture = chart.canvas.picture
    is_new = picture.has_any_of(chart.canvas.fresh)
    for place in range(len(is_new)):
        assert is_new[place] == any(name in chart.canvas.fresh for name in picture.figures_at(place))
    assert 0 < is_new.sum() < len(is_new)


def test_by_target_date_a_mark_stands_at_the_day_it_is_about(chart: SeriesChart) -> None:
    told = (
        make_estimate("early", said="2024-03-20", target_end="2024-03-02"),
        make_estimate("late", said="2024-03-05"),
    )
    series = Series("k", "soldiers", "people", told, (), 2)
    chart.show_series(series, texts(series))
    by_said = place_of(chart, "early").x() > place_of(chart, "late").x()

    chart.set_showing(Showing(is_by_target=True))

    assert by_said
    assert place_of(chart, "early").x() < place_of(chart, "late").x()


def test_step_lines_and_revisions_can_be_left_out(chart: SeriesChart) -> None:
    def words() -> set[str]:
        return {part.words for p in chart.canvas.picture.labels for line in p.label.lines for part in line}

    with_both = (bool(chart.canvas.picture.lines), "was ~1,500" in words())
    chart.set_showing(Showing(has_revisions=False))
    without_words = (bool(chart.canvas.picture.lines), "was ~1,500" in words())
    chart.set_showing(Showing(has_lines=False))

    assert with_both == (True, True)
    assert without_words == (True, False)
    assert not chart.canvas.picture.lines


def test_the_shared_band_is_drawn_between_its_ends(chart: SeriesChart) -> None:
    plain = chart.grab().toImage()

    chart.set_showing(Showing(consensus=Interval(Decimal(5000), Decimal(7000))))

    frame = chart.canvas.picture.frame
    origin = chart.canvas.mapToScene(QPointF(0, 0))
    banded = chart.grab().toImage()
    x = round(origin.x() + frame.plot.center().x())
    inside, outside = round(origin.y() + frame.y_of(6300)), round(origin.y() + frame.y_of(4500))
    assert banded.pixelColor(x, inside) != plain.pixelColor(x, inside)
    assert banded.pixelColor(x, outside) == plain.pixelColor(x, outside)


# --- several measures ---------------------------------------------------------------------------------------


def test_several_measures_share_their_days_and_move_together(qtbot: QtBot, look: ChartTheme) -> None:
    page = Multiples(look)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    first = troops_series()
    second = Series("h", "houses", "house", (make_estimate("h1", value=4, said="2024-04-02"),), (), 1)

    page.show_series([first, second], texts, lambda figure_id: (figure_id,), look)
    one, two = page.charts[:2]

    def left(chart: SeriesChart) -> float:
        return chart.canvas.mapToScene(QPointF(0, 0)).x()

    qtbot.waitUntil(lambda: left(one) == pytest.approx(left(two)))
    assert one.view.viewRange()[0] == pytest.approx(two.view.viewRange()[0])
    assert one.height() + two.height() < page.height()

    one.zoom(2)

    assert two.view.viewRange()[0] == pytest.approx(one.view.viewRange()[0])
    page.close()
