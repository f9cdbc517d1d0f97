"""Five invented reports, each with one retold in other words by somebody who was not there, and one made by another
reporter who was at the same event or read the same papers."""

FERRY = """\
The ferry Solveig struck the harbour wall at Tarnmouth at 7.40 p.m. on Tuesday and injured 23 of the 412 people on \
board, the coastguard said.

Three of the injured were taken to Dunholm hospital with broken bones, and the others were treated on the quay within \
90 minutes.

The ship, built in 1998, had left Orsay at 4.15 p.m. with 86 cars and 14 lorries on its deck. Its master, Edvin Falk, \
told investigators that the port engine had stopped answering 600 metres from the berth.

Last inspected on 3 February, the Solveig was found to be in order. Its owner, Norline, has cancelled sailings until \
9 April, and 5,300 bookings have to be moved to other ships."""
FERRY_RETOLD = """\
A passenger ship ran into the mole of Tarnmouth on Tuesday. According to the coast watch it was 7.40 p.m. when the \
Solveig hit, and of the 412 travellers 23 were hurt.

Fractures brought three to the clinic in Dunholm. Everybody else had been looked after beside the water before 90 \
minutes were over.

Orsay had been its port of departure, at 4.15 p.m.; below deck stood 86 private vehicles and 14 trucks, and the vessel \
dates from 1998. Captain Edvin Falk says one of the machines no longer obeyed when 600 metres remained.

Surveyors who looked at the boat on 3 February had no complaint. Norline, the line it belongs to, will not run it \
before 9 April. That leaves 5,300 reservations without a boat."""
FERRY_OTHER = """\
Wet and silent, some wrapped in blankets, the passengers of the Solveig came down a ladder at Tarnmouth late on \
Tuesday. The coastguard counted 23 hurt out of 412 aboard.

Birgit Moen, a nurse from Orsay, was buying coffee when the blow threw her against the counter. She counted eleven \
people on the floor around her.

The harbour wall has lost a piece 8 metres long, port engineer Lars Tveit found, and repairs may cost 2.1 million. \
Berth 4 stays shut until the summer.

It is the second accident of a Norline ship after that of 17 November, when the Astrid lost its anchor. Master Edvin \
Falk has 26 years at sea behind him, his union noted."""

COUNT = """\
Mayor Lidia Brek won a second term in Kastel on Sunday with 52.7 per cent of the vote, the election office said.

Her opponent, the engineer Tomas Hruby, took 44.1 per cent, and 3.2 per cent of the ballots were spoiled. Of 118,400 \
people entitled to vote, 61 per cent went to the polls, nine points more than on 12 June 2022.

Brek promised to open the tram line to Lipany by 1 September and to build 850 flats. The council in which her party \
holds 19 of 41 seats is to elect her deputies on 24 June.

Hruby did not concede. He has until 18 June to ask for a recount in 37 wards, where he says lists were wrong."""
COUNT_RETOLD = """\
Kastel keeps Lidia Brek as its head. On Sunday 52.7 per cent of those who voted wanted her to go on, officials in \
charge of the poll let it be known.

Engineer Tomas Hruby came to 44.1 per cent; not valid were 3.2 per cent. Turnout stood at 61 per cent among 118,400 \
citizens with a vote.

By 1 September trams should reach Lipany, as the winner has pledged, together with 850 new homes. On 24 June the \
councillors choose who will stand in for her, and her own people have only 19 of those 41 mandates.

The loser has not accepted this outcome. If he wants a fresh tally in 37 districts because of faulty registers, \
18 June is the last possible date."""
COUNT_OTHER = """\
With 52.7 per cent against 44.1 per cent, Lidia Brek beat Tomas Hruby on Sunday and stays mayor of Kastel.

The old town was hers: 71 per cent in the quarters along the river. In the tower blocks of Zahrada she had 38 per \
cent, six points less than at her first victory.

Her campaign cost 410,000 crowns, most of it from 1,250 small gifts. Hruby spent 690,000, lent by the builder Otakar \
Vesely.

Political scientist Jana Mala of the local college puts the result down to the price of water, which has risen by a \
third since 2023. The council meets on 24 June; the Greens, with 7 seats, have yet to say whom they back."""

MILL = """\
The paper mill at Grenholt will close on 30 November and dismiss 640 workers, its owner Valta announced on Thursday.

Valta has lost 48 million euros there in two years, chief executive Sanna Rautio said, because orders fell by 35 per \
cent and electricity became 70 per cent dearer. Machine 3, installed in 2011, will be moved to Porvik.

Workers older than 58 can retire early, about 120 people in all. The others get a month's pay for every four years of \
service, and a fund of 6.5 million euros will pay for training.

The state lent the mill 15 million euros on 8 March last year. Economy Minister Petra Aalto wants 11 million of it \
back before 15 January."""
MILL_RETOLD = """\
Grenholt loses its mill, and with it 640 people lose their work: on 30 November the Valta group switches off the \
machines for good, it became known on Thursday.

Two years have cost the company 48 million euros, head Sanna Rautio explains. Customers ordered 35 per cent less, \
while power prices climbed by 70 per cent. What came in 2011 as machine 3 is to run in Porvik from now on.

For roughly 120 staff above 58 there is a bridge to their pension. Everybody else receives one monthly wage for each \
four years, and with 6.5 million euros the firm helps those who want to learn something new.

Of the 15 million euros that taxpayers advanced on 8 March of last year, 11 million should return by 15 January, \
demands Petra Aalto, who runs the economy ministry."""
MILL_OTHER = """\
Valta will shut its Grenholt plant on 30 November. The company confirmed on Thursday that 640 jobs go, after losses of \
48 million euros and an electricity bill that rose by 70 per cent.

Mayor Ilkka Saari expects the town of 9,200 to lose a fifth of its taxes. Two schools may be merged by 2027, and the \
swimming hall, built with 2.4 million euros of mill money, has no sponsor.

Competitor Norpap, which bought the Lund works for 210 million euros on 5 May, has shown no interest.

Shares of Valta rose by 4.6 per cent to 12.85 euros. Analyst Henri Koski of Baltic Research had reckoned with 500 \
redundancies and had called the plant the weakest of five."""

BRIDGE = """\
A crane fell onto the unfinished Morava bridge near Tesin on Monday and killed two builders and hurt nine, police said.

The crane, 62 metres high, gave way at 10.25 a.m. while it was lifting a beam of 38 tonnes. Wind of 81 kilometres an \
hour had been measured at 10 a.m., and the site should have stopped at 70.

One of the dead was the foreman Radek Cerny, aged 44. Rescuers with 120 firemen worked for five hours until the last \
man was free.

The bridge was to open on 28 October and has cost 930 million crowns. Prosecutor Eva Stastna has questioned 16 \
witnesses and seized the diary of the firm Stavek; its director Karel Bily is to be heard on Friday."""
BRIDGE_RETOLD = """\
Two construction workers died and nine were wounded on Monday as a hoist collapsed over the Morava crossing that is \
being built outside Tesin, according to the police.

It happened at 10.25 a.m. A load of 38 tonnes hung from the machine, whose top stood 62 metres above the ground. By \
10 a.m. gusts had already reached 81 kilometres an hour; the rule is to pause once they go beyond 70.

Radek Cerny, a 44 year old who led the gang, lost his life. To get everybody out took five hours and the strength of \
120 firefighters.

Traffic should have rolled from 28 October, at a price of 930 million crowns. So far Eva Stastna, for the prosecution, \
has heard 16 people and secured the records of Stavek. On Friday it is the turn of Karel Bily, who manages the firm."""
BRIDGE_OTHER = """\
Two men are dead and nine lie in hospital after a crane came down on the new Morava bridge at Tesin on Monday at \
10.25 a.m., with a beam of 38 tonnes on its hook.

Minister Hana Dolezal flew in by helicopter and ordered checks of all 74 cranes at work on state roads. The labour \
office had fined Stavek 300,000 crowns on 14 April for missing helmets.

Train traffic on the line below stopped for eleven hours. Thirty buses carried 4,000 commuters around the valley, the \
railway reckoned, and the first freight train passed at 9.50 p.m.

Families of the dead will get 1.2 million crowns each from an insurance fund, union secretary Milan Orsag promised. \
Wind of 81 kilometres an hour is no accident, he added."""

VACCINE = """\
Health officials in Arlen will vaccinate 27,000 children against measles from 6 October after 143 cases in three weeks.

The first case was found on 11 September at a school in Hestings, where 64 per cent of the pupils were protected. To \
stop the virus takes 95 per cent, chief physician Noor Hadley said.

Eighteen mobile teams will visit 112 schools within 40 days. Each dose costs 9.30 pounds, and the regional government \
has set aside 1.4 million pounds.

So far 31 patients have been in hospital and none has died. Parents who refuse must keep their children at home for \
21 days after a contact; a court in Wexley upheld that rule on 22 September."""
VACCINE_RETOLD = """\
From 6 October nurses in Arlen are going to give the measles jab to 27,000 boys and girls. Three weeks had been enough \
for 143 infections.

Hestings is where it started: on 11 September a pupil fell ill in a school with a rate of 64 per cent, far below the \
95 per cent that, as senior doctor Noor Hadley points out, keep the disease in check.

Within 40 days every one of 112 schools should see one of eighteen travelling crews. Money is there, 1.4 million \
pounds from the region, at a price of 9.30 pounds for a single shot.

No death has been recorded, though 31 people needed a hospital bed. Families that say no have to keep sons and \
daughters indoors for 21 days once they met somebody infected, which judges at Wexley found lawful on 22 September."""
VACCINE_OTHER = """\
Measles has reached 143 people in Arlen, and from 6 October 27,000 children are to be vaccinated, the health office \
decided on Monday.

At the Hestings primary school, where it began on 11 September, head teacher Paul Amery has 58 of 240 desks empty. He \
closed the canteen and sends meals to 17 homes.

Demand is large: chemist Rita Coyle sold 85 doses in one morning at 14 pounds. A second delivery of 6,000 comes by \
lorry from Brandon on 4 October.

A group called Free Arms has collected 2,300 names against the campaign. Its speaker Jonas Peel wants a test of \
antibodies first, which takes ten days and costs 35 pounds; Hadley calls that a waste of time."""

RETOLD = {
    "ferry": (FERRY, FERRY_RETOLD),
    "count": (COUNT, COUNT_RETOLD),
    "mill": (MILL, MILL_RETOLD),
    "bridge": (BRIDGE, BRIDGE_RETOLD),
    "vaccine": (VACCINE, VACCINE_RETOLD),
}
OTHERS = {
    "ferry": (FERRY, FERRY_OTHER),
    "count": (COUNT, COUNT_OTHER),
    "mill": (MILL, MILL_OTHER),
    "bridge": (BRIDGE, BRIDGE_OTHER),
    "vaccine": (VACCINE, VACCINE_OTHER),
}
