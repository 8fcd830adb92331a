"""The own accuracy set holds together, and the program reads it no worse than when its floors were pinned."""

import pytest

from accuracy.gold import PARTS, GoldError, load_part, parse_sentence, set_digest
from accuracy.pin import SENTENCES
from reportedly.model.quantity import Kind, Relation
from reportedly.model.set_aside import Reason


def test_the_set_has_at_least_220_sentences_a_third_of_them_untouched():
    development, untouched = (load_part(part) for part in PARTS)

    assert len(development) + len(untouched) >= 220
    assert 0.3 < len(untouched) / (len(development) + len(untouched)) < 0.4
    assert not {s.text for s in development} & {s.text for s in untouched}


@pytest.mark.parametrize("part", PARTS)
def test_every_bracket_is_found_at_its_offsets(part):
    for sentence in load_part(part):
        for number in sentence.numbers:
            assert sentence.text[number.start : number.end] == number.text


@pytest.mark.parametrize("part", PARTS)
def test_a_changed_set_needs_its_floors_pinned_anew(part):
    assert SENTENCES.load_floors()[part]["digest"] == set_digest(part), "run tests/accuracy/pin.py"


@pytest.mark.parametrize("part", PARTS)
def test_the_program_reads_the_set_no_worse_than_its_floors(part):
    fallen = SENTENCES.fallen(part)

    assert not fallen, f"(now, floor): {fallen}"


def test_a_marked_sentence_gives_spans_values_and_reasons():
    sentence = parse_sentence(
        "try 1",
        "At least [400] people fled on [3 May].",
        [">=400; people; people, fled", "!date"],
    )

    fled, day = sentence.numbers
    assert sentence.text == "At least 400 people fled on 3 May."
    assert (fled.start, fled.end, fled.kinds) == (9, 12, (Kind.LEVEL,))
    assert fled.quantity is not None
    assert (fled.quantity.relation, fled.quantity.low, fled.quantity.high) == (Relation.AT_LEAST, 400, None)
    assert (day.is_figure, day.reasons) == (False, (Reason.DATE,))


@pytest.mark.parametrize(
    ("marked", "line"),
    [
        ("Some [40] people and 3 dogs fled.", "~40; people; people"),
        ("Some [40] people and three dogs fled.", "~40; people; people"),
        ("Some [40] people fled.", "~400; people; people"),
        ("Some [40 to 30] people fled.", "40..30; people; people"),
        ("Some [40] people fled.", "~40; people; share; people"),
        ("Some [40] people fled.", "~40; people; rate; people"),
        ("Some [40] people fled.", "~40; people; lorries"),
        ("Some [40] people fled.", "!duration =40"),
        ("Some [40] people fled.", "!reason"),
        ("Some people fled.", "~40; people; people"),
    ],
    ids=["digits outside", "word outside", "other value", "range turned round", "share of people", "rate by nothing",
         "no such thing", "duration without unit", "no such reason", "no bracket"],
)  # fmt: skip
def test_gold_that_contradicts_itself_is_refused(marked, line):
    with pytest.raises((GoldError, ValueError)):
        parse_sentence("try 1", marked, [line])
