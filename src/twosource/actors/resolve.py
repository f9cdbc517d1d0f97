"""Who is who: entities of all documents brought together into actors with names, roles and sides."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from twosource.actors.judged import judged
from twosource.actors.owners import Owners, owners
from twosource.actors.people import join_people
from twosource.actors.polities import polities
from twosource.actors.roles import roles_of
from twosource.actors.service import served
from twosource.actors.sides import most_given, side_of_office, side_of_organization, side_of_place, side_of_role
from twosource.actors.spellings import Sighting, sightings
from twosource.actors.things import join_things, likeliest_type, short_forms, thing_key
from twosource.language.names import name_key, without_legal_form
from twosource.language.spelling import sound
from twosource.lexicon.countries import country, of_demonym
from twosource.lexicon.institutions import institution_of
from twosource.lexicon.organizations import known
from twosource.memory import Memory
from twosource.records.identity import make_id
from twosource.records.judgement import Judgement
from twosource.records.page import Document, Span
from twosource.records.reading import Reading
from twosource.records.story import Actor, Cast, Member

Place = tuple[str, str]


def resolve(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    memory: Memory | None = None,
    *,
    judgements: Sequence[Judgement] = (),
) -> Cast:
    """Return the actors of a story, and which entity of which document is which.

    `judgements` are people's about names. The order of documents does not matter. An actor's id is made of its type
    and most common plain name, so that further documents rarely change it.
    """
    memory = memory or Memory()
    seen = sightings(documents, readings, memory)
    by_id = {document.id: document for document in documents}
    ruled = polities(seen, by_id) | _speaking(documents)
    groups = _grouped(seen, ruled)
    decided = judged(groups, {key: _display(group) for key, group in groups.items() if judgements}, judgements)
    groups = decided.groups
    things = {key: group for key, group in groups.items() if not key.startswith("person ")}
    outlets = {name_key(d.outlet.name) for d in documents if d.outlet.name and not institution_of(d.outlet.name)}
    sides = {
        key: None if name_key(_display(group)) in outlets else _side_of_thing(key, group, ruled)
        for key, group in things.items()
    }
    places = {item.place: key for key, group in groups.items() for item in group}
    within = _organizations(seen, places, sides, ruled)
    owned = owners(documents, seen, {place: sides[key] for place, key in places.items() if key in sides})
    people = {key: group for key, group in groups.items() if key not in things}
    own = {key: {item.document: by_id[item.document] for item in group} for key, group in groups.items()}
    told = {}
    for key, group in people.items():
        near = {name: within.get(name, []) for name in own[key]}
        name = ("side", key, seen[0].document)
        told[key] = memory.recall(name, _side_of_person, tuple(group), near, own[key], owned)
    sides |= _with_helpers(people, told)
    actors, members = [], []
    for key, group in sorted(groups.items()):
        given = (key, tuple(group), sides[key], own[key], decided.judged.get(key, ()))
        actor = memory.recall(("actor", key, seen[0].document), _actor, *given)
        actors.append(actor)
        members += [Member(document=item.document, entity=item.entity.id, actor=actor.id) for item in group]
    return Cast(
        actors=tuple(sorted(actors, key=lambda actor: (actor.type, actor.name, actor.id))),
        members=tuple(sorted(members, key=lambda member: (member.document, _number(member.entity), member.entity))),
    )


def _speaking(documents: Sequence[Document]) -> frozenset[str]:
    """The plain names of the institutions that publish statements of their own: each is a side.

    A ministry is none where its page names the state behind a comma ("Ministry of Rivers, Belmora").
    """
    kept = []
    for outlet in (document.outlet.name or "" for document in documents):
        name = institution_of(outlet)
        side = side_of_organization(name) if name is not None else None
        owned = any(word[:1].isupper() for word in outlet.partition(",")[2].split())
        if name is not None and (side == name or (side is None and not owned)):
            kept.append(name_key(without_legal_form(name)).removeprefix("the "))
    return frozenset(kept)


def _number(entity: str) -> int:
    digits = "".join(sign for sign in entity if sign.isdigit())
    return int(digits) if digits else 0


def _grouped(seen: Sequence[Sighting], ruled: frozenset[str]) -> dict[str, list[Sighting]]:
    """Return the entities of each actor. A bare name read as a person in one place and as a thing in others is one.

    So is a full name that more documents read as a person's than as a thing's.
    """
    whole = Counter(item.words for item in seen if len(item.words) > 1 and item.entity.type == "person")
    whole.subtract(item.words for item in seen if item.words in whole and item.entity.type != "person")
    surnames = {sound(item.words[-1]) for item in seen if item.entity.type == "person" and len(item.words) > 1}
    firms = _firms(seen)
    persons = [
        item
        for item in seen
        if not _is_thing(item, ruled, firms, surnames)
        and (item.entity.type == "person" or _is_surname(item, surnames) or (whole[item.words] > 0 and _is_plain(item)))
    ]
    people = join_people(persons)
    things = join_things([item for item in seen if item.place not in people], ruled)
    known_things = set(things.values())
    named = {key for key in people.values() if " " in key}
    groups: dict[str, list[Sighting]] = defaultdict(list)
    for item in seen:
        if item.place in things:
            groups["thing " + things[item.place]].append(item)
        else:
            key = people[item.place]
            plain = item.entity.name.lower()
            groups["thing " + plain if key not in named and plain in known_things else "person " + key].append(item)
    return dict(groups)


def _is_thing(item: Sighting, ruled: frozenset[str], firms: Mapping[str, int], surnames: set[str]) -> bool:
    """Say whether what was read as a person is a state by another word of the story, or short for one organisation."""
    key = name_key(item.entity.name)
    if key in ruled:
        return True
    bare = len(item.words) == 1 and not item.entity.roles and sound(item.words[0]) not in surnames
    return bare and item.entity.type == "person" and firms.get(key) == 1


def _firms(seen: Sequence[Sighting]) -> Counter[str]:
    """Count the organisations that each short form can stand for."""
    keys = {thing_key(item.entity.name) for item in seen if item.entity.type == "organization"}
    return Counter(form for key in keys for form in short_forms(key))


def _is_surname(item: Sighting, surnames: set[str]) -> bool:
    """Say whether a bare name that was read as a thing is the surname of somebody named in full elsewhere.

    Another transliteration of the surname is the same surname.
    """
    key = thing_key(item.entity.name)
    return (
        len(item.words) == 1
        and sound(item.words[0]) in surnames
        and key == item.words[0]
        and " " not in item.entity.name
    )


def _is_plain(item: Sighting) -> bool:
    """Say whether no list knows a name as that of a state, a city or an organisation."""
    return thing_key(item.entity.name) == name_key(item.entity.name)


def _side_of_thing(key: str, group: Sequence[Sighting], ruled: frozenset[str]) -> str | None:
    kind = _kind(group)
    name = _display(group)
    if any(name_key(item.entity.name) in ruled for item in group):
        return name
    if key.startswith("thing known ") or kind == "organization":
        return side_of_organization(name)
    if kind == "place":
        return side_of_place(name)
    return of_demonym(name)


def _organizations(
    seen: Sequence[Sighting], places: Mapping[Place, str], sides: Mapping[str, str | None], ruled: frozenset[str]
) -> dict[str, list[tuple[int, int, str, str | None]]]:
    """Return, for each document, where organisations and polities are named or referred to, and their side."""
    found: dict[str, list[tuple[int, int, str, str | None]]] = defaultdict(list)
    for item in seen:
        key = places[item.place]
        if key in sides and (item.entity.type != "place" or name_key(item.entity.name) in ruled):
            for start, end in (*item.entity.mentions, *item.entity.references):
                found[item.document].append((start, end, item.entity.name, sides[key]))
    return {document: sorted(spans, key=lambda span: span[:3]) for document, spans in found.items()}


def _actor(
    key: str,
    group: Sequence[Sighting],
    side: str | None,
    documents: Mapping[str, Document],
    decided: tuple[str, ...],
) -> Actor:
    person = key.startswith("person ")
    return Actor(
        id=make_id("a", "person" if person else "thing", key),
        type="person" if person else _kind(group),
        name=_display(group),
        names=_names(group),
        side=side,
        roles=roles_of(group, documents) if person else (),
        judged=decided,
    )


def _kind(group: Sequence[Sighting]) -> str:
    """What a thing is; what was read as a person, but is none, is a place if a place is called so, else a body."""
    kinds = [item for item in group if item.entity.type != "person"]
    return likeliest_type(kinds) if kinds else "place"


def _with_helpers(people: Mapping[str, Sequence[Sighting]], sides: Mapping[str, str | None]) -> dict[str, str | None]:
    """Give whoever is on no side yet that of those whose office is to serve him ("aide to President Putin")."""
    served: dict[str, list[str | None]] = defaultdict(list)
    spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for key, group in people.items():
        for item in group:
            spans[item.document] += [(*span, key) for span in item.entity.mentions if sides[key] is None]
    for several in spans.values():
        several.sort()
    for key, group in people.items():
        for item in group if sides[key] else ():
            for _, (start, end) in item.entity.roles:
                for _, _, other in _within(spans[item.document], start, end):
                    served[other].append(sides[key])
    return {key: side or most_given(served[key]) for key, side in sides.items()}


def _side_of_person(
    group: Sequence[Sighting],
    within: Mapping[str, Sequence[tuple[int, int, str, str | None]]],
    documents: Mapping[str, Document],
    owned: Owners,
) -> str | None:
    """Return the side most documents' roles give, else what they say of his service; each document has one voice."""
    voices = []
    for item in group:
        text = documents[item.document].text
        given = []
        for role, (start, end) in (*item.entity.roles, *_descriptions(item, text)):
            inside = {
                text[max(0, left) : right]: side
                for left, right, _, side in _within(within.get(item.document, ()), start, end)
            }
            given.append(side_of_role(role, inside))
        voices.append(most_given(given))
    if (given_most := most_given(voices)) is not None:
        return given_most
    services = (
        most_given(
            served(documents[item.document].text, at, within.get(item.document, ())) for at in item.entity.mentions
        )
        for item in group
    )
    roles = [role for item in group for role, _ in item.entity.roles]
    offices = (
        owned.of(name, documents[name].text, at, [role for role, _ in item.entity.roles], within.get(name, ()))
        for item in group
        for name in (item.document,)
        for at in item.entity.mentions
    )
    return most_given(services) or side_of_office(_display(group), roles) or most_given(offices)


def _within(spans: Sequence[Any], start: int, end: int) -> Sequence[Any]:
    """Return those of the ordered spans that lie between `start` and `end`."""
    low = bisect_left(spans, start, key=lambda span: span[0])
    high = bisect_left(spans, end, lo=low, key=lambda span: span[0])
    return [span for span in spans[low:high] if span[1] <= end]


def _descriptions(item: Sighting, text: str) -> list[tuple[str, Span]]:
    """Return what else somebody is called ("the Turkish foreign minister"), pronouns left out."""
    return [(text[start:end], (start, end)) for start, end in item.entity.references if " " in text[start:end]]


def _display(group: Sequence[Sighting]) -> str:
    """Return the most complete of the common spellings; a state and a known organisation by its usual name."""
    counts: Counter[str] = Counter()
    for item in group:
        for spelling, many in item.spellings:
            counts[spelling] += many
    usual = sorted({name for name in map(_usual, counts) if name})
    if usual:
        return usual[0]
    short_first = likeliest_type(group) != "person"
    name = min(counts, key=lambda name: (not short_first and " " not in name, -counts[name], -len(name), name))
    return name.title() if name.isupper() and len(name) > 4 and likeliest_type(group) == "place" else name


def _usual(name: str) -> str | None:
    seat = known(name)
    return country(name) or (seat[0] if seat else None)


def _names(group: Sequence[Sighting]) -> tuple[str, ...]:
    """Return all spellings, sorted; one all in capitals only where no other is spelled so."""
    spellings = {spelling for item in group for spelling, _ in item.spellings}
    mixed = {name.casefold() for name in spellings if not name.isupper()}
    return tuple(
        sorted(name for name in spellings if not (name.isupper() and len(name) > 5 and name.casefold() in mixed))
    )
