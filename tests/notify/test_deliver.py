"""What changed reaches a receiver once, whatever it answers and whoever is stopped."""

import base64
import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import Webhook
from webhook_server import Server, server

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.desk.json import changes_bytes
from twosource.errors import BadCall
from twosource.notify import deliver as delivery
from twosource.notify import payload, receiver
from twosource.notify.deliver import BEGINNING, PAUSES, Delivered, deliver
from twosource.notify.receiver import Receiver

HARBOUR = sorted(map(str, (Path(__file__).parents[2] / "examples" / "harbour").iterdir()))
SECRET = "whsec_" + base64.b64encode(b"k" * 32).decode()


def clock(begin: datetime = datetime(2031, 3, 10, 8, tzinfo=UTC)) -> Callable[[], str]:
    seconds = count()
    return lambda: (begin + timedelta(seconds=next(seconds))).isoformat(timespec="microseconds")


@pytest.fixture
def held() -> Holdings:
    """An archive with a few pages of the strike at Saltmere."""
    holdings = Holdings(InMemoryArchive(), "rules", clock=clock())
    list(holdings.add(HARBOUR[:3]))
    return holdings


@pytest.fixture
def paused() -> list[float]:
    return []


Send = Callable[..., Delivered]


@pytest.fixture
def send(held: Holdings, paused: list[float]) -> Send:
    def told(to: Server, **options: Any) -> Delivered:
        wanted = {"since": None, "again": False, **options}
        return deliver(held, Receiver(to.url, [SECRET]), wait=paused.append, **wanted)

    return told


def changes(bodies: list[bytes]) -> list[dict[str, Any]]:
    return [change for body in bodies for change in json.loads(body)["data"]["changes"]]


def test_what_changed_arrives_as_changes_tells_it_and_once(held: Holdings, send: Send) -> None:
    with server() as to:
        assert send(to) == Delivered(arrived=1, waiting=0)
        whole = json.loads(changes_bytes(held.changes(BEGINNING), since=BEGINNING, until=None))
        assert changes(to.arrived) == whole["changes"]
        assert send(to) == Delivered(arrived=0, waiting=0)
        first = held.archive.last()
        list(held.add(HARBOUR[3:5]))
        assert send(to) == Delivered(arrived=1, waiting=0)
        told = json.loads(to.arrived[1])["data"]
        assert (told["since"], told["until"]) == (first, held.archive.last())
        assert told["changes"] == json.loads(changes_bytes(held.changes(first), since=first, until=None))["changes"]


def test_a_library_of_the_specification_verifies_what_arrives(send: Send, held: Holdings) -> None:
    held.clock = clock(datetime.now(UTC))
    with server() as to:
        send(to)
        (came,) = to.came
        assert Webhook(SECRET).verify(came.body, came.headers)["type"] == "changes"
        assert came.headers["content-type"] == "application/json"
        assert came.headers["user-agent"].startswith("twosource/")


@pytest.mark.parametrize("status", [0, 408, 429, 500, 503])
def test_what_may_pass_is_tried_again_under_the_same_name(status: int, send: Send, paused: list[float]) -> None:
    with server(status, status, 200) as to:
        assert send(to).arrived == 1
        assert len({(came.name, came.body) for came in to.came}) == 1
        assert len(to.came) == 3
        assert paused == list(PAUSES[:2])
        assert len({came.headers["webhook-timestamp"] for came in to.came}) == 3
        assert send(to) == Delivered(arrived=0, waiting=0)


def test_tries_end_and_go_on_in_the_next_call(send: Send, paused: list[float]) -> None:
    with server(503) as to:
        assert send(to) == Delivered(arrived=0, waiting=1, reason="answered 503 Service Unavailable")
        assert len(to.came) == 1 + len(PAUSES)
        assert paused == list(PAUSES)
        to.answers = [200]
        assert send(to) == Delivered(arrived=1, waiting=0)
        assert len({(came.name, came.body) for came in to.came}) == 1


def test_a_receiver_that_asks_for_a_pause_gets_it(send: Send, paused: list[float]) -> None:
    with server((429, {"retry-after": "7"}), 200) as to:
        assert send(to).arrived == 1
        assert paused == [7]
    with server((429, {"retry-after": "86400"})) as to:
        assert send(to).waiting == 1
        assert len(to.came) == 1


@pytest.mark.parametrize(("status", "reason"), [(400, "answered 400 Bad Request"), (404, "answered 404 Not Found")])
def test_what_will_not_pass_soon_is_left_for_the_next_call(status: int, reason: str, send: Send) -> None:
    with server(status) as to:
        assert send(to) == Delivered(arrived=0, waiting=1, reason=reason)
        assert len(to.came) == 1


def test_a_message_that_is_never_taken_can_be_given_up(send: Send, held: Holdings) -> None:
    with server(400) as to:
        send(to)
        list(held.add(HARBOUR[3:5]))
        assert send(to).waiting == 2
        to.answers = [200]
        assert send(to, skip=True) == Delivered(arrived=1, waiting=0, given_up=True)
        assert json.loads(to.arrived[-1])["data"]["until"] == held.archive.last()
        with pytest.raises(BadCall, match="--skip: the last message"):
            send(to, skip=True)


def test_nothing_is_given_up_that_was_never_sent(send: Send) -> None:
    with server() as to:
        with pytest.raises(BadCall, match="--skip"):
            send(to, skip=True)
        assert send(to).arrived == 1


def test_no_redirection_is_followed(send: Send) -> None:
    with server() as other, server((307, {"location": other.url})) as to:
        assert "answered 307 Temporary Redirect" in send(to).reason
        assert len(to.came) == 1
        assert other.came == []


def test_who_wants_nothing_more_gets_nothing_more_until_it_is_asked_for(send: Send, held: Holdings) -> None:
    with server(410) as to:
        assert "nothing more (410 Gone)" in send(to).reason
        list(held.add(HARBOUR[3:4]))
        assert "nothing more" in send(to).reason
        assert len(to.came) == 1
        to.answers = [200]
        assert send(to, again=True).arrived == 2
        assert send(to) == Delivered(arrived=0, waiting=0)


def test_what_changed_before_a_time_is_left_out(send: Send, held: Holdings) -> None:
    moment = held.archive.last()
    list(held.add(HARBOUR[3:5]))
    with server() as to:
        assert send(to, since=moment).arrived == 1
        assert json.loads(to.arrived[0])["data"]["since"] == moment
    with server() as to:
        assert send(to, since="2099-01-01T00:00:00.000000+00:00") == Delivered(arrived=0, waiting=0)
        assert send(to) == Delivered(arrived=0, waiting=0)
        assert to.came == []


def test_where_it_begins_is_kept_where_nothing_was_to_be_sent(send: Send, held: Holdings) -> None:
    with server() as to:
        start = held.archive.last()
        assert send(to, since=start) == Delivered(arrived=0, waiting=0)
        list(held.add(HARBOUR[3:5]))
        assert send(to).arrived == 1
        told = json.loads(to.arrived[0])["data"]
        assert (told["since"], told["until"]) == (start, held.archive.last())


def test_what_changed_between_two_calls_is_never_left_out(send: Send, held: Holdings) -> None:
    with server() as to:
        send(to, since=BEGINNING)
        missed = held.archive.last()
        list(held.add(HARBOUR[3:4]))
        later = held.clock()
        list(held.add(HARBOUR[4:5]))
        assert send(to, since=later).arrived == 1
        assert json.loads(to.arrived[-1])["data"]["since"] == missed


def test_a_time_of_earlier_sends_nothing_twice(send: Send) -> None:
    with server() as to:
        assert send(to).arrived == 1
        assert send(to, since=BEGINNING) == Delivered(arrived=0, waiting=0)


def test_many_changes_arrive_in_parts_in_their_order(
    send: Send, held: Holdings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(payload, "MOST", 5)
    with server(200, 200, 500) as to:
        found = send(to)
        assert found.arrived == 2
        assert found.waiting > 1
        to.answers = [200]
        assert send(to).waiting == 0
        arrived = list({came.name: came.body for came in to.came}.values())
        told = json.loads(changes_bytes(held.changes(BEGINNING), since=BEGINNING, until=None))["changes"]
        assert changes(arrived) == told
        assert [json.loads(body)["data"]["part"] for body in arrived] == list(range(1, len(arrived) + 1))


def test_two_calls_at_once_deliver_it_once(send: Send) -> None:
    with server() as to:
        to.slowly.clear()
        found: list[Delivered] = []
        first = threading.Thread(target=lambda: found.append(send(to)))
        first.start()
        assert to.called.wait(10)
        assert send(to) == Delivered(arrived=0, waiting=1)
        to.slowly.set()
        first.join(10)
        assert found == [Delivered(arrived=1, waiting=0)]
        assert len(to.came) == 1


def test_who_is_stopped_in_the_middle_sends_it_again_under_its_name(
    send: Send, held: Holdings, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stopped(BaseException):
        pass

    def stopped(*_: object, **__: object) -> None:
        raise Stopped

    with server() as to:
        with monkeypatch.context() as patch:
            patch.setattr(delivery, "is_delivered", stopped)
            with pytest.raises(Stopped):
                send(to)
        assert send(to) == Delivered(arrived=0, waiting=0)  # it had arrived, and that was noted
        list(held.add(HARBOUR[3:4]))
        with monkeypatch.context() as patch:
            patch.setattr(Receiver, "send", stopped)
            with pytest.raises(Stopped):
                send(to)
        assert send(to).arrived == 1
        assert len(to.came) == 2


def test_a_receiver_that_is_not_there_is_said_to_be_so(send: Send) -> None:
    with server() as to:
        pass
    assert send(to).reason == "connection refused"


def test_a_receiver_that_says_nothing_is_not_waited_for_for_ever(send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiver, "LONGEST", 0.05)
    with server() as to:
        to.slowly.clear()
        assert send(to) == Delivered(arrived=0, waiting=1, reason="took too long to answer")


def test_an_empty_archive_has_nothing_to_tell(paused: list[float]) -> None:
    with server() as to:
        empty = Holdings(InMemoryArchive(), "rules")
        found = deliver(empty, Receiver(to.url, [SECRET]), since=None, again=False, wait=paused.append)
        assert found == Delivered(arrived=0, waiting=0)
        assert to.came == []


@pytest.mark.parametrize(
    "url", ["", "hook", "ftp://a.example/", "https://", "http://[", "https://a b.example/", "file:///etc/passwd"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(BadCall, match=r"address|host"):
        Receiver(url, [SECRET])


def test_what_may_be_secret_in_an_address_is_not_shown() -> None:
    one, other = (Receiver(f"https://a.example:8443/hook/{words}", [SECRET]).shown for words in ("T0/abc", "T1?k=abc"))
    assert one.startswith("https://a.example:8443 (")
    assert one != other
    assert not [shown for shown in (one, other) if "abc" in shown or "hook" in shown]
    with pytest.raises(BadCall) as told:
        Receiver("https://me:sesame@a.example/", [SECRET])
    assert "sesame" not in str(told.value)


@pytest.fixture(autouse=True)
def _no_threads_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        thread.join(5)


def test_two_spellings_of_an_address_are_one_receiver() -> None:
    one, other = (Receiver(url, [SECRET]) for url in ("https://Desk.example:443/hook", "HTTPS://desk.example/hook#x"))
    assert one.target == other.target
