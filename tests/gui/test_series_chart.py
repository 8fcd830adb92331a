"""The chart shows each figure where it belongs, and the pointer and the keys reach all of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QPalette, QTextDocumentFragment
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpers.troops import PLACES, make_estimate, troops_series, troops_wordings
from reportedly.charts.axes import _shortened
from reportedly.charts.chart_theme import ChartTheme, chart_theme
from reportedly.charts.mark_key import key_of, notes_of
from reportedly.charts.series_chart import SeriesChart
from reportedly.charts.showing import Showing
from reportedly.charts.wording import Wording
from reportedly.gui.shell.theme import Theme
from reportedly.model.dates import parse_iso_period
from reportedly.model.estimate import LoneDenial, Series


@pytest.fixture
def look(theme: Theme) -> ChartTheme:
    return chart_theme("light", theme.e, theme.font(), PLACES)


@pytest.fixture
def chart(qtbot: QtBot, look: ChartTheme) -> Iterator[SeriesChart]:
    made = SeriesChart(look)
    qtbot.addWidget(made)
    made.resize(900, 400)
    with qtbot.waitExposed(made):
        made.show()
    series = troops_series()
    made.show_series(series, troops_wordings(series), lambda figure_id: (f"card of {figure_id}",))
    yield made
    made.close()


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


def test_many_denials_of_one_day_stay_inside_the_plot_and_are_counted(chart: SeriesChart) -> None:
    day = parse_iso_period("2024-06-30")
    denials = tuple(LoneDenial(f"Party {n}", day, "It is denied.", ("a",)) for n in range(40))
    figures = (make_estimate("a"), make_estimate("b", said="2024-06-30"))

    chart.show_series(Series("denied", "soldiers", "people", figures, denials, 2), {})

    crosses, ((hidden, count_at),) = chart._days._crosses()
    left = chart._days.mapFromItem(chart._view, QPointF(0, 0)).x()
    assert len(crosses) == 6
    assert {one.voice for one, _ in crosses} | {one.voice for one in hidden} == {one.voice for one in denials}
    assert max(x for _, x in crosses) < count_at < left + chart.canvas.plot.right()


def test_the_card_of_a_cross_gives_the_sentence_that_denies(chart: SeriesChart) -> None:
    ((denial, x),), _ = chart._days._crosses()

    card = chart._pointer._of_denials(QPointF(x, chart._days._lane_y())).card

    assert card == [f"{denial.voice} denies", "", denial.sentence]


def test_what_a_margin_label_adds_stands_whole_on_a_line_of_its_own(chart: SeriesChart) -> None:
    voice = "The Courier of the Far North, own voice"
    said = (
        make_estimate("a"),
        make_estimate("b", voice, "~", 1_234_567, stance="alleged", said="2024-06-30"),
    )

    series = Series("own", "soldiers", "people", said, (), 2)
    chart.show_series(series, troops_wordings(series))

    (label,) = (p.label for p in chart.canvas.picture.labels if p.label.figure_id == "b")
    lines = ["".join(part.words for part in line).strip() for line in (label.parts, *label.lines)]
    assert lines[-1] == "alleged, own voice"


def test_a_low_chart_counts_nothing_below_zero(qtbot: QtBot, chart: SeriesChart) -> None:
    chart.resize(900, 110)
    qtbot.waitUntil(lambda: abs(chart._widget.height() - 110) < 2)

    assert [words for _, words in chart._values._ticks if words.startswith("\N{MINUS SIGN}")] == []


def test_bars_and_arrows_of_one_day_that_meet_stand_side_by_side(chart: SeriesChart) -> None:
    said = (
        make_estimate("least", "Army", ">=", 4000),
        make_estimate("range", "Ministry", "range", 4500, 5500),
        make_estimate("most", "Observers", "<=", 6000),
        make_estimate("far", "Embassy", "=", 20000),
    )

    chart.show_series(Series("many", "soldiers", "people", said), {})

    xs = {mark.estimate.figure_id: mark.x for mark in chart.canvas.picture.marks}
    pitch = chart.canvas.theme.size("swarm_pitch")
    three = sorted(xs[name] for name in ("least", "range", "most"))
    assert [round(b - a, 3) for a, b in pairwise(three)] == [round(pitch, 3)] * 2
    assert xs["far"] == pytest.approx(three[1])  # alone, on its day


def test_marks_of_one_day_whose_bars_leave_room_keep_their_day(chart: SeriesChart) -> None:
    said = (make_estimate("least", "Army", ">=", 1000), make_estimate("most", "Observers", "<=", 20000))

    chart.show_series(Series("two", "soldiers", "people", said), {})

    first, second = chart.canvas.picture.marks
    assert first.x == second.x


def test_plans_of_several_sources_for_the_same_share_a_label_in_the_margin(chart: SeriesChart) -> None:
    plans = [
        make_estimate(f"p{n}", voice, "=", 10000, stance="planned", target_end="2024-05-31")
        for n, voice in enumerate(("Army (North)", "Ministry", "Observers"))
    ]
    series = Series("plans", "soldiers", "people", (make_estimate("now", "Embassy", value=3000), *plans))

    chart.show_series(series, troops_wordings(series))

    words = [
        ["".join(part.words for part in line) for line in (one.label.parts, *one.label.lines)]
        for one in chart.canvas.picture.margin
    ]
    said = [lines for lines in words if "planned" in lines[-1]]
    assert [(" ".join("".join(lines).split())) for lines in said] == [
        "Army, Ministry, Observers10,000 planned"
    ]
    assert not any(line.startswith(",") for line in said[0])


def test_a_cross_that_is_clicked_asks_for_its_denial_and_chooses_no_figure(
    qtbot: QtBot, chart: SeriesChart
) -> None:
    ((denial, x),), _ = chart._days._crosses()
    chosen: list[str] = []
    chart.figure_chosen.connect(chosen.append)
    scene = chart._days.mapToScene(QPointF(x, chart._days._lane_y()))
    viewport = chart._widget.viewport()

    with qtbot.waitSignal(chart.denial_chosen) as asked:
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=chart._widget.mapFromScene(scene))

    assert asked.args == [denial]
    assert chosen == []


def test_what_changed_between_two_days_has_corners_and_no_ring(chart: SeriesChart) -> None:
    plain_look = chart.grab().toImage()

    chart.set_changed(frozenset({"ministry"}))
    changed = chart.grab().toImage()
    chart.set_changed(frozenset())
    chart.set_chosen(None, frozenset({"ministry"}))
    ringed = chart.grab().toImage()

    assert changed != plain_look
    assert ringed not in (plain_look, changed)


def _written(chart: SeriesChart) -> list[str]:
    labels = chart.canvas.picture.labels
    return [" ".join("".join(part.words for line in (one.label.parts, *one.label.lines) for part in line).split())
            for one in labels]  # fmt: skip


def test_of_one_source_alone_the_labels_give_the_figures_and_the_note_its_name(chart: SeriesChart) -> None:
    series = Series(
        "one", "soldiers", "people", (make_estimate("a"), make_estimate("b", value=4000, said="2024-04-01"))
    )

    chart.show_series(series, troops_wordings(series))

    assert not any("Army" in words for words in _written(chart))
    assert "Army" in chart._note.text()


def test_a_long_name_stands_whole_where_there_is_room(chart: SeriesChart) -> None:
    name = "The emergencies committee of the north"
    said = (
        make_estimate("a", name, said="2024-03-20"),
        make_estimate("b", "Army", said="2024-05-20", value=9000),
    )
    series = Series("long", "soldiers", "people", said)

    chart.show_series(series, troops_wordings(series))

    assert f"{name} 3,000" in _written(chart)


def test_at_the_last_stop_what_was_there_before_the_earlier_day_stands_back_too(chart: SeriesChart) -> None:
    said = (
        replace(make_estimate("old"), published=date(2024, 3, 4)),
        replace(make_estimate("new", "Ministry", value=4000, said="2024-03-09"), published=date(2024, 3, 9)),
    )
    chart.show_series(Series("two", "soldiers", "people", said), {})

    chart.set_as_of(None, date(2024, 3, 5))

    assert chart.canvas.fresh == {"new"}
    assert len(chart.plotted.points) == 2


def test_long_names_of_who_denies_are_cut_before_they_are_counted(chart: SeriesChart) -> None:
    names = ["The spokesman for the president of the republic", "The emergencies committee of the north"]
    denials = tuple(LoneDenial(name, parse_iso_period("2024-03-07"), "No.", ("a",)) for name in names)

    chart.show_series(
        Series("d", "soldiers", "people", (make_estimate("a"), make_estimate("b", "X")), denials), {}
    )
    chart.grab()

    assert [_shortened(f"{name} 7 Mar") for name in names] == [
        "The spokesman for the… 7 Mar", "The emergencies commi… 7 Mar",
    ]  # fmt: skip
    assert chart._days._words_box.width() > 0


def test_as_of_an_earlier_day_no_leader_runs_across_the_plot(chart: SeriesChart) -> None:
    dated = tuple(
        replace(one, published=one.possible_days[1]) for one in troops_series().estimates if one.possible_days
    )
    series = Series("soldier|cross", "soldiers", "people", dated)
    chart.show_series(series, troops_wordings(series))

    chart.set_as_of(date(2024, 3, 14))

    longest = 7.5 * chart.canvas.theme.e
    for placed in chart.canvas.picture.labels:
        if placed.leader is not None:
            assert (placed.leader[1] - placed.leader[0]).manhattanLength() < longest


def test_the_key_of_a_picture_of_plans_names_no_mark_and_no_line_that_is_not_there() -> None:
    plan = make_estimate("p", "Army", stance="planned", target_end="2024-05-31")
    one, two = make_estimate("a", "Army"), make_estimate("b", "Army", value=4000, said="2024-04-01")
    plans = Series("k", "soldiers", "people", (plan,))
    both = Series("k", "soldiers", "people", (plan, one, two))

    assert [entry.words for entry in key_of(plans)] == ["planned"]
    assert [entry.words for entry in key_of(both)] == ["exact", "planned"]
    assert notes_of(plans, has_lines=True) == []
    assert notes_of(both, has_lines=True) == ["Lines join what a source had last said"]


def test_a_number_that_is_only_recalled_stands_at_its_own_day(chart: SeriesChart) -> None:
    now = make_estimate("now", value=52, said="2024-03-06")
    former = replace(
        make_estimate("former", value=40, said="2024-03-06"), is_replaced=True,
        target_start=date(2024, 3, 4), target_end=date(2024, 3, 4),
    )  # fmt: skip
    of_its_day = replace(former, figure_id="own", is_replaced=False)

    chart.show_series(Series("dead", "people", "people", (former, now, of_its_day)), {})

    days = {point.estimate.figure_id: date.fromordinal(point.day) for point in chart.plotted.points}
    assert days == {"now": date(2024, 3, 6), "former": date(2024, 3, 4), "own": date(2024, 3, 6)}


def test_who_denies_stands_beside_its_cross_where_one_line_has_no_room_for_all(chart: SeriesChart) -> None:
    days = ("2024-03-05", "2024-03-14", "2024-03-24")
    names = ("The spokesman for the president", "The government of the republic", "The emergencies committee")
    denials = tuple(
        LoneDenial(name, parse_iso_period(day), "No.", ("a",)) for name, day in zip(names, days, strict=True)
    )
    said = (make_estimate("a"), make_estimate("b", "X", said="2024-03-26"))

    chart.show_series(Series("d", "soldiers", "people", said, denials), {})
    chart.grab()

    crosses, _ = chart._days._crosses()
    beside = chart._days._names_beside(crosses, QFontMetricsF(chart.canvas.theme.text_font()))
    assert [words[:7] for _, words in beside] == [name[:7] for name in names]
    assert all(x > at for (x, _), (_, at) in zip(beside, crosses, strict=True))
