"""12/10/2024: 12 October or 10 December, by what the article and its outlet tell."""

import pytest

from reportedly.extraction.date_order import is_day_first
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.pipeline import load_pipeline
from reportedly.model.document import Document

LEXICON = load_lexicon("en")


@pytest.mark.parametrize(
    ("text", "outlet", "url", "expected"),
    [
        ("no date", "BBC", None, True),
        ("no date", "New York Times", None, False),
        ("no date", None, "https://news.example.co.uk/1", True),
        ("no date", None, "https://news.example.in/1", True),
        ("no date", None, "https://news.example.ph/1", False),
        ("no date", None, "https://news.example.com/1", None),
        ("no date", None, "https://news.example.tv/1", None),
        ("no date", "A paper that nobody knows", None, None),
        ("on 25/10/2024", "New York Times", None, True),
        ("on 10/25/2024", "BBC", None, False),
        ("on 10/25/2024 and 25/10/2024", "BBC", None, None),
        ("on 10/10/2024", None, None, None),
        ("no date", None, "https://[broken", None),
    ],
)
def test_the_articles_own_dates_decide_before_the_country_of_the_outlet(text, outlet, url, expected):
    document = Document(key="a", text=text, outlet=outlet, url=url)

    assert is_day_first(document, LEXICON) is expected


@pytest.mark.parametrize(
    ("outlet", "target"), [("BBC", "2026-10-12"), ("New York Times", "2026-12-10"), (None, None)]
)
def test_a_figure_takes_the_day_in_the_order_of_its_outlet(outlet, target):
    text = "The plant will dismiss 300 workers on 12/10/2026."
    document = Document(key="a", text=text, outlet=outlet, published="2026-03-11", language="en")

    (figure,) = load_pipeline().read(document).figures

    assert figure.target_date == target
