"""Words of a text with their places, and the word pieces that the encoder knows them by.

The cutting is that of uncased BERT (Devlin et al. 2019): white space and every mark end a word, accents go, and a
word is the longest known pieces from the left (WordPiece, Wu et al. 2016). The vocabulary is that of MiniLM.
"""

import lzma
import re
import unicodedata
from collections.abc import Sequence
from functools import cache, cached_property
from importlib.resources import files

from msgspec import Struct

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_LONGEST = 100
"""Characters of a word beyond which it is unknown as a whole, which bounds the time that it can take."""
_KEPT = 100_000
"""Words whose pieces are remembered."""

UNKNOWN = "[UNK]"
FIRST = "[CLS]"
LAST = "[SEP]"
MASK = "[MASK]"


class Word(Struct, frozen=True):
    """One word or mark: `[start, end)` in the text, and the numbers of its pieces."""

    start: int
    end: int
    pieces: tuple[int, ...]


class Vocabulary:
    """The pieces that are known, by number; cuts words into them."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self.numbers = {piece: number for number, piece in enumerate(pieces)}
        self._known: dict[str, tuple[int, ...]] = {}

    @cached_property
    def unknown(self) -> int:
        """The number of what no piece stands for."""
        return self.numbers[UNKNOWN]

    def words(self, text: str) -> list[Word]:
        """Return the words of `text` in order; time is linear in its length."""
        found = []
        for match in _WORD.finditer(text):
            written = match.group()
            pieces = self._known.get(written)
            if pieces is None:
                pieces = self._cut(_plain(written))
                if len(written) <= _LONGEST and len(self._known) < _KEPT:
                    self._known[written] = pieces
            found.append(Word(match.start(), match.end(), pieces))
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST:
            return (self.unknown,)
        found = []
        start = 0
        while start < len(word):
            end = len(word)
            while end > start:
                number = self.numbers.get(word[start:end] if start == 0 else f"##{word[start:end]}")
                if number is not None:
                    break
                end -= 1
            else:
                return (self.unknown,)
            found.append(number)
            start = end
        return tuple(n for n in found if n is not None) or (self.unknown,)


@cache
def vocabulary(name: str = "vocabulary.txt.xz") -> Vocabulary:
    """Return the pieces in a file that ships with the package; read once."""
    packed = (files("twosource.language") / "data" / name).read_bytes()
    return Vocabulary(lzma.decompress(packed).decode("utf-8").split("\n"))


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
