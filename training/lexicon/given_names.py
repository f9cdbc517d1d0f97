"""Write src/twosource/lexicon/data/given_names.tsv and surnames.txt: names of persons, folded, with gender.

Sources: the person providers of the Python package Faker (MIT licence), all locales, transliterated; the name
lists of the United States Census 1990 (public domain) as packaged by `names`; and for further spellings the
groups of equal names in rigour 1.3.0 (OpenSanctions, MIT licence; from Wikidata, CC0), which take over the
gender of a member.
Usage: python training/lexicon/given_names.py  (with faker, names and rigour==1.3.0 installed)
"""

import importlib
import pkgutil
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

import names
from anyascii import anyascii
from faker.providers import person

from twosource.lexicon.folding import fold

DATA = Path(__file__).parents[2] / "src/twosource/lexicon/data"
GIVEN = {
    "first_names_male": "m", "first_male_names": "m", "first_names_female": "f", "first_female_names": "f",
    "first_names": "u", "first_names_unisex": "u",
}  # fmt: skip
FAMILY = ("last_names", "last_names_male", "last_names_female", "last_names_unisex", "prefixed_last_names")


def words(values: object) -> Iterable[str]:
    for value in values if isinstance(values, (tuple, list, dict)) else ():
        word = fold(anyascii(str(value)))
        if re.fullmatch(r"[a-z][a-z'\-]{1,}", word):
            yield word


def spellings(native: dict[str, Counter[str]]) -> Iterable[tuple[str, Counter[str]]]:
    """Yield the Latin spellings of groups of names in which a name of known gender stands."""
    text = resources.files("rigour").joinpath("data/names/persons.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        members = [name.strip() for name in line.split("=>")[0].split(",")]
        letters = sum((native.get(name, Counter()) for name in members), Counter[str]())
        if letters:
            for name in members:
                if all(ord(sign) < 0x250 for sign in name):
                    yield from ((word, letters) for word in words([name]))


def likely(letters: Counter[str]) -> str:
    """A gender holds where it is found three times as often as the other."""
    for letter, other in (("m", "f"), ("f", "m")):
        if letters[letter] and letters[letter] >= 3 * letters[other]:
            return letter
    return "u"


def census(name: str, least: float) -> Iterable[str]:
    for line in (Path(names.__file__).parent / name).read_text(encoding="utf-8").splitlines():
        word, share, *_ = line.split()
        if float(share) >= least:
            yield word.lower()


def main() -> None:
    genders: dict[str, Counter[str]] = defaultdict(Counter)
    native: dict[str, Counter[str]] = defaultdict(Counter)
    family: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute, letter in GIVEN.items():
            values = getattr(provider, attribute, ())
            for word in words(values):
                genders[word][letter] += 1
            if isinstance(values, (tuple, list, dict)):
                for value in values:
                    native[str(value).lower()][letter] += 1
        for attribute in FAMILY:
            family.update(words(getattr(provider, attribute, ())))
    for name, letter in (("dist.male.first", "m"), ("dist.female.first", "f")):
        for word in census(name, 0.004):
            genders[word][letter] += 1
    known = set(genders)
    for word, letters in spellings(native):
        if word not in known:
            genders[word] += letters
    family.update(census("dist.all.last", 0.004))
    groups = defaultdict(list)
    for word, letters in sorted(genders.items()):
        groups[likely(letters)].append(word)
    head = "# Made by training/lexicon/given_names.py from Faker (MIT) and the US Census 1990 (public domain).\n"
    lines = [f"{letter}\t{' '.join(group)}" for letter, group in sorted(groups.items())]
    (DATA / "given_names.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    (DATA / "surnames.txt").write_text(head + " ".join(sorted(family)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
