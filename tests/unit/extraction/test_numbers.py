"""The scan: exact places and values of everything that is a number."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extraction.draft import NumberForm
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.number_words import number_words
from reportedly.extraction.stages.numbers import find_numbers

LEXICON = load_lexicon("en")
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
ONES += "seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
WORDLIKE = [
    *"killed troops and a half third of in to between from million hundred dozens several first two twenty".split(),
    *"- – $ € % km bn , . ( ) 3 1,500 2.5 2024 10:30 May 3-2 T-72 ½ 😀 é ٣".split(),
    "\r\n",
    "\u00a0",
    "\u2029",
]


def only_number(text: str):
    numbers = find_numbers(text, LEXICON)
    assert len(numbers) == 1, [n.span.of(text) for n in numbers]
    return numbers[0]


def spell(value: int) -> str:
    for size, word in SCALES:
        if value >= size:
            rest = f" {spell(value % size)}" if value % size else ""
            return f"{spell(value // size)} {word}{rest}"
    if value >= 100:
        rest = f" and {spell(value % 100)}" if value % 100 else ""
        return f"{ONES[value // 100]} hundred{rest}"
    if value >= 20:
        return TENS[value // 10 - 2] + (f"-{ONES[value % 10]}" if value % 10 else "")
    return ONES[value]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("They sent 3,000 men.", "3,000", "3000"),
        ("They sent 3000 men.", "3000", "3000"),
        ("Er zahlte 3.000,5 dafür.", "3.000,5", "3000.5"),
        ("They sent 1\u00a0500 men.", "1\u00a0500", "1500"),
        ("a city of 10 000 souls", "10 000", "10000"),
        ("worth 1.2bn", "1.2bn", "1200000000"),
        ("some 10k people", "10k", "10000"),
        ("42m users left", "42m", "42000000"),
        ("two and a half million left", "two and a half million", "2500000"),
        ("three-thousand men", "three-thousand", "3000"),
        ("ten thousand shells", "ten thousand", "10000"),
        ("two dozen shells", "two dozen", "24"),
        ("a dozen shells", "a dozen", "12"),
        ("a quarter of a million shells", "a quarter of a million", "250000"),
        ("half a million shells", "half a million", "500000"),
        ("a hundred shells", "a hundred", "100"),
        ("nineteen hundred shells", "nineteen hundred", "1900"),
        ("it fell to minus 5 overnight", "minus 5", "-5"),
        ("it fell to −5.5 overnight", "−5.5", "-5.5"),
        ("1.5 million fled", "1.5 million", "1500000"),
        ("2½ hours", "2½", "2.5"),
        ("Rs 1,50,000 crore was paid", "1,50,000 crore", "1500000000000"),
        ("Another 3.000 soldiers came", "3.000", "3000"),
        ("one-and-a-half million left", "one-and-a-half million", "1500000"),
        ("a million and a half left", "a million and a half", "1500000"),
        ("in the past two quarters", "two", "2"),
        ("two quarters of decline", "two", "2"),
        ("a year and a half ahead", "year and a half", "1.5"),
        ("two years and a half", "two years and a half", "2.5"),
        ("minus nine degrees", "minus nine", "-9"),
        ("plus or minus 3.1 points", "3.1", "3.1"),
        ("a fee of N78,000", "78,000", "78000"),
        ("a ransom of N100 million", "100 million", "100000000"),
        ("about SR3.5bn", "3.5bn", "3500000000"),
        ("R1,24 a litre", "1,24", "1.24"),
        ("Some 18.4m were eligible", "18.4m", "18400000"),
        ("about 17.6 M are hungry", "17.6 M", "17600000"),
        ("aged 54and over", "54", "54"),
        ("down 4-1/2 cents", "4-1/2", "4.5"),
        ("wheat at 5.61-3/4 a bushel", "5.61-3/4", "5.6175"),
        ("1'234'567 people voted", "1'234'567", "1234567"),
        ("It cost 1’234.50 francs", "1’234.50", "1234.50"),
        ("Rs 2,50,000.75 was paid", "2,50,000.75", "250000.75"),
        ("About 1 500 troops arrived.", "1 500", "1500"),
        ("Some 1 234 567 people voted.", "1 234 567", "1234567"),
        ("some １,２３４ people", "１,２３４", "1234"),
        ("some ١٢٣ people", "١٢٣", "123"),
        ("12,5 km of road", "12,5", "12.5"),
        ("a rate of 0,5 there", "0,5", "0.5"),
        ("5 mn people left", "5 mn", "5000000"),
        ("20 Mio Euro were paid", "20 Mio", "20000000"),
        ("5 Mio. euros were paid", "5 Mio.", "5000000"),
        ("3mio left", "3mio", "3000000"),
        ("7 bn pounds", "7 bn", "7000000000"),
        ("about 8 B people", "8 B", "8000000000"),
        ("€5 m in aid", "5 m", "5000000"),
        ("4.3M digital and physical sales", "4.3M", "4300000"),
        ("a price of 48.5 MGBP", "48.5 M", "48500000"),
        ("twenty MUSD in grants", "twenty M", "20000000"),
        ("sales of MAUD 60", "60", "60000000"),
        ("a fee of kEUR 300", "300", "300000"),
        ("about 1.99×10−30 kg", "1.99×10−30", "1.99E-30"),
        ("some 3 x 10^5 cells", "3 x 10^5", "300000"),
        ("some 10⁶ cells", "10⁶", "1000000"),
        ("some 2.5e6 cells", "2.5e6", "2500000"),
        ("a loss of $(3.2) million", "(3.2) million", "-3200000"),
        ("a margin of (3.2)%", "(3.2)", "-3.2"),
        ("–5 degrees at night", "–5", "-5"),
        ("They sent 2,500³ men.", "2,500", "2500"),
    ],
)
def test_a_plain_number_is_read_with_its_exact_words(text, surface, value):
    number = only_number(text)

    assert number.span.of(text) == surface
    assert number.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "surface", "low", "high"),
    [
        ("18,000 to 20,000 men", "18,000 to 20,000", 18000, 20000),
        ("500-700 men", "500-700", 500, 700),
        ("Fees of $5 to 10 per visitor", "5 to 10", 5, 10),
        ("$100 to 200 more in winter", "100 to 200", 100, 200),
        ("500 – 700 men", "500 – 700", 500, 700),
        ("between 60,000 and 100,000 men", "60,000 and 100,000", 60000, 100000),
        ("between $3 million and $5 million", "3 million and $5 million", 3_000_000, 5_000_000),
        ("$10 to $15 billion in aid", "10 to $15 billion", 10_000_000_000, 15_000_000_000),
        ("two to three million people", "two to three million", 2_000_000, 3_000_000),
        ("$800,000 to $1.2 million", "800,000 to $1.2 million", 800_000, 1_200_000),
        ("3 percent to 5 percent of them", "3 percent to 5", 3, 5),
        ("prices from 450 up to 900 here", "450 up to 900", 450, 900),
        ("five or six men", "five or six", 5, 6),
        ("two or three dozen men", "two or three dozen", 24, 36),
        ("15 or 20 men", "15 or 20", 15, 20),
        ("from $500 to 1 billion dollars", "500 to 1 billion", 500_000_000, 1_000_000_000),
        ("from 5 million to 10", "5 million to 10", 5_000_000, 10_000_000),
        ("between about 1,000 and perhaps 1,500 men", "1,000 and perhaps 1,500", 1000, 1500),
        ("from 1,000 to over 1,500 men", "1,000 to over 1,500", 1000, 1500),
        ("1000~1500 men", "1000~1500", 1000, 1500),
        ("The bill would cost 10-15 billion", "10-15 billion", 10_000_000_000, 15_000_000_000),
        ("Growth ranged from 3 to 5 percent", "3 to 5", 3, 5),
        ("between one-fifth and one-half of them", "one-fifth and one-half", Decimal("0.2"), Decimal("0.5")),
        ("in between seven to 10 years", "seven to 10", 7, 10),
        ("It would cut them by 2.6 to 10 percent", "2.6 to 10", Decimal("2.6"), 10),
        ("40 or 50 years ago", "40 or 50", 40, 50),
        ("down from NOK 1.1-1.3bn", "1.1-1.3bn", 1_100_000_000, 1_300_000_000),
    ],
)
def test_a_range_carries_scale_to_both_ends(text, surface, low, high):
    number = only_number(text)

    assert number.form is NumberForm.RANGE
    assert number.span.of(text) == surface
    assert (number.low, number.high, number.value) == (low, high, None)
    assert number.ends is not None


@pytest.mark.parametrize(
    "text",
    ["It rose from 41 to 44 in May", "The toll was revised from 41 to 44.", "It climbed 18 to 1,478 overnight",
     "Sales in 2018 to 3.9 million homes", "60,000 and 100,000 were sent", "It brings the total from 3 to 5.",
     "It eased to 44 from 41.", "a cut from 10 to 5 percent", "The state paid $5 million to 40 families.",
     "It gave €2 million to 30 small clubs", "He handed $3 to 20 children"],
)  # fmt: skip
def test_a_change_or_a_list_is_no_range(text):
    numbers = find_numbers(text, LEXICON)

    assert [n.form for n in numbers][:2] == [NumberForm.DIGITS, NumberForm.DIGITS]


def test_a_level_that_goes_to_a_range_takes_its_scale():
    numbers = find_numbers("It will grow from 24.2 to 33-35 billion euros.", LEXICON)

    assert [(n.value, n.low, n.high) for n in numbers] == [
        (24_200_000_000, None, None),
        (None, 33_000_000_000, 35_000_000_000),
    ]


@pytest.mark.parametrize(
    ("text", "surface", "low"),
    [
        ("dozens of tanks", "dozens", 24),
        ("hundreds marched", "hundreds", 200),
        ("thousands of them", "thousands", 2000),
        ("tens of thousands of men", "tens of thousands", 20_000),
        ("hundreds of thousands of men", "hundreds of thousands", 200_000),
        ("several hundred men", "several hundred", 200),
        ("a few thousand men", "a few thousand", 2000),
        ("scores of people", "scores", 40),
        ("leaving scores injured", "scores", 40),
        ("tens of people", "tens", 20),
        ("a handful of people", "handful", 2),
        ("tens to hundreds of people", "tens to hundreds", 20),
        ("hundreds, if not thousands, of people", "hundreds, if not thousands", 200),
    ],
)
def test_a_vague_plural_has_a_lower_bound_only(text, surface, low):
    number = only_number(text)

    assert number.form is NumberForm.VAGUE
    assert number.span.of(text) == surface
    assert (number.value, number.low, number.high) == (None, low, None)


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("a third of voters", "a third", "0.333333"),
        ("two-thirds of voters", "two-thirds", "0.666667"),
        ("three quarters of voters", "three quarters", "0.75"),
        ("one in five children", "one in five", "0.2"),
        ("three out of ten children", "three out of ten", "0.3"),
        ("half of them", "half", "0.5"),
        ("a 1/4 mile", "1/4", "0.25"),
        ("one-half of them", "one-half", "0.5"),
        ("less than a third agreed", "a third", "0.333333"),
        ("A fifth said so", "A fifth", "0.2"),
        ("A third were lost", "A third", "0.333333"),
        ("a 1-in-5 chance", "1-in-5", "0.2"),
        ("a quarter-point rise", "a quarter", "0.25"),
        ("a three-quarter majority", "three-quarter", "0.75"),
        ("1/128 of a gallon", "1/128", "0.0078125"),
        ("one in 30,000 people", "one in 30,000", "0.0000333333"),
    ],
)
def test_a_share_is_a_fraction(text, surface, value):
    number = only_number(text)

    assert number.form is NumberForm.FRACTION
    assert number.span.of(text) == surface
    assert number.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "surface", "kind"),
    [
        ("on Sept. 14, they left", "Sept. 14", "date"),
        ("on October 21, 2024, they left", "October 21, 2024", "date"),
        ("on 23 October they left", "23 October", "date"),
        ("on 2024-10-23 they left", "2024-10-23", "date"),
        ("(23rd Oct, 2024)", "23rd Oct, 2024", "date"),
        ("in the 1990s", "1990s", "year"),
        ("at 6 a.m. they left", "6 a.m.", "time"),
        ("at 2:27 PM EDT they left", "2:27 PM EDT", "time"),
        ("at 05:00 they left", "05:00", "time"),
        ("call +82 2 555 1234 now", "+82 2 555 1234", "phone"),
        ("see https://example.org/a1, they say", "https://example.org/a1", "url"),
        ("a T-72 tank", "T-72", "name"),
        ("the COVID-19 years", "COVID-19", "name"),
        ("the G7 leaders", "G7", "name"),
        ("they won 3-2 there", "3-2", "score"),
        ("release 3.11.2 is out", "3.11.2", "version"),
        ("at 47.5°N they turned", "47.5°N", "coordinates"),
        ("part 24703L202 broke", "24703L202", "code"),
        ("6'3\" tall", "6'3\"", "height"),
        ("a 3 to 1 margin", "3 to 1", "ratio"),
        ("a 5-to-4 ruling", "5-to-4", "ratio"),
        ("a 12-of-19 night", "12-of-19", "ratio"),
        ("a one-in-100-year flood", "one-in-100", "ratio"),
        ("the id 756642903469031424", "756642903469031424", "code"),
        ("on Sept.11, 2001", "Sept.11, 2001", "date"),
        ("from July 14 to 16, they said", "July 14 to 16", "date"),
    ],
)
def test_digits_that_belong_together_are_one_compound(text, surface, kind):
    number = only_number(text)

    assert number.form is NumberForm.COMPOUND
    assert number.span.of(text) == surface
    assert number.rule == f"number.compound.{kind}"


@pytest.mark.parametrize(
    "text",
    ["In Room 12 345 people were found", "On 5 300 people died", "In 2022 300 people left",
     "Of 1,200 seats, 7 300 times sold"],
)  # fmt: skip
def test_a_space_between_two_numbers_does_not_join_them(text):
    numbers = find_numbers(text, LEXICON)

    assert len(numbers) >= 2
    assert all(" " not in n.span.of(text) for n in numbers)


def test_groups_that_no_convention_makes_are_left_to_check():
    assert only_number("They sent 1,234,56 men").rule == "number.compound.unclear"


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("a 3x rise", "3x", 3),
        ("twice as many men", "twice", 2),
        ("double the number", "double", 2),
        ("it could triple by May", "triple", 3),
        ("it doubled", "doubled", 2),
        ("a 10-fold rise", "10-fold", 10),
        ("a two-fold rise", "two-fold", 2),
        ("half as many men", "half", Decimal("0.5")),
        ("They met twice a week.", "twice", 2),
        ("nearly double the toll", "double", 2),
    ],
)
def test_a_multiple_says_by_how_much(text, surface, value):
    number = only_number(text)

    assert number.form is NumberForm.MULTIPLE
    assert number.span.of(text) == surface
    assert number.value == value


def test_two_multiples_make_a_range():
    number = only_number("a two- to three-fold rise")

    assert number.form is NumberForm.RANGE
    assert (number.low, number.high) == (2, 3)


@pytest.mark.parametrize("text", ["She doubled down on it.", "Reyes doubled in the ninth inning to win"])
def test_a_set_phrase_with_a_multiple_has_no_value(text):
    numbers = find_numbers(text, LEXICON)

    assert numbers[0].span.of(text) == "doubled"
    assert numbers[0].form is NumberForm.COMPOUND
    assert numbers[0].value is None


@pytest.mark.parametrize(
    "text", ["They met twice.", "a double murder", "the doubles final", "rose to double digits"]
)
def test_twice_and_double_alone_are_no_number(text):
    assert find_numbers(text, LEXICON) == ()


def test_two_shares_of_a_poll_are_two_numbers():
    numbers = find_numbers("They were for it by 58%-33%.", LEXICON)

    assert [n.value for n in numbers] == [58, 33]


def test_each_of_a_row_of_results_is_a_score():
    numbers = find_numbers("She won 6-4, 3-6, 7-6 (7-5) there.", LEXICON)

    assert [n.rule for n in numbers] == ["number.compound.score"] * 4


@pytest.mark.parametrize("text", ["the first half", "second-half profit", "a third man", "by a third party"])
def test_a_half_or_a_third_in_a_row_is_an_ordinal(text):
    assert only_number(text).form is NumberForm.ORDINAL


def test_a_vote_of_two_numbers_is_two_numbers():
    numbers = find_numbers("The bill passed by a vote of 52-48.", LEXICON)

    assert [n.value for n in numbers] == [52, 48]


def test_a_date_does_not_swallow_the_share_behind_it():
    numbers = find_numbers("It went from 40 percent on July 14 to 46 percent on August 1.", LEXICON)

    assert [n.value for n in numbers] == [40, None, 46, None]


def test_a_jumble_of_digits_is_one_code():
    assert only_number("x " + "1,2-3" * 60).rule == "number.compound.jumble"


def test_a_second_behind_a_number_is_the_unit_of_time():
    assert only_number("a 4.3 second dash").value == Decimal("4.3")


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_spelled_number_is_read_back_exactly(value):
    number = only_number(f"They counted {spell(value)} of them.")

    assert number.value == value


@given(
    st.integers(min_value=0, max_value=10**12),
    st.sampled_from(["{:,}", "{}"]),
    st.sampled_from(["{}", "${}", "€{}", "{} km", "{}%"]),
)
def test_digits_are_read_back_exactly_with_any_sign(value, digits, sign):
    number = only_number(f"They counted {sign.format(digits.format(value))} there.")

    assert number.value == value


@given(st.lists(st.sampled_from(WORDLIKE), max_size=24).map(" ".join) | st.text(max_size=80))
def test_every_digit_run_and_number_word_lies_in_exactly_one_number(text):
    numbers = find_numbers(text, LEXICON)

    spans = [n.span for n in numbers]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    for found in re.finditer(r"\d+", text):
        assert any(s.start <= found.start() and found.end() <= s.end for s in spans), found
    words = number_words(LEXICON)
    always = {*words.cardinals, *words.multiples, "half", *words.scales}
    for found in re.finditer(r"(?<!\w)[A-Za-z]+(?!\w)", text):
        if found.group().lower() in always:
            assert any(s.start <= found.start() and found.end() <= s.end for s in spans), found


@given(st.text(alphabet=st.sampled_from("0123456789,.-–/: $%"), max_size=120))
def test_values_are_finite_on_any_jumble_of_digits(text):
    for number in find_numbers(text, LEXICON):
        assert all(v is None or v.is_finite() for v in (number.value, number.low, number.high))
