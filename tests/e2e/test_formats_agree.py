"""One article, saved in every format, gives the same figures."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from helpers.article_files import FORMATS, Article, write_article
from reportedly.assets import seeds_folder
from reportedly.extraction.pipeline import load_pipeline
from reportedly.model.document import Document, Origin
from reportedly.model.figure import FIELD_ORDER, Figure
from reportedly.reading import read_documents

# These say where the figure stands, and differ between formats by right.
PLACE_FIELDS = {"id", "article", "title", "author", "outlet", "url", "superseded_by"} | {
    "start", "end", "source_start", "source_end", "sentence_start", "sentence_end",
}  # fmt: skip
SHARED_ARTICLE = Path(__file__).parents[3] / "shared" / "seeds" / "000_3cac1f4e5607afa3.txt"


def _seed_articles() -> list[Any]:
    manifest = tomllib.loads((seeds_folder() / "manifest.toml").read_text(encoding="utf-8"))
    rows = manifest["article"]
    return [pytest.param(row, id=Path(row["file"]).stem) for row in rows]


def _figures(path: Path, published: str) -> list[dict[str, Any]]:
    [document] = read_documents(path)
    assert isinstance(document, Document)
    dated = replace(document, published=published, published_origin=Origin.TABLE)
    return [_comparable(figure) for figure in load_pipeline().read(dated).figures]


def _comparable(figure: Figure) -> dict[str, Any]:
    row = {name: _folded(figure.column(name)) for name in FIELD_ORDER if name not in PLACE_FIELDS}
    row["denied_by"] = [
        (denial.source, _folded(denial.source_text), _folded(denial.sentence), denial.statement_date)
        for denial in figure.denied_by
    ]
    return row


def _folded(value: Any) -> Any:
    return re.sub(r"\s+", " ", value).strip() if isinstance(value, str) else value


@pytest.mark.parametrize("row", _seed_articles())
def test_a_sample_article_gives_the_same_figures_in_every_format(row: dict[str, Any], tmp_path: Path) -> None:
    text = (seeds_folder() / row["file"]).read_text(encoding="utf-8")
    article = Article.from_text(text, outlet=row["outlet"], published=str(row["published"]))

    found = {kind: _figures(write_article(tmp_path, article, kind), article.published) for kind in FORMATS}

    assert found["txt"], "the article has figures"
    for kind in FORMATS:
        assert found[kind] == found["txt"], kind


@pytest.mark.skipif(not SHARED_ARTICLE.exists(), reason="the shared article is not here")
def test_the_shared_article_gives_the_same_figures_in_every_format(tmp_path: Path) -> None:
    lines = [line for line in SHARED_ARTICLE.read_text(encoding="utf-8").splitlines() if line.strip()]
    article = Article(lines[0], tuple(lines[1:]), outlet="Fox News", published="2024-10-23")

    expected = _figures(SHARED_ARTICLE, "2024-10-23")

    assert [figure["text"] for figure in expected] == ["3,000", "10,000", "3,000"]
    for kind in FORMATS:
        assert _figures(write_article(tmp_path, article, kind), "2024-10-23") == expected, kind
