"""Flags: badges in the table, a line with the reason in the panel of the figure."""

from pytestqt.qtbot import QtBot

from reportedly.gui.main_window import MainWindow
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.flag_strip import FlagStrip
from reportedly.model.flag import Flag, FlagKind

STALE = Flag(FlagKind.STALE, ("old", "new"), "The ministry has since given 4,000.", "newer: 4,000, 23 Oct")


def test_a_flag_says_why_and_leads_to_the_figure_it_is_held_against(qtbot: QtBot, theme: Theme) -> None:
    strip = FlagStrip(theme)
    qtbot.addWidget(strip)
    chosen: list[str] = []
    strip.chosen.connect(chosen.append)

    strip.set_flags([STALE])
    shown = strip.text.text()
    strip.text.linkActivated.emit("figure:new")

    assert STALE.badge in shown
    assert STALE.words in shown
    assert chosen == ["new"]


def test_without_flags_the_strip_takes_no_room(qtbot: QtBot, theme: Theme) -> None:
    strip = FlagStrip(theme)
    qtbot.addWidget(strip)

    strip.set_flags([STALE])
    strip.set_flags([])

    assert strip.isHidden()


def test_the_sample_flags_figures_that_their_source_has_replaced(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.desk
    desk.commands.action("help.sample").trigger()
    qtbot.waitUntil(lambda: bool(desk.panels.table._delegate.badges))
    badges = desk.panels.table._delegate.badges
    replaced = next(name for name, badge in badges.items() if badge.startswith("newer: "))

    window.selection.choose(replaced)

    assert badges[replaced] in desk.panels.detail.flags.text.text()
