"""A list of words becomes a pattern that finds the longest of them, however the text breaks its lines."""

import re

from reportedly.extraction.word_patterns import either


def test_the_longest_phrase_is_found_where_several_begin_alike() -> None:
    found = re.match(either(["more", "more than", "more than half"]), "more than half of them")

    assert found is not None
    assert found.group() == "more than half"


def test_a_phrase_is_found_across_a_line_break() -> None:
    assert re.fullmatch(either(["as of"]), "as\n of")


def test_signs_in_a_word_stand_for_themselves() -> None:
    assert re.fullmatch(either(["st. patrick's"]), "st. patrick's")
    assert not re.fullmatch(either(["st. patrick's"]), "stx patrick's")
