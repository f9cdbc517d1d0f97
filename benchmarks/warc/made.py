"""Makes a web archive as a crawler leaves it: articles, indexes, pictures, scripts, answers of every kind.

The same seed gives the same bytes. The articles are made out of the sample pages, with the furniture of a site.
"""

import gzip
import hashlib
import random
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.speed.pages import made_pages

ARTICLE = "article"
ROUND = (
    ARTICLE, "request", "picture", "picture", "picture", "script", "answer", "index", "revisit", "small",
)  # fmt: skip
"""What each ten records are."""
SITE = "https://www.saltmere-echo.example"
_NOISE = random.Random(7).randbytes(1 << 20)
_WORDS = (
    "council strike talks port pay offer round union border paper vote minister draft harbour city region deal week"
).split()


class Record(NamedTuple):
    """One record: what it is, and its bytes."""

    kind: str
    data: bytes


def made_records(number: int, seed: int = 20250602) -> Iterator[Record]:
    """Yield so many records, each tenth an article."""
    articles = (page.text for page in made_pages(3 * number // 5 + 60, seed) if page.name.endswith(".html"))
    for at in range(number):
        kind = ROUND[at % len(ROUND)]
        chance = random.Random(f"{seed} {at}")
        if kind == ARTICLE:
            yield Record(kind, _answer(at, _furnished(next(articles), at, chance)))
        else:
            yield Record(kind, _OTHERS[kind](at, chance))


def packed(record: Record) -> bytes:
    """Return a record as a member of gzip, as web archives hold them."""
    return gzip.compress(record.data, 1, mtime=0)


def record(kind: str, url: str, block: bytes, *, at: int = 0, media_type: str = "", more: str = "") -> bytes:
    """Return a record of a web archive; `at` counts the seconds from a moment in June 2025."""
    when = f"2025-06-{at // 86400 % 30 + 1:02}T{at // 3600 % 24:02}:{at // 60 % 60:02}:{at % 60:02}Z"
    name = hashlib.sha256(f"{kind} {url} {at}".encode()).hexdigest()
    media_type = media_type or f"application/http; msgtype={'request' if kind == 'request' else 'response'}"
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:sha256:{name}>\r\nWARC-Date: {when}\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: {media_type}\r\n{more}Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answered(
    body: bytes, media_type: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = ""
) -> bytes:
    """Return the answer of a server over HTTP."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{more}\r\n".encode() + body


def _answer(at: int, text: str, **given: str) -> bytes:
    return record("response", f"{SITE}/page/{at}", answered(text.encode(), **given), at=at)


def _words(number: int, chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=number)).capitalize()


def _furniture(chance: random.Random) -> tuple[str, str, str]:
    """Return what stands in the head of each page of a site, above its matter, and below it."""
    script = "".join(f"window.x{n}=function(a){{return a+{chance.random()}}};" for n in range(400))
    menu = "".join(f'<li><a class="item" href="/{n}">{_words(2, chance)}</a></li>' for n in range(40))
    foot = "".join(f'<a href="/about/{n}">{_words(2, chance)}</a> ' for n in range(30))
    return f"<script>{script}</script>", f"<nav><ul>{menu}</ul></nav>", f"<footer>{foot}</footer>"


def _furnished(page: str, at: int, chance: random.Random) -> str:
    head, menu, foot = _furniture(chance)
    page = page.replace("</head>", f"{head}</head>", 1).replace("</body>", f"{foot}</body>", 1)
    start = page.find("<body")
    inside = page.find(">", start) + 1
    return page[:inside] + menu + page[inside:] if start >= 0 else page


def _index(at: int, chance: random.Random) -> bytes:
    head, menu, foot = _furniture(chance)
    cards = "".join(
        f'<section class="card"><a href="/page/{at}/{n}"><img src="/i/{n}.jpg" alt=""><h3>{_words(9, chance)}</h3></a>'
        f'<p class="teaser">{_words(17, chance)}.</p></section>'
        for n in range(chance.randrange(20, 60))
    )
    body = f"<body>{menu}<main><h1>Latest</h1>{cards}</main>{foot}</body>"
    return _answer(at, f"<!doctype html><html><head><title>{_words(3, chance)}</title>{head}</head>{body}</html>")


def _request(at: int, chance: random.Random) -> bytes:
    agent = f"GET /page/{at} HTTP/1.1\r\nHost: www.saltmere-echo.example\r\nUser-Agent: crawler\r\n\r\n"
    return record("request", f"{SITE}/page/{at}", agent.encode(), at=at)


def _picture(at: int, chance: random.Random) -> bytes:
    size, start = chance.randrange(4_000, 60_000), chance.randrange(len(_NOISE) - 60_000)
    body = b"\xff\xd8\xff\xe0" + _NOISE[start : start + size]
    return record("response", f"{SITE}/i/{at}.jpg", answered(body, "image/jpeg"), at=at)


def _script(at: int, chance: random.Random) -> bytes:
    body = "".join(f"function f{n}(a,b){{return a*{chance.random()}+b}}\n" for n in range(chance.randrange(100, 2000)))
    return record("response", f"{SITE}/s/{at}.js", answered(body.encode(), "application/javascript"), at=at)


def _other_answer(at: int, chance: random.Random) -> bytes:
    if chance.random() < 0.5:
        return _answer(at, "", status="301 Moved Permanently", more=f"Location: {SITE}/page/{at + 1}\r\n")
    return _answer(
        at,
        f"<html><head><title>Not found</title></head><body>{_words(90, chance)}.</body></html>",
        status="404 Not Found",
    )


def _revisit(at: int, chance: random.Random) -> bytes:
    profile = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    return record("revisit", f"{SITE}/page/{at}", answered(b""), at=at, more=f"WARC-Profile: {profile}\r\n")


def _small(at: int, chance: random.Random) -> bytes:
    kind = chance.randrange(4)
    if kind == 0:
        return record(
            "metadata", f"{SITE}/page/{at}", b"fetchTimeMs: 120\r\n", at=at, media_type="application/warc-fields"
        )
    if kind == 1:
        return record("response", f"{SITE}/robots.txt", answered(b"User-agent: *\nDisallow: /x\n", "text/plain"), at=at)
    if kind == 2:
        body = f'{{"likes": {at}, "shares": [{", ".join(map(str, range(200)))}]}}'
        return record("response", f"{SITE}/api/{at}", answered(body.encode(), "application/json"), at=at)
    return record("resource", f"urn:view:{SITE}/page/{at}", _NOISE[:20_000], at=at, media_type="image/png")


_OTHERS = {
    "request": _request,
    "picture": _picture,
    "script": _script,
    "answer": _other_answer,
    "index": _index,
    "revisit": _revisit,
    "small": _small,
}
