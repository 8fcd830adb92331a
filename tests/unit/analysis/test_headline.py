"""The line above the chart claims no more than the reports do."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.comparing import said
from helpers.troops import make_estimate, troops_series
from reportedly.analysis.headline import headline_of, range_words
from reportedly.analysis.series import build_series
from reportedly.model.estimate import Series
from reportedly.model.figure import Denial, Figure, Stance
from reportedly.model.quantity import Quantity


def _series(*estimates: object) -> Series:
    return Series("k", "soldiers", "people", estimates, (), 3)


def test_the_range_goes_from_the_least_to_the_greatest_number_and_is_open_above() -> None:
    head = headline_of(troops_series())

    assert (head.low, head.high) == (Decimal(1500), Decimal(12000))
    assert head.is_open_above


def test_a_denied_figure_does_not_widen_the_range_and_its_source_denies_a_number_and_not_the_matter() -> None:
    head = headline_of(troops_series())

    assert head.high == Decimal(12000)
    assert (head.deniers, head.number_deniers) == (("Capital",), ("Embassy",))
    assert head.denied_by == "denied by Capital, numbers denied by Embassy"


def test_who_gives_a_number_and_denies_that_of_another_does_not_deny_the_matter() -> None:
    head = headline_of(
        _series(
            make_estimate("a", "Pentagon", value=7000),
            make_estimate("b", "Pentagon", value=9000, stance="denied"),
            make_estimate("c", "Kremlin", value=9000, stance="denied"),
        )
    )

    assert (head.deniers, head.number_deniers) == ((), ("Kremlin",))


def test_who_takes_its_own_number_back_denies_nothing() -> None:
    head = headline_of(
        _series(
            make_estimate("a", "Guild", value=12),
            make_estimate("b", "Guild", value=12, stance="denied", said="2024-03-09"),
        )
    )

    assert (head.deniers, head.number_deniers) == ((), ())


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The army denied the report.", "number denied by Army"),
        ("The army denied that anyone had died.", "denied by Army"),
        ("The army denied responsibility.", ""),
    ],
)
def test_only_who_denies_what_happened_denies_the_matter(sentence: str, words: str) -> None:
    denial = Denial("b", "Army", "the army", 0, 4, sentence, "2024-03-02")
    dead = {"series": "people · killed", "measure": "people killed"}
    figure = replace(said(1, "Mayor", "=40", "2024-03-01", **dead), denied_by=(denial,))

    assert headline_of(build_series([figure], "people · killed")).denied_by == words


def test_a_pronoun_is_no_party_that_denies() -> None:
    series = _series(make_estimate("a", "Army"), make_estimate("b", "It", value=9000, stance="denied"))

    assert headline_of(series).deniers == ()


def test_the_range_is_closed_where_only_an_upper_bound_is_greatest() -> None:
    head = headline_of(
        _series(make_estimate("a", relation="=", value=10), make_estimate("b", relation="<=", value=20))
    )

    assert not head.is_open_above
    assert not head.is_open_below


def test_a_series_without_numbers_has_no_range() -> None:
    head = headline_of(_series())

    assert (head.low, head.high, head.reports, head.sources) == (None, None, 3, 0)
    assert (head.single, head.least) == (None, None)


def test_an_outlet_that_speaks_for_itself_is_counted_apart_from_sources() -> None:
    head = headline_of(
        _series(make_estimate("a"), make_estimate("b", "Ministry"), make_estimate("c", "The Post, own voice"))
    )

    assert head.counts == "3 reports, 2 sources, 1 in the outlet’s own voice"


def test_one_figure_stands_for_all_only_where_all_claim_the_very_same() -> None:
    alike = headline_of(_series(make_estimate("a", relation="~"), make_estimate("b", "Ministry", "~")))
    mixed = headline_of(_series(make_estimate("a", relation="~"), make_estimate("b", "Ministry", "=")))

    assert alike.single == "a"
    assert mixed.single is None


def test_reports_of_one_statement_are_one_origin() -> None:
    series = _series(make_estimate("a"), make_estimate("b", "Ministry"), make_estimate("c", "Navy"))

    head = headline_of(series, {"a": "first", "b": "first", "c": "second", "other": "third"})

    assert head.counts == "3 reports, 2 origins"


def test_origins_are_not_counted_while_those_of_a_figure_are_unknown() -> None:
    series = _series(make_estimate("a"), make_estimate("b", "Ministry"))

    head = headline_of(series, {"a": "first"})

    assert head.origins is None
    assert head.counts == "3 reports, 2 sources"


@given(
    st.lists(st.tuples(st.sampled_from(["=", "~", ">=", "<="]), st.integers(-9, 9)), min_size=1, max_size=8)
)
def test_every_number_lies_within_the_range(rows: list[tuple[str, int]]) -> None:
    estimates = [
        make_estimate(str(n), relation=relation, value=value) for n, (relation, value) in enumerate(rows)
    ]

    head = headline_of(_series(*estimates))

    assert head.low is not None
    assert head.high is not None
    assert all(head.low <= value <= head.high for _, value in rows)
    assert head.is_open_above == any(r == ">=" and value == head.high for r, value in rows)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("<=500", "=1000", "500 or fewer to 1,000"),
        ("<=500", ">=1000", "500 or fewer to 1,000 or more"),
        (">=500", "<500", "500 or fewer to 500 or more"),
        ("<=500", "<500", "500 or fewer"),
        (">=500", "=1000", "500 to 1,000"),
    ],
)
def test_a_bound_at_the_end_of_the_range_is_never_written_as_a_number(
    first: str, second: str, words: str
) -> None:
    figures = [said(1, "Army", first, "2024-03-01"), said(2, "Mayor", second, "2024-03-02")]
    series = build_series(figures, figures[0].series)

    assert range_words(headline_of(series), series, {figure.id: figure for figure in figures}) == words


def test_vague_words_stay_words_at_either_end() -> None:
    vague = [
        replace(
            said(n, f"Camp {n}", "=1", "2024-03-01").with_quantity(Quantity.vague(Decimal(low), "people")),
            text=text,
        )
        for n, low, text in ((1, 24, "Dozens"), (2, 200, "hundreds"))
    ]
    counted = said(3, "Mayor", "=60", "2024-03-02")

    def words(*figures: Figure) -> str:
        series = build_series(figures, counted.series)
        return range_words(headline_of(series), series, {figure.id: figure for figure in figures})

    assert words(vague[0], counted) == "dozens to 60"
    assert words(counted, vague[1]) == "60 to hundreds"
    assert words(*vague) == "dozens to hundreds"


def test_a_plan_beyond_what_is_claimed_stands_apart_and_alone_it_is_the_range() -> None:
    now, most = said(1, "Army", "=1500", "2024-10-01"), said(2, "Pentagon", ">=12000", "2024-10-02")
    plan = said(3, "Post", "10000..100000", "2024-10-03", stance=Stance.PLANNED)
    small = said(4, "Seoul", "=11000", "2024-10-03", stance=Stance.PLANNED)

    def words(*figures: Figure) -> str:
        series = build_series(figures, now.series)
        return range_words(headline_of(series), series, {figure.id: figure for figure in figures})

    assert words(now, most, plan) == "1,500 to 12,000 or more, planned 10,000–100,000"
    assert words(now, most, small) == "1,500 to 12,000 or more"
    assert words(plan) == "10,000–100,000"


def test_a_number_that_its_source_took_back_is_no_end_of_the_range() -> None:
    claims = (make_estimate("a", "Guild", value=31, said="2024-03-04"), make_estimate("b", "Mayor", value=12))
    back = make_estimate("c", "Guild", value=31, stance="denied", said="2024-03-09")

    assert headline_of(_series(*claims)).high == Decimal(31)
    assert headline_of(_series(*claims, back)).high == Decimal(12)


def test_what_is_said_again_after_it_was_denied_counts() -> None:
    denied = make_estimate("a", "Guild", value=31, stance="denied", said="2024-03-04")
    said_later = make_estimate("b", "Guild", value=31, said="2024-03-09")

    assert headline_of(_series(denied, said_later)).high == Decimal(31)


def test_another_source_still_stands_for_a_number_that_one_took_back() -> None:
    both = (make_estimate("a", "Guild", value=31), make_estimate("b", "Mayor", value=31))
    back = make_estimate("c", "Guild", value=31, stance="denied", said="2024-12-09")

    assert headline_of(_series(*both, back)).high == Decimal(31)


def test_who_took_one_number_back_and_stands_for_another_does_not_deny_the_matter() -> None:
    claims = [make_estimate("a", "Guild", value=31), make_estimate("b", "Guild", value=12, said="2024-03-09")]
    back = make_estimate("c", "Guild", value=31, stance="denied", said="2024-03-09")

    assert headline_of(_series(*claims, back)).deniers == ()


def test_a_bound_that_leaves_its_number_out_is_no_end_that_holds_it() -> None:
    under, over = said(1, "Army", "<400", "2024-03-01"), said(2, "Mayor", ">900", "2024-03-01")
    at_least = said(3, "Lund", ">=900", "2024-03-01")

    def words(*figures: Figure) -> str:
        series = build_series(figures, figures[0].series)
        return range_words(headline_of(series), series, {figure.id: figure for figure in figures})

    assert words(under, over) == "fewer than 400 to more than 900"
    assert words(under, over, at_least) == "fewer than 400 to 900 or more"
