"""What stands behind the chart: it said in words, and its figures as a table in the order of their days."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.models.columns import COLUMNS
from reportedly.gui.models.figure_table import FigureTableModel
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.linked_table import LinkedTable
from reportedly.model.figure import Figure

__all__ = ["ChartWords"]

_SHOWN = ("source", "value", "stance", "statement_date", "target_date", "outlet", "measure")
_WIDTH, _HEIGHT, _WORDS = 62.0, 40.0, 12.0  # e


class ChartWords(QDialog):
    """The twin of the chart for those who do not see it, and for all who want to count."""

    chosen = Signal(str)  # the figure of a row that was chosen

    def __init__(self, figures: Sequence[Figure], summary: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Chart as table")
        words = QLabel(summary)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        words.setAccessibleName("The chart in words")
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setWidget(words)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setMaximumHeight(theme.px(_WORDS))
        area.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)  # no gap below few words
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.model = FigureTableModel(self)
        self.model.set_figures(figures)
        self.table = LinkedTable()  # which chooses nothing unasked
        self.table.setAccessibleName("Figures of the chart")
        self.table.setModel(self.model)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.size("table_row"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, column in enumerate(COLUMNS):
            self.table.setColumnHidden(place, column.id not in _SHOWN)
            if column.id in _SHOWN:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                self.table.setColumnWidth(place, theme.px(column.width))
        head.setStretchLastSection(True)
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _: self.chosen.emit(self.model.figure_at(now.row()).id) if now.isValid() else None
        )
        close = QPushButton("Close")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(area)
        column.addWidget(self.table, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
