"""Clauses: each verb group with its doer, its object and what hangs on prepositions.

No full parse: each verb looks in its own stretch of the sentence, to its left for its doer (`doers`), to its right
for its object (`complements`).
"""

from collections.abc import Sequence

from twosource.language.tagger import Word
from twosource.reading.clause_parts import CLOSERS, FINITE, SUBORDINATORS, Clause, Phrase
from twosource.reading.complements import right_side
from twosource.reading.doers import doer, hangs
from twosource.reading.noun_phrases import is_time_chunk, phrases
from twosource.reading.phrases import NOUN_TAGS, Chunk, chunk

_OPENERS = SUBORDINATORS | {"who", "which"}
_BEFORE_PARTICIPLE = NOUN_TAGS | {","}


def clauses(words: Sequence[Word], cut: Sequence[Chunk] | None = None) -> list[Clause]:
    """Return the clauses of a tagged sentence in the order of their verbs; `cut` are its chunks, where known."""
    chunks = chunk(words) if cut is None else cut
    found: list[Clause] = []
    for place, piece in enumerate(chunks):
        if piece.kind == "vg":
            found.append(_clause(words, chunks, place, found))
    return found


def _clause(words: Sequence[Word], chunks: Sequence[Chunk], place: int, earlier: Sequence[Clause]) -> Clause:
    piece = chunks[place]
    verb = piece.head
    infinitive = words[piece.first].tag == "TO"
    previous = earlier[-1] if earlier else None
    passive = _is_passive(words, piece)
    governor = previous.verb if infinitive and previous and _follows(words, chunks, place) else None
    subject = doer(words, chunks, place, earlier, governor)
    obj, after, end = right_side(words, chunks, place)
    if passive and obj is not None and piece.last - piece.first == 1:
        passive = False  # "strikes killed 52 people": a participle by its tag, a past tense by its object
    before, under = _left_edge(words, chunks, place)
    start = min(
        [words[piece.first].start]
        + (
            [words[subject.first].start]
            if subject and subject.first < piece.first and governor is None and _near(words, subject, piece)
            else []
        )
    )
    return Clause(
        (start, words[end - 1].end),
        verb,
        (piece.first, piece.last),
        subject,
        obj,
        after,
        before,
        passive,
        infinitive,
        governor,
        under,
    )


def _near(words: Sequence[Word], subject: Phrase, piece: Chunk) -> bool:
    """Whether a subject stands before its verb with no other verb and no border between."""
    between = words[subject.last : piece.first]
    return not any(w.text in CLOSERS or w.tag in FINITE for w in between)


def _is_passive(words: Sequence[Word], piece: Chunk) -> bool:
    """Whether a verb group is passive: by its auxiliary, or a bare participle that hangs on a noun.

    A bare participle is the main verb after all where "that" follows it, or where no other verb could be.
    """
    head = words[piece.head]
    if head.tag not in ("VBN", "VBD"):
        return False
    auxiliaries = [words[j].lemma for j in range(piece.first, piece.head)]
    if "be" in auxiliaries or "get" in auxiliaries:
        return True
    if not auxiliaries and head.tag == "VBD" and _hangs_by(words, piece):
        return True
    if auxiliaries or head.tag != "VBN" or not piece.first or words[piece.first - 1].tag not in _BEFORE_PARTICIPLE:
        return False
    after = words[piece.last :]
    if after and after[0].lower == "by":
        return True
    that = next((i for i, w in enumerate(after) if w.lower == "that"), len(after))
    finite = next((i for i, w in enumerate(after) if w.tag in FINITE), None)
    earlier = any(w.tag in FINITE for w in words[: piece.first])
    return earlier or (finite is not None and finite < that)


def _hangs_by(words: Sequence[Word], piece: Chunk) -> bool:
    """Whether a verb behind a comma is a participle with its doer: "his counterpart, headed by the envoy"."""
    after = words[piece.last : piece.last + 2]
    by = len(after) == 2 and after[0].lower == "by" and after[1].tag not in ("CD", "VBG", "$")
    return by and piece.first > 0 and words[piece.first - 1].text == ","


def _follows(words: Sequence[Word], chunks: Sequence[Chunk], place: int) -> bool:
    """An infinitive belongs to the verb before it when no border stands between them."""
    for j in range(place - 1, -1, -1):
        if chunks[j].kind == "vg":
            return True
        if chunks[j].kind in ("punct", "wh") or (
            chunks[j].kind == "in" and words[chunks[j].first].lower in SUBORDINATORS
        ):
            return False
    return False


def _left_edge(
    words: Sequence[Word], chunks: Sequence[Chunk], place: int
) -> tuple[tuple[tuple[str, Phrase], ...], str | None]:
    """Collect prepositional phrases that stand before the verb in its stretch, and the subordinator it is under."""
    hanging: list[tuple[str, Phrase]] = []
    under: str | None = None
    j = place - 1
    while j >= 0:
        piece = chunks[j]
        word = words[piece.first]
        if piece.kind == "vg" or (piece.kind == "punct" and word.text in CLOSERS):
            break
        if (
            piece.kind in ("in", "wh")
            and word.lower in _OPENERS
            and not (j + 1 < len(chunks) and chunks[j + 1].kind == "np" and hangs(words, chunks, j + 1))
        ):
            under = word.lower
            break
        if piece.kind == "in" and j + 1 < place and chunks[j + 1].kind == "np":
            hanging.append((word.lower, phrases(words, chunks, j + 1)[0]))
        elif piece.kind == "np" and is_time_chunk(words, piece) and not (j and chunks[j - 1].kind == "in"):
            hanging.append(("on", phrases(words, chunks, j)[0]))
        j -= 1
    return tuple(reversed(hanging)), under
