"""What each process that is to be killed has at hand already: the delivery of messages, warm.

The server that the processes are forked from loads this once, so that a kill falls into the work and not into the
start of Python.
"""

import base64
import tempfile
from contextlib import closing
from unittest.mock import patch

from twosource.archive.holdings import Holdings
from twosource.archive.opening import open_archive
from twosource.notify import deliver
from twosource.notify.receiver import Receiver

SECRET = "whsec_" + base64.b64encode(b"k" * 32).decode()
PATIENCE = 1
"""Seconds after which somebody who was killed no longer holds a message."""


def run(place: str, url: str) -> None:
    """Do what `twosource notify --archive PLACE --to URL` does, without a word."""
    receiver = Receiver(url, [SECRET])
    with patch.object(deliver, "PATIENCE", PATIENCE), closing(open_archive(place, new=False)) as archive:
        deliver.deliver(Holdings(archive, "rules"), receiver, since=None, again=False, wait=lambda _: None)


def _warm() -> None:
    url = "http://127.0.0.1:1/"  # where nobody listens
    with tempfile.TemporaryDirectory() as folder:
        place = f"{folder}/a.sqlite"
        with closing(open_archive(place, new=True)) as archive:
            until = "2025-06-02T10:00:00.000000+00:00"
            archive.outbox().write(Receiver(url, [SECRET]).target, [b"1"], since=None, until=until)
        run(place, url)


_warm()
