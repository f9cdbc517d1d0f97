"""Work that has been done, kept so that what did not change is not done again.

A dossier is a function of its documents. Whoever makes one again, with a document more, hands on the memory of the
last time; it changes what is worked out anew and never what comes out.
"""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
_Results = dict[tuple[object, ...], tuple[object, Any]]


class Memory:
    """Partial results by name, each with what it was made from.

    A name says what it is a result of: a stage, and the ids of the documents it is about. Results are records and are
    never changed by whoever gets them. The memory grows with what two dossiers were made from and no further.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kept: _Results = {}
        self._before: _Results = {}

    def copy(self) -> "Memory":
        """Return a memory that holds the same and goes its own way from here."""
        made = Memory()
        made._kept, made._before = _copied(self._kept), _copied(self._before)
        return made

    def turn(self) -> None:
        """Begin another dossier: what the last one did not ask for is forgotten."""
        self._before, self._kept = self._kept, {}

    def recall(self, name: tuple[object, ...], make: Callable[..., T], *given: object) -> T:
        """Return what `make` makes of what is given; what it made before, where it was given the same."""
        known = self._known(name)
        if known is None or known[0] != given:
            known = (given, make(*given))
        self._kept[name] = known
        result: T = known[1]
        return result

    def revise(self, name: tuple[object, ...], make: Callable[[T | None], T]) -> T:
        """Return what `make` makes out of its last result or, with the same outcome, out of None."""
        known = self._known(name)
        result = make(known[1] if known is not None else None)
        self._kept[name] = ((), result)
        return result

    def part(self, name: tuple[object, ...]) -> "Memory":
        """Return a memory of its own for something that may go unasked for: it is kept as a whole."""
        return self.revise(("part", *name), _begun)

    def _known(self, name: tuple[object, ...]) -> tuple[object, Any] | None:
        return self._kept.get(name) or self._before.get(name)


def _copied(results: _Results) -> _Results:
    return {
        name: (given, result.copy() if isinstance(result, Memory) else result)
        for name, (given, result) in results.items()
    }


def _begun(memory: Memory | None) -> Memory:
    return memory if memory is not None else Memory()
