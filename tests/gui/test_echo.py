"""Echo: one lane an origin, its reports in order of time, and what changed on the way."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.test_side_by_side import asked
from helpers.figures import make_figure
from helpers.windows import show_sample
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.comparison import Facts, Question
from reportedly.gui.models.echo_grid import EchoGrid
from reportedly.gui.models.echo_map import EchoCell, Echoes, Part, echoes, origin_day
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.echo_paint import PAD, EchoPaint
from reportedly.gui.views.echo_view import EchoView
from reportedly.model.figure import Figure
from reportedly.model.origin import LinkKind, Origin, OriginEvidence, Report
from reportedly.model.quantity import Relation

AS_SHARED = OriginEvidence(LinkKind.SAME_FIGURE, "the same figure as in Coast Radio", "radio.txt", "600")


def told(name: str, day: str | None, **changes: object) -> Figure:
    sentence = "About 600 people left, the mayor said." if changes else "600 people left, the mayor said."
    values = {
        "source": "Mayor",
        "value": Decimal(600),
        "low": Decimal(600),
        "high": Decimal(600),
        "text": "600",
    }
    return make_figure(
        name,
        article=f"{name}.txt",
        outlet=name.title(),
        published=day,
        sentence=sentence,
        **{**values, **changes},
    )


ABOUT = told("radio", "2024-10-21", relation=Relation.ABOUT)
PLAIN = told("post", "2024-10-22")
UNDATED = told("blog", None)
OTHER = make_figure("army", article="army.txt", source="Army", outlet="Gazette")


def report(figure: Figure) -> Report:
    from datetime import date

    day = None if figure.published is None else date.fromisoformat(figure.published)
    return Report(
        article=figure.article, outlet=figure.outlet, title=None, published=figure.published,
        days=None if day is None else (day, day), figures=(figure.id,), text=figure.sentence, voice="Mayor",
        evidence=(AS_SHARED,),
    )  # fmt: skip


def origin(name: str, *figures: Figure) -> Origin:
    return Origin(
        id=name, title=f"{name} briefing", voice=str(figures[0].source), is_own_voice=False, what="600 people",
        said=None, reports=tuple(report(figure) for figure in figures),
    )  # fmt: skip


ORIGINS = (origin("Mayor", ABOUT, PLAIN, UNDATED), origin("Army", OTHER))


def shown(*figures: Figure, origins: tuple[Origin, ...] = ORIGINS, measure: str | None = "troops") -> Echoes:
    facts = asked(*figures)[0]
    known = Facts(facts.figures, facts.texts, origins, facts.origin_of, facts.words)
    return echoes(known, Question(figures, measure, {}, None, None, None))


ALL = (ABOUT, PLAIN, UNDATED, OTHER)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, project: ProjectModels, selection: LinkedSelection) -> EchoView:
    made = EchoView(project, selection, theme)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.set_shown(shown(*ALL))
    return made


def test_a_report_of_several_numbers_shows_the_one_that_its_lane_is_about() -> None:
    total = told(
        "post", "2024-10-22", value=Decimal(5000), low=Decimal(5000), high=Decimal(5000), text="5,000"
    )
    same = replace(PLAIN, id="same")
    both = replace(report(total), figures=(total.id, same.id))
    lane = replace(origin("Mayor", ABOUT), reports=(report(ABOUT), both))

    tellings = shown(ABOUT, total, same, origins=(lane,)).of_measure.lanes[0].tellings

    assert [telling.figure.id for telling in tellings] == [ABOUT.id, same.id]


def test_a_report_of_several_numbers_shows_that_of_the_measure_looked_at_in_each_card() -> None:
    dead = told(
        "dead",
        "2024-10-20",
        series="dead",
        measure="dead",
        value=Decimal(41),
        low=Decimal(41),
        high=Decimal(41),
    )
    aboard = told("aboard", "2024-10-20", series="people", measure="people")
    first = replace(report(dead), figures=(dead.id, aboard.id))
    later = told("later", "2024-10-21", series="troops")
    lane = replace(origin("Mayor", dead, later), reports=(first, report(later)))

    (found,) = shown(dead, aboard, later, origins=(lane,)).of_measure.lanes

    assert [telling.figure.id for telling in found.tellings] == [aboard.id, later.id]


def test_an_origin_has_its_reports_in_order_and_what_changed_in_them() -> None:
    (lane,) = shown(*ALL).of_measure.lanes

    assert [telling.report.outlet for telling in lane.tellings] == ["Radio", "Post", "Blog"]
    assert [change.words for change in lane.tellings[1].changes] == ["“about” dropped"]
    assert lane.tellings[0].changes == ()


def test_a_map_counts_articles_origins_and_changed_meanings() -> None:
    found = shown(*ALL).of_measure

    assert (found.reports, found.origins, len(found.alone), found.changed) == (4, 2, 1, 1)


def test_a_report_of_another_measure_in_the_same_lane_is_no_report_of_this_one() -> None:
    sick = replace(UNDATED, series="sick", measure="soldiers sick")
    found = shown(ABOUT, PLAIN, sick, OTHER)

    assert len(found.of_measure.lanes[0].tellings) == 3
    assert (found.of_measure.reports, found.of_all.reports) == (3, 4)


def test_a_filter_takes_the_reports_of_hidden_figures_out() -> None:
    found = shown(PLAIN, OTHER).of_measure

    assert found.lanes == ()
    assert [lane.origin.id for lane in found.alone] == ["Mayor", "Army"]


def test_origins_of_other_measures_stand_only_among_all() -> None:
    found = shown(*ALL, measure="houses")

    assert found.of_measure.reports == 0
    assert found.of_all.reports == 4


def test_a_lane_longer_than_a_row_goes_on_in_the_next() -> None:
    grid = EchoGrid()
    grid.set_columns(2)
    grid.set_shown(shown(*ALL).of_measure)

    parts = [[cell.part for cell in row] for row in grid.rows]
    assert parts == [
        [Part.ORIGIN, Part.REPORT, Part.REPORT],
        [Part.LINE, Part.REPORT, Part.EMPTY],
        [Part.TITLE, Part.REPORT, Part.EMPTY],
    ]
    assert [cell.is_dated for cell in grid.rows[1]] == [True, False, True]


def test_by_time_each_day_has_its_reports_and_those_without_a_date_come_last() -> None:
    grid = EchoGrid()
    grid.set_shown(shown(*ALL).of_measure, is_by_time=True)

    assert [row[0].title for row in grid.rows] == ["21 Oct 2024", "22 Oct 2024", "date unknown"]
    assert [len([cell for cell in row if cell.telling]) for row in grid.rows] == [1, 2, 1]


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = EchoGrid()
    model.set_shown(shown(*ALL).of_measure)

    qtmodeltester.check(model)


def test_arrows_go_from_card_to_card_and_enter_opens_the_sentence(
    view: EchoView, selection: LinkedSelection
) -> None:
    opened: list[str] = []
    view.opened.connect(opened.append)

    QTest.keyClick(view.cards, Qt.Key.Key_Right)
    QTest.keyClick(view.cards, Qt.Key.Key_Right)
    second = selection.current
    QTest.keyClick(view.cards, Qt.Key.Key_Down)
    QTest.keyClick(view.cards, Qt.Key.Key_Return)

    assert second == "radio"
    assert opened == [selection.current]
    assert selection.current != "radio"


def test_a_chosen_report_tells_why_it_belongs_to_its_origin(
    view: EchoView, selection: LinkedSelection
) -> None:
    selection.choose("post")

    words = view._evidence.text()
    assert "the same figure as in Coast Radio" in words
    assert "“about” dropped" in words
    assert view.own.isEnabled()
    assert not view.same.isEnabled()


def test_two_origins_chosen_can_be_said_to_be_one(view: EchoView, selection: LinkedSelection) -> None:
    choose = view.cards.selectionModel().select
    for row, cells in enumerate(view.model.rows):
        for column, cell in enumerate(cells):
            if cell.figures in (("post",), ("army",)):
                choose(view.model.index(row, column), QItemSelectionModel.SelectionFlag.Select)

    assert selection.selected == {"post", "army"}
    assert view.same.isEnabled()


def test_where_nothing_is_shared_every_report_has_its_own_origin(view: EchoView) -> None:
    view.set_shown(shown(PLAIN, OTHER))

    assert view._line.text() == "Every report here has its own origin."
    assert view._title.text() == "2 reports, 2 origins"


def test_nothing_shown_says_so(view: EchoView) -> None:
    view.set_shown(shown())

    assert view._empty.isVisible()
    assert view._empty.text() == "No figure of this measure is shown."
    assert not view.cards.isVisible()


def test_what_a_person_says_of_an_origin_is_shown_and_can_be_undone(qtbot: QtBot, window: MainWindow) -> None:
    commands = window.desk.commands
    show_sample(qtbot, window)
    commands.action("view.echo").trigger()
    panel = window.desk.panels.echo
    qtbot.waitUntil(lambda: bool(panel.model.shown.lanes))
    lane = panel.model.shown.lanes[0]
    before = len(lane.tellings)

    window.selection.set_selected(lane.tellings[-1].figures)
    window.selection.set_current(lane.tellings[-1].figure.id)
    panel.own.click()
    qtbot.waitUntil(lambda: len(panel.model.shown.lanes[0].tellings) == before - 1)
    commands.action("edit.undo").trigger()
    qtbot.waitUntil(lambda: len(panel.model.shown.lanes[0].tellings) == before)

    assert panel.model.shown.lanes[0].origin.id == lane.origin.id


def test_selected_reports_stay_selected_in_another_order(view: EchoView, selection: LinkedSelection) -> None:
    selection.set_selected({"post", "army"})
    selection.set_current("army")

    view.by_time.click()

    assert [cell.figures for cell in view._chosen()] in ([("post",), ("army",)], [("army",), ("post",)])
    assert view.same.isEnabled()


def test_an_origin_without_a_day_of_its_own_has_that_of_its_first_dated_report() -> None:
    dated, undated = origin("Mayor", UNDATED, PLAIN, ABOUT), origin("Mayor", UNDATED)

    assert origin_day(dated) == "reported 21 Oct 2024"
    assert origin_day(undated) == "date unknown"


def test_what_changed_is_broken_over_two_lines_and_cut_with_a_sign(theme: Theme) -> None:
    words = "“casualties in the northern province” became “killed in the northern province”"
    cell = EchoCell(Part.REPORT, notes=((words, True), (f"{words} {words}", True)))
    paint, cards = EchoPaint(theme), EchoPaint(theme).usual()

    lines = [line for line, _ in paint._note_lines(cell.notes, 190)]

    assert len(lines) == 4
    assert f"{lines[0]} {lines[1]}" == words
    one = replace(cell, notes=(("first seen", False),))
    step = paint.height(cards, [replace(cell, notes=cell.notes[:1])], 190, has_origin=False)
    assert step > paint.height(cards, [one], 190, has_origin=False)


def test_words_under_a_card_stay_inside_its_place(view: EchoView, theme: Theme) -> None:
    cell = view.model.cell(*view.model.places_of("post")[0])
    long = replace(cell, notes=(("changed " * 60, True),))
    image = QImage(500, 260, QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    paint = EchoPaint(theme)
    paint.paint_report(painter, QRect(0, 0, 260, 200), long, theme.color("ink"), paint.usual())
    painter.end()

    beyond = {image.pixelColor(x, y).name() for x in range(262, 500) for y in range(260)}

    assert beyond == {theme.color("surface").name()}


def test_the_menu_of_a_report_corrects_its_origin(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    popped: list[list[str]] = []
    desk = window.desk
    show_sample(qtbot, window)
    desk.commands.action("view.echo").trigger()
    qtbot.waitUntil(lambda: bool(desk.panels.echo.model.shown.lanes))
    made = desk.commands.menu_of

    def menu_of(ids: list[str], parent: object) -> object:
        menu = made(ids, parent)
        popped.append([action.text().replace("&", "") for action in menu.actions()])
        return menu

    monkeypatch.setattr(desk.commands, "menu_of", menu_of)
    monkeypatch.setattr("PySide6.QtWidgets.QMenu.popup", lambda *_: None)
    desk.panels.echo.menu_wanted.emit(desk.panels.echo.rect().center())

    assert {"Same origin", "Own origin", "Origin as it was found"} <= set(popped[0])


def test_beside_reports_of_no_day_stands_whole_that_it_is_unknown(view: EchoView, theme: Theme) -> None:
    view.by_time.click()
    sizes = view._sizes

    room = sizes.first(is_by_time=True) - theme.px(PAD)
    assert QFontMetrics(theme.font(is_strong=True)).horizontalAdvance("date unknown") <= room
