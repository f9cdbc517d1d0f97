"""Words for what people are: offices, ranks, callings, forms of address.

A role stands before a name ("Foreign Minister Hakan Fidan"), after it ("…, head of the delegation,") or for it
("the minister"). All words are in lower case.
"""

_OFFICES = """
president vice-president premier chancellor minister secretary undersecretary under-secretary envoy ambassador
spokesman spokeswoman spokesperson aide adviser advisor chief head leader chairman chairwoman chairperson chair
director governor mayor senator congressman congresswoman representative lawmaker legislator deputy parliamentarian
commissioner general lieutenant colonel major captain sergeant admiral commander marshal brigadier commodore
corporal commandant king queen prince princess emperor empress emir sheikh shaikh sultan crown duke duchess lord
lady baron pope cardinal archbishop bishop patriarch metropolitan imam ayatollah rabbi pastor priest reverend
justice judge prosecutor attorney solicitor lawyer counsel magistrate sheriff constable inspector superintendent
officer official diplomat consul attaché attache negotiator mediator delegate ombudsman ombudswoman
professor doctor analyst economist scientist researcher historian scholar expert engineer lecturer dean rector
principal teacher author writer poet novelist journalist reporter correspondent editor columnist anchor presenter
photographer publisher blogger critic
ceo cfo coo cto executive manager owner founder co-founder cofounder entrepreneur businessman businesswoman
billionaire banker investor trader treasurer president-elect candidate nominee incumbent dictator ruler strongman
activist campaigner organizer organiser militant warlord rebel fighter
coach manager captain striker midfielder defender goalkeeper player quarterback pitcher batsman bowler skipper
singer actor actress musician rapper composer conductor director producer filmmaker artist painter designer
comedian model dancer
nurse surgeon physician doctor paramedic veterinarian
resident farmer fisherman driver pilot student worker trucker docker longshoreman
ministers' councillor councilor councilman councilwoman alderman speaker whip
counterpart supervisor coordinator administrator auditor comptroller controller inspector trustee member
""".split()

TITLES = frozenset(word for word in _OFFICES if not word.endswith("'"))
"""Nouns that say what one person is."""

HELD_BY_ONE = frozenset(
    "president vice-president premier chancellor minister secretary envoy ambassador governor mayor commissioner "
    "king queen emperor empress emir sultan pope archbishop ayatollah chief head leader chairman chairwoman "
    "chairperson spokesman spokeswoman spokesperson ombudsman ombudswoman".split()
)
"""Of these, the offices that one holds at a time: there is one Russian foreign minister, and many drivers."""

_MODIFIERS = """
prime foreign defense defence interior finance home health justice energy economy economic trade education
agriculture transport environment labour labor culture information digital development planning industry
deputy first second third vice senior junior acting former ex then late interim outgoing incoming current new
chief special presidential press general permanent executive managing assistant associate principal lead
national state federal regional provincial local municipal district city county royal supreme high top
security intelligence military police army navy naval air force armed forces civil affairs external internal
political public human rights communications media campaign union party opposition parliamentary
government cabinet council senate house minority majority legislative constitutional ruling veteran retired
legal technical financial commercial marketing sales operations operating technology research
far-right left-wing right-wing conservative liberal republican democratic communist socialist separatist rebel
self-proclaimed long-time longtime two-time three-time
nuclear climate peace main leading prominent renowned independent non-executive honorary emeritus
attorney inspector secretary commander major lieutenant brigadier rear field crown
""".split()

MODIFIERS = frozenset(_MODIFIERS)
"""Words that may stand before such a noun and belong to the role."""

HONORIFICS = {
    "mr": "m",
    "mister": "m",
    "sir": "m",
    "lord": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "mme": "f",
    "madam": "f",
    "madame": "f",
    "dame": "f",
    "lady": "f",
    "mx": "u",
    "dr": "u",
    "prof": "u",
    "rev": "u",
    "fr": "m",
    "hon": "u",
    "gen": "u",
    "col": "u",
    "lt": "u",
    "maj": "u",
    "capt": "u",
    "sgt": "u",
    "cpl": "u",
    "adm": "u",
    "cmdr": "u",
    "brig": "u",
    "sen": "u",
    "rep": "u",
    "gov": "u",
    "pres": "u",
    "amb": "u",
    "insp": "u",
    "supt": "u",
    "det": "u",
    "monsieur": "m",
    "don": "m",
    "doña": "f",
    "señor": "m",
    "señora": "f",
    "herr": "m",
    "frau": "f",
}
"""Forms of address, without their full stop, with the gender they tell (`u` for none)."""

GENDERED = {
    "chairman": "m",
    "spokesman": "m",
    "congressman": "m",
    "businessman": "m",
    "councilman": "m",
    "king": "m",
    "prince": "m",
    "emperor": "m",
    "sheikh": "m",
    "sultan": "m",
    "emir": "m",
    "pope": "m",
    "cardinal": "m",
    "imam": "m",
    "ayatollah": "m",
    "actor": "m",
    "chairwoman": "f",
    "spokeswoman": "f",
    "congresswoman": "f",
    "businesswoman": "f",
    "councilwoman": "f",
    "queen": "f",
    "princess": "f",
    "empress": "f",
    "duchess": "f",
    "actress": "f",
    "ombudswoman": "f",
}
"""Titles that tell a gender."""

BEFORE_NAME_ONLY = frozenset({"crown", "member", "deputy", "general", "major", "chief", "state", "model", "chair"})
"""Words that are a title right before a name or after an article, but too often something else."""
