"""The titles that documents give somebody, each with its words and its latest dated report."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from twosource.actors.spellings import Sighting
from twosource.records.page import Document, Span
from twosource.records.story import Evidence, Role


def roles_of(group: Sequence[Sighting], documents: Mapping[str, Document]) -> tuple[Role, ...]:
    """Return the roles of one person, the one given most recently first, then the one given most often."""
    places: dict[str, list[tuple[str, Span, str]]] = defaultdict(list)
    for item in group:
        for role, span in item.entity.roles:
            places[_key(role)].append((item.document, span, role))
    found = [(len(given), _role(given, documents)) for given in places.values()]
    by_name = sorted(found, key=lambda pair: (-pair[0], pair[1].role))
    return tuple(role for _, role in sorted(by_name, key=lambda pair: pair[1].time or "", reverse=True))


def _key(role: str) -> str:
    return " ".join(role.casefold().replace("’", "'").split())


def _role(given: Sequence[tuple[str, Span, str]], documents: Mapping[str, Document]) -> Role:
    words = Counter(role for _, _, role in given)
    days = [documents[document].published.value for document, _, _ in given]
    evidence = tuple(
        Evidence(document=document, span=span, quote=documents[document].text[span[0] : span[1]])
        for document, span, _ in sorted(set(given))
    )
    return Role(
        role=min(words, key=lambda role: (-words[role], role)),
        evidence=evidence,
        time=max((day[:10] for day in days if day), default=None),
    )
