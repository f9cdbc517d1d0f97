"""Some three thousand outlets, each with its domain, its hours and its house style, and the agencies."""

from functools import lru_cache
from random import Random
from typing import NamedTuple

from anyascii import anyascii

from benchmarks.scale.grammar import Chance, pick
from benchmarks.scale.places import place

OUTLETS = 3000
SIGNING_OFF = 0.15
"""So many outlets have lines of their own at the foot of every article."""
ZONES = (0, 0, 60, 60, 120, 180, 330, 480, 540, -180, -300, -360, -480)
"""Minutes before Greenwich."""

AGENCIES = (
    ("Reuters", "reuters.com"),
    ("AFP", "afp.com"),
    ("Associated Press", "apnews.com"),
    ("dpa", "dpa.com"),
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
_FEET = (
    "Do you know more about this? Write to our newsroom at {address} and we will look into it.",
    "This article is free to read. If you value what the {name} does, please think about becoming a member.",
    "{name} is edited in {town}. Corrections are printed on page two and at the foot of the article concerned.",
    "Sign up for the morning letter of the {name}, which goes out at six every weekday and costs nothing.",
    "Comments are open to subscribers for two days after publication and are read before they appear.",
    "Follow the {name} for more from {town} and the region, and tell us what we should be looking at next.",
    "All times are local. The {name} has been telling {town} what is going on since long before the telephone.",
)


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
        zone, foot = pick(chance, ZONES), pick(chance, _FEET) if chance() < SIGNING_OFF else None
        address = f"desk@{domain}"
        said = foot.format(name=name, town=town, address=address) if foot else None
        found.setdefault(domain.split(".")[0], Outlet(name, domain, zone, said))
    return tuple(found.values())


def some(chance: Chance, every: tuple[Outlet, ...], taken: set[str]) -> Outlet:
    """Return an outlet that is not taken, and take it; those at the head of the row come up most often."""
    while True:
        found = every[int(chance() ** 2 * len(every))]
        if found.name not in taken:
            taken.add(found.name)
            return found
