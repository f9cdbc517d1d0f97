"""Changes as messages: nothing lost, nothing twice, none too large."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from twosource.notify.payload import LARGEST, MOST, Payload, bodies
from twosource.records.change import Change

SINCE, UNTIL = "2031-03-10T08:00:00.000000+00:00", "2031-03-11T08:00:00.000000+00:00"


def change(number: int, words: str = "") -> Change:
    return Change(kind="new", what="claim", story="s1", id=f"c{number}", text=words, before=None, after="x")


@given(st.lists(st.integers(0, LARGEST), max_size=12), st.integers(0, 2 * MOST))
def test_the_parts_are_the_changes_in_their_order(sizes: list[int], many: int) -> None:
    changes = [change(at, "x" * size) for at, size in enumerate(sizes)] + [change(at) for at in range(many)]
    found = [msgspec.json.decode(body, type=Payload) for body in bodies(changes, since=SINCE, until=UNTIL)]
    assert [each for payload in found for each in payload.data.changes] == changes
    assert [payload.data.part for payload in found] == list(range(1, len(found) + 1))
    assert {payload.data.parts for payload in found} <= {len(found)}
    for payload in found:
        assert 0 < len(payload.data.changes) <= MOST
        size = sum(len(msgspec.json.encode(each)) for each in payload.data.changes)
        assert size <= LARGEST or len(payload.data.changes) == 1


def test_a_message_says_what_it_is_and_up_to_when_it_tells() -> None:
    (body,) = bodies([change(1)], since=SINCE, until=UNTIL)
    payload = msgspec.json.decode(body)
    assert (payload["type"], payload["timestamp"]) == ("changes", UNTIL)
    assert {name: payload["data"][name] for name in ("since", "until")} == {"since": SINCE, "until": UNTIL}


def test_no_change_is_no_message() -> None:
    assert bodies([], since=SINCE, until=UNTIL) == ()
