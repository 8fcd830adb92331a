"""The set of ledgers holds together, and the program makes them no worse than when its floors were pinned."""

import copy

import pytest

from comparison.pin import LEDGERS
from comparison.reading import PARTS, GoldError, find_figure
from comparison.score_ledgers import CHANGES, ledgers_digest, load_ledgers, read_ledger

_LEDGER = {
    "id": "try",
    "subject": "disaster",
    "voice": "Coast Guard",
    "articles": [
        {"key": f"try-{day}", "outlet": "Evening Tide", "published": f"2024-03-0{day}", "title": "Ferry sinks",
         "text": f"The coast guard said that {number} people had drowned."}
        for day, number in ((1, 12), (2, 19), (3, 19))
    ],
    "rows": [
        {"article": "try-1", "text": "12", "nth": 0, "change": "first_figure", "replaces": None},
        {"article": "try-2", "text": "19", "nth": 0, "change": "update", "replaces": 0},
        {"article": "try-3", "text": "19", "nth": 0, "change": "repeat", "replaces": None},
    ],
}  # fmt: skip


def test_the_set_has_at_least_thirty_ledgers_half_of_them_untouched_with_every_change_in_both():
    halves = [load_ledgers(part) for part in PARTS]

    assert sum(map(len, halves)) >= 30
    assert all(len(half) >= 15 for half in halves)
    for half in halves:
        assert {row.change for ledger in half for row in ledger.rows} == set(CHANGES)
        assert len({ledger.subject for ledger in half}) >= 10


@pytest.mark.parametrize("part", PARTS)
def test_the_program_finds_every_figure_of_the_ledgers(part):
    for ledger in load_ledgers(part):
        for row in ledger.rows:
            assert find_figure(ledger.articles[row.article], row.number, row.nth), (ledger.name, row.number)


@pytest.mark.parametrize("part", PARTS)
def test_changed_ledgers_need_their_floors_pinned_anew(part):
    assert LEDGERS.load_floors()[part]["digest"] == ledgers_digest(part), "run tests/comparison/pin.py"


@pytest.mark.parametrize("part", PARTS)
def test_the_program_makes_the_ledgers_no_worse_than_their_floors(part):
    fallen = LEDGERS.fallen(part)

    assert not fallen, f"(now, floor): {fallen}"


@pytest.mark.parametrize("part", PARTS)
def test_at_least_nine_in_ten_changes_are_named_rightly(part):
    assert float(str(LEDGERS.load_floors()[part]["class accuracy"])) >= 90


def test_a_ledger_is_read_with_its_rows_in_order():
    ledger = read_ledger("try", _LEDGER)

    assert [row.change for row in ledger.rows] == ["first_figure", "update", "repeat"]


@pytest.mark.parametrize(
    ("place", "change"),
    [
        (0, {"change": "update"}),
        (1, {"change": "first_figure"}),
        (1, {"replaces": None}),
        (1, {"replaces": 2}),
        (1, {"change": "growth"}),
        (1, {"text": "9"}),
        (2, {"replaces": 1}),
        (2, {"nth": 1}),
    ],
    ids=["no first figure", "two first figures", "update of nothing", "update of a later row", "no such change",
         "part of a number", "repeat that replaces", "no second such number"],
)  # fmt: skip
def test_a_ledger_that_contradicts_itself_is_refused(place, change):
    row = copy.deepcopy(_LEDGER)
    row["rows"][place] |= change

    with pytest.raises(GoldError):
        read_ledger("try", row)
