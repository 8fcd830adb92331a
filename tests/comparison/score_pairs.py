"""Scores "can both be true?" on the own set of pairs: `python tests/comparison/score_pairs.py [--errors]`.

Each pair is asked twice: with the figures as the program reads them, and with a person's corrections where it reads
them wrongly. F1 is taken of each answer (yes, no, unclear) and averaged; a pair whose figure the program did not
find counts as a wrong answer of its own kind ("none"). `--errors` lists the development part; of the untouched part
there are totals only.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from comparison.reading import HERE, PARTS, GoldError, corrected, find_figure, span_of
from reportedly.analysis.both_true import can_both_be_true
from reportedly.model.both_true import Answer, BothTrue
from reportedly.model.figure import Figure

__all__ = ["ANSWERS", "Pair", "Score", "figures_of", "load_pairs", "pairs_digest", "read_pair", "score_pairs"]

ANSWERS = tuple(answer.value for answer in Answer)
_NONE = "none"
_KEYS = frozenset({"id", "subject", "a", "b", "answer", "why", "rule"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of the set with the answer; `sides` are (article, number, nth, corrections) of both."""

    name: str
    subject: str
    sides: tuple[tuple[Mapping[str, Any], str, int, Mapping[str, Any]], ...]
    is_joined: bool
    answer: str
    rule: str
    why: str


@dataclass(slots=True)
class Score:
    """Counts of (answer of the gold, answer given); `wrong` are the pairs with what was given."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[tuple[Pair, BothTrue | None]] = field(default_factory=list)

    @property
    def accuracy(self) -> float:
        """Give the share of right answers in percent."""
        right = sum(count for (wanted, given), count in self.counts.items() if wanted == given)
        return 100 * right / max(1, self.counts.total())

    @property
    def macro_f1(self) -> float:
        """Give the mean of the F1 of the three answers in percent."""
        return sum(self.f1(answer) for answer in ANSWERS) / len(ANSWERS)

    def f1(self, answer: str) -> float:
        """Give the F1 of one answer in percent."""
        right = self.counts[answer, answer]
        wanted = sum(count for (gold, _), count in self.counts.items() if gold == answer)
        given = sum(count for (_, said), count in self.counts.items() if said == answer)
        return 200 * right / (wanted + given) if wanted + given else 100.0


def load_pairs(part: str) -> list[Pair]:
    """Read the pairs of one part; raises GoldError at the first that does not hold together."""
    rows = json.loads((HERE / part / "pairs.json").read_text(encoding="utf-8"))
    pairs = [read_pair(row) for row in rows]
    for name, count in Counter(pair.name for pair in pairs).items():
        if count > 1:
            raise GoldError(f"{name}: stands {count} times")
    return pairs


def read_pair(row: Mapping[str, Any]) -> Pair:
    """Read one pair; raises GoldError where it contradicts itself."""
    name = row.get("id", "?")
    if set(row) - {"series"} != _KEYS:
        raise GoldError(f"{name}: keys {sorted(set(row) ^ _KEYS)}")
    if row["answer"] not in ANSWERS or not row["rule"] or not row["why"].endswith("."):
        raise GoldError(f"{name}: answer, rule and a sentence why are due")
    if row.get("series", "same") != "same":
        raise GoldError(f"{name}: series {row['series']!r}")
    sides = []
    for side in (row["a"], row["b"]):
        article = side.get("article", row["a"]["article"])
        sides.append((article, side["text"], side.get("nth", 0), side.get("fields", {})))
    if len({(article["key"], span_of(article, number, nth)) for article, number, nth, _ in sides}) != 2:
        raise GoldError(f"{name}: both sides are one figure")
    return Pair(
        name, row["subject"], tuple(sides), "series" in row, row["answer"], row["rule"], row["why"]
    )  # fmt: skip


def pairs_digest(part: str) -> str:
    """Give the SHA-256 of the pairs of one part."""
    return hashlib.sha256((HERE / part / "pairs.json").read_bytes()).hexdigest()


def figures_of(pair: Pair, *, with_corrections: bool) -> tuple[Figure | None, Figure | None]:
    """Give both figures as the program reads them, or as a person has corrected them."""
    found = [find_figure(article, number, nth) for article, number, nth, _ in pair.sides]
    if not with_corrections:
        return found[0], found[1]
    a, b = (
        figure and corrected(figure, fields)
        for figure, (_, _, _, fields) in zip(found, pair.sides, strict=True)
    )
    if pair.is_joined and a is not None and b is not None:
        b = replace(b, series=a.series)
    return a, b


@cache
def score_pairs(part: str, *, with_corrections: bool = True) -> Score:
    """Ask the program about each pair of a part."""
    score = Score()
    for pair in load_pairs(part):
        a, b = figures_of(pair, with_corrections=with_corrections)
        verdict = can_both_be_true(a, b) if a is not None and b is not None else None
        given = verdict.answer.value if verdict else _NONE
        score.counts[pair.answer, given] += 1
        if given != pair.answer:
            score.wrong.append((pair, verdict))
    return score


def report(part: str, *, with_corrections: bool) -> Iterator[str]:
    """Give the lines of one part's table."""
    score = score_pairs(part, with_corrections=with_corrections)
    how = "as a person corrects the reading" if with_corrections else "as the program reads"
    yield f"Pairs, {part}, {how}: {score.counts.total()}"
    yield f"  macro-F1 {score.macro_f1:5.1f}   accuracy {score.accuracy:5.1f}"
    yield f"  {'gold':<9}{''.join(f'{given:>9}' for given in (*ANSWERS, _NONE))}       F1"
    for wanted in ANSWERS:
        cells = "".join(f"{score.counts[wanted, given]:9}" for given in (*ANSWERS, _NONE))
        yield f"  {wanted:<9}{cells}    {score.f1(wanted):5.1f}"


def _errors(wrong: Sequence[tuple[Pair, BothTrue | None]]) -> Iterator[str]:
    for pair, verdict in wrong:
        given = f"{verdict.answer.value} ({verdict.rule}): {verdict.reason}" if verdict else "no figure read"
        yield f"{pair.name}\n  gold  {pair.answer} ({pair.rule}): {pair.why}\n  given {given}"
        yield from (f"    {article['title']} | {article['text']}" for article, _, _, _ in pair.sides)


def main() -> None:
    parser = argparse.ArgumentParser(description='Score "can both be true?" on the own set of pairs.')
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the development part")
    errors = parser.parse_args().errors
    for part in PARTS:
        for with_corrections in (True, False):
            print("\n".join(report(part, with_corrections=with_corrections)), end="\n\n")
    if errors:
        print("\n".join(_errors(score_pairs("development").wrong)))


if __name__ == "__main__":
    main()
