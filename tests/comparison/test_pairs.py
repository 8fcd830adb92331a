"""The set of pairs holds together, and the program answers no worse than when its floors were pinned."""

import copy
from collections import Counter

import pytest

from comparison.pin import PAIRS
from comparison.reading import PARTS, GoldError
from comparison.score_pairs import ANSWERS, Score, figures_of, load_pairs, pairs_digest, read_pair
from reportedly.analysis.both_true import can_both_be_true

_PAIR = {
    "id": "try",
    "subject": "disaster",
    "a": {
        "article": {"key": "try-a", "outlet": "Evening Tide", "published": "2024-03-04", "title": "Ferry sinks",
                    "text": "12 people drowned, the coast guard said. 12 people are missing, and 31 were saved."},
        "text": "12",
    },
    "b": {"text": "31"},
    "answer": "yes",
    "why": "Drowned and saved are counted apart.",
    "rule": "different_measure",
}  # fmt: skip


def test_the_set_has_at_least_a_hundred_pairs_half_of_them_untouched_a_third_of_each_answer():
    halves = [load_pairs(part) for part in PARTS]

    assert sum(map(len, halves)) >= 100
    assert not {pair.name for pair in halves[0]} & {pair.name for pair in halves[1]}
    for half in halves:
        assert len(half) >= 50
        assert min(Counter(pair.answer for pair in half).values()) >= 0.3 * len(half)
        assert len({pair.subject for pair in half}) >= 12


@pytest.mark.parametrize("part", PARTS)
def test_the_program_finds_both_figures_of_every_pair(part):
    missing = [pair.name for pair in load_pairs(part) if None in figures_of(pair, with_corrections=False)]

    assert not missing


@pytest.mark.parametrize("part", PARTS)
def test_changed_pairs_need_their_floors_pinned_anew(part):
    assert PAIRS.load_floors()[part]["digest"] == pairs_digest(part), "run tests/comparison/pin.py"


@pytest.mark.parametrize("part", PARTS)
def test_the_program_answers_no_worse_than_its_floors(part):
    fallen = PAIRS.fallen(part)

    assert not fallen, f"(now, floor): {fallen}"


@pytest.mark.parametrize("part", PARTS)
def test_the_answer_does_not_depend_on_which_figure_comes_first(part):
    for pair in load_pairs(part):
        a, b = figures_of(pair, with_corrections=True)

        assert a is not None
        assert b is not None
        assert can_both_be_true(a, b).answer is can_both_be_true(b, a).answer, pair.name


def test_f1_is_the_mean_over_the_three_answers_and_a_figure_not_read_is_wrong():
    score = Score(Counter({("yes", "yes"): 2, ("no", "no"): 1, ("no", "yes"): 1, ("unclear", "none"): 1}))

    assert score.accuracy == 60
    assert [round(score.f1(answer)) for answer in ANSWERS] == [80, 67, 0]
    assert round(score.macro_f1) == 49


def test_corrections_of_a_person_change_the_figure_of_one_side():
    row = copy.deepcopy(_PAIR)
    row["b"]["fields"] = {"quantity": ">=41", "stance": "denied"}

    a, b = figures_of(read_pair(row), with_corrections=True)

    assert a is not None
    assert b is not None
    assert (a.value, a.stance.value) == (12, "asserted")
    assert (b.low, b.relation.value, b.stance.value) == (41, ">=", "denied")


@pytest.mark.parametrize(
    "change",
    [
        {"answer": "maybe"},
        {"why": "Counted apart"},
        {"rule": ""},
        {"series": "apart"},
        {"b": {"text": "32"}},
        {"b": {"text": "12"}},
        {"b": {"text": "12", "nth": 2}},
        {"note": "more"},
    ],
    ids=["no such answer", "no sentence", "no rule", "series apart", "no such number", "one figure twice",
         "no third such number", "no such key"],
)  # fmt: skip
def test_a_pair_that_contradicts_itself_is_refused(change):
    with pytest.raises(GoldError):
        read_pair(copy.deepcopy(_PAIR) | change)
