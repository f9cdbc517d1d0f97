"""Makes many pages out of the sample pages: other people, places, countries and dates for each story, some cuts.

The same seed gives the same bytes. What comes out is no news; it only weighs as much as news does.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

EXAMPLES = Path(__file__).parents[2] / "examples"

PEOPLE = (
    "Lavrov Medinsky Umerov Fidan Peskov Zelensky Zelenskyy Zelenskiy Putin Trump Sybiha Erdoğan Oakes Dahl Corbin "
    "Nunn Moroz Brandt Weller Aksoy Sand Holt Riley Ost Marsh Pell Vane Crane Lund Adair"
).split()
CITIES = ("Istanbul", "Moscow", "Kyiv", "Saltmere", "Geneva", "Chernihiv", "Nizhyn")
OTHER_CITIES = (
    "Lagos Lima Oslo Quito Hanoi Dakar Accra Tunis Riga Porto Turin Basel Malmö Gdansk Izmir Basra Karachi Cebu "
    "Osaka Busan Perth Darwin Recife Cordoba Cali Tampico Halifax Boston Bergen Aarhus Varna Odesa Mombasa Durban"
).split()
COUNTRIES = (("Russia", "Russian"), ("Ukraine", "Ukrainian"), ("Türkiye", "Turkish"), ("Turkey", "Turkish"))
OTHER_COUNTRIES = (
    ("Kenya", "Kenyan"),
    ("Peru", "Peruvian"),
    ("Norway", "Norwegian"),
    ("Chile", "Chilean"),
    ("Egypt", "Egyptian"),
    ("India", "Indian"),
    ("Mexico", "Mexican"),
    ("Ghana", "Ghanaian"),
    ("Brazil", "Brazilian"),
    ("Algeria", "Algerian"),
    ("Indonesia", "Indonesian"),
    ("Serbia", "Serbian"),
)
MONTHS = "January February March April May June July August September October".split()
SYLLABLES = "ba da ko li ma ne ro sa ti vo ze ra lu mi no pe shi tor ven dal".split()
KEPT = 3
CUT = 0.15
"""The share of paragraphs that a page loses, so that no two stories have pages of the same shape."""


class Made(NamedTuple):
    """One made page: a file name and its text."""

    name: str
    text: str


def sample_pages() -> list[Path]:
    """Return the sample pages, in order of their names."""
    return sorted(path for path in EXAMPLES.glob("*/*") if path.suffix in {".html", ".txt"})


def made_pages(count: int, seed: int = 20250602) -> Iterator[Made]:
    """Yield `count` pages: each round over the sample pages is another story."""
    sample = sample_pages()
    story, swaps = -1, {"": ""}
    for number in range(count):
        page = sample[number % len(sample)]
        if number // len(sample) != story:
            story = number // len(sample)
            swaps = swaps_of(random.Random(seed + story))
        text = without_some(page.read_text(encoding="utf-8"), random.Random(f"{seed} {number}"))
        yield Made(f"{story:03}-{page.parent.name}-{page.name}", swapped(text, swaps))


def swaps_of(chance: random.Random) -> dict[str, str]:
    """Return what stands for what in one story."""
    swaps = {name: "".join(chance.sample(SYLLABLES, 3)).capitalize() for name in PEOPLE}
    swaps |= dict(zip(CITIES, chance.sample(OTHER_CITIES, len(CITIES)), strict=True))
    for (name, adjective), (other, other_adjective) in zip(
        COUNTRIES, chance.sample(OTHER_COUNTRIES, len(COUNTRIES)), strict=True
    ):
        swaps |= {name: other, adjective: other_adjective}
    number = chance.randrange(10)
    for at, month in enumerate(MONTHS):
        swaps[month] = MONTHS[(at + number) % len(MONTHS)]
        swaps[f"2025-{at + 1:02}-"] = f"2025-{(at + number) % len(MONTHS) + 1:02}-"
    swaps |= {str(n): str(n + chance.randrange(90)) for n in (390, 307, 1200, 2100, 2400)}
    swaps |= {"1,000": f"{chance.randrange(1, 9)},{chance.randrange(100, 999)}"}
    return swaps


def swapped(text: str, swaps: dict[str, str]) -> str:
    """Return `text` with each name that stands in `swaps` changed for the other."""
    pattern = "|".join(re.escape(key) for key in sorted(swaps, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{pattern})", lambda match: swaps[match[0]], text)


def without_some(text: str, chance: random.Random) -> str:
    """Drop some of the paragraphs that end a sentence, but not the first ones; the furniture stays."""
    kept, paragraphs = [], 0
    for line in text.split("\n"):
        paragraphs += _is_paragraph(line)
        if paragraphs <= KEPT or not _is_paragraph(line) or chance.random() >= CUT:
            kept.append(line)
    return "\n".join(kept)


def _is_paragraph(line: str) -> bool:
    return len(line.split()) > 12 and line.strip().removesuffix("</p>").endswith((".", "”", '"'))
