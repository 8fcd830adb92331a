"""The table of units: every unit is whole, convertible, and found by each of its names and signs."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extraction.draft import NUMBERS, QUANTITIES, Draft, QuantityMention
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.stages import numbers, quantities
from reportedly.extraction.units import Unit, convert, unit_table
from reportedly.model.document import Document

LEXICON = load_lexicon("en")
TABLE = unit_table(LEXICON)
UNITS = sorted(TABLE.canonical.values(), key=lambda unit: unit.name)
MEASURES = [(name, row) for rows in LEXICON.table("units").values() for name, row in rows.items()]
CURRENCIES = sorted(LEXICON.table("currencies").items())
# Before a number, and what may stand there without a space too.
SIGNS_BEFORE = sorted(
    (sign, code) for code, row in CURRENCIES for sign in (*row.get("signs", ()), code) if sign != "RMB"
)
STYLES = {
    "7": 7, "1,250": 1250, "3.5": Decimal("3.5"), "12 million": 12_000_000, "1.2bn": 1_200_000_000,
    "4,000,000": 4_000_000, "0.75": Decimal("0.75"), "2.5 billion": 2_500_000_000,
}  # fmt: skip


def read(text: str) -> tuple[QuantityMention, ...]:
    draft = Draft(Document("a.txt", text))
    for stage in (numbers.STAGE, quantities.STAGE):
        draft = stage.run(draft, LEXICON)
    assert len(draft[QUANTITIES]) == len(draft[NUMBERS])
    return draft[QUANTITIES]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_every_unit_has_a_dimension_and_a_factor(unit: Unit):
    assert unit.dimension
    assert unit.factor > 0


@given(st.sampled_from(UNITS), st.data(), st.decimals(-(10**9), 10**9, places=3))
def test_a_conversion_and_its_way_back_give_the_same_number(unit: Unit, data: st.DataObject, value: Decimal):
    other = data.draw(st.sampled_from([u for u in UNITS if u.dimension == unit.dimension]))

    back = convert(convert(value, unit, other), other, unit)

    # Decimals have 28 digits; factors of one dimension may be 10^30 apart.
    assert abs(back - value) <= max(abs(value), Decimal(1000)) * Decimal("1e-9")


def test_units_of_other_dimensions_do_not_convert():
    with pytest.raises(ValueError, match="km"):
        convert(Decimal(1), TABLE.canonical["km"], TABLE.canonical["kg"])


@pytest.mark.parametrize(("name", "row"), MEASURES, ids=[name for name, _ in MEASURES])
def test_a_unit_is_reached_by_each_of_its_names_and_signs(name: str, row: dict[str, list[str]]):
    found = {}
    for said in row["names"]:
        match = TABLE.after(f"12 {said}, they said", 2, Decimal(12))
        found[said] = match.unit.name if match else None
    for sign in row["signs"]:
        match = TABLE.after(f"12 {sign} there", 2, Decimal(12))
        found[sign] = match.unit.name if match else None
    for sign in row.get("glued", ()):
        match = TABLE.after(f"12{sign} there", 2, Decimal(12)) if sign not in "\"'" else None
        found[sign] = match.unit.name if match else name

    assert set(found.values()) <= {name}


@pytest.mark.parametrize(("code", "row"), CURRENCIES, ids=[code for code, _ in CURRENCIES])
def test_a_currency_is_reached_by_each_of_its_names_and_its_code(code: str, row: dict[str, list[str]]):
    words = LEXICON.table("currency_words")
    shared = words[row["word"]]["names"] if "word" in row else []
    said = [
        *row.get("names", ()),
        *row.get("big_names", ()),
        code,
        *(f"{o} {n}" for o in row.get("of", ()) for n in shared),
    ]

    found = {name: TABLE.after(f"5,000 {name}, they said", 5, Decimal(5000)) for name in said}

    assert {match.unit.name if match else name for name, match in found.items()} <= {code}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("gap", ["", " "], ids=["glued", "apart"])
def test_a_sum_is_read_with_each_sign_in_each_style(style: str, gap: str):
    # "TOP 7" and "ALL 3.5" are no money.
    signs = [(sign, code) for sign, code in SIGNS_BEFORE if not (sign.isalpha() and len(style) < 4)]

    found = {sign: read(f"It cost {sign}{gap}{style} in all.") for sign, _ in signs}

    read_as = {sign: [(mention.value, mention.unit) for mention in found[sign]] for sign, _ in signs}
    assert read_as == {sign: [(STYLES[style], code)] for sign, code in signs}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("In Chile they paid 500 pesos.", "CLP"),
        ("Chile said so. They paid 500 pesos.", "CLP"),
        ("They paid 500 pesos.", "peso"),
        ("Chile and Cuba agreed. They paid 500 pesos.", "peso"),
        ("Norway said it would give 412 million crowns.", "NOK"),
        ("They gave 412 million crowns.", "crown"),
        ("Lebanon said a loaf costs 90,000 pounds.", "LBP"),
        ("They paid 90,000 pounds in tax.", "GBP"),
        ("Australia spent $40 million.", "USD"),
        ("Australia sold it for US$7 million. It had cost $40 million.", "USD"),
        ("It paid 500 kr in Denmark.", "DKK"),
        ("Pakistan raised it to Rs 3,000.", "PKR"),
        ("It was raised to Rs 3,000.", "INR"),
        ("Nigeria paid N78,000 to each.", "NGN"),
        ("Saudi Arabia will spend SR 3.5 billion on it.", "SAR"),
        ("The Philippines set it at P3.16 billion.", "PHP"),
        ("A market in Sudan reopened. A sack costs 10,000 pounds. Britain sent aid.", "SDG"),
    ],
)
def test_a_shared_name_takes_the_country_of_the_clause_or_the_article(text: str, unit: str):
    assert read(text)[0].unit == unit


def test_where_american_dollars_are_marked_the_others_are_of_the_country():
    mentions = read("Australia sold it for US$7 million. It had cost $40 million.")

    assert [mention.unit for mention in mentions] == ["USD", "AUD"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("A metric ton is equal to 2,204.62 pounds.", "pound"),
        ("The dog weighs 40 pounds.", "pound"),
        ("She spent 40 pounds on books.", "GBP"),
        ("Police seized 2,500 pounds of cocaine.", "pound"),
        ("She bought 10 pounds of apples.", "pound"),
        ("It cost 40,000 pounds of public money.", "GBP"),
        ("A fine of 500 pounds was set.", "GBP"),
        ("They want 30,000 pounds a year.", "GBP"),
    ],
)
def test_pounds_are_money_or_weight_by_the_words_around(text: str, unit: str):
    assert read(text)[0].unit.partition(" per ")[0] == unit


@pytest.mark.parametrize(
    "text", ["The TOP 10 list", "at COP 27", "a PS 5 console", "SAR 2 rules", "20 ALL out"]
)
def test_codes_that_are_words_are_money_only_beside_a_sum(text: str):
    (mention,) = read(text)

    assert not (mention.dimension or "").startswith("money")


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("1/16 of a US pint", "1/16", "0.0625", "pint"),
        ("half a mile away", "half", "0.5", "mile"),
        ("a quarter of an hour later", "a quarter", "0.25", "hour"),
        ("three quarters of a tonne", "three quarters", "0.75", "tonne"),
        ("levels of 1200 parts per million", "1200 parts per million", "1200", "part per million"),
        ("egg prices of 64.2 cents a dozen", "64.2 cents a dozen", "64.2", "cent per dozen"),
        ("dust of 9 µg/m3 in it", "9 µg/m3", "9", "microgram per cubic metre"),
        ("15 litres of water per person per day", "15", "15", "litre per person per day"),
        ("95 euros per MWh", "95", "95", "EUR per megawatt hour"),
        ("no more than 0.5 R per day", "0.5 R", "0.5", "roentgen per day"),
        ('a pen 10 " long', '10 "', "10", "inch"),
        ("The mercury reached 49.1 C in June.", "49.1 C", "49.1", "celsius"),
        ("It had 6.1 on the Richter scale.", "6.1", "6.1", "magnitude"),
        ("It scored 70 on the GPa scale.", "70", "70", "gigapascal"),
        ("a 500-kg bomb", "500-kg", "500", "kg"),
        ("a 1.4-square-mile city", "1.4", "1.4", "square mile"),
        ("$75 U.S. per barrel", "$75", "75", "USD per barrel"),
        ("$5 million Canadian.", "$5 million", "5000000", "CAD"),
    ],
)
def test_a_quantity_takes_all_that_belongs_to_its_unit(text: str, surface: str, value: str, unit: str):
    (mention,) = read(text)

    assert (mention.span.of(text), mention.value, mention.unit) == (surface, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Oil slipped 2 dollars to 71.35 a barrel.", ["USD", "USD per barrel"]),
        ("Prices averaged 95 euros per MWh, down from 235 euros.", ["EUR per megawatt hour"] * 2),
        ("It costs 45 euros a tonne, up from 30.", ["EUR per tonne"] * 2),
        ("They won 33.1 percent, ahead of the left on 28.", ["percent", "percent"]),
        ("Oil lost 1.27 dollars to 57.86.", ["USD", "USD"]),
        ("The index fell 88 points to 5,320.", ["point", "point"]),
        ("The index fell 2 percent to 104.", ["percent", None]),
        ("They gave 5 million dollars to 40 families.", ["USD", None]),
        ("Power eased to 33.1 euros a megawatt hour.", ["EUR per megawatt hour"]),
        ("The Lebanese pound was at 89,500 to the dollar.", ["LBP per USD"]),
        ("Egypt let it go: the pound fell to 50 to the dollar.", ["EGP per USD"]),
        ("The rupee fell 12 paise to 83.41 against the US dollar.", ["paise", "INR per USD"]),
        ("The rupee closed at 83.41 per dollar.", ["INR per USD"]),
        ("They gave one cake to the dollar shop.", [None]),
        ("It fell 3 percent from 40 ships.", ["percent", None]),
        ("It grew to 9 billion shekels ($2.4 billion) a year.", ["ILS per year", "USD per year"]),
    ],
)
def test_a_unit_that_is_left_out_is_that_of_the_number_before(text: str, units: list[str | None]):
    assert [mention.unit for mention in read(text)] == units


@pytest.mark.parametrize(
    "text",
    [
        'id="1448038800" there',
        "They met 3 C Company men.",
        "half a dozen HP directors",
        '"We saw 30" he said.',
        "3 bar owners",
        "the 80's style",
        "before ‘Round 2’ began",
        "leaving one’s country",
        "on a scale of 3",
        "3,000 TB patients",
    ],
)
def test_letters_and_marks_that_only_look_like_units_are_none(text: str):
    (mention,) = read(text)

    assert mention.unit is None


def test_a_dollar_behind_an_article_is_no_australian_one():
    assert read("A $15 minimum wage is their aim.")[0].unit == "USD"


def test_each_of_several_units_in_a_bracket_restates_the_first():
    assert [m.restates for m in read("an output of 300 hp (224 kW / 304 PS)")] == [None, 0, 0]
