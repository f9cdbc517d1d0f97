"""What one entry of a feed says: its article's headline, times, authors, address, text, and whose it was before."""

import html
import io
import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from twosource.errors import Refused

_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"\s+")
_APPEARED = re.compile(
    r"(?:<p>\s*)?The post\s*<a\b[^<>]*>[^<>]{0,600}</a>\s*(?:appeared|first appeared)[^<>]{0,40}"
    r"<a\b[^<>]*>[^<>]{0,300}</a>\.?\s*+(?:</p>\s*+)?$"
)
"""What a much used program for sites writes under every entry."""
_BREAKS_OFF = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[\+\]|\(more…?\)|(?:\b(?:continue reading|read (?:more|on|the (?:full|rest|whole)"
    r"|full)|full (?:story|article)|more at)\b[^.!?\n]{0,80}?))[\s→»>]*$",
    re.IGNORECASE,
)
LEAST_OF_CONTENT, LEAST_OF_SUMMARY = 60, 150
"""Words that make an article of what an entry holds: in the place for the whole text, and in that for a summary."""


class Named(Struct, frozen=True, kw_only=True):
    """A publisher or source as an entry names it."""

    name: str | None = None
    url: str | None = None


class Entry(Struct, frozen=True, kw_only=True):
    """What an entry says. Times are in its own words; `text` is HTML; `whole` says that it is a full article.

    `key` tells it from the others of its feed. `source` is the feed that the entry was taken over from,
    `derived` are other sources that it says it rests on. `feed` is the feed itself.
    """

    key: str
    title: str | None = None
    url: str | None = None
    text: str = ""
    whole: bool = False
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    rights: str | None = None
    feed: Named = Named()
    publisher: str | None = None
    source: Named | None = None
    derived: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The words of the text on one line."""
        return _words(self.text)


def readable(entries: Iterable[bytes]) -> Iterator[tuple[bytes, Entry]]:
    """Yield those of the entries that can be read, each with what it says."""
    for data in entries:
        with suppress(Refused):
            yield data, read_entry(data)


def read_entry(data: bytes) -> Entry:
    """Return what the entry of a feed of one says; whatever is not there or makes no sense is left out.

    Raises:
        Refused: there is no reading it.

    """
    import feedparser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            parsed = feedparser.parse(
                io.BytesIO(data),
                sanitize_html=False,
                resolve_relative_uris=False,
                response_headers={"content-type": "application/xml; charset=utf-8"},
            )
        except Exception as error:
            raise Refused("an entry of a feed that cannot be read") from error
    found: dict[str, Any] = dict(parsed["entries"][0]) if parsed["entries"] else {}
    feed: dict[str, Any] = dict(parsed["feed"])
    text, whole = _text(found)
    url = _address(found.get("feedburner_origlink")) or _address(found.get("link"))
    title = _words(found.get("title"))
    return Entry(
        key=_plain(found.get("id")) or url or title or _words(text)[:200],
        title=title or None,
        url=url,
        text=text,
        whole=whole,
        published=_plain(found.get("published")) or _plain(found.get("created")) or None,
        updated=_plain(found.get("updated")) or None,
        authors=tuple(dict.fromkeys(name for each in found.get("authors") or () if (name := _words(each.get("name"))))),
        language=_plain(feed.get("language")) or _language(found),
        rights=_words(found.get("rights")) or None,
        feed=Named(name=_words(feed.get("title")) or None, url=_address(feed.get("link"))),
        publisher=_words(found.get("publisher")) or None,
        source=_source(found.get("source")),
        derived=tuple(name for name in (_words(found.get("dc_source")),) if name),
    )


def _text(found: dict[str, Any]) -> tuple[str, bool]:
    """Return the longest text that an entry holds, as HTML, and whether it is an article."""
    parts = [(each, LEAST_OF_CONTENT) for each in found.get("content") or ()]
    parts += [(found["summary_detail"], LEAST_OF_SUMMARY)] if isinstance(found.get("summary_detail"), dict) else []
    best, least, most = "", LEAST_OF_SUMMARY, 0
    for part, needed in parts:
        kind, value = str(part.get("type") or "text/html"), part.get("value") or ""
        if not isinstance(value, str) or not ("html" in kind or kind.startswith("text/")):
            continue
        shown = _APPEARED.sub("", value) if "html" in kind else _paragraphs(value)
        words = len(_words(shown).split())
        if words > most:
            best, least, most = shown, needed, words
    return best, most >= least and not _BREAKS_OFF.search(_words(best)[-200:])


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(part.strip())}</p>" for part in re.split(r"\n\s*\n", text) if part.strip())


def _source(value: object) -> Named | None:
    if not isinstance(value, dict):
        return None
    name = _words(value.get("title")) or _words(value.get("value"))
    made = Named(name=name or None, url=_address(value.get("link")) or _address(value.get("href")))
    return made if made.name or made.url else None


def _language(found: dict[str, Any]) -> str | None:
    detail = found.get("title_detail")
    return _plain(detail.get("language")) or None if isinstance(detail, dict) else None


def _address(value: object) -> str | None:
    text = _plain(value)
    try:
        parts = urlsplit(text)
        return text if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def _plain(value: object) -> str:
    return _SPACE.sub(" ", value).strip()[:2000] if isinstance(value, str) else ""


def _words(value: object) -> str:
    """Return the words of a piece of HTML on one line."""
    if not isinstance(value, str):
        return ""
    return _SPACE.sub(" ", html.unescape(_TAG.sub(" ", value))).strip()
