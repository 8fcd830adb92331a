"""Pins the floors of the comparison sets: `python tests/comparison/pin.py [--only SET] [--lower REASON]`.

As in the accuracy sets: floors may rise without a word, and fall only with a reason, which is kept beside them.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from accuracy.pin import PinnedSet, pin_floors
from comparison.reading import HERE
from comparison.score_ledgers import ledgers_digest, score_ledgers
from comparison.score_pairs import pairs_digest, score_pairs
from comparison.score_reports import LEVELS, reports_digest
from comparison.score_reports import score_part as score_reports

__all__ = ["LEDGERS", "PAIRS", "REPORTS"]


def _summarise_pairs(part: str) -> dict[str, float]:
    corrected, as_read = (score_pairs(part, with_corrections=known) for known in (True, False))
    return {
        "macro-F1": corrected.macro_f1,
        "accuracy": corrected.accuracy,
        "macro-F1, as read": as_read.macro_f1,
        "accuracy, as read": as_read.accuracy,
    }


def _summarise_ledgers(part: str) -> dict[str, float]:
    corrected, as_read = (score_ledgers(part, with_corrections=known) for known in (True, False))
    return {
        "class accuracy": corrected.accuracy,
        "older row": corrected.replaced_share,
        "class accuracy, as read": as_read.accuracy,
        "older row, as read": as_read.replaced_share,
    }


def _summarise_reports(part: str) -> dict[str, float]:
    return {
        f"{name}, {level}": value
        for level in LEVELS
        for name, value in score_reports(part, level).summary().items()
    }


PAIRS = PinnedSet(
    HERE / "floors-pairs.toml",
    ("macro-F1", "accuracy", "macro-F1, as read", "accuracy, as read"),
    _summarise_pairs,
    pairs_digest,
)
LEDGERS = PinnedSet(
    HERE / "floors-ledgers.toml",
    ("class accuracy", "older row", "class accuracy, as read", "older row, as read"),
    _summarise_ledgers,
    ledgers_digest,
)
REPORTS = PinnedSet(
    HERE / "floors-reports.toml",
    (
        "figures found, as read",
        *(f"{name}, {level}" for level in LEVELS for name in ("echo F1", "mutation R", "mutation P")),
    ),
    _summarise_reports,
    reports_digest,
)


def main() -> None:
    parser = argparse.ArgumentParser(description="Pin the floors of the comparison sets.")
    parser.add_argument("--lower", metavar="REASON", help="why a floor may fall")
    sets = {"pairs": PAIRS, "ledgers": LEDGERS, "reports": REPORTS}
    parser.add_argument("--only", choices=tuple(sets), help="leave the other sets' floors alone")
    arguments = parser.parse_args()
    chosen = [arguments.only] if arguments.only else list(sets)
    fallen = [line for name in chosen for line in pin_floors(sets[name], arguments.lower)]
    if fallen:
        sys.exit("These floors would fall; say why with --lower:\n  " + "\n  ".join(fallen))
    print("\n".join(sets[name].floors.read_text(encoding="utf-8") for name in chosen), end="")


if __name__ == "__main__":
    main()
