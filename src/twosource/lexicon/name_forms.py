"""Forms of one name in several languages and in daily use: Volodymyr and Vladimir, Benjamin and Ben.

`data/name_equivalents.txt` is written for this project; `data/name_forms.txt` is made by
`training/lexicon/name_forms.py` from rigour (MIT licence) and Wikidata (CC0).
"""

from functools import lru_cache

from twosource.lexicon.tables import rows


@lru_cache(maxsize=1)
def form_groups() -> tuple[tuple[str, ...], ...]:
    """Return the groups of forms of one name, in lower case; a form may stand in several groups."""
    return tuple(tuple(row.split()) for name in ("name_equivalents.txt", "name_forms.txt") for row in rows(name))
