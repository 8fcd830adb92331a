"""Statements by parties: a cell says only what its party said, and a silent party has no words."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from helpers.comparing import figure_lists, said
from reportedly.analysis.denials import denial_matrix
from reportedly.analysis.party_words import denying_words
from reportedly.model.dates import parse_iso_period
from reportedly.model.figure import Denial, Stance
from reportedly.model.filter import voice_of
from reportedly.model.party_word import PartyWord, Position

KEY = "soldier|arrive"
SENT = {"measure": "troops sent to Lund"}


def _word(voice, position, day, *figures):
    sentence = f"{voice} denied that troops had come."
    return PartyWord(voice=voice, position=position, article="z", outlet="Wire", start=3, end=9, sentence=sentence,
                     said=parse_iso_period(day), figures=figures)  # fmt: skip


def _position(matrix, row, party):
    return matrix.rows[row].cells[matrix.parties.index(party)].position


# --- laws -------------------------------------------------------------------------------------------------


@given(figure_lists())
def test_a_silent_party_never_gets_words(figures):
    matrix = denial_matrix(figures, KEY, ())

    for row in matrix.rows if matrix else ():
        for cell in row.cells:
            is_empty = (cell.sentence, cell.article, cell.said, cell.figures) == ("", None, None, ())
            assert is_empty == (cell.position is Position.SILENT)


@given(figure_lists())
def test_every_cell_rests_on_a_figure_of_its_own_party(figures):
    by_id = {figure.id: figure for figure in figures}
    matrix = denial_matrix(figures, KEY, ())

    for row in matrix.rows if matrix else ():
        for party, cell in zip(matrix.parties, row.cells, strict=True):
            assert all(voice_of(by_id[figure]) == party for figure in cell.figures)
            if cell.figures:
                assert cell.sentence == by_id[cell.figures[0]].sentence


@given(figure_lists())
def test_each_figure_stands_in_one_cluster(figures):
    matrix = denial_matrix(figures, KEY, ())

    if matrix is not None:
        shown = [figure for row in matrix.rows if not row.is_whole for figure in row.figures]
        assert sorted(shown) == sorted(matrix.rows[0].figures)


# --- rows and cells ---------------------------------------------------------------------------------------


def test_the_first_row_is_the_measure_as_a_statement():
    matrix = denial_matrix([said(1, "Army", "~300", "2024-03-01", **SENT)], KEY, ())

    assert [row.words for row in matrix.rows] == ["Troops were sent to Lund", "About 300 by 1 March"]


def test_figures_of_nearly_one_number_are_one_row_and_plans_another():
    figures = [
        said(1, "Army", "~3000", "2024-03-01", **SENT),
        said(2, "Ministry", "=3000", "2024-03-02", **SENT),
        said(3, "Army", "=10000", "2024-03-02", stance=Stance.PLANNED, **SENT),
        said(4, "Ministry", "=9800", "2024-03-09", **SENT),
    ]

    matrix = denial_matrix(figures, KEY, ())

    assert [(row.words, row.figures) for row in matrix.rows[1:]] == [
        ("About 3,000 by 2 March", ("f1", "f2")),
        ("9,800 by 9 March", ("f4",)),
        ("10,000 planned", ("f3",)),
    ]
    assert _position(matrix, 3, "Army") is Position.AHEAD
    assert _position(matrix, 3, "Ministry") is Position.SILENT


def test_who_denies_without_a_number_denies_the_measure_and_no_number():
    figure = said(1, "Army", "=300", "2024-03-01", **SENT)

    matrix = denial_matrix([figure], KEY, [_word("Lund", Position.DENIES, "2024-03-02", "f1")])

    assert _position(matrix, 0, "Lund") is Position.DENIES
    assert _position(matrix, 1, "Lund") is Position.SILENT


def test_who_gives_a_number_denies_the_number_of_others_and_not_the_measure():
    figures = [said(1, "Army", "=300", "2024-03-01", **SENT), said(2, "Lund", "=20", "2024-03-01", **SENT)]

    matrix = denial_matrix(figures, KEY, [_word("Lund", Position.DENIES, "2024-03-02", "f1")])

    assert _position(matrix, 0, "Lund") is Position.ASSERTS
    assert [_position(matrix, row, "Lund") for row in (1, 2)] == [Position.ASSERTS, Position.DENIES]


def test_who_dismisses_a_figure_in_words_denies_that_number_and_not_the_measure():
    figure = said(1, "Army", "=300", "2024-03-01", **SENT)
    of_number = _word("Lund", Position.DENIES, "2024-03-02", "f1")

    for sentence, rows in (
        ("Lund dismissed the army's figure as a fabrication.", (Position.SILENT, Position.DENIES)),
        ("Lund rejected that number.", (Position.SILENT, Position.DENIES)),
        ("Lund denied that any soldiers had come.", (Position.DENIES, Position.SILENT)),
        ("Lund denied that 300 troops had come.", (Position.SILENT, Position.DENIES)),
    ):
        matrix = denial_matrix([figure], KEY, [replace(of_number, sentence=sentence)])

        assert tuple(_position(matrix, row, "Lund") for row in (0, 1)) == rows


def test_a_denial_of_one_sources_number_is_of_no_other_number():
    figures = [
        said(1, "Army", "=67", "2024-03-01", **SENT),
        said(2, "Police", "=69", "2024-03-02", **SENT),
        said(3, "Police", "=69", "2024-03-03", **SENT),
        said(4, "Mayor", "=69", "2024-03-03", **SENT),
    ]
    word = replace(_word("Lund", Position.DENIES, "2024-03-04", "f2"), sentence="Lund denied the report.")

    matrix = denial_matrix(figures, KEY, [word])

    assert [(row.words, row.figures) for row in matrix.rows[1:]] == [
        ("67 to 69 by 3 March", ("f1", "f4")),
        ("69 by 3 March", ("f2", "f3")),
    ]
    assert [_position(matrix, row, "Lund") for row in range(3)] == [
        Position.SILENT,
        Position.SILENT,
        Position.DENIES,
    ]


@given(figure_lists(), st.lists(st.tuples(st.integers(0, 7), st.sampled_from(["Lund", "Army"])), max_size=4))
def test_whoever_denies_in_a_row_denies_each_figure_of_it(figures, denials):
    words = [
        replace(_word(voice, Position.DENIES, "2024-03-20", f"f{n}"), sentence=f"{voice} denied the report.")
        for n, voice in denials
    ]
    denied = {
        (word.voice, voice_of(f), f.relation, f.value, f.low, f.high, f.stance is Stance.PLANNED)
        for word in words
        for f in figures
        if f.id in word.figures
    }
    by_id = {figure.id: figure for figure in figures}
    matrix = denial_matrix(figures, KEY, words)

    for row in matrix.rows[1:] if matrix else ():
        own = [by_id[figure] for figure in row.figures]
        for party, cell in zip(matrix.parties, row.cells, strict=True):
            if cell.position is not Position.DENIES or cell.figures:
                continue
            assert all(
                (party, voice_of(f), f.relation, f.value, f.low, f.high, f.stance is Stance.PLANNED) in denied
                for f in own
                if f.stance is not Stance.DENIED
            )
    if matrix:
        assert all(cell.position is not Position.DENIES for cell in matrix.rows[0].cells)


def test_rows_of_one_number_are_told_apart_by_who_gives_it():
    figures = [said(1, "Army", "=69", "2024-03-01", **SENT), said(2, "Police", "=69", "2024-03-01", **SENT)]
    word = replace(_word("Lund", Position.DENIES, "2024-03-04", "f2"), sentence="Lund rejected that count.")

    matrix = denial_matrix(figures, KEY, [word])

    assert [row.words for row in matrix.rows[1:]] == ["69 by 1 March (Army)", "69 by 1 March (Police)"]


def test_who_denies_what_is_neither_the_matter_nor_a_number_has_no_word():
    figure = said(1, "Army", "=300", "2024-03-01", **SENT)
    word = _word("Lund", Position.DENIES, "2024-03-04", "f1")

    for sentence in ("Lund denied any responsibility.", "Lund denied that the number had been agreed."):
        matrix = denial_matrix([figure], KEY, [replace(word, sentence=sentence)])

        assert matrix.parties == ("Army",)


def test_a_refusal_to_comment_hides_no_figure_that_was_given_before():
    figure = said(1, "Army", "=300", "2024-03-01", **SENT)

    matrix = denial_matrix([figure], KEY, [_word("Army", Position.DECLINES, "2024-03-05", "f1")])

    cell = matrix.rows[0].cells[0]
    assert (cell.position, cell.said.iso) == (Position.ASSERTS, "2024-03-01")


def test_a_number_that_its_source_took_back_asserts_nothing():
    figures = [
        said(1, "Army", "=300", "2024-03-01", **SENT),
        said(2, "Army", "=300", "2024-03-02", stance=Stance.DENIED, **SENT),
        said(3, "Mayor", "=20", "2024-03-02", **SENT),
    ]

    matrix = denial_matrix(figures, KEY, ())

    assert _position(matrix, 0, "Army") is Position.SILENT
    assert _position(matrix, 2, "Army") is Position.DENIES


def test_a_denied_number_stands_with_those_of_its_size():
    figures = [said(1, "Army", "=300", "2024-03-01", **SENT),
               said(2, "Lund", "=300", "2024-03-02", stance=Stance.DENIED, **SENT)]  # fmt: skip

    matrix = denial_matrix(figures, KEY, ())

    assert len(matrix.rows) == 2
    assert _position(matrix, 1, "Lund") is Position.DENIES
    assert _position(matrix, 0, "Lund") is Position.SILENT


def test_who_declined_and_said_it_later_asserts_it_from_then_on():
    figure = said(1, "Army", "=300", "2024-03-05", **SENT)

    matrix = denial_matrix([figure], KEY, [_word("Army", Position.DECLINES, "2024-03-01", "f1")])

    cell = matrix.rows[0].cells[0]
    assert (cell.position, cell.said.iso) == (Position.ASSERTS, "2024-03-05")


def test_parties_that_only_decline_or_deny_stand_last():
    figure = replace(
        said(1, "Army", "=300", "2024-03-01", **SENT),
        denied_by=(Denial("b", "Lund", "Lund", 0, 4, "Lund denied it.", "2024-03-02"),),
    )
    words = [*denying_words([figure]), _word("NATO", Position.DECLINES, "2024-03-01", "f1")]

    assert denial_matrix([figure], KEY, words).parties == ("Army", "NATO", "Lund")


def test_words_about_another_measure_stay_out():
    figure = said(1, "Army", "=300", "2024-03-01", **SENT)

    assert denial_matrix([figure], KEY, [_word("Lund", Position.DENIES, "2024-03-02", "f9")]).parties == (
        "Army",
    )


def test_a_wide_range_swallows_no_other_number():
    figures = [said(1, "Army", "1000..90000", "2024-03-01"), said(2, "Lund", "=2000", "2024-03-02")]

    assert len(denial_matrix(figures, KEY, ()).rows) == 3


def test_a_measure_without_figures_has_no_matrix():
    assert denial_matrix([], KEY, ()) is None


def test_parties_with_as_much_to_say_stand_in_the_order_of_letters_small_or_not():
    figures = [said(n, name, "=300", "2024-03-01") for n, name in enumerate(("Zoo", "army"))]
    words = [_word(name, Position.DENIES, "2024-03-02", figures[0].id) for name in ("Lund", "crew")]

    matrix = denial_matrix(figures, KEY, words)

    assert matrix.parties == ("army", "Zoo", "crew", "Lund")


def test_who_takes_its_own_number_back_in_words_stands_for_it_no_more() -> None:
    figures = [said(1, "Army", "=300", "2024-03-01", **SENT), said(2, "Mayor", "=20", "2024-03-01", **SENT)]
    word = replace(
        _word("Army", Position.DENIES, "2024-03-02", "f1"), sentence="The army withdrew the figure."
    )
    gone = replace(
        figures[0], denied_by=(Denial("z", "Army", "the army", 3, 9, word.sentence, "2024-03-02"),)
    )

    matrix = denial_matrix([gone, figures[1]], KEY, [word])

    assert [_position(matrix, row, "Army") for row in range(3)] == [
        Position.SILENT,
        Position.SILENT,
        Position.DENIES,
    ]
