"""What articles lack whose publication date is not known."""

import json
from collections.abc import Collection
from dataclasses import dataclass

from reportedly.model.figure import Figure
from reportedly.services.session import ProjectSession
from reportedly.store.queries.properties import get_property

__all__ = ["Undated", "find_undated", "leave_undated", "still_undated"]

_LEFT = "left_undated"


@dataclass(frozen=True, slots=True)
class Undated:
    """Articles without a publication date of which something stays undated.

    `figures` counts the figures without a day on which they were said; `words` is one expression of the texts
    that has no date yet ("on Wednesday"), None where there is none.
    """

    articles: tuple[str, ...] = ()
    figures: int = 0
    words: str | None = None


def find_undated(session: ProjectSession, keys: Collection[str]) -> Undated:
    """Look which of these articles need their publication date."""
    lacking = [one.key for one in session.articles() if one.key in keys and not one.published]
    figures = [f for f in (session.figures(lacking) if lacking else ()) if _is_open(f)]
    needed = {figure.article for figure in figures}
    words = next((said for figure in figures if (said := _open_words(figure))), None)
    undated = sum(figure.statement_date is None for figure in figures)
    return Undated(tuple(key for key in lacking if key in needed), undated, words)


def still_undated(session: ProjectSession) -> Undated:
    """Look which articles of a project need their publication date, but for those that a person leaves without."""
    return find_undated(session, {article.key for article in session.articles()} - _left_undated(session))


def leave_undated(session: ProjectSession, keys: Collection[str]) -> None:
    """Keep in the project that a person leaves these articles without a date, so that it is not asked for again."""
    session.note({_LEFT: json.dumps(sorted({*_left_undated(session), *keys}))})


def _left_undated(session: ProjectSession) -> set[str]:
    return set(json.loads(session.read(lambda connection: get_property(connection, _LEFT)) or "[]"))


def _is_open(figure: Figure) -> bool:
    return figure.statement_date is None or _open_words(figure) is not None


def _open_words(figure: Figure) -> str | None:
    """Give words of the sentence that are a date only beside the publication date."""
    dates = {
        "statement_date": (figure.statement_date,),
        "target_date": (figure.target_date, figure.target_start, figure.target_end),
    }
    for field, values in dates.items():
        evidence = figure.evidence.get(field)
        for span in evidence.spans if evidence is not None and not any(values) else ():
            if figure.sentence_start <= span.start and span.end <= figure.sentence_end:
                first = figure.sentence_start
                return " ".join(figure.sentence[span.start - first : span.end - first].split())
    return None
