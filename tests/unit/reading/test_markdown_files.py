import pytest

from reportedly.model.document import Origin
from reportedly.reading import read_document


def read(text: str):
    return read_document(text.encode(), "article.md")


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("# Seoul counts 3,000 #", "Seoul counts 3,000"),
        ("Seoul counts 3,000\n===", "Seoul counts 3,000"),
        ("**3,000** troops, *some* of __them__ _here_", "3,000 troops, some of them here"),
        ("***3,000*** troops", "3,000 troops"),
        ("5 * 3 * 2 and snake_case_name", "5 * 3 * 2 and snake_case_name"),
        ('the [spy agency](https://x.example/a_(b)/12 "99 reasons") said', "the spy agency said"),
        ("the [spy agency][1] said\n\n[1]: https://x.example/12", "the spy agency said"),
        ("![a map of 12 camps](map.png) Seen above.", "Seen above."),
        ("a note[^3] here", "a note here"),
        ("<https://x.example/>", "https://x.example/"),
        ("a\\*b \\$3,000 &amp; more", "a*b $3,000 & more"),
        ("about ~3,000 and ~4,000 men, ~~5,000~~", "about ~3,000 and ~4,000 men, 5,000"),
        ("one line\nbroken here", "one line broken here"),
        ("> He said\n> 3,000.", "He said 3,000."),
        ("x > 5 and 3 > 2", "x > 5 and 3 > 2"),
        ("- 3,000 dead\n- 4,000 hurt\n  badly", "3,000 dead\n4,000 hurt badly"),
        ("1. First\n2. Second", "1. First\n2. Second"),
        ("| Day | Dead |\n|:--|--:|\n| Monday | **12** |", "Day | Dead\nMonday | 12"),
        ("above\n\n---\n\nbelow", "above\n\nbelow"),
        ("<b>3,000</b> troops<!-- not 4,000 -->", "3,000 troops"),
        ("```\n3,000 **troops**\n```", "3,000 **troops**"),
        ("use `extract` now", "use extract now"),
    ],
)
def test_markup_is_taken_away_and_the_words_stay(markdown: str, plain: str):
    assert read(markdown).text == plain


def test_front_matter_is_metadata_and_no_text():
    document = read(
        '---\ntitle: "Seoul counts"\ndate: 2024-10-23\noutlet: The Post\n---\n'
        "# Seoul counts\n\nThe agency said so.\n"
    )

    assert document.text == "Seoul counts\n\nThe agency said so."
    assert (document.title, document.outlet) == ("Seoul counts", "The Post")
    assert (document.published, document.published_origin) == ("2024-10-23", Origin.FOUND)
