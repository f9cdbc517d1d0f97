"""Words that make a name the name of an organisation or of a place, and organisations known everywhere."""

from functools import lru_cache

from twosource.lexicon.folding import fold

ORGANIZATION_HEADS = frozenset(
    """
ministry department agency administration authority bureau office commission committee council board cabinet
parliament congress senate assembly duma rada knesset bundestag chamber court tribunal secretariat government
bank fund exchange treasury reserve
party movement front alliance coalition bloc league union federation confederation association society club
guild brotherhood fellowship organization organisation institution institute foundation trust charity
university college school academy faculty seminary
army navy forces force corps guard guards brigade battalion regiment division militia police command fleet
squadron intelligence service services
inc corp corporation company co ltd limited plc llc group holdings holding ag gmbh sa nv bv spa ooo pjsc jsc oao
partners ventures capital industries systems technologies laboratories labs motors airlines airways railways
energy petroleum oil gas mining steel pharmaceuticals telecom communications media press news times post herald
tribune journal gazette daily weekly radio television tv network broadcasting agency observer guardian telegraph
magazine
church diocese archdiocese
team united fc afc cf rovers rangers wanderers athletic juniors sporting cricket
center centre hospital clinic
consortium syndicate cartel network initiative programme program forum panel mission delegation consulate embassy
workers teamsters steelworkers
caucus directorate inspectorate watchdog regulator ombudsman registry
brothers sons & associates
""".split()
)
"""Last words of organisations' names, in lower case."""

PLACE_HEADS = frozenset(
    """
river sea ocean lake strait straits gulf bay island islands isles isle peninsula mountains mountain hills hill
valley desert delta basin coast canal channel falls creek harbour harbor port beach reef glacier plateau volcano
province state region oblast krai district county governorate prefecture territory territories municipality city
town village township canton emirate republic kingdom federation strip bank border frontier highlands heights
street road avenue boulevard square bridge tunnel highway airport airfield station stadium arena palace castle
tower temple mosque cathedral monastery park forest zoo garden gardens museum hotel prison camp plant dam pipeline
refinery terminal crossing roundabout bypass hall theatre theater house
""".split()
)
"""Last words of places' names, in lower case."""

PLACE_FIRST = frozenset("lake mount cape port fort gulf strait bay camp san santa santo são saint st puerto rio río "
                        "los las el la new north south east west northern southern eastern western central upper "
                        "lower greater".split())  # fmt: skip
"""First words of places' names, in lower case."""

OF_HEADS = frozenset(
    """
ministry department bank university institute republic gulf strait bay isle city council house court church union
federation association organization organisation office board committee commission chamber school college academy
museum port province state kingdom duchy tower cape sea league society community commonwealth bureau center centre
confederation fund fellowship front academy cathedral battle treaty declaration statue secretariat archdiocese
diocese group assembly congress movement army forces state emirate sultanate principality democratic people's
archive archives coalition team network alliance foundation fund trust guild chamber consulate embassy
faculty inspectorate directorate agency authority administration
""".split()
)
"""Words after which "of" or "for" goes on with the same name."""

NOT_NAMES = frozenset(
    """
AI TV CEO CFO COO GDP COVID DNA PM AM FM MP MPs CEOs PhD BSc MBA HIV AIDS FAQ PDF USB GPS VAT NGO NGOs CCTV LNG
ICBM UAV UAVs IED SUV ATM PR HR IT ID OK VIP POW POWs IDP IDPs PTSD GMT UTC EST EDT CET BST AP-style II III IV VI
VII VIII IX XI RSS URL SMS FYI DIY RIP VS TBD TBA I COVID-19 PCR SARS ESG IPO VR AR EV EVs R&D Q1 Q2 Q3 Q4 MD QC
KC SC JR SR USD EUR GBP RMB Rs LGBT LGBTQ BREAKING UPDATE UPDATED EXCLUSIVE PHOTO VIDEO WATCH READ LIVE
""".split()
)
"""Capitals that name nobody."""

# Display name, type, side, other names. A side of "" is the organisation itself; None is no side.
_KNOWN: tuple[tuple[str, str, str | None, tuple[str, ...]], ...] = (
    ("European Union", "organization", "", ("EU", "E.U.", "the bloc", "European bloc")),
    ("European Commission", "organization", "European Union", ("EC",)),
    ("European Council", "organization", "European Union", ()),
    ("European Parliament", "organization", "European Union", ()),
    ("United Nations", "organization", "", ("UN", "U.N.", "United Nations Organization")),
    ("UN Security Council", "organization", "United Nations", (
        "United Nations Security Council", "U.N. Security Council", "Security Council",
    )),
    ("NATO", "organization", "", ("North Atlantic Treaty Organization", "Nato", "North Atlantic Alliance")),
    ("African Union", "organization", "", ("AU",)),
    ("Arab League", "organization", "", ("League of Arab States",)),
    ("ASEAN", "organization", "", ("Association of Southeast Asian Nations",)),
    ("OPEC", "organization", "", ("Organization of the Petroleum Exporting Countries", "Opec")),
    ("OPEC+", "organization", "", ()),
    ("OSCE", "organization", "", ("Organization for Security and Co-operation in Europe",)),
    ("BRICS", "organization", "", ("Brics",)),
    ("G7", "organization", "", ("Group of Seven", "G-7")),
    ("G20", "organization", "", ("Group of 20", "G-20")),
    ("IAEA", "organization", "", ("International Atomic Energy Agency",)),
    ("IMF", "organization", "", ("International Monetary Fund",)),
    ("World Bank", "organization", "", ()),
    ("World Trade Organization", "organization", "", ("WTO",)),
    ("World Health Organization", "organization", "", ("WHO",)),
    ("International Criminal Court", "organization", "", ("ICC",)),
    ("International Court of Justice", "organization", "", ("ICJ",)),
    ("Red Cross", "organization", "", ("International Committee of the Red Cross", "ICRC")),
    ("Hamas", "organization", "", ("Islamic Resistance Movement",)),
    ("Hezbollah", "organization", "", ("Hizbullah", "Hizbollah", "Hizballah")),
    ("Houthis", "group", "", ("Houthi", "Ansar Allah", "Ansarullah", "Huthis")),
    ("Taliban", "organization", "", ("Taleban",)),
    ("Islamic State", "organization", "", ("ISIS", "ISIL", "Daesh", "IS")),
    ("PKK", "organization", "", ("Kurdistan Workers' Party",)),
    ("Wagner Group", "organization", "", ("Wagner",)),
    ("Palestinian Authority", "organization", "Palestine", ("PA",)),
    ("PLO", "organization", "Palestine", ("Palestine Liberation Organization",)),
    ("Israel Defense Forces", "organization", "Israel", (
        "IDF", "Israeli army", "Israeli military", "Israel Defence Forces",
    )),
    ("Kremlin", "organization", "Russia", ("the Kremlin",)),
    ("White House", "organization", "United States", ("the White House",)),
    ("Pentagon", "organization", "United States", ("the Pentagon",)),
    ("State Department", "organization", "United States", (
        "US State Department", "U.S. State Department", "Department of State",
    )),
    ("Congress", "organization", "United States", ("US Congress", "U.S. Congress")),
    ("Downing Street", "organization", "United Kingdom", ("10 Downing Street", "Number 10")),
    ("Whitehall", "organization", "United Kingdom", ()),
    ("Élysée", "organization", "France", ("Elysee", "Élysée Palace", "Elysee Palace", "Elysée")),
    ("Bundestag", "organization", "Germany", ()),
    ("Knesset", "organization", "Israel", ()),
    ("State Duma", "organization", "Russia", ("Duma", "Russian State Duma")),
    ("Verkhovna Rada", "organization", "Ukraine", ("Rada",)),
    ("FSB", "organization", "Russia", ("Federal Security Service",)),
    ("GRU", "organization", "Russia", ()),
    ("SBU", "organization", "Ukraine", ("Security Service of Ukraine",)),
    ("CIA", "organization", "United States", ("Central Intelligence Agency",)),
    ("FBI", "organization", "United States", ("Federal Bureau of Investigation",)),
    ("Mossad", "organization", "Israel", ()),
    ("MI6", "organization", "United Kingdom", ()),
    ("IRGC", "organization", "Iran", (
        "Islamic Revolutionary Guard Corps", "Islamic Revolution Guards Corps", "Revolutionary Guards",
        "Revolutionary Guard",
    )),
)  # fmt: skip

# Agencies and outlets of the world: they speak for no side.
_PRESS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Reuters", ("Thomson Reuters",)),
    ("Associated Press", ("AP", "The Associated Press")),
    ("AFP", ("Agence France-Presse", "Agence France Presse")),
    ("TASS", ("Tass", "ITAR-TASS")),
    ("RIA Novosti", ("RIA", "RIA news agency")),
    ("Interfax", ()),
    ("Xinhua", ("Xinhua News Agency",)),
    ("Anadolu Agency", ("Anadolu", "AA")),
    ("Bloomberg", ("Bloomberg News",)),
    ("IRNA", ()),
    ("DPA", ("Deutsche Presse-Agentur", "dpa")),
    ("ANSA", ()),
    ("Kyodo", ("Kyodo News",)),
    ("Yonhap", ("Yonhap News Agency",)),
    ("PTI", ("Press Trust of India",)),
    ("Ukrinform", ()),
    ("Ukrainska Pravda", ()),
    ("Kyiv Independent", ("The Kyiv Independent",)),
    ("BBC", ("BBC News", "British Broadcasting Corporation")),
    ("CNN", ()),
    ("NBC", ("NBC News",)),
    ("CBS", ("CBS News",)),
    ("ABC News", ()),
    ("Fox News", ("FOX News",)),
    ("Sky News", ()),
    ("Al Jazeera", ("Al-Jazeera",)),
    ("Al Arabiya", ("Al-Arabiya",)),
    ("Deutsche Welle", ("DW",)),
    ("New York Times", ("The New York Times", "NYT")),
    ("Washington Post", ("The Washington Post",)),
    ("Wall Street Journal", ("The Wall Street Journal", "WSJ")),
    ("Financial Times", ("FT",)),
    ("Guardian", ("The Guardian",)),
    ("Economist", ("The Economist",)),
    ("Politico", ("POLITICO",)),
    ("Axios", ()),
    ("USA Today", ()),
    ("Le Monde", ()),
    ("Der Spiegel", ("Spiegel",)),
    ("Haaretz", ()),
    ("Jerusalem Post", ("The Jerusalem Post",)),
    ("Times of Israel", ("The Times of Israel",)),
    ("Global Times", ()),
    ("RT", ("Russia Today",)),
    ("Truth Social", ()),
    ("Twitter", ()),
    ("Facebook", ()),
    ("Instagram", ()),
    ("YouTube", ("Youtube",)),
    ("Telegram", ()),
    ("WhatsApp", ()),
    ("TikTok", ()),
)


_PRESS_HEADS = frozenset(
    "press news times post herald tribune journal gazette daily weekly radio television tv broadcasting observer "
    "guardian telegraph magazine courier chronicle echo dispatch ledger mirror record bulletin newspaper".split()
)


def is_press(name: str) -> bool:
    """Say whether `name` is an agency, outlet or platform that reports others' words."""
    hit = known(name)
    if hit is not None:
        return any(hit[0] == display for display, _ in _PRESS)
    last = name.lower().split()[-1:]
    return " " in name and bool(last) and last[0] in _PRESS_HEADS


def known(name: str) -> tuple[str, str, str | None] | None:
    """Return display name, type and side of an organisation that is known everywhere, or None.

    The side is the display name of a state or organisation; that of the organisation itself where it is one.
    Acronyms are told by their capitals ("WHO" is one, "who" is not).
    """
    hit = _index().get(fold(name).removeprefix("the "))
    if hit is None or name.islower():
        return None
    return hit


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[str, str, str | None]]:
    found: dict[str, tuple[str, str, str | None]] = {}
    for display, kind, side, others in _KNOWN:
        for name in (display, *others):
            found.setdefault(fold(name).removeprefix("the "), (display, kind, display if side == "" else side))
    for display, others in _PRESS:
        for name in (display, *others):
            found.setdefault(fold(name).removeprefix("the "), (display, "organization", None))
    return found
