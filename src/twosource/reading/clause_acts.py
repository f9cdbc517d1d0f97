"""What kind of deed a clause tells: the ledger's act, and the root in the codes of PLOVER."""

from collections.abc import Sequence

from twosource.language.tagger import Word
from twosource.lexicon.acts import EVENT_NOUNS, EXCHANGED, MEETING_NOUNS, PHRASAL, acts, roots
from twosource.reading.clause_parts import Clause, Phrase


def root_of(words: Sequence[Word], found: Sequence[Clause], i: int) -> str | None:
    """Return the PLOVER root of the clause at `i`, or None."""
    clause = found[i]
    lemma = words[clause.verb].lemma
    if _tells(words, found, i):
        return None
    root = roots().get(lemma)
    if root is None and _light(words, clause) is not None:
        return "CONSULT"
    if lemma in ("hold", "launch", "share") and root and clause.object is not None:
        meets = words[clause.object.head].lemma in MEETING_NOUNS
        return "CONSULT" if meets else (None if lemma == "hold" else root)
    return root


def act_of(words: Sequence[Word], found: Sequence[Clause], i: int) -> str | None:
    """Return the ledger's act of the clause at `i`, or None.

    "Suggests that it may be so" proposes nothing; "issued no reply" responds.
    """
    clause = found[i]
    lemma = words[clause.verb].lemma
    said = words[clause.object.head].lemma if clause.object else ""
    after = {words[phrase.head].lemma for _, phrase in clause.after}
    with_particle = phrasal(words, clause, lemma)
    if with_particle is not None:
        return with_particle
    if lemma == "release" and _let_go(words, clause):
        return None
    if lemma in _MAKING and said in ("offer", "proposal", "demand"):
        return EVENT_NOUNS[said]
    if lemma in _GIVING and (said in _REPLIES or after & _REPLIES):
        return "respond"
    if _tells(words, found, i):
        return None
    if lemma in _COMPLETING and said in MEETING_NOUNS:
        return "meet"
    return acts().get(lemma) or _light(words, clause)


def _tells(words: Sequence[Word], found: Sequence[Clause], i: int) -> bool:
    """Whether a verb of proposing or demanding only tells what is: "insists that it was so", "suggests it may be"."""
    clause = found[i]
    if words[clause.verb].lemma not in ("suggest", "insist") or clause.object is not None or i + 1 >= len(found):
        return False
    following = words[found[i + 1].group[0]]
    return following.tag in ("VBZ", "VBD", "VBP", "MD") and following.lower not in ("should", "must")


def _let_go(words: Sequence[Word], clause: Clause) -> bool:
    """Whether people or bodies are released, and no paper."""
    done_to = clause.subject if clause.passive else clause.object
    return done_to is not None and words[done_to.head].lemma in EXCHANGED | {"man", "woman", "crew", "sailor"}


def phrasal(words: Sequence[Word], clause: Clause, lemma: str) -> str | None:
    """Return the act of a verb with its particle, right after it or after its object: "turned the offer down"."""
    last = clause.object.last if clause.object is not None else clause.group[1]
    for at in (clause.group[1], last):
        if at < len(words) and (lemma, words[at].lower) in PHRASAL:
            against = lemma == "push" and at + 1 < len(words) and words[at + 1].lower in ("on", "against")
            return "oppose" if against else PHRASAL[lemma, words[at].lower]
    return None


_MAKING = frozenset("raise improve increase make submit table renew repeat lower sweeten extend up".split())
"""Verbs that do what their object says: "raised their offer"."""

_COMPLETING = frozenset("conclude complete finish wrap".split())
"""Verbs by which a meeting has been held: "concluded a round of talks" signs nothing."""

_GIVING = frozenset({"give", "issue", "release", "make", "offer", "provide", "send", "publish"})
_REPLIES = frozenset({"response", "reply", "answer", "comment", "reaction"})


def _light(words: Sequence[Word], clause: Clause) -> str | None:
    """Verbs that say little beside a meeting: "held talks", "the round took place", "talks were held"."""
    lemma = words[clause.verb].lemma
    if lemma not in (
        "hold",
        "take",
        "have",
        "occur",
        "conduct",
        "begin",
        "start",
        "open",
        "launch",
        "continue",
        "proceed",
        "go",
    ):
        return None
    heads = {words[p.head].lemma for p in (clause.object, clause.subject) if p is not None}
    if lemma == "take" and "place" not in heads:
        return None
    return "meet" if heads & MEETING_NOUNS else None


def listed_by(words: Sequence[Word], found: Sequence[Clause], i: int) -> Phrase | None:
    """Return what somebody's demands or offers are: "the union's demands include | a rise", "its offer is | 5 %"."""
    clause = found[i]
    if clause.object is not None or i + 1 >= len(found) or found[i + 1].group[0] != clause.group[1]:
        return None
    made = words[clause.verb].lemma in ("demand", "offer", "propose")
    return found[i + 1].object if made and words[found[i + 1].verb].lemma in LISTING else None


LISTING = frozenset({"include", "be", "comprise"})
"""Verbs between a demand or an offer and what it is."""
