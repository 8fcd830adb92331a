"""Sources by measures: what each source last said of each."""

from hypothesis import given

from helpers.comparing import figure_lists, said
from reportedly.analysis.latest import latest_of
from reportedly.analysis.matrix import matrix_of
from reportedly.analysis.series import build_series
from reportedly.model.party_word import Position


@given(figure_lists())
def test_a_cell_holds_what_side_by_side_shows(figures):
    series = build_series(figures, "soldier|arrive")

    matrix = matrix_of([series])

    assert {row.voice: row for row in latest_of(series)} == {
        v: c.latest for (v, _), c in matrix.cells.items()
    }


def test_a_source_that_says_nothing_of_a_measure_has_no_cell():
    figures = [said(1, "Army", "=300", "2024-03-01"), said(2, "Army", "=9", "2024-03-01", series="tent"),
               said(3, "Lund", "=8", "2024-03-01", series="tent", stance="planned"),
               said(4, None, "=7", "2024-03-01", series="tent")]  # fmt: skip

    matrix = matrix_of([build_series(figures, key) for key in ("soldier|arrive", "tent", "boat")])

    assert matrix.voices == ("Army", "Lund", "Daily Post, own voice")
    assert [column.series for column in matrix.columns] == ["tent", "soldier|arrive"]
    assert matrix.cell("Lund", "soldier|arrive") is None
    assert matrix.cell("Lund", "tent").position is Position.AHEAD


def test_small_letters_stand_among_capitals():
    figures = [said(n, name, "=300", "2024-03-01") for n, name in enumerate(("Lund", "army", "Zoo", "mayor"))]

    matrix = matrix_of([build_series(figures, "soldier|arrive")])

    assert matrix.voices == ("army", "Lund", "mayor", "Zoo")
