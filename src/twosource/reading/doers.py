"""Who does what a verb says.

The doer is looked for in the verb's own stretch of the sentence; where English hides it (relative clauses,
infinitives after "agreed", participles after a comma, joined predicates), by rules.
"""

from collections.abc import Sequence

from twosource.language.tagger import Word
from twosource.lexicon.acts import EMPTY_VERBS, MODAL_GOVERNORS
from twosource.lexicon.negation import SAYING
from twosource.reading.clause_parts import CLOSERS, FINITE, SUBORDINATORS, Clause, Phrase
from twosource.reading.noun_phrases import is_time_chunk, phrases, tells_noun
from twosource.reading.phrases import INDEFINITE, Chunk

OBJECT_CONTROL = frozenset(
    "urge ask tell order force allow call want press push invite persuade warn encourage help expect require".split()
)
"""Verbs whose object does what the infinitive after them says."""


NOMINATIVE = frozenset({"i", "he", "she", "we", "they"})
"""Pronouns that hang on nothing and begin a clause: "no worse than they were"."""

_TOLD = FINITE | {"VBN"}
_TELLING = EMPTY_VERBS | MODAL_GOVERNORS.keys() | SAYING
_CIRCUMSTANCES = SUBORDINATORS | {"of"}


def doer(
    words: Sequence[Word],
    chunks: Sequence[Chunk],
    place: int,
    earlier: Sequence[Clause],
    governor: int | None,
) -> Phrase | None:
    """Return who does what the verb group at `place` says, or None.

    `earlier` are the clauses of the sentence so far, `governor` the verb that an infinitive hangs on.
    """
    previous = earlier[-1] if earlier else None
    if governor is not None and previous is not None:
        controls = words[previous.verb].lemma in OBJECT_CONTROL and previous.object is not None
        return previous.object if controls else previous.subject
    left = chunks[place - 1] if place else None
    if left is not None and previous is not None:
        if left.kind == "cc" or (left.kind == "other" and place > 1 and chunks[place - 2].kind == "cc"):
            return previous.subject
        if left.kind == "in" and words[left.first].lower not in SUBORDINATORS:
            return previous.subject if words[left.first].lower == "without" else None
        if left.kind == "punct" and words[left.first].text == ",":
            if words[chunks[place].first].tag == "VBG":
                return next((c.subject for c in earlier if c.under is None), previous.subject)
            if _bare(words, chunks[place]):
                return _described(words, chunks, place) or previous.subject
            if _skip_inset(words, chunks, place) is None and previous.span[1] == words[left.first - 1].end:
                return previous.subject
    direct = _left_by_relative(words, chunks, place) or _scan_left(words, chunks, place)
    return direct if direct is not None or previous is None else previous.subject


def _bare(words: Sequence[Word], piece: Chunk) -> bool:
    return piece.last - piece.first == 1 and words[piece.first].tag == "VBN"


def _described(words: Sequence[Word], chunks: Sequence[Chunk], place: int) -> Phrase | None:
    """What a bare participle after a comma describes: the noun phrase before it that hangs on nothing but "of"."""
    for j in range(place - 2, -1, -1):
        if chunks[j].kind == "vg" or words[chunks[j].first].text in CLOSERS:
            return None
        hung = j and chunks[j - 1].kind == "in" and words[chunks[j - 1].first].lower not in _CIRCUMSTANCES
        joined = j and chunks[j - 1].kind == "cc"
        if chunks[j].kind == "np" and not hung and not joined and not is_time_chunk(words, chunks[j]):
            return _phrase(words, chunks, j)
    return None


def _scan_left(words: Sequence[Word], chunks: Sequence[Chunk], place: int, start: int | None = None) -> Phrase | None:
    """Find the doer in the verb's own stretch; the leftmost noun phrase there that hangs on no preposition.

    The stretch ends before `start`, where that is given, else before the verb.
    """
    candidates: list[int] = []
    inset = _skip_inset(words, chunks, place) if start is None else start
    j = place - 1 if inset is None else inset
    while j >= 0:
        piece = chunks[j]
        word = words[piece.first]
        if piece.kind == "wh" and not candidates and _circumstance(words, chunks, j):
            return _part(words, chunks, j)  # "during which": the weeks before it do nothing
        if piece.kind == "wh":
            return _antecedent(words, chunks, j) if not candidates else _phrase(words, chunks, candidates[-1])
        if piece.kind == "vg" and candidates and j and chunks[j - 1].kind == "wh":
            return _antecedent(words, chunks, j - 1)  # "members who cast ballots voted": the ballots did not vote
        if piece.kind == "vg" and words[chunks[place].first].tag in FINITE and tells_noun(words, chunks, j):
            return _scan_left(words, chunks, place, j - 1) or _choose(words, chunks, candidates, place)
        if piece.kind == "vg":
            told = _told_before(words, chunks, j) if words[chunks[place].first].tag in FINITE else None
            if told is not None and told > 0:
                return _scan_left(words, chunks, place, told - 1) or _choose(words, chunks, candidates, place)
            break
        if piece.kind == "in" and word.lower in SUBORDINATORS and candidates:
            break
        if piece.kind == "punct" and word.text in CLOSERS:
            break
        if piece.kind == "cc" and candidates and j > 0 and not _joins_names(words, chunks, j):
            break
        if (piece.kind == "cc" or word.text == ",") and candidates and _after_object(words, chunks, j, place):
            break
        if piece.kind == "np" and not hangs(words, chunks, j):
            candidates.append(j)
            if _opens_relative(words, chunks, j) or (_nominative(words, chunks, j) and chunks[j - 1].kind != "cc"):
                break
        j -= 1
    return _choose(words, chunks, candidates, place)


def _told_before(words: Sequence[Word], chunks: Sequence[Chunk], j: int) -> int | None:
    """Where the infinitive stands that hangs on a noun, behind which only verbs without a time of their own follow.

    "A proposal | to let inspectors check ships bound for the port | was made": neither check nor bound has a doer.
    """
    while j >= 0 and chunks[j].kind in ("vg", "np", "in"):
        if chunks[j].kind == "vg":
            if words[chunks[j].first].tag in FINITE:
                return None
            if tells_noun(words, chunks, j):
                return j
        j -= 1
    return None


def _left_by_relative(words: Sequence[Word], chunks: Sequence[Chunk], place: int) -> Phrase | None:
    """The doer that a relative clause without "that" parts from its verb: "the plan | nobody wanted | passed"."""
    if place < 3 or chunks[place - 1].kind != "vg" or words[chunks[place].first].tag not in _TOLD:
        return None
    opens = chunks[place - 2].kind == "np" and _opens_relative(words, chunks, place - 2)
    finite = words[chunks[place - 1].first].tag in FINITE
    if not opens or not finite or is_time_chunk(words, chunks[place - 3]) or hangs(words, chunks, place - 3):
        return None
    return _phrase(words, chunks, place - 3)


def _opens_relative(words: Sequence[Word], chunks: Sequence[Chunk], j: int) -> bool:
    """Whether a noun phrase right after another begins a clause: "the deal the sides signed", "Friday the union"."""
    first = words[chunks[j].first]
    begins = first.tag in ("DT", "PRP$") or (first.tag == "PRP" and not first.lower.endswith(("self", "selves")))
    begins = begins or first.lower in INDEFINITE
    return begins and j > 0 and chunks[j - 1].kind == "np"


def _choose(words: Sequence[Word], chunks: Sequence[Chunk], candidates: Sequence[int], place: int) -> Phrase | None:
    kept = [j for j in candidates if not is_time_chunk(words, chunks[j])]
    if not kept:
        return None
    if kept[0] == place - 1 and kept[0] and words[chunks[kept[0] - 1].first].text == ",":
        return _phrase(words, chunks, kept[0], limit=place)
    return _phrase(words, chunks, kept[-1], limit=place)


def _phrase(words: Sequence[Word], chunks: Sequence[Chunk], j: int, limit: int | None = None) -> Phrase:
    phrase, after = phrases(words, chunks, j)
    joining = {"and", "&"}
    if phrase.first and words[phrase.first - 1].lower == "neither":
        phrase = Phrase(phrase.first - 1, phrase.last, phrase.head)
    if words[phrase.first].lower == "neither":
        joining = {"nor", "or"}
    listed = _listed(words, chunks, after, limit) if limit is not None else None
    if listed is not None:
        return Phrase(phrase.first, chunks[listed - 1].last, phrase.head)
    while (
        limit is not None
        and after + 1 < limit
        and chunks[after].kind == "cc"
        and chunks[after + 1].kind == "np"
        and words[chunks[after].first].lower in joining
    ):
        joined, after = phrases(words, chunks, after + 1)
        phrase = Phrase(phrase.first, joined.last, phrase.head)
    return phrase


def _listed(words: Sequence[Word], chunks: Sequence[Chunk], after: int, limit: int) -> int | None:
    """Where a list of names ends that goes on at `after`: "Stroud | , Okafor and Mayor Fenn | signed"; None if none."""
    j = after
    while j + 1 < limit and words[chunks[j].first].text == "," and chunks[j + 1].kind == "np":
        if words[chunks[j + 1].head].tag not in ("NNP", "NNPS"):
            return None
        j += 2
    if j > after and j + 1 < limit and words[chunks[j].first].text == "," and chunks[j + 1].kind == "cc":
        j += 1  # "Stroud, Okafor, and Fenn"
    if j == after or j + 2 != limit or chunks[j].kind != "cc" or words[chunks[j + 1].head].tag not in ("NNP", "NNPS"):
        return None
    return limit


def _circumstance(words: Sequence[Word], chunks: Sequence[Chunk], wh: int) -> bool:
    """Whether a "which" stands for a time, a place or a means, and for nobody who does anything."""
    if words[chunks[wh].first].lower not in ("which", "whom"):
        return False
    return wh > 0 and chunks[wh - 1].kind == "in" and words[chunks[wh - 1].first].lower not in SUBORDINATORS


def _part(words: Sequence[Word], chunks: Sequence[Chunk], wh: int) -> Phrase | None:
    """How many of those that "whom" or "which" stands for do what a verb says: "none of whom", "two of which"."""
    if wh < 2 or words[chunks[wh - 1].first].lower != "of" or chunks[wh - 2].kind != "np":
        return None
    part = chunks[wh - 2]
    return None if hangs(words, chunks, wh - 2) else Phrase(part.first, chunks[wh].last, part.head)


def _antecedent(words: Sequence[Word], chunks: Sequence[Chunk], wh: int) -> Phrase | None:
    """Who a "who" or "which" stands for: the noun phrase before it, over a comma."""
    j = wh - 1
    while j >= 0 and words[chunks[j].first].text not in CLOSERS:
        if chunks[j].kind not in ("punct", "in") and not (chunks[j].kind == "np" and is_time_chunk(words, chunks[j])):
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


def hangs(words: Sequence[Word], chunks: Sequence[Chunk], j: int) -> bool:
    """Whether the noun phrase at `j` hangs on a preposition, directly or joined to one that does."""
    k = j - 1
    if k > 0 and words[chunks[k].first].lower == "to" and words[chunks[k - 1].first].lower == "up":
        return False  # "up to 30 hostages"
    if k >= 0 and (words[chunks[k].first].lower == "so" or _nominative(words, chunks, j)):
        return False
    if k >= 0 and chunks[k].kind == "in":
        return words[chunks[k].first].lower not in SUBORDINATORS or (
            words[chunks[k].first].lower in ("as", "since", "after", "before", "until")
            and words[chunks[j].head].tag not in ("PRP",)
            and not _verb_ahead(chunks, j)
        )
    if k >= 2 and chunks[k].kind == "cc" and words[chunks[k - 2].first].lower == "between":
        return True
    if k >= 1 and chunks[k].kind == "cc" and chunks[k - 1].kind == "np":
        return hangs(words, chunks, k - 1) and not _verb_ahead(chunks, j)
    return False


def _nominative(words: Sequence[Word], chunks: Sequence[Chunk], j: int) -> bool:
    return words[chunks[j].head].lower in NOMINATIVE


def _verb_ahead(chunks: Sequence[Chunk], j: int) -> bool:
    while j + 2 < len(chunks) and chunks[j + 1].kind == "cc" and chunks[j + 2].kind == "np":
        j += 2  # "after the union and the company | agreed"
    ahead = j + 2 if j + 1 < len(chunks) and chunks[j + 1].kind == "other" else j + 1
    return ahead < len(chunks) and chunks[ahead].kind == "vg"


def _joins_names(words: Sequence[Word], chunks: Sequence[Chunk], cc: int) -> bool:
    """Whether an "and" joins two noun phrases, the last two of a list behind a comma among them."""
    if cc == 0 or cc + 1 >= len(chunks) or chunks[cc + 1].kind != "np":
        return False
    listed = cc > 3 and words[chunks[cc - 1].first].text == "," and chunks[cc - 2].kind == "np"
    listed = listed and words[chunks[cc - 3].first].text == "," and chunks[cc - 4].kind == "np"
    names = all(words[chunks[at].head].tag in ("NNP", "NNPS") for at in (cc - 4, cc - 2, cc + 1)) if listed else False
    return chunks[cc - 1].kind == "np" or names


def _after_object(words: Sequence[Word], chunks: Sequence[Chunk], border: int, place: int) -> bool:
    """Whether "and" or a comma begins a clause after an object: "signed the deal and | the union rejected it"."""
    if words[chunks[border].last].lower == "so":
        return True
    k = border - 1
    if chunks[border].kind == "cc" and words[chunks[k].first].text == ",":
        k -= 1
    while k > 1 and (chunks[k].kind == "other" or _hung(words, chunks, k)):
        k -= 1 if chunks[k].kind == "other" else 2
    if k < 1 or words[chunks[place].first].tag not in FINITE or chunks[k - 1].kind != "vg":
        return False
    before = words[chunks[k - 1].head]
    if (k > 1 and chunks[k - 2].kind == "wh") or (chunks[border].kind == "punct" and not _finite(words, chunks[k - 1])):
        return False  # "who wore a hat, a scarf"
    return before.lemma not in _TELLING and before.tag != "VBG"


def _hung(words: Sequence[Word], chunks: Sequence[Chunk], k: int) -> bool:
    hangs_on = words[chunks[k - 1].first].lower
    return chunks[k].kind == "np" and chunks[k - 1].kind == "in" and hangs_on not in SUBORDINATORS


def _finite(words: Sequence[Word], piece: Chunk) -> bool:
    return words[piece.first].tag in FINITE
