"""Tell whether a window can be opened, before Qt ends the whole program because it cannot."""

import os
import re
import socket
import sys
from pathlib import Path

__all__ = ["has_display"]

_WINDOWLESS = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
_X_PORT = 6000
_DISPLAY = re.compile(r"(?:(?P<protocol>\w+)/)?(?P<host>[^:]*):(?P<number>\d+)(?:\.\d+)?")


def has_display() -> bool:
    """Tell whether Qt will find a display; always True where the system has but one."""
    if sys.platform in ("win32", "darwin"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in _WINDOWLESS:
        return True
    return _has_wayland() or _has_x()


def _has_wayland() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    return bool(name) and (Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / str(name)).exists()


def _has_x() -> bool:
    found = _DISPLAY.fullmatch(os.environ.get("DISPLAY", ""))
    if not found:
        return False
    number = int(found["number"])
    if found["host"] in ("", "unix"):
        name = f"/tmp/.X11-unix/X{number}"
        return _answers(socket.AF_UNIX, name) or _answers(socket.AF_UNIX, "\0" + name)
    return _answers(socket.AF_INET, (found["host"], _X_PORT + number))


def _answers(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as line:
        line.settimeout(2.0)
        try:
            line.connect(address)
        except OSError:
            return False
    return True
