"""Many addresses are asked at a time, and answers come in the order of the questions."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Hands:
    """Threads that do what may take long. They do not hold up the end of the program, whatever they are at."""

    def __init__(self, number: int = 8) -> None:
        """Begin with so many."""
        self._ahead = 2 * number
        self._todo: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(number)]
        for thread in self._threads:
            thread.start()

    def each(self, items: Iterable[T], work: Callable[[T], R]) -> Iterator[tuple[T, R | Exception]]:
        """Yield each item with what comes of it, in order; a few are begun before they are asked for."""
        begun: deque[tuple[T, Future[R | Exception]]] = deque()
        for item in items:
            begun.append((item, self._begin(item, work)))
            if len(begun) > self._ahead:
                first, future = begun.popleft()
                yield first, future.result()
        while begun:
            first, future = begun.popleft()
            yield first, future.result()

    def close(self) -> None:
        """Let the threads end when they have done what they are at."""
        for _ in self._threads:
            self._todo.put(None)

    def _begin(self, item: T, work: Callable[[T], R]) -> "Future[R | Exception]":
        future: Future[R | Exception] = Future()

        def done() -> None:
            try:
                future.set_result(work(item))
            except Exception as error:  # noqa: BLE001  it is the answer
                future.set_result(error)

        self._todo.put(done)
        return future

    def _work(self) -> None:
        while (done := self._todo.get()) is not None:
            done()
