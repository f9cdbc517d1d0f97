"""Polarity and modality of a clause: what was done, planned, proposed, demanded, possible; and what was not.

The ladder is rumoured < possible < conditional < proposed/demanded < planned < agreed < under-way < done. What
governs a clause speaks before its own verb: in "has agreed to hold talks" the talks are agreed, not held.
"""

from collections.abc import Sequence

from twosource.language.tagger import Word
from twosource.lexicon.acts import MODAL_GOVERNORS, MODALS, READY_WORDS, RUMOUR_ADVERBS
from twosource.reading.clause_parts import Clause, Phrase

GOVERNING_NOUNS = {
    "agreement": "agreed", "deal": "agreed", "accord": "agreed", "pact": "agreed", "consent": "agreed",
    "proposal": "proposed", "offer": "proposed", "suggestion": "proposed", "invitation": "proposed",
    "plan": "planned", "intention": "planned", "decision": "planned", "promise": "planned", "pledge": "planned",
    "commitment": "planned", "readiness": "planned", "willingness": "planned", "demand": "demanded",
    "call": "demanded", "request": "demanded", "appeal": "demanded", "hope": "possible", "chance": "possible",
}  # fmt: skip
"""What a noun makes of the infinitive after it: "an agreement to exchange", "the offer to meet"."""

IMPLICATIVE = frozenset({"manage", "come", "get", "help", "dare", "happen", "go", "have", "prove", "use", "force"})
"""Verbs whose infinitive is done when they are (Karttunen 1971); under others it is still to come."""

_NEGATORS = frozenset({"not", "n't", "never", "neither", "nor", "without", "hardly", "barely"})
_NO = frozenset({"no", "neither", "nobody", "none", "nothing"})


def polarity(words: Sequence[Word], clause: Clause, governors: Sequence[Clause]) -> str:
    """Return `negative` when an odd number of negations governs the verb, else `positive`."""
    count = _negations(words, clause)
    for governor in governors:
        lemma = words[governor.verb].lemma
        count += _verbal(words, governor) + _first_is_no(words, governor.subject)
        count += MODAL_GOVERNORS.get(lemma, ("", "positive"))[1] == "negative" or _holds_off(words, governor)
        count += _between(words, governor.group[1], clause.group[0], {"yet", *_NO})
    return "negative" if count % 2 else "positive"


def _negations(words: Sequence[Word], clause: Clause) -> int:
    return _verbal(words, clause) + _first_is_no(words, clause.subject) + _first_is_no(words, clause.object)


def _verbal(words: Sequence[Word], clause: Clause) -> int:
    first, last = clause.group
    while first and words[first - 1].tag in ("RB", "RBR") and first > clause.group[0] - 3:
        first -= 1
    count = sum(words[j].lower in _NEGATORS for j in range(first, last))
    if last < len(words) and words[last].lower in ("not", "n't"):
        count += words[clause.verb].lemma in ("be", "have", "do")
    return count


def _first_is_no(words: Sequence[Word], phrase: Phrase | None) -> int:
    return int(phrase is not None and words[phrase.first].lower in _NO)


def _holds_off(words: Sequence[Word], governor: Clause) -> bool:
    """Whether a verb with its particle leaves undone what follows: "held off imposing"."""
    end = governor.group[1]
    return words[governor.verb].lemma == "hold" and end < len(words) and words[end].lower == "off"


def _between(words: Sequence[Word], start: int, end: int, wanted: set[str] | frozenset[str]) -> int:
    return int(any(words[j].lower in wanted for j in range(start, min(end, start + 8))))


def modality(words: Sequence[Word], clause: Clause, governors: Sequence[Clause]) -> str:
    """Return the modality of a clause under its governors (nearest first)."""
    for governor in governors:
        named = _governed(words, governor, clause)
        if named:
            return named
    return _own(words, clause, [words[j].lemma for j in range(clause.group[0], clause.group[1])])


def _governed(words: Sequence[Word], governor: Clause, clause: Clause) -> str | None:
    lemma = words[governor.verb].lemma
    if lemma in MODAL_GOVERNORS:
        named = MODAL_GOVERNORS[lemma][0]
        if named == "done" or (lemma == "suggest" and _is_indicative(words[clause.group[0]])):
            return None  # "suggests that it is so" proposes nothing
        if lemma in ("want", "ask", "need", "demand") and clause.governor == governor.verb and governor.object is None:
            return "planned"  # what somebody wants to do, not what is wanted of others
        if named == "agreed" and "planned" in (MODALS.get(words[j].lemma) for j in range(*governor.group)):
            return "planned"
        return named
    between = {words[j].lower for j in range(governor.group[0], min(clause.group[0], governor.group[1] + 6))}
    if between & READY_WORDS or (lemma in ("have", "make") and between & {"plan", "plans", "intention"}):
        return "planned"
    if lemma == "be" and clause.group[0] - governor.group[1] <= 1:
        return "planned"
    return None


def _is_indicative(verb: Word) -> bool:
    """Whether a verb says what is, where a proposal would have its base form ("suggests that they meet")."""
    return verb.tag in ("VBZ", "VBD") or (verb.tag == "VBP" and verb.lemma in ("be", "have"))


def _own(words: Sequence[Word], clause: Clause, lemmas: Sequence[str]) -> str:
    if clause.under in ("if", "unless"):
        return "conditional"
    if any(words[j].lower in RUMOUR_ADVERBS for j in range(*clause.group)):
        return "rumoured"
    for lemma in lemmas:
        if lemma in MODALS:
            return "done" if "have" in lemmas and lemma in ("would", "could") else MODALS[lemma]
    head = words[clause.verb]
    before = words[clause.group[0] - 1].lemma if clause.infinitive and clause.group[0] else ""
    if before in GOVERNING_NOUNS:
        return GOVERNING_NOUNS[before]
    if clause.infinitive and (clause.governor is None or words[clause.governor].lemma not in IMPLICATIVE):
        return "planned"
    if "be" in lemmas and head.lemma == "go" and head.tag == "VBG":
        return "planned"
    if head.tag == "VBG" and "be" in lemmas:
        return "under-way"
    return "done"
