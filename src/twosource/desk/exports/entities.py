"""Entities of FollowTheMoney: an id, a schema, and properties that are lists of words."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from twosource.language.wording import shortened
from twosource.lexicon.country_codes import alpha2

NAME, WORD, TEXT = 384, 1024, 65_000
"""How long a name, another word, and a text may be there, in characters."""

SCHEMATA = ("LegalEntity", "PublicBody", "Organization", "Person")
"""Schemata of actors, the more telling later: where stories differ, the most telling counts."""

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_FORMER = {"su": "suhh", "yu": "yucs"}
_LANGUAGES = """
af=afr am=amh ar=ara az=aze be=bel bg=bul bn=ben bs=bos ca=cat cs=ces da=dan de=deu el=ell en=eng es=spa et=est
fa=fas fi=fin fr=fra ga=gle he=heb hi=hin hr=hrv hu=hun hy=hye id=ind is=isl it=ita ja=jpn ka=kat kk=kaz km=khm
kn=kan ko=kor ky=kir lb=ltz lo=lao lt=lit lv=lav mk=mkd mn=mon ms=msa mt=mlt ne=nep nl=nld no=nor pl=pol ps=pus
pt=por ro=ron ru=rus si=sin sk=slk sl=slv sq=sqi sr=srp sv=swe sw=swa ta=tam te=tel th=tha tl=tgl tr=tur uk=ukr
ur=urd vi=vie zh=zho
"""
_THREE = dict(pair.split("=") for pair in _LANGUAGES.split())


class Entities:
    """Collects entities; of one id, all properties that were given for it."""

    def __init__(self) -> None:
        self._schemata: dict[str, str] = {}
        self._properties: dict[str, dict[str, dict[str, None]]] = {}

    def add(self, plain: str, schema: str, /, **properties: str | Iterable[str | None] | None) -> str:
        """Add properties to the entity of an id, leaving out what is empty, and return its id as it is written."""
        own = known_as(plain)
        before = self._schemata.get(own, schema)
        self._schemata[own] = max(before, schema, key=SCHEMATA.index) if before != schema else schema
        held = self._properties.setdefault(own, {})
        for key, given in properties.items():
            values = [given] if isinstance(given, str) or given is None else given
            for value in values:
                if value and value.strip():
                    held.setdefault(key, {})[value] = None
        return own

    def written(self) -> Iterable[dict[str, Any]]:
        """Return all entities in order of their ids."""
        for name in sorted(self._schemata):
            properties = {key: list(values) for key, values in sorted(self._properties[name].items())}
            yield {"id": name, "schema": self._schemata[name], "properties": properties}


def known_as(name: str) -> str:
    """Return an id of a dossier as other people's data can hold it beside their own."""
    return f"twosource-{name}"


def name(words: str | None) -> str | None:
    """Return words as a name may be long."""
    return shortened(words, NAME) if words else None


def word(words: str | None) -> str | None:
    """Return words as they may be long where they are no text."""
    return shortened(words, WORD) if words else None


def texts(text: str) -> Iterable[str]:
    """Return a text in as many pieces as it takes, cut between paragraphs or words where there are any."""
    while len(text) > TEXT:
        at = max(text.rfind("\n\n", 0, TEXT), text.rfind(" ", TEXT // 2, TEXT)) or TEXT
        at = at if at > 0 else TEXT
        yield text[:at]
        text = text[at:]
    yield text


def day(value: str | None) -> str | None:
    """Return a day, month or year, or None where the value is none of them."""
    found = _DAY.fullmatch((value or "").partition("T")[0])
    return found[0] if found else None


def link(url: str | None) -> str | None:
    """Return an address of the web, or None where it is none."""
    try:
        parts = urlsplit(url or "")
        fit = parts.scheme in ("http", "https") and parts.hostname and not re.search(r"\s", url or "")
    except ValueError:
        return None
    return url if fit else None


def state(country: str | None) -> str | None:
    """Return the code of a country by its display name."""
    letters = alpha2(country)
    return _FORMER.get(letters, letters) if letters else None


def tongue(language: str | None) -> str | None:
    """Return the three letters of a language, or None where the format has none for it."""
    return _THREE.get(language or "")
