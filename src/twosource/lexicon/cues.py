"""Words that report what somebody said, wrote, thinks or wants.

Each verb has the constructions that it opens, one letter each:

- `q` a quotation may stand before or after it, with the subject on either side ("…", said the minister)
- `c` a clause, with or without "that", also as a remark put in or put after (the plan, he thinks, is sound)
- `o` a noun phrase (rejected the plan)
- `i` an infinitive (vowed to stay)
- `a` the person spoken to stands between it and the content (told reporters that …)

The selection follows the verbs of PARC 3.0 and PolNeAR (Newell, Margolin, Ruths 2018) in kind, not in text.
"""

from functools import lru_cache

from msgspec import Struct

VERBS = {
    # saying
    "say": "qc",
    "tell": "qca",
    "add": "qc",
    "note": "qco",
    "state": "qco",
    "claim": "qcio",
    "explain": "qco",
    "insist": "qc",
    "stress": "qco",
    "emphasize": "qco",
    "emphasise": "qco",
    "underline": "qco",
    "underscore": "qco",
    "highlight": "qco",
    "warn": "qco",
    "caution": "qc",
    "announce": "qco",
    "declare": "qco",
    "proclaim": "qco",
    "argue": "qc",
    "assert": "qco",
    "reply": "qc",
    "respond": "qc",
    "answer": "q",
    "write": "qc",
    "tweet": "qco",
    "retweet": "o",
    "post": "qc",
    "email": "q",
    "read": "q",
    "ask": "qcio",
    "report": "qco",
    "confirm": "qco",
    "acknowledge": "qco",
    "admit": "qco",
    "concede": "qco",
    "confess": "qc",
    "recall": "qco",
    "remember": "qco",
    "remark": "qc",
    "observe": "qc",
    "suggest": "qco",
    "reveal": "qco",
    "disclose": "qco",
    "predict": "qco",
    "forecast": "co",
    "conclude": "qc",
    "continue": "q",
    "joke": "qc",
    "quip": "qc",
    "complain": "qc",
    "shout": "qc",
    "yell": "qc",
    "chant": "qo",
    "boast": "qc",
    "reiterate": "qco",
    "repeat": "qco",
    "affirm": "qco",
    "reaffirm": "qco",
    "maintain": "qc",
    "contend": "qc",
    "allege": "qc",
    "testify": "qc",
    "remind": "qca",
    "assure": "qca",
    "reassure": "qca",
    "inform": "qca",
    "notify": "ca",
    "lament": "qco",
    "bemoan": "qo",
    "retort": "qc",
    "counter": "qc",
    "clarify": "qco",
    "comment": "qc",
    "elaborate": "q",
    "exclaim": "q",
    "mention": "co",
    "outline": "o",
    "promise": "qcio",
    "pledge": "qcio",
    "vow": "qcio",
    "swear": "qci",
    "propose": "qcio",
    "demand": "qcio",
    "indicate": "qco",
    "hint": "qc",
    "signal": "co",
    "imply": "co",
    "convey": "co",
    "relay": "o",
    "estimate": "co",
    "speculate": "qc",
    "advise": "qco",
    "recommend": "qco",
    "plead": "qc",
    "beg": "qo",
    "scoff": "q",
    "cry": "q",
    "wonder": "qc",
    "muse": "q",
    "blog": "qc",
    "opine": "qc",
    "attest": "c",
    "posit": "c",
    "reason": "qc",
    "threaten": "qcio",
    "apologise": "qc",
    "apologize": "qc",
    # thinking and wanting
    "believe": "qc",
    "think": "qc",
    "hope": "ci",
    "fear": "cio",
    "expect": "cio",
    "know": "c",
    "feel": "c",
    "doubt": "co",
    "suspect": "c",
    "consider": "o",
    "deem": "o",
    "regard": "o",
    "view": "o",
    "worry": "c",
    "wish": "c",
    "want": "io",
    "prefer": "io",
    "intend": "i",
    "seek": "io",
    "decline": "i",
    "refuse": "i",
    "agree": "ci",
    "offer": "io",
    "anticipate": "co",
    "assume": "c",
    "guess": "c",
    "realise": "c",
    "realize": "c",
    "envision": "o",
    "favor": "o",
    "favour": "o",
    # judging, asking for, turning down
    "criticize": "o",
    "criticise": "o",
    "condemn": "o",
    "denounce": "o",
    "decry": "o",
    "deplore": "o",
    "praise": "o",
    "hail": "o",
    "laud": "o",
    "applaud": "o",
    "commend": "o",
    "welcome": "o",
    "thank": "o",
    "congratulate": "o",
    "endorse": "o",
    "support": "o",
    "oppose": "o",
    "back": "o",
    "defend": "o",
    "dismiss": "o",
    "reject": "o",
    "deny": "qcio",
    "dispute": "o",
    "refute": "o",
    "rebut": "o",
    "accuse": "o",
    "blame": "o",
    "fault": "o",
    "blast": "o",
    "slam": "o",
    "attack": "o",
    "assail": "o",
    "rebuke": "o",
    "chide": "o",
    "mock": "o",
    "ridicule": "o",
    "deride": "o",
    "urge": "qo",
    "call": "o",
    "describe": "o",
    "portray": "o",
    "depict": "o",
    "characterise": "o",
    "characterize": "o",
    "label": "o",
    "brand": "o",
    "liken": "o",
    "compare": "o",
    "cite": "o",
    "quote": "o",
    "invoke": "o",
    "question": "o",
    "challenge": "o",
    "express": "o",
    "voice": "o",
    "discuss": "o",
    "address": "o",
    "request": "o",
    "order": "o",
    "tout": "o",
    "echo": "o",
    "reference": "o",
    "attribute": "o",
    "concur": "qc",
    "protest": "qco",
    "object": "qc",
    "mandate": "o",
    # findings of papers and polls
    "show": "c",
    "find": "c",
    "detail": "o",
    "list": "o",
    "document": "o",
    "rule": "c",
}
"""Base form to the constructions that the verb opens."""

PARTICLES = {
    "point": {"out": "qco", "to": "o"},
    "call": {"for": "o", "on": "o", "upon": "o"},
    "refer": {"to": "o"},
    "respond": {"to": "o"},
    "allude": {"to": "o"},
    "object": {"to": "o"},
    "talk": {"about": "o"},
    "speak": {"about": "o", "of": "o"},
    "complain": {"about": "o"},
    "boast": {"about": "o", "of": "o"},
    "warn": {"of": "o", "about": "o", "against": "o"},
    "plead": {"for": "o"},
    "rail": {"against": "o"},
    "cry": {"out": "q"},
    "put": {"it": "q"},
    "lash": {"out": "qo"},
    "shoot": {"back": "q"},
    "hit": {"back": "q"},
    "fire": {"back": "q"},
    "chime": {"in": "q"},
    "weigh": {"in": "q"},
    "go": {"on": "q"},
    "ask": {"for": "o", "about": "o"},
    "hope": {"for": "o"},
    "agree": {"with": "o", "on": "o"},
    "disagree": {"with": "o"},
    "vouch": {"for": "o"},
    "inquire": {"about": "o"},
    "think": {"of": "o", "about": "o"},
    "apologise": {"for": "o"},
    "apologize": {"for": "o"},
    "comment": {"on": "o"},
    "rule": {"out": "o"},
    "insist": {"on": "o"},
    "hint": {"at": "o"},
    "worry": {"about": "o"},
    "speculate": {"about": "o"},
    "push": {"for": "o", "back": "q"},
    "press": {"for": "o"},
    "argue": {"for": "o", "against": "o"},
    "testify": {"about": "o"},
    "write": {"about": "o"},
    "report": {"on": "o"},
    "spell": {"out": "o"},
    "lay": {"out": "o"},
}
"""Verb and particle that together open what the verb alone does not."""

IRREGULAR = {
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "know": ("knows", "knew", "known", "knowing"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "seek": ("seeks", "sought", "sought", "seeking"),
    "find": ("finds", "found", "found", "finding"),
    "show": ("shows", "showed", "shown", "showing"),
    "read": ("reads", "read", "read", "reading"),
    "forecast": ("forecasts", "forecast", "forecast", "forecasting"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "shoot": ("shoots", "shot", "shot", "shooting"),
    "hit": ("hits", "hit", "hit", "hitting"),
    "go": ("goes", "went", "gone", "going"),
    "lay": ("lays", "laid", "laid", "laying"),
    "put": ("puts", "put", "put", "putting"),
}

NOUN_VERBS = frozenset(
    "address answer attack back blame brand challenge chant claim comment counter demand detail document doubt echo "
    "email estimate fault fear find forecast guess hint hope joke label list mandate mention note object offer order "
    "plan pledge post praise process promise protest question quip quote reason reference remark report request rule "
    "show signal support threat tweet view voice vow want wish wonder worry call state question email blog".split()
)
"""Verbs that are nouns as well in the form that the present tense has."""

_DOUBLED = frozenset({"admit", "refer", "slam", "beg", "plan", "quip", "concur", "rebut", "chat", "blog", "prefer"})

NOUNS = frozenset(
    "accusation accusations admission allegation allegations announcement argument assertion assertions assessment "
    "assurance assurances belief claim claims comment comments complaint complaints conclusion contention "
    "declaration denial expectation fear fears finding findings hope hopes idea insistence notion opinion pledge "
    "prediction promise promises proposal remark remarks report reports revelation rumor rumour rumours statement "
    "statements suggestion suggestions testimony threat threats view vow warning warnings word".split()
)
"""Nouns that a that-clause with somebody's words follows."""

INFINITIVE_NOUNS = frozenset(
    "call calls decision demand demands desire intention offer pledge plan plans promise promises proposal refusal "
    "request threat threats vow willingness readiness".split()
)
"""Nouns that an infinitive with somebody's will follows."""

CHANNEL_NOUNS = frozenset(
    "statement interview post message speech letter email e-mail video address press-release release tweet blog "
    "article op-ed column commentary memo report book podcast broadcast thread filing lawsuit declaration "
    "communique communiqué remarks comments testimony note telegram".split()
)
"""What somebody's words come in: "in a statement"."""

OCCASION_NOUNS = frozenset(
    "conference briefing meeting summit rally hearing debate visit talks session forum event ceremony dinner call "
    "appearance speech trip gathering convention negotiations sidelines congress panel "
    "town-hall hall plenary inauguration funeral consultations address".split()
)
"""At what somebody's words fell: "during a joint news conference with …"."""


class Form(Struct, frozen=True):
    """One form of a verb: its base form, constructions, and `base`, `s`, `past`, `pp` or `ing`."""

    verb: str
    frames: str
    kind: str


@lru_cache(maxsize=1)
def verb_forms() -> dict[str, tuple[Form, ...]]:
    """Return every form in lower case with what it may be; `past` stands for a regular participle too."""
    found: dict[str, list[Form]] = {}
    for verb in sorted(VERBS.keys() | PARTICLES.keys()):
        frames = VERBS.get(verb, "")
        third, past, participle, ing = inflect(verb)
        kinds = [(verb, "base"), (third, "s"), (past, "past"), (ing, "ing")]
        if participle != past:
            kinds.append((participle, "pp"))
        for word, kind in kinds:
            found.setdefault(word, []).append(Form(verb, frames, kind))
    return {word: tuple(forms) for word, forms in found.items()}


def inflect(verb: str) -> tuple[str, str, str, str]:
    """Return third person, past, participle and -ing form of a base form, by the spelling rules of English."""
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    consonant_y = verb.endswith("y") and verb[-2] not in "aeiou"
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        third = verb + "es"
    else:
        third = verb[:-1] + "ies" if consonant_y else verb + "s"
    if verb in _DOUBLED:
        past, ing = verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    elif verb.endswith("e"):
        past, ing = verb + "d", verb[:-1] + "ing"
    elif consonant_y:
        past, ing = verb[:-1] + "ied", verb + "ing"
    else:
        past, ing = verb + "ed", verb + "ing"
    return third, past, past, ing
