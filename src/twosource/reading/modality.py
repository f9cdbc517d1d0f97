"""Modality of a clause: what was done, planned, proposed, demanded, possible.

The ladder is rumoured < possible < conditional < proposed/demanded < planned < agreed < under-way < done. What
governs a clause speaks before its own verb: in "has agreed to hold talks" the talks are agreed, not held.
"""

import re
from collections.abc import Sequence

from twosource.language.tagger import Word
from twosource.lexicon.acts import MODAL_GOVERNORS, MODALS, READY_WORDS, RUMOUR_ADVERBS
from twosource.lexicon.negation import (
    CALLS,
    COMING,
    ENDING,
    EVIDENCE,
    FORESEEING,
    MEANS,
    MOVING,
    OUTLOOKS,
    PLANS,
    RUMOURS,
    SAYING,
    SOLE,
)
from twosource.reading.clause_parts import CLOSERS, Clause
from twosource.reading.governors import content_of, fronted, governors, leader
from twosource.reading.negators import verbal
from twosource.reading.phrases import NOUN_TAGS

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

_FAILING = frozenset({"fail", "refuse", "decline", "refrain", "neglect"})
"""Verbs whose infinitive is as much a thing of the past as they are, only that it was not done."""

_ASSERTING = frozenset({"suggest", "insist"})
"""Verbs of proposing and demanding that may also tell what is."""

_ENDS = frozenset({".", "!", "?", ";"})
_ONCE = frozenset({"until", "before", "unless", "once"})
_PROVISOS = re.compile(
    r"\b(?:on (?:the )?condition|provided|providing|as long as|so long as|on the understanding|in the event)(?: that)?$"
)
"""Words before a clause that make a condition of it."""
_OPENINGS = MEANS | PLANS | CALLS | COMING | OUTLOOKS
_WHEN = frozenset({"when", "until", "before", "after", "once"})
_AHEAD = {"VBZ": ("will", "'ll", "’ll", "shall"), "VBP": ("will", "'ll", "’ll", "shall"), "VBD": ("would",)}
"""What a main clause has where a present or a past after "when" is still to come."""
_OPEN = frozenset({"say", "tell", "ask", "know", "see", "decide", "wonder", "doubt", "determine", "clear", "consider"})
_HYPOTHETICAL = frozenset({"will", "would", "could", "might", "shall", "should"})


def modality(words: Sequence[Word], found: Sequence[Clause], i: int) -> str:
    """Return the modality of a clause; what governs it (nearest first) speaks before its own verb."""
    led = leader(words, found, i)
    if led is not None:
        return modality(words, found, led[0])
    clause = found[i]
    chain = governors(words, found, i)
    told = "possible" if _asked(words, clause) else _as_content(words, found, i)
    if told:
        return told
    for governor in chain:
        named = _governed(words, governor, clause)
        if named:
            return named
    lemmas = [words[j].lemma for j in range(*clause.group)]
    helper = fronted(words, found, i)
    if helper is not None:
        lemmas.insert(0, words[helper.verb].lemma)
    if clause.infinitive and chain and _comes_true(words, chain[0], clause):
        return modality(words, found, i - 1)
    if _under_condition(words, found, i, lemmas):
        return "conditional"
    named = _own(words, clause, lemmas)
    return "planned" if named == "done" and _still_to_come(words, found, i) else named


def _comes_true(words: Sequence[Word], governor: Clause, clause: Clause) -> bool:
    """Whether an infinitive is done when its governor is: "managed to win", "fell to close at 90", "first to sign"."""
    over, at = words[governor.verb].lemma, clause.group[0]
    if over == "have":
        return governor.object is None and at == governor.group[1]  # not "has a deadline to sign"
    if over in IMPLICATIVE or over in _FAILING:
        return True
    if over in MOVING and words[clause.verb].lemma in ENDING:
        return True
    return over == "be" and _is_sole(words, governor.group[1], at)


def _is_sole(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether it is said who alone did what an infinitive tells: "the first state to sign", not "the only way to"."""
    return words[end - 1].lemma not in _OPENINGS and any(w.lower in SOLE for w in words[start:end])


def _as_content(words: Sequence[Word], found: Sequence[Clause], i: int) -> str | None:
    """What is said to be only reported, feared, or not said: "reports that", "whether", "did not confirm that"."""
    if found[i].under == "whether":
        return "possible"
    content = content_of(words, found, i)
    if content is None:
        return None
    over = found[content.over]
    if content.noun is not None:
        noun = words[content.noun].lemma
        if noun in RUMOURS:
            return "rumoured"
        denied = any(words[j].lower == "no" for j in range(max(0, content.noun - 3), content.noun))
        return "possible" if noun in OUTLOOKS or (noun in EVIDENCE and denied) else None
    lemma = words[over.verb].lemma
    foreseen = lemma in FORESEEING and any(words[j].tag == "MD" for j in range(*found[i].group))
    unsaid = found[i].under == "that" and lemma in SAYING and len(verbal(words, over)) % 2 == 1
    unsaid = unsaid or (lemma == "deny" and words[over.group[0] - 1].lower == "nor")
    return "possible" if foreseen or unsaid else None


def _asked(words: Sequence[Word], clause: Clause) -> bool:
    """Whether a clause stands in a question: the next mark that ends a sentence asks."""
    ends = (w.text for w in words[clause.group[1] :] if w.text in _ENDS)
    return next(ends, "") == "?"


def _under_condition(words: Sequence[Word], found: Sequence[Clause], i: int, lemmas: Sequence[str]) -> bool:
    """Whether a clause tells what would come under a condition that stands beside it: "if they agree, talks will"."""
    if not _HYPOTHETICAL & set(lemmas) or found[i].under in ("if", "unless", "which"):
        return False
    beside = [c for c in found[max(0, i - 1) : i + 2] if c is not found[i] and c.under in ("if", "unless")]
    return any(_one_stretch(words, found[i], c) for c in beside)


def _one_stretch(words: Sequence[Word], a: Clause, b: Clause) -> bool:
    first, last = sorted((a, b), key=lambda c: c.group)
    between = words[first.group[1] : last.group[0]]
    return not any(w.text in CLOSERS or w.tag in ("WDT", "WP") or _parts(w) for w in between)


def _parts(word: Word) -> bool:
    return word.lower == "but" or (word.lower == "that" and word.tag == "IN")


def _still_to_come(words: Sequence[Word], found: Sequence[Clause], i: int) -> bool:
    """Whether a present tense after "when" lies ahead, as its main clause does: "will step down when they finish"."""
    clause = found[i]
    if clause.under in _ONCE and words[clause.group[0]].tag in ("VBZ", "VBP"):
        return True  # "before the report is released": not yet
    helpers = _AHEAD.get(words[clause.group[0]].tag)
    if clause.under not in _WHEN or helpers is None:
        return False
    beside = [*found[max(0, i - 2) : i], *found[i + 1 : i + 3]]
    return any(words[c.group[0]].tag == "MD" and words[c.group[0]].lower in helpers for c in beside)


def _governed(words: Sequence[Word], governor: Clause, clause: Clause) -> str | None:
    lemma = words[governor.verb].lemma
    if lemma in MODAL_GOVERNORS:
        named = MODAL_GOVERNORS[lemma][0]
        if named == "done" or (lemma in _ASSERTING and _is_indicative(words[clause.group[0]])):
            return None  # "suggests that it is so" proposes nothing, "insists that it was so" demands nothing
        if lemma in ("want", "ask", "need", "demand") and clause.governor == governor.verb and governor.object is None:
            return "planned"  # what somebody wants to do, not what is wanted of others
        if named == "agreed" and "planned" in (MODALS.get(words[j].lemma) for j in range(*governor.group)):
            return "planned"
        return named
    if lemma == "have" and clause.group[0] == governor.group[1] and words[governor.verb].tag in ("VBZ", "VBP", "VB"):
        return "demanded"  # "has to pay"
    between = {words[j].lower for j in range(governor.group[0], min(clause.group[0], governor.group[1] + 6))}
    if between & {"likely", "unlikely", "possible", "impossible"}:
        return "possible"
    if between & {"able", "unable", "powerless"}:
        past = any(words[j].tag in ("VBD", "VBN") for j in range(*governor.group))
        return "done" if past or "able" not in between else "possible"
    if between & READY_WORDS or (lemma in ("have", "make") and between & {"plan", "plans", "intention"}):
        return "planned"
    if lemma == "be" and clause.group[0] - governor.group[1] <= 1:
        return "planned"
    return None


def _is_proviso(words: Sequence[Word], clause: Clause) -> bool:
    """Whether a clause is what has to come about first: "on condition that they are freed", "should it fail, we"."""
    first = clause.subject.first if clause.subject is not None else clause.group[0]
    if _PROVISOS.search(" ".join(w.lower for w in words[max(0, first - 5) : first])):
        return True
    opens = words[first - 1] if first else None
    return opens is not None and opens.lower == "should" and first == 1 and words[clause.verb].tag[0] == "V"


def _is_indicative(verb: Word) -> bool:
    """Whether a verb says what is, where a proposal would have its base form ("suggests that they meet")."""
    return verb.tag in ("VBZ", "VBD") or (verb.tag == "VBP" and verb.lemma in ("be", "have"))


def _own(words: Sequence[Word], clause: Clause, lemmas: Sequence[str]) -> str:
    if clause.under in ("if", "unless") or _is_proviso(words, clause):
        return "conditional"
    if any(words[j].lower in RUMOUR_ADVERBS for j in range(*clause.group)):
        return "rumoured"
    for lemma in lemmas:
        if lemma in MODALS:
            return "conditional" if "have" in lemmas and lemma == "would" else MODALS[lemma]
    head = words[clause.verb]
    before = words[clause.group[0] - 1].lemma if clause.infinitive and clause.group[0] else ""
    if before in GOVERNING_NOUNS:
        return GOVERNING_NOUNS[before]
    implied = clause.governor is not None and words[clause.governor].lemma in IMPLICATIVE
    if clause.infinitive and (not implied or words[clause.group[0] - 1].tag in NOUN_TAGS):
        return "planned"
    if "be" in lemmas and head.lemma == "go" and head.tag == "VBG":
        return "planned"
    if head.tag == "VBG" and "be" in lemmas:
        return "under-way"
    return "done"
