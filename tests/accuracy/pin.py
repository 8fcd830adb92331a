"""Pins the floors to what is true now: `python tests/accuracy/pin.py [--lower REASON]`, for both own sets.

Floors may rise without a word. Where one would fall, because the program reads worse or the set has changed, this
refuses unless a reason is given; the reason is kept in floors.toml beside the floors it lowered.
"""

import argparse
import math
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from accuracy.gold import PARTS, set_digest
from accuracy.records.gold import records_digest
from accuracy.records.score import score_records, summarise
from accuracy.score import score_part

__all__ = ["RECORDS", "SENTENCES", "PinnedSet", "pin_floors"]


@dataclass(frozen=True, slots=True)
class PinnedSet:
    """One own set: its file of floors, the measures that are pinned, and how a part is measured and known again."""

    floors: Path
    measures: tuple[str, ...]
    summarise: Callable[[str], dict[str, float]]
    digest: Callable[[str], str]

    def load_floors(self) -> dict[str, dict[str, object]]:
        """Give digest, floors and the reason of the last lowering, by part."""
        return tomllib.loads(self.floors.read_text(encoding="utf-8")) if self.floors.exists() else {}

    def fallen(self, part: str) -> dict[str, tuple[float, object]]:
        """Give the measures that are below their floor now, each with its floor."""
        summary, floors = self.summarise(part), self.load_floors()[part]
        return {
            name: (summary[name], floors[name])
            for name in self.measures
            if summary[name] < float(str(floors[name]))
        }


SENTENCES = PinnedSet(
    Path(__file__).with_name("floors.toml"),
    ("figure F1", "value F1", "value+relation F1", "value+unit F1", "relation", "unit", "kind", "measure",
     "set aside", "reason"),
    lambda part: score_part(part)[0].summary(),
    set_digest,
)  # fmt: skip
RECORDS = PinnedSet(
    Path(__file__).with_name("records") / "floors.toml",
    ("figure F1", "value", "relation", "unit", "kind", "measure", "source", "source P", "speaker F1", "via R",
     "denied_by F1", "stance", "stance not asserted F1", "statement date", "statement date, dated", "target date",
     "target date, given", "series B3, article", "series B3, story"),
    lambda part: summarise(score_records(part)),
    records_digest,
)  # fmt: skip


def _rounded_down(value: float) -> float:
    return math.floor(10 * value) / 10


def pin_floors(pinned: PinnedSet, reason: str | None) -> list[str]:
    """Write the floors of one set, or give those that would fall without a reason."""
    before = pinned.load_floors()
    lines = [
        f"# Floors of the set {pinned.floors.parent.name}, in percent; written by pin.py, never by hand."
    ]
    fallen = []
    for part in PARTS:
        summary = pinned.summarise(part)
        floors = {name: _rounded_down(summary[name]) for name in pinned.measures}
        old = before.get(part, {})
        own = [name for name in pinned.measures if floors[name] < float(str(old.get(name, 0)))]
        fallen += [f"{part}: {name} from {old[name]} to {floors[name]}" for name in own]
        lines += ["", f"[{part}]", f'digest = "{pinned.digest(part)}"']
        lines += [f'"{name}" = {floor:.1f}' for name, floor in floors.items()]
        lowered = f"{', '.join(own)}: {reason}" if own and reason else old.get("lowered")
        if lowered:
            lines.append(f'lowered = "{lowered}"')
    if fallen and not reason:
        return fallen
    pinned.floors.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return []


def main() -> None:
    parser = argparse.ArgumentParser(description="Pin the floors of the own accuracy sets.")
    parser.add_argument("--lower", metavar="REASON", help="why a floor may fall")
    parser.add_argument("--only", choices=("sentences", "records"), help="leave the other set's floors alone")
    arguments = parser.parse_args()
    sets = {"sentences": SENTENCES, "records": RECORDS}
    chosen = [arguments.only] if arguments.only else list(sets)
    fallen = [line for name in chosen for line in pin_floors(sets[name], arguments.lower)]
    if fallen:
        sys.exit("These floors would fall; say why with --lower:\n  " + "\n  ".join(fallen))
    print("\n".join(sets[name].floors.read_text(encoding="utf-8") for name in chosen), end="")


if __name__ == "__main__":
    main()
