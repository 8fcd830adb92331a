"""Each digit run and each number word of a text lies in exactly one span: a figure, set aside, or to check."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extraction.draft import QUANTITIES, Draft
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.number_words import number_words
from reportedly.extraction.stages import numbers, quantities
from reportedly.model.document import Document
from reportedly.model.span import Span

LEXICON = load_lexicon("en")
WORDS = number_words(LEXICON)
ALWAYS = {*WORDS.cardinals, *WORDS.scales, *WORDS.multiples, "half"}
CHECKOUT = Path(__file__).resolve().parents[3]
BENCH = CHECKOUT.parent / "shared" / "bench"
TRICKY = [
    "About 1,200 m3 of water and 3 km2 of land were lost, 2.5 t of CO2e a head.",
    "A crew of 12 took the T-72 to the 10th Brigade at 5:30 p.m. on May 3, 2024.",
    "They won 6-4, 3-6, 7-6 (7-5) in two and a half hours, for the first time in a year and a half.",
    "It cost $(3.2) million, MAUD 60, kEUR 300 or 48.5 MGBP; a ransom of N100 million was asked.",
    "One in five, three out of ten and a one-in-100-year flood: twice as many as the two million of 2019.",
    "Between $10 and $15 billion went from 24.2 to 33-35 billion, or 5 to 7 per cent to 3 to 5 per cent.",
    "Call +82 2 555 1234 or see https://example.org/a1?x=22; the code 12-3456-78 expired on 2024-10-23.",
    "A 6-foot-2 man, aged 34, drove 23 kilometres (14.2 miles) at 1.5 x 10^2 km/h in 3'20\".",
    "Hundreds, if not thousands, of people: dozens killed, scores injured, a handful missing, 1 500 more fled.",
    "#tag1,000 6of1,000 x1,000:10 ½2024 20 10-to-15-minute walks, 5¢, 50p, 12c, 2in, a 4x4 and a 3x rise.",
    "The half-a-million-dollar, twenty-first-century, two-thirds-majority, three-quarter-point move.",
    "Rs 2,50,000 crore, 1'234.50 francs, R1,24 a litre, 1.234.567,89 euros, １,２３４ yen and 1,234,56 of what.",
]  # fmt: skip
PIECES = [
    *"3 12 1,500 2.5 2024 10:30 50% $5 €3m 7km 40kg 3-2 T-72 ½ 1/4 #5 m3 km2 CO2 5GB 10^6 MUSD 20".split(),
    *"two half third million dozen dozens of a and to per in from between minus first killed metres dollars".split(),
    *", . ( ) - – / : ' \" \n".split(" "),
]


def spans_of(text: str) -> list[Span]:
    """Give the spans of all numbers with their units' signs, as figures and set-aside rows have them."""
    draft = Draft(Document("a.txt", text, language="en"))
    for stage in (numbers.STAGE, quantities.STAGE):
        draft = stage.run(draft, LEXICON)
    return [mention.span for mention in draft[QUANTITIES]]


def badly_held(text: str) -> list[str]:
    """List the digit runs and number words that lie in no span, or in two."""
    holders = [0] * (len(text) + 1)
    for span in spans_of(text):
        for place in range(span.start, span.end):
            holders[place] += 1
    parts = [m for m in re.finditer(r"\d+|(?<!\w)[^\W\d_]+(?!\w)", text) if is_number(m.group())]
    return [m.group() for m in parts if any(holders[place] != 1 for place in range(m.start(), m.end()))]


def is_number(part: str) -> bool:
    return part.isdecimal() or part.lower() in ALWAYS


@pytest.mark.parametrize("text", TRICKY)
def test_each_number_of_a_tricky_sentence_lies_in_one_span(text):
    assert badly_held(text) == []


@pytest.mark.parametrize(
    "path", sorted((CHECKOUT / "seeds" / "articles").glob("*.txt")), ids=lambda path: path.stem
)
def test_each_number_of_a_seed_article_lies_in_one_span(path):
    assert badly_held(path.read_text(encoding="utf-8")) == []


@pytest.mark.skipif(not BENCH.is_dir(), reason="the shared articles are not here")
def test_each_number_of_the_shared_articles_lies_in_one_span():
    paths = [
        *(BENCH / "news" / "texts").glob("*.txt"),
        *sorted((BENCH / "attribution" / "train").glob("*.txt")),
    ]

    bad = {path.name: badly_held(path.read_text(encoding="utf-8")) for path in paths}

    assert {name: held for name, held in bad.items() if held} == {}


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", " ", ""])), max_size=24))
def test_each_number_of_any_jumble_lies_in_one_span(pieces):
    assert badly_held("".join(piece + gap for piece, gap in pieces)) == []
