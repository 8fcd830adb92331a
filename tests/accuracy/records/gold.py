"""Reads the own set of whole records and refuses what does not hold together; README.md says how it is written.

`python tests/accuracy/records/gold.py` lists the faults of every article.
"""

import hashlib
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from accuracy.gold import PARTS, GoldError, GoldNumber, parse_sentence
from reportedly.model.dates import parse_iso_period
from reportedly.model.figure import Stance
from reportedly.model.quantity import Kind

__all__ = ["PARTS", "GoldArticle", "GoldRecord", "Names", "load_article", "load_records", "records_digest"]

STYLES = frozenset({
    "wire", "tabloid", "live blog", "interview", "press release", "situation report", "business", "health",
    "crowd", "economy", "election",
})  # fmt: skip
_HERE = Path(__file__).parent
_KEYS = frozenset({
    "series", "measure", "source", "own_voice", "speaker", "via", "stance", "denied_by", "said", "about",
})  # fmt: skip
_PERCENTAGES = ("percent", "fraction")
# Words of one outcome: a measure may say any of them. None of them joins killed with wounded.
_SYNONYMS = (
    frozenset({"killed", "dead", "died", "deaths", "fell"}),
    frozenset({"wounded", "injured", "hurt"}),
    frozenset({"save", "saving", "savings"}),
    frozenset({"paid", "pay", "payment"}),
    frozenset({"spent", "spend", "spending", "invest"}),
    frozenset({"march", "marched", "marchers", "protesters"}),
)

Names: TypeAlias = tuple[str, ...]
"""A canonical name, then the others that are equally right."""


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """One figure with its whole record; alternatives stand side by side, the first one is preferred.

    `source` is empty for the outlet's own voice; where `may_be_own_voice`, nobody is right as well.
    `statement_dates` are ISO; they hold the publication day where the text dates no statement (`is_dated` False).
    `target_dates` is empty where the text gives none.
    """

    number: GoldNumber
    series: str
    measure: str
    source: Names
    may_be_own_voice: bool
    speaker: Names
    via: Names
    stances: tuple[Stance, ...]
    denied_by: tuple[Names, ...]
    statement_dates: tuple[str, ...]
    is_dated: bool
    target_dates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article; `text` is what the program is given: title, blank line, paragraphs of one line each."""

    name: str
    story: str
    style: str
    title: str
    outlet: str
    published: str
    text: str
    records: tuple[GoldRecord, ...]
    asides: tuple[GoldNumber, ...]


def load_records(part: str) -> list[GoldArticle]:
    """Read one part of the set; raises GoldError at the first article that does not hold together."""
    articles = [load_article(path) for path in _article_paths(part)]
    _check_series(articles)
    return articles


def records_digest(part: str) -> str:
    """Give the SHA-256 of one part: paths and bytes of its files."""
    digest = hashlib.sha256()
    for path in sorted((_HERE / part).rglob("*.toml")):
        digest.update(str(path.relative_to(_HERE)).encode() + b"\n" + path.read_bytes())
    return digest.hexdigest()


def load_article(path: Path) -> GoldArticle:
    """Read one article with the names of its story; raises GoldError where gold and text disagree."""
    name = f"{path.parent.name}/{path.stem}"
    names = _read_toml(path.with_name("sources.toml"))["sources"]
    rows = _read_toml(path)
    if rows["style"] not in STYLES:
        raise GoldError(f"{name}: no such style: {rows['style']!r}")
    date.fromisoformat(rows["published"])
    paragraphs = [" ".join(lines.split()) for lines in re.split(r"\n\s*\n", rows["text"].strip())]
    marked = "\n\n".join([rows["title"], *paragraphs])
    marks = [mark if len(mark) == 3 else [*mark, {}] for mark in rows["marks"]]
    words = re.findall(r"\[(.*?)\]", marked)
    for place, (found, mark) in enumerate(zip(words, marks, strict=False), 1):
        if found != mark[0]:
            raise GoldError(f"{name}: bracket {place} holds {found!r}, the gold {mark[0]!r}")
    sentence = parse_sentence(name, marked, [mark[1] for mark in marks])
    numbers = [replace(number, heads=_with_synonyms(number.heads)) for number in sentence.numbers]
    records, asides = [], []
    for number, (_, _, record) in zip(numbers, marks, strict=True):
        if number.is_figure:
            records.append(_read_record(f"{name}, {number.text!r}", number, record, names, rows["published"]))
        else:
            asides.append(number)
    article = GoldArticle(
        name,
        path.parent.name,
        rows["style"],
        re.sub(r"[\[\]]", "", rows["title"]),
        rows["outlet"],
        rows["published"],
        sentence.text,
        tuple(records),
        tuple(asides),
    )
    _check_names(article)
    return article


def _read_record(
    name: str, number: GoldNumber, row: dict[str, Any], names: dict[str, list[str]], published: str
) -> GoldRecord:
    if unknown := row.keys() - _KEYS:
        raise GoldError(f"{name}: no such key: {', '.join(sorted(unknown))}")
    for key in ("series", "measure"):
        if not row.get(key):
            raise GoldError(f"{name}: no {key}")

    def known(key: str, value: str) -> Names:
        if value not in names:
            raise GoldError(f"{name}: {key} {value!r} does not stand in sources.toml")
        return (value, *names[value])

    speaker = row.get("speaker", "")
    said = tuple(row["said"].split(" / ")) if "said" in row else (published,)
    about = tuple(row["about"].split(" / ")) if "about" in row else ()
    for iso in (*said, *about):
        if iso != "none":
            parse_iso_period(iso)
    if str(parse_iso_period(said[0]).start) > published:
        raise GoldError(f"{name}: said on {said[0]}, after the article of {published}")
    return GoldRecord(
        number,
        row["series"],
        row["measure"],
        known("source", row["source"]) if "source" in row else (),
        bool(row.get("own_voice")),
        (speaker, *names.get(speaker, ())) if speaker else (),
        known("via", row["via"]) if "via" in row else (),
        tuple(Stance(stance) for stance in row.get("stance", "asserted").split(" / ")),
        tuple(known("denied_by", denier) for denier in row.get("denied_by", ())),
        said,
        "said" in row,
        about,
    )


def _check_names(article: GoldArticle) -> None:
    """Refuse a name of which no word stands in the text of its article."""
    text = article.text.lower()
    for record in article.records:
        for names in (record.source, record.speaker, record.via, *record.denied_by):
            words = re.findall(r"\w{3,}", " ".join(names).lower())
            if names and not any(word in text for word in words):
                raise GoldError(f"{article.name}, {record.number.text!r}: {names[0]!r} is not in the text")


def _check_series(articles: list[GoldArticle]) -> None:
    """Refuse a label that joins what cannot be compared: other units, or totals with increments."""
    first: dict[tuple[str, str], tuple[str, GoldRecord]] = {}
    for article in articles:
        for record in article.records:
            name, known = first.setdefault((article.story, record.series), (article.name, record))
            one, other = ({_unit_group(unit) for unit in r.number.units} for r in (known, record))
            if not one & other and "*" not in one | other:
                raise GoldError(f"{article.name}: {record.series!r} is {one} in {name}, {other} here")
            apart = {known.number.kinds, record.number.kinds}
            if len(apart) > 1 and any(Kind.INCREMENT in kinds and len(kinds) == 1 for kinds in apart):
                raise GoldError(f"{article.name}: {record.series!r} joins an increment with a total ({name})")


def _with_synonyms(heads: Names) -> Names:
    return (*heads, *sorted(word for words in _SYNONYMS if words & set(heads) for word in words - set(heads)))


def _unit_group(unit: str) -> str:
    return "percent" if unit in _PERCENTAGES else unit.split()[-1]


def _article_paths(part: str) -> list[Path]:
    return sorted(path for path in (_HERE / part).glob("*/*.toml") if path.name != "sources.toml")


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, OSError) as fault:
        raise GoldError(f"{path.parent.name}/{path.name}: {fault}") from fault


def _faults(part: str) -> Iterator[str]:
    articles = []
    for path in _article_paths(part):
        try:
            articles.append(load_article(path))
        except (ValueError, KeyError) as fault:
            yield f"{path.parent.name}/{path.name}: {fault}"
    try:
        _check_series(articles)
    except GoldError as fault:
        yield str(fault)


def main() -> None:
    for part in PARTS:
        print("\n".join(_faults(part)) or f"{part}: {len(_article_paths(part))} articles, no faults")


if __name__ == "__main__":
    main()
