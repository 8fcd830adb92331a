"""Which figure of a sentence gets which date, in the wordings of many kinds of news.

All articles appeared on Wednesday, 11 March 2026. Each case is a sentence and, for each figure in order,
"statement / target", where a target is an ISO name, `START..END`, or `-` for none.
"""

import pytest

from extraction_reading import figures_of
from reportedly.model.dates import parse_iso_period

PUBLISHED = "2026-03-11"
P = PUBLISHED

SAYINGS = [
    ("The harbour police said on Sunday that 31 sailors were missing.", ["2026-03-08 / -"]),
    ("Thirty-one sailors were missing, the harbour police said late on Sunday.", ["2026-03-08 / -"]),
    ("In a statement on Monday, the union put the number of strikers at 4,200.", ["2026-03-09 / -"]),
    ("The regulator told reporters on Feb. 26 that 19 banks had failed the test.", ["2026-02-26 / -"]),
    ("Last month the agency reported that 700 homes were without water.", ["2026-02 / -"]),
    ("The governor says 52 schools remain closed.", [f"{P} / -"]),
    ("According to a January report by Oxfam, 2.3 million people lack food there.", ["2026-01 / -"]),
    (
        "At a news conference in Lima on Tuesday, the minister said 88 miners were trapped.",
        ["2026-03-10 / -"],
    ),
    ("The mayor, who took office in 2022, said 40 buses were out of service.", [f"{P} / -"]),
    ("A 2019 study found that 12 percent of the wells were polluted.", ["2019 / -"]),
    ("Speaking to the BBC last week, the admiral said 14 ships had been damaged.", ["2026-W10 / -"]),
    ("An analysis of accidents in 2024 finds that 61 percent happened at night.", [f"{P} / -"]),
]

TARGETS = [
    ("The mill will lay off 350 workers next month.", [f"{P} / 2026-04"]),
    ("Norway plans to train 1,200 pilots by the end of 2027.", [f"{P} / ..2027-12-31"]),
    ("The clinic treated 5,400 patients in February.", [f"{P} / 2026-02"]),
    ("Rents have risen 23 percent since 2021.", [f"{P} / 2021-01-01.."]),
    ("Some 640 hectares of forest burned over the weekend.", [f"{P} / 2026-03-07..2026-03-08"]),
    ("Gunmen killed nine villagers overnight.", [f"{P} / 2026-03-10..2026-03-11"]),
    (
        "The airline carried 2.2 million passengers in the first two months of the year.",
        [f"{P} / 2026-01-01..2026-02-28"],
    ),
    ("In the past 24 hours the hospital admitted 77 patients.", [f"{P} / 2026-03-10..2026-03-11"]),
    ("As of Tuesday, 6,100 households had no power.", [f"{P} / 2026-03-10"]),
    ("The museum drew 1.1 million visitors last year.", [f"{P} / 2025"]),
    ("Between May and July last year, 310 migrants drowned.", [f"{P} / 2025-05-01..2025-07-31"]),
    ("Next week's summit will bring 27 leaders to Rome.", [f"{P} / 2026-W12"]),
    ("On 3 January the river stood at 8.4 metres.", [f"{P} / 2026-01-03"]),
    ("Over the next five years the state will invest $40 billion.", [f"{P} / 2026-03-11..2031-03-11"]),
    ("The talks resume on Friday, when 12 delegations will attend.", [f"{P} / 2026-03-13"]),
    ("So far this year, 96 journalists have been jailed.", [f"{P} / 2026-01-01..2026-03-11"]),
    ("Net profit was 4.4 billion yen in the three months to December.", [f"{P} / 2025-10-01..2025-12-31"]),
    ("By Monday evening, divers had recovered 17 bodies.", [f"{P} / ..2026-03-09"]),
    ("In the winter of 2022-23 the flu killed 900 people.", [f"{P} / 2022-12-01..2023-02-28"]),
    ("Until 2012 the plant employed 3,300 people.", [f"{P} / ..2012-12-31"]),
    ("The council hopes to build 900 flats before 2030.", [f"{P} / ..2029-12-31"]),
    ("On New Year's Eve, police in Lyon arrested 44 people.", [f"{P} / 2025-12-31"]),
    ("Around 70 houses collapsed last night.", [f"{P} / 2026-03-10"]),
]

COMPARISONS = [
    (
        "The port handled 13.5 million tonnes in 2022, 12.1 million a year earlier.",
        [f"{P} / 2022", f"{P} / 2021"],
    ),
    (
        "Joblessness fell from 6.2 percent in May to 5.9 percent in June.",
        [f"{P} / 2025-05", f"{P} / 2025-06"],
    ),
    ("Arrests fell from 310 in January to 240 in February.", [f"{P} / 2026-01", f"{P} / 2026-02"]),
    (
        "Revenue rose to $5.1 billion in the third quarter from $4.8 billion a year earlier.",
        [f"{P} / 2025-07-01..2025-09-30", f"{P} / 2024-07-01..2024-09-30"],
    ),
    (
        "Profit was $40 million in the six months to June, up from $35 million in the same period last year.",
        [f"{P} / 2025-01-01..2025-06-30", f"{P} / 2024-01-01..2024-06-30"],
    ),
    (
        "Inflation slowed to 3.1 percent in January from 3.4 percent the previous month.",
        [f"{P} / 2026-01", f"{P} / 2025-12"],
    ),
    ("Turnout was up 7 percent from 2019.", [f"{P} / -"]),
    ("Prices rose 4 percent in February from a year earlier.", [f"{P} / 2026-02"]),
    ("Thefts rose 12 percent compared with 2023.", [f"{P} / -"]),
    ("Murders dropped to 320 in 2024, compared with 410 in 2023.", [f"{P} / 2024", f"{P} / 2023"]),
    ("The toll stood at 90 on Tuesday, against 60 on Monday.", [f"{P} / 2026-03-10", f"{P} / 2026-03-09"]),
    (
        "The toll has risen to 312, the agency said on Tuesday, up from 241 a day earlier.",
        ["2026-03-10 / -", "2026-03-10 / 2026-03-09"],
    ),
    (
        "Exports in 2019 were worth $70 billion; this year they reached $90 billion.",
        [f"{P} / 2019", f"{P} / 2026"],
    ),
    ("Last year's deficit of 6.3 percent was the widest since 2009.", [f"{P} / 2025"]),
    (
        "The rate was 7.8 percent in January 2009 and peaked at 10 percent in October of that year.",
        [f"{P} / 2009-01", f"{P} / 2009-10"],
    ),
    ("Attendance rose to 21,000 in 2024 from 18,000.", [f"{P} / 2024", f"{P} / -"]),
]

SEVERAL = [
    (
        "About 5,000 people marched in Lyon on Saturday and 3,000 in Paris on Sunday.",
        [f"{P} / 2026-03-07", f"{P} / 2026-03-08"],
    ),
    (
        "Police detained 40 men on Monday and 25 more the next day.",
        [f"{P} / 2026-03-09", f"{P} / 2026-03-10"],
    ),
    (
        "The bank expects growth of 2.1 percent this year and 2.4 percent next year.",
        [f"{P} / 2026", f"{P} / 2027"],
    ),
    (
        "The fund sees debt of 61 percent and 64 percent of GDP in 2026 and 2027.",
        [f"{P} / 2026", f"{P} / 2027"],
    ),
    (
        "The city counted 310 fires in 2023, 298 in 2024 and 275 last year.",
        [f"{P} / 2023", f"{P} / 2024", f"{P} / 2025"],
    ),
    (
        "Since the start of the year, 640 boats have landed, 120 of them in February.",
        [f"{P} / 2026-01-01..", f"{P} / 2026-02"],
    ),
    ("The ministry said on March 2 that 31 people had died since Feb. 1.", ["2026-03-02 / 2026-02-01.."]),
    ("Officials said on Monday that 200 houses would be rebuilt by December.", ["2026-03-09 / ..2026-12-31"]),
    (
        "In the past 24 hours the army lost 20 men, its spokesman said on Thursday.",
        ["2026-03-05 / 2026-03-04..2026-03-05"],
    ),
    ("A storm killed 12 people and injured 30 on Friday.", [f"{P} / 2026-03-06", f"{P} / 2026-03-06"]),
    ("In June the bank had forecast growth of 5 percent.", ["2025-06 / -"]),
]

FORECASTS = [
    (
        "The fund on Tuesday cut its forecast for growth this year to 2.8 percent from 3.3 percent in January.",
        ["2026-03-10 / 2026", "2026-01 / 2026"],
    ),
    (
        "The bank now sees inflation at 2.4 percent in 2027, against 1.9 percent in November.",
        [f"{P} / 2027", "2025-11 / 2027"],
    ),
    (
        "The lender lowered its 2026 growth forecast for Chile to 2.0 percent from 2.6 percent.",
        [f"{P} / 2026", f"{P} / 2026"],
    ),
    (
        "The economy is expected to grow 1.8 percent in 2026, down 0.4 points from its October estimate.",
        [f"{P} / 2026", f"{P} / 2026"],
    ),
    ("World trade would fall 1.5 percent in 2027, the body said on March 4.", ["2026-03-04 / 2027"]),
]

MORE = [
    ("Turnout was up more than 70 percent from 2008.", [f"{P} / -"]),
    ("A USA Today survey shows that 62 percent agree.", [f"{P} / -"]),
    ("Fewer came than last year. On Tuesday, a group of 50 experts left.", [f"{P} / 2026-03-10"]),
    ("Police said they had arrested 466 people by 9pm on Saturday.", [f"{P} / ..2026-03-07"]),
    ("The envoy said in an interview published on Sunday that 46,000 men had fled.", ["2026-03-08 / -"]),
    ("The party won 61 percent in 2018 (it had 44 percent in 2014).", [f"{P} / 2018", f"{P} / 2014"]),
    ("Votes came from women in 1992 (37%) and 1996 (38%).", [f"{P} / 1992", f"{P} / 1996"]),
    ("He started work there 24 years ago and earns $21 an hour.", [f"{P} / -"]),
    ("The county cut its polling places from 400 to 60 last year.", [f"{P} / -", f"{P} / 2025"]),
    ("The board cut his bonus by nearly half for 2025.", [f"{P} / 2025"]),
]

EVENTS = [
    (
        "The quake struck on Feb. 6, 2023. A year after the quake, 30,000 people still lived in tents.",
        [f"{P} / 2024-02"],
    ),
    (
        "The strike began on Monday. On the third day of the strike, 400 flights were cancelled.",
        [f"{P} / 2026-03-11"],
    ),
    ("A year after the quake, 30,000 people still lived in tents.", [f"{P} / -"]),
]

NOT_THEIRS = [
    ("The club, bought in 2013 by an investor who runs 140 hotels, is closed.", [f"{P} / -"]),
    ("More than 50 people were hurt in Sunday's riots, police said on Monday.", ["2026-03-09 / -"]),
    ("He pointed to the sale of plots for $1.7 million at an auction in June.", [f"{P} / 2025-06"]),
    ("The dam, finished in 1974, holds 3 million cubic metres of water.", [f"{P} / -"]),
    ("The king, crowned in 1953, owns 40 cars.", [f"{P} / -"]),
]  # fmt: skip


def dates_of(figure) -> str:
    if figure.target_date is not None and figure.target_start and figure.target_end:
        whole = figure.target_date
        is_part = _is_part(figure)
        target = f"{figure.target_start}..{figure.target_end}" if is_part else whole
    elif figure.target_start or figure.target_end:
        target = f"{figure.target_start or ''}..{figure.target_end or ''}"
    else:
        target = "-"
    return f"{figure.statement_date} / {target}"


def _is_part(figure) -> bool:
    whole = parse_iso_period(figure.target_date)
    return (str(whole.start), str(whole.end)) != (figure.target_start, figure.target_end)


@pytest.mark.parametrize(
    ("text", "dates"), [*SAYINGS, *TARGETS, *COMPARISONS, *SEVERAL, *FORECASTS, *MORE, *EVENTS, *NOT_THEIRS]
)
def test_each_figure_has_its_own_dates(text, dates):
    read = [dates_of(figure) for figure in figures_of(text, PUBLISHED)]

    assert read == dates


CARRIED = (
    (
        "The toll is 47, the minister Ana Ruiz said on Monday. Ruiz said 130 cases were known. "
        "She put the cost at 240 million euros.",
        ["2026-03-09 / -", "2026-03-09 / -", "2026-03-09 / -"],
    ),
    (
        "The ministry now says 304 of its soldiers have died, up from 276 announced on Monday.",
        ["2026-03-11 / -", "2026-03-09 / -"],
    ),
    ("Open Ledger has confirmed the deaths of 611 soldiers in February.", ["2026-03-11 / 2026-02"]),
    (
        "Inflation, 9.1% in February, is forecast to reach 14% in June.",
        ["2026-03-11 / 2026-02", "2026-03-11 / 2026-06"],
    ),
    ("Trams stopped on Monday as 300 drivers walked out.", ["2026-03-11 / 2026-03-09"]),
    ("The search ended on Monday with 142 bodies recovered.", ["2026-03-11 / 2026-03-09"]),
    (
        "The crush on Saturday was deadly. The hospital treated 85 people that night, it said on Sunday.",
        ["2026-03-08 / 2026-03-07"],
    ),
    (
        "At least 11 people, including four children, drowned and about 20 went missing after a ferry "
        "capsized in the river on Monday, police said.",
        ["2026-03-11 / 2026-03-09"] * 3,
    ),
)


@pytest.mark.parametrize(("text", "dates"), CARRIED)
def test_a_day_reaches_what_is_told_with_it(text, dates):
    read = [dates_of(figure).split("..")[0] for figure in figures_of(text, PUBLISHED)]

    assert read == dates
