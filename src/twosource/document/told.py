"""From what data say of an article to the article."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from twosource.document.article import Article
from twosource.document.authors import authors, signed
from twosource.document.body import body
from twosource.document.credits_together import credits_together
from twosource.document.hosts import host
from twosource.document.machine_times import page_time
from twosource.document.notices import notices
from twosource.document.plain_words import letters, plain
from twosource.records.page import Credit, Outlet, Stamp
from twosource.settings import Settings

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Told(Struct, frozen=True, kw_only=True):
    """What data say of one article, in the words of the data; what they do not say is None or empty.

    `body` is HTML or plain text. `published` and `modified` are moments in any form that software writes.
    `byline` has a name or a line of names in each part. `notices` name the fields that were not understood.
    """

    body: str
    title: str | None = None
    outlet: Outlet = Outlet()
    url: str | None = None
    ref: str | None = None
    published: str | None = None
    modified: str | None = None
    byline: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    captions: tuple[str, ...] = ()
    language: str | None = None
    notices: tuple[str, ...] = ()


def article(told: Told, settings: Settings) -> Article:
    """Return the article that data tell; times that are not understood are left out, and a notice says so.

    Raises:
        Refused: there is no text in it, or too much.

    """
    noted = list(told.notices)
    title = plain(cleared(told.title)) or None if told.title else None
    matter = body(cleared(told.body), title, settings)
    outlet = _outlet(told)
    persons, agencies = (
        tuple(name for name in names if letters(name) not in (letters(outlet.name or ""), letters(outlet.domain or "")))
        for names in authors(map(cleared, told.byline))
    )
    published, modified = _time("published", told.published, noted), _time("modified", told.modified, noted)
    if published is not None and modified is not None and modified.value == published.value:
        modified = None
    signs = [*told.byline, *matter.beside, *matter.text.split("\n")]
    return Article(
        title=title,
        text=matter.text,
        outlet=outlet,
        published=published,
        modified=modified,
        byline=signed(persons, agencies, outlet.name),
        captions=tuple(dict.fromkeys((*filter(None, map(plain, map(cleared, told.captions))), *matter.captions))),
        notices=tuple(dict.fromkeys((*noted, *notices(signs)))),
        credits=credits_together(matter.text, stated=told.credits, beside=matter.beside, agencies=agencies),
        url=cleared(told.url) if told.url else None,
        declared=told.language,
        ref=cleared(told.ref) if told.ref else None,
    )


def cleared(text: str) -> str:
    """Put a blank for each control character."""
    return _CONTROL.sub(" ", text)


def unread_fields(fields: dict[str, Any], said: Iterable[tuple[str, Sequence[str], object]]) -> tuple[str, ...]:
    """Return a notice for each name whose fields hold something, out of which nothing could be read.

    `said` has the name that a notice gives, the fields that may hold it, and what was read.
    """
    return tuple(f"{name} not understood" for name, places, read in said if not read and any(map(fields.get, places)))


def _outlet(told: Told) -> Outlet:
    name = plain(cleared(told.outlet.name)) if told.outlet.name else ""
    return Outlet(name=name or None, domain=host(told.url) or told.outlet.domain)


def _time(name: str, words: str | None, noted: list[str]) -> Stamp | None:
    if not words:
        return None
    understood = page_time(cleared(words))
    if understood is None:
        noted.append(f"{name} not understood")
    return understood
