"""Title, outlet, times, byline and origin of a page, from what it says for machines and what it shows."""

import re

from lxml import html
from msgspec import Struct

from twosource.document.authors import authors, signed
from twosource.document.hosts import absolute, host, same_owner
from twosource.document.html_times import Times, times
from twosource.document.html_tree import squeeze, text_of
from twosource.document.plain_words import letters, plain
from twosource.document.structured import Structured, about, kinds, strings
from twosource.document.structured_credits import Named, based_on, cited, credits_of
from twosource.records.page import Credit, Outlet, Stamp

_SUFFIX = re.compile(r" [|\-–—»:·•]{1,2} | ?\| ?")
_BYLINE = re.compile(r"(?:^|[\s_-])(?:by-?line|author|authors|writer|reporter)(?:$|[\s_-]|name|s$)|author-?name|byline")
_ADDRESS = re.compile(r"^(?:https?://|www\.)|^@|\.(?:com|org|net)$", re.I)
_SITE_WORDS = 5


class PageFacts(Struct, frozen=True, kw_only=True):
    """What a page says about its article. `agencies` are the parts of the byline that name no person."""

    title: str | None
    outlet: Outlet
    published: Stamp | None
    modified: Stamp | None
    byline: tuple[str, ...]
    agencies: tuple[str, ...]
    labels: tuple[str, ...]
    credits: tuple[Credit, ...]
    language: str | None
    url: str | None


def page_facts(tree: html.HtmlElement, said: Structured, url: str | None) -> PageFacts:
    """Gather the facts of a page; `url` is where it came from, where that is known."""
    own, origin = _addresses(tree, said, url)
    outlet = _outlet(tree, said, own)
    found: Times = times(tree, said)
    persons, agencies = _authors(tree, said, outlet)
    return PageFacts(
        title=_title(tree, said, outlet),
        outlet=outlet,
        published=found.published,
        modified=found.modified,
        byline=signed(persons, agencies, outlet.name),
        agencies=agencies,
        labels=found.lines,
        credits=_credits(said, outlet, origin),
        language=tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or said.first("og:locale", "content-language", "language"),
        url=own,
    )


def _addresses(tree: html.HtmlElement, said: Structured, url: str | None) -> tuple[str | None, str | None]:
    """Return the page's own address, and that of the page it was taken from where its canonical link is foreign."""
    shared = absolute(said.first("og:url"), url)
    canonical = next(
        (full for link in said.links.get("canonical", ()) if (full := absolute(link, url or shared))), None
    )
    home = host(url) or _home(said, shared)
    if canonical and home and not same_owner(host(canonical), home):
        local = shared if shared and same_owner(host(shared), home) else url
        return local, canonical
    return canonical or shared or url or about(said.article), None


def _home(said: Structured, shared: str | None) -> str | None:
    """Tell the host a page is served from by what only its own publisher sets."""
    publisher = next(iter(kinds(said.article.get("publisher"))), {})
    named = host(shared) or host(next(iter(strings(publisher.get("url"))), None))
    if named:
        return named
    links = [host(link) for name in ("search", "pingback", "edituri") for link in said.links.get(name, ())]
    return links[0] if links and len(set(links)) == 1 else None


def _outlet(tree: html.HtmlElement, said: Structured, own: str | None) -> Outlet:
    publisher = said.article.get("publisher")
    names = [
        *(said.meta.get("og:site_name", ())),
        *strings(publisher, "name"),
        *(said.meta.get("application-name", ())),
        *(said.meta.get("apple-mobile-web-app-title", ())),
        *(said.meta.get("dc.publisher", ())),
        *(said.meta.get("publisher", ())),
    ]
    short = [plain(name) for name in names if len(name) < 80]
    name = next((name for name in short if not _ADDRESS.search(name)), None)
    name = name or next((name for name in short if not name.startswith(("http", "@", "www."))), None)
    domain = host(own) or next((host(url) for node in kinds(publisher) for url in strings(node.get("url"))), None)
    return Outlet(name=name or _site_in_title(tree, domain), domain=domain)


def _site_in_title(tree: html.HtmlElement, domain: str | None) -> str | None:
    """The part of the page title beside the heading that the page shows, or that says the same as the domain."""
    whole = _document_title(tree) or ""
    headings = {letters(heading) for heading in _headings(tree)}
    for mark in _SUFFIX.finditer(whole):
        for one, other in ((whole[: mark.start()], whole[mark.end() :]), (whole[mark.end() :], whole[: mark.start()])):
            if letters(one) in headings and 0 < len(other.split()) <= _SITE_WORDS:
                return squeeze(other)
    last = squeeze(_SUFFIX.split(whole)[-1]) if _SUFFIX.search(whole) else ""
    core = letters((domain or "").rsplit(".", 1)[0])
    return last if last and core and (letters(last) in core or core in letters(last)) else None


def _headings(tree: html.HtmlElement) -> list[str]:
    """The main headings that a page shows; those of the second order where it has none of the first."""
    for tag in ("h1", "h2"):
        found = [plain(text_of(element, 400)) for element in list(tree.iter(tag))[:10]]
        if any(found):
            return [words for words in found if words]
    return []


def _title(tree: html.HtmlElement, said: Structured, outlet: Outlet) -> str | None:
    """The headline: of those that the page names, the first that the page also shows; without the site's name."""
    shown = _headings(tree)
    named = [
        *strings(said.article.get("headline"), "@value"),
        *(said.meta.get("og:title", ())),
        *(said.meta.get("twitter:title", ())),
        _document_title(tree) or "",
        *(said.items.get("headline", ())),
        *strings(said.article.get("name")),
    ]
    cut = [_without_site(plain(words), outlet, shown) for words in named]
    cut = [words for words in cut if words]
    for words in cut:
        for heading in shown:
            if letters(words) == letters(heading):
                return heading
    for heading in shown:
        if any(len(letters(heading)) > 15 and letters(heading) in letters(words) for words in cut):
            return heading
    return next(iter(cut), None) or next(iter(shown), None)


def _without_site(words: str, outlet: Outlet, shown: list[str]) -> str:
    """Cut the site's name off the ends of a title, by its name, its domain, or because the heading stops there."""
    site = {
        letters(outlet.name or ""),
        letters((outlet.domain or "").rsplit(".", 1)[0]),
        letters(outlet.domain or ""),
    }
    site.discard("")
    headings = {letters(heading) for heading in shown}
    marks = list(_SUFFIX.finditer(words))[-4:]
    for mark in marks:
        if letters(words[: mark.start()]) in headings:
            return words[: mark.start()].strip()
        if letters(words[mark.end() :]) in headings:
            return words[mark.end() :].strip()
    while marks and _names_site(words[marks[-1].end() :], site):
        words = words[: marks.pop().start()].strip()
    return words


def _names_site(part: str, site: set[str]) -> bool:
    core = letters(part)
    return bool(core) and any(core in name or name in core for name in site if len(name) > 2)


def _document_title(tree: html.HtmlElement) -> str | None:
    element = tree.find(".//head/title")
    element = tree.find(".//title") if element is None else element
    return text_of(element, 400) or None if element is not None else None


def _authors(tree: html.HtmlElement, said: Structured, outlet: Outlet) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The first place that names a person wins; what it names besides, and the first that names none, are agencies."""
    meta = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "citation_author", "byl")
    places = [
        strings(said.article.get("author"), "name"),
        strings(said.article.get("creator"), "name"),
        [name for field in meta for name in said.meta.get(field, ())],
        list(said.items.get("author", ())),
        _shown_authors(tree),
    ]
    others: tuple[str, ...] = ()
    for names in places:
        persons, rest = authors(name for name in names if not _ADDRESS.search(name))
        persons, rest = (tuple(name for name in names if not _is_outlet(name, outlet)) for names in (persons, rest))
        if persons:
            return persons, rest
        others = others or rest
    return (), others


def _is_outlet(name: str, outlet: Outlet) -> bool:
    return letters(name) in (letters(outlet.name or ""), letters(outlet.domain or ""))


def _shown_authors(tree: html.HtmlElement) -> list[str]:
    linked = tree.xpath("//a[@rel='author'] | //address//a[contains(@class, 'author')]")[:5]
    found = [text_of(element, 200) for element in linked]
    if found:
        return found
    for element in tree.iter("p", "span", "div", "a", "address", "li", "strong"):
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        if _BYLINE.search(names):
            words = text_of(element, 300)
            if words and len(words) < 120:
                return [words]
    return []


def _credits(said: Structured, outlet: Outlet, origin: str | None) -> tuple[Credit, ...]:
    """What the page says for machines about where its matter comes from."""
    found: list[Named] = [(host(origin) or origin, origin)] if origin else []
    found += based_on(said.article)
    found += [
        (name, None)
        for field in ("article:source", "source", "original-source", "syndication-source")
        for name in said.meta.get(field, ())
    ]
    return (*credits_of(found, outlet), *credits_of(cited(said.article), outlet, how="citing"))
