"""Some three thousand outlets, each with its domain, its hours and its house style, and the agencies."""

from functools import lru_cache
from random import Random
from typing import NamedTuple

from anyascii import anyascii

from benchmarks.scale.grammar import Chance, Forms, Value, pick, several, written
from benchmarks.scale.kinds import general
from benchmarks.scale.names import DETAILS, person
from benchmarks.scale.places import place

OUTLETS = 3000
SIGNING_OFF = 0.1
"""So many outlets have lines of their own at the foot of every article."""
ZONES = (0, 0, 60, 60, 120, 180, 330, 480, 540, -180, -300, -360, -480)
"""Minutes before Greenwich."""

AGENCIES = (
    ("Reuters", "reuters.com"),
    ("AFP", "afp.com"),
    ("Associated Press", "apnews.com"),
    ("Belga", "belga.be"),
    ("EFE", "efe.com"),
    ("Kyodo", "kyodonews.net"),
    ("ANSA", "ansa.it"),
    ("Xinhua", "xinhuanet.com"),
)
IN_DATELINES = {"Associated Press": "AP"}

_TITLES = (
    "Advance Advertiser Argus Banner Beacon Bulletin Chronicle Clarion Courier Dispatch Echo Enquirer Examiner Gazette "
    "Globe Guardian Herald Independent Informer Inquirer Journal Leader Ledger Mercury Messenger Monitor News Observer "
    "Post Recorder Register Reporter Sentinel Standard Star Sun Telegraph Times Today Tribune Voice Watch"
).split()


class Outlet(NamedTuple):
    """Who publishes; `zone` is in minutes, `foot` what stands below every article, None where nothing does."""

    name: str
    domain: str
    zone: int
    foot: str | None = None
    dateline: str | None = None


@lru_cache(maxsize=1)
def agencies() -> tuple[Outlet, ...]:
    """Return the agencies; `dateline` is what stands in brackets at the head of their reports."""
    return tuple(Outlet(name, domain, 0, None, IN_DATELINES.get(name, name)) for name, domain in AGENCIES)


@lru_cache(maxsize=8)
def outlets(seed: int) -> tuple[Outlet, ...]:
    """Return the outlets of a seed, no two of one name."""
    chance = Random(f"{seed} outlets").random
    found: dict[str, Outlet] = {}
    while len(found) < OUTLETS:
        town, title = place(chance).town, pick(chance, _TITLES)
        name = f"{town} {title}"
        domain = "".join(filter(str.isalnum, anyascii(name).lower())) + pick(chance, (".com", ".com", ".net", ".org"))
        zone, foot = pick(chance, ZONES), _foot(chance, name, town, domain) if chance() < SIGNING_OFF else None
        found.setdefault(domain.split(".")[0], Outlet(name, domain, zone, foot))
    return tuple(found.values())


def some(chance: Chance, every: tuple[Outlet, ...], taken: set[str]) -> Outlet:
    """Return an outlet that is not taken, and take it; those at the head of the row come up most often."""
    while True:
        found = every[int(chance() ** 2 * len(every))]
        if found.name not in taken:
            taken.add(found.name)
            return found


def _foot(chance: Chance, name: str, town: str, domain: str) -> str:
    """Return a line or two that a house has below all that it prints."""
    words = {
        "name": name,
        "town": town,
        "address": f"{pick(chance, ('desk', 'news', 'letters', 'editors'))}@{domain}",
        "signed": person(chance).name,
        "weekday": pick(chance, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")),
        "n2": str(12 + int(84 * chance())),
    }
    values: dict[str, Value] = {**DETAILS, **{key: Forms((word,), (word,)) for key, word in words.items()}}
    lines = several(chance, general().feet, 2)
    return " ".join(written(line, values, chance, set()) for line in lines)
