from collections.abc import Sequence

import pytest

from helpers.article_files import pdf_bytes, picture_pdf_bytes
from reportedly.model.document import Origin
from reportedly.model.errors import ReadingError
from reportedly.reading import read_document
from reportedly.reading.page_layout import Line, join_pages

TITLE = "Flood in the north drives thousands from their homes, ministry says in its first report"
PARAGRAPHS = (
    "The ministry said on Monday that 4,200 people had been taken to safety, and that 310 houses were under water. "
    "A spokeswoman said the number was likely to rise.",
    "A short one.",
    "Up to 6,000 people are expected in the shelters by Friday, she told reporters in the capital, and another 1,500 "
    "in the south of the country.",
)


def read(content: bytes, name: str = "article.pdf"):
    return read_document(content, name)


def printed(*texts: str, left: float = 50, width: float = 500, gap: float = 12) -> list[Line]:
    """Give full lines one below the other."""
    return [Line(text, left, left + width, 700 - gap * row, 10) for row, text in enumerate(texts)]


def joined(*lines: str) -> str:
    return join_pages([printed(*lines)])


def test_lines_are_joined_into_the_paragraphs_that_were_written():
    assert read(pdf_bytes([TITLE, *PARAGRAPHS])).text == "\n\n".join([TITLE, *PARAGRAPHS])


def test_running_heads_and_page_numbers_are_left_out():
    paragraphs = [f"Report {number}: {paragraph}" for number in range(30) for paragraph in PARAGRAPHS]

    text = read(pdf_bytes([TITLE, *paragraphs], head="THE POST   23 October 2024")).text

    assert text.split() == " ".join([TITLE, *paragraphs]).split()


def test_a_paragraph_may_run_over_the_end_of_a_page():
    long = " ".join(f"and {number},000 people in place {number}" for number in range(1, 500))

    assert read(pdf_bytes([TITLE, long])).text == f"{TITLE}\n\n{long}"


def test_signs_outside_ascii_are_read():
    assert "“3,000” – €40 million" in read(pdf_bytes([TITLE, "They said “3,000” – €40 million in all."])).text


def test_properties_give_title_and_author_and_no_date():
    document = read(pdf_bytes([TITLE, *PARAGRAPHS], title="Flood in the north", author="Jane Roe"))

    assert (document.title, document.author) == ("Flood in the north", "Jane Roe")
    assert (document.published, document.published_origin) == (None, Origin.UNKNOWN)


@pytest.mark.parametrize("title", ["Microsoft Word - flood.docx", "untitled", "flood_v2.indd"])
def test_a_title_that_a_program_made_is_passed_over(title: str):
    assert read(pdf_bytes([TITLE, *PARAGRAPHS], title=title)).title == TITLE


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["The spokes-", "woman said so"], "The spokeswoman said so"),
        (["a 10,000-", "strong force"], "a 10,000-strong force"),
        (["the North-", "Korean army"], "the North-Korean army"),
        (["long-term aid, and long-", "term plans"], "long-term aid, and long-term plans"),
        (["between 1914-", "1918 and now"], "between 1914-1918 and now"),
        (["3,000 troops", "went there"], "3,000 troops went there"),
        (["Lawmaker Cho Tae-", "yong spoke"], "Lawmaker Cho Tae-yong spoke"),
        (["Mayor Ali al-", "masri spoke"], "Mayor Ali al-masri spoke"),
    ],
)
def test_a_divided_word_is_mended_and_a_compound_kept(lines: Sequence[str], text: str):
    assert joined(*lines) == text


def test_a_wider_gap_parts_paragraphs():
    lines = [*printed("One of", "two lines"), *(Line("Another", 50, 550, 650, 10),)]

    assert join_pages([lines]) == "One of two lines\n\nAnother"


def test_a_short_last_line_parts_paragraphs_that_have_no_gap():
    lines = printed("The first paragraph goes over", "two lines.", "The second goes on", "and on.")
    lines[1] = Line("two lines.", 50, 110, lines[1].baseline, 10)

    assert join_pages([lines]) == "The first paragraph goes over two lines.\n\nThe second goes on and on."


def test_an_indented_line_begins_a_paragraph():
    lines = printed("The first paragraph ends here.", "The second", "goes on.")
    lines[1] = Line("The second", 65, 550, lines[1].baseline, 10)

    assert join_pages([lines]) == "The first paragraph ends here.\n\nThe second goes on."


def test_the_lines_of_a_list_item_belong_together():
    lines = printed("• An item that goes", "over two lines.", "• Another")
    lines[1] = Line("over two lines.", 65, 550, lines[1].baseline, 10)

    assert join_pages([lines]) == "• An item that goes over two lines.\n\n• Another"


def test_a_sentence_goes_on_in_the_next_column():
    left = printed("The first column ends", "without a full")
    right = printed("stop.", left=600)

    assert join_pages([[*left, *right]]) == "The first column ends without a full stop."


def test_the_rows_of_a_table_stay_apart():
    rows = printed(
        "Day Dead", "Monday 1,200", "Tuesday 1,350", "A line of text below the table goes on", "here"
    )
    rows[:3] = [Line(row.text, row.left, 150, row.baseline, row.size) for row in rows[:3]]

    blocks = join_pages([rows]).split("\n\n")

    assert blocks == [
        "Day Dead",
        "Monday 1,200",
        "Tuesday 1,350",
        "A line of text below the table goes on here",
    ]


def test_a_name_may_be_divided_between_two_pages():
    pages = [printed("They are said to be North"), printed("Korean soldiers.")]

    assert join_pages(pages) == "They are said to be North Korean soldiers."


def test_the_last_line_of_a_narrow_column_is_short_for_its_column():
    left = printed(
        "The first paragraph of the left column", "ends here.", "The second goes on", "here.", width=240
    )
    left[1] = Line("ends here.", 50, 110, left[1].baseline, 10)
    right = printed("The right column has a text of its own.", left=310, width=240)

    blocks = join_pages([[*left, *right]]).split("\n\n")

    assert blocks[:2] == ["The first paragraph of the left column ends here.", "The second goes on here."]


def test_what_a_browser_prints_around_a_page_is_used_and_left_out():
    page = [
        Line("10/25/24, 5:00 PM Flood in the north", 50, 300, 820, 8),
        *printed("The ministry said so."),
        Line("https://post.example/2024/10/23/flood 1/1", 50, 500, 20, 8),
    ]

    assert join_pages([page]) == "The ministry said so."


def test_a_file_with_pictures_of_pages_says_so():
    with pytest.raises(ReadingError) as failure:
        read(picture_pdf_bytes())

    assert failure.value.code == "R113"
    assert str(failure.value).startswith("No text in article.pdf: it holds pictures of pages.")


@pytest.mark.parametrize("content", [b"%PDF-1.7\nnothing more", pdf_bytes([TITLE, *PARAGRAPHS])[:60]])
def test_a_damaged_file_fails_with_its_reason(content: bytes):
    with pytest.raises(ReadingError) as failure:
        read(content)

    assert failure.value.code == "R110"


def test_a_file_with_a_password_fails_with_its_reason():
    keys = b"/O <%s> /U <%s>" % (b"11" * 32, b"22" * 32)
    locked = b"/Info 4 0 R /Encrypt << /Filter /Standard /V 1 /R 2 %s /P -4 >> /ID [<33> <33>]" % keys

    with pytest.raises(ReadingError) as failure:
        read(pdf_bytes([TITLE, *PARAGRAPHS]).replace(b"/Info 4 0 R", locked))

    assert failure.value.code == "R112"
    assert str(failure.value) == "article.pdf is locked with a password. Save a copy without a password."


def test_the_address_that_a_browser_printed_is_the_article_s():
    content = pdf_bytes([TITLE, *PARAGRAPHS]).replace(
        b"(1 / 1)", b"(https://post.example/2024/10/23/flood 1/1)"
    )

    document = read(content)

    assert document.url == "https://post.example/2024/10/23/flood"
    assert (document.published, document.published_origin) == ("2024-10-23", Origin.GUESSED)
    assert "https" not in document.text
