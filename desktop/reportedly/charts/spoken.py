"""The chart in words: for those who do not see it, and for the cards beside the pointer."""

from collections.abc import Callable, Mapping, Sequence

from reportedly.charts.scale import day_words
from reportedly.charts.wording import Wording
from reportedly.model.estimate import Estimate, LoneDenial, Series

__all__ = ["Details", "denial_card", "deniers_of", "listed_card", "spoken"]

_MOST_LISTED = 4  # figures that the card of a "+7" names
_MOST_SPOKEN = 8  # figures of one source; a screen reader reads them all
_MOST_VOICES = 24  # sources that are spoken of, those with most figures; the rest is counted

Details = Callable[[str], Sequence[str]]
"""The lines of a figure's card."""


def spoken(series: Series | None, texts: Mapping[str, Wording]) -> str:
    """Say the chart in words: its name, and one sentence a source with the latest of its figures."""
    if series is None:
        return ""
    mine: dict[str, list[Estimate]] = {}
    for estimate in series.estimates:
        mine.setdefault(estimate.voice, []).append(estimate)
    said = [f"{series.name}, in {series.unit}."]
    named = mine
    if len(mine) > _MOST_VOICES:
        named = dict(sorted(mine.items(), key=lambda item: -len(item[1]))[:_MOST_VOICES])
    for voice, estimates in named.items():
        latest = [e for e in estimates[-_MOST_SPOKEN:] if e.figure_id in texts]
        numbers = [f"{texts[e.figure_id].number} {e.stance.value}" for e in latest]
        earlier = len(estimates) - len(latest)
        if earlier:
            numbers.insert(0, f"{earlier:,} earlier")
        said.append(f"{voice}: {', '.join(numbers)}.")
    if len(mine) > len(named):
        said.append(f"{len(mine) - len(named):,} more sources.")
    return " ".join(said)


def deniers_of(denials: Sequence[LoneDenial]) -> list[str]:
    """Say who denies, and when first: "Capital 21 Oct", "Embassy 23 Oct"."""
    said = {}
    for denial in denials:
        said.setdefault(denial.voice, denial.said.start if denial.said is not None else None)
    return [f"{voice} {day_words(day)}" if day else voice for voice, day in said.items()]


def listed_card(figures: Sequence[str], details: Details, words: str) -> list[str]:
    """List figures that share a place: as many as a card has lines; `words` say what they are."""
    heads = [lines[0] for figure_id in figures[:_MOST_LISTED] if (lines := details(figure_id))]
    shown = heads if len(figures) < _MOST_LISTED else heads[: _MOST_LISTED - 1]
    rest = len(figures) - len(shown)
    return [f"{len(figures):,} {words}", *shown, *([f"and {rest:,} more"] if rest else [])]


def denial_card(denials: Sequence[LoneDenial], deniers: Sequence[str]) -> list[str]:
    """Give the card of a cross with the sentence that denies, of a "+7", or of who denies."""
    if len(denials) == 1:
        return [f"{denials[0].voice} denies", "", denials[0].sentence]
    names = [denial.voice for denial in denials] or list(deniers)
    if not names:
        return []
    shown = names if len(names) < _MOST_LISTED else names[: _MOST_LISTED - 1]
    rest = len(names) - len(shown)
    head = f"{len(names):,} more deny" if denials else f"{'Denies' if len(names) == 1 else 'Deny'} it"
    return [head, *shown, *([f"and {rest:,} more"] if rest else [])]
