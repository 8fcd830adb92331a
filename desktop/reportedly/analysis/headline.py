"""The one line above chart and table: how far the reports reach, how many there are, who denies."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportedly.analysis.declining import is_pronoun
from reportedly.analysis.withdrawals import withdrawn
from reportedly.model.estimate import Estimate, Series
from reportedly.model.figure import Figure, Stance
from reportedly.model.formatting import counted, format_figure, format_number, format_value, is_vague
from reportedly.model.quantity import Relation

__all__ = ["Headline", "headline_of", "range_words"]

_OPEN_ABOVE = (Relation.MORE_THAN, Relation.AT_LEAST)
_OPEN_BELOW = (Relation.LESS_THAN, Relation.AT_MOST)
_MOST_DENIERS = 3  # named; the rest is counted


@dataclass(frozen=True, slots=True)
class Headline:
    """What the line says of a series; the window puts it into words.

    The range is that of the numbers that a source stands for: denied figures do not count, nor do those that their
    source took back since; plans and forecasts only where nothing else is claimed. Figures are given by their ids. Who
    takes back what he said denies nothing, and an outlet that speaks for itself is no source.
    """

    low: Decimal | None  # the least number, None where the series has none
    high: Decimal | None  # the greatest
    is_open_above: bool  # `high` is a lower bound: "or more"
    is_open_below: bool  # `low` is an upper bound: "or fewer"
    reports: int  # articles
    sources: int
    own_voices: int  # outlets that speak for themselves
    deniers: tuple[str, ...]  # of the matter
    number_deniers: tuple[str, ...] = ()  # only of a number or a report of it; they give none themselves
    single: str | None = None  # whose writing stands for all, where all claim the very same: "~1,200"
    least: str | None = None  # the figure that gives `low`
    most: str | None = None  # the one that gives `high`
    ahead: str | None = None  # the greatest plan or forecast that goes beyond `high`
    origins: int | None = None  # statements that the reports carry, None while nobody has looked for them
    is_over: bool = False  # the open end above leaves `high` out: "more than"
    is_under: bool = False  # the one below leaves `low` out: "fewer than"

    @property
    def denied_by(self) -> str:
        """Say who denies: "denied by Army and Ministry", "number denied by Lund"; nothing where nobody does."""
        return ", ".join(
            f"{what}denied by {' and '.join([', '.join(named[:-1]), named[-1]] if named[1:] else named)}"
            for what, named in self.denied_by_names
        )

    @property
    def denied_by_names(self) -> tuple[tuple[str, list[str]], ...]:
        """Give who denies the matter and who only numbers, with the words in front; of many some are counted."""
        number = "number " if self.single is not None else "numbers "
        rows = (("", self.deniers), (number, self.number_deniers))
        return tuple((what, _counted_names(names)) for what, names in rows if names)

    @property
    def counts(self) -> str:
        """Say how many reports and origins there are; while those are not known, how many sources and own voices."""
        words = [counted(self.reports, "report")]
        if self.origins is not None:
            return f"{words[0]}, {counted(self.origins, 'origin')}"
        words.append(counted(self.sources, "source"))
        if self.own_voices:
            words.append(
                f"{self.own_voices:,} in the {'outlet’s' if self.own_voices == 1 else 'outlets’'} own voice"
            )
        return ", ".join(words)


def headline_of(series: Series, origins: Mapping[str, str] | None = None) -> Headline:
    """Sum a series up: the range of what is claimed, reports, sources, origins, and the parties that deny.

    `origins` are the ids of origins by those of figures; origins are counted where each figure has one.
    """
    firm: list[Estimate] = []
    ahead: list[Estimate] = []
    own: set[str] = set()
    for estimate in series.estimates:  # once: thousands are read anew at each step of the as-of day
        if estimate.is_own_voice:
            own.add(estimate.voice)
        if estimate.stance is not Stance.DENIED:
            (ahead if estimate.is_ahead else firm).append(estimate)
    gone = withdrawn(series)
    standing = [firm, ahead]
    if gone:
        standing = [[one for one in part if one.figure_id not in gone] for part in standing]
    claimed = standing[0] or standing[1]
    lows, highs = _ends(claimed)
    low, high = (min(lows[0].heights), max(highs[0].heights)) if lows else (None, None)
    first = (claimed[0].relation, claimed[0].kind, claimed[0].bounds) if claimed else None
    is_single = bool(claimed) and all((e.relation, e.kind, e.bounds) == first for e in claimed)
    deniers, number_deniers = _deniers(series, firm)
    return Headline(
        low=low,
        high=high,
        is_open_above=any(estimate.relation in _OPEN_ABOVE for estimate in highs),
        is_open_below=any(estimate.relation in _OPEN_BELOW for estimate in lows),
        is_over=bool(highs) and all(estimate.relation is Relation.MORE_THAN for estimate in highs),
        is_under=bool(lows) and all(estimate.relation is Relation.LESS_THAN for estimate in lows),
        reports=series.reports,
        sources=len(series.voices) - len(own),
        own_voices=len(own),
        deniers=deniers,
        number_deniers=number_deniers,
        single=claimed[0].figure_id if is_single else None,
        least=lows[0].figure_id if lows else None,
        most=highs[0].figure_id if highs else None,
        ahead=_ahead(standing[1], high),
        origins=_count_origins(series, origins),
    )


def _deniers(series: Series, claimed: Sequence[Estimate]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name who denies the matter, and who only a number; who gives a number himself is neither."""
    giving = {estimate.voice for estimate in claimed if estimate.stance is Stance.ASSERTED}
    lone = [denial for denial in series.denials if denial.voice not in giving]
    denied = [e.voice for e in series.estimates if e.stance is Stance.DENIED and not e.is_own_voice]
    matter = _named(denial.voice for denial in lone if denial.is_of_matter)
    of_number = [denial.voice for denial in lone if denial.is_of_number]
    numbers = _named([*of_number, *(voice for voice in denied if voice not in giving)])
    return matter, tuple(voice for voice in numbers if voice not in matter)


def _named(voices: Iterable[str]) -> tuple[str, ...]:
    return tuple(voice for voice in dict.fromkeys(voices) if not is_pronoun(voice))


def _counted_names(names: Sequence[str]) -> list[str]:
    rest = len(names) - _MOST_DENIERS
    return [*names[:_MOST_DENIERS], *([f"{rest:,} more"] if rest > 0 else [])]


def _ends(estimates: Sequence[Estimate]) -> tuple[list[Estimate], list[Estimate]]:
    """Give those with the least and those with the greatest number, in their order."""
    lows: list[Estimate] = []
    highs: list[Estimate] = []
    low = high = None
    for estimate in estimates:
        for number in estimate.heights:
            if low is None or number < low:
                low, lows = number, [estimate]
            elif number == low:
                lows.append(estimate)
            if high is None or number > high:
                high, highs = number, [estimate]
            elif number == high:
                highs.append(estimate)
    return lows, highs


def _ahead(plans: Sequence[Estimate], high: Decimal | None) -> str | None:
    """Give the figure of the greatest plan or forecast above a number."""
    tops = [(max(e.heights), e.figure_id) for e in plans if e.heights]
    top, figure = max(tops, default=(None, None))
    return figure if top is not None and high is not None and top > high else None


def _count_origins(series: Series, origins: Mapping[str, str] | None) -> int | None:
    if not origins or not series.estimates:
        return None
    ids = [estimate.figure_id for estimate in series.estimates]
    if any(name not in origins for name in ids):
        return None
    return len({origins[name] for name in ids})


def range_words(head: Headline, series: Series, figures: Mapping[str, Figure]) -> str:
    """Write the range that is claimed, a bound never as a number: "500 or fewer to 1,000 or more", "to more than
    1,000" where nobody gives the number itself.

    The hedge of a figure stands only where all claim the same; vague words stay words: "dozens to 200". A plan or
    forecast beyond what is claimed stands apart: "1,500 to 12,000 or more, planned 100,000".
    """
    ahead = figures.get(head.ahead or "")
    said = _claimed_words(head, series, figures)
    return f"{said}, {ahead.stance.value} {format_figure(ahead)}" if said and ahead is not None else said


def _claimed_words(head: Headline, series: Series, figures: Mapping[str, Figure]) -> str:
    if head.single is not None and head.single in figures:
        return format_figure(figures[head.single])
    if head.low is None or head.high is None:
        return ""
    least, most = figures.get(head.least or ""), figures.get(head.most or "")
    # The axis may have another unit of its dimension.
    style = replace(least, unit=series.unit) if least else None
    ends = [format_value(end, style) if style else format_number(end) for end in (head.low, head.high)]
    least_words, most_words = ends
    if head.is_open_below:
        least_words = f"fewer than {ends[0]}" if head.is_under else f"{ends[0]} or fewer"
    if head.is_open_above:
        most_words = f"more than {ends[1]}" if head.is_over else f"{ends[1]} or more"
    if least is not None and is_vague(least):
        least_words = least.text.lower()
    if most is not None and is_vague(most):
        most_words = most.text.lower()
    if head.low == head.high and not (head.is_open_below and head.is_open_above):
        return least_words if head.is_open_below else most_words
    return f"{least_words} to {most_words}"
