"""Clauses: each verb group with its doer, its object and what hangs on prepositions.

No full parse: the doer of a verb is looked for in its own stretch of the sentence, and the places where English
hides it (relative clauses, infinitives after "agreed", participles after a comma, joined predicates) are rules.
"""

from collections.abc import Sequence

from msgspec import Struct, structs

from twosource.language.tagger import Word
from twosource.lexicon.acts import EMPTY_VERBS
from twosource.reading.phrases import NOUN_TAGS, Chunk, chunk
from twosource.records.page import Span

OBJECT_CONTROL = frozenset(
    "urge ask tell order force allow call want press push invite persuade warn encourage help expect require".split()
)
_CLOSERS = frozenset('.;:!?()[]—"“”«»')
_SUBORDINATORS = frozenset(
    "that because while although though if whether unless until since when where after before as".split()
)


class Phrase(Struct, frozen=True):
    """A noun phrase with all its of-phrases; `head` is the index of its head word, `words` [first, last)."""

    first: int
    last: int
    head: int


class Clause(Struct, frozen=True):
    """One verb group and its company. Indices are into the sentence's words; `span` into the text."""

    span: Span
    verb: int
    group: tuple[int, int]
    subject: Phrase | None
    object: Phrase | None
    after: tuple[tuple[str, Phrase], ...]
    before: tuple[tuple[str, Phrase], ...]
    passive: bool
    infinitive: bool
    governor: int | None
    under: str | None


def phrase_span(words: Sequence[Word], phrase: Phrase) -> Span:
    """Return where a phrase stands in the text."""
    return words[phrase.first].start, words[phrase.last - 1].end


def clauses(words: Sequence[Word]) -> list[Clause]:
    """Return the clauses of a tagged sentence in the order of their verbs."""
    chunks = chunk(words)
    found: list[Clause] = []
    for place, piece in enumerate(chunks):
        if piece.kind == "vg":
            found.append(_clause(words, chunks, place, found))
    return found


def phrases(words: Sequence[Word], chunks: Sequence[Chunk], place: int) -> tuple[Phrase, int]:
    """Return the noun phrase at `place` with its of-phrases, and the place after it."""
    first = chunks[place]
    last, after = first.last, place + 1
    while after + 1 < len(chunks) and chunks[after].kind == "in" and chunks[after + 1].kind == "np":
        if words[chunks[after].first].lower not in ("of", "between") and not (
            words[chunks[after].first].lower == "for"
            and words[chunks[after + 1].head].tag == "NNP"
            and words[first.head].lemma in ("minister", "envoy", "secretary", "representative", "commissioner")
        ):
            break
        last, after = chunks[after + 1].last, after + 2
        while (
            after + 1 < len(chunks)
            and chunks[after].kind == "cc"
            and chunks[after + 1].kind == "np"
            and words[chunks[after - 1].head].tag == words[chunks[after + 1].head].tag == "NNP"
        ):
            last, after = chunks[after + 1].last, after + 2
    return Phrase(first.first, last, first.head), after


def _clause(words: Sequence[Word], chunks: Sequence[Chunk], place: int, earlier: Sequence[Clause]) -> Clause:
    piece = chunks[place]
    verb = piece.head
    infinitive = words[piece.first].tag == "TO"
    previous = earlier[-1] if earlier else None
    passive = _is_passive(words, piece)
    governor = previous.verb if infinitive and previous and _follows(words, chunks, place) else None
    subject = _subject(words, chunks, place, earlier, governor)
    obj, after, end = _right(words, chunks, place)
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
    return not any(w.text in _CLOSERS or w.tag in _FINITE for w in between)


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
    if auxiliaries or head.tag != "VBN" or not piece.first or words[piece.first - 1].tag not in NOUN_TAGS | {","}:
        return False
    after = words[piece.last :]
    if after and after[0].lower == "by":
        return True
    that = next((i for i, w in enumerate(after) if w.lower == "that"), len(after))
    finite = next((i for i, w in enumerate(after) if w.tag in _FINITE), None)
    earlier = any(w.tag in _FINITE for w in words[: piece.first])
    return earlier or (finite is not None and finite < that)


def _follows(words: Sequence[Word], chunks: Sequence[Chunk], place: int) -> bool:
    """An infinitive belongs to the verb before it when no border stands between them."""
    for j in range(place - 1, -1, -1):
        if chunks[j].kind == "vg":
            return True
        if chunks[j].kind in ("punct", "wh") or (
            chunks[j].kind == "in" and words[chunks[j].first].lower in _SUBORDINATORS
        ):
            return False
    return False


def _subject(
    words: Sequence[Word],
    chunks: Sequence[Chunk],
    place: int,
    earlier: Sequence[Clause],
    governor: int | None,
) -> Phrase | None:
    previous = earlier[-1] if earlier else None
    if governor is not None and previous is not None:
        controls = words[previous.verb].lemma in OBJECT_CONTROL and previous.object is not None
        return previous.object if controls else previous.subject
    left = chunks[place - 1] if place else None
    if left is not None and previous is not None:
        if left.kind == "cc" or (left.kind == "other" and place > 1 and chunks[place - 2].kind == "cc"):
            return previous.subject
        if left.kind == "in" and words[left.first].lower not in _SUBORDINATORS:
            return None
        if left.kind == "punct" and words[left.first].text == ",":
            if words[chunks[place].first].tag == "VBG":
                return next((c.subject for c in earlier if c.under is None), previous.subject)
            if _bare(words, chunks[place]):
                return _described(words, chunks, place) or previous.subject
            if _skip_inset(words, chunks, place) is None and previous.span[1] == words[left.first - 1].end:
                return previous.subject
    direct = _scan_left(words, chunks, place)
    return direct if direct is not None or previous is None else previous.subject


def _bare(words: Sequence[Word], piece: Chunk) -> bool:
    return piece.last - piece.first == 1 and words[piece.first].tag == "VBN"


def _described(words: Sequence[Word], chunks: Sequence[Chunk], place: int) -> Phrase | None:
    """What a bare participle after a comma describes: the noun phrase before it that hangs on nothing but "of"."""
    for j in range(place - 2, -1, -1):
        if chunks[j].kind == "vg" or words[chunks[j].first].text in _CLOSERS:
            return None
        hung = j and chunks[j - 1].kind == "in" and words[chunks[j - 1].first].lower not in {"of", *_SUBORDINATORS}
        joined = j and chunks[j - 1].kind == "cc"
        if chunks[j].kind == "np" and not hung and not joined and not _is_time(words, chunks[j]):
            return _phrase(words, chunks, j)
    return None


def _scan_left(words: Sequence[Word], chunks: Sequence[Chunk], place: int) -> Phrase | None:
    """Find the doer in the verb's own stretch; the leftmost noun phrase there that hangs on no preposition."""
    candidates: list[int] = []
    inset = _skip_inset(words, chunks, place)
    j = place - 1 if inset is None else inset
    while j >= 0:
        piece = chunks[j]
        word = words[piece.first]
        if piece.kind == "wh":
            return _antecedent(words, chunks, j) if not candidates else _phrase(words, chunks, candidates[-1])
        if piece.kind == "vg" and candidates and j and chunks[j - 1].kind == "wh":
            return _antecedent(words, chunks, j - 1)  # "members who cast ballots voted": the ballots did not vote
        if piece.kind == "vg":
            break
        if piece.kind == "in" and word.lower in _SUBORDINATORS and candidates:
            break
        if piece.kind == "punct" and word.text in _CLOSERS:
            break
        if piece.kind == "cc" and candidates and j > 0 and not _joins_names(words, chunks, j):
            break
        if piece.kind == "np" and not _hangs(words, chunks, j):
            candidates.append(j)
        j -= 1
    return _choose(words, chunks, candidates, place)


def _choose(words: Sequence[Word], chunks: Sequence[Chunk], candidates: Sequence[int], place: int) -> Phrase | None:
    kept = [j for j in candidates if not _is_time(words, chunks[j])]
    if not kept:
        return None
    if kept[0] == place - 1 and kept[0] and words[chunks[kept[0] - 1].first].text == ",":
        return _phrase(words, chunks, kept[0], limit=place)
    return _phrase(words, chunks, kept[-1], limit=place)


def _phrase(words: Sequence[Word], chunks: Sequence[Chunk], j: int, limit: int | None = None) -> Phrase:
    phrase, after = phrases(words, chunks, j)
    while (
        limit is not None
        and after + 1 < limit
        and chunks[after].kind == "cc"
        and chunks[after + 1].kind == "np"
        and words[chunks[after].first].lower in ("and", "&")
    ):
        joined, after = phrases(words, chunks, after + 1)
        phrase = Phrase(phrase.first, joined.last, phrase.head)
    return phrase


def is_time(words: Sequence[Word], head: int) -> bool:
    """Whether a phrase with this head names a time rather than anybody or anything."""
    return words[head].lower in _TIME_NOUNS


def _is_time(words: Sequence[Word], piece: Chunk) -> bool:
    return is_time(words, piece.head) or (words[piece.head].tag == "CD" and piece.last - piece.first == 1)


_COMPRISES = frozenset({"involve", "include", "cover", "comprise"})
"""Participles that only say what belongs to the noun before them."""

_TIME_NOUNS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight morning afternoon
    evening week month year day hour time january february march april may june july august september october
    november december meanwhile minute weekend night""".split()
)


def _antecedent(words: Sequence[Word], chunks: Sequence[Chunk], wh: int) -> Phrase | None:
    """Who a "who" or "which" stands for: the noun phrase before it, over a comma."""
    j = wh - 1
    while j >= 0 and words[chunks[j].first].text not in _CLOSERS:
        if chunks[j].kind not in ("punct", "in") and not (chunks[j].kind == "np" and _is_time(words, chunks[j])):
            break
        j -= 1
    if j < 0 or chunks[j].kind != "np":
        return None
    start = j
    while (
        start >= 2
        and chunks[start - 1].kind == "in"
        and words[chunks[start - 1].first].lower == "of"
        and chunks[start - 2].kind == "np"
    ):
        start -= 2
    head = words[chunks[start].head]
    chosen = (
        j
        if words[chunks[j].head].tag == "NNP" and head.tag != "NNP" and words[wh and chunks[wh].first].lower == "who"
        else start
    )
    return Phrase(chunks[chosen].first, chunks[j].last, chunks[chosen].head)


def _skip_inset(words: Sequence[Word], chunks: Sequence[Chunk], place: int) -> int | None:
    """Step over ", who also attended the meeting," before a verb; return the place before it, or None."""
    if not place or words[chunks[place - 1].first].text != ",":
        return None
    inside = False
    for j in range(place - 2, max(-1, place - 16), -1):
        if words[chunks[j].first].text == "," and inside:
            return j - 1
        said = chunks[j].kind == "vg" and words[chunks[j].head].lemma in EMPTY_VERBS
        opens = said or chunks[j].kind == "wh"
        opens = opens or (chunks[j].kind == "vg" and words[chunks[j].first].tag in ("VBG", "VBN"))
        inside = inside or opens
    return None


def _hangs(words: Sequence[Word], chunks: Sequence[Chunk], j: int) -> bool:
    """Whether the noun phrase at `j` hangs on a preposition, directly or joined to one that does."""
    k = j - 1
    if k >= 0 and chunks[k].kind == "in":
        return words[chunks[k].first].lower not in _SUBORDINATORS or (
            words[chunks[k].first].lower in ("as", "since", "after", "before", "until")
            and words[chunks[j].head].tag not in ("PRP",)
            and not _verb_ahead(chunks, j)
        )
    if k >= 2 and chunks[k].kind == "cc" and words[chunks[k - 2].first].lower == "between":
        return True
    if k >= 1 and chunks[k].kind == "cc" and chunks[k - 1].kind == "np":
        return _hangs(words, chunks, k - 1) and not _verb_ahead(chunks, j)
    return False


def _verb_ahead(chunks: Sequence[Chunk], j: int) -> bool:
    ahead = j + 2 if j + 1 < len(chunks) and chunks[j + 1].kind == "other" else j + 1
    return ahead < len(chunks) and chunks[ahead].kind == "vg"


def _joins_names(words: Sequence[Word], chunks: Sequence[Chunk], cc: int) -> bool:
    return cc > 0 and chunks[cc - 1].kind == "np" and chunks[cc + 1].kind == "np" if cc + 1 < len(chunks) else False


def _right(
    words: Sequence[Word], chunks: Sequence[Chunk], place: int
) -> tuple[Phrase | None, tuple[tuple[str, Phrase], ...], int]:
    """Collect the object and the prepositional phrases after a verb, up to the next border."""
    obj: Phrase | None = None
    hanging: list[tuple[str, Phrase]] = []
    j, end = place + 1, chunks[place].last
    while j < len(chunks):
        piece = chunks[j]
        word = words[piece.first]
        if (
            piece.kind == "vg"
            and words[piece.first].tag == "VBG"
            and words[piece.head].lemma in _COMPRISES
            and j > place
        ):
            end = max(end, _right(words, chunks, j)[2])
            break
        if piece.kind in ("vg", "wh") or (
            piece.kind == "punct" and word.text not in (",", "'", "’", "%", "$", "-", "–")
        ):
            break
        if piece.kind == "in" and j + 1 < len(chunks) and chunks[j + 1].kind == "np":
            if word.lower in ("that", "because", "while", "although", "if", "whether") or (
                _clause_starts(words, chunks, j + 1) and word.lower in _SUBORDINATORS
            ):
                break
            phrase, j = phrases(words, chunks, j + 1)
            phrase, j = _with_joined(words, chunks, phrase, j)
            hanging.append((word.lower, phrase))
            end = phrase.last
            continue
        if piece.kind == "in" and j + 1 < len(chunks) and words[chunks[j + 1].first].tag == "VBG" and j > place:
            end = max(end, _right(words, chunks, j + 1)[2])
            break
        if piece.kind == "np":
            if _clause_starts(words, chunks, j):
                break
            phrase, after = phrases(words, chunks, j)
            phrase, after = _with_joined(words, chunks, phrase, after)
            if obj is None and not hanging and not _is_time(words, piece):
                obj = phrase
            elif _is_time(words, piece):
                hanging.append(("on", phrase))
            elif chunks[j - 1].kind == "punct":
                break
            end, j = phrase.last, after
            continue
        if piece.kind == "punct" and not (j + 1 < len(chunks) and chunks[j + 1].kind in ("in", "np")):
            break
        if piece.kind == "cc" and not (
            j + 1 < len(chunks) and chunks[j + 1].kind in ("in", "np") and not _clause_starts(words, chunks, j + 1)
        ):
            break
        if piece.kind == "other":
            end = piece.last
        j += 1
    return obj, tuple(hanging), end


def _with_joined(words: Sequence[Word], chunks: Sequence[Chunk], phrase: Phrase, after: int) -> tuple[Phrase, int]:
    """Take "and Y" and ", Y and Z" into a phrase, unless Y is the doer of a verb of its own."""
    while after + 1 < len(chunks):
        step = after
        if chunks[step].kind == "punct" and words[chunks[step].first].text == "," and chunks[step + 1].kind == "np":
            ahead = step + 2
            if (
                not (ahead < len(chunks) and (chunks[ahead].kind == "cc" or words[chunks[ahead].first].text == ","))
                or words[chunks[step + 1].head].tag != words[phrase.head].tag
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
        if words[chunks[ahead].first].lower in _SUBORDINATORS:
            return False
        ahead += 2
    if ahead < len(chunks) and chunks[ahead].kind == "other":
        ahead += 1
    return ahead < len(chunks) and chunks[ahead].kind == "vg" and words[chunks[ahead].first].tag in _FINITE


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


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
        if piece.kind == "vg" or (piece.kind == "punct" and word.text in _CLOSERS):
            break
        if (
            piece.kind in ("in", "wh")
            and word.lower in _SUBORDINATORS | {"who", "which"}
            and not (j + 1 < len(chunks) and chunks[j + 1].kind == "np" and _hangs(words, chunks, j + 1))
        ):
            under = word.lower
            break
        if piece.kind == "in" and j + 1 < place and chunks[j + 1].kind == "np":
            hanging.append((word.lower, phrases(words, chunks, j + 1)[0]))
        elif piece.kind == "np" and _is_time(words, piece) and not (j and chunks[j - 1].kind == "in"):
            hanging.append(("on", phrases(words, chunks, j)[0]))
        j -= 1
    return tuple(reversed(hanging)), under
