"""One tool: what it is called, what it takes and answers, how it does it; all of it from typed records."""

from collections.abc import Callable, Mapping
from inspect import cleandoc
from typing import Any, get_type_hints

import msgspec
from msgspec import Struct

from twosource.desk.mcp.office import Office
from twosource.desk.web.shelf import Shelf

Json = dict[str, Any]


class Call(Struct, frozen=True, kw_only=True):
    """What a call comes to: the office, and its newest state."""

    office: Office
    shelf: Shelf


class Tool(Struct, frozen=True, kw_only=True):
    """One tool: `does` answers a call, `written` puts the answer in words.

    One that is `slow` may take seconds; one that `adds` changes the archive, and needs nothing in it.
    """

    title: str
    does: Callable[..., Any]
    written: Callable[[Any], str]
    asked: Any
    answer: Any
    slow: bool
    adds: bool

    @property
    def name(self) -> str:
        """Its name among the tools."""
        return self.does.__name__

    @property
    def words(self) -> str:
        """What it does, for the model that chooses among tools."""
        return " ".join(cleandoc(self.does.__doc__ or "").split())


def tool(
    title: str, written: Callable[[Any], str], *, slow: bool = False, adds: bool = False
) -> Callable[[Callable[..., Any]], Tool]:
    """Return what makes a tool of a function of a call and of what is asked."""

    def made(does: Callable[..., Any]) -> Tool:
        types = get_type_hints(does, include_extras=True)
        return Tool(
            title=title,
            does=does,
            written=written,
            asked=types["asked"],
            answer=types["return"],
            slow=slow,
            adds=adds,
        )

    return made


def schema_of(record: Any) -> Json:
    """Return the JSON Schema of a record, an object at its root."""
    _, components = msgspec.json.schema_components([record], ref_template="#/$defs/{name}")
    root: Json = dict(components.pop(record.__name__))
    root.pop("title", None)
    return {**root, "$defs": components} if components else root


def read(arguments: Mapping[str, Any] | None, record: Any) -> Any:
    """Return arguments as a record; what is null counts as left out. Raises msgspec's ValidationError."""
    given = {name: value for name, value in (arguments or {}).items() if value is not None}
    return msgspec.convert(given, record, strict=False)
