"""What one call of `reportedly project` costs from its start to its end, on a project of 5,000 figures.

A script makes one for each correction, so the start counts most: wished for are 0.3 s. Processor time is told
beside the wall time, which depends on what else the machine does.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from large import write_project

from reportedly.services.project_reader import ProjectReader

FIGURES, TIMES = 5_000, 7


def measure() -> list[tuple[str, str]]:
    """Give a line an action: the median of the wall time and of the processor time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.reportedly"
        write_project(path, FIGURES)
        with ProjectReader(path) as project:
            first = project.figures()[0].id
        calls = {
            "edit": [first, "source=NIS", "figure=~3,000"],
            "review": [first, "accepted"],
            "undo": [],
            "redo": [],
            "history": [],
            "figures": ["--output", os.devnull],
        }
        return [
            (f"reportedly project {action}", _timed(action, str(path), *arguments))
            for action, arguments in calls.items()
        ]


def _timed(*arguments: str) -> str:
    walls, busy = [], []
    for _ in range(TIMES):
        before, began = os.times(), time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "reportedly", "project", *arguments],
            capture_output=True,
            text=True,
            check=False,
        )
        after = os.times()
        walls.append(time.perf_counter() - began)
        busy.append(
            after.children_user + after.children_system - before.children_user - before.children_system
        )
        if done.returncode == 2:
            raise SystemExit(f"{' '.join(arguments)}: {done.stderr}")
    return f"{statistics.median(walls):.2f} s (processor {statistics.median(busy):.2f} s)"


if __name__ == "__main__":
    for name, value in measure():
        print(f"{name:<45} {value}")
