"""Runs of words that two texts share."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.analysis.shingles import common_run, passage_of, shared_shingles, shared_words

_WORDS = st.lists(st.sampled_from(["the", "storm", "homes", "lund", "lost", "power", "4,250"]), max_size=12)


def test_a_copy_of_a_part_shares_all_of_its_shingles() -> None:
    whole = passage_of("About 4,250 homes in Lund lost power in the storm, the operator said.")
    part = passage_of("About 4,250 homes in Lund lost power.")

    assert shared_shingles(whole, part) == 1.0


def test_words_that_every_text_has_tell_nothing() -> None:
    one = passage_of("They said on Monday that it was about one of them.")

    assert one.telling == frozenset()


def test_forms_of_a_word_are_one() -> None:
    assert shared_words(passage_of("homes damaged"), passage_of("a home was damaging")) == 0.5


@given(_WORDS, _WORDS)
def test_likeness_is_symmetric_and_between_nothing_and_all(one: list[str], other: list[str]) -> None:
    a, b = passage_of(" ".join(one)), passage_of(" ".join(other))

    for measure in (shared_shingles, shared_words):
        assert measure(a, b) == measure(b, a)
        assert 0 <= measure(a, b) <= 1


@given(_WORDS, _WORDS)
def test_the_longest_run_stands_in_both(one: list[str], other: list[str]) -> None:
    run = list(common_run(one, other))

    for words in (one, other):
        assert any(words[at : at + len(run)] == run for at in range(len(words) + 1))
    assert not run or len(run) <= min(len(one), len(other))
