"""Every setting of the program, declared once; kept as TOML in the user's configuration folder.

The preferences page and its documentation are made from `SETTINGS`. Window geometry is not here: the
window system's own store keeps it.
"""

import threading
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from platformdirs import user_config_path

from reportedly.services.toml_files import toml_text, write_whole

__all__ = ["MOST_RECENT_FILES", "SETTINGS", "Setting", "SettingValue", "Settings"]

T = TypeVar("T")
SettingValue = str | int | float | bool | tuple[str, ...]
"""What a setting can hold."""

MOST_RECENT_FILES = 10


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its key, default (which gives the type), section and help text.

    `choices` limits a text, `low` and `high` a number. A setting without a section is not shown on the
    preferences page: the program remembers it by itself.
    """

    key: str
    default: SettingValue
    help: str
    section: str = ""
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None

    def problem_with(self, value: object) -> str | None:
        """Say in words why `value` cannot be this setting; None when it can."""
        wanted = type(self.default)
        if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
            return f"{self.key} should be {_KIND_WORDS[wanted]}, not {value!r}"
        if isinstance(value, tuple) and not all(isinstance(entry, str) for entry in value):
            return f"{self.key} should be a list of texts, not {list(value)!r}"
        if self.choices and value not in self.choices:
            return f"{self.key} should be one of {', '.join(self.choices)}, not {value!r}"
        if isinstance(value, int | float) and not isinstance(value, bool):
            if self.low is not None and not value >= self.low:  # nor is nan
                return f"{self.key} should be at least {self.low:g}, not {value:g}"
            if self.high is not None and value > self.high:
                return f"{self.key} should be at most {self.high:g}, not {value:g}"
        return None


_KIND_WORDS = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    tuple: "a list",
}

SETTINGS: dict[str, Setting] = {
    setting.key: setting
    for setting in (
        Setting(
            "theme",
            "system",
            "Light, dark, or as the system is set.",
            "Appearance",
            ("system", "light", "dark"),
        ),
        Setting(
            "text_scale", 1.0, "Size of all text, 1 is the system's size.", "Appearance", low=0.8, high=2.0
        ),
        Setting("restore_session", True, "Open the last project at the next start.", "Start"),
        Setting("workers", 2, "How many articles are read at the same time.", "Reading", low=1, high=64),
        Setting("recent_files", (), "Projects opened last, the latest first."),
        Setting("last_project", "", "The project that was open when the program closed."),
        Setting("last_folder", "", "The folder used last in a file dialog."),
        Setting("table_columns", (), "Columns of the figures table that are shown, in order."),
        Setting("table_sort", "", "The column that sorts the figures table; with a minus sign, falling."),
    )
}


class Settings:
    """The settings of this user; every change is written at once. Safe to use from any thread.

    An unknown key raises KeyError, a wrong value ValueError. `problems` lists, in words, what a file held
    that could not be used; the defaults stand in for it.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or user_config_path("reportedly", appauthor=False) / "settings.toml"
        self._lock = threading.RLock()
        self._listeners: list[Callable[[str], None]] = []
        self._values: dict[str, SettingValue] = {}
        self.problems: tuple[str, ...] = self._read()

    def get(self, key: str) -> SettingValue:
        """Give a setting's value, or its default."""
        with self._lock:
            return self._values.get(key, SETTINGS[key].default)

    def text(self, key: str) -> str:
        """Give a text setting."""
        return _typed(key, self.get(key), str)

    def number(self, key: str) -> float:
        """Give a number setting, whole or not."""
        value = self.get(key)
        return float(value) if isinstance(value, int) else _typed(key, value, float)

    def flag(self, key: str) -> bool:
        """Give a yes-or-no setting."""
        return _typed(key, self.get(key), bool)

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts."""
        return tuple(_typed(key, self.get(key), tuple))

    def set(self, key: str, value: SettingValue) -> None:
        """Change a setting and write the file; nothing happens when it has that value already."""
        if problem := SETTINGS[key].problem_with(value):
            raise ValueError(problem)
        with self._lock:
            if self.get(key) == value:
                return
            self._values[key] = value
            try:
                self._write()
            except OSError as error:  # a full disk or a locked folder: the setting holds until the end
                self.problems += (f"{self.path} cannot be written: {error.strerror}",)
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener(key)

    def subscribe(self, callback: Callable[[str], None]) -> Callable[[], None]:
        """Call `callback` with the key after each change; gives the function that ends this."""
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    def add_recent_file(self, path: Path) -> None:
        """Put a project first in the list of recent files."""
        others = [name for name in self.texts("recent_files") if name != str(path)]
        self.set("recent_files", (str(path), *others)[:MOST_RECENT_FILES])

    def _read(self) -> tuple[str, ...]:
        try:
            table = tomllib.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return ()
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            return (f"{self.path} cannot be read: {error}",)
        problems = []
        for key, found in table.items():
            value = tuple(found) if isinstance(found, list) else found
            setting = SETTINGS.get(key)
            if setting is None:
                continue  # of a newer or older version: not ours to judge
            if isinstance(setting.default, float) and isinstance(value, int) and not isinstance(value, bool):
                value = float(value)
            if problem := setting.problem_with(value):
                problems.append(problem)
            else:
                self._values[key] = value
        return tuple(problems)

    def _write(self) -> None:
        """Replace the file in one step, so that a crash never leaves half of it."""
        lines = [f"{key} = {_to_toml(value)}\n" for key, value in sorted(self._values.items())]
        write_whole(self.path, lines)


def _typed(key: str, value: object, wanted: type[T]) -> T:
    if not isinstance(value, wanted):
        raise TypeError(f"setting {key!r} is not {_KIND_WORDS[wanted]}")
    return value


def _to_toml(value: SettingValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(_to_toml(entry) for entry in value) + "]"
    return toml_text(value) if isinstance(value, str) else repr(value)
