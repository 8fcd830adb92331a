"""Fixtures of the window's tests: one theme, settings of their own, and nothing may be left behind."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication

from helpers.figures import sample_figures, sample_summaries
from reportedly.gui.app import name_application
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.services.settings import Settings


@pytest.fixture(autouse=True)
def fresh_settings(tmp_path: Path) -> Settings:
    """Keep QSettings and our settings inside the test's own folder."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "qt"))
    name_application()
    QSettings().clear()
    return Settings(tmp_path / "settings.toml")


@pytest.fixture(autouse=True)
def no_leftovers(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a thread or a visible top-level widget behind."""
    threads = set(threading.enumerate())

    yield

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert not left, f"visible windows left: {left}"
    extra = [thread for thread in set(threading.enumerate()) - threads if not thread.daemon]
    for thread in extra:
        thread.join(5)
    assert not [thread for thread in extra if thread.is_alive()], f"threads left: {extra}"


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Give a light theme."""
    made = Theme(qapp, mode="light")
    yield made
    qapp.styleHints().colorSchemeChanged.disconnect(made._on_system_scheme_changed)


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
