"""The search for origins and mutations of many figures: no chains of near numbers, any order, linear work."""

import os
import pickle
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.reports import told_figure
from reportedly.analysis import (
    mutation_chains,
    mutations,
    origin_counts,
    origin_groups,
    origin_issues,
    origin_links,
    origin_tellings,
)
from reportedly.analysis.mutations import mutations_of
from reportedly.analysis.origin_numbers import may_be_one, number_of
from reportedly.analysis.origins import find_origins
from reportedly.model.figure import Figure
from reportedly.model.origin import OriginCorrection
from reportedly.model.quantity import Relation
from reportedly.services.origins import texts_of
from reportedly.services.sample import open_sample

_COMPARING = (
    mutation_chains, mutations, origin_counts, origin_groups, origin_issues, origin_links, origin_tellings,
)  # fmt: skip
_SIZES = 150, 1200
_GROWTH = (
    2.5  # times as many for each figure: a window of some tens is seldom full among few; a square would be 8
)


def report(place: int, number: int, **fields: Any) -> Figure:
    """Give the figure of one short report: one on each of thirty days, then again."""
    day = date(2024, 5, 1) + timedelta(place % 30)
    figure = told_figure(f"figure {place}", f"article {place}", number, published=day.isoformat(), **fields)
    return replace(figure, outlet=f"Outlet {place % 7}")


def numbers() -> st.SearchStrategy[tuple[int, Relation, str | None]]:
    relations = st.sampled_from(
        [Relation.EXACT, Relation.ABOUT, Relation.MORE_THAN, Relation.LESS_THAN, Relation.AT_LEAST]
    )
    return st.tuples(
        st.integers(360, 440), relations, st.sampled_from([None, None, "Harbour Office", "officials"])
    )


@given(st.lists(numbers(), min_size=2, max_size=14))
@settings(max_examples=120, deadline=None)
def test_numbers_of_one_origin_are_within_rounding_of_each_other(
    told: list[tuple[int, Relation, str | None]],
) -> None:
    figures = [
        report(place, number, relation=relation, source=source)
        for place, (number, relation, source) in enumerate(told)
    ]
    by_id = {figure.id: figure for figure in figures}

    for origin in find_origins(figures, {}):
        for one, other in combinations(origin.figures, 2):
            assert may_be_one(number_of(by_id[one]), number_of(by_id[other]))


def test_a_rounding_of_two_numbers_stands_with_one_of_them_and_joins_them_to_nothing() -> None:
    figures = [
        report(0, 391),
        report(1, 409, source=None),
        report(2, 400, relation=Relation.ABOUT, source=None),
        report(3, 400, relation=Relation.ABOUT),
    ]

    homes = [set(origin.figures) for origin in find_origins(figures, {})]

    assert not any({"figure 0", "figure 1"} <= home for home in homes)
    assert any({"figure 2", "figure 3"} <= home for home in homes)


@given(st.lists(numbers(), min_size=2, max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_origins_and_mutations_do_not_depend_on_the_order_of_the_figures(
    told: list[tuple[int, Relation, str | None]], dice: Random
) -> None:
    figures = [
        report(place, number, relation=relation, source=source)
        for place, (number, relation, source) in enumerate(told)
    ]
    shuffled = dice.sample(figures, len(figures))

    origins = find_origins(figures, {})

    assert find_origins(shuffled, {}) == origins
    for origin in origins:
        assert mutations_of(origin, shuffled) == mutations_of(origin, figures)


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count how often two numbers, two tellings or two figures of a chain are held against each other."""
    counts: Counter[str] = Counter()

    def counting(name: str, work: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object) -> object:
            counts[name] += 1
            return work(*arguments)

        return counted

    for module in _COMPARING:
        monkeypatch.setattr(module, "likeness_of", counting("numbers", module.likeness_of))
    monkeypatch.setattr(origin_links, "_link", counting("tellings", origin_links._link))
    for module in (mutation_chains, mutations):
        monkeypatch.setattr(module, "alike", counting("figures", module.alike))
    return counts


def copies(size: int) -> list[Figure]:
    return [report(place, 4210) for place in range(size)]


def near(size: int) -> list[Figure]:
    return [
        report(place, 4000 + place % 500, relation=Relation.ABOUT if place % 3 else Relation.EXACT)
        for place in range(size)
    ]


def own_voices(size: int) -> list[Figure]:
    return [report(place, 100 + place * 7 % 900, source=None) for place in range(size)]


def renewed(size: int) -> list[Figure]:
    return [replace(report(place, 1000 + 17 * place), outlet="Harbour Bulletin") for place in range(size)]


def one_table(size: int) -> list[Figure]:
    """Give a long table of one article: each row a sentence of its own."""
    return _table(size, None)


def one_table_of_a_source(size: int) -> list[Figure]:
    return _table(size, "Harbour Office")


def _table(size: int, source: str | None) -> list[Figure]:
    figures = []
    for place in range(size):
        figure = told_figure(f"figure {place}", "article", 1000 + 13 * place, source=source)
        start = 100 * place
        figures.append(
            replace(figure, start=start, end=start + 4, sentence_start=start, sentence_end=start + 60)
        )
    return figures


@pytest.mark.parametrize("made", [copies, near, own_voices, renewed, one_table, one_table_of_a_source])
def test_the_comparisons_grow_no_faster_than_the_figures(
    made: Callable[[int], list[Figure]], compared: Counter[str]
) -> None:
    spent = []
    for size in _SIZES:
        compared.clear()
        find_origins(made(size), {})
        spent.append(compared.copy())

    for name in spent[1]:
        assert spent[1][name] <= _GROWTH * _SIZES[1] / _SIZES[0] * max(spent[0][name], _SIZES[0]), name


def statement(size: int, thing: Sequence[str] = ("boats", "ships")) -> list[Figure]:
    return [
        replace(
            report(
                place, 1000 * (at + 1) + place % 3, relation=Relation.ABOUT if place % 2 else Relation.EXACT,
                thing=name,
            ),
            id=f"figure {place} {name}",
        )
        for place in range(size)
        for at, name in enumerate(thing)
    ]  # fmt: skip


def test_the_changes_of_one_statement_are_found_in_linear_work(compared: Counter[str]) -> None:
    spent = []
    for size in _SIZES:
        figures = statement(size)
        [origin] = find_origins(figures, {}, [OriginCorrection(figure.id, 1) for figure in figures])
        compared.clear()
        mutations_of(origin, figures)
        spent.append(compared.copy())

    assert spent[0]["figures"] > _SIZES[0]
    for name in spent[1]:
        assert spent[1][name] <= _GROWTH * _SIZES[1] / _SIZES[0] * spent[0][name], name


_TOLD = """
import pickle, sys
from pathlib import Path
from reportedly.analysis.origins import find_origins
print(find_origins(*pickle.loads(Path(sys.argv[1]).read_bytes())))
"""


def test_origins_are_the_same_in_every_process(tmp_path: Path) -> None:
    """Sets of words stand in another order in each: no title, evidence or group may hang on that."""
    with closing(open_sample()) as session:
        known = session.figures(), texts_of(session, [article.key for article in session.articles()])
    path = tmp_path / "known.pickle"
    path.write_bytes(pickle.dumps(known))

    printed = {
        subprocess.run(
            [sys.executable, "-c", _TOLD, str(path)], env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True, encoding="utf-8",
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip

    assert len(printed) == 1
