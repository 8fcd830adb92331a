"""A field that takes a few words only shows them, and one is kept by a click."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from helpers.windows import reading
from reportedly.gui.shell.theme import Theme
from reportedly.model.figure import Stance
from reportedly.services.settings import Settings


def test_a_click_on_a_field_of_few_words_shows_them_and_one_of_them_is_kept(
    qtbot: QtBot, theme: Theme, fresh_settings: Settings, tmp_path: Path
) -> None:
    article = tmp_path / "mill.txt"
    article.write_text("The mayor said on Monday that 3,100 people had left the mill.\n", encoding="utf-8")
    with reading(qtbot, theme, fresh_settings, article) as window:
        by_id, figure_id = window.desk.project.figures.figure, window.selection.current
        value = window.desk.panels.detail._fields._values["stance"]
        qtbot.mouseClick(value, Qt.MouseButton.LeftButton)
        popup = value._line.completer().popup()
        qtbot.waitUntil(popup.isVisible)
        words = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
        assert words == [stance.value for stance in Stance]

        place = popup.visualRect(popup.model().index(words.index("planned"), 0)).center()
        qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)

        qtbot.waitUntil(lambda: by_id(figure_id).stance is Stance.PLANNED)
