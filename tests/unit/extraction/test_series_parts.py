"""What the key of a series takes from the article around a clause, and which numbers it keeps apart."""

from extraction_reading import figures_of, read_article


def _keys(text: str, title: str | None = None, published: str | None = "2024-10-23") -> list[str]:
    return [figure.series for figure in read_article(text, published, title).figures]


def test_people_of_an_article_about_a_rally_are_those_who_came() -> None:
    keys = _keys(
        "Dockers rallied in the old port on Saturday. Police spoke of 4,000 people. "
        "The union put the turnout at 9,000.",
        title="Dockers rally against port sale",
    )

    assert keys == ["protesters", "protesters"]


def test_a_month_called_march_makes_no_rally() -> None:
    keys = _keys("As of 31 March the agency had reached 150,000 people with seeds.")

    assert "protesters" not in keys[0]


def test_a_crowd_of_months_ago_is_another_series() -> None:
    now, then = _keys(
        "Some 9,000 people marched through the port on Saturday. The last march, in June, drew 3,000 people."
    )

    assert (now, then) == ("protesters", "protesters · 2024-06")


def test_the_dead_of_an_older_disaster_are_another_series() -> None:
    now, then = _keys(
        "At least 31 people were killed by the landslide. In 2009, 212 people died in a landslide there."
    )

    assert (now, then) == ("people · killed", "people · killed · 2009")


def test_some_of_those_counted_are_not_all_of_them() -> None:
    assert _keys("Four of the six wells were dry.")[0] == "well · part"
    dead, shot = _keys("Nine people were killed. Five of them were shot in the back.")
    assert dead != shot


def test_the_only_town_of_an_article_goes_without_saying() -> None:
    assert _keys("A landslide killed 31 people in Ostrava Dolna. The toll may rise to 40.") == [
        "people · killed",
        "people · killed",
    ]


def test_a_number_more_than_another_told_is_a_difference() -> None:
    keys = _keys("Police say 71 people died, which is three more than the mayor admitted.")

    assert keys == ["people · killed", "people · killed · change"]


def test_what_is_said_of_the_next_number_is_its_own() -> None:
    keys = _keys("Three soldiers lost their lives and eight were wounded, the army said.")

    assert [key.split(" · ")[1] for key in keys] == ["killed", "wounded"]


def test_those_who_speak_are_people_and_not_what_was_counted_before() -> None:
    assert _keys('The operator sold 62 tickets. "There were seven of us," said a farm worker.')[1] == "people"


def test_yearly_savings_are_savings_a_year() -> None:
    yearly = _keys("The bank expects annual savings of $38 million.")
    each_year = _keys("The bank expects to save $45 million a year.")

    assert yearly == each_year == ["savings · rate · usd per year"]


def test_a_level_forecast_for_a_month_stands_with_the_level_of_today() -> None:
    keys = _keys(
        "Inflation was 9.1% in September. The bank forecasts that inflation will reach 14% in December."
    )

    assert keys[0] == keys[1]


def test_a_forecast_for_a_whole_year_stands_apart() -> None:
    keys = _keys("The bank forecasts growth of 3% in 2025 and growth of 4% in 2026.")

    assert keys == ["growth · percent · 2025", "growth · percent · 2026"]


def test_the_shares_of_one_candidate_are_one_series() -> None:
    keys = _keys(
        "Anna Orr leads with 52.1 percent of the vote, the commission said. On Monday Orr had 51 percent. "
        "Her main rival, Luis Kann, has 44 percent."
    )

    assert keys == ["orr · percent", "orr · percent", "kann · percent"]


def test_units_of_one_dimension_stand_in_one_series() -> None:
    in_miles = _keys("The quake struck at a depth of 6 miles.")
    in_kilometres = _keys("The quake struck at a depth of 10 km.")

    assert in_miles == in_kilometres


def test_what_happens_every_year_is_no_toll_of_today() -> None:
    keys = _keys("The fire killed 31 people. Hundreds of people die in fires in the country every year.")

    assert keys == ["people · killed", "people · killed · rate"]


def test_what_a_year_has_added_up_so_far_is_its_own_series() -> None:
    keys = _keys("The boat sank and 31 people died. So far this year 1,020 people have died on the route.")

    assert keys == ["people · killed", "people · killed · 2024"]


def test_survivors_are_people_rescued_unless_more_is_said_of_them() -> None:
    saved, healed = _keys("The 48 survivors would be brought to the port. Nine survivors are in hospital.")

    assert saved != healed
    assert saved == _keys("The crew rescued 48 people.")[0]


def test_people_put_out_of_work_are_jobs_that_end() -> None:
    assert _keys("The closure will put 910 people out of work.") == _keys("The firm will cut 840 jobs.")


def test_a_key_hangs_on_its_own_article_alone() -> None:
    text = "A landslide killed 31 people in Peru. Some 40 were hurt."
    alone = [figure.series for figure in figures_of(text)]
    figures_of("A landslide killed 2,000 people in Chile. The toll in Peru was 31.")

    assert [figure.series for figure in figures_of(text)] == alone
