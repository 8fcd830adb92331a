"""A source without a colour gets one when a person pins it; with all ten taken, another becomes grey."""

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from helpers.figures import make_figure, sample_summaries
from helpers.windows import show_sample
from reportedly.gui.commands.state import state_of
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.project import ProjectModels

_GREY = 10


def crowded() -> ProjectModels:
    """Give a project of twelve sources: ten have a colour, the last ones, named once, have none."""
    models = ProjectModels()
    figures = [
        make_figure(f"{source}-{n}", source=f"Source {source:02}", start=source * 20 + n)
        for source in range(12)
        for n in range(12 - source)
    ]
    models.take(sample_summaries(), figures)
    return models


def test_a_pinned_source_takes_the_colour_of_the_one_that_is_freed() -> None:
    project = crowded()
    place = project.place_of("Source 09")

    project.pin("Source 11", "Source 09")

    assert project.place_of("Source 11") == place
    assert project.place_of("Source 09") == _GREY
    assert len(set(project.source_places.values())) == 10


def test_the_least_used_sources_are_offered_first_and_pinned_ones_last() -> None:
    project = crowded()
    before = project.least_used(3)

    project.pin("Source 11", "Source 09")

    assert before == ["Source 09", "Source 08", "Source 07"]
    assert project.least_used(12)[-1] == "Source 11"


def test_while_a_colour_is_free_no_source_has_to_give_one() -> None:
    project = ProjectModels()
    project.take(sample_summaries(), [make_figure("a", source="One")])

    assert project.least_used(5) == []


def test_no_source_that_is_named_more_often_takes_a_pinned_colour_over() -> None:
    project = crowded()
    project.pin("Source 11", "Source 09")
    place = project.place_of("Source 11")

    more = [make_figure(f"new-{n}", source="Newcomer", start=1000 + n) for n in range(40)]
    project.take(sample_summaries(), [*project.figures.figures, *more])

    assert project.place_of("Newcomer") != _GREY
    assert project.place_of("Source 11") == place


def test_what_was_pinned_is_kept_with_the_project(qtbot: QtBot, window: MainWindow) -> None:
    show_sample(qtbot, window)
    project = window.desk.project
    name = next(name for name in project.voice_places if not project.has_color(name))

    project.pin(name, project.least_used(1)[0])
    kept = state_of(window.selection, project, window.desk.panels)
    project.set_places(kept["source_colours"], kept["pinned_sources"])

    assert list(project.pinned_sources) == [name]
    assert project.has_color(name)


def test_the_menu_of_a_source_without_a_colour_offers_those_that_may_give_theirs(
    qtbot: QtBot, window: MainWindow
) -> None:
    show_sample(qtbot, window)
    project, menu = window.desk.project, QMenu()
    qtbot.addWidget(menu)
    name = next(name for name in project.voice_places if not project.has_color(name))
    freed = project.least_used(1)[0]

    window.desk._names._offer_color(menu, name)
    (asked,) = menu.actions()
    asked.menu().actions()[0].trigger()

    assert asked.text() == "Pin to chart in place of"
    assert project.has_color(name)
    assert not project.has_color(freed)


def test_who_has_a_colour_and_outlets_in_their_own_voice_are_offered_none(
    qtbot: QtBot, window: MainWindow
) -> None:
    show_sample(qtbot, window)
    project, menu = window.desk.project, QMenu()
    qtbot.addWidget(menu)
    colored = next(name for name in project.voice_places if project.has_color(name))

    window.desk._names._offer_color(menu, colored)
    window.desk._names._offer_color(menu, "The Post, own voice")

    assert menu.actions() == []
