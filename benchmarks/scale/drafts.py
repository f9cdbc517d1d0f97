"""The reports of one story in the order in which they are made: who wrote what himself, and who took it from whom."""

from datetime import datetime, timedelta
from typing import NamedTuple

from benchmarks.scale.edits import OWN_HEADLINE, Body, background, edited, kind_of
from benchmarks.scale.grammar import Chance, pick, several
from benchmarks.scale.matter import Matter
from benchmarks.scale.names import person
from benchmarks.scale.outlets import Outlet, agencies, outlets, some
from benchmarks.scale.writing import Desk

SIGNED = 0.3
BY_AGENCY = 0.8
"""So many of the first reports are an agency's; the others are an outlet's that was there first."""
OWN, LATER = 0.08, 0.09
"""So many reports are a house's own, and so many are of a later day; beyond 140 a story has no more of them."""
WITH_BACKGROUND = 0.75
OF_FIRST, OF_OWN = 0.7, 0.15
"""What others copy: first reports and their updates, other houses' own reports, and otherwise copies."""


class Draft(NamedTuple):
    """A report before it is a document; `source` and `second` are the places of what it rests on in the row.

    `agency` is the one whose report it carries, or is, since `agency_day`; `credit` is how the text says so.
    `wire` is the agency that puts it out itself.
    """

    at: datetime
    outlet: Outlet
    title: str
    paragraphs: list[str]
    source: int | None = None
    second: int | None = None
    kind: str | None = None
    agency: Outlet | None = None
    agency_day: datetime = datetime.min
    credit: str | None = None
    wire: Outlet | None = None
    byline: tuple[str, ...] = ()


class _Room:
    """Where the reports of one story come together."""

    def __init__(self, about: Matter, seed: int, chance: Chance) -> None:
        self.about, self.chance = about, chance
        self.desk = Desk(about, chance)
        self.every, self.taken = outlets(seed), set[str]()
        self.rows: list[Draft] = []
        self.minutes = int((about.ends - about.begins).total_seconds() // 60)

    def outlet(self) -> Outlet:
        return some(self.chance, self.every, self.taken)

    def signed(self) -> tuple[str, ...]:
        return (person(self.chance).name,) if self.chance() < SIGNED else ()

    def after(self, moment: datetime) -> datetime:
        """Return a time after another, sooner rather than later, before the story ends."""
        left = max(10, int((self.about.ends - moment).total_seconds() // 60))
        return moment + timedelta(minutes=4 + int(min(left, 2880) * self.chance() ** 3))


def drafts(about: Matter, seed: int, chance: Chance) -> list[Draft]:
    """Return the reports of a story; what one rests on stands before it."""
    room = _Room(about, seed, chance)
    size = about.size
    firsts = min(size, 1 + (size > 12) + (size > 45) + (size > 110))
    own = min(size - firsts, int(min(size, 140) * OWN + chance()))
    later = min(size - firsts - own, int(min(size, 140) * LATER + chance()))
    updates = min(size - firsts - own - later, int(firsts * chance() * 1.5))
    _first(room, firsts)
    _own(room, own)
    for _ in range(updates):
        _update(room)
    copies = size - len(room.rows) - later
    for _ in range(copies):
        _derived(room, firsts + own, updates)
    for _ in range(later):
        _later(room)
    return room.rows


def _first(room: _Room, count: int) -> None:
    at = room.about.begins
    for wire in several(room.chance, agencies(), count):
        words = room.desk.report(at)
        if room.chance() < BY_AGENCY:
            room.rows.append(
                Draft(at, wire, room.desk.headline(), words, agency=wire, agency_day=at, credit="dateline", wire=wire)
            )
        else:
            room.rows.append(Draft(at, room.outlet(), room.desk.headline(), words, byline=room.signed()))
        at += timedelta(minutes=2 + int(240 * room.chance() ** 2))


def _own(room: _Room, count: int) -> None:
    for _ in range(count):
        at = room.about.begins + timedelta(minutes=5 + int(min(room.minutes, 4320) * room.chance() ** 3))
        room.rows.append(Draft(at, room.outlet(), room.desk.headline(), room.desk.report(at), byline=room.signed()))


def _update(room: _Room) -> None:
    """An agency goes on with what it put out first."""
    place = int(room.chance() * len([each for each in room.rows if each.wire])) if room.rows else 0
    wires = [number for number, each in enumerate(room.rows) if each.wire and each.source is None]
    if not wires:
        return
    place = pick(room.chance, wires)
    first = room.rows[place]
    at = room.after(first.at)
    fresh = room.desk.report(at, later=True, words=30)[:2]
    kept = first.paragraphs[: max(2, len(first.paragraphs) - 1)]
    body = Body([*fresh, *kept], [False] * len(fresh) + [True] * len(kept))
    room.rows.append(
        first._replace(
            at=at,
            title=room.desk.headline(later=True),
            paragraphs=body.paragraphs,
            source=place,
            kind=kind_of(body.share),
            agency_day=at,
        )
    )


def _derived(room: _Room, originals: int, updates: int) -> None:
    """A house takes a report of another."""
    rows, chance = room.rows, room.chance
    draw = chance()
    firsts = [number for number, each in enumerate(rows[: originals + updates]) if each.wire is not None]
    if draw < OF_FIRST and firsts:
        place = pick(chance, firsts)
    elif draw < OF_FIRST + OF_OWN:
        place = int(chance() * originals)
    else:
        place = int(chance() * len(rows))
    source = rows[place]
    second = int(chance() * len(rows))
    other = rows[second] if second != place and rows[second].source is None and source.second is None else None
    body, mixed = edited(source.paragraphs, other.paragraphs if other else None, room.desk, chance)
    at = room.after(max(source.at, other.at) if mixed and other else source.at)
    outlet = room.outlet()
    rows.append(
        Draft(
            at,
            outlet,
            room.desk.headline() if chance() < OWN_HEADLINE else source.title,
            body.paragraphs,
            source=place,
            second=second if mixed else None,
            kind=kind_of(body.share),
            agency=source.agency,
            agency_day=source.agency_day,
            credit=_credit(source, chance),
            byline=room.signed() if source.agency is None else (),
        )
    )


def _credit(source: Draft, chance: Chance) -> str | None:
    """Say how a house names the agency whose report it carries, if it does."""
    draw = chance()
    if source.agency is None or draw < 0.45:
        return None
    return "dateline" if draw < 0.85 else "source"


def _later(room: _Room) -> None:
    """A report of a later day, with some background taken from one that was there before."""
    chance, about = room.chance, room.about
    at = about.begins + timedelta(minutes=min(720, room.minutes // 2) + int(room.minutes * chance()))
    fresh = room.desk.report(at, later=True)
    earlier = [number for number, each in enumerate(room.rows) if each.at < at - timedelta(minutes=30)]
    place = pick(chance, earlier) if earlier and chance() < WITH_BACKGROUND else None
    rows = background(room.rows[place].paragraphs, chance) if place is not None else []
    at_paragraph = max(1, len(fresh) - 1)
    body = Body(
        [*fresh[:at_paragraph], *rows, *fresh[at_paragraph:]],
        [False] * at_paragraph + [True] * len(rows) + [False] * (len(fresh) - at_paragraph),
    )
    room.rows.append(
        Draft(
            at,
            room.outlet(),
            room.desk.headline(later=True),
            body.paragraphs,
            source=place if rows else None,
            kind=kind_of(body.share) if rows else None,
            byline=room.signed(),
        )
    )
