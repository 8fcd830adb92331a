"""The report groups hold together, and the program traces them no worse than when its floors were pinned."""

from collections import Counter

import pytest

from comparison.pin import REPORTS
from comparison.reading import PARTS, span_of
from comparison.score_reports import LEVELS, load_groups, reports_digest, score_group, score_part
from reportedly.model.figure import Stance
from reportedly.model.mutation import MutationKind

_TEXT = "The coast guard said on Monday that about 40 people had been rescued. The ship is still afloat."
_COPY = "The coast guard said on Monday that 40 people had been rescued. The ship is still afloat."
_GROUP = {
    "id": "try",
    "articles": [
        {"key": "first", "outlet": "Coast Wire", "published": "2024-03-04", "title": "Ship in distress", "text": _TEXT},
        {"key": "second", "outlet": "Evening Tide", "published": "2024-03-05", "title": "Saved", "text": _COPY},
    ],
    "figures": [
        {"article": "first", "text": "40", "origin": "o1", "measure": "m1"},
        {"article": "second", "text": "40", "origin": "o1", "measure": "m1"},
    ],
    "origins": {"o1": "the coast guard, Monday"},
    "chains": [
        {"origin": "o1", "figures": [0, 1], "mutations": [
            {"from": 0, "to": 1, "kind": "hedge_lost", "from_words": "about", "to_words": ""}]}
    ],
}  # fmt: skip


def test_the_set_has_at_least_sixty_groups_and_forty_chains_half_of_them_untouched():
    halves = [load_groups(part) for part in PARTS]

    assert sum(map(len, halves)) >= 60
    assert not {group["id"] for group in halves[0]} & {group["id"] for group in halves[1]}
    for half in halves:
        changed = [chain for group in half for chain in group["chains"] if chain["mutations"]]
        unchanged = [chain for group in half for chain in group["chains"] if not chain["mutations"]]
        assert len(half) >= 30
        assert len(changed) >= 20
        assert len(unchanged) >= 15
        assert all(3 <= len(group["articles"]) <= 8 for group in half)


@pytest.mark.parametrize("part", PARTS)
def test_every_figure_chain_and_mutation_of_the_gold_stands_in_its_text(part):
    kinds = {kind.value.replace(" ", "_") for kind in MutationKind}
    for group in load_groups(part):
        articles = {article["key"]: article for article in group["articles"]}
        spans = [(row["article"], *span_of(articles[row["article"]], row["text"], row.get("nth", 0)))
                 for row in group["figures"]]  # fmt: skip
        assert max(Counter(spans).values()) == 1, group["id"]
        assert {row["origin"] for row in group["figures"]} == set(group["origins"]), group["id"]
        assert {row.get("stance", "asserted") for row in group["figures"]} <= {
            stance.value for stance in Stance
        }
        for chain in group["chains"]:
            rows = [group["figures"][place] for place in chain["figures"]]
            assert {row["origin"] for row in rows} == {chain["origin"]}, group["id"]
            assert len({row["measure"] for row in rows}) == 1, group["id"]
            for mutation in chain["mutations"]:
                assert {mutation["from"], mutation["to"]} <= set(chain["figures"]), group["id"]
                assert set(mutation["kind"].split(" / ")) <= kinds, group["id"]
                for side in ("from", "to"):
                    text = articles[group["figures"][mutation[side]]["article"]]["text"]
                    assert mutation[f"{side}_words"] in text, (group["id"], mutation)


@pytest.mark.parametrize("part", PARTS)
def test_changed_groups_need_their_floors_pinned_anew(part):
    assert REPORTS.load_floors()[part]["digest"] == reports_digest(part), "run tests/comparison/pin.py"


@pytest.mark.parametrize("part", PARTS)
def test_the_program_traces_the_groups_no_worse_than_its_floors(part):
    fallen = REPORTS.fallen(part)

    assert not fallen, f"(now, floor): {fallen}"


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("level", LEVELS)
def test_no_origin_is_claimed_without_evidence(part, level):
    assert score_part(part, level).without_evidence == 0


def test_a_copy_that_drops_the_hedge_counts_as_one_pair_and_one_mutation():
    score = score_group(_GROUP, LEVELS[0])

    assert (score.figures_found, score.pairs_of_gold, score.pairs_right) == (2, 1, 1)
    assert (score.mutations_of_gold, score.mutations_found, score.mutations_given) == (1, 1, 1)
