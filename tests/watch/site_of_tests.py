"""A site that feeds and pages lie on, as friendly or as hostile as a test wants it."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PARAGRAPHS = (
    "The ferry pilots of Saltmere and the harbour board met on Tuesday and agreed to go on talking next week.",
    "Both sides said that the meeting had lasted five hours and that a paper with eleven points was on the table.",
    "The board's chairwoman, Vera Holm, told reporters that nobody had left the room before the evening.",
    "The union wants a night allowance of 12 per cent. The board has offered half of that so far.",
    "Berths four to nine stay closed until the pilots come back, the harbour master said in a note to shippers.",
)
Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """What lies where, and how often it was asked for; it stops by itself."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"
        self.host = f"127.0.0.1:{port}"
        self.answers: dict[str, Answer] = {}
        self.asked: Counter[str] = Counter()
        self.statuses: list[tuple[str, int]] = []
        self.date = "Wed, 04 Jun 2025 08:00:00 GMT"

    def put(self, path: str, body: str | bytes, kind: str = "text/html", tag: str = "", **headers: str) -> None:
        """Let something lie at a path, with validators of its own."""
        data = body.encode() if isinstance(body, str) else body
        tag = tag or f'"{hash(data) & 0xFFFFFFFF:x}"'

        def answer(handler: BaseHTTPRequestHandler) -> None:
            if handler.headers.get("If-None-Match") == tag:
                handler.send_response(304)
                handler.send_header("ETag", tag)
                self._named(handler, headers)
                return
            handler.send_response(200)
            handler.send_header("Content-Type", f"{kind}; charset=utf-8")
            handler.send_header("ETag", tag)
            handler.send_header("Content-Length", str(len(data)))
            self._named(handler, headers)
            handler.wfile.write(data)

        self.answers[path] = answer

    def fail(self, path: str, status: int, **headers: str) -> None:
        """Answer with a status only."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            handler.send_header("Content-Length", "0")
            self._named(handler, headers)

        self.answers[path] = answer

    def send_much(self, path: str, megabytes: int) -> None:
        """Send so many megabytes of what may become a feed."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            handler.send_header("Content-Type", "application/rss+xml")
            handler.end_headers()
            handler.wfile.write(b"<rss><channel><title>Much</title>")
            for _ in range(megabytes):
                handler.wfile.write(b"<item><title>x</title></item>" * (1024 * 1024 // 29))

        self.answers[path] = answer

    def dawdle(self, path: str) -> None:
        """Send a byte now and then, for a few seconds at most."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            handler.send_header("Content-Type", "text/html")
            handler.end_headers()
            for _ in range(50):
                handler.wfile.write(b" ")
                time.sleep(0.1)

        self.answers[path] = answer

    @staticmethod
    def _named(handler: BaseHTTPRequestHandler, headers: dict[str, str]) -> None:
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()


@contextmanager
def site() -> Iterator[Site]:
    """Open a site at a port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked[self.path] += 1
            answer = found.answers.get(self.path)
            try:
                if answer is None:
                    self.send_error(404)
                else:
                    answer(self)
            except OSError:
                self.close_connection = True  # whoever asked has heard enough

        def date_time_string(self, timestamp: float | None = None) -> str:
            return found.date

        def log_request(self, code: object = "-", size: object = "-") -> None:
            found.statuses.append((self.path, int(getattr(code, "value", code))))  # type: ignore[call-overload]

        def log_message(self, format: str, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def page(number: int, *, modified: str | None = None, more: str = "") -> str:
    """Return the page of an article."""
    changed = f'<meta property="article:modified_time" content="{modified}">' if modified else ""
    head = (
        f"<title>Ferries, part {number}</title><meta property='og:site_name' content='Saltmere Echo'>"
        f'<meta property="article:published_time" content="2025-06-03T18:{number % 60:02}:00+02:00">{changed}'
    )
    return (
        f"<!doctype html><html><head>{head}</head><body><article><h1>Ferries, part {number}</h1>"
        f"{body(number)}{more}</article></body></html>"
    )


def body(number: int) -> str:
    words = [f"<p>{text}</p>" for text in PARAGRAPHS[number % 5 :] + PARAGRAPHS[: number % 5]]
    return (
        "".join(words) + f"<p>It was the {number}th day of the strike, and the ferry number {number} did not sail.</p>"
    )


def feed(*items: str, more: str = "", title: str = "Saltmere Echo") -> str:
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"'
    head = f"<title>{title}</title><link>https://echo.example/</link>{more}"
    return f'<rss version="2.0" {spaces}><channel>{head}{"".join(items)}</channel></rss>'


def item(link: str, number: int, *, whole: bool = False, updated: str = "", more: str = "") -> str:
    content = f"<content:encoded><![CDATA[{body(number)}]]></content:encoded>" if whole else ""
    changed = f"<atom:updated>{updated}</atom:updated>" if updated else ""
    return (
        f"<item><title>Ferries, part {number}</title><link>{link}</link><guid>{link}</guid>"
        f"<description>The ferries stay in. […]</description>{content}{changed}{more}</item>"
    )
