"""One plain spelling for looking names up."""

import unicodedata

_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "ı": "i"})


def fold(text: str) -> str:
    """Return `text` in lower case, without accents, with straight apostrophes and single spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(_SIGNS))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).casefold().split())
