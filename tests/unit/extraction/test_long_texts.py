"""The work grows with the length of a text, not with its square: a report of a thousand pages ends."""

import pytest

from helpers.long_texts import count_steps, make_report
from reportedly.extraction.draft import Draft
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.pipeline import load_pipeline
from reportedly.model.document import Document

SHORT, LONG = 6_000, 24_000


def steps_by_stage(size: int) -> dict[str, int]:
    """Count the work of each stage but the parse, whose cost is the model's."""
    lexicon = load_lexicon("en")
    draft = Draft(Document("a.txt", make_report(size), published="2024-10-23", language="en"))
    steps: dict[str, int] = {}
    for stage in load_pipeline().stages:
        if stage.name == "parse":
            draft = stage.run(draft, lexicon)
            continue
        before = draft
        steps[stage.name] = count_steps(lambda before=before, stage=stage: stage.run(before, lexicon))
        draft = stage.run(draft, lexicon)
    return steps


@pytest.fixture(scope="module")
def growth() -> dict[str, float]:
    steps_by_stage(2_000)  # what is built once is built now
    short, long = steps_by_stage(SHORT), steps_by_stage(LONG)
    return {name: long[name] / short[name] for name in short}


@pytest.mark.parametrize(
    "stage",
    ["segment", "numbers", "quantities", "hedges", "set_aside", "measures", "cues", "sources", "stance",
     "dates", "assemble"],
)  # fmt: skip
def test_four_times_the_text_takes_about_four_times_the_work(growth: dict[str, float], stage: str) -> None:
    assert growth[stage] < 4.8
