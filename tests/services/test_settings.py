"""Settings: declared once, checked, kept at once."""

import os
from math import nan
from pathlib import Path

import pytest

from reportedly.services.settings import MOST_RECENT_FILES, SETTINGS, Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def test_defaults_stand_where_nothing_was_set(path: Path):
    settings = Settings(path)

    assert all(settings.get(key) == setting.default for key, setting in SETTINGS.items())
    assert not path.exists()


def test_changes_are_there_after_a_restart(path: Path):
    settings = Settings(path)
    settings.set("theme", "dark")
    settings.set("text_scale", 1.25)
    settings.set("restore_session", False)
    settings.set("last_folder", 'C:\\Users\\"Ana"\n')
    settings.set("table_columns", ("source", "value"))

    again = Settings(path)

    assert (again.text("theme"), again.number("text_scale"), again.flag("restore_session")) == (
        "dark",
        1.25,
        False,
    )
    assert (again.text("last_folder"), again.texts("table_columns")) == (
        'C:\\Users\\"Ana"\n',
        ("source", "value"),
    )
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "pink"),
        ("text_scale", 9.0),
        ("text_scale", nan),
        ("workers", 0),
        ("workers", True),
        ("theme", 1),
        ("recent_files", (1,)),
    ],
)
def test_a_wrong_value_is_refused_in_words(path: Path, key: str, value: object):
    settings = Settings(path)

    with pytest.raises(ValueError, match=key):
        settings.set(key, value)  # type: ignore[arg-type] # that is the point

    assert settings.get(key) == SETTINGS[key].default


def test_an_unknown_key_is_an_error(path: Path):
    with pytest.raises(KeyError):
        Settings(path).get("colour")


def test_a_broken_file_gives_the_defaults_and_says_so(path: Path):
    path.parent.mkdir()
    path.write_text("theme = \n")

    settings = Settings(path)

    assert settings.text("theme") == "system"
    assert "cannot be read" in settings.problems[0]


def test_one_wrong_entry_costs_only_itself(path: Path):
    path.parent.mkdir()
    path.write_text('theme = "pink"\ntext_scale = 2\nfuture_key = 1\n')

    settings = Settings(path)

    assert (settings.text("theme"), settings.number("text_scale")) == ("system", 2.0)
    assert settings.problems == ("theme should be one of system, light, dark, not 'pink'",)


def test_listeners_hear_of_real_changes_only(path: Path):
    settings, heard = Settings(path), []
    end = settings.subscribe(heard.append)

    settings.set("theme", "dark")
    settings.set("theme", "dark")
    end()
    settings.set("theme", "light")

    assert heard == ["theme"]


def test_recent_files_are_few_and_the_latest_first(path: Path):
    settings = Settings(path)

    for number in range(MOST_RECENT_FILES + 3):
        settings.add_recent_file(Path(f"/p/{number}.reportedly"))
    settings.add_recent_file(Path("/p/5.reportedly"))

    recent = settings.texts("recent_files")
    assert recent[:2] == ("/p/5.reportedly", "/p/12.reportedly")
    assert len(recent) == MOST_RECENT_FILES


def test_a_folder_that_cannot_be_written_costs_only_the_memory(path: Path):
    path.parent.write_text("a file where the folder should be")
    settings = Settings(path)

    settings.set("theme", "dark")

    assert settings.text("theme") == "dark"
    assert "cannot be written" in settings.problems[-1]


@pytest.mark.skipif(os.name == "nt", reason="there every name is text")
def test_a_project_whose_name_is_no_text_costs_no_setting(path: Path):
    project = Path(os.fsdecode(b"/projects/\xe9.reportedly"))

    settings = Settings(path)
    settings.add_recent_file(project)
    settings.set("theme", "dark")

    assert settings.texts("recent_files") == (str(project),)
    assert Settings(path).text("theme") == "dark"
    assert [file.name for file in path.parent.iterdir()] == [path.name]
