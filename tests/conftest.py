"""What every test stands on: no display, and no file of the person who runs the tests is read or written."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

# Set before anything imports Qt: the tests must pass where there is no display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# One home for the whole session, before platformdirs is asked for a folder at import time.
_HOME = Path(tempfile.mkdtemp(prefix="reportedly-tests-"))
for _variable, _folder in {
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
}.items():
    os.environ[_variable] = str(_HOME / _folder)

# A loaded machine must not make a property test fail: no deadline, and the same examples each time.
settings.register_profile("reportedly", deadline=None, derandomize=True)
settings.load_profile("reportedly")

# The one patience of all waits of `qtbot`: a wait that comes true costs nothing, and a machine may be slow and busy.
_PATIENCE_MS = 300_000
for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitCallback, QtBot.waitExposed,
              QtBot.waitActive):  # fmt: skip
    assert "timeout" in _wait.__kwdefaults__
    _wait.__kwdefaults__["timeout"] = _PATIENCE_MS


@pytest.fixture
def checkout() -> Path:
    """Give the top folder of the checkout that the tests run in."""
    return Path(__file__).resolve().parent.parent


def pytest_sessionfinish() -> None:
    """Remove the session's home."""
    shutil.rmtree(_HOME, ignore_errors=True)
