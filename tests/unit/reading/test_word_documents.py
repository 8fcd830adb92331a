import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reportedly.model.document import Origin
from reportedly.model.errors import ReadingError
from reportedly.reading import read_document


def saved(word) -> bytes:
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def read(word, name: str = "article.docx"):
    return read_document(saved(word), name)


def test_paragraphs_and_tables_come_in_the_order_of_the_page():
    word = docx.Document()
    word.add_heading("Flood in the north", 0)
    word.add_paragraph("Above the table.")
    table = word.add_table(2, 2)
    for cell, text in zip(
        [*table.row_cells(0), *table.row_cells(1)], ["Day", "Dead", "Monday", "1,200"], strict=True
    ):
        cell.text = text
    word.add_paragraph("Below the table.")

    text = read(word).text

    assert text == "Flood in the north\n\nAbove the table.\n\nDay | Dead\nMonday | 1,200\n\nBelow the table."


def test_inserted_text_is_read_and_deleted_text_is_not():
    word = docx.Document()
    paragraph = word.add_paragraph("Some ")
    for tag, name, text in (("del", "delText", "2,000"), ("ins", "t", "3,000")):
        change = (
            f'<w:{tag} {nsdecls("w")} w:id="1" w:author="a"><w:r><w:{name}>{text}</w:{name}></w:r></w:{tag}>'
        )
        paragraph._p.append(parse_xml(change))
    paragraph.add_run(" troops")

    assert read(word).text == "Some 3,000 troops"


def test_linked_words_tabs_and_breaks_are_kept():
    word = docx.Document()
    paragraph = word.add_paragraph("Some 3,000\ttroops\nand ")
    link = f'<w:hyperlink {nsdecls("w")} w:anchor="x"><w:r><w:t>tanks</w:t></w:r></w:hyperlink>'
    paragraph._p.append(parse_xml(link))

    assert read(word).text == "Some 3,000\ttroops\nand tanks"


def test_properties_give_title_and_author_and_no_date():
    word = docx.Document()
    word.add_paragraph("The agency said on Monday that 3,000 troops were sent.")
    word.core_properties.title, word.core_properties.author = "Seoul counts", "Jane Roe"

    document = read(word)

    assert (document.title, document.author) == ("Seoul counts", "Jane Roe")
    assert (document.published, document.published_origin) == (None, Origin.UNKNOWN)


def test_a_document_is_recognised_under_a_wrong_name():
    word = docx.Document()
    word.add_paragraph("Some 3,000 troops.")

    assert read(word, "article.txt").text == "Some 3,000 troops."


def test_a_damaged_document_fails_with_its_reason():
    word = docx.Document()
    word.add_paragraph("Some 3,000 troops. " * 500)

    with pytest.raises(ReadingError) as failure:
        read_document(saved(word)[:5000], "article.docx")

    assert failure.value.code == "R111"
    assert "article.docx is damaged" in str(failure.value)


def test_a_locked_document_fails_with_its_reason():
    container = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    )

    with pytest.raises(ReadingError) as failure:
        read_document(container, "article.docx")

    assert failure.value.code == "R112"


def test_a_document_without_words_is_empty():
    with pytest.raises(ReadingError) as failure:
        read(docx.Document())

    assert failure.value.code == "R105"


def test_a_document_with_broken_bytes_inside_fails_with_its_reason():
    word = docx.Document()
    word.add_paragraph("Some 3,000 troops. " * 500)
    content = bytearray(saved(word))
    for place in range(2000, len(content) - 3000, 97):
        content[place] ^= 0xFF

    with pytest.raises(ReadingError) as failure:
        read_document(bytes(content), "article.docx")

    assert failure.value.code == "R111"


def test_a_document_with_macros_is_named():
    word = docx.Document()
    word.part._content_type = "application/vnd.ms-word.document.macroEnabled.main+xml"

    with pytest.raises(ReadingError) as failure:
        read(word, "article.docm")

    assert failure.value.code == "R108"
    assert "macros" in failure.value.message
