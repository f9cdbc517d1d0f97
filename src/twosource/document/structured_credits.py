"""Whom structured data name as where an article comes from."""

from twosource.document.hosts import host, same_owner
from twosource.document.plain_words import letters, plain
from twosource.document.structured import Node, kinds, strings
from twosource.records.page import Credit, Outlet

_LONGEST = 100
_MOST = 20
Named = tuple[str, str | None]
"""A name as it is given, and the address beside it."""


def based_on(node: Node) -> list[Named]:
    """Return the works that a schema.org article says it is based on, and who stands behind it as data."""
    found = [named for field in ("isBasedOn", "isBasedOnUrl") for named in _works(node.get(field))]
    for field in ("creditText", "sourceOrganization", "provider"):
        found += [(name, None) for name in strings(node.get(field), "name")]
    return found


def cited(node: Node) -> list[Named]:
    """Return the works that a schema.org article says it cites."""
    return _works(node.get("citation"))


def credits_of(found: list[Named], outlet: Outlet, how: str = "structured") -> tuple[Credit, ...]:
    """Return the credits of what data name, each publisher once, the outlet itself left out."""
    own = {letters(outlet.name or ""), letters(outlet.domain or "")}
    credits: dict[str, Credit] = {}
    for name, link in found[:_MOST]:
        label = host(name) or plain(name)
        key = letters(label)
        if key and len(label) < _LONGEST and key not in own and not same_owner(host(link or name), outlet.domain):
            credits.setdefault(key, Credit(name=label, how=how, url=link or (name if host(name) else None)))
    return tuple(credits.values())


def _works(value: object) -> list[Named]:
    """Return who publishes each work, or its name, or the host of its address."""
    found: list[Named] = []
    for item in value[:_MOST] if isinstance(value, list) else [value]:
        node = next(iter(kinds(item)), {})
        link = next((url for url in strings(node.get("url") or node.get("@id") if node else item) if host(url)), None)
        named = strings(node.get("publisher"), "name") or strings(node.get("name"))
        name = next(iter(named), None) or host(link) or next(iter(strings(item)), None)
        if name:
            found.append((name, link))
    return found
