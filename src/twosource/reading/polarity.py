"""Polarity: whether a clause, or any word of a sentence, says that something is so or that it is not.

Negations are found by their places, and an odd number makes none of it so. Those of a clause are its own ("not", "no
side", "without", "nor did they"), those of the verb whose auxiliaries it shares ("did not sign or ratify"), and those
of what governs it ("refused to", "failed to", "is unable to", "has no plans to", "denied that", "no evidence that").
"""

from collections.abc import Sequence
from itertools import pairwise

from twosource.language.tagger import Word
from twosource.lexicon.acts import MODAL_GOVERNORS
from twosource.lexicon.negation import (
    ABSENCES,
    CALLS,
    CLAIMS,
    COPULAS,
    COUNSELLING,
    DELAYING,
    DENYING,
    DOING,
    EAGER,
    EVIDENCE,
    FALSE,
    FOREGOING,
    HAVING,
    HINDERING,
    INSTEAD,
    LIGHT,
    NEGATIVE_NOUNS,
    NEGATIVE_PREDICATES,
    NO,
    NO_WAYS,
    NOT,
    OBSTACLES,
    PLANS,
    POSITIVE_PREDICATES,
    RAISING,
    REFUSING,
    RUMOURS,
    SOLE,
    SPARING,
    UTTERED,
    WITH_GERUND,
    WITH_PARTICLE,
    WITHHOLDING,
)
from twosource.reading.clause_parts import CLOSERS, Clause
from twosource.reading.governors import content_of, fronted, governors, interrupted, leader
from twosource.reading.negators import denials, idiom, is_none, negates, of_doer, verbal
from twosource.reading.phrases import NOUN_TAGS
from twosource.records.page import Span

_PLANNED = PLANS | CALLS
_GIVING_UP = HINDERING | FOREGOING
_ENDING = HINDERING | DELAYING
_TRUTHS = POSITIVE_PREDICATES | NEGATIVE_PREDICATES
_POSSIBLE = DOING | NEGATIVE_PREDICATES
_BEFORE_GERUND = frozenset({"DT", "PRP$", "PRP", "JJ", "POS"}) | NOUN_TAGS
_BEFORE_NOUN = frozenset({"JJ", "JJR", "NN", "DT", "RB", "CD", "VBN", "PRP$", "CC"})


def polarity(words: Sequence[Word], found: Sequence[Clause], i: int) -> str:
    """Return `negative` when an odd number of negations holds for a clause's verb, else `positive`."""
    return "negative" if len(denied_by(words, found, i)) % 2 else "positive"


def polarity_at(words: Sequence[Word], found: Sequence[Clause], at: int) -> str:
    """Return the polarity of the word at `at`: a verb's is its clause's, a noun's that of its being so."""
    return "negative" if len(denied_at(words, found, at)) % 2 else "positive"


def denied_at(words: Sequence[Word], found: Sequence[Clause], at: int) -> list[int]:
    """Return the places of the negations that hold for the word at `at`."""
    for i, clause in enumerate(found):
        if clause.verb == at:
            return denied_by(words, found, i)
    places = _beside(words, at)
    for i, clause in enumerate(found):
        places += _predicated(words, found, i, at)
        if _undone(words, clause, at):
            places += [clause.verb, *denied_by(words, found, i)]  # "did not avert a strike"
    return places


def with_denial(words: Sequence[Word], found: Sequence[Clause], span: Span, places: Sequence[int]) -> Span:
    """Widen the span of what is denied to hold the words that deny it, lest its own words say that it is so.

    What somebody denies is left in its own words: who denies it is for attributions to tell.
    """
    start, end = span
    for place in places:
        word = words[place]
        if word.lemma in DENYING or (start <= word.start and word.end <= end):
            continue
        around = [c.span for c in found if c.span[0] <= word.start < c.span[1]]
        if word.start >= end:
            end = max(word.end, min((last for _, last in around), default=0))
            continue
        first = words[place - 1] if place and words[place - 1].tag == "IN" else word
        beside = word.tag == "IN" and all(w.start >= start for w in words[place + 1 : place + 2])  # "without | delay"
        start = min([start, first.start, *(begin for begin, _ in around if not beside)])
    return start, end


def denied_by(words: Sequence[Word], found: Sequence[Clause], i: int) -> list[int]:
    """Return the places of the negations that hold for a clause's verb."""
    clause = found[i]
    places = denials(words, found, i)
    for prep, phrase in clause.after:
        if prep == "by":
            places += is_none(words, phrase)
    places += _in_no_way(words, clause) + _noun_before(words, clause)
    places += _given_up(words, found, clause) + _without(words, clause) + _told_false(words, clause)
    helper = fronted(words, found, i)
    if helper is not None:
        places += _opening(words, helper.group[0])
    parted = interrupted(words, found, i)
    if parted is not None:
        return places + verbal(words, parted)
    led = leader(words, found, i)
    if led is not None:
        over, joined = led
        return places + (_passed_on(words, found, over) if joined != "but" else [])
    return places + _above(words, found, i)


def _passed_on(words: Sequence[Word], found: Sequence[Clause], i: int) -> list[int]:
    """The negations of a clause that hold for a verb joined to it: those of its auxiliaries and its governors."""
    led = leader(words, found, i)
    if led is None:
        return verbal(words, found[i]) + _above(words, found, i)
    return verbal(words, found[i]) + (_passed_on(words, found, led[0]) if led[1] != "but" else [])


def _told_false(words: Sequence[Word], clause: Clause) -> list[int]:
    """What calls the reports false whose content a clause is: "claims that they had signed were invented"."""
    opened = next((j for j in range(clause.group[0] - 1, 0, -1) if words[j].lower == "that"), 0)
    if not opened or words[opened - 1].lemma not in CLAIMS | RUMOURS:
        return []
    for j in range(clause.group[1], len(words)):
        if words[j].lower in FALSE and any(words[k].lemma == "be" for k in range(max(0, j - 3), j)):
            return [j]
    return []


def _in_no_way(words: Sequence[Word], clause: Clause) -> list[int]:
    return [
        p.first
        for prep, p in (*clause.before, *clause.after)
        if words[p.first].lower == "no"
        and (prep, words[p.head].lemma) in NO_WAYS
        and (p.first < 2 or words[p.first - 2].tag != "CC")
    ]


def _without(words: Sequence[Word], clause: Clause) -> list[int]:
    """The word before a verb that says that it is not done: "without a deal being signed", "instead of signing"."""
    j = first = clause.group[0]
    if first > 1 and (words[first - 2].lower, words[first - 1].lower) in INSTEAD:
        return [first - 2]
    if words[first].tag != "VBG":
        return []
    if first > 1 and words[first - 1].lower == "against":
        return [first - 1] if any(w.lemma in COUNSELLING for w in words[max(0, first - 6) : first - 1]) else []
    while j > 1 and j > first - 6 and words[j - 1].tag in _BEFORE_GERUND:
        j -= 1
    return [j - 1] if j < first and words[j - 1].lower == "without" else []


def _noun_before(words: Sequence[Word], clause: Clause) -> list[int]:
    """The noun right before an infinitive that denies it: "the failure to agree"."""
    before = clause.group[0] - 1
    return [before] if clause.infinitive and before >= 0 and words[before].lemma in NEGATIVE_NOUNS else []


def _given_up(words: Sequence[Word], found: Sequence[Clause], clause: Clause) -> list[int]:
    """The verb that says that the plan an infinitive tells comes to nothing: "a plan to build it was scrapped"."""
    noun = clause.group[0] - 1
    if not clause.infinitive or noun < 0 or words[noun].lemma not in _PLANNED:
        return []
    for other in found:
        done_to = other.subject if other.passive else other.object
        lemma = words[other.verb].lemma
        failed = lemma in ("fail", "collapse") and other.subject is not None and other.subject.head == noun
        turned = words[other.group[1]].lower == "down" if other.group[1] < len(words) else False
        if failed or (
            (lemma in _GIVING_UP or (lemma == "turn" and turned)) and done_to is not None and done_to.head == noun
        ):
            return [] if len(verbal(words, other)) % 2 else [other.verb]
    return []


def _opening(words: Sequence[Word], auxiliary: int) -> list[int]:
    """The negator before an auxiliary that precedes its subject: "nor did", "under no circumstances will"."""
    for j in range(auxiliary - 1, max(-1, auxiliary - 8), -1):
        if words[j].text in CLOSERS or words[j].text == ",":
            return []
        if negates(words, j) or (words[j].lower in NO and not idiom(words, j)):
            return [j] if words[j + 1].lower != "until" else []  # "not until Monday did they sign"
    return []


def _above(words: Sequence[Word], found: Sequence[Clause], i: int) -> list[int]:
    """The negations of what governs a clause."""
    places: list[int] = []
    below = found[i]
    first = below.group[0]
    if below.infinitive and first and words[first - 1].lower == "but":
        return []  # "not to win but to sign"
    for governor in governors(words, found, i):
        places += _governing(words, governor, below)
        below = governor
    return places + _of_content(words, found, i)


def _governing(words: Sequence[Word], governor: Clause, below: Clause) -> list[int]:
    verb = words[governor.verb]
    if verb.lemma in EAGER and verbal(words, governor) and (verb.lemma == "help" or _can(words, governor)):
        return []  # "could not help laughing", "could not wait to leave"
    places = _ruling_out(words, governor, below) + _between(words, governor, below)
    if below.under == "that" and verb.lemma in UTTERED:
        return places  # "did not promise that they would come" leaves it open
    if _is_judged(words, governor, words[governor.group[1] : below.group[0]]):
        return places
    passes = verb.lemma in MODAL_GOVERNORS and verb.lemma not in WITH_GERUND  # "never opposed the plan to"
    if governor.object is None or passes or not _is_purpose(words, governor, below):
        told = below.governor is None and below.subject == governor.subject  # "no side considered signing"
        bare = governor.passive and governor.group[1] - governor.group[0] == 1  # "no method used to find it"
        places += verbal(words, governor) + ([] if told or bare else of_doer(words, governor))
    return places


def _ruling_out(words: Sequence[Word], governor: Clause, below: Clause) -> list[int]:
    """The verb itself where it leaves undone what follows: "failed to", "ruled out", "kept them from"."""
    verb = words[governor.verb]
    held = MODAL_GOVERNORS.get(verb.lemma, ("", "positive"))[1] == "negative"
    held = held and not (below.infinitive and verb.lemma in WITH_GERUND)
    from_it = verb.lemma in WITHHOLDING and words[below.group[0] - 1].lower == "from"
    unwilling = below.infinitive and verb.lower in NEGATIVE_PREDICATES
    return [governor.verb] if held or from_it or unwilling or _holds_off(words, governor) else []


def _between(words: Sequence[Word], governor: Clause, below: Clause) -> list[int]:
    """What denies between a verb and what it governs: "has no plans to", "is unable to", "is too weak to"."""
    start, end = governor.group[1], below.group[0]
    if start >= end:
        return []
    lows = [w.lower for w in words[start:end]]
    places = [end - 1] if lows[-1] == "yet" else []
    free = words[end - 1].lemma in OBSTACLES or words[governor.verb].lemma in SPARING or _in_passing(words, below)
    if not free and "but" not in lows:
        places += [j for j, low in enumerate(lows[:8], start) if low in NO and words[j + 1].lower != "longer"][:1]
    for j, (a, b) in enumerate(pairwise(words[start : end + 1]), start):
        if a.lower in NEGATIVE_PREDICATES and b.tag not in NOUN_TAGS:
            places.append(j)
            break
    for j, (a, b) in enumerate(pairwise(words[start:end]), start):
        if a.lower == "too" and b.tag in ("JJ", "RB"):
            return [*places, j]
    return places


def _can(words: Sequence[Word], clause: Clause) -> bool:
    return any(words[j].tag == "MD" and words[j].lemma in ("can", "could") for j in range(*clause.group))


def _is_judged(words: Sequence[Word], governor: Clause, between: Sequence[Word]) -> bool:
    """Whether a denied copula only judges an infinitive: "it is not unusual to sign", "not the only one to sign"."""
    if words[governor.verb].lemma != "be":
        return False
    if any(w.lower in SOLE for w in between):
        return True
    qualities = [w for w in between if w.tag == "JJ"]
    return bool(qualities) and governor.object is None and qualities[-1].lower not in _POSSIBLE


def _is_purpose(words: Sequence[Word], governor: Clause, below: Clause) -> bool:
    """Whether an infinitive only says what the object before it is for: "did not attend a meeting to discuss it".

    A plan falls with what it is for only where it is denied that there is one: not in "nobody criticised the plan to".
    """
    before = below.group[0] - 1
    if before < 0 or words[before].tag not in ("NN", "NNS"):
        return False
    had = words[before].lemma in PLANS and words[governor.verb].lemma in HAVING
    return not had or _in_passing(words, below)


def _in_passing(words: Sequence[Word], below: Clause) -> bool:
    """Whether the noun before an infinitive is taken as given: "gave no help in its effort to save the port"."""
    before = below.group[0] - 1
    return before > 1 and words[before - 1].tag == "PRP$" and words[before - 2].tag == "IN"


def _holds_off(words: Sequence[Word], governor: Clause) -> bool:
    """Whether a verb with its particle leaves undone what follows: "held off imposing", "ruled out signing"."""
    end = governor.group[1]
    after = words[end].lower if end < len(words) else ""
    return (words[governor.verb].lemma, after) in WITH_PARTICLE


def _of_content(words: Sequence[Word], found: Sequence[Clause], i: int) -> list[int]:
    """The negations of what a clause is the content of: "denied reports that", "did not think that"."""
    content = content_of(words, found, i)
    if content is None:
        return []
    over = found[content.over]
    lemma = words[over.verb].lemma
    if content.noun is not None:
        noun = words[content.noun].lemma
        if lemma in DENYING and noun in CLAIMS:
            return [over.verb]
        if noun in EVIDENCE:
            return [j for j in range(max(0, content.noun - 3), content.noun) if words[j].lower == "no"]
        return [content.noun] if noun == "denial" else []
    if lemma in RAISING:
        return verbal(words, over) + is_none(words, over.subject)
    if lemma == "be":
        return _of_truth(words, over)
    return [over.verb] if lemma == "doubt" or (lemma == "deny" and found[i].under is None) else []


def _of_truth(words: Sequence[Word], over: Clause) -> list[int]:
    """The negations of a "that" said to be true or false: "it is simply false that", "it is not that they signed"."""
    start = at = over.group[1]
    while at < min(start + 3, len(words) - 1) and words[at].lower not in _TRUTHS and words[at].tag in ("RB", "RBR"):
        at += 1
    low = words[at].lower if at < len(words) else ""
    if low in POSITIVE_PREDICATES or (low == "that" and at > start and words[at - 1].lower in NOT):
        return verbal(words, over)
    return [*verbal(words, over), at] if low in NEGATIVE_PREDICATES else []


def _beside(words: Sequence[Word], at: int) -> list[int]:
    """What denies a noun or an adjective from right before it: "no deal", "not sufficient", "lack of talks"."""
    j = at - 1
    while j >= 0 and j > at - 5 and words[j].tag in _BEFORE_NOUN:
        if words[j].lower in NO:
            return [] if idiom(words, j) else [j]
        if negates(words, j):
            return [j]
        j -= 1
    if j > 0 and words[j].lower == "of" and words[j - 1].lemma in ABSENCES:
        return [j - 1]
    return [j] if j >= 0 and words[j].lower == "without" else []


def _predicated(words: Sequence[Word], found: Sequence[Clause], i: int, at: int) -> list[int]:
    """The negations of a copula over its predicate, of a light verb over its object: "did not hold talks"."""
    clause = found[i]
    lemma = words[clause.verb].lemma
    inside = clause.object is not None and clause.object.first <= at < clause.object.last
    done_to = clause.subject if clause.passive else clause.object
    if lemma in LIGHT and done_to is not None and done_to.head == at:
        own = is_none(words, done_to)
        return [j for j in denied_by(words, found, i) if j not in own]
    adjective = words[at].tag in ("JJ", "VBN") and clause.group[1] <= at < clause.group[1] + 4 and not inside
    if lemma in COPULAS and adjective and not _beside(words, at):
        plain = all(w.tag in ("RB", "JJ", "CC", "RBR") for w in words[clause.group[1] : at])
        return denied_by(words, found, i) if plain else []
    return []


def _undone(words: Sequence[Word], clause: Clause, at: int) -> bool:
    """Whether a verb says that a noun did not come about: "averted a strike", "talks were cancelled"."""
    lemma, first = words[clause.verb].lemma, clause.group[0]
    if first and words[first].tag == "VBN" and at == clause.group[1] and words[first - 1].tag[0] == "V":
        return False  # "has caused dropped calls"
    if lemma in REFUSING and at >= clause.group[1]:
        return (words[at - 1].lower == "to" and at - 2 == clause.verb) or at - 1 == clause.verb
    done_to = clause.subject if clause.passive else clause.object
    if done_to is None or done_to.head != at:
        return False
    dropped = lemma == "drop" and words[at].lemma in _PLANNED
    return lemma in _ENDING or dropped or _holds_off(words, clause)
