"""A text of nothing but quotations and speakers takes work that grows with its length, not with its square."""

import pytest

from helpers.long_texts import count_steps
from reportedly.extraction.clause_content import own_words, without_scenery
from reportedly.extraction.draft import Parse, Quotation, Token
from reportedly.extraction.quotation_cues import Speech, find_quotation_cues
from reportedly.model.span import Span

SHORT, LONG = 500, 2_000


def quotation_steps(pair: str, count: int, quoted: str, speech: str) -> int:
    """Count the work of finding who speaks in a paragraph that says one thing again and again."""
    text = pair * count
    start, told = pair.index(quoted), pair.index(speech)
    places = range(0, len(text), len(pair))
    quotations = [Quotation(Span(p + start, p + start + len(quoted)), 0) for p in places]
    spans = [Span(p + told, p + told + len(speech)) for p in places]
    speeches = {0: [Speech(span, span, span, "say", 0) for span in spans]}
    return count_steps(lambda: list(find_quotation_cues(text, quotations, speeches)))


def chain(count: int) -> Parse:
    """Give a parse in which each word hangs on the one before it."""
    tokens = tuple(
        Token(i, Span(2 * i, 2 * i + 1), "x", "x", "VERB", "VBD", "advcl", max(0, i - 1))
        for i in range(count)
    )
    return Parse(tokens, tuple((i + 1,) if i + 1 < count else () for i in range(count)))


@pytest.mark.parametrize(
    ("pair", "quoted", "speech"),
    [
        ('"5" said he, ', '"5"', "said he"),
        ('"5." said he. ', '"5."', "said he"),
        ('he said: "the five of us left", ', '"the five of us left"', "he said"),
    ],
)
def test_each_quotation_looks_only_at_the_verbs_near_it(pair: str, quoted: str, speech: str) -> None:
    short, long = (quotation_steps(pair, count, quoted, speech) for count in (SHORT, LONG))

    assert long / short < 4.8
    assert long / LONG < 1_000


def test_verbs_that_share_their_subject_are_looked_at_once() -> None:
    text = "he said it, " + '"5" ' * LONG

    def steps(count: int) -> int:
        quotations = [Quotation(Span(12 + 4 * i, 15 + 4 * i), 0) for i in range(count)]
        speeches = {0: [Speech(Span(0, 7), Span(3, 7), Span(0, 2), "say", 0)] * count}
        return count_steps(lambda: list(find_quotation_cues(text, quotations, speeches)))

    assert steps(LONG) / steps(SHORT) < 4.8


def test_the_words_of_a_deep_clause_are_walked_once() -> None:
    short, long = chain(SHORT), chain(LONG)

    def steps(parse: Parse) -> int:
        return count_steps(lambda: without_scenery(parse, own_words(parse, parse.tokens[0])))

    assert steps(long) / steps(short) < 4.8


def test_a_verb_behind_a_quotation_is_nearer_than_one_before_it() -> None:
    text = "Roe said, “five of us have left” Vik said"
    quotation = Quotation(Span(10, 32), 0)
    before = Speech(Span(0, 8), Span(4, 8), Span(0, 3), "say", 0)
    behind = Speech(Span(33, 41), Span(37, 41), Span(33, 36), "say", 0)

    cues = list(find_quotation_cues(text, [quotation], {0: [before, behind]}))

    assert [cue.source_mention for cue in cues] == [behind.mention]
