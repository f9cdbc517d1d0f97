"""Many hosts are asked at a time, each by one hand, and answers come as they come."""

import threading
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Hands:
    """Threads that do what may take long. They do not hold up the end of the program, whatever they are at."""

    def __init__(self, number: int = 8) -> None:
        """Begin with so many."""
        self._todo: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(number)]
        for thread in self._threads:
            thread.start()

    def each(
        self, items: Iterable[T], work: Callable[[T], R], host: Callable[[T], str]
    ) -> Iterator[tuple[T, R | Exception]]:
        """Yield each item with what comes of it, those of one host one after the other, hosts by turns.

        No more results lie ready than there are hands: what is begun waits until they are asked for.
        """
        waiting: defaultdict[str, deque[T]] = defaultdict(deque)
        for item in items:
            waiting[host(item)].append(item)
        free, busy = deque(waiting), 0
        came: SimpleQueue[tuple[str, T, R | Exception]] = SimpleQueue()
        while free or busy:
            while free and busy < len(self._threads):
                name = free.popleft()
                self._begin(name, waiting[name].popleft(), work, came)
                busy += 1
            name, item, result = came.get()
            busy -= 1
            if waiting[name]:
                free.append(name)
            yield item, result

    def close(self) -> None:
        """Let the threads end when they have done what they are at."""
        for _ in self._threads:
            self._todo.put(None)

    def _begin(
        self, name: str, item: T, work: Callable[[T], R], came: "SimpleQueue[tuple[str, T, R | Exception]]"
    ) -> None:
        def done() -> None:
            try:
                came.put((name, item, work(item)))
            except Exception as error:  # noqa: BLE001  it is the answer
                came.put((name, item, error))

        self._todo.put(done)

    def _work(self) -> None:
        while (done := self._todo.get()) is not None:
            done()
