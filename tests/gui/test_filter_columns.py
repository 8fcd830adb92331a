"""The filter over columns lets pass what the predicate accepts, also among 10,000 figures."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from helpers.figures import make_figure
from helpers.filters import FIGURES, NEAR_SPECS
from reportedly.gui.models.figure_table import FigureTableModel
from reportedly.gui.models.filter_columns import FilterColumns
from reportedly.model.filter import FilterSpec
from reportedly.model.filter_text import filter_from_text

MANY = 10_000


@given(NEAR_SPECS, st.lists(st.integers(0, len(FIGURES) - 1), unique=True))
def test_the_columns_let_pass_what_the_predicate_accepts(spec: FilterSpec, places: list[int]) -> None:
    columns = FilterColumns()
    columns.take(FIGURES)

    assert columns.mask(spec).tolist() == [spec.accepts(figure) for figure in FIGURES]
    assert columns.mask(spec, places).tolist() == [spec.accepts(FIGURES[place]) for place in places]


@given(NEAR_SPECS, st.permutations(FIGURES), st.lists(st.integers(0, len(FIGURES) - 1), unique=True))
def test_edited_figures_are_looked_at_anew(spec: FilterSpec, others: list, places: list[int]) -> None:
    columns = FilterColumns()
    columns.take(FIGURES)
    columns.mask(spec)
    figures = [others[at] if at in places else figure for at, figure in enumerate(FIGURES)]

    columns.replace(figures, places)

    assert columns.mask(spec).tolist() == [spec.accepts(figure) for figure in figures]


def test_filters_one_after_another_leave_what_each_accepts_of_ten_thousand_figures() -> None:
    model = FigureTableModel()
    model.set_figures([
        make_figure(str(n), source=f"Source {n % 400}", series=f"s{n % 900}", tags=("a",) if n % 3 else (),
                    statement_date=(date(2023, 1, 1) + timedelta(n % 700)).isoformat(), sentence=f"word{n} " * 30)
        for n in range(MANY)
    ])  # fmt: skip
    words = ('source:"Source 3",Outlet', "said:2024-01..2024-03 -stance:denied", "word77", "-word7 is:doubtful",
             'tag:a (measure:s1 or measure:s2 or "word9999")', "review:machine unit:people")  # fmt: skip

    for text in words:
        spec = filter_from_text(text)
        model.set_filter(spec)
        assert model.rowCount() == int(np.sum([spec.accepts(figure) for figure in model.figures]))
