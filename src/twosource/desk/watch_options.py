"""The command line of `watch`: which feeds, into which archive, how often."""

from typing import Annotated

import typer

from twosource.desk.fetch_options import AllowHost
from twosource.desk.judge_options import ArchivePlace
from twosource.desk.running import run
from twosource.stage import USUAL

EXAMPLES = """\b
Examples:
  twosource watch https://echo.example/rss --archive talks              until Ctrl+C, every 10 minutes
  twosource watch feeds.opml --archive talks --every 1h                 all feeds of a list
  twosource watch https://echo.example/rss --archive talks --once       one round, for cron
"""

Feeds = Annotated[
    list[str],
    typer.Argument(metavar="FEED", help="Addresses of feeds, of pages that name theirs, or lists of feeds (OPML)."),
]
Every = Annotated[str, typer.Option("--every", metavar="TIME", help="How often to look: 30s, 10m, 2h, 1d.")]
Once = Annotated[bool, typer.Option("--once", help="One round, and stop.")]
WHO = "Who reads: learnt (a small encoder), or rules (no model)."


def watch(
    feeds: Feeds,
    archive: ArchivePlace,
    every: Every = "10m",
    once: Once = False,
    allow_host: AllowHost = None,
    reader: Annotated[str, typer.Option("--reader", metavar="NAME", help=WHO)] = USUAL,
) -> None:
    """Follow feeds: take what is new or changed in them into an archive, which is made where it is not there.

    The pages that entries link are fetched as their robots.txt allows. A page that changed is a version of the
    same document. A restart goes on where the last run was stopped. A feed is asked no more often than it and its
    server wish.
    """
    run("watch", feeds, archive=archive, every=every, once=once, hosts=allow_host, reader=reader)
