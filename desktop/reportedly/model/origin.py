"""Origins: one statement by one source, and the reports in which several articles carry it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportedly.model.dates import DatePeriod

__all__ = ["LinkKind", "Origin", "OriginCorrection", "OriginEvidence", "Report"]


class LinkKind(StrEnum):
    """What ties a report to its origin."""

    SHARED_TEXT = "shared_text"  # runs of the same words around the figure, or a quotation word for word
    SAME_FIGURE = "same_figure"
    SAME_SOURCE = "same_source"
    RELAY = "relay"  # "AFP reported", "according to Reuters"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class OriginEvidence:
    """One reason why a report belongs to its origin.

    `words` are ready to be shown: "41 words in a row as in KBS World"; `other` is the article whose report it is
    tied to, `quoted` the shared words or the cue as they stand in the text, "" where there are none.
    """

    kind: LinkKind
    words: str
    other: str
    quoted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article's telling of one statement.

    `figures` are the ids of its figures of that statement, in the order of the text; `text` the sentence of the
    first, `said` the day of the statement as this article gives it (ISO; None where only the article's own date
    could stand for it). `days` are the first and last day on which the article may have been published, None where
    nobody knows. `via` is who relayed it. In a group of more than one each report has evidence.
    """

    article: str
    outlet: str | None
    title: str | None
    published: str | None
    days: tuple[date, date] | None
    figures: tuple[str, ...]
    text: str
    voice: str
    via: str | None = None
    said: str | None = None
    evidence: tuple[OriginEvidence, ...] = ()

    @property
    def is_dated(self) -> bool:
        """Tell whether its place in the order of time is known."""
        return self.days is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One statement and its reports, the earliest first; those without a date stand last, in no claimed order.

    `title` names it for people ("NIS briefing to lawmakers"), `voice` is who stated it, `what` its first figure
    with what is counted, `said` the day of the statement where the articles agree on it. `is_by_hand` tells that a
    person joined or parted some of it. Its id lasts as long as its first report stays the first.
    """

    id: str
    title: str
    voice: str
    is_own_voice: bool
    what: str
    said: DatePeriod | None
    reports: tuple[Report, ...]
    is_by_hand: bool = False

    @property
    def figures(self) -> tuple[str, ...]:
        """Give the ids of all figures of all reports."""
        return tuple(figure for report in self.reports for figure in report.figures)

    @property
    def articles(self) -> int:
        """Count the articles that carry the statement."""
        return len({report.article for report in self.reports})


@dataclass(frozen=True, slots=True)
class OriginCorrection:
    """What a person said of a figure's origin: figures of one `group` are one origin.

    `is_apart` tells that nothing but the group counts for it: the evidence that tied it to other reports is void.
    """

    figure: str
    group: int
    is_apart: bool = False
