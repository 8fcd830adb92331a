"""Numbers written in many styles are read back exactly: never off by a magnitude."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extraction.draft import NumberForm
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.stages.numbers import find_numbers

LEXICON = load_lexicon("en")
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
ONES += "seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WHOLE = st.integers(min_value=1, max_value=10**9)
SMALL = st.integers(min_value=2, max_value=99)
TENTHS = st.integers(min_value=11, max_value=999).map(lambda n: Decimal(n) / 10)
THOUSANDS = st.integers(min_value=1_000, max_value=999_999_999)


def grouped(value: int, mark: str) -> str:
    return f"{value:,}".replace(",", mark)


def indian(value: int) -> str:
    head, tail = divmod(value, 1000)
    if not head:
        return str(tail)
    digits, pairs = str(head), []
    while digits:
        digits, pair = digits[:-2], digits[-2:]
        pairs.insert(0, pair)
    return ",".join([*pairs, f"{tail:03}"])


def spelled(value: int) -> str:
    if value < 20:
        return ONES[value]
    return TENS[value // 10 - 2] + (f"-{ONES[value % 10]}" if value % 10 else "")


def wide(value: int) -> str:
    return str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def raised(value: int) -> str:
    return str(value).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


Style = tuple[st.SearchStrategy, Callable[..., str], Callable[..., Decimal | int]]
MILLION, BILLION = 10**6, 10**9
STYLES: dict[str, Style] = {
    "plain digits": (WHOLE, "They counted {} there.".format, lambda n: n),
    "commas": (WHOLE, "They counted {:,} there.".format, lambda n: n),
    "commas and decimals": (THOUSANDS, "They counted {:,}.25 there.".format, lambda n: n + Decimal("0.25")),
    "dots and a decimal comma": (
        THOUSANDS, lambda n: f"It cost {grouped(n, '.')},50 there.", lambda n: n + Decimal("0.5"),
    ),
    "dots in millions": (st.integers(MILLION, BILLION), lambda n: f"They sent {grouped(n, '.')} there.", lambda n: n),
    "hard spaces": (THOUSANDS, lambda n: f"They sent {grouped(n, chr(0xA0))} there.", lambda n: n),
    "narrow spaces": (THOUSANDS, lambda n: f"They sent {grouped(n, chr(0x202F))} there.", lambda n: n),
    "plain spaces": (THOUSANDS, lambda n: f"About {grouped(n, ' ')} troops came.", lambda n: n),
    "Swiss": (THOUSANDS, lambda n: f"They sent {grouped(n, chr(39))} there.", lambda n: n),
    "Swiss, curly": (THOUSANDS, lambda n: f"They sent {grouped(n, '’')}.50 there.", lambda n: n + Decimal("0.5")),
    "Indian": (THOUSANDS, lambda n: f"They paid Rs {indian(n)} there.", lambda n: n),
    "Indian crore": (THOUSANDS, lambda n: f"They paid Rs {indian(n)} crore there.", lambda n: n * 10**7),
    "lakh": (TENTHS, "They paid {} lakh there.".format, lambda n: n * 10**5),
    "full width": (WHOLE, lambda n: f"They counted {wide(n)} there.", lambda n: n),
    "million": (TENTHS, "They spent {} million there.".format, lambda n: n * MILLION),
    "hyphen million": (TENTHS, "They spent a {}-million-euro loan.".format, lambda n: n * MILLION),
    "glued bn": (TENTHS, "They spent ${}bn there.".format, lambda n: n * BILLION),
    "glued m": (TENTHS, "They spent €{}m there.".format, lambda n: n * MILLION),
    "glued k": (SMALL, "They counted {}k people.".format, lambda n: n * 1000),
    "glued word": (TENTHS, "They spent £{}billion there.".format, lambda n: n * BILLION),
    "loose mn": (TENTHS, "They spent {} mn there.".format, lambda n: n * MILLION),
    "loose Mio.": (SMALL, "They spent {} Mio. euros there.".format, lambda n: n * MILLION),
    "code before": (THOUSANDS, "They spent EUR {:,} there.".format, lambda n: n),
    "code behind": (THOUSANDS, "They spent {:,} USD there.".format, lambda n: n),
    "scaled code": (TENTHS, "They spent {} MUSD there.".format, lambda n: n * MILLION),
    "code scaled before": (SMALL, "They spent kEUR {} there.".format, lambda n: n * 1000),
    "letters of a currency": (THOUSANDS, "They spent N{:,} there.".format, lambda n: n),
    "spelled": (SMALL, lambda n: f"They sent {spelled(n)} men.", lambda n: n),
    "spelled, capital": (SMALL, lambda n: f"{spelled(n).capitalize()} men came.", lambda n: n),
    "spelled hundred": (SMALL, lambda n: f"They sent {spelled(n)} hundred men.", lambda n: n * 100),
    "spelled million": (SMALL, lambda n: f"They sent {spelled(n)} million men.", lambda n: n * MILLION),
    "a half more": (
        SMALL, lambda n: f"They sent {spelled(n)} and a half million men.", lambda n: (n + Decimal("0.5")) * MILLION,
    ),
    "vulgar half": (SMALL, "They waited {}½ there.".format, lambda n: n + Decimal("0.5")),
    "slash": (SMALL, "They used {} 3/4 cups.".format, lambda n: n + Decimal("0.75")),
    "dozen": (SMALL, lambda n: f"They sent {spelled(n)} dozen men.", lambda n: n * 12),
    "minus": (TENTHS, "It fell to -{} degrees.".format, lambda n: -n),
    "minus sign": (TENTHS, "It fell to −{} degrees.".format, lambda n: -n),
    "minus in words": (SMALL, "It fell to minus {} degrees.".format, lambda n: -n),
    "account": (TENTHS, "It made a loss of $({}) million there.".format, lambda n: -n * MILLION),
    "percent": (TENTHS, "It rose by {}%.".format, lambda n: n),
    "power": (st.integers(2, 9), "They found {} x 10^7 cells.".format, lambda n: n * 10**7),
    "raised power": (st.integers(2, 9), lambda n: f"They found 3×10{raised(n)} cells.", lambda n: 3 * 10**n),
    "e notation": (st.integers(2, 9), "They found 2.5e{} cells.".format, lambda n: Decimal(25) * 10 ** (n - 1)),
}  # fmt: skip
PAIR = st.tuples(st.integers(1, 400), st.integers(1, 500)).map(lambda p: (p[0], p[0] + p[1]))
RANGES: dict[str, tuple[Callable[[int, int], str], int]] = {
    "to": ("They sent {} to {} men.".format, 1),
    "hyphen": ("They sent {}-{} men.".format, 1),
    "dash": ("They sent {}–{} men.".format, 1),
    "spaced dash": ("They sent {} – {} men.".format, 1),
    "between": ("They sent between {} and {} men.".format, 1),
    "from": ("They send from {} to {} men.".format, 1),
    "percent once": ("It is {} to {} percent.".format, 1),
    "percent twice": ("It is {}% to {}%.".format, 1),
    "million once": ("They paid ${} to ${} million.".format, MILLION),
    "million twice": ("They paid {} million to {} million.".format, MILLION),
    "bn behind": ("They paid €{}-{}bn.".format, BILLION),
    "unit twice": ("It is {}kg to {}kg.".format, 1),
}


@pytest.mark.parametrize("style", STYLES)
def test_a_number_in_any_style_is_read_back_exactly(style):
    values, write, expect = STYLES[style]

    @given(values)
    def check(value):
        text = write(value)

        numbers = find_numbers(text, LEXICON)

        assert [n.value for n in numbers] == [expect(value)], text

    check()


@pytest.mark.parametrize("style", RANGES)
def test_a_range_in_any_style_is_read_back_exactly(style):
    write, scale = RANGES[style]

    @given(PAIR)
    def check(pair):
        low, high = pair
        text = write(low, high)

        numbers = find_numbers(text, LEXICON)

        assert [(n.form, n.low, n.high) for n in numbers] == [
            (NumberForm.RANGE, low * scale, high * scale)
        ], text

    check()


@given(
    st.integers(2, 9), st.sampled_from([("{} in {}", 10), ("{} out of {}", 10), ("{} out of every {}", 100)])
)
def test_a_share_in_any_style_is_read_back_exactly(part, style):
    write, whole = style
    text = f"It hit {write.format(part, whole)} of them."

    numbers = find_numbers(text, LEXICON)

    assert [(n.form, n.value) for n in numbers] == [(NumberForm.FRACTION, Decimal(part) / whole)]


@given(st.integers(3, 10), st.booleans())
def test_a_spelled_fraction_has_six_exact_digits(below, is_hyphened):
    names = "third fourth fifth sixth seventh eighth ninth tenth".split()
    text = f"It hit one{'-' if is_hyphened else ' '}{names[below - 3]} of them."

    (number,) = find_numbers(text, LEXICON)

    assert number.value is not None
    assert abs(number.value * below - 1) < Decimal("0.00001")
