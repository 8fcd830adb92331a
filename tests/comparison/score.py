"""Prints the tables of all comparison sets: `python tests/comparison/score.py`; part of `make bench`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from comparison import score_ledgers, score_pairs, score_reports
from comparison.reading import PARTS

__all__ = ["print_comparison"]


def print_comparison() -> None:
    """Print the tables of report groups, pairs and ledgers, both parts, with and without a person's corrections."""
    for part in PARTS:
        print("\n" + "\n".join(score_reports.report(part)), flush=True)
    for set_of_ours in (score_pairs, score_ledgers):
        for part in PARTS:
            for with_corrections in (True, False):
                lines = set_of_ours.report(part, with_corrections=with_corrections)
                print("\n" + "\n".join(lines), flush=True)


if __name__ == "__main__":
    print_comparison()
