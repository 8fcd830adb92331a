"""What stays in the clipboard when the program ends."""

import subprocess
import sys

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from reportedly.gui.shell.clipboard import copied_data, leave_plain_text

ENDING = """
from PySide6.QtWidgets import QApplication
from reportedly.gui.shell.clipboard import copied_data, leave_plain_text
app = QApplication([])
app.clipboard().setMimeData(copied_data("3,000 troops", "<b>3,000</b> troops"))
leave_plain_text(app.clipboard())
print(app.clipboard().text())
"""


def test_a_program_that_copied_something_ends_without_a_crash() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", ENDING], capture_output=True, text=True, timeout=600, check=False
    )

    assert (ended.returncode, ended.stdout.strip()) == (0, "3,000 troops")


def test_what_another_program_copied_is_not_touched(qapp: QApplication) -> None:
    other = QMimeData()
    other.setHtml("<i>other</i>")
    qapp.clipboard().setMimeData(other)

    leave_plain_text(qapp.clipboard())

    assert qapp.clipboard().mimeData().hasHtml()


def test_copied_words_keep_their_html_until_the_program_ends(qapp: QApplication) -> None:
    qapp.clipboard().setMimeData(copied_data("4", "<b>4</b>"))

    before = qapp.clipboard().mimeData().html()
    leave_plain_text(qapp.clipboard())

    assert before == "<b>4</b>"
    assert not qapp.clipboard().mimeData().hasHtml()
