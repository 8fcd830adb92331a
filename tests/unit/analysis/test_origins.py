"""Which reports carry one statement: by evidence, and never across a contradiction."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.reports import grouped, read_reports, told_figure
from reportedly.analysis.as_of import published_by
from reportedly.analysis.origins import find_origins, origins_of_figures
from reportedly.model.figure import Figure, Review
from reportedly.model.origin import LinkKind, Origin, OriginCorrection
from reportedly.model.quantity import Relation

WIRE = (
    "Coast Wire",
    "2024-03-05",
    "About 4,250 homes in Lund lost power in the storm, the grid operator said on Tuesday.",
)
COPY = (
    "Lund Post",
    "2024-03-06",
    "About 4,250 homes in Lund lost power in the storm, the grid operator said on Tuesday.",
)
CITED = ("Ystad Radio", "2024-03-06", "The storm left 4,250 homes in Lund dark, Coast Wire reported.")


def kinds_of(origin: Origin, article: str) -> set[LinkKind]:
    return {row.kind for report in origin.reports if report.article == article for row in report.evidence}


def test_a_wire_story_copied_and_cited_is_one_origin_with_the_evidence_of_each_report() -> None:
    [origin] = find_origins(*read_reports(WIRE, COPY, CITED))

    assert grouped((origin,)) == [["Coast Wire", "Lund Post", "Ystad Radio"]]
    assert origin.voice == "grid operator"
    assert kinds_of(origin, "Lund Post") >= {LinkKind.SHARED_TEXT, LinkKind.SAME_FIGURE, LinkKind.SAME_SOURCE}
    assert LinkKind.RELAY in kinds_of(origin, "Ystad Radio")


def test_shared_words_are_quoted_as_they_stand() -> None:
    [origin] = find_origins(*read_reports(WIRE, COPY))

    [shared] = [row for row in origin.reports[1].evidence if row.kind is LinkKind.SHARED_TEXT]
    assert shared.words == "16 words in a row as in Coast Wire"
    assert shared.other == "Coast Wire"
    assert shared.quoted.startswith("about 4,250 homes in lund lost power")


def test_the_name_of_the_source_is_no_telling_word() -> None:
    first = (
        "Coast Wire",
        "2024-03-05",
        "The Harbour Rescue Trust counted 4,250 dark homes around Lund on Tuesday.",
    )
    second = (
        "Lund Post",
        "2024-03-05",
        "On Tuesday 4,250 homes had no power, said the Harbour Rescue Trust.",
    )

    [origin] = find_origins(*read_reports(first, second))

    quoted = [row.quoted for row in origin.reports[1].evidence if row.kind is LinkKind.SHARED_TEXT]
    assert not {"harbour", "rescue", "trust"} & set(" ".join(quoted).replace(",", "").split())
    assert LinkKind.SAME_SOURCE in kinds_of(origin, "Lund Post")


def test_the_same_source_on_another_day_is_another_origin() -> None:
    later = (
        "Lund Post",
        "2024-03-08",
        "The grid operator said on Friday that 4,250 homes in Lund had no power.",
    )

    assert grouped(find_origins(*read_reports(WIRE, later))) == [["Coast Wire"], ["Lund Post"]]


def test_a_near_copy_with_a_new_number_is_another_origin() -> None:
    later = ("Coast Wire, later", "2024-03-06", WIRE[2].replace("4,250", "6,120"))

    assert len(find_origins(*read_reports(WIRE, later))) == 2


def test_two_sources_with_one_number_are_two_origins() -> None:
    other = (
        "Lund Post",
        "2024-03-05",
        "The mayor of Lund, Ida Holm, said on Tuesday that 4,250 homes had no power.",
    )

    assert len(find_origins(*read_reports(WIRE, other))) == 2


def test_an_outlet_that_tells_a_number_as_its_own_stands_with_one_source_and_joins_no_two() -> None:
    own = ("Evening Tide", "2024-03-06", "In Lund 4,250 homes have lost power in the storm.")
    other = (
        "Lund Post",
        "2024-03-05",
        "The mayor of Lund, Ida Holm, said on Tuesday that 4,250 homes had no power.",
    )

    origins = find_origins(*read_reports(WIRE, other, own))

    assert sorted(map(len, grouped(origins))) == [1, 2]


def test_an_article_may_carry_several_statements() -> None:
    both = (
        "Lund Post",
        "2024-03-06",
        f"{WIRE[2]}\n\nThe mayor of Ystad said on Wednesday that 36 schools would stay closed.",
    )

    origins = find_origins(*read_reports(WIRE, both))

    assert grouped(origins) == [["Coast Wire", "Lund Post"], ["Lund Post"]]


def test_a_report_without_a_date_stands_last_and_claims_no_place() -> None:
    undated = ("Anybody", None, WIRE[2])

    [origin] = find_origins(*read_reports(undated, WIRE))

    assert grouped((origin,)) == [["Coast Wire", "Anybody"]]
    assert [report.is_dated for report in origin.reports] == [True, False]


def test_a_number_told_roughly_before_is_no_rounding_of_one_told_later() -> None:
    rough = told_figure("a", "one", 4000, published="2024-05-06", relation=Relation.ABOUT)
    fine = told_figure("b", "two", 4210, published="2024-05-20")

    after = find_origins([rough, fine], {})
    before = find_origins([replace(rough, published="2024-05-21"), fine], {})

    assert len(after) == 2
    assert len(before) == 1


def test_a_rejected_figure_belongs_to_no_origin() -> None:
    figures = [replace(told_figure("a", "one", 4210), review=Review.REJECTED)]

    assert find_origins(figures, {}) == ()


def test_an_article_published_before_the_statement_does_not_carry_it() -> None:
    early = told_figure("a", "one", 4210, published="2024-05-01")
    said = told_figure("b", "two", 4210, published="2024-05-07", said="2024-05-07")

    assert len(find_origins([early, said], {})) == 2


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("The grid operator said in a statement that 4,250 homes had no power.", "grid operator statement"),
        ("The grid operator told reporters that 4,250 homes had no power.", "grid operator to reporters"),
        ("The grid operator said that 4,250 homes had no power.", "grid operator"),
    ],
)
def test_an_origin_is_named_after_its_source_and_where_it_spoke(sentence: str, title: str) -> None:
    [origin] = find_origins(*read_reports(("Coast Wire", "2024-03-05", sentence)))

    assert origin.title == title


# --- laws ----------------------------------------------------------------------------------------------

_SOURCES = st.sampled_from(["Harbour Office", "Ida Holm", "Navy of Ruritania", None])
_DAYS = st.sampled_from([None, "2024-05-02", "2024-05-06", "2024-05-09", "2024-06-20"])


@st.composite
def told(draw: st.DrawFn) -> list[Figure]:
    rows = draw(
        st.lists(
            st.tuples(
                st.integers(0, 4), st.sampled_from([7, 86, 90, 4000, 4210, 9135]), _SOURCES, _DAYS, st.booleans(),
                st.sampled_from([Relation.EXACT, Relation.ABOUT, Relation.AT_LEAST]),
            ),
            max_size=9,
        )
    )  # fmt: skip
    published = draw(st.lists(_DAYS, min_size=5, max_size=5))
    figures = []
    for place, (article, number, source, day, is_rejected, relation) in enumerate(rows):
        figure = told_figure(
            f"f{place}", f"article {article}", number, source=source, said=day, published=published[article],
            relation=relation,
        )  # fmt: skip
        figures.append(replace(figure, review=Review.REJECTED) if is_rejected and place % 3 == 0 else figure)
    return figures


@settings(deadline=None, max_examples=80)
@given(told())
def test_every_figure_that_counts_has_one_origin(figures: list[Figure]) -> None:
    origins = find_origins(figures, {})

    members = [figure for origin in origins for figure in origin.figures]
    assert sorted(members) == sorted(f.id for f in figures if f.review is not Review.REJECTED)
    assert len({origin.id for origin in origins}) == len(origins)


@settings(deadline=None, max_examples=80)
@given(told())
def test_no_report_is_with_others_without_evidence(figures: list[Figure]) -> None:
    for origin in find_origins(figures, {}):
        assert len(origin.reports) == 1 or all(report.evidence for report in origin.reports)
        assert all(
            row.words and row.other != report.article for report in origin.reports for row in report.evidence
        )


@settings(deadline=None, max_examples=60)
@given(told(), st.data())
def test_the_order_of_loading_changes_nothing(figures: list[Figure], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(figures))

    assert find_origins(shuffled, {}) == find_origins(figures, {})


@settings(deadline=None, max_examples=60)
@given(told())
def test_an_origin_holds_no_two_days_of_one_source(figures: list[Figure]) -> None:
    by_id = {figure.id: figure for figure in figures}
    for origin in find_origins(figures, {}):
        days = {
            by_id[name].statement_date
            for name in origin.figures
            if by_id[name].source and by_id[name].evidence["statement_date"].rule == "statement.cue"
        }
        assert len(days) < 2


@settings(deadline=None, max_examples=60)
@given(told(), st.dates(date(2024, 5, 1), date(2024, 6, 30)))
def test_a_later_article_has_no_part_in_what_was_known_by_a_day(figures: list[Figure], day: date) -> None:
    known = published_by(figures, day)

    origins = find_origins(known, {})

    assert all(report.days is not None and report.days[0] <= day for o in origins for report in o.reports)


@settings(deadline=None, max_examples=60)
@given(told(), st.data())
def test_what_a_person_says_goes_before_all_evidence(figures: list[Figure], data: st.DataObject) -> None:
    present = [figure.id for figure in figures if figure.review is not Review.REJECTED]
    groups = data.draw(st.fixed_dictionaries({name: st.sampled_from([None, 1, 2]) for name in present}))
    apart = data.draw(st.booleans())
    said = [OriginCorrection(name, group, is_apart=apart) for name, group in groups.items() if group]

    origin_of = origins_of_figures(find_origins(figures, {}, said))

    for group in (1, 2):
        assert len({origin_of[row.figure] for row in said if row.group == group}) < 2
    one, two = ({origin_of[row.figure] for row in said if row.group == group} for group in (1, 2))
    assert one.isdisjoint(two)
    if apart:
        others = {origin_of[name] for name, group in groups.items() if group is None}
        assert others.isdisjoint(one | two)


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (
            "The grid operator said 240 homes in Lund lost power.",
            "More than 200 homes in Lund went dark, the grid operator said.",
        ),
        (
            "Ferries carried 1,480 people off Lund, the port authority said.",
            "Over 1,400 people were carried off Lund, the port authority said.",
        ),
        (
            "The repair in Lund costs up to £3.6 million, the port authority said.",
            "The repair in Lund costs about £3.5 million, the port authority said.",
        ),
        (
            "About 900 hectares of forest burned in Lund, the fire service said.",
            "Some 2,200 acres of forest burned in Lund, the fire service said.",
        ),
        (
            "The army shot down 48 drones over Lund, it said.",
            "Over Lund 48 drones were shot down, the military said.",
        ),
    ],
)
def test_a_number_told_roughly_or_converted_or_by_a_plain_name_is_the_same_statement(
    first: str, again: str
) -> None:
    origins = find_origins(*read_reports(("Coast Wire", "2024-03-05", first), ("Post", "2024-03-06", again)))

    assert grouped(origins) == [["Coast Wire", "Post"]]


def test_what_the_next_issue_of_a_bulletin_repeats_is_said_anew() -> None:
    text = "The relief agency reports {} people displaced in Lund. 3,118 houses are damaged."
    first = ("Bulletin", "2024-03-05", text.format("26,450"))
    second = ("Bulletin", "2024-03-08", text.format("31,900"))

    origins = find_origins(*read_reports(first, second))

    assert all(articles == ["Bulletin"] for articles in grouped(origins))


def test_a_number_belongs_to_whom_the_clause_behind_it_credits() -> None:
    first = ("Coast Wire", "2024-03-05", "Phone thefts in Lund reached 9,240, police said on Tuesday.")
    later = (
        "Lund Post",
        "2024-03-07",
        "Mayor Asa Dahl said on Thursday that phone thefts in Lund had fallen to 8,870, "
        "not the 9,240 that police had published.",
    )

    origins = find_origins(*read_reports(first, later))

    assert ["Coast Wire", "Lund Post"] in grouped(origins)
    assert len(origins) == 2


def test_a_number_that_a_possessive_gives_to_a_body_is_that_body_s() -> None:
    first = ("Coast Wire", "2024-03-05", "The health ministry has 315,000 doses left, it said on Tuesday.")
    later = (
        "Lund Post",
        "2024-03-06",
        "The pharmacists' association counted 190,000 doses. The ministry's 315,000 includes old ones, it said.",
    )

    assert ["Coast Wire", "Lund Post"] in grouped(find_origins(*read_reports(first, later)))
