"""Cut a capture into documents."""

from twosource.document import html
from twosource.document.article import Article
from twosource.document.feed_entry import feed_article, led_to
from twosource.document.languages import NOT_READ, READ, language_of
from twosource.document.prepared import prepared_article
from twosource.document.stamps import bounds
from twosource.errors import Refused
from twosource.feeds import FEEDS
from twosource.records.identity import make_id
from twosource.records.page import Capture, CaptureNote, Document, Outlet, Stamp
from twosource.settings import DEFAULT, Settings

_HTML = ("text/html", "application/xhtml+xml")


def clean(capture: Capture, settings: Settings = DEFAULT) -> list[Document]:
    """Return the articles of `capture` in the order of the page; prepared text gives exactly one, unchanged.

    Raises:
        Refused: there is no article in it, and why.

    """
    if capture.prepared is not None:
        article = prepared_article(capture.prepared)
        return [_document(capture, article, ref=capture.prepared.id, declared=capture.prepared.language)]
    if capture.media_type in FEEDS:
        article, declared = feed_article(capture.data, settings)
        return [_document(capture, article, declared=declared)]
    text = capture.data.decode(capture.charset or "utf-8", "replace").replace("\0", "").removeprefix("\ufeff")
    if len(text) > settings.capture_bytes:
        raise Refused("too long to read")
    if capture.media_type in _HTML:
        article, declared = html.article(text, capture.url, settings)
        article = article if capture.entry is None else led_to(article, capture.entry)
        return [_document(capture, article, declared=declared)]
    if len(text) > settings.text_chars:
        raise Refused(f"a text of more than {settings.text_chars} characters")
    from twosource.document import flat

    found = flat.articles(text)[: settings.articles_per_capture]
    if not found:
        raise Refused("no article in it")
    return [_document(capture, article) for article in found]


def _document(capture: Capture, article: Article, *, ref: str | None = None, declared: str | None = None) -> Document:
    url = article.url or capture.url
    published = article.published or Stamp()
    if published.value is None and published.not_before is None and published.not_after is None:
        not_before, not_after = bounds(article.text)
        published = Stamp(evidence=published.evidence, not_before=not_before, not_after=not_after)
    language = language_of(f"{article.title or ''}\n{article.text}", declared)
    unread = () if language in READ else (NOT_READ,)
    outlet = article.outlet
    return Document(
        id=make_id("d", article.text, outlet.name, outlet.domain, url, published.value, ref),
        ref=ref,
        capture=CaptureNote(path=capture.path, url=capture.url, sha256=capture.sha256, media_type=capture.media_type),
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
