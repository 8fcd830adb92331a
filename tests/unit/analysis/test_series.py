"""Figures become series that compare like with like."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.records import make_document, make_figure
from reportedly.analysis.series import KnownEstimates, build_series, estimate_of
from reportedly.model.figure import Denial, Figure, Review, Stance
from reportedly.model.quantity import Kind, Relation

KEY = "soldier|arrive"


def _figure(number: int, **fields: object) -> Figure:
    return make_figure(make_document(), number, number + 1, **fields)


figures = st.lists(
    st.builds(
        lambda number, source, outlet, unit, said, review: _figure(
            number, source=source, outlet=outlet, unit=unit, statement_date=said, review=review
        ),
        st.integers(0, 60),
        st.sampled_from(["Army", "Ministry", None]),
        st.sampled_from(["The Courier", "The Post", None]),
        st.sampled_from(["people", "percent"]),
        st.sampled_from(["2024-10-23", "2024-10", "2024-W42", "2024", None]),
        st.sampled_from(Review),
    ),
    max_size=12,
    unique_by=lambda figure: figure.id,
)


@given(figures)
def test_a_series_keeps_every_figure_of_its_unit_that_was_not_rejected(found: list[Figure]) -> None:
    series = build_series(found, KEY)

    drawn = {
        figure.id for figure in found if figure.review is not Review.REJECTED and figure.unit == series.unit
    }
    assert {estimate.figure_id for estimate in series.estimates} == drawn


@given(figures)
def test_two_outlets_never_share_a_voice_of_their_own(found: list[Figure]) -> None:
    series = build_series(found, KEY)

    by_id = {figure.id: figure for figure in found}
    for voice in series.voices:
        own = [by_id[e.figure_id] for e in series.estimates if e.voice == voice and e.is_own_voice]
        assert len({figure.outlet for figure in own}) <= 1


@given(figures)
def test_estimates_stand_in_the_order_of_their_days_and_undated_ones_last(found: list[Figure]) -> None:
    days = [estimate.day for estimate in build_series(found, KEY).estimates]

    dated = [day for day in days if day is not None]
    assert dated == sorted(dated)
    assert all(day is None for day in days[len(dated) :])


@given(figures, st.randoms())
def test_the_order_in_which_articles_were_loaded_changes_nothing(found: list[Figure], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)

    assert build_series(shuffled, KEY) == build_series(found, KEY)


def test_a_plan_stands_at_its_target_and_an_assertion_at_the_day_it_was_said() -> None:
    plan = estimate_of(
        _figure(0, stance=Stance.PLANNED, statement_date="2024-10-23", target_end="2024-12-31")
    )
    said = estimate_of(
        _figure(1, stance=Stance.ASSERTED, statement_date="2024-10-23", target_end="2024-12-31")
    )

    assert plan.day is not None
    assert plan.day.isoformat() == "2024-12-31"
    assert said.day is not None
    assert said.day.isoformat() == "2024-10-23"


def test_no_mean_is_made_of_a_range() -> None:
    estimate = estimate_of(
        _figure(0, relation=Relation.RANGE, value=None, low=Decimal(11000), high=Decimal(12000))
    )

    assert estimate.heights == (Decimal(11000), Decimal(12000))
    assert estimate.value is None


def test_one_denial_of_two_figures_is_one_cross() -> None:
    denial = Denial("a.txt", "Moscow", "Moscow", 0, 6, "Moscow denies it.", "2024-10-23")
    found = [_figure(0, denied_by=(denial,)), _figure(1, denied_by=(denial,))]

    denials = build_series(found, KEY).denials

    assert len(denials) == 1
    assert set(denials[0].figures) == {figure.id for figure in found}


@pytest.mark.parametrize("said", ["soon", "2024-13-01", ""])
def test_a_date_that_is_none_leaves_the_estimate_undated(said: str) -> None:
    assert estimate_of(_figure(0, statement_date=said)).day is None


def _drawn(*rows: tuple[str, str]) -> tuple[str, set[Decimal | None]]:
    found = [_figure(i, series=KEY, value=Decimal(n), unit=unit) for i, (n, unit) in enumerate(rows)]
    series = build_series(found, KEY)
    return series.unit, {estimate.value for estimate in series.estimates}


def test_a_fraction_and_a_percentage_are_drawn_as_percentages():
    assert _drawn(("0.333333", "fraction"), ("31", "percent")) == (
        "percent",
        {Decimal("33.3333"), Decimal(31)},
    )


def test_fractions_alone_are_drawn_as_percentages_too():
    assert _drawn(("0.5", "fraction"), ("0.25", "fraction")) == ("percent", {Decimal(50), Decimal(25)})


def test_units_of_one_dimension_are_drawn_in_that_of_most():
    unit, values = _drawn(("10", "km"), ("12", "km"), ("5", "mile"))

    assert (unit, values) == ("km", {Decimal(10), Decimal(12), Decimal("8.047")})


def test_two_currencies_never_share_an_axis():
    assert _drawn(("10", "USD"), ("12", "USD"), ("5", "EUR")) == ("USD", {Decimal(10), Decimal(12)})


def test_rates_convert_where_they_are_by_the_same():
    unit, values = _drawn(
        ("10", "km per day"), ("12", "km per day"), ("5", "mile per day"), ("3", "km per hour")
    )

    assert (unit, values) == ("km per day", {Decimal(10), Decimal(12), Decimal("8.047")})


def test_a_level_that_is_named_after_the_one_that_replaced_it_still_comes_first():
    """The toll rose to 41 from 34, up from 30."""
    latest = _figure(41, statement_date="2024-10-23")
    before = _figure(45, statement_date="2024-10-23", superseded_by=latest.id)
    oldest = _figure(49, statement_date="2024-10-23", superseded_by=before.id)

    series = build_series([latest, before, oldest], KEY)

    assert [e.figure_id for e in series.estimates] == [oldest.id, before.id, latest.id]


def test_levels_that_replace_each_other_in_a_ring_do_not_hang():
    one, two = _figure(1, statement_date="2024-10-23"), _figure(5, statement_date="2024-10-23")
    ring = [replace(one, superseded_by=two.id), replace(two, superseded_by=one.id)]

    assert len(build_series(ring, KEY).estimates) == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("source", "Ministry"), ("outlet", "The Post"), ("relation", Relation.ABOUT), ("kind", Kind.RATE),
        ("stance", Stance.DENIED), ("value", Decimal(7)), ("low", Decimal(7)), ("high", Decimal(7)),
        ("statement_date", "2023"), ("target_start", "2025-01-01"), ("target_end", "2025-12-31"),
        ("published", "2023-01-01"), ("superseded_by", "another"),
    ],
)  # fmt: skip
def test_a_known_estimate_is_made_anew_when_what_it_follows_is_edited(name: str, value: object) -> None:
    first = _figure(0, source=None, relation=Relation.RANGE)
    known = KnownEstimates()
    before = known(first)

    after = known(edited := replace(first, **{name: value}))

    assert after == estimate_of(edited)
    assert after != before
    assert known.former(first.id) is edited


def test_a_denial_leaves_a_known_estimate_as_it_is() -> None:
    first, known = _figure(0), KnownEstimates()
    denial = Denial("b.txt", "Embassy", "The embassy", 0, 5, "The embassy denies it.", None)

    before = known(first)

    assert known(replace(first, denied_by=(denial,))) is before


def test_a_figure_is_replaced_only_by_one_that_stands_in_its_series() -> None:
    newer = _figure(2)
    old = _figure(1, superseded_by=newer.id)
    counted_elsewhere = replace(newer, series="soldier|leave")

    def seen(*found: Figure) -> dict[str, bool]:
        return {one.figure_id: one.is_replaced for one in build_series(found, KEY).estimates}

    assert seen(old, newer) == {old.id: True, newer.id: False}
    assert seen(old, counted_elsewhere) == {old.id: False}
    assert seen(old, replace(newer, review=Review.REJECTED)) == {old.id: False}
