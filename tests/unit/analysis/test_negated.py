"""A number that its own sentence denies is told as denied, whatever was read; nothing else is."""

import pytest

from helpers.comparing import said
from reportedly.analysis.denials import denial_matrix
from reportedly.analysis.negated import as_told
from reportedly.analysis.safe_sentence import safe_sentence
from reportedly.model.figure import Figure, Stance
from reportedly.model.matrix import DenialMatrix
from reportedly.model.party_word import Position

DEAD = {"series": "people · killed", "measure": "people killed"}


def _figure(sentence: str, number: str, **fields: object) -> Figure:
    start = sentence.index(number)
    place = {"start": start, "end": start + len(number), "sentence": sentence, "sentence_start": 0}
    return said(1, "Army", f"={number}", "2024-03-02", **{**DEAD, **place, **fields})


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("We do not have 74 dead.", "74"),
        ("We don’t have 74 dead.", "74"),
        ("Nor do we have 67.", "67"),
        ("Nobody has counted 80 bodies.", "80"),
        ("There are no 80 bodies.", "80"),
        ("The army did not lose 90 tanks.", "90"),
    ],
)
def test_a_number_that_its_words_negate_is_denied(sentence: str, number: str) -> None:
    assert as_told(_figure(sentence, number)).stance is Stance.DENIED


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("We have 74 dead.", "74"),
        ("No more than 74 have died.", "74"),
        ("There are no fewer than 74 dead.", "74"),
        ("There were no survivors among the 74 aboard.", "74"),
        ("We do not have all 74 names.", "74"),
        ("Nobody has seen the 74 since Monday.", "74"),
        ("The army could not rule out 74 deaths.", "74"),
        ("We did not sleep, and 74 people died.", "74"),
        ("Not only have 74 died.", "74"),
        ("It has not yet found 74 of them.", "74"),
    ],
)
def test_other_words_of_negation_deny_no_number(sentence: str, number: str) -> None:
    assert as_told(_figure(sentence, number)).stance is Stance.ASSERTED


def test_what_a_person_said_of_the_stance_stands() -> None:
    figure = _figure("We do not have 74 dead.", "74", corrected=frozenset({"stance"}))

    assert as_told(figure) is figure


def test_neither_sentence_nor_matrix_lays_a_negated_number_at_the_door_of_its_speaker() -> None:
    figures = [
        _figure("We do not have 74 dead.", "74"),
        said(2, "Mayor", "=57", "2024-03-02", **DEAD),
        said(3, "Lund", "=74", "2024-03-02", **DEAD),
    ]

    text = safe_sentence(figures, DEAD["series"])
    matrix = denial_matrix(figures, DEAD["series"], ())

    assert text is not None
    assert "range from 57 (the mayor, 2 March) to 74 (Lund" in text.text
    assert "The army on 2 March denied a figure of 74." in text.text
    assert isinstance(matrix, DenialMatrix)
    cells = [row.cells[matrix.parties.index("Army")].position for row in matrix.rows]
    assert cells == [Position.SILENT, Position.SILENT, Position.DENIES]
