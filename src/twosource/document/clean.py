"""Cut a capture into documents."""

from importlib import import_module

from twosource.document import html
from twosource.document.article import Article
from twosource.document.bounded import bounded
from twosource.document.feed_entry import feed_article, led_to
from twosource.document.glance import may_hold_article
from twosource.document.languages import NOT_READ, READ, language_of
from twosource.document.prepared import prepared_article
from twosource.document.stamps import bounds
from twosource.errors import Refused
from twosource.feeds import FEEDS
from twosource.records.identity import make_id
from twosource.records.page import Capture, CaptureNote, Document, Outlet, Stamp
from twosource.settings import DEFAULT, Settings

_HTML = ("text/html", "application/xhtml+xml")
# what cuts the articles out of the data of each media type; loaded when it is first needed
_DATA = {
    "application/ld+json": "twosource.document.json_ld",
    "application/ninjs+json": "twosource.document.ninjs",
    "application/vnd.iptc.g2.newsitem+xml": "twosource.document.newsml",
    "application/nitf+xml": "twosource.document.nitf",
}


def clean(capture: Capture, settings: Settings = DEFAULT) -> list[Document]:
    """Return the articles of `capture` in the order of the page; prepared text gives exactly one, unchanged.

    Raises:
        Refused: there is no article in it, and why.

    """
    if capture.prepared is not None:
        return [_document(capture, prepared_article(capture.prepared))]
    if capture.media_type in FEEDS:
        return [_document(capture, feed_article(capture.data, settings))]
    text = capture.data.decode(capture.charset or "utf-8", "replace").replace("\0", "").removeprefix("\ufeff")
    if len(text) > settings.capture_bytes:
        raise Refused("too long to read")
    found = _articles(text, capture, settings)
    if sum(len(article.text) for article in found) > settings.text_chars:
        raise Refused(f"articles of more than {settings.text_chars} characters together")
    return [_document(capture, article) for article in found]


def _articles(text: str, capture: Capture, settings: Settings) -> list[Article]:
    if capture.media_type in _HTML:
        if capture.crawl is not None and not capture.alone and not may_hold_article(text):
            raise Refused("no article in it")
        found = html.articles(text, capture.url, settings)
        return [led_to(found[0], capture.entry)] if capture.entry is not None and len(found) == 1 else found
    if capture.media_type in _DATA:
        told: list[Article] = import_module(_DATA[capture.media_type]).articles(text, settings)
        return told
    if len(text) > settings.text_chars:
        raise Refused(f"a text of more than {settings.text_chars} characters")
    from twosource.document import flat

    found = flat.articles(text)[: settings.articles_per_capture]
    if not found:
        raise Refused("no article in it")
    return found


def _document(capture: Capture, article: Article) -> Document:
    article = bounded(article)
    # where data came from holds many articles, and is the address of none of them
    url = article.url or (None if capture.media_type in _DATA else capture.url)
    published = article.published or Stamp()
    if published.value is None and published.not_before is None and published.not_after is None:
        not_before, not_after = bounds(article.text)
        published = Stamp(evidence=published.evidence, not_before=not_before, not_after=not_after)
    language = language_of(f"{article.title or ''}\n{article.text}", article.declared)
    unread = () if language in READ else (NOT_READ,)
    outlet = article.outlet
    return Document(
        id=make_id("d", article.text, outlet.name, outlet.domain, url, published.value, article.ref),
        ref=article.ref,
        capture=CaptureNote(
            path=capture.path,
            url=capture.url,
            sha256=capture.sha256,
            media_type=capture.media_type,
            taken=capture.taken,
        ),
        title=article.title,
        outlet=outlet,
        published=published,
        modified=article.modified,
        byline=article.byline,
        language=language,
        text=article.text,
        captions=article.captions,
        notices=tuple(dict.fromkeys((*article.notices, *unread))),
        credits=tuple(credit for credit in article.credits if not _is_own(credit.name, outlet)),
        url=url,
    )


def _is_own(name: str, outlet: Outlet) -> bool:
    """An outlet that names itself ("told the Courier") rests on nobody else."""
    return name.lower().removeprefix("the ") in (
        (outlet.name or "").lower().removeprefix("the "),
        (outlet.domain or "").lower(),
    )
