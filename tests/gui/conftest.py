"""Fixtures of the window's tests: one theme, settings of their own, and nothing may be left behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpers.figures import sample_figures, sample_summaries
from helpers.leftovers import nothing_left
from helpers.troops import PLACES, troops_series, troops_wordings
from helpers.windows import settings_in
from reportedly.charts.chart_theme import ChartTheme, chart_theme
from reportedly.charts.series_chart import SeriesChart
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.services.jobs import InlineRunner
from reportedly.services.settings import Settings


@pytest.fixture(autouse=True)
def fresh_settings(tmp_path: Path) -> Settings:
    """Keep QSettings and our settings inside the test's own folder."""
    return settings_in(tmp_path)


@pytest.fixture(autouse=True)
def no_leftovers(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a thread, a process, a timer or a widget behind."""
    with nothing_left(qapp):
        yield


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Give a light theme."""
    font = qapp.font()
    made = Theme(qapp, mode="light")
    yield made
    qapp.setFont(font)  # a test may have made all text larger, and the next theme starts from this font
    qapp.styleHints().colorSchemeChanged.disconnect(made._on_system_scheme_changed)
    made.deleteLater()


@pytest.fixture
def selection() -> LinkedSelection:
    """Give an empty selection."""
    return LinkedSelection()


@pytest.fixture
def project() -> ProjectModels:
    """Give the models of a small project: two articles, five figures."""
    models = ProjectModels()
    models.take(sample_summaries(), sample_figures())
    return models


@pytest.fixture
def window(theme: Theme, fresh_settings: Settings) -> Iterator[MainWindow]:
    """Give the main window, which reads articles in a thread of this process."""
    made = MainWindow(theme, fresh_settings, make_runner=lambda workers: InlineRunner())
    made.resize(1600, 1000)
    made.show()
    made.open_desk()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def look(theme: Theme) -> ChartTheme:
    """Give the looks of a chart with the sources of the troops."""
    return chart_theme("light", theme.e, theme.font(), PLACES)


@pytest.fixture
def chart(qtbot: QtBot, look: ChartTheme) -> Iterator[SeriesChart]:
    """Give a chart on the screen that shows the troops."""
    made = SeriesChart(look)
    qtbot.addWidget(made)
    made.resize(900, 400)
    with qtbot.waitExposed(made):
        made.show()
    series = troops_series()
    made.show_series(series, troops_wordings(series), lambda figure_id: (f"card of {figure_id}",))
    yield made
    made.close()
