"""How a figure is written on the chart."""

from dataclasses import dataclass

__all__ = ["Wording"]


@dataclass(frozen=True)
class Wording:
    """How a figure is written: its number ("≥3,000"), its target ("by Dec 2024") and its day ("23 Oct")."""

    number: str
    target: str = ""
    said: str = ""
