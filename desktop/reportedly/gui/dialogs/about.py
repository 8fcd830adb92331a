"""About the program."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from reportedly import __version__

__all__ = ["show_about"]


def show_about(parent: QWidget) -> None:
    """Show name, version and licence, without blocking the window."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("About Reportedly")
    box.setText(f"<b>Reportedly {__version__}</b>")
    box.setInformativeText(
        "Who said which number, about what, when.\n\nReported figures, not verified: the program reads what "
        "articles say, not what is true.\n\nNothing leaves this computer unless you ask. MIT licence."
    )
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.open()
