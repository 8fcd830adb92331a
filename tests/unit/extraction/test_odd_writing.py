"""Real articles in odd writing: no capitals, all capitals, no stops, no spaces where they belong."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.extraction.pipeline import load_pipeline
from reportedly.model.document import Document

SAMPLE = sorted((Path(__file__).parents[3] / "seeds" / "articles").glob("*.txt"))[::3]

WRITINGS: dict[str, Callable[[str], str]] = {
    "lower case": str.lower,
    "upper case": str.upper,
    "every word with a capital": str.title,
    "no stops": lambda text: re.sub(r"[.,;:!?\"“”'’]", "", text),
    "one long line": lambda text: " ".join(text.split()),
    "a word a line": lambda text: "\n".join(text.split()),
    "tokens apart": lambda text: re.sub(r"(\W)", r" \1 ", text),
    "backwards": lambda text: " ".join(reversed(text.split())),
}


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
@pytest.mark.parametrize("writing", WRITINGS)
def test_an_article_in_odd_writing_is_read_and_every_span_lies_in_it(path: Path, writing: str) -> None:
    text = WRITINGS[writing](path.read_text(encoding="utf-8"))

    extraction = load_pipeline().read(Document(path.name, text, published="2024-10-23", language="en"))

    rows = [*extraction.figures, *extraction.set_aside]
    assert all(0 <= row.start < row.end <= len(text) for row in rows)
    assert all(figure.source is None or figure.source.strip() for figure in extraction.figures)


def test_a_dot_that_the_parser_takes_for_a_subject_speaks_for_nobody() -> None:
    document = Document("a.txt", "lund ltd. said it wants 412 workers", published="2024-10-23", language="en")

    [figure] = load_pipeline().read(document).figures

    assert figure.source == "lund ltd"
