"""What a stage is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reportedly.extraction.draft import Draft, Layer
from reportedly.extraction.lexicon import Lexicon

__all__ = ["Stage"]


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the pipeline: a pure function from draft to draft with the layers it needs and adds.

    `run` gives the draft with each of `assigns` added; it must not touch other layers.
    """

    name: str
    requires: tuple[Layer[Any], ...]
    assigns: tuple[Layer[Any], ...]
    run: Callable[[Draft, Lexicon], Draft]
