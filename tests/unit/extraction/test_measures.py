"""What is counted, and the key under which figures of several articles meet."""

from decimal import Decimal

import pytest

from extraction_reading import figures_of, only_figure


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Chad sent 3,000 troops to Mali.", "people"),
        ("The death toll has risen to 157.", "people"),
        ("At least 55 children fell ill.", "people"),
        ("Thousands of protesters marched in Lima.", "people"),
        ("More than 2,000 homes were destroyed.", "home"),
        ("They shipped 7,000 containers of grain.", "container"),
        ("Inflation rose to 3.2 percent.", "percent"),
        ("Half of the passengers were rescued.", "fraction"),
        ("The appeal for $71 million was launched.", "USD"),
    ],
)
def test_the_unit_is_people_or_the_singular_noun_or_the_numbers_own(text, unit):
    assert only_figure(text).unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "Chad has sent 3,000 troops to Mali.",
        "Some 2,500 Chadian soldiers were deployed to Mali.",
        "About 3,200 servicemen from Chad are now in Mali.",
    ],
)
def test_troops_of_one_country_in_another_are_one_series(text):
    sentence = "Chad denies that its troops are in Mali. " + text.replace("Chadian", "Chad")

    assert figures_of(sentence)[-1].series.endswith("troops · mali")


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("A quake killed 120 people in Nepal.", "people · killed · nepal"),
        ("The death toll in Nepal has risen to 157.", "people · killed · nepal"),
        ("In Nepal, 157 people are now known to have died.", "people · killed · nepal"),
        ("A quake injured 300 people in Nepal.", "people · wounded · nepal"),
        ("In Nepal 90 people are missing.", "people · missing · nepal"),
    ],
)
def test_words_of_one_outcome_meet_and_outcomes_stay_apart(text, series):
    assert only_figure(text).series == series


def test_killed_or_wounded_are_casualties():
    assert (
        "casualties" in only_figure("More than 3,000 soldiers have been killed or wounded in Nepal.").series
    )


def test_the_noun_is_carried_over_where_the_clause_leaves_it_out():
    killed, wounded = figures_of("At least 100 soldiers were killed and 1,000 injured in Nepal.")

    assert killed.series == "troops · killed · nepal"
    assert wounded.series == "troops · wounded · nepal"
    assert wounded.unit == "people"


def test_an_increment_stays_apart_from_the_total():
    more, total = figures_of("Kenya sent another 200 troops to Haiti. It now has 1,400 troops in Haiti.")

    assert (more.kind, total.kind) == ("increment", "level")
    assert more.series == f"{total.series} · increment"


def test_people_still_missing_add_to_no_total():
    figures = figures_of("The flood in Nepal killed 300 people. Another 100 people are missing.")

    assert [figure.kind for figure in figures] == ["level", "level"]


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("Exports fell 12% in May.", "-12", "change"),
        ("Exports rose 12% in May.", "12", "change"),
        ("Unemployment fell by 0.5 percentage points.", "-0.5", "change"),
        ("Germany's economy will shrink by 0.3 percent.", "-0.3", "level"),
        ("Unemployment fell to 6.1%.", "6.1", "level"),
        ("Two of the planes were shot down and 56 drones too.", None, "level"),
    ],
)
def test_a_fall_is_negative_and_a_level_is_not(text, value, kind):
    figure = figures_of(text)[0]

    assert figure.kind == kind
    if value is not None:
        assert figure.value == Decimal(value)


def test_a_fall_by_at_least_some_amount_mirrors_its_bound():
    figure = only_figure("Exports fell by at least 5% in May.")

    assert (figure.relation, figure.high, figure.low) == ("<=", Decimal(-5), None)


def test_a_share_names_its_base():
    figure = only_figure("Sixty percent of voters support the plan.")

    assert figure.kind == "share"
    assert "voters" in figure.measure


def test_countries_of_an_economic_measure_are_its_place():
    first, second = figures_of("Kenyan inflation was 3 percent. Inflation in Ghana was 4 percent.")

    assert first.series == "inflation · kenya · percent"
    assert second.series == "inflation · ghana · percent"


def test_us_the_pronoun_is_no_country():
    assert "united states" not in only_figure("He told us that 40 people were killed.").series


@pytest.mark.parametrize(
    "text",
    [
        "Thousands rally in Serbia.",
        "Some 40,000 people gathered in Serbia.",
        "Around 40,000 people had taken part in Serbia.",
        "Police in Serbia put the crowd at 29,000.",
    ],
)
def test_crowds_are_one_series_however_they_are_put(text):
    assert only_figure(text).series == "protesters · serbia"


@pytest.mark.parametrize(
    "text",
    [
        "The bank expects global growth of 2.8% in 2025.",
        "The bank cut its 2025 global growth forecast to 2.8%.",
        "The bank expects the global economy to grow 2.8% in 2025.",
    ],
)
def test_forecasts_of_growth_for_one_year_are_one_series(text):
    assert only_figure(text).series.startswith("growth · world · percent")
    assert only_figure(text).target_date == "2025"


def test_a_dateline_is_no_group():
    figure = only_figure("LAGOS - At least 100 Kenyan soldiers have been killed.")

    assert figure.series.startswith("kenyan troops")


def test_things_in_one_series_may_have_two_nouns():
    first, second = figures_of("In Chile 1,100 houses were destroyed. In 2017, 1,500 homes were destroyed.")

    assert first.series == second.series == "homes · destroyed · chile"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Chad has sent 3,000 troops to Mali's Gao region.", "Chadian troops sent to Mali's Gao region"),
        ("Two quakes killed 300 people in Nepal.", "people killed in Nepal"),
        ("The storm has forced 400 people from their homes in Nepal.", "people displaced in Nepal"),
        ("Up to 90,000 people have lost their homes in Nepal.", "people displaced in Nepal"),
        ("Rescuers have pulled 87 people alive from the rubble in Nepal.", "people rescued in Nepal"),
        ("More than 260 buildings in Nepal collapsed or were badly damaged.",
         "buildings destroyed or damaged in Nepal"),
        ("About 400 soldiers from Chad are at present being trained on Malian territory.",
         "Chadian soldiers trained on Malian territory"),
        ("Some 1,500 members of the special forces crossed into Mali.", "special forces sent to Mali"),
        ("In Nepal 9,400 head of cattle have drowned.", "cattle killed in Nepal"),
        ("The deficit stood at 3.4 percent of GDP.", "deficit as a share of GDP"),
        ("The government plans to spend 1.5 billion euros on defence.", "spending on defence"),
        ("The ships counted were four landing ships.", "landing ships"),
    ],
)  # fmt: skip
def test_a_measure_says_thing_outcome_and_place_once_each(text, measure):
    assert figures_of(text)[-1].measure == measure


def test_the_words_of_a_measure_begin_with_its_noun():
    text = "Chad has sent 3,000 North Malian troops to Gao."

    figure = only_figure(text)

    assert figure.evidence["measure"].spans[0].of(text) == "North Malian troops"


def test_numbers_of_each_of_several_are_no_total():
    units, soldiers = figures_of("The army has two units in Mali, each with up to 600 soldiers.")

    assert soldiers.series.endswith("· each unit")
    assert "each" not in units.series


def test_a_second_batch_adds_to_the_first():
    figure = only_figure("A second group of 1,500 soldiers has reached Mali.")

    assert figure.kind == "increment"


def test_counts_by_time_are_rates():
    figure = only_figure("The charity treats 150 people a day in Nepal.")

    assert (figure.kind, figure.unit) == ("rate", "people per day")


def test_a_second_number_for_one_thing_takes_its_measure():
    _, money = figures_of("Public debt stood at 61 percent of GDP, or about 214 billion euros.")

    assert money.measure == "public debt as a share of GDP"


def test_a_change_and_the_new_level_are_no_range():
    change, level = figures_of("Unemployment fell by 22,000 to 220,000 in Norway.")

    assert (change.value, change.kind) == (Decimal(-22000), "change")
    assert (level.value, level.kind) == (Decimal(220000), "level")


def test_a_heading_takes_what_happened_from_the_body():
    text = (
        "Report of 4,000 Chadian fighters is false\n\n"
        "Mali denied that 4,000 Chadian soldiers are being trained for the war in Niger.\n"
    )

    heading, body = figures_of(text)

    assert heading.series == body.series
    assert "in training" in body.series


def test_who_sends_soldiers_sends_their_arms():
    text = (
        "Chad has sent 3,000 soldiers to Mali. Its soldiers are in Mali for good.\n\n"
        "Over 500 containers with shells have left for Mali since June."
    )

    containers = figures_of(text)[-1]

    assert (containers.measure, containers.unit) == ("Chadian containers sent to Mali", "container")


def test_the_level_of_one_thing_counts_no_things():
    _, level = figures_of("The stock index gained 112 points to close at 14,230.")

    assert (level.unit, level.measure) == ("count", "stock index")


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv said 12,000 soldiers were killed in the fighting.",
        "Washington said 8,000 troops were near the border.",
        "According to Seoul, 900 soldiers were killed.",
    ],
)
def test_who_speaks_is_never_the_people_of_the_counted(text):
    figure = only_figure(text)

    assert figure.series.partition(" · ")[0] == "troops"
    assert not any(name in figure.measure for name in ("Ukrain", "America", "Korea"))


@pytest.mark.parametrize(
    "text",
    [
        "Death toll from Chile quake passes 3,000. Japan has sent doctors, and Japan will send more.",
        "The death toll from the Chile quake has risen to 3,085.",
        "The death toll from Chile's earthquake has risen to 3,085.",
    ],
)
def test_a_country_that_names_an_event_is_the_place_of_it(text):
    figure = figures_of(text)[0]

    assert (figure.measure, figure.series) == ("death toll in Chile", "people · killed · chile")


def test_a_country_named_for_comparison_is_not_where_the_counted_are():
    text = (
        "Euro zone firms added 200,000 jobs in the quarter. Some 10.8 million people were without a job. "
        "In the United States, wages rose. The United States may cut rates, and the United States has debts."
    )

    figures = figures_of(text)

    assert len(figures) == 2
    assert not any("united states" in f.series or "United States" in f.measure for f in figures)


def test_a_bare_number_with_a_verb_of_its_own_leaves_the_outcome_before_behind():
    text = "Police in Lima said 40 people were injured in the crush. Organisers said at least 9,000 had come."

    figures = figures_of(text)

    assert "wounded" in figures[0].series
    assert "wounded" not in figures[1].series
    assert "wounded" not in figures[1].measure


def test_a_bare_number_in_coordination_keeps_what_happened():
    figures = figures_of("The storm injured 40 people in Lima and 12 in Cusco.")

    assert ["wounded" in figure.series for figure in figures] == [True, True]


def test_a_record_low_is_a_level_of_its_subject():
    figure = only_figure("Unemployment hit a record low of 6.1% in March.")

    assert figure.series == "unemployment · percent"


def test_the_past_participle_of_a_verb_is_a_word_of_the_language():
    figure = only_figure("The government spent 5 billion dinars on universities.")

    assert "spended" not in figure.measure


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The government spent 5 billion dinars on universities.", "dinar"),
        ("The government spent 5 billion Serbian dinars on universities.", "RSD"),
        ("The government spent 5 billion pesos on universities.", "peso"),
    ],
)
def test_a_sum_is_measured_by_what_it_is_for_and_never_by_its_currency(text, unit):
    figure = only_figure(text)

    assert (figure.unit, figure.measure) == (unit, "spending on universities")


@pytest.mark.parametrize(
    "text",
    [
        "Albania flood death toll rises to 21",
        "Death toll from Albania floods climbs to 21",
        "The Albanian flood death toll stood at 21.",
    ],
)
def test_the_country_of_a_toll_is_where_they_died(text):
    assert figures_of(text)[0].series == "people · killed · albania"
