"""How long the search for origins and their changes takes: `python tests/benchmarks/origins.py [3,000]`.

The project is made of the sample, whose sentences come again and again: one story told by very many articles, which is
harder than the same number of figures of many stories. tests/unit/analysis/test_origins_scale.py counts comparisons.
"""

import sys
import tempfile
import time
from pathlib import Path

from large import write_project

from reportedly.analysis.mutations import mutations_of
from reportedly.analysis.origins import find_origins
from reportedly.services.comparing import material_of_project

SIZES = ((1_000, 25), (3_000, 25), (10_000, 50), (10_000, 5))


def measure(sizes: tuple[tuple[int, int], ...] = SIZES) -> list[tuple[str, str]]:
    """Search projects of so many figures, so many in each article; give the seconds of the processor."""
    rows = []
    for size, per_article in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "stories.reportedly"
            write_project(path, size, per_article=per_article)
            known = material_of_project(path)
        began = time.process_time()
        origins = find_origins(known.figures, known.texts)
        found = time.process_time()
        by_id = {figure.id: figure for figure in known.figures}
        changes = sum(
            len(mutations_of(origin, [by_id[name] for name in origin.figures], known.texts))
            for origin in origins
        )
        rows.append(
            (
                f"{size:,} figures in {size // per_article:,} articles",
                f"{found - began:.1f} s for {len(origins):,} origins, "
                f"{time.process_time() - found:.1f} s for {changes:,} changes",
            )
        )
    return rows


if __name__ == "__main__":
    asked = tuple((int(size.replace(",", "")), 25) for size in sys.argv[1:])
    for name, value in measure(asked or SIZES):
        print(f"{name:<45} {value}", flush=True)
