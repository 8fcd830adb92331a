"""Makes a large project out of the sample: the same articles with other days, numbers and outlets."""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from reportedly.model.document import Document
from reportedly.model.extraction import Extraction
from reportedly.model.figure import Figure, figure_id
from reportedly.services.sample import open_sample
from reportedly.services.session import ProjectSession

DAYS, OUTLETS, PER_ARTICLE = 90, 12, 25


def write_project(path: Path, count: int, *, per_article: int = PER_ARTICLE) -> None:
    """Write a project with about `count` figures; the same at each run."""
    sample = open_sample()
    documents = {article.key: sample.document(article.key) for article in sample.articles()}
    by_article: dict[str, list[Figure]] = {}
    for figure in sample.figures():
        by_article.setdefault(figure.article, []).append(figure)
    sample.discard()
    originals = sorted(by_article)
    dice = random.Random(7)
    project = ProjectSession.create(path)
    try:
        for number in range(count // per_article):
            key = originals[number % len(originals)]
            document, own = _copied(documents[key], number, dice), by_article[key]
            moved = tuple(
                _moved(own[place % len(own)], document, place, dice) for place in range(per_article)
            )
            project.add_article(document, Extraction(document.key, moved, (), "benchmark"))
    finally:
        project.close()


def _copied(document: Document, number: int, dice: random.Random) -> Document:
    day = date(2024, 10, 1) + timedelta(dice.randrange(DAYS))
    return replace(
        document, key=f"copy {number}.txt", text=f"{document.text}\n\nCopy {number}.",
        outlet=f"Outlet {number % OUTLETS}", published=day.isoformat(),
    )  # fmt: skip


def _moved(figure: Figure, document: Document, place: int, dice: random.Random) -> Figure:
    """Give a figure with another number, another day and a place of its own in the text."""
    factor = Decimal(str(round(1 + dice.random() * dice.choice([0.1, 0.3, 2]), 2)))
    later = timedelta(dice.randrange(DAYS))

    def number(value: Decimal | None) -> Decimal | None:
        return value if value is None or value < 50 else (value * factor).quantize(Decimal(1))

    def day(iso: str | None) -> str | None:
        return iso if iso is None or len(iso) != 10 else (date.fromisoformat(iso) + later).isoformat()

    start = 12 * place
    return replace(
        figure, id=figure_id(document.key, start, start + 6), article=document.key,
        start=start, end=start + 6, value=number(figure.value), low=number(figure.low),
        high=number(figure.high), statement_date=day(figure.statement_date), superseded_by=None,
    )  # fmt: skip
