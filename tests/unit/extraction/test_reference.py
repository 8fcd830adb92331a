"""Pronouns, surnames, titles, short names and abbreviations stand for the right body or person."""

import pytest

from helpers.attribution import attribute

# Text, number, source, speaker.
PEOPLE = [
    ("Anna Lind met reporters. She said 412 boats were idle.", "Anna Lind"),
    ("Anna Lind and Lars Holm met. Lind said 412 boats were idle.", "Anna Lind"),
    ("Anna Lind spoke first and Lars Holm spoke last. She said 412 boats were idle.", "Anna Lind"),
    ("Lars Holm welcomed Anna Lind to the harbour. He said 412 boats were idle.", "Lars Holm"),
    ("Ms. Okoro answered Mr. Bassey. She said 412 boats were idle.", "Okoro"),
    ("Teresa Olsen, the mayor, and many fishermen met. She said 412 boats were idle.", "Teresa Olsen"),
    ("Many Norwegian fishermen met Lars Holm. He said 412 boats were idle.", "Lars Holm"),
    ("The Herald's Anna Lind wrote that 412 boats were idle.", "Anna Lind"),
    ("Shipping magnate-turned-farmer Anna Lind said 412 boats were idle.", "Anna Lind"),
    ("Republican strategist Al Lund said 412 boats were idle.", "Al Lund"),
    ("Democratic Rep. Ann Lund said 412 boats were idle.", "Ann Lund"),
    ("Michael Jordan visited Oslo. Jordan said 412 boats were idle.", "Michael Jordan"),
    ("Norwegian researcher Kari Holm said 412 boats were idle.", "Kari Holm"),
    ("A Norwegian fisherman, Kari Holm, said 412 boats were idle.", "Kari Holm"),
]
OFFICES = [
    (
        "Kenyan Health Minister Amina Otieno said 412 people fell ill.",
        "Kenyan health ministry",
        "Amina Otieno",
    ),
    (
        "Amina Otieno, Kenya's health minister, said 412 people fell ill.",
        "Kenyan health ministry",
        "Amina Otieno",
    ),
    (
        "Amina Otieno, spokeswoman for the Kenyan interior ministry, said 412 people fell ill.",
        "Kenyan interior ministry",
        "Amina Otieno",
    ),
    ("Hill Aid's director Lars Lund said 412 people fell ill.", "Hill Aid", "Lars Lund"),
    (
        "Lars Lund, who heads Hill Aid, arrived on Monday. Lund said 412 people fell ill.",
        "Hill Aid",
        "Lars Lund",
    ),
    ("Lars Lund leads the Harbour Trust. He said 412 people fell ill.", "Harbour Trust", "Lars Lund"),
    ("The Harbour Trust is run by Lars Lund. Lund said 412 people fell ill.", "Harbour Trust", "Lars Lund"),
    ("Lund campaign manager James Ford said 412 people fell ill.", "Lund campaign", "James Ford"),
    (
        "Ana Ruiz, professor of higher education at Harbour University, said 412 people fell ill.",
        "Harbour University",
        "Ana Ruiz",
    ),
    ("Defence chief Al Lund said 412 people fell ill.", "defence ministry", "Al Lund"),
    ("UNICEF spokesman James Ford said 412 people fell ill.", "UNICEF", "James Ford"),
    (
        "James Ford, a spokesman for UNICEF, came to Lima. The spokesman said 412 people fell ill.",
        "UNICEF",
        "James Ford",
    ),
    ("Ukrainian spokesman Ivan Petrenko said 412 people fell ill.", "Ukraine", "Ivan Petrenko"),
    ("The World Bank's chief economist, Ana Ruiz, said 412 people fell ill.", "World Bank", "Ana Ruiz"),
    (
        "Brian Weiss, an analyst at Pivot Research Group, said 412 people fell ill.",
        "Pivot Research Group",
        "Brian Weiss",
    ),
    ("Ana Ruiz of UNICEF said 412 people fell ill.", "UNICEF", "Ana Ruiz"),
    ("Secretary of State Anna Lind said 412 people fell ill.", "US State Department", "Anna Lind"),
]
SHORT = [
    (
        "The Electoral Commission met in Accra, Ghana. The commission said 412 boxes were late.",
        "Electoral Commission of Ghana",
    ),
    ("Hill Aid, a charity, came to Lima. The charity said 412 wells were dry.", "Hill Aid"),
    ("Brookings published a paper. The think tank said 412 wells were dry.", "Brookings Institution"),
    ("The mining company Norrgruv closed. The company said 412 wells were dry.", "Norrgruv"),
    ("Norrgruv Holdings, a mining firm, closed. The firm said 412 wells were dry.", "Norrgruv Holdings"),
    ("The European Central Bank met. The bank said 412 wells were dry.", "European Central Bank"),
    ("The IMF met. The fund said 412 wells were dry.", "IMF"),
    ("UNICEF came. The agency said 412 wells were dry.", "UNICEF"),
    ("The Turkish health ministry met. The ministry said 412 wells were dry.", "Turkish health ministry"),
    ("UNICEF came with Oxfam. The UN agency said 412 wells were dry.", "UNICEF"),
    ("The ECB and the Harbour Council met. The council said 412 wells were dry.", "Harbour Council"),
    ("The Dockers' Union met. The union said 412 wells were dry.", "Dockers' Union"),
    ("Yonhap called. The news agency said 412 wells were dry.", "Yonhap"),
    ("Hezbollah replied. The group said 412 wells were dry.", "Hezbollah"),
    ("ASEAN met in Manila. The bloc said 412 wells were dry.", "ASEAN"),
    ("The European Union met. The bloc said 412 wells were dry.", "European Union"),
    ("Ryanair cut flights. The airline said 412 seats were empty.", "Ryanair"),
    ("Lima watched. Peru's junta said 412 wells were dry.", "Peru"),
    ("The University of Oslo met. The university said 412 wells were dry.", "University of Oslo"),
    ("Statistics Norway met. The office said 412 wells were dry.", "Statistics Norway"),
    ("Think tank says 412 wells are dry\n\nBrookings published a paper on Monday.", "Brookings Institution"),
]
BRACKETS = [
    ("The Harbour Workers League (HWL) met. The HWL said 412 boats were idle.", "Harbour Workers League"),
    (
        "The HWL (Harbour Workers League) met. The Harbour Workers League said 412 boats sank.",
        "Harbour Workers League",
    ),
    ("The Grain Reserve, or GR, met. The GR said 412 silos were full.", "Grain Reserve"),
    (
        "The Peruvian Ministry of Health (MINSA) met. MINSA said 412 people fell ill.",
        "Peruvian health ministry",
    ),
    ("The Lake Roads Authority (LaRA) met. LaRA said 412 bridges fell.", "Lake Roads Authority"),
    ("The Northern Rice Council (NRC) met. The NRC said 412 tonnes rotted.", "Northern Rice Council"),
    ("The World Health Organization (WHO) met. The WHO said 412 people fell ill.", "WHO"),
    ("Doctors Without Borders (MSF) came. MSF said 412 people fell ill.", "Doctors Without Borders"),
]
COUNTRIES = [
    ("The Turkish health ministry said 412 people fell ill.", "Turkish health ministry"),
    ("Türkiye's Ministry of Health said 412 people fell ill.", "Turkish health ministry"),
    ("Ankara's foreign ministry said 412 people left.", "Turkish foreign ministry"),
    (
        "NAIROBI, Kenya (Wire) - Floods hit Kenya. The interior ministry said 412 people died.",
        "Kenyan interior ministry",
    ),
    (
        "ANKARA - Storms hit Turkey's coast. The Health Ministry said 412 people fell ill.",
        "Turkish health ministry",
    ),
    ("Floods hit Pakistan. The NDMA said 412 people died.", "NDMA (Pakistan)"),
    ("Floods hit India and Pakistan. The NDMA said 412 people died.", "NDMA"),
    ("Chile and Peru argued. The interior ministry said 412 people left.", "interior ministry"),
    ("Mexico voted on Sunday. Mexico's electoral commission said 412 boxes were late.", "INE (Mexico)"),
    ("Peruvian prosecutors said 412 people left.", "Peruvian prosecutor general"),
    ("Iran's state news agency said 412 people left.", "IRNA"),
    ("Japan's weather agency said 412 people left.", "Japan Meteorological Agency"),
    ("The Indonesian disaster agency said 412 people left.", "BNPB"),
    ("Seoul's spy agency said 412 people left.", "NIS (South Korea)"),
    ("Bogotá's spy agency said 412 people left.", "Colombian intelligence"),
    ("Sweden's central bank said 412 people left.", "Riksbank"),
    ("France's statistics agency said 412 people left.", "INSEE"),
    ("The Philippine coast guard said 412 people left.", "Philippine Coast Guard"),
    ("Gaza's health ministry said 412 people died.", "Gaza health ministry"),
]
OWNERS = [
    ("A New York Times/CBS News poll found that 412 people agreed.", "New York Times/CBS News"),
    ("A June Gallup poll found that 412 people agreed.", "Gallup"),
    ("A new Gallup poll found that 412 people agreed.", "Gallup"),
    ("An analysis by Hill Watch of court files found that 412 people agreed.", "Hill Watch"),
    ("Gallup data from Iowa showed 412 people agreed.", "Gallup"),
    ("A study by the University of Oslo found that 412 people agreed.", "University of Oslo"),
    (
        "The ministry of health of Chile met. Its report found that 412 people agreed.",
        "Chilean health ministry",
    ),
    ("Data from Turkey's statistics office showed 412 people agreed.", "TurkStat"),
]
DOCUMENTS = [
    ("A Gallup poll came out on Monday. The poll found that 412 people agreed.", "Gallup"),
    ("A study by Hill Watch came out. The same study found that 412 people agreed.", "Hill Watch"),
    ("UNICEF cited a Gallup survey. The survey found that 412 people agreed.", "Gallup"),
    ("Exit polls found that 412 people agreed.", "Exit polls"),
    ("Multiple reports found that 412 people agreed.", "Multiple reports"),
]
CONTINUED = [
    ("Oxbow Water's chief, Helen Marsh, came. Ms Marsh said 412 pipes burst.", "Oxbow Water"),
    ("Hill Aid, a charity, met. Its founder, Tom Keane, came. Mr Keane said 412 wells were dry.", "Hill Aid"),
    (
        "Finance Minister Ali Demir of Turkey came. The minister said 412 mines closed.",
        "Turkish finance ministry",
    ),
    ("The Philippine Coast Guard came. The coast guard said 412 boats were idle.", "Philippine Coast Guard"),
    ("MANILA - Storms hit the Philippines. The country's weather bureau said 412 people fled.", "PAGASA"),
    (
        "Turkey waited. The central bank met on Monday. The bank said 412 firms failed.",
        "Central Bank of the Republic of Turkey",
    ),
    ("Myanmar waited. The junta said 412 people were freed.", "Myanmar"),
    ("Governor Joey Lund of Albay came. Lund said 412 people were freed.", "Joey Lund"),
    ("Ayse Kaya, an economist at Harbour Research, came. She said 412 firms failed.", "Harbour Research"),
    ("Campaign group Clean Rivers Now said 412 swimmers fell ill.", "Clean Rivers Now"),
    ("The state's Commissioner for Health, Ana Ruiz, said 412 people fell ill.", "Commissioner for Health"),
    ("The Myanmar military government said 412 people were freed.", "Myanmar"),
]
# Who is meant is open: the words stay as they are written.
OPEN = [
    ("Campaign aides said 412 boats were idle.", "Campaign aides"),
    ("A harbour official said 412 boats were idle.", "harbour official"),
    ("The company said 412 boats were idle.", "company"),
    ("Chinese fishermen met. A labour official said 412 boats were idle.", "labour official"),
    ("Residents said 412 boats were idle.", "Residents"),
    ("The commission said 412 boats were idle.", "commission"),
    ("The former secretary of state said 412 boats were idle.", "former secretary of state"),
]


OWN_NAME = [
    ("Former Health Minister Anna Lind said 412 people fell ill.", "Anna Lind"),
    ("Anna Lind, a former Oxfam director, said 412 people fell ill.", "Anna Lind"),
    ("Ana Ruiz of Lima said 412 people fell ill.", "Ana Ruiz"),
    ("President Anna Lind said 412 people fell ill.", "Anna Lind"),
    ("Anna King, a former director of Hill Aid, said 412 people fell ill.", "Anna King"),
    ("Anna Lind, a former director of Hill Aid, came. Lind said 412 people fell ill.", "Anna Lind"),
    ("Ana Ruiz, a lawyer in Orlando, said 412 people fell ill.", "Ana Ruiz"),
    ("Ana Ruiz came to help Americans. She said 412 people fell ill.", "Ana Ruiz"),
    ("Ana Ruiz lived in Djibril. Djibril burned. She said 412 people fell ill.", "Ana Ruiz"),
    ("Western officials said 412 people fell ill.", "Western officials"),
    ("Prices rose, according to the central bank. The bank said 412 people fell ill.", "central bank"),
    ("Lima Mayor Ana Ruiz said 412 people fell ill.", "Ana Ruiz"),
]


def _cases(rows):
    return [pytest.param(*row, id=row[0][:60]) for row in rows]


@pytest.mark.parametrize(("text", "source"), _cases(PEOPLE))
def test_a_person_is_found_behind_pronoun_surname_and_label(text, source):
    found = attribute(text).of("412")

    assert found.source == source


@pytest.mark.parametrize(("text", "source"), _cases(OWN_NAME))
def test_who_holds_no_office_or_a_high_one_speaks_in_his_own_name(text, source):
    assert attribute(text).of("412").source == source


@pytest.mark.parametrize(("text", "source", "speaker"), _cases(OFFICES))
def test_who_holds_an_office_speaks_for_the_body(text, source, speaker):
    found = attribute(text).of("412")

    assert (found.source, found.speaker) == (source, speaker)


@pytest.mark.parametrize(("text", "source"), _cases(SHORT))
def test_a_short_phrase_points_to_the_last_body_of_its_kind(text, source):
    assert attribute(text).of("412").source == source


@pytest.mark.parametrize(("text", "source"), _cases(BRACKETS))
def test_an_abbreviation_that_the_article_introduces_stands_for_the_body(text, source):
    assert attribute(text).of("412").source == source


@pytest.mark.parametrize(("text", "source"), _cases(COUNTRIES))
def test_a_regular_body_is_named_with_its_country(text, source):
    assert attribute(text).of("412").source == source


@pytest.mark.parametrize(("text", "source"), _cases(OWNERS))
def test_a_report_speaks_for_whoever_made_it(text, source):
    assert attribute(text).of("412").source == source


@pytest.mark.parametrize(("text", "source"), _cases(DOCUMENTS))
def test_a_document_named_again_speaks_for_its_maker(text, source):
    assert attribute(text).of("412").source == source


@pytest.mark.parametrize(("text", "source"), _cases(CONTINUED))
def test_what_was_said_before_tells_who_speaks_now(text, source):
    assert attribute(text).of("412").source == source


@pytest.mark.parametrize(("text", "source"), _cases(OPEN))
def test_what_stays_open_keeps_the_words_of_the_article(text, source):
    assert attribute(text).of("412").source == source


def test_what_one_article_introduces_is_unknown_to_the_next():
    attribute("The Harbour Workers League (HWL) met. The HWL said 412 boats were idle.")

    assert attribute("The HWL said 412 boats were idle.").of("412").source == "HWL"
