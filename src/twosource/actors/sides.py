"""Whose word it is when somebody speaks: the party behind a person, an institution or a place."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from twosource.language.names import same_name
from twosource.lexicon.countries import country, of_capital, of_demonym
from twosource.lexicon.offices import OFFICES, terms_of_office
from twosource.lexicon.organizations import is_press, known

_OWN_VOICE = frozenset(
    """
journalist reporter correspondent editor columnist anchor presenter photographer publisher blogger critic author
writer poet novelist analyst economist scientist researcher historian scholar expert professor lecturer doctor
student resident farmer actor actress singer coach striker midfielder defender goalkeeper player
""".split()
)
_PAST = frozenset({"former", "ex", "late", "ousted", "deposed", "ex-president", "ex-minister"})
_GOVERNMENT = frozenset(
    """
ministry department government army navy forces force police parliament congress senate assembly duma rada cabinet
embassy consulate delegation presidency military state
""".split()
)
_PUBLIC = frozenset(
    """
council court mission intelligence service services command administration agency authority secretariat office
prosecutor treasury bank corps guard guards militia directorate commission staff
""".split()
)
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-'’][^\W_]+)*")
_LINKS = frozenset({"for", "to", "on", "in", "with"})


def side_of_role(role: str, organizations: Mapping[str, str | None]) -> str | None:
    """Return the side that a role speaks for, or None.

    `organizations` maps the names of organisations that stand in the role to their sides. What follows "for",
    "to" or "on" is what somebody deals with, not whose officer he is ("U.S. envoy for Ukraine").
    """
    words = _WORD.findall(role)
    lows = [word.lower() for word in words]
    if any(low in _PAST for low in lows) or any(low in _OWN_VOICE for low in lows):
        return None
    cut = next((at for at, low in enumerate(lows) if at and low in _LINKS), len(lows))
    own = " ".join(words[:cut])
    for name, side in sorted(organizations.items(), key=lambda pair: (-len(pair[0]), pair[0])):
        if name in own or (name in role and not _nations(words[:cut])):
            return side
    people = _people(words[:cut])
    nations = _nations(words[:cut])
    return people or (nations[0] if nations else None)


def _people(words: Sequence[str]) -> str | None:
    """Return the people that two nationalities together name: "Greek Cypriot" is of neither state's side."""
    for first, second in pairwise(words):
        states = of_demonym(first), of_demonym(second)
        if None not in states and states[0] != states[1]:
            return f"{first} {second}" if second.endswith(("s", "ese")) else f"{first} {second}s"
    return None


def _nations(words: Iterable[str]) -> list[str]:
    found = []
    several = list(words)
    for at, word in enumerate(several):
        plain = re.sub(r"['’]s$", "", word)
        pair = f"{plain} {several[at + 1]}" if at + 1 < len(several) else plain
        for name in (pair, plain):
            seat = known(name) if name[:1].isupper() else None
            side = country(name) or of_demonym(name) or (seat[2] if seat else None)
            side = side or (of_capital(name) if name[:1].isupper() else None)
            if side:
                found.append(side)
                break
    return found


def side_of_organization(name: str) -> str | None:
    """Return the side of an organisation: the state of a state's institution, else the organisation itself.

    Agencies and outlets have none. An institution of a state that is not named ("Foreign Ministry") has none.
    """
    seat = known(name)
    if seat:
        return seat[2]
    if is_press(name):
        return None
    words = _WORD.findall(name)
    nations = _nations(words)
    lows = {word.lower() for word in words}
    if nations and lows & (_GOVERNMENT | _PUBLIC):
        return nations[0]
    return None if lows & _GOVERNMENT else name


def side_of_place(name: str) -> str | None:
    """Return the state that a country is, or that a capital or seat of government stands for."""
    return country(name) or of_capital(name)


def most_given(sides: Iterable[str | None]) -> str | None:
    """Return the side given most often, the first in the alphabet where two are; None where there is none."""
    counts = Counter(side for side in sides if side)
    return min(counts, key=lambda side: (-counts[side], side)) if counts else None


def side_of_office(name: str, roles: Sequence[str]) -> str | None:
    """Return the state of a holder of office whom the documents title without saying of which state.

    "President Zelenskiy" alone names no state; the table of office holders does, where title and name both fit.
    """
    offices = {office for office, titles in OFFICES.items() for role in roles if role.lower() in titles}
    if not offices or len(name.split()) < 2:
        return None
    states = {
        term.state
        for terms in terms_of_office().values()
        for term in terms
        if term.office in offices and same_name(name, term.name).relation == "same"
    }
    return states.pop() if len(states) == 1 else None
