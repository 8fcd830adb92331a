"""The confidence of a figure: a share of right figures that rises with the precision of the rules."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from extraction_reading import only_figure
from reportedly.extraction.confidence import calibrated

_precisions = st.floats(min_value=0, max_value=1)


@given(_precisions, _precisions)
def test_a_surer_rule_never_gives_a_less_sure_figure(one: float, other: float) -> None:
    assert calibrated(min(one, other)) <= calibrated(max(one, other))


@given(_precisions)
def test_nothing_is_certain_and_nothing_impossible(precision: float) -> None:
    assert 0 < calibrated(precision) < 1


def test_between_the_knots_it_rises_without_a_jump() -> None:
    steps = [calibrated(step / 100) for step in range(101)]

    assert max(after - before for before, after in pairwise(steps)) < 0.05


def test_a_figure_is_as_sure_as_the_less_sure_of_number_and_source() -> None:
    figure = only_figure("The ministry of health said on Monday that 300 people had fallen ill.")

    assert figure.confidence == figure.evidence["source"].confidence
