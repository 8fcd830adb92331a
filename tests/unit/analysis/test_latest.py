"""What each source last said: the rows of Side by side."""

from dataclasses import replace

from hypothesis import given

from helpers.comparing import figure_lists, said
from reportedly.analysis.consensus import consensus_of
from reportedly.analysis.latest import compared, latest_of
from reportedly.analysis.series import build_series
from reportedly.model.disagreement import Latest
from reportedly.model.figure import Denial, Figure, Review, Stance
from reportedly.model.interval import Interval

KEY = "soldier|arrive"


def _latest(*figures: Figure, **origins: str) -> tuple[Latest, ...]:
    return latest_of(build_series(figures, KEY), origins=origins)


def test_the_greatest_number_stands_on_top_and_an_open_top_before_a_bottom() -> None:
    rows = _latest(
        said(1, "Army", "=3000", "2024-10-23"),
        said(2, "Zelensky", "<=12000", "2024-10-28"),
        said(3, "Pentagon", ">=12000", "2024-11-26"),
        said(4, "HUR", "~12000", "2024-10-24"),
    )

    assert [row.voice for row in rows] == ["Pentagon", "HUR", "Zelensky", "Army"]


def test_an_asserted_figure_goes_before_a_later_plan() -> None:
    rows = _latest(
        said(1, "Army", "=3000", "2024-10-23"),
        said(2, "Army", "=10000", "2024-10-28", stance=Stance.PLANNED),
    )

    assert (rows[0].figure_id, rows[0].ahead and rows[0].ahead.figure_id) == ("f1", "f2")


def test_who_only_plans_is_shown_with_the_plan_and_compared_with_nobody() -> None:
    rows = _latest(said(2, "Army", "=10000", "2024-10-28", stance=Stance.PLANNED))

    assert rows[0].figure_id == "f2"
    assert not compared(rows)


def test_a_figure_that_its_own_clause_replaces_is_history() -> None:
    rows = _latest(
        said(1, "Army", "=44", "2024-10-23", superseded_by="f2"), said(2, "Army", "=41", "2024-10-23")
    )

    assert rows[0].figure_id == "f2"


def test_a_figure_without_a_date_takes_the_place_of_none_with_a_date() -> None:
    rows = _latest(said(1, "Army", "=44", "2024-10-23"), said(2, "Army", "=41", None))

    assert rows[0].figure_id == "f1"


def test_a_late_report_of_an_old_statement_is_not_the_latest() -> None:
    rows = _latest(
        said(1, "Army", ">=600", "2024-10-01"),
        said(2, "Army", "=750", "2024-10-10"),
        said(3, "Army", "=600", "2024-10-20"),
        f1="briefing", f3="briefing",
    )  # fmt: skip

    assert (rows[0].figure_id, rows[0].origin) == ("f2", "f2")


def test_who_repeats_the_origin_of_another_is_no_second_source() -> None:
    rows = _latest(
        said(1, "Army", ">=600", "2024-10-01"),
        said(2, None, "=600", "2024-10-02"),
        f1="briefing",
        f2="briefing",
    )

    assert {row.voice: row.is_independent for row in rows} == {"Army": True, "Daily Post, own voice": False}
    assert [row.voice for row in compared(rows)] == ["Army"]


def test_what_else_a_source_said_as_late_is_named() -> None:
    rows = _latest(said(1, "Army", "=600", "2024-10-01"), said(2, "Army", ">=600", "2024-10-01"))

    assert (rows[0].figure_id, rows[0].others) == ("f2", ("f1",))


@given(figure_lists())
def test_each_voice_stands_once_and_no_rejected_figure_counts(figures: list[Figure]) -> None:
    rejected = [replace(figure, id=f"x{figure.id}", review=Review.REJECTED) for figure in figures]

    rows = _latest(*figures, *rejected)

    assert len({row.voice for row in rows}) == len(rows)
    assert {row.figure_id for row in rows} <= {figure.id for figure in figures}


# --- consensus --------------------------------------------------------------------------------------------


def test_more_than_half_must_share_it() -> None:
    rows = _latest(
        said(1, "Army", "10..20", "2024-10-01"),
        said(2, "Mayor", "15..30", "2024-10-01"),
        said(3, "Hospital", "=90", "2024-10-01"),
    )

    found = consensus_of(rows)

    assert found is not None
    assert (found.low, found.high) == (15, 20)


def test_half_is_not_enough_and_one_source_is_no_consensus() -> None:
    two = [said(1, "Army", "10..20", "2024-10-01"), said(2, "Mayor", "=90", "2024-10-01")]

    assert consensus_of(_latest(*two)) is None
    assert consensus_of(_latest(two[0])) is None


def test_two_places_that_equally_many_share_are_no_consensus() -> None:
    rows = _latest(
        said(1, "Army", "=10", "2024-10-01"),
        said(2, "Mayor", ">=5", "2024-10-01"),
        said(3, "Hospital", "=20", "2024-10-01"),
    )

    assert consensus_of(rows) is None


def test_a_shared_lower_bound_stays_open() -> None:
    rows = _latest(said(1, "Army", ">=10", "2024-10-01"), said(2, "Mayor", ">20", "2024-10-01"))

    found = consensus_of(rows)

    assert found is not None
    assert (found.low, found.high, found.is_above) == (20, None, True)


def test_a_bound_that_leaves_room_for_a_number_does_not_back_it() -> None:
    below = said(1, "UNHCR", "<4300000", "2024-10-01")
    ten = [said(place, name, "=10000", "2024-10-01") for place, name in ((2, "Army"), (3, "Mayor"))]

    assert consensus_of(_latest(below, ten[0])) is None
    found = consensus_of(_latest(below, *ten))
    assert found is not None
    assert (found.low, found.high) == (10_000, 10_000)


def test_a_rejected_figure_replaces_nothing() -> None:
    old = said(1, "Army", "=41", "2024-10-23", superseded_by="f2")
    new = said(2, "Army", "=44", "2024-10-23")

    assert [row.figure_id for row in _latest(old, new)] == ["f2"]
    assert [row.figure_id for row in _latest(old, replace(new, review=Review.REJECTED))] == ["f1"]


def test_what_follows_another_number_in_its_sentence_does_not_stand_for_the_source() -> None:
    whole = said(10, "Watch", ">=25", "2024-10-01", article="a", sentence_start=5)
    part = said(20, "Watch", "=12", "2024-10-01", article="a", sentence_start=5)
    later = said(30, "Watch", "=40", "2024-10-01", article="a", sentence_start=25)

    assert [row.figure_id for row in _latest(whole, part)] == ["f10"]
    assert [row.figure_id for row in _latest(whole, part, later)] == ["f30"]


def test_more_than_and_the_number_itself_share_nothing() -> None:
    rows = _latest(said(1, "Army", ">20", "2024-10-01"), said(2, "Mayor", "=20", "2024-10-01"))

    assert consensus_of(rows) is None


@given(figure_lists())
def test_more_than_half_of_the_independent_sources_hold_every_consensus(figures: list[Figure]) -> None:
    rows = _latest(*figures)
    intervals = [row.interval for row in compared(rows)]

    found = consensus_of(rows)

    if found is not None:
        holding = [
            interval
            for interval in intervals
            if interval.shared(found) is not None and _covers(interval, found)
        ]
        assert len(holding) > len(intervals) / 2
        ends = {end for interval in intervals for end in (interval.low, interval.high)}
        assert {found.low, found.high} <= ends


def _covers(wide: Interval, narrow: Interval) -> bool:
    shared = wide.shared(narrow)
    return shared is not None and replace(shared, is_about=False) == replace(narrow, is_about=False)


def test_a_vaguer_word_of_the_same_day_is_not_the_latest() -> None:
    rows = _latest(said(1, "Army", "=21", "2024-10-01"), said(2, "Army", ">20", "2024-10-01"))

    assert rows[0].figure_id == "f1"


def test_a_bound_of_a_later_day_is_the_latest() -> None:
    rows = _latest(said(1, "Army", "=21", "2024-10-01"), said(2, "Army", ">20", "2024-10-02"))

    assert rows[0].figure_id == "f2"


def test_of_two_numbers_of_one_day_the_one_that_was_said_again_later_stands() -> None:
    rows = _latest(
        said(1, "Police", "=22000", "2024-10-25"),
        said(2, "Police", "=9000", "2024-10-25"),
        said(3, "Police", "<=22000", "2024-10-26"),
        f1="march",
        f3="march",
    )

    assert rows[0].figure_id == "f1"


def test_of_two_numbers_of_one_day_the_one_for_the_older_day_is_history() -> None:
    one = {"article": "late.txt"}
    before = {"target_start": "2024-09-30", "target_end": "2024-09-30", **one}
    now, past = said(1, "Army", "=270", "2024-10-01", **one), said(2, "Army", "=180", "2024-10-01", **before)

    assert _latest(now, past)[0].figure_id == "f1"
    assert _latest(past)[0].figure_id == "f2"
    assert _latest(now, replace(past, article="other.txt"))[0].figure_id == "f2"


def test_a_number_that_its_source_takes_back_is_not_its_latest() -> None:
    rows = _latest(
        said(1, "Guild", "=12", "2024-10-08"),
        said(2, "Governor", "=3", "2024-10-08"),
        said(3, "Guild", "=12", "2024-10-10", stance=Stance.DENIED),
    )

    assert [(row.voice, row.estimate.stance) for row in rows] == [
        ("Guild", Stance.DENIED),
        ("Governor", Stance.ASSERTED),
    ]
    assert [row.voice for row in compared(rows)] == ["Governor"]


def test_a_claim_withdrawn_in_words_leaves_the_number_before_it() -> None:
    withdrawn = Denial("a1", "Guild", "it", 5, 9, "It withdrew the claim.", "2024-10-10")
    figures = (
        said(1, "Guild", "=9", "2024-10-07"),
        said(2, "Guild", "=12", "2024-10-08", denied_by=(withdrawn,)),
    )

    assert [row.figure_id for row in _latest(*figures)] == ["f1"]
    assert _latest(figures[1]) == ()


def test_who_denies_the_number_of_another_keeps_its_own() -> None:
    rows = _latest(
        said(1, "Pentagon", "=7000", "2024-10-08"),
        said(2, "Pentagon", "=9000", "2024-10-08", stance=Stance.DENIED),
    )

    assert [row.figure_id for row in rows] == ["f1"]


def test_a_number_given_anew_after_its_denial_is_the_latest() -> None:
    rows = _latest(
        said(1, "Guild", "=12", "2024-10-08", stance=Stance.DENIED),
        said(2, "Guild", "=12", "2024-10-10"),
    )

    assert [row.figure_id for row in rows] == ["f2"]
