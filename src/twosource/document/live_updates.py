"""The entries of a liveblog that its data list: each an article of its own, with its own time."""

from msgspec import structs

from twosource.document.article import Article
from twosource.document.body import body
from twosource.document.plain_words import letters
from twosource.document.schema_article import schema_article
from twosource.document.structured import UPDATES, Node, kinds
from twosource.document.told import Told, article, cleared
from twosource.errors import Refused
from twosource.language.sentences import paragraphs, sentences
from twosource.records.page import LIVE_ENTRY, Outlet
from twosource.settings import Settings

_MOST = 20_000
_LEAST_WORDS = 8


def live_articles(blog: Node, base: str | None, outlet: Outlet | None, settings: Settings) -> list[Article]:
    """Return the entries of a liveblog that have words, in its order, after what the liveblog itself says besides.

    `base` is the address of its page, `outlet` who publishes it where its data do not say. What the liveblog says of
    its publisher and its sources holds for each entry; its headline, its authors and its times do not.
    """
    frame = schema_article(blog, base, outlet)
    told = (schema_article(node, base, frame.outlet) for node in kinds(blog.get(UPDATES), most=_MOST))
    found = (one for each in told if each.body for one in _articles(_entry(each, frame), settings))
    live = list(dict.fromkeys(found))
    return [*_besides(frame, live, settings), *live] if live else []


def _entry(told: Told, frame: Told) -> Told:
    return structs.replace(
        told,
        url=told.url or frame.url,
        credits=tuple(dict.fromkeys((*told.credits, *frame.credits))),
        language=told.language or frame.language,
        notices=(LIVE_ENTRY, *told.notices),
    )


def _articles(told: Told, settings: Settings) -> list[Article]:
    try:
        return [article(told, settings)]
    except Refused:
        return []  # an entry of pictures, or of nothing


def _besides(frame: Told, live: list[Article], settings: Settings) -> list[Article]:
    """Return what a liveblog says in no entry, an introduction or a summary, as an article of its own."""
    if not frame.body:
        return []
    try:
        text = body(cleared(frame.body), frame.title, settings).text
    except Refused:
        return []
    said = {letters(entry.text[a:b]) for entry in live for a, b in sentences(entry.text)}
    said |= {letters(words) for entry in live for words in (entry.title or "", *entry.text.split("\n"))}
    parts = []
    for start, end in paragraphs(text):
        part = text[start:end]
        parts.append(" ".join(part[a:b] for a, b in sentences(part) if letters(part[a:b]) not in said))
    rest = "\n\n".join(filter(None, parts))
    return _articles(structs.replace(frame, body=rest), settings) if len(rest.split()) >= _LEAST_WORDS else []
