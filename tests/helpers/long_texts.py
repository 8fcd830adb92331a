"""Made-up reports of any length, and a count of the work that reading one takes."""

import random
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

_SPEAKERS = (
    "Norway", "The health ministry", "Mayor Ana Ruiz", "The Kremlin", "Seoul's spy agency", "The Pentagon",
    "A spokesman for the union", "He", "It", "The ministry", "They",
)  # fmt: skip


def make_report(size: int, seed: int = 1) -> str:
    """Write `size` code points of paragraphs with numbers, quotations and denials; one for a seed."""
    choice = random.Random(seed)
    paragraphs: list[str] = []
    written = 0
    while written < size:
        paragraph = " ".join(_sentence(choice) for _ in range(3))
        paragraphs.append(paragraph)
        written += len(paragraph) + 2
    return "\n\n".join(paragraphs)


def _sentence(choice: random.Random) -> str:
    speaker = choice.choice(_SPEAKERS)
    inside = speaker.replace("The ", "the ")
    return choice.choice((
        f"{speaker} said on Monday that {choice.randint(2, 90)},000 soldiers had been sent to the border.",
        f"{speaker} has denied that troops were sent there, calling the reports baseless rumours.",
        f"“We counted {choice.randint(10, 99)} dead,” {inside} told reporters. “And {choice.randint(100, 999)} hurt.”",
        "The long road through the valley was quiet, and the shops of the main street had been closed.",
        f"According to {inside}, about {choice.randint(2, 99)} percent of the houses were damaged.",
    ))  # fmt: skip


def count_steps(work: Callable[[], object]) -> int:
    """Count the lines of Python that some work runs: the same on every machine, however busy."""
    steps = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal steps
        steps += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return steps
