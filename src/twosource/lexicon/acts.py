"""Verbs and event nouns with the act they carry.

`root` is one of the sixteen PLOVER roots of 2021 (github.com/openeventdata/PLOVER); `act` is the finer act that
the ledger of a negotiation needs and PLOVER lacks. The lists are ours; the mapping of verbs to roots follows the
descriptions of the roots.
"""

from functools import lru_cache

_ROOTS = """
AGREE: agree accept consent commit pledge promise vow undertake reconcile
CONSULT: meet visit discuss talk negotiate host mediate consult confer hold convene reconvene telephone phone
  arrive travel attend propose suggest offer resume facilitate broker invite receive summon
SUPPORT: support back praise endorse welcome defend thank congratulate favour favor commend hail applaud
  reaffirm reassure encourage champion approve recognise recognize
CONCEDE: concede yield release free lift ease relax allow permit compromise apologise apologize relent parole
COOPERATE: cooperate collaborate sign exchange swap share join ratify implement trade coordinate partner
AID: aid assist help donate supply fund grant provide deliver rescue shelter subsidise finance
RETREAT: withdraw retreat surrender evacuate disarm demobilise demobilize disengage retract
REQUEST: urge ask request demand appeal seek press insist petition implore beg order require want
ACCUSE: accuse criticise criticize condemn blame denounce charge sue convict indict investigate complain decry
  slam deplore chide rebuke castigate allege prosecute
REJECT: reject refuse decline deny veto oppose dismiss ignore rebuff spurn defy
THREATEN: threaten warn
PROTEST: protest demonstrate rally riot picket boycott march
SANCTION: sanction expel impose suspend ban freeze halt cancel postpone boycott embargo terminate
MOBILIZE: mobilise mobilize deploy amass reinforce
COERCE: arrest detain seize block blockade confiscate raid abduct capture imprison jail censor evict curfew
ASSAULT: attack kill bomb shell shoot fire invade assassinate strike wound injure clash fight ambush torture
  storm destroy launch target pound
"""
DEEDS = frozenset("COOPERATE AID RETREAT MOBILIZE COERCE ASSAULT".split())
"""Roots of what is done rather than said."""
_ACTS = """
propose: propose suggest table invite
offer: offer
accept: accept welcome approve endorse
decline: decline reject refuse rebuff spurn dismiss veto
counter: counter
demand: demand insist require urge
host: host
mediate: mediate facilitate broker arbitrate conciliate
hand-over: submit present deliver send transmit pass hand forward give
publish: publish release disclose
draft: draft prepare develop formulate write compile finalise finalize elaborate
postpone: postpone delay defer adjourn reschedule
cancel: cancel scrap
exchange: exchange swap trade
agree: agree settle
sign: sign initial ratify conclude
lead: lead head chair
meet: meet negotiate confer convene reconvene talk consult sit
discuss: discuss debate
announce: announce unveil declare
confirm: confirm
arrive: arrive
visit: visit
attend: attend
resume: resume restart reopen
respond: respond answer reply react comment
deny: deny refute rebut
accuse: accuse blame
favour: favour favor prefer back support advocate
oppose: oppose
call: telephone phone
strike: strike
suspend: suspend halt pause
attack: attack bomb shell strike hit target
kill: kill
end: end collapse fail stall break
withdraw: withdraw
"""
EVENT_NOUNS: dict[str, str] = {
    "proposal": "propose", "suggestion": "propose", "offer": "offer", "invitation": "propose", "initiative": "propose",
    "mediation": "mediate", "facilitation": "mediate", "rejection": "decline", "refusal": "decline",
    "acceptance": "accept", "demand": "demand", "call": "demand", "visit": "visit", "response": "respond",
    "reply": "respond", "answer": "respond", "withdrawal": "withdraw", "attack": "attack", "strike": "attack",
    "announcement": "announce", "denial": "deny",
}  # fmt: skip
"""Nouns that carry an act when somebody does it: "X's proposal", "a proposal by X"."""

RETREATING = frozenset(
    """release return free withdraw withdrawal retreat surrender leave pull evacuate disarm demilitarise demilitarize
    demobilise demobilize ceasefire cease-fire truce armistice de-escalate extradite repatriate handover sanction
    embargo boycott blockade tariff liberate""".split()
)
"""Words by which yielding is RETREAT and not CONCEDE: who or what is held, armed or barred is let go."""

MEETING_NOUNS = frozenset(
    """talk talks negotiation meeting round summit session consultation dialogue conference discussion hearing
    bargaining mediation""".split()
)
EXCHANGED = frozenset(
    """prisoner captive detainee hostage body remains child soldier grain serviceman people person pow corpse
    civilian""".split()
)

PHRASAL: dict[tuple[str, str], str] = {
    ("rule", "out"): "decline", ("turn", "down"): "decline", ("knock", "back"): "decline", ("walk", "away"): "decline",
    ("call", "off"): "cancel", ("pull", "out"): "withdraw", ("put", "off"): "postpone", ("push", "back"): "postpone",
    ("put", "forward"): "propose", ("come", "forward"): "propose", ("hand", "over"): "hand-over",
    ("give", "back"): "hand-over", ("call", "for"): "demand", ("ask", "for"): "demand",
    ("press", "for"): "demand", ("push", "for"): "demand",
    ("break", "down"): "end", ("break", "off"): "end", ("break", "up"): "end", ("agree", "on"): "agree",
    ("walk", "out"): "strike", ("sit", "down"): "meet", ("come", "together"): "meet",
}  # fmt: skip
"""Acts of a verb with its particle, which the verb alone does not carry."""

MODAL_GOVERNORS: dict[str, tuple[str, str]] = {
    "agree": ("agreed", "positive"), "plan": ("planned", "positive"), "intend": ("planned", "positive"),
    "expect": ("planned", "positive"), "schedule": ("planned", "positive"), "set": ("planned", "positive"),
    "slate": ("planned", "positive"), "prepare": ("planned", "positive"), "vow": ("planned", "positive"),
    "pledge": ("planned", "positive"), "promise": ("planned", "positive"), "decide": ("planned", "positive"),
    "propose": ("proposed", "positive"), "suggest": ("proposed", "positive"), "offer": ("proposed", "positive"),
    "demand": ("demanded", "positive"), "urge": ("demanded", "positive"), "call": ("demanded", "positive"),
    "ask": ("demanded", "positive"), "want": ("demanded", "positive"), "insist": ("demanded", "positive"),
    "press": ("demanded", "positive"), "push": ("demanded", "positive"), "order": ("demanded", "positive"),
    "need": ("demanded", "positive"), "require": ("demanded", "positive"),
    "hope": ("possible", "positive"), "wish": ("possible", "positive"), "threaten": ("possible", "positive"),
    "appear": ("possible", "positive"), "seem": ("possible", "positive"), "seek": ("planned", "positive"),
    "try": ("under-way", "positive"), "attempt": ("under-way", "positive"), "work": ("under-way", "positive"),
    "continue": ("under-way", "positive"), "begin": ("under-way", "positive"), "start": ("under-way", "positive"),
    "refuse": ("done", "negative"), "decline": ("done", "negative"), "fail": ("done", "negative"),
    "avoid": ("done", "negative"), "prevent": ("done", "negative"), "refrain": ("done", "negative"),
    "stop": ("done", "negative"), "avert": ("done", "negative"), "consider": ("possible", "positive"),
    "deny": ("done", "negative"), "oppose": ("done", "negative"), "hesitate": ("done", "negative"),
    "neglect": ("done", "negative"), "forget": ("done", "negative"), "cease": ("done", "negative"),
    "quit": ("done", "negative"), "skip": ("done", "negative"), "balk": ("done", "negative"),
}  # fmt: skip
"""What a governing verb makes of the infinitive under it: (modality, polarity)."""

READY_WORDS = frozenset("ready willing prepared set due open willingness readiness".split())
"""Adjectives and nouns that govern an infinitive as a plan: "is ready to host", "readiness to facilitate"."""

MODALS: dict[str, str] = {
    "will": "planned", "shall": "planned", "would": "planned", "may": "possible", "might": "possible",
    "could": "possible", "can": "possible", "must": "demanded", "should": "demanded",
}  # fmt: skip
RUMOUR_ADVERBS = frozenset("reportedly allegedly supposedly purportedly apparently".split())

EMPTY_VERBS = frozenset(
    """say tell note add state speak write remark comment indicate mention explain recall acknowledge stress
    emphasise emphasize highlight underline reiterate according regard concern include involve follow cite quote
    report believe think know see hear feel mean express convey ask describe call claim argue""".split()
)
"""Verbs that only bring somebody's words, or join things: no matter of their own."""


def _read(table: str) -> dict[str, str]:
    found: dict[str, str] = {}
    name = ""
    for piece in table.split():
        if piece.endswith(":"):
            name = piece[:-1]
        else:
            found.setdefault(piece, name)
    return found


@lru_cache(maxsize=1)
def roots() -> dict[str, str]:
    """Return the PLOVER root of each verb in its base form."""
    return _read(_ROOTS)


@lru_cache(maxsize=1)
def acts() -> dict[str, str]:
    """Return the ledger's act of each verb in its base form."""
    return _read(_ACTS)
