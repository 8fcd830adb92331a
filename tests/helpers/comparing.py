"""Figures for tests of comparisons: what some source said of one measure, by hand and by hypothesis."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from helpers.records import make_figure
from reportedly.model.figure import Figure, Stance
from reportedly.model.quantity import Quantity, Relation

__all__ = ["FIRST_DAY", "figure_lists", "said"]

FIRST_DAY = date(2024, 3, 1)
_BOUNDS = {"=": Relation.EXACT, "~": Relation.ABOUT, ">": Relation.MORE_THAN, ">=": Relation.AT_LEAST,
           "<": Relation.LESS_THAN, "<=": Relation.AT_MOST}  # fmt: skip


def said(number: int, voice: str | None, quantity: str, day: str | None, **fields: Any) -> Figure:
    """Give a figure: `quantity` is "=300", "~300", ">=300", "200..300"; it is published on the day it was said."""
    sign = quantity.rstrip("0123456789")
    if ".." in quantity:
        low, high = quantity.split("..")
        read = Quantity.range(Decimal(low), Decimal(high), "people")
    else:
        read = Quantity.bounded(Decimal(quantity.removeprefix(sign)), _BOUNDS[sign or "="], "people")
    figure = make_figure(
        id=f"f{number}", source=voice, statement_date=day,
        **{"start": number, "end": number + 1, "article": f"article-{number}", "published": day, "outlet": "Daily Post",
           **fields},
    )  # fmt: skip
    return replace(
        figure.with_quantity(read), text=quantity.lstrip("<>=~"), unit=fields.get("unit", "people")
    )


@st.composite
def _figures(draw: st.DrawFn, number: int) -> Figure:
    first = draw(st.integers(1, 30))
    quantity = draw(
        st.one_of(
            st.sampled_from(["=", "~", ">", ">=", "<", "<="]).map(lambda sign: f"{sign}{first}"),
            st.integers(1, 20).map(lambda more: f"{first}..{first + more}"),
        )
    )
    day = draw(st.one_of(st.none(), st.integers(0, 20).map(lambda days: FIRST_DAY + timedelta(days))))
    stance = draw(
        st.sampled_from([Stance.ASSERTED, Stance.ASSERTED, Stance.ASSERTED, Stance.PLANNED, Stance.DENIED])
    )
    voice = draw(st.sampled_from(["Army", "Ministry", "Mayor", "Hospital", None]))
    outlet = draw(st.sampled_from(["Daily Post", "Coast Radio"]))
    return said(number, voice, quantity, day.isoformat() if day else None, stance=stance, outlet=outlet)


def figure_lists(most: int = 8) -> st.SearchStrategy[list[Figure]]:
    """Give lists of figures of one series, each in an article of its own, with and without dates."""
    return st.integers(0, most).flatmap(lambda size: st.tuples(*(_figures(n) for n in range(size))).map(list))
