"""Which clauses state something of their own, and the words that carry what they state.

What is only a cue, a helper verb or an empty subject states nothing; but one that is denied does: "nobody knows
where", "there was no deal", "it does not want to sign".
"""

from collections.abc import Sequence

from twosource.language.tagger import Word
from twosource.lexicon.acts import EMPTY_VERBS, MEETING_NOUNS, PHRASAL, acts
from twosource.lexicon.negation import COPULAS, MODAL_PREDICATES, NEGATORS, RAISING
from twosource.reading.clause_parts import Clause
from twosource.reading.governors import fronted
from twosource.reading.negators import denials
from twosource.reading.phrases import NOUN_TAGS
from twosource.reading.polarity import polarity

_PRONOUNS = frozenset({"it", "there", "this", "that", "what", "which"})
_SPEAKERS = frozenset({"i", "we", "you"})
_BESIDE = frozenset("be have do get go use need seem appear tend come help let".split())
"""Verbs that, even where they are denied, say nothing beside the infinitive that they govern."""
_OWN_DOER = frozenset({"VBG", "VBN", "VBD", "VBZ", "MD"})
_ADVERBS = frozenset({"RB", "RBR", "RBS"})
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS"})


def states(words: Sequence[Word], found: Sequence[Clause], i: int, governed: set[int]) -> bool:
    """Whether a clause asserts something of its own; `governed` are the verbs that govern an infinitive."""
    clause = found[i]
    verb = words[clause.verb]
    if _is_fronted(words, found, i):
        return False  # "nor did they sign": "did" tells nothing that "sign" does not
    denied = len(denials(words, found, i)) % 2 == 1
    if clause.subject is None and not clause.passive and not (denied and _is_told(words, clause)):
        before = words[clause.group[0] - 1].lower if clause.group[0] else ""
        under = clause.governor is not None or words[clause.group[0]].tag == "VBG" or before == "than"
        return under and clause.verb not in governed and polarity(words, found, i) == "negative"
    if clause.infinitive and clause.governor is None and clause.span[0] == words[clause.group[0]].start:
        return False  # "to pause the war": what its doer has to do with it stands elsewhere
    if clause.verb in governed and (verb.lemma not in acts() or verb.lemma == "prepare") and not _held(words, clause):
        return denied and not _beside(words, clause)
    if denied:
        return not _wavers(words, clause) and not _bare(words, clause)
    cue = verb.lemma in EMPTY_VERBS and not _may_include(words, clause) and not _asks_for(clause, verb)
    empty = (
        verb.lemma not in acts() and not _with_particle(words, clause) and (cue or _head(words, clause) in _PRONOUNS)
    )
    if empty and polarity(words, found, i) == "positive":
        return False
    return not _bare(words, clause)


def _is_fronted(words: Sequence[Word], found: Sequence[Clause], i: int) -> bool:
    """Whether a clause is only the auxiliary that stands before the doer of the next: "nor did they sign"."""
    first = found[i].group[0]
    if words[first].lemma != "do" and not (first and words[first - 1].lower in NEGATORS):
        return False
    return i + 1 < len(found) and fronted(words, found, i + 1) is not None


def _is_told(words: Sequence[Word], clause: Clause) -> bool:
    """Whether a verb tells of somebody even where its doer is not found; a bare form would be an order."""
    first = words[clause.group[0]]
    return first.tag in _OWN_DOER or (first.tag == "VBP" and first.lemma in ("be", "have"))


def _head(words: Sequence[Word], clause: Clause) -> str:
    return words[clause.subject.head].lower if clause.subject else ""


def _beside(words: Sequence[Word], clause: Clause) -> bool:
    if clause.object is not None:
        return False  # "has no money to pay"
    if words[clause.verb].lemma != "be":
        return words[clause.verb].lemma in _BESIDE
    if [w.lower for w in words[clause.group[1] : clause.group[1] + 2]] == ["not", "to"]:
        return False  # "the aim is not to win"
    said = _adjective(words, clause)
    return said is None or words[said].lower in MODAL_PREDICATES


def _held(words: Sequence[Word], clause: Clause) -> bool:
    """Whether a verb that says little tells of a meeting: "talks would take place to settle the details"."""
    parts = (clause.object, clause.subject)
    light = words[clause.verb].lemma in ("take", "hold", "occur", "convene")
    return light and any(p is not None and words[p.head].lemma in MEETING_NOUNS for p in parts)


def _may_include(words: Sequence[Word], clause: Clause) -> bool:
    return words[clause.verb].lemma in ("include", "involve") and words[clause.group[0]].tag == "MD"


def _with_particle(words: Sequence[Word], clause: Clause) -> bool:
    """Whether a verb has its act from the particle after it: "it had put forward a plan"."""
    after = clause.group[1]
    return after < len(words) and (words[clause.verb].lemma, words[after].lower) in PHRASAL


def _asks_for(clause: Clause, verb: Word) -> bool:
    return verb.lemma == "ask" and any(prep == "for" for prep, _ in clause.after)


def _wavers(words: Sequence[Word], clause: Clause) -> bool:
    """Whether "I do not think" only means that what follows is not so."""
    return words[clause.verb].lemma in RAISING and _head(words, clause) in _SPEAKERS


def _bare(words: Sequence[Word], clause: Clause) -> bool:
    """Whether a verb that says little has nothing beside it: "he did"."""
    end, verb = clause.group[1], words[clause.verb]
    if verb.lemma not in ("be", "have", "do", "get") or clause.object is not None or clause.after:
        return False
    following = words[end].tag if end < len(words) else ""
    if (
        clause.verb > clause.group[0]
        and verb.lemma != "do"
        and (following in ("IN", "DT", "PDT") or verb.lemma != "be")
    ):
        return False  # "does not have that", "had not been in there"
    said = following in ("JJ", "JJR", "JJS", "VBN", "VBG", "RB")
    return not said and _adjective(words, clause) is None


def trigger_of(words: Sequence[Word], clause: Clause) -> int:
    """Return the word that carries what a clause states: its verb, the predicate of a copula, or what there is."""
    if words[clause.verb].lemma not in COPULAS or clause.passive:
        return clause.verb
    said = _adjective(words, clause)
    if said is None and clause.object is not None and _head(words, clause) == "there":
        return clause.object.head
    return clause.verb if said is None else said


def _adjective(words: Sequence[Word], clause: Clause) -> int | None:
    """The adjective that a copula says of its doer: "is not yet very clear"."""
    j = clause.group[1]
    end = min(len(words), j + 4)
    while j < end and (words[j].tag in _ADVERBS or words[j].lower in ("no", "neither")):
        j += 1
    while j + 1 < len(words) and words[j].tag in _ADJECTIVES and words[j + 1].tag in _ADJECTIVES:
        j += 1
    ends = j + 1 >= len(words) or words[j + 1].tag not in NOUN_TAGS
    return j if j < len(words) and words[j].tag in _ADJECTIVES and ends else None
