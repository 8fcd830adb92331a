"""Kill the program 200 times while it edits, imports and extracts, and see that nothing promised is lost.

``python tests/benchmarks/kills.py [KILLS]`` does it alone; a loss ends it with the seed that shows it.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # for helpers

from helpers.killing import Editing, Killed, kill_extraction, kill_import, kill_migration, read_sample

KILLS = 200
KILLS_OF_ONE_PROJECT = 10
READING_SHARE = 10  # one kill in so many is of a migration, one of an import, one of an extraction


def measure(kills: int = KILLS) -> Iterator[tuple[str, str]]:
    """Kill so many times; raises AssertionError with the seed where something is lost."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reading = kills // READING_SHARE
        yield _line("editing", _kill_editing(folder, kills - 3 * reading))
        if reading:
            yield _line("a migration", [kill_migration(folder, seed) for seed in range(reading)])
            whole = read_sample(folder)
            parts: tuple[tuple[str, Callable[..., Killed]], ...] = (
                ("an import", kill_import),
                ("an extraction", kill_extraction),
            )
            for words, kill in parts:
                yield _line(words, [kill(folder, seed, whole) for seed in range(reading)])


def _kill_editing(folder: Path, kills: int) -> list[Killed]:
    found: list[Killed] = []
    for seed in range(kills):
        if len(found) >= kills:
            break
        editing = Editing(folder, seed)
        try:
            wanted = min(KILLS_OF_ONE_PROJECT, kills - len(found))
            found += [editing.kill() for _ in range(wanted)]
        finally:
            editing.close()
    return found


def _line(words: str, kills: list[Killed]) -> tuple[str, str]:
    promised = sum(kill.promised for kill in kills)
    kept = sum(kill.is_pending_kept for kill in kills)
    opened = 1000 * statistics.median(kill.opened_s for kill in kills)
    worst = 1000 * max(kill.opened_s for kill in kills)
    return (
        f"killed {len(kills)} times in {words}",
        f"{promised:,} promised, 0 lost, {kept} more there; opens in {opened:.0f} ms (worst {worst:.0f})",
    )


if __name__ == "__main__":
    for name, value in measure(*(int(argument) for argument in sys.argv[1:2])):
        print(f"{name:<45} {value}", flush=True)
