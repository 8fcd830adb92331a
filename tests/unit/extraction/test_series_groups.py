"""Figures of one measure meet in one series over articles of all manners, and others stay apart.

Each story has groups, each group reports of one measure in different words: "number | sentence". All of a
group must have one key, and no two groups of a story the same.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction_reading import figures_of

STORIES = """
# quake
- dead
4,300|The death toll from the earthquake in Nepal has risen to 4,300, the interior ministry said.
4,352|At least 4,352 people were killed in the Nepal earthquake, officials said on Monday.
4,400|Nearly 4,400 lives were lost when the quake struck Nepal, police said.
4,500|The number of dead in Nepal's earthquake reached 4,500.
4,600|Fatalities in Nepal have climbed to 4,600, according to the UN.
4,700|The quake has claimed 4,700 lives in Nepal.
4,800|More than 4,800 people died in the disaster in Nepal.
4,900|The confirmed death count in Nepal now stands at 4,900.
- hurt
8,000|More than 8,000 people were injured in the earthquake in Nepal.
8,100|The quake left 8,100 hurt in Nepal, officials said.
8,200|The number of injured in Nepal rose to 8,200.
8,300|The ministry counted 8,300 wounded in Nepal.
- missing
200|About 200 people are still missing in Nepal after the quake.
210|Some 210 people remain unaccounted for in Nepal, police said.
220|The number of missing in Nepal was put at 220.
- hospital
900|Doctors said 900 people were in hospital in Nepal.
950|Some 950 people were hospitalised in Nepal after the quake.
- homeless
50,000|The quake left 50,000 people homeless in Nepal.
55,000|Some 55,000 people have been displaced in Nepal by the earthquake.
60,000|The number of displaced in Nepal has reached 60,000.
- houses
10,000|The quake destroyed 10,000 homes in Nepal.
11,000|In Nepal, 11,000 houses were flattened.
12,000|Some 12,000 houses have collapsed in Nepal, officials said.
# strike
- walked
40,000|About 40,000 nurses walked out on Monday, the union said.
41,000|Some 41,000 nurses went on strike on Monday, according to the union.
- pay
7 percent|The union wants a pay rise of 7 percent.
7.5 percent|Workers demand a pay increase of 7.5 percent.
# election
- votes
1.2 million|Mr Adeyemi won 1.2 million votes in the election in Ghana.
1.3 million|Mr Adeyemi received 1.3 million votes in Ghana, the commission said.
- turnout
61 percent|Turnout in Ghana was 61 percent, the commission said.
62 percent|Voter turnout stood at 62 percent in Ghana.
- seats
120|The ruling party won 120 seats in parliament, the commission said.
122|The ruling party took 122 seats, state television reported.
- observers
300|The EU sent 300 observers to Ghana for the vote.
310|Some 310 observers from the EU were deployed to Ghana.
# epidemic
- cases
3,400|Uganda has recorded 3,400 cases of cholera, the health ministry said.
3,500|The number of cholera cases in Uganda has risen to 3,500.
3,600|Cholera infections in Uganda have reached 3,600.
- new
120|Uganda reported 120 new cholera cases on Sunday.
- deaths
47|The cholera outbreak has killed 47 people in Uganda.
48|Cholera deaths in Uganda rose to 48.
50|The death toll from cholera in Uganda stands at 50.
- vacc
20,000|Some 20,000 people were vaccinated in Uganda.
21,000|Health workers have vaccinated 21,000 people in Uganda.
# inflation
- infl
4.2 percent|Inflation in Kenya rose to 4.2 percent in May.
4.3 percent|Kenya's inflation rate was 4.3 percent.
4.4 percent|Consumer price inflation in Kenya stood at 4.4 percent.
4.5 percent|Kenyan inflation hit 4.5 percent.
4.6 percent|Annual inflation in Kenya quickened to 4.6 percent.
- core
3.1 percent|Core inflation in Kenya was 3.1 percent.
3.2 percent|Kenya's core inflation rate stood at 3.2 percent.
- jobless
6.1 percent|Kenya's unemployment rate was 6.1 percent.
6.2 percent|The jobless rate in Kenya rose to 6.2 percent.
6.3 percent|Unemployment in Kenya stood at 6.3 percent.
- growth
5.1 percent|The economy of Kenya grew 5.1 percent in 2024.
5.2 percent|Kenya's GDP expanded by 5.2 percent in 2024.
5.3 percent|Gross domestic product in Kenya grew 5.3 percent last year.
5.0 percent|Kenya's economic growth was 5.0 percent in 2024.
- rate
13 percent|The central bank held its benchmark interest rate at 13 percent.
13.5 percent|The central bank raised its key interest rate to 13.5 percent.
13.25 percent|The central bank's policy rate stands at 13.25 percent.
- gdp
$110 billion|Kenya's GDP was $110 billion in 2023.
$112 billion|Kenya's gross domestic product stood at $112 billion.
# migration
- arrivals
12,000|Some 12,000 migrants arrived in Greece this year.
12,500|Greece registered 12,500 migrant arrivals this year.
- drowned
45|At least 45 migrants drowned off Greece.
46|The bodies of 46 migrants were recovered off Greece.
- rescued
110|The coast guard rescued 110 migrants off Greece.
112|Some 112 migrants were saved off Greece, the coast guard said.
- detained
300|Police detained 300 migrants in Greece.
310|In Greece, 310 migrants were arrested.
- migmissing
60|Another agency said 60 migrants were missing off Greece.
61|Some 61 migrants are unaccounted for off Greece.
# storm
- power
300,000|The storm left 300,000 homes without power in Ireland.
- evac
20,000|Some 20,000 people were evacuated in Ireland.
22,000|Authorities evacuated 22,000 people in Ireland.
22,500|About 22,500 residents were moved to safety in Ireland.
- dead
five|The storm killed five people in Ireland.
Six|Six people have died in Ireland.
- wind
150|Winds reached 150 kilometres an hour.
155|Winds of up to 155 kph were recorded.
# company
- revenue
$4.2 billion|Revenue rose to $4.2 billion in the quarter.
$4.3 billion|The company reported quarterly revenue of $4.3 billion.
$4.4 billion|The company posted revenues of $4.4 billion.
$4.5 billion|Sales came to $4.5 billion in the quarter.
- profit
$310 million|Net profit was $310 million.
$320 million|The company posted net income of $320 million.
$330 million|Net profits rose to $330 million.
- jobs cut
2,000|The company will cut 2,000 jobs.
2,100|Some 2,100 jobs will be cut, the company said.
2,150|The company announced 2,150 job cuts.
2,160|Up to 2,160 posts are at risk, the union said.
2,170|The company raised the number of layoffs to 2,170.
2,200|The company plans to lay off 2,200 workers.
2,300|The company said 2,300 employees would be laid off.
# protest
- crowd
50,000|Organisers said 50,000 people marched in Serbia.
52,000|About 52,000 demonstrators took to the streets in Serbia.
53,000|Some 53,000 protesters gathered in Serbia.
54,000|Police put the crowd in Serbia at 54,000.
55,000|The rally in Serbia drew 55,000 people.
56,000|An estimated 56,000 people took part in the protest in Serbia.
57,000|The number of demonstrators in Serbia was put at 57,000.
- held
70|Police arrested 70 people in Serbia.
72|Some 72 people were detained in Serbia.
- police
3,000|The government deployed 3,000 police officers in Serbia.
# war
- dead soldiers
500|Chad said 500 of its soldiers had been killed in Mali.
510|Some 510 Chadian troops were killed in Mali.
520|At least 520 Chadian servicemen have died in Mali.
- dead civilians
90|At least 90 civilians were killed in Mali.
91|The number of civilians killed in Mali rose to 91.
92|Civilian deaths in Mali reached 92.
- all dead
700|The death toll in Mali reached 700.
710|Some 710 people have been killed in Mali.
- casualties
1,900|Chad suffered 1,900 casualties in Mali.
2,000|Chadian casualties in Mali were put at 2,000.
- sent
4,000|Chad has sent 4,000 soldiers to Mali.
4,100|About 4,100 Chadian troops are in Mali.
4,200|Some 4,200 Chadian servicemen were deployed to Mali.
4,300|Chad dispatched 4,300 military personnel to Mali.
- more sent
500|Chad will send another 500 soldiers to Mali.
600|An additional 600 Chadian troops were sent to Mali.
- captured
12|The rebels captured 12 Chadian soldiers in Mali.
13|Some 13 Chadian troops were taken prisoner in Mali.
- drones
45|Air defences shot down 45 drones over Mali.
46|The army destroyed 46 drones in Mali.
# fire
- area
3,000|The fire in Chile burned 3,000 hectares.
3,100|By Friday the fire in Chile had burned 3,100 hectares.
- firefighters
800|About 800 firefighters battled the blaze in Chile.
820|Some 820 firefighters were deployed in Chile.
# aid
- trucks
90|Some 90 aid trucks entered Gaza on Monday.
92|Israel let 92 aid trucks into Gaza.
- hunger
1.8 million|About 1.8 million people face acute hunger in Sudan.
1.9 million|In Sudan, 1.9 million people are going hungry.
- refugees
600,000|Some 600,000 refugees have fled Sudan to Chad.
610,000|Chad hosts 610,000 refugees from Sudan.
- appeal
$71 million|The agency appealed for $71 million for Sudan.
$72 million|The UN has asked for $72 million for Sudan.
# quake2
- dead
120|KABUL: A powerful earthquake killed at least 120 people in Peru, the health ministry said.
130|Authorities raised the death toll in Peru to 130.
135|The Peru quake death toll hits 135.
140|The disaster has cost 140 lives in Peru.
141|Peru's civil defence agency said 141 people had lost their lives.
- children
40|At least 40 children were among the dead in Peru.
41|The quake killed 41 children in Peru.
- injured
900|More than 900 were injured in Peru.
910|Hospitals in Peru have treated 910 wounded.
- rescued
30|Rescuers pulled 30 people alive from the rubble in Peru.
31|Some 31 survivors were rescued in Peru.
- trapped
60|About 60 people are trapped under rubble in Peru.
65|Some 65 people were still trapped in Peru.
- schools
200|Some 200 schools were damaged in Peru.
210|The quake damaged 210 schools in Peru.
# war2
- sent
11,000|Ukraine said 11,000 North Korean soldiers were in Kursk.
12,000|Pyongyang has deployed 12,000 troops to Russia, the spy agency said.
10,000|About 10,000 North Koreans have been sent to Russia.
- nkkilled
300|About 300 North Korean soldiers have been killed in Russia.
310|Some 310 North Korean servicemen died fighting in Russia.
- nkwounded
2,700|Some 2,700 North Korean soldiers were wounded in Russia.
- nkcas
3,000|Kyiv said 3,000 North Korean servicemen had been killed or wounded in Russia.
3,100|Some 3,100 North Korean troops have been killed or wounded in Russia.
- hostages
101|Militants still hold 101 hostages in Nigeria.
99|There are 99 hostages in captivity in Nigeria.
- hfreed
20|The rebels freed 20 hostages in Nigeria.
22|Some 22 hostages were released in Nigeria.
# economy
- infl24
3.2 percent|The bank forecast inflation of 3.2 percent in Brazil in 2026.
3.4 percent|Analysts expect Brazil's inflation to reach 3.4 percent in 2026.
- infl25
2.9 percent|The bank forecast inflation of 2.9 percent in Brazil in 2027.
- growth26
2.1 percent|The IMF expects Brazil's economy to grow 2.1 percent in 2026.
- exports
$30 billion|Exports from Brazil reached $30 billion.
$31 billion|Brazil's exports were worth $31 billion.
- budget
4 percent|Brazil's budget deficit was 4 percent of GDP.
4.1 percent|The fiscal deficit in Brazil stood at 4.1 percent of GDP.
- debt
82 percent|Brazil's government debt reached 82 percent of GDP.
- jobs
150,000|Brazil's economy added 150,000 jobs in May.
160,000|Employers added 160,000 jobs in Brazil.
# company
- sold
1.2 million|The carmaker sold 1.2 million vehicles last year.
1.3 million|Some 1.3 million vehicles were sold by the carmaker.
- staff
90,000|The company employs 90,000 people.
91,000|The firm has 91,000 employees.
92,000|Its workforce numbers 92,000.
- fine
$20 million|The regulator fined the bank $20 million.
$21 million|The bank was fined $21 million.
# election
- polls
48 percent|Ms Silva won 48 percent of the vote.
49 percent|Ms Silva received 49 percent of votes.
47 percent|With 47 percent of the vote, Ms Silva led the field.
- registered
9 million|About 9 million people are registered to vote in Ghana.
- stations
40,000|Voting took place at 40,000 polling stations in Ghana.
# epidemic
- beds
500|The ministry added 500 hospital beds in Uganda.
520|Some 520 hospital beds were set up in Uganda.
- tests
80,000|Uganda carried out 80,000 tests on Monday.
81,000|Some 81,000 tests were conducted in Uganda.
- recovered
700|Some 700 patients have recovered in Uganda.
- doses
2.1 million|Some 2.1 million vaccine doses were delivered to Uganda.
# transport
- crash
46|All 46 people on board were killed in the crash in Chile.
45|The crash in Chile killed 45 people.
- flights
300|The storm forced airlines to cancel 300 flights.
310|Some 310 flights were cancelled.
- passengers
180|The ferry was carrying 180 passengers in Chile.
190|There were 190 passengers on board in Chile.
# crime
- arrested
14|Police arrested 14 suspects in Italy.
- charged
9|Prosecutors charged 9 people in Italy.
10|Some 10 people were charged in Italy.
- tonnes
2|Police seized 2 tonnes of cocaine.
2.2|Some 2.2 tonnes of cocaine were seized.
# river boat
- room
120|The barge was built for 120.
62|The boat was licensed to carry 62 passengers.
40|The deck has room for 40 people at most.
- aboard
95|There were 95 people on board.
97|The number of passengers was put at 97.
98|The barge was carrying 98 people when it sank.
- lost
20|About 20 went missing after the barge capsized.
21|Divers were searching for around 21 others.
Three|Three persons are yet to be traced, she added.
- saved
30|A fisherman pulled 30 people from the water.
31|Some 31 passengers were rescued.
- drowned
12|Twelve passengers drowned, among them an old man: 12 bodies were found.
13|At least 13 villagers drowned.
# back home
- back
3,000|Some 3,000 people have come back to the valley.
3,100|About 3,100 have gone home since the dam was repaired.
3,200|The ministry said 3,200 people had returned.
- women
200|Some 200 women have returned.
# climate
- temp
1.5|Temperatures rose 1.5 degrees above normal.
- evac
3,000|More than 3,000 people were forced to leave their homes in Spain.
3,200|Some 3,200 people fled their homes in Spain.
- hectares
900|The blaze has burned 900 hectares of forest.
950|Some 950 hectares of forest have burned.
- firefighters
500|About 500 firefighters were fighting the fire in Spain.
# ferry
- dead
32|A ferry sank off Tanzania, killing at least 32 people.
33|Thirty-three bodies: police in Tanzania said 33 bodies had been recovered.
35|The number of people confirmed dead in Tanzania climbed to 35.
36|Officials in Tanzania put the number of deaths at 36.
37|The ferry disaster in Tanzania has left 37 dead.
- rescued
140|Rescuers saved 140 passengers in Tanzania.
141|Some 141 passengers have been rescued in Tanzania.
- missing
50|Dozens are feared dead and 50 remain missing in Tanzania.
52|Search teams in Tanzania are looking for 52 missing people.
# flood
- affected
2.4 million|The floods have affected 2.4 million people in Pakistan.
2.5 million|Some 2.5 million people have been hit by floods in Pakistan.
2.6 million|The UN said 2.6 million people were affected in Pakistan.
- houses damaged
30,000|Some 30,000 houses were damaged in Pakistan.
31,000|Floods damaged 31,000 homes in Pakistan.
- shelters
300|Authorities set up 300 relief camps in Pakistan.
- crops
70,000|Flooding destroyed 70,000 hectares of crops in Pakistan.
72,000|Some 72,000 hectares of crops were destroyed in Pakistan.
# gaza
- hospitals
12|Only 12 hospitals are partially functioning in Yemen.
13|Just 13 hospitals in Yemen are still working.
- children killed
1,100|More than 1,100 children have been killed in Yemen.
1,200|UNICEF says 1,200 children have died in Yemen.
- journalists
45|At least 45 journalists have been killed in Yemen.
46|The number of journalists killed in Yemen is 46.
- prisoners
60|Yemen's rebels released 60 prisoners.
62|Some 62 prisoners were freed in Yemen.
# economy3
- unemployment
4.1 percent|The unemployment rate in Canada was 4.1 percent.
4.2 percent|Canada's jobless rate rose to 4.2 percent.
4.3 percent|Canadian unemployment ticked up to 4.3 percent.
- rates
3 percent|The Bank of Canada cut its policy rate to 3 percent.
3.25 percent|The central bank left its main interest rate at 3.25 percent.
- retail
0.4 percent|Retail sales in Canada rose 0.4 percent in May.
0.5 percent|Canadian retail sales increased by 0.5 percent in May.
- deficit
C$40 billion|Canada's budget deficit reached C$40 billion.
C$42 billion|The budget deficit in Canada was C$42 billion.
- exports
12 percent|Canadian exports fell 12 percent.
13 percent|Exports from Canada dropped by 13 percent.
- jobs
25,000|The Canadian economy lost 25,000 jobs.
# markets
- oil
$81|Brent crude rose to $81 a barrel.
$82|Brent traded at $82 a barrel.
- index
5,100|The S&P 500 closed at 5,100.
5,120|The S&P 500 ended at 5,120 points.
- change
1.2 percent|The S&P 500 fell 1.2 percent.
1.3 percent|The S&P 500 lost 1.3 percent.
# company3
- profit
$1.1 billion|The airline's net profit rose to $1.1 billion.
$1.2 billion|The airline made a net profit of $1.2 billion.
$1.3 billion|The airline reported a net profit of $1.3 billion.
- rev up
8 percent|Revenue rose 8 percent.
9 percent|Revenues increased by 9 percent.
- planes
90|The airline ordered 90 aircraft.
- stores
40|The chain will close 40 stores.
42|The chain plans to shut 42 shops.
- stake
30 percent|The fund owns 30 percent of the company.
# migration3
- crossed
500,000|Some 500,000 people crossed the border into Colombia.
- deported
2,000|Colombia deported 2,000 migrants.
2,100|Some 2,100 migrants were deported from Colombia.
- camp
9,000|The camp in Chad is home to 9,000 refugees.
9,100|About 9,100 refugees live in the camp in Chad.
- asylum
12,000|Some 12,000 people applied for asylum in Malta.
# protest3
- dead
13|At least 13 protesters were killed in Kenya.
14|Police shot dead 14 demonstrators in Kenya.
15|Rights groups said 15 protesters had died in Kenya.
- hurt
200|More than 200 protesters were injured in Kenya.
210|Some 210 demonstrators were wounded in Kenya.
- crowd
80,000|More than 80,000 people took to the streets in Kenya.
81,000|About 81,000 protested in Kenya.
82,000|Tens of thousands — 82,000 by one count — rallied in Kenya.
83,000|Organisers claimed that 83,000 attended the march in Kenya.
- police
30|Some 30 police officers were hurt in Kenya.
31|In Kenya, 31 police officers were injured.
# military3
- drones
60|Russia launched 60 drones at Ukraine overnight.
- downed
40|Ukrainian air defences shot down 40 drones.
42|Ukraine said it had downed 42 drones.
- tanks
8|The army destroyed 8 tanks in Sudan.
9|Some 9 tanks were destroyed in Sudan.
- troops
7,000|Kenya has 7,000 soldiers in Somalia.
7,100|Some 7,100 Kenyan troops are stationed in Somalia.
7,200|Kenya deployed 7,200 personnel to Somalia.
- withdrawn
2,000|Kenya has withdrawn 2,000 troops from Somalia.
2,100|Some 2,100 Kenyan soldiers were pulled out of Somalia.
# health3
- dengue
5,000|Brazil reported 5,000 dengue cases.
5,100|The number of dengue cases in Brazil has reached 5,100.
5,200|Brazil has confirmed 5,200 cases of dengue.
- in hospital
300|Some 300 patients are in hospital in Brazil.
310|In Brazil, 310 patients have been hospitalised.
- smokers
22 percent|About 22 percent of adults in Brazil smoke.
# heat
- temp
47|The temperature in Spain reached 47 degrees Celsius.
46|Temperatures in Spain hit 46C.
- rain
120|Some 120 millimetres of rain fell in Spain.
"""

Group = tuple[str, list[tuple[str, str]]]


def _stories() -> list[tuple[str, list[Group]]]:
    stories: list[tuple[str, list[Group]]] = []
    for line in filter(None, map(str.strip, STORIES.splitlines())):
        if line.startswith("# "):
            stories.append((line[2:], []))
        elif line.startswith("- "):
            stories[-1][1].append((line[2:], []))
        else:
            number, _, sentence = line.partition("|")
            stories[-1][1][-1][1].append((number, sentence))
    return stories


def _key(number: str, sentence: str) -> str:
    return next(figure.series for figure in figures_of(sentence, "2025-03-10") if number in figure.text)


GROUPS = [(story, *group) for story, groups in _stories() for group in groups]


@pytest.mark.parametrize(("story", "name", "reports"), GROUPS, ids=[f"{g[0]}-{g[1]}" for g in GROUPS])
def test_reports_of_one_measure_are_one_series(story: str, name: str, reports: list[tuple[str, str]]) -> None:
    keys = {_key(number, sentence) for number, sentence in reports}

    assert len(keys) == 1


@pytest.mark.parametrize(("story", "groups"), _stories(), ids=[story for story, _ in _stories()])
def test_measures_of_one_story_are_told_apart(story: str, groups: list[Group]) -> None:
    keys = [_key(*reports[0]) for _, reports in groups]

    assert len(set(keys)) == len(groups)


REPORTS = [(number, sentence) for _, _, reports in GROUPS for number, sentence in reports]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(REPORTS), min_size=2, max_size=4, unique=True), st.sampled_from(REPORTS))
def test_an_added_article_never_regroups_the_figures_of_others(
    articles: list[tuple[str, str]], added: tuple[str, str]
) -> None:
    before = [_key(*article) for article in articles]
    _key(*added)
    after = [_key(*article) for article in reversed(articles)][::-1]

    pairs = [(i, j) for i in range(len(articles)) for j in range(i)]
    assert [before[i] == before[j] for i, j in pairs] == [after[i] == after[j] for i, j in pairs]
