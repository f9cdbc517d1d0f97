"""What speaks for an act between two parties of a sentence: the signs that the model of pairs adds up.

The signs of a pair are those of the sentence, of the words between the two, of the one as doer, of the other as
the one it is done to, and of how they stand to each other. Each of these is read once for a sentence, so that many
pairs cost little more than one.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from msgspec import Struct

from twosource.language.tagger import Word
from twosource.lexicon.acts import roots
from twosource.reading.clause_parts import Clause, Phrase
from twosource.reading.parties import Party

_SILENT_TAGS = frozenset({"NNP", "NNPS", "DT", "CD", "POS"})
_EMPTY = frozenset({"be", "have"})
_NEGATIONS = frozenset({"n't", "not", "no", "never", "without"})
_MARKS = frozenset(',;:()[]—–"“”')
REACH = 12
"""A party is paired with no more than this many on either side; what is further apart has nothing to do with it."""
_FAR = 5


class Signs(Struct, frozen=True):
    """The signs of a sentence: `steps` has a list for each word, `doers` and `done_to` one for each party."""

    whole: list[str]
    steps: list[list[str]]
    doers: list[list[str]]
    done_to: list[list[str]]
    links: list[tuple[frozenset[int], frozenset[int]]]
    """For each party the clauses in which it acts, and those in which something is done to it."""
    subjects: list[int]
    """How many of the parties before each place act in some clause."""


def signs(words: Sequence[Word], found: Sequence[Clause], among: Sequence[Party]) -> Signs:
    """Read the signs of a sentence with the clauses `found` and the parties `among` it."""
    links = [_links(found, party) for party in among]
    return Signs(
        _whole(words),
        _steps(words),
        [_doer(words, found, among, i, links[i][0]) for i in range(len(among))],
        [_done_to(words, found, among[i], links[i][1]) for i in range(len(among))],
        links,
        [0, *accumulate(bool(acts) for acts, _ in links)],
    )


def pair(among: Sequence[Party], read: Signs, i: int, j: int) -> tuple[str, ...]:
    """Return the signs of how the doer `i` and the other party `j` stand to each other."""
    (acts, _), (_, suffers) = read.links[i], read.links[j]
    joined = "same" if acts & suffers else "other" if acts and suffers else "none"
    others = read.subjects[max(i, j)] - read.subjects[min(i, j) + 1]
    return _stand(i < j, min(abs(j - i), _FAR), joined, among[i].kind, among[j].kind, bool(acts), min(others, 3))


@lru_cache(maxsize=4096)
def _stand(ahead: bool, far: int, joined: str, doer: str, other: str, acts: bool, others: int) -> tuple[str, ...]:
    order = "after" if ahead else "before"
    return (
        f"order {order}",
        f"far {order} {far}",
        f"joined {joined} {order}",
        f"kinds {doer} {other}",
        f"subjects {order} {'some' if acts else 'none'} {others}",
    )


def between(among: Sequence[Party], i: int, j: int) -> tuple[int, int]:
    """Return the words between two parties; none where one holds the other."""
    left, right = (among[i], among[j]) if i < j else (among[j], among[i])
    return left.last, max(left.last, right.first)


def reach(i: int, many: int) -> range:
    """Return the places of those near enough to party `i` of `many`."""
    return range(max(0, i - REACH), min(many, i + REACH + 1))


def possible(among: Sequence[Party], i: int, j: int) -> bool:
    """Whether two parties can be a pair: neither is a part of the other."""
    return among[i].last <= among[j].first or among[j].last <= among[i].first


def _speaks(word: Word) -> bool:
    return word.tag not in _SILENT_TAGS and word.text[0].isalpha()


def _whole(words: Sequence[Word]) -> list[str]:
    found = dict.fromkeys(f"has {word.lemma}" for word in words if _speaks(word))
    told = [word.lemma for word in words if _speaks(word) and word.lemma not in _EMPTY]
    found |= dict.fromkeys(f"has {a} {b}" for a, b in pairwise(told))
    verbs = (roots().get(word.lemma) for word in words if word.tag[0] in "VN")
    found |= dict.fromkeys(f"has root {root}" for root in verbs if root)
    if any(word.lower in _NEGATIONS for word in words):
        found["has not"] = None
    return list(found)


def _steps(words: Sequence[Word]) -> list[list[str]]:
    found: list[list[str]] = []
    last = ""
    for word in words:
        if not _speaks(word):
            found.append([f"between {word.text}"] if word.text in _MARKS else [])
            continue
        here = [f"between {word.lemma}"]
        if word.lemma not in _EMPTY:
            here += [f"between {last} {word.lemma}"] if last else []
            last = word.lemma
        if word.tag[0] == "V" and word.lemma in roots():
            here.append(f"between root {roots()[word.lemma]}")
        found.append(here)
    return found


def _links(found: Sequence[Clause], party: Party) -> tuple[frozenset[int], frozenset[int]]:
    acts: set[int] = set()
    suffers: set[int] = set()
    for k, clause in enumerate(found):
        if _meets(clause.subject, party):
            (suffers if clause.passive else acts).add(k)
        elif _meets(clause.object, party) or any(p != "by" and _meets(q, party) for p, q in clause.after):
            suffers.add(k)
        elif clause.passive and any(p == "by" and _meets(q, party) for p, q in clause.after):
            acts.add(k)
    return frozenset(acts), frozenset(suffers)


def _meets(phrase: Phrase | None, party: Party) -> bool:
    return phrase is not None and phrase.first < party.last and party.first < phrase.last


def _doer(
    words: Sequence[Word], found: Sequence[Clause], among: Sequence[Party], i: int, acts: frozenset[int]
) -> list[str]:
    party = among[i]
    here = [f"doer {party.kind}", f"doer place {min(i, 3)}", f"doer after {_before(words, party)}"]
    for k in sorted(acts):
        clause = found[k]
        verb = words[clause.verb].lemma
        here.append(f"doer does {verb}")
        if verb in roots():
            here.append(f"doer does root {roots()[verb]}")
        if clause.object is not None and words[clause.object.head].tag not in _SILENT_TAGS:
            here.append(f"doer does to {words[clause.object.head].lemma}")
    return here


def _before(words: Sequence[Word], party: Party) -> str:
    """Return the word before a party; of words that say nothing of an act only their tag."""
    if not party.first:
        return "^"
    word = words[party.first - 1]
    return word.tag if word.tag in _SILENT_TAGS else word.lemma


def _done_to(words: Sequence[Word], found: Sequence[Clause], party: Party, suffers: frozenset[int]) -> list[str]:
    head = words[party.head]
    here = [f"other {party.kind}", f"other after {_before(words, party)}"]
    here += [f"other has {w.lemma}" for w in words[party.first : party.last] if _speaks(w)]
    if head.tag not in _SILENT_TAGS:
        here.append(f"other is {head.lemma}")
    for k in sorted(suffers):
        verb = words[found[k].verb].lemma
        here.append(f"other suffers {verb}")
        if verb in roots():
            here.append(f"other suffers root {roots()[verb]}")
    return here
