"""How a figure is written on the chart."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reportedly.model.estimate import Series
from reportedly.model.figure import Figure
from reportedly.services.formatting import format_date, format_figure, format_target

__all__ = ["Wording", "Wordings"]


@dataclass(frozen=True)
class Wording:
    """How a figure is written: its number ("≥3,000"), its target ("by Dec 2024") and its day ("23 Oct")."""

    number: str
    target: str = ""
    said: str = ""


class Wordings(Mapping[str, Wording]):
    """Figures as they are written, each worked out when a label asks for it: most of thousands have none."""

    def __init__(self, series: Series | None, figure_of: Callable[[str], Figure | None]) -> None:
        self._series, self._figure_of = series, figure_of
        self._written: dict[str, Wording] = {}

    def __getitem__(self, figure_id: str) -> Wording:
        if figure_id not in self._written:
            figure = self._figure_of(figure_id)
            if figure is None:
                raise KeyError(figure_id)
            said = format_date(figure.statement_date)
            self._written[figure_id] = Wording(format_figure(figure), format_target(figure), said)
        return self._written[figure_id]

    def __iter__(self) -> Iterator[str]:
        return (estimate.figure_id for estimate in (self._series.estimates if self._series else ()))

    def __len__(self) -> int:
        return len(self._series.estimates) if self._series else 0

    def __contains__(self, figure_id: object) -> bool:
        return isinstance(figure_id, str) and self._figure_of(figure_id) is not None
