"""Figures as a sequence, and as a pandas table: the one door to pandas, opened on first use."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, overload

from reportedly.model.extraction import Extraction
from reportedly.model.figure import FIELD_ORDER, Figure
from reportedly.model.set_aside import SetAside

if TYPE_CHECKING:
    import pandas

__all__ = ["Figures", "figures_frame"]

_DECIMALS = frozenset({"value", "low", "high"})
_OFFSETS = ("start", "end", "source_start", "source_end", "sentence_start", "sentence_end")


class Figures(Sequence[Figure]):
    """The figures of one article in reading order, with the numbers that were set aside.

    `is_read` is False where the text is in a language that is not read for figures.
    """

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        """Give the numbers that are no reported figures, each with its reason."""
        return self._extraction.set_aside

    @property
    def is_read(self) -> bool:
        """Tell whether the text's language is read for figures."""
        return self._extraction.is_read

    @property
    def to_check(self) -> int:
        """Count the numbers that the rules could neither read nor set aside."""
        return self._extraction.to_check

    def to_frame(self) -> "pandas.DataFrame":
        """Give a table with one row a figure; see `figures_frame`."""
        return figures_frame(self)

    @overload
    def __getitem__(self, index: int) -> Figure: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Figure]: ...

    def __getitem__(self, index: int | slice) -> Figure | Sequence[Figure]:
        return self._extraction.figures[index]

    def __len__(self) -> int:
        return len(self._extraction.figures)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._extraction.figures)

    def __repr__(self) -> str:
        return f"<Figures: {len(self)} of {self._extraction.article!r}>"


def figures_frame(figures: Iterable[Figure]) -> "pandas.DataFrame":
    """Give a pandas table of figures with the columns of `FIELD_ORDER`.

    Numbers are floats (the exact decimals are in `Figure`), offsets nullable integers, dates ISO text, and
    `denied_by` a list of objects. The first call imports pandas, which takes a second or two.
    """
    import pandas

    rows = [{name: _cell(name, figure.column(name)) for name in FIELD_ORDER} for figure in figures]
    frame = pandas.DataFrame(rows, columns=list(FIELD_ORDER))
    frame = frame.astype(dict.fromkeys(_OFFSETS, "Int64"))
    return frame.astype(dict.fromkeys(_DECIMALS | {"confidence"}, "float64"))


def _cell(name: str, value: Any) -> Any:  # noqa: ANN401 - one converter for columns of many types
    if name == "denied_by":
        return [denial.to_json() for denial in value]
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, Enum):
        return value.value
    return value
