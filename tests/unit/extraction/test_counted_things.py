"""The unit and the words of counted and measured things, kind by kind of wording."""

import pytest

from extraction_reading import figures_of, only_figure


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The airline ordered 24 new fighter jets.", "fighter jet"),
        ("The ministry says seven European countries will join.", "European country"),
        ("Five NBA teams have asked about him.", "NBA team"),
        ("The strike hit two residential buildings.", "residential building"),
        ("They reached eight straight World Cups.", "straight World Cup"),
        ("Some 460 Toyota and Honda vehicles have been stolen.", "Toyota Honda vehicle"),
        ("The firm reported 4,300 digital and physical sales.", "digital physical sale"),
        ("The shop lowered prices on 50 different products.", "different product"),
        ("Prices fell in the previous two sessions.", "previous session"),
        ("The duty hits 5,700 categories of products.", "category"),
        ("Her team won 12 additional seats.", "seat"),
        ("He sang 300 recorded songs.", "song"),
        ("Police found seven 30-round magazines in the car.", "magazine"),
        ("The clinic reported nine stock-outs in May.", "stock-out"),
        ("She gave two recent media interviews.", "media interview"),
        ("Workers repaired 14 bridges.", "bridge"),
        ("They lost 34,000 e-mails.", "e-mail"),
        ("Three taxes were postponed.", "tax"),
        ("The court got 40 first-time asylum claims.", "asylum claim"),
        ("They sent 210,000 doses.", "dose"),
        ("Hackers stole 37 million records.", "record"),
        ("The coach made eight changes.", "change"),
        ("The firm bought back 6.5 million shares.", "share"),
        ("The group published three reports.", "report"),
    ],
)
def test_the_unit_is_the_noun_with_what_makes_it_another_kind(text, unit):
    assert figures_of(text)[0].unit == unit


@pytest.mark.parametrize(
    "noun",
    [
        "sisters", "deputies", "dealers", "producers", "members", "players", "fans", "officials", "mayors", "followers",
        "motorists", "violinists", "Americans", "Iowans", "New Yorkers", "cyclists", "salesmen", "analysts", "nuns",
        "shareholders", "prison guards", "construction workers", "bystanders", "toddlers", "beekeepers",
    ],
)  # fmt: skip
def test_persons_of_every_kind_are_people(noun):
    assert only_figure(f"The report names 12 {noun}.").unit == "people"


@pytest.mark.parametrize(
    "noun",
    ["computers", "containers", "posters", "towers", "lists", "wrists", "specimens", "numbers", "rivers"],
)
def test_things_that_end_like_persons_are_no_people(noun):
    assert only_figure(f"The report shows 12 {noun}.").unit == noun[:-1]


@pytest.mark.parametrize(
    ("text", "measure", "unit"),
    [
        ("The death toll rose to 5,000 on Monday.", "death toll", "people"),
        ("The number of displaced stands at 2.4 million.", "displaced", "people"),
        ("The number of people displaced by the flood has reached 38,000.", "people displaced", "people"),
        ("The tally of confirmed cases climbed to 1,204.", "confirmed cases", "case"),
        ("The toll, which stood at 820, was feared to be higher.", "toll", "people"),
        ("Average life expectancy for men in the valley is around 73.", "average life expectancy", "year"),
        ("The index closed at 14,230.", "index", "count"),
        ("The average age of the settlers was 44.", "average age", "year of age"),
    ],
)
def test_the_counted_thing_may_stand_before_its_number(text, measure, unit):
    figure = only_figure(text)

    assert (figure.measure, figure.unit) == (measure, unit)


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("The quake left 2,662 dead and 2,700 injured.", ["people killed", "people wounded"]),
        (
            "3,000 troops arrived in June and 1,500 more are on their way.",
            ["troops sent", "additional troops sent"],
        ),
        ("Rescuers found 40 bodies, 12 of them children.", ["bodies", "children killed"]),
        ("The party won 112 of 200 seats.", ["seats", "seats"]),
        ("The bill passed with 289 votes to 278.", ["votes", "votes"]),
        ("Of the 120 passengers, 15 were hurt.", ["passengers", "passengers wounded"]),
        ("A lorry drove into a crowd, killing 15 and injuring 40.", ["people killed", "people wounded"]),
        ("Floods destroyed 60 houses and killed 8.", ["houses destroyed", "people killed"]),
        ("Shelling hit 14 villages and wounded 30.", ["villages", "people wounded"]),
        (
            "Armed with a rifle and four magazines, he opened fire, killing 10 and wounding three.",
            ["magazines", "people killed", "people wounded"],
        ),
        ("The storm cut power to 12,000 homes and left 3 dead.", ["homes", "people killed"]),
        ("The hospital treated 87 people, of whom 11 later died.", ["people treated", "people killed"]),
        ("The 2,400-strong French force killed several dozen fighters.", ["French force", "fighters killed"]),
    ],
)
def test_what_a_clause_leaves_out_is_carried_only_where_it_can_hold(text, measures):
    assert [figure.measure for figure in figures_of(text)] == measures


@pytest.mark.parametrize(
    "text",
    [
        "Over 11,000 signed the petition.",
        "Nearly 2,000 remain without shelter.",
        "About 45,000 have fled the fighting.",
    ],
)
def test_a_number_that_does_what_persons_do_counts_people(text):
    assert only_figure(text).unit == "people"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("She netted 32 goals in a season.", "goals netted"),
        ("The squad contained just 17 players.", "players"),
        ("Con men conned 40 pensioners.", "pensioners conned"),
        ("The team drilled 12 ice cores last summer.", "ice cores"),
        ("The strike shut 40 schools.", "schools shut"),
        ("They committed nine robberies.", "robberies committed"),
        ("Gangs stole 40 cars.", "cars stolen"),
    ],
)
def test_a_verb_is_said_by_its_true_participle_or_not_at_all(text, measure):
    assert figures_of(text)[0].measure == measure


@pytest.mark.parametrize(
    ("text", "measure", "kind"),
    [
        ("The minister announced $42 million in aid.", "aid", "level"),
        ("Unemployment is at 4%.", "unemployment", "level"),
        ("Shares of the carmaker fell 3.2%.", "change in shares of the carmaker", "change"),
        ("The charity raised $58 million for the victims.", "money raised for the victims", "level"),
        ("Donors handed over $25 million last month.", "money handed over", "level"),
        ("Crude rose to US $58.", "crude", "level"),
        ("Women made up 46 percent of the voters.", "voters", "share"),
        ("Some 38 percent approve of the plan.", "respondents", "share"),
        ("Sixty percent of the voters approve of the plan.", "voters", "share"),
        ("A new 25% tariff came into force.", "tariff", "level"),
        ("Emissions are 25% below the level of 1990.", "change in emissions", "change"),
        ("The airline ordered 24 new jets.", "new jets ordered", "level"),
    ],
)
def test_what_a_sum_or_share_measures_and_whether_it_changes(text, measure, kind):
    figure = only_figure(text)

    assert (figure.measure.lower(), figure.kind) == (measure, kind)


def test_the_kinds_of_one_head_noun_stay_in_one_series():
    plain, fine = (only_figure(f"The navy bought 12 {noun}.") for noun in ("ships", "supply ships"))

    assert plain.series == fine.series
