"""Polarity: whether a clause, or any word of a sentence, says that something is so or that it is not.

Negations are counted and an odd number makes none of it so. Those of a clause are its own ("not", "no side",
"without", "nor did they"), those of the verb whose auxiliaries it shares ("did not sign or ratify"), and those of
what governs it ("refused to", "failed to", "is unable to", "has no plans to", "denied that", "no evidence that").
"""

from collections.abc import Sequence
from itertools import pairwise

from twosource.language.tagger import Word
from twosource.lexicon.acts import MODAL_GOVERNORS
from twosource.lexicon.negation import (
    ABSENCES,
    CALLS,
    CLAIMS,
    COUNSELLING,
    DELAYING,
    DENYING,
    DOING,
    EVIDENCE,
    FOREGOING,
    HINDERING,
    INSTEAD,
    LIGHT,
    NEGATIVE_NOUNS,
    NEGATIVE_PREDICATES,
    NEGATORS,
    NO,
    OBSTACLES,
    PLANS,
    POSITIVE_PREDICATES,
    RAISING,
    REFUSING,
    SOLE,
    UTTERED,
    WITH_GERUND,
)
from twosource.reading.clause_parts import CLOSERS, Clause
from twosource.reading.governors import WITHHOLDING, content_of, fronted, governors, interrupted, leader
from twosource.reading.negators import denials, idiom, is_none, negates, of_doer, verbal
from twosource.reading.phrases import NOUN_TAGS
from twosource.records.page import Span

_NOT = frozenset({"not", "n't", "n’t"})
_NEVER = frozenset({("in", "way"), ("by", "means"), ("at", "point"), ("at", "time"), ("under", "circumstance")})
"""What "no" negates the clause with: "in no way", "under no circumstances"."""

_PARTICLES = frozenset({("hold", "off"), ("rule", "out"), ("stop", "short")})
"""Verbs with a particle that leave undone what follows."""


def polarity(words: Sequence[Word], found: Sequence[Clause], i: int) -> str:
    """Return `negative` when an odd number of negations holds for a clause's verb, else `positive`."""
    return "negative" if _count(words, found, i) % 2 else "positive"


def polarity_at(words: Sequence[Word], found: Sequence[Clause], at: int) -> str:
    """Return the polarity of the word at `at`: a verb's is its clause's, a noun's that of its being so."""
    for i, clause in enumerate(found):
        if clause.verb == at:
            return polarity(words, found, i)
    count = _denied_at(words, at)
    for i, clause in enumerate(found):
        count += _predicated(words, found, i, at)
        if _undone(words, clause, at):
            count += 1 + _count(words, found, i)  # "did not avert a strike"
    return "negative" if count % 2 else "positive"


def with_denial(words: Sequence[Word], found: Sequence[Clause], span: Span) -> Span:
    """Widen the span of a negative clause to hold the word that denies it, lest its words say that it is so.

    What somebody denies is left in its own words: who denies it is for attributions to tell.
    """
    last = next((j for j, w in enumerate(words) if w.end > span[1]), len(words)) - 1
    while last >= 0 and not _denies(words, last):
        last -= 1
    if last < 0:
        return next((c.span for c in found if c.span[0] <= span[0] and c.span[1] > span[1]), span)
    if words[last].start >= span[0] or words[last].lemma in DENYING:
        return span
    first = last - 1 if last and words[last - 1].tag == "IN" else last
    around = [c.span[0] for c in found if c.span[0] <= words[last].start < c.span[1]]
    return min([words[first].start, *around]), span[1]


def _denies(words: Sequence[Word], j: int) -> bool:
    low, base = words[j].lower, words[j].lemma
    if (
        low in NO | NEGATORS | NEGATIVE_PREDICATES
        or base in NEGATIVE_NOUNS | DENYING | WITHHOLDING | HINDERING | DELAYING | FOREGOING | ABSENCES
    ):
        return True
    if j and (words[j - 1].lemma, low) in _PARTICLES:
        return True
    if j + 1 < len(words) and (low, words[j + 1].lower) in INSTEAD:
        return True
    return low in ("yet", "too", "denial") or MODAL_GOVERNORS.get(base, ("", ""))[1] == "negative"


def _count(words: Sequence[Word], found: Sequence[Clause], i: int) -> int:
    clause = found[i]
    count = denials(words, found, i)
    count += sum(is_none(words, p) for prep, p in clause.after if prep == "by") + _in_no_way(words, clause)
    count += _nouns_before(words, clause) + _given_up(words, found, clause) + _without(words, clause)
    helper = fronted(words, found, i)
    if helper is not None:
        count += _opening(words, helper.group[0])
    parted = interrupted(words, found, i)
    if parted is not None:
        return count + verbal(words, parted)
    led = leader(words, found, i)
    if led is not None:
        over, joined = led
        return count + (_passed_on(words, found, over) if joined != "but" else 0)
    return count + _above(words, found, i)


def _passed_on(words: Sequence[Word], found: Sequence[Clause], i: int) -> int:
    """The negations of a clause that hold for a verb joined to it: those of its auxiliaries and its governors."""
    led = leader(words, found, i)
    if led is None:
        return verbal(words, found[i]) + _above(words, found, i)
    return verbal(words, found[i]) + (_passed_on(words, found, led[0]) if led[1] != "but" else 0)


def _in_no_way(words: Sequence[Word], clause: Clause) -> int:
    return sum(
        words[p.first].lower == "no"
        and (prep, words[p.head].lemma) in _NEVER
        and (p.first < 2 or words[p.first - 2].tag != "CC")
        for prep, p in (*clause.before, *clause.after)
    )


def _without(words: Sequence[Word], clause: Clause) -> int:
    """Whether words before a verb say that it is not done: "without a deal being signed", "instead of signing"."""
    j = first = clause.group[0]
    if first > 1 and (words[first - 2].lower, words[first - 1].lower) in INSTEAD:
        return 1
    if words[first].tag != "VBG":
        return 0
    if first > 1 and words[first - 1].lower == "against":
        return int(any(w.lemma in COUNSELLING for w in words[max(0, first - 6) : first - 1]))
    while j > 1 and j > first - 6 and words[j - 1].tag in ("DT", "PRP$", "PRP", "JJ", "POS", *NOUN_TAGS):
        j -= 1
    return int(j < first and words[j - 1].lower == "without")


def _nouns_before(words: Sequence[Word], clause: Clause) -> int:
    """Whether the noun right before an infinitive denies it: "the failure to agree"."""
    before = clause.group[0] - 1
    return int(clause.infinitive and before >= 0 and words[before].lemma in NEGATIVE_NOUNS)


def _given_up(words: Sequence[Word], found: Sequence[Clause], clause: Clause) -> int:
    """Whether the plan that an infinitive tells is said to come to nothing: "a plan to build it was scrapped"."""
    noun = clause.group[0] - 1
    if not clause.infinitive or noun < 0 or words[noun].lemma not in PLANS | CALLS:
        return 0
    for other in found:
        done_to = other.subject if other.passive else other.object
        lemma = words[other.verb].lemma
        failed = lemma in ("fail", "collapse") and other.subject is not None and other.subject.head == noun
        turned = words[other.group[1]].lower == "down" if other.group[1] < len(words) else False
        if failed or (
            (lemma in HINDERING | FOREGOING or (lemma == "turn" and turned))
            and done_to is not None
            and done_to.head == noun
        ):
            return 1 - verbal(words, other) % 2
    return 0


def _opening(words: Sequence[Word], auxiliary: int) -> int:
    """Count a negator before an auxiliary that precedes its subject: "nor did", "under no circumstances will"."""
    for j in range(auxiliary - 1, max(-1, auxiliary - 8), -1):
        if words[j].text in CLOSERS or words[j].text == ",":
            return 0
        if negates(words, j) or (words[j].lower in NO and not idiom(words, j)):
            return int(words[j + 1].lower != "until")  # "not until Monday did they sign"
    return 0


def _above(words: Sequence[Word], found: Sequence[Clause], i: int) -> int:
    """Count the negations of what governs a clause."""
    count, below = 0, found[i]
    if below.infinitive and words[below.group[0] - 1].lower == "but":
        return 0  # "not to win but to sign"
    for governor in governors(words, found, i):
        count += _governing(words, governor, below)
        below = governor
    return count + _of_content(words, found, i)


def _governing(words: Sequence[Word], governor: Clause, below: Clause) -> int:
    lemma = words[governor.verb].lemma
    between = words[governor.group[1] : below.group[0]]
    lows, below_first = [w.lower for w in between], words[below.group[0]]
    if lemma == "help" and verbal(words, governor):
        return 0  # "could not help laughing"
    held = MODAL_GOVERNORS.get(lemma, ("", "positive"))[1] == "negative"
    held = held and not (below.infinitive and lemma in WITH_GERUND)
    count = int(held or _holds_off(words, governor) or (lemma in WITHHOLDING and lows[-1:] == ["from"]))
    free = (between and between[-1].lemma in OBSTACLES) or _in_passing(words, below)
    count += lows[-1:] == ["yet"] or (any(low in NO for low in lows[:8]) and "but" not in lows and not free)
    count += any(
        a.lower in NEGATIVE_PREDICATES and b.tag not in NOUN_TAGS for a, b in pairwise([*between, below_first])
    )
    count += any(a.lower == "too" and b.tag in ("JJ", "RB") for a, b in pairwise(between))
    if below.under == "that" and lemma in UTTERED:
        return count  # "did not promise that they would come" leaves it open
    if _is_judged(words, governor, between):
        return count
    if governor.object is None or lemma in MODAL_GOVERNORS or not _is_purpose(words, below):
        told = below.governor is None and below.subject == governor.subject  # "no side considered signing"
        bare = governor.passive and governor.group[1] - governor.group[0] == 1  # "no method used to find it"
        count += verbal(words, governor) + (0 if told or bare else of_doer(words, governor))
    return count


def _is_judged(words: Sequence[Word], governor: Clause, between: Sequence[Word]) -> bool:
    """Whether a denied copula only judges an infinitive: "it is not unusual to sign", "not the only one to sign"."""
    if words[governor.verb].lemma != "be":
        return False
    if any(w.lower in SOLE for w in between):
        return True
    qualities = [w for w in between if w.tag == "JJ"]
    return bool(qualities) and governor.object is None and qualities[-1].lower not in DOING | NEGATIVE_PREDICATES


def _is_purpose(words: Sequence[Word], below: Clause) -> bool:
    """Whether an infinitive only says what the object before it is for: "did not attend a meeting to discuss it"."""
    before = below.group[0] - 1
    if before < 0 or words[before].tag not in ("NN", "NNS"):
        return False
    return words[before].lemma not in PLANS or _in_passing(words, below)


def _in_passing(words: Sequence[Word], below: Clause) -> bool:
    """Whether the noun before an infinitive is taken as given: "gave no help in its effort to save the port"."""
    before = below.group[0] - 1
    return before > 1 and words[before - 1].tag == "PRP$" and words[before - 2].tag == "IN"


def _holds_off(words: Sequence[Word], governor: Clause) -> bool:
    """Whether a verb with its particle leaves undone what follows: "held off imposing", "ruled out signing"."""
    end = governor.group[1]
    after = words[end].lower if end < len(words) else ""
    return (words[governor.verb].lemma, after) in _PARTICLES


def _of_content(words: Sequence[Word], found: Sequence[Clause], i: int) -> int:
    """Count the negations of what a clause is the content of: "denied reports that", "did not think that"."""
    content = content_of(words, found, i)
    if content is None:
        return 0
    over = found[content.over]
    lemma = words[over.verb].lemma
    if content.noun is not None:
        noun = words[content.noun].lemma
        if noun in EVIDENCE:
            return sum(words[j].lower == "no" for j in range(max(0, content.noun - 3), content.noun))
        return int((lemma in DENYING and noun in CLAIMS) or noun == "denial")
    if lemma in RAISING:
        return verbal(words, over) + is_none(words, over.subject)
    after = words[over.group[1]].lower if over.group[1] < len(words) else ""
    if lemma == "be" and after in POSITIVE_PREDICATES | NEGATIVE_PREDICATES | _NOT:
        said = {w.lower for w in words[over.group[1] : over.group[1] + 3]}
        only = words[over.group[1] + 1].lower == "that"  # "it is not that they did not want to"
        if said & POSITIVE_PREDICATES or only:
            return verbal(words, over)
        return verbal(words, over) + 1 if said & NEGATIVE_PREDICATES else 0
    return int(lemma == "doubt" or (lemma == "deny" and found[i].under is None))


def _denied_at(words: Sequence[Word], at: int) -> int:
    """Count what denies a noun or an adjective from right before it: "no deal", "not sufficient", "lack of talks"."""
    j, count = at - 1, 0
    while j >= 0 and j > at - 5 and words[j].tag in ("JJ", "JJR", "NN", "DT", "RB", "CD", "VBN", "PRP$", "CC"):
        if words[j].lower in NO:
            return int(not idiom(words, j))
        if negates(words, j):
            return 1
        j -= 1
    if j > 0 and words[j].lower == "of" and words[j - 1].lemma in ABSENCES:
        count += 1
    return count + (j >= 0 and words[j].lower == "without")


def _predicated(words: Sequence[Word], found: Sequence[Clause], i: int, at: int) -> int:
    """The negations of a copula over its predicate, of a light verb over its object: "did not hold talks"."""
    clause = found[i]
    lemma = words[clause.verb].lemma
    inside = clause.object is not None and clause.object.first <= at < clause.object.last
    done_to = clause.subject if clause.passive else clause.object
    if lemma in LIGHT and done_to is not None and done_to.head == at:
        return _count(words, found, i) - is_none(words, done_to)
    adjective = words[at].tag in ("JJ", "VBN") and clause.group[1] <= at < clause.group[1] + 4 and not inside
    if lemma in ("be", "become", "seem", "remain") and adjective and not _denied_at(words, at):
        return _count(words, found, i) * all(w.tag in ("RB", "JJ", "CC", "RBR") for w in words[clause.group[1] : at])
    return 0


def _undone(words: Sequence[Word], clause: Clause, at: int) -> bool:
    """Whether a verb says that a noun did not come about: "averted a strike", "talks were cancelled"."""
    lemma = words[clause.verb].lemma
    if words[clause.group[0]].tag == "VBN" and at == clause.group[1] and words[clause.group[0] - 1].tag[0] == "V":
        return False  # "has caused dropped calls"
    if lemma in REFUSING and at >= clause.group[1]:
        return (words[at - 1].lower == "to" and at - 2 == clause.verb) or at - 1 == clause.verb
    done_to = clause.subject if clause.passive else clause.object
    return done_to is not None and done_to.head == at and (lemma in HINDERING | DELAYING or _holds_off(words, clause))
