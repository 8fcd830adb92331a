"""What the program puts into the clipboard, and what it leaves there when it ends."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard

__all__ = ["copied_data", "leave_plain_text"]

_OURS = "application/x-reportedly"


def copied_data(text: str, html: str = "") -> QMimeData:
    """Give text, and perhaps HTML, for the clipboard; `leave_plain_text` knows it again."""
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    data.setData(_OURS, b"1")
    return data


def leave_plain_text(clipboard: QClipboard) -> None:
    """Leave what was copied from this program as plain text of Qt's own; what others copied is not touched.

    An object that Python made is deleted by Qt after Python has ended: on platforms that keep the object itself
    this ended the program with a segmentation fault (seen offscreen, 22 Nov 2026).
    """
    data = clipboard.mimeData()
    if data is not None and data.hasFormat(_OURS):
        clipboard.setText(data.text())
