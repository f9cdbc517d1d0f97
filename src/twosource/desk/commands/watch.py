"""`twosource watch`: feeds are followed into an archive, once or until it is stopped."""

import time
from collections.abc import Callable, Sequence
from contextlib import closing

from twosource.archive.holdings import Holdings
from twosource.archive.naming import shown
from twosource.archive.opening import open_archive
from twosource.desk.ending import DONE, NOTHING_READ, Tally, say
from twosource.desk.fetch_options import settings
from twosource.desk.journal import note
from twosource.desk.output import opened
from twosource.desk.phrases import count
from twosource.desk.progress import progress
from twosource.errors import BadCall
from twosource.records.page import Failure
from twosource.watch import Follower, Round, places, seconds


def watch(
    feeds: list[str],
    *,
    archive: str,
    every: str,
    once: bool,
    reader: str,
    hosts: list[str] | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> int:
    """Follow the feeds into the archive, which is made where it is not there, and return the exit status."""
    bounds, pause, tally = settings(hosts), seconds(every), Tally()
    addresses = []
    for each in places(feeds, bounds):
        if isinstance(each, Failure):
            tally.refuse(each)
        else:
            addresses.append(each)
    if not addresses:
        return NOTHING_READ
    with opened(None) as sink, closing(open_archive(archive, new=True)) as store, progress("Fetching") as step:
        held = Holdings(store, reader)
        follower = Follower(held, bounds, refuse=tally.refuse, step=step)

        def tell(result: Round) -> None:
            sink.write(f"{shown(archive)}: {told(result)}\n".encode("utf-8", "replace"))
            note(
                "round", archive=shown(archive), documents=result.documents, feeds=result.feeds, early=result.early,
                wanted=result.wanted,
            )  # fmt: skip

        if not once:
            return _until_stopped(follower, addresses, pause, tell, sleep)
        result = follower.round(addresses)
        tally.done += result.documents + result.feeds + result.early
        tell(result)
    return tally.status


def _until_stopped(
    follower: Follower,
    addresses: Sequence[str],
    pause: float,
    tell: Callable[[Round], None],
    sleep: Callable[[float], None],
) -> int:
    """Go round after round; Ctrl+C, or the wish of the system that it end, ends it as it should."""
    left = list(addresses)
    try:
        while left:
            begun = time.monotonic()
            try:
                result = follower.round(left, patient=True)
            except BadCall as error:  # another program holds the archive, the disk is full: perhaps not for long
                say(f"twosource: {error}; tried again in {pause:.0f} s", level="error")
            else:
                tell(result)
                left = [address for address in left if address not in result.gone]
            if left:
                sleep(max(0.0, begun + pause - time.monotonic()))
        say("twosource: no feed is left to follow")
    except KeyboardInterrupt:
        say("twosource: stopped")
        return DONE
    return NOTHING_READ


def told(result: Round) -> str:
    """Say what came of a round in a line."""
    parts = [f"{count(result.documents, 'document')} added"]
    if result.wanted:
        parts.append(f"{count(result.wanted, 'page')} to be tried again")
    if result.early:
        parts.append(f"{count(result.early, 'feed')} not due yet")
    return "; ".join(parts)
