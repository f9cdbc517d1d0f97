"""What stands to the right of a verb: its object, and the phrases that hang on prepositions, up to the next border."""

from collections.abc import Sequence

from msgspec import structs

from twosource.language.tagger import Word
from twosource.lexicon.acts import EMPTY_VERBS, MODAL_GOVERNORS
from twosource.lexicon.negation import FORESEEING, RAISING, SAYING
from twosource.reading.clause_parts import FINITE, SUBORDINATORS, Phrase
from twosource.reading.doers import NOMINATIVE
from twosource.reading.noun_phrases import is_time_chunk, phrases, tells_noun
from twosource.reading.phrases import Chunk

_COMPRISES = frozenset({"involve", "include", "cover", "comprise"})
"""Participles that only say what belongs to the noun before them."""


_WITH_CLAUSE = EMPTY_VERBS | SAYING | FORESEEING | RAISING | MODAL_GOVERNORS.keys() | {"be", "find", "discover"}
"""Verbs after which a noun phrase and a finite verb are what is said or thought."""


def right_side(
    words: Sequence[Word], chunks: Sequence[Chunk], place: int
) -> tuple[Phrase | None, tuple[tuple[str, Phrase], ...], int]:
    """Collect the object and the prepositional phrases after a verb, up to the next border."""
    obj: Phrase | None = None
    hanging: list[tuple[str, Phrase]] = []
    j, end = place + 1, chunks[place].last
    told = tells_noun(words, chunks, place)
    while j < len(chunks):
        j = _behind_bracket(words, chunks, j)
        piece = chunks[j]
        word = words[piece.first]
        if piece.kind in ("vg", "wh") or (
            piece.kind == "punct" and word.text not in (",", "'", "’", "%", "$", "-", "–")
        ):
            end = max(end, _carried_on(words, chunks, j))
            break
        if piece.kind == "in" and j + 1 < len(chunks) and chunks[j + 1].kind == "np":
            if word.lower in ("that", "because", "while", "although", "if", "whether") or (
                _clause_starts(words, chunks, j + 1) and word.lower in SUBORDINATORS
            ):
                break
            phrase, ahead = phrases(words, chunks, j + 1)
            phrase, ahead = _with_joined(words, chunks, phrase, ahead)
            if word.lower == "with" and _does(words, chunks, ahead):
                break
            j = ahead
            share = _share(words, piece) if obj is None and not hanging else None
            if share is not None:
                obj = Phrase(share, phrase.last, phrase.head)
            else:
                hanging.append((word.lower, phrase))
            end = phrase.last
            continue
        if piece.kind == "in" and j + 1 < len(chunks) and words[chunks[j + 1].first].tag == "VBG":
            end = max(end, right_side(words, chunks, j + 1)[2])
            break
        if piece.kind == "np":
            if _clause_starts(words, chunks, j) and not told and not _of_relative(words, chunks, place, j):
                break
            phrase, after = phrases(words, chunks, j)
            phrase, after = _with_joined(words, chunks, phrase, after)
            if obj is None and not hanging and not is_time_chunk(words, piece):
                obj = phrase
            elif obj is not None and not hanging and _apiece(words, obj, piece):
                obj = structs.replace(obj, last=phrase.last)
            elif obj is not None and not hanging and chunks[j - 1].kind == "np" and not is_time_chunk(words, piece):
                hanging.append(("to", obj))  # "gave Russia the list"
                obj = phrase
            elif is_time_chunk(words, piece):
                hanging.append(("on", phrase))
            elif chunks[j - 1].kind == "punct":
                break
            end, j = phrase.last, after
            continue
        if piece.kind in ("punct", "cc") and not _goes_on(words, chunks, j):
            break
        j, end = j + 1, piece.last if piece.kind == "other" else end
    return obj, tuple(hanging), end


def _carried_on(words: Sequence[Word], chunks: Sequence[Chunk], j: int) -> int:
    """Return where the words end that a verb at the border of a clause adds to its last noun, 0 where it adds none."""
    first = words[chunks[j].first]
    comprises = first.tag == "VBG" and words[chunks[j].head].lemma in _COMPRISES
    able = first.tag == "TO" and words[chunks[j].first - 1].lemma in _ABILITIES
    return right_side(words, chunks, j)[2] if chunks[j].kind == "vg" and (comprises or able) else 0


_ABILITIES = frozenset("ability capability capacity right power authority means freedom".split())
"""Nouns that say little without the infinitive after them: "the right to strike"."""


def _share(words: Sequence[Word], of: Chunk) -> int | None:
    """Return where the word for a share stands before "of": "rejected | many of the demands"."""
    before = of.first - 1
    return before if before >= 0 and words[of.first].lower == "of" and words[before].lower in _SHARES else None


_SHARES = frozenset("many some most all several few none both half much part each any either neither".split())
_ASIDE = 8
"""Chunks of what may stand in brackets within a clause."""


def _behind_bracket(words: Sequence[Word], chunks: Sequence[Chunk], j: int) -> int:
    """Return where a clause goes on behind short brackets without a verb: "on Saturday (May 3) | in Rome"."""
    if words[chunks[j].first].text != "(":
        return j
    for k in range(j + 1, min(j + _ASIDE, len(chunks) - 1)):
        if words[chunks[k].first].text == ")":
            return k + 1 if chunks[k + 1].kind in ("in", "np") else j
        if chunks[k].kind == "vg":
            return j
    return j


def _does(words: Sequence[Word], chunks: Sequence[Chunk], j: int) -> bool:
    """Whether a participle follows that belongs to the noun after "with": "with both sides calling it useful"."""
    return j < len(chunks) and chunks[j].kind == "vg" and words[chunks[j].first].tag == "VBG"


def _apiece(words: Sequence[Word], obj: Phrase, piece: Chunk) -> bool:
    """Whether a noun phrase only says of what each costs or counts so much: "21 cents | a litre"."""
    counted = any(words[k].tag == "CD" for k in range(obj.first, obj.last))
    return counted and piece.last - piece.first == 2 and words[piece.first].lower in ("a", "an", "per", "each")


def _of_relative(words: Sequence[Word], chunks: Sequence[Chunk], place: int, j: int) -> bool:
    """Whether the verb after an object is the main one: "the mayor who closed the school | resigned"."""
    if not place or chunks[place - 1].kind != "wh" or words[chunks[place].head].lemma in _WITH_CLAUSE:
        return False
    return chunks[j - 1].kind != "np" and words[chunks[j].first].lower not in NOMINATIVE


def _goes_on(words: Sequence[Word], chunks: Sequence[Chunk], j: int) -> bool:
    """Whether the stretch of a verb goes on after the mark or the "and" at `j`."""
    if j + 1 >= len(chunks) or chunks[j + 1].kind not in ("in", "np"):
        return False
    return chunks[j].kind == "punct" or not _clause_starts(words, chunks, j + 1)


def _with_joined(words: Sequence[Word], chunks: Sequence[Chunk], phrase: Phrase, after: int) -> tuple[Phrase, int]:
    """Take "and Y" and ", Y and Z" into a phrase, unless Y is the doer of a verb of its own."""
    while after + 1 < len(chunks):
        step = after
        if chunks[step].kind == "punct" and words[chunks[step].first].text == "," and chunks[step + 1].kind == "np":
            ahead = phrases(words, chunks, step + 1)[1]
            if (
                not (ahead < len(chunks) and (chunks[ahead].kind == "cc" or words[chunks[ahead].first].text == ","))
                or words[chunks[step + 1].head].tag[:3] != words[phrase.head].tag[:3]
            ):
                break
        elif chunks[step].kind == "punct" and chunks[step + 1].kind == "cc" and step + 2 < len(chunks):
            step += 1
            if chunks[step + 1].kind != "np" or words[chunks[step + 1].head].tag != words[phrase.last - 1].tag:
                break
        elif not (chunks[step].kind == "cc" and chunks[step + 1].kind == "np"):
            break
        if _clause_starts(words, chunks, step + 1):
            break
        joined, after = phrases(words, chunks, step + 1)
        phrase = structs.replace(phrase, last=joined.last)
    return phrase, after


def _clause_starts(words: Sequence[Word], chunks: Sequence[Chunk], j: int) -> bool:
    """Whether a finite verb group follows the noun phrase at `j`: it is a doer, not an object."""
    ahead = j + 1
    while ahead + 1 < len(chunks) and chunks[ahead].kind == "in" and chunks[ahead + 1].kind == "np":
        if words[chunks[ahead].first].lower in SUBORDINATORS:
            return False
        ahead += 2
    if ahead < len(chunks) and chunks[ahead].kind == "other":
        ahead += 1
    return ahead < len(chunks) and chunks[ahead].kind == "vg" and words[chunks[ahead].first].tag in FINITE
