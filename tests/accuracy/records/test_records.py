"""The own set of whole records holds together, and the program reads it no worse than when its floors were pinned."""

from collections import Counter
from pathlib import Path

import pytest

from accuracy.gold import GoldError
from accuracy.pin import RECORDS
from accuracy.records.compare import record_rights, same_name
from accuracy.records.gold import PARTS, STYLES, load_article, load_records, records_digest
from accuracy.records.score import ArticleScore, b_cubed, bootstrap, reliability, score_records, summarise
from reportedly.model.figure import Stance
from reportedly.model.quantity import Relation

_SOURCES = '[sources]\n"Coast Guard" = ["Mira Osk"]\n"Osk" = []\n'
_ARTICLE = '''style = "wire"
title = "Ship sinks off Tolmin"
outlet = "Evening Post"
published = "2025-03-06"
text = """
At least [41] sailors drowned on
[Tuesday, 4 March], Mira Osk of the Coast Guard said.

The owner called that false.
"""
marks = [
  ["41", ">=41; people; sailors", {RECORD}],
  ["Tuesday, 4 March", "!date"],
]
'''
_RECORD = 'series = "drowned", measure = "sailors drowned", source = "Coast Guard", about = "2025-03-04"'


def write_article(folder: Path, *, record: str = _RECORD, article: str = _ARTICLE) -> Path:
    (folder / "sources.toml").write_text(_SOURCES, encoding="utf-8")
    path = folder / "1-evening-post.toml"
    path.write_text(article.replace("RECORD", record), encoding="utf-8")
    return path


def test_the_set_has_at_least_sixty_articles_of_all_styles_twenty_of_them_untouched():
    parts = {part: load_records(part) for part in PARTS}

    articles = [article for part in parts.values() for article in part]
    stories = {part: {article.story for article in own} for part, own in parts.items()}
    assert len(articles) >= 60
    assert len(parts["untouched"]) >= 20
    assert not stories["development"] & stories["untouched"]
    assert {article.style for article in articles} == STYLES


@pytest.mark.parametrize("part", PARTS)
def test_every_marked_number_is_found_at_its_offsets(part):
    for article in load_records(part):
        for number in [*(record.number for record in article.records), *article.asides]:
            assert article.text[number.start : number.end] == number.text


@pytest.mark.parametrize("part", PARTS)
def test_a_changed_set_needs_its_floors_pinned_anew(part):
    assert RECORDS.load_floors()[part]["digest"] == records_digest(part), "run tests/accuracy/pin.py"


@pytest.mark.parametrize("part", PARTS)
def test_the_program_reads_the_set_no_worse_than_its_floors(part):
    fallen = RECORDS.fallen(part)

    assert not fallen, f"(now, floor): {fallen}"


def test_an_article_gives_its_text_and_whole_records(tmp_path):
    article = load_article(write_article(tmp_path))

    (record,) = article.records
    assert article.text.startswith(
        "Ship sinks off Tolmin\n\nAt least 41 sailors drowned on Tuesday, 4 March, Mira"
    )
    assert article.text[record.number.start : record.number.end] == "41"
    assert record.number.quantity is not None
    assert record.number.quantity.relation is Relation.AT_LEAST
    assert record.source == ("Coast Guard", "Mira Osk")
    assert record.stances == (Stance.ASSERTED,)
    assert (record.statement_dates, record.is_dated, record.target_dates) == (
        ("2025-03-06",),
        False,
        ("2025-03-04",),
    )


@pytest.mark.parametrize(
    "record",
    [
        _RECORD.replace('"Coast Guard"', '"Navy"'),
        _RECORD + ', speaker = "Hal Brun"',
        _RECORD + ', said = "2025-03-07"',
        _RECORD + ', said = "Thursday"',
        _RECORD + ', stance = "guessed"',
        _RECORD + ', mood = "sad"',
        'series = "drowned"',
    ],
    ids=["source not listed", "speaker not in the text", "said after the article", "no ISO date", "no such stance",
         "no such key", "no measure"],
)  # fmt: skip
def test_a_record_that_contradicts_itself_is_refused(tmp_path, record):
    path = write_article(tmp_path, record=record)

    with pytest.raises((GoldError, ValueError)):
        load_article(path)


def test_gold_that_stands_at_another_bracket_is_refused(tmp_path):
    path = write_article(tmp_path, article=_ARTICLE.replace('["41", ', '["14", '))

    with pytest.raises(GoldError, match="bracket 1"):
        load_article(path)


@pytest.mark.parametrize(
    ("given", "is_same"),
    [("the Coast Guard", True), ("Coast Guard's Mira Osk", True), ("Osk", False), ("Guard", False)],
)
def test_names_are_the_same_by_all_their_words(given, is_same):
    assert same_name(("Coast Guard", "Mira Osk"), given) is is_same


def test_b_cubed_counts_what_is_joined_by_mistake_and_what_is_split():
    joined = b_cubed(["a", "a", "b"], ["x", "x", "x"])
    split = b_cubed(["a", "a", "b"], ["x", "y", "z"])

    assert joined == [(2 / 3, 1.0), (2 / 3, 1.0), (1 / 3, 1.0)]
    assert split == [(1.0, 0.5), (1.0, 0.5), (1.0, 1.0)]


def test_the_interval_of_the_bootstrap_holds_the_measure_and_is_the_same_each_time():
    scores = score_records("development")

    low, high = bootstrap(scores, 200)["source"]
    assert low <= summarise(scores)["source"] <= high
    assert low < high
    assert bootstrap(scores, 200)["source"] == (low, high)


def test_reliability_counts_each_pair_in_one_bin():
    score = ArticleScore(
        load_records("development")[0], confidences=[(0.55, True), (0.59, False), (1.0, True)]
    )

    rows = reliability([score])

    assert [(low, high, pairs, right) for low, high, pairs, _, right in rows] == [
        (0.5, 0.6, 2, 0.5),
        (0.9, 1.0, 1, 1.0),
    ]


def test_each_field_of_a_pair_is_compared():
    score = next(score for score in score_records("development") if score.pairs)
    record, figure = score.pairs[0]

    assert set(record_rights(record, figure)) == {
        "source", "speaker", "via", "denied_by", "stance", "statement date", "target date",
    }  # fmt: skip
    assert Counter(score.of)["source"] == len(score.pairs)
