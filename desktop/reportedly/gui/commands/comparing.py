"""Lets the comparing views show what is compared: side by side, and what follows it."""

from PySide6.QtCore import QObject

from reportedly.gui.commands.desk import Desk
from reportedly.gui.models.comparison import ComparisonModel
from reportedly.gui.models.matrix_rows import matrices
from reportedly.gui.models.side_by_side import side_by_side

__all__ = ["Comparing"]


class Comparing(QObject):
    """Asks for what the view that is shown needs, and gives it the answer."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        panels = desk.panels
        self.model = ComparisonModel(desk.project, desk.shell.selection, desk.call, self)
        self.model.add("side_by_side", side_by_side, panels.side_by_side.set_shown)
        self.model.add("matrix", matrices, panels.matrix.set_shown)
        panels.matrix.place_wanted.connect(panels.article.show_place)
        panels.view_changed.connect(self.model.set_view)
