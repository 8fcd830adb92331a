"""Scores the program on the own set of whole records: `python tests/accuracy/records/score.py [--errors]`.

Figures are paired with those of the gold as in the sentence set (overlapping spans, the longest overlap first).
All fields are shares of the pairs, except those that most figures leave empty (speaker, via, denied by, a stance
other than asserted): they have F1 over the pairs in which either side has one. `statement date, dated` counts the
pairs whose text dates the statement, `target date, given` those whose gold has one. A finer date inside the gold's
period is right, a coarser one is wrong. Series are B-cubed F1 over the pairs, within each article and over all
articles of a story. Intervals are the middle 95 % of a bootstrap over articles. `--errors` lists the development
part field by field; the untouched part has totals only.
"""

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from accuracy.records.compare import NAMED_FIELDS, gold_names, record_rights, same_source
from accuracy.records.gold import PARTS, GoldArticle, GoldRecord, load_records
from accuracy.score import figure_rights, pair_spans
from reportedly.extraction.pipeline import load_pipeline
from reportedly.model.document import Document
from reportedly.model.figure import Figure, Stance

__all__ = ["ArticleScore", "b_cubed", "bootstrap", "reliability", "report", "score_records", "summarise"]

_QUANTITY_FIELDS = ("value", "relation", "unit", "kind", "measure")
_RECORD_FIELDS = ("source", "stance", "statement date", "target date")
_BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
_RESAMPLES = 1000


@dataclass(slots=True)
class ArticleScore:
    """Sums of one article: `right` and `of` by the name of the measure (F1: twice the pairs right of both sides).

    `confidences` are (confidence, is the source right) of each pair; `errors` are (field, sentence, gold, given, rule).
    """

    article: GoldArticle
    pairs: list[tuple[GoldRecord, Figure]] = field(default_factory=list)
    right: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    of: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    confidences: list[tuple[float, bool]] = field(default_factory=list)
    errors: list[tuple[str, str, str, str, str]] = field(default_factory=list)

    def count(self, measure: str, right: float, of: float = 1) -> None:
        self.right[measure] += right
        self.of[measure] += of


@cache
def score_records(part: str) -> tuple[ArticleScore, ...]:
    """Read the articles of a part with the program, and score each of them."""
    pipeline = load_pipeline()
    scores = []
    for article in load_records(part):
        document = Document(
            f"{article.name}.txt",
            article.text,
            title=article.title,
            outlet=article.outlet,
            published=article.published,
            language="en",
        )
        scores.append(_score_article(article, pipeline.read(document).figures))
    for story in {score.article.story for score in scores}:
        _score_series([score for score in scores if score.article.story == story])
    return tuple(scores)


def summarise(scores: Sequence[ArticleScore]) -> dict[str, float]:
    """Give every measure by name, in percent, in the order in which they are printed."""
    right, of = _sums(scores)
    shares = {name: 100 * right[name] / of[name] if of[name] else 100.0 for name in _ORDER}
    for reach in ("article", "story"):
        precision, recall = shares[f"series P, {reach}"], shares[f"series R, {reach}"]
        shares[f"series B3, {reach}"] = 2 * precision * recall / (precision + recall or 1)
    return shares


def bootstrap(scores: Sequence[ArticleScore], resamples: int = _RESAMPLES) -> dict[str, tuple[float, float]]:
    """Give the middle 95 % of each measure when articles are drawn anew; the same draws each time."""
    dice = random.Random(20)
    drawn = [summarise(dice.choices(scores, k=len(scores))) for _ in range(resamples)]
    cut = resamples // 40
    intervals = {}
    for name in drawn[0]:
        values = sorted(row[name] for row in drawn)
        intervals[name] = (values[cut], values[-cut - 1])
    return intervals


def reliability(scores: Sequence[ArticleScore]) -> list[tuple[float, float, int, float, float]]:
    """Give for each bin of confidence: its ends, its pairs, their mean confidence, their share of right sources."""
    every = [pair for score in scores for pair in score.confidences]
    rows = []
    for low, high in pairwise(_BINS):
        own = [(confidence, right) for confidence, right in every if low <= confidence < high]
        if own:
            mean = sum(confidence for confidence, _ in own) / len(own)
            rows.append((low, min(high, 1.0), len(own), mean, sum(right for _, right in own) / len(own)))
    return rows


def b_cubed(wanted: Sequence[object], given: Sequence[object]) -> list[tuple[float, float]]:
    """Give B-cubed precision and recall of each item under two groupings of the same items."""
    both, own, found = Counter(zip(wanted, given, strict=True)), Counter(wanted), Counter(given)
    return [(both[w, g] / found[g], both[w, g] / own[w]) for w, g in zip(wanted, given, strict=True)]


def _sums(scores: Sequence[ArticleScore]) -> tuple[dict[str, float], dict[str, float]]:
    right: dict[str, float] = defaultdict(float)
    of: dict[str, float] = defaultdict(float)
    for score in scores:
        for name in score.of:
            right[name] += score.right[name]
            of[name] += score.of[name]
    return right, of


def _score_article(article: GoldArticle, figures: tuple[Figure, ...]) -> ArticleScore:
    score = ArticleScore(article)
    pairs = pair_spans([record.number for record in article.records], figures)
    score.count("figure P", len(pairs), len(figures))
    score.count("figure R", len(pairs), len(article.records))
    score.count("figure F1", 2 * len(pairs), len(figures) + len(article.records))
    for place, record in enumerate(article.records):
        if place in pairs:
            score.pairs.append((record, figures[pairs[place]]))
            _score_pair(score, record, figures[pairs[place]])
        else:
            score.errors.append(
                ("missed figure", _around(article, record.number.start), _shown(record), "", "")
            )
    for place, figure in enumerate(figures):
        if place not in pairs.values():
            score.errors.append(
                ("false figure", figure.sentence, "", f"{figure.text} [{figure.measure}]", "")
            )
    return score


def _score_pair(score: ArticleScore, record: GoldRecord, figure: Figure) -> None:
    quantity = figure_rights(record.number, figure)
    rights = record_rights(record, figure)
    for name in _QUANTITY_FIELDS:
        score.count(name, quantity[name])
    for name in _RECORD_FIELDS:
        score.count(name, rights[name])
    if record.source:
        score.count("source R", rights["source"])
    if figure.source:
        score.count("source P", rights["source"])
    if record.is_dated:
        score.count("statement date, dated", rights["statement date"])
    if record.target_dates and "none" not in record.target_dates:
        score.count("target date, given", rights["target date"])
    is_marked = Stance.ASSERTED not in record.stances
    says_marked = figure.stance is not Stance.ASSERTED and (
        is_marked or not rights["stance"]
    )  # a stance that the gold leaves open counts for neither side
    score.count("stance not asserted F1", 2 * (is_marked and rights["stance"]), is_marked + says_marked)
    for name in NAMED_FIELDS:
        has_gold = bool(gold_names(record, name))
        has_given = bool(getattr(figure, name)) and not (name == "speaker" and rights[name] and not has_gold)
        score.count(f"{name} F1", 2 * (has_gold and rights[name]), has_gold + has_given)
        if has_gold:
            score.count(f"{name} R", rights[name])
    score.confidences.append((figure.confidence, same_source(record, figure)))
    _note_errors(score, record, figure, quantity | rights)


def _note_errors(score: ArticleScore, record: GoldRecord, figure: Figure, rights: dict[str, bool]) -> None:
    shown = _shown(record)
    for name, (wanted, given) in _both_sides(record, figure).items():
        if not rights[name]:
            evidence = figure.evidence.get(name.replace(" ", "_"))
            score.errors.append(
                (name, figure.sentence, f"{shown} -> {wanted}", given, evidence.rule if evidence else "")
            )


def _both_sides(record: GoldRecord, figure: Figure) -> dict[str, tuple[str, str]]:
    number = record.number
    quantity = number.quantity
    assert quantity is not None
    return {
        "value": (
            f"{quantity.value} {quantity.low} {quantity.high}",
            f"{figure.value} {figure.low} {figure.high}",
        ),
        "relation": (quantity.relation.value, figure.relation.value),
        "unit": ("/".join(number.units), figure.unit),
        "kind": ("/".join(number.kinds), figure.kind.value),
        "measure": (", ".join(number.heads), figure.measure),
        "source": ("/".join(record.source[:1]) or "own voice", f"{figure.source} ({figure.source_text})"),
        "speaker": ("/".join(record.speaker[:1]), str(figure.speaker)),
        "via": ("/".join(record.via[:1]), str(figure.via)),
        "denied_by": (
            ", ".join(names[0] for names in record.denied_by),
            ", ".join(str(denial.source or denial.source_text) for denial in figure.denied_by),
        ),
        "stance": ("/".join(record.stances), figure.stance.value),
        "statement date": ("/".join(record.statement_dates), str(figure.statement_date)),
        "target date": (
            "/".join(record.target_dates) or "none",
            f"{figure.target_date} ({figure.target_start}..{figure.target_end})",
        ),
    }


def _score_series(scores: Sequence[ArticleScore]) -> None:
    """Count B-cubed of one story's pairs, and note each pair of figures that only one side joins."""
    for score in scores:
        _count_series(score, "article", b_cubed(*_labels([score])))
    each = iter(b_cubed(*_labels(scores)))
    for score in scores:
        _count_series(score, "story", [next(each) for _ in score.pairs])
    _note_series(scores)


def _labels(scores: Sequence[ArticleScore]) -> tuple[list[str], list[str]]:
    pairs = [pair for score in scores for pair in score.pairs]
    return [record.series for record, _ in pairs], [figure.series for _, figure in pairs]


def _count_series(score: ArticleScore, reach: str, shares: Sequence[tuple[float, float]]) -> None:
    for precision, recall in shares:
        score.count(f"series P, {reach}", precision)
        score.count(f"series R, {reach}", recall)


def _note_series(scores: Sequence[ArticleScore]) -> None:
    """Note the gold's labels that the program splits, and its keys that join several labels, once for each story."""
    keys: dict[str, Counter[str]] = {}
    labels: dict[str, Counter[str]] = {}
    for score in scores:
        for record, figure in score.pairs:
            keys.setdefault(record.series, Counter())[figure.series] += 1
            labels.setdefault(figure.series, Counter())[record.series] += 1
    story = scores[0].article.story
    for label, found in keys.items():
        if len(found) > 1:
            scores[0].errors.append(("series split", story, label, _counted(found), ""))
    for key, found in labels.items():
        if len(found) > 1:
            scores[0].errors.append(("series joined", story, _counted(found), key, ""))


def _counted(found: Counter[str]) -> str:
    return " | ".join(f"{name} ({times})" for name, times in found.most_common())


def _shown(record: GoldRecord) -> str:
    return f"{record.number.text} [{record.measure}]"


def _around(article: GoldArticle, place: int) -> str:
    return article.text[max(0, place - 60) : place + 60].replace("\n", " ")


_ORDER = (
    "figure P", "figure R", "figure F1", *_QUANTITY_FIELDS, "source", "source P", "source R", "speaker F1", "speaker R",
    "via F1", "via R", "denied_by F1", "denied_by R", "stance", "stance not asserted F1", "statement date",
    "statement date, dated", "target date", "target date, given", "series P, article", "series R, article",
    "series P, story", "series R, story",
)  # fmt: skip


def report(part: str) -> Iterator[str]:
    """Give the lines of one part's tables: the measures with their intervals, and the reliability of the confidence."""
    scores = score_records(part)
    if not scores:
        return
    stories = {score.article.story for score in scores}
    figures = sum(len(score.article.records) for score in scores)
    yield f"Own set of records, {part}: {len(scores)} articles of {len(stories)} stories, {figures} figures"
    intervals = bootstrap(scores)
    _, of = _sums(scores)
    for name, value in summarise(scores).items():
        low, high = intervals[name]
        yield f"  {name:<28} {value:5.1f}  [{low:.1f}, {high:.1f}]  of {of[name] or of[name.replace('B3', 'P')]:.0f}"
    yield from _style_table(scores)
    yield "  confidence   pairs   mean   right sources"
    for low, high, pairs, mean, right in reliability(scores):
        yield f"  {low:.1f} to {high:.1f} {pairs:8}   {mean:.2f}   {right:.2f}"


def _style_table(scores: Sequence[ArticleScore]) -> Iterator[str]:
    yield "  style            articles  pairs  source  stance  statement date  target date  series B3"
    for style in sorted({score.article.style for score in scores}):
        own = [score for score in scores if score.article.style == style]
        found = summarise(own)
        cells = "  ".join(f"{found[name]:6.1f}" for name in (*_RECORD_FIELDS, "series B3, article"))
        yield f"  {style:<18} {len(own):6}  {sum(len(score.pairs) for score in own):5}  {cells}"


def list_errors(part: str) -> Iterator[str]:
    """Give the errors of a part by field, four lines each."""
    rows = [
        (error[0], score.article.name, score.article, error)
        for score in score_records(part)
        for error in score.errors
    ]
    for kind, name, article, (_, sentence, wanted, given, rule) in sorted(rows, key=lambda row: row[:2]):
        yield f"{kind}  {name} of {article.published}"
        yield f"  {sentence}"
        yield f"  gold  {wanted}"
        yield f"  given {given}  {rule}".rstrip()


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the program on the own set of whole records.")
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the development part")
    errors = parser.parse_args().errors
    for part in PARTS:
        print("\n".join(report(part)), end="\n\n")
    if errors:
        print("\n".join(list_errors("development")))


if __name__ == "__main__":
    main()
