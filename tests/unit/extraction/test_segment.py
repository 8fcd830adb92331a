"""Paragraphs, sentences, quotations and the dateline."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extraction.draft import DATELINE, PARAGRAPHS, QUOTATIONS, SENTENCES, Draft, ParagraphKind
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.stages.segment import STAGE
from reportedly.model.document import Document


def segment(text: str) -> Draft:
    return STAGE.run(Draft(Document("a.txt", text)), load_lexicon("en"))


def paragraphs(text: str) -> list[str]:
    return [p.span.of(text) for p in segment(text)[PARAGRAPHS]]


def sentences(text: str) -> list[str]:
    return [s.span.of(text) for s in segment(text)[SENTENCES]]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\n\n", "\r\n\r\n"])
def test_any_line_break_ends_a_paragraph(line_break):
    assert paragraphs(f"One fell.{line_break}  Two rose. ") == ["One fell.", "Two rose."]


def test_wrapped_text_keeps_a_paragraph_to_the_blank_line():
    text = (
        "The ministry said on Tuesday that the bridge over the river had been\n"
        "closed after the water rose by two metres in the course of the night\n"
        "and that it would stay closed.\n\n"
        "Farmers in the valley said that they had lost most of what they had\n"
        "sown in the spring and asked for help.\n"
    )

    assert len(paragraphs(text)) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The U.S. sent Gen. Ryder. He left.", 2),
        ("It grew by 2.5 percent. It fell.", 2),
        ("Dr. A. B. Smith of the U.N. spoke. Nobody asked.", 2),
        ("It came on Sept. 14 at 6 a.m. on the coast. No. 5 was lost.", 2),
        ("“We left. They stayed,” she said. He nodded.", 3),
        ("He asked: “Why?” Nobody knew.", 2),
        ("She works for Acme Inc. The firm is small.", 2),
        ("Wait ... there is more. Yes!", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, count):
    assert len(sentences(text)) == count, sentences(text)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Floods reach the old town", ParagraphKind.HEADING),
        ("Published: 24 Dec. 2024, 11:37", ParagraphKind.BYLINE),
        ("2 days ago", ParagraphKind.BYLINE),
        ("By Jane Doe", ParagraphKind.BYLINE),
        ("By then the town had been lost to the water.", ParagraphKind.TEXT),
        ("CLICK HERE TO GET THE APP", ParagraphKind.FURNITURE),
        ("SEE HOW THE RIVER TOOK THE TOWN", ParagraphKind.FURNITURE),
        ("Read more: the history of the dam", ParagraphKind.FURNITURE),
        ("File photo: the dam in 2019.", ParagraphKind.CAPTION),
        ("1. The dam was old.", ParagraphKind.LIST_ITEM),
        ("- The dam was old.", ParagraphKind.LIST_ITEM),
        ("The dam was old.", ParagraphKind.TEXT),
    ],
)
def test_each_paragraph_is_of_one_kind(line, kind):
    text = f"A dam breaks in the night\nThe dam above the town broke on Monday.\n{line}\nNobody was hurt."

    assert segment(text)[PARAGRAPHS][2].kind is kind


@pytest.mark.parametrize(
    ("text", "found", "is_closed"),
    [
        ("“We left,” she said.", "“We left,”", True),
        ('"We left," she said.', '"We left,"', True),
        ("«We left», she said.", "«We left»", True),
        ("She said: “We left.", "“We left.", False),
        ("‘We didn’t leave,’ she said.", "‘We didn’t leave,’", True),
    ],
)
def test_quotations_are_found_with_their_marks(text, found, is_closed):
    quotation = segment(text)[QUOTATIONS][0]

    assert (quotation.span.of(text), quotation.is_closed) == (found, is_closed)


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("SEOUL (AP) - The dam broke on Monday.", "SEOUL (AP) -"),
        ("PYONGYANG, North Korea (dpa-AFX) -- The dam broke.", "PYONGYANG, North Korea (dpa-AFX) --"),
        ("Seoul (APP - 23rd Oct, 2024) The dam broke on Monday.", "Seoul (APP - 23rd Oct, 2024)"),
        ("The dam broke - on Monday.", None),
    ],
)
def test_the_dateline_is_found(text, dateline):
    span = segment(text)[DATELINE]

    assert (span and span.of(text)) == dateline


@given(st.text(alphabet=st.sampled_from('aB1 .,!?"“”‘’\n\r\u2028\u2029\u00a0😀é-'), max_size=120))
def test_spans_lie_in_order_and_inside_their_paragraph(text):
    draft = segment(text)

    spans = [p.span for p in draft[PARAGRAPHS]]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for sentence in draft[SENTENCES]:
        assert spans[sentence.paragraph].contains(sentence.span)
        assert sentence.span.of(text).strip()
    for quotation in draft[QUOTATIONS]:
        assert spans[quotation.paragraph].contains(quotation.span)
    covered = sum(len(span.of(text).replace(" ", "")) for span in spans)
    assert covered <= len(text)


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("BANGKOK, April 3 (Reuters) -", "The toll has risen to 3,085."),
        ("SEOUL, Oct 23 -", "At least 3,000 were sent."),
        ("(CNN) —", "At least 3,000 were sent."),
    ],
)
def test_the_dateline_is_a_sentence_of_its_own(dateline: str, rest: str) -> None:
    text = f"A title that says it all\n\n{dateline} {rest}\n"

    assert sentences(text)[-2:] == [dateline, rest]


def test_a_body_with_its_short_name_is_no_dateline() -> None:
    draft = segment("The Harbour Workers League (HWL) says 300 boats are idle.")

    assert draft[DATELINE] is None


@pytest.mark.parametrize("text", ["a, " * 2_000 + "b", "x" * 5_000, "word " * 1_500 + "5", "(" * 3_000 + "5"])
def test_what_never_stops_is_cut_into_pieces(text: str) -> None:
    found = segment(text)[SENTENCES]

    assert max(len(s.span) for s in found) <= 1_000
    kept = "".join(s.span.of(text) for s in found)
    assert kept.replace(" ", "") == text.replace(" ", "")


def test_a_long_sentence_is_whole() -> None:
    text = "The town" + ", the river and the old bridge" * 18 + " were lost."

    assert sentences(text) == [text]
