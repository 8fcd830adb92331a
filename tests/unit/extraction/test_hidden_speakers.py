"""Who speaks where the parser hangs the speaker or the number in the wrong place."""

import pytest

from extraction_reading import figures_of, read_article


def _credited(text: str) -> list[tuple[str, str | None]]:
    return [(figure.text, figure.source) for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Dawn Front claimed to have killed 31 soldiers and captured six.",
            [("31", "Dawn Front"), ("six", "Dawn Front")],
            id="claimed-to-have",
        ),
        pytest.param(
            "Feed the Valley says it is looking after 70 children in Oslo.",
            [("70", "Feed the Valley")],
            id="a-name-that-begins-with-a-verb",
        ),
        pytest.param(
            "Ana Roe, 40, told the Courier she had paid $2,500 for the boat.",
            [("$2,500", "Ana Roe")],
            id="told-a-paper-without-that",
        ),
        pytest.param(
            "So far this year 1,020 people have died on the road, figures from the Norwegian police show.",
            [("1,020", "Norwegian police")],
            id="figures-from-a-body-show",
        ),
        pytest.param(
            "A boy was hurt as 4,000 farmers blocked the road, by the count of the Norwegian police.",
            [("4,000", "Norwegian police")],
            id="the-only-number-stands-behind-as",
        ),
        pytest.param(
            "More than 9,000 people are waiting on the quay, Ana Roe fumed yesterday.",
            [("9,000", "Ana Roe")],
            id="loud-verbs",
        ),
    ],
)
def test_the_speaker_is_found(text: str, expected: list[tuple[str, str | None]]) -> None:
    credited = _credited(text)

    assert credited == expected


def test_a_second_speaker_without_a_verb_has_his_own_number() -> None:
    credited = _credited("Ana Roe put the crowd at no fewer than 180, a witness at 300.")

    assert credited == [("180", "Ana Roe"), ("300", "witness")]


def test_two_counts_with_one_verb_have_one_speaker() -> None:
    credited = _credited("Ana Roe put the dead at 41 and the injured at 300.")

    assert credited == [("41", "Ana Roe"), ("300", "Ana Roe")]


def test_a_clause_that_sums_up_belongs_to_the_speaker() -> None:
    credited = _credited("Ana Roe says divers found 22 more bodies, which brings the total to 79.")

    assert credited == [("22", "Ana Roe"), ("79", "Ana Roe")]


def test_a_part_counted_behind_of_which_belongs_to_the_speaker() -> None:
    credited = _credited("Ana Roe said the county had 430 ferries, of which only 112 carried life jackets.")

    assert credited == [("430", "Ana Roe"), ("112", "Ana Roe")]


def test_who_denies_a_claim_is_its_source() -> None:
    credited = _credited("Ana Roe denied a claim by the opposition that her office had paid $14 million.")

    assert credited == [("$14 million", "Ana Roe")]


def test_what_a_comparison_names_is_no_speaker() -> None:
    credited = _credited("13 people died at the crossing, not 16 as it announced at noon.")

    assert ("13", None) in credited


def test_a_body_that_needs_money_says_so_itself() -> None:
    credited = _credited("UNICEF needs $4 million and fears that the number could reach 10,000.")

    assert credited == [("$4 million", "UNICEF"), ("10,000", "UNICEF")]


def test_a_body_tells_of_its_own_deeds_beside_what_it_says() -> None:
    credited = _credited("UNICEF is feeding 7,500 people in Oslo and warns that food is short.")

    assert credited == [("7,500", "UNICEF")]


def test_what_a_body_did_is_no_statement_of_it() -> None:
    credited = _credited("UNICEF fed 7,500 people in Oslo. It moved 300 of them to Bergen.")

    assert [source for _, source in credited] == [None, None]


def test_a_short_sentence_of_a_quotation_goes_on_with_its_speaker() -> None:
    credited = _credited('"My mother was in the water," said Ana Roe. "Two are gone."')

    assert credited == [("Two", "Ana Roe")]


def test_a_crowd_is_not_the_source_of_what_it_protests_against() -> None:
    credited = _credited("Thousands of people marched to protest against a 40% rise in the price of bread.")

    assert [source for _, source in credited] == [None, None]


def test_a_bank_that_sees_growth_forecasts_it() -> None:
    credited = _credited("The Harbour Bank sees growth of 4.8 percent.")

    assert credited == [("4.8 percent", "Harbour Bank")]


def test_a_firm_that_saw_growth_is_no_source() -> None:
    credited = _credited("The firm saw growth of 4.8 percent.")

    assert credited == [("4.8 percent", None)]


def test_a_rounded_percentage_of_a_headline_takes_the_source_below() -> None:
    figures = read_article(
        "Lund leads with 52 percent\n\nAna Lund leads the vote with 52.1 percent, the Norwegian police said."
    ).figures

    assert [figure.source for figure in figures] == ["Norwegian police"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("That is up from 25 a year ago.", "Ana Roe", id="compared"),
        pytest.param("The figure was 25 in 2019.", "Ana Roe", id="the-figure"),
        pytest.param("Five of them were children.", "Ana Roe", id="a-part"),
        pytest.param("Dozens of them marched through the town.", None, id="a-vague-part-is-seen"),
        pytest.param("The county has 25 ferries.", None, id="another-thing"),
    ],
)
def test_a_sentence_that_goes_on_with_a_number_keeps_its_source(text: str, expected: str | None) -> None:
    credited = _credited(f"Ana Roe said 41 people had drowned. {text}")

    assert [source for _, source in credited] == ["Ana Roe", expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "A survey published by Oxfam last month put the share at 16.3 percent.", id="published-by"
        ),
        pytest.param(
            "A separate report last week by Oxfam said the share was 16.3 percent.", id="week-between"
        ),
    ],
)
def test_who_made_a_report_is_its_source(text: str) -> None:
    credited = _credited(text)

    assert credited == [("16.3 percent", "Oxfam")]


def test_whoever_cites_records_without_an_owner_is_the_source() -> None:
    credited = _credited("The toll may be as high as 200, Ana Roe said today, citing burial records.")

    assert credited == [("200", "Ana Roe")]


def test_people_without_a_name_who_are_cited_are_the_source() -> None:
    credited = _credited("The Courier, citing people close to the talks, wrote that 80 boats would be sold.")

    assert credited == [("80", "people close to the talks")]


def test_a_number_revised_by_a_pronoun_belongs_to_who_revises_it() -> None:
    credited = _credited("At least 15 people died, the police said. Ana Roe later revised that to 18.")

    assert credited[1] == ("18", "Ana Roe")


def test_a_number_may_be_put_nearer_another() -> None:
    credited = _credited("Ana Roe put the figure nearer 3,000.")

    assert credited == [("3,000", "Ana Roe")]


def test_a_question_holds_what_the_one_asked_said_before() -> None:
    figures = read_article(
        "Ana Roe: 'I did not count them'\n\nThe head of the guild on crowds.\n\n"
        "Harbour: You claimed 2,500 people on the quay. Is that true?\n\nAna Roe: I stand by our number.\n\n"
        "Harbour: What next?\n\nRoe: We will stop 400 boats on Monday."
    ).figures

    assert [(figure.text, figure.source) for figure in figures] == [("2,500", "Ana Roe"), ("400", "Ana Roe")]


def test_quoted_answers_below_questions_belong_to_who_is_interviewed() -> None:
    figures = read_article(
        "Ana Roe after the flood\n\nAna Roe walked home to Vik on Sunday, where the Valley Council met.\n\n"
        "How do you feel?\n\n“Tired. There were 40 of us in one room.”\n\n"
        "And the dam?\n\n“By then we shall be 900 on that road.”"
    ).figures

    assert [(figure.text, figure.source) for figure in figures] == [("40", "Ana Roe"), ("900", "Ana Roe")]


def test_quoted_paragraphs_without_questions_are_no_interview() -> None:
    figures = read_article(
        "Ana Roe walked home.\n\nThe town was dark.\n\n“There were 40 of us in one room.”"
    ).figures

    assert [figure.source for figure in figures] == [None]


def test_a_toll_of_a_headline_takes_the_source_below_whatever_it_is_called() -> None:
    figures = read_article(
        "Vik fire: toll climbs to 34\n\nThe Norwegian police have given a new count: 34 dead."
    ).figures

    assert [figure.source for figure in figures] == ["Norwegian police"] * 2


def test_a_body_claims_a_count_but_a_flood_claims_lives() -> None:
    assert _credited("The Harbour Union claims 412 demonstrators.") == [("412", "Harbour Union")]
    assert _credited("Hurricane Ida claims 412 lives.") == [("412", None)]
    assert _credited("Ana Roe claims 412 titles.") == [("412", None)]
