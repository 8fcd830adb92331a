"""Flags: each with the figures that it rests on and a reason, and none where nothing is surely odd."""

import pytest
from hypothesis import given

from helpers.comparing import figure_lists, said
from reportedly.analysis.flags import find_flags
from reportedly.model.figure import Review, Stance
from reportedly.model.flag import FlagKind

DEAD = {"series": "people · killed · peru", "measure": "people killed in Peru"}


def _kinds(figures, **options):
    return [(flag.kind, flag.figures) for flag in find_flags(figures, **options)]


def _sentence(words, *quantities, **fields):
    """Give the figures of one sentence: (number as it stands, field changes) each, in the order of the text."""
    figures, at = [], 0
    for number, (text, changes) in enumerate(quantities):
        start = words.index(text, at)
        at = start + len(text)
        sign, plain = changes.pop("sign", "="), text.rstrip("%").replace(",", "")
        figures.append(
            said(number, "Army", f"{sign}{plain}", "2024-03-01",
                 **{"article": "a", "start": start, "end": at, "sentence": words, "sentence_start": 0,
                    "sentence_end": len(words), **fields, **changes})
        )  # fmt: skip
    return figures


# --- laws -------------------------------------------------------------------------------------------------


@given(figure_lists())
def test_no_flag_without_its_figures_and_its_reason(figures):
    known = {figure.id for figure in figures}

    for flag in find_flags(figures):
        assert len(flag.figures) > 1
        assert len(set(flag.figures)) == len(flag.figures)
        assert set(flag.figures) <= known
        assert flag.words.endswith(".")
        assert flag.badge


@given(figure_lists())
def test_flags_stand_in_the_order_of_the_figures_that_carry_them(figures):
    places = {figure.id: place for place, figure in enumerate(figures)}

    carried = [places[flag.figures[0]] for flag in find_flags(figures)]

    assert carried == sorted(carried)


# --- stale ------------------------------------------------------------------------------------------------


def test_a_figure_that_its_source_replaced_is_stale_with_the_newer_one_in_its_badge():
    figures = [
        said(1, "Pentagon", "=3000", "2024-10-23", **DEAD),
        said(2, "Pentagon", "=10000", "2024-10-28", **DEAD),
    ]

    (flag,) = find_flags(figures)

    assert (flag.kind, flag.figures, flag.badge) == (FlagKind.STALE, ("f1", "f2"), "newer: 10,000, 28 Oct")
    assert flag.words == "Pentagon has since given 10,000, on 28 Oct 2024, 5 days later."


@pytest.mark.parametrize(
    "newer",
    [
        said(2, "Army", "=10000", "2024-10-28", **DEAD),
        said(2, "Pentagon", "=3000", "2024-10-28", **DEAD),
        said(2, "Pentagon", "=10000", "2024-10-28", stance=Stance.PLANNED, **DEAD),
        said(2, "Pentagon", "=10000", "2024-10-28", series="tent · peru"),
        said(2, "Pentagon", "=10000", None, **DEAD),
        said(2, "Pentagon", "=10000", "2024-10-28", review=Review.REJECTED, **DEAD),
    ],
    ids=["another source", "the same number", "a plan", "another measure", "no date", "rejected"],
)
def test_a_figure_stays_fresh_without_a_newer_one_of_its_source_and_measure(newer):
    assert _kinds([said(1, "Pentagon", "=3000", "2024-10-23", **DEAD), newer]) == []


def test_a_series_that_may_be_anything_makes_nothing_stale():
    anything = {"series": "people", "measure": "people"}
    figures = [
        said(1, "Pentagon", "=3000", "2024-10-23", **anything),
        said(2, "Pentagon", "=9", "2024-10-28", **anything),
    ]

    assert _kinds(figures) == []


def test_sales_of_two_months_stand_beside_each_other():
    may = {"target_date": "2024-05", "target_start": "2024-05-01", "target_end": "2024-05-31"}
    june = {"target_date": "2024-06", "target_start": "2024-06-01", "target_end": "2024-06-30"}
    figures = [said(1, "Maker", "=30", "2024-06-04", series="car · sold", **may),
               said(2, "Maker", "=40", "2024-07-04", series="car · sold", **june)]  # fmt: skip

    assert _kinds(figures) == []


def test_a_number_of_another_district_replaces_nothing():
    field = {"series": "millet · area", "unit": "hectare", "measure": "millet"}
    old, new = (
        said(n, "Ministry", quantity, f"2024-03-0{n}", sentence=f"Locusts ate {quantity[1:]} hectares in {place}.",
             **field)
        for n, quantity, place in ((1, "=900", "the district of Karo"), (2, "=700", "the district of Bessa"))
    )  # fmt: skip

    assert _kinds([old, new]) == []


# --- outliers ---------------------------------------------------------------------------------------------


def _voices(*quantities, day="2024-03-01"):
    return [said(n, f"Source {n}", quantity, day, **DEAD) for n, quantity in enumerate(quantities)]


def test_the_odd_one_among_four_sources_is_an_outlier_with_its_factor():
    (flag,) = find_flags(_voices("=300", "=310", "=290", "=3000"))

    assert (flag.kind, flag.figures[0]) == (FlagKind.OUTLIER, "f3")
    assert (
        flag.words == "9.7 times as high as the highest of the 3 other sources, which last gave 290 to 310."
    )


@pytest.mark.parametrize(
    "quantities",
    [
        ("=300", "=310", "=3000"),
        ("=300", "=310", "=290", "=500"),
        ("=300", "=310", "=290", "<=3000"),
        ("=300", "=310", ">=290", "=3000"),
        ("=100", "=3000", "=90000", "=400000"),
    ],
    ids=["three sources", "not far", "up to", "an open end meets it", "nobody agrees"],
)
def test_nobody_is_an_outlier_where_it_is_not_sure(quantities):
    assert _kinds(_voices(*quantities)) == []


def test_an_old_number_is_no_outlier():
    figures = [*_voices("=300", "=310", "=290"), said(9, "Source 9", "=30", "2024-01-01", **DEAD)]

    assert _kinds(figures) == []


def test_tolls_of_several_events_make_no_outlier():
    events = (
        "A bus fell into the Orba river.",
        "Fire swept a hall in Lemos.",
        "Shells hit Tarsk.",
        "A mine caved in at Gor.",
    )
    key = {"series": "people · killed", "measure": "people killed"}
    figures = [
        said(
            n,
            f"Source {n}",
            quantity,
            "2024-03-01",
            sentence=f"{event} {quantity[1:]} people were killed.",
            **key,
        )
        for n, (event, quantity) in enumerate(zip(events, ("=30", "=31", "=29", "=300"), strict=True))
    ]

    assert _kinds(figures) == []


def test_repeats_of_one_origin_make_no_fourth_source():
    figures = _voices("=300", "=310", "=290", "=3000")

    assert _kinds(figures, origins={"f0": "o", "f1": "o", "f2": "p", "f3": "q"}) == []


# --- one number on two measures ---------------------------------------------------------------------------


def test_a_number_that_changes_its_measure_along_a_chain_is_flagged():
    first = said(1, "Army", "=600", "2024-03-01", **DEAD)
    second = said(
        2, "Army", "=600", "2024-03-02", series="people · casualties · peru", measure="casualties in Peru"
    )

    assert _kinds([first, second], origins={"f1": "o", "f2": "o"}) == [(FlagKind.SAME_NUMBER, ("f2", "f1"))]
    assert _kinds([first, second], origins={"f1": "o", "f2": "p"}) == []


def test_in_one_article_only_a_telling_number_is_flagged():
    def kinds(number):
        first = said(1, "Army", number, "2024-03-01", article="a", **DEAD)
        other = said(2, "Army", number, "2024-03-01", article="a", sentence_start=90,
                     series="people · wounded · peru", measure="people wounded in Peru")  # fmt: skip
        return _kinds([first, other])

    assert kinds("=1340") == [(FlagKind.SAME_NUMBER, ("f2", "f1"))]
    assert kinds("=1000") == []
    assert kinds("=12") == []


def test_two_numbers_of_one_sentence_are_meant():
    first = said(1, "Army", "=1340", "2024-03-01", article="a", **DEAD)
    other = said(2, "Army", "=1340", "2024-03-01", article="a", series="people · wounded · peru")

    assert _kinds([first, other]) == []


# --- sums -------------------------------------------------------------------------------------------------

KILLED = {"series": "people · killed", "measure": "people killed"}
WOMEN = {"series": "women · killed", "measure": "women killed"}
CHILDREN = {"series": "children · killed", "measure": "children killed"}
WOUNDED = {"series": "people · wounded", "measure": "people wounded"}
BOTH = {"series": "people · casualties", "measure": "casualties"}
PERCENT = {"unit": "percent", "series": "house · percent", "measure": "houses"}
HOUSE = {"unit": "house", "series": "house", "measure": "houses"}


@pytest.mark.parametrize(
    ("words", "quantities", "reason"),
    [
        ("Police said 40 were killed, including 12 women and 31 children.",
         [("40", KILLED), ("12", WOMEN), ("31", CHILDREN)], "12 + 31 is 43, not 40."),
        ("Police said 40 were killed, including 51 children.", [("40", KILLED), ("51", CHILDREN)],
         "A part, 51, is larger than its whole, 40."),
        ("The blast left 14 dead and 32 wounded, a total of 48 casualties.",
         [("14", KILLED), ("32", WOUNDED), ("48", BOTH)], "14 + 32 is 46, not 48."),
        ("In all 48 were casualties: 14 killed and 32 wounded.", [("48", BOTH), ("14", KILLED), ("32", WOUNDED)],
         "14 + 32 is 46, not 48."),
        ("It said 30 of 120 houses, or 40%, had burned.", [("30", HOUSE), ("120", HOUSE), ("40%", PERCENT)],
         "30 of 120 is 25 %, not 40 %."),
        ("It said 60% of the 500 houses, or 250 houses, had burned.",
         [("60%", PERCENT), ("500", HOUSE), ("250", HOUSE)], "250 of 500 is 50 %, not 60 %."),
    ],
)  # fmt: skip
def test_what_does_not_add_up_is_flagged_with_the_sum(words, quantities, reason):
    figures = _sentence(words, *((text, dict(fields)) for text, fields in quantities))

    (flag,) = find_flags(figures)

    assert (flag.kind, flag.words) == (FlagKind.SUM, reason)


@pytest.mark.parametrize(
    ("words", "quantities"),
    [
        ("Police said 43 were killed, including 12 women and 31 children.",
         [("43", KILLED), ("12", WOMEN), ("31", CHILDREN)]),
        ("Police said 40 were killed, including 12 women.", [("40", KILLED), ("12", WOMEN)]),
        ("Police said at least 40 were killed, including 12 women and 31 children.",
         [("40", {"sign": ">=", **KILLED}), ("12", WOMEN), ("31", CHILDREN)]),
        ("Police said 40 were killed, while 31 children were hurt.", [("40", KILLED), ("31", CHILDREN)]),
        ("The blast left 14 dead and 32 wounded, bringing the war's toll to 4,800.",
         [("14", KILLED), ("32", WOUNDED), ("4,800", BOTH)]),
        ("It said 31 of 95 houses, or 33%, had burned.", [("31", HOUSE), ("95", HOUSE), ("33%", PERCENT)]),
        ("On board were 56 men and 10 women, among them 30 Chadians.",
         [("56", {"measure": "men"}), ("10", {"measure": "women"}), ("30", {"measure": "Chadians"})]),
        ("A plan, including barns, of 174 houses, well below the 223 of May.", [("174", HOUSE), ("223", HOUSE)]),
        ("It said 30 of 120 houses and 40% of the barns had burned.",
         [("30", HOUSE), ("120", HOUSE), ("40%", PERCENT)]),
    ],
)  # fmt: skip
def test_what_adds_up_or_may_add_up_is_not_flagged(words, quantities):
    figures = _sentence(words, *((text, dict(fields)) for text, fields in quantities))

    assert find_flags(figures) == ()
