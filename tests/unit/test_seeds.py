"""The sample is whole: every article has its place in the manifest, its outlet, day and address."""

import tomllib
from datetime import date
from urllib.parse import urlsplit

import pytest

from reportedly.assets import seeds_folder
from reportedly.reading import read_document

MANIFEST = tomllib.loads((seeds_folder() / "manifest.toml").read_text(encoding="utf-8"))
ARTICLES = MANIFEST["article"]


def test_the_manifest_lists_every_article_once_in_order_of_publication():
    listed = [article["file"] for article in ARTICLES]

    assert listed == [f"articles/{path.name}" for path in sorted((seeds_folder() / "articles").iterdir())]
    assert [article["published"] for article in ARTICLES] == sorted(
        article["published"] for article in ARTICLES
    )


def test_the_sample_has_a_title_and_a_licence():
    assert MANIFEST["title"]
    assert MANIFEST["licence"] == "CC0-1.0"


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["file"])
def test_an_article_is_short_and_says_where_it_comes_from(article: dict):
    document = read_document(seeds_folder() / article["file"])

    assert document.title == article["title"]
    assert 100 <= len(document.text.split()) <= 220
    assert article["outlet"]
    assert isinstance(article["published"], date)
    assert urlsplit(article["url"]).hostname


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["file"])
def test_an_article_claims_no_day_of_its_own(article: dict):
    # Its day is the manifest's: a date in a sentence must not be taken for it.
    assert read_document(seeds_folder() / article["file"], "article.txt").published is None
