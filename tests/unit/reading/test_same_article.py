"""One article in every format gives one text: only so do the figures agree."""

from pathlib import Path

import pytest

from helpers.article_files import FORMATS, Article, write_article
from reportedly.assets import seeds_folder
from reportedly.reading import read_document

SEEDS = sorted((seeds_folder() / "articles").glob("*.txt"))


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_a_sample_article_reads_the_same_in_every_format(seed: Path, kind: str, tmp_path: Path):
    article = Article.from_text(seed.read_text(encoding="utf-8"))

    document = read_document(write_article(tmp_path, article, kind))

    assert document.text.split() == article.text.split()
    assert document.title == article.title


@pytest.mark.parametrize("kind", ["md", "html", "eml", "jsonl", "csv"])
def test_formats_with_metadata_say_who_published_it_and_when(kind: str, tmp_path: Path):
    article = Article.from_text(
        SEEDS[0].read_text(encoding="utf-8"), outlet="The Post", published="2024-10-15"
    )

    document = read_document(write_article(tmp_path, article, kind))

    assert (document.outlet, document.published) == ("The Post", "2024-10-15")
