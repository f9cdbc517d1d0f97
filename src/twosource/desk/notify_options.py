"""The command line of `notify`: which archive, to whom, from when on, signed with what."""

from typing import Annotated

import typer

from twosource.desk.judge_options import ArchivePlace
from twosource.desk.running import run

EXAMPLES = """\b
Examples:
  (umask 077; (echo -n whsec_; openssl rand -base64 32) > secret)
                              once; nobody but you and the receiver has it
  twosource notify --archive talks --to https://desk.example/hook --secret-file secret
"""


def notify(
    archive: ArchivePlace,
    to: Annotated[str, typer.Option("--to", metavar="URL", help="Where messages go.")],
    secret_file: Annotated[
        str | None,
        typer.Option(
            "--secret-file",
            metavar="FILE",
            help="The secret to sign with; if left out, what TWOSOURCE_WEBHOOK_SECRET holds.",
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="TIME", help="Where the first call for this URL begins; later ones go on."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Send to a receiver that has said that it wants nothing more.")
    ] = False,
    skip: Annotated[
        bool, typer.Option("--skip", help="Give up the message that did not arrive last, and send those after it.")
    ] = False,
) -> None:
    """Send what changed in an archive to a web address, signed, each change once.

    Call it from cron, or after each add: what was delivered before is not sent again, what failed is.
    """
    run("notify", archive, to=to, secret_file=secret_file, since=since, again=again, skip=skip)
