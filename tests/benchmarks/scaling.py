"""How reading grows with the length of a text: `python tests/benchmarks/scaling.py [4,000,000]`.

The unit test test_long_texts.py counts the steps of each stage; here the seconds are measured, on texts in
which the same sentences come again, so that the model parses little and the stages are what is seen.
"""

import sys
import time
from pathlib import Path

from reportedly.extraction.pipeline import load_pipeline
from reportedly.model.document import Document

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from helpers.long_texts import make_report

SIZES = (400_000, 1_000_000)


def measure(sizes: tuple[int, ...] = SIZES) -> list[tuple[str, str]]:
    """Read one made-up report of each size; give seconds, figures and the slowest stages."""
    pipeline = load_pipeline()
    rows = []
    for size in sizes:
        document = Document("report.txt", make_report(size), published="2024-10-23", language="en")
        began = time.perf_counter()
        extraction = pipeline.read(document)
        spent = time.perf_counter() - began
        slowest = sorted(extraction.seconds.items(), key=lambda stage: -stage[1])[:3]
        stages = ", ".join(f"{name} {seconds:.1f}" for name, seconds in slowest)
        rows.append(
            (
                f"one text of {size:,} letters",
                f"{spent:.1f} s, {len(extraction.figures):,} figures ({stages})",
            )
        )
    return rows


if __name__ == "__main__":
    asked = tuple(int(size.replace(",", "")) for size in sys.argv[1:])
    for name, value in measure(asked or SIZES):
        print(f"{name:<45} {value}", flush=True)
