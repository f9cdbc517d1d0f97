"""English words that are written small, to tell a name from the first word of a sentence.

The stems are those of the en_US Hunspell dictionary (SCOWL); see `training/lexicon/dictionary.py`.
"""

from functools import lru_cache

from twosource.lexicon.tables import rows

# Ending, and what stands in its place in the stem.
_ENDINGS = (
    ("'s", ""),
    ("ies", "y"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
    ("ily", "y"),
    ("er", ""),
    ("er", "e"),
    ("est", ""),
    ("est", "e"),
)
_PREFIXES = ("un", "re", "pre", "non", "over", "anti")


@lru_cache(maxsize=50_000)
def is_word(word: str) -> bool:
    """Say whether `word` is an English word that is written small, inflected forms included; case is ignored."""
    low = word.lower().replace("’", "'")
    return _known(low) or any(_known(low[len(head) :]) for head in _PREFIXES if low.startswith(head))


def _known(word: str) -> bool:
    if word in _words():
        return True
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)] + instead
            if len(stem) > 2 and (stem in _words() or (stem[-1:] == stem[-2:-1] and stem[:-1] in _words())):
                return True
    return False


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(word for row in rows("words.txt") for word in row.split())
