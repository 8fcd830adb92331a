from email.message import EmailMessage

import pytest

from reportedly.model.document import Origin
from reportedly.model.errors import ReadingError
from reportedly.reading import read_document

BODY = (
    "The ministry said on Monday that 4,200 people had been taken to safety, and 310 houses lost.\n\n"
    "It expects up to 6,000 people in the shelters by Friday, according to a spokeswoman who gave no name.\n"
)


def letter(body: str = BODY, **headers: str) -> EmailMessage:
    message = EmailMessage()
    known = {
        "Subject": "Flood",
        "From": "The Post <news@post.example>",
        "Date": "Wed, 23 Oct 2024 18:00:00 +0900",
    } | headers
    for name, value in known.items():
        message[name] = value
    message.set_content(body)
    return message


def read(message: EmailMessage | bytes, name: str = "letter.eml"):
    return read_document(bytes(message), name)


def test_headers_give_title_outlet_and_day():
    document = read(letter())

    assert document.title == "Flood"
    assert (document.outlet, document.outlet_origin) == ("The Post", Origin.GUESSED)
    assert (document.published, document.published_origin) == ("2024-10-23", Origin.FOUND)


def test_the_subject_stands_above_the_text_once():
    assert read(letter()).text == f"Flood\n\n{BODY.strip()}"
    assert read(letter(f"Flood\n\n{BODY}")).text == f"Flood\n\n{BODY.strip()}"


def test_lines_that_the_mail_program_broke_are_joined():
    broken = (
        "The ministry said on Monday that 4,200 people had been taken to\n"
        "safety, and that 310 houses were under water.\n\nA short line\nstays alone.\n"
    )

    assert (
        "taken to safety, and that 310 houses were under water.\n\nA short line\nstays alone."
        in read(letter(broken)).text
    )


def test_the_signature_of_the_sender_is_left_out():
    signed = letter(f"{BODY}\n-- \nJane Doe\nPhone: +44 20 7946 0958\n")

    assert read(signed).text == f"Flood\n\n{BODY.strip()}"


def test_a_letter_forwarded_below_a_signature_is_kept():
    inner = "---------- Forwarded message ---------\nFrom: The Post <news@post.example>\nSubject: Storm\n\n"

    document = read(letter(f"Have a look.\n\n-- \nJane Doe\n\n{inner}Some 3,000 people fled.\n"))

    assert document.text == "Storm\n\nSome 3,000 people fled."


def test_flowed_text_is_joined():
    message = letter("Some 3,000 \nNorth Korean \ntroops.\n")
    message.replace_header("Content-Type", 'text/plain; charset="utf-8"; format=flowed')

    assert read(message).text == "Flood\n\nSome 3,000 North Korean troops."


def test_a_letter_in_html_is_read_as_a_page():
    message = letter()
    page = "".join(f"<p>{paragraph}</p>" for paragraph in BODY.split("\n\n"))
    message.set_content(f"<html><body>{page}</body></html>", subtype="html")

    assert read(message).text.split() == f"Flood {BODY}".split()


def test_the_html_part_is_read_where_the_text_part_is_a_stub():
    message = letter("Open this letter in your browser.\n")
    page = "".join(f"<p>{paragraph}</p>" for paragraph in (BODY * 2).split("\n\n"))
    message.add_alternative(f"<html><body>{page}</body></html>", subtype="html")

    assert "up to 6,000 people" in read(message).text


def test_the_tables_that_arrange_a_newsletter_are_no_tables_of_data():
    message = letter("Open this letter in your browser.\n")
    inner = "<table><tr><td><h2>Elsewhere</h2></td></tr><tr><td><p>Inflation fell to 2.1 percent.</p></td></tr></table>"
    page = (
        f"<table><tr><td><h1>Flood</h1><p>{BODY}</p><p>{BODY}x</p></td></tr><tr><td>{inner}</td></tr></table>"
    )
    message.add_alternative(f"<html><body>{page}</body></html>", subtype="html")

    text = read(message).text

    assert text.startswith("Flood\n\nThe ministry said")
    assert text.endswith("\n\nInflation fell to 2.1 percent.")
    assert " | " not in text


def test_a_forwarded_newsletter_has_the_inner_sender_and_day():
    inner = (
        "---------- Forwarded message ---------\nFrom: The Post <news@post.example>\n"
        "Date: Tue, 22 Oct 2024 at 08:00\nSubject: Flood in the north\nTo: <me@gmail.com>\n\n"
    )

    document = read(letter(inner + BODY, Subject="Fwd: Flood in the north", From="Jane Roe <me@gmail.com>"))

    assert (document.title, document.outlet) == ("Flood in the north", "The Post")
    assert (document.published, document.published_origin) == ("2024-10-22", Origin.GUESSED)
    assert document.text == f"Flood in the north\n\n{BODY.strip()}"


def test_encoded_words_and_other_charsets_are_decoded():
    message = letter("Более 3000 солдат отправлены.\n", Subject="Наводнение")
    message.set_content("Более 3000 солдат отправлены.\n", charset="koi8-r")

    assert read(message).text == "Наводнение\n\nБолее 3000 солдат отправлены."


def test_attachments_are_no_text():
    message = letter()
    message.add_attachment("9,999 secrets", filename="notes.txt")

    assert "9,999" not in read(message).text


def test_a_letter_is_recognised_without_its_suffix():
    assert read(letter(), "-").media_type == "message/rfc822"


def test_an_article_that_begins_like_a_header_is_no_letter():
    assert (
        read_document(b"Date: 23 October 2024\nThe agency said so.\n", "article").media_type == "text/plain"
    )


@pytest.mark.parametrize(
    ("content_type", "code"), [("application/pkcs7-mime", "R112"), ("image/png", "R114")]
)
def test_a_letter_that_holds_no_text_fails_with_its_reason(content_type: str, code: str):
    content = (
        f"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: {content_type}\n\nAAAA\n".encode()
    )

    with pytest.raises(ReadingError) as failure:
        read(content)

    assert failure.value.code == code
