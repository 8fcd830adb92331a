"""Pins the floors to what is true now: `python tests/accuracy/pin.py [--lower REASON]`.

Floors may rise without a word. Where one would fall, because the program reads worse or the set has changed, this
refuses unless a reason is given; the reason is kept in floors.toml beside the floors it lowered.
"""

import argparse
import math
import sys
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from accuracy.gold import PARTS, set_digest
from accuracy.score import score_part

__all__ = ["FLOORS", "PINNED", "load_floors"]

FLOORS = Path(__file__).with_name("floors.toml")
PINNED = (
    "figure F1", "value F1", "value+relation F1", "value+unit F1", "relation", "unit", "kind", "measure",
    "set aside", "reason",
)  # fmt: skip


def load_floors() -> dict[str, dict[str, object]]:
    """Give digest, floors and the reason of the last lowering, by part."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def _rounded_down(value: float) -> float:
    return math.floor(10 * value) / 10


def main() -> None:
    parser = argparse.ArgumentParser(description="Pin the floors of the own accuracy set.")
    parser.add_argument("--lower", metavar="REASON", help="why a floor may fall")
    reason = parser.parse_args().lower
    before = load_floors()
    lines = ["# Floors of tests/accuracy, in percent; written by pin.py, never by hand."]
    fallen = []
    for part in PARTS:
        summary = score_part(part)[0].summary()
        floors = {name: _rounded_down(summary[name]) for name in PINNED}
        old = before.get(part, {})
        own = [name for name in PINNED if floors[name] < float(str(old.get(name, 0)))]
        fallen += [f"{part}: {name} from {old[name]} to {floors[name]}" for name in own]
        lines += ["", f"[{part}]", f'digest = "{set_digest(part)}"']
        lines += [f'"{name}" = {floor:.1f}' for name, floor in floors.items()]
        lowered = f"{', '.join(own)}: {reason}" if own and reason else old.get("lowered")
        if lowered:
            lines.append(f'lowered = "{lowered}"')
    if fallen and not reason:
        sys.exit("These floors would fall; say why with --lower:\n  " + "\n  ".join(fallen))
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(FLOORS.read_text(encoding="utf-8"), end="")


if __name__ == "__main__":
    main()
