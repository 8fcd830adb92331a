"""Figures -> origins: which reports carry one and the same statement, and by what evidence.

Tellings are joined along their links, the strongest first; a group never holds two sources, two days, or two numbers
for one thing, so that what is weakly like two statements does not chain them together. What a person said goes before.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from reportedly.analysis.origin_groups import Grouping
from reportedly.analysis.origin_links import find_links
from reportedly.analysis.origin_parts import parts_of
from reportedly.analysis.origin_stories import Stories
from reportedly.analysis.origin_tellings import Telling, by_article, tellings_of
from reportedly.analysis.origin_voices import VoiceBook
from reportedly.analysis.origin_words import origin_of
from reportedly.model.figure import Figure, Review
from reportedly.model.origin import Origin, OriginCorrection
from reportedly.model.progress import NO_PROGRESS, Progress

__all__ = ["find_origins", "origins_of_figures"]


def find_origins(
    figures: Iterable[Figure],
    texts: Mapping[str, str],
    corrections: Collection[OriginCorrection] = (),
    *,
    progress: Progress = NO_PROGRESS,
) -> tuple[Origin, ...]:
    """Group the reports of figures by the statement that they carry, the origin of the earliest report first.

    `texts` gives the articles' texts by key; of an article without one only the sentences are compared. Rejected
    figures belong to no origin; each other one to exactly one. Raises Cancelled where `progress` does.
    """
    present = [figure for figure in figures if figure.review is not Review.REJECTED]
    book = VoiceBook(present)
    tellings: list[Telling] = []
    for _, group in sorted(by_article(present).items()):  # the order of loading decides nothing
        progress.raise_if_cancelled()
        tellings += tellings_of(group, book, corrections)
    links = find_links(tellings, book, Stories(present, texts), progress)
    grouping = Grouping(tellings, book)
    for link in links:
        grouping.join(link)
    grouping.gather_totals()
    grouping.gather_companions()
    grouping.gather_own_voices()
    progress.raise_if_cancelled()
    found = [
        origin_of(part.tellings, part.links)
        for places in grouping.groups()
        for part in parts_of(places, tellings, grouping.links_of(places))
    ]
    return tuple(sorted(found, key=_order))


def origins_of_figures(origins: Iterable[Origin]) -> dict[str, str]:
    """Give the id of the origin for each figure's id."""
    return {figure: origin.id for origin in origins for figure in origin.figures}


def _order(origin: Origin) -> tuple[date, str]:
    days = origin.reports[0].days
    return (days[0] if days is not None else date.max), origin.id
