"""What takes long to work out is worked out once, however many ask for it at the same time."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

T = TypeVar("T")


class Once(Generic[T]):
    """Results by name: those last asked for are kept, and who asks while one is being made waits for it."""

    def __init__(self, most: int) -> None:
        """Begin with nothing; so many results are kept at `most`."""
        self._most = most
        self._lock = threading.Lock()
        self._known: OrderedDict[str, Future[T]] = OrderedDict()

    def get(self, name: str, make: Callable[[], T]) -> T:
        """Return the result of this name, made where it is not there; an error is told to all who wait, and not kept.

        Other names are not held up meanwhile.
        """
        with self._lock:
            known = self._known.get(name)
            result = known or Future()
            self._known[name] = result
            self._known.move_to_end(name)
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        if known is not None:
            return known.result()
        try:
            result.set_result(make())
        except BaseException as error:
            with self._lock:
                if self._known.get(name) is result:
                    del self._known[name]
            result.set_exception(error)
            raise
        return result.result()
