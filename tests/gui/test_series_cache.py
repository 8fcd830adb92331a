"""A series that a filter narrows is the one that would be built of what is left."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from helpers.figures import make_figure, sample_summaries
from reportedly.analysis.series import build_series
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.models.series_cache import SeriesCache
from reportedly.model.figure import Denial, Figure, Review
from reportedly.model.filter import FilterSpec, voice_of

_PUBLISHED = {"one.txt": "2024-10-22", "two.txt": "2024-10-25", "three.txt": None}

_DENIAL = Denial(
    article="two.txt", source="Embassy", source_text="The embassy", start=0, end=3, sentence="The embassy denies it.",
    statement_date="2024-10-22",
)  # fmt: skip
_FIGURES = st.lists(
    st.builds(
        lambda article, source, day, review, is_denied: {
            "article": article, "source": source, "statement_date": day, "review": review,
            "denied_by": (_DENIAL,) if is_denied else (), "published": _PUBLISHED[article],
        },
        st.sampled_from(["one.txt", "two.txt", "three.txt"]),
        st.sampled_from(["Army", "Ministry", None]),
        st.sampled_from(["2024-10-21", "2024-10", "2024-10-25", None]),
        st.sampled_from([Review.MACHINE, Review.ACCEPTED, Review.REJECTED]),
        st.booleans(),
    ),
    max_size=12,
).map(lambda rows: [make_figure(f"f{number}", start=number, **row) for number, row in enumerate(rows)])  # fmt: skip


_DAYS = st.sampled_from([None, date(2024, 10, 22), date(2024, 10, 24), date(2024, 10, 26)])


@given(_FIGURES, _DAYS, st.sampled_from(["Army", "Ministry"]))
def test_narrowing_gives_what_building_gives(figures: list[Figure], day: date | None, hidden: str) -> None:
    project = ProjectModels()
    article = sample_summaries()[0]
    project.take([replace(article, key=key, published=day) for key, day in _PUBLISHED.items()], figures)
    cache = SeriesCache(project)
    whole = cache.shown("troops", "troops sent")

    project.figures.set_filter(FilterSpec(excluded=frozenset({("source", hidden)})))
    project.set_as_of(day)
    passing = [figure for figure in figures if voice_of(figure) != hidden]

    assert whole == build_series(figures, "troops", "troops sent")
    assert cache.shown("troops", "troops sent") == build_series(
        project.figures.shown(), "troops", "troops sent"
    )
    assert cache.passing("troops", "troops sent") == build_series(passing, "troops", "troops sent")


@given(st.sampled_from(["people", "percent"]), st.booleans())
def test_a_rejected_figure_replaces_nothing_on_the_chart(unit: str, is_filtered: bool) -> None:
    project = ProjectModels()
    old = make_figure("old", superseded_by="new", source="Army")
    new = make_figure("new", start=10, unit=unit, source="Army", review=Review.REJECTED)
    project.take(sample_summaries(), [old, new])
    if is_filtered:
        project.figures.set_filter(FilterSpec(excluded=frozenset({("source", "Ministry")})))
    cache = SeriesCache(project)

    assert [one.is_replaced for one in cache.shown("troops", "troops sent").estimates] == [False]
    assert [one.is_replaced for one in cache.passing("troops", "troops sent").estimates] == [False]
