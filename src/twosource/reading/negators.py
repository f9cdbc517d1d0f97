"""Negations that stand in a clause itself: "did not sign", "no side signed", "signed nothing", "is no longer so".

Each is told by the place of the word that denies.
"""

from collections.abc import Sequence

from twosource.language.tagger import Word
from twosource.lexicon.acts import EMPTY_VERBS, acts
from twosource.lexicon.negation import NEARLY, NEGATORS, NO, NO_IDIOMS, NOT, NOT_IDIOMS, OBSTACLES, SAYING
from twosource.reading.clause_parts import CLOSERS, FINITE, Clause, Phrase
from twosource.reading.noun_phrases import is_time

_WITHIN = frozenset({"UH", "FW", "JJ", "VBN", "VBG", "AFX"})
"""Tags that a word between "no" and its noun may have been given."""
_SINGLE = frozenset("a an one all every any everyone everybody everything".split())
"""What "not" makes none, or not all, of: "not a single soldier"."""
_NONE_AT_ALL = frozenset({"nothing", "nobody", "none"})
_TELLING = EMPTY_VERBS | SAYING


def denials(words: Sequence[Word], found: Sequence[Clause], i: int) -> list[int]:
    """Return the negations that stand in a clause itself: of its verb, its doer and its object."""
    clause = found[i]
    if _only_then(words, found, i):
        return []
    places = verbal(words, clause)
    if not describes(words, found, i):
        places += of_doer(words, clause)
    at = _trailing(words, clause)
    for _, phrase in clause.after:
        if words[phrase.first].lower in _NONE_AT_ALL and not idiom(words, phrase.first):
            places.append(phrase.first)  # "agreed on nothing else", "met with nobody"
    counted = at is not None and clause.object is not None and clause.object.first in (at, at + 1)
    return places if counted else places + is_none(words, clause.object)  # "is not a reason" denies once


def _only_then(words: Sequence[Word], found: Sequence[Clause], i: int) -> bool:
    """Whether "not until" tells when something comes about, and so that it does: "did not open until Monday"."""
    clause = found[i]
    if any(prep == "until" and is_time(words, p.head) for prep, p in clause.after):
        return len(verbal(words, clause)) == 1
    then = i + 1 < len(found) and found[i + 1].under == "until" and not found[i + 1].infinitive
    past = all(words[j].tag != "MD" for j in range(*clause.group))
    return then and past and len(verbal(words, clause)) == 1


def of_doer(words: Sequence[Word], clause: Clause) -> list[int]:
    """Return the negation of a doer where it stands: "no side agreed to meet" has one, and not one for each verb."""
    subject, first = clause.subject, clause.group[0]
    if clause.governor is not None or subject is None or _lent(words, clause):
        return []
    before = words[subject.first - 1] if subject.first else None
    if before is not None and before.tag == "VBG" and before.lemma not in _TELLING:
        return []  # "having no money is hard"
    obstacle = first > 0 and words[first].tag == "VBG" and words[first - 1].lemma in OBSTACLES
    return [] if obstacle else is_none(words, subject)  # "had no trouble signing"


def describes(words: Sequence[Word], found: Sequence[Clause], i: int) -> bool:
    """Whether a clause only says which doer a later verb has: "nobody who signs | is paid"."""
    clause = found[i]
    bare = clause.passive and clause.group[1] - clause.group[0] == 1
    if clause.subject is None or not (bare or clause.under in ("who", "which", "that")):
        return False
    if words[clause.subject.last - 1].tag in ("WP", "WDT"):
        return False  # "none of whom was paid"
    said = words[clause.subject.head + 1 : clause.subject.last]
    if words[clause.subject.first].lower == "no" and said and said[0].lower == "of":
        return True  # "no mention of the man who signed"
    later = found[i + 1 : i + 4]
    return any(c.subject is not None and c.subject.first == clause.subject.first and c.under is None for c in later)


def _lent(words: Sequence[Word], clause: Clause) -> bool:
    """Whether a doer is that of an earlier verb, and what is told here is beside it: "no deal is near, said Berg"."""
    first = clause.group[0]
    if clause.subject is None or clause.subject.last >= first:
        return False
    between = words[clause.subject.last : first]
    before, tag = between[-1], words[first].tag
    if (tag == "VBG" and before.tag in ("IN", "WRB")) or before.lower == "what":
        return True  # "nobody died while giving birth", "nobody wants what has gone"
    if any(w.lower == "but" for w in between[-2:]) and any(w.tag in FINITE for w in between):
        return True  # "not every side signed, but asked for time"
    if tag in FINITE and before.tag not in ("CC", "RB", ",") and between[0].tag in FINITE:
        return True  # "if no side wins, the court " should rule"
    if before.text != "," and before.text not in CLOSERS:
        return False
    aside = words[clause.verb].tag in ("VBG", "VBN") and any(w.tag in FINITE for w in between)
    return aside or words[clause.verb].lemma in EMPTY_VERBS


def verbal(words: Sequence[Word], clause: Clause) -> list[int]:
    """Return the negators of a verb group: in it, right before it, and right after "be", "have", "do" and a modal."""
    first, last = clause.group
    while (
        first > clause.group[0] - 3 and first and (words[first - 1].tag in ("RB", "RBR") or negates(words, first - 1))
    ):
        first -= 1
    if first and words[clause.group[0]].tag == "TO" and _takes_not(words[first - 1]):
        first = clause.group[0]  # "is not to sign": the "not" is that of "is"
    places = [j for j in range(first, last) if negates(words, j)]
    after = _trailing(words, clause)
    return places if after is None else [*places, after]


def _takes_not(verb: Word) -> bool:
    return verb.tag == "MD" or (verb.lemma in ("be", "have", "do") and verb.tag[0] == "V")


def _trailing(words: Sequence[Word], clause: Clause) -> int | None:
    """Return the place of the negator that follows a verb that takes it there: "was not", "is already no longer"."""
    if not _takes_not(words[clause.verb]):
        return None
    last = clause.group[1]
    for j in range(last, min(last + 2, len(words))):
        if words[j].lower not in ("nor", "without") and negates(words, j):
            return j
        if words[j].tag != "RB":
            return None
    return None


def negates(words: Sequence[Word], j: int) -> bool:
    """Whether the word at `j` denies the verb it stands beside: "not", but not the one of "not only" or "or not"."""
    low = words[j].lower
    following = words[j + 1].lower if j + 1 < len(words) else ""
    if low in ("no", "nothing"):  # "no longer", "is no different", "is nothing new"
        after = words[j + 1].tag if j + 1 < len(words) else ""
        return following == "longer" or (after == "JJ" and bool(j) and words[j - 1].lemma == "be")
    if low in NEARLY:  # "the deal was almost signed"
        verb = words[j + 1] if j + 1 < len(words) else None
        return verb is not None and verb.tag in ("VBN", "VBD") and verb.lemma in acts()
    if low not in NEGATORS or (low in NOT and following in NOT_IDIOMS):
        return False
    return not (j and words[j - 1].lower == "or" and low == "not")


def is_none(words: Sequence[Word], phrase: Phrase | None) -> list[int]:
    """Return what makes a phrase name none of its kind: "no side", "nobody", "not a single soldier", "neither bill"."""
    if phrase is None:
        return []
    first = phrase.first
    if first > 1 and words[first - 2].lower == "no" and words[first - 1].tag in _WITHIN:
        first -= 2  # "no full-time | staff"
    low = words[first].lower
    if low in NO:
        return [] if low in ("no", "nothing") and idiom(words, first) else [first]
    before = words[first - 1].lower if first else ""
    hardly = before in ("hardly", "scarcely") and low.startswith("any")
    return [first - 1] if before == "neither" or hardly or (before == "not" and low in _SINGLE) else []


def idiom(words: Sequence[Word], no: int) -> bool:
    """Whether a "no" denies nothing: "no doubt", "no fewer than", "no more important task", "Ishin no Kai"."""
    following = words[no + 1 : no + 3]
    if following and following[0].lower in NO_IDIOMS:
        return True
    if following and words[no].text == "No" and following[0].text[0].isdigit():
        return True  # "the No 2 of the party"
    if len(following) < 2:
        return False
    if words[no].lower == "nothing":
        return following[0].lower in ("but", "less", "more", "short")
    if following[0].lower == "question":
        return following[1].tag in ("NNP", "PRP", "DT") or following[1].lower == "that"
    if no and words[no].text == "no" and words[no - 1].tag == following[0].tag == "NNP":
        return True
    return following[0].lower == "more" and following[1].tag in ("IN", "JJ")
