"""What one story is about: its kind, place, people, numbers and days, made from its number alone.

Some stories are neighbours of an earlier one on purpose: of the same kind, at the same place, in the same season,
with the same mayor, and about something else.
"""

from datetime import datetime, timedelta
from functools import lru_cache
from random import Random
from typing import NamedTuple

from benchmarks.scale.grammar import Chance, Forms, Value, Values, pick, several, written
from benchmarks.scale.kinds import Kind, general, kinds
from benchmarks.scale.names import DETAILS, Person, holder, person
from benchmarks.scale.places import Place, abroad, beside, place

FIRST = datetime(2022, 1, 3)
"""When the first story begins, by Greenwich."""
A_DAY = 18
"""Stories that begin in a day; with fifty documents each, a million in three years."""
NEIGHBOURS = 0.2
SEASON = 60 * A_DAY
"""A neighbour is of one of so many stories before."""
TERM = 200 * A_DAY
"""So many stories long somebody holds an office."""
MOST = 200
LONGEST = 42
"""Days that a story may last."""
QUOTES = 6
COUNTS = 9

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
_JOBS = (
    "a teacher|a nurse|a bus driver|a pensioner|a student|a shopkeeper|a farmer|a plumber|a librarian|a cook"
    "|a carpenter|a bookkeeper|a hairdresser|a crane operator|a tailor|a pharmacist|a welder|a gardener|a clerk|a baker"
).split("|")


_AFTER_NOUN = frozenset("of in on at by with for to that who from near beside behind over under".split())
_THAT = ("that", "those")


class Matter(NamedTuple):
    """One story: `begins` and `ends` are when the first and last reports may appear, `size` how many there are.

    `numbers` are counts that different sentences have of their own; `quotes` are what was said before everybody, with
    the role of whoever said it.
    """

    number: int
    kind: Kind
    home: Place
    begins: datetime
    ends: datetime
    size: int
    values: dict[str, Value]
    numbers: tuple[dict[str, Forms], ...]
    quotes: tuple[tuple[str, str], ...]


def matter(seed: int, number: int) -> Matter:
    """Return what the story of this number is about."""
    chance = Random(f"{seed} story {number}").random
    kind, home = head(seed, number)
    begins = FIRST + timedelta(minutes=number * 24 * 60 // A_DAY + int(chance() * 24 * 60 / A_DAY))
    size = 1 + int(MOST * chance() ** 3)
    days = 1 + int((LONGEST - 1) * max(chance() ** 3, 0.4 * size / MOST * chance()))
    values: dict[str, Value] = {**general().macros, **DETAILS, **_values(chance, kind, home, begins)}
    values |= _people(chance, seed, number, kind, home)
    numbers = tuple(_numbers(chance) for _ in range(COUNTS))
    quotes = _quotes(chance, kind, values, numbers)
    return Matter(number, kind, home, begins, begins + timedelta(days=days), size, values, numbers, quotes)


@lru_cache(maxsize=4096)
def head(seed: int, number: int) -> tuple[Kind, Place]:
    """Return the kind and the town of a story, which a neighbour has from an earlier one."""
    chance = Random(f"{seed} head {number}").random
    before = number - 1 - int(SEASON * chance() ** 2)
    if chance() < NEIGHBOURS and before >= 0:
        return head(seed, before)
    return pick(chance, kinds()), place(chance)


def day_words(moment: datetime) -> Forms:
    """Return how texts call a day."""
    weekday, date = f"{moment:%A}", f"{moment:%B} {moment.day}"
    return Forms((weekday, weekday, date), (weekday, weekday, weekday, date))


def witness(chance: Chance) -> Forms:
    """Return somebody whom a reporter meets."""
    who, job, age = person(chance), pick(chance, _JOBS), 18 + int(60 * chance())
    first = (f"{who.name}, {job},", f"{who.name}, {age}, {job},", f"{who.name}, {age},", f"{job}, {who.name},")
    return Forms(first, (who.surname, who.surname, who.name))


def _values(chance: Chance, kind: Kind, home: Place, begins: datetime) -> dict[str, Forms]:
    near, far, soon = beside(chance, home), abroad(chance, home), begins + timedelta(days=3 + int(40 * chance()))
    small = 2 + int(17 * chance())
    words = {
        "adj": home.adjective,
        "abroad": far.country,
        "foreign": far.adjective,
        "year": str(1890 + int(130 * chance())),
        "magnitude": f"{4.6 + int(29 * chance()) / 10:.1f}",
        "temperature": str(35 + int(12 * chance())),
        "score": f"{1 + int(4 * chance())}-{int(2 * chance())}",
        "month": f"{soon:%B}",
        "rank": str(2 + int(80 * chance())),
    }
    org, title = _org(chance, home), pick(chance, kind.orgs)
    others = [each for each in kind.orgs if each != title] or [title]
    found = {name: Forms((word,), (word,)) for name, word in words.items()}
    found |= {
        "place": Forms(
            (home.town, home.town, home.town, f"the city of {home.town}"),
            (home.town, home.town, "the city", "the town", f"{home.town} itself", "this city"),
        ),
        "near": Forms(
            (near.town, f"neighbouring {near.town}", f"nearby {near.town}", f"the town of {near.town}"),
            (near.town, near.town, f"nearby {near.town}", "the neighbouring town", "that town"),
        ),
        "far": Forms(
            (far.town, f"distant {far.town}", f"{far.town} in {far.country}"), (far.town, f"distant {far.town}")
        ),
        "country": Forms((home.country,), (home.country, home.country, "the country")),
        "event": Forms(kind.events, kind.events),
        "thing": _noun(pick(chance, kind.things)),
        "cause": _noun(pick(chance, kind.causes)),
        "detail": _noun(pick(chance, kind.details)),
        "org": Forms((f"{org} {title}",), (f"{org} {title}", org, org, f"{org} itself")),
        "rival": _house(f"{_org(chance, far)} {pick(chance, others)}"),
        "day": day_words(begins),
        "soon": Forms(
            (f"on {soon:%B} {soon.day}", f"on {soon:%A}, {soon:%B} {soon.day}"), (f"on {soon:%B} {soon.day}",)
        ),
        "n1": _count(small),
        "m1": _count(small + 1 + int(9 * chance())),
        **_numbers(chance),
    }
    return found


def _numbers(chance: Chance) -> dict[str, Forms]:
    """Return some counts: tens, hundreds, a share in percent, and an amount of money."""
    return {
        "n2": _many(13 + int(84 * chance())),
        "n3": _count(110 + int(880 * chance())),
        "percent": _count(13 + int(45 * chance())),
        "money": _count(13 + int(890 * chance() ** 2)),
    }


def _people(chance: Chance, seed: int, number: int, kind: Kind, home: Place) -> dict[str, Forms]:
    """Return who has to do with it: those in office are the same in other stories of the country or the town."""
    found = {}
    for role, titles in kind.roles.items():
        if role in ("official", "expert"):
            title = titles[int(chance() * len(titles))]
            office = f"{home.country}, {title}, {int(chance() * (1 if role == 'official' else 3))}"
        else:
            title = titles[len(home.town) % len(titles)]
            office = f"{home.town}, {title}"
        term = (number + len(office) * 97) // TERM
        who = person(chance) if role == "boss" else holder(seed, office, term)
        found[role] = _called(who, title)
    found["witness"] = witness(chance)
    return found


def _called(who: Person, title: str) -> Forms:
    plain = title if title[0].islower() or " " not in title else title.lower()
    before = title if title[0].isupper() else title.capitalize() if " " not in title else title
    short = plain.split(" of ")[0].split()[-1]
    first = (f"{before} {who.name}", f"{who.name}, the {plain},", f"the {plain}, {who.name},")
    return Forms(first, (who.surname, who.surname, who.name, f"the {short}"))


def _org(chance: Chance, home: Place) -> str:
    """Return the first part of a house's name: a founder, a town, or a word made up for it."""
    draw = chance()
    if draw < 0.45:
        return person(chance).surname
    if draw < 0.6:
        return home.town
    return f"{person(chance).surname[:5]}{pick(chance, ('a', 'o', 'ex', 'ia', 'on', 'is'))}".capitalize()


def _house(name: str) -> Forms:
    return Forms((name,), (name, name.rsplit(" ", 1)[0]))


def _noun(words: str) -> Forms:
    """Return how texts call a thing: by all its words, and later by the last of them alone."""
    article, _, rest = words.partition(" ")
    if article not in ("a", "an", "the") or len(rest.split()) > 3 or _AFTER_NOUN & set(rest.split()):
        return Forms((words,), (words,))
    last = rest.split()[-1]
    that = _THAT[last.endswith("s") and not last.endswith("ss")]
    later = (
        f"the {rest}",
        f"the {last}",
        f"the {last}",
        f"{that} {last}",
        f"the same {last}",
        f"the {last} in question",
    )
    return Forms((words,), later)


def _count(value: int) -> Forms:
    if value <= 12:
        return Forms((_SMALL[value], str(value)), (_SMALL[value], _SMALL[value], str(value)))
    return Forms((str(value),), (str(value),))


def _many(value: int) -> Forms:
    return Forms((f"{value}", f"{value}", f"some {value}", f"about {value}"), (f"{value}", f"{value}", f"the {value}"))


def _quotes(
    chance: Chance, kind: Kind, values: Values, numbers: tuple[dict[str, Forms], ...]
) -> tuple[tuple[str, str], ...]:
    every = several(chance, kind.quotes + general().quotes, QUOTES)
    named, found = set(values), []
    for words in every:
        said = written(words, {**values, **pick(chance, numbers)}, chance, named)
        found.append((pick(chance, tuple(kind.roles)), said))
    return tuple(found)
