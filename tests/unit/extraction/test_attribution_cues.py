"""Which constructions name who gives a number, and how far what they say reaches."""

import pytest

from helpers.attribution import attribute


@pytest.mark.parametrize(
    ("text", "number", "source"),
    [
        pytest.param(
            "A 2019 study by Oxfam found that 412 wells were dry.", "412", "Oxfam", id="a year before a study"
        ),
        pytest.param(
            "USA TODAY reported last month that the club had built 412 boats.",
            "412",
            "USA Today",
            id="a name that ends in a word of time",
        ),
        pytest.param(
            "A Gallup poll found last week that 41 percent would stay.",
            "41 percent",
            "Gallup",
            id="a verb read as a participle",
        ),
        pytest.param(
            "The harbour office said about half of the fall in its income reflected a warm winter.",
            "half",
            "harbour office",
            id="about half",
        ),
        pytest.param(
            "In the late spring, Ms. Ruiz said, when she was earning $412 a week, a neighbour helped.",
            "$412",
            "Ruiz",
            id="an aside between two commas",
        ),
        pytest.param(
            "According to the Danish Red Cross, 412 of the 800 wells were dry.",
            "412",
            "Danish Red Cross",
            id="a count behind who is cited",
        ),
        pytest.param(
            "The Ortega campaign projects that the new tax would raise $412.",
            "$412",
            "Ortega campaign",
            id="a verb read as a noun before that",
        ),
        pytest.param(
            "Ortega claims he built 412 boats.", "412", "Ortega", id="a verb read as a noun before he"
        ),
        pytest.param(
            "The club paid $412 for the boat, court records show.",
            "$412",
            "court records",
            id="records at the end",
        ),
    ],
)
def test_each_construction_names_its_source(text, number, source):
    found = attribute(text)

    assert found.of(number).source == source


def test_what_follows_an_aside_behind_and_is_another_clause():
    found = attribute(
        "The boat was sold for $412, records show, and two fishermen say it is worth $90 today."
    )

    assert found.of("$412").source == "records"
    assert found.of("$90").source != "records"


@pytest.mark.parametrize(
    ("text", "number", "source"),
    [
        pytest.param("Ruiz called for $412 in new spending.", "$412", "Ruiz", id="called for"),
        pytest.param("Ruiz pointed to the 412 empty houses.", "412", "Ruiz", id="pointed to"),
        pytest.param("Mr. Ruiz boasted of his 412 boats.", "412", "Ruiz", id="boasted of"),
        pytest.param("Ruiz admitted to breaking 412 windows.", "412", "Ruiz", id="admitted to"),
        pytest.param("The union urged the city to hire 412 nurses.", "412", "union", id="urged to"),
        pytest.param("Ruiz is hoping to plant 412 trees.", "412", "Ruiz", id="hoping, with its odd lemma"),
        pytest.param("Ruiz condemned the sale of 412 flats.", "412", "Ruiz", id="condemned"),
        pytest.param("“There are 412 leaks,” Ruiz answers.", "412", "Ruiz", id="answers"),
    ],
)
def test_verbs_of_speech_with_prepositions_and_objects_attribute(text, number, source):
    found = attribute(text)

    assert found.of(number).source == source


def test_when_something_was_said_is_not_what_was_said():
    found = attribute("The club announced a new captain after 412 days.")

    assert found.of("412").source is None


def test_each_turn_of_a_transcript_belongs_to_its_label():
    found = attribute(
        "ORTEGA: We have counted 412 tents by the river.\n\n"
        "It cost us 75 nights of work.\n\n"
        "RUIZ: And what about the 90 boats of the club?\n\n"
        "ORTEGA: They were sold long ago, 33 of them last year."
    )

    assert [found.source_text(n) for n in ("412", "75", "90", "33")] == ["ORTEGA", "ORTEGA", "RUIZ", "ORTEGA"]


def test_rows_of_results_are_no_transcript():
    found = attribute("Ortega: 412.\n\nRuiz: 90.\n\nOrtega: 33.")

    assert found.of("412").source is None


@pytest.mark.parametrize(
    ("text", "number", "source"),
    [
        pytest.param(
            "In a letter to the paper, Ortega wrote:\n\nThe harbour lost 412 boats that night.",
            "412",
            "Ortega",
            id="a paragraph set apart",
        ),
        pytest.param(
            "Ortega did not mince words: “The harbour lost 412 boats that night.”",
            "412",
            "Ortega",
            id="any verb",
        ),
        pytest.param(
            "Ortega made the following comment:\n\n“The harbour lost 412 boats that night.”",
            "412",
            "Ortega",
            id="any verb, next paragraph",
        ),
        pytest.param(
            "NEWS OF THE HARBOUR - Ana Ortega: “The harbour lost 412 boats that night.”",
            "412",
            "Ana Ortega",
            id="a name before a quotation",
        ),
        pytest.param(
            "“The harbour lost 412 boats that night!” ― Ana Ortega", "412", "Ana Ortega", id="signed"
        ),
    ],
)
def test_speech_set_apart_belongs_to_whoever_is_named(text, number, source):
    found = attribute(text)

    assert found.of(number).source == source


def test_a_list_after_a_verb_of_saying_is_what_is_said():
    found = attribute(
        "Ortega argued that:\n\n• The club has 412 boats.\n\n• The town has 90 cranes.\n\nIt was warm for 33 days."
    )

    assert (found.of("412").source, found.of("90").source, found.of("33").source) == (
        "Ortega",
        "Ortega",
        None,
    )


def test_what_a_poll_shows_reaches_to_the_end_of_the_sentence():
    found = attribute(
        "A Gallup poll showed Ruiz in front with 41 percent, followed by Ortega at 38 percent and Holm at 9 percent."
    )

    assert {found.of(n).source for n in ("41 percent", "38 percent", "9 percent")} == {"Gallup"}


def test_the_error_of_a_poll_is_the_outlets_own_word():
    found = attribute("The Gallup poll has a margin of error of 3 percentage points.")

    assert found.of("3").source is None


def test_who_speaks_inside_the_thing_said_is_its_source():
    found = attribute("The club helped the 412 people the harbour office says were hurt.")

    assert found.of("412").source == "harbour office"


def test_what_is_set_off_by_dashes_is_the_outlets_own_word():
    found = attribute("Ortega said the wells -- some of them 40 years old -- would serve 412 farms.")

    assert (found.of("412").source, found.of("40").source) == ("Ortega", None)


def test_according_in_the_middle_speaks_of_what_stands_before_it():
    found = attribute(
        "The top 412 clubs would see their costs go up a lot, according to the Danish Red Cross, more than ever before."
    )

    assert found.of("412").source == "Danish Red Cross"


@pytest.mark.parametrize(
    ("text", "number", "source"),
    [
        pytest.param("Ms. Ruiz made it clear that 412 seats would stay empty.", "412", "Ruiz", id="clear"),
        pytest.param("Ms. Ruiz made the case that 412 seats were enough.", "412", "Ruiz", id="case"),
        pytest.param("Ms. Ruiz is confident that 412 seats are enough.", "412", "Ruiz", id="confident"),
        pytest.param(
            "Overall, the harbour office reported spending $412 on paint.",
            "$412",
            "harbour office",
            id="-ing",
        ),
        pytest.param(
            "A study by Oxfam found 412 cases out of a thousand letters written.",
            "412",
            "Oxfam",
            id="object cut",
        ),
        pytest.param(
            "Ms. Ruiz texted that 412 seats were empty.", "412", "Ruiz", id="texted, with its odd lemma"
        ),
    ],
)
def test_speech_in_other_words_attributes(text, number, source):
    found = attribute(text)

    assert found.of(number).source == source


@pytest.mark.parametrize(
    "told",
    ["Its source was the Danish Red Cross.", "It relied on the Danish Red Cross, which is busy."],
)
def test_a_source_told_in_the_next_sentence_makes_the_first_one_a_relay(told):
    found = attribute(f"The UN said on Saturday that 412 people had died. {told}")

    assert (found.of("412").source, found.of("412").via) == ("Danish Red Cross", "UN")


def test_said_in_an_update_that_reads_like_said_that():
    found = attribute("The UN said in an update that 412 people had died.")

    assert found.of("412").source == "UN"


def test_documents_hold_numbers():
    found = attribute("The new bulletin of the Danish Red Cross also has 412 people still missing.")

    assert found.source_text("412") == "The new bulletin of the Danish Red Cross"


@pytest.mark.parametrize(
    ("text", "number", "source"),
    [
        pytest.param(
            "The strike will cost the club $412 a day, the treasurer, Ana Ortega, warned staff in an email.",
            "$412",
            "Ana Ortega",
            id="warned staff",
        ),
        pytest.param(
            "Some 412 boats were lost in the storm, the UN said, a claim that nobody could check.",
            "412",
            "UN",
            id="a remark behind",
        ),
        pytest.param(
            "The UN put the number of dry wells at 412, up from 75 a year earlier.", "75", "UN", id="up from"
        ),
        pytest.param(
            "The UN has confirmed 90 dry wells, with the farmer Ana Ortega saying 412 fields were lost.",
            "412",
            "Ana Ortega",
            id="somebody else behind with",
        ),
    ],
)
def test_the_content_of_a_cue_ends_where_others_speak(text, number, source):
    found = attribute(text)

    assert found.of(number).source == source


@pytest.mark.parametrize(
    ("text", "number", "source"),
    [
        pytest.param("Storm breaks 412 roofs - mayor", "412", "mayor", id="a role behind a headline"),
        pytest.param(
            "The number of dry wells rose to 412, per local officials.", "412", "local officials", id="per"
        ),
        pytest.param(
            "At least 412 roofs broke, according to the Danish Red Cross; 75 boats sank, fishermen say.",
            "412",
            "Danish Red Cross",
            id="before a semicolon",
        ),
        pytest.param(
            "At least 412 roofs broke, according to the Danish Red Cross; 75 boats sank, fishermen say.",
            "75",
            "fishermen",
            id="behind a semicolon",
        ),
    ],
)
def test_headlines_per_and_semicolons(text, number, source):
    found = attribute(text)

    assert found.of(number).source == source


def test_who_is_quoted_between_commas_is_credited_through_the_outlet():
    found = attribute("Xinhua reported, quoting the Danish Red Cross, that 412 miners were safe.")

    assert (found.of("412").source, found.of("412").via) == ("Danish Red Cross", "Xinhua")


def test_a_wish_that_only_describes_somebody_is_no_source():
    found = attribute("The leaflet is good for anyone wanting to borrow $412.")

    assert found.of("$412").source is None
