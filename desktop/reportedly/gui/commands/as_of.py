"""Lets the whole window follow the as-of slider, and the slider the articles of the project."""

from PySide6.QtCore import QObject

from reportedly.analysis.as_of import days_of, undated_count
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.views.as_of_slider import AsOfSlider

__all__ = ["AsOfFollower"]


class AsOfFollower(QObject):
    """Takes the chosen days to selection and models; a day that no article has any more shows what stood then."""

    def __init__(
        self, slider: AsOfSlider, project: ProjectModels, selection: LinkedSelection, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._slider, self._project, self._linked = slider, project, selection
        self._dates: list[str | None] = []
        slider.chosen.connect(selection.set_as_of)
        selection.as_of_changed.connect(self._on_as_of_changed)
        project.refreshed.connect(self._on_refreshed)

    def _on_as_of_changed(self) -> None:
        self._slider.set_stops(self._linked.as_of, self._linked.since)
        self._project.set_as_of(self._linked.as_of)

    def _on_refreshed(self) -> None:
        articles = self._project.documents.articles
        dates = [article.published for article in articles]
        if dates == self._dates:
            return  # a verdict says nothing of the days
        self._dates = dates
        self._slider.set_days(days_of(articles), undated_count(articles))
