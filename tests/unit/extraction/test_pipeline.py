"""The order of the stages is checked before any text is read."""

import pytest

from reportedly.extraction.draft import NUMBERS, SENTENCES
from reportedly.extraction.lexicon import Lexicon, load_lexicon
from reportedly.extraction.pipeline import STAGE_ORDER, Pipeline, load_pipeline
from reportedly.extraction.stage import Stage
from reportedly.model.document import Document
from reportedly.model.errors import Cancelled
from reportedly.model.progress import SilentProgress


class Stopped:
    def is_set(self):
        return True


def same(draft, lexicon):
    return draft


def test_a_stage_that_needs_a_layer_nobody_gives_is_refused():
    with pytest.raises(ValueError, match="needs 'numbers'"):
        Pipeline([Stage("late", (NUMBERS,), (), same)], load_lexicon("en"))


def test_two_writers_of_one_layer_are_refused():
    twice = [Stage("one", (), (SENTENCES,), same), Stage("two", (), (SENTENCES,), same)]

    with pytest.raises(ValueError, match="'two' and 'one' both write 'sentences'"):
        Pipeline(twice, load_lexicon("en"))


def test_the_pipeline_runs_every_stage_and_times_it():
    extraction = load_pipeline().read(Document(key="a", text="Forty people died.", language="en"))

    assert tuple(extraction.seconds) == STAGE_ORDER
    assert len(extraction.version) == 16


def test_a_text_in_a_language_without_a_lexicon_is_not_read_for_figures():
    extraction = load_pipeline().read(Document(key="a", text="40 Menschen starben.", language="de"))

    assert not extraction.is_read
    assert extraction.figures == ()


def test_an_article_is_read_with_the_lexicon_of_its_language():
    other = Pipeline([], Lexicon("xx", {}, "of another language"))
    document = Document(key="a", text="The ministry said that forty people had died.")

    extraction, english = other.read(document), load_pipeline().read(document)

    assert extraction.figures == english.figures != ()
    assert extraction.version == english.version


def test_reading_stops_between_stages_when_asked():
    with pytest.raises(Cancelled):
        load_pipeline().read(Document(key="a", text="Forty people died."), SilentProgress(Stopped()))
