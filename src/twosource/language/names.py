"""How names compare: one plain key for a name, and whether two names may be one bearer's."""

from anyascii import anyascii

from twosource.lexicon.folding import fold


def name_key(name: str) -> str:
    """Return `name` in plain lower-case Latin letters, words separated by single spaces."""
    plain = fold(anyascii(fold(name)))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in plain.replace("'", "")).split())
