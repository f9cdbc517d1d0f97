"""Nouns that name people and bodies who act: "police", "rebel", "court", "protester".

Made by `training/lexicon/agents.py` from the agents of the PETRARCH dictionaries (MIT licence).
"""

from functools import lru_cache

from twosource.lexicon.tables import rows


@lru_cache(maxsize=1)
def agents() -> frozenset[str]:
    """Return the nouns in their base form, in small letters."""
    return frozenset(noun for row in rows("agents.txt") for noun in row.split())
