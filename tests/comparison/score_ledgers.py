"""Scores ledgers on the own set: `python tests/comparison/score_ledgers.py [--errors]`.

All articles of a ledger are read, and the program is asked for the ledger of the source. A row of the gold is right
where the program's ledger has its figure with the same change. Accuracy is the share of right rows among those of
the gold and those that should not be there (figures of other sources or measures in the ledger of the measure).
Each ledger is made twice: as the program reads, and with a person's corrections, who also joins what is one source
and one measure. As the program reads, the source is the name that it gives most rows, the measure likewise.
`--errors` lists the development part; of the untouched part there are totals only.
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
from comparison.reading import (
    HERE,
    PARTS,
    GoldError,
    corrected,
    find_figure,
    read_article,
    span_of,
    stored_text,
)
from reportedly.analysis.ledger import ledger_of
from reportedly.model.figure import Figure
from reportedly.model.filter import voice_of
from reportedly.model.ledger import LedgerRow

__all__ = [
    "CHANGES",
    "GoldRow",
    "Ledger",
    "Score",
    "ledgers_digest",
    "load_ledgers",
    "read_ledger",
    "score_ledgers",
]

CHANGES = ("first_figure", "update", "correction", "contradiction", "bound_raised", "bound_lowered", "repeat")
_MISSING = "missing"
_EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class GoldRow:
    """One figure of the source; `replaces` is the place of the row that it stands against."""

    article: str
    number: str
    nth: int
    change: str
    replaces: int | None
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ledger:
    """One source's figures of one measure, and the articles in which they stand."""

    name: str
    subject: str
    voice: str
    articles: Mapping[str, Mapping[str, Any]]
    rows: tuple[GoldRow, ...]


@dataclass(slots=True)
class Score:
    """Counts of (change of the gold, change given); `replaced` of rows with an older one have it right."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    replaced: int = 0
    replacing: int = 0
    wrong: list[tuple[str, str, str, str, str]] = field(default_factory=list)

    @property
    def accuracy(self) -> float:
        """Give the share of right rows in percent, of the gold's rows and those that should not be there."""
        right = sum(count for (wanted, given), count in self.counts.items() if wanted == given)
        return 100 * right / max(1, self.counts.total())

    @property
    def replaced_share(self) -> float:
        """Give the share in percent of the rows that stand against the right older row."""
        return 100 * self.replaced / max(1, self.replacing)


def load_ledgers(part: str) -> list[Ledger]:
    """Read the ledgers of one part; raises GoldError at the first that does not hold together."""
    paths = sorted((HERE / part / "ledgers").glob("*.json"))
    return [read_ledger(path.stem, json.loads(path.read_text(encoding="utf-8"))) for path in paths]


def read_ledger(name: str, row: Mapping[str, Any]) -> Ledger:
    """Read one ledger; raises GoldError where it contradicts itself."""
    articles = {article["key"]: article for article in row["articles"]}
    if row["id"] != name or not 3 <= len(articles) <= 7:
        raise GoldError(f"{name}: three to seven articles and its own name are due")
    rows = tuple(
        GoldRow(r["article"], r["text"], r.get("nth", 0), r["change"], r["replaces"], r.get("fields", {}))
        for r in row["rows"]
    )
    for place, gold in enumerate(rows):
        span_of(articles[gold.article], gold.number, gold.nth)
        is_bare = gold.change in ("first_figure", "repeat")
        is_earlier = gold.replaces is not None and 0 <= gold.replaces < place
        if gold.change not in CHANGES or is_bare == is_earlier or (gold.replaces is None) != is_bare:
            raise GoldError(f"{name}: row {place} is a {gold.change} that replaces {gold.replaces}")
        if (gold.change == "first_figure") != (place == 0):
            raise GoldError(f"{name}: row {place} is a {gold.change}")
    return Ledger(name, row["subject"], row["voice"], articles, rows)


def ledgers_digest(part: str) -> str:
    """Give the SHA-256 of the ledgers of one part: names and bytes of its files."""
    digest = hashlib.sha256()
    for path in sorted((HERE / part / "ledgers").glob("*.json")):
        digest.update(path.name.encode() + b"\n" + path.read_bytes())
    return digest.hexdigest()


@cache
def score_ledgers(part: str, *, with_corrections: bool = True) -> Score:
    """Make each ledger of a part and compare it with the gold."""
    score = Score()
    for ledger in load_ledgers(part):
        _score_ledger(score, ledger, with_corrections=with_corrections)
    return score


def _score_ledger(score: Score, ledger: Ledger, *, with_corrections: bool) -> None:
    figures = {figure.id: figure for article in ledger.articles.values() for figure in read_article(article)}
    wanted = [find_figure(ledger.articles[row.article], row.number, row.nth) for row in ledger.rows]
    known = [figure for figure in wanted if figure is not None]
    series = _most_frequent([figure.series for figure in known])
    voice = ledger.voice if with_corrections else _most_frequent([voice_of(figure) for figure in known])
    if with_corrections:
        for row, figure in zip(ledger.rows, wanted, strict=True):
            if figure is not None:
                mended = corrected(figure, row.fields)
                figures[figure.id] = replace(mended, source=ledger.voice, series=series)
    texts = {key: stored_text(article) for key, article in ledger.articles.items()}
    given = {
        row.figure: row
        for row in ledger_of(figures.values(), voice, texts=texts)
        if row.figure is not None and row.series == series
    }
    _compare(score, ledger, wanted, given)
    for figure_id in set(given) - {figure.id for figure in known}:
        score.counts[_EXTRA, _named(given[figure_id])] += 1
        score.wrong.append((ledger.name, figures[figure_id].text, _EXTRA, _named(given[figure_id]), ""))


def _compare(
    score: Score, ledger: Ledger, wanted: Sequence[Figure | None], given: Mapping[str | None, LedgerRow]
) -> None:
    for gold, figure in zip(ledger.rows, wanted, strict=True):
        row = given.get(figure.id) if figure is not None else None
        said = _named(row) if row else _MISSING
        score.counts[gold.change, said] += 1
        if said != gold.change:
            score.wrong.append((ledger.name, gold.number, gold.change, said, row.reason if row else ""))
        if gold.replaces is not None:
            score.replacing += 1
            older = {figure.id for figure in _tellings(ledger, wanted, gold.replaces)}
            score.replaced += row is not None and row.replaced in older


def _tellings(ledger: Ledger, wanted: Sequence[Figure | None], place: int) -> Iterator[Figure]:
    """Give the figure of a row and of its repeats: any of them may be named as the older one."""
    for other in range(place, len(wanted)):
        figure = wanted[other]
        if other > place and ledger.rows[other].change != "repeat":
            return
        if figure is not None:
            yield figure


def _named(row: LedgerRow) -> str:
    return row.change.name.lower()


def _most_frequent(names: Sequence[str]) -> str:
    return Counter(names).most_common(1)[0][0] if names else ""


def report(part: str, *, with_corrections: bool) -> Iterator[str]:
    """Give the lines of one part's table."""
    score = score_ledgers(part, with_corrections=with_corrections)
    how = "as a person corrects the reading" if with_corrections else "as the program reads"
    yield f"Ledgers, {part}, {how}: {len(load_ledgers(part))} with {sum(score.counts.values())} rows"
    yield f"  class accuracy {score.accuracy:5.1f}   stands against the right row {score.replaced_share:5.1f}"
    given = sorted({said for _, said in score.counts})
    yield f"  {'gold':<14}{''.join(f'{said:>14}' for said in given)}"
    for wanted in (*CHANGES, _EXTRA):
        if any(gold == wanted for gold, _ in score.counts):
            yield f"  {wanted:<14}{''.join(f'{score.counts[wanted, said]:14}' for said in given)}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Score ledgers on the own set.")
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the development part")
    errors = parser.parse_args().errors
    for part in PARTS:
        for with_corrections in (True, False):
            print("\n".join(report(part, with_corrections=with_corrections)), end="\n\n")
    if errors:
        for name, number, wanted, said, reason in score_ledgers("development").wrong:
            print(f"{name}: {number}: {wanted}, given {said} ({reason})")


if __name__ == "__main__":
    main()
