"""Sources that say one thing over and over in every place that is looked at: what holds a pattern up lands in it."""

import io
import json
import time
from collections.abc import Iterator
from html import escape

from twosource import pipeline
from twosource.capture.content import captures
from twosource.errors import Refused
from twosource.records.page import Failure
from twosource.settings import DEFAULT

_SENTENCE = "The port is closed, Marta Oakes told reporters in Kyiv on Monday. "


def sources(words: str) -> Iterator[tuple[str, bytes]]:
    """Yield files by their names: flat text, prepared text, a page, an article as data, a feed."""
    said, marked = _SENTENCE * 3, escape(words)
    yield "in.txt", f"{said}\n{words}\n{_SENTENCE}{words}\nBy {words}\n# {words}x\n> {words}\n{said}".encode()
    proposed = f"Marta Oakes proposed to Lavrov that {words}talks be held in Kyiv. {words}offered {words}to Kyiv."
    stated = f"{words}said that the talks, {words}would be held, and “{words}” and agreed on {words}."
    yield "told.jsonl", json.dumps({"text": f"{words}{said}{proposed} {stated}", "published": "2025-06-02"}).encode()
    fields = dict.fromkeys(("title", "outlet", "published", "language"), words)
    line = {"text": f"{said}{words} {said}", "byline": [f"By {words}", words], "url": f"https://a.example/{words}"}
    yield "in.jsonl", json.dumps(fields | line).encode()
    named = {"og:title": words, "author": words, "og:site_name": words, "article:published_time": words}
    head = "".join(f'<meta property="{name}" content="{marked}">' for name in named)
    page = (
        f'<html><head><title>{marked}</title>{head}<link rel="canonical" href="https://a.example/{marked}"></head><body>'
        f'<h1>{marked}</h1><p class="byline">By {marked}</p><time datetime="{marked}">{marked}</time><p>{said}</p>'
        f"<p>{marked}</p><p>{said}{marked}</p><figure><figcaption>{marked}</figcaption></figure><p>{said}</p></body></html>"
    )
    yield "in.html", page.encode()
    told = dict.fromkeys(("headline", "author", "datePublished", "creditText", "isBasedOn", "inLanguage"), words)
    body = {"@type": "NewsArticle", "articleBody": said + words, "publisher": {"name": words}}
    yield "in.json", json.dumps(told | body).encode()
    yield (
        "in.xml",
        f"<rss version='2.0'><channel><title>{marked}</title><item><title>{marked}</title><author>{marked}</author>"
        f"<pubDate>{marked}</pubDate><source url='{marked}'>{marked}</source><description>"
        f"{escape('<p>' + said * 20 + marked + '</p>')}</description></item></channel></rss>".encode(),
    )


def seconds(words: str, reader: str = "rules") -> dict[str, float]:
    """Return the seconds of work that a dossier of each kind of source with these words in it takes."""
    chosen, found = pipeline.stage("reader")(reader), {}
    for name, data in sources(words):
        began = time.process_time()
        try:
            for capture in captures(name, io.BytesIO(data), DEFAULT):
                if not isinstance(capture, Failure):
                    documents = pipeline.stage("clean")(capture, DEFAULT)
                    pipeline.dossier([(document, chosen.read(document)) for document in documents])
        except Refused:
            pass
        found[name] = time.process_time() - began
    return found
