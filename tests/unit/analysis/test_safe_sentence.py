"""The safe sentence says no more than its figures do, and each clause is tied to them."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.comparing import figure_lists, said
from reportedly.analysis.footnotes import Footnotes
from reportedly.analysis.prose import name_prose
from reportedly.analysis.safe_sentence import figure_sentence, safe_sentence
from reportedly.analysis.statement_words import in_plural, is_plural
from reportedly.model.dates import parse_iso_period
from reportedly.model.figure import Stance
from reportedly.model.party_word import PartyWord, Position
from reportedly.model.quantity import Kind

KEY = "soldier|arrive"
HOMES = {"measure": "homes destroyed in Peru", "unit": "home"}
_JOINTS = re.compile(r"[\s.,]*(?:and|to)?\s*")


def _word(voice, position, *figures, day="2024-03-03"):
    sentence = f"{voice} denied that homes were destroyed."
    return PartyWord(voice=voice, position=position, article="z", outlet="Wire", start=3, end=9, sentence=sentence,
                     said=parse_iso_period(day), figures=figures)  # fmt: skip


def _text(*figures, **options):
    return safe_sentence(figures, KEY, **options).text


def _voices(count, **fields):
    return [
        said(n, f"Body {n}", f"={100 + n * 10}", "2024-03-01", **{**HOMES, **fields}) for n in range(count)
    ]


def _notes(sentence):
    (note,) = safe_sentence([said(1, "NATO", "=57", "2024-03-01", sentence=sentence, **HOMES)], KEY).footnotes
    return note.words


# --- laws -------------------------------------------------------------------------------------------------


_NOUNS = (
    "woman",
    "road worker",
    "child",
    "church",
    "city",
    "bus",
    "whale",
    "fisherman",
    "lorry",
    "hospital bed",
    "life",
)


@given(
    st.sampled_from(_NOUNS), st.sampled_from(("", " killed", " missing", " sent to Peru", " without power"))
)
def test_what_is_counted_stands_in_the_plural(noun, tail):
    plural = in_plural(noun + tail)

    assert is_plural(plural)
    assert plural.endswith(tail)
    text = figure_sentence(said(1, "NATO", "=1", "2024-03-01", measure=noun + tail)).text
    assert f"the number of {plural} at one" in text


@given(figure_lists(), st.booleans())
def test_each_clause_that_says_something_has_the_ids_of_its_figures(figures, has_word):
    words = [_word("Lund", Position.DENIES, figures[0].id)] if has_word and figures else []
    sentence = safe_sentence(figures, KEY, words)
    known = {figure.id for figure in figures}

    for clause in sentence.clauses if sentence else ():
        assert clause.figures or _JOINTS.fullmatch(clause.text), clause
        assert set(clause.figures) <= known


@given(figure_lists())
def test_footnotes_are_numbered_in_the_order_in_which_they_are_called(figures):
    sentence = safe_sentence(figures, KEY)

    if sentence is not None:
        called = dict.fromkeys(number for clause in sentence.clauses for number in clause.notes)
        assert list(called) == [note.number for note in sentence.footnotes] == list(range(1, len(called) + 1))


@given(figure_lists())
def test_every_number_of_the_text_is_one_of_a_figure(figures):
    sentence = safe_sentence(figures, KEY)
    numbers = {str(n) for f in figures for n in (f.value, f.low, f.high) if n is not None}

    for clause in sentence.clauses if sentence else ():
        plain = re.sub(
            r"\(.*?\)|\d+ March( 2024)?|(reports|origins?).*|\d+ (other|reports|origins)", "", clause.text
        )
        assert set(re.findall(r"\d+", plain)) <= numbers


@given(figure_lists())
def test_the_text_is_that_of_the_clauses_and_footnotes_only_add_signs(figures):
    sentence = safe_sentence(figures, KEY)

    if sentence is not None:
        body = sentence.text_with_footnotes.partition("\n")[0]
        assert re.sub(r"\[\d+\]", "", body) == sentence.text
        assert "  " not in sentence.text
        assert sentence.text[0].isupper() or not sentence.text[0].isalpha()
        assert sentence.text.endswith(".")


# --- how it reads -----------------------------------------------------------------------------------------


def test_one_source():
    figure = said(1, "Pentagon", "~300", "2024-03-01", **HOMES)

    assert _text(figure) == (
        "On 1 March 2024 the Pentagon put the number of homes destroyed in Peru at about 300. "
        "The figure comes from one report."
    )


def test_two_sources():
    figures = [
        said(1, "White House", "~300", "2024-03-01", **HOMES),
        said(2, "NATO", ">=1200", "2024-03-05", **HOMES),
    ]

    assert _text(*figures) == (
        "Latest figures for the number of homes destroyed in Peru range from about 300 (the White House, 1 March) "
        "to at least 1,200 (NATO, 5 March 2024). The figures come from two reports."
    )


def test_two_sources_with_one_number():
    figures = [
        said(1, "White House", "=300", "2024-03-01", **HOMES),
        said(2, "NATO", "=300", "2024-03-01", **HOMES),
    ]

    assert _text(*figures).startswith(
        "On 1 March 2024 NATO and the White House put the number of homes destroyed in Peru at 300."
    )


def test_five_sources_are_all_named():
    text = _text(*_voices(5))

    assert text.startswith(
        "Latest figures for the number of homes destroyed in Peru range from 100 (Body 0, 1 March) to 140 "
        "(Body 4, 1 March 2024). Body 1 gave 110 (1 March), Body 2 120 (1 March) and Body 3 130 (1 March)."
    )


def test_twenty_sources_are_counted():
    text = _text(*_voices(20))

    assert text == (
        "Latest figures for the number of homes destroyed in Peru range from 100 (Body 0, 1 March) to 290 "
        "(Body 19, 1 March 2024). 18 other sources gave figures. The figures come from 20 reports."
    )


def test_only_the_latest_of_each_source_counts():
    figures = [said(1, "NATO", "=100", "2024-03-01", **HOMES), said(2, "NATO", "=300", "2024-03-05", **HOMES)]

    text = _text(*figures)

    assert "at 300" in text
    assert "100" not in text


def test_plans_stand_apart_from_what_is_so():
    figures = [
        said(1, "NATO", "=300", "2024-03-01", **HOMES),
        said(2, "NATO", "=900", "2024-03-02", stance=Stance.PLANNED, target_date="2024-12", target_end="2024-12-31",
             **HOMES),
        said(3, "Peru", "<=800", "2024-03-02", stance=Stance.FORECAST, **HOMES),
    ]  # fmt: skip

    assert _text(*figures) == (
        "On 1 March 2024 NATO put the number of homes destroyed in Peru at 300. NATO on 2 March spoke of a plan for "
        "900 by December 2024. Peru on 2 March forecast up to 800. The figures come from three reports."
    )


def test_denials_and_refusals_have_their_own_sentences():
    figure = said(1, "NATO", "=300", "2024-03-01", **HOMES)
    words = [
        _word("Peru", Position.DENIES, "f1"),
        _word("Chad", Position.DENIES, "f1"),
        _word("Pentagon", Position.DECLINES, "f1"),
        _word("Lund", Position.DENIES, "f9"),
    ]

    text = safe_sentence([figure], KEY, words).text

    assert (
        "Peru (3 March) and Chad (3 March) have denied that homes were destroyed in Peru. The Pentagon (3 March) "
        "would not confirm the figure or comment." in text
    )
    assert "Lund" not in text


def test_who_gives_a_number_denies_that_of_the_others():
    figures = [said(1, "Peru", "=300", "2024-03-01", **HOMES), said(2, "NATO", "=900", "2024-03-01", **HOMES)]

    text = _text(*figures, words=[_word("Peru", Position.DENIES, "f2")])

    assert "Peru (3 March) has denied the figure of 900 given by NATO." in text


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Peru denied the report.", "Peru (3 March) has denied the figure of 300 given by NATO."),
        ("Peru denied responsibility.", ""),
    ],
)
def test_a_denial_of_a_number_names_the_number_and_one_of_something_else_is_not_told(sentence, words):
    figures = [said(1, "NATO", "=300", "2024-03-01", **HOMES), said(2, "Chad", "=400", "2024-03-01", **HOMES)]
    word = replace(_word("Peru", Position.DENIES, "f1"), sentence=sentence)

    text = _text(*figures, words=[word])

    assert ("Peru (3 March)" in text) == bool(words)
    assert words in text


def test_several_denied_numbers_are_each_told_with_who_gave_them():
    figures = [
        said(1, "NATO", "=300", "2024-03-01", **HOMES),
        said(2, "Chad", ">=400", "2024-03-01", **HOMES),
    ]
    word = replace(_word("Peru", Position.DENIES, "f1", "f2"), sentence="Peru denied both reports.")

    text = _text(*figures, words=[word])

    assert "has denied the figures of 300 given by NATO and at least 400 given by Chad." in text


@pytest.mark.parametrize("voice", ["NATO", "officials"])
def test_a_number_that_was_withdrawn_is_in_no_range(voice):
    back = {"stance": Stance.DENIED, "sentence": "NATO withdrew the figure of 46.", **HOMES}
    figures = [
        said(1, voice, "=46", "2024-03-01", **HOMES),
        said(2, "Chad", "=100", "2024-03-01", **HOMES),
        said(3, "Peru", "=300", "2024-03-01", **HOMES),
        said(4, "NATO", "=46", "2024-03-03", **back),
    ]

    text = _text(*figures)

    assert "range from 100 (Chad, 1 March) to 300 (Peru" in text
    assert "NATO on 3 March withdrew a figure of 46." in text
    assert "range from 100" in _text(*figures, only={"f1", "f2", "f3"})


def test_another_source_by_name_stands_for_the_number_that_one_withdrew():
    back = {"stance": Stance.DENIED, "sentence": "NATO withdrew the figure of 46.", **HOMES}
    figures = [
        said(1, "Lund", "=46", "2024-03-01", **HOMES),
        said(2, "Chad", "=100", "2024-03-01", **HOMES),
        said(3, "NATO", "=46", "2024-03-03", **back),
    ]

    assert "range from 46 (Lund" in _text(*figures)


def test_chosen_figures_that_say_the_same_are_told_once():
    one = {"article": "a", **HOMES}
    figures = [said(n, "NATO", "=57", "2024-03-01", sentence=f"It has {n}.", **one) for n in (1, 2)]
    figures += [said(3, "NATO", "=60", "2024-03-02", **HOMES), said(4, "Chad", "=90", "2024-03-02", **HOMES)]

    text = _text(*figures, only={"f1", "f2", "f3"})

    assert text.count("57") == 1
    assert "at 57 on 1 March 2024 and at 60 on 2 March 2024." in text


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ('"Nor do we have 67.', "‘Nor do we have 67.’"),
        ('We have fifty-seven."', "‘We have fifty-seven.’"),
        ("We have 57.”", "‘We have 57.’"),
        ("“We have 57.", "‘We have 57.’"),
        ('"We have 57," she said. "No more.', "‘We have 57,’ she said. ‘No more.’"),
        ('He called it "pure invention".', "He called it ‘pure invention’."),
        ('A 5" pipe burst.', 'A 5" pipe burst.'),
    ],
)
def test_a_footnote_has_both_halves_of_each_quotation(sentence, words):
    note = _notes(sentence)

    assert words in note


@given(st.text(alphabet='ab. ,“”"', max_size=30))
def test_quotation_marks_in_a_footnote_always_stand_in_pairs(sentence):
    inside = _notes(sentence).partition(": “")[2].removesuffix("”")

    depth = 0
    for sign in inside:
        depth += {"‘": 1, "’": -1}.get(sign, 0)
        assert depth in (0, 1)
    assert depth == 0


def test_a_number_that_its_source_denies_since_is_told_as_denied_only():
    figures = [
        said(1, "NATO", "=100", "2024-03-01", **HOMES),
        said(2, "NATO", "=300", "2024-03-02", **HOMES),
        said(3, "NATO", "=300", "2024-03-03", stance=Stance.DENIED, **HOMES),
    ]

    text = _text(*figures)

    assert text.startswith(
        "On 1 March 2024 NATO put the number of homes destroyed in Peru at 100. NATO on 3 March"
    )


def test_a_second_number_of_one_sentence_is_not_what_the_source_last_said():
    beside = {"article": "a", "sentence_start": 0, **HOMES}
    figures = [
        said(1, "NATO", "=45", "2024-03-01", **beside),
        said(2, "NATO", "=300", "2024-03-01", **beside),
    ]

    assert "at 45." in _text(*figures)


def test_a_source_that_is_only_a_pronoun_is_left_out():
    figures = [said(1, "It", "=45", "2024-03-01", **HOMES), said(2, "WHO", "=300", "2024-03-01", **HOMES)]

    assert _text(*figures).startswith(
        "On 1 March 2024 the WHO put the number of homes destroyed in Peru at 300."
    )


def test_who_declined_and_then_gave_a_figure_is_not_said_to_decline():
    figure = said(1, "NATO", "=300", "2024-03-05", **HOMES)

    assert "would not" not in _text(figure, words=[_word("NATO", Position.DECLINES, "f1")])


def test_reports_of_one_origin_are_said_to_be_that():
    figures = _voices(3)
    origins = {"f0": "a", "f1": "b", "f2": "b"}

    text = _text(*figures, origins=origins)

    assert text.endswith("The figures come from three reports, which go back to two origins.")


def test_several_sources_of_one_report_are_statements_and_no_origins():
    text = _text(*_voices(2), origins={"f0": "a", "f1": "b"})

    assert text.endswith("The figures come from two reports, which carry two separate statements.")


def test_an_outlet_that_names_no_source_speaks_only_where_nobody_else_does():
    own = said(1, None, "=300", "2024-03-01", outlet="BBC", **HOMES)
    other = said(2, "NATO", "=200", "2024-03-01", **HOMES)

    assert _text(own).startswith("On 1 March 2024 the BBC, naming no source, put")
    assert "BBC" not in _text(own, other)


def test_a_selection_tells_just_its_figures():
    figures = [said(n, "NATO", f"={n}00", f"2024-03-0{n}", **HOMES) for n in (1, 2, 3)]

    text = _text(*figures, only={"f1", "f3"})

    assert text.startswith(
        "NATO put the number of homes destroyed in Peru at 100 on 1 March 2024 and at 300 on 3 March 2024."
    )
    assert safe_sentence(figures, KEY, only={"f9"}) is None


@pytest.mark.parametrize(
    ("fields", "quantity", "words"),
    [
        ({"measure": "inflation in Chad", "unit": "percent"}, "=3", "put inflation in Chad at 3%"),
        ({"measure": "turnout", "unit": "percent"}, "=58", "put the turnout at 58%"),
        ({"measure": "workers on strike", "unit": "percent", "kind": Kind.SHARE}, "~60",
         "put the share of workers on strike at about 60%"),
        ({"measure": "cost of the dam", "unit": "USD"}, "<=300", "put the cost of the dam at up to $300"),
        ({"measure": "additional troops sent to Chad", "kind": Kind.INCREMENT}, "=300",
         "reported another 300 troops sent to Chad"),
        ({"measure": "change in sales", "unit": "percent", "kind": Kind.CHANGE}, "=3",
         "reported a rise of 3% in sales"),
        ({"measure": "fish caught", "unit": "tonne"}, "11..12",
         "put the amount of fish caught at 11 to 12 tonnes"),
        ({"measure": "crude", "unit": "barrel"}, "~300", "put the amount of crude at about 300 barrels"),
        ({"measure": "people killed"}, ">=100", "put the number of people killed at 100 or more"),
        ({"measure": "people killed"}, "=4", "put the number of people killed at four"),
        ({"measure": "force in Chad"}, ">300", "put the force in Chad at more than 300"),
        ({"measure": "woman killed in Chad"}, "=1", "put the number of women killed in Chad at one"),
        ({"measure": "road worker missing"}, "=1", "put the number of road workers missing at one"),
        ({"measure": "child", "unit": "people"}, "=9", "put the number of children at nine"),
        ({"measure": "amount", "unit": "count"}, "=412", "put the figure at 412"),
        ({"measure": "amount", "unit": "percent", "kind": Kind.SHARE}, "=40", "put the share at 40%"),
        ({"measure": "operating profit", "unit": "USD"}, "=300", "put the operating profit at $300"),
        ({"measure": "magnitude", "unit": "magnitude"}, "=6", "put the magnitude at magnitude 6"),
        ({"measure": "pensions", "unit": "percent", "kind": Kind.CHANGE, "stance": Stance.FORECAST}, "=7",
         "forecast a rise of 7% in pensions"),
        ({"measure": "change in lake", "unit": "metre", "kind": Kind.CHANGE}, "=6", "a rise of 6 metres in the lake"),
        ({"measure": "change in amount", "unit": "percent", "kind": Kind.CHANGE}, "=6", "reported a rise of 6%,"),
        ({"measure": "doctors on strike", "target_date": "2024-02-28", "target_start": "2024-02-28",
          "target_end": "2024-02-28"}, "=60", "put the number of doctors on strike on 28 February at 60"),
    ],
)  # fmt: skip
def test_each_sort_of_measure_reads_as_a_writer_would_put_it(fields, quantity, words):
    figure = said(1, "NATO", quantity, "2024-03-01", **fields)

    assert words in figure_sentence(figure).text


def test_an_outlet_without_a_source_among_others_keeps_its_commas():
    figures = [said(n, None, f"={100 + n * 50}", "2024-03-01", outlet=f"Post {n}", **HOMES) for n in range(3)]

    assert (
        "the number of homes destroyed in Peru range from 100 (Post 0, naming no source, 1 March)"
        in _text(*figures)
    )
    assert " Post 1, naming no source, gave 150 (1 March)." in _text(*figures)


def test_a_bound_at_the_upper_end_of_a_range_is_no_up_to():
    figures = [said(1, "NATO", "=100", "2024-03-01", **HOMES), said(2, "WHO", "<=300", "2024-03-01", **HOMES)]

    assert " to no more than 300 (the WHO, 1 March 2024)." in _text(*figures)


def test_what_was_added_is_told_one_after_another():
    added = {"kind": Kind.INCREMENT, "measure": "additional troops sent to Chad"}
    figures = [said(1, "NATO", "=100", "2024-03-01", **added), said(2, "Peru", "=200", "2024-03-02", **added)]

    assert _text(*figures).startswith(
        "NATO reported another 100 troops sent to Chad on 1 March 2024, and Peru another 200 on 2 March 2024."
    )


def test_forecasts_of_two_share_their_verb():
    later = {"measure": "economic growth", "unit": "percent", "stance": Stance.FORECAST}
    figures = [said(1, "NATO", "=3", "2024-03-01", **later), said(2, "IMF", "=2", "2024-03-02", **later)]

    assert _text(*figures).startswith(
        "The IMF on 2 March 2024 forecast 2% for economic growth, and NATO 3% (1 March 2024)."
    )


@pytest.mark.parametrize(
    ("name", "prose"),
    [
        ("Pentagon", "the Pentagon"), ("NATO", "NATO"), ("WHO", "the WHO"), ("Peru", "Peru"),
        ("United States", "the United States"), ("Al Lund", "Al Lund"), ("health ministry", "the health ministry"),
        ("Police", "police"), ("South Korean lawmakers", "South Korean lawmakers"),
        ("U.S. military official", "a U.S. military official"), ("analyst", "an analyst"),
        ("NIS (South Korea)", "South Korea’s NIS"), ("Ana Ruiz, the mayor", "Ana Ruiz, the mayor"),
        ("Ana Ruiz of the union", "Ana Ruiz of the union"), ("mayor of Verrin", "the mayor of Verrin"),
        ("OCHA", "OCHA"), ("doctor at the clinic", "a doctor at the clinic"),
        ("Health experts", "health experts"), ("Ruiz’s new form", "Ruiz’s new form"),
        ("armed forces", "the armed forces"), ("residents of Lund", "residents of Lund"),
        ("Academy of Alpine Research", "the Academy of Alpine Research"), ("several news sites", "several news sites"),
        ("Researchers at the university", "researchers at the university"), ("Police Scotland", "Police Scotland"),
        ("Lund Marine Services", "Lund Marine Services"), ("emergency services", "the emergency services"),
        ("TASAC", "TASAC"), ("UNHCR", "the UNHCR"), ("Bank of England", "the Bank of England"),
    ],
)  # fmt: skip
def test_a_name_has_its_article(name, prose):
    assert name_prose(name) == prose


def test_a_figure_of_another_time_says_for_when():
    figure = said(1, "Treasury", "=3", "2024-03-01", measure="inflation", unit="percent", target_date="2023",
                  target_start="2023-01-01", target_end="2023-12-31")  # fmt: skip

    assert _text(figure).startswith("On 1 March 2024 the Treasury put inflation in 2023 at 3%.")


def test_copying_one_figure_names_its_outlet_and_who_denies_it():
    figure = said(1, "NIS (South Korea)", "~300", "2024-03-01", **HOMES)

    sentence = figure_sentence(figure, [_word("Peru", Position.DENIES, "f1")])

    assert sentence.text == (
        "On 1 March 2024 South Korea’s NIS put the number of homes destroyed in Peru at about 300, the Daily "
        "Post reported. Peru (3 March 2024) has denied that homes were destroyed in Peru."
    )


def test_footnotes_name_outlet_day_and_sentence():
    figure = said(1, "NATO", "=300", "2024-03-01", sentence="NATO counts 300 homes.", published=None, **HOMES)

    sentence = safe_sentence([figure], KEY)

    assert sentence.text_with_footnotes == (
        "On 1 March 2024 NATO put the number of homes destroyed in Peru at 300[1]. The figure comes from one report.\n"
        "\n1. Daily Post, date unknown: “NATO counts 300 homes.”"
    )


@pytest.mark.parametrize(("title", "name"), [("Ferry sinks", "“Ferry sinks”"), (None, "ferry-post.txt")])
def test_a_footnote_names_no_folder_of_who_wrote_it(title: str | None, name: str) -> None:
    figure = said(
        1, "Army", "=10", "2024-10-01", article="home/me/secret/ferry-post.txt", outlet=None, title=title
    )

    notes = Footnotes([figure])
    notes.of_figures([figure])

    assert notes.all[0].words.startswith(f"{name}, 1 Oct 2024: ")


def test_a_denial_by_a_pronoun_is_left_out():
    figure = said(1, "NATO", "=300", "2024-03-05", **HOMES)

    assert "denied" not in _text(figure, words=[_word("It", Position.DENIES, "f1")])


def test_quotation_marks_inside_a_footnote_are_single_ones():
    sentence = '"We count 300," the general told “the Post”.'
    figure = said(1, "NATO", "=300", "2024-03-05", sentence=sentence, **HOMES)

    assert (
        "“‘We count 300,’ the general told ‘the Post’.”" in safe_sentence([figure], KEY).text_with_footnotes
    )


def test_who_withdrew_its_figure_in_words_is_told_to_have_done_so():
    figures = [said(1, "NATO", "=300", "2024-03-01", **HOMES), said(2, "Chad", "=400", "2024-03-01", **HOMES)]
    word = replace(_word("NATO", Position.DENIES, "f1"), sentence="NATO withdrew the figure.")

    assert "NATO (3 March) has withdrawn its figure of 300." in _text(*figures, words=[word])


def test_all_figures_chosen_are_told_as_none_chosen():
    figures = [said(1, "NATO", "=27", "2024-03-01", **HOMES), said(2, "NATO", "=58", "2024-03-05", **HOMES),
               said(3, "Chad", "=90", "2024-03-05", **HOMES)]  # fmt: skip

    assert _text(*figures, only={"f1", "f2", "f3"}) == _text(*figures)
    assert "27" not in _text(*figures)


def test_of_many_chosen_figures_the_sources_are_counted_and_not_the_figures():
    figures = [said(n, f"Body {n % 3}", f"={100 + n}", f"2024-03-{n + 1:02}", **HOMES) for n in range(10)]

    assert "One other source gave figures." in _text(*figures, only={f"f{n}" for n in range(9)})


def test_people_of_a_clause_stay_in_the_plural():
    who = HOMES | {"measure": "people who have left Lund", "unit": "people"}
    figures = [said(1, "NATO", "=100", "2024-03-01", **who), said(2, "WHO", "=300", "2024-03-01", **who)]

    assert "the number of people who have left Lund" in _text(*figures)
