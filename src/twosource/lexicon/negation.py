"""Words that deny, and words that stand between what is said and whether it is so. The lists are ours."""

NEGATORS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "without", "hardly", "scarcely"})
"""Words that deny the verb they stand beside."""

NEARLY = frozenset({"almost", "nearly"})
"""Words that leave a deed undone right before it; of a number or a state they say little."""

NOT = frozenset({"not", "n't", "n’t"})

NO = frozenset({"no", "neither", "nobody", "none", "nothing", "nowhere"})
"""Words that deny what they are the doer or the object of."""

NOT_IDIOMS = frozenset("only just merely simply solely least surprisingly unexpectedly".split())
"""After "not", these deny nothing of the verb: "not only rejected the offer"."""

NO_IDIOMS = frozenset("doubt wonder matter sooner later fewer less".split())
"""After "no", these deny nothing: "no fewer than", "no doubt"."""

NEGATIVE_NOUNS = frozenset("failure refusal inability unwillingness reluctance".split())
"""Nouns whose infinitive is not done."""

NEGATIVE_PREDICATES = frozenset(
    "unable unwilling unlikely impossible powerless incapable untrue false doubtful loath reluctant".split()
)
"""Adjectives whose infinitive or that-clause is not so."""

POSITIVE_PREDICATES = frozenset("true likely possible certain probable".split())
"""Adjectives whose that-clause is so if they are not denied."""

DENYING = frozenset("deny reject dismiss refute rebut rebuff disprove".split())
"""Verbs that make a claim before "that" one that is denied: "dismissed reports that"."""

CLAIMS = frozenset(
    "claim report allegation accusation suggestion rumour rumor charge notion idea assertion speculation".split()
)
"""Nouns of what is claimed after "that"."""

EVIDENCE = frozenset("evidence sign indication proof suggestion".split())
"""Nouns that bear "no" for what "that" says after them."""

RAISING = frozenset("think believe suppose imagine consider".split())
"""Verbs whose negation is meant for their content: "did not think that they would come"."""

UTTERED = frozenset("promise pledge vow suggest propose demand insist threaten urge order agree decide".split())
"""Verbs that do something by words: where they are denied, what "that" says after them stays open."""

SAYING = frozenset(
    """say tell confirm announce know indicate reveal disclose specify state explain mention admit acknowledge claim
    clarify show prove mean report comment learn establish guarantee""".split()
)
"""Verbs that leave their content open where they are denied: "did not confirm that"."""

ABSENCES = frozenset({"lack", "absence"})
"""Nouns whose "of" says what there is not."""

RUMOURS = frozenset("report claim rumour rumor allegation speculation gossip".split())
"""Nouns that make rumour of what "that" says after them."""

FALSE = frozenset("false untrue wrong invented baseless unfounded incorrect fabricated nonsense fiction".split())
"""What makes "reports that" a denial where it is said of them: "reports that they signed are false"."""

OUTLOOKS = frozenset("fear worry concern hope possibility chance risk prospect likelihood danger".split())
"""Nouns that make a mere possibility of what "that" says after them."""

COMING = frozenset("intention idea hope chance prospect possibility plan sign risk way".split())
"""Nouns whose "of" with a gerund says what may come: "no intention of signing"."""

FORESEEING = frozenset("expect forecast predict fear anticipate estimate project hope worry guess speculate".split())
"""Verbs that make a mere possibility of what "that" says will come."""

MOVING = frozenset(
    """fall rise drop climb gain jump slip slide recover rebound plunge grow surge tumble sink decline lose rally edge
    advance return come go""".split()
)
"""Verbs of moving whose infinitive tells where the way ended: "fell to close at 90"."""

ENDING = frozenset("close end finish reach settle become win hit stand beat".split())
"""Verbs that tell where a way ended."""

SOLE = frozenset("first second last next latest only few one".split())
"""Who alone did what an infinitive says: "was the first to sign"; it is done where this is denied too."""

MEANS = frozenset(
    """way mean means method tool path route road option alternative solution answer remedy key reason time moment place
    thing point question job task goal aim duty measure condition day week month year""".split()
)
"""Nouns that what an infinitive says may come about by, at or for: "the only way to end it" tells no end of it."""

PLANS = frozenset("plan intention decision promise pledge effort attempt bid offer agreement deal move step".split())
"""Nouns whose infinitive is denied with them: "made no promise to sign", "a plan to build it failed"."""

REFUSING = frozenset({"decline", "refuse", "deny"})
"""Verbs after which a bare noun has not come about: "refused entry", "declined comment"."""

WITH_GERUND = frozenset({"stop", "oppose", "avoid", "prevent", "avert", "skip", "quit"})
"""Verbs that leave a gerund undone; an infinitive after them is a purpose: "stopped to rest"."""

WITHOUT_THAT = frozenset(
    """continue begin start try attempt work seek refuse decline fail avoid prevent refrain stop avert oppose hesitate
    neglect forget prepare schedule slate""".split()
)
"""Verbs that no "that" hangs on, or none that they say anything of: "refrained from steps that would harm it"."""

DOING = frozenset(
    """able willing ready likely possible prepared inclined going supposed allowed set due free eager keen available
    bound scheduled permitted expected authorised authorized required obliged certain sure here there""".split()
)
"""Adjectives whose negation is that of their infinitive; under others it is judged: "it is not unusual to sign"."""

OBSTACLES = frozenset("problem trouble difficulty doubt hesitation qualm objection issue choice harm shame".split())
"""Nouns that, under "no", let what follows come about: "had no trouble signing", "no hesitation to sign"."""

WITHHOLDING = frozenset(
    "prevent stop keep bar ban block prohibit discourage dissuade deter hinder restrain abstain".split()
)
"""Verbs that leave undone what stands after their object and "from"."""

HINDERING = frozenset("prevent avert avoid cancel scrap forestall preclude abandon shelve".split())
"""Verbs after which their object has not come about."""

CALLS = frozenset("call demand request proposal motion appeal chance opportunity bill invitation".split())
"""Nouns whose infinitive comes to nothing where they are refused or missed: "rejected calls to resign"."""

FOREGOING = frozenset("reject resist ignore lose miss block defeat rebuff drop".split())
"""Verbs that refuse, miss or give up a plan, a call or a chance."""

HAVING = frozenset(
    "be have hold make take conduct give get reach find see sign keep honour honor fulfil fulfill show".split()
)
"""Verbs whose negation is that of what a plan or a deal is for: "made no promise to sign", "reached no deal to"."""

SPARING = frozenset({"spare", "waste", "lose"})
"""Verbs that, with "no effort" or "no time", say that what follows comes about all the more."""

EAGER = frozenset({"help", "wait"})
"""Verbs that, under "could not", deny nothing of what follows: "could not wait to sign"."""

COPULAS = frozenset({"be", "become", "remain", "seem", "appear", "look"})
"""Verbs that say of their doer what the predicate after them says."""

WITH_PARTICLE = frozenset({("hold", "off"), ("rule", "out"), ("stop", "short")})
"""Verbs with a particle that leave undone what follows."""

NO_WAYS = frozenset({("in", "way"), ("by", "means"), ("at", "point"), ("at", "time"), ("under", "circumstance")})
"""What "no" denies a clause with: "in no way", "under no circumstances"."""

INSTEAD = frozenset({("instead", "of"), ("rather", "than"), ("far", "from")})
"""Pairs of words before a verb that say that it is not done."""

COUNSELLING = frozenset({"warn", "advise", "caution", "decide", "vote"})
"""Verbs after which what follows "against" is not to be done."""

DELAYING = frozenset({"postpone", "delay", "defer"})
"""Verbs after which their object has not come about yet."""

MODAL_PREDICATES = frozenset("able unable likely unlikely possible impossible going supposed".split())
"""Adjectives that say of their infinitive only whether it comes about."""

LIGHT = frozenset("hold have make take conduct give reach do launch begin start".split())
"""Verbs that say little beside their object: that it came about."""

DEEDS = frozenset(
    """accident action advance aid answer appeal approval arrest arrival attack attempt award ban bankruptcy battle
    bid blast bloodshed call cancellation capture casualty chance change charge clash closure collapse comment
    conflict contact contract crash crisis cut damage deal death debate decision decline decrease default defeat
    delay delivery demand departure desire disaster discovery dispute downturn drop effect effort election end
    entry escape evidence explosion fall famine fight fighting fine fire flight growth harm help hike hope impact
    increase injury intent interest interference investment knowledge launch layoff leak link lockout loss meeting
    merger need offer order outbreak outcry panic pay plan pledge progress promise proposal protest purchase raid
    rain reaction rebound recall recession recovery reform refusal reply report rescue resignation response result
    return review riot rise risk sale sanction search shooting shutdown sign slowdown solution spread step
    stoppage strike success support surgery surrender takeover talk threat trade treaty trial trouble upgrade use
    verdict victim victory violence visit vote walkout war warning win withdrawal wrongdoing""".split()
)
"""Nouns of what happens or is done; so are those in `DEED_ENDINGS`, but for `NO_DEEDS`."""

DEED_ENDINGS = (
    "ation",
    "ition",
    "ution",
    "ction",
    "ption",
    "ntion",
    "sion",
    "ement",
    "ment",
    "ance",
    "ence",
    "ancy",
    "ency",
)

NO_DEEDS = frozenset(
    """administration agency ambulance apartment audience basement cement condition constitution currency department
    dimension distance document edition element environment equipment experience finance fraction function garment
    generation government institution instrument insurance intelligence location mansion moment monument nation
    organisation organization parliament passion pavement pension population position presence profession question
    reference region religion residence science section segment sentence sentiment session solution statement
    station substance television tension tournament tradition version""".split()
)
"""Nouns that end like those of deeds and are none, or seldom."""
