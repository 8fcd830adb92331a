import pytest

from reportedly.reading.published import parse_published, published_in_address


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-10-23", "2024-10-23"),
        ("2024-10-23T18:04:00+09:00", "2024-10-23"),
        ("2024-10-23 00:00:00", "2024-10-23"),
        ("2024/10/28", "2024-10-28"),
        ("24 Dec. 2024, 11:37", "2024-12-24"),
        ("2:27 PM EDT, October 21, 2024", "2024-10-21"),
        ("23rd Oct, 2024", "2024-10-23"),
        ("Oct 3 2024", "2024-10-03"),
        ("3rd of May 2024", "2024-05-03"),
        ("Sept. 9, 2024", "2024-09-09"),
        ("Mon, 28 Oct 2024 10:00:00 +0000", "2024-10-28"),
        ("28.10.2024", "2024-10-28"),
        ("10/15/2024", "2024-10-15"),
        ("15/10/2024", "2024-10-15"),
        ("October 2024", "2024-10"),
        ("2024-10", "2024-10"),
    ],
)
def test_a_date_is_read_as_documents_write_it(text: str, day: str):
    assert parse_published(text) == day


@pytest.mark.parametrize(
    "text", ["", "10/11/2024", "31 February 2024", "2024-13-01", "Wednesday", "at 11:37", "3,000 in 2024"]
)
def test_what_is_no_sure_date_stays_unknown(text: str):
    assert parse_published(text) is None


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://www.example.com/eng/news/2024/10/22/7480792/", "2024-10-22"),
        ("/world/korea-20241023-story", "2024-10-23"),
        ("troops_2024-10-23.txt", "2024-10-23"),
        ("2024/oct/23/troops", "2024-10-23"),
        ("news_view.htm?Seq_Code=188550", None),
        ("story-20249999.html", None),
    ],
)
def test_the_day_in_an_address_or_a_file_name_is_read(address: str, day: str | None):
    assert published_in_address(address) == day
