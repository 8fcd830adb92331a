"""Whether there is a display, asked without Qt."""

import socket
from pathlib import Path

import pytest

from reportedly.cli.display import has_display

pytestmark = pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="there is always a display")


@pytest.fixture(autouse=True)
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("display", ["", "nonsense", ":987", "localhost:987.0"])
def test_a_display_that_does_not_answer_is_none(monkeypatch: pytest.MonkeyPatch, display: str):
    monkeypatch.setenv("DISPLAY", display)

    assert not has_display()


def test_a_display_over_the_network_answers(monkeypatch: pytest.MonkeyPatch):
    with socket.create_server(("127.0.0.1", 6987)):
        monkeypatch.setenv("DISPLAY", "127.0.0.1:987")

        assert has_display()


def test_wayland_is_known_by_its_socket(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert not has_display()

    (tmp_path / "wayland-0").touch()

    assert has_display()


@pytest.mark.parametrize("platform", ["offscreen", "minimal:size=10", "vnc"])
def test_a_platform_without_windows_needs_no_display(monkeypatch: pytest.MonkeyPatch, platform: str):
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)

    assert has_display()


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_always_have_one(monkeypatch: pytest.MonkeyPatch, system: str):
    monkeypatch.setattr("sys.platform", system)

    assert has_display()
