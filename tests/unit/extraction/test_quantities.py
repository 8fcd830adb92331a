"""Numbers with their units, and what ties two of them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extraction.draft import HEDGES, NUMBERS, QUANTITIES, Draft, QuantityMention
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.stages import hedges, numbers, quantities
from reportedly.model.document import Document
from reportedly.model.quantity import Kind, Relation


def read(text: str) -> Draft:
    draft = Draft(Document("a.txt", text))
    for stage in (numbers.STAGE, quantities.STAGE, hedges.STAGE):
        draft = stage.run(draft, load_lexicon("en"))
    return draft


def first(text: str) -> QuantityMention:
    return read(text)[QUANTITIES][0]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("XR3.5bn went to new homes.", 3_500_000_000, "count"),
        ("It is 73,200 rupees per 10 gm.", 73_200, "INR per 10 gram"),
        ("Copper stood at 9640 a tonne.", 9640, "per tonne"),
        ("It made 3.72 crowns a share.", Decimal("3.72"), "crown per share"),
        ("an area of 4.3m square km", 4_300_000, "square kilometre"),
    ],
)
def test_letters_and_rates_without_a_known_currency_are_no_things(text, value, unit):
    mention = first(text)

    assert (mention.value, mention.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sales rose to 24.2 billion euros from 23.1.", 23_100_000_000),
        ("Sales rose to 24.2 billion euros from 950 million.", 950_000_000),
        ("Losses rose to 24.2 billion euros from 0.1.", Decimal("0.1")),
    ],
)
def test_the_earlier_level_has_the_scale_that_it_leaves_out(text, value):
    mention = read(text)[QUANTITIES][1]

    assert (mention.value, mention.unit) == (value, "EUR")


def test_a_part_by_which_something_fell_is_a_change():
    mention = first("Sales are down by a third.")

    assert (mention.kind, mention.unit) == (Kind.CHANGE, "fraction")


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("Sales doubled.", Kind.CHANGE, "times"),
        ("Sales rose fourfold.", Kind.CHANGE, "times"),
        ("a two- to three-fold rise", Kind.CHANGE, "times"),
        ("They grew by a factor of five.", None, "times"),
        ("against 2.6x in June", Kind.LEVEL, "times"),
        ("taken twice a day", Kind.RATE, "times per day"),
    ],
)
def test_a_multiple_is_so_many_times(text, kind, unit):
    mention = first(text)

    assert (mention.kind, mention.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("text", "surface", "unit"),
    [
        ("They paid $42.8 million for it.", "$42.8 million", "USD"),
        ("They paid $US98,765,432 for it.", "$US98,765,432", "USD"),
        ("They paid RM450,000 for it.", "RM450,000", "MYR"),
        ("They paid EUR70m for it.", "EUR70m", "EUR"),
        ("They paid €3.5 billion for it.", "€3.5 billion", "EUR"),
        ("They paid 5 € for it.", "5 €", "EUR"),
        ("They paid 800 yuan for it.", "800", "CNY"),
        ("They paid 20 million Australian dollars.", "20 million", "AUD"),
        ("They paid A$90 a week for it.", "A$90", "AUD per week"),
        ("It costs $9 per share.", "$9", "USD per share"),
        ("It fell by 0.3 % in May.", "0.3 %", "percent"),
        ("Some 46 percent agreed.", "46 percent", "percent"),
        ("Some 46 per cent agreed.", "46 per cent", "percent"),
        ("It rose 0.5 percentage points.", "0.5", "percentage point"),
        ("It rose 25 basis points.", "25", "basis point"),
        ("They walked 23 kilometres.", "23", "km"),
        ("They walked 23km.", "23km", "km"),
        ("It makes 300,000 barrels a day.", "300,000", "barrel per day"),
        ("Winds of 160 km/h hit the coast.", "160 km/h", "km/h"),
        ("It was 40 degrees Celsius.", "40", "celsius"),
        ("It was 40°C there.", "40°C", "celsius"),
        ("an area of 12 square kilometres", "12", "square kilometre"),
        ("a 12-year-old boy", "12", "year of age"),
        ("a man aged 34 was hurt", "34", "year of age"),
        ("Jane Doe, 44, was hurt", "44", "year of age"),
        ("two pounds of flour", "two", "pound"),
        ("worth two million pounds", "two million", "GBP"),
        ("10,000 pounds of explosives", "10,000", "pound"),
        ("$10 to $15 billion in aid", "$10 to $15 billion", "USD"),
        ("between 5 percent and 7 percent of them", "5 percent and 7 percent", "percent"),
        ("tens of thousands of dollars", "tens of thousands", "USD"),
        ("half an hour later", "half", "hour"),
        ("3,000 troops", "3,000", None),
        ("a pact of two states", "two", None),
        ("all 3 won a medal", "3", None),
        ("41.5 at noon", "41.5", None),
        ("sales of $7 billion a year earlier", "$7 billion", "USD"),
    ],
)
def test_the_unit_is_found_and_only_signs_join_the_text(text, surface, unit):
    mention = first(text)

    assert mention.span.of(text) == surface
    assert mention.unit == unit


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It cost 3 dollars and 50 cents.", "3.5"),
        ("It cost thirteen dollars forty-five.", "13.45"),
        ("It cost 75 USD million.", "75000000"),
    ],
)
def test_a_sum_in_two_parts_is_one_quantity(text, value):
    (mention,) = read(text)[QUANTITIES]

    assert (mention.value, mention.unit) == (Decimal(value), "USD")


def test_a_second_unit_in_brackets_restates_the_first():
    text = "Troops moved more than 23 kilometres (14.2 miles) inland."
    draft = read(text)

    assert [q.restates for q in draft[QUANTITIES]] == [None, 0]
    assert [h.relation for h in draft[HEDGES]] == [Relation.MORE_THAN, Relation.MORE_THAN]


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("The toll rose from 41 to 44.", [1, None]),
        ("The toll rose to 44 from 41.", [None, 0]),
        ("They cut the forecast from 2 percent to 1.5 percent.", [1, None]),
        ("Growth of 2 percent is expected in 5 states.", [None, None]),
    ],
)
def test_a_change_ties_the_old_value_to_the_new_one(text, replaced):
    assert [q.replaced_by for q in read(text)[QUANTITIES]] == replaced


def test_a_rare_unit_name_is_asked_of_quantulum():
    assert first("a gap of 30 femtometres").unit == "femtometre"


@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(["5", "$", " ", "%", "km", "two", "to", "(", "million", "a", "-", "£"]), max_size=20
    ).map("".join)
)
def test_there_is_one_quantity_for_each_number(text):
    draft = read(text)

    assert [q.number for q in draft[QUANTITIES]] == list(range(len(draft[NUMBERS])))
    assert len(draft[HEDGES]) == len(draft[NUMBERS])
    assert all(q.span.contains(n.span) for q, n in zip(draft[QUANTITIES], draft[NUMBERS], strict=True))
