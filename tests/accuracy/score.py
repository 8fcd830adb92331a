"""Scores the program on the own accuracy set: `python -m accuracy.score [--errors]` from the folder tests.

Figures are paired one to one with those of the gold whose spans overlap, the longest overlap first. A value is
right where its numbers are (both ends of a range, relative to 1e-5). F1 of value, value+relation and value+unit
count pairs that are right against all figures of both sides; the other measures are shares of the pairs. A unit is
right where it is one of the gold's, or, for counted things, where the head noun (the last word) is; `unit as written`
asks for the first of the gold's units word for word. `--errors` lists the development part row by row; the
untouched part has totals only.
"""

import argparse
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from accuracy.gold import PARTS, GoldNumber, GoldSentence, load_part
from reportedly.extraction.pipeline import load_pipeline
from reportedly.model.document import Document
from reportedly.model.figure import Figure
from reportedly.model.quantity import Kind, Relation
from reportedly.model.set_aside import Reason, SetAside

__all__ = ["Score", "figure_rights", "pair_spans", "read_part", "score_part"]

_UNITS = Path(__file__).resolve().parents[2] / "resources" / "units.toml"
_FIGURE_MEASURES = ("value", "relation", "unit", "unit as written", "kind", "measure", "span")


@dataclass(slots=True)
class Score:
    """Counts of one part, one topic or one kind of number; `errors` are (class, sentence, gold, given)."""

    gold: int = 0
    given: int = 0
    paired: int = 0
    right: Counter[str] = field(default_factory=Counter)
    asides: int = 0
    asides_right: Counter[str] = field(default_factory=Counter)
    asides_with_value: int = 0
    errors: list[tuple[str, str, str, str]] = field(default_factory=list)

    def f1(self, measure: str) -> float:
        """Give F1 in percent of "figure", "value", "value+relation" or "value+unit"."""
        right = self.paired if measure == "figure" else self.right[measure]
        return _percent(2 * right, self.gold + self.given)

    def share(self, measure: str) -> float:
        """Give the share in percent of the paired figures that have `measure` right."""
        return _percent(self.right[measure], self.paired)

    def summary(self) -> dict[str, float]:
        """Give every measure by name, in percent, in the order in which they are printed."""
        return {
            "figure P": _percent(self.paired, self.given),
            "figure R": _percent(self.paired, self.gold),
            "figure F1": self.f1("figure"),
            "value F1": self.f1("value"),
            "value+relation F1": self.f1("value+relation"),
            "value+unit F1": self.f1("value+unit"),
            **{name: self.share(name) for name in _FIGURE_MEASURES if name != "value"},
            "set aside": _percent(self.asides_right["kept apart"], self.asides),
            "reason": _percent(self.asides_right["reason"], self.asides),
            "value and unit of set aside": _percent(self.asides_right["value"], self.asides_with_value),
        }

    def add(self, other: "Score") -> None:
        for name in ("gold", "given", "paired", "asides", "asides_with_value"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.right += other.right
        self.asides_right += other.asides_right
        self.errors += other.errors


@cache
def read_part(part: str) -> tuple[tuple[GoldSentence, Score, dict[str, Score]], ...]:
    """Read each sentence of a part with the program as an article of its own; give it with its scores."""
    pipeline = load_pipeline()
    rows = []
    for sentence in load_part(part):
        document = Document(sentence.name, sentence.text, published="2024-10-23", language="en")
        extraction = pipeline.read(document)
        rows.append((sentence, *_score_sentence(sentence, extraction.figures, extraction.set_aside)))
    return tuple(rows)


def score_part(part: str) -> tuple[Score, dict[str, Score], dict[str, Score]]:
    """Give the score of a part, by topic and by kind of number."""
    total, topics, forms = Score(), defaultdict(Score), defaultdict(Score)
    for sentence, score, by_form in read_part(part):
        total.add(score)
        topics[sentence.topic].add(score)
        for form, own in by_form.items():
            forms[form].add(own)
    return total, dict(topics), dict(forms)


def _score_sentence(
    sentence: GoldSentence, figures: tuple[Figure, ...], set_aside: tuple[SetAside, ...]
) -> tuple[Score, dict[str, Score]]:
    by_form: dict[str, Score] = defaultdict(Score)
    wanted = [number for number in sentence.numbers if number.is_figure]
    pairs = pair_spans(wanted, figures)
    for place, number in enumerate(wanted):
        given = figures[pairs[place]] if place in pairs else None
        _score_figure(by_form[_form_of(number)], sentence, number, given, set_aside)
    for place, figure in enumerate(figures):
        if place not in pairs.values():
            score = by_form[_false_form(sentence, figure)]
            score.given += 1
            score.errors.append(("false figure", sentence.text, "", _shown(figure)))
    for number in sentence.numbers:
        if not number.is_figure:
            _score_aside(
                by_form[f"set aside: {number.reasons[0].value}"], sentence, number, figures, set_aside
            )
    total = Score()
    for score in by_form.values():
        total.add(score)
    return total, by_form


def pair_spans(wanted: list[GoldNumber], figures: tuple[Figure, ...]) -> dict[int, int]:
    """Give, for the places of the gold, the places of the figures paired with them: the longest overlap first."""
    overlaps = sorted(
        (-overlap, i, j)
        for i, number in enumerate(wanted)
        for j, figure in enumerate(figures)
        if (overlap := min(number.end, figure.end) - max(number.start, figure.start)) > 0
    )
    pairs: dict[int, int] = {}
    for _, i, j in overlaps:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _score_figure(
    score: Score, sentence: GoldSentence, number: GoldNumber, given: Figure | None, asides: Iterable[SetAside]
) -> None:
    score.gold += 1
    if given is None:
        instead = next((aside for aside in asides if _overlap(number, aside)), None)
        said = f"set aside as {instead.reason.value} by {instead.rule}" if instead else "nothing"
        score.errors.append(("missed figure", sentence.text, _shown_gold(number), said))
        return
    score.given += 1
    score.paired += 1
    found = figure_rights(number, given)
    score.right.update(name for name, right in found.items() if right)
    for name in ("value", "relation", "unit", "kind", "measure"):
        if not found[name]:
            score.errors.append((name, sentence.text, _shown_gold(number), _shown(given)))


def figure_rights(number: GoldNumber, given: Figure) -> dict[str, bool]:
    """Tell which fields of the quantity and its measure are right in one pair."""
    quantity = number.quantity
    assert quantity is not None
    found = {
        "value": _close(_numbers(quantity), _numbers(given)),
        "relation": quantity.relation is given.relation
        and all(
            (getattr(quantity, bound) is None) == (getattr(given, bound) is None)
            for bound in ("value", "low", "high")
        ),
        "unit": any(_same_unit(unit, given.unit) for unit in number.units),
        "unit as written": number.units[0] in (given.unit, "*"),
        "kind": given.kind in number.kinds,
        "measure": any(_stem(head) in given.measure.lower() for head in number.heads),
        "span": (number.start, number.end) == (given.start, given.end),
    }
    found["value+relation"] = found["value"] and found["relation"]
    found["value+unit"] = found["value"] and found["unit"]
    return found


def _score_aside(
    score: Score,
    sentence: GoldSentence,
    number: GoldNumber,
    figures: Iterable[Figure],
    asides: Iterable[SetAside],
) -> None:
    score.asides += 1
    score.asides_with_value += number.quantity is not None
    touching = [aside for aside in asides if _overlap(number, aside)]
    as_figure = [figure for figure in figures if _overlap(number, figure)]
    wanted = " or ".join(f"!{reason.value}" for reason in number.reasons)
    if as_figure or not touching or touching[0].reason is Reason.TO_CHECK:
        said = _shown(as_figure[0]) if as_figure else ("to check" if touching else "nothing")
        score.errors.append(("not set aside", sentence.text, f"{number.text} {wanted}", said))
        return
    score.asides_right["kept apart"] += 1
    if all(aside.reason in number.reasons for aside in touching):
        score.asides_right["reason"] += 1
    else:
        said = ", ".join(f"{aside.text} {aside.reason.value} ({aside.rule})" for aside in touching)
        score.errors.append(("reason", sentence.text, f"{number.text} {wanted}", said))
    if number.quantity is None:
        return
    first = touching[0]
    if _close(_numbers(number.quantity), _numbers(first)) and _same_any(number.units, first.unit):
        score.asides_right["value"] += 1
    else:
        said = f"{first.text}: {first.value} {first.low} {first.high} {first.unit}"
        score.errors.append(("value set aside", sentence.text, _shown_gold(number), said))


def _numbers(quantity: object) -> tuple[Decimal | None, ...]:
    value, low, high = (getattr(quantity, name) for name in ("value", "low", "high"))
    return (value,) if value is not None else tuple(bound for bound in (low, high) if bound is not None)


def _close(wanted: tuple[Decimal | None, ...], given: tuple[Decimal | None, ...]) -> bool:
    return len(wanted) == len(given) and all(
        a is not None and b is not None and abs(a - b) <= Decimal("0.00001") * abs(a)
        for a, b in zip(wanted, given, strict=True)
    )


def _same_any(units: tuple[str, ...], given: str | None) -> bool:
    return not units or any(_same_unit(unit, given or "") for unit in units)


def _same_unit(wanted: str, given: str) -> bool:
    if wanted in (given, "*"):
        return True
    if not given or wanted in _measured_units() or given in _measured_units() or " per " in wanted + given:
        return False
    return wanted.split()[-1].lower() == given.split()[-1].lower()


@cache
def _measured_units() -> frozenset[str]:
    """Give the names of units of measure and currencies: those must be the same word for word."""
    table = tomllib.loads(_UNITS.read_text(encoding="utf-8"))
    names = {name for units in table["units"].values() for name in units}
    return frozenset(names | set(table["currencies"]) | {"people", "fraction"})


def _stem(head: str) -> str:
    word = head.lower()
    for ending in ("ies", "es", "s", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)]
    return word


def _overlap(number: GoldNumber, other: Figure | SetAside) -> bool:
    return number.start < other.end and other.start < number.end


def _form_of(number: GoldNumber) -> str:
    """Name the kind of number for the table: by what is hard about it."""
    quantity = number.quantity
    assert quantity is not None
    if quantity.relation is Relation.RANGE:
        return "range"
    if number.kinds[0] in (Kind.CHANGE, Kind.INCREMENT, Kind.RATE):
        return number.kinds[0].value
    if quantity.value is None:
        return "vague"
    if quantity.relation is not Relation.EXACT:
        return "hedged"
    unit = number.units[0]
    if unit in ("percent", "fraction"):
        return unit
    if len(unit) == 3 and unit.isupper():
        return "money"
    if unit == "people" or unit not in _measured_units():
        return "count" if number.text[:1].isdigit() else "count in words"
    return "measured"


def _false_form(sentence: GoldSentence, figure: Figure) -> str:
    for number in sentence.numbers:
        if _overlap(number, figure):
            return _form_of(number) if number.is_figure else f"set aside: {number.reasons[0].value}"
    return "no number of the gold"


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0


def _shown(figure: Figure) -> str:
    numbers = "..".join(f"{number:f}" for number in _numbers(figure) if number is not None)
    return f"{figure.text}: {figure.relation.value}{numbers} {figure.unit} {figure.kind.value} [{figure.measure}]"


def _shown_gold(number: GoldNumber) -> str:
    quantity = number.quantity
    assert quantity is not None
    numbers = "..".join(f"{value:f}" for value in _numbers(quantity) if value is not None)
    kinds = "/".join(kind.value for kind in number.kinds)
    return f"{number.text}: {quantity.relation.value}{numbers} {'/'.join(number.units)} {kinds} {list(number.heads)}"


def report(part: str) -> Iterator[str]:
    """Give the lines of one part's table."""
    total, topics, forms = score_part(part)
    yield f"Own accuracy set, {part}: {len(load_part(part))} sentences, {total.gold} figures, {total.asides} set aside"
    for name, value in total.summary().items():
        yield f"  {name:<28} {value:5.1f}"
    for title, scores in (("topic", topics), ("kind of number", forms)):
        yield f"  {title:<26} gold  value F1  relation   unit   kind  measure | set aside  reason"
        for name, score in sorted(scores.items()):
            cells = "  ".join(f"{score.share(m):6.1f}" for m in ("relation", "unit", "kind", "measure"))
            asides = f"{score.asides:6}  {_percent(score.asides_right['reason'], score.asides):6.1f}"
            yield f"  {name:<24} {score.gold:6}    {score.f1('value'):6.1f}    {cells} | {asides}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the program on the own accuracy set.")
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the development part")
    errors = parser.parse_args().errors
    for part in PARTS:
        print("\n".join(report(part)), end="\n\n")
    if errors:
        total = score_part("development")[0]
        for kind, sentence, wanted, given in sorted(total.errors):
            print(f"{kind}\n  {sentence}\n  gold  {wanted}\n  given {given}")


if __name__ == "__main__":
    main()
