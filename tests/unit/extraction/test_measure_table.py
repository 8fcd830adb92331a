"""Cells of a table count what the head of their column says, in the place or for the group of their row."""

from extraction_reading import figures_of

_DISTRICTS = """The ministry said 12 people were hurt.

District | Cases | Deaths | CFR (%)
Tolmin | 742 | 29 | 2.6
Oxbury | 1,104 | 31 | 2.9
Total | 1,846 | 60 | 2.8

By evening 40 were in hospital."""


def test_a_cell_counts_the_head_of_its_column_in_its_row():
    cells = figures_of(_DISTRICTS)[1:-1]

    assert [f.measure for f in cells] == [
        "cases in Tolmin", "deaths in Tolmin", "CFR in Tolmin", "cases in Oxbury", "deaths in Oxbury", "CFR in Oxbury",
        "cases", "deaths", "CFR",
    ]  # fmt: skip
    assert [f.unit for f in cells[:3]] == ["case", "people", "percent"]


def test_rows_and_their_total_are_series_of_their_own():
    deaths = [f.series for f in figures_of(_DISTRICTS) if "deaths" in f.measure]

    assert len(set(deaths)) == 3
    assert deaths[-1] == "people · killed"


def test_nothing_is_carried_out_of_a_table():
    assert "cases" not in figures_of(_DISTRICTS)[-1].measure


def test_a_table_of_groups_says_for_whom():
    text = "| Group | Ballots | Turnout |\n|---|---|---|\n| Home carers | 1,200 | 62% |\n| Cleaners | 800 | 58% |"

    assert [f.measure for f in figures_of(text)][:2] == ["ballots for Home carers", "turnout for Home carers"]


def test_a_bar_in_a_sentence_makes_no_table():
    figure = figures_of("Weather | Some 40 people were killed in Tolmin on Friday.")[0]

    assert figure.measure.startswith("people killed")
