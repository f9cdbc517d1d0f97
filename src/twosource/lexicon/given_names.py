"""Given names and their gender, and frequent surnames.

Made by `training/lexicon/given_names.py` from Faker (MIT licence) and the United States Census of 1990.
"""

from functools import lru_cache

from twosource.lexicon.folding import fold
from twosource.lexicon.tables import rows


def gender(name: str) -> str | None:
    """Return `m`, `f`, `u` (either) for a given name, or None where the name is not known. Case is ignored."""
    return _given().get(fold(name))


def is_surname(name: str) -> bool:
    """Say whether `name` is a frequent surname. Case is ignored."""
    return fold(name) in _surnames()


@lru_cache(maxsize=1)
def _given() -> dict[str, str]:
    found = {}
    for row in rows("given_names.tsv"):
        letter, names = row.split("\t")
        found.update(dict.fromkeys(names.split(), letter))
    return found


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(name for row in rows("surnames.txt") for name in row.split())
