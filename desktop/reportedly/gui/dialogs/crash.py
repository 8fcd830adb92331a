"""The report of an unexpected error."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

__all__ = ["show_crash"]


def show_crash(parent: QWidget, report: str) -> QMessageBox:
    """Show what happened, with a report to copy; the window stays alive."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("Something went wrong")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText("<b>Something went wrong in the program.</b>")
    box.setInformativeText(
        "Your project is kept. You can go on, or copy the report and send it to the developers."
    )
    box.setDetailedText(report)
    copy = box.addButton("Copy report", QMessageBox.ButtonRole.ActionRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Close))
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
    box.open()
    return box
