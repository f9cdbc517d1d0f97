"""A reading room that is served to a browser, and somebody who reads there."""

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Locator, Page, Request, Response, ViewportSize

from twosource.archive.holdings import Holdings, now
from twosource.archive.in_memory import InMemoryArchive
from twosource.desk.phrases import outlet_name
from twosource.desk.sheet.compose import sheet
from twosource.desk.web.app import make_app
from twosource.desk.web.slugs import slug
from twosource.records.ledger import Story

EXAMPLES = Path(__file__).parents[2] / "examples"
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}


def filled(*sources: Path, clock: Callable[[], str] = now) -> Holdings:
    """An archive of these sources."""
    holdings = Holdings(InMemoryArchive(), "rules", clock)
    list(holdings.add([str(source) for source in sources]))
    return holdings


@contextmanager
def served(holdings: Holdings, *, token: str | None = None) -> Iterator[str]:
    """Serve the room of an archive, and yield its address."""
    app = make_app(holdings, token=token)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", access_log=False, proxy_headers=False))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()  # who comes before the server has begun is kept waiting, not sent away
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)


class Visitor:
    """Somebody with a browser of their own. What the browser complains of, and whom else it calls, is kept."""

    def __init__(self, browser: Browser, base: str, *, scripts: bool = True, dark: bool = False, narrow: bool = False):
        self.base = base
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        self.context = browser.new_context(
            java_script_enabled=scripts,
            viewport=NARROW if narrow else WIDE,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(15_000)
        self.context.on("request", self._asked)
        self.context.on("console", self._said)
        self.context.on("dialog", self._dialog)
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.page: Page = self.context.new_page()

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(self.base + "/"):
            self.elsewhere.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _dialog(self, dialog: Dialog) -> None:
        self.complaints.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def go(self, address: str, *, status: int = 200) -> Page:
        answer = self.page.goto(self.base + address)
        assert answer is not None
        assert answer.status == status, address
        return self.page

    def follow(self, name: str | re.Pattern[str], *, within: str = "main") -> Page:
        """Click the first link of this name that is shown."""
        return self.click(self.page.locator(within).get_by_role("link", name=name))

    def click(self, link: Locator) -> Page:
        """Click the first of these that is shown, and wait until it has led to where it leads."""
        with self.page.expect_navigation():  # not at its edge: the browser takes no click on a mark that it sets itself
            link.locator("visible=true").first.click(position={"x": 16, "y": 10})
        return self.page

    def send(self, form: str, button: str) -> Response:
        """Press a button of a form and return the answer that it came to."""
        with self.page.expect_navigation() as come:
            self.page.locator(form).get_by_role("button", name=button).click()
        return come.value

    @property
    def address(self) -> str:
        parts = urlsplit(self.page.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def words(self, selector: str = "main") -> str:
        return " ".join(self.page.locator(selector).first.inner_text().split())

    def leave(self) -> None:
        """Go, and say what was not as it should be."""
        self.context.close()
        assert self.elsewhere == []
        assert self.complaints == []


def story(holdings: Holdings, words: str) -> Story:
    return next(story for story in holdings.dossier().stories if words in story.title)


def foremost(holdings: Holdings) -> Story:
    """The story of the most documents."""
    return max(holdings.dossier().stories, key=lambda story: (story.base.documents, story.id))


def addresses(holdings: Holdings) -> dict[str, str]:
    """An address of each kind of page, by what it shows."""
    tale = foremost(holdings)
    own = f"/stories/{tale.id}"
    contested = next((claim for claim in tale.claims if claim.differences), tale.claims[0])
    support = contested.support[0]
    link = next(link for link in tale.derivations if link.of.document in {d.id for d in tale.documents})
    actor = max(tale.actors, key=lambda actor: (len(actor.names), actor.id))
    judgement = holdings.archive.judgements()[0]
    entry = next(line.key for group in sheet(tale, holdings.dossier()).ledger for line in group.lines)
    mark = f"mark={support.span[0]}-{support.span[1]}"
    return {
        "stories": "/",
        "found": "/?q=second+round",
        "nothing found": "/?q=zzzz",
        "filtered": "/?standing=contested",
        "dossier": own,
        "claims": f"{own}/claims",
        "claims of one standing": f"{own}/claims?standing=one-sided&sort=newest",
        "claim": f"{own}/claims/{contested.id}",
        "differences": f"{own}/differences",
        "ledger": f"{own}/ledger",
        "entry": f"{own}/ledger/{entry}",
        "events": f"{own}/events",
        "people": f"{own}/people",
        "sources": f"{own}/sources",
        "lineage": f"{own}/lineage",
        "timeline": f"{own}/timeline",
        "positions": f"{own}/positions",
        "document": f"/documents/{link.document}",
        "evidence": f"/documents/{support.document}?{mark}",
        "compare": f"/compare/{link.of.document}/{link.document}",
        "actors": "/actors",
        "actor": f"/actors/{actor.id}",
        "outlets": "/outlets",
        "outlet": f"/outlets/{slug(outlet_name(tale.documents[0]))}",
        "changes": "/changes?since=1970-01-01",
        "no changes": "/changes?since=2100-01-01",
        "judgements": "/judgements",
        "judgement": f"/judgements/{judgement.id}",
        "check": "/check?claim=The+second+round+was+held+on+2+June.",
        "add": "/add",
        "login": "/login",
        "missing": "/stories/none",
    }
