"""The names of measures in the list."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from helpers.figures import make_figure
from reportedly.gui.models.comparison import ComparisonModel, Facts, Question
from reportedly.gui.models.counts import FigureCounts
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.services.session import ProjectSession

COUNT = make_figure("1", series="troops · withdrawn", measure="soldiers withdrawn", unit="people")
SHARE = make_figure("2", series="troops · withdrawn · percent", measure="soldiers withdrawn", unit="percent")
OTHER = make_figure("3", series="cost · eur", measure="cost", unit="EUR")


def test_measures_of_one_name_say_how_they_differ() -> None:
    rows = FigureCounts([COUNT, SHARE, OTHER]).measure_rows()

    assert {row.name for row in rows} == {"soldiers withdrawn", "soldiers withdrawn (share)", "cost"}
    assert {next(iter(row.values)) for row in rows if row.name.endswith("(share)")} == {SHARE.series}


def test_a_sentence_has_the_words_of_the_measure_without_what_tells_the_row_apart(
    qtbot: QtBot, tmp_path: Path
) -> None:
    project, selection = ProjectModels(), LinkedSelection()
    project.session = ProjectSession.create(tmp_path / "Troops.reportedly")
    project.take([], [COUNT, SHARE, OTHER])
    selection.set_measure(SHARE.series)
    model = ComparisonModel(project, selection, lambda work, done: done(work()), project)
    asked: list[Question] = []

    def keep(_: Facts, question: Question) -> None:
        asked.append(question)

    model.ask_once(keep, lambda _: None)
    qtbot.waitUntil(lambda: bool(asked))
    model.end()
    project.session.close()

    assert asked[0].name == "soldiers withdrawn"
    assert asked[0].names[SHARE.series] == "soldiers withdrawn (share)"
