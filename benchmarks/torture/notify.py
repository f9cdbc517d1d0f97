"""Command line: `python -m benchmarks.torture.notify [--kills N] [--seed N]` kills `notify` while it delivers.

Messages wait in an archive for a receiver on this machine. Two processes at once deliver them, and both get SIGKILL a
moment after so many more have arrived as chance draws, again and again, until all have. Fails where one is lost, where
they do not arrive in their order, where one arrives with other bytes, or where more arrive twice than processes were
killed.
"""

import argparse
import multiprocessing
import sys
import tempfile
import threading
import time
from collections.abc import Sized
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random

from msgspec import Struct

from benchmarks.torture.sending import PATIENCE, SECRET, run
from twosource.archive.opening import open_archive
from twosource.notify.receiver import Receiver

MESSAGES, KILLS, SEED = 200, 100, 20250602
PAUSE, GLANCE = 0.02, 0.002
"""Seconds that the receiver takes for each message, and between two looks at how many have arrived."""
MOST = 6
"""Messages that arrive at most before a process is killed, and then at most a message's time more."""
UNTIL = "2025-06-02T10:00:00.000000+00:00"


class Outcome(Struct, frozen=True):
    """How many processes were killed, how many messages came more than once, and what went wrong."""

    kills: int
    twice: int
    faults: list[str]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.came: list[tuple[str, bytes]] = []


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.came.append((self.headers["webhook-id"], body))
        time.sleep(PAUSE)
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except OSError:  # who asked was killed
            self.close_connection = True


def killed(messages: int, kills: int, seed: int) -> Outcome:
    """Kill so many times at most while so many messages are delivered, and say what came of it."""
    chance, bodies = Random(seed), [b"%d" % number for number in range(messages)]
    server = _Server()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/hook"
    target = Receiver(url, [SECRET]).target
    try:
        with tempfile.TemporaryDirectory() as folder:
            place = f"{folder}/a.sqlite"
            with closing(open_archive(place, new=True)) as archive:
                archive.outbox().write(target, bodies, since=None, until=UNTIL)
            done = 0
            while done < kills and _waiting(place, target):
                ends = sorted((chance.randint(0, MOST), chance.uniform(0, 2 * PAUSE)) for _ in range(2))
                done += _stopped(place, url, server.came, ends)
                time.sleep(PATIENCE)
            while _waiting(place, target):
                time.sleep(PATIENCE / 4)
                run(place, url)
    finally:
        server.shutdown()
        server.server_close()
    return Outcome(done, len(server.came) - len(set(server.came)), _faults(server.came, bodies, done))


def _waiting(place: str, target: str) -> int:
    with closing(open_archive(place, new=False)) as archive:
        return archive.outbox().waiting(target)


def _stopped(place: str, url: str, came: Sized, ends: list[tuple[int, float]]) -> int:
    """Deliver in two processes and kill each so many seconds after so many messages came; return how many were killed
    at their work.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["benchmarks.torture.sending"])
    both = [context.Process(target=run, args=(place, url)) for _ in range(2)]
    for process in both:
        process.start()
    before = len(came)
    for process, (messages, moment) in zip(both, ends, strict=True):
        while process.is_alive() and len(came) < before + messages:
            process.join(GLANCE)
        process.join(moment)
        process.kill()
    for process in both:
        process.join()
    stopped = sum(process.exitcode != 0 for process in both)
    for process in both:
        process.close()
    return stopped


def _faults(came: list[tuple[str, bytes]], bodies: list[bytes], kills: int) -> list[str]:
    first = list(dict.fromkeys(came))
    faults = []
    if [body for _, body in first] != bodies:
        faults.append("not every message arrived once in its order")
    if len({name for name, _ in first}) != len(bodies):
        faults.append("two messages have one name, or one message has two")
    if len(came) - len(first) > kills:
        faults.append("more messages came twice than processes were killed")
    return faults


def main() -> int:
    """Return 0 where no kill did any harm."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.torture.notify", description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS, help=f"how often at most (default {KILLS})")
    parser.add_argument("--seed", type=int, default=SEED, help="what chance begins with")
    choice = parser.parse_args()
    outcome = killed(MESSAGES, choice.kills, choice.seed)
    print(f"{MESSAGES} messages, {outcome.kills} kills; {outcome.twice} came twice, under their name")
    for fault in outcome.faults:
        print(f"FAULT: {fault}")
    return int(bool(outcome.faults))


if __name__ == "__main__":
    sys.exit(main())
