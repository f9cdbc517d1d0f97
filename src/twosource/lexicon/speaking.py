"""Nouns for those whose words can be reported: people, bodies of people, and papers that report.

A noun that is in no list counts as a person where its ending makes it the doer of something ("campaigner").
"""

from functools import lru_cache

from twosource.lexicon.titles import TITLES

PEOPLE = frozenset(
    "accomplice adult advocate agent aide airman ally alumnus anybody anyone applicant apprentice arbitrator "
    "architect aristocrat assailant associate asylum-seeker athlete attaché attendee audience aunt author baby "
    "babysitter backer bidder bondholder bookmaker boss boxer boy breeder bride bride-to-be broker brother builder "
    "bureaucrat bystander cadet caller captive carer caretaker carpenter cast celebrity centrist chair champion "
    "chaplain chef chief chieftain child citizen civilian cleric clerk client colleague commentator communist "
    "commuter companion competitor complainant comrade confidant conservationist conservative constituent contender "
    "contractor convict cook cop coroner counsellor counselor counterpart couple cousin creditor crew critic crowd "
    "customer cyclist daughter dealer debtor defector defendant demonstrator dentist detainee detractor diner "
    "director dissident donor elder electrician elite employee employer everyone exile expatriate expert eyewitness "
    "family fan father fellow felon firefighter fireman first-responder fisher foe folk folks forecaster foreman "
    "friend frontrunner fugitive general geologist giant girl go-between goalie graduate granddaughter grandfather "
    "grandmother grandparent grandson groom grower guard guardian guest guide gunman guy gymnast hacker head head- "
    "of-state heavyweight heir hero holidaymaker homeowner hopeful host hostage householder hunter husband "
    "incumbent individual infant informant inmate insider intermediary intern interpreter investor invitee islamist "
    "islander juror kid lady landlord landowner lawmaker leftist legislator liberal lifeguard lobbyist local logger "
    "loyalist magnate major man manager mandarin marine mastermind mate mechanic medalist medallist medic men "
    "mentor meteorologist midwife migrant millionaire miner mogul monarch monk mother motorist mullah nanny "
    "nationalist native negotiator neighbor neighbour nephew newcomer niece no-one nobody nomad nun oddsmaker "
    "officer oligarch one ones opponent organiser orphan owner parent parishioner participant partner passenger "
    "pathologist patient patriarch patriot patron peacekeeper peacemaker pedestrian peer pensioner people person "
    "personnel pilgrim pioneer pirate plaintiff player plumber policeman politico pollster poor preacher "
    "predecessor premier presenter prisoner professor progressive psychologist pundit pupil rancher recipient "
    "recruit referee refugee refusenik relative reporter rescuer respondent retailer ringleader rival royalist "
    "runner-up sage sailor saint scientist seaman seismologist self shareholder shop-steward shopper sibling sister "
    "skipper smuggler sniper socialist soldier somebody someone son source sovereign specialist spectator sponsor "
    "sportsman spouse spy staff stakeholder star statesman steward stewardess strategist striker student successor "
    "supplier supporter survivor suspect team-mate teammate technician technocrat teenager tenant therapist thief "
    "tipster titleholder tourist trafficker trainee translator traveler traveller tribesman troops tutor twin "
    "tycoon umpire uncle unionist user veteran vicar victim viewer villager visitor vizier volunteer voter watcher "
    "whistle-blower whistleblower widow wife winner witness woman women worker worshipper youngster youth".split()
)
"""People, in the singular save where only the plural is said."""

BODIES = frozenset(
    "academy administration affiliate agency airline airport alliance ambulance arm army assembly association "
    "authority bank bar base bench bloc blog board body branch brand broadcaster bureau business cabinet camp "
    "campaign capital carrier chain chamber channel charity church city clinic club coalition college command "
    "commission committee commonwealth community company confederation congress consortium consulate consultancy "
    "contingent corporation council country county court daily defence defense delegation department developer "
    "diocese directorate district duo electorate embassy enforcement enterprise establishment exchange executive "
    "faction faculty federation firm fleet force forces foundation franchise front fund government group grouping "
    "guild headquarters hospital house industry inspectorate institute institution insurer intelligence journal "
    "judiciary junta jury kingdom laboratory leadership league legislature lender library lobby magazine maker "
    "management manufacturer media military militia ministry minority mission mosque movement municipality museum "
    "nation navy network newspaper office operator opposition organisation organization outfit outlet panel paper "
    "parish parliament partnership party patrol periodical police port power presidency press prison producer "
    "prosecution public publication publisher railway regime region registry regulator republic ring school "
    "secretariat senate service shipper shop side society squad start-up startup state station store studio "
    "subsidiary superpower syndicate synod tabloid task-force team territory theatre think-tank throne town tribunal "
    "trio troupe trust union unit university utility vendor village watchdog website weekly wing wire workforce "
    "world".split()
)
"""Bodies of people."""

PAPERS = frozenset(
    "account ad advert advertisement advisory affidavit analysis announcement article audit bill biography blogpost "
    "book briefing broadcast bulletin cable column commentary communique communiqué complaint constitution copy data "
    "declaration diary dispatch document documentary dossier draft e-mail editorial email episode essay estimate "
    "evidence excerpt figures file filing finding findings footage forecast guidance guideline headline indictment "
    "inquest inquiry interview investigation item lawsuit leaflet letter list log manifesto manual memo memoir "
    "memorandum message minutes motion note notice obituary op-ed opinion page pamphlet petition placard podcast poll "
    "polling post poster projection ranking readout record recording records release report reports research "
    "resolution response result results review ruling screenshot sign site speech statement statistics story study "
    "suit summary summons survey tally text transcript tweet update verdict version video warning warrant".split()
)
"""Papers, broadcasts and findings that report."""

REPORTING_PAPERS = frozenset("report reports article story dispatch broadcast interview video recording".split())
"""Of these, the ones that pass on what others said."""

SEEN = frozenset("seen obtained reviewed viewed read examined cited quoted reported heard".split())
"""What is done with a paper by somebody whose paper it is not: a memo seen by the agency."""

QUANTITIES = frozenset(
    "% all another both couple dozen dozens each eight eleven few fewer five former four half handful hundred "
    "hundreds latter lot lots majority many million millions more most much neither nine none number other others "
    "pair per-cent percent percentage plurality quarter seven several six some ten these third those thousand "
    "thousands three three-quarters twelve two two-thirds".split()
)
"""How many speak, where the people are left out."""

_DOERS = ("er", "or", "ist", "man", "woman", "person", "ian", "eer", "crat", "ee", "ant")
_NO_DOERS = frozenset(
    "airliner answer banner barrier beer behavior behaviour blister border butter cancer career cease-fire ceasefire "
    "center chapter character checklist clamor coffee color colour computer container copper corner counter covenant "
    "cover danger december deer degree dinner disaster disorder door drawer effort encounter error factor favor "
    "favour fever filter finger fire fist flavor flower folder freezer freighter gender glamour grant guarantee "
    "harbor harbour helicopter honor horror hour humor hunger knee labor labour ladder layer lever liquor manner "
    "matter meter metre minor mirror mist monster murder newsletter's november number october odor offer order pepper "
    "plant power quarter remainder restaurant river rumor rumour sector september shelter shoulder silver skyscraper "
    "slander summer surrender tanker tenor terror theater thunder timber tower tracker trailer transfer tree trigger "
    "twist vapor veneer vigor waist war warranty water weather winter wishlist wonder year".split()
)


@lru_cache(maxsize=20_000)
def can_report(noun: str) -> bool:
    """Say whether a common noun, in lower case, names somebody or something whose words can be reported."""
    word = noun.replace("’", "'").removesuffix("'s").removesuffix("'").strip(".")
    return any(_known(form) for form in _singulars(word)) or (len(word) > 0 and word[0].isdigit())


@lru_cache(maxsize=20_000)
def is_person(noun: str) -> bool:
    """Say whether a common noun in the singular, in lower case, names one person."""
    if noun in BODIES or noun in PAPERS or noun in QUANTITIES or noun in _NO_DOERS:
        return False
    return noun in PEOPLE or noun in TITLES or (len(noun) > 4 and noun.endswith(_DOERS))


def _known(word: str) -> bool:
    if word in PEOPLE or word in BODIES or word in PAPERS or word in QUANTITIES or word in TITLES:
        return True
    last = word.rpartition("-")[2]
    if last != word and (last == "old" or _known(last)):
        return True
    return len(word) > 4 and word.endswith(_DOERS) and word not in _NO_DOERS


def _singulars(word: str) -> tuple[str, ...]:
    """The word, and what it is the plural of where it is one."""
    if word.endswith(("men", "people")):
        return word, word[:-3] + "man"
    if word.endswith("ies"):
        return word, word[:-3] + "y"
    if word.endswith("es"):
        return word, word[:-1], word[:-2]
    return (word, word[:-1]) if word.endswith("s") and not word.endswith("ss") else (word,)
