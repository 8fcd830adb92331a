"""What else is counted, where and when, than in any report before; and what are two names for one thing."""

from dataclasses import replace

import pytest

from helpers.changes import changes_in, told
from helpers.reports import read_reports
from reportedly.analysis.mutations import mutations_of
from reportedly.analysis.origins import find_origins
from reportedly.model.mutation import Mutation, MutationKind
from reportedly.model.origin import OriginCorrection


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("of registered voters back the bridge", "of voters back the bridge"),
        ("of those who mean to vote back the bridge", "of residents back the bridge"),
        ("of households with children have moved", "of households have moved"),
        ("of people under 30 smoke", "of people smoke"),
        ("of workers are ill", "of night workers are ill"),
    ],
)
def test_a_share_of_more_or_fewer_people_is_another_measure(first: str, second: str) -> None:
    changes = changes_in(f"The office said 47 percent {first}.", f"The office said 47 percent {second}.")

    assert [change.kind for change in changes] == [MutationKind.MEASURE]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("of the voters surveyed back the bridge", "of voters back the bridge"),
        ("of those asked back the bridge", "of people back the bridge"),
        ("of those under 30 smoke", "of people under 30 smoke"),
        ("of tagged eels die", "of eels die"),
    ],
)
def test_how_people_were_asked_makes_no_other_base_of_a_share(first: str, second: str) -> None:
    assert changes_in(f"The office said 47 percent {first}.", f"The office said 47 percent {second}.") == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The office says 940 complaints came in.", "The office says 940 cases of fraud came in."),
        ("The clinic lists 61 suspected cases.", "The clinic lists 61 confirmed cases."),
        ("The firm has 340 vacant posts, it said.", "The firm has 340 workers, it said."),
        ("The firm said 61 ships sank off Lund.", "The firm said 61 ships were stranded off Lund."),
        ("The board said 310 people were seriously hurt.", "The board said 310 people were slightly hurt."),
    ],
)
def test_what_is_told_one_step_on_is_another_measure(first: str, second: str) -> None:
    assert MutationKind.MEASURE in [change.kind for change in changes_in(first, second)]


def test_a_step_that_an_earlier_report_had_is_no_change_when_it_comes_back() -> None:
    first = "The road office said 61 lorries sank in the lake."
    changes = changes_in(first, "The road office said 61 lorries were stranded in the lake.", first)

    assert [change.article for change in changes if change.kind is MutationKind.MEASURE] == ["Lund Post"]


def test_a_word_that_the_earlier_article_tells_elsewhere_makes_nothing_fewer() -> None:
    first = "The city will build 2,300 homes in Lund, the grid operator said on Tuesday."
    later = first.replace("homes", "council homes")

    assert changes_in(f"The council presented its plan. {first}", later) == []


def test_two_words_for_what_broke_are_no_change() -> None:
    first = "The guild counts 9,260 broken panes in Lund."

    assert told(changes_in(first, "Hail broke 9,260 panes in Lund, the guild said.")) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The line said 61,300 people rode in 2024.", "Every year 61,300 people ride, the line said."),
        (
            "The line says 82 percent of berths are full.",
            "On weekends 82 percent of berths are full, the line says.",
        ),
    ],
)
def test_a_number_of_other_times_is_another_measure(first: str, second: str) -> None:
    assert [change.kind for change in changes_in(first, second)] == [MutationKind.MEASURE]


def test_a_number_of_one_place_told_all_over_a_wider_one_has_moved() -> None:
    changes = changes_in("The guild says 140 nurseries in Lower Vale closed.",
                         "The guild says 140 nurseries across the country closed.")  # fmt: skip

    assert [change.kind for change in changes] == [MutationKind.PLACE]


def test_who_must_be_helped_and_was_helped_are_two_stances_and_no_two_deeds() -> None:
    changes = changes_in("At 61 schools the ovens must be replaced, the town said.",
                         "At 61 schools the ovens have been replaced, the town said.")  # fmt: skip

    assert [change.kind for change in changes] == [MutationKind.STANCE]


def _joined(first: str, second: str, thing: str) -> list[Mutation]:
    figures, texts = read_reports(("Coast Wire", "2024-03-05", first), ("Lund Post", "2024-03-06", second))
    mended = [replace(figures[0], series=thing, corrected=figures[0].corrected | {"series"}), *figures[1:]]
    [origin] = find_origins(mended, texts, [OriginCorrection(figure.id, 1) for figure in mended])
    return [change for change in mutations_of(origin, mended, texts) if change.kind is MutationKind.MEASURE]


def test_two_things_that_a_person_told_apart_are_two_and_two_names_that_one_joined_are_one() -> None:
    first, second = "The guild counts 9,260 panes.", "The guild counts 9,260 windows."
    [plain] = read_reports(("Lund Post", "2024-03-06", second))[0]

    assert _joined(first, second, "greenhouse") != []
    assert _joined(first, second, plain.series) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The office says 212 people have complained.", "The office has had 212 complaints, it said."),
        ("The club of keepers says 340 members came.", "At the club 340 keepers came, it says."),
        ("The ice is 55 centimetres thick, the office said.", "The ice is 55 cm thick, the office said."),
    ],
)
def test_who_did_it_and_what_they_did_two_names_and_two_spellings_of_a_unit_are_one(
    first: str, second: str
) -> None:
    assert MutationKind.MEASURE not in [change.kind for change in changes_in(first, second)]


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        ("more than 500", MutationKind.ROUNDING),
        ("fewer than 1,000", MutationKind.ROUNDING),
        ("more than 900", MutationKind.VALUE),
        ("more than 100", MutationKind.VALUE),
    ],
)
def test_a_bound_that_lets_the_number_pass_is_no_other_number(later: str, kind: MutationKind) -> None:
    changes = changes_in("The office counted 746 ships.", f"The office counted {later} ships.")

    assert [change.kind for change in changes] == [kind]


def _numbers_told(*rows: tuple[str, str, str]) -> list[MutationKind]:
    """Give the kinds of change of what outlets tell (day of publication, text) of one statement."""
    figures, texts = read_reports(*rows)
    [origin] = find_origins(figures, texts, [OriginCorrection(figure.id, 1) for figure in figures])
    machine = replace(origin, is_by_hand=False)
    return [change.kind for change in mutations_of(machine, figures, texts)]


def test_a_number_outside_of_a_range_is_another_count_and_no_rounding_of_its_end() -> None:
    first = ("Coast Wire", "2024-05-12", "The Red Crescent put the dead at 70 to 80.")

    assert _numbers_told(first, ("Lund Post", "2024-05-14", "The Red Crescent counts 67 dead.")) == []
    assert _numbers_told(first, ("Lund Post", "2024-05-14", "The Red Crescent counts 80 dead.")) != []


def test_a_later_count_of_the_same_source_is_its_own_and_no_change_on_the_way() -> None:
    first = ("Coast Wire", "2024-05-14", "The road office said on Monday that about 1,200 lorries waited.")
    own = ("Lund Post", "2024-05-15", "The road office said on Tuesday that 1,180 lorries waited.")
    retold = ("Lund Post", "2024-05-15", "The road office said on Monday that 1,180 lorries waited.")

    assert _numbers_told(first, own) == []
    assert _numbers_told(first, retold) == [MutationKind.ROUNDING]


def test_a_place_moves_where_only_an_earlier_report_than_the_last_one_names_it() -> None:
    changes = changes_in(
        "The tax office of Welm said that 5,860 letters went astray.",
        "About 5,860 letters were lost in Welm, the tax office said.",
        "The tax office says 5,860 letters went astray.",
        "Tax offices in this country lost 5,860 letters, the tax office says.",
    )

    assert ("Evening Tide", MutationKind.PLACE) in [(change.article, change.kind) for change in changes]


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Of members under 18, the club said, 38 percent are girls.",
         "Of all members 38 percent are girls, the club said.", "measure"),
        ("The club has 8,640 members, it said.", "The club gained 8,640 members, it said.", "measure"),
        ("The firm gained 8,640 clients, it said.", "The firm lost 8,640 clients, it said.", "measure"),
        ("The firm says 46,200 toys were sold in seven countries.",
         "The firm says 46,200 toys were sold in this country.", "place"),
    ],
)  # fmt: skip
def test_a_base_before_its_share_what_came_and_went_and_one_of_many_places_are_told(
    first: str, second: str, kind: str
) -> None:
    assert kind in [change.kind.value for change in changes_in(first, second)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Of members under 18, the club said, 38 percent are girls.",
         "Girls are 38 percent of the members under 18, the club said."),
        ("The club has 8,640 members, it said.", "The club counts 8,640 members, it said."),
        ("The firm says 46,200 toys were sold in seven countries.",
         "In seven countries 46,200 toys were sold, the firm says."),
    ],
)  # fmt: skip
def test_the_same_base_stock_and_places_in_other_words_change_nothing(first: str, second: str) -> None:
    assert {"measure", "place"}.isdisjoint(change.kind.value for change in changes_in(first, second))
