"""What a process does that is a call of the program, under conditions that nobody likes."""

import ctypes
import os
import resource
import signal
import sys

from msgspec import Struct

from twosource.desk.cli import main

READER = "rules"
_CAPABILITIES = 0x20080522
"""The version of what Linux knows of the rights of root."""


class Under(Struct, frozen=True, kw_only=True):
    """Conditions of a call.

    No file may have more than so many `bytes`: one more is refused, or `kills` who writes it. It is killed `before` it
    does something to files whose path holds some words, for the so-manieth time, from 0. Permissions are `heeded`, be
    it root, whom they would not bind.
    """

    bytes: int | None = None
    kills: bool = False
    before: tuple[str, int] | None = None
    heeded: bool = False


def run(words: list[str], output: str, errors: str, under: Under) -> None:
    """Do what `twosource WORDS` does under these conditions, with what it says in two files."""
    for number, path in enumerate((output, errors), 1):
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o666)
        os.dup2(file, number)
        os.close(file)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # the server that forked this does not heed it
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # nor does what was begun with nohup
    if under.before is not None:
        _die_before(*under.before)
    if under.bytes is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL if under.kills else signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (under.bytes, resource.RLIM_INFINITY))
    if under.heeded:
        _heed_permissions()
    sys.argv = ["twosource", *words]
    main()


def _heed_permissions() -> None:
    """Give up what root may do beyond others; on Linux only."""
    head, nothing = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0), (ctypes.c_uint32 * 6)()
    if ctypes.CDLL(None, use_errno=True).capset(head, nothing) != 0:
        raise OSError(ctypes.get_errno(), "permissions cannot be heeded")


def _die_before(part: str, number: int) -> None:
    left = number

    def seen(event: str, args: tuple[object, ...]) -> None:
        nonlocal left
        if event.split(".")[0] in ("open", "os", "shutil", "tempfile") and any(part in str(arg) for arg in args):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(seen)
