"""Words that deny, and words that stand between what is said and whether it is so. The lists are ours."""

NEGATORS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "without", "hardly", "barely", "scarcely"})
"""Words that deny the verb they stand beside."""

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

EVIDENCE = frozenset("evidence sign indication proof suggestion question".split())
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

RUMOURS = frozenset("report claim rumour rumor allegation speculation gossip".split())
"""Nouns that make rumour of what "that" says after them."""

OUTLOOKS = frozenset("fear worry concern hope possibility chance risk prospect likelihood danger".split())
"""Nouns that make a mere possibility of what "that" says after them."""

PLANS = frozenset("plan intention decision promise pledge effort attempt bid offer agreement deal move step".split())
"""Nouns whose infinitive is denied with them: "made no promise to sign", "a plan to build it failed"."""

OBSTACLES = frozenset("problem trouble difficulty doubt hesitation qualm objection issue choice harm shame".split())
"""Nouns that, under "no", let what follows come about: "had no trouble signing", "no hesitation to sign"."""

HINDERING = frozenset("prevent avert avoid cancel scrap forestall preclude abandon shelve drop".split())
"""Verbs after which their object has not come about."""

LIGHT = frozenset("hold have make take conduct give reach do launch begin start".split())
"""Verbs that say little beside their object: that it came about."""
