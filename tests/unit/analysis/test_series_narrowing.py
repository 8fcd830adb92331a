"""A series that a filter narrows is the one that would be built of what is left."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from helpers.figures import make_figure
from reportedly.analysis.series import build_series, narrow_series
from reportedly.model.figure import Denial, Figure, Review

_DENIAL = Denial(
    article="two.txt", source="Embassy", source_text="The embassy", start=0, end=3, sentence="The embassy denies it.",
    statement_date="2024-10-22",
)  # fmt: skip
_FIGURES = st.lists(
    st.builds(
        lambda article, source, day, review, is_denied: {
            "article": article, "source": source, "statement_date": day, "review": review,
            "denied_by": (replace(_DENIAL, article=article),) if is_denied else (),
        },
        st.sampled_from(["one.txt", "two.txt", "three.txt"]),
        st.sampled_from(["Army", "Ministry", None]),
        st.sampled_from(["2024-10-21", "2024-10", "2024-10-25", None]),
        st.sampled_from([Review.MACHINE, Review.ACCEPTED, Review.REJECTED]),
        st.booleans(),
    ),
    max_size=12,
).map(lambda rows: [make_figure(f"f{number}", start=number, **row) for number, row in enumerate(rows)])  # fmt: skip


@given(_FIGURES, st.randoms(use_true_random=False))
def test_narrowing_gives_what_building_gives(figures: list[Figure], dice) -> None:
    some = [figure for figure in figures if dice.random() < 0.6]
    whole = build_series(figures, "troops", "troops sent")

    assert narrow_series(whole, some) == build_series(some, "troops", "troops sent")
