"""Which numbers are no figures, and why."""

import pytest

from reportedly.extraction.draft import NUMBERS, QUANTITIES, VERDICTS, Draft
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.stages import hedges, numbers, parse, quantities, segment, set_aside
from reportedly.model.document import Document

STAGES = (segment.STAGE, numbers.STAGE, parse.STAGE, quantities.STAGE, hedges.STAGE, set_aside.STAGE)


def verdicts(text: str) -> list[tuple[str, str | None]]:
    draft = Draft(Document("a.txt", text))
    for stage in STAGES:
        draft = stage.run(draft, load_lexicon("en"))
    assert len(draft[VERDICTS]) == len(draft[NUMBERS])
    return [
        (q.span.of(text), v.reason.value if v.reason else None)
        for q, v in zip(draft[QUANTITIES], draft[VERDICTS], strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "surface", "reason"),
    [
        ("The war began in 2014.", "2014", "year"),
        ("The 2018 floods were worse.", "2018", "year"),
        ("They left on October 23 by train.", "October 23", "date"),
        ("They left at 10:30 by train.", "10:30", "time"),
        ("They had waited for two years.", "two", "duration"),
        ("Convoys came in the past 48 hours.", "48", "duration"),
        ("A 12-year-old boy was found.", "12", "age"),
        ("It was the first visit in decades.", "first", "ordinal"),
        ("Soldiers of the 10th Brigade held the town.", "10th", "name"),
        ("They invoked Article 5 of the treaty.", "5", "label"),
        ("It is described in Chapter 12 of the report.", "12", "label"),
        ("Ballot paper No. 7 was missing.", "7", "label"),
        ("He lives at 12 Baker Street in the city.", "12", "address"),
        ("Call +44 20 7946 0958 for help.", "+44 20 7946 0958", "phone"),
        ("The home side won 3-2 on Sunday.", "3-2", "score"),
        ("They use release 3.11.2 of it.", "3.11.2", "version"),
        ("A T-72 tank burned.", "T-72", "name"),
        ("One of the men was hurt.", "One", "pronoun"),
        ("The two countries signed a pact.", "two", "pronoun"),
        ("It harms ties between two sovereign states.", "two", "pronoun"),
        ("The town lies 40 miles north of the capital.", "40", "distance"),
        ("They filmed it from 400 miles above the earth.", "400", "distance"),
        ("They fired 155mm shells at the town.", "155mm", "measurement"),
        ("Mud four metres (13 feet) deep covered it.", "13", "restatement"),
        ("They want a two-state solution.", "two", "pronoun"),
        ("It is at https://example.org/2024/x1 now.", "https://example.org/2024/x1", "url"),
        ("The rate is 3.5 per 100,000.", "100,000", "ratio"),
        ("They pledged 7 billion euros ($7.5bn) to it.", "$7.5bn", "restatement"),
        ("It is at 221 Baker Street, London.", "221", "address"),
        ("Call 0800 123 456 for help.", "0800 123 456", "phone"),
        ("She was 10 when she left.", "10", "age"),
        ("They left after a month and a half of it.", "month and a half", "duration"),
        ("Stocks of the S&P 500 fell.", "500", "name"),
        ("The odds are 10-to-1 now.", "10-to-1", "ratio"),
        ("Seoul says one thing and does another.", "one", "pronoun"),
        ("The plane is a Boeing 737 of the airline.", "737", "name"),
        ("The town is at 47.5°N on the coast.", "47.5°N", "coordinates"),
    ],
)
def test_a_number_that_is_no_figure_is_set_aside_with_its_reason(text, surface, reason):
    assert (surface, reason) in verdicts(text)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("South Korea said that 3,000 troops had left.", "3,000"),
        ("They sent 2000 soldiers to the front.", "2000"),
        ("Two dams broke in the night.", "Two"),
        ("One soldier was killed in the raid.", "One"),
        ("Three people were hurt on the road.", "Three"),
        ("The toll stands at 480.", "480"),
        ("He was sentenced to 12 years in prison.", "12"),
        ("Both sides agreed to a 72-hour ceasefire.", "72"),
        ("The deal is worth $42.8 million.", "$42.8 million"),
        ("A 10,000-strong force is on its way.", "10,000"),
        ("The vote was 52-48 in the Senate.", "52"),
        ("Hundreds marched through the capital.", "Hundreds"),
        ("A third of voters stayed at home.", "A third"),
        ("Voters backed the bill 61-39.", "39"),
        ("The rate is 3.5 per 100,000.", "3.5"),
        ("A quake of magnitude 6.1 hit the coast.", "6.1"),
        ("Israel released 90 prisoners on Sunday.", "90"),
    ],
)
def test_a_reported_number_stays_a_figure(text, surface):
    assert (surface, None) in verdicts(text)


def test_numbers_of_the_page_are_set_aside():
    text = (
        "Dam breaks in the night\n2 days ago\nThe dam broke.\nCLICK HERE TO READ 5 STORIES\nThe end was near."
    )

    assert verdicts(text) == [("2", "page"), ("5", "page")]


def test_list_marks_are_set_aside_and_their_figures_stay():
    text = "Here are the top 10 points\n1. Some 300 people died.\n2. The dam was old."

    assert verdicts(text) == [("10", "list"), ("1", "list"), ("300", None), ("2", "list")]


def test_ages_behind_persons_are_no_counts():
    found = verdicts("Children under 5 and women over 60 were given 400 blankets in Nepal.")

    assert found == [("5", "age"), ("60", "age"), ("400", None)]


def test_a_distance_is_seen_behind_its_restatement():
    found = verdicts("The camp lies about 35 km (22 miles) north-west of the town.")

    assert [reason for _, reason in found] == ["distance", "restatement"]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("He lives in block 12 of the estate.", "12"),
        ("The patients lie in ward 7.", "7"),
        ("A shell fell in town 17.", "17"),
        ("Report 14: losses and gains.", "14"),
    ],
)
def test_a_number_behind_the_noun_that_it_labels_is_a_label(text, surface):
    assert (surface, "label") in verdicts(text)


def test_a_phone_number_ends_before_the_number_behind_it():
    assert verdicts("Call +44 20 7946 0958 3,000 soldiers said.") == [
        ("+44 20 7946 0958", "phone"),
        ("3,000", None),
    ]


def test_a_closing_quotation_mark_is_no_inch():
    assert [text for text, _ in verdicts('He said "40" people came, and "forty" people left.')] == [
        "40",
        "forty",
    ]
    assert [text for text, _ in verdicts('He sold a 40" screen and a 50" screen.')] == ['40"', '50"']
