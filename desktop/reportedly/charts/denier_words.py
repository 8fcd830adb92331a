"""Who denies, in the words beside the crosses of the chart."""

from collections.abc import Sequence

from PySide6.QtGui import QFontMetricsF

__all__ = ["deny_words", "fitting_words", "shortened"]

_MOST_DENIERS = 6  # named in the lane; more are counted
_LONGEST_DENIER = 22  # letters of a name where there is no room for all


def deny_words(named: Sequence[str], rest: int) -> str:
    """Say "Capital 7 Mar, Embassy 9 Mar and 3 more deny it"."""
    if not named:
        return ""
    more = f" and {rest:,} more" if rest else ""
    return f"{', '.join(named)}{more} {'denies' if len(named) + rest == 1 else 'deny'} it"


def shortened(denier: str) -> str:
    """Cut a long name, and keep its day: "The emergencies commi… 16 May"."""
    name, _, day = denier.rpartition(" ")
    name, _, number = name.rpartition(" ")
    if not number.isdigit():
        name, number, day = denier, "", ""
    cut = name if len(name) <= _LONGEST_DENIER else f"{name[: _LONGEST_DENIER - 1].rstrip()}…"
    return " ".join(part for part in (cut, number, day) if part)


def fitting_words(deniers: Sequence[str], metrics: QFontMetricsF, room: float) -> str:
    """Name as many as `room` holds (pixels), each whole; the rest is counted. "" where there is no room at all."""
    for count in range(min(len(deniers), _MOST_DENIERS), 0, -1):
        words = deny_words(deniers[:count], len(deniers) - count)
        if metrics.horizontalAdvance(words) <= room:
            return words
    counted = f"{len(deniers):,} deny it"
    return counted if len(deniers) > 1 and metrics.horizontalAdvance(counted) <= room else ""
