import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportedly.reading import read_document
from reportedly.reading.encoding import decode

# What shifted highlights in other programs: line ends, marks, wide and combining characters, odd spaces.
HARD = st.sampled_from(
    [
        "\r\n",
        "\n",
        "\r",
        "\ufeff",
        "👩‍🚀",
        "𝟛",
        "\u00a0",
        "\u202f",
        "\u2028",
        "e\u0301",
        "한국",
        "三千人",
        "ﷺ",
        "“",
        "3,000 ",
    ]
)
TEXTS = st.lists(
    HARD | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20), max_size=20
).map("".join)


@given(TEXTS)
@example("\ufeff3,000 troops\r\n👩‍🚀 e\u0301 한국 1\u00a0500")
def test_utf8_is_read_as_it_stands(text: str):
    decoded = decode(text.encode())

    assert decoded is not None
    assert decoded.text == text


@given(TEXTS)
def test_an_article_file_keeps_every_code_point(text: str):
    article = f"{text}x"

    assert read_document(article.encode(), "article.txt").text == article


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32"])
@given(text=TEXTS)
def test_a_byte_order_mark_decides_and_stays(encoding: str, text: str):
    mark = {"utf-16-be": codecs.BOM_UTF16_BE, "utf-16-le": codecs.BOM_UTF16_LE}.get(encoding, b"")

    decoded = decode(mark + text.encode(encoding))

    assert decoded is not None
    assert decoded.text == "\ufeff" + text


def test_utf16_without_a_mark_is_recognised():
    decoded = decode("Some 3,000 troops were sent.".encode("utf-16-le"))

    assert decoded is not None
    assert decoded.text == "Some 3,000 troops were sent."


def test_windows_quotes_and_dashes_are_read_right():
    text = "“At least 3,000” – so said Seoul’s spy agency… and it cost €40 million."

    decoded = decode(text.encode("cp1252"))

    assert decoded is not None
    assert decoded.text == text


def test_the_declared_charset_is_used_where_utf8_does_not_fit():
    text = "Более 3000 солдат"

    decoded = decode(text.encode("koi8-r"), "koi8-r")

    assert decoded is not None
    assert decoded.text == text


def test_a_wrong_or_unknown_declaration_does_no_harm():
    text = "Some “3,000” troops"

    assert (
        decode(text.encode(), "iso-8859-1")
        == decode(text.encode(), "no-such-charset")
        == decode(text.encode())
    )
    assert decode(text.encode()).text == text


def test_a_legacy_encoding_is_guessed_from_a_longer_text():
    text = "Украина сообщила, что в Россию отправлено около трёх тысяч северокорейских солдат. " * 5

    decoded = decode(text.encode("cp1251"))

    assert decoded is not None
    assert decoded.text == text


def test_one_broken_byte_does_not_spoil_the_other_characters():
    content = "“3,000” troops – “10,000” by December – said Seoul’s agency".encode() + b"\xff"

    decoded = decode(content)

    assert decoded is not None
    assert decoded.text == "“3,000” troops – “10,000” by December – said Seoul’s agency\ufffd"


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 4, b"\x7fELF\x02\x01\x01" + bytes(40), b"\x01\x02\x03\x04" * 20]
)
def test_bytes_that_are_no_text_are_told_apart(content: bytes):
    assert decode(content) is None
