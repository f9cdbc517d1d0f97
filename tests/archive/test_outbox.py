"""Messages are delivered in order, once each, whoever delivers and wherever he is stopped."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import PLACES, STORES, made, moment

from twosource.archive.in_memory import InMemoryArchive
from twosource.archive.interface import Archive
from twosource.archive.opening import open_archive
from twosource.archive.outbox import GIVEN_UP, GONE, Outbox

A, B = "a" * 64, "b" * 64
MINUTE = 60


@pytest.fixture(params=STORES)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    with closing(STORES[request.param](tmp_path)) as opened:
        yield opened


def write(outbox: Outbox, *bodies: bytes, target: str = A, minute: int = 1) -> bool:
    return outbox.write(target, bodies, since=outbox.written(target), until=moment(minute))


def sent(outbox: Outbox, status: int, *, target: str = A, minute: int = 10) -> bytes | None:
    sending = outbox.begin(target, now=moment(minute), patience=MINUTE)
    if sending is None:
        return None
    outbox.end(sending, status, now=moment(minute))
    return sending.message.body


def test_messages_are_delivered_in_order_and_then_no_more(archive: Archive) -> None:
    outbox = archive.outbox()
    assert write(outbox, b"1", b"2")
    assert write(outbox, b"3", minute=2)
    assert [sent(outbox, 200) for _ in range(4)] == [b"1", b"2", b"3", None]
    assert outbox.waiting(A) == 0


def test_what_did_not_arrive_is_sent_again_under_its_name(archive: Archive) -> None:
    outbox = archive.outbox()
    write(outbox, b"1", b"2")
    tries = []
    for status in (0, 500, 302, 204):
        sending = outbox.begin(A, now=moment(5), patience=MINUTE)
        assert sending is not None
        tries.append(sending.message)
        assert outbox.waiting(A) == 2
        outbox.end(sending, status, now=moment(5))
    assert len(set(map(str, tries))) == 1
    assert outbox.waiting(A) == 1
    assert sent(outbox, 200) == b"2"


def test_two_that_send_at_once_never_have_the_same_message(archive: Archive) -> None:
    outbox = archive.outbox()
    write(outbox, b"1", b"2")
    first = outbox.begin(A, now=moment(5), patience=MINUTE)
    assert first is not None
    assert outbox.begin(A, now=moment(5), patience=MINUTE) is None
    outbox.end(first, 200, now=moment(5))
    assert sent(outbox, 200) == b"2"


def test_who_was_stopped_while_sending_holds_a_message_no_longer_than_he_may(archive: Archive) -> None:
    outbox = archive.outbox()
    write(outbox, b"1")
    stopped = outbox.begin(A, now=moment(5), patience=MINUTE)
    assert stopped is not None
    assert outbox.begin(A, now=moment(5), patience=MINUTE) is None
    other = outbox.begin(A, now=moment(7), patience=MINUTE)
    assert other is not None
    assert other.message == stopped.message


def test_of_two_that_write_at_once_one_does(archive: Archive) -> None:
    outbox = archive.outbox()
    assert outbox.write(A, [b"1"], since=None, until=moment(1))
    assert not outbox.write(A, [b"other"], since=None, until=moment(2))
    assert outbox.write(A, [b"2"], since=moment(1), until=moment(2))
    assert outbox.written(A) == moment(2)
    assert [sent(outbox, 200) for _ in range(3)] == [b"1", b"2", None]


def test_nothing_to_say_leaves_the_time_where_it_was(archive: Archive) -> None:
    outbox = archive.outbox()
    assert not outbox.write(A, [], since=None, until=moment(1))
    assert outbox.written(A) is None


def test_a_start_counts_where_nothing_was_written_and_is_no_message(archive: Archive) -> None:
    outbox = archive.outbox()
    outbox.start(A, moment(3))
    outbox.start(A, moment(5))
    assert (outbox.written(A), outbox.written(B), outbox.waiting(A)) == (moment(3), None, 0)
    assert sent(outbox, 200) is None
    assert write(outbox, b"1", minute=4)
    outbox.start(A, moment(6))
    assert outbox.written(A) == moment(4)
    assert sent(outbox, 200) == b"1"


def test_one_target_knows_nothing_of_another(archive: Archive) -> None:
    outbox = archive.outbox()
    write(outbox, b"same", target=A)
    write(outbox, b"same", target=B)
    assert sent(outbox, GONE, target=A) == b"same"
    assert (outbox.answered(A), outbox.answered(B)) == (GONE, None)
    assert sent(outbox, 200, target=B) == b"same"
    assert (outbox.waiting(A), outbox.waiting(B)) == (1, 0)


def test_who_takes_messages_again_is_not_gone(archive: Archive) -> None:
    outbox = archive.outbox()
    write(outbox, b"1")
    sent(outbox, GONE)
    sent(outbox, 200)
    assert outbox.answered(A) != GONE


def test_what_was_given_up_is_tried_no_more(archive: Archive) -> None:
    outbox = archive.outbox()
    write(outbox, b"1", b"2")
    assert sent(outbox, 400) == b"1"
    assert sent(outbox, GIVEN_UP) == b"1"
    assert (outbox.waiting(A), outbox.answered(A)) == (1, GIVEN_UP)
    assert sent(outbox, 200) == b"2"


def test_messages_are_no_additions(archive: Archive) -> None:
    before = archive.last(), archive.state()
    write(archive.outbox(), b"1")
    sent(archive.outbox(), 200)
    assert (archive.last(), archive.state()) == before


@pytest.mark.parametrize("kind", PLACES)
def test_many_that_send_at_once_deliver_each_message_once(kind: str, tmp_path: Path) -> None:
    place = PLACES[kind](tmp_path)
    with closing(open_archive(place, new=True)) as archive:
        write(archive.outbox(), *(b"%d" % number for number in range(40)))

    def send(_: int) -> list[bytes]:
        found = []
        with closing(open_archive(place, new=False)) as own:
            while own.outbox().waiting(A):
                body = sent(own.outbox(), 200)
                if body is not None:
                    found.append(body)
        return found

    with ThreadPoolExecutor(4) as pool:
        every = [body for found in pool.map(send, range(4)) for body in found]
    assert sorted(every, key=int) == [b"%d" % number for number in range(40)]


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.integers(0, 3)),
        st.tuples(st.just("begin"), st.just(0)),
        st.tuples(st.just("start"), st.just(0)),
        st.tuples(st.just("end"), st.sampled_from([0, 200, 204, 410, 500, GIVEN_UP])),
        st.tuples(st.just("later"), st.just(0)),
    ),
    max_size=30,
)


@pytest.mark.parametrize("kind", PLACES)
def test_every_store_does_the_same(kind: str, tmp_path: Path) -> None:
    targets = count()
    with closing(made(kind, tmp_path)) as archive:

        @given(STEPS)
        @settings(max_examples=30)
        def alike(steps: list[tuple[str, int]]) -> None:
            target = str(next(targets))
            assert history(InMemoryArchive().outbox(), target, steps) == history(archive.outbox(), target, steps)

        alike()


def history(outbox: Outbox, target: str, steps: list[tuple[str, int]]) -> list[object]:
    seen: list[object] = []
    under_way = []
    time = 0
    for step, value in steps:
        if step == "write":
            time += 1
            bodies = (b"%d-%d" % (time, part) for part in range(value))
            seen.append(write(outbox, *bodies, target=target, minute=time))
        elif step == "start":
            outbox.start(target, moment(time))
        elif step == "begin":
            sending = outbox.begin(target, now=moment(time), patience=MINUTE)
            seen.append(sending and sending.message)
            under_way += [sending] if sending else []
        elif step == "end" and under_way:
            outbox.end(under_way.pop(0), value, now=moment(time))
        elif step == "later":
            time += 2
        seen.append((outbox.waiting(target), outbox.written(target), outbox.answered(target)))
    return seen
