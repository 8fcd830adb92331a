"""The labelled lines at the top of a text."""

import pytest

from reportedly.model.front_matter import FrontMatter, front_matter

HEAD = "Title: Flood cuts off 40 villages\nOutlet: Coast Radio\nPublished: 3 March 2025\n"


@pytest.mark.parametrize("start", ["", "\ufeff", "\n\n"], ids=["plain", "mark", "blank lines"])
def test_the_block_ends_where_the_article_begins(start: str) -> None:
    text = f"{start}{HEAD}\nThe river rose on Monday.\n"

    found = front_matter(text)

    assert text[found.end :] == "\nThe river rose on Monday.\n"
    assert found.title is not None
    assert text[slice(*found.title)] == "Flood cuts off 40 villages"
    assert found.outlet == "Coast Radio"


def test_lines_with_a_blank_one_between_them_are_one_block() -> None:
    assert front_matter("Headline: Flood\r\n\r\nDate: 2025-03-03\r\nBody").labels == ("headline", "date")


@pytest.mark.parametrize(
    "text",
    ["Newspaper: minister used personal e-mail\n\nHe said so.\n", "The river rose.\nTitle: none\nDate: none\n",
     "Author: Jane Roe\nAuthor: Jim Poe\nThe river rose.\n", "", "Title:\nOutlet:\n"],
    ids=["a headline", "below the text", "a list", "empty", "labels alone"],
)  # fmt: skip
def test_other_first_lines_are_no_block(text: str) -> None:
    assert front_matter(text) == FrontMatter()
