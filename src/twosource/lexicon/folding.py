"""One plain spelling for looking names up."""

import unicodedata
from functools import lru_cache

_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "ı": "i"})


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Return `text` in lower case, without accents, with straight apostrophes and single spaces."""
    if text.isascii():
        return " ".join(text.replace("`", "'").lower().split())
    plain = unicodedata.normalize("NFKD", text.translate(_SIGNS))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).casefold().split())
