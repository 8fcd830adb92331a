"""How far sources are apart: the same from all sides, in all units, however often one is repeated."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from helpers.comparing import FIRST_DAY, figure_lists, said
from reportedly.analysis.disagreement import disagreement_of
from reportedly.analysis.latest import latest_of
from reportedly.analysis.series import build_series
from reportedly.model.disagreement import Disagreement
from reportedly.model.figure import Figure, Stance
from reportedly.model.quantity import Kind, Relation

KEY = "soldier|arrive"
UNITS = {"km": Decimal(1), "metre": Decimal(1000)}


def _disagreement(figures: Iterable[Figure], origins: Mapping[str, str] | None = None) -> Disagreement | None:
    known = list(figures)
    series = build_series(known, KEY)
    by_id = {figure.id: figure for figure in known}
    found = disagreement_of(series, by_id, origins=origins or {})
    assert found == disagreement_of(series, by_id, latest=latest_of(series, origins=origins or {}))
    return found


def _told(found: Disagreement | None) -> tuple[object, ...] | None:
    return (
        None
        if found is None
        else (found.gap, found.lower.figure_id, found.upper.figure_id, found.words, found.reason)
    )


# --- properties -------------------------------------------------------------------------------------------


@given(figure_lists(), st.randoms(use_true_random=False))
def test_the_order_of_the_figures_changes_nothing(figures: list[Figure], random: Random) -> None:
    shuffled = list(figures)
    random.shuffle(shuffled)

    assert _told(_disagreement(shuffled)) == _told(_disagreement(figures))


@given(figure_lists())
def test_the_gap_is_the_same_from_both_sides(figures: list[Figure]) -> None:
    rows = latest_of(build_series(figures, KEY))

    for first in rows:
        for second in rows:
            assert first.interval.gap(second.interval) == second.interval.gap(first.interval) >= 0
            assert first.interval.meets(second.interval) is second.interval.meets(first.interval)


@given(figure_lists(1).filter(bool), st.integers(2, 5))
def test_sources_that_give_the_same_are_not_apart(figures: list[Figure], sources: int) -> None:
    first = replace(figures[0], stance=Stance.ASSERTED)
    same = [replace(first, id=f"s{n}", article=f"s{n}", source=f"Source {n}") for n in range(sources)]

    found = _disagreement(same)

    assert found is not None
    assert (found.gap, found.words) == (0, "No gap")
    assert not found.is_open
    assert not found.others


@given(figure_lists(), st.lists(st.sampled_from(list(UNITS)), min_size=8, max_size=8))
def test_a_conversion_of_units_changes_nothing(figures: list[Figure], units: list[str]) -> None:
    def in_unit(figure: Figure, unit: str) -> Figure:
        numbers = (None if n is None else n * UNITS[unit] for n in (figure.value, figure.low, figure.high))
        value, low, high = numbers
        return replace(figure, unit=unit, value=value, low=low, high=high)

    plain = _disagreement([in_unit(figure, "km") for figure in figures])
    mixed = _disagreement([in_unit(figure, unit) for figure, unit in zip(figures, units, strict=False)])

    assert (plain is None) is (mixed is None)
    if plain is not None and mixed is not None:
        assert mixed.gap / UNITS[mixed.unit] == plain.gap
        assert (mixed.is_open, mixed.is_rough, mixed.days) == (plain.is_open, plain.is_rough, plain.days)


@given(
    figure_lists(),
    st.lists(
        st.tuples(
            st.integers(0, 7), st.sampled_from(["same", "Echo", None]), st.integers(0, 9), st.booleans()
        ),
        max_size=6,
    ),
)
def test_repeats_of_an_origin_change_nothing(
    figures: list[Figure], repeats: list[tuple[int, str | None, int, bool]]
) -> None:
    origins = {figure.id: f"origin-{figure.id}" for figure in figures}
    told = list(figures)
    for number, (which, voice, later, is_hedge_lost) in enumerate(repeats):
        if which < len(figures):
            told.append(_repeat(figures[which], f"r{number}", voice, later, is_hedge_lost=is_hedge_lost))
            origins[f"r{number}"] = f"origin-{figures[which].id}"

    assert _told(_disagreement(told, origins)) == _told(_disagreement(figures, origins))


def _repeat(figure: Figure, name: str, voice: str | None, later: int, *, is_hedge_lost: bool) -> Figure:
    day = figure.statement_date and (date.fromisoformat(figure.statement_date) + timedelta(later)).isoformat()
    number = figure.value if figure.value is not None else figure.low
    lost = (
        {"relation": Relation.EXACT, "value": number, "low": number, "high": number} if is_hedge_lost else {}
    )
    return replace(
        figure, id=name, article=name, outlet=f"Outlet {name}", source=figure.source if voice == "same" else voice,
        statement_date=day, published=(FIRST_DAY + timedelta(90)).isoformat() if day else None, **lost,
    )  # fmt: skip


@given(figure_lists())
def test_a_bound_never_becomes_a_point(figures: list[Figure]) -> None:
    by_id = {figure.id: figure for figure in figures}

    for row in latest_of(build_series(figures, KEY)):
        relation = by_id[row.figure_id].relation
        if relation in (Relation.AT_LEAST, Relation.MORE_THAN):
            assert (row.interval.low, row.interval.high) == (by_id[row.figure_id].low, None)
        if relation in (Relation.AT_MOST, Relation.LESS_THAN):
            assert (row.interval.low, row.interval.high) == (None, by_id[row.figure_id].high)
        if relation is Relation.RANGE:
            assert not row.interval.is_point


# --- by example -------------------------------------------------------------------------------------------


def test_the_gap_is_told_in_words_with_who_where_and_how_much_later() -> None:
    first = said(1, "White House", "~3000", "2024-10-23", measure="troops in eastern Russia")
    second = said(2, "Pentagon", ">=12000", "2024-11-26", measure="troops in Russia")

    found = _disagreement([first, second])

    assert found is not None
    assert (found.gap, found.is_open, found.is_rough, found.days) == (9000, True, True, 34)
    assert found.words == "About 9,000 or more apart"
    assert found.reason == (
        "White House: ~3,000 in eastern Russia, 23 Oct. Pentagon: ≥12,000 in Russia, 26 Nov 2024, 34 days later."
    )


def test_figures_that_all_can_hold_say_what_they_share() -> None:
    found = _disagreement([said(1, "Army", ">=100", "2024-10-23"), said(2, "Mayor", "90..150", "2024-10-24")])

    assert found is not None
    assert found.words == "No gap"
    assert found.reason == "Both latest figures can hold together: 100–150."


def test_only_the_latest_figure_of_a_source_counts() -> None:
    old, new = said(1, "Army", "=10", "2024-10-01"), said(2, "Army", "=40", "2024-10-20")

    found = _disagreement([old, new, said(3, "Mayor", "=50", "2024-10-21")])

    assert found is not None
    assert found.gap == 10


def test_plans_forecasts_and_denied_figures_disagree_with_nobody() -> None:
    figures = [
        said(1, "Army", "=10", "2024-10-01"),
        said(2, "Mayor", "=90", "2024-10-02", stance=Stance.PLANNED),
        said(3, "Ministry", "=70", "2024-10-02", stance=Stance.DENIED),
    ]

    assert _disagreement(figures) is None


def test_a_number_of_one_week_is_not_compared_with_the_total() -> None:
    week = said(1, "White House", "=1000", "2024-12-27", target_date="2024-12", target_start="2024-12-20",
                target_end="2024-12-27", sentence="There were 1,000 casualties in the past week.")  # fmt: skip

    assert _disagreement([week, said(2, "Army", "=3000", "2024-12-23")]) is None


def test_the_toll_of_a_war_is_not_compared_with_that_of_a_strike() -> None:
    war = "The war has killed 14000 people."
    whole = said(1, "Envoy", "=14000", "2024-12-27", sentence=war, sentence_start=0, start=19, end=24)
    days = [said(2, "Army", "=36", "2024-12-27"), said(3, "Hospital", "=29", "2024-12-27")]

    assert _disagreement([whole, days[0]]) is None
    found = _disagreement([whole, *days])
    assert found is not None
    assert (found.lower.voice, found.upper.voice) == ("Hospital", "Army")


def test_increments_of_two_weeks_are_not_compared() -> None:
    first = said(1, "Army", "=100", "2024-10-01", kind=Kind.INCREMENT)
    second = said(2, "Mayor", "=300", "2024-10-20", kind=Kind.INCREMENT)

    assert _disagreement([first, second]) is None


def test_shares_are_apart_by_percentage_points() -> None:
    figures = [
        said(1, "Army", "=10", "2024-10-01", unit="percent"),
        said(2, "Mayor", "=14", "2024-10-01", unit="percent"),
    ]

    found = _disagreement(figures)

    assert found is not None
    assert found.words == "4 percentage points apart"


def test_a_number_just_beyond_a_bound_is_next_to_it_and_not_0_apart() -> None:
    found = _disagreement([said(1, "Army", ">500", "2024-03-01"), said(2, "Mayor", "=500", "2024-03-02")])

    assert found is not None
    assert (found.gap, found.words) == (0, "Next to each other")
