"""One thing that the API does: how it is called, what it takes, what it answers; all of it from typed records."""

from collections.abc import Callable
from inspect import cleandoc
from typing import Any, TypeVar, get_type_hints

from msgspec import Struct

from twosource.desk.web.room import Room
from twosource.desk.web.shelf import Shelf

SMALL = 64 * 1024
"""The largest body of a call, but for sources."""
VISIBLE = r"[^\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
"""What words have that say something, written so that every dialect of patterns takes it for the same."""

T = TypeVar("T")


class Call(Struct, frozen=True, kw_only=True):
    """What a call comes to: the room, its newest state, and the names in the address."""

    room: Room
    shelf: Shelf
    names: dict[str, str]


class Operation(Struct, frozen=True, kw_only=True):
    """One operation: of a call or, where it waits for an addition, of all additions.

    `asked` is the record of its query, `body` that of its body, `answer` that of its answer.

    A body or an answer that is `bytes` is taken, or given, as it is. One that is `slow` may take
    seconds.
    """

    method: str
    path: str
    does: Callable[..., Any]
    asked: Any
    body: Any
    answer: Any
    status: int
    largest: int
    slow: bool

    @property
    def name(self) -> str:
        """Its name among the operations."""
        return self.does.__name__

    @property
    def words(self) -> str:
        """What it does, in words."""
        return cleandoc(self.does.__doc__ or "")


def operation(
    method: str, path: str, *, status: int = 200, largest: int = SMALL, slow: bool = False
) -> Callable[[Callable[..., Any]], Operation]:
    """Return what makes an operation of a function of a call, with `asked` and `body` where it takes them."""

    def made(does: Callable[..., Any]) -> Operation:
        types = get_type_hints(does, include_extras=True)
        return Operation(
            method=method,
            path=path,
            does=does,
            asked=types.get("asked"),
            body=types.get("body"),
            answer=types["return"],
            status=status,
            largest=largest,
            slow=slow,
        )

    return made
