"""The ledger of one source: every statement once, in order, each with what it does to the one before."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.comparing import figure_lists, said
from reportedly.analysis.ledger import ledger_of
from reportedly.analysis.ledger_change import number_keys, same_number
from reportedly.model.date_range import said_days
from reportedly.model.dates import parse_iso_period
from reportedly.model.figure import Stance
from reportedly.model.filter import voice_of
from reportedly.model.ledger import Change
from reportedly.model.party_word import PartyWord, Position
from reportedly.model.quantity import Kind

DEAD = {"series": "people · killed", "measure": "people killed"}
STATE = {"series": "troops · lund", "measure": "troops in Lund"}


def _changes(*figures, words=(), texts=None):
    return [row.change for row in ledger_of(figures, "Army", words, texts=texts or {})]


def _second(first, second, sentence="The army said so.", fields=None):
    """Give the row of the second of two figures of the army, of the 1st and the 5th of March."""
    fields = fields or DEAD
    figures = [
        said(1, "Army", first, "2024-03-01", **fields),
        said(2, "Army", second, "2024-03-05", **{"sentence": sentence, **fields}),
    ]
    return ledger_of(figures, "Army")[1]


# --- laws -------------------------------------------------------------------------------------------------


@given(figure_lists())
def test_every_figure_of_the_voice_stands_in_one_row_and_no_other_figure_does(figures):
    for voice in {voice_of(figure) for figure in figures}:
        rows = ledger_of(figures, voice)

        assert sorted(row.figure for row in rows) == sorted(f.id for f in figures if voice_of(f) == voice)


@given(figure_lists())
def test_the_rows_stand_in_order_of_time_and_replace_only_what_stands_before(figures):
    by_id = {figure.id: figure for figure in figures}
    for voice in {voice_of(figure) for figure in figures}:
        rows = ledger_of(figures, voice)
        days = [said_days(by_id[row.figure]) for row in rows]
        dated = [day for day in days if day is not None]

        assert days[: len(dated)] == sorted(dated)
        for place, row in enumerate(rows):
            before = {other.figure for other in rows[:place]}
            assert {row.replaced, row.repeats} - {None} <= before


@given(figure_lists())
def test_first_figures_replace_nothing_and_all_others_name_the_older_one(figures):
    for voice in {voice_of(figure) for figure in figures}:
        for row in ledger_of(figures, voice):
            assert (row.replaced is None) == (row.change in (Change.FIRST_FIGURE, Change.REPEAT))
            assert (row.repeats is not None) == (row.change is Change.REPEAT)
            assert row.reason.endswith(".")


# --- changes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "sentence", "change"),
    [
        ("=12", "=31", "The army said 31 had died.", Change.UPDATE),
        ("=31", "=31", "The army said 31 had died.", Change.REPEAT),
        ("~31", "=31", "The army said 31 had died.", Change.REPEAT),
        (">=12", ">=31", "The army said at least 31 had died.", Change.BOUND_RAISED),
        ("<=31", "<=12", "The army said up to 12 had died.", Change.BOUND_LOWERED),
        (">=12", "=31", "The army said 31 had died.", Change.UPDATE),
        ("=31", "=12", "The army said 12 had died.", Change.CONTRADICTION),
        ("=31", "=12", "The army lowered its count of the dead to 12.", Change.CORRECTION),
        ("=31", "=12", "The army revised the toll to 12 after DNA tests.", Change.CORRECTION),
        ("=31", "=33", "The army admitted that 33 had died; the earlier figure was a mistake.", Change.CORRECTION),
        ("=12", "=31", "The army said the toll had been revised to 31 as more bodies were found.", Change.UPDATE),
    ],
)  # fmt: skip
def test_a_toll_is_updated_corrected_or_contradicted(first, second, sentence, change):
    row = _second(first, second, sentence)

    assert row.change is change


@pytest.mark.parametrize(
    ("first", "second", "sentence", "change"),
    [
        ("=9000", "=4000", "The army said 4,000 troops were in Lund.", Change.UPDATE),
        ("=9000", "=4000", "The army cut its estimate of the troops in Lund to 4,000.", Change.CORRECTION),
        ("=9000", "=4000", "The army cut the force in Lund to 4,000.", Change.UPDATE),
        ("2000..3000", ">=3000", "The army said at least 3,000 troops were in Lund.", Change.BOUND_RAISED),
    ],
)
def test_a_state_may_go_up_and_down(first, second, sentence, change):
    assert _second(first, second, sentence, STATE).change is change


def test_two_numbers_of_one_day_contradict_each_other_unless_the_day_went_on():
    first = said(1, "Army", "=12", "2024-03-01", **DEAD)
    later = said(2, "Army", "=31", "2024-03-01", sentence="By evening the army spoke of 31 dead.", **DEAD)
    plain = said(3, "Army", "=31", "2024-03-01", sentence="The army spoke of 31 dead.", **DEAD)

    assert _changes(first, later) == [Change.FIRST_FIGURE, Change.UPDATE]
    assert _changes(first, plain) == [Change.FIRST_FIGURE, Change.CONTRADICTION]


def test_what_rose_in_one_sentence_is_an_update_and_no_contradiction():
    older = said(1, "Army", "=34", "2024-03-01", article="a", superseded_by="f2", **DEAD)
    newer = said(2, "Army", "=41", "2024-03-01", article="a", **DEAD)

    rows = ledger_of([newer, older], "Army")

    assert [(row.figure, row.change) for row in rows] == [("f1", Change.FIRST_FIGURE), ("f2", Change.UPDATE)]


def test_an_old_total_told_late_is_a_repeat_but_a_state_may_come_back():
    def changes(fields):
        numbers = zip(
            "123", ("=100", "=300", "=100"), ("2024-03-01", "2024-03-05", "2024-03-09"), strict=True
        )
        return _changes(*(said(int(n), "Army", number, day, **fields) for n, number, day in numbers))

    assert changes(DEAD)[-1] is Change.REPEAT
    assert changes(STATE)[-1] is Change.UPDATE


def test_a_plan_never_replaces_what_is_so():
    rows = ledger_of(
        [said(1, "Army", "=3000", "2024-03-01"), said(2, "Army", "=10000", "2024-03-02", stance="planned")],
        "Army",
    )

    assert [row.change for row in rows] == [Change.FIRST_FIGURE, Change.FIRST_FIGURE]


def test_the_sentence_beside_says_that_the_older_number_was_wrong():
    text = "The army said 33 had died. Two of them had been counted twice. The mayor wept."
    first = said(1, "Army", "=35", "2024-03-01", **DEAD)
    second = said(2, "Army", "=33", "2024-03-05", article="b", sentence="The army said 33 had died.", start=14,
                  end=16, **DEAD)  # fmt: skip

    row = ledger_of([first, second], "Army", texts={"b": text})[1]

    assert row.change is Change.CORRECTION
    assert ledger_of([first, second], "Army")[1].change is Change.CONTRADICTION


def test_the_sentence_beside_is_not_read_where_it_tells_of_something_else():
    text = "The army said 33 had died. It corrected the number of tents to 8."
    first = said(1, "Army", "=35", "2024-03-01", **DEAD)
    second = said(2, "Army", "=33", "2024-03-05", article="b", start=14, end=16, **DEAD)
    tents = said(3, "Army", "=8", "2024-03-05", article="b", series="tent", start=63, end=64)

    rows = [row for row in ledger_of([first, second, tents], "Army", texts={"b": text}) if row.figure == "f2"]

    assert rows[0].change is Change.CONTRADICTION


def test_a_word_without_a_figure_comes_first_and_again_later():
    def word(day, article):
        return PartyWord(voice="Army", position=Position.DECLINES, article=article, outlet=None, start=0, end=4,
                         sentence="No comment.", said=parse_iso_period(day), figures=("f1",))  # fmt: skip

    figure = said(1, "Army", "=12", "2024-03-05", **DEAD)
    rows = ledger_of(
        [figure], "Army", [word("2024-03-02", "a"), word("2024-03-02", "b"), word("2024-03-09", "c")]
    )

    assert [row.change for row in rows] == [
        Change.FIRST_WORD,
        Change.REPEAT,
        Change.FIRST_FIGURE,
        Change.WORD,
    ]
    assert rows[0].figure is None
    assert rows[0].word is not None


def test_a_word_about_two_measures_stands_once_with_the_one_of_which_the_voice_gives_figures():
    dead = said(1, "Army", "=12", "2024-03-05", **DEAD)
    troops = said(2, "Mayor", "=90", "2024-03-05", **STATE)
    word = PartyWord(voice="Army", position=Position.DECLINES, article="a", outlet=None, start=0, end=4,
                     sentence="No comment.", said=parse_iso_period("2024-03-02"), figures=("f2", "f1"))  # fmt: skip

    rows = ledger_of([dead, troops], "Army", [word])

    assert [(row.series, row.change) for row in rows] == [
        (DEAD["series"], Change.FIRST_WORD),
        (DEAD["series"], Change.FIRST_FIGURE),
    ]


def test_a_source_that_denies_the_number_it_gave_contradicts_itself():
    given = said(1, "Army", "=300", "2024-03-01", **DEAD)
    denied = said(2, "Army", "=300", "2024-03-03", stance=Stance.DENIED, **DEAD)

    row = ledger_of([given, denied], "Army")[1]

    assert (row.change, row.replaced) == (Change.CONTRADICTION, "f1")


def test_two_numbers_of_one_sentence_do_not_replace_each_other():
    beside = {"article": "a", "sentence_start": 0, **DEAD}
    figures = [said(1, "Army", "=45", "2024-03-01", **beside), said(2, "Army", "=300", "2024-03-01", **beside),
               said(3, "Army", "=50", "2024-03-04", **DEAD)]  # fmt: skip

    rows = ledger_of(figures, "Army")

    assert [row.change for row in rows] == [Change.FIRST_FIGURE, Change.FIRST_FIGURE, Change.UPDATE]
    assert rows[2].replaced == "f1"


def test_what_was_added_twice_is_no_contradiction():
    fields = {**DEAD, "kind": Kind.INCREMENT}
    first, second = (said(n, "Army", f"={n}0", "2024-03-01", **fields) for n in (3, 2))

    assert _changes(first, second) == [Change.FIRST_FIGURE, Change.UPDATE]


def test_days_between_are_told_and_nothing_where_a_date_is_missing():
    dated = _second("=12", "=31")
    undated = ledger_of([said(1, "Army", "=12", "2024-03-01"), said(2, "Army", "=31", None)], "Army")[1]

    assert dated.days == 4
    assert undated.days is None


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["=", "~", ">=", "<="]),
            st.one_of(
                st.integers(0, 40), st.integers(1000, 9999), st.sampled_from([1200000, 1214300, 1185000])
            ),
        ),
        min_size=2,
        max_size=12,
    )
)
def test_two_figures_that_claim_the_same_number_are_found_by_one_key(numbers: list[tuple[str, int]]) -> None:
    figures = [
        said(place, "Army", f"{sign}{number}", "2024-10-01") for place, (sign, number) in enumerate(numbers)
    ]

    for one, other in combinations(figures, 2):
        if same_number(one, other):
            assert set(number_keys(one)) & set(number_keys(other))


def test_a_number_told_again_as_past_repeats_it_and_contradicts_nothing():
    one = {"article": "late.txt", **DEAD}
    before = {"target_start": "2024-03-03", "target_end": "2024-03-03"}
    rows = ledger_of(
        [
            said(1, "Army", ">=14", "2024-03-03", **DEAD),
            said(2, "Army", "=21", "2024-03-04", **one),
            said(3, "Army", "=14", "2024-03-04", **one, **before),
        ],
        "Army",
    )

    assert [(row.figure, row.change, row.replaced or row.repeats) for row in rows] == [
        ("f1", Change.FIRST_FIGURE, None),
        ("f3", Change.REPEAT, "f1"),
        ("f2", Change.UPDATE, "f1"),
    ]


def test_a_rougher_word_of_the_day_changes_nothing_and_what_follows_replaces_the_number():
    rows = ledger_of(
        [
            said(1, "Army", "=21", "2024-03-04", **DEAD),
            said(2, "Army", ">20", "2024-03-04", **DEAD),
            said(3, "Army", "=25", "2024-03-05", **DEAD),
        ],
        "Army",
    )

    assert [(row.change, row.replaced or row.repeats) for row in rows] == [
        (Change.FIRST_FIGURE, None),
        (Change.REPEAT, "f1"),
        (Change.UPDATE, "f1"),
    ]


def test_a_former_level_stands_before_the_title_that_gives_the_newer_one():
    one = {"article": "late.txt", **DEAD}
    rows = ledger_of(
        [
            said(1, "Army", "=11", "2024-03-04", **one),
            said(5, "Army", "=11", "2024-03-04", **one),
            said(6, "Army", "=7", "2024-03-04", superseded_by="f5", **one),
        ],
        "Army",
    )

    assert [(row.figure, row.change) for row in rows] == [
        ("f6", Change.FIRST_FIGURE),
        ("f1", Change.UPDATE),
        ("f5", Change.REPEAT),
    ]


def _taken_back(number: int, quantity: str, day: str, **fields):
    sentence = "On Thursday it withdrew the figure which it had published."
    return said(
        number, "Army", quantity, day, stance=Stance.DENIED, **{"sentence": sentence, **DEAD, **fields}
    )


def test_a_number_that_its_source_takes_back_is_withdrawn_and_contradicts_nothing():
    rows = ledger_of(
        [said(1, "Army", "=46", "2024-03-01", **DEAD), _taken_back(2, "=46", "2024-03-03")], "Army"
    )

    assert [(row.change, row.replaced) for row in rows] == [
        (Change.FIRST_FIGURE, None),
        (Change.WITHDRAWN, "f1"),
    ]
    assert rows[1].reason == "It takes back the number that it gave of 1 Mar 2024 in Daily Post."


def test_a_number_taken_back_that_nobody_told_before_is_withdrawn_too():
    (row,) = ledger_of([_taken_back(2, "=46", "2024-03-03")], "Army")

    assert (row.change, row.replaced) == (Change.WITHDRAWN, None)


def test_a_denial_in_other_words_of_the_own_number_stays_a_contradiction():
    denied = said(
        2, "Army", "=46", "2024-03-03", stance=Stance.DENIED, sentence="It denied that 46 died.", **DEAD
    )

    assert _changes(said(1, "Army", "=46", "2024-03-01", **DEAD), denied) == [
        Change.FIRST_FIGURE,
        Change.CONTRADICTION,
    ]


def test_a_withdrawal_corrects_the_number_that_it_names_and_no_other():
    text = "The army now says 52 died. On Thursday it withdrew the figure of 46."
    late = {"article": "late.txt", "sentence_start": 0, "sentence_end": 26, "sentence": text[:26], **DEAD}
    new = said(19, "Army", "=52", "2024-03-05", **late)
    back = _taken_back(63, "=46", "2024-03-05", article="late.txt", sentence=text[27:], sentence_start=27,
                       sentence_end=len(text))  # fmt: skip
    bound = said(1, "Army", ">=41", "2024-03-01", **DEAD)
    named = said(2, "Army", "=46", "2024-03-02", **DEAD)
    after = said(3, "Army", "=44", "2024-03-03", **DEAD)

    def row(*before):
        rows = ledger_of([*before, new, back], "Army", texts={"late.txt": text})
        return next((row.change, row.replaced) for row in rows if row.figure == "f19")

    assert row(bound) == (Change.UPDATE, "f1")
    assert row(bound, named) == (Change.CORRECTION, "f2")
    assert row(bound, named, after) == (Change.CORRECTION, "f2")
    assert row(after) == (Change.UPDATE, "f3")


def test_a_bound_that_still_holds_is_not_corrected():
    sentence = "The army corrected its toll: 52 have died."

    assert _second(">=41", "=52", sentence).change is Change.UPDATE
    assert _second(">=41", "=30", sentence).change is Change.CORRECTION
    assert _second(">=41", ">=30", sentence).change is Change.CORRECTION
    assert _second("=41", "=52", sentence).change is Change.CORRECTION


def test_a_lower_total_after_a_number_was_taken_back_is_a_correction():
    figures = [
        said(1, "Army", "=46", "2024-03-01", **DEAD),
        _taken_back(2, "=46", "2024-03-03"),
        said(3, "Army", "=40", "2024-03-04", **DEAD),
    ]

    row = ledger_of(figures, "Army")[-1]

    assert (row.change, row.replaced) == (Change.CORRECTION, "f1")
    assert row.reason == "It had taken 46 back on 3 Mar 2024."


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The army denied the report.", "It denies 46 of Mayor, and gives no figure."),
        ("The army denied that anyone had died.", "It denies the matter, and gives no figure."),
        ("The army denied responsibility.", "It denies something else, and gives no figure."),
    ],
)
def test_a_denial_says_what_is_denied(sentence: str, reason: str) -> None:
    word = PartyWord(
        voice="Army", position=Position.DENIES, article="a", outlet=None, start=0, end=4, sentence=sentence,
        said=parse_iso_period("2024-03-02"), figures=("f1",),
    )  # fmt: skip

    (row,) = ledger_of([said(1, "Mayor", "=46", "2024-03-01", **DEAD)], "Army", [word])

    assert row.reason == reason


def test_words_that_take_the_own_figure_back_withdraw_it():
    word = PartyWord(
        voice="Army", position=Position.DENIES, article="a", outlet=None, start=0, end=4,
        sentence="The army, which had reported 46 dead, withdrew the figure.", said=parse_iso_period("2024-03-02"),
        figures=("f1",),
    )  # fmt: skip

    rows = ledger_of([said(1, "Army", "=46", "2024-03-01", **DEAD)], "Army", [word])

    assert [row.change for row in rows] == [Change.FIRST_FIGURE, Change.WITHDRAWN]
    assert rows[1].reason == "It takes back the number that it gave of 1 Mar 2024 in Daily Post."
