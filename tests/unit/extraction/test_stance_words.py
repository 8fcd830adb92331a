"""The words that decide a stance."""

from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.stance_words import StanceWords, stance_words


def test_the_table_has_a_row_for_each_list():
    table = load_lexicon("en").table("stance")

    assert set(table) == set(StanceWords.__dataclass_fields__)


def test_no_word_of_the_table_is_a_name():
    words = stance_words(load_lexicon("en"))

    listed = [word for name in StanceWords.__dataclass_fields__ for word in getattr(words, name)]

    assert [word for word in listed if word != word.lower() or any(c.isdigit() for c in word)] == []


def test_no_word_of_the_table_is_a_country_or_its_people():
    lexicon = load_lexicon("en")
    words = stance_words(lexicon)
    listed = {word for name in StanceWords.__dataclass_fields__ for word in getattr(words, name)}
    rows = lexicon.table("sources")["countries"].splitlines()

    names = {part.strip().lower() for row in rows for part in row.split("|")}

    assert {word for word in listed if word in names and len(word) > 2} == set()
