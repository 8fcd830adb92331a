"""Scores origins and mutations on the report groups: `python tests/comparison/score_reports.py [--errors]`.

The program reads every article of a group, `find_origins` groups the figures, and each two marked figures of one
measure are asked: one statement or not? A figure that the program does not find belongs to no origin, so every pair
of its statement is missed. The three levels are how much a person has mended before: nothing, the fields of the gold
(source, stance, series), or the fields and each figure's origin. The last one measures the mutations alone.

A mutation of the gold is found where the program gives one of its kinds for the same report. Given are those for the
reports of a chain; a hedge that comes with a rounding, and both that come with another unit, are part of it.
`--errors` lists what is wrong in the development part, at the level asked for by `--level`; the untouched part has
totals only.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from comparison.reading import HERE, PARTS, corrected, find_figure, read_article, stored_text
from reportedly.analysis.mutations import mutations_of
from reportedly.analysis.origins import find_origins, origins_of_figures
from reportedly.model.figure import Figure
from reportedly.model.mutation import Mutation
from reportedly.model.origin import Origin, OriginCorrection
from reportedly.services.found_names import lead_sources

__all__ = ["LEVELS", "ReportScore", "load_groups", "reports_digest", "score_group", "score_part"]

LEVELS = ("as read", "fields mended", "origins mended")

Group = Mapping[str, Any]

_HEDGES = frozenset({"hedge_lost", "hedge_gained", "bound"})
_COME_WITH = {"rounding": _HEDGES, "unit": _HEDGES | {"rounding"}}


@dataclass(slots=True)
class ReportScore:
    """Counts of one part or one group; `errors` are lines to read, of the development part."""

    figures: int = 0
    figures_found: int = 0
    pairs_joined: int = 0
    pairs_of_gold: int = 0
    pairs_right: int = 0
    origins: int = 0
    without_evidence: int = 0
    mutations_of_gold: int = 0
    mutations_found: int = 0
    mutations_given: int = 0
    mutations_right: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, other: "ReportScore") -> None:
        for name in ReportScore.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def summary(self) -> dict[str, float]:
        """Give every measure by name, in percent."""
        precision = _percent(self.pairs_right, self.pairs_joined)
        recall = _percent(self.pairs_right, self.pairs_of_gold)
        return {
            "figures found": _percent(self.figures_found, self.figures),
            "echo P": precision,
            "echo R": recall,
            "echo F1": _percent(2 * self.pairs_right, self.pairs_joined + self.pairs_of_gold),
            "mutation R": _percent(self.mutations_found, self.mutations_of_gold),
            "mutation P": _percent(self.mutations_right, self.mutations_given),
            "origins with evidence": _percent(self.origins - self.without_evidence, self.origins),
        }


@cache
def load_groups(part: str) -> tuple[Group, ...]:
    """Give the groups of "development" or "untouched", by id."""
    paths = sorted((HERE / part / "reports").glob("*.json"))
    return tuple(json.loads(path.read_text(encoding="utf-8")) for path in paths)


def reports_digest(part: str) -> str:
    """Give the SHA-256 of a part's groups as they stand in their files."""
    rows = json.dumps(load_groups(part), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(rows.encode()).hexdigest()


@cache
def score_part(part: str, level: str) -> ReportScore:
    """Give the score of a part at one of LEVELS."""
    total = ReportScore()
    for group in load_groups(part):
        total.add(score_group(group, level))
    return total


def score_group(group: Group, level: str) -> ReportScore:
    """Give the score of one group at one of LEVELS."""
    found, figures = _read(group, level)
    texts = {article["key"]: stored_text(article) for article in group["articles"]}
    origins = find_origins(figures, texts, _corrections(group, found, level))
    score = ReportScore(figures=len(found), figures_found=sum(figure is not None for figure in found))
    score.errors += [
        f"{group['id']}: {gold['text']!r} in {gold['article']} is not read"
        for gold, figure in zip(group["figures"], found, strict=True)
        if figure is None
    ]
    _score_pairs(score, group, found, origins_of_figures(origins))
    _score_evidence(score, group, origins)
    given = [change for origin in origins for change in mutations_of(origin, figures, texts)]
    for chain in group["chains"]:
        _score_chain(score, group, chain, _told_by(chain, found, figures), given)
    return score


def _read(group: Group, level: str) -> tuple[list[Figure | None], tuple[Figure, ...]]:
    """Give the figure of each row of the gold, and all figures of the group, mended as the level says."""
    articles = {article["key"]: article for article in group["articles"]}
    found = [
        find_figure(articles[gold["article"]], gold["text"], gold.get("nth", 0)) for gold in group["figures"]
    ]
    if level != LEVELS[0]:
        found = [
            corrected(figure, gold.get("fields", {})) if figure is not None else None
            for gold, figure in zip(group["figures"], found, strict=True)
        ]
    mended = {figure.id: figure for figure in found if figure is not None}
    read = (figure for article in group["articles"] for figure in read_article(article))
    texts = {article["key"]: stored_text(article) for article in group["articles"]}
    # One body under several names is one source, as in a project.
    figures = lead_sources((mended.get(figure.id, figure) for figure in read), texts)
    by_id = {figure.id: figure for figure in figures}
    return [by_id[figure.id] if figure is not None else None for figure in found], tuple(figures)


def _corrections(group: Group, found: Iterable[Figure | None], level: str) -> tuple[OriginCorrection, ...]:
    if level != LEVELS[2]:
        return ()
    numbers = {name: number for number, name in enumerate(group["origins"], start=1)}
    return tuple(
        OriginCorrection(figure.id, numbers[gold["origin"]], is_apart=True)
        for gold, figure in zip(group["figures"], found, strict=True)
        if figure is not None
    )


def _score_pairs(
    score: ReportScore, group: Group, found: list[Figure | None], origin_of: Mapping[str, str]
) -> None:
    rows = list(zip(group["figures"], found, strict=True))
    for (first, a), (second, b) in combinations(rows, 2):
        if first["measure"] != second["measure"] or (a is not None and b is not None and a.id == b.id):
            continue
        is_one = first["origin"] == second["origin"]
        is_joined = a is not None and b is not None and origin_of[a.id] == origin_of[b.id]
        score.pairs_of_gold += is_one
        score.pairs_joined += is_joined
        score.pairs_right += is_one and is_joined
        if is_one != is_joined:
            said = "joined, but two statements" if is_joined else "parted, but one statement"
            sides = " and ".join(f"{row['text']!r} in {row['article']}" for row in (first, second))
            score.errors.append(f"{group['id']}: {said}: {sides}")


def _score_evidence(score: ReportScore, group: Group, origins: Iterable[Origin]) -> None:
    for origin in origins:
        score.origins += 1
        bare = [report.article for report in origin.reports if not report.evidence]
        if bare and len(origin.reports) > 1:
            score.without_evidence += 1
            score.errors.append(f"{group['id']}: {origin.title!r} claims {bare} without evidence")


def _told_by(
    chain: Mapping[str, Any], found: list[Figure | None], figures: Iterable[Figure]
) -> dict[str, int]:
    """Give, by figure id, which row of the gold it tells; a title's figure tells that of its article's text."""
    told: dict[str, int] = {}
    for row in chain["figures"]:
        mark = found[row]
        if mark is None:
            continue
        told[mark.id] = row
        for other in figures:
            is_in_title = other.article == mark.article and other.end <= len(other.title or "")
            if is_in_title and (other.low, other.high, other.unit) == (mark.low, mark.high, mark.unit):
                told.setdefault(other.id, row)
    return told


def _score_chain(
    score: ReportScore,
    group: Group,
    chain: Mapping[str, Any],
    told: Mapping[str, int],
    mutations: Iterable[Mutation],
) -> None:
    given = {
        (told[change.later], change.kind.value.replace(" ", "_")): change
        for change in mutations
        if change.later in told and change.earlier != change.later
    }
    wanted = [(row["to"], row["kind"].split(" / "), row) for row in chain["mutations"]]
    for to, kinds, row in wanted:
        is_found = any((to, kind) in given for kind in kinds)
        score.mutations_of_gold += 1
        score.mutations_found += is_found
        if not is_found:
            words = f"{row['kind']}: {row['from_words']!r} > {row['to_words']!r}"
            score.errors.append(f"{group['id']}: missed in {group['figures'][to]['article']}: {words}")
    for (to, kind), change in given.items():
        own = [kinds for place, kinds, _ in wanted if place == to]
        is_right = any(kind in kinds for kinds in own)
        if not is_right and any(kind in _COME_WITH.get(cause, ()) for kinds in own for cause in kinds):
            continue
        score.mutations_given += 1
        score.mutations_right += is_right
        if not is_right:
            score.errors.append(f"{group['id']}: false in {change.article}: {kind}: {change.words}")


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0


def report(part: str) -> Iterator[str]:
    """Give the lines of one part's table."""
    groups = load_groups(part)
    chains = [chain for group in groups for chain in group["chains"]]
    changed = sum(bool(chain["mutations"]) for chain in chains)
    yield (
        f"Report groups, {part}: {len(groups)} groups, {sum(len(g['articles']) for g in groups)} reports, "
        f"{sum(len(g['figures']) for g in groups)} figures, {sum(len(g['origins']) for g in groups)} origins, "
        f"{len(chains)} chains ({changed} with mutations)"
    )
    summaries = [score_part(part, level).summary() for level in LEVELS]
    yield f"  {'':<22}" + "".join(f"{level:>16}" for level in LEVELS)
    for name in summaries[0]:
        yield f"  {name:<22}" + "".join(f"{summary[name]:>16.1f}" for summary in summaries)


def main() -> None:
    parser = argparse.ArgumentParser(description="Score origins and mutations on the report groups.")
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the development part")
    parser.add_argument("--level", choices=LEVELS, default=LEVELS[1], help="of the errors listed")
    options = parser.parse_args()
    for part in PARTS:
        print("\n".join(report(part)), end="\n\n")
    if options.errors:
        print("\n".join(score_part("development", options.level).errors))


if __name__ == "__main__":
    main()
