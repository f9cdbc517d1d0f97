import threading
from collections import Counter
from contextlib import closing

from twosource.watch.hands import Hands


def test_several_hosts_are_asked_at_a_time_and_each_by_one_hand() -> None:
    lock, both = threading.Lock(), threading.Barrier(2, timeout=10)
    at: Counter[str] = Counter()
    most: Counter[str] = Counter()

    def work(item: tuple[str, int]) -> int:
        host, number = item
        with lock:
            at[host] += 1
            most[host] = max(most[host], at[host])
        if number == 0:
            both.wait()  # which needs the other host at the same time
        with lock:
            at[host] -= 1
        return number

    items = [(host, number) for host in "ab" for number in range(20)]
    with closing(Hands(4)) as hands:
        found = list(hands.each(items, work, lambda item: item[0]))
    assert most == {"a": 1, "b": 1}
    assert [number for (host, _), number in found if host == "b"] == list(range(20))


def test_a_host_that_does_not_answer_holds_up_no_other() -> None:
    rest = threading.Event()
    seen = []
    with closing(Hands(2)) as hands:
        for item, _ in hands.each([*"aabcdefghij"], lambda item: item == "a" and rest.wait(10), lambda item: item):
            seen.append(item)
            if len(seen) == 9:
                rest.set()
    assert "".join(seen) == "bcdefghijaa"


def test_no_more_answers_lie_ready_than_there_are_hands() -> None:
    begun: list[int] = []
    with closing(Hands(3)) as hands:
        for number, (_, answer) in enumerate(hands.each(range(20), begun.append, str), start=1):
            assert answer is None
            assert len(begun) <= number + 2
    assert sorted(begun) == list(range(20))


def test_what_goes_wrong_is_an_answer() -> None:
    with closing(Hands(1)) as hands:
        ((_, answer),) = hands.each([0], lambda number: 1 // number, str)
    assert isinstance(answer, ZeroDivisionError)
