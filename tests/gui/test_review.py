"""The review in the window: keys, queue, edits in place and in bulk, remarks, figures of the person's own."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from helpers.windows import load, reading, started, until_quiet, until_still
from reportedly.gui.dialogs.accept_all import AcceptAllDialog
from reportedly.gui.dialogs.bulk_edit import BulkEditDialog
from reportedly.gui.main_window import MainWindow
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.peek import PeekCard
from reportedly.model.figure import Figure, Review
from reportedly.model.filter import NO_FILTER
from reportedly.services.settings import Settings

D = TypeVar("D", bound=QWidget)
TEXT = (
    "People leave the mill\n\nThe mayor said on Monday that 3,100 people had left the mill. The mayor added that 20 "
    "cars had burned.\n\nThe minister said 4,500 soldiers had reached the port at 6 p.m.\n"
)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, fresh_settings: Settings, tmp_path: Path) -> Iterator[MainWindow]:
    """Give a window with one article that was read."""
    article = tmp_path / "mill.txt"
    article.write_text(TEXT, encoding="utf-8")
    with reading(qtbot, theme, fresh_settings, article) as made:
        yield made


def figures(window: MainWindow) -> tuple[Figure, ...]:
    return window.desk.project.figures.figures


def first(window: MainWindow) -> Figure:
    return figures(window)[0]


def run(window: MainWindow, command: str) -> None:
    window.desk.commands.action(command).trigger()


def shown(qtbot: QtBot, window: MainWindow, kind: type[D]) -> D:
    qtbot.waitUntil(lambda: any(found.isVisible() for found in window.findChildren(kind)))
    found = next(found for found in window.findChildren(kind) if found.isVisible())
    if found.isWindow():  # no window manager gives it the keyboard here
        found.activateWindow()
        qtbot.waitUntil(found.isActiveWindow)
    return found


def press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def open_review(qtbot: QtBot, window: MainWindow) -> None:
    run(window, "figures.review")
    qtbot.waitUntil(window.desk.panels.review.isVisible)


@pytest.mark.parametrize("panel", ["table", "chart", "article"])
@pytest.mark.parametrize(
    ("key", "verdict"),
    [(Qt.Key.Key_A, Review.ACCEPTED), (Qt.Key.Key_X, Review.REJECTED), (Qt.Key.Key_U, Review.UNDECIDED)],
)
def test_one_key_judges_the_current_figure_wherever_figures_are_shown(
    qtbot: QtBot, window: MainWindow, panel: str, key: Qt.Key, verdict: Review
) -> None:
    qtbot.waitUntil(lambda: window.desk.panels.chart.chart is not None)
    getattr(window.desk.panels, panel).setFocus()

    press(qtbot, key)

    qtbot.waitUntil(lambda: first(window).review is verdict)
    assert window.desk.project.figures.index(0, 0).data() == verdict.value


def test_the_buttons_below_a_figure_judge_and_edit_it(qtbot: QtBot, window: MainWindow) -> None:
    detail, name = window.desk.panels.detail, first(window).id
    by_id = window.desk.project.figures.figure

    detail.accept.click()
    qtbot.waitUntil(lambda: by_id(name).review is Review.ACCEPTED)
    detail.reject.click()
    qtbot.waitUntil(lambda: by_id(name).review is Review.REJECTED)
    detail.edit_figure.click()

    assert detail._fields._values["figure"].is_open


def test_letters_typed_into_a_field_judge_nothing(qtbot: QtBot, window: MainWindow) -> None:
    window.tool_bar.focus_search()
    qtbot.keyClicks(window.tool_bar.search, "axu jk")
    window.tool_bar.search.clear()
    window.tool_bar._filter()
    window.desk.panels.articles.setFocus()
    press(qtbot, Qt.Key.Key_A)
    until_quiet(qtbot, window)

    assert {figure.review for figure in figures(window)} == {Review.MACHINE}


def test_several_chosen_figures_are_judged_in_one_step(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.panels.table.selectAll()

    press(qtbot, Qt.Key.Key_X)

    qtbot.waitUntil(lambda: {figure.review for figure in figures(window)} == {Review.REJECTED})
    qtbot.waitUntil(lambda: window.desk.commands.action("edit.undo").isEnabled())
    run(window, "edit.undo")
    qtbot.waitUntil(lambda: {figure.review for figure in figures(window)} == {Review.MACHINE})


def test_all_shown_are_accepted_after_the_count_was_confirmed_and_one_undo_takes_it_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.selection.set_filter(NO_FILTER.only("unit", "people"))
    accepted = [figure.id for figure in window.desk.project.figures.shown()]
    others = [figure.id for figure in figures(window) if figure.id not in accepted]
    action = window.desk.commands.action("figures.accept_all")
    wanted = window.desk.project.figures.rowCount()
    assert 0 < wanted < len(figures(window))
    assert action.text().replace("&", "") == f"Accept all shown ({wanted})"

    action.trigger()
    asked = shown(qtbot, window, AcceptAllDialog)
    assert asked.confirm.text() == f"Accept {wanted}"
    qtbot.keyClick(asked.confirm, Qt.Key.Key_Space)

    by_id = window.desk.project.figures.figure
    qtbot.waitUntil(lambda: all(by_id(name).review is Review.ACCEPTED for name in accepted))
    assert all(by_id(name).review is Review.MACHINE for name in others)
    run(window, "edit.undo")
    qtbot.waitUntil(lambda: {figure.review for figure in figures(window)} == {Review.MACHINE})


def test_accept_all_leaves_what_a_person_has_judged_unless_it_is_ticked(
    qtbot: QtBot, window: MainWindow
) -> None:
    refused, *others = figures(window)
    press(qtbot, Qt.Key.Key_X)
    by_id = window.desk.project.figures.figure
    qtbot.waitUntil(lambda: by_id(refused.id).review is Review.REJECTED)
    action = window.desk.commands.action("figures.accept_all")
    qtbot.waitUntil(lambda: action.text().endswith(f"({len(others)})"))

    action.trigger()
    asked = shown(qtbot, window, AcceptAllDialog)
    assert "1 rejected" in asked.told.text()
    qtbot.keyClick(asked.confirm, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: all(by_id(figure.id).review is Review.ACCEPTED for figure in others))
    assert by_id(refused.id).review is Review.REJECTED
    assert not action.text().endswith(")")  # nothing is left to judge


def test_accept_all_takes_in_the_rejected_ones_where_a_person_says_so(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, Qt.Key.Key_X)
    by_id = window.desk.project.figures.figure
    refused = first(window).id
    qtbot.waitUntil(lambda: by_id(refused).review is Review.REJECTED)
    window.selection.set_filter(NO_FILTER.only("review", Review.REJECTED.value))

    run(window, "figures.accept_all")
    asked = shown(qtbot, window, AcceptAllDialog)
    assert not asked.confirm.isEnabled()
    qtbot.keyClick(asked.boxes[Review.REJECTED], Qt.Key.Key_Space)
    assert asked.confirm.text() == "Accept 1"
    qtbot.keyClick(asked.confirm, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: by_id(refused).review is Review.ACCEPTED)


def test_a_value_is_edited_where_it_stands_and_what_cannot_be_read_says_why(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = window.desk.panels.detail._fields
    press(qtbot, Qt.Key.Key_E)
    line = page._values["figure"]._line
    qtbot.keyClicks(line, "banana")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: line.property("wrong") == "true")
    assert "no number" in line.note.text()
    assert line.hasFocus()

    line.clear()
    qtbot.keyClicks(line, "at least 3,200")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: first(window).review is Review.EDITED)
    assert (first(window).low, str(first(window).relation)) == (3200, ">=")
    assert QApplication.focusWidget() is window.desk.panels.table
    qtbot.waitUntil(lambda: page._words is not None and page._words.fields[0].is_corrected)
    run(window, "figures.machine")
    qtbot.waitUntil(lambda: first(window).review is Review.MACHINE)


@pytest.mark.parametrize("text", ["last Xday", "the day after the vote, or so they said, in October"])
def test_a_date_that_cannot_be_read_moves_nothing_and_its_reason_goes_with_it(
    qtbot: QtBot, window: MainWindow, text: str
) -> None:
    open_review(qtbot, window)
    boxes = window.desk.panels.review.fields._boxes
    line = boxes["statement_date"].line
    places = {name: (box.geometry(), box.line.geometry()) for name, box in boxes.items()}
    line.setFocus()
    line.clear()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: line.note is not None)
    until_still(qtbot, window)

    assert {name: (box.geometry(), box.line.geometry()) for name, box in boxes.items()} == places
    assert "no date" in line.note.text()
    assert window.rect().contains(line.note.geometry())
    assert line.note.geometry().top() >= line.mapTo(window, line.rect().bottomLeft()).y()
    fields = window.desk.panels.review.fields
    fields.set_figure(replace(fields._words, title="said otherwise"), None)  # as news of the figure come in
    assert (line.text(), line.note is not None) == (text, True)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert line.note is None


@pytest.mark.parametrize(("typed", "said"), [("may", "“may” is a new source."), ("MAYOR", "")])
def test_a_source_that_the_project_does_not_know_is_said_to_be_new(
    qtbot: QtBot, window: MainWindow, typed: str, said: str
) -> None:
    last = figures(window)[-1]
    assert last.source not in ("mayor", typed)
    window.selection.choose(last.id)
    window.desk.panels.table.setFocus()
    press(qtbot, Qt.Key.Key_S)
    line = window.desk.panels.detail._fields._values["source"]._line
    line.clear()
    qtbot.keyClicks(line, typed)
    qtbot.keyClick(line, Qt.Key.Key_Return)

    by_id = window.desk.project.figures.figure
    qtbot.waitUntil(lambda: by_id(last.id).review is Review.EDITED)
    until_quiet(qtbot, window)
    message = window.statusBar().currentMessage()
    assert message == said or (not said and "new source" not in message)


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_T])
def test_a_line_that_a_key_opens_is_in_sight(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    dock = window.desk.panels.docks["detail"]
    window.resizeDocks([dock], [dock.minimumSizeHint().height()], Qt.Orientation.Vertical)
    until_still(qtbot, window)

    press(qtbot, key)

    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect().height() == line.height())
    bar = window.desk.panels.detail._area.verticalScrollBar()
    assert bar.value() > 0
    press(qtbot, Qt.Key.Key_Escape)
    assert bar.value() == 0

    bar.setValue(bar.maximum())
    value = window.desk.panels.detail._fields._values["tags"]
    qtbot.mouseClick(value, Qt.MouseButton.LeftButton)
    press(qtbot, Qt.Key.Key_Escape)
    assert bar.value() == bar.maximum()


def test_what_was_typed_is_kept_when_the_focus_goes_elsewhere_and_stays_there(
    qtbot: QtBot, window: MainWindow
) -> None:
    search = window.tool_bar.search
    press(qtbot, Qt.Key.Key_N)
    qtbot.keyClicks(QApplication.focusWidget(), "Ask the mill")

    search.setFocus(Qt.FocusReason.MouseFocusReason)

    qtbot.waitUntil(lambda: first(window).note == "Ask the mill")
    qtbot.waitUntil(lambda: not window.desk.panels.detail._fields._values["note"].is_open)
    assert search.hasFocus()
    qtbot.waitUntil(lambda: window.desk.commands.action("edit.undo").isEnabled())
    run(window, "edit.undo")
    qtbot.waitUntil(lambda: not first(window).note)
    assert not window.desk.commands.action("edit.undo").text().replace("&", "").startswith("Undo Note")


def test_escape_leaves_a_value_as_it_was(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_S)
    qtbot.keyClicks(QApplication.focusWidget(), "Nobody")
    press(qtbot, Qt.Key.Key_Escape)
    until_quiet(qtbot, window)

    assert first(window).review is Review.MACHINE
    assert window.focusWidget() is window.desk.panels.table


def test_note_tags_and_star_stay_with_the_figure(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_N)
    qtbot.keyClicks(QApplication.focusWidget(), "call him")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: first(window).note == "call him")
    press(qtbot, Qt.Key.Key_T)
    qtbot.keyClicks(QApplication.focusWidget(), "front page, town")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: first(window).tags == ("front page", "town"))

    run(window, "figures.star")

    qtbot.waitUntil(lambda: first(window).is_starred)
    assert first(window).review is Review.MACHINE


def test_a_field_of_several_figures_is_edited_after_a_preview(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.panels.table.selectAll()
    press(qtbot, Qt.Key.Key_S)
    asked = shown(qtbot, window, BulkEditDialog)
    asked.line.clear()
    qtbot.keyClicks(asked.line, "Town hall")
    qtbot.waitUntil(lambda: asked.edit.text() == f"Edit {len(figures(window))}" and asked.edit.isEnabled())
    qtbot.waitUntil(lambda: asked.table.item(0, 2).text() == "Town hall")
    assert asked.table.rowCount() == len(figures(window))
    assert {figure.source for figure in figures(window)} != {"Town hall"}

    qtbot.keyClick(asked.edit, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: {figure.source for figure in figures(window)} == {"Town hall"})
    run(window, "edit.undo")
    qtbot.waitUntil(lambda: "Town hall" not in {figure.source for figure in figures(window)})


def test_nothing_is_edited_before_it_is_shown_what_would_change(window: MainWindow) -> None:
    dialog = BulkEditDialog(window, window.theme, figures(window), "source", lambda _: ())
    asked: list[str] = []
    dialog.edit_wanted.connect(lambda field, _: asked.append(field))

    dialog.edit.click()

    assert asked == []
    dialog.close()


def test_enter_in_an_empty_line_takes_no_value_away_before_anything_was_typed(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.desk.panels.table.selectAll()
    run(window, "figures.edit_many")
    asked = shown(qtbot, window, BulkEditDialog)
    qtbot.waitUntil(lambda: asked.edit.isEnabled())
    assert asked.line.text() == ""
    assert asked.edit.text() == f"Take away from {len(figures(window))}"

    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    assert asked.isVisible()
    qtbot.keyClicks(asked.line, "x")
    qtbot.keyClick(asked.line, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: asked.edit.isEnabled())
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: {figure.source for figure in figures(window)} == {None})


def test_a_set_aside_number_is_promoted_with_one_key_and_taken_out_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = window.desk.panels.article.view
    start = TEXT.index("6 p.m.")
    qtbot.waitUntil(lambda: view.number_at((start, start + 1)) is not None)
    before = len(figures(window))
    view.text.number_clicked.emit(*view.number_at((start, start + 1)))
    view.text.setFocus()

    press(qtbot, Qt.Key.Key_P)

    qtbot.waitUntil(lambda: len(figures(window)) == before + 1)
    promoted = next(figure for figure in figures(window) if figure.is_added)
    assert promoted.start == start
    qtbot.waitUntil(lambda: window.selection.current == promoted.id)
    run(window, "figures.remove_added")
    qtbot.waitUntil(lambda: len(figures(window)) == before)


def test_the_sentence_is_peeked_at_and_any_key_gives_the_focus_back(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_Space)
    card = shown(qtbot, window, PeekCard)
    assert first(window).sentence in card.accessibleName()

    qtbot.keyClick(card, Qt.Key.Key_X)
    until_quiet(qtbot, window)

    assert QApplication.focusWidget() is window.desk.panels.table
    assert first(window).review is Review.MACHINE


def test_after_a_verdict_the_next_open_figure_is_current_and_the_counter_follows(
    qtbot: QtBot, window: MainWindow
) -> None:
    open_review(qtbot, window)
    review = window.desk.panels.review
    ids = [figure.id for figure in figures(window)]

    for name in ids:
        assert window.selection.current == name
        press(qtbot, Qt.Key.Key_A)
        qtbot.waitUntil(lambda name=name: window.desk.project.figures.figure(name).review is Review.ACCEPTED)

    qtbot.waitUntil(lambda: f"All {len(ids)} reviewed" in review._done.text())
    assert review._export.isVisibleTo(review)
    assert window.tool_bar._review.text() == f"Review  {len(ids)} of {len(ids)}"


def test_a_figure_stays_in_the_queue_when_its_verdict_makes_it_fail_the_filter(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.selection.set_filter(NO_FILTER.only("review", "machine"))
    open_review(qtbot, window)
    model, total = window.desk.panels.review.model, len(figures(window))
    judged = window.selection.current

    press(qtbot, Qt.Key.Key_X)

    qtbot.waitUntil(lambda: model.done == 1)
    assert model.rowCount() == total
    assert model.row_of(judged) == 0
    window.selection.set_filter(NO_FILTER)
    assert model.rowCount() == total


def test_the_least_sure_figures_come_first_by_doubt(qtbot: QtBot, window: MainWindow) -> None:
    open_review(qtbot, window)
    model = window.desk.panels.review.model

    window.desk.panels.review.head.by_doubt.click()

    sure = [model.figure_at(row).confidence for row in range(model.rowCount())]
    assert sure == sorted(sure)
    window.desk.panels.review.head.by_article.click()
    assert [model.figure_at(row).id for row in range(model.rowCount())] == [one.id for one in figures(window)]


def test_leaving_the_review_brings_the_panels_back_and_a_restart_opens_it_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    docks = window.desk.panels.docks
    before = {name: dock.isVisible() for name, dock in docks.items()}
    open_review(qtbot, window)
    assert not any(dock.isVisible() for dock in docks.values())
    from reportedly.gui.commands.state import state_of

    assert state_of(window.selection, window.desk.project, window.desk.panels)["view"] == "review"

    run(window, "figures.review")

    assert {name: dock.isVisible() for name, dock in docks.items()} == before
    assert docks["article"].widget() is window.desk.panels.article


def test_a_line_left_with_something_typed_keeps_it(qtbot: QtBot, window: MainWindow) -> None:
    open_review(qtbot, window)
    press(qtbot, Qt.Key.Key_N)
    qtbot.keyClicks(QApplication.focusWidget(), "not sure")

    window.desk.panels.review.queue.setFocus()

    qtbot.waitUntil(lambda: first(window).note == "not sure")


def test_the_queue_keeps_the_rules_of_qt(qtmodeltester: object, window: MainWindow) -> None:
    model = window.desk.panels.review.model
    model.set_active(True)

    qtmodeltester.check(model, force_py=True)


def test_a_figure_is_split_where_a_part_of_it_is_marked(
    qtbot: QtBot, theme: Theme, fresh_settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "range.txt"
    text = "The mayor said 18,000 to 20,000 people had left the town.\n"
    path.write_text(text, encoding="utf-8")
    with started(theme, fresh_settings) as made:
        load(qtbot, made, [path])
        made.selection.choose(first(made).id)
        qtbot.waitUntil(lambda: made.desk.panels.article.document is not None)
        made.desk.panels.article.view.text.select_span(text.index("18"), text.index(" 20"))
        run(made, "figures.split")

        qtbot.waitUntil(lambda: [figure.text for figure in figures(made)] == ["18,000 to", "20,000"])


def test_a_figure_is_split_in_two_and_joined_again(
    qtbot: QtBot, theme: Theme, fresh_settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "range.txt"
    path.write_text("The mayor said 18,000 to 20,000 people had left the town.\n", encoding="utf-8")
    with started(theme, fresh_settings) as made:
        load(qtbot, made, [path])
        made.selection.choose(first(made).id)
        run(made, "figures.split")
        qtbot.waitUntil(lambda: [figure.text for figure in figures(made)] == ["18,000", "20,000"])
        qtbot.waitUntil(lambda: made.selection.selected == {figure.id for figure in figures(made)})
        assert made.selection.current == first(made).id
        assert made.selection.measure == first(made).series

        run(made, "figures.join")

        qtbot.waitUntil(lambda: [figure.text for figure in figures(made)] == ["18,000 to 20,000"])
        qtbot.waitUntil(lambda: made.selection.current == first(made).id)
        qtbot.waitUntil(
            lambda: made.desk.commands.action("edit.undo").text().endswith("Join 18,000 to 20,000")
        )
        run(made, "edit.undo")
        qtbot.waitUntil(lambda: [figure.text for figure in figures(made)] == ["18,000", "20,000"])
        qtbot.waitUntil(lambda: made.selection.selected == {figure.id for figure in figures(made)})
        assert made.selection.current == first(made).id
        assert not [dialog for dialog in made.findChildren(QDialog) if dialog.isVisible()]


def test_the_next_article_of_the_review_stands_there_with_the_key(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "port.txt"
    path.write_text(
        "Ships come\n\nThe harbour master said on Monday that 62 ships had come.\n", encoding="utf-8"
    )
    load(qtbot, window, [path])
    qtbot.waitUntil(lambda: figures(window)[-1].article == str(path))
    open_review(qtbot, window)
    article, last = window.desk.panels.article, figures(window)[-2]
    window.selection.choose(last.id)
    qtbot.waitUntil(lambda: article._ready is not None and article._ready[1][0].key == str(path))

    press(qtbot, Qt.Key.Key_A)

    assert article.document is not None
    assert article.document.key == str(path)
    assert [figure.text for figure in article.view.figures] == ["62"]


def test_an_article_that_was_edited_meanwhile_is_fetched_anew(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "port.txt"
    path.write_text(
        "Ships come\n\nThe harbour master said on Monday that 62 ships had come.\n", encoding="utf-8"
    )
    load(qtbot, window, [path])
    qtbot.waitUntil(lambda: figures(window)[-1].article == str(path))
    article = window.desk.panels.article
    article.prepare(str(path))
    qtbot.waitUntil(lambda: article._ready is not None)
    window.desk.desk.change(lambda session: session.edit_document(str(path), outlet="Port Gazette"))
    qtbot.waitUntil(lambda: figures(window)[-1].outlet == "Port Gazette")

    window.selection.choose(figures(window)[-1].id)

    qtbot.waitUntil(lambda: article.document is not None and article.document.outlet == "Port Gazette")


def test_in_the_smallest_window_the_current_figure_is_in_sight_and_no_button_is_cut(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1024, 640)
    panels, figures = window.desk.panels, window.desk.project.figures.figures
    last = max(figures, key=lambda figure: figure.start)
    window.selection.choose(last.id)
    view = panels.article.view
    qtbot.waitUntil(lambda: last in view.figures)
    open_review(qtbot, window)
    until_quiet(qtbot, window)
    until_still(qtbot, window)
    place, room = view.text.place_of(last.start, last.end), view.text.viewport().rect()
    fields = panels.review.fields
    buttons = (fields._accept, fields._reject, fields._undecided)
    seen = (place.top() >= 0, place.bottom() <= room.height())
    cut = [button.text() for button in buttons if button.width() < button.sizeHint().width()]

    assert view.text.verticalScrollBar().maximum() > 0
    assert seen == (True, True)
    assert cut == []
