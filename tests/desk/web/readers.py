"""A reading room with the sample stories in it, and somebody who reads there."""

import re
import time
from collections.abc import Iterable
from functools import lru_cache, partial
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from httpx import Response
from litestar.testing import TestClient
from lxml import html

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.desk.web.app import make_app

ROOT = Path(__file__).parents[3]
HERE = "http://127.0.0.1:8000"


class Archive(InMemoryArchive):
    """An archive that is filled with what another one holds."""

    def __init__(self, other: InMemoryArchive | None = None) -> None:
        super().__init__()
        self.calls = list(getattr(other, "calls", []))
        for each in self.calls:
            super().add(**each)

    def add(self, capture, read, refused, *, reader, clock):  # type: ignore[no-untyped-def]
        added = super().add(capture, read, refused, reader=reader, clock=clock)
        at = partial(str, self.last())
        self.calls.append({"capture": capture, "read": read, "refused": refused, "reader": reader, "clock": at})
        return added


def filled(sources: Iterable[Path]) -> Archive:
    archive = Archive()
    list(Holdings(archive, "rules").add([str(source) for source in sources]))
    return archive


@lru_cache(maxsize=1)
def samples() -> Archive:
    return filled([ROOT / "examples" / "istanbul", ROOT / "examples" / "harbour"])


class Reader:
    """Somebody who reads in a room of their own, without scripts."""

    def __init__(self, archive: InMemoryArchive | None = None, *, token: str | None = None) -> None:
        self.holdings = Holdings(archive or Archive(samples()), "rules")
        self.client = TestClient(make_app(self.holdings, token=token), base_url=HERE)

    def ask(self, address: str, **headers: str) -> Response:
        return self.client.get(address, headers=headers, follow_redirects=False)

    def page(self, address: str) -> html.HtmlElement:
        answer = self.client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return html.fromstring(answer.text)

    def words(self, address: str) -> str:
        return words_of(self.page(address))

    def links(self, address: str, pattern: str) -> list[str]:
        """The addresses of a page that fit a pattern, each once."""
        found = (link.get("href") for link in self.page(address).iter("a"))
        return list(dict.fromkeys(link for link in found if re.search(pattern, link)))

    def story(self, title: str) -> str:
        return next(f"/stories/{s.id}" for s in self.holdings.dossier().stories if title in s.title)

    def send(self, address: str, button: str, **given: str) -> Response:
        """Fill in the form of a page that has this button, and send it."""
        found = (form for form in self.page(address).forms if form.get("method", "").lower() == "post")
        form = next(form for form in found if button in [words_of(each) for each in form.iter("button")])
        sent: dict[str, list[str]] = {}
        for field in form.xpath(".//input | .//select | .//textarea"):
            name, value = field.get("name"), field.get("value") or ""
            if field.get("type") != "hidden":
                value = given.get(name, value if field.get("type") not in ("radio", "file") else "")
            if value and value not in sent.get(name, []):
                sent.setdefault(name, []).append(value)
        return self.client.post(form.get("action"), data=sent)

    def crawl(self, begin: str = "/", marked: int = 80) -> dict[str, Response]:
        """Open every page that can be come to by links, each once; of those with marked words only so many."""
        seen: dict[str, Response] = {}
        todo = [begin]
        while todo:
            address = todo.pop()
            if address in seen or address.startswith("/theme/"):
                continue
            if "mark=" in address:
                marked -= 1
                if marked < 0:
                    continue
            seen[address] = self.client.get(address)
            while seen[address].status_code == 429:  # a crawl is faster than a reader may be
                time.sleep(0.2)
                seen[address] = self.client.get(address)
            if "text/html" not in seen[address].headers["content-type"]:
                continue
            for link in html.fromstring(seen[address].text).iter("a"):
                goal = urlsplit(urljoin(HERE + address, link.get("href", "")))
                if goal.netloc == urlsplit(HERE).netloc:
                    todo.append(goal.path + (f"?{goal.query}" if goal.query else ""))
        return seen


def words_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
