"""What had been published by a day: no later article ever contributes."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from helpers.comparing import FIRST_DAY, figure_lists, said
from reportedly.analysis.as_of import (
    AsItStood,
    changes_between,
    days_of,
    is_published_by,
    published_by,
    undated_count,
)
from reportedly.analysis.consensus import consensus_of
from reportedly.analysis.disagreement import disagreement_of
from reportedly.analysis.estimates import group_estimates
from reportedly.analysis.latest import latest_of
from reportedly.analysis.series import build_series
from reportedly.model.as_of import ChangeKind
from reportedly.model.figure import Denial, Figure, Stance

KEY = "soldier|arrive"
days = st.integers(0, 25).map(lambda number: FIRST_DAY + timedelta(number))


@dataclass(frozen=True)
class _Article:
    key: str
    published: str | None


def _denial(article: str, source: str = "Embassy") -> Denial:
    return Denial(article, source, source, 0, 5, "The embassy denies it.", None)


@given(figure_lists(), days)
def test_at_no_position_does_a_later_or_undated_article_contribute(figures: list[Figure], day: date) -> None:
    shown = published_by(figures, day)

    assert all(figure.published and date.fromisoformat(figure.published) <= day for figure in shown)


@given(figure_lists(), figure_lists(), days, st.integers(1, 40))
def test_later_articles_change_nothing_that_was_known_by_then(
    figures: list[Figure], more: list[Figure], day: date, later: int
) -> None:
    known = [figure for figure in figures if figure.published]
    coming = (day + timedelta(later)).isoformat()
    late = [replace(f, id=f"late{f.id}", article=f"late{f.article}", published=coming) for f in more]
    denied = [replace(f, denied_by=(_denial(late[0].article),)) if late else f for f in known]

    before, after = published_by(known, day), published_by([*denied, *late], day)

    assert after == before
    first, second = build_series(before, KEY), build_series(after, KEY)
    assert first == second
    assert latest_of(first) == latest_of(second)
    assert consensus_of(latest_of(first)) == consensus_of(latest_of(second))
    by_id = {figure.id: figure for figure in after}
    assert disagreement_of(first, by_id) == disagreement_of(second, by_id)
    assert group_estimates(before) == group_estimates(after)
    assert changes_between(known, FIRST_DAY, day) == changes_between([*denied, *late], FIRST_DAY, day)


@given(figure_lists())
def test_the_last_stop_shows_everything(figures: list[Figure]) -> None:
    assert published_by(figures, None) == figures


def test_a_month_counts_from_its_last_day() -> None:
    figure = said(1, "Army", "=10", "2024-10-01", published="2024-10")

    assert published_by([figure], date(2024, 10, 30)) == []
    assert published_by([figure], date(2024, 10, 31)) == [figure]


def test_a_denial_counts_from_the_day_of_its_own_article() -> None:
    figure = said(1, "Army", "=10", "2024-10-01", denied_by=(_denial("denial.txt"),))
    dates = {"denial.txt": "2024-10-05"}

    assert published_by([figure], date(2024, 10, 4), dates)[0].denied_by == ()
    assert published_by([figure], date(2024, 10, 5), dates)[0].denied_by == figure.denied_by


@given(st.lists(st.sampled_from(["2024-10-03", "2024-10-05", "2024-10", None]), max_size=5))
def test_back_and_forth_a_figure_has_the_denials_of_the_day(published: list[str | None]) -> None:
    denials = tuple(_denial(f"{place}.txt") for place in range(len(published)))
    stood = AsItStood({denial.article: day for denial, day in zip(denials, published, strict=True)})
    figure = said(1, "Army", "=10", "2024-10-01", denied_by=denials)

    for day in (
        date(2024, 10, 31),
        date(2024, 10, 2),
        date(2024, 10, 4),
        date(2024, 10, 3),
        date(2024, 10, 30),
    ):
        kept = [d for d, iso in zip(denials, published, strict=True) if is_published_by(iso, day)]
        assert list(stood.on(day, figure).denied_by) == kept
        assert stood.on(day, figure) == replace(figure, denied_by=tuple(kept))
    assert stood.on(None, figure) is figure


def test_the_stops_are_the_days_of_publication_and_undated_articles_are_counted() -> None:
    articles = [
        _Article("a", "2024-10-03"),
        _Article("b", None),
        _Article("c", "2024-10-01"),
        _Article("d", "2024-10-03"),
    ]

    assert days_of(articles) == (date(2024, 10, 1), date(2024, 10, 3))
    assert undated_count(articles) == 1


# --- what changed between two stops -----------------------------------------------------------------------

FIRST, SECOND = date(2024, 10, 5), date(2024, 10, 20)


def _told(*figures: Figure) -> list[tuple[ChangeKind, str, str | None]]:
    return [(change.kind, change.figure, change.by) for change in changes_between(figures, FIRST, SECOND)]


def test_a_newer_figure_of_a_source_replaces_its_last_one() -> None:
    told = changes_between(
        [said(1, "Army", "=10", "2024-10-01"), said(2, "Army", "=40", "2024-10-12")], FIRST, SECOND
    )

    assert [(change.kind, change.figure, change.by) for change in told] == [(ChangeKind.REPLACED, "f1", "f2")]
    assert told[0].words == "Army: 40 soldiers arrived (12 Oct 2024) instead of 10 (1 Oct 2024)."


def test_what_repeats_the_replaced_figure_has_gone_stale() -> None:
    figures = (
        said(1, "Army", "=10", "2024-10-01"),
        said(2, "Army", "=10", "2024-10-02"),
        said(3, "Army", "=40", "2024-10-12"),
    )

    assert _told(*figures) == [(ChangeKind.REPLACED, "f2", "f3"), (ChangeKind.STALE, "f1", "f3")]


def test_a_change_says_that_it_is_no_fact_and_names_the_title_and_no_path() -> None:
    plan = said(1, "Army", "=10", "2024-10-12", stance=Stance.PLANNED)
    told = [
        said(n, "Army", "=10", f"2024-10-0{n}", outlet=None, title="Ten left", article=f"/home/me/{n}.txt")
        for n in (1, 2)
    ]
    now = said(3, "Army", "=40", "2024-10-12")

    assert changes_between([plan], FIRST, SECOND)[0].words == "Army: 10 soldiers arrived, planned."
    stale = [
        change for change in changes_between([*told, now], FIRST, SECOND) if change.kind is ChangeKind.STALE
    ]
    assert [change.words for change in stale] == [
        "10 soldiers arrived (1 Oct 2024) in “Ten left”: Army has said 40 (12 Oct 2024)."
    ]


def test_a_figure_of_another_source_is_new() -> None:
    assert _told(said(1, "Army", "=10", "2024-10-01"), said(2, "Mayor", "=40", "2024-10-12")) == [
        (ChangeKind.NEW, "f2", None)
    ]


def test_a_recalled_number_and_one_that_its_source_had_given_are_not_new() -> None:
    before = said(1, "Army", "=10", "2024-10-01")
    recalled = said(2, "Mayor", "=58", "2024-10-12", superseded_by="f3")
    now = said(3, "Mayor", "=53", "2024-10-12")
    again, retold = said(4, "Army", "=10", "2024-10-14"), said(5, "Mayor", "=53", "2024-10-13")

    assert _told(before, recalled, now, again, retold) == [(ChangeKind.NEW, "f3", None)]


def _on(day: str) -> dict[str, str]:
    return {"target_date": day, "target_start": day, "target_end": day}


def test_a_former_number_told_late_is_not_new_though_no_newer_one_stands_beside_it() -> None:
    newer = said(1, "Red Cross", "=42", "2024-10-13")
    late = said(2, "Red Cross", "=35", "2024-10-12", **_on("2024-10-10"))
    of_another = said(3, "Mayor", "=35", "2024-10-12", **_on("2024-10-10"))

    assert _told(newer, late) == [(ChangeKind.NEW, "f1", None)]
    assert _told(newer, of_another) == [(ChangeKind.NEW, "f3", None), (ChangeKind.NEW, "f1", None)]


def test_a_number_that_was_known_is_not_new_where_another_tells_it_of_an_older_day() -> None:
    before = said(1, "Red Cross", "=35", "2024-10-02")

    assert _told(before, said(2, None, "=35", "2024-10-12", **_on("2024-10-02"))) == []


def test_counts_of_two_days_are_both_new() -> None:
    one, other = (said(n, "Army", f"={n}0", "2024-10-12", **_on(f"2024-10-{n + 7:02}")) for n in (1, 2))

    assert _told(one, other) == [(ChangeKind.NEW, "f1", None), (ChangeKind.NEW, "f2", None)]


def test_a_fact_does_not_replace_a_plan() -> None:
    plan = said(1, "Army", "=10", "2024-10-01", stance=Stance.PLANNED)

    assert _told(plan, said(2, "Army", "=40", "2024-10-12")) == [(ChangeKind.NEW, "f2", None)]


def test_a_denial_since_then_is_told() -> None:
    figure = said(1, "Army", "=10", "2024-10-01", denied_by=(_denial("article-2"),))

    told = _told(figure, said(2, "Mayor", "=40", "2024-10-12"))

    assert set(told) == {(ChangeKind.NEW, "f2", None), (ChangeKind.DENIED, "f1", None)}
