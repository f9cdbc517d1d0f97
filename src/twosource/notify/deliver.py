"""What changed goes to a receiver: what is new is written down first, then what is written is delivered, in order."""

from collections.abc import Callable

from msgspec import Struct

from twosource.archive.holdings import Holdings
from twosource.archive.outbox import GIVEN_UP, GONE, Sending, is_delivered, is_over
from twosource.errors import BadCall
from twosource.notify.payload import bodies
from twosource.notify.receiver import AGAIN, Answer, Receiver

BEGINNING = "1970-01-01T00:00:00.000000+00:00"
"""A time before all archives."""
PAUSES = (1, 4, 15)
"""Seconds before each further try to deliver a message in one call."""
LONGEST_PAUSE = 60
"""Seconds that a receiver may ask for; beyond, it is tried in the next call."""
PATIENCE = 600
"""Seconds after which whoever began to send a message and never ended is held to have been stopped."""


class Delivered(Struct, frozen=True, kw_only=True):
    """How many messages arrived, how many wait for the next call, and why, where it is not that another sends them."""

    arrived: int
    waiting: int
    reason: str = ""
    given_up: bool = False


def deliver(
    held: Holdings,
    receiver: Receiver,
    *,
    since: str | None,
    again: bool,
    wait: Callable[[float], object],
    skip: bool = False,
) -> Delivered:
    """Send a receiver what changed and was not delivered to it before, and return what came of it.

    `since` leaves out what changed earlier, for a receiver that was never told anything; from then on it is told all.
    `again` sends to who has said that he wants nothing more. `skip` gives up the message that did not arrive last.
    What fails is tried a few times, with pauses that `wait` makes; what is not delivered then waits for the next call.
    """
    outbox, target = held.archive.outbox(), receiver.target
    if not again and outbox.answered(target) == GONE:
        return Delivered(arrived=0, waiting=outbox.waiting(target), reason="has said before that it wants nothing more")
    if skip:
        _give_up(held, target)
    write(held, receiver, since=since)
    arrived = 0
    while sending := outbox.begin(target, now=held.clock(), patience=PATIENCE):
        answer = _tried(held, receiver, sending, wait)
        if not is_delivered(answer.status):
            waiting = outbox.waiting(target)
            return Delivered(arrived=arrived, waiting=waiting, reason=answer.reason, given_up=skip)
        arrived += 1
    return Delivered(arrived=arrived, waiting=outbox.waiting(target), given_up=skip)


def write(held: Holdings, receiver: Receiver, *, since: str | None) -> None:
    """Write down what changed since the last message to a receiver was written; `since`, where none ever was."""
    outbox, until = held.archive.outbox(), held.archive.last()
    if since is not None:
        outbox.start(receiver.target, since)
    last = outbox.written(receiver.target)
    start = last or BEGINNING
    if start < until:
        found = held.changes(start, until=until)
        outbox.write(receiver.target, bodies(found, since=start, until=until), since=last, until=until)


def _give_up(held: Holdings, target: str) -> None:
    """Note that the message that did not arrive last is tried no more; raise `BadCall` where there is none."""
    outbox, last = held.archive.outbox(), held.archive.outbox().answered(target)
    if last is None or is_over(last):
        raise BadCall("--skip: the last message that was sent there has arrived, or was given up")
    sending = outbox.begin(target, now=held.clock(), patience=PATIENCE)
    if sending is None:
        raise BadCall("--skip: another program is sending the message just now")
    outbox.end(sending, GIVEN_UP, now=held.clock())


def _tried(held: Holdings, receiver: Receiver, sending: Sending, wait: Callable[[float], object]) -> Answer:
    """Send a message until it arrives or no further try helps, and note how it ended."""
    answer = Answer(status=0)
    try:
        for pause in (*PAUSES, None):
            answer = receiver.send(sending.message, at=held.clock())
            if answer.status not in AGAIN or pause is None or answer.wait > LONGEST_PAUSE:
                break
            wait(max(pause, answer.wait))
    finally:  # whoever stops it here need not wait for it to lapse
        held.archive.outbox().end(sending, answer.status, now=held.clock())
    return answer
