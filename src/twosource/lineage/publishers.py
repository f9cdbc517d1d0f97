"""Who publishes a document, and which names mean the same publisher.

A name and a host are brought to one key: "The Kyiv Post", "Kyiv Post" and `kyivpost.com` are one. Houses of several
titles have one key for all of them, because two titles of one house are not independent.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from twosource.lexicon.agencies import Agency, agency, agency_of_host, sounds_like_agency
from twosource.lexicon.folding import fold
from twosource.lexicon.publishers import Publisher, host_in, platform, publisher, publisher_of_host
from twosource.records.identity import make_id
from twosource.records.page import Document
from twosource.records.story import Origin

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_KIND_WORDS = re.compile(r"(?<=\w) (?:news agency|agency|news service|wire service|newswire)$")
_OFFICIAL = re.compile(
    r"\.(?:gov|mil|int)(?:\.[a-z]{2})?$|\.(?:gov|gob|gouv|gv|go)\.[a-z]{2}$|\.europa\.eu$|^kremlin\.ru$"
)
_OFFICE = re.compile(
    r"\b(?:ministry|government|presidency|office of the|embassy|parliament|department of|council of|commission"
    r"|secretariat|white house|kremlin|police|court|union|party)\b"
)
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "gob", "gouv", "ac", "edu", "go", "or", "ne", "in"})


class Voice(Struct, frozen=True, gc=False):
    """A publisher: `key` is the same for all its names, `title` for one title of a house; `kind` as in an origin."""

    key: str
    title: str
    name: str
    kind: str
    house: str | None = None

    @property
    def origin_id(self) -> str:
        """The id of the origin that this publisher is."""
        return _origin_id(self.kind, self.key)


@lru_cache(maxsize=16384)
def _origin_id(kind: str, key: str) -> str:
    return make_id("o", kind, key)


@lru_cache(maxsize=16384)
def voice_of(name: str | None, host: str | None = None) -> Voice | None:
    """Return the publisher that goes by `name` and publishes at `host`, or None where neither is given."""
    host = host or (host_in(name) if name else None)
    host = host.lower().removeprefix("www.") if host else None
    by_host = agency_of_host(host) or publisher_of_host(host) if host else None
    by_name = (agency(name) or publisher(name)) if name else None
    found = by_name or by_host
    if found is not None:
        return _listed(found)
    shown = name if name and not host_in(name) else host
    if not shown:
        return None
    key = key_of(shown) if shown != host else _host_key(shown)
    return Voice(key, key, shown, _kind(shown, host)) if key else None


def names_by_host(documents: Sequence[Document]) -> dict[str, str]:
    """Return the name that a host goes by, where one of the documents gives it."""
    pairs = sorted((_host(document) or "", document.outlet.name or "") for document in documents)
    return {host: name for host, name in reversed(pairs) if host and name}


def voice_of_document(document: Document, names: Mapping[str, str]) -> Voice:
    """Return the publisher of `document`; one that is not known is a publisher of its own, named for the document.

    `names` are those of hosts, for a document that gives its host only.
    """
    host = _host(document)
    found = voice_of(document.outlet.name or names.get(host or ""), host)
    if found is not None:
        return found
    title = " ".join((document.title or document.text[:80]).split()[:8])
    return Voice(document.id, document.id, f"unknown outlet ({title}…)", "unknown")


def keys_of_document(document: Document, voice: Voice) -> frozenset[str]:
    """Return every key by which another text may mean the publisher of `document`: its title, initials and host."""
    host = _host(document)
    short = initials(document.outlet.name or "")
    return frozenset({voice.title, *([_host_key(host)] if host else []), *([short] if short else [])})


def is_short_for(name: str, outlet: str | None) -> bool:
    """Say whether a name stands for an outlet's longer one: "The Observer" or "PO" in the Pelz Observer."""
    if agency(name) or (publisher(name) and publisher(outlet or "")):
        return False
    if name.isupper() and fold(name) == _initials(outlet or ""):
        return True
    words, whole = _plain(name).split(), _plain(outlet or "").split()
    return bool(words) and (whole[: len(words)] == words or whole[-len(words) :] == words)


def voice_of_platform(name: str) -> Voice | None:
    """Return the platform that `name` names as a publisher, or None."""
    shown = platform(name)
    return Voice(key_of(shown), key_of(shown), shown, "outlet") if shown else None


def origin_of(voice: Voice, names: set[str], documents: tuple[str, ...]) -> Origin:
    """Return the origin that a publisher is, under the names that the set knows it by."""
    shown = ", ".join(sorted(names))
    if len(names) > 1 and voice.house:
        shown += f" (one house: {voice.house})"
    return Origin(id=voice.origin_id, name=shown, kind=voice.kind, documents=documents)


def _listed(found: Agency | Publisher) -> Voice:
    if isinstance(found, Agency):
        return Voice(key_of(found.name), key_of(found.name), found.name, "agency")
    return Voice(key_of(found.house or found.name), key_of(found.name), found.name, "outlet", found.house)


def _host(document: Document) -> str | None:
    host = document.outlet.domain or host_in(document.url or "")
    return host.lower().removeprefix("www.") if host else None


def key_of(name: str) -> str:
    """Return what the spellings of one publisher's name have in common."""
    plain = _plain(name)
    return _NOT_LETTERS.sub("", _KIND_WORDS.sub("", plain) or plain)


def _plain(name: str) -> str:
    return fold(name).removeprefix("the ")


def initials(name: str) -> str | None:
    """Return the key of a name's initials, where it is of three words or more: "Maritime Press Agency" is "MPA"."""
    found = _initials(name)
    return found if len(found) >= 3 else None


def _initials(name: str) -> str:
    return fold("".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper()))


def _host_key(host: str) -> str:
    """Return the registered word of a host: `news.kyivpost.com` and `kyivpost.co.uk` give `kyivpost`."""
    parts = host.split(".")
    while len(parts) > 2 and parts[-2] in _SECOND_LEVEL:
        parts.pop()
    return _NOT_LETTERS.sub("", parts[-2] if len(parts) > 1 else parts[0])


def _kind(name: str, host: str | None) -> str:
    if sounds_like_agency(name):
        return "agency"
    if (host and _OFFICIAL.search(host)) or _OFFICE.search(fold(name)):
        return "institution"
    return "outlet"
