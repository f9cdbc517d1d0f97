"""Acts told by nouns: "Russia's proposal to resume talks", "a call between A and B", "the rejection by X".

What did not come about is told by a noun too, whoever did not do it: "no agreement was reached", "averted a strike",
"found not guilty".
"""

from collections.abc import Container, Iterator, Sequence

from msgspec import Struct

from twosource.language.tagger import Word
from twosource.lexicon.acts import EVENT_NOUNS
from twosource.lexicon.negation import DEED_ENDINGS, DEEDS, MODAL_PREDICATES, NO_DEEDS
from twosource.reading.clause_parts import Clause, Phrase
from twosource.reading.phrases import NOUN_TAGS
from twosource.reading.polarity import polarity_at

_ABOUT = NOUN_TAGS | {"DT", "JJ", "JJR", "CD", "PRP$", "VBN", "POS"}
_NAMING = NOUN_TAGS | {"JJ"}


class Nominal(Struct, frozen=True):
    """An event noun with its doer; `end` is the index after what it is about."""

    noun: int
    act: str | None
    doer: Phrase | None
    first: int
    end: int


def nominals(words: Sequence[Word], found: Sequence[Clause]) -> list[Nominal]:
    """Return the nominal acts of a sentence whose doer is said by a possessive or a by-phrase."""
    out: list[Nominal] = []
    for i, word in enumerate(words):
        act = EVENT_NOUNS.get(word.lemma)
        if act is None or word.tag not in ("NN", "NNS"):
            continue
        doer = doer_of(words, i)
        if doer is not None:
            out.append(Nominal(i, act, doer, min(doer.first, i), _end(words, i, found)))
    return out


def denied(words: Sequence[Word], found: Sequence[Clause], told: Container[int]) -> Iterator[Nominal]:
    """Yield the deeds and qualities that are said not to be; `told` are the words that carry another statement."""
    for i, word in enumerate(words):
        if i and words[i - 1].lower == "not" and i not in told and _is_quality(word) and _alone(words, i):
            yield Nominal(i, None, None, i - 1, i + 1)
        if word.tag not in ("NN", "NNS") or i in told or not _is_deed(word.lemma):
            continue
        if not _alone(words, i):
            continue  # "no trade union"
        if polarity_at(words, found, i) == "negative":
            doer = doer_of(words, i) or _who(words, found, i)
            yield Nominal(i, EVENT_NOUNS.get(word.lemma), doer, i, _end(words, i, found))


def _is_quality(word: Word) -> bool:
    return word.tag == "JJ" and word.lower not in MODAL_PREDICATES


def _alone(words: Sequence[Word], i: int) -> bool:
    return i + 1 >= len(words) or words[i + 1].tag not in _NAMING


def _is_deed(lemma: str) -> bool:
    return lemma in DEEDS or lemma in EVENT_NOUNS or (lemma.endswith(DEED_ENDINGS) and lemma not in NO_DEEDS)


def _who(words: Sequence[Word], found: Sequence[Clause], i: int) -> Phrase | None:
    """The doer of the verb whose object a deed is: "the union held no talks"."""
    held = (c.subject for c in found if c.object is not None and c.object.head == i)
    return next((s for s in held if s is not None and words[s.head].tag != "EX"), None)


def doer_of(words: Sequence[Word], i: int) -> Phrase | None:
    """Return who does what the noun at `i` tells: its possessor, or who stands after "by"."""
    return _possessor(words, i) or _by(words, i)


def _possessor(words: Sequence[Word], i: int) -> Phrase | None:
    """The possessor before a noun, adjectives between them: "Russia's renewed offer"."""
    j = i - 1
    while j >= 0 and words[j].tag in ("JJ", "JJR", "NN", "VBN"):
        j -= 1
    if j < 1 or words[j].tag != "POS":
        return None
    first = j - 1
    while first > 0 and words[first - 1].tag in ("NNP", "NNPS") and words[first].tag in ("NNP", "NNPS"):
        first -= 1
    return Phrase(first, j, j - 1) if words[j - 1].tag in ("NNP", "NNPS", "NN") else None


def _by(words: Sequence[Word], i: int) -> Phrase | None:
    if i + 2 >= len(words) or words[i + 1].lower not in ("by", "from"):
        return None
    last = i + 2
    while last < len(words) and words[last].tag in ("DT", "JJ", "NN", "NNP", "NNPS"):
        last += 1
    return Phrase(i + 2, last, last - 1) if last > i + 2 else None


def _verb_between(words: Sequence[Word], start: int, end: int) -> bool:
    return any(w.tag.startswith("V") or w.tag == "MD" for w in words[start + 1 : end])


def _end(words: Sequence[Word], i: int, found: Sequence[Clause]) -> int:
    """What the noun is about: the infinitive or "for"-phrase that follows within a few words."""
    for clause in found:
        if clause.infinitive and i < clause.group[0] <= i + 5 and not _verb_between(words, i, clause.group[0]):
            while_end = [j for j in range(clause.group[1], len(words)) if words[j].end <= clause.span[1]]
            return (while_end[-1] + 1) if while_end else clause.group[1]
    by = _by(words, i)
    end = by.last if by is not None else i + 1
    if end < len(words) and words[end].lower in ("for", "of", "to", "on", "about", "over"):
        end += 1
        while end < len(words) and words[end].tag in _ABOUT:
            end += 1
    return end
