"""Parts of speech: Penn Treebank tags for every word, by an averaged perceptron.

The method is Collins' averaged perceptron for tagging (EMNLP 2002) with greedy left-to-right decoding; the
weights are trained by `training/tagger` on the openly licensed part of GUM. No model server: a table of whole
numbers with a row for each feature and a column for each tag, whose rows are added up.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from itertools import islice

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.language.lemmas import lemma
from twosource.lexicon.acts import roots
from twosource.records.page import Span

_PIECE = re.compile(
    r"(?:[^\W\d_]+[-–])?(?:[A-Za-z]\.){2,}"  # U.S., p.m., Iran-U.S.
    r"|\d+(?:[.,:]\d+)*"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.(?=\s\d)"
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Maj|Capt|Sgt|St|Jr|Sr)\."
    r"|[^\W\d_]+(?:-[^\W\d_]+)*(?=n[’']t\b)"  # do|n't
    r"|n[’']t\b"
    r"|[Cc]an(?=not\b)"  # can|not
    r"|(?<=[Cc]an)not\b"
    r"|[’'](?:s|re|ve|ll|d|m|S)\b"
    r"|[^\W\d_]+(?:[-’'](?!(?:s|re|ve|ll|d|m|S)\b)[^\W\d_]+)*"
    r"|\S"
)


_LOOKS_AHEAD = 4
"""Words behind a word that its tag may hang on: features look two ahead, and what is mended there two more."""
_MENDS_AHEAD = 2
"""Of these, the words that mending looks at: "to" hangs on the verb behind it, which hangs on what follows it."""


class Word(Struct, frozen=True, gc=False):
    """One word with its place, Penn Treebank tag, lemma (lower case), and the word in lower case."""

    text: str
    start: int
    end: int
    tag: str
    lemma: str
    lower: str


class _Model(Struct):
    """The tags; the row of each feature in `weights`; and the words that have one tag wherever they stand.

    `weights` are in hundredths, one column a tag. Row 0 is that of all features that are not known.
    """

    tags: list[str]
    rows: dict[str, int]
    weights: NDArray[np.int32]
    certain: dict[str, str]


@lru_cache(maxsize=1)
def _model() -> _Model:
    packed = resources.files("twosource.language").joinpath("data/tagger.npz").read_bytes()
    with np.load(io.BytesIO(packed)) as kept:
        names, tags, certain = (_lines(kept[part]) for part in ("names", "tags", "certain"))
        rows = np.repeat(np.arange(1, len(names) + 1), kept["filled"])
        weights = np.zeros((len(names) + 1, len(tags)), np.int32)
        weights[rows, kept["columns"]] = kept["values"]
    words = dict(line.split("\t") for line in certain)
    return _Model(tags, {name: row for row, name in enumerate(names, 1)}, weights, words)


def _lines(kept: NDArray[np.uint8]) -> list[str]:
    return kept.tobytes().decode().split("\n")


def packed_model(weights: Mapping[str, Mapping[str, int]], certain: Mapping[str, str]) -> bytes:
    """Return a model as the bytes of the file that the tagger reads.

    `weights` are in hundredths, by feature and tag; `certain` is the tag of each word that has but one. Tags are
    put in falling order, so that of two tags with one score the first in order is always the same.
    """
    tags = sorted({tag for row in weights.values() for tag in row}, reverse=True)
    column = {tag: place for place, tag in enumerate(tags)}
    cells = [(column[tag], row[tag]) for _, row in sorted(weights.items()) for tag in sorted(row)]
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        tags=_bytes(tags),
        names=_bytes(sorted(weights)),
        filled=np.array([len(row) for _, row in sorted(weights.items())], np.uint8),
        columns=np.array([place for place, _ in cells], np.uint8),
        values=np.array([value for _, value in cells], np.int16),
        certain=_bytes([f"{word}\t{tag}" for word, tag in sorted(certain.items())]),
    )
    return buffer.getvalue()


def _bytes(lines: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def pieces(text: str, span: Span | None = None) -> Iterator[tuple[str, int, int]]:
    """Yield words with clitics cut off ("Russia", "'s"; "do", "n't") as (word, start, end)."""
    start, end = span or (0, len(text))
    for match in _PIECE.finditer(text, start, end):
        yield match.group(), match.start(), match.end()


_FIXED = {
    "amid": "IN",
    "amidst": "IN",
    "ongoing": "JJ",
    "upcoming": "JJ",
    "forthcoming": "JJ",
    "via": "IN",
}
"""Words that the training texts hardly hold and that have one tag in news."""


def tag_words(
    text: str,
    span: Span | None = None,
    names: Sequence[Span] = (),
    most: int | None = None,
    told: Mapping[int, str] | None = None,
) -> list[Word]:
    """Tag one sentence, the part of `text` that `span` names; offsets are into `text`.

    Capitalised words inside one of `names` (spans in order) are proper nouns, whatever they look like.
    Of a sentence of more than `most` words no more are given; each has the tag that it has in the whole sentence.
    `told` are tags by where their words begin, where another than this tagger has found them.
    """
    ahead = None if most is None else most + (_LOOKS_AHEAD if told is None else _MENDS_AHEAD)
    cut = list(islice(pieces(text, span), ahead))
    words = [piece[0] for piece in cut]
    tags = predict(words) if told is None else _mended(words, [_told(told, word, at) for word, at, _ in cut])
    place = 0
    for i, (word, start, end) in enumerate(cut if names else ()):
        while place < len(names) and names[place][1] <= start:
            place += 1
        if place < len(names) and names[place][0] <= start and end <= names[place][1] and word[0].isupper():
            tags[i] = "NNP"
    return [Word(w, a, b, t, lemma(w, t), w.lower()) for (w, a, b), t in zip(cut[:most], tags[:most], strict=True)]


def _told(told: Mapping[int, str], word: str, start: int) -> str:
    """Return the tag that a word was given; one of several parts goes by its last, "US-led" by "led"."""
    last = word.rfind("-", 1, -1) + 1
    tag = told.get(start + last)
    if tag is None:
        return "CD" if word[0].isdigit() else "RB" if word.lower() in _DENYING else "NN"
    return "JJ" if last and tag in _JOINED else tag


_DENYING = frozenset({"n't", "n’t", "not"})
"""Words that may begin inside what is one word elsewhere: "don't", "cannot"."""
_JOINED = frozenset({"VBN", "VBD", "VBG"})
"""Tags of the last part of a joined word that is an adjective as a whole."""


def predict(words: Sequence[str]) -> list[str]:
    """Return one tag for each word of a sentence."""
    model = _model()
    context = [normal(word) for word in words]
    open_places = [i for i, word in enumerate(words) if word not in model.certain]
    scores = dict(zip(open_places, _around(model, words, context, open_places), strict=True))
    found: list[str] = []
    before, before2 = "-START-", "-START2-"
    for i, word in enumerate(words):
        tag = model.certain.get(word)
        if tag is None:
            score = scores[i]
            for name in behind(context[i], before, before2):
                row = model.rows.get(name)
                if row is not None:
                    score += model.weights[row]
            tag = model.tags[int(score.argmax())]
        found.append(tag)
        before2, before = before, tag
    return _mended(words, found)


def _around(
    model: _Model, words: Sequence[str], context: Sequence[str], places: Sequence[int]
) -> Iterator[NDArray[np.int32]]:
    """Yield for each of `places` the scores of all tags as far as words alone give them."""
    rows = model.rows
    known = [[rows.get(name, 0) for name in around(i, words[i], context)] for i in places]
    if not known:
        return
    # feature by feature, so that a sentence of many thousand words needs little room
    columns = np.array(known).T
    total = model.weights[columns[0]]
    for column in columns[1:]:
        total += model.weights[column]
    yield from total


def _mended(words: Sequence[str], tags: list[str]) -> list[str]:
    """Put right what greedy tagging gets wrong in news: "that" after verbs, nouns taken for verbs, fixed words.

    A determiner and adjectives with no noun before a "verb" make it a noun: "the last direct talks".
    """
    opened = False
    for i, tag in enumerate(tags):
        low = words[i].lower()
        before = tags[i - 1] if i else ""
        if low in _FIXED:
            tags[i] = _FIXED[low]
        elif low == "contrary" and tag.startswith("VB"):
            tags[i] = "JJ"
        elif low == "no" and i + 1 < len(tags) and words[i + 1].lower() == "longer":
            tags[i], tags[i + 1] = "RB", "RB"
        elif low == "neither" and tag in ("NN", "NNP", "JJ", "RB"):
            tags[i] = "DT" if i + 1 < len(tags) and tags[i + 1].startswith("NN") else "CC"
        elif low == "no" and i + 1 < len(tags) and words[i + 1][0].isalnum():
            tags[i] = "DT"  # speech has trained it as an interjection
        elif tag == "IN" and low in _ROUGHLY and before in _BEFORE_NUMBER and i + 1 < len(tags) and tags[i + 1] == "CD":
            tags[i] = "RB"
        elif low == "cent" and i and words[i - 1].lower() == "per":
            tags[i - 1] = tags[i] = "NN"
        elif low == "that" and tag == "DT" and _opens_clause(before, tags[i + 1] if i + 1 < len(tags) else ""):
            tags[i] = "IN"
        elif low == "that" and tag == "IN" and before.startswith("NN") and tags[i + 1 : i + 2] in _FINITE:
            tags[i] = "WDT"  # a clause that it opens would have a subject: "an offer that raises wages"
        elif (tag == "VB" and i and words[i - 1].lower() == "to") or (tag == "NN" and _is_infinitive(words, tags, i)):
            tags[i - 1], tags[i] = "TO", "VB"
        elif tag in ("VB", "VBP") and i > 1 and words[i - 1] in ("'", "’") and words[i - 2].endswith("s"):
            tags[i] = "NN"  # "two years' pay"
        elif low in _DEMANDING and tag == "NNS" and before in ("NN", "NNP", "NNPS", "RB", ","):
            tags[i] = "VBZ"
        elif tag == "VBZ" and _is_plural(low, words[i - 1] if i else "", before):
            tags[i] = "NNS"
        elif opened and tag in ("VBZ", "VBP", "VB") and before in ("JJ", "JJR", "JJS", "PRP$", "CD"):
            tags[i] = "NNS" if low.endswith("s") else "NN"
        if low == "one" and i and words[i - 1].lower() == "no":
            opened = False  # "no one believes it"
            continue
        opened = tags[i] in ("DT", "PRP$") or (opened and tags[i] in ("JJ", "JJR", "JJS", "RB", "CD"))
    return tags


_FINITE = (["VBZ"], ["VBD"], ["VBP"], ["MD"])
_DEMANDING = frozenset({"wants", "asks", "insists", "urges", "refuses", "rejects", "proposes", "suggests"})
"""Verbs whose form is hardly ever a plural noun: "the Guild asks for more"."""
_ROUGHLY = frozenset({"about", "around"})
_BEFORE_NUMBER = frozenset({"", ",", ":", "CC", "IN", "DT", "``"})
"""Tags of words behind which "about 2,100 workers" are so many; behind a verb they may be what is talked about."""


def _opens_clause(before: str, after: str) -> bool:
    """Whether "that" between these tags opens a clause."""
    return after in ("NNP", "NNPS", "DT", "PRP", "NNS") or (before.startswith("VB") and after in ("NN", "JJ", "CD"))


def _is_infinitive(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Whether a verb of the lists was taken for a noun after "to": "to exchange 1,000 prisoners"."""
    if not i or i + 1 >= len(tags) or words[i - 1].lower() != "to" or words[i].lower() not in roots():
        return False
    return tags[i + 1] in ("CD", "DT", "PRP", "PRP$", "NNS", "JJ", "NNP")


def _is_plural(low: str, previous: str, before: str) -> bool:
    """Whether an "-s" verb form must be a plural noun: after a preposition or an adjective."""
    if low == "talks":
        return bool(before) and before not in ("NNP", "NNPS", "PRP", "WP")
    return low.endswith("s") and before in ("IN", "JJ") and previous.lower() != "that"


def normal(word: str) -> str:
    """The form of a word that features look at: digits are one thing, case is folded, apostrophes are straight."""
    if word[0].isdigit():
        return "!YEAR" if len(word) == 4 and word.isdigit() else "!DIGITS"
    return word.lower().replace("’", "'")


def features(i: int, word: str, context: Sequence[str], before: str, before2: str) -> list[str]:
    """Name everything the tagger looks at for the word at place `i`."""
    return [*around(i, word, context), *behind(context[i], before, before2)]


def around(i: int, word: str, context: Sequence[str]) -> list[str]:
    """Name what the tagger looks at in the word at place `i` and in its neighbours: always as many things."""
    here = context[i]
    left = context[i - 1] if i else "-START-"
    left2 = context[i - 2] if i > 1 else "-START2-"
    right = context[i + 1] if i + 1 < len(context) else "-END-"
    right2 = context[i + 2] if i + 2 < len(context) else "-END2-"
    shape = ("C" if word[0].isupper() else "c") + ("-" if "-" in word else "") + ("A" if word.isupper() else "")
    return [
        "b",
        "w " + here,
        "s3 " + here[-3:],
        "s2 " + here[-2:],
        "p1 " + here[0],
        "sh " + shape + (" first" if i == 0 else ""),
        "l " + left,
        "l2 " + left2,
        "ls " + left[-3:],
        "r " + right,
        "rs " + right[-3:],
        "r2 " + right2,
        "rw " + here + " " + right[-2:],
    ]


def behind(here: str, before: str, before2: str) -> list[str]:
    """Name what the tagger looks at in the two tags before a word that has the form `here`."""
    return ["t1 " + before, "t2 " + before2 + " " + before, "t1w " + before + " " + here]
