"""The article that an entry of a feed holds: its HTML cleaned as that of a page, its facts as the feed gives them."""

import html as entities
import re

from msgspec import structs

from twosource.document import html
from twosource.document.article import Article
from twosource.document.credits import credits
from twosource.document.hosts import host, same_owner
from twosource.document.machine_times import machine_time
from twosource.errors import Refused
from twosource.feeds import Entry, read_entry
from twosource.lexicon.publishers import publisher_of_host
from twosource.records.page import Credit, Outlet, Stamp
from twosource.settings import Settings

_PARTS = re.compile(r"\s*(?:\s[-–—»«:·•/]{1,2}\s|[|»«]|:\s)\s*")
_RESERVED = re.compile(r"\W*\ball rights reserved\b.*$", re.IGNORECASE | re.DOTALL)
_SHORT_YEAR = re.compile(r"\b(\d{1,2} [A-Z][a-z]{2}) (\d\d)(?= \d{1,2}:)")
_LONGEST_NAME = 100


def feed_article(data: bytes, settings: Settings) -> Article:
    """Return the article in a feed of one entry.

    Raises:
        Refused: the entry holds no article.

    """
    entry = read_entry(data)
    if not entry.text:
        raise Refused("an entry of a feed without any text")
    found = html.articles(_as_page(entry), entry.url, settings)[0]
    outlet = _outlet(entry)
    published = _stamp(entry.published) or _stamp(entry.updated)
    updated = _stamp(entry.updated)
    named = tuple(credit for credit in _credits(entry, outlet) if credit not in found.credits)
    return structs.replace(
        found,
        title=entry.title or found.title,
        outlet=outlet,
        published=published or found.published,
        modified=updated if updated and published and updated.value != published.value else found.modified,
        credits=(*named, *found.credits),
        url=entry.url,
        declared=entry.language,
    )


def led_to(found: Article, data: bytes) -> Article:
    """Return the article of a page with what only the feed of one entry, which led to it, says of it."""
    entry = read_entry(data)
    outlet = found.outlet if found.outlet.name else structs.replace(found.outlet, name=_outlet(entry).name)
    published = found.published or _stamp(entry.published) or _stamp(entry.updated)
    updated = _stamp(entry.updated)
    is_later = updated is not None and (published is None or updated.value != published.value)
    known = {_letters(credit.name) for credit in found.credits}
    named = (credit for credit in _credits(entry, outlet) if _letters(credit.name) not in known)
    return structs.replace(
        found,
        title=found.title or entry.title,
        outlet=outlet,
        published=published,
        modified=found.modified or (updated if is_later else None),
        credits=(*named, *found.credits),
    )


def _as_page(entry: Entry) -> str:
    """Return the page that an entry would be: so that its text comes out as that of the page does."""

    def meta(name: str, content: str | None) -> str:
        return f'<meta name="{name}" content="{entities.escape(content)}">' if content else ""

    head = [
        f"<title>{entities.escape(entry.title or '')}</title>",
        meta("og:title", entry.title),
        meta("og:type", "article"),
        meta("og:site_name", entry.feed.name),
        meta("article:published_time", entry.published or entry.updated),
        *(meta("author", name) for name in entry.authors),
    ]
    heading = f"<h1>{entities.escape(entry.title)}</h1>" if entry.title else ""
    return (
        f"<!doctype html><html><head>{''.join(head)}</head><body><article>{heading}{entry.text}</article></body></html>"
    )


def _outlet(entry: Entry) -> Outlet:
    """Name who publishes the article: the feed where it is of the article's own site, or else the source it gives."""
    domain = host(entry.url) or host(entry.feed.url)
    known = publisher_of_host(domain)
    if known is not None:
        return Outlet(name=known.name, domain=domain)
    if entry.publisher:
        return Outlet(name=entry.publisher[:_LONGEST_NAME], domain=domain)
    for named in (entry.source, entry.feed):
        if named is not None and named.name and (entry.url is None or same_owner(host(named.url), domain)):
            return Outlet(name=_short(named.name, domain), domain=domain)
    return Outlet(domain=domain)


def _short(title: str, domain: str | None) -> str | None:
    """Return the part of a feed's title that names the outlet and not the section: the one its host is called by."""
    parts = [part for part in _PARTS.split(title) if part and len(part) <= _LONGEST_NAME]
    core = _letters((domain or "").rsplit(".", 1)[0])
    fit = (part for part in parts if core and (_letters(part) in core or core in _letters(part)))
    whole = title if len(parts) == 1 and len(title) <= _LONGEST_NAME else None
    return next(fit, whole)


def _credits(entry: Entry, outlet: Outlet) -> list[Credit]:
    """Return the sources that an entry gives: the feed it was taken over from, what it rests on, whose rights it is."""
    found: dict[str, Credit] = {}
    named = [(entry.source.name, entry.source.url)] if entry.source is not None else []
    named += [(None if host(name) else name, name if host(name) else None) for name in entry.derived]
    for name, url in named:
        shown = (name or host(url) or "")[:_LONGEST_NAME]
        own = _letters(shown) == _letters(outlet.name or "") or same_owner(host(url), outlet.domain)
        if shown and not own:
            found.setdefault(_letters(shown), Credit(name=shown, how="structured", url=url))
    for credit in credits(_RESERVED.sub("", entry.rights or "")[:200]):
        found.setdefault(_letters(credit.name), structs.replace(credit, span=None))
    return list(found.values())


def _stamp(words: str | None) -> Stamp | None:
    """Return a time in the words of a feed; RSS still writes years of two digits (RFC 822)."""
    if not words:
        return None
    found = machine_time(_SHORT_YEAR.sub(r"\1 20\2", words))
    return structs.replace(found, evidence=words) if found is not None and found.value else None


def _letters(words: str) -> str:
    return "".join(letter for letter in words.lower() if letter.isalnum())
