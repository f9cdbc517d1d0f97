"""What speaks for an act between two parties of a sentence: the signs that the model of pairs adds up.

The signs of a pair are those of the sentence, of the words between the two, of the one as doer, of the other as
the one it is done to, and of how they stand to each other. Each of these is read once for a sentence, so that many
pairs cost little more than one.
"""

from collections.abc import Iterator, Sequence
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


Standing = tuple[bool, int, str, str, str, bool, int]
"""Of two parties: whether the doer comes first, how many apart, whether a clause joins them, what they are, whether
the doer acts in a clause, and how many that do stand between."""


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


def every(among: Sequence[Party], read: Signs) -> Iterator[tuple[int, int, int, int, Standing]]:
    """Yield (doer, other, first word between, behind the last, how they stand to each other) of all possible pairs.

    Neither may be a part of the other, and they may not be too far apart.
    """
    many, subjects = len(among), read.subjects
    for i, doer in enumerate(among):
        acts = read.links[i][0]
        for j in range(max(0, i - REACH), min(many, i + REACH + 1)):
            other = among[j]
            ahead = i < j
            start, end = (doer.last, other.first) if ahead else (other.last, doer.first)
            if start > end or i == j:
                continue
            suffers = read.links[j][1]
            joined = "none" if not acts or not suffers else "other" if acts.isdisjoint(suffers) else "same"
            far, others = (j - i, subjects[j] - subjects[i + 1]) if ahead else (i - j, subjects[i] - subjects[j + 1])
            stand = (ahead, min(far, _FAR), joined, doer.kind, other.kind, bool(acts), min(others, 3))
            yield i, j, start, end, stand


@lru_cache(maxsize=4096)
def standing_signs(stand: Standing) -> tuple[str, ...]:
    """Return the signs of how two parties stand to each other."""
    ahead, far, joined, doer, other, acts, others = stand
    order = "after" if ahead else "before"
    return (
        f"order {order}",
        f"far {order} {far}",
        f"joined {joined} {order}",
        f"kinds {doer} {other}",
        f"subjects {order} {'some' if acts else 'none'} {others}",
    )


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
