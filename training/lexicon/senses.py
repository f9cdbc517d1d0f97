"""Write src/twosource/lexicon/data/synsets.tsv and senses.tsv: what words of news mean, and how meanings relate.

Source: WordNet 3.0 (Princeton University, WordNet licence), as Debian packages it in `wordnet-base`. Kept are the words
of `words.txt`, names that stand in `word_weights.tsv`, and terms of two or three such words; of each word its first
senses in WordNet's order, further ones that its tagged texts hold, and whatever tells words apart.
See `twosource.lexicon.senses` for the format.
Usage: python -m training.lexicon.senses [FOLDER]  (with wordnet-base installed)
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from twosource.language.weights import _table, term
from twosource.lexicon.tables import rows
from twosource.lexicon.words import is_word

FOLDER = Path("/usr/share/wordnet")
OUT = Path(__file__).parents[2] / "src/twosource/lexicon/data"
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
FIRST, RARE, MOST = 3, 1, 8
"""Senses that are kept of a word of news, of a rarer word, and where WordNet's tagged texts hold them."""
IN_TERMS, AS_NAME = 40, 2
"""Documents in which each word of a term of several words must stand, and a word that is always written large."""
DEEDS = frozenset({"04", "07", "09", "10", "11", "12", "16", "19", "21", "22", "26"})
"""Lexicographer files of nouns for what is done, felt, said or the case: such a noun says what its verb says."""

DIVIDING = """
achromatic_color.1 chromatic_color.1 color.1 room.1 beverage.1 alcohol.1 liquor.1 soft_drink.1 beer.1 coffee.1
vegetable.1 root_vegetable.1 solanaceous_vegetable.1 greens.1 produce.1 edible_fruit.1 citrus.1 berry.1
cruciferous_vegetable.1
legume.3 meat.1 seafood.1 cereal.1 bread.1 baked_goods.1 dairy_product.1 nutriment.1
metallic_element.1 chemical_element.1 gas.2 metal.1 alloy.1 building_material.1 fabric.1 plant_material.1 paper.1
wood.1 fuel.1 fossil_fuel.1
precious_metal.1 animal_material.1 synthetic.1
musical_instrument.1 stringed_instrument.1 wind_instrument.1 brass.2 woodwind.1 percussion_instrument.1
keyboard_instrument.1
free-reed_instrument.1 guitar.1 bowed_stringed_instrument.1 double-reed_instrument.1 single-reed_instrument.1
beating-reed_instrument.1
planet.1 superior_planet.1 outer_planet.1 terrestrial_planet.1 jovian_planet.1 inferior_planet.1 planet.2
solar_system.1
gregorian_calendar_month.1 day_of_the_week.1 weekday.1 season.1 season.2 cardinal_compass_point.1 compass_point.1
direction.1 meal.1
motor_vehicle.1 self-propelled_vehicle.1 wheeled_vehicle.1 public_transport.1 bicycle.1 craft.2 aircraft.1
heavier-than-air_craft.1
placental.1 carnivore.1 ungulate.1 even-toed_ungulate.1 bird.1 rodent.1 ape.1 primate.2 reptile.1 insect.1 fish.1
equine.1 canine.2 feline.1
seat.3 furniture.1 furnishing.2 garment.1 footwear.2 headdress.1
field_game.1 football.1 court_game.1 ball_game.1 sport.1 racket.4 athletic_game.1 skiing.1 contact_sport.1
outdoor_game.1
military_service.1 armed_service.1 relative.1 sister.1 parent.1 child.2
monotheism.1 religion.1 continent.1 ocean.1 natural_language.1
sense_organ.1 extremity.5 limb.1
""".split()
"""Senses whose kinds exclude one another: what is red is not yellow, and a piano is no trumpet."""

GROUPS = (
    "room.1 outbuilding.1 corridor.1 prison_cell.1 jail_cell.1",
    "wood.1 metal.1 metallic_element.1 alloy.1 building_material.1 glass.1 plastic.1 fabric.1 paper.1 leather.1 "
    "ceramic.1 brick.1 cement.1 concrete.1 stone.2 rubber.1 sand.1 soil.2 clay.1 ice.1",
    "beverage.1 water.6 milk.1",
    "vegetable.1 edible_fruit.1 meat.1 seafood.1 cheese.1 bread.1 pasta.2 rice.1",
    "car.1 truck.1 bus.1 motorcycle.1 bicycle.1 train.1 aircraft.1 ship.1 wagon.1 horse.1",
    "mercury.2 venus.1 earth.1 mars.1 jupiter.2 saturn.1 uranus.1 neptune.1 pluto.1 moon.1 sun.1",
    "morning.1 afternoon.1 evening.1 noon.1 midnight.1 night.1",
    "silver.3 gold.2 orange.2 color.1",
)
"""Senses that no one sense stands over in WordNet, though they exclude one another as its kinds do."""

Place = tuple[str, str]
"""Part of speech and offset: what WordNet knows a synset by; adjectives of both sorts are `a`."""


class Synset(Struct):
    """One synset: lexicographer file, sort, words, and pointers with their signs."""

    file: str
    sort: str
    words: list[str]
    pointers: list[tuple[str, Place]]


def synsets(folder: Path) -> dict[Place, Synset]:
    found = {}
    for pos, name in FILES.items():
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if line.startswith(" "):
                continue
            cells = line.split(" | ")[0].split()
            count = int(cells[3], 16)
            words = [re.sub(r"\(\w+\)$", "", w).lower().replace("_", " ") for w in cells[4 : 4 + 2 * count : 2]]
            rest = cells[4 + 2 * count :]
            at = range(1, 1 + 4 * int(rest[0]), 4)
            pointers = [(rest[k], (rest[k + 2].replace("s", "a"), rest[k + 1])) for k in at]
            found[pos, cells[0]] = Synset(cells[1], cells[2], words, pointers)
    return found


def index(folder: Path) -> dict[str, dict[str, list[str]]]:
    """Return the offsets of every word's senses in WordNet's order, by part of speech."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for pos, name in FILES.items():
        for line in (folder / f"index.{name}").read_text("utf-8").splitlines():
            if not line.startswith(" "):
                cells = line.split()
                found[cells[0].replace("_", " ")][pos] = cells[-int(cells[2]) :]
    return found


def tagged(folder: Path) -> set[tuple[str, str, int]]:
    """Return the senses that stand in WordNet's tagged texts, as word, part of speech and number."""
    found = set()
    for line in (folder / "cntlist.rev").read_text("utf-8").splitlines():
        key, number, _ = line.split()
        word, rest = key.split("%")
        found.add((word.replace("_", " "), "nvara"[int(rest[0]) - 1], int(number)))
    return found


def is_kept(word: str, small: set[str], counts: dict[str, int]) -> bool:
    parts = word.split(" ")
    if len(parts) == 1:
        whole = re.fullmatch(r"[a-z]+(?:-[a-z]+)*", word)
        return bool(whole) and (word in small or counts.get(term(word), 0) >= AS_NAME)
    return len(parts) <= 3 and all(
        re.fullmatch(r"[a-z]+", p) and (counts.get(term(p), 0) >= IN_TERMS or len(p) < 4) for p in parts
    )


def forms(folder: Path) -> dict[str, set[str]]:
    """Return the irregular forms of each word."""
    found = defaultdict(set)
    for name in FILES.values():
        for line in (folder / f"{name}.exc").read_text("utf-8").splitlines():
            form, *bases = line.split()
            for base in bases:
                if form.isalpha() and form != base:
                    found[base].add(form)
    return found


def chosen(folder: Path, known: dict[str, dict[str, list[str]]], every: dict[Place, Synset]) -> dict[str, list[Place]]:
    """Return the senses that are kept of every word.

    These are the first, those in tagged texts, and, of rarer senses and terms, those that have an antonym or are kinds
    of what divides, for they are what tells.
    """
    small = {word for row in rows("words.txt") for word in row.split()}
    counts, held = _table()[1], tagged(folder)
    listed = {sense: named(sense, known) for sense in (*DIVIDING, *" ".join(GROUPS).split())}
    apart = {place for place in every if place[0] == "n" and set(near(place, every)) & set(listed.values())}
    against = {place for place, synset in every.items() if any(sign == "!" for sign, _ in synset.pointers)}
    roots = {sense.rsplit(".", 1)[0].replace("_", " ") for sense in listed}
    found = {}
    for word, senses in sorted(known.items()):
        usual = is_kept(word, small, counts)
        first = FIRST if " " in word or term(word) in counts else RARE
        telling = apart if " " in word else apart | against
        if usual or word in roots or all(map(is_word, word.split())):
            kept = [
                (pos, at)
                for pos, places in sorted(senses.items())
                for number, at in enumerate(places[:MOST], 1)
                if (usual and (number <= first or (word, pos, number) in held)) or (pos, at) in telling
            ]
            if kept:
                found[word] = kept
    return found


def near(place: Place, every: dict[Place, Synset]) -> Iterator[Place]:
    """Yield a synset and what stands up to three steps over it."""
    here = [place]
    for _ in range(4):
        yield from here
        here = [over for low in here for over in upward(every[low])]


def upward(synset: Synset) -> Iterator[Place]:
    """Yield what stands over a synset: its hypernyms, the head of its cluster, what it is an instance of."""
    for sign, place in synset.pointers:
        if sign in ("@", "@i") or (sign == "&" and synset.sort == "s"):
            yield place


def akin(own: Place, every: dict[Place, Synset]) -> Iterator[Place]:
    """Yield the synsets that say the same in another part of speech."""
    synset = every[own]
    for sign, place in synset.pointers:
        other = every[place]
        pair = {own[0]: synset.file, place[0]: other.file}
        if (sign == "+" and ("v" in pair or "a" in pair) and pair.get("n", "04") in DEEDS) or (
            sign == "\\" and own[0] == "r"
        ):
            yield place


def short(number: int) -> str:
    """Write a number to the base 36."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return (short(number // 36) if number >= 36 else "") + digits[number % 36]


def closed(start: Iterable[Place], every: dict[Place, Synset]) -> set[Place]:
    found, open_ = set(), list(start)
    while open_:
        place = open_.pop()
        if place not in found:
            found.add(place)
            open_.extend(upward(every[place]))
    return found


def named(sense: str, known: dict[str, dict[str, list[str]]]) -> Place | None:
    word, number = sense.rsplit(".", 1)
    places = known.get(word.replace("_", " "), {}).get("n", [])
    if int(number) > len(places):
        print("no such sense:", sense)
        return None
    return "n", places[int(number) - 1]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    every, known = synsets(folder), index(folder)
    words, irregular = chosen(folder, known, every), forms(folder)
    kept = sorted(closed((p for places in words.values() for p in places), every))
    number = {place: at for at, place in enumerate(kept)}
    dividing = {named(sense, known) for sense in DIVIDING}
    groups = [[named(sense, known) for sense in group.split()] for group in GROUPS]
    lines = []
    for place in kept:
        synset = every[place]
        over = [number[p] for p in upward(synset)] + [len(kept) + k for k, g in enumerate(groups) if place in g]
        against = {number[p] for sign, p in synset.pointers if sign == "!" and p in number}
        also = {number[p] for sign, p in synset.pointers if sign == "^" and p in number and place[0] == "a"}
        alike = {number[p] for p in akin(place, every) if p in number}
        cells = (" ".join(map(short, sorted(cell))) for cell in (over, against, alike, also))
        lines.append("\t".join((place[0] + "*" * (place in dividing), *cells)).rstrip("\t"))
    lines += ["n*"] * len(groups)
    head = "# Made by training/lexicon/senses.py from WordNet 3.0, Copyright 2006 by Princeton University.\n"
    (OUT / "synsets.tsv").write_text(head + "\n".join(lines) + "\n", "utf-8")
    rows_ = [
        "\t".join((word, " ".join(short(number[p]) for p in places), " ".join(sorted(irregular[word])))).rstrip("\t")
        for word, places in words.items()
    ]
    (OUT / "senses.tsv").write_text(head + "\n".join(rows_) + "\n", "utf-8")
    size = sum((OUT / name).stat().st_size for name in ("synsets.tsv", "senses.tsv"))
    print(f"{len(words)} words, {sum(' ' in w for w in words)} of several, {len(lines)} synsets, {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
