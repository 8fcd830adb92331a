"""Which date is the saying's, and which one the figure is about."""

import pytest

from extraction_reading import figures_of, only_figure, read_article


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The ministry said on Monday that 40 people were killed.", "2024-10-21"),
        ("Forty people were killed, the ministry said Monday.", "2024-10-21"),
        ("The ministry said last week that 40 people were killed.", "2024-W42"),
        ("The army said in September that it had lost 40 soldiers.", "2024-09"),
        ("The ministry says 40 people were killed.", "2024-10-23"),
        ("The mayor, who came to Lima on Monday, said 40 people were killed.", "2024-10-23"),
    ],
)
def test_the_date_on_the_saying_is_the_statement_date(text, statement):
    assert only_figure(text).statement_date == statement


@pytest.mark.parametrize(
    ("text", "target", "start", "end"),
    [
        ("The company plans to cut 1,500 jobs by March.", "2025-03", None, "2025-03-31"),
        ("Officials expect 300 tanks to be built in 2026.", "2026", "2026-01-01", "2026-12-31"),
        ("The army has killed 300 rebels since August 2023.", None, "2023-08-01", None),
        ("Exports fell to $4.3 billion in September.", "2024-09", "2024-09-01", "2024-09-30"),
        ("The ministry said 300 people had been killed.", None, None, None),
    ],
)
def test_the_date_in_the_clause_of_the_figure_is_its_target(text, target, start, end):
    figure = only_figure(text)

    assert (figure.target_date, figure.target_start, figure.target_end) == (target, start, end)


def test_each_of_two_forecasts_has_its_own_year():
    figures = figures_of("The bank expects Kenya's economy to grow 5.2% in 2025 and 5.4% in 2026.")

    assert [figure.target_date for figure in figures] == ["2025", "2026"]


def test_conjoined_clauses_share_one_date():
    text = "A storm killed 12 people and injured 30 villagers on Friday, officials said."

    assert {figure.target_date for figure in figures_of(text)} == {"2024-10-18"}


def test_a_weekday_waits_for_a_publication_date():
    figure = only_figure("The ministry said on Monday that 40 people were killed.", published=None)

    assert figure.statement_date is None
    assert figure.evidence["statement_date"].rule == "statement.open"


def test_an_earlier_claim_without_a_date_has_no_statement_date():
    figure = only_figure("The ministry had earlier put the death toll at 90.")

    assert figure.statement_date is None
    assert figure.evidence["statement_date"].rule == "statement.retold"


def test_a_headline_is_dated_like_the_number_it_repeats():
    text = (
        "Army loses 240 soldiers, ministry says\n\nThe ministry said on Monday that 240 soldiers were killed."
    )

    headline, body = figures_of(text)

    assert headline.statement_date == body.statement_date == "2024-10-21"


def test_the_outlets_own_dateline_is_no_target():
    text = "October 23, 2024 The floods killed 40 people in Lima."

    assert only_figure(text).target_date is None


def test_evidence_of_a_date_is_its_words():
    text = "The company plans to cut 1,500 jobs by March 2025, it said on Monday."
    figure = only_figure(text)

    assert [span.of(text) for span in figure.evidence["target_date"].spans] == ["March 2025"]
    assert [span.of(text) for span in figure.evidence["statement_date"].spans] == ["Monday"]


def test_a_denial_is_dated_by_its_own_sentence():
    text = (
        "Chad has sent 3,000 soldiers to Mali, the French defence ministry said.\n\n"
        "Mali denied the deployment on Tuesday."
    )

    denied = [denial for figure in read_article(text).figures for denial in figure.denied_by]

    assert [denial.statement_date for denial in denied] == ["2024-10-22"]


def test_a_date_on_the_claim_noun_is_the_day_of_the_claim():
    text = "The toll is well above the ministry's estimate of 300 dead from last week."

    assert only_figure(text).statement_date == "2024-W42"


def test_a_period_right_behind_a_number_with_a_unit_is_its_target():
    figure = only_figure("The bank cut its growth forecast for Kenya to 4.8 percent this year.")

    assert (figure.target_date, figure.statement_date) == ("2024", "2024-10-23")
    assert figure.series == "growth · kenya · percent · 2024"


def test_the_same_number_of_the_same_source_has_one_date():
    text = (
        "Chad's army lost 240 soldiers, the defence ministry said on Monday.\n\n"
        "The mission went on.\n\nThe defence ministry said 240 soldiers were lost."
    )

    assert {figure.statement_date for figure in figures_of(text)} == {"2024-10-21"}


def test_a_sentence_about_the_saying_gives_its_date():
    text = "More than 300 soldiers were killed, President Idriss Haroun has said. He gave the figure Monday on X."

    assert figures_of(text)[0].statement_date == "2024-10-21"


def test_a_date_of_another_clause_does_not_reach_the_figure():
    text = "More than 3,000 were buried by Thursday, the mayor said, while 2,000 bodies were still in the streets."

    assert [figure.target_date for figure in figures_of(text)] == ["2024-10-17", None]


def test_a_date_deep_under_since_opens_the_period():
    text = "The army has lost 40 soldiers since the start of the war in February 2022."
    figure = only_figure(text)

    assert (figure.target_date, figure.target_start, figure.target_end) == (None, "2022-02-01", None)


@pytest.mark.parametrize(
    "text",
    [
        "About 10,000 troops are expected to be deployed by December.",
        "About 10,000 troops are to be deployed by December.",
        "The loan of 500 million dollars is due by December.",
        "The ministry promised 10,000 troops by December.",
    ],
)
def test_a_deadline_of_a_coming_clause_looks_forward(text):
    assert only_figure(text).target_date == "2024-12"


def test_dates_of_a_list_of_figures_are_shared_out():
    first, second = figures_of("The bank sees inflation of 3.8% and 2.9% in 2025 and 2026 respectively.")

    assert (first.target_date, second.target_date) == ("2025", "2026")


def test_a_year_that_runs_on_is_not_the_day_of_a_saying():
    now, was = figures_of("The ministry cut its forecast for growth in 2024 to 1.2 percent from 1.9 percent.")

    assert (now.statement_date, now.target_date) == ("2024-10-23", "2024")
    assert was.target_date == "2024"


def test_the_day_of_an_event_in_a_noun_is_not_the_day_of_its_toll():
    figure = only_figure("The death toll from Sunday's quake in Nepal has risen to 1,312.")

    assert figure.target_date is None


def test_a_day_earlier_is_told_from_the_saying():
    _, before = figures_of("The toll has risen to 1,312, AFAD said on Tuesday, up from 941 a day earlier.")

    assert before.target_date == "2024-10-21"


def test_the_day_of_the_dateline_is_no_target():
    figure = only_figure("SEOUL, Oct 23 - At least 3,000 soldiers have been sent to Mali, a lawmaker said.")

    assert figure.target_date is None
