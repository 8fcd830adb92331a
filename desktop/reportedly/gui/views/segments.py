"""Buttons side by side of which one is down."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton

__all__ = ["Segments"]


class Segments(QHBoxLayout):
    """A row of buttons that choose between two ways to show something, the first one at first.

    `on_changed` is called when another one is down. A click leaves the focus where it was, and shows no ring, unless
    they take it.
    """

    def __init__(
        self,
        first: QPushButton,
        last: QPushButton,
        on_changed: Callable[[], None],
        *,
        take_focus: bool = False,
    ) -> None:
        super().__init__()
        self.setSpacing(0)
        group = QButtonGroup(self)
        for button, place in ((first, "first"), (last, "last")):
            button.setProperty("look", "segment")
            button.setProperty("place", place)
            button.setCheckable(True)
            if not take_focus:
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            group.addButton(button)
            self.addWidget(button)
        first.setChecked(True)
        group.buttonToggled.connect(lambda _, is_on: on_changed() if is_on else None)
