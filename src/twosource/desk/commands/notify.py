"""`twosource notify`: what changed in an archive, to whom it concerns."""

import os
import time
from datetime import datetime
from pathlib import Path

from twosource.archive.naming import shown
from twosource.desk.archives import holdings
from twosource.desk.ending import DONE, NOTHING_READ, SOME_REFUSED, say
from twosource.desk.journal import note
from twosource.desk.output import opened
from twosource.desk.phrases import count
from twosource.desk.when import moment
from twosource.errors import BadCall
from twosource.notify.deliver import Delivered, deliver
from twosource.notify.receiver import Receiver
from twosource.notify.signing import secrets

SECRET = "TWOSOURCE_WEBHOOK_SECRET"  # noqa: S105  the name of a variable
LARGEST = 64 * 1024
"""Bytes of a file of secrets."""


def notify(archive: str, *, to: str, secret_file: str | None, since: str | None, again: bool, skip: bool) -> int:
    """Deliver what changed, say what came of it in a line, and return the exit status."""
    receiver = Receiver(to, secrets(_words(secret_file)))
    now = datetime.now()
    start = moment(since, now=now) if since is not None else None
    if start is not None and start > moment(now.isoformat(), now=now):
        raise BadCall(f"--since {since}: that is still to come")
    with holdings(archive) as held, opened(None) as sink:
        found = deliver(held, receiver, since=start, again=again, skip=skip, wait=time.sleep)
        sink.write(f"{receiver.shown}: {_told(found)}\n".encode("utf-8", "replace"))
        note(
            "delivered", archive=shown(archive), receiver=receiver.shown, arrived=found.arrived, waiting=found.waiting,
            given_up=bool(found.given_up),
        )  # fmt: skip
    if not found.reason:
        return DONE
    say(f"{receiver.shown}: {found.reason}", level="warning")
    return SOME_REFUSED if found.arrived else NOTHING_READ


def _words(path: str | None) -> str:
    """Return what is in the file of secrets, or in the environment."""
    if path is None:
        return os.environ.get(SECRET, "")
    try:
        with Path(path).open("rb") as file:
            return file.read(LARGEST).decode("utf-8-sig", "replace")
    except OSError as error:
        raise BadCall(f"{path}: cannot be read ({(error.strerror or str(error)).lower()})") from error


def _told(found: Delivered) -> str:
    if not found.arrived and not found.waiting and not found.given_up:
        return "nothing new"
    parts = ["1 message given up"] if found.given_up else []
    parts.append(f"{count(found.arrived, 'message')} delivered")
    if found.waiting:
        parts.append(f"{found.waiting} waiting" if found.reason else f"{found.waiting} being sent by another program")
    return ", ".join(parts)
