"""What stands over a clause: the verbs its infinitive or "that" hangs on, and the verb whose auxiliaries it shares."""

from collections.abc import Sequence

from msgspec import Struct

from twosource.language.tagger import Word
from twosource.lexicon.acts import MODAL_GOVERNORS
from twosource.lexicon.negation import COMING, NOT, WITHHOLDING, WITHOUT_THAT
from twosource.reading.clause_parts import CLOSERS, FINITE, Clause
from twosource.reading.noun_phrases import is_time

_ADJUNCTS = frozenset("after before by while when since despite without upon besides amid as until than".split())
"""Words before a gerund that make it a circumstance and not the content of the verb before."""

_TOPICS = frozenset({"about", "of", "on", "for", "into", "with"})
"""Prepositions of what is thought or said; "that" after them tells of it: "thinks about the damage that it did"."""

_SHARED = {"VB": ("VB", "VBP"), "VBN": ("VBN",), "VBG": ("VBG",)}
_AFTER = {"will": ("VB",), "do": ("VB", "VBP"), "have": ("VBN", "VBD"), "be": ("VBG", "VBN")}
"""The form of the verb that goes with each auxiliary."""


class Content(Struct, frozen=True):
    """The verb whose content a clause is ("said that …"), or the noun between them ("denied reports that …")."""

    over: int
    noun: int | None


def governors(words: Sequence[Word], found: Sequence[Clause], i: int) -> list[Clause]:
    """Return the verbs over a clause, nearest first: of its infinitive, or of the "that" it stands under."""
    chain: list[Clause] = []
    clause = found[i]
    j = i
    while j > 0 and len(chain) < 3:
        j -= 1
        over = found[j]
        that = not chain and _governing_that(words, clause, over)
        if clause.governor != over.verb and not _gerund_of(words, clause, over) and not that:
            break
        chain.append(over)
        clause = over
    return chain


def _gerund_of(words: Sequence[Word], clause: Clause, over: Clause) -> bool:
    """Whether a gerund says what the verb before it is about: "ruled out signing", "no intention of signing"."""
    first = clause.group[0]
    if words[first].tag != "VBG":
        return False
    between = [w.lower for w in words[over.group[1] : first]]
    if len(between) > 1 and between[-1] == "of" and words[first - 2].lemma in COMING:
        return True
    if words[over.verb].lemma == "be":
        return False
    if between and (between[-1] in _ADJUNCTS or not between[-1].isalpha()):
        return False
    if between and between[-1] == "from" and words[over.verb].lemma in WITHHOLDING:
        return True
    return len(between) <= 2 and over.object is None and not over.passive


def _governing_that(words: Sequence[Word], clause: Clause, over: Clause) -> bool:
    lemma = words[over.verb].lemma
    if clause.under != "that" or lemma not in MODAL_GOVERNORS or lemma in WITHOUT_THAT:
        return False
    that = _that(words, clause, over)
    return words[that].lower != "but" and _noun_before(words, that, over) is None


def _that(words: Sequence[Word], clause: Clause, over: Clause) -> int:
    """The place of the "that" between two clauses, of the "but" after it, or of the later verb."""
    places = range(clause.group[0] - 1, over.group[1] - 1, -1)
    return next((j for j in places if words[j].lower in ("that", "but")), clause.group[0])


def _noun_before(words: Sequence[Word], that: int, over: Clause) -> int | None:
    """The noun that "that" hangs on, where it is not the verb: "reports that", but "denied on Friday that"."""
    at = that - 1
    if at < over.group[1] or words[at].tag not in ("NN", "NNS") or is_time(words, at):
        return None
    return None if any(phrase.last == that and prep not in _TOPICS for prep, phrase in over.after) else at


def content_of(words: Sequence[Word], found: Sequence[Clause], i: int) -> Content | None:
    """Return whose content a clause is: after "that" or "whether", or right after a verb of thinking or saying."""
    if not i:
        return None
    clause, over = found[i], found[i - 1]
    if clause.under == "that":
        that = _that(words, clause, over)
        return Content(i - 1, _noun_before(words, that, over)) if words[that].lower == "that" else None
    bare = clause.under is None and not clause.infinitive and clause.subject is not None and over.object is None
    return Content(i - 1, None) if bare and clause.subject and clause.subject.first == over.group[1] else None


def leader(words: Sequence[Word], found: Sequence[Clause], i: int, most: int = 8) -> tuple[int, str] | None:
    """Return the clause whose auxiliaries a joined verb shares, and the word that joins: "will meet and sign".

    No more than `most` verbs are joined, which bounds the time.
    """
    if not i or not most or found[i].infinitive:
        return None
    clause, over = found[i], found[i - 1]
    first = clause.group[0]
    if words[first].tag not in _SHARED.get(words[over.verb].tag, ()) or clause.group[1] - first > 2:
        return None
    if words[first].lemma == "let" or (words[first].lemma in _AFTER and first != clause.verb):
        return None  # "cannot win and are choosing": the second has an auxiliary of its own
    at = first - 1
    while at >= over.group[1] and words[at].tag in ("RB", "RBR"):
        at -= 1
    if words[at].text == "," and over.under is not None:
        return None  # "if they do not win, go home"
    joins = words[at].lower in ("and", "or", "nor", "but") or (words[at].text == "," and _listed(words, clause))
    if not joins or clause.subject != over.subject or _borders(words, over.group[1], at):
        return None
    helped = over.group[1] - over.group[0] > 1 or over.infinitive or leader(words, found, i - 1, most - 1)
    return (i - 1, words[at].lower) if helped else None


def _listed(words: Sequence[Word], clause: Clause) -> bool:
    """Whether a verb after a comma is one of several that are joined: "will meet, sign", "been paid, fed or housed"."""
    first, after = clause.group
    if words[first].tag != "VBN":
        return words[first].tag == "VB"
    joined = after < len(words) and words[after].tag == "CC"
    return joined and after + 1 < len(words) and words[after + 1].tag in ("VBN", "VBD")


def _borders(words: Sequence[Word], start: int, end: int) -> bool:
    return any(w.text in CLOSERS for w in words[start:end])


def fronted(words: Sequence[Word], found: Sequence[Clause], i: int) -> Clause | None:
    """Return the auxiliary that stands before its subject, as a clause: "nor did they sign"."""
    if not i:
        return None
    helper, subject, verb = found[i - 1], found[i].subject, words[found[i].group[0]]
    if subject is None or subject.first != helper.group[1] or helper.group[1] - helper.group[0] != 1:
        return None
    if words[helper.verb].tag not in FINITE:
        return None
    lemma = "will" if words[helper.verb].tag == "MD" else words[helper.verb].lemma
    return helper if verb.tag in _AFTER.get(lemma, ()) else None


def interrupted(words: Sequence[Word], found: Sequence[Clause], i: int) -> Clause | None:
    """Return the auxiliary that commas part from its verb, as a clause: "did not, however, sign"."""
    first = found[i].group[0]
    if first < 3 or words[first - 1].text != ",":
        return None
    for helper in found[max(0, i - 2) : i]:
        end = helper.group[1]
        lemma = "will" if words[helper.verb].tag == "MD" else words[helper.verb].lemma
        comma = end + (words[end].lower in NOT)
        inset = words[comma].text == "," and (comma < first - 1 or words[first].tag != "VBD")  # "have not, wrote he"
        alone = helper.object is None and first - end < 8
        if inset and alone and words[first].tag in _AFTER.get(lemma, ()):
            return helper
    return None
