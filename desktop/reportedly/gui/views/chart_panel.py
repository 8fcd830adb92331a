"""The chart over time of one measure."""

from PySide6.QtWidgets import QFrame

from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme

__all__ = ["ChartPanel"]


class ChartPanel(QFrame):
    """Holds the chart."""

    def __init__(self, project: ProjectModels, selection: LinkedSelection, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "surface")

    def headline_html(self) -> str:
        return ""
