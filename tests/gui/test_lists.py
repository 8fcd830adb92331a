"""The lists at the left: articles, sources and measures."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from helpers.figures import make_figure, sample_figures, sample_summaries
from reportedly.charts.chart_theme import chart_theme
from reportedly.gui.models.columns import column_place
from reportedly.gui.models.counts import FigureCounts
from reportedly.gui.models.document_list import DocumentListModel
from reportedly.gui.models.job_list import JobListModel, JobRow
from reportedly.gui.models.name_tree import NameTreeModel
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.models.source_list import OWN_VOICE
from reportedly.gui.models.typed_date import read_typed_date
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.article_list import ArticleList
from reportedly.model.changes import ChangeSet
from reportedly.model.figure import Review
from reportedly.model.filter import NO_FILTER, voice_of


def test_the_list_models_keep_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    documents, tallies, jobs = DocumentListModel(), NameTreeModel("source", 2), JobListModel()
    documents.set_articles(sample_summaries())
    tallies.set_tallies(FigureCounts(sample_figures()).source_rows({}))
    jobs.begin([JobRow("one.txt", None), JobRow("two.txt", None)])

    for model in (documents, tallies, jobs):
        qtmodeltester.check(model)


def test_own_voices_are_one_row_that_stands_for_all_of_them() -> None:
    rows = FigureCounts(sample_figures()).source_rows({"Mayor": 3})

    own = next(row for row in rows if row.name == OWN_VOICE)

    assert own.values == {"Coast Radio, own voice"}
    assert next(row.color for row in rows if row.name == "Mayor") == 3


def test_more_sources_than_fit_stand_behind_one_row() -> None:
    model = NameTreeModel("source", 2)
    model.set_tallies(FigureCounts(sample_figures()).source_rows({}))

    before = [model.index(row, 0).data() for row in range(model.rowCount())]
    model.toggle_more()

    assert before[-1] == "2 more"
    assert model.rowCount() == 5


def test_colours_are_given_in_order_and_stay(project: ProjectModels) -> None:
    first = dict(project.source_places)

    project.take(sample_summaries(), sample_figures()[2:])

    assert first["Ministry of Defence"] == 0
    assert project.source_places["Ministry of Defence"] == 0
    assert len(set(first.values())) == len(first)


def test_sources_past_the_last_colour_are_told_from_the_outlets_own_voice(theme: Theme) -> None:
    project = ProjectModels()
    many = [make_figure(f"m{n}", source=f"Body {n:02}") for n in range(12)]
    own = make_figure("own", source=None, source_text=None)

    project.take(sample_summaries(), [*many, own])

    eleventh, voice = project.place_of("Body 10"), project.place_of(voice_of(own))
    assert (project.place_of("Body 09"), eleventh, voice) == (9, 10, None)
    assert theme.source_mark(eleventh) != theme.source_mark(voice)
    assert dict(project.source_places).keys() == {f"Body {n:02}" for n in range(10)}
    chart = chart_theme("light", theme.e, theme.font(), project.voice_places)
    assert chart.mark_color("Body 11") == theme.source_mark(10)
    assert chart.mark_color(voice_of(own)) == theme.source_mark(None)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [("23 Oct 2024", "2024-10-23"), ("2024-10-23", "2024-10-23"), ("October 23, 2024", "2024-10-23"),
     ("Oct 2024", "2024-10"), ("2024", "2024"), ("23.10.2024", "2024-10-23"), ("  1st May 2024 ", "2024-05-01"),
     ("", None), ("Wed 23 Oct 2024", "2024-10-23"), ("Wednesday, October 23, 2024", "2024-10-23"),
     ("23/10/2024", "2024-10-23"), ("10/23/2024", "2024-10-23"), ("4/4/2024", "2024-04-04"),
     ("2024/10/23", "2024-10-23"), ("23-Oct-2024", "2024-10-23"), ("Thurs. 24 Oct 2024", "2024-10-24")],
)  # fmt: skip
def test_a_date_is_read_as_people_type_it(typed: str, iso: str | None) -> None:
    assert read_typed_date(typed) == iso


@pytest.mark.parametrize(
    ("typed", "words"),
    [("31 Feb 2024", "There is no 31 Feb 2024"), ("yesterday", "is no date"), ("3/4/2024", "could be two dates"),
     ("2024-13-01", "is no date"), ("12 Foo 2024", "is no month"), ("31/31/2024", "There is no"),
     ("Mon 23 Oct 2024", "23 Oct 2024 is a Wednesday"), ("Wed Oct 2024", "is no date")],
)  # fmt: skip
def test_a_wrong_date_is_refused_in_words(typed: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_typed_date(typed)


def test_a_date_is_edited_in_place_and_a_wrong_one_keeps_the_field_open(
    qtbot: QtBot, project: ProjectModels, selection: LinkedSelection, theme: Theme
) -> None:
    view = ArticleList(project.documents, selection, theme)
    qtbot.addWidget(view)
    view.resize(260, 400)
    view.show()
    selection.set_article("two.txt")
    edits: list[tuple[str, str, str]] = []
    view.edited.connect(lambda *edit: edits.append(edit))

    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "31 Feb 2024")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    after_wrong = list(edits)
    editor.selectAll()
    qtbot.keyClicks(editor, "23 Oct 2024")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()

    assert after_wrong == []
    assert edits == [("two.txt", "published", "23 Oct 2024")]


def test_a_double_click_edits_the_line_under_the_pointer(
    qtbot: QtBot, project: ProjectModels, selection: LinkedSelection, theme: Theme
) -> None:
    view = ArticleList(project.documents, selection, theme)
    qtbot.addWidget(view)
    view.resize(260, 400)
    view.show()
    row = view.visualRect(project.documents.index(0))

    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.left() + 30, row.top() + 10))

    editor = view.findChild(QLineEdit)
    assert editor is not None
    assert editor.accessibleName() == "Outlet"
    assert editor.text() == "Daily Post"


def test_a_changed_article_takes_its_new_figures_and_leaves_those_of_others_alone() -> None:
    project = ProjectModels()
    articles, figures = sample_summaries(), sample_figures()
    project.take(articles, figures)
    changed = make_figure("a9", text="9,000")

    own, others = ([figure for figure in figures if (figure.article == articles[0].key) is is_own]
                   for is_own in (True, False))  # fmt: skip
    change = ChangeSet(frozenset({changed.id, *(figure.id for figure in own)}), frozenset({articles[0].key}))
    project.take_changed(change, [changed], articles, is_whole=True)

    assert list(project.figures.figures) == [changed, *others]
    assert all(kept is old for kept, old in zip(project.figures.figures[1:], others, strict=True))


def test_the_figures_of_a_removed_article_go_with_it() -> None:
    project = ProjectModels()
    articles, figures = sample_summaries(), sample_figures()
    project.take(articles, figures)

    gone = frozenset(figure.id for figure in figures if figure.article == articles[0].key)
    project.take_changed(ChangeSet(gone, frozenset({articles[0].key})), [], articles[1:], is_whole=True)

    assert {figure.article for figure in project.figures.figures} == {articles[1].key}


def test_of_measures_with_as_many_figures_that_of_people_on_known_days_comes_first() -> None:
    money = make_figure("1", series="cost", measure="cost", unit="EUR", statement_date=None)
    people = make_figure("2", series="troops", measure="troops", unit="people", statement_date="2024-10-23")

    rows = FigureCounts([money, people]).measure_rows()

    assert [row.name for row in rows] == ["troops", "cost"]


def test_an_edited_figure_is_counted_anew_and_all_else_is_as_if_counted_from_the_start() -> None:
    figures = sample_figures()
    counts = FigureCounts(figures)
    edited = [replace(figures[0], source="Mayor", series="else", measure="something else"), *figures[1:]]

    is_changed = counts.change(figures[:1], edited[:1])

    fresh = FigureCounts(edited)
    assert is_changed
    assert counts.measure_rows() == fresh.measure_rows()
    assert counts.source_rows({}) == fresh.source_rows({})
    assert counts.names == fresh.names
    assert not counts.change(edited, edited)


def test_an_edit_of_one_figure_tells_the_table_of_one_row(qtbot: QtBot) -> None:
    project = ProjectModels()
    articles, figures = sample_summaries(), sample_figures()
    project.take(articles, figures)
    rows: list[tuple[int, int]] = []
    project.figures.dataChanged.connect(lambda first, last: rows.append((first.row(), last.row())))
    edited = replace(figures[1], review=Review.ACCEPTED)

    project.take_changed(
        ChangeSet(frozenset({edited.id}), frozenset({edited.article})), [edited], [], is_whole=False
    )

    assert rows == [(1, 1)]
    assert project.figures.figure_at(1) is edited
    assert not project.is_regrouped


def test_an_edited_figure_goes_where_the_order_wants_it_and_stays_current(
    qtmodeltester: ModelTester, project: ProjectModels
) -> None:
    model = project.figures
    qtmodeltester.check(model)
    model.sort(column_place("source"))
    held = QPersistentModelIndex(model.index(0, 0))
    first = model.figure_at(0)

    model.replace([replace(first, source="Zoo")])

    row = model.row_of(first.id)
    assert row is not None
    assert row > 0
    assert held.row() == row


def test_an_edited_figure_that_no_longer_passes_the_filter_leaves_the_table(
    qtmodeltester: ModelTester, project: ProjectModels
) -> None:
    model = project.figures
    qtmodeltester.check(model)
    source = next(figure.source for figure in model.figures if figure.source)
    model.set_filter(NO_FILTER.only("source", source))
    shown = model.shown()

    model.replace([replace(shown[0], source="Zoo")])
    assert model.shown() == shown[1:]

    model.replace([shown[0]])
    assert model.shown() == shown


def test_a_key_held_while_other_articles_are_shown_selects_none_of_them(
    qtbot: QtBot, selection: LinkedSelection, theme: Theme
) -> None:
    """Ctrl is down while Ctrl+Z shows one article after another: all became selected, and Delete would remove all."""
    model = DocumentListModel()
    model.set_articles([replace(sample_summaries()[0], key=name) for name in "abcd"])
    view = ArticleList(model, selection, theme)
    qtbot.addWidget(view)
    qtbot.keyPress(view, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)

    for key in "abcd":
        selection.set_article(key)

    assert view.selected_keys() == ["d"]
    qtbot.keyRelease(view, Qt.Key.Key_Control)


def test_while_first_articles_arrive_colours_go_to_who_is_named_most(project: ProjectModels) -> None:
    early = [make_figure(f"e{n}", source=f"Body {n:02}") for n in range(12)]
    late = [make_figure(f"l{n}", source="Body 11", article="two.txt") for n in range(3)]

    project.is_dealing = True
    project.take(sample_summaries(), early)
    at_first = project.place_of("Body 11")
    project.take(sample_summaries(), [*early, *late])
    dealt = project.place_of("Body 11")
    project.is_dealing = False
    project.take(sample_summaries(), early)

    assert (at_first, dealt) == (10, 0)
    assert project.place_of("Body 11") == 0  # a colour stays


def test_while_first_articles_arrive_who_speaks_of_the_drawn_measure_has_colours(
    project: ProjectModels,
) -> None:
    drawn = [make_figure(f"a{n}", source=f"Doctor {n}", series="deaths") for n in range(3)]
    other = [make_figure(f"b{n}", source=f"Body {n % 12:02}", series="homes") for n in range(24)]

    project.is_dealing, project.drawn_measure = True, "deaths"
    project.take(sample_summaries(), [*drawn, *other])

    assert project.first_measure() == "homes"
    assert sorted(project.place_of(f"Doctor {n}") for n in range(3)) == [0, 1, 2]


def test_who_is_named_much_more_often_takes_the_colour_of_who_is_hardly_named(project: ProjectModels) -> None:
    first = [make_figure(f"a{n}", source=f"Source {n:02}") for n in range(10)]
    first += [make_figure(f"b{n}", source="Source 00") for n in range(3)]
    project.take(sample_summaries(), first)
    before = dict(project.source_places)
    few = [make_figure(f"c{n}", source="Newcomer") for n in range(2)]
    many = [make_figure(f"d{n}", source="Red Cross") for n in range(4)]

    project.take(sample_summaries(), [*first, *few, *many])

    assert "Newcomer" not in project.source_places
    assert project.source_places["Red Cross"] in range(10)
    kept = {name: place for name, place in project.source_places.items() if name in before}
    assert len(kept) == 9
    assert kept.items() <= before.items()
    assert "Source 00" in kept


def test_a_colour_that_a_source_has_by_another_name_is_not_handed_over(project: ProjectModels) -> None:
    first = [make_figure(f"a{n}", source=f"Source {n:02}") for n in range(10)]
    project.take(sample_summaries(), first)
    project.names.color_of = lambda name, places: places.get("Source 00" if name == "Renamed" else name)
    renamed = [make_figure(f"r{n}", source="Renamed") for n in range(6)]
    others = [make_figure(f"o{n}", source="Red Cross") for n in range(4)]

    project.take(sample_summaries(), [*first[1:], *renamed, *others])

    assert "Source 00" in project.source_places
    assert project.place_of("Renamed") == project.source_places["Source 00"]
    assert "Red Cross" in project.source_places
