import json

import pytest

from reportedly.model.document import Origin
from reportedly.reading import read_document, read_documents


def read(text: str, name: str = "article.txt"):
    return read_document(text.encode(), name)


def test_the_first_line_is_the_title_when_it_looks_like_one():
    document = read("Seoul counts 3,000 troops\nThe agency said on Wednesday that 3,000 troops were sent.\n")

    assert document.title == "Seoul counts 3,000 troops"


@pytest.mark.parametrize(
    "text",
    [
        "The agency said on Wednesday that 3,000 troops were sent.\nMore is to come.",
        "Only one line",
        "October 23, 2024\nThe agency said so.",
        "x" * 300 + "\nThe agency said so.",
    ],
)
def test_a_sentence_a_date_or_a_long_line_is_no_title(text: str):
    assert read(text).title is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("date 2024-10-28", "2024-10-28"),
        ("2:27 PM EDT, October 21, 2024", "2024-10-21"),
        ("Published October 23, 2024 | 05:00 PM", "2024-10-23"),
        ("Updated: Wednesday, 23 October 2024 at 5 p.m.", "2024-10-23"),
        ("Seoul (ABC - 23rd Oct, 2024) The North has sent more soldiers.", "2024-10-23"),
        ("10/15/2024 (AGENCY - Example) The centre denied it.", "2024-10-15"),
    ],
)
def test_a_date_in_the_first_lines_is_a_guess(line: str, day: str):
    document = read(f"Some title\n{line}\nThe agency said so on Monday.\n")

    assert (document.published, document.published_origin) == (day, Origin.GUESSED)


@pytest.mark.parametrize(
    "line",
    [
        "On October 18, 2024 the agency said that 1,500 soldiers had gone.",
        "The war began on 24 February 2022.",
        "The update of May 3, 2024 was late, he said.",
    ],
)
def test_a_date_inside_a_sentence_is_not_taken_for_the_day_of_publication(line: str):
    assert read(f"Some title\n{line}\n").published is None


def test_labels_give_outlet_author_and_address():
    document = read(
        "Title: Seoul counts 3,000\nOutlet: Example Times\nAuthor: Jane Roe\n"
        "URL: https://example.com/2024/10/23/troops\n\nThe agency said so.\n"
    )

    assert document.title == "Seoul counts 3,000"
    assert (document.outlet, document.outlet_origin) == ("Example Times", Origin.FOUND)
    assert document.author == "Jane Roe"
    assert document.url == "https://example.com/2024/10/23/troops"


@pytest.mark.parametrize(
    "url", ["https://[redacted]/2024/10/23/troops", "http://[::1", "https://exa℀mple.com/a"]
)
def test_an_address_that_is_none_fails_no_article(url: str):
    page = f'<head><link rel="canonical" href="{url}"></head><article><p>Some 3,000 troops have left.</p></article>'
    table = json.dumps({"text": "Some 3,000 troops have left.", "url": url}).encode()

    documents = [read_document(page.encode(), "a.html"), *read_documents(table, "a.jsonl")]

    assert [(document.url, document.outlet) for document in documents] == [(url, None), (url, None)]


@pytest.mark.parametrize(
    "line",
    ["Published: 24 Dec. 2024, 11:37", "Date: 2024-12-24", "First published: Tuesday, 24 December 2024"],
)
def test_a_day_behind_its_label_is_stated_and_no_guess(line: str):
    document = read(f"Some title\n{line}\nThe agency said so on Monday.\n")

    assert (document.published, document.published_origin) == ("2024-12-24", Origin.FOUND)


def test_a_lone_line_that_begins_with_outlet_is_a_guess():
    document = read("Some title\n\nOutlet: Example Times\n\nThe agency said so.\n")

    assert (document.outlet, document.outlet_origin) == ("Example Times", Origin.GUESSED)


def test_a_label_like_word_in_a_sentence_is_no_label():
    document = read(
        "Some title\nSource: Yonhap, the South Korean agency\nBy December 10,000 troops will have gone.\n"
    )

    assert document.outlet is None
    assert document.author is None
    assert document.url is None


def test_a_byline_gives_the_author():
    assert read("Some title\nBy Jane van Roe\nThe agency said so.\n").author == "Jane van Roe"


def test_the_file_name_gives_the_day_when_the_text_does_not():
    document = read("The agency said so on Monday.", "notes/2024-10-23-troops.txt")

    assert (document.published, document.published_origin) == ("2024-10-23", Origin.GUESSED)


def test_a_plain_text_without_any_of_it_has_unknown_metadata():
    document = read("The agency said on Monday that 3,000 troops were sent.")

    assert (document.published, document.published_origin) == (None, Origin.UNKNOWN)
    assert (document.outlet, document.outlet_origin) == (None, Origin.UNKNOWN)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("KYIV, Ukraine (AP) — Some 3,000 troops were sent.", "AP"),
        ("Seoul (dpa) - Some 3,000 troops were sent.", "dpa"),
        ("The agency (AP) says that 3,000 troops were sent.", None),
        ("Officials at the plant (Unit 2) — the largest — said so.", None),
    ],
)
def test_the_agency_of_a_dateline_is_a_guess_at_the_outlet(line: str, outlet: str | None):
    assert read(f"Some title\n\n{line}\n").outlet == outlet


@pytest.mark.parametrize(
    "below",
    [
        "It rained, and 30 fell ill.",
        "By Mara Lind\nIt rained.",
        "3 March 2025\nIt rained.",
        "Capital Times\nIt rained.",
    ],
)
def test_a_name_of_an_outlet_without_a_title_below_it_is_the_title(below: str) -> None:
    assert read(f"Courier Press Buys Herald\n{below}\nMore followed.\n").title == "Courier Press Buys Herald"


def test_a_headline_that_begins_with_a_label_word_names_no_outlet():
    document = read(
        "Newspaper: defense secretary used personal email for work on several days\n\nHe said so.\n"
    )

    assert document.outlet is None


@pytest.mark.parametrize(
    ("head", "outlet", "published"),
    [
        ("Capital Times, 20 March 2025\n\nDam gives way\n", "Capital Times", "2025-03-20"),
        ("Dam gives way\nBy Mara Lind\nHarbour Courier\n3 March 2025\n", "Harbour Courier", "2025-03-03"),
        ("Geneva, 20 March 2025\n\nDam gives way\n", None, "2025-03-20"),
        ("Dam gives way\nThe Daily Star | Oct 3, 2024, 10:20 AM\n", "The Daily Star", "2024-10-03"),
        ("Dam gives way\nMinister Dies in Crash\n", None, None),
        ("Harbour Courier\n3 March 2025\n\nDam gives way\n\nBy Mara Lind\n", "Harbour Courier", "2025-03-03"),
        ("The Northern Herald\n\nDam gives way\n", "The Northern Herald", None),
        ("Dam gives way\n3 March 2025\n", None, "2025-03-03"),
    ],
    ids=[
        "above the title",
        "below the byline",
        "a place",
        "with the hour",
        "a second headline",
        "above the day and the title",
        "alone above the title",
        "the day alone",
    ],
)
def test_a_name_with_a_word_of_outlets_is_the_outlet_and_may_stand_beside_the_day(
    head: str, outlet: str | None, published: str | None
) -> None:
    found = read(f"{head}\nIt rained.\n")

    assert (found.title, found.outlet, found.published) == ("Dam gives way", outlet, published)
    assert found.outlet_origin is (Origin.GUESSED if outlet else Origin.UNKNOWN)


@pytest.mark.parametrize(
    "title",
    ["Record Floods Hit Northern Towns", "Press Freedom Group Warns", "Star Witness Breaks Down In Court"],
)
def test_a_headline_in_capitals_above_day_and_deck_is_no_outlet(title: str) -> None:
    found = read(f"{title}\n20 March 2025\nThousands leave homes as rivers rise\nIt rained.\n")

    assert found.title == title


@pytest.mark.parametrize(
    "outlet", ["The New York Times", "Voice of America Radio", "BBC News", "The Daily Record"]
)
def test_a_name_that_ends_in_a_word_of_outlets_stands_above_the_title(outlet: str) -> None:
    found = read(f"{outlet}\n20 March 2025\nThousands leave homes\nIt rained.\n")

    assert (found.title, found.outlet) == ("Thousands leave homes", outlet)


@pytest.mark.parametrize(
    ("line", "outlet", "day"),
    [
        ("PORT ELDA, Aug 18, 2025 (LakeWire) - Some 3,000 have fled.", "LakeWire", "2025-08-18"),
        (
            "PORT ELDA, Lund, March 10 (Lakes Press Agency) - Some 3,000 have fled.",
            "Lakes Press Agency",
            None,
        ),
        ("DERA (LPA) — Some 3,000 have fled.", "LPA", None),
        ("DERA (Lund) — Some 3,000 have fled.", None, None),
        ("SEOUL (USA) - Some 3,000 have fled.", None, None),
        ("DERA, 9 November 2024 – Some 3,000 have fled.", None, "2024-11-09"),
        ("Dera, 7 February 2025 (LPA) – Some 3,000 have fled.", None, "2025-02-07"),
    ],
)
def test_a_dateline_gives_agency_and_day(line: str, outlet: str | None, day: str | None):
    document = read(f"Some title\n\n{line}\n")

    assert (document.outlet, document.published) == (outlet, day)


@pytest.mark.parametrize(
    "line",
    [
        "Dera, 9 November 1989. The wall fell at night.",
        "Dera, 9 November 1989 – The wall fell at night.",
        "On Monday, 5 March 2024 — The day after, 3,000 had fled.",
        "Ada Lind, 5 March 1950 – 3 April 2020",
    ],
)
def test_a_scene_that_opens_with_place_and_day_is_no_dateline(line: str):
    assert read(f"Some title\n\n{line}\n\nMore than 3,000 came.\n").published is None


@pytest.mark.parametrize(
    "label",
    ["FOR IMMEDIATE RELEASE", "Press release", "MEDIA STATEMENT No. 4", "MINISTRY OF WATER - PRESS NOTICE"],
)
def test_a_press_release_opens_with_its_day(label: str):
    document = read(
        f"Cholera in the north\n\n{label}\n\nDera, 7 February 2025. The ministry counts 3,000 cases.\n"
    )

    assert (document.published, document.published_origin) == ("2025-02-07", Origin.GUESSED)


@pytest.mark.parametrize(
    "line",
    ["The Northern Courier, Friday 26 September 2025", "The Northern Courier | Friday, September 26, 2025"],
)
def test_an_outlet_may_stand_beside_the_day_of_the_week(line: str):
    document = read(f"Some title\n\n{line}\n\nSome 3,000 have fled.\n")

    assert (document.outlet, document.published) == ("The Northern Courier", "2025-09-26")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Ada Lind, Scotland correspondent", "Ada Lind"),
        ("By Ada Lind, political editor", "Ada Lind"),
        ("Ada van Lind, staff writer in Dera", "Ada van Lind"),
        ("Ada Lind, a reporter, said so.", None),
        ("Ada Lind, minister", None),
    ],
)
def test_a_reporter_is_named_with_what_he_is(line: str, author: str | None):
    assert read(f"Some title\n\n{line}\n\nSome 3,000 have fled.\n").author == author


def test_an_article_about_a_press_release_is_none():
    text = "The town that fell\n\nThe city sent a press release\n\nDera, 9 November 1989. The wall fell at night.\n"

    assert read(text).published is None
