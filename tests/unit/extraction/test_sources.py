"""Who is credited with a number: by clause, through nested cues, with aliases and references."""

import pytest

from helpers.attribution import attribute
from reportedly.model.figure import Stance


@pytest.mark.parametrize(
    ("text", "number", "source"),
    [
        pytest.param(
            "The health ministry of Chile said that 412 people were ill.",
            "412",
            "Chilean health ministry",
            id="clause",
        ),
        pytest.param(
            "At least 412 people were ill, the Chilean Health Ministry said.",
            "412",
            "Chilean health ministry",
            id="aside",
        ),
        pytest.param("According to UNICEF, 412 schools were closed.", "412", "UNICEF", id="according first"),
        pytest.param(
            "Some 412 schools were closed, according to UNICEF.", "412", "UNICEF", id="according last"
        ),
        pytest.param(
            '"We counted 412 tents by the river," Maria Ortega said.', "412", "Maria Ortega", id="quotation"
        ),
        pytest.param("By Ottawa's account, 412 people crossed the lake.", "412", "Canada", id="account"),
        pytest.param("Oxfam's estimate of 412 broken wells was repeated.", "412", "Oxfam", id="nominal"),
        pytest.param("The loss was put at 412 cattle by the World Bank.", "412", "World Bank", id="passive"),
        pytest.param(
            "The IMF raised its forecast for rain to 412 drops.", "412", "IMF", id="revised forecast"
        ),
        pytest.param(
            "A report by UNICEF found that 412 schools were closed.", "412", "UNICEF", id="report by"
        ),
        pytest.param(
            "The UN's latest figures show that 412 schools were closed.", "412", "UN", id="figures of"
        ),
        pytest.param("Gallup data showed 412 happy people.", "412", "Gallup", id="data"),
        pytest.param("UNICEF: 412 schools closed in a week", "412", "UNICEF", id="colon heading"),
        pytest.param("Oslo put the loss at 412 boats.", "412", "Norway", id="put at"),
        pytest.param("As UNICEF reported earlier, 412 schools were closed.", "412", "UNICEF", id="as-clause"),
        pytest.param(
            "The storm broke 412 roofs. Maria Ortega said so on Monday.", "412", "Maria Ortega", id="said so"
        ),
    ],
)
def test_each_construction_credits_its_source(text, number, source):
    found = attribute(text)

    assert found.of(number).source == source


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The storm broke 412 roofs on Sunday.", id="plain report"),
        pytest.param(
            "Two in three of those asked said they had 412 books.", id="counted people are no source"
        ),
        pytest.param(
            "Maria Ortega said the bridge, which has 412 steps, was safe.", id="added relative clause"
        ),
        pytest.param("The mill, which employs 412 people, told its story well.", id="no content"),
    ],
)
def test_the_outlets_own_voice_has_no_source(text):
    found = attribute(text)

    assert found.of("412").source is None


def test_two_clauses_of_one_sentence_have_their_own_sources():
    found = attribute("Lima said 300 people had died, but Bogota said that 450 people had died.")

    assert found.of("300").source == "Peru"
    assert found.of("450").source == "Colombia"


def test_a_director_speaks_for_his_service():
    text = "South Korean National Intelligence Service Director Cho Tae-yong told lawmakers that 300 planes had left."

    found = attribute(text).of("300")

    assert (found.source, found.speaker) == ("NIS (South Korea)", "Cho Tae-yong")
    assert found.source_span.of(text).endswith("Director Cho Tae-yong")
    assert found.cue_span.of(text) == "told lawmakers"


def test_a_spokeswoman_named_behind_her_name_speaks_for_the_body():
    found = attribute("Anna Lind, a spokeswoman for the World Bank, said 300 wells were dug.").of("300")

    assert (found.source, found.speaker) == ("World Bank", "Anna Lind")


def test_a_minister_speaks_for_the_ministry():
    found = attribute("Greek Health Minister Eleni Vassou said 300 doctors had left.").of("300")

    assert (found.source, found.speaker) == ("Greek health ministry", "Eleni Vassou")


def test_a_president_speaks_in_his_own_name():
    found = attribute("Ukrainian President Volodymyr Zelenskyy said 300 drones were shot down.").of("300")

    assert (found.source, found.speaker) == ("Volodymyr Zelensky", None)


def test_an_unknown_body_keeps_its_words_without_the_article():
    found = attribute("The Harbour Workers League said that 300 people stayed at home.").of("300")

    assert found.source == "Harbour Workers League"


def test_a_surname_stands_for_the_person_and_his_body():
    text = "Pentagon spokesman Carl Rowe spoke on Monday. It rained. Rowe said 300 tents had arrived."

    found = attribute(text).of("300")

    assert (found.source, found.speaker) == ("Pentagon", "Carl Rowe")


def test_a_pronoun_stands_for_the_last_person():
    text = "Maria Ortega went to the river on Monday. She said 300 tents had arrived."

    found = attribute(text)

    assert found.of("300").source == "Maria Ortega"
    assert found.source_text("300") == "She"


def test_a_short_name_stands_for_the_last_body_of_its_kind():
    text = "Oxfam works with UNICEF and Reuters was there. Oxfam came first. The charity said 300 wells were dug."

    assert attribute(text).of("300").source == "Oxfam"


def test_an_abbreviation_in_brackets_is_the_same_body():
    text = "The Harbour Workers League (HWL) met on Monday. HWL said 300 people stayed at home."

    assert attribute(text).of("300").source == "Harbour Workers League"


def test_an_outlet_that_reports_is_the_relay_of_its_source():
    found = attribute("Reuters reported that UNICEF said 300 schools were closed.").of("300")

    assert (found.source, found.via) == ("UNICEF", "Reuters")


def test_who_is_cited_is_the_source_and_who_cites_relays():
    found = attribute("Some 300 schools were closed, Al Jazeera reports citing UNICEF.").of("300")

    assert (found.source, found.via) == ("UNICEF", "Al Jazeera")


def test_who_is_quoted_behind_the_words_is_the_source():
    text = "Another 300 wells were dug, Anna Lind quoted the World Bank as saying."

    found = attribute(text).of("300")

    assert (found.source, found.via) == ("World Bank", "Anna Lind")


def test_a_speaker_read_as_an_apposition_is_found():
    text = (
        "A group of 300 people has reached Spain, the head of the Harbour Workers League said on Wednesday."
    )

    assert attribute(text).of("300").source == "Harbour Workers League"


def test_nameless_data_leave_the_figure_to_the_speaker():
    text = "Maria Ortega said that 300 goats were lost, according to preliminary data."

    assert attribute(text).of("300").source == "Maria Ortega"


def test_lawmakers_who_were_briefed_relay_the_director():
    text = "Lawmakers briefed by the director of the World Bank said 300 wells were dug."

    found = attribute(text).of("300")

    assert (found.source, found.via) == ("World Bank", "Lawmakers")


def test_an_outlet_that_was_told_relays_but_not_in_its_own_article():
    text = "Maria Ortega told The Associated Press that 300 tents had arrived."

    assert attribute(text).of("300").via == "AP"
    assert attribute(f"OSLO (AP) — Snow fell. {text}").of("300").via is None
    assert attribute(f"{text}\n\nCopyright 2024 The Associated Press").of("300").via is None


def test_who_relays_does_not_depend_on_what_is_known_besides_the_text():
    text = "Maria Ortega told The Associated Press that 300 tents had arrived, Fjord Daily reports citing Reuters."

    assert attribute(text, outlet="AP").of("300") == attribute(text).of("300")


def test_an_outlet_without_an_inner_source_is_the_source():
    found = attribute("Reuters reported that 300 schools were closed.").of("300")

    assert (found.source, found.via) == ("Reuters", None)


def test_the_outer_speaker_is_the_source_where_he_does_more_than_relay():
    found = attribute("Maria Ortega said that a farmer believed that 300 goats were lost.").of("300")

    assert found.source == "Maria Ortega"


def test_a_quotation_of_two_paragraphs_keeps_its_speaker():
    text = '"We have walked for days in the snow," said Maria Ortega. "It was hard.\n\n"We lost 300 goats on the way."'

    assert attribute(text).of("300").source == "Maria Ortega"


def test_numbers_that_are_set_aside_are_attributed_too():
    found = attribute("Maria Ortega said the walk took two weeks.")

    assert found.of("two").source == "Maria Ortega"


def test_every_attribution_names_its_rule_and_confidence():
    found = attribute("UNICEF said 300 schools were closed.").of("300")

    assert found.rule == "cue.clause source.table"
    assert 0 < found.confidence < 1


def test_the_spy_chief_stands_for_the_intelligence_service():
    text = "The CIA works with Oxfam and the Peruvian army. Lawmaker Anna Lind quoted the spy chief as saying 300 came."

    found = attribute(text).of("300")

    assert (found.source, found.via) == ("CIA", "Anna Lind")


def test_an_agency_with_its_country_is_the_one_of_that_country():
    text = "Mossad and the CIA were there. The Israeli agency said 300 boats had left."

    assert attribute(text).of("300").source == "Mossad"


def test_a_role_named_with_its_country_keeps_it():
    text = "He answered Peru's ambassador. Some 300 boats are missing, the ambassador had told the council."

    assert attribute(text).of("300").source == "Peruvian ambassador"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "At least 300 people died, a Peruvian lawmaker said after a briefing by the health ministry of Peru.",
            id="briefing by",
        ),
        pytest.param(
            "About 300 people were killed, lawmakers heard from Peru's health ministry.", id="heard"
        ),
    ],
)
def test_lawmakers_pass_on_a_briefing(text):
    found = attribute(text).of("300")

    assert found.source == "Peruvian health ministry"
    assert found.via is not None


def test_a_spokeswoman_without_a_body_speaks_for_the_body_inside():
    text = "The Pentagon believes 300 boats have left, deputy press secretary Anna Lind said."

    found = attribute(text).of("300")

    assert (found.source, found.speaker, found.via) == ("Pentagon", "Anna Lind", None)


def test_an_outlet_after_the_words_of_another_relays():
    text = "Norway estimates the losses at around 300 boats, the news agency Reuters reported."

    found = attribute(text).of("300")

    assert (found.source, found.via) == ("Norway", "Reuters")


def test_an_outlet_that_quoted_relays():
    text = "Norway has lost 300 boats, Anna Lind said on Monday, as quoted by the Associated Press."

    found = attribute(text).of("300")

    assert (found.source, found.via) == ("Anna Lind", "AP")


def test_a_line_that_names_the_agency_speaks_for_the_whole_article():
    text = "Boats lost\n\nSource: Reuters, the agency\n\nNorway said 300 boats were lost. The storm sank 40 more."

    found = attribute(text)

    assert found.of("300").via == "Reuters"
    assert found.of("40").via is None


def test_an_outlet_that_cites_media_passes_on_its_whole_article():
    text = "Norway said 300 boats were lost, Fjord Daily reports citing foreign media.\n\nSweden said 40 were found."

    found = attribute(text)

    assert (found.of("300").via, found.of("40").via) == ("foreign media", "foreign media")


def test_an_estimate_that_is_compared_with_has_its_own_source():
    text = "Some 900 boats were lost, Norway said on Monday, well above Sweden's estimate of 300."

    found = attribute(text)

    assert (found.of("900").source, found.of("300").source) == ("Norway", "Sweden")


def test_a_number_behind_each_has_the_source_of_its_clause():
    text = "Anna Lind spoke on Tuesday of two crews at sea, each with up to 300 men."

    assert attribute(text).of("300").source == "Anna Lind"


def test_a_time_is_no_source():
    assert attribute("About 300 boats are promised by year-end.").of("300").source is None
    assert attribute("About 300 boats were counted by the end of the month.").of("300").source is None


def test_who_is_only_cited_does_not_speak_on():
    text = "Oxfam, using UNICEF's numbers, said 300 wells were dug. It said 40 were dry."

    assert attribute(text).of("40").source == "Oxfam"


def test_we_inside_a_quotation_is_who_is_quoted():
    text = 'Maria Ortega was there. "We believe that 300 goats are under the snow," she told newspaper Fjord Daily.'

    found = attribute(text).of("300")

    assert (found.source, found.via) == ("Maria Ortega", "Fjord Daily")


def test_a_ministry_of_another_field_is_not_meant():
    text = "The interior ministry closed the road. At least 300 people fell ill, the health ministry said."

    assert attribute(text).of("300").source == "health ministry"


def test_a_ministry_without_its_field_is_the_last_one():
    text = "The interior ministry said 40 roads were closed. At least 300 people are lost, the ministry said."

    assert attribute(text).of("300").source == "interior ministry"


def test_a_land_that_is_only_named_is_not_the_government():
    text = "The storm came over Syria. The government said 300 boats were lost."

    assert attribute(text).of("300").source == "government"


def test_its_director_speaks_for_the_body_before():
    text = "The Harbour Workers League, a union, met on Monday. Its director, Anna Lind, said that 300 boats were idle."

    found = attribute(text).of("300")

    assert (found.source, found.speaker) == ("Harbour Workers League", "Anna Lind")


def test_an_ambassador_does_not_speak_for_where_he_is_sent():
    assert (
        attribute("The ambassador in Lima said 300 boats were lost.").of("300").source == "ambassador in Lima"
    )


def test_both_halves_of_a_count_have_one_source():
    found = attribute("Across the border, Oxfam counted 87 dead and 310 wounded, Reuters reported.")

    assert [(found.of(n).source, found.of(n).via) for n in ("87", "310")] == [("Oxfam", "Reuters")] * 2


def test_who_appeals_for_money_is_the_source_of_the_sum():
    assert attribute("UNICEF has appealed for $120 million.").of("$120 million").source == "UNICEF"


def test_the_agency_of_the_country_is_named_without_the_country():
    text = "ELAZIG (Reuters) - At least 300 people were killed, the country's disaster agency said."

    assert attribute(text).of("300").source == "disaster agency"


@pytest.mark.parametrize(
    "who",
    [
        pytest.param("The Nordic Fisheries Council (NFC) director, Anna Lind,", id="short form in brackets"),
        pytest.param("The director of the Nordic Fisheries Council, Anna Lind,", id="director of"),
    ],
)
def test_who_told_lawmakers_of_a_plan_is_the_source_and_not_the_planner(who):
    found = attribute(f"{who} told lawmakers that Norway planned to scrap 400 boats.")

    assert (found.of("400").source, found.of("400").speaker) == ("Nordic Fisheries Council", "Anna Lind")
    assert (found.of("400").via, found.stance("400").stance) == (None, Stance.PLANNED)


def test_what_another_puts_against_the_speaker_is_the_others():
    text = "Police said 400 fans had come, while the watch group Fans of Bergen put the crowd at 900."

    found = attribute(text)

    assert (found.of("400").source, found.of("900").source) == ("police", "Fans of Bergen")


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("one of them, 31-year-old Mira Holm, said", id="one of them"),
        pytest.param("a teacher, Mira Holm, told reporters", id="described first"),
        pytest.param("said teacher Mira Holm, 31", id="described and aged"),
    ],
)
def test_who_is_quoted_in_the_first_person_is_named(said):
    assert attribute(f"“We counted 40 tents,” {said}.").of("40").source == "Mira Holm"


def test_nobody_is_called_we():
    assert attribute("Outside hung a sign. “We lost 40 boats.”").of("40").source is None


def test_a_poll_named_beside_a_number_behind_a_comma_gives_that_number_only():
    found = attribute(
        "Prices rose 4.1% in May after 4.3% in April, below expectations of 4.6% in a Reuters poll."
    )

    assert (found.of("4.6%").source, found.of("4.1%").source) == ("Reuters", None)


@pytest.mark.parametrize("what", ["State broadcaster", "News agency", "The local radio station"])
def test_a_description_is_no_part_of_a_name(what):
    assert attribute(f"{what} Fjordnytt said 40 boats were lost.").of("40").source == "Fjordnytt"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "The storm costs fishers 40 million euros a day, the Bergen institute estimates.",
            "Bergen institute",
            id="third person at the end",
        ),
        pytest.param(
            "The catch will shrink by 40 million fish this year, three big banks forecast on Monday.",
            "three big banks",
            id="plural before a day",
        ),
    ],
)
def test_a_reporting_verb_that_looks_like_a_noun_credits_its_subject(text, source):
    assert attribute(text).of("40 million").source == source


def test_a_list_of_nouns_is_no_speech():
    text = "The bank raised its outlook for 40 million people, the growth forecast, and the rate."

    assert attribute(text).of("40 million").source == "bank"


def test_a_headline_that_rejects_a_number_denies_it():
    found = attribute("Fish watchdog rejects claim that 300 boats sank\n\nSnow fell.")

    assert (found.of("300").source, found.stance("300").stance) == ("Fish watchdog", Stance.DENIED)


def test_counted_people_speak_but_shares_and_bare_numbers_do_not():
    assert attribute("Four ministers said 300 boats sank.").of("300").source == "Four ministers"
    assert attribute("About 61 percent said 300 boats sank.").of("300").source is None
    assert attribute("Some 412 parents said 300 boats sank.").of("300").source is None


def test_a_half_name_in_a_headline_is_the_one_country_that_begins_so():
    known = attribute("North loses 300 boats, South says\n\nSouth Korea’s spy agency counted them.")
    unknown = attribute("North loses 300 boats, South says\n\nSouth Korea and South Sudan met.")

    assert (known.of("300").source, unknown.of("300").source) == ("South Korea", "South")


def test_what_another_puts_against_a_document_is_the_others():
    text = "Bergen needs 300 tents, according to UNICEF, while Oxfam estimated that 900 people had none."

    found = attribute(text)

    assert (found.of("300").source, found.of("900").source) == ("UNICEF", "Oxfam")
