"""From layers to the record: every field, every number accounted for, exact places."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extraction_reading import figures_of, only_figure, read_article
from reportedly.model.figure import FIELD_ORDER
from reportedly.model.set_aside import Reason

ARTICLE = (
    "Chad sends soldiers to Mali\r\n\r\n"
    "Chad's intelligence chief Idriss Haroun told lawmakers on Tuesday that the country plans to deploy about "
    "10,000 troops to Mali by December.\r\n\r\n"
    "Mali and Niger have denied the deployment.\r\n\r\n"
    "The two men met at 7:30 a.m. on March 3, 2024 in room 12."
)


def test_a_planned_figure_carries_source_stance_and_both_dates():
    figure = read_article(ARTICLE).figures[0]

    assert (figure.value, figure.relation, figure.unit, figure.stance) == (
        Decimal(10000),
        "~",
        "people",
        "planned",
    )
    assert (figure.statement_date, figure.target_date, figure.target_start) == ("2024-10-22", "2024-12", None)
    assert figure.target_end == "2024-12-31"
    assert figure.series == "chadian troops · mali"


def test_denials_name_who_denies_and_the_words():
    figure = read_article(ARTICLE).figures[0]

    assert len(figure.denied_by) == 2
    for denial in figure.denied_by:
        assert "denied" in ARTICLE[denial.start : denial.end]
        assert denial.sentence == "Mali and Niger have denied the deployment."


def test_every_text_of_a_figure_is_a_slice_of_the_article():
    for figure in read_article(ARTICLE).figures:
        assert ARTICLE[figure.start : figure.end] == figure.text
        assert ARTICLE[figure.sentence_start : figure.sentence_end] == figure.sentence
        assert ARTICLE[figure.source_start : figure.source_end] == figure.source_text


def test_evidence_is_given_for_each_field_that_has_a_value():
    figure = read_article(ARTICLE).figures[0]

    for name in (
        "value",
        "relation",
        "unit",
        "measure",
        "series",
        "source",
        "cue",
        "stance",
        "statement_date",
    ):
        assert figure.evidence[name].stage
        assert figure.evidence[name].rule
    assert figure.evidence.keys() <= set(FIELD_ORDER)


def test_numbers_that_are_no_figures_keep_their_reason_and_attribution():
    set_aside = read_article(ARTICLE).set_aside

    assert {row.reason for row in set_aside} <= set(Reason)
    assert all(ARTICLE[row.start : row.end] == row.text for row in set_aside)


def test_a_replaced_figure_points_to_the_one_that_replaces_it():
    first, second = figures_of("The death toll in Nepal rose from 41 to 44.")

    assert first.superseded_by == second.id
    assert second.superseded_by is None


def test_the_same_text_gives_the_same_ids_and_another_article_others():
    again = [figure.id for figure in read_article(ARTICLE).figures]

    assert again == [figure.id for figure in read_article(ARTICLE).figures]
    assert len(set(again)) == len(again)


def test_half_of_something_is_a_fraction_of_it():
    figure = only_figure("Half of the passengers were rescued.")

    assert (figure.value, figure.unit, figure.kind) == (Decimal("0.5"), "fraction", "share")


def test_a_fraction_and_a_percentage_of_one_thing_are_one_measure():
    fraction = only_figure("A third of voters stayed at home.")
    percentage = only_figure("31 percent of voters stayed at home.")

    assert fraction.unit == "fraction"
    assert fraction.series == percentage.series


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \r\n\u2029 ",
        "No number stands here.",
        "\ud800 3,000 people died.",
        "3,000",
        "...",
        "5\x00 people died",
    ],
)
def test_odd_texts_are_read_without_an_error(text):
    extraction = read_article(text)

    assert all(text[figure.start : figure.end] == figure.text for figure in extraction.figures)


WORDS = st.sampled_from(
    [*"killed troops 3,000 12 in Russia said on Monday . , “ ” that were 😀 é e\u0301 about 5% $4 by December".split(),
     "\r\n", "\u00a0", "\u2029", "\ufeff", "三千", "\n\n", "(", ")"]
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=30))
def test_offsets_are_exact_whatever_the_text_holds(words):
    text = " ".join(words)
    extraction = read_article(text)

    spans = [(row.start, row.end) for row in (*extraction.figures, *extraction.set_aside)]
    assert len(set(spans)) == len(spans)
    for row in (*extraction.figures, *extraction.set_aside):
        assert text[row.start : row.end] == row.text
    for figure in extraction.figures:
        assert text[figure.sentence_start : figure.sentence_end] == figure.sentence
        assert figure.sentence_start <= figure.start < figure.end <= figure.sentence_end


def test_a_party_that_denies_twice_on_a_day_is_named_once() -> None:
    figure = only_figure(
        "Norway sent 3,000 soldiers to Sweden, the army said.\n\n"
        "Sweden denied on Tuesday that soldiers had arrived. Sweden also rejected the reports of soldiers on Tuesday."
    )

    assert [(denial.source, denial.statement_date) for denial in figure.denied_by] == [
        ("Sweden", "2024-10-22")
    ]
    assert figure.denied_by[0].sentence.startswith("Sweden denied on Tuesday")
