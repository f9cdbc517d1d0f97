"""Noun phrases, verb groups and the words between them: a sentence cut into chunks.

A finite-state chunker over part-of-speech tags in the manner of Abney's cascaded chunking (1996): it finds the
phrases that need no grammar beyond their own borders; what hangs on what is for `clauses`.
"""

from collections.abc import Sequence

from msgspec import Struct

from twosource.language.tagger import Word

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PREMODIFIER = (
    frozenset({"DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "CD", "POS", "$", "#", "WP$", "SYM", "AFX"}) | NOUN_TAGS
)
_ADVERBS = frozenset({"RB", "RBR", "RBS"})
_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_QUOTES = frozenset("\"“”‘’'")
_OPENING = frozenset({"DT", "PDT", "PRP$"})
"""Tags that begin a noun phrase and never stand inside one."""
INDEFINITE = frozenset(f"{some}{body}" for some in ("no", "any", "some", "every") for body in ("body", "one", "thing"))
"""Pronouns with the tag of a noun that no noun stands before."""
_DAY_PARTS = frozenset("morning afternoon evening night today yesterday".split())
_DETERMINERS = frozenset({"DT", "PRP$", "POS", "WP$", "JJ", "NNP"})


class Chunk(Struct, frozen=True):
    """A run of words `[first, last)` of one kind.

    `kind` is `np` (noun phrase), `vg` (verb group), `in` (preposition or subordinator), `cc`, `wh`, `punct`,
    or `other`. `head` is the index of the word that carries the meaning.
    """

    kind: str
    first: int
    last: int
    head: int


def chunk(words: Sequence[Word]) -> list[Chunk]:
    """Cut a tagged sentence into chunks; every word is in exactly one."""
    found: list[Chunk] = []
    i = 0
    while i < len(words):
        end = _noun_phrase(words, i)
        kind = "np"
        if end == i:
            end, kind = _verb_group(words, i), "vg"
        if end == i:
            end, kind = i + 1, _single(words[i])
        found.append(Chunk(kind, i, end, _head(words, i, end, kind)))
        i = end
    return found


def _single(word: Word) -> str:
    if word.tag in ("IN", "TO"):
        return "in"
    if word.tag == "CC":
        return "cc"
    if word.tag in ("WDT", "WP", "WRB"):
        return "wh"
    return "other" if word.text[0].isalnum() else "punct"


def _noun_phrase(words: Sequence[Word], i: int) -> int:
    """Return the end of the noun phrase that begins at `i`, or `i`."""
    if words[i].tag in ("PRP", "EX"):
        return i + 1
    j, last_noun, start = i, i, i
    while j < len(words):
        tag = words[j].tag
        if last_noun > start and tag in _OPENING and words[j - 1].tag in NOUN_TAGS:
            break  # "Friday | the union", "gave Russia | the list"
        if last_noun > start and words[j].lower in INDEFINITE:
            break  # "in Oslo | nobody"
        if last_noun > start and tag in ("NNP", "NNPS") and words[j - 1].lower in _DAY_PARTS:
            break  # "on Wednesday afternoon | Helena Stroud"
        if tag in _PREMODIFIER:
            if (
                tag in NOUN_TAGS
                or tag == "CD"
                or (tag == "DT" and words[j].lower in ("this", "that", "these", "those", "both", "all", "neither"))
            ):
                last_noun = j + 1
        elif not _modifies(words, j, start):
            break
        j += 1
    return last_noun


def _modifies(words: Sequence[Word], j: int, start: int) -> bool:
    """Participles, adverbs and joined adjectives inside a noun phrase: "the war-battered, besieged territory"."""
    tag = words[j].tag
    following = words[j + 1].tag if j + 1 < len(words) else ""
    inside = j > start and words[j - 1].tag in _DETERMINERS
    if tag in ("VBN", "VBG"):
        return inside and (following in NOUN_TAGS or following == "JJ")
    if tag in _ADVERBS:
        return inside and words[j - 1].tag in ("DT", "PRP$") and following in ("JJ", "VBN", "CD", "JJR")
    if words[j].text in ("-", "–") and j > start:
        return following in _PREMODIFIER and words[j].start == words[j - 1].end
    if words[j].text in _QUOTES and j > start:
        return inside_quotes(words, j)
    if words[j].text == "&" and j > start:
        return words[j - 1].tag in ("NNP", "NNPS") and following in ("NNP", "NNPS")  # "Pennine & Coast Railways"
    if words[j].text == "," and j > start:
        return words[j - 1].tag == "JJ" and following == "JJ"
    if tag == "CC":
        return (
            j > start
            and (words[j - 1].tag == "JJ" or words[j - 1].text in _QUOTES)
            and (following == "JJ" or (j + 1 < len(words) and words[j + 1].text in _QUOTES))
        )
    return False


def inside_quotes(words: Sequence[Word], j: int) -> bool:
    """Whether a quotation mark stands within a noun phrase: an "urgent" and "unconditional" ceasefire."""
    around = [w.tag for w in (words[j - 1], *words[j + 1 : j + 2])]
    return len(around) == 2 and all(tag in _PREMODIFIER or tag in ("CC", "VBN") or tag in NOUN_TAGS for tag in around)


def _verb_group(words: Sequence[Word], i: int) -> int:
    """Return the end of the verb group at `i` ("has not been able to" ends before "able"), or `i`."""
    j = i
    if words[j].tag == "TO" and j + 1 < len(words):
        k = j + 1
        while k < len(words) and words[k].tag in _ADVERBS:
            k += 1
        if k >= len(words) or words[k].tag != "VB":
            return i
        j = k
    if words[j].tag not in _VERB_TAGS:
        return i
    end = j + 1
    j = end
    while j < len(words) and (words[j].tag in _VERB_TAGS or words[j].tag in _ADVERBS):
        if words[j].tag in _VERB_TAGS:
            if not _continues(words, end - 1, j):
                break
            end = j + 1
        j += 1
    return end


def _continues(words: Sequence[Word], before: int, j: int) -> bool:
    """A verb goes on with the group only after an auxiliary."""
    base = words[before].lemma
    return words[before].tag == "MD" or (
        base in ("be", "have", "do", "get", "will", "would") and words[j].tag not in ("MD", "VBZ", "VBP")
    )


def _head(words: Sequence[Word], first: int, last: int, kind: str) -> int:
    if kind == "np":
        nouns = [j for j in range(first, last) if words[j].tag in NOUN_TAGS or words[j].tag in ("PRP", "CD")]
        return nouns[-1] if nouns else last - 1
    if kind == "vg":
        verbs = [j for j in range(first, last) if words[j].tag in _VERB_TAGS and words[j].tag != "MD"]
        return verbs[-1] if verbs else last - 1
    return first
