"""What stands near on the chart is kept apart and named: marks of one day, labels, who denies, what changed."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from helpers.troops import make_estimate, troops_series, troops_wordings
from reportedly.charts.denier_words import shortened
from reportedly.charts.mark_key import key_of, notes_of
from reportedly.charts.series_chart import SeriesChart
from reportedly.model.dates import parse_iso_period
from reportedly.model.estimate import LoneDenial, Series


def test_many_denials_of_one_day_stay_inside_the_plot_and_are_counted(chart: SeriesChart) -> None:
    day = parse_iso_period("2024-06-30")
    denials = tuple(LoneDenial(f"Party {n}", day, "It is denied.", ("a",)) for n in range(40))
    figures = (make_estimate("a"), make_estimate("b", said="2024-06-30"))

    chart.show_series(Series("denied", "soldiers", "people", figures, denials, 2), {})

    *crosses, (hidden, count_at) = chart._days.denial_stops()
    left = chart._days.mapFromItem(chart._view, QPointF(0, 0)).x()
    assert len(crosses) == 6
    assert {one for stop, _ in crosses for one in stop} | set(hidden) == set(denials)
    assert all(len(stop) == 1 for stop, _ in crosses)
    assert max(at.x() for _, at in crosses) < count_at.x() < left + chart.canvas.plot.right()


def test_the_card_of_a_cross_gives_the_sentence_that_denies(chart: SeriesChart) -> None:
    (((denial,), at),) = chart._days.denial_stops()

    card = chart._pointer._of_denials(at).card

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
    (((denial,), at),) = chart._days.denial_stops()
    chosen: list[str] = []
    chart.figure_chosen.connect(chosen.append)
    scene = chart._days.mapToScene(at)
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

    assert [shortened(f"{name} 7 Mar") for name in names] == [
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


def test_the_key_names_no_line_where_a_source_speaks_on_one_day_only() -> None:
    one, two = make_estimate("a", "Army"), make_estimate("b", "Army", value=4000)

    assert notes_of(Series("k", "soldiers", "people", (one, two)), has_lines=True) == []


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
