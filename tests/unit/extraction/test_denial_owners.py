"""Who denies and whose number: pronouns, roles, withdrawals, and "denied that there were more"."""

import pytest

from helpers.attribution import attribute

# A text, and who denies which numbers.
CASES = (
    (
        "The Chadian Defence Ministry said on Monday that 700 of its soldiers were in the camp. "
        "Libya's envoy had put the number at 3,000. It denied that there were more.",
        {"3,000": "Chadian defense ministry"},
    ),
    (
        "Health officials counted 18 cases of cholera. Doctors at the clinic spoke of 60. "
        "The officials denied there were others.",
        {"60": "officials"},
    ),
    (
        "Greenpeace had said 90 tons of oil leaked. The operator said 20 tons had leaked. "
        "It denied that the leak was bigger.",
        {"90": "operator"},
    ),
    (
        "Save the Children said the navy had shot 12 fishermen. It denied the killings.",
        {"12": "navy"},
    ),
    (
        "The newspaper Fakt wrote that the minister had spent 90,000 zloty on flights. He rejected the report.",
        {"90,000": "minister"},
    ),
    (
        "The city police counted 4,000 marchers. The organisers had spoken of 20,000. "
        "They stood by their number and rejected that of the police.",
        {"4,000": "organisers"},
    ),
    (
        "The mayor of Varna, Ivan Petrov, was angry. He told Radio Sea that 60 houses had burned. "
        "The fire service rejected the mayor's figure.",
        {"60": "fire service"},
    ),
    (
        "The mayor, Ivan Petrov, spoke of 60 burnt houses. The governor said 20 had burnt. "
        "The fire service rejected the mayor's figure.",
        {"60": "fire service"},
    ),
    (
        "The union said on Monday that 35 nurses had resigned. On Tuesday it withdrew the claim.",
        {"35": "union"},
    ),
    (
        'Farmers\' group Campo said 900 cattle had died. "That is not a number we know," the governor said.',
        {"900": "governor"},
    ),
    (
        "Two nurses told the paper that 40 beds stood empty.\n\nThe hospital insists that is not the case.",
        {"40": "hospital"},
    ),
    (
        "A former guard said 14 inmates had died in the fire.\n\n"
        "The prison service, for its part, disputes this account.",
        {"14": "prison service"},
    ),
    (
        "Campaigners claim 2,000 tenants face eviction, a figure the landlord strongly disputes.",
        {"2,000": "landlord"},
    ),
    (
        "The charity counts 400 homeless people. The city considers this exaggerated.",
        {"400": "city"},
    ),
    (
        "The claim that 50 dogs were poisoned was denied by the council.",
        {"50": "council"},
    ),
    (
        "Rebels said 50 soldiers were killed. The army said it had suffered no losses.",
        {"50": "army"},
    ),
    (
        "Organisers claimed 300,000. The police put it at 90,000 and the mayor's office at 70,000. "
        "Organisers said both were far too high.",
        {"90,000": "Organisers", "70,000": "Organisers"},
    ),
    (
        "Witnesses said at least 15 people were shot. Police said no shots were fired.",
        {"15": "police"},
    ),
    (
        "An internal note says 1,100 jobs will be cut. "
        '"There are no plans to cut jobs," the council leader, Joy Holt, said.',
        {"1,100": "Joy Holt"},
    ),
    (
        "Organisers claimed 120,000, but Tarn police put the crowd at 45,000. "
        "Rally spokesman Jo Lee called the police figure a joke.",
        {"45,000": "Jo Lee"},
    ),
    # There were at least so many: nothing is denied.
    ("Nurses counted 612 cases. A village elder said the figure was far too low.", {}),
    ("Police said 900 marched. Nobody disputed the figure.", {}),
    ("Police said 900 marched. The organisers did not dispute the figure.", {}),
    ("The union said 300 workers were dismissed. The company denied bail.", {}),
    ("The minister said 30 schools had closed. She denied that she would resign.", {}),
    ("The union said 30 had been fired. The court rejected an appeal by the firm.", {}),
    (
        "Dr Mwale said two nurses had died. Health Minister Ana Banda told Parliament that the country had recorded "
        '74 deaths.\n\n"No nurse has died of cholera in this country," she said.',
        {"two": "health ministry"},
    ),
)


@pytest.mark.parametrize(("text", "denied"), CASES)
def test_who_denies_whose_number(text, denied):
    found = attribute(text)

    given = {n: name for d in found.denials for n in found.denied(d) for name, _ in d.sources}
    assert given == denied


def test_that_number_is_not_another_unit_beside_it():
    text = (
        "Black Moor, a gang, says it has 3 terabytes of data on 200,000 patients. "
        "The clinic called that number nonsense."
    )
    found = attribute(text)

    assert [n for d in found.denials for n in found.denied(d)] == ["200,000"]
