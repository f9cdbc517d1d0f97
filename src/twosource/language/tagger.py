"""Parts of speech: Penn Treebank tags for every word, by an averaged perceptron.

The method is Collins' averaged perceptron for tagging (EMNLP 2002) with greedy left-to-right decoding; the
weights are trained by `training/tagger` on the openly licensed part of GUM. No model server, no tensors: two
dictionaries and a loop.
"""

import gzip
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources

import msgspec
from msgspec import Struct

from twosource.language.lemmas import lemma
from twosource.records.page import Span

_PIECE = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., p.m.
    r"|\d+(?:[.,:]\d+)*"
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Maj|Capt|Sgt|St|Jr|Sr)\."
    r"|[^\W\d_]+(?:-[^\W\d_]+)*(?=n[’']t\b)"  # do|n't
    r"|n[’']t\b"
    r"|[Cc]an(?=not\b)"  # can|not
    r"|(?<=[Cc]an)not\b"
    r"|[’'](?:s|re|ve|ll|d|m|S)\b"
    r"|[^\W\d_]+(?:[-’'](?!(?:s|re|ve|ll|d|m|S)\b)[^\W\d_]+)*"
    r"|\S"
)


class Word(Struct, frozen=True):
    """One word with its place, Penn Treebank tag and lemma (lower case)."""

    text: str
    start: int
    end: int
    tag: str
    lemma: str

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


class _Model(Struct):
    """Weights in hundredths, by feature and tag; and the words that have one tag wherever they stand."""

    weights: dict[str, dict[str, int]]
    certain: dict[str, str]


@lru_cache(maxsize=1)
def _model() -> _Model:
    packed = resources.files("twosource.language").joinpath("data/tagger.json.gz").read_bytes()
    return msgspec.json.decode(gzip.decompress(packed), type=_Model)


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


def tag_words(text: str, span: Span | None = None, names: Sequence[Span] = ()) -> list[Word]:
    """Tag one sentence, the part of `text` that `span` names; offsets are into `text`.

    Capitalised words inside one of `names` (spans in order) are proper nouns, whatever they look like.
    """
    cut = list(pieces(text, span))
    tags = predict([piece[0] for piece in cut])
    place = 0
    for i, (word, start, end) in enumerate(cut):
        while place < len(names) and names[place][1] <= start:
            place += 1
        if place < len(names) and names[place][0] <= start and end <= names[place][1] and word[0].isupper():
            tags[i] = "NNP"
    return [Word(w, a, b, t, lemma(w, t)) for (w, a, b), t in zip(cut, tags, strict=True)]


def predict(words: Sequence[str]) -> list[str]:
    """Return one tag for each word of a sentence."""
    model = _model()
    found: list[str] = []
    before, before2 = "-START-", "-START2-"
    context = [normal(word) for word in words]
    for i, word in enumerate(words):
        tag = model.certain.get(word)
        if tag is None:
            tag = _best(model, features(i, word, context, before, before2))
        found.append(tag)
        before2, before = before, tag
    return _mended(words, found)


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
        elif low == "no" and i + 1 < len(tags) and words[i + 1][0].isalnum():
            tags[i] = "DT"  # speech has trained it as an interjection
        elif low == "cent" and i and words[i - 1].lower() == "per":
            tags[i - 1] = tags[i] = "NN"
        elif low == "that" and tag == "DT" and _opens_clause(before, tags[i + 1] if i + 1 < len(tags) else ""):
            tags[i] = "IN"
        elif tag == "VBZ" and _is_plural(low, words[i - 1] if i else "", before):
            tags[i] = "NNS"
        elif opened and tag in ("VBZ", "VBP", "VB") and before in ("JJ", "JJR", "JJS", "PRP$", "CD"):
            tags[i] = "NNS" if low.endswith("s") else "NN"
        opened = tags[i] in ("DT", "PRP$") or (opened and tags[i] in ("JJ", "JJR", "JJS", "RB", "CD"))
    return tags


def _opens_clause(before: str, after: str) -> bool:
    """Whether "that" between these tags opens a clause."""
    return after in ("NNP", "NNPS", "DT", "PRP", "NNS") or (before.startswith("VB") and after in ("NN", "JJ", "CD"))


def _is_plural(low: str, previous: str, before: str) -> bool:
    """Whether an "-s" verb form must be a plural noun: after a preposition or an adjective."""
    if low == "talks":
        return bool(before) and before not in ("NNP", "NNPS", "PRP", "WP")
    return low.endswith("s") and before in ("IN", "JJ") and previous.lower() != "that"


def _best(model: _Model, names: Sequence[str]) -> str:
    scores: dict[str, int] = {}
    for name in names:
        for tag, weight in model.weights.get(name, {}).items():
            scores[tag] = scores.get(tag, 0) + weight
    return max(scores, key=lambda t: (scores[t], t)) if scores else "NN"


def normal(word: str) -> str:
    """The form of a word that features look at: digits are one thing, case is folded, apostrophes are straight."""
    if word[0].isdigit():
        return "!YEAR" if len(word) == 4 and word.isdigit() else "!DIGITS"
    return word.lower().replace("’", "'")


def features(i: int, word: str, context: Sequence[str], before: str, before2: str) -> list[str]:
    """Name everything the tagger looks at for the word at place `i`."""
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
        "t1 " + before,
        "t2 " + before2 + " " + before,
        "t1w " + before + " " + here,
        "l " + left,
        "l2 " + left2,
        "ls " + left[-3:],
        "r " + right,
        "rs " + right[-3:],
        "r2 " + right2,
        "rw " + here + " " + right[-2:],
    ]
