"""What the pointer meets on a chart: marks, counts and crosses, their cards and what a click on them means."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF

from reportedly.charts.axes import DayAxis
from reportedly.charts.canvas import Canvas
from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.marks import Mark
from reportedly.charts.spoken import Details, denial_card, listed_card
from reportedly.charts.swarms import More
from reportedly.model.estimate import LoneDenial

__all__ = ["Met", "Pointer"]


@dataclass(frozen=True)
class Met:
    """What is at a place: `figure` is that of a mark, `figures` those that a count or a stack stands for.

    `denial` is that of a cross.
    """

    card: Sequence[str] = ()
    figure: str | None = None
    figures: tuple[str, ...] = ()
    mark: Mark | None = None
    denial: LoneDenial | None = None

    @property
    def is_any(self) -> bool:
        """Tell whether a click does anything."""
        return self.figure is not None or bool(self.figures) or self.denial is not None


class Pointer:
    """Looks up places of the scene; `details` gives the lines of a figure's card."""

    def __init__(self, canvas: Canvas, days: DayAxis, theme: Callable[[], ChartTheme]) -> None:
        self._canvas, self._days, self._theme = canvas, days, theme
        self.details: Details = lambda figure_id: ()

    def at(self, scene_place: QPointF) -> Met:
        """Tell what is at a place."""
        picture, theme = self._canvas.picture, self._theme()
        if picture is None:
            return Met()
        place = self._canvas.mapFromScene(scene_place)
        more = picture.more_at(place, theme.e)
        if more is not None:  # its words stand closer to the last mark than a mark may be hit from
            return self._of_count(more)
        mark = picture.mark_at(place, theme.e)
        if mark is None:
            return self._of_denials(self._days.mapFromScene(scene_place))
        figure_id = mark.estimate.figure_id
        stack = picture.stack_at(place, theme.e)
        if stack:
            return Met(listed_card(stack, self.details, "figures here"), figure_id, stack, mark)
        return Met(self.details(figure_id), figure_id, (), mark)

    def _of_count(self, more: More) -> Met:
        return Met(listed_card(more.figures, self.details, "more on this day"), None, more.figures)

    def _of_denials(self, place: QPointF) -> Met:
        reach = self._theme().px(0.6)
        denials = self._days.denials_at(place, reach)
        card = denial_card(denials, self._days.deniers_at(place, reach))
        if len(denials) == 1:
            return Met(card, denial=denials[0])
        return Met(card, None, tuple(name for denial in denials for name in denial.figures))
