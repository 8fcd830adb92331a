"""The pipeline: stages in order, checked before any text is read."""

import hashlib
import importlib
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from reportedly.extraction.draft import FIGURES, SET_ASIDE, Draft
from reportedly.extraction.language import detect_language
from reportedly.extraction.lexicon import Lexicon, available_languages, load_lexicon
from reportedly.extraction.stage import Stage
from reportedly.model.document import Document
from reportedly.model.extraction import Extraction
from reportedly.model.progress import NO_PROGRESS, Progress

__all__ = ["STAGE_ORDER", "Pipeline", "load_pipeline"]

STAGE_ORDER = (
    "segment", "numbers", "parse", "quantities", "hedges", "set_aside", "measures",
    "cues", "sources", "stance", "dates", "assemble",
)  # fmt: skip
"""Names of the modules in `extraction.stages`; the order is the order of reading."""


class Pipeline:
    """Runs the stages over one document after another.

    Raises ValueError at construction where a stage needs a layer that none before it gives, or two stages
    write the same layer.
    """

    def __init__(self, stages: Sequence[Stage], lexicon: Lexicon) -> None:
        written: dict[str, str] = {}
        for stage in stages:
            for layer in stage.requires:
                if layer.name not in written:
                    raise ValueError(
                        f"stage {stage.name!r} needs {layer.name!r}, which no stage before it gives"
                    )
            for layer in stage.assigns:
                if layer.name in written:
                    raise ValueError(f"{stage.name!r} and {written[layer.name]!r} both write {layer.name!r}")
                written[layer.name] = stage.name
        self.stages = tuple(stages)
        self.lexicon = lexicon
        self.version = _version(self.stages, lexicon)

    def read(self, document: Document, progress: Progress = NO_PROGRESS) -> Extraction:
        """Read one article with the lexicon of its language; reports the stage names, stops between them when asked to.

        In a language without a lexicon it is not read.
        """
        language = document.language or detect_language(document.text)
        if language not in available_languages():
            return Extraction(document.key, (), (), self.version, language=language, is_read=False)
        if language != self.lexicon.code:
            return load_pipeline(language).read(replace(document, language=language), progress)
        draft = Draft(document)
        seconds: dict[str, float] = {}
        for done, stage in enumerate(self.stages):
            progress.report(done, len(self.stages), stage.name)
            began = time.perf_counter()
            draft = stage.run(draft, self.lexicon)
            seconds[stage.name] = time.perf_counter() - began
        return Extraction(
            document.key, draft[FIGURES], draft[SET_ASIDE], self.version, language=language, seconds=seconds
        )


@cache
def load_pipeline(code: str = "en") -> Pipeline:
    """Build the pipeline of a language; the heavy libraries load when the first text is read."""
    modules = [importlib.import_module(f"reportedly.extraction.stages.{name}") for name in STAGE_ORDER]
    return Pipeline([module.STAGE for module in modules], load_lexicon(code))


def _version(stages: Sequence[Stage], lexicon: Lexicon) -> str:
    """Give a hash of everything that decides a reading: the code of the extraction, and the lexicons.

    The stand-alone build carries these source texts for this reason, though it does not run them.
    """
    digest = hashlib.sha256(lexicon.digest.encode())
    for stage in stages:
        digest.update(stage.name.encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]
