"""One match of the date grammar on its way to a period, and what the readers of all patterns share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from reportedly.extraction.date_words import DateWords
from reportedly.model.dates import DatePeriod

__all__ = ["MONTHS_IN", "STEP", "Case", "Reader"]

STEP = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "this past": -1, "before": -1,
    "earlier": -1, "previously": -1, "ago": -1,
    "next": 1, "coming": 1, "following": 1, "upcoming": 1, "this coming": 1, "the coming": 1, "after": 1,
    "later": 1, "afterwards": 1, "afterward": 1,
}  # fmt: skip
MONTHS_IN = {"month": 1, "quarter": 3, "half-year": 6, "half": 6, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Case:
    """One match to read: the pieces of its pattern, and what it is read against.

    `anchor` is the publication date; `reference` the period that words like "a year earlier" count from;
    `is_day_first` tells which comes first in 12/10/2024, None where nothing tells.
    """

    parts: Mapping[str, str]
    words: DateWords
    anchor: DatePeriod | None
    is_future: bool
    reference: DatePeriod | None = None
    is_day_first: bool | None = None

    @property
    def today(self) -> date | None:
        """Give the day of publication; None where it is not known to the day."""
        return self.anchor.start if self.anchor is not None and self.anchor.is_day else None

    @property
    def rel(self) -> str:
        """Give the word that moves a unit: "last", "this", "next", or ""."""
        return " ".join(self.parts.get("rel", "").lower().split())

    @property
    def step(self) -> int:
        """Tell by how many units that word moves."""
        return STEP.get(self.rel, 0)

    @property
    def unit(self) -> str:
        """Give the unit of time in the singular; a fortnight is left as it is."""
        return self.parts.get("u", self.parts.get("u2", "")).lower()

    @property
    def part(self) -> str:
        """Give "early", "mid", "late", "start", "end" or ""."""
        word = self.parts.get("part", "").lower().removeprefix("the ").strip()
        return {"beginning": "start", "middle": "mid", "midway": "mid", "close": "end", "turn": "end"}.get(
            word, word
        )

    @property
    def count(self) -> int:
        """Give the number of units: "two", "25", "twenty-five", "a couple of"."""
        words = self.parts.get("count", "1").lower().replace("-", " ").removesuffix(" of").split()
        numbers = [int(word) if word.isdigit() else self.words.counts[word] for word in words[-2:]]
        is_compound = len(numbers) == 2 and numbers[0] >= 20 and numbers[1] < 10
        return sum(numbers) if is_compound else numbers[-1]

    def month(self, name: str = "month") -> int:
        """Give the number of a month by its name or abbreviation."""
        return self.words.months[self.parts[name].lower().rstrip(".")]

    def weekday(self, name: str = "weekday") -> int:
        """Give the number of a weekday, Monday 0."""
        written = self.parts.get(name) or self.parts["weekday2"]
        return self.words.weekdays[written.lower().rstrip(".")]

    def day(self, name: str = "day") -> int:
        """Give the number of a day, "23rd" as 23."""
        return int("".join(c for c in self.parts[name] if c.isdigit()))

    def year(self, *names: str) -> int | None:
        """Give the first of several years that the text names."""
        return next((int(self.parts[name]) for name in names if name in self.parts), None)


Reader = Callable[[Case], DatePeriod | None]
