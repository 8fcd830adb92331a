"""Merged names as trees: what counts, what comes along, what comes back."""

from collections.abc import Iterable, Mapping
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from reportedly.analysis.naming_aliases import join, leads, part

NAMES = st.sampled_from("ABCDEFGH")
MERGES = st.lists(st.tuples(st.lists(NAMES, min_size=1, max_size=3), NAMES), max_size=8)


@st.composite
def histories(draw: st.DrawFn) -> dict[str, str]:
    """Give what random merges and splits leave."""
    joined: dict[str, str] = {}
    for names, into in draw(MERGES):
        joined = join(joined, names, into)
        if joined and draw(st.booleans()):
            joined = part(joined, [draw(st.sampled_from(sorted(joined)))])
    return joined


def classes(joined: Mapping[str, str]) -> set[frozenset[str]]:
    """Give which names are one."""
    leading = leads(joined)
    tops = {leading.get(name, name) for name in "ABCDEFGH"}
    return {frozenset(name for name in "ABCDEFGH" if leading.get(name, name) == top) for top in tops}


def merged(merges: Iterable[tuple[list[str], str]]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for names, into in merges:
        joined = join(joined, names, into)
    return joined


@given(histories(), st.lists(NAMES, min_size=1), NAMES)
def test_all_names_that_are_merged_count_as_the_one_they_were_merged_into(
    joined: dict[str, str], names: list[str], into: str
):
    brought = {name for name, top in leads(joined).items() if top in {leads(joined).get(n, n) for n in names}}

    leading = leads(join(joined, names, into))

    assert {leading.get(name, name) for name in {*names, *brought, into}} == {into}


@given(histories(), st.lists(NAMES, min_size=1), NAMES)
def test_nothing_that_an_alias_leads_to_is_led_on(joined: dict[str, str], names: list[str], into: str):
    leading = leads(join(joined, names, into))

    assert leading.keys().isdisjoint(leading.values())


@given(MERGES, st.randoms())
def test_the_order_of_merges_does_not_matter_for_what_is_one(
    merges: list[tuple[list[str], str]], random: Random
):
    shuffled = random.sample(merges, len(merges))

    assert classes(merged(merges)) == classes(merged(shuffled))


@given(histories(), st.lists(NAMES, min_size=1), NAMES)
def test_splitting_off_what_was_merged_gives_all_names_back(
    joined: dict[str, str], names: list[str], into: str
):
    if into in joined:
        return  # it was taken out of another name by this
    tops = {leads(joined).get(name, name) for name in names} - {into}

    assert part(join(joined, names, into), tops) == joined


@given(histories(), st.lists(NAMES, min_size=1, unique=True))
def test_names_split_off_count_themselves_and_no_other_name_is_freed(
    joined: dict[str, str], aliases: list[str]
):
    after = part(joined, aliases)

    assert after.keys() == joined.keys() - set(aliases)
    assert all(leads(after).get(alias, alias) == alias for alias in aliases)


@given(histories())
def test_splitting_off_everything_leaves_every_name_its_own(joined: dict[str, str]):
    assert part(joined, list(joined)) == {}
