"""The option of the commands that fetch: the hosts of one's own network that they may call."""

from collections.abc import Sequence
from typing import Annotated

import typer

from twosource.errors import BadCall, Unfetched
from twosource.settings import Settings, Web

AllowHost = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host",
        metavar="HOST[:PORT]",
        show_default=False,
        help="A host in your own network that may be fetched from; can be given again.",
    ),
]


def web(hosts: Sequence[str] | None) -> Web:
    """Return the bounds on what is fetched, with these hosts allowed; raises `BadCall` where one is none."""
    from twosource.fetch.address import allowed_host

    allowed = []
    for words in hosts or ():
        try:
            allowed.append(allowed_host(words))
        except Unfetched as refused:
            raise BadCall(f"--allow-host {words}: {refused.reason}") from refused
    return Web(allowed=tuple(allowed))


def settings(hosts: Sequence[str] | None) -> Settings:
    """Return the usual settings, with these hosts allowed; raises `BadCall` where one is none."""
    return Settings(web=web(hosts))
