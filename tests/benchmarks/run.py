"""Measure what a person waits for, and print one table: `make bench`.

Figures depend on the machine and on what else it does; compare them with a run on the same machine.
Each part runs in a process of its own: in one that holds the parser's model and 20,000 figures the collector looks
through them again and again, which made "accept all" twice as slow as it is. What is measured by the clock runs alone;
what is measured in processor time, or only counted, runs beside another on the second core.
Nothing of the user's is read or written: settings and projects go to a folder that is thrown away.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from large import write_project

CHECKOUT = Path(__file__).resolve().parents[2]
SEEDS = CHECKOUT / "seeds" / "articles"
ACCURACY = CHECKOUT.parent / "shared" / "bench" / "run.py"
STARTS = 5
ARTICLES = 30
LARGE = 5_000
REVIEWED, STORY = 10_000, 500
CHARTED = (20_000, 100_000)
BY_CLOCK = ("throughput", "long_articles", "scaling", "edits", "calls")
BY_PROCESSOR = ("quantity_part", "origins")
COUNTED = ("kills", "accuracy of quantities", "accuracy of comparing", "accuracy")


def private_environment(home: Path) -> dict[str, str]:
    """Give an environment with folders that are thrown away; offscreen where there is no display."""
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a second start finds what the first has compiled
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        environment[f"XDG_{name}_HOME"] = str(home / name.lower())
    if not any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return environment


def drive(environment: dict[str, str], *arguments: str, driver: str = "window.py") -> dict[str, Any]:
    program = [sys.executable, str(Path(__file__).with_name(driver)), *arguments]
    done = subprocess.run(program, env=environment, capture_output=True, text=True, check=False)
    answers = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or not answers:
        raise SystemExit(f"{' '.join(arguments)}: exit {done.returncode}\n{done.stderr[-2000:]}")
    if "Traceback" in done.stderr:
        print(f"The window reported an error during this run:\n{done.stderr[-2000:]}", file=sys.stderr)
    return json.loads(answers[-1])


def seconds_of(*command: str) -> float:
    began = time.perf_counter()
    subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True)
    return time.perf_counter() - began


def starts(environment: dict[str, str]) -> list[tuple[str, str]]:
    set_up = statistics.median(seconds_of("make", "--silent", "setup-run") for _ in range(STARTS))
    painted, filled, worked = [], [], []
    drive(environment, "start")
    for _ in range(STARTS):
        began = time.time()
        answer = drive(environment, "start")
        painted.append(answer["painted"] - began)
        filled.append(answer["filled"] - answer["painted"])
        worked.append(answer["worked"])
    paint = statistics.median(painted)
    return [
        ("make run: set-up when all is there", f"{set_up:.2f} s"),
        ("make run: to the first paint", f"{set_up + paint:.2f} s (worst {set_up + max(painted):.2f})"),
        (
            "sample filled after the first paint",
            f"{statistics.median(filled):.2f} s (worst {max(filled):.2f}), {statistics.median(worked):.2f} s of work",
        ),
    ]


def write_articles(folder: Path) -> None:
    """Write articles that differ in every sentence, so that none is known from another."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    for number in range(ARTICLES):
        text = "\n\n".join(texts[(number + shift) % len(texts)] for shift in range(3))
        text = text.replace(". ", f" in case {number + 100}. ")
        (folder / f"article-{number:03}.txt").write_text(text, encoding="utf-8")


def stalls(environment: dict[str, str]) -> list[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        write_articles(Path(folder))
        answer = drive(environment, "stall", folder)
    rate = 60 * answer["articles"] / max(answer["seconds"], 0.001)
    return [
        (
            f"longest stall while {ARTICLES} articles are read",
            f"{answer['longest_ms']:.0f} ms ({answer['over_50_ms']:.0f} gaps over 50 ms)",
        ),
        ("articles per minute, in the window", f"{rate:,.0f}"),
    ]


def large(environment: dict[str, str]) -> list[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.reportedly"
        write_project(path, LARGE)
        answer = drive(environment, "large", str(path))
    opened = answer.pop("opened_s")
    rows = [(f"{LARGE:,} figures: filled after", f"{opened:.2f} s")]
    return rows + [(f"{LARGE:,} figures: {name}", f"{gap:.0f} ms") for name, gap in answer.items()]


def chart_rows(environment: dict[str, str]) -> list[tuple[str, str]]:
    """Measure the chart over time with very many estimates."""
    rows = []
    for count in CHARTED:
        answer = drive(environment, str(count), driver="charts.py")
        name = f"chart of {count:,} estimates"
        rows += [
            (
                f"{name}: pan",
                f"{answer['pan_fps']:.0f} frames/s (worst {answer['pan_worst_ms']:.0f} ms), "
                f"{answer['close_pan_fps']:.0f} close up",
            ),
            (f"{name}: zoom", f"{answer['zoom_ms']:.0f} ms (worst {answer['zoom_worst_ms']:.0f})"),
            (f"{name}: as-of step", f"{answer['as_of_ms']:.0f} ms (worst {answer['as_of_worst_ms']:.0f})"),
        ]
        if "filter_ms" in answer:
            worst = answer["filter_worst_ms"]
            rows.append(
                (f"{name}: redraw after a filter", f"{answer['filter_ms']:.0f} ms (worst {worst:.0f})")
            )
    return rows


def reviews(environment: dict[str, str]) -> list[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reviewed.reportedly"
        write_project(path, REVIEWED)
        answer = drive(environment, str(path), driver="reviews.py")
    name = f"{REVIEWED:,} figures, 50 reviewed by key"
    return [
        (
            f"{name}: processor time of the window",
            f"{answer['busy_ms']:.0f} ms each (worst {answer['busy_worst_ms']:.0f})",
        ),
        (
            f"{name}: until the verdict is painted",
            f"{answer['shown_ms']:.0f} ms (worst {answer['shown_worst_ms']:.0f})",
        ),
    ]


def view_rows(environment: dict[str, str], count: int) -> list[tuple[str, str]]:
    """Measure steps and filters with each view open, of a project with so many figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "compared.reportedly"
        write_project(path, count)
        answer = drive(environment, str(path), driver="views.py")
    rows = []
    for name, took in answer.items():
        words = f"{took['painted_ms']:.0f} ms to the painted view (worst {took['painted_worst_ms']:.0f}"
        words += f", all threads {took['threads_ms']:.0f}), {took['all_ms']:.0f} ms in all"
        title = f"{count:,} figures, {name.replace('_', ' ')}"
        rows.append((title, f"{words}, longest piece {took['longest_ms']:.0f}"))
    return rows


def apart(environment: dict[str, str], part: str) -> str:
    """Run a part in a process of its own; give what it prints. Raises SystemExit where it fails."""
    program = [sys.executable, __file__, part]
    done = subprocess.run(program, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{part}: exit {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done.stdout.rstrip("\n")


def lines(rows: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"{name:<45} {value}" for name, value in rows)


def print_part(part: str) -> None:
    """Do what `apart` asks for."""
    sys.path.insert(0, str(CHECKOUT / "tests"))
    if part == "accuracy of quantities":
        import quantity_part

        quantity_part.print_accuracy()
    elif part == "accuracy of comparing":
        from comparison.score import print_comparison

        print_comparison()
    elif part == "accuracy" and ACCURACY.exists():
        command = CHECKOUT / ".venv" / "bin" / "reportedly"
        subprocess.run([sys.executable, str(ACCURACY), "--command", str(command)], check=True)
    elif part != "accuracy":
        measure = import_module(part).measure
        rows = measure(sorted(SEEDS.glob("*.txt"))) if part == "throughput" else measure()
        print(lines(list(rows)))


def beside(*lanes: Sequence[Callable[[], str]]) -> None:
    """Do the works of each lane one after the other, the lanes beside each other; print what is done."""
    printing = threading.Lock()

    def go(lane: Sequence[Callable[[], str]]) -> None:
        for work in lane:
            words = work()
            with printing:
                print(words, flush=True)

    with ThreadPoolExecutor(len(lanes)) as pool:
        for done in [pool.submit(go, lane) for lane in lanes]:
            done.result()


def main() -> None:
    print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
    with tempfile.TemporaryDirectory() as home:
        environment = private_environment(Path(home))
        for part in (starts, stalls, large, chart_rows, reviews):
            print(lines(part(environment)), flush=True)
        for name in BY_CLOCK:
            print(apart(environment, name), flush=True)
        views = [partial(view_rows, environment, count) for count in (REVIEWED, STORY)]
        others = [partial(apart, environment, name) for name in BY_PROCESSOR]
        beside([lambda: lines(views[0]())], [lambda: lines(views[1]()), *others])
        works = [partial(apart, environment, name) for name in COUNTED]
        beside(works[:2], works[2:])


if __name__ == "__main__":
    if sys.argv[1:]:
        print_part(sys.argv[1])
    else:
        main()
