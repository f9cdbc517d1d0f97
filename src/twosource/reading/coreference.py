"""Who is meant: names of one bearer within a document, and the pronouns and descriptions that stand for them."""

from collections.abc import Mapping, Sequence, Set

from msgspec import Struct, structs

from twosource.language.names import name_key, same_word
from twosource.lexicon.countries import country, state
from twosource.lexicon.organizations import known
from twosource.reading.entities_words import Word
from twosource.reading.references import references
from twosource.records.page import Span
from twosource.records.reading import Entity

_MOST = 40  # longer names that share a word; a name in so many tells nobody apart
_LETTERS = 6  # so many letters an acronym has less than
_SPELT = 4  # letters that a given name has at least where another spelling of it is looked for


class Named(Struct, frozen=True):
    """One mention by name: words `first` up to `last`, the name, its kind, and the roles given beside it."""

    first: int
    last: int
    name: str
    kind: str
    roles: tuple[tuple[str, Span], ...] = ()


class Bearer(Struct):
    """The mentions of one bearer, as they are gathered."""

    kind: str
    mentions: list[Named]


def join(words: Sequence[Word], named: Sequence[Named]) -> list[Bearer]:
    """Join the mentions of one bearer; in order of first mention."""
    bearers: dict[str, Bearer] = {}
    keys = _person_keys(named)
    short = acronyms(words, [(item.first, item.last) for item in named])
    for item in named:
        if item.kind == "person":
            key = "person " + keys[item.name]
        else:
            key = _thing_key(short.get(item.name, item.name), item.kind)
        bearers.setdefault(key, Bearer(item.kind, [])).mentions.append(item)
    return list(bearers.values())


def _thing_key(name: str, kind: str) -> str:
    place = state(name)
    if place and kind == "place":
        # A capital stays a place of its own: whether it acts for the state is decided across documents.
        return "place " + (place if country(name) else name_key(name))
    seat = known(name)
    return f"{kind} {seat[0] if seat else name_key(name)}"


def _person_keys(named: Sequence[Named]) -> dict[str, str]:
    """Map every person's name to the key of the fullest name that it can only stand for."""
    names = sorted({item.name for item in named if item.kind == "person"})
    parts = {name: tuple(name_key(name).split()) for name in names}
    holding: dict[str, list[tuple[str, ...]]] = {}
    for part in sorted(set(parts.values()), key=lambda part: (-len(part), part)):
        for word in sorted(set(part)) if len(part) > 1 else ():
            holding.setdefault(word, []).append(part)
    spelt = _spellings(named, parts, holding)
    full = {name: _fullest(part, holding.get(part[-1], ()), spelt) if part else () for name, part in parts.items()}
    return {name: " ".join(spelt.get(part, part)) if part else name for name, part in full.items()}


def _spellings(
    named: Sequence[Named], parts: Mapping[str, tuple[str, ...]], holding: Mapping[str, Sequence[tuple[str, ...]]]
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Map a full name to the first of the same surname that it only spells otherwise: Kristin Wilkins, Kristen."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name in dict.fromkeys(item.name for item in named if item.kind == "person"):
        part = parts[name]
        if len(part) < 2 or part in found:
            continue
        alike = (other for other in holding.get(part[-1], ())[:_MOST] if _spelt_alike(part, other))
        for other in alike:
            found.setdefault(other, part)
    return {part: found.get(first, first) for part, first in found.items()}


def _spelt_alike(part: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if part == other or part[1:] != other[1:] or min(len(part[0]), len(other[0])) < _SPELT:
        return False
    return same_word(part[0], other[0])


def _fullest(
    part: tuple[str, ...], full: Sequence[tuple[str, ...]], spelt: Mapping[tuple[str, ...], tuple[str, ...]]
) -> tuple[str, ...]:
    """Return the one longer name that `part` abbreviates; `part` itself where there is none or more than one."""
    if len(full) > _MOST:
        return part
    for test in (_is_end, _is_start, _within):
        fits = [other for other in full if len(other) > len(part) and test(part, other)]
        roots = [other for other in fits if not any(other is not more and _within(other, more) for more in fits)]
        if len({spelt.get(root, root) for root in roots}) == 1:
            return roots[0]
        if len(roots) > 1:
            return part
    return part


def _is_end(part: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return other[-len(part) :] == part


def _is_start(part: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return other[: len(part)] == part


def _within(part: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """All of `part` stands in `other` in order: "Hakan Fidan" in "Hakan M Fidan"."""
    rest = iter(other)
    return len(part) < len(other) and all(any(word == there for there in rest) for word in part)


def acronyms(words: Sequence[Word], spans: Sequence[tuple[int, int]]) -> dict[str, str]:
    """Map a short name to its long one: in brackets behind it ("Israel Defense Forces (IDF)"), or its first letters."""
    last_of = dict(spans)
    found = _initials({" ".join(word.text for word in words[a:b]) for a, b in spans})
    for first, last in spans:
        end = last_of.get(last + 1)
        if end is not None and end < len(words) and words[last].text == "(" and words[end].text == ")":
            long, short = (" ".join(word.text for word in words[a:b]) for a, b in ((first, last), (last + 1, end)))
            if _abbreviates(short, long):
                found[short] = long
    return found


def _initials(names: Set[str]) -> dict[str, str]:
    """Map letters to the one name that begins with them: GM, General Motors."""
    long: dict[str, list[str]] = {}
    for name in sorted(names):
        heads = [word[0] for word in name.split() if word[0].isupper()]
        if 1 < len(heads) < _LETTERS and not name.isupper():
            long.setdefault("".join(heads), []).append(name)
    short = {name for name in names if name.isupper() and name.isalpha() and not country(name) and not known(name)}
    return {name: long[name][0] for name in sorted(short & long.keys()) if len(long[name]) == 1}


def _abbreviates(short: str, name: str) -> bool:
    letters = [sign for sign in short if sign.isupper()]
    if len(letters) == 1 and 2 < len(short) < 9 and short.isalpha():
        # "Numsa": written like a word, but every letter is one of the large letters of the name, in order.
        large = iter(sign for sign in name if sign.isupper())
        return all(any(sign == other for other in large) for sign in short.upper())
    heads = [word[0] for word in name.split() if word[0].isupper()]
    return len(letters) > 1 and letters[:1] == heads[:1] and len(set(letters) & set(heads)) >= len(set(letters)) - 1


def refer(text: str, words: Sequence[Word], bearers: Sequence[Bearer]) -> tuple[Entity, ...]:
    """Tie pronouns and descriptions to the bearers, and write all of it down."""
    ordered = sorted(bearers, key=lambda bearer: bearer.mentions[0].first)
    spans = references(text, words, [_entity(text, words, bearer, at) for at, bearer in enumerate(ordered)])
    return tuple(
        structs.replace(_entity(text, words, bearer, at), references=tuple(spans.get(f"e{at + 1}", ())))
        for at, bearer in enumerate(ordered)
    )


def _entity(text: str, words: Sequence[Word], bearer: Bearer, at: int) -> Entity:
    spans = [(words[item.first].start, words[item.last - 1].end) for item in bearer.mentions]
    roles = dict.fromkeys(role for item in bearer.mentions for role in item.roles)
    return Entity(
        id=f"e{at + 1}",
        type=bearer.kind,
        name=_display(bearer),
        mentions=tuple(spans),
        roles=tuple(roles),
    )


def _display(bearer: Bearer) -> str:
    """Return the most complete name: the most words, then not all in capitals, then the most frequent, the first."""
    counts: dict[str, int] = {}
    for item in bearer.mentions:
        counts[item.name] = counts.get(item.name, 0) + 1

    def rank(name: str) -> tuple[int, bool, int]:
        return len(name.split()) if bearer.kind == "person" else len(name), not name.isupper(), counts[name]

    return max(counts, key=rank)


def entity_at(entities: Sequence[Entity], span: Span) -> str | None:
    """Return the id of the entity that the phrase at `span` is about, or None.

    In "Ukraine's foreign minister Andrii Sybiha" that is the person, in "a spokesman for the Port Authority"
    the organisation: a person before anything else, then the first that is not inside another, then the longest.
    """
    inside: list[tuple[int, int, int, str]] = []
    for entity in entities:
        for start, end in (*entity.mentions, *entity.references):
            if start < span[1] and span[0] < end and (span[0] <= start or end <= span[1]):
                whole = (start, end) == span
                rank = 0 if whole else 1 if entity.type == "person" else 2 if entity.type != "place" else 3
                inside.append((rank, start, -end, entity.id))
    return min(inside)[3] if inside else None
