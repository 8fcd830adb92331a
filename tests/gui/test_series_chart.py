"""The chart shows each figure where it belongs, and the pointer and the keys reach all of them."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QPalette, QTextDocumentFragment
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpers.troops import PLACES, make_estimate, troops_series, troops_wordings
from reportedly.charts.chart_theme import ChartTheme, chart_theme
from reportedly.charts.series_chart import SeriesChart
from reportedly.charts.showing import Showing
from reportedly.charts.wording import Wording
from reportedly.gui.shell.theme import Theme
from reportedly.model.estimate import Series


def plain(html: str) -> str:
    return QTextDocumentFragment.fromHtml(html).toPlainText()


def _click(qtbot: QtBot, chart: SeriesChart, figure_id: str) -> None:
    place = chart.mark_place(figure_id)
    assert place is not None
    target = chart.childAt(place.toPoint())
    qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(chart, place.toPoint()))


def test_every_dated_figure_has_a_mark(chart: SeriesChart) -> None:
    assert chart.canvas.picture is not None
    drawn = {mark.estimate.figure_id for mark in chart.canvas.picture.marks}
    assert drawn == {estimate.figure_id for estimate in troops_series().estimates}


@pytest.mark.parametrize("figure_id", ["army", "plan", "denied", "observers2", "forecast"])
def test_a_click_on_a_mark_chooses_its_figure(qtbot: QtBot, chart: SeriesChart, figure_id: str) -> None:
    with qtbot.waitSignal(chart.figure_chosen) as chosen:
        _click(qtbot, chart, figure_id)

    assert chosen.args == [figure_id]


def test_arrow_keys_reach_every_mark_by_date(qtbot: QtBot, chart: SeriesChart) -> None:
    reached = []
    chart.figure_chosen.connect(reached.append)
    chart.figure_chosen.connect(lambda figure_id: chart.set_chosen(figure_id))

    for _ in range(len(troops_series().estimates) + 2):
        qtbot.keyClick(chart, Qt.Key.Key_Right)

    assert set(reached) == {estimate.figure_id for estimate in troops_series().estimates}


def test_enter_opens_the_chosen_figure(qtbot: QtBot, chart: SeriesChart) -> None:
    chart.set_chosen("plan")

    with qtbot.waitSignal(chart.figure_opened) as opened:
        qtbot.keyClick(chart, Qt.Key.Key_Return)

    assert opened.args == ["plan"]


def test_choosing_moves_no_mark_and_no_label(chart: SeriesChart) -> None:
    before = chart.canvas.picture

    chart.set_chosen("army2", frozenset({"army2", "ministry"}))

    assert chart.canvas.picture is before


def test_a_plan_is_tied_to_the_day_it_was_said(chart: SeriesChart) -> None:
    assert chart.canvas.picture is not None
    (tie,) = chart.canvas.picture.ties

    assert tie.mark.estimate.figure_id == "plan"
    assert tie.said_x < tie.mark.x


def test_step_lines_never_slope_and_join_assertions_of_one_source_only(chart: SeriesChart) -> None:
    assert chart.canvas.picture is not None
    for line in chart.canvas.picture.lines:
        assert line.voice in {"Army (North)", "Observers"}
        for x0, y0, x1, y1 in line.corners:
            assert x0 == pytest.approx(x1) or y0 == pytest.approx(y1)


def test_a_step_line_ends_at_the_new_number_and_not_at_the_one_it_rose_from(chart: SeriesChart) -> None:
    told = (
        make_estimate("first", value=30, said="2025-03-04"),
        make_estimate("new", value=41, said="2025-03-05", target_end="2025-03-05"),
        make_estimate("up from", value=34, said="2025-03-05", target_end="2025-03-04"),
    )
    series = Series("people|killed", "people killed", "people", told)

    chart.show_series(series, troops_wordings(series), lambda figure_id: (figure_id,))

    assert chart.canvas.picture is not None
    (line,) = chart.canvas.picture.lines
    assert line.latest == "new"


def test_a_number_far_above_stands_at_the_edge_until_the_whole_scale_is_shown(chart: SeriesChart) -> None:
    picture = chart.canvas.picture
    assert picture is not None
    is_off = picture.mark_of("denied").is_off_scale

    chart.set_showing(Showing(is_whole=True))

    assert is_off
    assert not chart.canvas.picture.mark_of("denied").is_off_scale


def test_a_month_is_no_day(chart: SeriesChart) -> None:
    assert chart.canvas.picture is not None
    assert not chart.canvas.picture.mark_of("month").is_dated_exactly
    assert chart.canvas.picture.mark_of("army").is_dated_exactly


def test_on_a_log_scale_marks_stand_by_their_logarithm(chart: SeriesChart) -> None:
    chart.set_showing(Showing(is_log=True))

    picture = chart.canvas.picture
    assert picture is not None
    heights = [picture.mark_of(name).centre.y() for name in ("army", "army2", "plan", "denied")]
    assert heights == sorted(heights, reverse=True)
    assert heights[2] - heights[3] > heights[0] - heights[1]


def test_a_fall_keeps_its_place_below_zero_when_a_log_scale_is_chosen(chart: SeriesChart) -> None:
    falls = (make_estimate("low", value=-8), make_estimate("high", "Bank", value=-5))
    series = Series("export|change", "change in exports", "percent", falls)
    chart.show_series(series, troops_wordings(series), lambda figure_id: (figure_id,))

    chart.set_showing(Showing(is_log=True))

    assert chart.canvas.picture is not None
    assert chart.canvas.zero is not None
    assert chart.canvas.zero < chart.canvas.picture.mark_of("high").centre.y()
    assert chart.canvas.picture.mark_of("high").centre.y() < chart.canvas.picture.mark_of("low").centre.y()


def test_zooming_keeps_the_view_when_figures_change_and_reset_brings_it_back(chart: SeriesChart) -> None:
    whole = chart.mark_place("army2")
    view = chart._view

    view.scaleBy((0.5, 0.5))
    view.sigRangeChangedManually.emit(view.state["mouseEnabled"])
    zoomed = chart.mark_place("army2")
    chart.show_series(troops_series(), troops_wordings(troops_series()))
    kept = chart.mark_place("army2")
    chart.reset_view()

    assert zoomed != whole
    assert kept == zoomed
    assert (chart.mark_place("army2") - whole).manhattanLength() < 0.5


def test_the_card_of_a_mark_shows_beside_the_pointer_and_goes_with_it(
    qtbot: QtBot, chart: SeriesChart
) -> None:
    scene = chart._widget.scene()
    mark = chart.canvas.picture.mark_of("observers2")

    scene.sigMouseMoved.emit(chart.canvas.mapToScene(mark.centre))
    is_shown = chart._card.isVisible()
    scene.sigMouseMoved.emit(QPointF(3, 3))

    assert is_shown
    assert not chart._card.isVisible()


def test_the_card_of_a_mark_goes_with_the_day_that_is_shown(chart: SeriesChart) -> None:
    mark = chart.canvas.picture.mark_of("observers2")
    chart._widget.scene().sigMouseMoved.emit(chart.canvas.mapToScene(mark.centre))
    is_shown = chart._card.isVisible()

    chart.set_as_of(date(2024, 3, 1))

    assert is_shown
    assert not chart._card.isVisible()


@pytest.mark.parametrize(
    ("series", "words"),
    [
        (None, "No figures yet."),
        (Series("k", "soldiers", "", ()), "No figure of this measure fits these filters."),
        (
            Series("k", "soldiers", "people", (make_estimate(said=None),), (), 1),
            "These figures have no date.",
        ),
    ],
    ids=["nothing", "filtered", "no date"],
)
def test_an_empty_chart_says_why(chart: SeriesChart, series: Series | None, words: str) -> None:
    chart.show_series(series, {})

    assert chart._note.isVisible()
    assert chart._note.text() == words


def test_a_right_click_on_a_mark_asks_for_the_menu_of_its_figure(chart: SeriesChart) -> None:
    asked: list[str] = []
    chart.figure_chosen.connect(asked.append)
    chart.figure_menu_wanted.connect(lambda _: asked.append("menu of the figure"))
    chart.menu_wanted.connect(lambda _: asked.append("menu of the chart"))
    place, aside = chart.mark_place("plan").toPoint(), QPoint(2, 2)

    for at in (place, aside):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, chart.mapToGlobal(at))
        QApplication.sendEvent(chart, event)

    assert asked == ["plan", "menu of the figure", "menu of the chart"]


def test_the_menu_key_asks_for_the_menu_of_the_current_mark(chart: SeriesChart, qtbot: QtBot) -> None:
    chart.set_chosen("plan")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), QPoint(2, 2))

    with qtbot.waitSignal(chart.figure_menu_wanted) as asked:
        QApplication.sendEvent(chart, event)

    assert asked.args == [chart.mapToGlobal(chart.mark_place("plan").toPoint())]


def test_the_card_of_a_mark_goes_when_a_key_leads_elsewhere(chart: SeriesChart, qtbot: QtBot) -> None:
    chart._card.show_beside(chart.mark_place("plan"), ("a card",))

    qtbot.keyClick(chart, Qt.Key.Key_Right)

    assert not chart._card.isVisible()


def test_figures_without_a_day_are_counted_below_the_chart_and_can_be_asked_for(chart: SeriesChart) -> None:
    dated, lost = (
        make_estimate("dated"),
        replace(make_estimate("lost", said=None), published=date(2024, 3, 9)),
    )
    late = make_estimate("late", said=None, voice="Navy")
    asked: list[list[str]] = []
    chart.undated_wanted.connect(asked.append)
    chart.show_series(
        Series("k", "soldiers", "people", (dated, lost, late)),
        {"lost": Wording("3,000"), "late": Wording("≥4,000")},
    )
    chart._note.linkActivated.emit("undated")
    words = plain(chart._note.text())
    chart.set_as_of(date(2024, 3, 9))

    assert "2 figures without a day are not drawn: 3,000, ≥4,000. Show in the table" in words
    assert asked == [["lost", "late"]]
    assert "1 figure without a day is not drawn: 3,000. Show in the table" in plain(chart._note.text())


def test_one_source_alone_is_told_from_one_that_a_filter_leaves(chart: SeriesChart) -> None:
    chart.show_series(Series("k", "soldiers", "people", (make_estimate("one"),)), {})
    at_rest = chart._note.text()

    chart.set_filtered(is_filtered=True)

    assert at_rest == "Only one source gives this figure so far: Army."
    assert chart._note.text() == "Only one source is shown: Army."


def test_the_chart_is_told_in_words_to_those_who_do_not_see_it(chart: SeriesChart) -> None:
    words = chart.accessibleDescription()

    assert words.startswith("soldiers across the border, in people.")
    assert "Army (North): ~1,500 asserted, ~3,000 asserted, 10,000 planned." in words


def test_no_label_covers_another_label_or_a_mark(chart: SeriesChart) -> None:
    picture = chart.canvas.picture
    assert picture is not None
    boxes = [placed.box for placed in picture.labels]

    for place, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[place + 1 :])
        assert not any(box.adjusted(1, 1, -1, -1).contains(mark.centre) for mark in picture.marks)


def test_each_source_is_named(chart: SeriesChart) -> None:
    picture = chart.canvas.picture
    assert picture is not None
    words = " ".join(part.words for placed in picture.labels for part in placed.label.parts)

    for name in ("Army", "Ministry", "Observers", "Embassy", "The Courier"):
        assert name in words


@pytest.mark.parametrize("size", [(420, 200), (900, 400), (1800, 700)])
def test_no_label_is_cut_at_the_edge(qtbot: QtBot, chart: SeriesChart, size: tuple[int, int]) -> None:
    chart.resize(*size)
    qtbot.waitUntil(lambda: abs(chart._widget.width() - size[0]) < 2)

    picture = chart.canvas.picture
    assert picture is not None
    room = chart.canvas.boundingRect()
    for placed in picture.labels:
        assert room.adjusted(-1, -1, 1, 1).contains(placed.box)


def test_the_colour_of_a_mark_is_that_of_its_source(chart: SeriesChart, look: ChartTheme) -> None:
    palette = chart.palette()
    palette.setColor(QPalette.ColorRole.Window, look.color("surface"))
    chart.setPalette(palette)
    place = chart.mark_place("ministry")
    assert place is not None

    image = chart.grab().toImage()

    scale = image.devicePixelRatio()
    pixel = image.pixelColor(QPoint(round(place.x() * scale), round(place.y() * scale)))
    assert pixel == look.mark_color("Ministry")


def test_a_click_on_the_count_of_a_crowded_day_selects_what_has_no_mark(
    qtbot: QtBot, chart: SeriesChart
) -> None:
    crowd = tuple(make_estimate(f"figure {number}", f"Source {number}") for number in range(10))
    chart.show_series(
        Series("crowd", "soldiers", "people", crowd, (), 10), {}, lambda figure_id: (figure_id,)
    )
    (more,) = chart.canvas.picture.more
    place = chart.canvas.mapToScene(more.place)
    target = chart._widget.viewport()

    with qtbot.waitSignal(chart.figures_selected) as selected:
        qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=chart._widget.mapFromScene(place))
    chart._widget.scene().sigMouseMoved.emit(place)

    drawn = {mark.estimate.figure_id for mark in chart.canvas.picture.marks}
    assert selected.args[0] == {estimate.figure_id for estimate in crowd} - drawn
    assert len(selected.args[0]) == 4
    assert chart._card.isVisible()


def test_marks_and_labels_look_the_same_as_pictures_and_as_paths(chart: SeriesChart, monkeypatch) -> None:
    from reportedly.charts.sprites import PixelGrid

    chart.set_chosen("army", frozenset({"army2", "ministry", "observers"}))
    as_pictures = chart.grab().toImage()
    monkeypatch.setattr(PixelGrid, "of", classmethod(lambda cls, painter: None))
    as_paths = chart.grab().toImage()

    differences = [
        max(abs(a - b) for a, b in zip(first.getRgb(), second.getRgb(), strict=True))
        for x in range(0, as_paths.width(), 2)
        for y in range(0, as_paths.height(), 2)
        if (first := as_pictures.pixelColor(x, y)) != (second := as_paths.pixelColor(x, y))
    ]
    assert (
        sum(difference > 60 for difference in differences) < 0.02 * as_paths.width() * as_paths.height() / 4
    )


def test_plans_that_stand_together_are_named_without_a_comma_at_the_end(chart: SeriesChart) -> None:
    plans = tuple(
        make_estimate(f"plan {voice}", voice, stance="planned", target_end="2024-05-31")
        for voice in ("Army (North)", "Ministry")
    )
    series = Series("plans", "soldiers", "people", (*plans, make_estimate("later", said="2024-06-30")), (), 2)

    chart.show_series(series, troops_wordings(series))

    (label,) = (p.label for p in chart.canvas.picture.labels if p.label.figure_id.startswith("plan"))
    assert "".join(part.words for part in label.parts) == "Army, Ministry 3,000 planned"


def test_another_theme_is_drawn_at_once_as_if_it_had_been_chosen_first(
    qtbot: QtBot, chart: SeriesChart, theme: Theme
) -> None:
    dark = chart_theme("dark", theme.e, theme.font(), PLACES)
    fresh = SeriesChart(dark)
    qtbot.addWidget(fresh)
    fresh.resize(chart.size())
    with qtbot.waitExposed(fresh):
        fresh.show()
    fresh.show_series(troops_series(), troops_wordings(troops_series()))
    qtbot.waitUntil(lambda: fresh._widget.size() == chart._widget.size())
    for one in (chart, fresh):
        one.set_chosen("army", frozenset({"army", "observers"}))
    chart.grab()

    chart.set_theme(dark)

    image = chart.grab().toImage()
    assert image.pixelColor(2, 2) == dark.color("surface")
    assert image == fresh.grab().toImage()
    fresh.close()


def _words(chart: SeriesChart) -> list[str]:
    return ["".join(part.words for part in placed.label.parts) for placed in chart.canvas.picture.labels]


def test_no_hedge_and_no_stance_is_lent_to_the_figures_of_others(chart: SeriesChart) -> None:
    rows = [*(("=", "asserted"),) * 4, *(("~", "asserted"),) * 5, ("=", "denied")]
    said = tuple(
        make_estimate(f"figure {n}", f"Source {n}", relation, stance=stance)
        for n, (relation, stance) in enumerate(rows)
    )
    later = make_estimate("later", "Army", said="2024-06-30")

    series = Series("mixed", "soldiers", "people", (*said, later), (), 2)
    chart.show_series(series, troops_wordings(series))

    words = _words(chart)
    assert "3,000 4 sources" in words
    assert "~3,000 5 sources" in words
    assert "Source 9 3,000 denied" in words


def test_near_marks_of_different_values_share_no_label(chart: SeriesChart) -> None:
    near = tuple(make_estimate(f"near {n}", f"Source {n}", value=12_000 - 100 * n) for n in range(3))
    series = Series("near", "soldiers", "people", (*near, make_estimate("later", said="2024-06-30")), (), 2)

    chart.show_series(series, troops_wordings(series))

    for n, number in enumerate(("12,000", "11,900", "11,800")):
        assert f"Source {n} {number}" in _words(chart)


def test_own_voices_are_counted_apart_from_sources(chart: SeriesChart) -> None:
    voices = [*(f"Source {n}" for n in range(3)), "The Courier, own voice"]
    said = tuple(make_estimate(voice, voice) for voice in voices)
    series = Series("own", "soldiers", "people", (*said, make_estimate("later", said="2024-06-30")), (), 2)

    chart.show_series(series, troops_wordings(series))

    assert "3,000 3 sources, 1 own voice" in _words(chart)


@pytest.mark.parametrize("said", ["2024-03-01", "2024-06-30"], ids=["first day", "last day"])
def test_what_has_no_mark_is_counted_inside_the_plot_and_under_no_label(
    chart: SeriesChart, said: str
) -> None:
    crowd = tuple(make_estimate(f"{n}", f"Source {n}", said=said) for n in range(20))
    others = tuple(
        make_estimate(day, "Army", value=2800, said=day) for day in ("2024-03-01", "2024-03-05", "2024-06-30")
    )
    series = Series("crowd", "soldiers", "people", (*crowd, *others), (), 20)

    chart.show_series(series, troops_wordings(series))

    picture = chart.canvas.picture
    hidden = {one.figure_id for one in (*crowd, *others)} - {
        mark.estimate.figure_id for mark in picture.marks
    }
    assert {name for more in picture.more for name in more.figures} == hidden
    for more in picture.more:
        assert chart.canvas.boundingRect().contains(more.box)
        assert not any(more.box.intersects(placed.box) for placed in picture.labels)
        assert not any(more.box.contains(mark.centre) for mark in picture.marks)
    least = chart.canvas.plot.left() + chart.canvas.theme.size("mark", "about", "halo_diameter") / 2
    assert min(mark.x for mark in picture.marks) >= least


def test_marks_near_zero_stand_whole_above_the_edge(chart: SeriesChart) -> None:
    series = Series(
        "low", "soldiers", "people", (make_estimate("low", value=1), make_estimate("high", value=9000)), (), 2
    )

    chart.show_series(series, troops_wordings(series))

    mark = chart.canvas.picture.mark_of("low")
    reach = chart.canvas.theme.size("mark", "about", "halo_diameter") / 2
    assert mark.bottom + reach <= chart.canvas.boundingRect().bottom()
