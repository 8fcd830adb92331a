"""Numbers that a negated or taken-back clause denies, or leaves unconfirmed, in many wordings."""

import pytest

from helpers.attribution import attribute
from reportedly.model.figure import Stance

# A text, the number, its stance and, where it matters, whose it is.
DENIED = (
    ('"We do not have 14 outbreaks, we have four," Health Minister Lund told reporters.', "14"),
    ('"We did not lose 90 tanks," the army spokesman said.', "90"),
    ('"We haven\'t sacked 1,200 people," chief executive Ann Poole told staff.', "1,200"),
    ('"The bank did not lose 70 million euros," its spokeswoman said.', "70 million"),
    ('"I do not know of 30 cases," the surgeon said.', "30"),
    ('"We don\'t recognise 600,000," a Treasury spokesman said.', "600,000"),
    ("The club did not win 12 games, it won 14.", "12"),
    ("It is a myth that 70 percent of crimes are never reported, the police chief said.", "70 percent"),
    ('"The number of victims is not 300," the bishop said. "It is 120."', "300"),
)
WITHDRAWN = (
    (
        "The Harbour Pilots' Guild withdrew its claim that 12 members were missing.",
        "12",
        "Harbour Pilots' Guild",
    ),
    ("Norsk Gas retracted its earlier figure of 400 affected customers.", "400", "Norsk Gas"),
    ("The ministry took back its statement that 800 homes were rebuilt.", "800", "ministry"),
    ("The company said it had backtracked on its claim that 900 flats were finished.", "900", "company"),
    (
        "The opposition party retracted the allegation that 5,000 ballots were burnt.",
        "5,000",
        "opposition party",
    ),
)
UNCONFIRMED = (
    ("No one has confirmed reports of 25 dead in Tumbes, the civil defence agency said.", "25"),
    ("Nobody has confirmed claims that 300 whales were stranded, the coast guard said.", "300"),
    ("There is no confirmation that 12 divers are missing, police said.", "12"),
    ("Reports of 40 kidnapped pupils have not been confirmed, the governor said.", "40"),
    ("The ministry said it could not confirm reports of 90 arrests.", "90"),
)
KEPT = (
    ('"We do not have 500 euros to give every family," the minister said.', "500"),
    ('"We can\'t house 4,000 people," the mayor said.', "4,000"),
    ('"We don\'t have enough beds for 300 patients," the director said.', "300"),
    ("The fund did not pay 3 million euros that it owed, the auditors said.", "3 million"),
    ("The rumour that 40 people had died spread quickly, the mayor said.", "40"),
    ("The hall is too small for 900 people, the fire brigade said.", "900"),
    ("The town has not seen 40 degrees since 1990, the weather service said.", "40"),
    ('"We have not seen 3 percent growth for years," the minister said.', "3 percent"),
    ('"We had never seen 500 people in here before," the priest said.', "500"),
    ("The firm does not have 3 million customers yet, its head said.", "3 million"),
    ("The minister did not deny that 40 prisoners had escaped.", "40"),
    ("The party withdrew its 14 candidates.", "14"),
    ("The army withdrew 400 soldiers from the border.", "400"),
    ("The prosecutor withdrew charges against 40 students.", "40"),
    ("The mayor refused to withdraw his claim that 60 houses were unsafe.", "60"),
    ("The minister would not retract the figure of 600.", "600"),
)


@pytest.mark.parametrize(("text", "number"), DENIED)
def test_a_negated_clause_denies_the_number_in_it(text, number):
    assert attribute(text).stance(number).stance is Stance.DENIED


def test_the_right_number_beside_a_denied_one_stays_asserted():
    found = attribute(DENIED[0][0])

    assert found.stance("four").stance is Stance.ASSERTED


@pytest.mark.parametrize(("text", "number", "source"), WITHDRAWN)
def test_what_is_taken_back_is_denied_by_who_takes_it_back(text, number, source):
    found = attribute(text)

    assert (found.stance(number).stance, found.of(number).source) == (Stance.DENIED, source)


@pytest.mark.parametrize(("text", "number"), UNCONFIRMED)
def test_what_nobody_has_confirmed_is_only_alleged(text, number):
    assert attribute(text).stance(number).stance is Stance.ALLEGED


@pytest.mark.parametrize(("text", "number"), KEPT)
def test_a_negation_about_something_else_denies_no_number(text, number):
    assert attribute(text).stance(number).stance is Stance.ASSERTED
