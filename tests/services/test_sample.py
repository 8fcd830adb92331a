"""The sample opens with its figures, and they are what the program reads today."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from subprocess import run

import pytest

from reportedly.model.extraction import Extraction
from reportedly.services.extracting import load_pipeline
from reportedly.services.sample import open_sample, sample_documents, sample_extractions
from reportedly.services.session import ProjectSession, untitled_folder

LOADED = "import sys; from reportedly.services.sample import open_sample; open_sample().close(); print(*sys.modules)"


@pytest.fixture
def sample() -> Iterator[ProjectSession]:
    session = open_sample()
    yield session
    session.discard()


def comparable(extraction: Extraction) -> Extraction:
    return replace(extraction, version="", seconds={})


def test_the_sample_is_an_untitled_project_with_articles_and_figures(sample: ProjectSession):
    articles = sample.articles()

    assert sample.is_untitled
    assert len(articles) >= 8
    assert all(article.outlet and article.published and article.url and article.path for article in articles)
    assert len(sample.figures()) == sum(article.figures for article in articles) > 20


def test_offsets_of_the_shipped_figures_hold(sample: ProjectSession):
    for figure in sample.figures():
        text = sample.document(figure.article).text
        assert text[figure.start : figure.end] == figure.text
        assert text[figure.sentence_start : figure.sentence_end] == figure.sentence


def test_the_shipped_figures_are_those_of_a_fresh_extraction():
    fresh = [comparable(load_pipeline().read(document)) for document, _ in sample_documents()]

    assert [comparable(extraction) for extraction in sample_extractions()] == fresh, "run: make sample"


def test_opening_the_sample_reads_no_text_for_figures():
    done = run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)

    assert not {"spacy", "quantulum3", "numpy", "pandas", "PySide6"} & set(done.stdout.split())


def test_an_unchanged_sample_is_replaced_and_a_changed_one_is_kept(sample: ProjectSession):
    before = set(untitled_folder().glob("*.reportedly"))  # other tests leave projects in the same home
    unchanged, changed = open_sample(), open_sample()
    changed.remove_articles([changed.articles()[0].key])
    unchanged.close()
    changed.close()

    open_sample().discard()

    left = set(untitled_folder().glob("*.reportedly"))
    assert left - before == {changed.path}
    assert sample.path in left
    ProjectSession.open(changed.path).discard()


def test_the_history_begins_with_the_sample_as_it_was_shipped():
    opened = open_sample()

    assert opened.history() == []
    assert opened.undo()[0] is None
    assert opened.articles()
    opened.discard()
