"""Who publishes its own statements: one telling a text, of the day of its publication, and no relay of others."""

import pytest

from helpers.comparing import said
from helpers.reports import grouped, read_reports
from reportedly.analysis.origin_numbers import Likeness, compare_numbers
from reportedly.analysis.origins import find_origins

_FIRST = (
    "Veterinary Office, bulletin 7",
    "2025-04-02",
    "So far 1,480 farms in Lund are affected. In all 31,200 animals have been culled.",
)
_NEXT = (
    "Veterinary Office, bulletin 8",
    "2025-04-04",
    "So far 1,980 farms in Lund are affected. In all 54,800 animals have been culled.",
)


def test_a_text_of_a_source_that_others_credit_is_one_statement() -> None:
    wire = ("Coast Wire", "2025-04-02", "The veterinary office said that 31,200 animals had been culled.")
    post = ("Lund Post", "2025-04-03", "The veterinary office says that 1,480 farms are affected in Lund.")

    groups = grouped(find_origins(*read_reports(_FIRST, wire, post)))

    assert list(map(sorted, groups)) == [["Coast Wire", "Lund Post", "Veterinary Office, bulletin 7"]]


def test_two_bulletins_of_a_source_are_two_statements() -> None:
    post = ("Lund Post", "2025-04-05", "The veterinary office says that 1,980 farms are affected in Lund.")

    assert grouped(find_origins(*read_reports(_FIRST, _NEXT, post))) == [
        ["Veterinary Office, bulletin 7"],
        ["Veterinary Office, bulletin 8", "Lund Post"],
    ]


def test_who_names_itself_as_the_source_passes_nothing_on() -> None:
    own = ("Health Ministry, notice", "2025-04-02", "The health ministry says that 38 people died in Lund.")
    nurses = ("Relief Watch, note", "2025-04-02", "We counted 38 dead people in Lund.")
    wire = ("Coast Wire", "2025-04-03", "The health ministry said that 38 people died in Lund.")
    radio = ("Ystad Radio", "2025-04-03", "Relief Watch said that 38 people died in Lund.")

    groups = grouped(find_origins(*read_reports(own, nurses, wire, radio)))

    assert ["Health Ministry, notice", "Coast Wire"] in groups
    assert ["Relief Watch, note", "Ystad Radio"] in groups


def test_what_an_outlet_says_itself_ties_no_two_statements_together() -> None:
    both = (
        "Lund Post",
        "2025-04-03",
        "A storm took the roofs of 1,480 houses in Lund. The theatre sold 31,200 tickets. It rained on 17 days.",
    )
    roofs = ("Coast Wire", "2025-04-03", "A storm took the roofs of 1,480 houses in Lund.")
    tickets = ("Ystad Radio", "2025-04-03", "The theatre in Lund sold 31,200 tickets.")

    groups = grouped(find_origins(*read_reports(both, roofs, tickets)))

    assert ["Coast Wire", "Lund Post"] in [sorted(group) for group in groups]
    assert ["Lund Post", "Ystad Radio"] in [sorted(group) for group in groups]


def test_the_year_of_the_older_number_is_not_the_day_of_the_statement() -> None:
    bureau = ("Statistics Bureau, release", "2024-02-06", "In all 18,462,300 people live in Ostania.")
    post = (
        "Lund Post",
        "2024-02-07",
        "Ostania has 18.5 million people, the Statistics Bureau announced, up from 15.9 million in 2012.",
    )

    assert ["Statistics Bureau, release", "Lund Post"] in grouped(find_origins(*read_reports(bureau, post)))


@pytest.mark.parametrize(
    ("bound", "number", "likeness"),
    [
        (">=120", "=112", Likeness.NONE),
        (">=120", "=127", Likeness.NEAR),
        ("<=300", "=312", Likeness.NONE),
        ("<=300", "=290", Likeness.NEAR),
    ],
)
def test_a_bound_is_no_rounding_of_a_number_that_it_leaves_out(
    bound: str, number: str, likeness: Likeness
) -> None:
    day = "2024-03-05"

    assert compare_numbers(said(1, None, bound, day), said(2, None, number, day)) is likeness


def test_who_is_named_in_a_text_of_a_source_speaks_for_it() -> None:
    own = (
        "Museum of the Sea, newsroom",
        "2025-01-15",
        "In all 412,600 visitors came to the Museum of the Sea. "
        "Director Ruth Amsel said that 5,200 of them were pupils.",
    )
    post = ("Lund Post", "2025-01-16", "In all 412,600 people came last year, director Ruth Amsel said.")
    audit = ("Court of Audit", "2025-01-30", "The Museum of the Sea says that it had 412,600 visitors.")

    groups = grouped(find_origins(*read_reports(own, post, audit)))

    assert ["Museum of the Sea, newsroom", "Lund Post", "Court of Audit"] in groups
