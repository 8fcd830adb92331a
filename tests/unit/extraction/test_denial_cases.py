"""Which figures a denial without a number of its own denies, in many wordings."""

import pytest

from extraction_reading import figures_of
from helpers.attribution import attribute

# A text, and the numbers that its denial denies.
CASES = (
    ("Oslo said 500 soldiers had crossed. Rome repeated the claims, which Helsinki calls hoaxes.", ["500"]),
    ("Oslo said 500 soldiers had crossed. Rome repeated the claims, which Helsinki has denied.", ["500"]),
    (
        "Kenya said 40 rebels had been killed near the border. The rebels denied the killings.",
        ["40"],
    ),
    (
        "Kenya said 40 rebels had been killed near the border. A rebel spokesman said the claim was untrue.",
        ["40"],
    ),
    (
        "Police said 900 people marched. The organisers called the figure false.",
        ["900"],
    ),
    (
        "Police said 900 people marched. The organisers rejected the police count.",
        ["900"],
    ),
    (
        "Police said 900 people marched. The figure was disputed by the organisers.",
        ["900"],
    ),
    (
        "The union said 300 workers were dismissed. The company dismissed the report as fabricated.",
        ["300"],
    ),
    (
        "The union said 300 workers were dismissed. The company declined to comment on the report.",
        [],
    ),
    (
        "The union said 300 workers were dismissed. The company could not verify the report.",
        [],
    ),
    (
        "The union said 300 workers were dismissed. The company did not confirm the number.",
        [],
    ),
    (
        "Oslo said 500 soldiers had crossed the river. Helsinki said there were no such troops.",
        ["500"],
    ),
    (
        "Oslo said 500 soldiers had crossed the river. Helsinki denied it.",
        ["500"],
    ),
    (
        "Oslo said 500 soldiers had crossed the river. Helsinki rejected a request for talks.",
        [],
    ),
    (
        "Oslo said 500 soldiers had crossed the river. Helsinki denied entry to reporters.",
        [],
    ),
    (
        "Oslo said 500 soldiers had crossed the river. Helsinki denied involvement.",
        [],
    ),
    (
        "The opposition said 12 ballot boxes were burned. The commission dismissed the allegations.",
        ["12"],
    ),
    (
        "The opposition said 12 ballot boxes were burned. "
        "The commission rejected the allegations as baseless.",
        ["12"],
    ),
    (
        "The opposition said 12 ballot boxes were burned. "
        "The commission has denied that any ballot boxes were burned.",
        ["12"],
    ),
    (
        "The bank lost $3 billion, analysts at Nordea said. The bank denied the report.",
        ["$3 billion"],
    ),
    (
        "The bank lost $3 billion, analysts at Nordea said. It refuted the claims on Friday.",
        ["$3 billion"],
    ),
    (
        "Doctors said 80 patients were infected. "
        "The ministry rejected the reports. Inflation was 4 percent, the bank said.",
        ["80"],
    ),
    (
        "The ministry said 80 patients were infected. The ministry denied further infections.",
        [],
    ),
    (
        "Aid groups said 200,000 people were starving. The government denies there is a famine.",
        ["200,000"],
    ),
    (
        "The court denied bail. Prosecutors said he stole $4 million.",
        [],
    ),
    (
        "Kyiv said 700 Russian soldiers had been killed. Moscow brushed aside the claim.",
        ["700"],
    ),
    (
        "Kyiv said 700 Russian soldiers had been killed. Moscow described the claims as propaganda.",
        ["700"],
    ),
    (
        "Residents said 35 people were killed in the strike. The air force denied striking the village.",
        ["35"],
    ),
    (
        "Residents said 35 people were killed in the strike. "
        "The army said reports of civilian deaths were fabricated.",
        ["35"],
    ),
    (
        "Residents said 35 people were killed in the strike. The army does not deny the strike.",
        [],
    ),
    (
        "Lagos said 20 miners were kidnapped. Police denied that miners had been kidnapped.",
        ["20"],
    ),
    (
        "Reuters reported that the firm would cut 2,000 jobs. The firm denied any layoffs.",
        ["2,000"],
    ),
    (
        "Rebels said they shot down 3 drones. The ministry denied losing drones.",
        ["3"],
    ),
    (
        "Rebels said they captured 10 soldiers. "
        "Sales rose 5 percent, Nokia said. Rwanda denies that its soldiers were captured.",
        ["10"],
    ),
    (
        "Rebels said they captured 10 soldiers. Rwanda's allegation was denied by the rebels.",
        [],
    ),
    (
        "A newspaper said the minister took bribes worth $5 million. He denies taking bribes.",
        ["$5 million"],
    ),
    (
        "Prosecutors say he embezzled $5 million. Mr Odey has denied the charges.",
        ["$5 million"],
    ),
    (
        "Exit polls gave the party 45 percent, broadcaster NHK said. The party rejected the result.",
        [],
    ),
    (
        "The watchdog said 60 percent of the money vanished. The governor called the statement a lie.",
        ["60 percent"],
    ),
    (
        "The watchdog said 60 percent of the money vanished. The governor laughed off the claim.",
        ["60 percent"],
    ),
    (
        "Hospital officials said 50 were wounded. The army disputed that toll.",
        ["50"],
    ),
    (
        "Gunmen killed 14 people on Friday. The group denied responsibility.",
        [],
    ),
)


@pytest.mark.parametrize(("text", "denied"), CASES)
def test_a_denial_denies_what_others_say_of_its_event(text, denied):
    found = attribute(text)

    assert [number for denial in found.denials for number in found.denied(denial)] == denied


def test_the_plural_reports_are_all_of_one_event():
    text = (
        "Kyiv said 700 soldiers had been killed. Sales rose 5 percent, Nokia said. The dead number 650 soldiers, "
        "Warsaw said. Moscow denied the reports."
    )

    found = attribute(text)

    assert [found.denied(denial) for denial in found.denials] == [["700", "650"]]


def test_one_report_is_the_last_one():
    text = (
        "Kyiv said 700 soldiers had been killed. Sales rose 5 percent, Nokia said. The dead number 650 soldiers, "
        "Warsaw said. Moscow denied the report."
    )

    found = attribute(text)

    assert [found.denied(denial) for denial in found.denials] == [["650"]]


def test_the_same_number_said_again_is_denied_with_the_report():
    text = (
        "Warsaw: 650 soldiers dead. Snow fell. Snow fell. The dead number 650 soldiers, Warsaw said. "
        "Moscow denied the report."
    )

    found = attribute(text)

    assert [found.denied(denial) for denial in found.denials] == [["650", "650"]]


def test_what_the_outlet_tells_from_afar_is_not_denied():
    text = (
        "In 2019 some 90 soldiers were killed there. Snow fell. Snow fell. Snow fell. "
        "Kyiv said 700 soldiers had been killed. Moscow denied any soldiers had been killed."
    )

    found = attribute(text)

    assert [found.denied(denial) for denial in found.denials] == [["700"]]


MORE_CASES = (
    ("Kyiv said 900 tanks had been lost in May, a figure that Warsaw dismissed as absurd.", ["900"]),
    ("Ana Ruiz is alleged to have taken $2 million, the paper claimed. She denies it.", ["$2 million"]),
    ("The union counted 900 strikers on Monday.\n\nRubbish, says the ministry.", ["900"]),
    ("The union said 300 workers would be dismissed. The company has no plan to cut jobs.", ["300"]),
    ("Doctors said 35 people were killed. Despite the army's denial, the town buried them.", ["35"]),
    ("Police put the crowd at 900. Organisers said the police figure was a joke.", ["900"]),
    ("Police put the crowd at 900. Organisers neither confirmed nor denied the figure.", []),
    ("Doctors said 35 people had died. The state denied hiding deaths.", []),
    ("A union said the firm would lay off 300 people. Norsk called the claim nonsense.", ["300"]),
    ("Doctors said 35 soldiers had died. The army denied that any civilians had died.", []),
    ("Rebels said they killed 30 soldiers and captured six. The army denied losing prisoners.", ["six"]),
    (
        "REVIEW: Rome says you took $2 million.\n\nRUIZ: A lie, and they know it.\n\nREVIEW: Who paid?\n\n"
        "RUIZ: Nobody paid.",
        ["$2 million"],
    ),
)


@pytest.mark.parametrize(("text", "denied"), MORE_CASES)
def test_a_denial_denies_the_claim_told_last(text, denied):
    found = attribute(text)

    assert [number for denial in found.denials for number in found.denied(denial)] == denied


UNNAMED_CASES = (
    # The verdict of a quotation, of a clause, of a verb that says no.
    ("A union said 14 miners had died. The owner said that figure was far too high.", ["14"]),
    ('A club counted 900 fans. "That number is made up," said councillor Reg Foss.', ["900"]),
    ("Rome said 14 barges had sunk. The Treasury said it did not recognise the figure.", ["14"]),
    ("The union said 14 miners had died. The ministry said the union's claim had no basis in fact.", ["14"]),
    ("A bishop said 14 homes had burned. The army said the bishop's letter was full of lies.", ["14"]),
    ('Rome expects 900 boats. Oslo poured cold water on the claim. "We see none," it said.', ["900"]),
    ("Fay Grant said 900 patients were waiting. Scott Doyle said she had her numbers wrong.", ["900"]),
    ("Activists said 14 workers had died of heat, a charge the company denies.", ["14"]),
    ('Survivors said 500 people were aboard. Not so, says the owner: "We sold few tickets."', ["500"]),
    # Plain words deny only what somebody has just claimed.
    ('Elders said 27 guests had been killed. "No civilians were killed," said General Rashid Omar.', ["27"]),
    (
        "Rebels said they had killed 60 soldiers. The army insisted that not a single soldier had died.",
        ["60"],
    ),
    ("Rebels said they had killed 60 soldiers. The army insisted that no civilians had died.", []),
    (
        "An aid group said 300 children had fallen ill. The ministry said it had no record of such cases.",
        ["300"],
    ),
    ("Two years ago 300 people were killed there. The ministry said that no one was killed.", []),
    ("Prosecutors said Ruiz had paid $400 to each. The agency never paid for a signature.", ["$400"]),
    # What is charged, what is counted, what was said last.
    (
        "Mayor Bill Harkness allegedly took $50,000, prosecutors said. Harkness denied any wrongdoing.",
        ["$50,000"],
    ),
    ("Police said 41 people had died. The ministry disputed the number of boats.", []),
    (
        "Police counted 41 boats. Union chief Luis Ortega said there was no plan to close. A spokeswoman denied that.",
        [],
    ),
    ("Police said 41 people had died. The union questioned the number.", []),
    ("Doctors said 41 people had died, three more than police counted. The army denied the deaths.", ["41"]),
    (
        "Conti says 50,000 will come.\n\nSome 50,000 will cross, Conti said. Conti said 210 camps stood there. "
        '"That number comes from nowhere," said Leila Mansour.',
        ["50,000", "50,000"],
    ),
)


@pytest.mark.parametrize(("text", "denied"), UNNAMED_CASES)
def test_a_claim_is_denied_in_other_words_too(text, denied):
    found = attribute(text)

    assert [number for denial in found.denials for number in found.denied(denial)] == denied


@pytest.mark.parametrize(
    ("text", "stance", "denier"),
    [
        ("The army says 412 rebels were killed, the rebels deny this.", "asserted", "rebels"),
        ("Norway accuses Peru of having 412 boats there; Peru denies this.", "alleged", "Peru"),
        (
            "The army claimed to have killed 412 men. The rebels rejected the toll as propaganda.",
            "asserted",
            "rebels",
        ),
    ],
)
def test_who_denies_behind_a_claim_denies_that_and_not_his_own_words(text, stance, denier):
    (figure,) = figures_of(text)

    assert figure.stance == stance
    assert [denial.source for denial in figure.denied_by] == [denier]


def test_a_plain_no_about_one_place_denies_nothing_of_another():
    found = attribute(
        "Norway said 412 soldiers had entered Peru. Officials say no soldier has entered Kenya so far."
    )

    assert found.denials == ()


def test_what_its_own_source_denies_is_denied_by_nobody_else():
    (figure,) = figures_of("Peru denied sending 412 soldiers. Norway rejected the report.")

    assert (figure.stance, figure.denied_by) == ("denied", ())


# What a denial is of, where several have told numbers, where it names its own, and where it is of something else.
MATTERS = (
    # The number that the denial names is denied, whoever told another one last.
    (
        "Divers said at least 18 people had drowned. Relief workers spoke of more than 90 on board. Doctors had "
        '12 patients. "It is not true that there were 90 people on the boat," said Anna Ruiz of the company.',
        ["90"],
    ),
    (
        "The union said more than 400 people were laid off. Doctors treated 12. "
        "The company said it was untrue that 400 had been laid off.",
        ["400"],
    ),
    (
        "Rebels said 60 soldiers were killed. Villagers counted 7 dead. "
        '"It is a lie that 60 of our men were killed," said General Ada Obi.',
        ["60"],
    ),
    # A spokesman of no body is of the side that spoke last, and does not deny its own number.
    (
        "A worker said 420 tickets were sold. The ferry firm Lakeline insists only 185 people were on board. "
        'A spokesman said: "These allegations are false."',
        ["420"],
    ),
    (
        "Residents say 60 people died. The mine said 9 had died. A spokeswoman said the reports were untrue.",
        ["60"],
    ),
    (
        "Greenpeace said 90 tons leaked. Petronor said 12 tons leaked. Its spokesman called the claims baseless.",
        ["90"],
    ),
    ("The union said 300 workers were dismissed. A spokesman dismissed the report as fabricated.", ["300"]),
    # No plan to do something else.
    ("Minister Ana Banda said 20 new wards would open. She said the family had no intention to sell.", []),
    (
        "The firm said it would build 2 plants and 300 homes. The council has no plan to leave the country.",
        [],
    ),
    ("The union said 400 jobs would go. The company has no plans to cut jobs.", ["400"]),
    ("The paper said the firm would close 12 shops. The firm has no plans to close any shops.", ["12"]),
    # The claim of one is not that of another.
    (
        "The council said the rise would cost 140 million pounds and 3,500 jobs. In the north, a union said that "
        "no lorry had left the depot. A council spokeswoman called the claim of the union plainly wrong.",
        [],
    ),
    (
        "Transport ministry officials said 3,500 jobs would go. The GMB claimed that nobody had come to work. "
        "The city called the GMB's claim plainly wrong.",
        [],
    ),
    (
        "The GMB claimed that 900 people had stayed away. The city called the union's claim plainly wrong.",
        ["900"],
    ),
    # Where it happened is not denied.
    (
        "Dr Kelvin Banda said doctors at three hospitals had counted 87 deaths. "
        "The minister dismissed the allegations as baseless.",
        ["87"],
    ),
    ("Envoys said $9 million had been paid in two parts. The army denied the claims.", ["$9 million", "two"]),
    ("Activists said police in 4 towns had arrested 210 people. The government denied the claims.", ["210"]),
    # What stands far off is not "these allegations" because it tells of an event.
    (
        "Police counted 41 dead. The town is small. A worker spoke of 420 tickets. Boats come daily. It rained. "
        "Families wait. The firm called the reports false.",
        [],
    ),
    # What somebody takes back is his own number.
    (
        "The port agency said on Monday that more than 300 people were on board. The mayor said 41 had died. "
        '"That first estimate was made in haste and we withdraw it," Tito Berg of the port agency said.',
        ["300"],
    ),
    (
        'The union said 400 jobs had gone. Police spoke of 90 arrests. "The number was wrong and we take it back," '
        "the union said.",
        ["400"],
    ),
    (
        "The minister said 263 people had been on board, fewer than the 320 initially given by the port agency. "
        '"That first estimate was made in haste and we withdraw it," she said.',
        ["320"],
    ),
    (
        "The port agency had first put the number at 320. The mayor counted 14 boats. "
        "The agency later withdrew its initial estimate.",
        ["320"],
    ),
    ("The agency said 263 people were on board. It withdrew its earlier estimate.", []),
    # More ways to deny.
    (
        "The strike costs £4 million, the council said, a sum that the union branded a fantasy.",
        ["£4 million"],
    ),
    (
        "The report said the firm had inflated sales by $310 million. The firm denies all of this.",
        ["$310 million"],
    ),
    # Of two who told numbers just before, nobody knows whose "the minister's claim" is.
    (
        "The minister, Leo Banda, said 112 people had died. The Red Cross counted 94 bodies. "
        "A rebel spokesman, Karim Bako, called the minister's claim a lie.",
        [],
    ),
    # How many did not is no denial.
    (
        "The agency had registered 5,000 people a day, it said. Thousands had never registered, Leo Banda said.",
        [],
    ),
)


@pytest.mark.parametrize(("text", "denied"), MATTERS)
def test_a_denial_is_of_its_own_matter_and_of_nobody_elses(text, denied):
    found = attribute(text)

    assert sorted({number for denial in found.denials for number in found.denied(denial)}) == denied


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (
            "- The militia denies that civilians have been forced to flee and says that 15,000 people returned.",
            "asserted",
        ),
        (
            "The militia denies that 15,000 people have been forced to flee and says that all are safe.",
            "denied",
        ),
        ('"The 900 cases are pure fantasy," said Ana Ruiz.', "denied"),
        ('"The 900 cases are in the north," said Ana Ruiz.', "asserted"),
    ],
)
def test_what_the_denier_says_himself_is_not_denied(text, stance):
    (figure,) = [one for one in figures_of(text) if one.value in (900, 15_000)]

    assert figure.stance == stance


def test_the_verdict_of_a_second_denier_is_not_that_of_the_first():
    found = attribute(
        "More than 63,000 people have crossed, the agency said, a figure that the town considers too low and that "
        "the rebel group dismissed as propaganda."
    )

    assert "town" not in {name for denial in found.denials for name, _ in denial.sources}
