"""The names of measures in the list."""

from helpers.figures import make_figure
from reportedly.gui.models.counts import FigureCounts


def test_measures_of_one_name_say_how_they_differ() -> None:
    count = make_figure("1", series="troops · withdrawn", measure="soldiers withdrawn", unit="people")
    share = make_figure(
        "2", series="troops · withdrawn · percent", measure="soldiers withdrawn", unit="percent"
    )
    other = make_figure("3", series="cost · eur", measure="cost", unit="EUR")

    rows = FigureCounts([count, share, other]).measure_rows()

    assert {row.name for row in rows} == {"soldiers withdrawn", "soldiers withdrawn (share)", "cost"}
    assert {next(iter(row.values)) for row in rows if row.name.endswith("(share)")} == {share.series}
