"""A desk at which feeds of a site are followed, with a clock that goes when it is told to."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial

from site_of_tests import Site, feed, item, page, site

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.fetch import Client
from twosource.records.page import Failure
from twosource.settings import Settings, Web
from twosource.watch import Follower, Round

START = datetime.fromisoformat("2025-06-04T08:00:00+00:00")


class Desk:
    """A follower, its archive, a clock that goes when it is told to, and what was said."""

    def __init__(self, where: Site) -> None:
        self.site = where
        self.time = START
        self.held = Holdings(InMemoryArchive(), "rules", self.clock)
        self.told: list[str] = []
        self.settings = Settings(web=Web(allowed=(where.host,), seconds=1.0))
        self.begin()

    def begin(self) -> None:
        """Start anew, with the archive that is there."""
        client = partial(Client, sleep=lambda _: None)
        self.follower = Follower(self.held, self.settings, refuse=self.refused, client=client)

    def refused(self, failure: Failure) -> None:
        """Keep what was said."""
        self.told.append(f"{failure.source.removeprefix(self.site.base)}: {failure.reason}")

    def clock(self) -> str:
        self.time += timedelta(microseconds=1)
        return self.time.isoformat(timespec="microseconds")

    def wait(self, **pause: float) -> None:
        self.time += timedelta(**pause)

    def round(self, *paths: str, patient: bool = False) -> Round:
        self.told.clear()
        return self.follower.round([f"{self.site.base}{path}" for path in paths or ("/feed",)], patient=patient)

    def titles(self) -> list[str]:
        return sorted(document.title or "" for document, _ in self.held.archive.read())

    def captures(self) -> int:
        return len(list(self.held.archive.captures()))

    def put_feed(self, *numbers: int, path: str = "/feed", more: str = "", **headers: str) -> None:
        items = [item(f"{self.site.base}/{number}", number) for number in numbers]
        self.site.put(path, feed(*items, more=more), "application/rss+xml", **headers)


@contextmanager
def desk_and_site() -> Iterator[Desk]:
    """A desk over a site of six pages."""
    with site() as where:
        for number in range(1, 7):
            where.put(f"/{number}", page(number))
        yield Desk(where)


def parts(*numbers: int) -> list[str]:
    return [f"Ferries, part {number}" for number in numbers]
