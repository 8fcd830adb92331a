"""Who denies and who declines without a number: only whoever is named, only of what stands beside it."""

from dataclasses import replace

import pytest

from helpers.comparing import said
from reportedly.analysis.party_words import declining_words, denying_words, party_words
from reportedly.model.figure import Denial
from reportedly.model.party_word import Position

FIRST = "The army of Peru said 300 troops had crossed into Lund."


def _figure(text, *, source="Peruvian Army", **fields):
    """Give the figure 300 of the first sentence of an article."""
    start = text.index("300")
    return said(1, source, "=300", "2024-03-01", article="a", start=start, end=start + 3, sentence=FIRST,
                measure="troops sent to Lund", sentence_start=0, sentence_end=len(FIRST),
                source_text="The army of Peru", **fields)  # fmt: skip


def _declining(second, **fields):
    text = f"{FIRST} {second}"
    words = declining_words([_figure(text, **fields)], {"a": text})
    return [(word.voice, text[word.start : word.end]) for word in words]


@pytest.mark.parametrize(
    ("sentence", "voice", "words"),
    [
        ("NATO could not confirm the reports.", "NATO", "could not confirm"),
        ("A spokesman for the Pentagon declined to comment.", "Pentagon", "declined to comment"),
        ("The Kremlin, asked about it on Monday, declined to comment.", "Kremlin", "declined to comment"),
        (
            "Asked about the NATO estimate, the Kremlin on Tuesday refused to say how many.",
            "Kremlin",
            "refused to say",
        ),
        (
            "NATO's Mark Rutte said that the alliance could not yet confirm that.",
            "NATO",
            "could not yet confirm",
        ),
        (
            "The White House would neither confirm nor deny the reports.",
            "White House",
            "would neither confirm",
        ),
        ("The United Nations had no comment.", "UN", "had no comment"),
        ("The WHO would not say how many.", "WHO", "would not say"),
        ("Acme Mining would not say how many there were.", "Acme Mining", "would not say"),
        ("The health ministry was unable to confirm it.", "health ministry", "unable to confirm"),
        ("“We will not comment on that,” said the White House.", "White House", "will not comment"),
    ],
)
def test_who_declines_is_named_with_the_words(sentence, voice, words):
    assert _declining(sentence) == [(voice, words)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Reuters could not independently verify the figures.",
        "The officials declined to be named.",
        "The Pentagon declined an invitation to the talks.",
        "The Pentagon declined to comment on the merger of two shipyards.",
        "“These people cannot say that,” she cried.",
        "Mona Ruiz cannot say that she likes him.",
        "He declined to give up his seat.",
        "The price declined to a new low.",
        "It was not clear who had declined to comment.",
    ],
)
def test_what_is_no_refusal_of_a_party_gives_no_word(sentence):
    assert [voice for voice, _ in _declining(sentence) if voice != "Peruvian Army"] == []


def test_an_outlet_that_cannot_verify_is_no_party():
    assert _declining("Harbour Wire could not confirm it.", outlet="Harbour Wire") == []


def test_a_refusal_far_from_the_figure_is_not_about_it():
    far = "Rain fell. The mayor slept. Trams ran. Shops shut. NATO could not confirm the reports."

    assert _declining(far) == []


def test_two_bodies_that_decline_are_two_words():
    assert [voice for voice, _ in _declining("NATO and the Pentagon declined to comment.")] == [
        "NATO",
        "Pentagon",
    ]


def test_neither_of_two_is_two_words():
    bodies = _declining("Neither NATO nor the Pentagon would say how many.")
    offices = _declining("Neither the police nor the mayor of Lund would comment.")

    assert [voice for voice, _ in bodies] == ["NATO", "Pentagon"]
    assert [voice for voice, _ in offices] == ["mayor of Lund", "police"]


def test_a_refusal_has_its_sentence_its_day_and_its_figures():
    text = f"{FIRST} NATO could not confirm the reports."

    word = declining_words([_figure(text, published="2024-03-02")], {"a": text})[0]

    assert word.position is Position.DECLINES
    assert word.sentence == "NATO could not confirm the reports."
    assert word.figures == ("f1",)
    assert word.said.iso == "2024-03-02"


def test_without_the_text_of_the_article_nobody_declines():
    assert declining_words([_figure(FIRST)], {}) == ()


def _denial(**fields):
    values = {"article": "b", "source": "Lund", "source_text": "Lund", "start": 5, "end": 11,
              "sentence": "Lund denied it.", "statement_date": "2024-03-02"}  # fmt: skip
    return Denial(**{**values, **fields})


def test_one_denial_of_two_figures_is_one_word():
    figures = [replace(said(n, "Army", "=300", "2024-03-01"), denied_by=(_denial(),)) for n in (1, 2)]

    words = denying_words(figures)

    assert [(word.voice, word.figures) for word in words] == [("Lund", ("f1", "f2"))]


def test_denials_and_refusals_stand_in_order_of_time():
    text = f"{FIRST} NATO could not confirm the reports."
    figure = replace(_figure(text), denied_by=(_denial(),))

    words = party_words([figure], {"a": text})

    assert [(word.voice, word.position) for word in words] == [
        ("NATO", Position.DECLINES),
        ("Lund", Position.DENIES),
    ]
